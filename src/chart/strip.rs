//! C15: a row of small cells, one a period, over a stretch of time that all rows of a table share.
//! Marks only; the words beside it say the same.
//!
//! Each state has a shape of its own, so that it is told without colour: full, half, crossed,
//! empty, a dash.

use super::canvas::Canvas;
use super::role::Role;
use crate::base::Date;

/// A row of cells.
#[derive(Clone, Debug, PartialEq)]
pub struct Strip {
    /// The first and the last day that have a place.
    pub window: (Date, Date),
    /// The cells; what lies outside the window is cut off.
    pub cells: Vec<Cell>,
}

/// One cell.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Cell {
    /// The first day of its period.
    pub first: Date,
    /// The last day.
    pub last: Date,
    /// How it is drawn.
    pub mark: Mark,
}

/// How a cell is drawn.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Mark {
    /// Full.
    Kept,
    /// Half as high.
    Late,
    /// Crossed.
    Missed,
    /// Empty, with an edge.
    Open,
    /// A dash.
    Closed,
    /// Several together: as high as the share that was kept, with the share that was late above it,
    /// half as wide.
    Shares {
        /// 0 to 1.
        kept: f64,
        /// 0 to 1; with `kept` no more than 1.
        late: f64,
    },
}

/// Pixels of a month; all months are equally wide, so that names above them need no drawing.
const MONTH: u32 = 52;

/// Height in pixels.
const HEIGHT: u32 = 14;

/// Room between two cells, in pixels.
const GAP: f64 = 1.5;

impl Strip {
    /// The row as marks.
    pub fn draw(&self) -> String {
        let canvas = Canvas::new(months(self.window.0, self.window.1).max(1) * MONTH, HEIGHT);
        let (from, to) = self.window;
        let inside = self
            .cells
            .iter()
            .filter(|c| from <= c.last && c.first <= to);
        let placed: Vec<(f64, f64, Mark)> = inside
            .map(|c| {
                (
                    self.x(c.first.max(from)),
                    self.x(c.last.min(to).plus(1)) - GAP,
                    c.mark,
                )
            })
            .map(|(left, right, mark)| (left, (right - left).max(1.0), mark))
            .collect();
        // Cells of one role that follow each other share a path.
        for layer in [track, kept, late, other] {
            placed
                .iter()
                .for_each(|(x, width, mark)| layer(&canvas, *mark, *x, *width));
        }
        canvas.micro("pr-strip", true)
    }

    /// Where a day begins, in pixels.
    fn x(&self, day: Date) -> f64 {
        let month = day.month_start();
        let days = f64::from(month.month_end().since(month) + 1);
        (f64::from(months(self.window.0, day)) - 1.0 + f64::from(day.since(month)) / days)
            * f64::from(MONTH)
    }
}

/// One cell alone, for a key.
pub fn sample(mark: Mark) -> String {
    let canvas = Canvas::new(HEIGHT, HEIGHT);
    for layer in [track, kept, late, other] {
        layer(&canvas, mark, 0.0, f64::from(HEIGHT));
    }
    canvas.micro("pr-strip-key", false)
}

/// The calendar months from one day's to another's, both counted; 0 when the other lies before.
fn months(from: Date, to: Date) -> u32 {
    let count = |day: Date| i32::from(day.ymd().0) * 12 + i32::from(day.ymd().1);
    (count(to) - count(from) + 1).max(0).unsigned_abs()
}

/// What several that are not all kept leave free.
fn track(canvas: &Canvas, mark: Mark, x: f64, width: f64) {
    if let Mark::Shares { .. } = mark {
        canvas.cell(Role::Band, (x, 0.0), width, f64::from(HEIGHT));
    }
}

fn kept(canvas: &Canvas, mark: Mark, x: f64, width: f64) {
    let share = match mark {
        Mark::Kept => 1.0,
        Mark::Shares { kept, .. } => share(kept),
        _ => return,
    };
    if share > 0.0 {
        let tall = share * f64::from(HEIGHT);
        canvas.cell(Role::OnTrack, (x, f64::from(HEIGHT) - tall), width, tall);
    }
}

fn late(canvas: &Canvas, mark: Mark, x: f64, width: f64) {
    let (below, share, width) = match mark {
        Mark::Late => (0.0, 0.5, width),
        Mark::Shares { kept, late } => {
            (share(kept), share(late).min(1.0 - share(kept)), width / 2.0)
        }
        _ => return,
    };
    if share > 0.0 {
        let tall = f64::from(HEIGHT);
        canvas.cell(
            Role::Risk,
            (x, tall - (below + share) * tall),
            width,
            share * tall,
        );
    }
}

fn other(canvas: &Canvas, mark: Mark, x: f64, width: f64) {
    let tall = f64::from(HEIGHT);
    // A sign keeps its form in a wide cell.
    let (middle, half) = (x + width / 2.0, (width / 2.0 - 1.0).clamp(0.5, 5.0));
    match mark {
        Mark::Missed => {
            canvas.line(
                Role::Below,
                &[(middle - half, 2.0), (middle + half, tall - 2.0)],
            );
            canvas.line(
                Role::Below,
                &[(middle - half, tall - 2.0), (middle + half, 2.0)],
            );
        }
        Mark::Open => canvas.rect(
            Role::None,
            (x + 0.75, 0.75),
            (width - 1.5).max(0.5),
            tall - 1.5,
        ),
        Mark::Closed => canvas.line(
            Role::Zero,
            &[(middle - half, tall / 2.0), (middle + half, tall / 2.0)],
        ),
        // Something is always missing where the bottom line is all that is seen.
        Mark::Shares { .. } => canvas.line(Role::End, &[(x, tall - 0.5), (x + width, tall - 0.5)]),
        Mark::Kept | Mark::Late => {}
    }
}

/// A share as far as it can be drawn.
fn share(share: f64) -> f64 {
    if share.is_finite() {
        share.clamp(0.0, 1.0)
    } else {
        0.0
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::{check_drawing, corners, group};
    use super::*;
    use proptest::prelude::*;

    fn day(text: &str) -> Date {
        Date::parse(text).expect("a day")
    }

    fn strip(cells: Vec<Cell>) -> String {
        Strip {
            window: (day("2021-01-01"), day("2021-12-31")),
            cells,
        }
        .draw()
    }

    fn weeks(mark: impl Fn(i32) -> Mark) -> Vec<Cell> {
        let monday = day("2020-12-28");
        (0..53)
            .map(|n| Cell {
                first: monday.plus(7 * n),
                last: monday.plus(7 * n + 6),
                mark: mark(n),
            })
            .collect()
    }

    #[test]
    fn a_year_of_weeks_is_small() {
        let one_each = |n: i32| {
            [
                Mark::Kept,
                Mark::Late,
                Mark::Missed,
                Mark::Open,
                Mark::Closed,
            ][n as usize % 5]
        };
        for svg in [strip(weeks(|_| Mark::Kept)), strip(weeks(one_each))] {
            check_drawing(&svg);
            assert!(svg.len() <= 5000, "{} bytes", svg.len());
        }
    }

    #[test]
    fn each_state_has_a_shape_of_its_own() {
        let marks = [
            Mark::Kept,
            Mark::Late,
            Mark::Missed,
            Mark::Open,
            Mark::Closed,
        ];
        let shapes: Vec<String> = marks
            .iter()
            .map(|m| {
                sample(*m)
                    .replace("pr-ontrack", "x")
                    .replace("pr-risk", "x")
            })
            .map(|svg| {
                svg.split(" d=\"")
                    .nth(1)
                    .or(svg.split("<rect").nth(1))
                    .unwrap_or("")
                    .to_owned()
            })
            .collect();
        for (at, shape) in shapes.iter().enumerate() {
            assert!(
                !shape.is_empty() && !shapes[..at].contains(shape),
                "{:?}: {shape}",
                marks[at]
            );
        }
    }

    #[test]
    fn a_month_begins_where_its_name_stands_above_it() {
        let march = Cell {
            first: day("2021-03-01"),
            last: day("2021-03-31"),
            mark: Mark::Kept,
        };
        assert_eq!(
            corners(group(&strip(vec![march]), "pr-ontrack"))[0].0,
            2.0 * f64::from(MONTH)
        );
    }

    #[test]
    fn what_lies_outside_the_window_is_cut_off() {
        let cell = |first: &str, last: &str| Cell {
            first: day(first),
            last: day(last),
            mark: Mark::Kept,
        };
        let drawn = strip(vec![
            cell("2020-12-28", "2021-01-03"),
            cell("2020-01-01", "2020-12-31"),
            cell("2022-01-01", "2022-01-09"),
        ]);
        assert_eq!(group(&drawn, "pr-ontrack").matches('M').count(), 1);
        assert_eq!(corners(group(&drawn, "pr-ontrack"))[0].0, 0.0);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        #[test]
        fn any_shares_make_a_drawing(kept in any::<f64>(), late in any::<f64>(), first in -900i32..900, long in 1i32..400) {
            let first = day("2021-06-01").plus(first);
            check_drawing(&strip(vec![Cell { first, last: first.plus(long), mark: Mark::Shares { kept, late } }]));
        }
    }
}
