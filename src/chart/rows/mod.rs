//! Tables of indicators with a small drawing in each row: progress, trend, or change.
//!
//! The drawings hold no words; the cells beside them say in numbers what is drawn.

mod bullets;
mod changes;
mod sparklines;
#[cfg(test)]
mod tests;

use super::figure::{Cell, Column, Table};
use super::trajectory::{Goal, Point, State};
use super::unit::Unit;
use super::{Wording, text};
use crate::base::locale::round;
use crate::derive::{Bound, Progress};
use crate::model::Status;
use crate::theme::Arg;

/// One indicator.
#[derive(Clone, Debug)]
pub struct IndicatorRow {
    /// Its name.
    pub name: String,
    /// Its unit; empty for none.
    pub unit: Unit,
    /// Digits after the decimal point.
    pub decimals: usize,
    /// What it should do; `None` without a target.
    pub goal: Option<Goal>,
    /// Its status.
    pub status: Status,
    /// Progress as a share; `None` where no share of a way is done, as with limits.
    pub progress: Option<Progress>,
    /// Planned share of the way on the day of the latest figure; `None` without a declared plan.
    pub planned: Option<f64>,
    /// Value at the start and value to reach, in its unit; `None` where one of them is missing.
    pub way: Option<(f64, f64)>,
    /// The figures by date, the latest last; also those without a value.
    pub points: Vec<Point>,
}

/// Indicators as rows, in the order of the project.
#[derive(Clone, Debug)]
pub struct Rows {
    /// The rows, in the order of the project; may be empty.
    pub rows: Vec<IndicatorRow>,
}

/// How a figure differs from an earlier one.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Compared {
    /// There is no figure.
    Silent,
    /// There is no earlier figure.
    Only,
    /// It is counted differently since.
    Anew,
    /// One of them is only a bound.
    Open,
    /// By so much, as both are shown.
    By(f64),
}

impl IndicatorRow {
    fn known(&self) -> impl DoubleEndedIterator<Item = &Point> {
        self.points
            .iter()
            .filter(|p| p.value.is_some_and(f64::is_finite))
    }

    fn latest(&self) -> Option<&Point> {
        self.known().next_back()
    }

    fn before(&self) -> Option<&Point> {
        self.known().rev().nth(1)
    }

    /// The first figure, where it is not the latest too.
    fn first(&self) -> Option<&Point> {
        self.known().next().filter(|_| self.before().is_some())
    }

    /// How the latest figure differs from an earlier one.
    fn change(&self, earlier: Option<&Point>) -> Compared {
        let Some(latest) = self.latest() else {
            return Compared::Silent;
        };
        let Some(earlier) = earlier else {
            return Compared::Only;
        };
        let (Some(now), Some(then)) = (latest.value, earlier.value) else {
            return Compared::Silent;
        };
        let between = |p: &&Point| earlier.day < p.day && p.day <= latest.day;
        if self.points.iter().filter(between).any(|p| p.anew) {
            return Compared::Anew;
        }
        if latest.bound.is_some() || earlier.bound.is_some() {
            return Compared::Open;
        }
        // Of what is shown, so that a reader who subtracts gets the same; halves, since two numbers
        // may be too far apart.
        let less = round(now, self.decimals) / 2.0 - round(then, self.decimals) / 2.0;
        Compared::By(round((less * 2.0).clamp(f64::MIN, f64::MAX), self.decimals))
    }

    fn amount(&self, value: f64, words: &Wording<'_>) -> String {
        words.amount(value, self.decimals, &self.unit)
    }

    /// A figure with its unit and what is uncertain about it.
    fn figure(&self, point: &Point, words: &Wording<'_>) -> String {
        let shown = self.amount(point.value.unwrap_or_default(), words);
        let shown = format!("{}{shown}", sign(point.bound));
        let key = match point.state {
            State::Final => return shown,
            State::Provisional => "chart-provisional",
            State::Estimated => "chart-estimated",
            State::About => "chart-about",
        };
        words.say(key, &[("value", Arg::Text(&shown))])
    }

    /// The size of a difference with its unit: of percentages in points.
    fn difference(&self, by: f64, words: &Wording<'_>) -> String {
        words.difference(by, self.decimals, &self.unit)
    }

    /// A change as the cell of a table.
    fn changed(&self, change: Compared, words: &Wording<'_>) -> Cell {
        match change {
            Compared::Silent | Compared::Open => Cell::Empty,
            Compared::Only => Cell::Words(words.say("rows-only", &[])),
            Compared::Anew => Cell::Words(words.say("rows-anew", &[])),
            Compared::By(0.0) => Cell::Words(words.say("rows-same", &[])),
            Compared::By(by) => Cell::Words(words.signed(by, self.decimals, &self.unit)),
        }
    }

    /// Whether it has a value to reach, so that a share of the way can be done; limits and ranges
    /// have none.
    fn has_share(&self) -> bool {
        matches!(self.goal, Some(Goal::Reach(_)))
    }

    fn short_name(&self, words: &Wording<'_>) -> String {
        text::shortened(
            &self.name,
            if words.locale.is_spaceless() { 20 } else { 40 },
        )
    }

    fn number(&self, point: Option<&Point>) -> Cell {
        match point.and_then(|p| Some((p.value?, p.bound))) {
            None => Cell::Empty,
            Some((value, None)) => Cell::Number(value, self.decimals),
            Some((value, bound)) => Cell::Bound(sign(bound), value, self.decimals),
        }
    }
}

fn sign(bound: Option<Bound>) -> &'static str {
    bound.map_or("", Bound::sign)
}

/// One column with the cells of all rows.
struct Part {
    head: Column,
    cells: Vec<Cell>,
}

impl Rows {
    fn part(&self, head: Column, cell: impl Fn(&IndicatorRow) -> Cell) -> Part {
        Part {
            head,
            cells: self.rows.iter().map(cell).collect(),
        }
    }

    fn names(&self, words: &Wording<'_>) -> Part {
        self.part(Column::words(words.say("rows-indicator", &[])), |row| {
            Cell::Words(row.name.clone())
        })
    }

    /// The unit of all rows; `None` where they differ.
    fn unit(&self) -> Option<&str> {
        let first = self.rows.first().map_or("", |row| &*row.unit);
        self.rows
            .iter()
            .all(|row| *row.unit == *first)
            .then_some(first)
    }

    /// The head of a column of figures, with the unit where all share one.
    fn measured(&self, name: String, words: &Wording<'_>) -> Column {
        let unit = self.unit().filter(|unit| !unit.is_empty());
        Column::numbers(
            name + &unit.map_or_else(String::new, |unit| {
                words.say("chart-unit", &[("unit", Arg::Text(unit))])
            }),
        )
    }

    /// A column of units, where the rows differ in theirs.
    fn units(&self, words: &Wording<'_>) -> Option<Part> {
        let head = Column::words(words.say("rows-unit", &[]));
        let unit = |row: &IndicatorRow| {
            if row.unit.is_empty() {
                Cell::Empty
            } else {
                Cell::Words(row.unit.to_string())
            }
        };
        self.unit().is_none().then(|| self.part(head, unit))
    }

    /// A column of figures, with their day in its head where all share one, else in a column of its
    /// own.
    fn dated(
        &self,
        key: &str,
        pick: impl Fn(&IndicatorRow) -> Option<&Point>,
        words: &Wording<'_>,
    ) -> Vec<Part> {
        let name = words.say(key, &[]);
        let days: Vec<_> = self
            .rows
            .iter()
            .map(|row| pick(row).map(|p| p.when()))
            .collect();
        let number = |row: &IndicatorRow| row.number(pick(row));
        let shared = days
            .iter()
            .flatten()
            .next()
            .filter(|day| days.iter().flatten().all(|d| d == *day));
        let Some(day) = shared else {
            let mut parts = vec![self.part(self.measured(name, words), number)];
            if days.iter().any(Option::is_some) {
                let head = Column::words(words.say("rows-day", &[]));
                parts.push(self.part(head, |row| {
                    pick(row).map_or(Cell::Empty, |p| Cell::Date(p.when()))
                }));
            }
            return parts;
        };
        let date = words.locale.partial(*day, "");
        let head = words.say(
            "rows-on",
            &[("name", Arg::Text(&name)), ("date", Arg::Text(&date))],
        );
        vec![self.part(self.measured(head, words), number)]
    }

    /// A column of remarks about the latest figures, where there are any.
    fn remarks(&self, words: &Wording<'_>) -> Option<Part> {
        let key = |row: &IndicatorRow| match row.latest()?.state {
            State::Final => None,
            State::Provisional => Some("remark-provisional"),
            State::Estimated => Some("remark-estimated"),
            State::About => Some("remark-about"),
        };
        let said = |row: &IndicatorRow| {
            key(row).map_or(Cell::Empty, |key| Cell::Words(words.say(key, &[])))
        };
        let head = Column::words(words.say("chart-remark", &[]));
        self.rows
            .iter()
            .any(|row| key(row).is_some())
            .then(|| self.part(head, said))
    }

    fn table(&self, parts: Vec<Part>, marks: Vec<String>) -> Table {
        let row = |at: usize| parts.iter().map(|part| part.cells[at].clone()).collect();
        let rows = (0..self.rows.len()).map(row).collect();
        Table {
            rows,
            marks: Some(marks),
            head: parts.into_iter().map(|part| part.head).collect(),
        }
    }
}
