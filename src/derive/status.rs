//! The status of one indicator: rules in a fixed order, the first that fits decides.
//!
//! A rule reads the case and nothing else, and gives numbers, never words. A project's own status
//! is made of these elsewhere.

use super::case::{Case, Found, graded};
use super::deadline::{After, proves};
use super::limit::limit;
use super::progress::{self, Progress};
use super::reason::{Cause, Judgement, Lateness, Reason};
use super::series::{Actual, Bound};
use super::standing::Standing;
use super::{Rule, Trace, origin, span};
use crate::base::Date;
use crate::model::Status;
use crate::model::vocabulary::{Kind, Stage};

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
            return silence(
                case,
                Judgement {
                    status,
                    reason,
                    trace,
                },
            );
        }
    }
    Judgement {
        status: Status::Unrated,
        reason: Reason::Unrated(Cause::NoDates),
        trace,
    }
}

/// What the declared stage alone decides, before any figure is looked at.
fn by_stage(case: Case<'_>) -> Found {
    let (stage, since, why, proven) = case.stage?;
    stage_status(stage, proven).map(|status| {
        (
            status,
            Reason::Stage {
                stage,
                since,
                why: why.cloned(),
            },
        )
    })
}

/// The status that a stage alone gives; completed and accepted only with evidence.
pub fn stage_status(stage: Stage, proven: bool) -> Option<Status> {
    match stage {
        Stage::Cancelled => Some(Status::Cancelled),
        Stage::Paused => Some(Status::Paused),
        Stage::Closed => Some(Status::Closed),
        Stage::Completed if proven => Some(Status::Completed),
        Stage::Accepted if proven => Some(Status::Accepted),
        _ => None,
    }
}

/// Closed on or before the day: it counts nowhere.
fn closed(case: Case<'_>) -> Found {
    let closed = case.indicator.closed.is_some_and(|day| day <= case.t);
    closed.then_some((Status::Unrated, Reason::Unrated(Cause::Closed)))
}

/// Limits and ranges are met at the deadline only, everything else as soon as the target is
/// reached.
fn target_met(case: Case<'_>) -> Found {
    let actual = case.actual?;
    let deadline = case.due.map(|due| case.deadline(due));
    let met = |a: Actual| {
        let late = deadline.and_then(|deadline| deadline.late());
        Some((
            Status::TargetMet,
            Reason::TargetMet {
                actual: a.value,
                on: a.on,
                late,
            },
        ))
    };
    if !case.indicator.direction.is_limit() {
        return progress::reached(case.indicator, actual)?.then(|| met(actual))?;
    }
    let figure = deadline
        .filter(|deadline| deadline.due <= case.t)?
        .deciding()?;
    progress::limit_kept(case.indicator, figure)?.then(|| met(figure))?
}

/// After the due day: awaited while the last figure may still come in, else overdue.
fn deadline(case: Case<'_>) -> Found {
    let due = case
        .due
        .filter(|due| *due < case.t && case.indicator.has_target())?;
    Some(match case.deadline(due).after(case.t) {
        After::Awaited(until) => (Status::Awaiting, Reason::Awaiting { due, until }),
        After::Over => {
            let (actual, bound) = (
                case.actual.map(|a| a.value),
                case.actual.and_then(|a| a.bound),
            );
            let broken = |a: &Actual| progress::limit_kept(case.indicator, *a) == Some(false);
            let is_limit = case.indicator.direction.is_limit();
            let decides = || case.deadline(due).deciding();
            let broken = is_limit.then(decides).flatten().filter(broken);
            let reason = Reason::Overdue {
                due,
                actual,
                bound,
                broken,
            };
            (Status::Overdue, reason)
        }
    })
}

/// Before the start of the project.
fn not_started(case: Case<'_>) -> Found {
    let start = case.start.filter(|start| case.t < *start)?;
    Some((Status::NotStarted, Reason::NotStarted { start }))
}

/// No figure was ever told, a number or words; a figure marked as missing tells nothing. Where one
/// of a part was told it is not silent, and cannot be judged as a whole.
fn no_data(case: Case<'_>) -> Found {
    if case.indicator.is_told() {
        return None;
    }
    Some(match case.indicator.is_told_by_parts_alone() {
        true => (Status::Unrated, Reason::Unrated(Cause::PartsOnly)),
        false => (Status::NoData, Reason::NoData),
    })
}

/// Progress below that of the start by more than the tolerance, as a share of the span.
fn worse(case: Case<'_>) -> Found {
    let least = least_progress(case)?;
    let (actual, origin) = (case.actual?, case.origin?);
    let reason = Reason::Worse {
        actual: actual.value,
        on: actual.on,
        start: origin.value,
        bound: actual.bound,
    };
    let proven = case.progress?.proves_below(least);
    proven.then_some((Status::Worse, reason))
}

/// The progress below which an indicator is worse than at the start; `None` where nobody asks.
fn least_progress(case: Case<'_>) -> Option<f64> {
    let (actual, progress, origin, base) = (
        case.actual?,
        case.progress?,
        case.origin?,
        case.indicator.start_value()?,
    );
    let (due, target) = (case.due?, case.indicator.target_value()?);
    if case.indicator.direction.is_limit() || actual.on <= origin.on || is_idle(progress) {
        return None;
    }
    let days = f64::from(due.since(origin.on));
    let allowed = f64::from(span::allowed(case.tolerance, origin.on, due, actual.on));
    let at_start = (origin.value - base) / (target - base);
    let share = if days > 0.0 { allowed / days } else { 0.0 };
    // Exactly on the tolerance is within it, whatever binary fractions make of it.
    Some(at_start - share - 1e-12)
}

/// An upper bound at or beyond the target decides nothing.
fn is_idle(progress: Progress) -> bool {
    progress.bound == Some(Bound::Upper) && 1.0 <= progress.value
}

/// Without an end and without a target there is nothing to be late with.
fn ongoing(case: Case<'_>) -> Found {
    let is_ongoing = matches!(case.stage, Some((Stage::Ongoing, ..)));
    (is_ongoing && !case.indicator.has_target()).then_some((Status::Ongoing, Reason::Ongoing))
}

/// Quantities that the pace needs and that are unknown.
fn unrated(case: Case<'_>) -> Found {
    let because = |cause| Some((Status::Unrated, Reason::Unrated(cause)));
    let Some(actual) = case
        .actual
        .filter(|_| case.indicator.kind != Kind::Qualitative)
    else {
        return because(Cause::Words);
    };
    if !case.indicator.has_target() {
        return because(Cause::NoTarget);
    }
    // A limit that is kept asks for no start.
    let is_limit = case.indicator.direction.is_limit();
    match (case.start, case.due) {
        (None, None) if !is_limit => return because(Cause::NoDates),
        (_, None) => return because(Cause::NoDue),
        (None, _) if !is_limit => return because(Cause::NoStart),
        _ => {}
    }
    if is_limit {
        return None;
    }
    if case.indicator.kind == Kind::YesNo {
        return because(Cause::Answer);
    }
    let (Some(base), Some(target)) = (case.indicator.start_value(), case.indicator.target_value())
    else {
        return because(Cause::NoBaseline);
    };
    match case.origin {
        // What stood at or beyond the target at the start has no way to go.
        Some(origin)
            if origin.on < actual.on && (target - origin.value) * (target - base) <= 0.0 =>
        {
            because(Cause::AtTarget)
        }
        // A bound that would be worse by its own value, and does not prove it, has no pace either.
        Some(origin) if origin.on < actual.on => case
            .progress
            .is_none_or(|p| is_idle(p) || least_progress(case).is_some_and(|least| p.value < least))
            .then(|| because(Cause::Bound))?,
        _ => because(Cause::TooSoon),
    }
}

/// What is left: against a declared plan, else by the mean pace; limits and ranges by rules of
/// their own.
fn pace(case: Case<'_>) -> Found {
    let (actual, due) = (case.actual?, case.due?);
    if case.indicator.direction.is_limit() {
        return limit(case, actual, due);
    }
    let span = (case.begin()?, due);
    let found = match case.standing {
        Some(standing) => against_plan(case, standing, span),
        None => without_plan(case, actual, span)?,
    };
    // What a rule gives for a bound stands where it is proven; too early without a plan claims
    // nothing of the figure.
    let claims = !matches!(found.1, Reason::Early { .. } | Reason::Unrated(_));
    let late = matches!(found.0, Status::Behind | Status::WellBehind | Status::Early);
    let proven = !claims || proves(case.progress.and_then(|p| p.bound), late);
    Some(if proven {
        found
    } else {
        (Status::Unrated, Reason::Unrated(Cause::Bound))
    })
}

/// By the days ahead or behind; while the plan asks for nothing at best on track, and too early to
/// judge where the line to what it asks for first says behind.
fn against_plan(
    case: Case<'_>,
    standing: Standing,
    (begin, due): (Date, Date),
) -> (Status, Reason) {
    let allowed = span::allowed(case.tolerance, begin, due, standing.on);
    let status = graded(standing.raw, allowed, span::far(case.tolerance, begin, due));
    let bound = case.actual.and_then(|a| a.bound);
    if standing.first.is_some() {
        let late = matches!(status, Status::Behind | Status::WellBehind);
        let status = if late { Status::Early } else { Status::OnTrack };
        return (status, Reason::NothingDue { standing, bound });
    }
    let since = case.replanned.filter(|_| standing.days < 0.0);
    (
        status,
        Reason::Plan {
            standing,
            allowed,
            bound,
            since,
        },
    )
}

/// Without a plan: too early before half time, afterwards by the days late at the mean pace so far,
/// `left / moved × days it took − days left`; never ahead, since nothing was planned to be ahead
/// of.
fn without_plan(case: Case<'_>, actual: Actual, (begin, due): (Date, Date)) -> Found {
    let elapsed = span::elapsed(case.t, case.start?, due);
    if elapsed < 0.5 {
        return Some((Status::Early, Reason::Early { elapsed }));
    }
    let from = origin::of_rate(case.indicator, case.points, case.origin)
        .filter(|from| from.on < actual.on);
    let Some(from) = from else {
        return Some((Status::Unrated, Reason::Unrated(Cause::Anew)));
    };
    let left = case.indicator.target_value()? - actual.value;
    let moved = actual.value - from.value;
    let lateness = match left * moved {
        toward if 0.0 < toward => {
            let needed = left / moved * f64::from(actual.on.since(from.on));
            Lateness::Days(needed - f64::from(due.since(actual.on)))
        }
        away if away < 0.0 => Lateness::Away,
        _ => Lateness::Still,
    };
    let allowed = span::allowed(case.tolerance, begin, due, actual.on);
    let far = span::far(case.tolerance, begin, due);
    let status = match lateness {
        Lateness::Days(late) => graded(-late.max(0.0), allowed, far),
        Lateness::Still | Lateness::Away => Status::WellBehind,
    };
    Some((
        status,
        Reason::Pace {
            on: actual.on,
            actual: actual.value,
            lateness,
            allowed,
            bound: actual.bound,
        },
    ))
}

/// Silence of more than three intervals and 92 days takes a good or middling status away: silence
/// must not pay.
fn silence(case: Case<'_>, judgement: Judgement) -> Judgement {
    let judged = matches!(
        judgement.status,
        Status::Early | Status::OnTrack | Status::Ahead | Status::Behind
    );
    let Some(actual) = case.actual.filter(|_| judged) else {
        return judgement;
    };
    let silent = case.every.after(actual.on, 3) < case.t && 92 < case.t.since(actual.on);
    if !silent {
        return judgement;
    }
    let mut trace = judgement.trace;
    trace.push(Rule::Silence);
    Judgement {
        status: Status::Unrated,
        reason: Reason::Silent {
            last: judgement.status,
            since: actual.on,
        },
        trace,
    }
}
