//! How much of the way is done: from one indicator and one figure, without a date or a plan.

use super::series::{Actual, Bound};
use crate::model::vocabulary::Direction;
use crate::model::{Aim, Indicator};

/// A share of the way from baseline to target; 1 is the target, below 0 is worse than the start.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Progress {
    /// The share, never clamped.
    pub value: f64,
    /// Whether the share is only a lower or upper bound; `None`: it is exact.
    pub bound: Option<Bound>,
}

impl Progress {
    /// Whether it is certainly at least `share`: a lower bound proves it, an upper bound never
    /// does.
    pub fn proves_at_least(self, share: f64) -> bool {
        share <= self.value && matches!(self.bound, None | Some(Bound::Lower))
    }

    /// Whether it is certainly below `share`: an upper bound proves it, a lower bound never does.
    pub fn proves_below(self, share: f64) -> bool {
        self.value < share && matches!(self.bound, None | Some(Bound::Upper))
    }
}

/// How far the value lies outside a range, in its unit: `max(low − x, x − high, 0)`.
pub fn gap(x: f64, low: f64, high: f64) -> f64 {
    (low - x).max(x - high).max(0.0)
}

/// How far a value lies on the wrong side of a limit or outside a range, 0 inside; `None` for other
/// targets.
pub fn distance(indicator: &Indicator, x: f64) -> Option<f64> {
    match (&indicator.target.as_ref()?.aim, indicator.direction) {
        (Aim::Range { low, high }, _) => Some(gap(x, low.value(), high.value())),
        (Aim::Value(limit), Direction::AtLeast) => Some(gap(x, limit.value(), f64::INFINITY)),
        (Aim::Value(limit), Direction::AtMost) => Some(gap(x, f64::NEG_INFINITY, limit.value())),
        _ => None,
    }
}

/// Whether a limit or range is kept; `None` when a bound does not decide it, or without a target.
pub fn limit_kept(indicator: &Indicator, actual: Actual) -> Option<bool> {
    if actual.bound == Some(Bound::Neither) {
        return None;
    }
    let at_least = |limit: f64| match actual.bound {
        Some(Bound::Lower) if actual.value < limit => None,
        Some(Bound::Upper) if limit <= actual.value => None,
        _ => Some(limit <= actual.value),
    };
    let at_most = |limit: f64| match actual.bound {
        Some(Bound::Upper) if limit < actual.value => None,
        Some(Bound::Lower) if actual.value <= limit => None,
        _ => Some(actual.value <= limit),
    };
    match (&indicator.target.as_ref()?.aim, indicator.direction) {
        (Aim::Value(limit), Direction::AtLeast) => at_least(limit.value()),
        (Aim::Value(limit), Direction::AtMost) => at_most(limit.value()),
        (Aim::Range { low, high }, _) => match (at_least(low.value()), at_most(high.value())) {
            (Some(false), _) | (_, Some(false)) => Some(false),
            (Some(true), Some(true)) => Some(true),
            _ => None,
        },
        _ => None,
    }
}

/// Progress of an indicator: `(A - B) / (T - B)`.
///
/// - Unit: share of the way; the same for decreasing targets.
/// - `None`: no target; no baseline for a kind other than count, unless the target is reached; a
///   limit that is not kept; a bound that may lie inside its range; a sum of lower and upper
///   bounds.
/// - Bound: a bound on A is one on p in the same sense when T > B, in the opposite one when T < B.
/// - Source: IATI results, Open-SDG for ranges.
pub fn progress(indicator: &Indicator, actual: Actual) -> Option<Progress> {
    if actual.bound == Some(Bound::Neither) {
        return None;
    }
    match indicator.direction {
        Direction::AtLeast | Direction::AtMost => {
            (limit_kept(indicator, actual)?).then_some(Progress {
                value: 1.0,
                bound: None,
            })
        }
        Direction::Range => range(indicator, actual),
        Direction::Increase | Direction::Decrease => linear(indicator, actual),
    }
}

/// `(A − B) / (T − B)`; without a baseline only 1, once the target is reached.
fn linear(indicator: &Indicator, actual: Actual) -> Option<Progress> {
    let target = indicator.target_value()?;
    let Some(start) = indicator.start_value() else {
        return reached(indicator, actual)?.then_some(Progress {
            value: 1.0,
            bound: None,
        });
    };
    // There is no way between them; the checks report it.
    if start == target {
        return None;
    }
    let bound = actual
        .bound
        .map(|b| if start < target { b } else { b.flipped() });
    Some(Progress {
        value: (actual.value - start) / (target - start),
        bound,
    })
}

/// Of a range: `1 − gap now / gap at the baseline`; 1 inside and 0 outside where the baseline lies
/// inside.
fn range(indicator: &Indicator, actual: Actual) -> Option<Progress> {
    let Aim::Range { low, high } = &indicator.target.as_ref()?.aim else {
        return None;
    };
    let now = gap(actual.value, low.value(), high.value());
    let value = match indicator
        .start_value()
        .map(|b| gap(b, low.value(), high.value()))
    {
        Some(before) if before > 0.0 => 1.0 - now / before,
        Some(_) => f64::from(u8::from(now == 0.0)),
        None if now == 0.0 => 1.0,
        None => return None,
    };
    // A bound that lies outside says that the truth is as far outside or farther.
    let farther = actual.bound.map(|_| Bound::Upper);
    (actual.bound.is_none() || limit_kept(indicator, actual) == Some(false)).then_some(Progress {
        value,
        bound: farther,
    })
}

/// Whether the value itself is at or beyond the target; `None` when a bound does not decide it.
pub fn reached(indicator: &Indicator, actual: Actual) -> Option<bool> {
    let target = indicator.target_value()?;
    let upward = match indicator.start_value() {
        Some(start) => start < target,
        None => indicator.direction != Direction::Decrease,
    };
    let there = if upward {
        target <= actual.value
    } else {
        actual.value <= target
    };
    let proves = if upward { Bound::Lower } else { Bound::Upper };
    match actual.bound {
        None => Some(there),
        Some(Bound::Neither) => None,
        Some(bound) if bound == proves => there.then_some(true),
        Some(_) => (!there).then_some(false),
    }
}
