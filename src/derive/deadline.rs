//! What happens around the due day: which figure decides, and how long one is awaited.

use super::progress::{limit_kept, reached};
use super::series::{Actual, Bound};
use crate::base::Date;
use crate::model::Indicator;
use crate::model::vocabulary::Interval;

/// A promise with its due day, and the figures as far as they are known.
#[derive(Clone, Copy, Debug)]
pub struct Deadline<'a> {
    /// What is to be reached or kept; of an original promise as it was first published.
    pub indicator: &'a Indicator,
    /// All totals by date, as far as they are known.
    pub totals: &'a [Actual],
    /// How often figures are due.
    pub every: Interval,
    /// The due day, on which a figure is still in time.
    pub due: Date,
}

/// How a promise stands after its due day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum After {
    /// The last figure is awaited until this day, itself included.
    Awaited(Date),
    /// Nothing is awaited any more: what is known decides.
    Over,
}

impl Deadline<'_> {
    /// The figure by which a limit or range is decided: the last one dated from one interval before
    /// the due day to one after it; later ones change nothing.
    pub fn deciding(&self) -> Option<Actual> {
        let (from, to) = (
            self.every.after(self.due, -1),
            self.every.after(self.due, 1),
        );
        self.totals
            .iter()
            .rfind(|a| from <= a.on && a.on <= to)
            .copied()
    }

    /// Whether a figure tells the result: one of the due day or later; of a limit the deciding one.
    pub fn is_told(&self) -> bool {
        match self.indicator.direction.is_limit() {
            true => self.deciding().is_some(),
            false => self.totals.last().is_some_and(|a| self.due <= a.on),
        }
    }

    /// Whether the final figure may still come, for a promise that is not kept.
    ///
    /// It is awaited for one interval after the due day while no figure is dated on or after that
    /// day; a figure that is only a bound and does not decide is awaited to become exact for three
    /// intervals and at least 92 days.
    pub fn after(&self, t: Date) -> After {
        let until = if self.is_undecided() {
            self.every.after(self.due, 3).max(self.due.plus(92))
        } else if self.totals.last().is_some_and(|a| self.due <= a.on) {
            // A figure of the due day or later is the final one; it does not reach the target.
            return After::Over;
        } else {
            self.every.after(self.due, 1)
        };
        if t <= until {
            After::Awaited(until)
        } else {
            After::Over
        }
    }

    fn is_undecided(&self) -> bool {
        if self.indicator.direction.is_limit() {
            return self
                .deciding()
                .is_some_and(|a| limit_kept(self.indicator, a).is_none());
        }
        let last = self.totals.last();
        last.is_some_and(|a| a.bound.is_some() && reached(self.indicator, *a).is_none())
    }

    /// How many days after the due day the target was reached, by the first figure that reaches it;
    /// `None` when that was by the due day, or for limits, which are decided around their day.
    pub fn late(&self) -> Option<i32> {
        let limit = self.indicator.direction.is_limit();
        let first = self
            .totals
            .iter()
            .find(|a| !limit && reached(self.indicator, **a) == Some(true))?;
        Some(first.on.since(self.due)).filter(|days| 0 < *days)
    }
}

/// Whether a figure proves what is said of it: with `late` that it is this far at most, else that
/// it is this far at least.
pub fn proves(bound: Option<Bound>, late: bool) -> bool {
    match bound {
        None => true,
        Some(Bound::Lower) => !late,
        Some(Bound::Upper) => late,
        Some(Bound::Neither) => false,
    }
}
