//! Two days of one programme side by side: what moved between them, project by project.

use super::by_id::ById;
use super::class::Class;
use super::past::{PastProject, met, notes};
use super::project::ProjectInsight;
use super::shown::Shown;
use crate::base::Date;
use crate::model::status::Token;
use crate::model::{Field, Id, IndicatorField, PartField, Status};
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
    /// The first headline, else the first indicator, with its value before and now; `None` where it
    /// has no value now, and the value before where it had none.
    pub values: Option<(Id, Option<f64>, f64)>,
    /// How far its progress moved, in shares of the way; negative after a step back, `None` where
    /// progress is not defined. What had no figure before began at 0.
    pub progress: Option<f64>,
    /// Whether something was published by the earlier day and nothing moved since: see `unchanged`.
    pub unchanged: bool,
    /// Whether a due date or target moved after the earlier day.
    pub retargeted: bool,
    /// Whether a figure tells of it: the first one is about a day in between; without indicators
    /// always.
    pub told: bool,
    /// Whether its own time begins in between.
    pub begun: bool,
    /// Whether it is under way and nothing moved, as figures say, neither now nor in the comparison
    /// before.
    pub still: bool,
    /// Whether it is under way and no figure is about any day in between, nor of the comparison
    /// before: nobody knows whether it stood still.
    pub silent: bool,
}

impl Move {
    /// How far it came in between, in shares of the way; negative after a step back. `None` where
    /// progress is not defined, and for a project that is new and had begun before, or whose first
    /// figure is about a day before: how far it had come by then is not known.
    pub fn step(&self) -> Option<f64> {
        let first = matches!(self.values, Some((_, None, _)));
        self.progress
            .filter(|_| self.before.is_some() || self.begun)
            .filter(|_| !first || self.told)
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
    pub fn newly(&self, class: Class) -> usize {
        let reached = self.moves.iter().filter(|m| m.class_now == class);
        reached
            .filter(|m| m.class_before.is_some_and(|before| before != class))
            .count()
    }

    /// Projects that are new, whatever they are.
    pub fn first(&self) -> impl Iterator<Item = &Move> {
        self.moves.iter().filter(|m| m.before.is_none())
    }

    /// Projects that moved forward in between.
    pub fn forward(&self) -> impl Iterator<Item = &Move> {
        let moves = self.moves.iter();
        moves.filter(|m| m.step().is_some_and(|step| 0.0 < step))
    }

    /// What statuses of one source turned into: those computed, or those declared.
    pub fn turns(&self, declared: bool) -> Turns {
        let mut turns = Turns::default();
        for m in self.moves.iter() {
            let (before, now) = (m.before.as_ref(), &m.now);
            let is_ours = |shown: &Shown| shown.sign().declared == declared;
            let is_done = |shown: &Shown| shown.token() == Token::Done;
            // A grade says nothing about what figures said, nor they about a grade; and what is new
            // or rated for the first time did not get worse.
            let Some(before) = before.filter(|b| is_ours(b) && is_ours(now)) else {
                turns.first += usize::from(is_ours(now));
                turns.first_reached += usize::from(is_ours(now) && is_done(now));
                turns.first_behind += usize::from(is_ours(now) && now.is_behind());
                continue;
            };
            turns.reached += usize::from(is_done(now) && !is_done(before));
            let (was, is) = (before.is_behind(), now.is_behind());
            turns.newly += usize::from(is && !was);
            turns.no_longer += usize::from(was && !is);
            let turn = now.against(before).filter(|_| was && is);
            turns.further += usize::from(turn == Some(Ordering::Greater));
            turns.less += usize::from(turn == Some(Ordering::Less));
        }
        turns
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
    /// They were behind and are not now.
    pub no_longer: usize,
    /// They were behind and are further behind now: by their scale, or in trouble after needing
    /// attention.
    pub further: usize,
    /// They were behind and still are, but less far.
    pub less: usize,
}

/// An earlier day, as a comparison begins with it.
#[derive(Clone, Copy)]
pub struct Earlier<'e> {
    /// The day.
    pub day: Date,
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
    let then = lead.and_then(|i| before?.indicator(&i.indicator.id));
    let value = |i: &super::IndicatorInsight| i.actual.map(|a| a.value);
    let progress = |i: &super::IndicatorInsight| i.progress.map(|p| p.value);
    // Where there was no figure yet, the way began at nothing.
    let earlier_progress = || {
        then.map_or(Some(0.0), |i| {
            i.progress.or(Some(0.0).filter(|_| i.value.is_none()))
        })
    };
    let by_steps = || now.progress.zip(before.map_or(Some(0.0), |b| b.progress));
    let moved = match lead {
        Some(lead) => progress(lead)
            .zip(earlier_progress())
            .map(|(now, then)| now - then),
        None => by_steps().map(|(now, then)| now.value - then),
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
                then.and_then(|t| t.value),
                value(i)?,
            ))
        }),
        progress: moved,
        unchanged: before.is_some_and(|before| unchanged(before, now)),
        retargeted: now
            .known
            .changes
            .iter()
            .any(|c| earlier.day < c.published && moves_goal(&c.field)),
        told: lead.is_none_or(|i| last_told(i).is_some_and(|day| earlier.day < day)),
        begun: now.known.start.first().is_some_and(|day| earlier.day < day),
        still: false,
        silent: false,
    };
    let under_way = !now.is_over() && found.now.status() != Some(Status::NotStarted);
    let before = earlier.since.and_then(|s| s.moves.by_id(&found.id));
    let quiet_before = before.is_some_and(|m| m.unchanged);
    let quiet = under_way && found.unchanged && quiet_before;
    let told_before = before.is_some_and(|m| m.told);
    found.still = quiet && found.told && told_before;
    found.silent = quiet && !found.told && !told_before;
    found
}

/// The last day that a figure of an indicator, or words in its place, is about.
fn last_told(of: &super::IndicatorInsight) -> Option<Date> {
    let said = of.indicator.observations.iter().rfind(|o| o.note.is_some());
    let words = said.map(|o| o.when.day());
    of.actual.map(|a| a.on).max(words)
}

/// Whether a project is where it was: the figure of its first indicator has the same value, or, in
/// words, no note came since; without indicators, as many milestones are met. What never published
/// anything did not stand still.
fn unchanged(before: &PastProject, now: &ProjectInsight) -> bool {
    let value = |i: &super::IndicatorInsight| i.actual.map(|a| a.value);
    let Some(lead) = now.headlines().next().or(now.indicators.first()) else {
        return !now.milestones.is_empty() && before.met == met(now);
    };
    let Some(then) = before.indicator(&lead.indicator.id) else {
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
