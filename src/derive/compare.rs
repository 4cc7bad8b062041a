//! Two days of one programme side by side: what moved between them, project by project.

use super::by_id::ById;
use super::class::Class;
use super::indicator::{IndicatorInsight, begin_of};
use super::milestone::MilestoneState;
use super::past::{PastIndicator, PastProject, met, notes};
use super::progress::{distance, progress};
use super::project::{ProjectInsight, rank};
use super::series;
use super::shown::Shown;
use crate::base::Date;
use crate::model::status::Token;
use crate::model::{Aim, Field, Id, Indicator, IndicatorField, Observation, PartField, Status};
use std::borrow::Cow;
use std::cmp::Ordering;

/// What changed between two days.
#[derive(Clone, Debug, PartialEq)]
pub struct Comparison {
    /// The earlier day, which is not between them.
    pub from: Date,
    /// The later day, which is.
    pub to: Date,
    /// By project, in the order of the site; a project that only the earlier day had is not among
    /// them.
    pub moves: ById<Move>,
    /// How many promises changed after the earlier day and up to the later one.
    pub changed: usize,
}

/// One project on both days.
#[derive(Clone, Debug, PartialEq)]
pub struct Move {
    /// The project.
    pub id: Id,
    /// The status that it was shown with before; `None` when it is new.
    pub before: Option<Shown>,
    /// The status that it is shown with now.
    pub now: Shown,
    /// Its class before; `None` when it is new.
    pub class_before: Option<Class>,
    /// Its class now.
    pub class_now: Class,
    /// The first headline, else the first indicator, with its value before, as it was told then, and
    /// now; `None` where it has no value now, and the value before where it had none.
    pub values: Option<(Id, Option<f64>, f64)>,
    /// The value before as corrected since, and the day that it is about; `None` where there is
    /// none.
    pub corrected: Option<(f64, Date)>,
    /// How far its progress moved, in shares of the way; negative after a step back, `None` where
    /// progress is not defined. What had no figure before began at 0.
    pub progress: Option<f64>,
    /// The same from the value before as corrected since.
    pub progress_corrected: Option<f64>,
    /// Of a limit or range, how much nearer it came from outside, in shares of the limit; negative
    /// where it went farther out, 0 where it is kept on both days. `None` for all others, without a
    /// figure on both days, and where one is only a bound.
    pub nearer: Option<f64>,
    /// Whether something was published by the earlier day and nothing moved since: see `unchanged`.
    pub unchanged: bool,
    /// Whether a due date or target moved after the earlier day.
    pub retargeted: bool,
    /// Whether its first headline, else its first indicator, is a limit or range to stay in.
    pub is_limit: bool,
    /// Whether a figure tells of it: the first one is about a day in between; without indicators
    /// always.
    pub told: bool,
    /// Whether its own time begins in between.
    pub begun: bool,
    /// Whether a milestone that is not met was due by the later day.
    pub was_due: bool,
    /// Whether it is under way and nothing moved, as figures say or milestones that were due,
    /// neither now nor in the comparison before.
    pub still: bool,
    /// Whether it is under way and no figure is about any day in between, nor of the comparison
    /// before: nobody knows whether it stood still.
    pub silent: bool,
    /// Whether it is under way by its milestones alone, and none was met in between nor is due.
    pub waits: bool,
}

impl Move {
    /// How far it came in between, in shares of the way; negative after a step back. Of a limit it
    /// is how much nearer it came. `None` where neither is defined, and for a project that is new
    /// and had begun before, or whose first figure is about a day before: how far it had come by
    /// then is not known.
    pub fn step(&self) -> Option<f64> {
        if self.is_limit {
            return self.nearer;
        }
        let first = matches!(self.values, Some((_, None, _)));
        self.progress_corrected
            .filter(|_| self.before.is_some() || self.begun)
            .filter(|_| !first || self.told)
    }

    /// The status before where both are of one source, declared or computed: a grade says nothing
    /// about what figures said, nor they about a grade, and what is new or rated for the first time
    /// did not get worse.
    fn before_of(&self, declared: bool) -> Option<&Shown> {
        let is_ours = |shown: &Shown| shown.sign().declared == declared;
        let before = self.before.as_ref();
        before.filter(|before| is_ours(before) && is_ours(&self.now))
    }

    /// Whether it was ended or paused in between.
    pub fn ended(&self) -> bool {
        self.class_now == Class::Ended && self.class_before != Some(Class::Ended)
    }
}

impl Comparison {
    /// How many promises of one project changed after a day and up to another.
    pub fn changed_of(project: &ProjectInsight, from: Date, to: Date) -> usize {
        let changes = project.known.changes.iter();
        changes
            .filter(|c| from < c.published && c.published <= to)
            .count()
    }

    /// Projects that reached a class in between; those that are new are not among them, for what
    /// they were before is not known.
    pub fn newly(&self, class: Class) -> impl Iterator<Item = &Move> {
        let reached = self.moves.iter().filter(move |m| m.class_now == class);
        reached.filter(move |m| m.class_before.is_some_and(|before| before != class))
    }

    /// Projects that fell behind in between, as statuses of one source say.
    pub fn fallen(&self, declared: bool) -> impl Iterator<Item = &Move> {
        let moves = self.moves.iter();
        moves.filter(move |m| {
            let before = m.before_of(declared);
            before.is_some_and(|before| m.now.is_behind() && !before.is_behind())
        })
    }

    /// Projects that were behind and are not any more, as statuses of one source say; to be given
    /// up is no recovery.
    pub fn recovered(&self, declared: bool) -> impl Iterator<Item = &Move> {
        let moves = self.moves.iter();
        moves.filter(move |m| {
            let was = m.before_of(declared).is_some_and(Shown::is_behind);
            was && !m.now.is_behind() && m.now.token() != Token::Stopped
        })
    }

    /// Projects that are new, whatever they are.
    pub fn first(&self) -> impl Iterator<Item = &Move> {
        self.moves.iter().filter(|m| m.before.is_none())
    }

    /// Projects that moved forward in between, the largest step first, equal ones by their ids.
    pub fn forward(&self) -> Vec<&Move> {
        self.steps(|step| 0.0 < step)
    }

    /// Projects that went back in between, the largest step first, equal ones by their ids.
    pub fn back(&self) -> Vec<&Move> {
        self.steps(|step| step < 0.0)
    }

    fn steps(&self, wanted: fn(f64) -> bool) -> Vec<&Move> {
        let moves = self.moves.iter();
        let mut found: Vec<&Move> = moves.filter(|m| m.step().is_some_and(wanted)).collect();
        let size = |m: &Move| m.step().unwrap_or(0.0).abs();
        found.sort_by(|a, b| size(b).total_cmp(&size(a)).then_with(|| a.id.cmp(&b.id)));
        found
    }

    /// What statuses of one source turned into: those computed, or those declared.
    pub fn turns(&self, declared: bool) -> Turns {
        let mut turns = Turns {
            newly: self.fallen(declared).count(),
            no_longer: self.recovered(declared).count(),
            ..Turns::default()
        };
        for m in self.moves.iter() {
            let now = &m.now;
            let is_done = |shown: &Shown| shown.token() == Token::Done;
            let Some(before) = m.before_of(declared) else {
                let is_ours = now.sign().declared == declared;
                turns.first += usize::from(is_ours);
                turns.first_reached += usize::from(is_ours && is_done(now));
                turns.first_behind += usize::from(is_ours && now.is_behind());
                continue;
            };
            turns.reached += usize::from(is_done(now) && !is_done(before));
            let (was, is) = (before.is_behind(), now.is_behind());
            turns.stopped += usize::from(was && now.token() == Token::Stopped);
            let turn = against(now, before).filter(|_| was && is);
            turns.further += usize::from(turn == Some(Ordering::Greater));
            turns.less += usize::from(turn == Some(Ordering::Less));
        }
        turns
    }

    /// Projects that have another status than before: those first that are behind and were better,
    /// those with a better one last, alike in the order of the site.
    pub fn turned(&self) -> Vec<&Move> {
        let turn = |m: &Move| against(&m.now, m.before.as_ref()?);
        let is_other = |m: &&Move| m.before.as_ref().is_some_and(|before| *before != m.now);
        let mut turned: Vec<&Move> = self.moves.iter().filter(is_other).collect();
        turned.sort_by_key(|m| match turn(m) {
            Some(Ordering::Greater) if m.now.is_behind() => 0,
            Some(Ordering::Less) if m.now.token() != Token::Stopped => 2,
            // A start, an end, or a grade in place of figures is neither.
            _ => 1,
        });
        turned
    }

    /// Whether figures tell anything on either day, or nobody declared anything.
    pub fn is_computed(&self) -> bool {
        self.has(false) || !self.has(true)
    }

    /// Whether a project was shown with a status of one source on either day; that nothing was
    /// published is none.
    pub fn has(&self, declared: bool) -> bool {
        let mut moves = self.moves.iter();
        moves.any(|m| {
            let mut both = [m.before.as_ref(), Some(&m.now)].into_iter().flatten();
            both.any(|s| {
                s.sign().declared == declared && !s.status().is_some_and(Status::is_silent)
            })
        })
    }
}

/// Whether a status is better (`Less`) or worse (`Greater`) than an earlier one: of two grades by
/// their scale, of two computed ones by the order of statuses, else by their colour roles; `None`
/// where two grades cannot be compared.
fn against(now: &Shown, before: &Shown) -> Option<Ordering> {
    match (now, before) {
        (Shown::Declared(now), Shown::Declared(before)) => now.against(before),
        // The worst status has the first rank.
        (Shown::Computed(now), Shown::Computed(before)) => Some(rank(*before).cmp(&rank(*now))),
        _ => Some(now.token().cmp(&before.token())),
    }
}

/// Projects that fell behind or came back between two days.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Turns {
    /// They have a status of this source and had none before, new ones included.
    pub first: usize,
    /// Of these they are reached.
    pub first_reached: usize,
    /// Of these they are behind.
    pub first_behind: usize,
    /// They were not reached and are now; those that have their first status are not among them.
    pub reached: usize,
    /// They were not behind and are now; those that are new or rated for the first time are not
    /// among them.
    pub newly: usize,
    /// They were behind and are not now, and were not ended or paused instead.
    pub no_longer: usize,
    /// They were behind, and were ended or paused.
    pub stopped: usize,
    /// They were behind and are further behind now: by their scale, or by the order of statuses.
    pub further: usize,
    /// They were behind and still are, but less far.
    pub less: usize,
}

/// An earlier day, as a comparison begins with it.
#[derive(Clone, Copy)]
pub struct Earlier<'e> {
    /// The day.
    pub day: Date,
    /// The last day of publication that counted for it.
    pub by: Date,
    /// What is kept of its projects.
    pub projects: &'e ById<PastProject>,
    /// What had moved by then; `None` without anything to compare that day with.
    pub since: Option<&'e Comparison>,
}

/// Compares an earlier day with the projects of a later one.
pub fn comparison(earlier: Earlier<'_>, to: Date, later: &[ProjectInsight]) -> Comparison {
    let from = earlier.day;
    let moves = later.iter().map(|now| one_move(earlier, now)).collect();
    let moves = ById::new(moves, |m| &m.id);
    let changed = later
        .iter()
        .map(|p| Comparison::changed_of(p, from, to))
        .sum();
    Comparison {
        from,
        to,
        moves,
        changed,
    }
}

/// What moved of one project since an earlier day.
pub fn one_move(earlier: Earlier<'_>, now: &ProjectInsight) -> Move {
    let before = earlier.projects.by_id(&now.known.id);
    let lead = now.headlines().next().or(now.indicators.first());
    let kept = lead.and_then(|i| before?.indicator(&i.indicator.id));
    let then = lead.and_then(|i| Some(corrected(earlier, i, kept?, now)));
    let then = then.as_deref();
    let value = |i: &IndicatorInsight| i.actual.map(|a| a.value);
    let by_steps = || now.progress.zip(before.map_or(Some(0.0), |b| b.progress));
    let moved = |then: Option<&PastIndicator>| {
        match lead {
            Some(lead) => lead.progress.zip(progress_before(then)),
            None => by_steps(),
        }
        .map(|(now, then)| now.value - then)
    };
    let mut found = Move {
        id: now.known.id.clone(),
        before: before.map(|b| b.shown.clone()),
        now: now.shown.clone(),
        class_before: before.map(|b| b.class),
        class_now: now.class,
        values: lead.and_then(|i| {
            Some((
                i.indicator.id.clone(),
                kept.and_then(|t| t.value),
                value(i)?,
            ))
        }),
        corrected: then.and_then(|t| t.value.zip(t.on)),
        progress: moved(kept),
        progress_corrected: moved(then),
        nearer: lead.and_then(|i| nearer(then?.value?, i)),
        is_limit: lead.is_some_and(|i| i.indicator.direction.is_limit()),
        unchanged: before.is_some_and(|before| unchanged(before, then, now)),
        retargeted: now
            .known
            .changes
            .iter()
            .any(|c| earlier.day < c.published && moves_goal(&c.field)),
        told: lead.is_none_or(|i| last_told(i).is_some_and(|day| earlier.day < day)),
        begun: now.known.start.first().is_some_and(|day| earlier.day < day),
        was_due: now
            .milestones
            .iter()
            .any(|m| matches!(m.state, MilestoneState::Awaiting | MilestoneState::Overdue)),
        still: false,
        silent: false,
        waits: false,
    };
    let under_way = !now.is_over() && found.now.status() != Some(Status::NotStarted);
    let before = earlier.since.and_then(|s| s.moves.by_id(&found.id));
    let quiet_before = before.is_some_and(|m| m.unchanged);
    let quiet = under_way && found.unchanged && quiet_before;
    let told_before = before.is_some_and(|m| m.told);
    let counts = lead.is_some() || found.was_due && before.is_some_and(|m| m.was_due);
    found.still = quiet && found.told && told_before && counts;
    found.silent = quiet && !found.told && !told_before;
    found.waits = under_way && found.unchanged && lead.is_none() && !found.was_due;
    found
}

/// The progress that an indicator had before; where there was no figure yet, the way began at
/// nothing.
fn progress_before(then: Option<&PastIndicator>) -> Option<f64> {
    then.map_or(Some(0.0), |i| {
        i.progress.or(Some(0.0).filter(|_| i.value.is_none()))
    })
}

/// What is kept of an indicator with the corrections made since, so that what they moved is no step
/// of its own.
fn corrected<'p>(
    earlier: Earlier<'_>,
    now: &IndicatorInsight,
    then: &'p PastIndicator,
    of: &ProjectInsight,
) -> Cow<'p, PastIndicator> {
    let mut corrections = of.known.corrections.iter();
    if !corrections.any(|c| earlier.by < c.published && c.is_of(&now.indicator)) {
        return Cow::Borrowed(then);
    }
    let mut indicator = Indicator::clone(&now.indicator);
    let seen = |o: &Observation| o.known_from() <= earlier.by && o.when.day() <= earlier.day;
    indicator.observations.retain(seen);
    let totals = series::totals(&indicator, begin_of(&of.known, &indicator));
    let actual = totals.last().copied();
    Cow::Owned(PastIndicator {
        value: actual.map(|a| a.value),
        on: actual.map(|a| a.on),
        progress: actual
            .and_then(|a| progress(&indicator, a))
            .map(|p| p.value),
        ..then.clone()
    })
}

/// How much nearer to its limit or range an indicator came; see [`Move::nearer`].
fn nearer(then: f64, now: &IndicatorInsight) -> Option<f64> {
    let actual = now.actual.filter(|a| a.bound.is_none())?;
    let gap = |x: f64| distance(&now.indicator, x);
    let (before, after) = (gap(then)?, gap(actual.value)?);
    let limit = match &now.indicator.target.as_ref()?.aim {
        Aim::Value(limit) => limit.value().abs(),
        Aim::Range { low, high } => low.value().abs().max(high.value().abs()),
    };
    // Of a limit of 0 there is no share; the larger of the two distances is all of it.
    let whole = if limit == 0.0 {
        before.max(after)
    } else {
        limit
    };
    Some(if before == after {
        0.0
    } else {
        (before - after) / whole
    })
}

/// The last day that a figure of an indicator, or words in its place, is about.
fn last_told(of: &IndicatorInsight) -> Option<Date> {
    let said = of.indicator.observations.iter().rfind(|o| o.note.is_some());
    let words = said.map(|o| o.when.day());
    of.actual.map(|a| a.on).max(words)
}

/// Whether a project is where it was: the figure of its first indicator has the same value, or, in
/// words, no note came since; without indicators, as many milestones are met. What never published
/// anything did not stand still.
fn unchanged(before: &PastProject, then: Option<&PastIndicator>, now: &ProjectInsight) -> bool {
    let value = |i: &IndicatorInsight| i.actual.map(|a| a.value);
    let Some(lead) = now.headlines().next().or(now.indicators.first()) else {
        return !now.milestones.is_empty() && before.met == met(now);
    };
    let Some(then) = then else {
        return false;
    };
    match (then.value, value(lead)) {
        (Some(then), Some(now)) => then == now,
        (None, None) => 0 < then.notes && then.notes == notes(lead),
        _ => false,
    }
}

fn moves_goal(field: &Field) -> bool {
    matches!(
        field,
        Field::Due
            | Field::Indicator(_, IndicatorField::Target)
            | Field::Part(_, _, PartField::Target)
    )
}
