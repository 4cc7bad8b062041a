//! Whether what was promised every week, month and period was done.
//!
//! **When a duty exists.** Only what the site promises is owed. Of that a project owes a report of
//! progress, a note of guidance and something to show for each period of its interval that begins
//! on or after the day from which the project counts: the later of its start and its publication. A
//! project of which neither day is known owes nothing. It goes on until the declared stage on the
//! last day of the period is completed, accepted or cancelled, or until the as-of date; a target
//! that is met does not end it, since only the stage says that the work is over. A period is
//! [`State::Closed`], which is not due, when all its working days (Monday to Friday) are closed
//! days of the calendar, or when the project is paused on its last day.
//!
//! **Intervals.** Guidance and showcases have those of the site. Progress, where the site promises
//! it, has the shortest `every` among the headline indicators that are open, those without one
//! counting with the site's; `every` has no history here, so a change of it redraws the whole row.
//! See [`periods`] for where periods begin.
//!
//! **States.** See [`Duty::state`] and [`facts`] for what counts as done.

pub mod periods;
pub mod facts;
#[cfg(test)]
pub(super) mod tests;

use super::{ProjectInsight, freshness};
use crate::base::{Date, Period, PeriodKind};
use crate::model::settings::Calendar;
use crate::model::vocabulary::{Interval, Stage};
use crate::model::{Id, Project, Site};
use facts::Fact;
use periods::Span;
use std::collections::BTreeMap;

/// What is owed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// A report of progress.
    Progress,
    /// A note of guidance.
    Guidance,
    /// Something to show.
    Showcase,
}

impl Kind {
    /// All kinds.
    pub const ALL: &[Kind] = &[Kind::Progress, Kind::Guidance, Kind::Showcase];

    /// The word in keys of strings.
    pub fn word(self) -> &'static str {
        match self {
            Kind::Progress => "progress",
            Kind::Guidance => "guidance",
            Kind::Showcase => "showcase",
        }
    }
}

/// Whether it was done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// Done in time.
    Kept,
    /// Done, but after its last day.
    Late,
    /// Not at all, and its last day has passed.
    Missed,
    /// Not yet, and there is still time.
    Open,
    /// Not due: nobody works on its days, or the project is paused.
    Closed,
}

/// One thing that is owed for one period.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Duty {
    /// What is owed.
    pub kind: Kind,
    /// The days of the period for which it is owed.
    pub span: Span,
    /// The last day on which it is in time: the last of the period, for a showcase with the days of
    /// grace added.
    pub deadline: Date,
    /// Whether it was done; the first that holds of:
    /// - closed, as the module says;
    /// - kept: a fact about the period was published by the deadline, or, for progress and
    ///   guidance, any fact was published in the period;
    /// - late: a fact about the period was published after the deadline;
    /// - open: the deadline has not passed on the as-of date, whose own day still counts;
    /// - missed.
    pub state: State,
    /// The day on which it was done, the first if it was done several times; `None` when it was
    /// not, and when it is not due.
    pub on: Option<Date>,
}

/// How many duties are in each state.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Done in time.
    pub kept: usize,
    /// Done after the last day.
    pub late: usize,
    /// Not done, and the last day has passed.
    pub missed: usize,
    /// Not done, and there is still time.
    pub open: usize,
    /// Not due, as [`State::Closed`] says.
    pub closed: usize,
}

impl Tally {
    /// The counts of some duties.
    pub fn of<'a>(duties: impl Iterator<Item = &'a Duty>) -> Tally {
        let mut tally = Tally::default();
        for duty in duties {
            let count = match duty.state {
                State::Kept => &mut tally.kept,
                State::Late => &mut tally.late,
                State::Missed => &mut tally.missed,
                State::Open => &mut tally.open,
                State::Closed => &mut tally.closed,
            };
            *count += 1;
        }
        tally
    }

    /// The counts of two tallies, state by state.
    pub fn plus(self, other: Tally) -> Tally {
        Tally {
            kept: self.kept + other.kept,
            late: self.late + other.late,
            missed: self.missed + other.missed,
            open: self.open + other.open,
            closed: self.closed + other.closed,
        }
    }

    /// How many were due: whatever is neither open nor closed. How well a promise was kept is
    /// `kept / due`; without anything due there is no such share.
    pub fn due(self) -> usize {
        self.kept + self.late + self.missed
    }
}

/// The duties of one project.
#[derive(Clone, Debug)]
pub struct ProjectRow {
    /// The project.
    pub id: Id,
    /// Its duties, by kind, then by time.
    pub duties: Vec<Duty>,
}

/// The duties of several projects together.
#[derive(Clone, Debug)]
pub struct Together {
    /// By kind: the stretches of time in which periods ended, earliest first, with the counts of
    /// their duties; months, for showcases periods. A kind of which nothing was owed has no entry.
    pub parts: BTreeMap<Kind, Vec<(Span, Tally)>>,
}

/// The whole board on one day.
#[derive(Clone, Debug)]
pub struct Board {
    /// The stretch of time that it shows: a year, its last period the running one.
    pub window: Span,
    /// All projects together, whoever leads them.
    pub all: Together,
    /// The showcases on the spot, earliest first; empty where none is promised.
    pub showcases: Vec<Duty>,
    /// By the department that leads on the last day of a period, in the order of the configuration;
    /// only those that owed something.
    pub departments: Vec<(Id, Together)>,
    /// Each project that owed something, in the order of the site.
    pub projects: Vec<ProjectRow>,
}

/// The board on day `t`; `all` are the projects as known then.
pub fn board(site: &Site, all: &[ProjectInsight], t: Date) -> Board {
    let calendar = &site.settings.calendar;
    let last = reported(calendar, t).last;
    let window = Span {
        first: last.plus_months(-11).month_start(),
        last,
    };
    let rows: Vec<ProjectRow> = all
        .iter()
        .map(|p| ProjectRow {
            id: p.known.id.clone(),
            duties: duties(p, site, window.first, t),
        })
        .collect();
    let of = |keep: &dyn Fn(&Project, &Duty) -> bool| -> Vec<Duty> {
        all.iter()
            .zip(&rows)
            .flat_map(|(p, row)| row.duties.iter().filter(|d| keep(&p.known, d)))
            .copied()
            .collect()
    };
    let leads = |project: &Project, duty: &Duty, id: &str| {
        project
            .departments
            .at(duty.span.last.min(t))
            .and_then(|d| d.lead.as_deref())
            == Some(id)
    };
    let departments = site
        .settings
        .departments
        .iter()
        .map(|d| (d.id.clone(), of(&|p, duty| leads(p, duty, &d.id))));
    Board {
        window,
        all: together(&of(&|_, _| true), calendar),
        showcases: showcases(site, all, window.first, t),
        departments: departments
            .filter(|(_, d)| !d.is_empty())
            .map(|(id, d)| (id, together(&d, calendar)))
            .collect(),
        projects: rows
            .into_iter()
            .filter(|row| !row.duties.is_empty())
            .collect(),
    }
}

/// The period that holds a day: that by which the programme reports, else a quarter.
fn reported(calendar: &Calendar, day: Date) -> Period {
    let kind = calendar.period.unwrap_or(PeriodKind::Quarter);
    Period::of(kind, day, calendar.starts)
}

/// Duties by the month, those of showcases by the period, in which their periods end.
fn together(duties: &[Duty], calendar: &Calendar) -> Together {
    let mut parts: BTreeMap<Kind, BTreeMap<(Date, Date), Vec<Duty>>> = BTreeMap::new();
    for duty in duties {
        let end = duty.span.last;
        let span = match duty.kind {
            Kind::Showcase => Span::from(reported(calendar, end)),
            _ => Span {
                first: end.month_start(),
                last: end.month_end(),
            },
        };
        parts
            .entry(duty.kind)
            .or_default()
            .entry((span.first, span.last))
            .or_default()
            .push(*duty);
    }
    let counted = |parts: BTreeMap<(Date, Date), Vec<Duty>>| {
        parts
            .into_iter()
            .map(|((first, last), duties)| (Span { first, last }, Tally::of(duties.iter())))
            .collect()
    };
    Together {
        parts: parts
            .into_iter()
            .map(|(kind, parts)| (kind, counted(parts)))
            .collect(),
    }
}

/// What a project, as known on day `t`, owed in the periods that end on or after `since`, by kind,
/// then by time.
pub fn duties(of: &ProjectInsight, site: &Site, since: Date, t: Date) -> Vec<Duty> {
    let known = &of.known;
    let Some(from) = [known.start.first(), known.published]
        .into_iter()
        .flatten()
        .max()
    else {
        return Vec::new();
    };
    let cadence = site.settings.cadence;
    let kinds = [
        (
            Kind::Progress,
            cadence.progress.map(|usual| progress_every(of, usual)),
            facts::progress(known),
        ),
        (Kind::Guidance, cadence.guidance, facts::guidance(known)),
        (
            Kind::Showcase,
            cadence.showcase,
            facts::showcase(known, site, t),
        ),
    ];
    let calendar = &site.settings.calendar;
    let one = |kind: Kind, every: Interval, facts: Vec<Fact>| {
        let spans = periods::periods(every, calendar, from, since, t).into_iter();
        let owed = spans.filter(|span| !is_over(known, span.last.min(t)));
        owed.map(|span| duty(kind, span, &facts, is_paused(known, span, t), (calendar, t)))
            .collect::<Vec<_>>()
    };
    kinds
        .into_iter()
        .filter_map(|(kind, every, facts)| Some(one(kind, every?, facts)))
        .flatten()
        .collect()
}

/// The showcases on the spot that the programme owes, since its first project counts; none where
/// none is promised.
fn showcases(site: &Site, all: &[ProjectInsight], since: Date, t: Date) -> Vec<Duty> {
    let from = |p: &ProjectInsight| {
        [p.known.start.first(), p.known.published]
            .into_iter()
            .flatten()
            .max()
    };
    let promised = site
        .settings
        .cadence
        .showcase
        .zip(all.iter().filter_map(from).min());
    let Some((every, from)) = promised else {
        return Vec::new();
    };
    let (calendar, facts) = (&site.settings.calendar, facts::on_the_spot(site, t));
    let spans = periods::periods(every, calendar, from, since, t);
    spans
        .into_iter()
        .map(|span| duty(Kind::Showcase, span, &facts, false, (calendar, t)))
        .collect()
}

fn duty(
    kind: Kind,
    span: Span,
    facts: &[Fact],
    paused: bool,
    (calendar, t): (&Calendar, Date),
) -> Duty {
    // A showcase still counts in the days of grace after its period.
    let deadline = if kind == Kind::Showcase {
        span.last.plus(calendar.grace)
    } else {
        span.last
    };
    let is_in_time = |f: &Fact| {
        (span.holds(f.about) && f.published <= deadline)
            // A report of the week before, handed in this week, keeps this week as well; of a
            // showcase only what is about the period counts.
            || (kind != Kind::Showcase && span.holds(f.published))
    };
    let is_late = |f: &Fact| span.holds(f.about) && deadline < f.published;
    let first = |counts: &dyn Fn(&Fact) -> bool| {
        facts
            .iter()
            .filter(|f| counts(f))
            .map(|f| f.published)
            .min()
    };
    let (in_time, later) = (first(&is_in_time), first(&is_late));
    let (state, on) = match (in_time, later) {
        // What is not due stays so even if it was done.
        _ if paused || no_working_day(calendar, span) => (State::Closed, None),
        (Some(on), _) => (State::Kept, Some(on)),
        (None, Some(on)) => (State::Late, Some(on)),
        (None, None) if t <= deadline => (State::Open, None),
        (None, None) => (State::Missed, None),
    };
    Duty {
        kind,
        span,
        deadline,
        state,
        on,
    }
}

/// The shortest interval among the headline indicators that are open; the site's without any.
fn progress_every(of: &ProjectInsight, usual: Interval) -> Interval {
    // Near enough to rank intervals: no date is computed from these days.
    let length = |every: &Interval| match every {
        Interval::Week => 7,
        Interval::Month => 30,
        Interval::Quarter => 91,
        Interval::HalfYear => 182,
        Interval::Year => 365,
        Interval::Days(days) => *days,
    };
    of.headlines()
        .map(|i| i.indicator.every.unwrap_or(usual))
        .min_by_key(length)
        .unwrap_or(usual)
}

fn is_over(known: &Project, day: Date) -> bool {
    known.stage.at(day).is_some_and(|s| s.is.is_over())
}

fn is_paused(known: &Project, span: Span, t: Date) -> bool {
    known
        .stage
        .at(span.last.min(t))
        .is_some_and(|s| s.is == Stage::Paused)
}

/// Whether every Monday to Friday of a stretch of time is a closed day.
fn no_working_day(calendar: &Calendar, span: Span) -> bool {
    let works = |day: Date| {
        day.weekday() <= 5 && freshness::closed_days(&calendar.closed, day.plus(-1), day) == 0
    };
    !(0..=span.last.since(span.first)).any(|n| works(span.first.plus(n)))
}
