//! Milestones.

use super::{ByDate, Id, InFile};
use crate::base::{Date, PartialDate, Text};

/// A dated step of a project.
#[derive(Clone, Debug, PartialEq)]
pub struct Milestone {
    /// Its id within the project.
    pub id: Id,
    /// Its name.
    pub name: Text,
    /// The day first promised.
    pub due: PartialDate,
    /// Later forecasts by the day they were published.
    pub forecast: ByDate<Date>,
    /// The day it was met.
    pub met: Option<Date>,
    /// When the public could know that it was met: the report's date, else `met` itself.
    pub met_published: Option<Date>,
    /// Ids of its evidence.
    pub evidence: Vec<Id>,
    /// Its weight among the milestones, 1 by default.
    pub share: f64,
    /// Where it stands.
    pub place: InFile,
}
