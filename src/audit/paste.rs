//! What to write so that a change is in the open: entries in YAML that can be pasted as they are.

use super::Row;
use super::subject::Subject;
use crate::base::{Date, Decimal, PartialDate};
use crate::derive::facts::Fact;
use crate::model::words::Qualifier;

/// The entry that leads from a published value to the present one.
pub fn entry(as_of: Date, then: &Fact, now: &Fact, subject: Subject<'_>) -> String {
    let (old, new) = (&*then.value, &*now.value);
    match subject {
        Subject::Figure { id, when, part: None } => match (number(old), number(new)) {
            (Some(from), Some(to)) => format!(
                "put {} back, and add to the project:\n{}",
                written(then, subject),
                correction(as_of, id, when, from, to, "correction")
            ),
            (None, _) if old == "withdrawn" => {
                "put `to: withdrawn` back; a figure that was withdrawn does not come back".to_owned()
            }
            _ => format!("put `{old}` back; words are not corrected, only withdrawn"),
        },
        Subject::Figure { .. } => format!("put {old} back; a correction replaces the figure itself, not its parts"),
        Subject::Promise => format!("put the published wording back:\npromise: {}", quoted(old)),
        Subject::Indicator { id, part: Some(part @ ("unit" | "kind")) } => {
            format!("put `{part}: {old}` back, close the indicator with `closed: {as_of}`, and start a new one beside `{id}`")
        }
        Subject::Start | Subject::Due | Subject::Indicator { part: Some(_), .. } => promise_entry(as_of, then, now, subject),
        Subject::Milestone { id, part: Some("due") } => {
            format!("put `due: {old}` back; what is expected now goes below the milestone `{id}`:\nforecast: {{{as_of}: {new}}}")
        }
        Subject::Milestone { part: Some("met"), .. } => format!("put `met: {old}` back"),
        Subject::Milestone { .. } => format!("put `{old}` back; a new forecast is a new entry: `{as_of}: {new}`"),
        Subject::Stage { day } => format!("put `{day}: {old}` back; a later stage gets a day of its own: `{as_of}: {new}`"),
        _ => format!("put `{old}` back"),
    }
}

fn promise_entry(as_of: Date, then: &Fact, now: &Fact, subject: Subject<'_>) -> String {
    let Some((field, kind)) = field(subject) else { return format!("put `{}` back", then.value) };
    let line = change(as_of, &field, &then.value, &now.value, subject, kind);
    match (then.published, now.published) {
        (Some(day), _) => {
            format!("put the entry of {day} back as it was (`to: {}`), and add:\n{line}", yaml(&then.value, subject))
        }
        (None, Some(day)) => format!("put `from: {}` back in the entry of {day}", yaml(&then.value, subject)),
        (None, None) => format!("add to the project:\n{line}"),
    }
}

/// An entry that was published and is missing.
pub fn entry_back(before: &Fact, then: &Fact, subject: Subject<'_>) -> String {
    let Some(day) = then.published else { return format!("put `{}` back", then.value) };
    let lines = match subject {
        Subject::Figure { id, when, part: None } => {
            let from = number(&before.value).unwrap_or(&before.value);
            correction(day, id, when, from, number(&then.value).unwrap_or(&then.value), "correction")
        }
        _ => match field(subject) {
            Some((field, kind)) => change(day, &field, &before.value, &then.value, subject, kind),
            None => return format!("put `{}` back", then.value),
        },
    };
    format!("put the entry of {day} back:\n{lines}")
}

/// How to bring back what is gone.
pub fn back(as_of: Date, fact: &Fact, subject: Subject<'_>) -> String {
    let value = &*fact.value;
    match subject {
        Subject::Figure { id, when, part: None } => {
            let whole = format!("put {} back", written(fact, subject));
            match number(value) {
                Some(from) => format!(
                    "{whole}; if it should not count, also add to the project:\n{}",
                    correction(as_of, id, when, from, "withdrawn", "correction")
                ),
                None => whole,
            }
        }
        Subject::Figure { part: Some(part), .. } => format!("put `{}: {value}` back", part.strip_prefix("by.").unwrap_or(part)),
        Subject::Promise => format!("put it back:\npromise: {}", quoted(value)),
        Subject::Indicator { id, part: None } => {
            format!("put `{id}` back below `indicators`, and add to it:\nclosed: {as_of}")
        }
        Subject::Indicator { part: Some(part), .. } => format!("put it back:\n{part}: {}", yaml(value, subject)),
        Subject::Milestone { id, part: None } => format!("put the milestone `{id}` back"),
        Subject::Milestone { part: Some("met"), .. } => format!("put it back:\nmet: {value}"),
        Subject::Milestone { part: Some(part), .. } => {
            format!("put it back:\nforecast: {{{}: {value}}}", part.strip_prefix("forecast@").unwrap_or(part))
        }
        Subject::Stage { day } => format!("put it back:\nstage: {{{day}: {value}}}"),
        Subject::Report { slug } => format!("put the file `{slug}.md` back; a report is written once and never edited"),
        _ => format!("put `{value}` back"),
    }
}

/// How to bring a project back, and how to end it in the open.
pub fn project_back(as_of: Date, fact: &Fact, seen: Option<&str>, hidden: bool) -> String {
    let what = match (hidden, seen) {
        (true, _) => "show it again (take `draft` or `visibility` away)".to_owned(),
        (false, Some(path)) => format!("restore {path}"),
        (false, None) => format!("restore the file of the project `{}`", fact.project),
    };
    format!("{what}; if the project has ended, add to it:\nstage: {{{as_of}: {{is: cancelled, reason: \"…\"}}}}")
}

/// The day of first publication as it was.
pub fn day_back(row: &Row, now: &Fact, subject: Subject<'_>) -> String {
    let day = match (row.fact.published, row.sealed) {
        (Some(day), _) => day.to_string(),
        (None, Some(sealed)) => return format!("take `published: …` away, or make it {sealed} or a day before"),
        (None, None) => return "take `published: …` away".to_owned(),
    };
    match subject {
        Subject::Project => format!("put the day back, here or as `announced` of its batch:\npublished: {day}"),
        Subject::Figure { when, part: None, .. } => {
            format!("put the day back:\n{when}: {{value: {}, published: {day}}}", now.value)
        }
        _ => format!("put the day back: `published: {day}`"),
    }
}

/// How a new fact says on which day it is in fact published.
pub fn published(as_of: Date, fact: &Fact, subject: Subject<'_>) -> String {
    let value = &*fact.value;
    match subject {
        Subject::Project => format!("say when it is first shown:\npublished: {as_of}"),
        Subject::Figure { when, part: None, .. } if fact.about() == fact.published || fact.published.is_none() => {
            format!("say when it is first published:\n{when}: {{value: {value}, published: {as_of}}}")
        }
        Subject::Milestone { id, part: Some("met") } => format!(
            "take `met` away, and put it into the report of the day on which it is published, such as {as_of}.md:\nmilestones: {{{id}: {value}}}"
        ),
        Subject::Milestone { part: Some(_), .. } => {
            format!("write the day on which it is published:\nforecast: {{{as_of}: {value}}}")
        }
        Subject::Stage { .. } => format!("write it from the day on which it is published:\nstage: {{{as_of}: {value}}}"),
        Subject::Report { .. } => {
            format!("name the file by the day on which it is published, such as {as_of}.md; `for:` says which day it is about")
        }
        _ => format!("make its day the one on which it is published: `published: {as_of}`"),
    }
}

fn correction(published: Date, id: &str, when: &str, from: &str, to: &str, kind: &str) -> String {
    format!(
        "corrections:\n  - {{published: {published}, indicator: {id}, date: {when}, from: {from}, to: {to}, reason: \"…\", kind: {kind}}}"
    )
}

fn change(published: Date, field: &str, from: &str, to: &str, subject: Subject<'_>, kind: &str) -> String {
    let (mut from, mut to) = (yaml(from, subject), yaml(to, subject));
    if matches!(subject, Subject::Indicator { part: Some("target" | "baseline"), .. }) && from.contains(DATE) != to.contains(DATE)
    {
        // A date on one side only: the other says that it has none, for what is not written stays.
        (from, to) = (dateless(from), dateless(to));
    }
    format!("changes:\n  - {{published: {published}, field: {field}, from: {from}, to: {to}, reason: \"…\", kind: {kind}}}")
}

const DATE: &str = ", date: ";

fn dateless(side: String) -> String {
    match side.strip_suffix('}') {
        _ if side == "none" || side.contains(DATE) => side,
        Some(range) => format!("{range}{DATE}none}}"),
        None => format!("{{value: {side}{DATE}none}}"),
    }
}

/// The path of a field as `changes` wants it, with the kind of the change.
fn field(subject: Subject<'_>) -> Option<(String, &'static str)> {
    let kind = match subject {
        Subject::Start => return Some(("start".to_owned(), "start")),
        Subject::Due => return Some(("due".to_owned(), "due")),
        Subject::Indicator { part: Some("target"), .. } => "target",
        Subject::Indicator { part: Some("baseline"), .. } => "baseline",
        Subject::Indicator { part: Some("plan" | "shape"), .. } => "plan",
        Subject::Indicator { part: Some("direction"), .. } => "direction",
        Subject::Indicator { part: Some("definition"), .. } => "definition",
        Subject::Indicator { part: Some("accumulation" | "every"), .. } => "method",
        _ => return None,
    };
    let Subject::Indicator { id, part: Some(part) } = subject else { return None };
    Some((format!("indicators.{id}.{part}"), kind))
}

/// A figure in the file, by its day.
fn written(fact: &Fact, subject: Subject<'_>) -> String {
    let Subject::Figure { when, .. } = subject else { return fact.value.to_string() };
    match (number(&fact.value), fact.value.split_once(' ')) {
        (Some(number), Some((qualifier, _))) => format!("`{when}: {{value: {number}, qualifier: {qualifier}}}`"),
        (Some(number), None) => format!("`{when}: {number}`"),
        (None, _) => format!("`{when}: {}`", quoted(&fact.value)),
    }
}

/// The number of a figure, without how exact it is.
fn number(value: &str) -> Option<&str> {
    let bare = match value.split_once(' ') {
        Some((qualifier, rest)) if Qualifier::WORDS.contains(&qualifier) => rest,
        _ => value,
    };
    Decimal::parse(bare).is_some().then_some(bare)
}

/// A value of a fact as `from` and `to` want it.
fn yaml(value: &str, subject: Subject<'_>) -> String {
    let part = match subject {
        Subject::Indicator { part: Some(part), .. } => part,
        _ => return value.to_owned(),
    };
    match part {
        "definition" => quoted(value),
        "plan" if value == "none" => "{}".to_owned(),
        "plan" => format!("{{{}}}", value.split("; ").map(|p| p.replacen(' ', ": ", 1)).collect::<Vec<_>>().join(", ")),
        "target" => with_date(value, " by "),
        "baseline" => with_date(value, " on "),
        _ => value.to_owned(),
    }
}

/// `40 – 60 by 2021-12-31` as a map of its parts; a bare number stays one.
fn with_date(value: &str, word: &str) -> String {
    let (aim, date) = match value.split_once(word) {
        Some((aim, date)) if PartialDate::parse(date).is_some() => (aim, Some(date)),
        _ => (value, None),
    };
    let date = date.map_or_else(String::new, |d| format!("{DATE}{d}"));
    match aim.split_once(" – ") {
        Some((low, high)) => format!("{{low: {low}, high: {high}{date}}}"),
        None if date.is_empty() => aim.to_owned(),
        None => format!("{{value: {aim}{date}}}"),
    }
}

/// A text in double quotes; what JSON writes, YAML reads.
fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}
