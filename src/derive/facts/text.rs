//! Values of facts in words that never depend on a language or a locale.
//!
//! The published table and its hashes rest on them: a value that is written otherwise is another
//! fact.

use super::kind::NO_VALUE as NONE;
use crate::base::{Lang, Text};
use crate::model::settings::PRIVATE;
use crate::model::vocabulary::{Accumulation, Flag, Kind, Qualifier};
use crate::model::{
    Aim, ChangeValue, Departments, Field, Indicator, IndicatorField, Observation, OwnDate,
    OwnTolerance, Owner, PlanPoint, PlanValue, Project,
};

/// The value of a field that can change; `None` when a definition or an interval was not given.
pub fn field(project: &Project, field: &Field) -> Option<String> {
    match field {
        Field::Due => Some(project.due.to_string()),
        Field::Start => Some(project.start.to_string()),
        Field::Indicator(id, part) => of_indicator(project.indicator(id)?, *part),
        Field::Part(..) => Some(promise(&project.value(field)?)),
        _ => project.value(field).and_then(|value| plain(&value)),
    }
}

/// A value of a kind that needs nothing beside it; `None` for all others.
pub fn plain(value: &ChangeValue) -> Option<String> {
    let or_none = |text: Option<String>| text.unwrap_or_else(|| NONE.to_owned());
    Some(match value {
        ChangeValue::Every(every) => every.word(),
        ChangeValue::Duty(every) => or_none(every.map(|e| e.word())),
        ChangeValue::Truth(is) => is.to_string(),
        ChangeValue::Level(level) => or_none(level.map(|l| l.word().to_owned())),
        ChangeValue::Day(day) => or_none(day.map(|d| d.to_string())),
        ChangeValue::Tolerance(of) => or_none((!of.is_none()).then(|| tolerance(*of))),
        ChangeValue::Provenance(is) => is.word().to_owned(),
        ChangeValue::Ids(ids) => list(ids.iter().map(ToString::to_string)),
        ChangeValue::Share(share) => share.to_string(),
        ChangeValue::Flag(flag) => flag.word().to_owned(),
        ChangeValue::Owner(of) => or_none(of.as_ref().map(owner)),
        ChangeValue::Amount(amount) => or_none(amount.as_ref().map(ToString::to_string)),
        ChangeValue::Stretches(days) => {
            list(days.iter().map(|(first, last)| format!("{first}/{last}")))
        }
        ChangeValue::Period(kind) => or_none(kind.map(|kind| kind.word().to_owned())),
        ChangeValue::Months(months) => list(months.iter().map(ToString::to_string)),
        ChangeValue::Days(days) => days.to_string(),
        _ => return None,
    })
}

/// The keys that are written, in their order.
fn tolerance(of: OwnTolerance) -> String {
    let key = |name: &str, value: Option<String>| value.map(|value| format!("{name} {value}"));
    let keys = [
        key("days", of.days.map(|n| n.to_string())),
        key("share", of.share.map(|n| n.to_string())),
        key("behind", of.behind.map(|n| n.to_string())),
    ];
    list(keys.into_iter().flatten())
}

fn owner(of: &Owner) -> String {
    match of {
        Owner::Department(id) | Owner::Person(id) => id.to_string(),
        Owner::Private(_) => PRIVATE.to_owned(),
        Owner::Words(text) => words(text),
    }
}

/// `a; b`, or `none` for no items; in their order.
pub fn list(items: impl Iterator<Item = String>) -> String {
    let items: Vec<String> = items.collect();
    if items.is_empty() {
        NONE.to_owned()
    } else {
        items.join("; ")
    }
}

/// The department that leads, `none` where only helpers are named, then those that help.
pub fn departments(of: &Departments) -> String {
    if of.lead.is_none() && of.support.is_empty() {
        return NONE.to_owned();
    }
    let lead = of.lead.as_deref().unwrap_or(NONE).to_owned();
    list(std::iter::once(lead).chain(of.support.iter().map(ToString::to_string)))
}

fn of_indicator(indicator: &Indicator, part: IndicatorField) -> Option<String> {
    let none = || NONE.to_owned();
    match part {
        IndicatorField::Target | IndicatorField::Plan => Some(promise(&indicator.value(part)?)),
        IndicatorField::Baseline => Some(baseline(indicator)),
        IndicatorField::Shape => Some(indicator.shape.map_or_else(none, |s| s.word().to_owned())),
        IndicatorField::Direction => Some(indicator.direction.word().to_owned()),
        IndicatorField::Accumulation => Some(indicator.accumulation.word().to_owned()),
        IndicatorField::Every => indicator.every.map(|every| every.word()),
        IndicatorField::Definition => indicator.definition.as_ref().map(words),
        _ => indicator.value(part).and_then(|value| plain(&value)),
    }
}

/// A target, a baseline or a plan, whoever it is promised for.
fn promise(value: &ChangeValue) -> String {
    let on = |value: String, word: &str, date: OwnDate| match date {
        OwnDate::On(date) => format!("{value} {word} {date}"),
        OwnDate::Kept | OwnDate::None => value,
    };
    match value {
        ChangeValue::Target(Aim::Value(value), date) => on(value.to_string(), "by", *date),
        ChangeValue::Target(Aim::Range { low, high }, date) => {
            on(format!("{low} – {high}"), "by", *date)
        }
        ChangeValue::Baseline(baseline, date) => on(baseline.value.to_string(), "on", *date),
        ChangeValue::Plan(points) => list(points.iter().map(point)),
        _ => NONE.to_owned(),
    }
}

/// A baseline that was not written is zero where the rules say so.
fn baseline(indicator: &Indicator) -> String {
    match indicator.value(IndicatorField::Baseline) {
        Some(value @ ChangeValue::Baseline(..)) => promise(&value),
        _ if matches!(indicator.kind, Kind::Count | Kind::YesNo) => "0".to_owned(),
        _ if indicator.accumulation == Accumulation::PerPeriod => "0".to_owned(),
        _ => NONE.to_owned(),
    }
}

fn point(point: &PlanPoint) -> String {
    match &point.value {
        PlanValue::Number(value) => format!("{} {value}", point.date),
        PlanValue::Share(share) => format!(
            "{} {}%",
            point.date,
            crate::base::locale::round(share * 100.0, 6)
        ),
    }
}

/// A figure with how exact it is; `None` when there is none, or only its fraction.
pub fn figure(figure: &Observation) -> Option<String> {
    match (&figure.value, &figure.note) {
        (Some(value), _) => Some(qualified(figure.qualifier, value.as_str())),
        (None, _) if figure.flag == Flag::Missing => None,
        (None, Some(note)) => Some(words(note)),
        // The fraction has rows of its own.
        (None, None) if figure.numerator.is_some() => None,
        (None, None) => Some(figure.qualifier.word().to_owned()),
    }
}

/// A number after the word for how exact it is, which is left out for an exact one.
pub fn qualified(qualifier: Qualifier, number: &str) -> String {
    match qualifier {
        Qualifier::Exact => number.to_owned(),
        other => format!("{} {number}", other.word()),
    }
}

/// The words in the default language on one line; where they are missing, those of the first
/// language that has some.
pub fn words(text: &Text) -> String {
    line(text.get(Lang::DEFAULT))
}

/// Words on one line: every run of white space is one space.
pub fn line(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}
