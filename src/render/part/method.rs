//! How everything is computed, generated from the configuration.

use crate::derive::cadence::Kind;
use crate::model::Status;
use crate::model::vocabulary::Interval;
use crate::render::context::PageContext;
use crate::render::phrase::cadence::{self, interval, name};
use crate::render::phrase::say;
use crate::render::phrase::status::StatusView;
use crate::theme::Arg;
use serde::Serialize;

/// How everything is computed, in words.
#[derive(Debug, Serialize)]
pub struct MethodView {
    /// Every status with its meaning, in the order of the statuses, also those that no project has.
    pub statuses: Vec<StatusMeaningView>,
    /// Sections in plain words, in the order in which the method is told; last what is withheld,
    /// where something is.
    pub sections: Vec<ExplainedView>,
    /// How often things are promised; empty without a cadence.
    pub cadence: Vec<ExplainedView>,
}

/// A status with its meaning.
#[derive(Debug, Serialize)]
pub struct StatusMeaningView {
    /// The status.
    pub status: StatusView,
    /// What it means, with the site's own tolerances.
    pub meaning: String,
}

/// A heading with its words.
#[derive(Debug, Serialize)]
pub struct ExplainedView {
    /// The heading.
    pub title: String,
    /// The words, not HTML.
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

/// How everything is computed on this site.
pub fn method(here: &PageContext<'_>) -> MethodView {
    let words = here.words();
    let tolerance = here.settings().tolerance;
    let args = [
        ("days", Arg::Count(tolerance.days as usize)),
        ("share", Arg::Text(&words.locale.percent(tolerance.share))),
        ("behind", Arg::Text(&words.locale.percent(tolerance.behind))),
    ];
    let section = |key: &&str| ExplainedView {
        title: words.say(&format!("method-{key}"), &[]),
        text: words.say(&format!("method-{key}-text"), &args),
    };
    let meaning = |status: &Status| StatusMeaningView {
        status: StatusView {
            id: status.word().to_owned(),
            word: say::status(here, *status),
            token: status.token().class().to_owned(),
        },
        meaning: words.say(&format!("meaning-{}", status.word()), &args),
    };
    let promised = |(kind, every): (Kind, Interval)| ExplainedView {
        title: name(here, kind),
        text: interval(here, every),
    };
    let withheld = cadence::withheld(here).map(|text| ExplainedView {
        title: words.say("withheld-title", &[]),
        text,
    });
    MethodView {
        statuses: Status::ALL.iter().map(meaning).collect(),
        sections: SECTIONS.iter().map(section).chain(withheld).collect(),
        cadence: cadence::promised(here).map(promised).collect(),
    }
}
