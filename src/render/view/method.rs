//! How everything is computed, generated from the configuration.

use super::super::{Here, say};
use super::cadence::name;
use super::lists::titled;
use super::row::StatusView;
use super::site::PageView;
use crate::derive::cadence::Kind;
use crate::model::Status;
use crate::model::words::Every;
use crate::theme::Arg;
use serde::Serialize;

/// The method.
#[derive(Debug, Serialize)]
pub struct MethodView {
    /// Every status with its meaning.
    pub statuses: Vec<StatusMeaningView>,
    /// Sections in plain words.
    pub sections: Vec<SectionView>,
    /// How often things are promised; empty without a cadence.
    pub cadence: Vec<SectionView>,
}

/// A status with its meaning.
#[derive(Debug, Serialize)]
pub struct StatusMeaningView {
    /// The status.
    pub status: StatusView,
    /// What it means.
    pub meaning: String,
}

/// A heading with its words.
#[derive(Debug, Serialize)]
pub struct SectionView {
    /// The heading.
    pub title: String,
    /// The words.
    pub text: String,
}

const SECTIONS: &[&str] = &[
    "facts",
    "progress",
    "start",
    "plan",
    "pace",
    "no-plan",
    "tolerance",
    "limits",
    "bounds",
    "deadline",
    "project",
    "programme",
    "promises",
    "missing",
    "silence",
    "rounding",
];

/// The method page.
pub fn method(here: &Here<'_>) -> (PageView, MethodView) {
    let words = here.words();
    let tolerance = here.settings().tolerance;
    let args = [
        ("days", Arg::Count(tolerance.days as usize)),
        ("share", Arg::Text(&words.locale.percent(tolerance.share))),
        ("behind", Arg::Text(&words.locale.percent(tolerance.behind))),
    ];
    let section = |key: &&str| SectionView {
        title: words.say(&format!("method-{key}"), &[]),
        text: words.say(&format!("method-{key}-text"), &args),
    };
    let meaning = |status: &Status| StatusMeaningView {
        status: StatusView {
            id: status.word().to_owned(),
            word: say::status(here, *status),
            token: status.token().word().to_owned(),
        },
        meaning: words.say(&format!("meaning-{}", status.word()), &args),
    };
    let promised = |(kind, every): (Kind, Every)| SectionView {
        title: name(here, kind),
        text: interval(here, every),
    };
    let withheld = super::cadence::withheld(here).map(|text| SectionView {
        title: words.say("withheld-title", &[]),
        text,
    });
    let view = MethodView {
        statuses: Status::ALL.iter().map(meaning).collect(),
        sections: SECTIONS.iter().map(section).chain(withheld).collect(),
        cadence: super::cadence::promised(here).map(promised).collect(),
    };
    (titled(here, "menu-method", "method-description"), view)
}

/// An interval in words.
pub fn interval(here: &Here<'_>, every: Every) -> String {
    let words = here.words();
    match every {
        Every::Week => words.say("every-week", &[]),
        Every::Month => words.say("every-month", &[]),
        Every::Quarter => words.say("every-quarter", &[]),
        Every::Year => words.say("every-year", &[]),
        Every::Days(n) => words.say("every-days", &[("n", Arg::Count(n as usize))]),
    }
}
