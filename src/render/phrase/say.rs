//! Statuses, amounts and rates in words. Values come in the unit of their indicator and are only
//! rounded for reading.

use crate::base::Lang;
use crate::chart::unit::Unit;
use crate::chart::with_sign;
use crate::derive::{IndicatorInsight, Shown};
use crate::model::scale::{Rating, STATUS};
use crate::model::vocabulary::{Interval, Kind};
use crate::model::{Settings, Status};
use crate::render::context::PageContext;
use crate::theme::{Arg, Strings};

/// The word of a status in the page's language.
pub fn status(here: &PageContext<'_>, status: Status) -> String {
    here.words().say(&format!("status-{}", status.word()), &[])
}

/// The word of a grade: that of the site's scale, or of the theme for one that is built in.
pub fn rating(here: &PageContext<'_>, of: &Rating) -> String {
    rating_word(here.settings(), here.words().strings, of, here.lang)
}

/// The same in any language, whose `strings` come along.
pub fn rating_word(settings: &Settings, strings: &Strings, of: &Rating, lang: Lang) -> String {
    let scale = settings.scale(&of.scale);
    let own = scale.and_then(|s| s.grades[of.rank].name.as_ref());
    match own {
        Some(name) => name.get(lang).to_owned(),
        None if &*of.scale == STATUS => strings.say(&format!("status-{}", of.grade), &[]),
        None => strings.say(&format!("grade-{}-{}", of.scale, of.grade), &[]),
    }
}

/// The word of a status as it is shown.
pub fn shown(here: &PageContext<'_>, of: &Shown) -> String {
    match of {
        Shown::Computed(of) => status(here, *of),
        Shown::Declared(of) => rating(here, of),
    }
}

/// How many published numbers there are, and how many of them are of parts.
pub fn figures(here: &PageContext<'_>) -> String {
    let (programme, locale) = (&here.insight.programme, here.words().locale);
    let (all, parts) = (programme.all_figures(), programme.part_figures);
    let [shown, of_parts] = [all, parts].map(|n| locale.number(n as f64, 0));
    here.words().say(
        "figures-counted",
        &[
            ("n", Arg::Count(all)),
            ("all", Arg::Text(&shown)),
            ("k", Arg::Count(parts)),
            ("parts", Arg::Text(&of_parts)),
        ],
    )
}

/// A value with its unit, in as many decimals as the indicator shows. A yes or no in words: 1 and
/// more is yes, less is no.
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

/// The same without a scale: every digit is written.
pub fn amount_in_full(here: &PageContext<'_>, of: &IndicatorInsight, value: f64) -> String {
    here.words()
        .amount_in_full(value, of.indicator.display_decimals(), &unit(here, of))
}

/// A difference of two values with its sign, `+` or `−`, and its unit; of percentages in points.
pub fn signed(here: &PageContext<'_>, of: &IndicatorInsight, by: f64) -> String {
    here.words()
        .signed(by, of.indicator.display_decimals(), &unit(here, of))
}

/// A rate, with the sign `−` where it falls, in the time that `every` stands for: `per_day × days`,
/// of which a week has 7, a year 365.2425, a quarter and a month a fourth and a twelfth of that;
/// any other interval is told per day. Of percentages in points, and never as zero where it is
/// none.
pub fn rate(
    here: &PageContext<'_>,
    of: &IndicatorInsight,
    per_day: f64,
    every: Interval,
) -> String {
    // The mean year of the Gregorian calendar, in days.
    const YEAR: f64 = 365.2425;
    let (days, key) = match every {
        Interval::Week => (7.0, "per-week"),
        Interval::Month => (YEAR / 12.0, "per-month"),
        Interval::Quarter => (YEAR / 4.0, "per-quarter"),
        Interval::HalfYear => (YEAR / 2.0, "per-half-year"),
        Interval::Year => (YEAR, "per-year"),
        Interval::Days(_) => (1.0, "per-day"),
    };
    let (words, unit) = (here.words(), unit(here, of));
    let value = per_day * days;
    let sign = match value < 0.0 {
        true => words.locale.below(),
        false => String::new(),
    };
    let amount = with_sign(&sign, &words.telling(value.abs(), &unit));
    words.say(key, &[("amount", Arg::Text(&amount))])
}

/// The unit of an indicator; empty where it has none.
pub fn unit(here: &PageContext<'_>, of: &IndicatorInsight) -> Unit {
    let Some(unit) = &of.indicator.unit else {
        return Unit::default();
    };
    let version = unit.words(here.lang);
    let forms = of.indicator.unit_forms.iter();
    let own = forms.filter(|form| form.lang == version.lang);
    let pairs = own.map(|form| (form.name.to_string(), form.word.to_string()));
    Unit::new(version.text, pairs.collect())
}
