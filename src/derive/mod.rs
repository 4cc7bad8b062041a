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
pub mod then;
pub mod shown;
pub mod class;
pub mod promise;
pub mod project;
pub mod documents;
pub mod dates;
pub mod said;
pub mod past;
pub mod cadence;
pub mod agenda;
pub mod compare;
pub mod period;
pub mod due;
pub mod programme;
pub mod local;
pub mod money;
pub mod group;
pub mod timeline;
pub mod again;
pub mod states;
#[cfg(test)]
mod tests;

use crate::base::memo::{Itself, Memo};
use crate::base::{Date, Period};
use crate::model::{Project, Site};
use again::Before;
use indicator::Depth;
use rayon::prelude::*;
use std::collections::BTreeSet;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

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
pub use past::{PastIndicator, PastProject};
pub use plan::Plan;
pub use programme::Programme;
pub use progress::Progress;
pub use project::{Deciding, ProjectInsight};
pub use promise::{Kept, Original};
pub use reason::{Cause, Held, Judgement, Lateness, Next, Reason};
pub use series::{Actual, Bound};
pub use shown::Shown;
pub use standing::{Against, Standing};
pub use states::States;

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
    /// The last day of publication that counts; later than `as_of` only at the end of a period
    /// with days of grace.
    pub by: Date,
    /// The period of the as-of date; for an end of a period the one that ends; `None` where the
    /// programme reports by none.
    pub period: Option<Period>,
    /// The projects that count on that day, in the order of the site.
    pub projects: Arc<ById<ProjectInsight>>,
    /// The programme as a whole.
    pub programme: Programme,
    /// Against the end of the period before; `None` when nothing had been announced by then.
    pub since: Option<Arc<Comparison>>,
    /// The ends of earlier periods, oldest first; see [`History`] for which. None at the end of a
    /// period itself.
    pub past: Vec<Arc<Past>>,
    /// Those of them in which nothing was known or changed for long, so that nothing is made of
    /// them.
    pub silent: BTreeSet<Period>,
}

/// The end of an earlier period, as it was frozen: the numbers that are kept of it. All that was
/// computed then is computed again when a page is about it; see [`frozen`].
#[derive(Clone, Debug)]
pub struct Past {
    /// The last day that its facts may be about.
    pub as_of: Date,
    /// The last day of publication that counts.
    pub by: Date,
    /// The period that ended.
    pub period: Period,
    /// The programme as a whole.
    pub programme: Programme,
    /// Against the end of the period before; `None` when nothing had been announced by then.
    pub since: Option<Arc<Comparison>>,
    /// The projects that counted, in the order of the site.
    pub projects: ById<PastProject>,
}

impl Past {
    /// What is kept of a state.
    ///
    /// # Panics
    /// For a programme that reports by no period.
    pub fn new(state: &Insight) -> Past {
        let period = state.period;
        let rows = state.projects.iter().map(PastProject::new).collect();
        Past {
            as_of: state.as_of,
            by: state.by,
            period: period.expect("only a period comes to an end"),
            programme: state.programme.clone(),
            since: state.since.clone(),
            projects: ById::new(rows, |p: &PastProject| &p.id),
        }
    }

    /// As a comparison begins with it.
    pub fn earlier(&self) -> compare::Earlier<'_> {
        compare::Earlier {
            day: self.as_of,
            by: self.by,
            projects: &self.projects,
            since: self.since.as_deref(),
        }
    }

    /// What is looked at: its day, and by when facts were published.
    pub fn at(&self) -> AsOf {
        AsOf {
            day: self.as_of,
            by: self.by,
        }
    }
}

impl Insight {
    /// The insight into the project with this id; `None` when it does not count on the day.
    pub fn project(&self, id: &str) -> Option<&ProjectInsight> {
        self.projects.by_id(id)
    }

    /// The end of an earlier period; `None` for the running one and for all others.
    pub fn ended(&self, period: Period) -> Option<&Past> {
        let mut past = self.past.iter().map(|past| &**past);
        past.find(|past| past.period == period)
    }

    /// All periods so far in which projects counted and something was known or changed, oldest
    /// first, the running one included; none where the programme reports by none.
    pub fn periods(&self) -> impl DoubleEndedIterator<Item = Level<'_>> {
        let past = self.past.iter().map(|past| Level {
            as_of: past.as_of,
            by: past.by,
            period: past.period,
            programme: &past.programme,
            since: past.since.as_deref(),
        });
        past.chain(self.level())
            .filter(|level| level.programme.total > 0 && !self.silent.contains(&level.period))
    }

    /// The day itself as one among the periods.
    fn level(&self) -> Option<Level<'_>> {
        Some(Level {
            as_of: self.as_of,
            by: self.by,
            period: self.period?,
            programme: &self.programme,
            since: self.since.as_deref(),
        })
    }

    /// The page before and the one after a period among [`Insight::periods`].
    pub fn beside(&self, period: Period) -> (Option<Period>, Option<Period>) {
        let all = || self.periods().map(|level| level.period);
        let before = all().rfind(|other| *other < period);
        let after = all().find(|other| period < *other);
        (before, after)
    }
}

/// What is known of every period: its days and its counts.
#[derive(Clone, Copy, Debug)]
pub struct Level<'i> {
    /// The last day that its facts may be about.
    pub as_of: Date,
    /// The last day of publication that counts.
    pub by: Date,
    /// The period.
    pub period: Period,
    /// The programme as a whole.
    pub programme: &'i Programme,
    /// Against the end of the period before; `None` when nothing had been announced by then.
    pub since: Option<&'i Comparison>,
}

/// Which earlier periods are computed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum History {
    /// All of them.
    Whole,
    /// The last one, which the day is compared with; what did not move in two periods in a row is
    /// not known then.
    Recent,
}

impl History {
    /// All of them where anything tells of all, else what the day is compared with.
    pub fn told(all: bool) -> History {
        match all {
            true => History::Whole,
            false => History::Recent,
        }
    }
}

/// What was computed before with the same settings.
pub struct Memos {
    /// Projects by themselves and by what was looked at.
    projects: Memo<(Itself<Project>, AsOf), ProjectInsight>,
    /// The ends of earlier periods; `None` where nothing is kept.
    ends: Option<Mutex<Option<Before>>>,
}

impl Memos {
    /// Those that keep nothing.
    pub const fn none() -> Memos {
        Memos {
            projects: Memo::none(),
            ends: None,
        }
    }

    /// Those that keep what the next run may ask for.
    pub fn empty() -> Memos {
        Memos {
            projects: Memo::empty(),
            ends: Some(Mutex::default()),
        }
    }

    /// After a whole run: what it did not ask for is forgotten.
    pub fn turn(&self) {
        self.projects.turn();
    }

    /// All is forgotten.
    pub fn forget(&self) {
        self.projects.forget();
        if let Some(mut before) = self.before() {
            *before = None;
        }
    }

    fn before(&self) -> Option<MutexGuard<'_, Option<Before>>> {
        let ends = self.ends.as_ref()?;
        Some(ends.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

/// Computes everything that can be seen: the ends of periods so far, then the day itself.
pub fn insight(site: &Site, at: AsOf, history: History) -> Insight {
    insight_with(site, at, history, &Memos::none())
}

/// The same with what was computed before.
pub fn insight_with(site: &Site, at: AsOf, history: History, memos: &Memos) -> Insight {
    let calendar = &site.settings.calendar;
    let since = site
        .projects
        .iter()
        .filter_map(|p| first_day(p))
        .min()
        .unwrap_or(at.day);
    let mut ended = period::ended(calendar, since, at.day);
    if history == History::Recent {
        ended.drain(..ended.len().saturating_sub(1));
    }
    let frozen = |period: Period| AsOf {
        day: period.last,
        // While the days of grace run, the period has only what came in so far.
        by: at.by.min(calendar.frozen_after(period)),
    };
    let ends: Vec<AsOf> = ended.into_iter().map(frozen).collect();
    let past = past(site, &ends, memos);
    let now = level(
        site,
        (at, Depth::Parts),
        past.last().map(|past| &**past),
        memos,
    );
    let silent = period::silent(site, at, &past);
    Insight {
        past,
        silent,
        ..now
    }
}

/// The ends of earlier periods, oldest first.
fn past(site: &Site, ends: &[AsOf], memos: &Memos) -> Vec<Arc<Past>> {
    let mut before = memos.before();
    let kept = before.as_ref().and_then(|before| before.as_ref());
    let changes = kept.and_then(|kept| Some((kept, kept.changes(&site.projects)?)));
    let mut past: Vec<Arc<Past>> = Vec::new();
    for at in ends {
        let again = changes.as_ref().and_then(|(kept, changes)| {
            kept.end(&past, *at, changes, &site.settings.known_by(at.day))
        });
        let earlier = past.last().map(|past| &**past);
        let whole = || {
            Arc::new(Past::new(&level(
                site,
                (*at, Depth::Whole),
                earlier,
                &Memos::none(),
            )))
        };
        let end = again.unwrap_or_else(whole);
        past.push(end);
    }
    if let Some(before) = &mut before {
        **before = Some(Before::new(&site.projects, ends, &past));
    }
    past
}

/// All that was computed at the end of an earlier period of this insight, from the same site.
pub fn frozen(site: &Site, past: &Past) -> Insight {
    Insight {
        since: past.since.clone(),
        ..level(site, (past.at(), Depth::Parts), None, &Memos::none())
    }
}

/// One day, compared with an earlier one; whoever keeps states asks for parts.
fn level(
    site: &Site,
    (at, depth): (AsOf, Depth),
    earlier: Option<&Past>,
    memos: &Memos,
) -> Insight {
    let projects = computed(site, (at, depth), memos);
    let projects = Arc::new(ById::new(projects, |p| &p.known.id));
    // Before the first announcement there is nothing to compare with.
    let since = earlier.filter(|e| !e.projects.is_empty());
    Insight {
        as_of: at.day,
        by: at.by,
        period: site.settings.calendar.period_of(at.day),
        programme: programme::programme(projects.iter()),
        since: since.map(|e| Arc::new(compare::comparison(e.earlier(), at.day, &projects))),
        projects,
        past: Vec::new(),
        silent: BTreeSet::new(),
    }
}

/// The day on which a project came before the public: published, else begun, else its first figure.
fn first_day(project: &Project) -> Option<Date> {
    let figures = || {
        project
            .indicators
            .iter()
            .flat_map(|i| i.all_figures())
            .map(|(_, figure)| figure.known_from())
            .min()
    };
    project
        .published
        .or_else(|| project.start.first())
        .or_else(figures)
}

/// The projects that count on a day, in parallel, in the order of the site.
pub fn projects(site: &Site, at: AsOf) -> Vec<ProjectInsight> {
    computed(site, (at, Depth::Parts), &Memos::none())
}

fn computed(site: &Site, (at, depth): (AsOf, Depth), memos: &Memos) -> Vec<ProjectInsight> {
    let counted: Vec<_> = site.projects.iter().filter(|p| counts(p, at.day)).collect();
    let settings = site.settings.known_by(at.day);
    counted
        .par_iter()
        .map(|p| {
            let key = (Itself((*p).clone()), at);
            memos
                .projects
                .of(Some(key), || project::project(p, (&settings, depth), at))
        })
        .collect()
}

/// Whether a project counts on day `t`: published, by default announced with its batch, and no
/// longer under embargo.
pub fn counts(project: &Project, t: Date) -> bool {
    project.published.is_none_or(|day| day <= t) && project.embargo.is_none_or(|day| day <= t)
}
