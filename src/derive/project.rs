//! Everything that is computed for one project on a day: its facts as known then, judged, compared
//! with its first promise, and counted.

use super::class::{Class, class};
use super::evidence::{Cover, cover};
use super::indicator::{Depth, IndicatorInsight, indicator, is_open, stage_at};
use super::known::{AsOf, first_published, known};
use super::milestone::{MilestoneInsight, MilestoneState, milestone, milestone_share};
use super::progress::Progress;
use super::promise::{Kept, Original, kept, original};
use super::reason::{Cause, Judgement, Next, Reason};
use super::shown::{Shown, is_old, shown};
use super::status::stage_status;
use super::{Rule, freshness, rhythm};
use crate::base::{Date, Days};
use crate::model::scale::STATUS;
use crate::model::status::Token;
use crate::model::vocabulary::{Interval, Level};
use crate::model::{Declared, Id, Project, Settings, Status};
use std::collections::BTreeSet;
use std::sync::Arc;

/// What decides the status of a project.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Deciding {
    /// Its stage, or nothing at all.
    Project,
    /// The headline with this id.
    Indicator(Id),
    /// The milestone with this id.
    Milestone(Id),
    /// All milestones together, without a headline.
    Milestones,
}

/// One project on a day.
#[derive(Clone, Debug)]
pub struct ProjectInsight {
    /// The project as known on the day, changes that came later undone.
    pub known: Arc<Project>,
    /// The computed status, with reason and trace.
    pub judgement: Judgement,
    /// The status that stands wherever its status stands.
    pub shown: Shown,
    /// What decides the computed status.
    pub deciding: Deciding,
    /// Progress of what decides: of the headline, or milestones met of all; `None` where undefined.
    pub progress: Option<Progress>,
    /// Its place among the five counts of the programme.
    pub class: Class,
    /// What became of the promise by now; `None` when it is not due or promises nothing countable.
    pub kept: Option<Kept>,
    /// The day by which its whole promise was first due; `None` where unknown or nothing countable
    /// was promised.
    pub promised_by: Option<Date>,
    /// Its indicators, in the order written, closed ones as well.
    pub indicators: Vec<IndicatorInsight>,
    /// Its milestones, by due date.
    pub milestones: Vec<MilestoneInsight>,
    /// The day its newest headline figure is about, or for which the grade was declared that it is
    /// shown with; `None` without either.
    pub updated: Option<Date>,
    /// Whether a headline figure, or the grade that it is shown with, is out of date; figures never
    /// for a project that is finished or halted.
    pub stale: bool,
    /// Against the original promise, by indicator; only those whose promise moved.
    pub original: Vec<Original>,
    /// How many of its facts have evidence.
    pub cover: Cover,
    /// Share of the time elapsed, 0 to 1; `None` when start or due day is unknown.
    pub elapsed: Option<f64>,
    /// Days left until the due day; negative after it; `None` without an end or when it is unknown.
    pub days_left: Option<Days>,
    /// Where it works, and then the other places of which it has figures or targets.
    pub places: Vec<Id>,
}

impl ProjectInsight {
    /// The indicators by which the project is judged, in the order written; closed ones are not
    /// among them.
    pub fn headlines(&self) -> impl Iterator<Item = &IndicatorInsight> {
        self.indicators.iter().filter(|i| i.counted)
    }

    /// Whether there is anything to judge it by; not where it is shown with a declared grade for
    /// want of figures, milestones and a stage that decides.
    pub fn is_judged(&self) -> bool {
        let status = self.judgement.status;
        !status.is_silent() && status != Status::Unrated
    }

    /// Whether its day has passed and nothing is known of that day or a later one: the result is
    /// awaited, or was not published.
    pub fn is_untold(&self) -> bool {
        let deciding =
            |i: &&IndicatorInsight| self.deciding == Deciding::Indicator(i.indicator.id.clone());
        match &self.judgement.reason {
            Reason::Awaiting { .. } => true,
            Reason::Overdue { due, .. } => {
                let newest = self.indicators.iter().find(deciding).and_then(|i| i.actual);
                newest.is_none_or(|newest| newest.on < *due)
            }
            _ => false,
        }
    }

    /// Whether nothing more is due: its status says so, its promise was judged, or its stage ended
    /// it, whatever was declared before.
    pub fn is_over(&self) -> bool {
        let ended = matches!(self.judgement.reason, Reason::Stage { .. })
            && self.judgement.status.token().is_over();
        let judged = self.shown.verdict().and_then(Kept::declared);
        ended || judged.is_some() || self.shown.token().is_over()
    }

    /// Whether it is over for good: what it promised for a day still holds while it is paused.
    pub fn is_ended(&self) -> bool {
        self.is_over() && self.judgement.status != Status::Paused
    }

    /// Since when its newest declared grade stands without a break; `None` without one.
    pub fn declared_since(&self) -> Option<Date> {
        let newest = self.known.declared.last()?;
        let same = |d: &&Declared| d.is == newest.is;
        let run = self.known.declared.iter().rev().take_while(same);
        run.last().map(Declared::on)
    }

    /// The day on which the project ends; `None` where it is unknown, and for what goes on without
    /// an end.
    pub fn ends(&self) -> Option<Date> {
        self.known
            .due
            .last()
            .filter(|_| self.judgement.status != Status::Ongoing)
    }

    /// The indicator that is shown first: the deciding one, else the first headline, else the first
    /// of all.
    pub fn lead_indicator(&self) -> Option<&IndicatorInsight> {
        let deciding = self
            .indicators
            .iter()
            .find(|i| self.deciding == Deciding::Indicator(i.indicator.id.clone()));
        deciding
            .or_else(|| self.headlines().next())
            .or_else(|| self.indicators.first())
    }
}

/// From worst to best: the first one among the headlines is the status of the project.
const WORST_FIRST: &[Status] = &[
    Status::Worse,
    Status::Overdue,
    Status::WellBehind,
    Status::Awaiting,
    Status::Behind,
    Status::NoData,
    Status::Unrated,
    Status::Early,
    Status::NotStarted,
    Status::OnTrack,
    Status::Ahead,
    Status::Ongoing,
    Status::TargetMet,
];

/// The place in `WORST_FIRST`; a status that is not in it comes last.
pub fn rank(status: Status) -> usize {
    WORST_FIRST
        .iter()
        .position(|s| *s == status)
        .unwrap_or(WORST_FIRST.len())
}

/// A project of a site as it can be seen.
pub fn project(
    project: &Arc<Project>,
    (settings, depth): (&Settings, Depth),
    at: AsOf,
) -> ProjectInsight {
    let (known, t) = (known(project, at), at.day);
    let first = first_published(&known);
    let mut indicators: Vec<_> = known
        .indicators
        .iter()
        .map(|i| indicator(&known, i, (settings, depth), t))
        .collect();
    stand_in(&mut indicators, t);
    let steps = rhythm::of_steps(settings.cadence.progress);
    let milestones: Vec<_> = known
        .milestones
        .iter()
        .map(|m| milestone(m, steps, t))
        .collect();
    let (judgement, deciding) = judge(&known, &indicators, (&milestones, steps), t);
    let progress = progress_of(&deciding, &indicators, &milestones);
    let headlines: Vec<_> = indicators.iter().filter(|i| i.counted).collect();
    let shown = shown(&known, &judgement, settings, t);
    let by = match shown {
        Shown::Computed(_) => None,
        Shown::Declared(_) => known.declared.last(),
    };
    let updated = match by {
        Some(declared) => Some(declared.on()),
        None => headlines.iter().filter_map(|i| Some(i.actual?.on)).max(),
    };
    let (start, due) = (known.start.first(), known.due.last());
    ProjectInsight {
        class: class(judgement.status, &headlines, &milestones),
        kept: declared_end(&known, &shown, judgement.status)
            .or_else(|| kept(&first, &known, &indicators, (&milestones, steps), t)),
        promised_by: super::promise::promised_by(&first, &indicators, &milestones),
        stale: match by {
            Some(_) => is_old(&known.declared, settings.calendar.period, t),
            None => is_stale(judgement.status, &headlines, settings, t),
        },
        shown,
        original: original(&first, &indicators),
        cover: cover(&known),
        elapsed: start
            .zip(due)
            .map(|(start, due)| super::span::elapsed(t, start, due)),
        days_left: due
            .filter(|_| judgement.status != Status::Ongoing)
            .map(|due| due.since(t)),
        judgement,
        deciding,
        progress,
        updated,
        indicators,
        milestones,
        places: places(&known),
        known,
    }
}

/// What became of a promise as somebody declared: by the grade that is shown, or the newest one
/// where the project was given up or closed, which says no more than that. A grade of any scale
/// that looks done says that it was kept, where nothing else can tell; `None` where it is open.
fn declared_end(known: &Project, shown: &Shown, computed: Status) -> Option<Kept> {
    let is_over = matches!(computed, Status::Cancelled | Status::Closed);
    let newest = || known.declared.last().map(|declared| &*declared.is);
    let said = shown.rating().or_else(|| newest().filter(|_| is_over))?;
    let untold = is_over || computed.is_silent();
    let kept = (untold && said.token == Token::Done).then_some(Kept::AsDeclared);
    said.verdict().and_then(Kept::declared).or(kept)
}

/// Where no headline is left, the first open indicator that is no input stands in for it.
fn stand_in(indicators: &mut [IndicatorInsight], t: Date) {
    let open = |i: &&mut IndicatorInsight| {
        is_open(&i.indicator, t) && i.indicator.level != Some(Level::Input)
    };
    if !indicators.iter().any(|i| i.counted)
        && let Some(first) = indicators.iter_mut().find(open)
    {
        first.counted = true;
    }
}

/// The dimension of places.
pub const PLACE: &str = "place";

/// Where a project works, and then the places of which it has figures or targets.
fn places(known: &Project) -> Vec<Id> {
    let parts = known.indicators.iter().flat_map(|i| i.parts.iter());
    let told = parts.filter(|part| !part.observations.is_empty() || part.target.is_some());
    let of_parts: BTreeSet<&Id> = told.filter_map(|part| part.slice.value(PLACE)).collect();
    let others = of_parts.into_iter().filter(|id| !known.places.contains(id));
    known.places.iter().chain(others).cloned().collect()
}

/// Stage first, then the worst headline or an overdue milestone; without headlines the milestones.
fn judge(
    known: &Project,
    indicators: &[IndicatorInsight],
    (milestones, every): (&[MilestoneInsight], Interval),
    t: Date,
) -> (Judgement, Deciding) {
    if let Some((stage, since, why, proven)) = stage_at(known, t)
        && let Some(status) = stage_status(stage, proven)
    {
        let reason = Reason::Stage {
            stage,
            since,
            why: why.cloned(),
        };
        return (
            Judgement {
                status,
                reason,
                trace: vec![Rule::Stage],
            },
            Deciding::Project,
        );
    }
    let worst = indicators
        .iter()
        .filter(|i| i.counted)
        .min_by_key(|i| rank(i.judgement.status));
    let overdue = milestones
        .iter()
        .find(|m| m.state == MilestoneState::Overdue);
    match (worst, overdue) {
        // Only a headline that is overdue itself, or worse than at the start, goes before it.
        (Some(worst), Some(milestone)) if rank(Status::Overdue) < rank(worst.judgement.status) => {
            by_milestone(milestone, t)
        }
        (Some(worst), _) => {
            let mut judgement = worst.judgement.clone();
            judgement.trace.push(Rule::Worst);
            (judgement, Deciding::Indicator(worst.indicator.id.clone()))
        }
        // A milestone cannot make a project late that has not begun.
        (None, Some(milestone)) if !before_start(known, t) => by_milestone(milestone, t),
        (None, _) => by_milestones(known, indicators, (milestones, every), t),
    }
}

/// Whether the start is still to come; not where it is unknown.
fn before_start(known: &Project, t: Date) -> bool {
    known.start.first().is_some_and(|start| t < start)
}

fn by_milestone(milestone: &MilestoneInsight, t: Date) -> (Judgement, Deciding) {
    let reason = Reason::Milestone {
        name: milestone.milestone.name.clone(),
        due: milestone.milestone.due,
        expected: milestone.forecast.filter(|day| t < *day),
    };
    let judgement = Judgement {
        status: Status::Overdue,
        reason,
        trace: vec![Rule::Worst],
    };
    (
        judgement,
        Deciding::Milestone(milestone.milestone.id.clone()),
    )
}

/// Without headlines: on track until every milestone is met, since only an overdue one says
/// otherwise.
fn by_milestones(
    known: &Project,
    indicators: &[IndicatorInsight],
    (milestones, every): (&[MilestoneInsight], Interval),
    t: Date,
) -> (Judgement, Deciding) {
    let met = milestones
        .iter()
        .filter(|m| m.milestone.met.is_some())
        .count();
    let next = milestones.iter().find(|m| m.milestone.met.is_none());
    let next = next.map(|m| Next {
        name: m.milestone.name.clone(),
        date: m.date(),
        is_forecast: m.forecast.is_some(),
        first: Some(m.milestone.due).filter(|_| m.slip.is_some_and(|slip| 0 < slip)),
    });
    let told = |of| Reason::Milestones { met, of, next };
    let (status, reason) = match (milestones.len(), known.start.first()) {
        (_, Some(start)) if t < start => (Status::NotStarted, Reason::NotStarted { start }),
        (0, _) => money(known, indicators).unwrap_or_else(|| aside(known, indicators, t)),
        (of, _) if met == of => (Status::TargetMet, told(of)),
        // What has no date is neither in time nor late.
        _ if !has_date(known, milestones) => {
            (Status::Unrated, Reason::Unrated(Cause::NoMilestoneDates))
        }
        (of, _) => (in_time(known, milestones, every, t), told(of)),
    };
    let deciding = if milestones.is_empty() {
        Deciding::Project
    } else {
        Deciding::Milestones
    };
    (
        Judgement {
            status,
            reason,
            trace: vec![Rule::Worst],
        },
        deciding,
    )
}

/// How open milestones stand by their own days, or by that of the project where one has none:
/// awaited for one interval after it, then overdue; on track before.
fn in_time(known: &Project, milestones: &[MilestoneInsight], every: Interval, t: Date) -> Status {
    let open = milestones.iter().filter(|m| m.milestone.met.is_none());
    let first = open.filter_map(|m| m.milestone.due.last().or(known.due.last()));
    match first.min() {
        Some(due) if every.after(due, 1) < t => Status::Overdue,
        Some(due) if due < t => Status::Awaiting,
        _ => Status::OnTrack,
    }
}

/// Whether a day says by when anything that is left is due: of an open milestone or of the project.
fn has_date(known: &Project, milestones: &[MilestoneInsight]) -> bool {
    let mut open = milestones.iter().filter(|m| m.milestone.met.is_none());
    open.any(|m| m.milestone.due.last().is_some()) || known.due.last().is_some()
}

/// A project without indicators that tells its money alone: money put in gives no status, but is
/// said. `None` where no amount was spent or committed yet.
fn money(known: &Project, indicators: &[IndicatorInsight]) -> Option<(Status, Reason)> {
    let money = known.money.as_ref().filter(|_| indicators.is_empty())?;
    let (spent, newest) = (money.spent.last(), money.committed.last());
    let (on, amount) = spent.or(newest)?;
    let reason = Reason::Money {
        amount: amount.clone(),
        spent: spent.is_some(),
        on: *on,
    };
    Some((Status::Unrated, reason))
}

/// Nothing left to judge by: a closed or input figure gives no status, but is said.
fn aside(known: &Project, indicators: &[IndicatorInsight], t: Date) -> (Status, Reason) {
    let told = indicators
        .iter()
        .filter(|i| i.actual.is_some())
        .max_by_key(|i| (i.indicator.headline, i.actual.map(|a| a.on)));
    match told
        .or_else(|| indicators.iter().find(|i| i.indicator.headline))
        .or_else(|| indicators.first())
    {
        None if *known.scale != *STATUS && known.declared.is_empty() => {
            (Status::NotRated, Reason::NotRated)
        }
        None => (Status::NoData, Reason::NoData),
        Some(of) => {
            let reason = Reason::Aside {
                indicator: of.indicator.id.clone(),
                closed: !is_open(&of.indicator, t),
                actual: of.actual.map(|a| a.value),
                on: of.actual.map(|a| a.on),
            };
            (Status::Unrated, reason)
        }
    }
}

fn progress_of(
    deciding: &Deciding,
    indicators: &[IndicatorInsight],
    milestones: &[MilestoneInsight],
) -> Option<Progress> {
    let headlines = || indicators.iter().filter(|i| i.counted);
    match deciding {
        Deciding::Indicator(id) => indicators.iter().find(|i| i.indicator.id == *id)?.progress,
        _ if headlines().next().is_some() => {
            headlines()
                .min_by_key(|i| rank(i.judgement.status))?
                .progress
        }
        _ => milestone_share(milestones),
    }
}

/// A project that is finished or halted has no figures to be late with.
fn is_stale(status: Status, headlines: &[&IndicatorInsight], settings: &Settings, t: Date) -> bool {
    let over = matches!(
        status,
        Status::Completed
            | Status::Accepted
            | Status::TargetMet
            | Status::Paused
            | Status::Cancelled
            | Status::Closed
    );
    let stale = |i: &&IndicatorInsight| {
        i.actual
            .is_some_and(|a| freshness::is_stale(a.on, i.every, &settings.calendar.closed, t))
    };
    !over
        && headlines
            .iter()
            .filter(|i| i.judgement.status != Status::TargetMet)
            .any(stale)
}
