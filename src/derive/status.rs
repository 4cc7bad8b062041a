//! The status of one indicator: rules in a fixed order, the first that fits decides (D8).

use super::progress::{self, Progress};
use super::series::{self, Actual, Bound};
use super::span;
use super::{Plan, Rule, Trace};
use crate::base::{Date, Days, Decimal, Text};
use crate::model::words::{Every, Flag, Kind, Stage};
use crate::model::{Aim, Indicator, Status, Tolerance};

#[expect(missing_docs, reason = "each variant says what its numbers are")]
/// Why a status is what it is, with the numbers that its sentence needs.
#[derive(Clone, Debug, PartialEq)]
pub enum Reason {
    /// The declared stage decides.
    Stage { stage: Stage, since: Option<Date>, why: Option<Text> },
    /// The target is reached.
    TargetMet { actual: f64, on: Date },
    /// The deadline passed and the last figure is awaited until a day.
    Awaiting { due: Date, until: Date },
    /// The deadline passed below the target.
    Overdue { due: Date, actual: Option<f64> },
    /// It begins later.
    NotStarted { start: Date },
    /// No figure was published.
    NoData,
    /// Further from the target than at the start.
    Worse { actual: f64, on: Date, start: f64 },
    /// It goes on without end and target.
    Ongoing,
    /// Against a declared plan: days ahead (positive) or behind.
    Plan { on: Date, planned: f64, actual: f64, days: f64, allowed: Days, bound: Option<Bound> },
    /// Without a plan, before half time.
    Early { elapsed: f64 },
    /// Without a plan: days late at the pace so far; `None` when it stands still.
    Pace { on: Date, actual: f64, late: Option<f64>, allowed: Days },
    /// A limit or range before its deadline.
    Limit { on: Date, actual: f64, kept: bool, nearer: bool },
    /// Not judged, and why.
    Unrated(Cause),
    /// Long without a figure; what it was before.
    Silent { last: Status, since: Date },
    /// A milestone decides the project.
    Milestone { name: Text, due: Date },
    /// Milestones met of all.
    Milestones { met: usize, of: usize },
}

/// Why an indicator cannot be judged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cause {
    /// It was closed.
    Closed,
    /// It has words instead of numbers.
    Words,
    /// It has no target.
    NoTarget,
    /// Start or due date is unknown.
    NoDates,
    /// It has no baseline.
    NoBaseline,
    /// Its first figure is not after its start.
    TooSoon,
    /// A bound does not decide.
    Bound,
    /// One figure cannot tell whether a limit is approached.
    OneFigure,
}

/// A status with its reason and the rules that were tried.
#[derive(Clone, Debug, PartialEq)]
pub struct Judgement {
    /// The status.
    pub status: Status,
    /// Why.
    pub reason: Reason,
    /// Which rules were tried, in order; the last one decided.
    pub trace: Trace,
}

/// Everything that the rules look at.
#[derive(Clone, Copy)]
pub struct Case<'a> {
    /// The indicator as known on day `t`.
    pub indicator: &'a Indicator,
    /// The declared stage on day `t`, with the day it began, its reason, and whether it has evidence.
    pub stage: Option<(Stage, Option<Date>, Option<&'a Text>, bool)>,
    /// Start of the project.
    pub start: Option<Date>,
    /// Due date of the target.
    pub due: Option<Date>,
    /// The as-of date.
    pub t: Date,
    /// The plan, declared or for reference.
    pub plan: Option<&'a Plan>,
    /// The tolerance that applies.
    pub tolerance: Tolerance,
    /// How often figures are due.
    pub every: Every,
    /// The latest figure.
    pub actual: Option<Actual>,
    /// Progress.
    pub progress: Option<Progress>,
}

type Found = Option<(Status, Reason)>;
/// One rule: a status with its reason when it fits.
type Decide = fn(Case<'_>) -> Found;

/// Judges an indicator; total: every case gets a status, a reason and a trace.
pub fn judge(case: Case<'_>) -> Judgement {
    let rules: [(Rule, Decide); 10] = [
        (Rule::Stage, by_stage),
        (Rule::Closed, closed),
        (Rule::TargetMet, target_met),
        (Rule::Deadline, deadline),
        (Rule::NotStarted, not_started),
        (Rule::NoData, no_data),
        (Rule::Worse, worse),
        (Rule::Ongoing, ongoing),
        (Rule::Unrated, unrated),
        (Rule::Pace, pace),
    ];
    let mut trace = Trace::new();
    for (rule, decide) in rules {
        trace.push(rule);
        if let Some((status, reason)) = decide(case) {
            return silence(case, Judgement { status, reason, trace });
        }
    }
    Judgement { status: Status::Unrated, reason: Reason::Unrated(Cause::NoDates), trace }
}

fn by_stage(case: Case<'_>) -> Found {
    let (stage, since, why, proven) = case.stage?;
    stage_status(stage, proven).map(|status| (status, Reason::Stage { stage, since, why: why.cloned() }))
}

/// The status that a stage alone gives; completed and accepted only with evidence.
pub fn stage_status(stage: Stage, proven: bool) -> Option<Status> {
    match stage {
        Stage::Cancelled => Some(Status::Cancelled),
        Stage::Paused => Some(Status::Paused),
        Stage::Completed if proven => Some(Status::Completed),
        Stage::Accepted if proven => Some(Status::Accepted),
        _ => None,
    }
}

fn closed(case: Case<'_>) -> Found {
    let closed = case.indicator.closed.is_some_and(|day| day <= case.t);
    closed.then_some((Status::Unrated, Reason::Unrated(Cause::Closed)))
}

/// Limits and ranges are met at the deadline only, everything else as soon as the target is reached.
fn target_met(case: Case<'_>) -> Found {
    let actual = case.actual?;
    let met = |a: Actual| Some((Status::TargetMet, Reason::TargetMet { actual: a.value, on: a.on }));
    if !case.indicator.direction.is_limit() {
        return progress::reached(case.indicator, actual)?.then(|| met(actual))?;
    }
    let due = case.due.filter(|due| *due <= case.t)?;
    let figure = deciding_figure(case, due)?;
    progress::limit_kept(case.indicator, figure)?.then(|| met(figure))?
}

/// The last figure dated from one interval before the due day to one after it (ruling 8).
fn deciding_figure(case: Case<'_>, due: Date) -> Option<Actual> {
    let (from, to) = (case.every.after(due, -1), case.every.after(due, 1));
    series::totals(case.indicator).into_iter().rfind(|a| from <= a.on && a.on <= to)
}

fn deadline(case: Case<'_>) -> Found {
    let due = case.due.filter(|due| *due < case.t && has_target(case.indicator))?;
    let until = case.every.after(due, 1);
    let newest = case.actual.filter(|a| due <= a.on);
    let undecided = case.actual.is_some_and(|a| match case.indicator.direction.is_limit() {
        true => progress::limit_kept(case.indicator, deciding_figure(case, due).unwrap_or(a)).is_none(),
        false => a.bound.is_some() && progress::reached(case.indicator, a).is_none(),
    });
    if undecided || (case.t <= until && newest.is_none()) {
        return Some((Status::Awaiting, Reason::Awaiting { due, until }));
    }
    Some((Status::Overdue, Reason::Overdue { due, actual: case.actual.map(|a| a.value) }))
}

fn not_started(case: Case<'_>) -> Found {
    let start = case.start.filter(|start| case.t < *start)?;
    Some((Status::NotStarted, Reason::NotStarted { start }))
}

fn no_data(case: Case<'_>) -> Found {
    let told = case.indicator.observations.iter().any(|o| o.flag != Flag::Missing);
    (!told).then_some((Status::NoData, Reason::NoData))
}

fn worse(case: Case<'_>) -> Found {
    let (actual, progress, start_value) = (case.actual?, case.progress?, case.indicator.start_value()?);
    let (start, due) = (case.start?, case.due?);
    if case.indicator.direction.is_limit() || actual.on <= start {
        return None;
    }
    let days = f64::from(due.since(start));
    let share = if days > 0.0 { f64::from(span::allowed(case.tolerance, start, due, actual.on)) / days } else { 0.0 };
    let reason = Reason::Worse { actual: actual.value, on: actual.on, start: start_value };
    progress.proves_below(-share).then_some((Status::Worse, reason))
}

fn ongoing(case: Case<'_>) -> Found {
    let is_ongoing = matches!(case.stage, Some((Stage::Ongoing, ..)));
    (is_ongoing && !has_target(case.indicator)).then_some((Status::Ongoing, Reason::Ongoing))
}

fn has_target(indicator: &Indicator) -> bool {
    indicator.target.is_some() || indicator.target_value().is_some()
}

/// Quantities that the pace needs and that are unknown (ruling 1).
fn unrated(case: Case<'_>) -> Found {
    let because = |cause| Some((Status::Unrated, Reason::Unrated(cause)));
    let Some(actual) = case.actual.filter(|_| case.indicator.kind != Kind::Qualitative) else { return because(Cause::Words) };
    if !has_target(case.indicator) {
        return because(Cause::NoTarget);
    }
    let (Some(start), Some(_)) = (case.start, case.due) else { return because(Cause::NoDates) };
    if case.indicator.direction.is_limit() {
        return limit_unrated(case, actual);
    }
    if case.indicator.start_value().is_none() {
        return because(Cause::NoBaseline);
    }
    (actual.on <= start).then_some((Status::Unrated, Reason::Unrated(Cause::TooSoon)))
}

fn limit_unrated(case: Case<'_>, actual: Actual) -> Found {
    match progress::limit_kept(case.indicator, actual) {
        None => Some((Status::Unrated, Reason::Unrated(Cause::Bound))),
        Some(false) if actual.bound.is_some() => Some((Status::Unrated, Reason::Unrated(Cause::Bound))),
        Some(false) if earlier_value(case).is_none() => Some((Status::Unrated, Reason::Unrated(Cause::OneFigure))),
        _ => None,
    }
}

/// The figure before the latest; with one figure only, the baseline (ruling 5).
fn earlier_value(case: Case<'_>) -> Option<f64> {
    let totals = series::totals(case.indicator);
    totals.len().checked_sub(2).map(|at| totals[at].value).or_else(|| case.indicator.start_value())
}

fn pace(case: Case<'_>) -> Found {
    let (actual, start, due) = (case.actual?, case.start?, case.due?);
    if case.indicator.direction.is_limit() {
        return limit(case, actual);
    }
    match case.plan {
        Some(plan) if plan.declared => Some(against_plan(case, plan, actual, start, due)),
        _ => without_plan(case, actual, start, due),
    }
}

fn limit(case: Case<'_>, actual: Actual) -> Found {
    let kept = progress::limit_kept(case.indicator, actual)?;
    let distance = |x: f64| match &case.indicator.target.as_ref()?.aim {
        Aim::Value(limit) => Some((x - limit.value()).abs()),
        Aim::Range { low, high } => Some(progress::gap(x, Decimal::value(low), Decimal::value(high))),
    };
    let nearer =
        !kept && earlier_value(case).and_then(distance).zip(distance(actual.value)).is_some_and(|(before, now)| now < before);
    // On the due day itself, without a figure of its time, nothing speaks against it.
    let silent = case.due.is_some_and(|due| due == case.t && deciding_figure(case, due).is_none());
    let status = if kept || nearer || silent { Status::OnTrack } else { Status::Behind };
    Some((status, Reason::Limit { on: actual.on, actual: actual.value, kept, nearer }))
}

/// Days ahead of (positive) or behind a plan: `SVt = ES - (t_A - s)`. Source: D5.
pub fn days_ahead(plan: &Plan, actual: Actual) -> f64 {
    let passed = f64::from(actual.on.since(plan.start));
    plan.earned(actual.value, passed) - passed
}

fn against_plan(case: Case<'_>, plan: &Plan, actual: Actual, start: Date, due: Date) -> (Status, Reason) {
    let days = days_ahead(plan, actual);
    let allowed = span::allowed(case.tolerance, start, due, actual.on);
    let status = graded(days, allowed, span::far(case.tolerance, start, due));
    let bound = case.progress.and_then(|p| p.bound);
    let late = matches!(status, Status::Behind | Status::WellBehind);
    // A lower bound proves success and never lateness, an upper bound the other way round.
    if (bound == Some(Bound::Lower) && late) || (bound == Some(Bound::Upper) && !late) {
        return (Status::Unrated, Reason::Unrated(Cause::Bound));
    }
    (status, Reason::Plan { on: actual.on, planned: plan.value(actual.on), actual: actual.value, days, allowed, bound })
}

/// Ahead, on track, behind or well behind, by days ahead.
fn graded(days: f64, allowed: Days, far: f64) -> Status {
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

/// Without a plan: too early before half time, afterwards by the days late at the mean pace so far.
fn without_plan(case: Case<'_>, actual: Actual, start: Date, due: Date) -> Found {
    let elapsed = span::elapsed(case.t, start, due);
    if elapsed < 0.5 {
        return Some((Status::Early, Reason::Early { elapsed }));
    }
    let (from, to) = (case.indicator.start_value()?, case.indicator.target_value()?);
    let passed = f64::from(actual.on.since(start));
    let rate = (actual.value - from) / passed;
    let left = to - actual.value;
    let late = (left / rate > 0.0).then(|| left / rate - f64::from(due.since(actual.on)));
    let allowed = span::allowed(case.tolerance, start, due, actual.on);
    let far = span::far(case.tolerance, start, due);
    // The pace so far flatters those who are ahead; an even plan is the stricter judge of that side.
    let even = (actual.value - from) / (to - from) * f64::from(due.since(start)) - passed;
    let status = late.map_or(Status::WellBehind, |late| graded(if late > 0.0 { -late } else { even }, allowed, far));
    let behind = matches!(status, Status::Behind | Status::WellBehind);
    match case.progress.and_then(|p| p.bound) {
        Some(Bound::Lower) if behind => Some((Status::Unrated, Reason::Unrated(Cause::Bound))),
        Some(Bound::Upper) if !behind => Some((Status::Unrated, Reason::Unrated(Cause::Bound))),
        _ => Some((status, Reason::Pace { on: actual.on, actual: actual.value, late, allowed })),
    }
}

/// Long silence takes a good or middling status away: silence must not pay (ruling 1).
fn silence(case: Case<'_>, judgement: Judgement) -> Judgement {
    let judged = matches!(judgement.status, Status::Early | Status::OnTrack | Status::Ahead | Status::Behind);
    let Some(actual) = case.actual.filter(|_| judged) else { return judgement };
    let silent = case.every.after(actual.on, 3) < case.t && 92 < case.t.since(actual.on);
    if !silent {
        return judgement;
    }
    let mut trace = judgement.trace;
    trace.push(Rule::Silence);
    Judgement { status: Status::Unrated, reason: Reason::Silent { last: judgement.status, since: actual.on }, trace }
}
