//! A project's promises as they stood, and its indicators as rows of a table with small drawings.

use crate::base::{Date, PartialDate};
use crate::chart::ladder::{Done, Rung};
use crate::chart::rows::{IndicatorRow, Rows};
use crate::chart::trajectory::Goal;
use crate::chart::{Figure, Ladder};
use crate::derive::{IndicatorInsight, ProjectInsight};
use crate::model::vocabulary::Direction;
use crate::model::{Aim, Change, ChangeValue, Field, IndicatorField};
use crate::render::context::PageContext;
use crate::render::figure::trajectory::{goal, points};
use crate::render::phrase::{part, say};
use std::collections::BTreeMap;

/// The promise of an indicator as it stood first, at each change, and now, with what is done of it.
pub fn ladder(here: &PageContext<'_>, project: &ProjectInsight, of: &IndicatorInsight) -> Figure {
    let original = project.original.iter().find(|o| o.id == of.indicator.id);
    let progress = original
        .and_then(|o| o.progress)
        .zip(of.progress.map(|p| p.value));
    let chart = Ladder {
        name: of.indicator.name.get(here.lang).to_owned(),
        unit: say::unit(here, of),
        decimals: of.indicator.display_decimals(),
        rungs: rungs(here, project, of),
        done: of.actual.map(|a| Done {
            when: of.indicator.figure_date(a.on),
            value: a.value,
            bound: a.bound,
        }),
        progress: progress.filter(|_| !of.indicator.direction.is_limit()),
        start: of.start,
        as_of: here.insight.as_of,
    };
    chart.draw(&here.words())
}

/// What is promised at a time: the target, its own date, and the date of the project.
#[derive(Clone)]
struct Promise {
    /// The target; `None` where nothing is to be reached.
    aim: Option<Aim>,
    /// The date of the target itself; `None` where that of the project holds.
    own: Option<PartialDate>,
    /// The date of the project.
    due: PartialDate,
}

impl Promise {
    fn take(&mut self, value: &ChangeValue) {
        match value {
            ChangeValue::Date(due) => self.due = *due,
            ChangeValue::Target(aim, date) => {
                self.aim = Some(aim.clone());
                self.own = date.after(self.own);
            }
            _ => {}
        }
    }

    fn rung(&self, since: Option<PartialDate>, reason: String, of: &IndicatorInsight) -> Rung {
        let single = |aim: &Aim| match (aim, of.indicator.direction) {
            (Aim::Range { low, high }, _) => Goal::Within(low.value(), high.value()),
            (Aim::Value(v), Direction::AtMost) => Goal::AtMost(v.value()),
            (Aim::Value(v), Direction::AtLeast) => Goal::AtLeast(v.value()),
            (Aim::Value(v), _) => Goal::Reach(v.value()),
        };
        // A yes or no has a target without saying so.
        let goal = self.aim.as_ref().map_or_else(
            || of.indicator.target_value().map(Goal::Reach),
            |aim| Some(single(aim)),
        );
        Rung {
            since,
            goal,
            due: self.own.map_or(self.due.last(), |own| own.last()),
            reason,
        }
    }
}

/// The rungs from the first promise on, the oldest first; changes of one day make one rung.
fn rungs(here: &PageContext<'_>, project: &ProjectInsight, of: &IndicatorInsight) -> Vec<Rung> {
    let target = Field::Indicator(of.indicator.id.clone(), IndicatorField::Target);
    let moves = |c: &&Change| c.field == target || c.field == Field::Due;
    let changes: Vec<&Change> = project.known.changes.iter().filter(moves).collect();
    let now = of.indicator.target.as_ref();
    let mut promise = Promise {
        aim: now.map(|t| t.aim.clone()),
        own: now.and_then(|t| t.date),
        due: project.known.due,
    };
    // Back to what was promised first: the oldest change of each field says what it was.
    changes
        .iter()
        .rev()
        .for_each(|change| promise.take(&change.from));
    let announced = project
        .known
        .batch
        .as_ref()
        .and_then(|id| here.settings().batch(id))
        .and_then(|b| b.announced);
    let mut by_day: BTreeMap<Date, Vec<&Change>> = BTreeMap::new();
    changes
        .iter()
        .for_each(|change| by_day.entry(change.published).or_default().push(change));
    // An announcement after the first change cannot be when the first promise was made.
    let is_before = |date: &PartialDate| {
        let first = by_day.keys().next();
        first.is_none_or(|first| date.last().is_some_and(|day| day < *first))
    };
    let announced = announced.filter(is_before);
    let mut rungs = vec![promise.rung(announced, String::new(), of)];
    for (day, changes) in by_day {
        changes.iter().for_each(|change| promise.take(&change.to));
        let mut reasons: Vec<String> = changes
            .iter()
            .map(|c| c.reason.get(here.lang).to_owned())
            .collect();
        reasons.dedup();
        let between = if here.words().locale.is_spaceless() {
            ""
        } else {
            " "
        };
        rungs.push(promise.rung(Some(day.into()), reasons.join(between), of));
    }
    rungs
}

/// The indicator that alone is shown, `None` for all; and the dimension along which its parts are,
/// `None` for the indicator itself.
pub type Only<'o> = (Option<&'o IndicatorInsight>, Option<&'o str>);

/// Progress against a declared plan, a bar for each indicator in numbers; for `only` alone where
/// one is named.
pub fn bullets(here: &PageContext<'_>, project: &ProjectInsight, only: Only<'_>) -> Figure {
    rows(here, project, only).bullets(&here.words())
}

/// The course of each indicator in numbers as a line; of `only` alone where one is named.
pub fn sparklines(here: &PageContext<'_>, project: &ProjectInsight, only: Only<'_>) -> Figure {
    rows(here, project, only).sparklines(&here.words())
}

/// What moved since the figure before, for each indicator in numbers; for `only` alone where one is
/// named.
pub fn changes(here: &PageContext<'_>, project: &ProjectInsight, only: Only<'_>) -> Figure {
    rows(here, project, only).changes(&here.words())
}

fn rows(here: &PageContext<'_>, project: &ProjectInsight, only: Only<'_>) -> Rows {
    let named = |of: &IndicatorInsight| row(here, of, of.indicator.name.get(here.lang).to_owned());
    let rows = match only {
        (Some(of), None) => vec![named(of)],
        (Some(of), Some(dimension)) => part::along(of, dimension)
            .map(|(id, part)| row(here, part, part::value_name(here, dimension, id)))
            .collect(),
        (None, _) => {
            let numbers = project.indicators.iter();
            let numbers = numbers.filter(|i| !i.indicator.kind.is_worded());
            numbers.map(named).collect()
        }
    };
    Rows { rows }
}

fn row(here: &PageContext<'_>, of: &IndicatorInsight, name: String) -> IndicatorRow {
    IndicatorRow {
        name,
        unit: say::unit(here, of),
        decimals: of.indicator.display_decimals(),
        goal: goal(of),
        status: of.judgement.status,
        progress: of.progress,
        planned: of
            .planned_progress
            .filter(|_| of.plan.as_ref().is_some_and(|p| p.declared)),
        way: of.indicator.start_value().zip(of.indicator.target_value()),
        points: points(of),
    }
}
