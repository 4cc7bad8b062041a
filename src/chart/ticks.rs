//! Round numbers and starts of calendar periods for axes.

use crate::base::{Date, Locale};

/// Three to six round numbers over a range that they cover; steps of 1, 2, 2.5 or 5.
pub fn numbers(low: f64, high: f64, most: usize) -> Vec<f64> {
    let span = (high - low).max(f64::MIN_POSITIVE);
    let rough = span / most as f64;
    let magnitude = 10f64.powf(rough.log10().floor());
    let step = [1.0, 2.0, 2.5, 5.0, 10.0].into_iter().map(|m| m * magnitude).find(|s| rough <= s * 1.000_001).unwrap_or(span);
    let first = (low / step + 1e-9).floor();
    let last = (high / step - 1e-9).ceil();
    (first as i64..=last as i64).map(|i| i as f64 * step).collect()
}

/// A tick of a time axis.
#[derive(Clone, Debug, PartialEq)]
pub struct DayTick {
    /// The day.
    pub day: Date,
    /// Its label.
    pub label: String,
}

/// Starts of months, quarters or years over a stretch of days, at most `most`, the year named at its first tick.
pub fn days(first: Date, last: Date, most: usize, locale: &Locale) -> Vec<DayTick> {
    let months = f64::from(last.since(first).max(1)) / 30.4;
    let step = [1, 2, 3, 6, 12, 24, 60, 120, 240].into_iter().find(|s| months / f64::from(*s) <= most as f64).unwrap_or(600);
    if months < 1.5 {
        return [first, last].map(|day| DayTick { day, label: locale.short_date(day) }).to_vec();
    }
    let (year, month, _) = first.ymd();
    let begin = Date::from_ymd(year, if step < 12 { (month - 1) / step as i8 * step as i8 + 1 } else { 1 }, 1).unwrap_or(first);
    let starts = (0..400).map(|i| begin.plus_months(i * step).month_start()).take_while(|day| *day <= last);
    let mut named = None;
    starts
        .filter(|day| *day >= first.month_start() && first.since(*day) < 16)
        .map(|day| tick(day.max(first), step, &mut named, locale))
        .collect()
}

fn tick(day: Date, step: i32, named: &mut Option<i16>, locale: &Locale) -> DayTick {
    let (year, month, _) = day.ymd();
    let chinese = locale.is_chinese();
    let short = if chinese { format!("{month}月") } else { locale.month(day).chars().take(3).collect() };
    let label = match (named.replace(year) == Some(year), 12 <= step) {
        (_, true) if chinese => format!("{year}年"),
        (_, true) => year.to_string(),
        (true, false) => short,
        (false, false) if chinese => format!("{year}年{short}"),
        (false, false) => format!("{short} {year}"),
    };
    DayTick { day, label }
}
