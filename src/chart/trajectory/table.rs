//! The data of a trajectory as a table: a row for the baseline, for each figure and for the target,
//! with the columns that have anything to say.

use super::{Goal, Point, State, Trajectory};
use crate::base::locale::round;
use crate::chart::Wording;
use crate::chart::figure::{Cell, Column, Table};
use crate::theme::Arg;

/// One column with what its cells hold.
struct Part<'a> {
    head: Column,
    cell: Box<dyn Fn(&Point) -> Cell + 'a>,
    target: Cell,
    begin: Cell,
}

impl<'a> Part<'a> {
    /// Empty in the rows of baseline and target.
    fn of(head: Column, cell: impl Fn(&Point) -> Cell + 'a) -> Part<'a> {
        Part {
            head,
            cell: Box::new(cell),
            target: Cell::Empty,
            begin: Cell::Empty,
        }
    }
}

/// The counts above and below the fraction line.
fn fraction_parts<'a>(words: &Wording<'_>) -> [Part<'a>; 2] {
    let part = |key: &str, pick: fn((f64, f64)) -> f64| {
        let head = Column::numbers(words.say(key, &[]));
        Part::of(head, move |p| Cell::number(p.parts.map(pick), 6))
    };
    [
        part("chart-numerator", |(above, _)| above),
        part("chart-denominator", |(_, below)| below),
    ]
}

impl Trajectory {
    /// The baseline, the figures by date, and the target, a row each; empty without a figure.
    pub(super) fn table(&self, words: &Wording<'_>) -> Table {
        if self.points.is_empty() {
            return Table::default();
        }
        let parts = self.parts(words);
        let row = |p: &Point| parts.iter().map(|part| (part.cell)(p)).collect();
        let mut rows: Vec<Vec<Cell>> = self.points.iter().map(row).collect();
        rows.extend(
            self.begin()
                .map(|_| parts.iter().map(|part| part.begin.clone()).collect()),
        );
        rows.rotate_right(usize::from(self.begin().is_some()));
        if self.goal.is_some() {
            rows.push(parts.iter().map(|part| part.target.clone()).collect());
        }
        Table {
            head: parts.into_iter().map(|part| part.head).collect(),
            rows,
            marks: None,
        }
    }

    fn parts<'a>(&'a self, words: &'a Wording<'a>) -> Vec<Part<'a>> {
        let d = self.decimals;
        let actual = self.numbers("chart-actual", move |p| figure_cell(p, d), words);
        let mut parts = vec![self.dates_part(words)];
        parts.push(Part {
            target: goal_cell(self, words),
            begin: Cell::number(self.baseline.map(|(_, value)| value), d),
            ..actual
        });
        if self.points.iter().any(|p| p.own.is_some()) {
            parts.push(self.numbers("chart-own", move |p| Cell::number(p.own, d), words));
        }
        if self.points.iter().any(|p| p.parts.is_some()) {
            parts.extend(fraction_parts(words));
        }
        if !self.plan.is_empty() {
            parts.extend(self.plan_parts(words));
        }
        if self.points.iter().any(|p| !remark(p).is_empty()) {
            let said = |p: &Point| remarks(p, words).map_or(Cell::Empty, Cell::Words);
            let head = Column::words(words.say("chart-remark", &[]));
            parts.push(Part::of(head, said));
        }
        parts
    }

    /// A column of numbers in the unit of the indicator.
    fn numbers<'a>(
        &self,
        key: &str,
        cell: impl Fn(&Point) -> Cell + 'a,
        words: &Wording<'_>,
    ) -> Part<'a> {
        self.numbers_in(&self.unit, key, cell, words)
    }

    /// The same in another unit, such as the points in which percentages differ.
    fn numbers_in<'a>(
        &self,
        unit: &str,
        key: &str,
        cell: impl Fn(&Point) -> Cell + 'a,
        words: &Wording<'_>,
    ) -> Part<'a> {
        let unit = match unit.is_empty() {
            true => String::new(),
            false => words.say("chart-unit", &[("unit", Arg::Text(unit))]),
        };
        Part::of(Column::numbers(words.say(key, &[]) + &unit), cell)
    }

    /// The column that names each row.
    fn dates_part<'a>(&self, words: &Wording<'_>) -> Part<'a> {
        let due = words.locale.partial(self.promised, "");
        let target = words.say("chart-target-row", &[("date", Arg::Text(&due))]);
        let begin = self.baseline.map_or(Cell::Empty, |(when, _)| {
            let date = words.locale.partial(when, "");
            Cell::Words(words.say("chart-start-row", &[("date", Arg::Text(&date))]))
        });
        let head = Column::words(words.say("chart-date", &[]));
        Part {
            target: Cell::Words(target.trim().to_owned()),
            begin,
            ..Part::of(head, |p| Cell::Date(p.when()))
        }
    }

    /// The plan on the day of each figure, and how far the figure is from it.
    fn plan_parts<'a>(&'a self, words: &Wording<'_>) -> [Part<'a>; 2] {
        let d = self.decimals;
        let (plan, difference) = match self.declared {
            true => ("chart-plan", "chart-difference"),
            false => ("chart-even", "chart-difference-even"),
        };
        // To a range the line leads to the end that is nearer, so that it ends at its own value.
        let target = self.goal.and(self.plan.last());
        let target = Cell::number(target.map(|(_, value)| *value), d);
        let planned = move |p: &Point| Cell::number(self.plan_on(p), d);
        let less = move |p: &Point| {
            let exact = p.value.filter(|_| p.bound.is_none());
            // The difference of what is shown, so that a reader who subtracts gets the same.
            let both = exact.zip(self.plan_on(p));
            let less = both.map(|(value, plan)| round(value, d) - round(plan, d));
            Cell::number(less, d)
        };
        let planned = self.numbers(plan, planned, words);
        let unit = match self.unit.starts_with('%') {
            true => words.say("unit-points", &[]),
            false => self.unit.to_string(),
        };
        [
            Part { target, ..planned },
            self.numbers_in(&unit, difference, less, words),
        ]
    }

    /// The plan on the day of a figure: for the latest one what it was judged by; `None` before it
    /// begins.
    fn plan_on(&self, point: &Point) -> Option<f64> {
        let latest = self.latest().is_some_and(|latest| latest.day == point.day);
        self.planned
            .filter(|_| latest)
            .or_else(|| self.plan_at(point.day))
    }
}

/// What is to be reached or kept, as a cell.
pub(in crate::chart) fn goal_cell(of: &Trajectory, words: &Wording<'_>) -> Cell {
    let d = of.decimals;
    match of.goal {
        Some(Goal::Reach(v)) => Cell::Number(v, d),
        Some(Goal::AtMost(v)) => Cell::Bound("≤", v, d),
        Some(Goal::AtLeast(v)) => Cell::Bound("≥", v, d),
        Some(Goal::Within(low, high)) => Cell::Words(format!(
            "{}–{}",
            words.locale.number(low, d),
            words.locale.number(high, d)
        )),
        None => Cell::Empty,
    }
}

/// A figure with the sign of its bound, as a cell.
pub(in crate::chart) fn figure_cell(point: &Point, decimals: usize) -> Cell {
    match (point.value, point.bound) {
        (None, _) => Cell::Empty,
        (Some(v), None) => Cell::Number(v, decimals),
        (Some(v), Some(bound)) => Cell::Bound(bound.sign(), v, decimals),
    }
}

/// What is to be said about a figure; `None` for one that needs no remark.
pub(in crate::chart) fn remarks(point: &Point, words: &Wording<'_>) -> Option<String> {
    let said: Vec<String> = remark(point)
        .into_iter()
        .map(|key| words.say(key, &[]))
        .collect();
    (!said.is_empty()).then(|| said.join(&words.say("list-comma", &[])))
}

/// What is to be said about a figure, as keys of strings.
fn remark(point: &Point) -> Vec<&'static str> {
    let state = match point.state {
        State::Final => None,
        State::Provisional => Some("remark-provisional"),
        State::Estimated => Some("remark-estimated"),
        State::About => Some("remark-about"),
    };
    // A period that lies mostly before the start is published and not in the sum.
    let missing = point.value.is_none().then_some(if point.own.is_some() {
        "remark-before"
    } else {
        "remark-missing"
    });
    let anew = point.anew.then_some("remark-break");
    let corrected = point.corrected.then_some("remark-corrected");
    [missing, state, anew, corrected]
        .into_iter()
        .flatten()
        .collect()
}
