//! The original promise: progress against it, and whether it was kept (D10, D13, ruling 10).

use super::indicator::IndicatorInsight;
use super::milestone::{MilestoneInsight, MilestoneState};
use super::progress::{limit_kept, progress, reached};
use super::series::{Actual, totals};
use crate::base::{Date, Days};
use crate::model::words::{Every, Stage};
use crate::model::{Field, Id, Indicator, IndicatorField, Project};

/// What became of a promise that is due, or kept before its time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kept {
    /// Every headline reached its first target by the first due date.
    OnTime,
    /// Reached later.
    Late,
    /// The last figure is awaited.
    Awaiting,
    /// Not reached.
    Missed,
    /// Target or due date was changed.
    Changed,
}

impl Kept {
    /// All of them, from best to last.
    pub const ALL: &[Kept] = &[Kept::OnTime, Kept::Late, Kept::Awaiting, Kept::Missed, Kept::Changed];

    /// The word in exports.
    pub fn word(self) -> &'static str {
        match self {
            Kept::OnTime => "on-time",
            Kept::Late => "late",
            Kept::Awaiting => "awaiting",
            Kept::Missed => "missed",
            Kept::Changed => "changed",
        }
    }
}

/// Progress of an indicator against what was promised first (D13).
#[derive(Clone, Debug, PartialEq)]
pub struct Original {
    /// The indicator.
    pub id: Id,
    /// Progress against the first baseline and target.
    pub progress: Option<f64>,
    /// Current progress less that.
    pub difference: Option<f64>,
    /// How far the target moved, in shares of the first way.
    pub target_drift: Option<f64>,
    /// How many days the due date moved.
    pub date_drift: Option<Days>,
}

/// Compares indicators whose promise moved with what was promised first.
pub fn original(first: &Project, indicators: &[IndicatorInsight]) -> Vec<Original> {
    indicators.iter().filter_map(|i| one_original(first, i)).collect()
}

fn one_original(first: &Project, now: &IndicatorInsight) -> Option<Original> {
    let then = first.indicator(&now.indicator.id)?;
    let due = due_of(first, then);
    let ends = then.start_value().zip(then.target_value());
    let moved = ends != now.indicator.start_value().zip(now.indicator.target_value()) || due != now.due;
    let p0 = now.actual.and_then(|a| progress(then, a)).map(|p| p.value);
    moved.then(|| Original {
        id: now.indicator.id.clone(),
        progress: p0,
        difference: now.progress.map(|p| p.value).zip(p0).map(|(p, p0)| p - p0),
        target_drift: ends
            .zip(now.indicator.target_value())
            .filter(|((b0, t0), t)| b0 != t0 && t0 != t)
            .map(|((b0, t0), t)| (t - t0) / (t0 - b0).abs()),
        date_drift: now.due.zip(due).map(|(now, then)| now.since(then)),
    })
}

fn due_of(project: &Project, indicator: &Indicator) -> Option<Date> {
    indicator.target.as_ref().and_then(|t| t.date).map_or(project.due.last(), |date| date.last())
}

/// The headlines as first published beside what they are now.
fn counted<'a>(first: &'a Project, indicators: &'a [IndicatorInsight]) -> Vec<(&'a Indicator, &'a Indicator)> {
    indicators.iter().filter(|i| i.counted).filter_map(|i| Some((first.indicator(&i.indicator.id)?, &i.indicator))).collect()
}

/// Those that were promised something.
fn promised<'p, 'a>(counted: &'p [(&'a Indicator, &'a Indicator)]) -> Vec<&'p (&'a Indicator, &'a Indicator)> {
    counted.iter().filter(|(then, _)| then.target.is_some() || then.target_value().is_some()).collect()
}

/// The latest day by which something was promised first: outer `None` where a headline has no known date.
fn last_due(first: &Project, promised: &[&(&Indicator, &Indicator)], milestones: &[MilestoneInsight]) -> Option<Option<Date>> {
    Some(match promised {
        [] => outcome_due(first, milestones),
        _ => promised.iter().map(|(then, _)| due_of(first, then)).collect::<Option<Vec<Date>>>()?.into_iter().max(),
    })
}

/// The day by which the whole promise was first due; `None` where it is unknown or nothing countable was promised.
pub fn promised_by(first: &Project, indicators: &[IndicatorInsight], milestones: &[MilestoneInsight]) -> Option<Date> {
    let counted = counted(first, indicators);
    let promised = promised(&counted);
    if !counted.is_empty() && promised.is_empty() { None } else { last_due(first, &promised, milestones)? }
}

/// What became of a project's promise by day `t`; `None` when it is not due, or promises nothing countable.
pub fn kept(
    first: &Project,
    known: &Project,
    indicators: &[IndicatorInsight],
    milestones: &[MilestoneInsight],
    usual: Every,
    t: Date,
) -> Option<Kept> {
    let counted = counted(first, indicators);
    let promised = promised(&counted);
    if !counted.is_empty() && promised.is_empty() {
        return None;
    }
    let due = last_due(first, &promised, milestones)?;
    let passed = due.is_some_and(|due| due < t);
    let outcome = Outcome { first, known, milestones, t };
    let every = |now: &Indicator| now.every.unwrap_or(usual);
    let reached_in =
        |(then, now): &(&Indicator, &Indicator), day: Date| reached_by(then, now, day, due_of(first, then), every(now), t);
    let own_day = |then: &Indicator| due_of(first, then).filter(|due| *due < t).unwrap_or(t);
    let on_time = match promised.as_slice() {
        [] => outcome.steps_done_by(due)?,
        _ => promised.iter().all(|pair| reached_in(pair, own_day(pair.0))),
    };
    if on_time {
        return Some(Kept::OnTime);
    }
    if !passed {
        return None;
    }
    if known.changes.iter().any(|c| moves_promise(&c.field, &counted)) {
        return Some(Kept::Changed);
    }
    let late = match promised.as_slice() {
        [] => outcome.steps_done_by(Some(t))?,
        _ => promised.iter().all(|pair| reached_in(pair, own_day(pair.0)) || reached_in(pair, t)),
    };
    let waits =
        |(then, now): &(&Indicator, &Indicator)| due_of(first, then).is_some_and(|due| is_awaited(now, due, every(now), t));
    let mut open = promised.iter().filter(|pair| !reached_in(pair, own_day(pair.0)) && !reached_in(pair, t)).peekable();
    let waiting = match promised.as_slice() {
        [] => outcome.steps_awaited(),
        _ => open.peek().is_some() && open.all(|pair| waits(pair)),
    };
    Some(match (late, waiting) {
        (true, _) => Kept::Late,
        (false, true) => Kept::Awaiting,
        (false, false) => Kept::Missed,
    })
}

fn moves_promise(field: &Field, counted: &[(&Indicator, &Indicator)]) -> bool {
    match field {
        Field::Due => true,
        Field::Indicator(id, IndicatorField::Target) => counted.iter().any(|(_, now)| now.id == *id),
        _ => false,
    }
}

/// When a project without headlines is due: with its last milestone, else by its own date.
fn outcome_due(first: &Project, milestones: &[MilestoneInsight]) -> Option<Date> {
    match milestones {
        [] => first.due.last(),
        _ => milestones.iter().map(|m| m.milestone.due.last()).collect::<Option<Vec<Date>>>()?.into_iter().max(),
    }
}

/// Whether the last figure dated by a day reaches the first target; reached and lost is not kept.
fn reached_by(then: &Indicator, now: &Indicator, day: Date, due: Option<Date>, every: Every, t: Date) -> bool {
    if then.direction.is_limit() {
        let Some(due) = due.filter(|due| *due <= t) else { return false };
        let (from, to) = (every.after(due, -1), every.after(due, 1));
        let figure = totals(now).into_iter().rfind(|a| from <= a.on && a.on <= to);
        return figure.is_some_and(|figure| limit_kept(then, figure) == Some(true));
    }
    last_by(now, day).is_some_and(|figure| reached(then, figure) == Some(true))
}

fn last_by(indicator: &Indicator, day: Date) -> Option<Actual> {
    totals(indicator).into_iter().rfind(|a| a.on <= day)
}

/// Whether the final figure may still come: within one interval after the due date, and none since.
fn is_awaited(indicator: &Indicator, due: Date, every: Every, t: Date) -> bool {
    let last = totals(indicator).last().copied();
    let undecided = last.is_some_and(|a| a.bound.is_some() && reached(indicator, a).is_none());
    undecided || (t <= every.after(due, 1) && last.is_none_or(|a| a.on < due))
}

/// A project without headlines: its milestones decide, else its stage with evidence.
struct Outcome<'a> {
    first: &'a Project,
    known: &'a Project,
    milestones: &'a [MilestoneInsight],
    t: Date,
}

impl Outcome<'_> {
    /// Whether every milestone that is not met may still be reported.
    fn steps_awaited(&self) -> bool {
        let mut open = self.milestones.iter().filter(|m| m.milestone.met.is_none()).peekable();
        open.peek().is_some() && open.all(|m| m.state == MilestoneState::Awaiting)
    }

    /// Whether everything was done by a day; `None` when nothing tells.
    fn steps_done_by(&self, day: Option<Date>) -> Option<bool> {
        let day = day.unwrap_or(self.t).min(self.t);
        if !self.milestones.is_empty() {
            let by =
                |m: &MilestoneInsight| m.milestone.due.last().map_or(day, |due| if day < self.t { due.min(day) } else { day });
            return Some(self.milestones.iter().all(|m| m.milestone.met.is_some_and(|met| met <= by(m))));
        }
        let entries = self.known.stage.entries();
        let done = entries.iter().find(|(_, s)| matches!(s.is, Stage::Completed | Stage::Accepted) && !s.evidence.is_empty());
        match done {
            Some((since, _)) => Some(since.is_none_or(|since| since <= day)),
            None if self.first.stage.entries().is_empty() => None,
            None => Some(false),
        }
    }
}
