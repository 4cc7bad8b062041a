//! Insight → drawings: a specification of plain data, an SVG, words for those who cannot see it,
//! and the data as a table.
//!
//! plotters gives coordinates, areas and elements; the SVG itself is written by [`canvas`], with
//! roles instead of colours. Nothing that is not finite ever reaches plotters.

pub mod bullet;
pub mod canvas;
pub mod definitions;
pub mod dumbbell;
pub mod role;
pub mod sparkline;
pub mod status_bars;
#[cfg(test)]
mod tests;
pub mod text;
pub mod ticks;
pub mod timeline;
pub mod trajectory;

use crate::base::Locale;
use crate::theme::{Arg, Strings};

pub use bullet::Bullet;
pub use definitions::definitions;
pub use dumbbell::Dumbbell;
pub use sparkline::Sparkline;
pub use status_bars::StatusBars;
pub use timeline::Timeline;
pub use trajectory::Trajectory;

/// The language of a page: its strings, and how it writes numbers and dates.
#[derive(Clone, Copy)]
pub struct Words<'a> {
    /// The strings.
    pub strings: &'a Strings,
    /// Numbers and dates.
    pub locale: &'a Locale,
}

impl Words<'_> {
    /// A message with its values.
    pub fn say(&self, key: &str, args: &[(&str, Arg<'_>)]) -> String {
        self.strings.say(key, args)
    }

    /// A figure with its unit: `1,380户`, `1,380 homes`, `60%`.
    pub fn amount(&self, value: f64, decimals: usize, unit: &str) -> String {
        let figure = self.locale.figure(value, decimals);
        let joined = unit.is_empty() || unit.starts_with('%') || self.locale.is_chinese();
        if joined { format!("{figure}{unit}") } else { format!("{figure} {unit}") }
    }
}

/// A full chart for a page.
#[derive(Clone, Debug, PartialEq)]
pub struct Figure {
    /// What it says, as a sentence.
    pub title: String,
    /// Measure, place, period.
    pub subtitle: String,
    /// Drawn 720 wide; `None` where a sentence has to do.
    pub wide: Option<String>,
    /// Drawn 320 wide.
    pub narrow: Option<String>,
    /// Its data.
    pub table: Table,
}

/// The data of a chart.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Table {
    /// Names of the columns; those of numbers are set right.
    pub head: Vec<Column>,
    /// Rows; the first cell of each names it.
    pub rows: Vec<Vec<String>>,
}

/// One column of a table.
#[derive(Clone, Debug, PartialEq)]
pub struct Column {
    /// Its name.
    pub name: String,
    /// Whether it holds numbers.
    pub numeric: bool,
}

impl Column {
    /// A column of words.
    pub fn words(name: String) -> Column {
        Column { name, numeric: false }
    }

    /// A column of numbers.
    pub fn numbers(name: String) -> Column {
        Column { name, numeric: true }
    }
}

/// One of the two drawings of a full chart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Width {
    /// 720 pixels, for desktops and paper.
    Wide,
    /// 320 pixels, for phones.
    Narrow,
}

impl Width {
    /// In pixels.
    pub fn pixels(self) -> u32 {
        match self {
            Width::Wide => 720,
            Width::Narrow => 320,
        }
    }

    /// The size of its text in pixels.
    pub fn text(self) -> f64 {
        match self {
            Width::Wide => 14.0,
            Width::Narrow => 13.0,
        }
    }

    /// The letter in its ids.
    pub fn letter(self) -> char {
        match self {
            Width::Wide => 'w',
            Width::Narrow => 'n',
        }
    }
}

/// A plain number for the table behind a chart: every digit that the page shows, not scaled.
pub fn cell(locale: &Locale, value: Option<f64>, decimals: usize) -> String {
    value.map_or_else(|| "–".to_owned(), |v| locale.number(v, decimals))
}
