//! What to write so that a change is in the open: entries in YAML that can be pasted as they are.
//! In come facts, out come words; no file is edited.

use super::LedgerRow;
use crate::base::{Date, Decimal, PartialDate};
use crate::derive::facts::kind::NO_VALUE as NONE;
use crate::derive::facts::{Fact, Form, Moves, SITE, Subject, kind};
use crate::model::vocabulary::Qualifier;

/// A fact that is no longer what it was, with all that an entry about it needs.
#[derive(Clone, Copy)]
pub struct Moved<'a> {
    /// The day of a new entry.
    pub as_of: Date,
    /// The fact as it was published.
    pub then: &'a Fact,
    /// The fact in its place that the content says now.
    pub now: &'a Fact,
    /// The thing that both are about, by its path.
    pub subject: Subject<'a>,
    /// The day from which the project counts; `None` where it says none.
    pub since: Option<Date>,
    /// Both sides of a text in all languages, in YAML; `None` where it has one only.
    pub texts: Option<&'a (String, String)>,
}

/// The entry that leads from a published value to the present one.
pub fn entry(moved: Moved<'_>) -> String {
    let Moved {
        as_of,
        then,
        now,
        subject,
        since,
        ..
    } = moved;
    let (old, new) = (&*then.value, &*now.value);
    match (kind::of(&then.fact).moves, subject) {
        (Moves::Corrected, Subject::Figure { id, when, part }) => {
            match (number(old), number(new)) {
                (Some(from), Some(to)) => format!(
                    "put {} back, and add to the project:\n{}",
                    written(then, subject),
                    correction(as_of, (id, part), when, (from, to))
                ),
                (None, _) if old == "withdrawn" => {
                    "put `to: withdrawn` back; a figure that was withdrawn does not come back"
                        .to_owned()
                }
                _ => format!("put `{old}` back; words are not corrected, only withdrawn"),
            }
        }
        (Moves::Changed(_), _) => promise_entry(moved),
        (Moves::ByDate, Subject::Project { part: Some(part) }) => {
            match since.filter(|_| now.published.is_none()) {
                Some(day) => {
                    format!(
                        "say since when:\n{part}: {{{day}: {}, {as_of}: {}}}",
                        yaml(old, &then.fact),
                        yaml(new, &then.fact)
                    )
                }
                None => format!(
                    "put `{old}` back; a later one gets a day of its own: `{as_of}: {}`",
                    yaml(new, &then.fact)
                ),
            }
        }
        (_, Subject::Figure { part: Some(_), .. }) => {
            format!("put {old} back; a correction replaces the figure itself, not its parts")
        }
        (
            _,
            Subject::Project {
                part: Some("promise"),
            },
        ) => {
            format!("put the published wording back:\npromise: {}", quoted(old))
        }
        (
            _,
            Subject::Indicator {
                id,
                part: Some(part @ ("unit" | "kind")),
            },
        ) => format!(
            "put `{part}: {old}` back, close the indicator `{id}`, and start a new one beside it; \
             to close it, write `closed: {as_of}` into it, and add to the project:\n{}",
            closing(as_of, id)
        ),
        (
            _,
            Subject::Milestone {
                id,
                part: Some("due"),
            },
        ) => {
            format!(
                "put `due: {old}` back; what is expected now goes below the milestone \
                 `{id}`:\nforecast: {{{as_of}: {new}}}"
            )
        }
        (
            _,
            Subject::Milestone {
                part: Some("met"), ..
            },
        ) => format!("put `met: {old}` back"),
        (_, Subject::Milestone { .. }) => {
            format!("put `{old}` back; a new forecast is a new entry: `{as_of}: {new}`")
        }
        (
            _,
            Subject::Dated {
                what: "stage", day, ..
            },
        ) => {
            format!(
                "put `{day}: {old}` back; a later stage gets a day of its own: `{as_of}: {new}`"
            )
        }
        (
            _,
            Subject::Dated {
                what: "declared" | "confidence",
                day,
                part: None,
            },
        ) => {
            format!(
                "put `{old}` back; what is declared later gets an entry of its own (`published: \
                 {as_of}`) below that of {day}"
            )
        }
        _ => format!("put `{old}` back"),
    }
}

fn promise_entry(moved: Moved<'_>) -> String {
    let Moved {
        as_of,
        then,
        now,
        subject,
        texts,
        ..
    } = moved;
    let own = (yaml(&then.value, &then.fact), yaml(&now.value, &then.fact));
    let (from, to) = texts.cloned().unwrap_or(own);
    match (then.published, now.published) {
        // The day is one that the ledger noted, or that of the figure itself: no entry says it.
        (Some(day), Some(later)) if day != later || texts.is_some() => {
            format!(
                "put the entry of {day} back as it was (`to: {from}`), and add:\n{}",
                change(as_of, &then.fact, &from, &to)
            )
        }
        (None, Some(day)) => format!("put `from: {from}` back in the entry of {day}"),
        _ => format!(
            "add to {}:\n{}",
            home(subject),
            change(as_of, &then.fact, &from, &to)
        ),
    }
}

/// The file that an entry about a thing goes into.
fn home(subject: Subject<'_>) -> &'static str {
    if matches!(subject, Subject::Site { .. }) {
        "site.yaml"
    } else {
        "the project"
    }
}

/// An entry that was published and is missing.
pub fn entry_back(before: &Fact, then: &Fact, subject: Subject<'_>) -> String {
    let Some(day) = then.published else {
        return format!("put `{}` back", then.value);
    };
    let lines = match (kind::of(&then.fact).moves, subject) {
        (Moves::Corrected, Subject::Figure { id, when, part }) => {
            let from = number(&before.value).unwrap_or(&before.value);
            let to = number(&then.value).unwrap_or(&then.value);
            correction(day, (id, part), when, (from, to))
        }
        (Moves::Changed(_), _) => change(
            day,
            &then.fact,
            &yaml(&before.value, &then.fact),
            &yaml(&then.value, &then.fact),
        ),
        (Moves::ByDate, Subject::Project { part: Some(part) }) => {
            format!("{part}: {{{day}: {}}}", yaml(&then.value, &then.fact))
        }
        _ => return format!("put `{}` back", then.value),
    };
    format!("put the entry of {day} back:\n{lines}")
}

/// How to bring back what is gone.
pub fn back(as_of: Date, fact: &Fact, subject: Subject<'_>) -> String {
    let value = &*fact.value;
    match subject {
        Subject::Figure { id, when, part } if kind::of(&fact.fact).moves == Moves::Corrected => {
            let whole = format!("put {} back", written(fact, subject));
            match number(value) {
                Some(from) => format!(
                    "{whole}; if it should not count, also add to the project:\n{}",
                    correction(as_of, (id, part), when, (from, "withdrawn"))
                ),
                None => whole,
            }
        }
        Subject::Figure {
            part: Some(part), ..
        } => format!("put `{part}: {value}` back"),
        Subject::Indicator { id, part: None } => format!(
            "put `{id}` back below `indicators`, write `closed: {as_of}` into it, and add to the \
             project:\n{}",
            closing(as_of, id)
        ),
        Subject::Milestone { id, part: None } => format!("put the milestone `{id}` back"),
        Subject::Milestone {
            part: Some("met"), ..
        } => format!("put it back:\nmet: {value}"),
        Subject::Milestone {
            part: Some(part), ..
        } => {
            format!(
                "put it back:\nforecast: {{{}: {value}}}",
                part.strip_prefix("forecast@").unwrap_or(part)
            )
        }
        Subject::Action { id, part: None } => {
            format!(
                "put the action `{id}` back, with `visibility: public`; one that is done gets \
                 `closed: {as_of}`"
            )
        }
        Subject::Dated {
            what: "stage",
            day,
            part: None,
        } => format!("put it back:\nstage: {{{day}: {value}}}"),
        Subject::Dated {
            what: "declared",
            day,
            part: None,
        } => {
            format!(
                "put it back; what is declared later is an entry of its own:\ndeclared:\n  - \
                 {{published: {day}, status: {value}}}"
            )
        }
        Subject::Dated {
            what: "confidence",
            day,
            part: None,
        } => {
            format!("put it back:\nconfidence:\n  - {{published: {day}, level: {value}}}")
        }
        Subject::Report { slug, part: None } => {
            format!("put the file `{slug}.md` back; a report is written once and never edited")
        }
        Subject::Project { part: Some(part) }
        | Subject::Indicator {
            part: Some(part), ..
        } if !part.contains('.') => {
            format!("put it back:\n{part}: {}", yaml(value, &fact.fact))
        }
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
    format!(
        "{what}; if the project has ended, add to it:\nstage: {{{as_of}: {{is: cancelled, reason: \
         \"…\"}}}}"
    )
}

/// The day of first publication as it was.
pub fn day_back(row: &LedgerRow, now: &Fact, subject: Subject<'_>) -> String {
    let day = match (row.fact.published, row.sealed) {
        (Some(day), _) => day.to_string(),
        (None, Some(sealed)) => {
            return format!("take `published: …` away, or make it {sealed} or a day before");
        }
        (None, None) => return "take `published: …` away".to_owned(),
    };
    match subject {
        Subject::Project { part: None } => {
            format!("put the day back, here or as `announced` of its batch:\npublished: {day}")
        }
        Subject::Figure {
            when, part: None, ..
        } => {
            format!(
                "put the day back:\n{when}: {{value: {}, published: {day}}}",
                now.value
            )
        }
        _ => format!("put the day back: `published: {day}`"),
    }
}

/// How a new fact says on which day it is in fact published.
pub fn published(as_of: Date, fact: &Fact, subject: Subject<'_>) -> String {
    let value = &*fact.value;
    match subject {
        Subject::Project { part: None } => {
            format!("say when it is first shown:\npublished: {as_of}")
        }
        Subject::Project { part: Some(part) } if kind::of(&fact.fact).moves == Moves::ByDate => {
            format!(
                "write it from the day on which it is published:\n{part}: {{{as_of}: {}}}",
                yaml(value, &fact.fact)
            )
        }
        Subject::Action { part: None, .. } => {
            format!("say when the public was first shown it:\npublished: {as_of}")
        }
        Subject::Action {
            part: Some("closed"),
            ..
        }
        | Subject::Dated { part: None, .. }
            if matches!(kind::of(&fact.fact).moves, Moves::Changed(_)) =>
        {
            format!(
                "say when it was published; add to the project:\n{}",
                change(as_of, &fact.fact, "none", value)
            )
        }
        Subject::Figure {
            when, part: None, ..
        } if fact.about() == fact.published || fact.published.is_none() => {
            format!(
                "say when it is first published:\n{when}: {{value: {value}, published: {as_of}}}"
            )
        }
        Subject::Milestone {
            id,
            part: Some("met"),
        } => format!(
            "take `met` away, and put it into the report of the day on which it is published, \
             such as {as_of}.md:\nmilestones: {{{id}: {value}}}"
        ),
        Subject::Milestone { part: Some(_), .. } => {
            format!("write the day on which it is published:\nforecast: {{{as_of}: {value}}}")
        }
        Subject::Dated { what: "stage", .. } => {
            format!("write it from the day on which it is published:\nstage: {{{as_of}: {value}}}")
        }
        Subject::Report { .. } => {
            format!(
                "name the file by the day on which it is published, such as {as_of}.md; `for:` \
                 says which day it is about"
            )
        }
        _ => format!("make its day the one on which it is published: `published: {as_of}`"),
    }
}

fn correction(
    published: Date,
    (id, part): (&str, Option<&str>),
    when: &str,
    (from, to): (&str, &str),
) -> String {
    let by = part.and_then(|part| part.strip_prefix("by.")).map(slice);
    let by = by.map_or_else(String::new, |by| format!(" by: {by},"));
    format!(
        "corrections:\n  - {{published: {published}, indicator: {id},{by} date: {when}, from: {from}, \
         to: {to}, reason: \"…\", kind: correction}}"
    )
}

/// A part as an entry names it: one value of the only dimension, or each behind its dimension.
fn slice(path: &str) -> String {
    match path.contains('=') {
        true => format!("{{{}}}", path.replace('=', ": ").replace('+', ", ")),
        false => path.to_owned(),
    }
}

/// The entry about one move; both sides in YAML.
fn change(published: Date, path: &str, from: &str, to: &str) -> String {
    let (mut from, mut to) = (from.to_owned(), to.to_owned());
    if matches!(kind::of(path).form, Form::Dated(_)) && from.contains(DATE) != to.contains(DATE) {
        // A date on one side only: the other says that it has none, for what is not written stays.
        (from, to) = (dateless(from), dateless(to));
    }
    let Moves::Changed(kind) = kind::of(path).moves else {
        return String::new();
    };
    let field = field(path);
    let kind = kind.word();
    format!(
        "changes:\n  - {{published: {published}, field: {field}, from: {from}, to: {to}, reason: \
         \"…\", kind: {kind}}}"
    )
}

/// The entry that closes an indicator.
fn closing(as_of: Date, id: &str) -> String {
    change(
        as_of,
        &format!("indicators.{id}.closed"),
        "none",
        &as_of.to_string(),
    )
}

const DATE: &str = ", date: ";

fn dateless(side: String) -> String {
    match side.strip_suffix('}') {
        _ if side == "none" || side.contains(DATE) => side,
        Some(range) => format!("{range}{DATE}none}}"),
        None => format!("{{value: {side}{DATE}none}}"),
    }
}

/// The path of a field as `changes` wants it: that of the fact, without the site and the language.
fn field(path: &str) -> &str {
    let path = path.strip_prefix(SITE).unwrap_or(path);
    match path.find(".definition.") {
        Some(at) => &path[..at + ".definition".len()],
        None => path,
    }
}

/// A figure in the file, by its day.
fn written(fact: &Fact, subject: Subject<'_>) -> String {
    let Subject::Figure { when, part, .. } = subject else {
        return fact.value.to_string();
    };
    if let Some(part) = part.and_then(|part| part.strip_prefix("by.")) {
        return format!("`{part}: {}` for {when}", fact.value);
    }
    match (number(&fact.value), fact.value.split_once(' ')) {
        (Some(number), Some((qualifier, _))) => {
            format!("`{when}: {{value: {number}, qualifier: {qualifier}}}`")
        }
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
fn yaml(value: &str, path: &str) -> String {
    let items = || value.split("; ").collect::<Vec<_>>();
    match kind::of(path).form {
        Form::Words if value == NONE => value.to_owned(),
        Form::Words => quoted(value),
        Form::Map if value == NONE && path.ends_with(".plan") => "{}".to_owned(),
        Form::List | Form::Map if value == NONE => value.to_owned(),
        Form::List => format!("[{}]", items().join(", ")),
        Form::Map => format!(
            "{{{}}}",
            items()
                .iter()
                .map(|p| p.replacen(' ', ": ", 1))
                .collect::<Vec<_>>()
                .join(", ")
        ),
        Form::Dated(word) => with_date(value, word),
        Form::Plain => value.to_owned(),
    }
}

/// `40 – 60 by 2021-12-31` as a map of its parts; a bare number stays one.
fn with_date(value: &str, word: &str) -> String {
    let (aim, date) = match value.split_once(word) {
        Some((aim, date)) if PartialDate::parse(date, 1).is_some() => (aim, Some(date)),
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
pub fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}
