//! Time: the share elapsed and how many days count as on plan.

use crate::base::{Date, Days};
use crate::model::Tolerance;

/// Share of the time elapsed (序时进度): `clamp((t-s)/(d-s), 0, 1)`; 0 before and 1 from the due day on
/// when both are one day.
pub fn elapsed(t: Date, start: Date, due: Date) -> f64 {
    if due <= start {
        return if t < due { 0.0 } else { 1.0 };
    }
    (f64::from(t.since(start)) / f64::from(due.since(start))).clamp(0.0, 1.0)
}

/// Below so many days the share for days on track is halved, so that one day never crosses two
/// grades.
const SHORT: f64 = 47.0;

/// How many days count as on plan: the greater of `days` and `share` of the span, but no more than
/// `behind` of the span, 15 % of it, the days left when the figure was taken, and in a span under
/// 47 days half of `behind`; rounded down to whole days.
///
/// Near the end there is no time left to be late in, so the due date bounds it.
pub fn allowed(tolerance: Tolerance, start: Date, due: Date, on: Date) -> Days {
    let span = f64::from(due.since(start).max(0));
    let left = f64::from(due.since(on).max(0));
    let behind = if span < SHORT {
        tolerance.behind / 2.0
    } else {
        tolerance.behind
    };
    let wanted = f64::from(tolerance.days).max(tolerance.share * span);
    // A share such as 0.05 of 300 days is 15 days, not 14.999…
    let days = wanted.min(behind.min(Tolerance::MOST) * span).min(left);
    (days + 1e-9).floor() as Days
}

/// Days beyond which late is far behind: `behind × span`, 15 % of it by default.
pub fn far(tolerance: Tolerance, start: Date, due: Date) -> f64 {
    tolerance.behind * f64::from(due.since(start).max(0))
}
