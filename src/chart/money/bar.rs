//! How much of the budget is spent, in one row: all rows of a table have one scale, so that a large
//! budget is a long bar. In come amounts, out come marks only; the row's cells say the rest.

use super::super::axis::{Slot, Slots, Values};
use super::super::canvas::Canvas;
use super::super::field::{Field, Frame};
use super::super::role::Role;

/// The money of one row.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Bar {
    /// What is planned to be spent; `None` where that is not said.
    pub budget: Option<f64>,
    /// What is committed; `None` where nothing is said of it.
    pub committed: Option<f64>,
    /// What is spent; `None` where nothing is said of it.
    pub spent: Option<f64>,
}

/// Width and height in pixels.
const SIZE: (u32, u32) = (320, 16);

impl Bar {
    /// The largest of its amounts; 0 without any.
    pub fn most(&self) -> f64 {
        let all = [self.budget, self.committed, self.spent];
        all.into_iter()
            .flatten()
            .filter(|a| a.is_finite())
            .fold(0.0, f64::max)
    }

    /// The bar as marks: the budget behind what is spent, what is committed as a line across.
    /// `most`: the largest amount of all bars of the table.
    pub fn draw(&self, most: f64) -> String {
        let canvas = Canvas::new(SIZE.0, SIZE.1);
        let (right, bottom) = (f64::from(SIZE.0), f64::from(SIZE.1));
        let frame = Frame {
            left: 0.0,
            top: 0.0,
            right,
            bottom,
        };
        let slots = Slots::even(1, bottom, (2.0, bottom - 2.0));
        let scale = Values::between(0.0, most.max(f64::MIN_POSITIVE));
        let field = Field::rows(&canvas, &frame, scale, slots);
        let amount = |a: Option<f64>| a.filter(|a| a.is_finite() && 0.0 < *a);
        // What is spent is thinner, so that a budget is seen that it has passed.
        let parts = [
            (Role::Band, self.budget, 0.0),
            (Role::BarActual, self.spent, 2.5),
        ];
        for (role, of, inset) in parts {
            if let Some(of) = amount(of) {
                let start = ((0.0, Slot::Start(0)), (0.0, inset));
                // Something is not nothing, however small it is.
                let wide = field.place((of, Slot::End(0))).0;
                let end = ((of, Slot::End(0)), ((1.0 - wide).max(0.0), -inset));
                field.bar(role, [start, end]);
            }
        }
        if let Some(of) = amount(self.committed) {
            let (top, below) = ((of, Slot::Start(0)), (of, Slot::End(0)));
            let x = field.place(top).0;
            let aside = x.clamp(1.25, right - 1.25) - x;
            field.open(Role::Tick, [(top, (aside, -2.0)), (below, (aside, 2.0))]);
        }
        canvas.micro("pr-bullet", true)
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::tests::{check_drawing, group, numbers};
    use super::*;

    #[test]
    fn bars_of_a_table_have_one_scale() {
        let bar = |budget, spent| Bar {
            budget: Some(budget),
            committed: Some(spent),
            spent: Some(spent),
        };
        let most = bar(40.0, 50.0).most();
        assert_eq!(most, 50.0);
        let width = |svg: &str, class: &str| numbers(group(svg, class), "width")[0];
        let (large, small) = (bar(40.0, 50.0).draw(most), bar(4.0, 1.0).draw(most));
        [&large, &small]
            .into_iter()
            .for_each(|svg| check_drawing(svg));
        assert_eq!(width(&large, "pr-bar-actual"), 320.0);
        assert_eq!(width(&large, "pr-band"), 256.0);
        assert_eq!(width(&small, "pr-band"), 25.6);
        assert_eq!(width(&bar(4.0, 0.001).draw(most), "pr-bar-actual"), 1.0);
        check_drawing(&Bar::default().draw(0.0));
    }
}
