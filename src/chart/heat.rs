//! Where and when is it low or high? In come the parts of a breakdown on the dates of one
//! indicator, out comes a figure with a cell for each value.

mod say;

use super::axis::{Slot, Slots, Values};
use super::canvas::{Anchor, Canvas, Point};
use super::classes::{self, CLASSES, Classes};
use super::field::{Field, Frame, HERE};
use super::figure::{Drawing, Figure, Width};
use super::grid::{GAP, Grid, Layout, Step};
use super::role::Role;
use super::unit::Unit;
use super::{Wording, text};
use crate::base::Date;

/// One part of the breakdown.
#[derive(Clone, Debug, PartialEq)]
pub struct PartRow {
    /// Its name.
    pub name: String,
    /// Its value on each of the chart's days, in their order; `None` where it is missing or still
    /// to come.
    pub values: Vec<Option<f64>>,
}

/// One indicator: a row for each part, a column for each date.
#[derive(Clone, Debug, PartialEq)]
pub struct Heat {
    /// The indicator's name.
    pub name: String,
    /// Its unit; empty for a bare number.
    pub unit: Unit,
    /// Digits after the decimal point.
    pub decimals: usize,
    /// What the parts are called, such as place.
    pub by: String,
    /// The dates of figures in order, and those on which figures are still to come.
    pub days: Vec<Date>,
    /// The as-of date: later dates are still to come.
    pub as_of: Date,
    /// The parts in the order written.
    pub rows: Vec<PartRow>,
    /// The value of the whole on each of the days, in their order; not drawn, only in the table.
    pub whole: Vec<Option<f64>>,
    /// What the highest class reaches at least: 100 for percent, the target where it holds for each
    /// part; `None` where the largest value decides.
    pub top: Option<f64>,
    /// Whether less is better, so that the lowest part is the best.
    pub fewer: bool,
}

/// More columns than this are too narrow; earlier ones are left to the table.
const COLUMNS: usize = 36;

/// More rows than this are not taken in; the others are left to the table.
const ROWS: usize = 60;

/// From this width in pixels on a cell has room for digits.
const DIGITS: f64 = 30.0;

/// More digits than this make a drawing too heavy for a page.
const MOST_DIGITS: usize = 360;

/// What a cell looks like.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Look {
    Value(usize),
    Missing,
    Coming,
}

impl Heat {
    /// The chart with its words and its data.
    pub fn draw(&self, words: &Wording<'_>) -> Figure {
        let (subtitle, table) = (self.subtitle(words), self.table(words));
        let Some(title) = self.title(words, usize::MAX) else {
            return Figure::sentence("heat", self.none(words), subtitle, table);
        };
        Figure {
            kind: "heat",
            invented: false,
            alt: self.alt(words),
            description: self.description(words),
            notes: self.notes(words),
            drawing: Some(Drawing::of(|width| self.svg(width, words))),
            title,
            subtitle,
            table,
        }
    }

    /// The first column that is drawn.
    fn first(&self) -> usize {
        self.days.len().saturating_sub(COLUMNS)
    }

    fn drawn_days(&self) -> &[Date] {
        &self.days[self.first()..]
    }

    fn drawn_rows(&self) -> &[PartRow] {
        &self.rows[..self.rows.len().min(ROWS)]
    }

    fn value(&self, row: &PartRow, column: usize) -> Option<f64> {
        let known = self.days.get(column).is_some_and(|day| *day <= self.as_of);
        row.values
            .get(column)
            .copied()
            .flatten()
            .filter(|v| known && v.is_finite())
    }

    /// The column of the latest figures among all columns; `None` without any.
    fn latest(&self) -> Option<usize> {
        (0..self.days.len()).rev().find(|column| {
            self.rows
                .iter()
                .any(|row| self.value(row, *column).is_some())
        })
    }

    fn classes(&self) -> Classes {
        let values = self
            .rows
            .iter()
            .flat_map(|row| (0..self.days.len()).filter_map(|at| self.value(row, at)));
        let (low, high) = values.fold((0.0f64, 0.0f64), |(low, high), v| (low.min(v), high.max(v)));
        let least = 0.1f64.powi(self.decimals.min(6) as i32);
        Classes::over(low, classes::top(self.top, high), least)
    }

    fn look(&self, classes: &Classes, row: usize, column: usize) -> Look {
        let column = column + self.first();
        match self.value(&self.rows[row], column) {
            Some(value) => Look::Value(classes.of(value)),
            None if self.days[column] <= self.as_of => Look::Missing,
            None => Look::Coming,
        }
    }

    /// How the cells are laid out: names stand above them where only that leaves room for digits.
    fn layout(&self, width: Width, top: f64) -> Layout {
        let (size, pixels) = (width.text(), f64::from(width.pixels()));
        let (rows, columns) = (self.drawn_rows(), self.drawn_days().len());
        let named = rows
            .iter()
            .map(|row| text::width(&row.name, size))
            .fold(0.0, f64::max);
        let before = (named + 12.0).min(width.pick(220.0, 104.0)).ceil();
        let pitch = |left: f64| ((pixels - left) / columns as f64).floor().clamp(4.0, 56.0);
        let above =
            width == Width::Narrow && pitch(before) < DIGITS + GAP && DIGITS + GAP <= pitch(0.0);
        let (left, above, height) = match (above, width) {
            (true, _) => (0.0, 20.0, 22.0),
            (false, Width::Wide | Width::Large) => (before, 0.0, 28.0),
            // Two lines of a name need their height.
            (false, Width::Narrow) if before < named + 12.0 => (before, 0.0, 28.0),
            (false, Width::Narrow) => (before, 0.0, 22.0),
        };
        let row = if 0.0 < above {
            above + height + 6.0
        } else {
            height + GAP
        };
        Layout {
            width,
            left,
            top: top + Layout::head(width),
            pitch: pitch(left),
            row,
            height,
            above,
            shape: (rows.len(), columns),
        }
    }

    fn svg(&self, width: Width, words: &Wording<'_>) -> Canvas {
        let classes = self.classes();
        let grid = Grid::new(self.layout(width, self.key_height(width)), words);
        self.key(&grid.canvas, width, &classes, words);
        grid.fill(
            &classes::ROLES.map(|(role, _)| role),
            |row, column| match self.look(&classes, row, column) {
                Look::Value(class) => Some(classes::ROLES[class].0),
                Look::Missing | Look::Coming => None,
            },
        );
        grid.fill(&[Role::NoData], |row, column| {
            (self.look(&classes, row, column) == Look::Missing).then_some(Role::NoData)
        });
        grid.dashes(|row, column| self.look(&classes, row, column) == Look::Coming);
        let latest = self
            .latest()
            .map_or(0, |at| at.saturating_sub(self.first()));
        grid.dates(self.drawn_days(), latest, words);
        grid.names(self.drawn_rows().iter().map(|row| row.name.as_str()));
        self.digits(&grid, &classes, words);
        grid.canvas
    }

    /// Writes values into their cells, all with the same decimals, or only the zeros where there is
    /// no room.
    fn digits(&self, grid: &Grid, classes: &Classes, words: &Wording<'_>) {
        let all = self.written(grid, words);
        let (size, room) = (grid.layout.width.text(), grid.layout.cell());
        for (class, (_, style)) in classes::ROLES.iter().enumerate() {
            for (row, column) in grid.cells() {
                if self.look(classes, row, column) != Look::Value(class) {
                    continue;
                }
                let value = self
                    .value(&self.rows[row], column + self.first())
                    .unwrap_or(0.0);
                let shown = if value == 0.0 {
                    Some(words.locale.number(0.0, 0))
                } else {
                    all(value)
                };
                if let Some(shown) = shown.filter(|shown| text::width(shown, size) <= room) {
                    grid.words((row, column), style, &shown);
                }
            }
        }
    }

    /// How a value other than zero is written in its cell: in one scale, with the most decimals
    /// that fit; `None` for none.
    fn written<'w>(
        &self,
        grid: &Grid,
        words: &'w Wording<'_>,
    ) -> impl Fn(f64) -> Option<String> + use<'w> {
        let drawn = || {
            grid.cells()
                .filter_map(|(row, column)| self.value(&self.rows[row], column + self.first()))
        };
        let scale = words
            .locale
            .scale(drawn().fold(0.0, |most, v| f64::max(most, v.abs())));
        let most = if scale.word.is_empty() {
            self.decimals.min(2)
        } else {
            1
        };
        let (size, room) = (grid.layout.width.text(), grid.layout.cell() - 2.0);
        let write =
            move |value: f64, decimals: usize| words.locale.number(value / scale.of, decimals);
        let fits =
            |decimals: &usize| drawn().all(|v| text::width(&write(v, *decimals), size) <= room);
        let wide = DIGITS <= grid.layout.cell() && drawn().nth(MOST_DIGITS).is_none();
        let decimals = (0..=most).rev().find(|decimals| wide && fits(decimals));
        let zero = words.locale.number(0.0, 0);
        // What is not zero must not be read as zero.
        move |value| {
            decimals
                .map(|decimals| write(value, decimals))
                .filter(|shown| shown.trim_start_matches('\u{2212}') != zero)
        }
    }

    fn missing(&self, row: &PartRow) -> usize {
        let past = self
            .days
            .iter()
            .take_while(|day| **day <= self.as_of)
            .count();
        (0..past)
            .filter(|at| self.value(row, *at).is_none())
            .count()
    }

    fn step(&self) -> Step {
        Step::of(&self.days)
    }

    fn has_coming(&self) -> bool {
        self.days.last().is_some_and(|day| self.as_of < *day)
    }

    /// The looks besides the classes that occur, with their words.
    fn signs(&self) -> Vec<(Look, &'static str)> {
        let missing = self
            .rows
            .iter()
            .any(|row| 0 < self.missing(row))
            .then_some((Look::Missing, "chart-heat-missing"));
        missing
            .into_iter()
            .chain(
                self.has_coming()
                    .then_some((Look::Coming, "chart-heat-coming")),
            )
            .collect()
    }

    fn key_height(&self, width: Width) -> f64 {
        let second = width == Width::Narrow && !self.signs().is_empty();
        width.text() + if second { 46.0 } else { 26.0 }
    }

    /// The classes as one strip with its bounds under it, then the other looks.
    fn key(&self, canvas: &Canvas, width: Width, classes: &Classes, words: &Wording<'_>) {
        let size = width.text();
        let bounds = self.bounds(classes, words);
        let widest = bounds
            .iter()
            .map(|bound| text::width(bound, size))
            .fold(0.0, f64::max);
        let wide = (widest + 10.0).clamp(44.0, width.pick(80.0, 54.0));
        let strip = Frame {
            left: 0.0,
            top: 2.0,
            right: wide * CLASSES as f64,
            bottom: 14.0,
        };
        let steps = classes.bounds();
        let slots = Slots::even(1, 12.0, (0.0, 12.0));
        let field = Field::rows(canvas, &strip, Values::over(steps.to_vec()), slots);
        for (at, (role, _)) in classes::ROLES.iter().enumerate() {
            let end = ((steps[at + 1], Slot::End(0)), (-GAP, 0.0));
            field.cell(*role, [((steps[at], Slot::Start(0)), HERE), end]);
        }
        // Where bounds are too long, every second one still says how the classes run.
        let every = if wide < widest + 4.0 { 5 } else { 1 };
        for (at, bound) in bounds.iter().enumerate().step_by(every) {
            let (x, anchor) = if at == 0 {
                (2.0, Anchor::Start)
            } else {
                (-1.0, Anchor::Middle)
            };
            let place = (steps[at], Slot::End(0));
            field.words((place, (x, size + 2.0)), anchor, "pr-ax", bound);
        }
        self.key_signs(
            canvas,
            width,
            (strip.right + widest / 2.0, size + 16.0),
            words,
        );
    }

    /// The other looks, behind the strip or under it; words in a line, which have no axis.
    fn key_signs(
        &self,
        canvas: &Canvas,
        width: Width,
        (right, baseline): Point,
        words: &Wording<'_>,
    ) {
        let size = width.text();
        let (mut x, y) = match width {
            Width::Wide | Width::Large => (right + 20.0, 1.0),
            Width::Narrow => (0.0, baseline + 8.0),
        };
        for (look, key) in self.signs() {
            if look == Look::Missing {
                let (from, to) = ((x + 1.0, y + 1.0), (x + 13.0, y + 13.0));
                let corners = [from, (to.0, from.1), to, (from.0, to.1)];
                canvas.shape(Role::NoData, &corners);
            } else {
                canvas.line(Role::Future, &[(x + 3.0, y + 7.0), (x + 11.0, y + 7.0)]);
            }
            let word = words.say(key, &[]);
            canvas.text(
                (x + 20.0, y + 7.0 + size * 0.35),
                Anchor::Start,
                "pr-ax",
                &word,
            );
            x += 36.0 + text::width(&word, size);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::{Speech, check_figure, group};
    use super::*;
    use proptest::prelude::*;

    fn heat(rows: Vec<Vec<Option<f64>>>, coming: i32) -> Heat {
        let columns = rows.first().map_or(0, Vec::len) as i32;
        let end = Date::from_ymd(2021, 1, 31).expect("a day");
        let row = |(at, values): (usize, Vec<Option<f64>>)| PartRow {
            name: format!("第{at}区"),
            values,
        };
        Heat {
            name: "合格率".to_owned(),
            unit: "%".into(),
            decimals: 0,
            by: "地区".to_owned(),
            days: (0..columns + coming).map(|i| end.plus_months(i)).collect(),
            as_of: end.plus_months(columns - 1),
            whole: vec![None; columns as usize],
            rows: rows.into_iter().enumerate().map(row).collect(),
            top: Some(100.0),
            fewer: false,
        }
    }

    #[test]
    fn zero_missing_and_to_come_look_different() {
        let figure = heat(
            vec![
                vec![Some(0.0), None, Some(85.0)],
                vec![Some(40.0), Some(100.0), Some(20.0)],
            ],
            1,
        );
        let figure = figure.draw(&Speech::of("zh-Hans").words());
        check_figure(&figure);
        assert_eq!(
            figure.title,
            "2021年3月，地区中第0区最高（85%），第1区最低（20%）"
        );
        assert_eq!(
            figure.alt,
            "热力图：2021年3月，地区中第0区最高（85%），第1区最低（20%）。缺1个数据。"
        );
        let marks = figure.drawing.expect("drawn").wide.marks();
        assert_eq!(
            group(&marks, "pr-on-h0").matches(">0</text>").count(),
            1,
            "{marks}"
        );
        // The key has a sign of each look of its own.
        let outlines: usize = marks
            .split("class=\"pr-nodata\"")
            .skip(1)
            .map(|g| g.split("</g>").next().unwrap_or("").matches('M').count())
            .sum();
        let dashes: usize = marks
            .split("class=\"pr-future\"")
            .skip(1)
            .map(|g| g.split("</g>").next().unwrap_or("").matches('M').count())
            .sum();
        assert_eq!((outlines, dashes), (1 + 1, 2 + 1));
    }

    #[test]
    fn without_a_figure_there_is_a_sentence() {
        assert!(
            heat(vec![vec![None, None]], 0)
                .draw(&Speech::of("en").words())
                .drawing
                .is_none()
        );
        assert!(
            heat(Vec::new(), 0)
                .draw(&Speech::of("en").words())
                .drawing
                .is_none()
        );
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(24))]

        #[test]
        fn any_finite_values_make_a_drawing(
            rows in (1usize..40).prop_flat_map(|n| prop::collection::vec(prop::collection::vec(prop::option::of(-1e300f64..1e300), n), 1..60)),
            coming in 0i32..5,
        ) {
            check_figure(&heat(rows, coming).draw(&Speech::of("en").words()));
        }
    }
}
