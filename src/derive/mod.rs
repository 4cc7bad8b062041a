//! The site and a day → everything that is computed: arithmetic only, no words.
//!
//! Facts count from the day they were published. Plan and actual are compared on the day that the
//! figure is about, never on the as-of date. A quantity that is not defined is `None`, never a guess.

pub mod compare;
pub mod evidence;
pub mod facts;
pub mod freshness;
pub mod indicator;
pub mod known;
pub mod milestone;
pub mod pace;
pub mod plan;
pub mod programme;
pub mod progress;
pub mod project;
pub mod promise;
pub mod quarter;
pub mod series;
pub mod share;
pub mod span;
pub mod status;
#[cfg(test)]
mod tests;

use crate::base::Date;
use crate::model::{Project, Site};
use rayon::prelude::*;

pub use compare::Comparison;
pub use evidence::Cover;
pub use indicator::IndicatorInsight;
pub use milestone::{MilestoneInsight, MilestoneState};
pub use pace::Forecast;
pub use plan::Plan;
pub use programme::{Class, Programme};
pub use progress::Progress;
pub use project::{Deciding, ProjectInsight};
pub use promise::{Kept, Original};
pub use series::{Actual, Bound};
pub use status::{Cause, Judgement, Reason};

/// One rule of the status, in the order in which they are tried.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rule {
    /// The declared stage.
    Stage,
    /// The indicator is closed.
    Closed,
    /// The target is reached.
    TargetMet,
    /// The deadline passed.
    Deadline,
    /// It begins later.
    NotStarted,
    /// No figure was published.
    NoData,
    /// Worse than at the start.
    Worse,
    /// It goes on without a target.
    Ongoing,
    /// A quantity is unknown.
    Unrated,
    /// The pace.
    Pace,
    /// Long silence.
    Silence,
    /// The worst headline or an overdue milestone.
    Worst,
}

/// The rules that were tried; the last one decided.
pub type Trace = Vec<Rule>;

/// Everything that is computed for a site on a day.
#[derive(Clone, Debug)]
pub struct Insight {
    /// The as-of date.
    pub as_of: Date,
    /// The projects that count on that day, in the order of the site.
    pub projects: Vec<ProjectInsight>,
    /// The programme as a whole.
    pub programme: Programme,
    /// Against the end of the quarter before; `None` when nothing had been announced by then.
    pub since: Option<Comparison>,
}

impl Insight {
    /// The insight into the project with this id.
    pub fn project(&self, id: &str) -> Option<&ProjectInsight> {
        self.projects.iter().find(|p| &*p.known.id == id)
    }
}

/// Computes everything for the as-of date.
pub fn insight(site: &Site, as_of: Date) -> Insight {
    let now = projects(site, as_of);
    let before = quarter::last_end_before(&site.settings.calendar, as_of);
    let earlier = projects(site, before);
    let since = (!earlier.is_empty()).then(|| compare::comparison(before, &earlier, as_of, &now));
    Insight { as_of, programme: programme::programme(&now), projects: now, since }
}

/// The projects that count on a day, in parallel, in the order of the site.
pub fn projects(site: &Site, t: Date) -> Vec<ProjectInsight> {
    let counted: Vec<&Project> = site.projects.iter().filter(|p| counts(p, t)).collect();
    counted.par_iter().map(|p| project::project(p, &site.settings, t)).collect()
}

/// Whether a project counts on day `t`: published, by default announced with its batch, and no longer under embargo.
pub fn counts(project: &Project, t: Date) -> bool {
    project.published.is_none_or(|day| day <= t) && project.embargo.is_none_or(|day| day <= t)
}
