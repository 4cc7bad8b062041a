//! How old the figures are, counted in days that are not closed.

use crate::base::{Date, Days};
use crate::model::vocabulary::Interval;

/// The least age at which figures can be out of date, whatever their interval.
const LEAST: Days = 28;

/// Whether figures are out of date on day `t`: two intervals and at least 28 days without a new
/// one, closed days not counted.
///
/// A badge beside the status, never a status by itself.
pub fn is_stale(last: Date, every: Interval, closed: &[(Date, Date)], t: Date) -> bool {
    let idle = closed_days(closed, last, t);
    every.after(last, 2).plus(idle) <= t && LEAST + idle <= t.since(last)
}

/// Closed days after `from` up to `to`, that day included; stretches must not overlap, or their
/// days count twice.
pub fn closed_days(closed: &[(Date, Date)], from: Date, to: Date) -> Days {
    let inside = closed.iter().map(|(first, last)| {
        let (first, last) = ((*first).max(from.plus(1)), (*last).min(to));
        (last.since(first) + 1).max(0)
    });
    inside.sum()
}
