//! Insight → drawings: a specification of plain data, an SVG, words for those who cannot see it,
//! and the data as a table.
//!
//! Data become places in [`field`] alone: plotters' coordinates over the axes of [`axis`], with
//! its elements and those of [`element`]. The SVG itself is written by [`canvas`], with roles
//! instead of colours. Labels and their leaders stand where there is room ([`label`],
//! [`lettering`]), and the words of keys one after the other ([`key`]); these are no data and drawn
//! in pixels. Nothing that is not finite ever reaches plotters.

pub mod qr;
pub mod role;
pub mod definitions;
pub mod text;
pub mod canvas;
pub mod label;
pub mod clear;
pub mod ticks;
pub mod slip;
pub mod axis;
pub mod element;
pub mod field;
pub mod bullet;
pub mod classes;
pub mod change;
pub mod sparkline;
pub mod strip;
pub mod unit;
pub mod figure;
pub mod answers;
pub mod grid;
pub mod heat;
pub mod key;
pub mod calendar;
pub mod matrix;
pub mod status_bars;
pub mod plot;
pub mod lettering;
pub mod money;
pub mod tiles;
pub mod map;
pub mod milestones;
pub mod trajectory;
pub mod burn_up;
pub mod ladder;
pub mod multiples;
pub mod rows;
#[cfg(test)]
mod tests;

use crate::base::conventions::Scale;
use crate::base::locale::telling_digits;
use crate::base::{Locale, PartialDate};
use crate::theme::{Arg, Palette, Shown, Strings};
use unit::{Counted, Unit};

/// Begins what is read from left to right among words from right to left.
const APART: char = '\u{2066}';
/// Ends it.
const AGAIN: char = '\u{2069}';

/// An amount behind its sign, in which case both are read in one direction.
pub fn with_sign(sign: &str, amount: &str) -> String {
    match amount.strip_prefix(APART) {
        Some(rest) => format!("{APART}{sign}{rest}"),
        None => format!("{sign}{amount}"),
    }
}

pub use answers::{Answer, Answers};
pub use bullet::Bullet;
pub use burn_up::BurnUp;
pub use calendar::Calendar;
pub use change::Change;
pub use definitions::definitions;
pub use figure::{Cell, Column, Drawing, Figure, Table, Width};
pub use heat::Heat;
pub use ladder::Ladder;
pub use map::PlacesMap;
pub use matrix::Matrix;
pub use milestones::Milestones;
pub use money::Money;
pub use multiples::Multiples;
pub use sparkline::Sparkline;
pub use status_bars::StatusBars;
pub use strip::Strip;
pub use tiles::Tiles;
pub use trajectory::Trajectory;

/// How a page says things: its strings, how its language writes numbers and dates, and the colours
/// of the theme.
#[derive(Clone, Copy)]
pub struct Wording<'a> {
    /// The texts of the page's language by their keys.
    pub strings: &'a Strings,
    /// How numbers and dates are written.
    pub locale: &'a Locale,
    /// The colours of files that stand without the style sheet.
    pub palette: &'a Palette,
}

impl Wording<'_> {
    /// A message with its values.
    pub fn say(&self, key: &str, args: &[(&str, Arg<'_>)]) -> String {
        self.strings.say(key, args)
    }

    /// A figure with its unit: `1,380户`, `1,380 homes`, `60%`. Large ones are scaled as the
    /// language does it, and then written as briefly as [`Locale::figure`] writes them.
    pub fn amount<U: Counted + ?Sized>(&self, value: f64, decimals: usize, unit: &U) -> String {
        let scale = self.scale_of(value, unit.beside(|| "other"));
        let unit = unit.beside(|| self.form_in(scale, value, decimals));
        let figure = if scale.word.is_empty() {
            self.locale.number(value, decimals)
        } else {
            self.locale.figure(value, decimals)
        };
        self.with_unit(&figure, unit)
    }

    /// The form of a word behind a number in a scale: behind the word of one that of the scale's
    /// own number, as in “2 million homes”, in many languages not the form of 2.
    fn form_in(&self, scale: Scale, value: f64, decimals: usize) -> &'static str {
        match scale.word.is_empty() {
            true => self.locale.form(value, decimals),
            false => self.locale.form(scale.of, 0),
        }
    }

    /// A number for a message, as it is written with at most so many decimals.
    pub fn shown<'t>(&self, text: &'t str, value: f64, decimals: usize) -> Arg<'t> {
        let form = self.locale.form(value, decimals);
        Arg::Shown(Shown { text, value, form })
    }

    /// A figure with its unit in full, without a scale: `93,215人` where [`Wording::amount`] may
    /// write `9.32万人`.
    pub fn amount_in_full(&self, value: f64, decimals: usize, unit: &Unit) -> String {
        let shown = self.locale.number(value, decimals);
        self.with_unit(&shown, unit.beside(|| self.locale.form(value, decimals)))
    }

    /// A figure before its unit: joined in languages without spaces, else with a space between;
    /// before `%` with what the language has there.
    fn with_unit(&self, figure: &str, unit: &str) -> String {
        let joined = unit.is_empty() || self.locale.is_spaceless();
        let amount = match joined {
            _ if unit.starts_with('%') => format!("{figure}{}{unit}", self.locale.percent_space()),
            true => format!("{figure}{unit}"),
            false => format!("{figure} {unit}"),
        };
        // Among words from right to left the figure would else stand behind such a unit.
        let letter = unit.chars().find(|c| c.is_alphabetic());
        match self.locale.is_from_right() && letter.is_some_and(|c| !text::is_from_right(c)) {
            true => format!("{APART}{amount}{AGAIN}"),
            false => amount,
        }
    }

    /// The size of a difference of two values with its unit, without a sign: of percentages in
    /// points.
    pub fn difference<U: Counted + ?Sized>(&self, by: f64, decimals: usize, unit: &U) -> String {
        if !unit.beside(|| "other").starts_with('%') {
            return self.amount(by.abs(), decimals, unit);
        }
        self.points(&self.locale.figure(by.abs(), decimals), by, decimals)
    }

    /// The size of a rate with its unit, without a sign: of percentages in points, and with digits
    /// enough not to be a zero.
    pub fn telling(&self, by: f64, unit: &Unit) -> String {
        let scale = self.scale_of(by, unit.beside(|| "other"));
        let unit = unit.beside(|| self.form_in(scale, by, telling_digits(by)));
        let scaled = !scale.word.is_empty();
        let shown = if scaled {
            self.locale.figure(by.abs(), 2)
        } else {
            self.locale.telling(by.abs())
        };
        if unit.starts_with('%') {
            self.points(&shown, by, if scaled { 2 } else { telling_digits(by) })
        } else {
            self.with_unit(&shown, unit)
        }
    }

    /// When a figure was, as a part of a sentence: on a day, in a month or a year. `shown`: its
    /// words.
    pub fn on(&self, when: PartialDate, shown: &str) -> String {
        let key = if matches!(when, PartialDate::Within(_)) {
            "when-in"
        } else {
            "when-on"
        };
        self.say(key, &[("date", Arg::Text(shown))])
    }

    /// So many whole days in words; more than two years are told in years, below ten with one digit
    /// behind the point.
    pub fn span(&self, days: usize) -> String {
        if days <= 731 {
            return self.say("days", &[("n", Arg::Count(days))]);
        }
        // The mean length of a year of the Gregorian calendar.
        let years = days as f64 / 365.2425;
        let decimals = if years < 9.95 && 0.05 <= (years - years.round()).abs() {
            1
        } else {
            0
        };
        let shown = self.locale.number(years, decimals);
        self.say("years", &[("n", self.shown(&shown, years, decimals))])
    }

    /// Percentage points, of which the number is already written with at most so many decimals.
    pub fn points(&self, shown: &str, value: f64, decimals: usize) -> String {
        let many = Arg::Text(self.locale.form(value, decimals));
        let n = self.shown(shown, value.abs(), decimals);
        self.say("chart-points", &[("n", n), ("many", many)])
    }

    /// A difference of two values with its unit and its sign, `+` or U+2212; that of none has no
    /// sign.
    pub fn signed<U: Counted + ?Sized>(&self, by: f64, decimals: usize, unit: &U) -> String {
        let sign = if by == 0.0 {
            String::new()
        } else if by < 0.0 {
            self.locale.below()
        } else {
            self.locale.above()
        };
        with_sign(&sign, &self.difference(by, decimals, unit))
    }

    /// The scale of a figure in a unit: none where the unit is one itself, as 万元 and “10,000 yuan”
    /// are.
    pub fn scale_of(&self, value: f64, unit: &str) -> Scale {
        let scaled = unit.starts_with(|c: char| matches!(c, '万' | '亿') || c.is_ascii_digit());
        if scaled {
            Scale { of: 1.0, word: "" }
        } else {
            self.locale.scale(value)
        }
    }

    /// A unit in a scale: `万户`, `million homes`.
    pub fn unit_of(&self, scale: Scale, unit: &str) -> String {
        let joined = unit.is_empty() || self.locale.is_spaceless();
        if joined {
            format!("{}{unit}", scale.word)
        } else {
            format!("{} {unit}", scale.word)
        }
    }
}
