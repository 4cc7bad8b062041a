//! How late something is, in the days that its status sentence rests on, so that every place tells
//! the same number.

use super::reason::{Held, Lateness};
use super::{Judgement, Reason};
use crate::base::{Date, Days};

/// How late something is; never less than one day.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Delay {
    /// Past its due day.
    Past {
        /// The due day.
        due: Date,
        /// Whole days since then, one or more.
        days: Days,
    },
    /// Behind its plan, or to be late at the pace so far.
    Behind {
        /// About how many whole days, as the sentence of the status rounds them.
        days: Days,
    },
}

impl Delay {
    /// Whole days, one or more.
    pub fn whole(self) -> Days {
        match self {
            Delay::Past { days, .. } | Delay::Behind { days } => days,
        }
    }
}

/// How late a judgement of day `t` says that something is; `None` where it is not behind, or says
/// no number of days.
///
/// Past a due day it is the days since that day, whatever the plan says; before it the days of the
/// reason.
pub fn delay(judgement: &Judgement, t: Date) -> Option<Delay> {
    if !judgement.status.token().is_behind() {
        return None;
    }
    let past = |due: Date| Delay::Past {
        due,
        days: t.since(due),
    };
    let behind = |days: f64| (1.0 <= days).then_some(Delay::Behind { days: days as Days });
    // A pace that leads half a day past the due day is a day late; against a plan half a day is
    // none.
    let at_pace = |late: f64| behind((late - 1e-9).ceil());
    match &judgement.reason {
        Reason::Awaiting { due, .. } | Reason::Overdue { due, .. } => Some(past(*due)),
        Reason::Milestone { due, .. } => due.last().map(past),
        Reason::Plan { standing, .. } => behind((-standing.days).round()),
        Reason::Pace {
            lateness: Lateness::Days(days),
            ..
        } => at_pace(*days),
        Reason::Limit {
            held: Held::Nearing { late, .. },
            ..
        } => at_pace(*late),
        _ => None,
    }
}
