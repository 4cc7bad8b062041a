//! The site and a day → everything that is computed: arithmetic only, no words.
//!
//! Facts count from the day they were published. Plan and actual are compared on the day that the
//! figure is about, never on the as-of date. A quantity that is not defined is `None`, never a
//! guess.

pub mod by_id;
pub mod evidence;
pub mod freshness;
pub mod known;
pub mod facts;
pub mod quarter;
pub mod series;
pub mod origin;
pub mod pace;
pub mod progress;
pub mod deadline;
pub mod milestone;
pub mod rhythm;
pub mod span;
pub mod standing;
pub mod plan;
pub mod reason;
pub mod case;
pub mod delay;
pub mod limit;
pub mod status;
pub mod indicator;
pub mod class;
pub mod promise;
pub mod project;
pub mod cadence;
pub mod agenda;
pub mod compare;
pub mod due;
pub mod group;
pub mod programme;
#[cfg(test)]
mod tests;

use crate::base::Date;
use crate::model::{Project, Site};
use rayon::prelude::*;

pub use by_id::ById;
pub use class::Class;
pub use compare::{Comparison, Move};
pub use delay::{Delay, delay};
pub use due::Due;
pub use evidence::Cover;
pub use indicator::IndicatorInsight;
pub use known::AsOf;
pub use milestone::{MilestoneInsight, MilestoneState};
pub use pace::{Forecast, Seen};
pub use plan::Plan;
pub use programme::Programme;
pub use progress::Progress;
pub use project::{Deciding, ProjectInsight};
pub use promise::{Kept, Original};
pub use quarter::Quarter;
pub use reason::{Cause, Held, Judgement, Lateness, Reason};
pub use series::{Actual, Bound};
pub use standing::{Against, Standing};

crate::model::vocabulary::words! {
    /// One rule of the status, in the order in which they are tried; its word stands in the data.
    Rule {
        /// The declared stage decides.
        Stage = "stage",
        /// The indicator is closed.
        Closed = "closed",
        /// The target is reached.
        TargetMet = "target-met",
        /// The due day has passed.
        Deadline = "deadline",
        /// The start is still to come.
        NotStarted = "not-started",
        /// No figure was published.
        NoData = "no-data",
        /// Worse than at the start.
        Worse = "worse",
        /// It goes on without a target.
        Ongoing = "ongoing",
        /// A quantity that the pace needs is unknown.
        Unrated = "unrated",
        /// By the days ahead or behind.
        Pace = "pace",
        /// Long without a figure: a status is taken away.
        Silence = "silence",
        /// Of a project: the worst headline, an overdue milestone, or all milestones.
        Worst = "worst",
    }
}

/// The rules that were tried; the last one decided.
pub type Trace = Vec<Rule>;

/// Everything that is computed for a site on a day.
#[derive(Clone, Debug)]
pub struct Insight {
    /// The last day that facts may be about, and on which promises stand as they do.
    pub as_of: Date,
    /// The last day of publication that counts; later than `as_of` only at the end of a quarter
    /// with days of grace.
    pub by: Date,
    /// The quarter of the as-of date; for an end of a quarter the one that ends.
    pub quarter: Quarter,
    /// The projects that count on that day, in the order of the site.
    pub projects: ById<ProjectInsight>,
    /// The programme as a whole.
    pub programme: Programme,
    /// Against the end of the quarter before; `None` when nothing had been announced by then.
    pub since: Option<Comparison>,
    /// The ends of earlier quarters, oldest first, each as it was frozen; they have no past
    /// themselves.
    pub past: Vec<Insight>,
}

impl Insight {
    /// The insight into the project with this id; `None` when it does not count on the day.
    pub fn project(&self, id: &str) -> Option<&ProjectInsight> {
        self.projects.by_id(id)
    }

    /// The state of a quarter: its end, or the as-of date while it runs; `None` for all others.
    pub fn at(&self, quarter: Quarter) -> Option<&Insight> {
        self.past
            .iter()
            .chain([self])
            .find(|i| i.quarter == quarter)
    }

    /// All quarters so far, oldest first, the running one included.
    pub fn quarters(&self) -> impl DoubleEndedIterator<Item = &Insight> {
        self.past.iter().chain([self])
    }
}

/// Computes everything that can be seen: the ends of all quarters so far, then the day itself.
pub fn insight(site: &Site, at: AsOf) -> Insight {
    let calendar = &site.settings.calendar;
    let since = site
        .projects
        .iter()
        .filter_map(|p| first_day(p))
        .min()
        .unwrap_or(at.day);
    let mut past: Vec<Insight> = Vec::new();
    for quarter in quarter::ended(calendar, since, at.day) {
        let frozen = AsOf {
            day: quarter.last,
            // While the days of grace run, the quarter has only what came in so far.
            by: at.by.min(quarter.frozen_after(calendar)),
        };
        past.push(level(site, frozen, past.last()));
    }
    let now = level(site, at, past.last());
    Insight { past, ..now }
}

/// One day, compared with an earlier one.
fn level(site: &Site, at: AsOf, earlier: Option<&Insight>) -> Insight {
    let projects = ById::new(projects(site, at), |p| &p.known.id);
    // Before the first announcement there is nothing to compare with.
    let since = earlier.filter(|e| !e.projects.is_empty());
    Insight {
        as_of: at.day,
        by: at.by,
        quarter: quarter::quarter_of(&site.settings.calendar, at.day),
        programme: programme::programme(&projects),
        since: since.map(|e| compare::comparison(e, at.day, &projects)),
        projects,
        past: Vec::new(),
    }
}

/// The day on which a project came before the public: published, else begun, else its first figure.
fn first_day(project: &Project) -> Option<Date> {
    let figures = || {
        project
            .indicators
            .iter()
            .flat_map(|i| &i.observations)
            .map(crate::model::Observation::known_from)
            .min()
    };
    project
        .published
        .or_else(|| project.start.first())
        .or_else(figures)
}

/// The projects that count on a day, in parallel, in the order of the site.
pub fn projects(site: &Site, at: AsOf) -> Vec<ProjectInsight> {
    let counted: Vec<_> = site.projects.iter().filter(|p| counts(p, at.day)).collect();
    let settings = site.settings.known_by(at.day);
    counted
        .par_iter()
        .map(|p| project::project(p, &settings, at))
        .collect()
}

/// Whether a project counts on day `t`: published, by default announced with its batch, and no
/// longer under embargo.
pub fn counts(project: &Project, t: Date) -> bool {
    project.published.is_none_or(|day| day <= t) && project.embargo.is_none_or(|day| day <= t)
}
