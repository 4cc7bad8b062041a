//! The original promise: progress against it, and whether it was kept.

use super::deadline::{After, Deadline};
use super::indicator::{IndicatorInsight, due_of, is_headline, is_open, stage_at};
use super::milestone::{MilestoneInsight, MilestoneState};
use super::progress::{limit_kept, progress, reached};
use crate::base::{Date, Days};
use crate::model::scale::PromiseGrade;
use crate::model::vocabulary::{Interval, Level, Stage};
use crate::model::{Field, Id, Indicator, IndicatorField, Project};

/// What became of a promise that is due, or kept before its time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kept {
    /// Every headline reached its first target by the first due date.
    OnTime,
    /// Every headline reached its first target, but later than that.
    Late,
    /// Kept, as somebody declared; when is not told.
    AsDeclared,
    /// Kept in part, as somebody declared.
    Partly,
    /// Not known to be reached; the last figure may still come in.
    Awaiting,
    /// Nothing is awaited any more, and no figure of the due day or later tells the result.
    Untold,
    /// Not reached, and nothing is awaited any more.
    Missed,
    /// Broken, as somebody declared.
    Broken,
    /// Not kept in time, and target or due date was changed, or a headline closed.
    Changed,
}

impl Kept {
    /// All of them, from best to last.
    pub const ALL: &[Kept] = &[
        Kept::OnTime,
        Kept::Late,
        Kept::AsDeclared,
        Kept::Partly,
        Kept::Awaiting,
        Kept::Untold,
        Kept::Missed,
        Kept::Broken,
        Kept::Changed,
    ];

    /// What a declared verdict makes of a promise, due or not; `None` where it leaves that open.
    pub fn declared(grade: PromiseGrade) -> Option<Kept> {
        match grade {
            PromiseGrade::Kept => Some(Kept::AsDeclared),
            PromiseGrade::PartlyKept => Some(Kept::Partly),
            PromiseGrade::Broken => Some(Kept::Broken),
            PromiseGrade::InTheWorks | PromiseGrade::Stalled | PromiseGrade::NotYetRated => None,
        }
    }

    /// Whether it is known not to be kept by its day.
    pub fn is_not_in_time(self) -> bool {
        matches!(
            self,
            Kept::Late | Kept::Partly | Kept::Missed | Kept::Broken | Kept::Changed
        )
    }

    /// The word in exports.
    pub fn word(self) -> &'static str {
        match self {
            Kept::OnTime => "on-time",
            Kept::Late => "late",
            Kept::AsDeclared => "as-declared",
            Kept::Partly => "partly",
            Kept::Awaiting => "awaiting",
            Kept::Untold => "untold",
            Kept::Missed => "missed",
            Kept::Broken => "broken",
            Kept::Changed => "changed",
        }
    }
}

/// Progress of an indicator against what was promised first.
#[derive(Clone, Debug, PartialEq)]
pub struct Original {
    /// The indicator, of those whose promise moved.
    pub id: Id,
    /// Progress against the first baseline and target; `None` where it is not defined.
    pub progress: Option<f64>,
    /// Current progress less `progress`, in shares of the way; `None` where one of them is.
    pub difference: Option<f64>,
    /// How far the target moved, in shares of the first way: `(T − T0) / |T0 − B0|`; `None` where
    /// it did not move or is no single value.
    pub target_drift: Option<f64>,
    /// How many days the due day moved, positive when later; `None` where one of them is unknown.
    pub date_drift: Option<Days>,
}

/// Compares indicators whose baseline, target or due day moved with what was promised first, in the
/// order of the project; all others are left out.
pub fn original(first: &Project, indicators: &[IndicatorInsight]) -> Vec<Original> {
    indicators
        .iter()
        .filter_map(|i| one_original(first, i))
        .collect()
}

fn one_original(first: &Project, now: &IndicatorInsight) -> Option<Original> {
    let then = first.indicator(&now.indicator.id)?;
    let due = due_of(first, then);
    let ends = then.start_value().zip(then.target_value());
    let aim = |of: &Indicator| of.target.as_ref().map(|t| t.aim.clone());
    // A limit has no way, but what it asks for may move.
    let moved = aim(then) != aim(&now.indicator)
        || ends
            != now
                .indicator
                .start_value()
                .zip(now.indicator.target_value())
        || due != now.due;
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

/// A headline as first published beside what it is now.
#[derive(Clone, Copy)]
struct Headline<'a> {
    then: &'a Indicator,
    now: &'a IndicatorInsight,
    due: Option<Date>,
}

/// The headlines, by default the first indicator that is no input, also those that were closed
/// since: closing one does not end its promise.
fn headlines<'a>(first: &'a Project, indicators: &'a [IndicatorInsight]) -> Vec<Headline<'a>> {
    let named = indicators.iter().any(|i| is_headline(&i.indicator));
    let by_default = indicators
        .iter()
        .find(|i| i.indicator.level != Some(Level::Input))
        .filter(|_| !named);
    let all = indicators
        .iter()
        .filter(|i| is_headline(&i.indicator))
        .chain(by_default);
    let headline = |now: &'a IndicatorInsight| {
        let then = first.indicator(&now.indicator.id)?;
        Some(Headline {
            then,
            now,
            due: due_of(first, then),
        })
    };
    all.filter_map(headline).collect()
}

/// The latest day by which something was promised first; `None` where a part of it has no known
/// date.
fn last_due(
    first: &Project,
    promised: &[Headline<'_>],
    milestones: &[MilestoneInsight],
) -> Option<Date> {
    match promised {
        [] => outcome_due(first, milestones),
        _ => promised
            .iter()
            .map(|headline| headline.due)
            .collect::<Option<Vec<Date>>>()?
            .into_iter()
            .max(),
    }
}

/// The headlines that were promised something; `None` where there are headlines and none was.
fn promised<'a>(
    first: &'a Project,
    indicators: &'a [IndicatorInsight],
) -> Option<Vec<Headline<'a>>> {
    let all = headlines(first, indicators);
    let promised: Vec<_> = all
        .iter()
        .copied()
        .filter(|headline| headline.then.has_target())
        .collect();
    (all.is_empty() || !promised.is_empty()).then_some(promised)
}

/// The day by which the whole promise was first due; `None` where it is unknown or nothing
/// countable was promised.
pub fn promised_by(
    first: &Project,
    indicators: &[IndicatorInsight],
    milestones: &[MilestoneInsight],
) -> Option<Date> {
    last_due(first, &promised(first, indicators)?, milestones)
}

/// What became of a project's promise by day `t`; `None` when it is not due and not yet kept, or
/// promises nothing countable.
///
/// `first` is the project as first published, `known` as known on day `t`; `every` is how often
/// milestones and stages are told.
pub fn kept(
    first: &Project,
    known: &Project,
    indicators: &[IndicatorInsight],
    (milestones, every): (&[MilestoneInsight], Interval),
    t: Date,
) -> Option<Kept> {
    let promised = promised(first, indicators)?;
    let due = last_due(first, &promised, milestones)?;
    let outcome = Outcome {
        known,
        milestones,
        every,
        due,
        t,
    };
    let on_time = match promised.as_slice() {
        [] => outcome.is_on_time(),
        _ => promised.iter().all(|headline| headline.is_on_time(t)),
    };
    if on_time {
        // A later change takes nothing away from what was kept as first promised.
        return Some(Kept::OnTime);
    }
    let mut changes = known.changes.iter();
    let is_changed = changes.any(|c| moves_promise(&c.field, &promised))
        || promised.iter().any(|h| !is_open(&h.now.indicator, t));
    // Before the day is over nothing is told, not even that the promise moved; but a figure of that
    // day which falls short is the last one.
    let ended = ended_as(known, t);
    if t <= due {
        let is_short = promised.iter().any(|h| h.is_short_on(t)) || ended == Some(Stage::Cancelled);
        return (t == due && !is_changed && is_short).then_some(Kept::Missed);
    }
    if is_changed {
        return Some(Kept::Changed);
    }
    let mut open = promised
        .iter()
        .filter(|headline| !headline.is_done(t))
        .peekable();
    let (late, waiting) = match promised.as_slice() {
        [] => (outcome.is_done(), outcome.is_awaited()),
        _ => (
            open.peek().is_none(),
            open.all(|headline| headline.is_awaited(t)),
        ),
    };
    let is_untold = is_untold(&promised, t);
    Some(match ended {
        _ if late => Kept::Late,
        None if waiting => Kept::Awaiting,
        // What was given up is not kept, whatever figure was published or not.
        Some(Stage::Cancelled) => Kept::Missed,
        // Who publishes nothing breaks no promise in the open, and keeps none.
        _ if is_untold => Kept::Untold,
        _ => Kept::Missed,
    })
}

/// How a project ended, after which nothing is awaited of it: given up, or closed.
fn ended_as(known: &Project, t: Date) -> Option<Stage> {
    let stage = stage_at(known, t).map(|(stage, ..)| stage);
    stage.filter(|stage| matches!(stage, Stage::Cancelled | Stage::Closed))
}

/// Whether of all that is not reached no figure tells the result; not where milestones or the stage
/// decide, which are told by being met.
fn is_untold(promised: &[Headline<'_>], t: Date) -> bool {
    let mut open = promised
        .iter()
        .filter(|headline| !headline.is_done(t))
        .peekable();
    open.peek().is_some() && open.all(|headline| !headline.is_told())
}

fn moves_promise(field: &Field, promised: &[Headline<'_>]) -> bool {
    match field {
        Field::Due => true,
        Field::Indicator(id, IndicatorField::Target) => {
            promised.iter().any(|headline| headline.then.id == *id)
        }
        _ => false,
    }
}

/// When a project without headlines is due: with its last milestone, else by its own date.
fn outcome_due(first: &Project, milestones: &[MilestoneInsight]) -> Option<Date> {
    match milestones {
        [] => first.due.last(),
        _ => milestones
            .iter()
            .map(|m| m.milestone.due.last())
            .collect::<Option<Vec<Date>>>()?
            .into_iter()
            .max(),
    }
}

impl Headline<'_> {
    /// Whether the last figure by its own due day reaches the first target.
    fn is_on_time(&self, t: Date) -> bool {
        self.reached_by(self.due.filter(|due| *due < t).unwrap_or(t), t)
    }

    /// Whether it was on time, or is reached by now.
    fn is_done(&self, t: Date) -> bool {
        self.is_on_time(t) || self.reached_by(t, t)
    }

    /// Whether the last figure dated by a day reaches the first target; reached and lost is not
    /// kept.
    fn reached_by(&self, day: Date, t: Date) -> bool {
        if self.then.direction.is_limit() {
            let deciding = self
                .deadline()
                .filter(|deadline| deadline.due <= t)
                .and_then(|deadline| deadline.deciding());
            return deciding.is_some_and(|figure| limit_kept(self.then, figure) == Some(true));
        }
        let last = self.now.totals.iter().rfind(|a| a.on <= day);
        last.is_some_and(|figure| reached(self.then, *figure) == Some(true))
    }

    /// Whether it is due on this day and a figure of the day itself does not reach the first target.
    fn is_short_on(&self, t: Date) -> bool {
        let told = self.due == Some(t) && self.is_told();
        told && !self.is_awaited(t) && !self.is_done(t)
    }

    /// Whether the final figure may still come.
    fn is_awaited(&self, t: Date) -> bool {
        self.deadline()
            .is_some_and(|deadline| matches!(deadline.after(t), After::Awaited(_)))
    }

    /// Whether a figure tells the result.
    fn is_told(&self) -> bool {
        self.deadline().is_some_and(|deadline| deadline.is_told())
    }

    fn deadline(&self) -> Option<Deadline<'_>> {
        Some(Deadline {
            indicator: self.then,
            totals: &self.now.totals,
            every: self.now.every,
            due: self.due?,
        })
    }
}

/// A project without headlines: its milestones decide, else its stage with evidence.
struct Outcome<'a> {
    known: &'a Project,
    milestones: &'a [MilestoneInsight],
    /// How often milestones and stages are told.
    every: Interval,
    due: Date,
    t: Date,
}

impl Outcome<'_> {
    /// Whether every milestone that is not met, or the stage, may still be reported.
    fn is_awaited(&self) -> bool {
        if self.milestones.is_empty() {
            return self.t <= self.every.after(self.due, 1);
        }
        let mut open = self
            .milestones
            .iter()
            .filter(|m| m.milestone.met.is_none())
            .peekable();
        open.peek().is_some() && open.all(|m| m.state == MilestoneState::Awaiting)
    }

    /// Whether every milestone was met by its own due day, or the stage was reached by that of the
    /// project.
    fn is_on_time(&self) -> bool {
        match self.milestones {
            [] => self.has_ended_by(self.due.min(self.t)),
            all => all.iter().all(|m| m.state == MilestoneState::Met),
        }
    }

    /// Whether everything is done by now.
    fn is_done(&self) -> bool {
        match self.milestones {
            [] => self.has_ended_by(self.t),
            all => all.iter().all(|m| m.milestone.met.is_some()),
        }
    }

    fn has_ended_by(&self, day: Date) -> bool {
        stage_at(self.known, day).is_some_and(|(stage, _, _, proven)| proven && is_done(stage))
    }
}

fn is_done(stage: Stage) -> bool {
    matches!(stage, Stage::Completed | Stage::Accepted)
}
