//! Statuses, amounts and rates in words.

use crate::derive::IndicatorInsight;
use crate::model::Status;
use crate::model::vocabulary::{Interval, Kind};
use crate::render::context::PageContext;
use crate::theme::Arg;

/// The word of a status.
pub fn status(here: &PageContext<'_>, status: Status) -> String {
    here.words().say(&format!("status-{}", status.word()), &[])
}

/// A value with its unit; a yes or no in words.
pub fn amount(here: &PageContext<'_>, of: &IndicatorInsight, value: f64) -> String {
    if of.indicator.kind == Kind::YesNo {
        return here.words().say(
            if value < 1.0 {
                "answer-no"
            } else {
                "answer-yes"
            },
            &[],
        );
    }
    here.words()
        .amount(value, of.indicator.display_decimals(), &unit(here, of))
}

/// A difference of two values with its sign and unit: of percentages in points.
pub fn signed(here: &PageContext<'_>, of: &IndicatorInsight, by: f64) -> String {
    here.words()
        .signed(by, of.indicator.display_decimals(), &unit(here, of))
}

/// A rate with its sign, in the time that `every` stands for; of percentages in points, and never
/// as zero where it is none.
pub fn rate(
    here: &PageContext<'_>,
    of: &IndicatorInsight,
    per_day: f64,
    every: Interval,
) -> String {
    const YEAR: f64 = 365.2425;
    let (days, key) = match every {
        Interval::Week => (7.0, "per-week"),
        Interval::Month => (YEAR / 12.0, "per-month"),
        Interval::Quarter => (YEAR / 4.0, "per-quarter"),
        Interval::Year => (YEAR, "per-year"),
        Interval::Days(_) => (1.0, "per-day"),
    };
    let (words, unit) = (here.words(), unit(here, of));
    let value = per_day * days;
    let sign = if value < 0.0 { "\u{2212}" } else { "" };
    let number = words.telling(value.abs(), &unit);
    let amount = format!("{sign}{number}");
    words.say(key, &[("amount", Arg::Text(&amount))])
}

/// The unit of an indicator; empty where it has none.
pub fn unit(here: &PageContext<'_>, of: &IndicatorInsight) -> String {
    of.indicator
        .unit
        .as_ref()
        .map_or_else(String::new, |u| u.get(here.lang).to_owned())
}
