//! One indicator on a day: everything that the rules of its status look at.

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
    /// Start of the project.
    pub start: Option<Date>,
    /// Due date of the target.
    pub due: Option<Date>,
    /// The as-of date.
    pub t: Date,
    /// The value at the start, on the day of the start; `None` where it or the start is unknown.
    pub origin: Option<Point>,
    /// The exact figures by date, with a baseline that says its date.
    pub points: &'a [Point],
    /// All totals by date.
    pub totals: &'a [Actual],
    /// Where the latest figure stands against a declared plan; `None` without one, or until the
    /// start.
    pub standing: Option<Standing>,
    /// The day on which the plan was changed, if that was after the latest figure.
    pub replanned: Option<Date>,
    /// The tolerance that applies.
    pub tolerance: Tolerance,
    /// How often figures are due.
    pub every: Interval,
    /// The latest figure.
    pub actual: Option<Actual>,
    /// Progress.
    pub progress: Option<Progress>,
}

/// What a rule gives when it fits.
pub type Found = Option<(Status, Reason)>;

impl<'a> Case<'a> {
    /// What a deadline is judged by.
    pub fn deadline(&self, due: Date) -> Deadline<'a> {
        Deadline {
            indicator: self.indicator,
            totals: self.totals,
            every: self.every,
            due,
        }
    }
}

/// Ahead, on track, behind or well behind, by days ahead.
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
