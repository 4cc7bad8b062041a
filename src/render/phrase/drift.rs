//! How far a promise or a figure moved, in words.

use crate::base::PartialDate;
use crate::derive::ProjectInsight;
use crate::model::{Aim, Change, ChangeValue, Field};
use crate::render::context::PageContext;
use crate::render::phrase::say;
use crate::theme::Arg;

/// How far a changed promise moved, with its sign and unit, or in days; `None` where it is neither a
/// single number nor a date, and where its indicator is not shown.
pub fn drift(here: &PageContext<'_>, of: &ProjectInsight, change: &Change) -> Option<String> {
    let by = |from: f64, to: f64| match &change.field {
        Field::Indicator(id, _) => by_number(here, of, id, from, to),
        _ => None,
    };
    match (&change.from, &change.to) {
        (ChangeValue::Date(was), ChangeValue::Date(is)) => date_drift(here, *was, *is),
        (ChangeValue::Target(Aim::Value(from), _), ChangeValue::Target(Aim::Value(to), _)) => {
            by(from.value(), to.value())
        }
        (ChangeValue::Baseline(from, _), ChangeValue::Baseline(to, _)) => {
            by(from.value.value(), to.value.value())
        }
        _ => None,
    }
}

/// How far a number of an indicator moved, with its sign and unit; `None` where it did not, and
/// where the indicator is not shown.
pub fn by_number(
    here: &PageContext<'_>,
    of: &ProjectInsight,
    id: &str,
    from: f64,
    to: f64,
) -> Option<String> {
    let mut shown = of.indicators.iter();
    let indicator = shown.find(|i| *i.indicator.id == *id)?;
    (from != to).then(|| say::signed(here, indicator, to - from))
}

/// How many days a date moved, later is positive; `None` where it did not or one is unknown.
pub fn days_moved(was: PartialDate, is: PartialDate) -> Option<i32> {
    let days = was.last().zip(is.last()).map(|(was, is)| is.since(was));
    days.filter(|days| *days != 0)
}

/// Whether there was a date, and there is none any more.
pub fn is_withdrawn(was: PartialDate, is: PartialDate) -> bool {
    was.last().is_some() && is.last().is_none()
}

/// How a date moved, in words; `None` where it did not.
pub fn date_drift(here: &PageContext<'_>, was: PartialDate, is: PartialDate) -> Option<String> {
    let words = here.words();
    if is_withdrawn(was, is) {
        return Some(words.say("withdrawn", &[]));
    }
    if was.last().is_none() && is.last().is_some() {
        return Some(words.say("targets-set", &[]));
    }
    days_moved(was, is).map(|days| {
        let key = match days < 0 {
            true => "targets-earlier",
            false => "targets-later",
        };
        words.say(key, &[("n", Arg::Count(days.unsigned_abs() as usize))])
    })
}
