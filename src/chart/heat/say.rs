//! The words and the table of a heat map: which part is best and which is worst, and how much is
//! missing.

use super::super::classes::{CLASSES, Classes};
use super::super::figure::{Cell, Column, Table};
use super::super::{Wording, text};
use super::{Heat, ROWS};
use crate::base::locale::round;
use crate::theme::Arg;

/// The most digits behind the point that a title tells values apart by.
const MOST_DIGITS_TOLD: usize = 6;

impl Heat {
    /// The takeaway, with names of at most so many characters; `None` without any figure.
    pub(super) fn title(&self, words: &Wording<'_>, most: usize) -> Option<String> {
        let at = self.latest()?;
        let date = self.step().name(self.days[at], words.locale);
        let mut known: Vec<(&str, f64)> = self
            .rows
            .iter()
            .filter_map(|row| Some((row.name.as_str(), self.value(row, at)?)))
            .collect();
        known.sort_by(|a, b| {
            if self.fewer {
                a.1.total_cmp(&b.1)
            } else {
                b.1.total_cmp(&a.1)
            }
        });
        let (most_of, least_of) = (known[0].1, known[known.len() - 1].1);
        // What differs must not read alike: then it is told with more digits.
        let differs = |d: &usize| round(most_of, *d) != round(least_of, *d);
        let digits = (self.decimals..=MOST_DIGITS_TOLD).find(differs);
        let digits = digits.unwrap_or(self.decimals);
        let amount = |value: f64| words.amount(value, digits, &self.unit);
        let (best, worst) = (amount(most_of), amount(least_of));
        // A tie is one of values, not of what rounding makes of them.
        let of = |value: f64| {
            let names: Vec<&str> = known
                .iter()
                .filter(|(_, v)| *v == value)
                .map(|(name, _)| *name)
                .collect();
            let name = text::shortened(names[0], most);
            match names.len() - 1 {
                0 => name,
                n => words.say(
                    "chart-heat-tied",
                    &[("name", Arg::Text(&name)), ("n", Arg::Count(n))],
                ),
            }
        };
        let (first, last) = (of(most_of), of(least_of));
        let args = [
            ("date", Arg::Text(&date)),
            ("by", Arg::Text(&self.by)),
            ("n", Arg::Count(known.len())),
            ("best", Arg::Text(&first)),
            ("a", Arg::Text(&best)),
            ("worst", Arg::Text(&last)),
            ("b", Arg::Text(&worst)),
        ];
        let key = match (known.len(), most_of == least_of, self.fewer) {
            (1, ..) => "chart-heat-title-one",
            (_, true, _) => "chart-heat-title-same",
            (_, _, true) => "chart-heat-title-fewer",
            _ => "chart-heat-title",
        };
        Some(words.say(key, &args))
    }

    /// The sentence in the place of the chart, without any figure.
    pub(super) fn none(&self, words: &Wording<'_>) -> String {
        words.say("chart-heat-none", &[("by", Arg::Text(&self.by))])
    }

    /// Name, parts, unit, and the first and the last date with figures due.
    pub(super) fn subtitle(&self, words: &Wording<'_>) -> String {
        let unit = if self.unit.starts_with('%') {
            words.say("unit-percent", &[])
        } else {
            self.unit.to_string()
        };
        let past = self.days.iter().take_while(|day| **day <= self.as_of);
        let named: Vec<String> = past
            .map(|day| self.step().name(*day, words.locale))
            .collect();
        let args = [
            ("name", Arg::Text(&self.name)),
            ("by", Arg::Text(&self.by)),
            ("unit", Arg::Text(&unit)),
            ("from", Arg::Text(named.first().map_or("", String::as_str))),
            ("to", Arg::Text(named.last().map_or("", String::as_str))),
        ];
        let is_bare = unit.is_empty() || text::is_same(&unit, &self.name);
        let key = match (named.len(), is_bare) {
            (0, _) => "chart-heat-subtitle-none",
            (_, true) => "chart-heat-subtitle-bare",
            _ => "chart-heat-subtitle",
        };
        words.say(key, &args)
    }

    /// How many rows and dates are left to the table; empty when all are drawn.
    pub(super) fn notes(&self, words: &Wording<'_>) -> Vec<String> {
        let left = |n: usize, key: &str| (0 < n).then(|| words.say(key, &[("n", Arg::Count(n))]));
        let rows = left(self.rows.len().saturating_sub(ROWS), "chart-heat-note-rows");
        rows.into_iter()
            .chain(left(self.first(), "chart-heat-note-days"))
            .collect()
    }

    /// The takeaway with shortened names, and how many figures are missing.
    pub(super) fn alt(&self, words: &Wording<'_>) -> String {
        let missing: usize = self.rows.iter().map(|row| self.missing(row)).sum();
        let (name, most) = if words.locale.is_spaceless() {
            (12, 80)
        } else {
            (26, 150)
        };
        let title = self.title(words, name).unwrap_or_default();
        text::shortened(
            &words.say(
                "chart-heat-alt",
                &[("title", Arg::Text(&title)), ("n", Arg::Count(missing))],
            ),
            most,
        )
    }

    /// The latest figure of every part.
    pub(super) fn description(&self, words: &Wording<'_>) -> String {
        let Some(at) = self.latest() else {
            return String::new();
        };
        let part = |row: &super::PartRow| {
            let value = self
                .value(row, at)
                .map(|v| words.amount(v, self.decimals, &self.unit));
            format!(
                "{} {}",
                row.name,
                value.unwrap_or_else(|| words.say("chart-heat-missing", &[]))
            )
        };
        let parts: Vec<String> = self.rows.iter().map(part).collect();
        let date = self.step().name(self.days[at], words.locale);
        let colon = words.say("list-colon", &[]);
        text::shortened(
            &format!("{date}{colon}{}", parts.join(&words.say("list-stop", &[]))),
            900,
        )
    }

    /// A row for each part with what it misses, then one for the whole.
    pub(super) fn table(&self, words: &Wording<'_>) -> Table {
        let mut head = vec![Column::words(self.by.clone())];
        head.extend(
            self.days
                .iter()
                .map(|day| Column::numbers(self.step().name(*day, words.locale))),
        );
        head.push(Column::numbers(words.say("chart-heat-missing", &[])));
        let cells = |name: String, values: &dyn Fn(usize) -> Option<f64>, missing: usize| {
            let numbers = (0..self.days.len()).map(|at| Cell::number(values(at), self.decimals));
            std::iter::once(Cell::Words(name))
                .chain(numbers)
                .chain([Cell::count(missing)])
                .collect()
        };
        let part = |row: &super::PartRow| {
            cells(
                row.name.clone(),
                &|at| self.value(row, at),
                self.missing(row),
            )
        };
        let mut rows: Vec<Vec<Cell>> = self.rows.iter().map(part).collect();
        let whole = |at: usize| {
            self.whole
                .get(at)
                .copied()
                .flatten()
                .filter(|v| v.is_finite() && self.days[at] <= self.as_of)
        };
        let missing = self.rows.iter().map(|row| self.missing(row)).sum();
        if !self.rows.is_empty() {
            rows.push(cells(words.say("chart-heat-whole", &[]), &whole, missing));
        }
        Table {
            head,
            rows,
            marks: None,
        }
    }

    /// The bounds of the classes as they are written under the key, all in one scale.
    pub(super) fn bounds(&self, classes: &Classes, words: &Wording<'_>) -> [String; CLASSES + 1] {
        let bounds = classes.bounds();
        let scale = words.scale_of(
            bounds.iter().fold(0.0, |most, v| f64::max(most, v.abs())),
            &self.unit,
        );
        let decimals = (0..7)
            .find(|d| is_whole(classes.step / scale.of * 10f64.powi(*d)))
            .unwrap_or(7) as usize;
        bounds.map(|bound| match (bound == 0.0, scale.word) {
            (false, word) if !word.is_empty() => {
                format!(
                    "{}{}",
                    words.locale.number(bound / scale.of, decimals),
                    words.unit_of(scale, "")
                )
            }
            _ if self.unit.starts_with('%') => words
                .locale
                .with_percent(&words.locale.number(bound, decimals)),
            _ => words.locale.number(bound, decimals),
        })
    }
}

fn is_whole(value: f64) -> bool {
    (value - value.round()).abs() < 1e-6
}
