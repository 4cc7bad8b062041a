//! Where is which indicator low? In come the parts of several breakdowns on the day of each latest
//! figure, out comes a figure with a cell for each value; each column has a scale of its own.

use super::axis::Slot;
use super::canvas::{Anchor, Canvas};
use super::classes::{self, Classes};
use super::figure::{Cell, Column, Drawing, Figure, Table, Width};
use super::grid::{Grid, Layout};
use super::role::Role;
use super::unit::Unit;
use super::{Wording, text};
use crate::base::PartialDate;
use crate::theme::Arg;

/// One indicator with a value for each part.
#[derive(Clone, Debug, PartialEq)]
pub struct Measured {
    /// Its name.
    pub name: String,
    /// Its unit; empty for a bare number.
    pub unit: Unit,
    /// Digits after the decimal point.
    pub decimals: usize,
    /// The day of its latest figures.
    pub when: PartialDate,
    /// What the highest class reaches at least, such as 100 for percent; `None` where the largest
    /// value decides.
    pub top: Option<f64>,
    /// The value of each part, in the order of the parts; `None` where it was not published.
    pub values: Vec<Option<f64>>,
}

impl Measured {
    fn value(&self, row: usize) -> Option<f64> {
        self.values
            .get(row)
            .copied()
            .flatten()
            .filter(|v| v.is_finite())
    }

    fn known(&self) -> impl Iterator<Item = f64> {
        (0..self.values.len()).filter_map(|row| self.value(row))
    }

    /// The classes of its own values, on its own scale.
    fn classes(&self) -> Classes {
        self.classes_with(std::slice::from_ref(self))
    }

    /// The classes of the values of several columns, on the scale of this one.
    fn classes_with(&self, columns: &[Measured]) -> Classes {
        let known = || columns.iter().flat_map(Measured::known);
        let (low, high) =
            known().fold((0.0f64, 0.0f64), |(low, high), v| (low.min(v), high.max(v)));
        let least = 0.1f64.powi(self.decimals.min(6) as i32);
        Classes::over(low, classes::top(self.top, high), least)
    }
}

/// The latest figures of several indicators: a row for each part, a column for each of them.
#[derive(Clone, Debug, PartialEq)]
pub struct Matrix {
    /// The name of what is measured, which stands in the subtitle.
    pub name: String,
    /// What the parts are called, such as place.
    pub by: String,
    /// The parts in the order written.
    pub parts: Vec<String>,
    /// The indicators in the order of the project, or parts of one in another dimension.
    pub columns: Vec<Measured>,
    /// What that other dimension is called; `None` where each column is an indicator.
    pub crossed: Option<String>,
}

/// More columns than this have no room for their heads; the others are left to the table.
const COLUMNS: usize = 6;

/// More rows than this are not taken in; the others are left to the table.
const ROWS: usize = 60;

impl Matrix {
    /// The chart with its words and its data.
    pub fn draw(&self, words: &Wording<'_>) -> Figure {
        let (title, table) = (self.title(words), self.table(words));
        let subtitle = self.subtitle(words);
        if self.known() == 0 {
            return Figure::sentence("matrix", title, subtitle, table);
        }
        Figure {
            kind: "matrix",
            invented: false,
            alt: words.say("chart-matrix-alt", &[("title", Arg::Text(&title))]),
            description: self.description(words),
            notes: self.notes(words),
            drawing: Some(Drawing::of(|width| self.svg(width, words))),
            title,
            subtitle,
            table,
        }
    }

    fn subtitle(&self, words: &Wording<'_>) -> String {
        let when = self
            .columns
            .first()
            .map(|c| words.locale.partial(c.when, ""));
        let when = when.unwrap_or_default();
        let args = [
            ("name", Arg::Text(&self.name)),
            ("by", Arg::Text(&self.by)),
            ("other", Arg::Text(self.crossed.as_deref().unwrap_or(""))),
            ("date", Arg::Text(&when)),
        ];
        match self.crossed {
            Some(_) => words.say("chart-matrix-subtitle-crossed", &args),
            None => words.say("chart-matrix-subtitle", &args[..2]),
        }
    }

    fn known(&self) -> usize {
        self.columns
            .iter()
            .map(|c| {
                (0..self.parts.len())
                    .filter(|row| c.value(*row).is_some())
                    .count()
            })
            .sum()
    }

    fn drawn(&self) -> &[Measured] {
        &self.columns[..self.columns.len().min(COLUMNS)]
    }

    fn title(&self, words: &Wording<'_>) -> String {
        if let Some(title) = self.crossed.as_ref().and_then(|_| self.highest(words)) {
            return title;
        }
        let missing = self.columns.len() * self.parts.len() - self.known();
        let (part, leads) = self.leader();
        let args = [
            ("m", Arg::Count(self.columns.len())),
            ("k", Arg::Count(leads)),
            ("part", Arg::Text(part)),
            ("missing", Arg::Count(missing)),
        ];
        let key = match (self.known(), missing) {
            (0, _) => "chart-matrix-title-none",
            (_, 0) => "chart-matrix-title",
            _ => "chart-matrix-title-missing",
        };
        words.say(key, &args)
    }

    /// Where two dimensions cross at the largest value, the first of equal ones; `None` where none
    /// is known.
    fn highest(&self, words: &Wording<'_>) -> Option<String> {
        let columns = self.columns.iter();
        let cells = columns.flat_map(|c| (0..self.parts.len()).map(move |row| (row, c)));
        let known = cells.filter_map(|(row, c)| Some((c.value(row)?, row, c)));
        let most = known.rev().max_by(|a, b| a.0.total_cmp(&b.0));
        let (value, row, column) = most?;
        let args = [
            ("part", Arg::Text(&self.parts[row])),
            ("other", Arg::Text(&column.name)),
            (
                "value",
                Arg::Text(&words.amount(value, column.decimals, &column.unit)),
            ),
        ];
        Some(words.say("chart-matrix-title-crossed", &args))
    }

    /// The part with the largest value in the most indicators, the first of equal ones, and in how
    /// many.
    fn leader(&self) -> (&str, usize) {
        let largest = |c: &Measured| {
            (0..self.parts.len())
                .filter_map(|row| c.value(row))
                .reduce(f64::max)
        };
        let leads = |row: usize| {
            self.columns
                .iter()
                .filter(|c| c.value(row).is_some() && c.value(row) == largest(c))
                .count()
        };
        let counted = (0..self.parts.len()).map(|row| (self.parts[row].as_str(), leads(row)));
        counted.rev().max_by_key(|(_, n)| *n).unwrap_or(("", 0))
    }

    fn notes(&self, words: &Wording<'_>) -> Vec<String> {
        let left =
            self.columns.len().saturating_sub(COLUMNS) + self.parts.len().saturating_sub(ROWS);
        let more = (0 < left).then(|| words.say("chart-matrix-note-left", &[]));
        let scale = match self.crossed {
            Some(_) => "chart-matrix-note-crossed",
            None => "chart-matrix-note",
        };
        std::iter::once(words.say(scale, &[])).chain(more).collect()
    }

    /// The highest and the lowest part of each indicator.
    fn description(&self, words: &Wording<'_>) -> String {
        let one = |c: &Measured| {
            let known = || (0..self.parts.len()).filter_map(|row| Some((row, c.value(row)?)));
            let amount = |(row, v): (usize, f64)| {
                format!(
                    "{} {}",
                    self.parts[row],
                    words.amount(v, c.decimals, &c.unit)
                )
            };
            let (low, high) = (
                known().min_by(|a, b| a.1.total_cmp(&b.1))?,
                known().max_by(|a, b| a.1.total_cmp(&b.1))?,
            );
            Some(format!(
                "{}{}{}{}{}",
                c.name,
                words.say("list-colon", &[]),
                amount(high),
                words.say("list-comma", &[]),
                amount(low)
            ))
        };
        let said: Vec<String> = self.columns.iter().filter_map(one).collect();
        text::shortened(&said.join(&words.say("list-stop", &[])), 900)
    }

    fn svg(&self, width: Width, words: &Wording<'_>) -> Canvas {
        let (size, pixels) = (width.text(), f64::from(width.pixels()));
        let rows = self.parts.len().min(ROWS);
        let named = self
            .parts
            .iter()
            .map(|part| text::width(part, size))
            .fold(0.0, f64::max);
        let left = (named + 12.0).min(width.pick(200.0, 92.0)).ceil();
        let pitch = ((pixels - left) / self.drawn().len() as f64)
            .floor()
            .min(130.0);
        let heads: Vec<Vec<String>> = self
            .drawn()
            .iter()
            .map(|c| text::lines(&head(c, words), size, pitch - 10.0, 3))
            .collect();
        let lines = heads.iter().map(Vec::len).max().unwrap_or(0) as f64;
        let top = lines * size * 1.2 + 10.0;
        let layout = Layout {
            width,
            left,
            top,
            pitch,
            row: 30.0,
            height: 28.0,
            above: 0.0,
            shape: (rows, self.drawn().len()),
        };
        let grid = Grid::new(layout, words);
        for (column, lines) in heads.iter().enumerate() {
            let over = (Slot::Middle(column), Slot::Start(0));
            for (at, line) in lines.iter().rev().enumerate() {
                let shift = (0.0, -8.0 - at as f64 * size * 1.2);
                grid.field
                    .words((over, shift), Anchor::Middle, "pr-ax", line);
            }
        }
        self.cells(&grid, words);
        grid.names(self.parts.iter().take(ROWS).map(String::as_str));
        grid.canvas
    }

    fn cells(&self, grid: &Grid, words: &Wording<'_>) {
        let classes = |column: &Measured| match self.crossed {
            // Parts of one indicator compare with each other, indicators do not.
            Some(_) => column.classes_with(self.drawn()),
            None => column.classes(),
        };
        let classes: Vec<Classes> = self.drawn().iter().map(classes).collect();
        let class = |row: usize, column: usize| {
            self.drawn()[column]
                .value(row)
                .map(|v| classes[column].of(v))
        };
        grid.fill(&classes::ROLES.map(|(role, _)| role), |row, column| {
            class(row, column).map(|class| classes::ROLES[class].0)
        });
        grid.fill(&[Role::NoData], |row, column| {
            class(row, column).is_none().then_some(Role::NoData)
        });
        let (size, room) = (grid.layout.width.text(), grid.layout.cell());
        for (wanted, (_, style)) in classes::ROLES.iter().enumerate() {
            for (row, column) in grid
                .cells()
                .filter(|(row, column)| class(*row, *column) == Some(wanted))
            {
                let of = &self.drawn()[column];
                let shown = of
                    .value(row)
                    .and_then(|v| written(v, of, room, size, words));
                if let Some(shown) = shown {
                    grid.words((row, column), style, &shown);
                }
            }
        }
    }

    fn table(&self, words: &Wording<'_>) -> Table {
        let mut columns = vec![Column::words(self.by.clone())];
        columns.extend(self.columns.iter().map(|c| {
            let unit = if c.unit.is_empty() {
                String::new()
            } else {
                words.say("chart-unit", &[("unit", Arg::Text(&c.unit))])
            };
            let args = [
                ("date", Arg::Text(&words.locale.partial(c.when, ""))),
                ("value", Arg::Text(&format!("{}{unit}", c.name))),
            ];
            Column::numbers(words.say("chart-dated", &args))
        }));
        let row = |(at, part): (usize, &String)| {
            let values = self
                .columns
                .iter()
                .map(|c| Cell::number(c.value(at), c.decimals));
            std::iter::once(Cell::Words(part.clone()))
                .chain(values)
                .collect()
        };
        Table {
            head: columns,
            rows: self.parts.iter().enumerate().map(row).collect(),
            marks: None,
        }
    }
}

/// The head of a column: name and unit.
fn head(of: &Measured, words: &Wording<'_>) -> String {
    let bare = of.unit.is_empty() || of.unit.starts_with('%');
    if bare {
        of.name.clone()
    } else {
        format!(
            "{}{}",
            of.name,
            words.say("chart-unit", &[("unit", Arg::Text(&of.unit))])
        )
    }
}

/// A value without its unit, which stands over the column; percent signs are short enough to stay.
fn written(value: f64, of: &Measured, room: f64, size: f64, words: &Wording<'_>) -> Option<String> {
    let locale = words.locale;
    let signed = |number: String| match of.unit.starts_with('%') {
        true => locale.with_percent(&number),
        false => number,
    };
    [locale.number(value, of.decimals), locale.figure(value, 0)]
        .map(signed)
        .into_iter()
        .find(|shown| text::width(shown, size) + 4.0 <= room)
}

#[cfg(test)]
mod tests {
    use super::super::tests::{Speech, check_figure, group};
    use super::*;
    use proptest::prelude::*;

    fn matrix(columns: Vec<Vec<Option<f64>>>) -> Matrix {
        let rows = columns.first().map_or(0, Vec::len);
        let measured = |(at, values): (usize, Vec<Option<f64>>)| Measured {
            name: format!("第{at}项指标"),
            unit: if at == 0 { "%".into() } else { "户".into() },
            decimals: 0,
            when: crate::base::Date::from_ymd(2021, 12, 31)
                .expect("a day")
                .into(),
            top: (at == 0).then_some(100.0),
            values,
        };
        Matrix {
            name: "改造".to_owned(),
            by: "地区".to_owned(),
            parts: (0..rows).map(|i| format!("第{i}区")).collect(),
            columns: columns.into_iter().enumerate().map(measured).collect(),
            crossed: None,
        }
    }

    #[test]
    fn each_column_has_classes_of_its_own() {
        let figure = matrix(vec![vec![Some(85.0), Some(20.0)], vec![Some(85.0), None]])
            .draw(&Speech::of("zh-Hans").words());
        check_figure(&figure);
        assert_eq!(figure.title, "第0区在2项指标中的2项最高，缺1个数据");
        let marks = figure.drawing.expect("drawn").wide.marks();
        // 85 of 100 percent and 85 of at most 100 homes are both in the highest class, 20 percent
        // begins the second one.
        assert_eq!(
            group(&marks, "pr-on-h4").matches("</text>").count(),
            2,
            "{marks}"
        );
        assert!(group(&marks, "pr-on-h1").contains(">20%</text>"), "{marks}");
        assert_eq!(group(&marks, "pr-nodata").matches('M').count(), 1);
    }

    #[test]
    fn parts_of_one_indicator_share_their_classes() {
        let mut of = matrix(vec![
            vec![None, None],
            vec![Some(85.0), Some(20.0)],
            vec![Some(20.0), None],
        ]);
        of.crossed = Some("年龄".to_owned());
        let figure = of.draw(&Speech::of("zh-Hans").words());
        let marks = figure.drawing.expect("drawn").wide.marks();
        let darkest = group(&marks, "pr-on-h4").matches("</text>").count();
        assert_eq!(
            darkest, 1,
            "20 is the highest of its column and not of all: {marks}"
        );
    }

    #[test]
    fn values_that_would_all_look_alike_on_their_scale_have_classes_of_their_own() {
        let classes = |values| matrix(vec![values]).columns[0].classes();
        let rates = classes(vec![Some(6.3), Some(16.5)]);
        assert_ne!(rates.of(6.3), rates.of(16.5));
        let alone = classes(vec![Some(6.3), Some(6.3)]);
        assert_eq!((alone.of(6.3), alone.bounds()[5]), (3, 10.0));
    }

    #[test]
    fn without_a_figure_there_is_a_sentence() {
        assert!(
            matrix(vec![vec![None, None]])
                .draw(&Speech::of("en").words())
                .drawing
                .is_none()
        );
        assert!(
            matrix(Vec::new())
                .draw(&Speech::of("en").words())
                .drawing
                .is_none()
        );
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(24))]

        #[test]
        fn any_finite_values_make_a_drawing(
            columns in (1usize..70).prop_flat_map(|n| prop::collection::vec(prop::collection::vec(prop::option::of(-1e300f64..1e300), n), 1..9)),
        ) {
            check_figure(&matrix(columns).draw(&Speech::of("en").words()));
        }
    }
}
