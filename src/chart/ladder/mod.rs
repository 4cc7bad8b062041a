//! The target ladder: what was promised first, at each change, and now; one rung a promise. In come
//! the promises of an indicator, out comes a figure.

mod say;
mod bars;
#[cfg(test)]
mod tests;

use super::figure::{Cell, Column, Drawing, Figure, Table};
use super::trajectory::Goal;
use super::unit::Unit;
use super::{Wording, text};
use crate::base::{Date, PartialDate};
use crate::derive::Bound;
use crate::theme::Arg;
use say::ChartText;

/// A promise as it stood for a time.
#[derive(Clone, Debug, PartialEq)]
pub struct Rung {
    /// Since when it holds; `None` where it is unknown, as it may be for the first one.
    pub since: Option<PartialDate>,
    /// The target that was promised; `None` without one.
    pub goal: Option<Goal>,
    /// The due date that was promised; `None` when unknown.
    pub due: Option<Date>,
    /// Why it took the place of the one before, as it was published; empty for the first one.
    pub reason: String,
}

impl Rung {
    fn since(&self, words: &Wording<'_>) -> Cell {
        match self.since {
            None => Cell::Words(words.say("ladder-first", &[])),
            Some(PartialDate::Day(day)) => Cell::Day(day),
            Some(date) => Cell::Words(words.locale.partial(date, "")),
        }
    }
}

/// What is done so far.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Done {
    /// The day or the stretch of time that the figure is about.
    pub when: PartialDate,
    /// The latest figure, in the indicator's unit.
    pub value: f64,
    /// Which bound it is; `None` where it is exact.
    pub bound: Option<Bound>,
}

/// One indicator's promises, and what is done so far.
#[derive(Clone, Debug, PartialEq)]
pub struct Ladder {
    /// The indicator's name.
    pub name: String,
    /// Its unit; empty for a bare number.
    pub unit: Unit,
    /// Digits after the decimal point.
    pub decimals: usize,
    /// The promises from the first one to the present one; equal neighbours count as one.
    pub rungs: Vec<Rung>,
    /// What is done so far; `None` without a figure.
    pub done: Option<Done>,
    /// Progress against the first and against the present promise, as shares; `None` unless both
    /// are defined.
    pub progress: Option<(f64, f64)>,
    /// The first day of the project; `None` when unknown.
    pub start: Option<Date>,
    /// The as-of date.
    pub as_of: Date,
}

/// More rungs than this are not taken in at a glance; those between the first and the latest are
/// left to the table.
const MOST: usize = 10;

/// What moved between the first and the latest promise.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Moved {
    /// Neither target nor due date: there is at most one promise.
    Nothing,
    /// The due date alone, so that dates are drawn.
    Date,
    /// The target, and perhaps the due date too.
    Target,
}

impl Ladder {
    /// The chart with its words and its data.
    pub fn draw(mut self, words: &Wording<'_>) -> Figure {
        self.rungs
            .dedup_by(|later, earlier| later.goal == earlier.goal && later.due == earlier.due);
        let told = ChartText {
            chart: &self,
            words,
        };
        let (title, table) = (told.title(), self.table(words));
        let drawn = self.drawn();
        let drawing = match self.moved() {
            Moved::Nothing => None,
            Moved::Date => bars::Days::new(&self, &drawn)
                .map(|days| Drawing::of(|width| days.draw(width, &told))),
            Moved::Target => bars::Values::new(&self, &drawn)
                .map(|values| Drawing::of(|width| values.draw(width, &told))),
        };
        if drawing.is_none() {
            return Figure::sentence("ladder", title, self.name.clone(), table);
        }
        let stop = words.say("list-stop", &[]);
        let description: Vec<String> = self
            .rungs
            .iter()
            .enumerate()
            .map(|(at, _)| told.rung(at))
            .collect();
        let alt = words.say("ladder-alt", &[("title", Arg::Text(&title))]);
        Figure {
            kind: "ladder",
            invented: false,
            subtitle: told.subtitle(self.moved()),
            notes: self.notes(drawn.len(), words),
            alt: text::shortened(&alt, if words.locale.is_spaceless() { 80 } else { 150 }),
            description: text::shortened(&description.join(&stop), 900),
            drawing,
            title,
            table,
        }
    }

    fn moved(&self) -> Moved {
        match self.rungs.as_slice() {
            [] | [_] => Moved::Nothing,
            [first, rest @ ..] if rest.iter().all(|r| r.goal == first.goal) => Moved::Date,
            _ => Moved::Target,
        }
    }

    /// The places of the rungs that are drawn: the first one and the latest ones.
    fn drawn(&self) -> Vec<usize> {
        let count = self.rungs.len();
        (0..count)
            .filter(|at| *at == 0 || count < at + MOST)
            .collect()
    }

    fn notes(&self, drawn: usize, words: &Wording<'_>) -> Vec<String> {
        match self.rungs.len() - drawn {
            0 => Vec::new(),
            left => vec![words.say("ladder-note-left", &[("n", Arg::Count(left))])],
        }
    }

    fn table(&self, words: &Wording<'_>) -> Table {
        let say = |key: &str| words.say(key, &[]);
        let unit = if self.unit.is_empty() {
            String::new()
        } else {
            words.say("chart-unit", &[("unit", Arg::Text(&self.unit))])
        };
        let head = vec![
            Column::words(say("ladder-since")),
            Column::numbers(say("chart-target") + &unit),
            Column::words(say("ladder-due")),
            Column::words(say("ladder-reason")),
        ];
        let goal = |goal: Option<Goal>| match goal {
            None => Cell::Empty,
            Some(Goal::Reach(v)) => Cell::Number(v, self.decimals),
            Some(Goal::AtMost(v)) => Cell::Bound("≤", v, self.decimals),
            Some(Goal::AtLeast(v)) => Cell::Bound("≥", v, self.decimals),
            Some(Goal::Within(low, high)) => {
                let number = |v| words.locale.number(v, self.decimals);
                Cell::Words(format!("{}–{}", number(low), number(high)))
            }
        };
        let row = |rung: &Rung| {
            let reason = if rung.reason.is_empty() {
                Cell::Empty
            } else {
                Cell::Words(rung.reason.clone())
            };
            vec![
                rung.since(words),
                goal(rung.goal),
                Cell::day(rung.due),
                reason,
            ]
        };
        Table {
            head,
            rows: self.rungs.iter().map(row).collect(),
            marks: None,
        }
    }
}
