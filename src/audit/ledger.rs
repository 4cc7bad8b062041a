//! `content/ledger.csv`: the facts that were ever sealed, kept beside the content and never taken back.
//!
//! Columns `project,fact,value,published,sealed`. Rows may stand in any order and more than once, and
//! lines may end in CR LF, so that two branches can be joined line by line. A row without a project
//! is an edition: its fact is `edition 2021-q3`, its value a check sum.

use super::edition::{self, Edition, WORD};
use super::{Earlier, Row};
use crate::base::encode::csv_plain;
use crate::base::{Code, Date, Diagnostics, FileId, Span};
use crate::derive::facts::{self, Fact, PROJECT, SITE, kind, project_days};
use crate::discover::LEDGER;
use crate::model::settings::Calendar;
use crate::parse::table::{self, Table};
use crate::parse::{LARGEST_TABLE, read_text};
use crate::source::Source;
use std::collections::{BTreeMap, BTreeSet};
use std::io;

/// The columns of the ledger.
pub const COLUMNS: [&str; 5] = ["project", "fact", "value", "published", "sealed"];

/// Reads the ledger of a site; `None` when there is none.
///
/// # Errors
/// The world's failure, with the path of the file.
pub fn read(source: &dyn Source, diags: &mut Diagnostics) -> Result<Option<Earlier>, (String, io::Error)> {
    let Some(file) = source.find(LEDGER) else { return Ok(None) };
    let text = read_text(source, file, LARGEST_TABLE, diags)?;
    Ok(text.map(|text| rows(&text, file, &COLUMNS, diags)))
}

/// Reads a table of facts; `required` are the columns that it must have.
pub fn rows(text: &str, file: FileId, required: &[&str], diags: &mut Diagnostics) -> Earlier {
    let table = table::table(text, file, &COLUMNS, required, diags);
    let mut earlier = Earlier::default();
    for row in &table.rows {
        // Two files with a heading each, joined line by line, have two headings.
        let heading = COLUMNS.iter().take(2).all(|name| table.cell(row, name) == Some(name));
        if !heading && take(&mut earlier, &table, row, required.contains(&"sealed"), diags).is_none() {
            let hint = "restore the row from the history of the folder; rows are only ever added, by `milepost seal`";
            diags.push(Code::BadRow, row.span, "the row is no published fact", hint);
        }
    }
    earlier.rows.sort_by(|a, b| (&a.fact, a.sealed).cmp(&(&b.fact, b.sealed)));
    earlier.closed_until = earlier.rows.iter().filter_map(|row| row.sealed).max();
    earlier.all_kinds = earlier.rows.iter().any(|row| kind::marks_all_kinds(&row.fact.fact));
    earlier
}

fn take(earlier: &mut Earlier, table: &Table, row: &table::Row, has_seal: bool, diags: &mut Diagnostics) -> Option<()> {
    let cell = |column| table.cell(row, column).map(csv_plain);
    let mut day = |column| match cell(column).map(|text| (text, Date::parse(text))) {
        None => Some(None),
        Some((_, Some(day))) => Some(Some(day)),
        Some((text, None)) => {
            diags.push(Code::BadDate, row.span, format!("`{text}` is not a calendar day"), "write it as YYYY-MM-DD");
            None
        }
    };
    let (published, sealed) = (day("published")?, day("sealed")?);
    let (fact, value) = (cell("fact")?, cell("value")?);
    if has_seal && sealed.is_none() {
        return None;
    }
    match cell("project").or(fact.starts_with(SITE).then_some("")) {
        Some(project) => {
            let place: Option<Span> = Some(row.span);
            let fact = Fact { project: project.into(), fact: fact.into(), value: value.into(), published, place };
            earlier.rows.push(Row { fact, sealed, seen: None });
        }
        None => {
            let name = fact.strip_prefix(WORD).filter(|name| edition::is_name(name))?;
            let place = Some(row.span);
            earlier.editions.push(Edition { name: name.into(), hash: value.into(), sealed: sealed?, place });
        }
    }
    Some(())
}

/// What a seal would add.
#[derive(Clone, Debug, Default)]
pub struct Added {
    /// New facts.
    pub rows: Vec<Row>,
    /// Newly finished quarters.
    pub editions: Vec<Edition>,
}

/// What a seal of the as-of date adds to a ledger that has no findings.
pub fn added(ledger: &Earlier, all: &[Fact], calendar: &Calendar, as_of: Date) -> Added {
    let days = project_days(all);
    let mut rows: BTreeMap<(&str, &str), Vec<&Row>> = BTreeMap::new();
    for row in &ledger.rows {
        rows.entry((&row.fact.project, &row.fact.fact)).or_default().push(row);
    }
    let known = facts::known_by(all, as_of);
    let new = known
        .into_iter()
        .filter(|fact| !rows.get(&(&*fact.project, &*fact.fact)).is_some_and(|rows| rows.iter().any(|row| row.is(fact, &days))));
    let rows: Vec<Row> = new
        .map(|fact| {
            let met_before = rows.contains_key(&(&*fact.project, PROJECT));
            let undated = fact.published.is_none() && fact.about().is_none();
            // The ledger knows from now on what nobody recorded.
            let published = if met_before && undated { Some(as_of) } else { fact.published };
            Row { fact: Fact { published, place: None, ..fact }, sealed: Some(as_of), seen: None }
        })
        .collect();
    let whole: Vec<Row> = ledger.rows.iter().chain(&rows).cloned().collect();
    let facts: Vec<Fact> = whole.iter().map(|row| row.fact.clone()).collect();
    let sealed: BTreeSet<&str> = ledger.editions.iter().map(|e| &*e.name).collect();
    let quarters = edition::finished(&facts, calendar, as_of);
    let editions = quarters
        .into_iter()
        .filter(|quarter| !sealed.contains(&*quarter.slug()))
        .map(|quarter| Edition {
            name: quarter.slug().into(),
            hash: edition::hash(&whole, as_of, edition::closed(quarter, calendar)).into(),
            sealed: as_of,
            place: None,
        })
        .collect();
    Added { rows, editions }
}

/// A ledger with what a seal added, as the text of its file: sorted, each row once.
pub fn text(ledger: &Earlier, added: &Added) -> String {
    let day = |day: Option<Date>| day.map_or_else(String::new, |d| d.to_string());
    let fact = |row: &Row| format!("{},{}\n", facts::line(&row.fact), day(row.sealed));
    let edition = |e: &Edition| format!(",{WORD}{},{},,{}\n", e.name, e.hash, e.sealed);
    let mut rows: Vec<&Row> = ledger.rows.iter().chain(&added.rows).collect();
    rows.sort_by(|a, b| (&a.fact, a.sealed).cmp(&(&b.fact, b.sealed)));
    let mut editions: Vec<&Edition> = ledger.editions.iter().chain(&added.editions).collect();
    editions.sort_by_key(|e| &e.name);
    let mut lines: Vec<String> = editions.into_iter().map(edition).chain(rows.into_iter().map(fact)).collect();
    lines.dedup();
    format!("{}\n{}", COLUMNS.join(","), lines.concat())
}
