//! How late something is, in the days that its status sentence rests on.

use super::reason::{Held, Lateness};
use super::{Judgement, Reason};
use crate::base::{Date, Days};
use crate::model::status::Token;

/// How late.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Delay {
    /// Past its due day.
    Past {
        /// The day.
        due: Date,
        /// Whole days since then, one or more.
        days: Days,
    },
    /// Behind its plan, or to be late at the pace so far.
    Behind {
        /// About how many days, more than none.
        days: f64,
    },
}

impl Delay {
    /// Whole days, as a sentence counts them: at least one.
    pub fn whole(self) -> Days {
        match self {
            Delay::Past { days, .. } => days,
            Delay::Behind { days } => (days.round() as Days).max(1),
        }
    }
}

/// How late a judgement of day `t` says that something is; `None` where it is not behind, or says no number of days.
///
/// Past a due day it is the days since that day, whatever the plan says; before it the days of the reason.
pub fn delay(judgement: &Judgement, t: Date) -> Option<Delay> {
    if !matches!(judgement.status.token(), Token::Risk | Token::Late) {
        return None;
    }
    let past = |due: Date| Delay::Past { due, days: t.since(due) };
    match &judgement.reason {
        Reason::Awaiting { due, .. } | Reason::Overdue { due, .. } | Reason::Milestone { due, .. } => Some(past(*due)),
        Reason::Plan { standing, .. } if standing.days < 0.0 => Some(Delay::Behind { days: -standing.days }),
        Reason::Pace { lateness: Lateness::Days(days), .. } if 0.0 < *days => Some(Delay::Behind { days: *days }),
        Reason::Limit { held: Held::Nearing { late, .. }, .. } if 0.0 < *late => Some(Delay::Behind { days: *late }),
        _ => None,
    }
}
