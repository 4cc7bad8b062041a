//! The tables of data: what each column means, in which unit it is, and when it is empty. The lists
//! here are the format of the data: whoever writes a table writes these columns.

use crate::base::{Lang, PeriodKind, Text};
use crate::model::{Id, Settings, Site};
use crate::render::context::Renderer;
use crate::theme::{Arg, Strings};
use serde::Serialize;
use std::borrow::Cow;
use std::collections::BTreeSet;

/// One column of a table, or one field of a JSON file.
#[derive(Clone, Debug)]
pub struct Column {
    /// Its name, the same in CSV and JSON.
    pub name: Cow<'static, str>,
    /// The name of the dimension whose value it holds; `None` for every other column, and for the
    /// dimensions that every site has.
    dimension: Option<Text>,
    /// The unit that its values are in; ends the key of a string, `in-share`.
    unit: &'static str,
    /// When it has no value; ends the key of a string, `empty-never`.
    empty: &'static str,
}

const fn column(name: &'static str, unit: &'static str, empty: &'static str) -> Column {
    Column {
        name: Cow::Borrowed(name),
        dimension: None,
        unit,
        empty,
    }
}

/// The table of the ends of periods, which in files has the name of the site's own.
pub const PERIODS: &str = "quarters";

/// What a table is called in the names of files.
pub fn file_name(table: &'static str, settings: &Settings) -> &'static str {
    match (table, settings.calendar.period) {
        (PERIODS, Some(kind)) => kind.plural(),
        _ => table,
    }
}

/// What the column with the name of the period is called.
pub fn period_column(settings: &Settings) -> &'static str {
    match settings.calendar.period {
        Some(PeriodKind::Quarter) => "quarter",
        _ => "period",
    }
}

/// The tables and their columns, which keep their names and their order: new ones come last.
pub const TABLES: &[(&str, &[Column])] = &[
    ("projects", PROJECTS),
    ("indicators", INDICATORS),
    ("observations", OBSERVATIONS),
    ("milestones", MILESTONES),
    ("evidence", EVIDENCE),
    ("facts", FACTS),
    (PERIODS, QUARTERS),
    ("changes", CHANGES),
    ("words", FACTS),
    (PARTS, OF_PARTS),
    (RATINGS_TABLE, RATINGS),
    (GROUPS_TABLE, GROUPS),
];

/// The table of what groups projects belong to, which only a site with groups of its own kinds has,
/// or with focuses within others.
const GROUPS_TABLE: &str = "groups";

/// The table of declared grades, which only a site has that declares some.
pub const RATINGS_TABLE: &str = "ratings";

/// The table of the parts of indicators, which only a site with parts has.
pub const PARTS: &str = "parts";

/// The columns of a table of this site: those of all sites, and one for each dimension in use.
pub fn columns(site: &Site, table: &str) -> Vec<Column> {
    let columns = TABLES.iter().find(|(name, _)| *name == table);
    let mut columns = columns.map_or_else(Vec::new, |(_, columns)| columns.to_vec());
    if matches!(table, "observations" | PARTS) {
        columns.extend(dimensions(site).into_iter().map(|id| Column {
            dimension: site.settings.dimension(&id).map(|d| d.name.clone()),
            name: Cow::Owned(id.to_string()),
            unit: "id",
            empty: "whole",
        }));
    }
    for column in columns.iter_mut().filter(|column| column.name == "quarter") {
        column.name = Cow::Borrowed(period_column(&site.settings));
    }
    columns
}

/// The dimensions by which an indicator of the site is broken down, in the order of the
/// configuration.
pub fn dimensions(site: &Site) -> Vec<Id> {
    let indicators = site.projects.iter().flat_map(|p| &p.indicators);
    let used: BTreeSet<&Id> = indicators.flat_map(|i| &i.by).collect();
    let all = site.settings.dimension_ids();
    all.filter_map(|id| used.get(&Id::from(id)).map(|id| (*id).clone()))
        .collect()
}

/// The borders of the places, from the root of an edition.
pub const OUTLINES: &str = "data/places.geojson";

/// Under which licence the borders of the places are passed on; `None` where they are not.
pub fn outlines_licence<'r>(renderer: &Renderer<'r>) -> Option<&'r str> {
    let map = renderer.site.map.as_ref().filter(|map| map.has_file)?;
    let licence = renderer.site.settings.map.licence.as_deref()?;
    let some = map.places.iter().any(|of| renderer.works_at(&of.id));
    some.then_some(licence)
}

/// Whether an edition of a site has a table: all have all, but those of parts, of periods, of
/// grades and of groups.
pub fn has(renderer: &Renderer<'_>, table: &str) -> bool {
    let site = renderer.site;
    let settings = &site.settings;
    match table {
        PARTS => !dimensions(site).is_empty(),
        PERIODS => settings.calendar.period.is_some(),
        RATINGS_TABLE => 0 < renderer.insight.programme.declared,
        GROUPS_TABLE => {
            let mut focuses = settings.focuses.iter();
            !settings.groups.is_empty() || focuses.any(|focus| focus.within.is_some())
        }
        _ => true,
    }
}

const PROJECTS: &[Column] = &[
    column("id", "id", "never"),
    column("no", "number", "unsaid"),
    column("title", "words", "never"),
    column("focus", "id", "unsaid"),
    column("batch", "id", "unsaid"),
    column("lead", "people", "unsaid"),
    column("lead_department", "id", "unsaid"),
    column("start", "date", "unsaid"),
    column("due", "date", "unsaid"),
    column("stage", "word", "unsaid"),
    column("status", "word", "never"),
    column("status_indicator", "id", "no-indicator"),
    column("progress", "share", "no-progress"),
    column("class", "word", "never"),
    column("stale", "truth", "never"),
    column("promise", "word", "never"),
    column("url", "address", "never"),
    column("provenance", "word", "never"),
    column("focus_name", "words", "unsaid"),
    column("batch_name", "words", "unsaid"),
    column("lead_department_name", "words", "unsaid"),
    column("status_indicator_name", "words", "no-indicator"),
    column("places", "ids", "unsaid"),
    column("place_names", "list", "unsaid"),
    column("currency", "currency", "no-money"),
    column("money_unit", "words", "no-money"),
    column("budget", "money", "no-money"),
    column("committed", "money", "no-money"),
    column("committed_date", "day", "no-money"),
    column("spent", "money", "no-money"),
    column("spent_date", "day", "no-money"),
    column("money_source", "words", "no-money"),
    column("status_scale", "id", "computed"),
    column("status_computed", "word", "never"),
    column("declared_scale", "id", "not-declared"),
    column("declared", "id", "not-declared"),
    column("declared_date", "day", "not-declared"),
    column("declared_by", "words", "unsaid"),
    column("confidence", "id", "not-declared"),
    column("confidence_date", "day", "not-declared"),
];

const INDICATORS: &[Column] = &[
    column("project", "id", "never"),
    column("indicator", "id", "never"),
    column("name", "words", "never"),
    column("unit", "words", "unsaid"),
    column("kind", "word", "never"),
    column("direction", "word", "never"),
    column("accumulation", "word", "never"),
    column("level", "word", "unsaid"),
    column("headline", "truth", "never"),
    column("baseline", "own", "unsaid"),
    column("baseline_date", "date", "unsaid"),
    column("target", "own", "no-target"),
    column("target_low", "own", "no-range"),
    column("target_high", "own", "no-range"),
    column("target_date", "date", "no-target"),
    column("latest_value", "own", "no-figure"),
    column("latest_qualifier", "word", "no-figure"),
    column("latest_date", "date", "no-figure"),
    column("progress", "share", "no-progress"),
    column("progress_bound", "word", "exact"),
    column("elapsed", "share", "no-time"),
    column("planned_value", "own", "no-plan"),
    column("planned_progress", "share", "no-plan"),
    column("sv", "share", "no-plan"),
    column("spi", "ratio", "no-plan"),
    column("es_days", "days", "no-plan"),
    column("svt_days", "days", "no-plan"),
    column("spit", "ratio", "no-plan"),
    column("tolerance_days", "days", "no-pace"),
    column("required_per_day", "own-day", "no-need"),
    column("forecast_central", "day", "no-forecast"),
    column("forecast_fastest", "day", "no-forecast"),
    column("forecast_slowest", "day", "no-forecast"),
    column("status", "word", "never"),
    column("status_reason", "word", "never"),
    column("provenance", "word", "never"),
    column("project_title", "words", "never"),
];

const OBSERVATIONS: &[Column] = &[
    column("project", "id", "never"),
    column("indicator", "id", "never"),
    column("date", "date", "never"),
    column("value", "own", "no-number"),
    column("qualifier", "word", "never"),
    column("flag", "word", "never"),
    column("published", "day", "never"),
    column("numerator", "number", "unsaid"),
    column("denominator", "number", "unsaid"),
    column("group", "id", "whole"),
    column("evidence", "ids", "unsaid"),
    column("note", "words", "unsaid"),
    column("corrected", "truth", "never"),
    column("provenance", "word", "never"),
    column("project_title", "words", "never"),
    column("indicator_name", "words", "never"),
    column("unit", "words", "unsaid"),
];

const OF_PARTS: &[Column] = &[
    column("project", "id", "never"),
    column("indicator", "id", "never"),
    column("part", "words", "never"),
    column("unit", "words", "unsaid"),
    column("baseline", "own", "unsaid"),
    column("baseline_date", "date", "unsaid"),
    column("target", "own", "no-target"),
    column("target_low", "own", "no-range"),
    column("target_high", "own", "no-range"),
    column("target_date", "date", "no-target"),
    column("latest_value", "own", "no-figure"),
    column("latest_qualifier", "word", "no-figure"),
    column("latest_date", "date", "no-figure"),
    column("progress", "share", "no-progress"),
    column("progress_bound", "word", "exact"),
    column("elapsed", "share", "no-time"),
    column("planned_value", "own", "no-plan"),
    column("planned_progress", "share", "no-plan"),
    column("sv", "share", "no-plan"),
    column("spi", "ratio", "no-plan"),
    column("es_days", "days", "no-plan"),
    column("svt_days", "days", "no-plan"),
    column("spit", "ratio", "no-plan"),
    column("tolerance_days", "days", "no-pace"),
    column("required_per_day", "own-day", "no-need"),
    column("forecast_central", "day", "no-forecast"),
    column("forecast_fastest", "day", "no-forecast"),
    column("forecast_slowest", "day", "no-forecast"),
    column("status", "word", "never"),
    column("status_reason", "word", "never"),
    column("provenance", "word", "never"),
    column("project_title", "words", "never"),
    column("indicator_name", "words", "never"),
];

const MILESTONES: &[Column] = &[
    column("project", "id", "never"),
    column("milestone", "id", "never"),
    column("name", "words", "never"),
    column("due", "date", "unsaid"),
    column("forecast", "day", "unsaid"),
    column("met", "day", "not-met"),
    column("slip_days", "days", "no-slip"),
    column("state", "word", "never"),
    column("provenance", "word", "never"),
    column("project_title", "words", "never"),
];

const EVIDENCE: &[Column] = &[
    column("project", "id", "never"),
    column("evidence", "id", "never"),
    column("title", "words", "never"),
    column("kind", "word", "never"),
    column("publisher", "words", "unsaid"),
    column("date", "date", "unsaid"),
    column("url", "address", "unsaid"),
    column("archived_url", "address", "unsaid"),
    column("file", "file", "no-file"),
    column("sha256", "sum", "no-file"),
    column("locator", "words", "whole-document"),
    column("licence", "as-written", "unsaid"),
    column("project_title", "words", "never"),
];

/// Also those of the words, which are a table of the same form.
const FACTS: &[Column] = &[
    column("project", "id", "of-site"),
    column("fact", "path", "never"),
    column("value", "as-written", "never"),
    column("published", "day", "unrecorded"),
];

const QUARTERS: &[Column] = &[
    column("quarter", "quarter", "never"),
    column("as_of", "day", "never"),
    column("published_by", "day", "never"),
    column("project", "id", "never"),
    column("status", "word", "never"),
    column("class", "word", "never"),
    column("indicator", "id", "no-indicator"),
    column("value", "own", "no-figure"),
    column("progress", "share", "no-progress"),
    column("status_before", "word", "first-quarter"),
    column("class_before", "word", "first-quarter"),
    column("value_before", "own", "first-quarter"),
    column("value_change", "own", "first-quarter"),
    column("progress_change", "share", "first-quarter"),
    column("retargeted", "truth", "never"),
    column("still", "truth", "never"),
    column("year", "year", "never"),
    column("first_day", "day", "never"),
    column("last_day", "day", "never"),
    column("project_title", "words", "never"),
    column("indicator_name", "words", "no-indicator"),
    column("status_scale", "id", "computed"),
    column("silent", "truth", "never"),
];

const GROUPS: &[Column] = &[
    column("project", "id", "never"),
    column("kind", "word", "never"),
    column("group", "id", "never"),
    column("kind_name", "words", "never"),
    column("group_name", "words", "never"),
    column("project_title", "words", "never"),
];

const CHANGES: &[Column] = &[
    column("id", "id", "never"),
    column("published", "day", "never"),
    column("kind", "word", "never"),
    column("project", "id", "of-site"),
    column("field", "path", "ended"),
    column("date", "date", "no-correction"),
    column("from", "as-written", "ended"),
    column("to", "as-written", "withdrawn"),
    column("reason", "words", "unsaid"),
    column("decided_by", "words", "unsaid"),
    column("project_title", "words", "of-site"),
];

const RATINGS: &[Column] = &[
    column("project", "id", "never"),
    column("of", "word", "never"),
    column("published", "day", "never"),
    column("date", "date", "unsaid"),
    column("scale", "id", "never"),
    column("grade", "id", "never"),
    column("grade_name", "words", "never"),
    column("by", "words", "unsaid"),
    column("reason", "words", "unsaid"),
    column("evidence", "ids", "unsaid"),
    column("project_title", "words", "never"),
];

/// What only the JSON files have: beside the rows of all, and beside those of the projects; a dot
/// stands between a field and what holds it.
pub const FIELDS: &[(&str, &[Column])] = &[
    (
        "*.json",
        &[
            column("schema", "word", "never"),
            column("as_of", "day", "never"),
        ],
    ),
    (
        "projects.json",
        &[
            column("title", "words", "never"),
            column("publisher", "words", "never"),
            column("licence", "words", "unsaid"),
            column("programme.total", "count", "never"),
            column("programme.basically_complete", "count", "never"),
            column("programme.more_than_half", "count", "never"),
            column("programme.under_half", "count", "never"),
            column("programme.no_percentage", "count", "never"),
            column("programme.ended", "count", "never"),
            column("programme.by_status", "count", "never"),
            column("programme.by_grade", "count", "never"),
            column("programme.promises", "count", "never"),
            column("projects.departments", "ids", "unsaid"),
        ],
    ),
];

/// Name of the file that holds all this, from the root of the edition.
pub const FILE: &str = "data/dictionary.csv";

/// Name of the description of all tables for programs, from the root of the edition.
pub const PACKAGE: &str = "data/datapackage.json";

/// The most rows that a table has as a workbook: a longer one is for programs, which read CSV.
pub const WORKBOOK_ROWS: usize = 50_000;

/// The tables of an edition, in the fixed order of the data.
pub fn tables(renderer: &Renderer<'_>) -> impl Iterator<Item = &'static str> {
    let names = TABLES.iter().map(|(name, _)| *name);
    names.filter(|name| has(renderer, name))
}

/// The path of the file of a table, from the root of the edition.
pub fn path(table: &'static str, ending: &str, settings: &Settings) -> String {
    format!("data/{}.{ending}", file_name(table, settings))
}

/// What is said of one column in one language.
#[derive(Debug, Serialize)]
pub struct ColumnView {
    /// Its name, the same in every language.
    pub name: String,
    /// What it means, in words.
    pub meaning: String,
    /// The unit of its values, in words.
    pub unit: String,
    /// When it is empty, in words.
    pub empty: String,
}

impl Column {
    /// What is said of it in a table; a table may mean its own by a name that others have too.
    pub fn said(&self, strings: &Strings, lang: Lang, table: &str) -> ColumnView {
        let say = |key: String| strings.say(&key, &[]);
        let name = self.name.replace(['_', '.'], "-");
        let own = format!(
            "column-{}-{name}",
            table.replace('.', "-").replace('*', "all")
        );
        let meaning = if strings.has(&own) {
            own
        } else {
            format!("column-{name}")
        };
        let meaning = match &self.dimension {
            None => say(meaning),
            Some(name) => {
                let name = [("name", Arg::Text(name.get(lang)))];
                strings.say("column-dimension", &name)
            }
        };
        ColumnView {
            name: self.name.to_string(),
            meaning,
            unit: say(format!("in-{}", self.unit)),
            empty: say(format!("empty-{}", self.empty)),
        }
    }
}

impl Column {
    /// What its values are for programs, as a field of a Table Schema says it: `string`, `number`,
    /// `boolean`, `date`. A date that may be a month or a year is a string.
    pub fn kind(&self) -> &'static str {
        match self.unit {
            "number" | "count" | "days" | "share" | "ratio" | "own" | "own-day" | "money" => {
                "number"
            }
            "truth" => "boolean",
            "day" => "date",
            _ => "string",
        }
    }

    /// Whether every row has a value in it.
    pub fn is_never_empty(&self) -> bool {
        self.empty == "never"
    }
}
