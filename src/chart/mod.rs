//! Insight → drawings: a specification of plain data, an SVG, words for those who cannot see it,
//! and the data as a table.
//!
//! plotters gives coordinates, areas and elements; the SVG itself is written by [`canvas`], with
//! roles instead of colours. Nothing that is not finite ever reaches plotters.

pub mod answers;
pub mod bullet;
pub mod burn_up;
pub mod calendar;
pub mod canvas;
pub mod classes;
pub mod definitions;
pub mod dumbbell;
pub mod figure;
pub mod grid;
pub mod heat;
pub mod key;
pub mod label;
pub mod ladder;
pub mod lettering;
pub mod matrix;
pub mod money;
pub mod multiples;
pub mod plot;
pub mod qr;
pub mod role;
pub mod rows;
pub mod sparkline;
pub mod status_bars;
pub mod strip;
#[cfg(test)]
mod tests;
pub mod text;
pub mod ticks;
pub mod tiles;
pub mod timeline;
pub mod trajectory;

use crate::base::Locale;
use crate::base::locale::Scale;
use crate::theme::{Arg, Palette, Strings};

pub use answers::{Answer, Answers};
pub use bullet::Bullet;
pub use burn_up::BurnUp;
pub use calendar::Calendar;
pub use definitions::definitions;
pub use dumbbell::Dumbbell;
pub use figure::{Cell, Column, Drawing, Figure, Table, Width};
pub use heat::Heat;
pub use ladder::Ladder;
pub use matrix::Matrix;
pub use money::Money;
pub use multiples::Multiples;
pub use sparkline::Sparkline;
pub use status_bars::StatusBars;
pub use strip::Strip;
pub use tiles::Tiles;
pub use timeline::Timeline;
pub use trajectory::Trajectory;

/// The language of a page: its strings, how it writes numbers and dates, and the colours of the theme.
#[derive(Clone, Copy)]
pub struct Words<'a> {
    /// The strings.
    pub strings: &'a Strings,
    /// Numbers and dates.
    pub locale: &'a Locale,
    /// The colours of files that stand without the style sheet.
    pub palette: &'a Palette,
}

impl Words<'_> {
    /// A message with its values.
    pub fn say(&self, key: &str, args: &[(&str, Arg<'_>)]) -> String {
        self.strings.say(key, args)
    }

    /// A figure with its unit: `1,380户`, `1,380 homes`, `60%`.
    pub fn amount(&self, value: f64, decimals: usize, unit: &str) -> String {
        let scale = self.scale_of(value, unit);
        let figure =
            if scale.word.is_empty() { self.locale.number(value, decimals) } else { self.locale.figure(value, decimals) };
        let joined = unit.is_empty() || unit.starts_with('%') || self.locale.is_chinese();
        if joined { format!("{figure}{unit}") } else { format!("{figure} {unit}") }
    }

    /// The scale of a figure in a unit: none where the unit is one itself, as 万元 and “10,000 yuan” are.
    pub fn scale_of(&self, value: f64, unit: &str) -> Scale {
        let scaled = unit.starts_with(|c: char| matches!(c, '万' | '亿') || c.is_ascii_digit());
        if scaled { Scale { of: 1.0, word: "" } } else { self.locale.scale(value) }
    }

    /// A unit in a scale: `万户`, `million homes`.
    pub fn unit_of(&self, scale: Scale, unit: &str) -> String {
        let joined = unit.is_empty() || self.locale.is_chinese();
        if joined { format!("{}{unit}", scale.word) } else { format!("{} {unit}", scale.word) }
    }
}
