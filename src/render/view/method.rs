//! How everything is computed, and where the data is: both generated from the configuration.

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
    let promised = |(kind, every): (Kind, Every)| SectionView { title: name(here, kind), text: interval(here, every) };
    let withheld = super::cadence::withheld(here).map(|text| SectionView { title: words.say("withheld-title", &[]), text });
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

/// The data page.
#[derive(Debug, Serialize)]
pub struct DataView {
    /// The tables.
    pub tables: Vec<DataTableView>,
    /// Address of the check sums.
    pub checksums: String,
}

/// One table that can be downloaded.
#[derive(Debug, Serialize)]
pub struct DataTableView {
    /// Its name.
    pub name: String,
    /// Its CSV file.
    pub csv: String,
    /// Its JSON file.
    pub json: String,
    /// Its columns with their meaning.
    pub columns: Vec<SectionView>,
}

/// The tables and their columns; the exports are tested against this list.
pub const TABLES: &[(&str, &[&str])] = &[
    (
        "projects",
        &[
            "id",
            "no",
            "title",
            "focus",
            "batch",
            "lead",
            "lead_department",
            "start",
            "due",
            "stage",
            "status",
            "status_indicator",
            "progress",
            "class",
            "stale",
            "promise",
            "url",
            "provenance",
        ],
    ),
    (
        "indicators",
        &[
            "project",
            "indicator",
            "name",
            "unit",
            "kind",
            "direction",
            "accumulation",
            "level",
            "headline",
            "baseline",
            "baseline_date",
            "target",
            "target_low",
            "target_high",
            "target_date",
            "latest_value",
            "latest_qualifier",
            "latest_date",
            "progress",
            "progress_bound",
            "elapsed",
            "planned_value",
            "planned_progress",
            "sv",
            "spi",
            "es_days",
            "svt_days",
            "spit",
            "tolerance_days",
            "required_per_day",
            "forecast_central",
            "forecast_fastest",
            "forecast_slowest",
            "status",
            "status_reason",
            "provenance",
        ],
    ),
    (
        "observations",
        &[
            "project",
            "indicator",
            "date",
            "value",
            "qualifier",
            "flag",
            "published",
            "numerator",
            "denominator",
            "group",
            "evidence",
            "note",
            "corrected",
            "provenance",
        ],
    ),
    ("milestones", &["project", "milestone", "name", "due", "forecast", "met", "slip_days", "state", "provenance"]),
    ("evidence", &["project", "evidence", "title", "kind", "publisher", "date", "url", "archived_url", "file", "sha256"]),
    ("facts", &crate::derive::facts::COLUMNS),
    (
        "quarters",
        &[
            "quarter",
            "as_of",
            "published_by",
            "project",
            "status",
            "class",
            "indicator",
            "value",
            "progress",
            "status_before",
            "class_before",
            "value_before",
            "value_change",
            "progress_change",
            "retargeted",
            "still",
        ],
    ),
    ("changes", &["id", "published", "kind", "project", "field", "date", "from", "to", "reason", "decided_by"]),
];

/// The data page.
pub fn data(here: &Here<'_>) -> (PageView, DataView) {
    let words = here.words();
    let table = |(name, columns): &(&str, &[&str])| DataTableView {
        name: words.say(&format!("data-{name}"), &[]),
        csv: here.href_own(&format!("data/{name}.csv")),
        json: here.href_own(&format!("data/{name}.json")),
        columns: columns
            .iter()
            .map(|c| SectionView { title: (*c).to_owned(), text: words.say(&format!("column-{}", c.replace('_', "-")), &[]) })
            .collect(),
    };
    let view = DataView { tables: TABLES.iter().map(table).collect(), checksums: here.href_path("checksums.txt") };
    (titled(here, "menu-data", "data-description"), view)
}
