//! Milestones as they were written: state and slip are computed elsewhere.

use super::{ByDate, Id, InFile};
use crate::base::{Date, PartialDate, Text};

/// A dated step of a project.
#[derive(Clone, Debug, PartialEq)]
pub struct Milestone {
    /// Its id within the project.
    pub id: Id,
    /// Its name.
    pub name: Text,
    /// The day first promised; it never moves, a later expectation is a `forecast`.
    pub due: PartialDate,
    /// Later forecasts by the day they were published; empty without any.
    pub forecast: ByDate<Date>,
    /// The day it was met; `None` while it is not.
    pub met: Option<Date>,
    /// The day of the report that says it was met; `None` where it stands in the project's own
    /// file, and the public could know it on the day `met`.
    pub met_published: Option<Date>,
    /// Ids of the evidence that it was met; empty where none is named.
    pub evidence: Vec<Id>,
    /// Its weight among the milestones, 0 or more, 1 by default; it need not add up to anything.
    pub share: f64,
    /// Where its id is written.
    pub place: InFile,
}
