//! C6: the trend alone. Marks only.

use super::canvas::Canvas;
use super::role::Role;
use crate::base::Date;

/// Values over time; `None` breaks the line.
#[derive(Clone, Debug, PartialEq)]
pub struct Sparkline {
    /// The points by date.
    pub points: Vec<(Date, Option<f64>)>,
}

impl Sparkline {
    /// The line as marks; nothing without a value.
    pub fn draw(&self) -> String {
        let canvas = Canvas::new(120, 28);
        let known: Vec<(Date, f64)> =
            self.points.iter().filter_map(|(day, v)| Some((*day, v.filter(|v| v.is_finite())?))).collect();
        let (Some(first), Some(last)) = (known.first(), known.last()) else { return canvas.micro("pr-spark", false) };
        let low = known.iter().map(|(_, v)| *v).fold(f64::INFINITY, f64::min);
        let high = known.iter().map(|(_, v)| *v).fold(f64::NEG_INFINITY, f64::max);
        let days = f64::from(last.0.since(first.0).max(1));
        let place = |(day, value): (Date, f64)| {
            let share = if high > low { (value - low) / (high - low) } else { 0.5 };
            (4.0 + f64::from(day.since(first.0)) / days * 112.0, 24.0 - share * 20.0)
        };
        for run in self.points.split(|(_, value)| value.is_none()) {
            let run: Vec<(f64, f64)> =
                run.iter().filter_map(|(day, v)| Some(place((*day, v.filter(|v| v.is_finite())?)))).collect();
            if run.len() > 1 {
                canvas.line(Role::Actual, &run);
            }
        }
        let (x, y) = place(*last);
        canvas.circle(Role::Dot, (if known.len() == 1 { 60.0 } else { x }, y), 3.5, None);
        canvas.micro("pr-spark", false)
    }
}
