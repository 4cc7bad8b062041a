//! Time: the share elapsed and how many days count as on plan (D2, D8).

use crate::base::{Date, Days};
use crate::model::Tolerance;

/// Share of the time elapsed (序时进度): `clamp((t-s)/(d-s), 0, 1)`; 0 before and 1 from the due day on when both are one day.
pub fn elapsed(t: Date, start: Date, due: Date) -> f64 {
    if due <= start {
        return if t < due { 0.0 } else { 1.0 };
    }
    (f64::from(t.since(start)) / f64::from(due.since(start))).clamp(0.0, 1.0)
}

/// How many days count as on plan: `min(max(days, share of the span), 15 % of the span, days left at t_A)`, rounded down.
///
/// The due date bounds it: near the end there is no time left to be late in. Source: D8.
pub fn allowed(tolerance: Tolerance, start: Date, due: Date, on: Date) -> Days {
    let span = f64::from(due.since(start).max(0));
    let left = f64::from(due.since(on).max(0));
    // A share such as 0.05 of 300 days is 15 days, not 14.999…
    let days = f64::from(tolerance.days).max(tolerance.share * span).min(tolerance.behind * span).min(left);
    (days + 1e-9).floor() as Days
}

/// Days beyond which late is far behind: 15 % of the span by default.
pub fn far(tolerance: Tolerance, start: Date, due: Date) -> f64 {
    tolerance.behind * f64::from(due.since(start).max(0))
}
