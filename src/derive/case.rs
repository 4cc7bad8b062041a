//! One indicator on a day: everything that the rules of its status look at.
//!
//! Everything in it is as known on the as-of date; the rules read nothing else.

use super::deadline::Deadline;
use super::origin::Point;
use super::progress::Progress;
use super::reason::Reason;
use super::series::Actual;
use super::standing::Standing;
use crate::base::{Date, Text};
use crate::model::vocabulary::{Interval, Stage};
use crate::model::{Indicator, Status, Tolerance};

/// Everything that the rules look at.
#[derive(Clone, Copy)]
pub struct Case<'a> {
    /// The indicator as known on day `t`.
    pub indicator: &'a Indicator,
    /// The declared stage on day `t`, with the day it began, its reason, and whether it has
    /// evidence.
    pub stage: Option<(Stage, Option<Date>, Option<&'a Text>, bool)>,
    /// Start of the project; `None` where it is unknown.
    pub start: Option<Date>,
    /// Due day of the target; `None` where it is unknown.
    pub due: Option<Date>,
    /// The as-of date; `t` in the rules.
    pub t: Date,
    /// Where the way begins: the start with its value, or the later day of a baseline; `None` where
    /// either is unknown.
    pub origin: Option<Point>,
    /// The exact figures by date, with a baseline that says its date; bounds are left out.
    pub points: &'a [Point],
    /// All totals by date, bounds as well.
    pub totals: &'a [Actual],
    /// Where the latest figure stands against a declared plan; `None` without one, or until the
    /// start.
    pub standing: Option<Standing>,
    /// The day on which the plan was changed, if that was after the latest figure; else `None`.
    pub replanned: Option<Date>,
    /// The tolerance that applies.
    pub tolerance: Tolerance,
    /// How often figures are due.
    pub every: Interval,
    /// The latest figure; `None` without any number.
    pub actual: Option<Actual>,
    /// Progress of the latest figure; `None` where it is not defined.
    pub progress: Option<Progress>,
}

/// What a rule gives when it fits; `None` when it does not, and the next one is tried.
pub type Found = Option<(Status, Reason)>;

impl<'a> Case<'a> {
    /// The day from which pace and tolerance are counted; `None` where even the start is unknown.
    pub fn begin(&self) -> Option<Date> {
        self.origin.map(|origin| origin.on).or(self.start)
    }

    /// What a deadline on the day `due` is judged by.
    pub fn deadline(&self, due: Date) -> Deadline<'a> {
        Deadline {
            indicator: self.indicator,
            totals: self.totals,
            every: self.every,
            due,
        }
    }
}

/// Ahead, on track, behind or well behind, by days ahead (positive) or late: on track within
/// `allowed` days either way, behind up to `far` days late.
pub fn graded(days: f64, allowed: i32, far: f64) -> Status {
    // Exactly on a limit is within it, whatever binary fractions make of it.
    let allowed = f64::from(allowed) + 1e-9;
    let far = far + 1e-9;
    if allowed < days {
        Status::Ahead
    } else if -allowed <= days {
        Status::OnTrack
    } else if -far <= days {
        Status::Behind
    } else {
        Status::WellBehind
    }
}
