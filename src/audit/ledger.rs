//! `content/ledger.csv`: the facts that were ever sealed, kept beside the content and never taken
//! back.
//!
//! Columns `project,fact,value,published,sealed,seal`. Rows may stand in any order and more than
//! once, and lines may end in CR LF, so that two branches can be joined line by line. A row without
//! a project is an edition, its fact `edition 2021-q3`, or a seal, its fact `seal 2021-10-12
//! a1b2c3d4`; the value is a check sum. The last column names the seal that wrote a row, or the
//! seals before a seal.

use super::edition::{self, Edition, WORD};
use super::line::{edition_line, row_line};
use super::seal::{self, Seal};
use super::{Earlier, LedgerRow, Now, words};
use crate::base::Period;
use crate::base::{Code, Date, Diagnostics, FileId, Span};
use crate::derive::AsOf;
use crate::derive::facts::{self, Fact, PROJECT, SITE, kind, project_days};
use crate::discover::LEDGER;
use crate::parse::{LARGEST_TABLE, read_text};
use crate::source::Source;
use crate::table::delimited::Encoding;
use crate::table::named::{self, Columns, Table, TableRow};
use std::collections::{BTreeMap, BTreeSet};
use std::io;

/// The columns of the ledger.
pub const COLUMNS: [&str; 6] = ["project", "fact", "value", "published", "sealed", "seal"];

/// The columns that every ledger has; the last one came later.
const REQUIRED: &[&str] = COLUMNS.split_at(5).0;

/// Reads the ledger of a site; `None` when there is none.
///
/// # Errors
/// The world's failure, with the path of the file.
pub fn read(
    source: &dyn Source,
    diags: &mut Diagnostics,
) -> Result<Option<Earlier>, (String, io::Error)> {
    let Some(file) = source.find(LEDGER) else {
        return Ok(None);
    };
    let text = read_text(source, file, LARGEST_TABLE, diags)?;
    Ok(text.map(|text| rows(&text, file, REQUIRED, diags)))
}

/// Reads a table of facts, and sorts it; `required` are the columns that it must have. A row that
/// is no fact, no edition and no seal is a message and left out.
pub fn rows(text: &str, file: FileId, required: &[&str], diags: &mut Diagnostics) -> Earlier {
    let columns = Columns {
        known: &COLUMNS,
        required,
    };
    let table = named::of_text(text, Encoding::Utf8, file, columns, diags);
    let mut earlier = Earlier::default();
    for row in &table.rows {
        // Two files with a heading each, joined line by line, have two headings.
        let heading = COLUMNS
            .iter()
            .take(2)
            .all(|name| table.cell(row, name) == Some(name));
        if !heading
            && take(
                &mut earlier,
                &table,
                row,
                required.contains(&"sealed"),
                diags,
            )
            .is_none()
        {
            let hint = "restore the row from the history of the folder; rows are only ever added, \
                by `milepost seal`";
            diags.push(Code::BadRow, row.span, "the row is no published fact", hint);
        }
    }
    earlier
        .rows
        .sort_by(|a, b| (&a.fact, a.sealed, &a.seal).cmp(&(&b.fact, b.sealed, &b.seal)));
    earlier.closed_until = earlier.rows.iter().filter_map(|row| row.sealed).max();
    earlier.all_kinds = earlier
        .rows
        .iter()
        .any(|row| kind::marks_all_kinds(&row.fact.fact));
    earlier
}

fn take(
    earlier: &mut Earlier,
    table: &Table,
    row: &TableRow,
    has_seal: bool,
    diags: &mut Diagnostics,
) -> Option<()> {
    let cell = |column| table.cell(row, column);
    let mut day = |column| match cell(column).map(|text| (text, Date::parse(text))) {
        None => Some(None),
        Some((_, Some(day))) => Some(Some(day)),
        Some((text, None)) => {
            diags.push(
                Code::BadDate,
                row.span,
                format!("`{text}` is not a calendar day"),
                "write it as YYYY-MM-DD",
            );
            None
        }
    };
    let (published, sealed) = (day("published")?, day("sealed")?);
    let (fact, value) = (cell("fact")?, cell("value")?);
    if has_seal && sealed.is_none() {
        return None;
    }
    let seal = cell("seal").map(Into::into);
    match cell("project").or(fact.starts_with(SITE).then_some("")) {
        Some(project) => {
            let place: Option<Span> = Some(row.span);
            let fact = Fact {
                project: project.into(),
                fact: fact.into(),
                value: value.into(),
                published,
                place,
            };
            let rows = if kind::is_words(&fact.fact) {
                &mut earlier.words
            } else {
                &mut earlier.rows
            };
            rows.push(LedgerRow {
                fact,
                sealed,
                seen: None,
                seal,
            });
        }
        None if fact.starts_with(seal::WORD) => {
            let id = fact
                .strip_prefix(seal::WORD)?
                .strip_prefix(&format!("{} ", sealed?))?
                .into();
            let after = cell("seal")
                .into_iter()
                .flat_map(|ids| ids.split("; "))
                .map(Into::into)
                .collect();
            earlier.seals.push(Seal {
                sealed: sealed?,
                id,
                hash: value.into(),
                after,
                place: Some(row.span),
            });
        }
        None => {
            let name = fact
                .strip_prefix(WORD)
                .filter(|name| edition::is_name(name))?;
            let place = Some(row.span);
            earlier.editions.push(Edition {
                name: name.into(),
                hash: value.into(),
                sealed: sealed?,
                seal,
                place,
            });
        }
    }
    Some(())
}

/// What a seal would add.
#[derive(Clone, Debug, Default)]
pub struct Added {
    /// Facts that no row of the ledger says yet; empty when all are there.
    pub rows: Vec<LedgerRow>,
    /// Words that are not those of the newest seal of their path.
    pub words: Vec<LedgerRow>,
    /// Quarters whose figures are closed and that no row vouches for yet.
    pub editions: Vec<Edition>,
    /// The check sum over all this; `None` where there is nothing to vouch for.
    pub seal: Option<Seal>,
}

/// What a seal of the as-of date adds to a ledger that has no findings.
pub fn added(ledger: &Earlier, now: Now<'_>) -> Added {
    let rows = new_rows(ledger, now);
    let editions = new_editions(ledger, &rows, now);
    let mut added = Added {
        rows,
        words: new_words(ledger, now),
        editions,
        seal: None,
    };
    if !added.is_empty() || seal::is_due(ledger) {
        let rows: Vec<&LedgerRow> = added.rows.iter().chain(&added.words).collect();
        let seal = seal::next(ledger, &rows, &added.editions, now.as_of);
        added
            .rows
            .iter_mut()
            .chain(&mut added.words)
            .for_each(|row| row.seal = Some(seal.id.clone()));
        added
            .editions
            .iter_mut()
            .for_each(|edition| edition.seal = Some(seal.id.clone()));
        added.seal = Some(seal);
    }
    added
}

impl Added {
    /// Whether there is nothing new.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty() && self.words.is_empty() && self.editions.is_empty()
    }
}

fn new_rows(ledger: &Earlier, now: Now<'_>) -> Vec<LedgerRow> {
    let days = project_days(now.facts);
    let mut rows: BTreeMap<(&str, &str), Vec<&LedgerRow>> = BTreeMap::new();
    for row in &ledger.rows {
        rows.entry((&row.fact.project, &row.fact.fact))
            .or_default()
            .push(row);
    }
    let known = facts::known_by(now.facts, now.as_of);
    let new = known.into_iter().filter(|fact| {
        !rows
            .get(&(&*fact.project, &*fact.fact))
            .is_some_and(|rows| rows.iter().any(|row| row.is(fact, &days)))
    });
    new.map(|fact| {
        let met_before = rows.contains_key(&(&*fact.project, PROJECT));
        let undated = fact.published.is_none() && fact.about().is_none();
        // The ledger knows from now on what nobody recorded.
        let published = if met_before && undated {
            Some(now.as_of)
        } else {
            fact.published
        };
        sealed(Fact { published, ..fact }, now.as_of)
    })
    .collect()
}

/// Words that are not those of the newest seal of their path.
fn new_words(ledger: &Earlier, now: Now<'_>) -> Vec<LedgerRow> {
    let then = words::newest(&ledger.words);
    let known = facts::seen(now.words, &project_days(now.facts), AsOf::on(now.as_of));
    let is_there = |word: &Fact| {
        then.get(&(&*word.project, &*word.fact))
            .is_some_and(|rows| rows.iter().any(|row| row.fact.value == word.value))
    };
    known
        .into_iter()
        .filter(|word| !is_there(word))
        .map(|word| sealed(word, now.as_of))
        .collect()
}

fn sealed(fact: Fact, as_of: Date) -> LedgerRow {
    LedgerRow {
        fact: Fact {
            place: None,
            ..fact
        },
        sealed: Some(as_of),
        seen: None,
        seal: None,
    }
}

fn new_editions(ledger: &Earlier, new: &[LedgerRow], now: Now<'_>) -> Vec<Edition> {
    let calendar = &now.site.settings.calendar;
    let whole: Vec<LedgerRow> = ledger.rows.iter().chain(new).cloned().collect();
    let facts: Vec<Fact> = whole.iter().map(|row| row.fact.clone()).collect();
    let known: BTreeSet<&str> = ledger.editions.iter().map(|e| &*e.name).collect();
    let edition = |period: Period| Edition {
        name: period.slug().into(),
        hash: edition::hash(&whole, now.as_of, edition::closed(period, calendar)).into(),
        sealed: now.as_of,
        seal: None,
        place: None,
    };
    let periods = edition::finished(&facts, calendar, now.as_of).into_iter();
    periods
        .filter(|period| !known.contains(&*period.slug()))
        .map(edition)
        .collect()
}

/// A ledger with what a seal added, as the text of its file: sorted, each row once.
pub fn text(ledger: &Earlier, added: &Added) -> String {
    // A row that an earlier version wrote stays as it is to the letter.
    let named = |line: String, seal: Option<&str>| match seal {
        Some(seal) => format!("{},{seal}\n", line.trim_end_matches('\n')),
        None => line,
    };
    let seal = |s: &Seal| {
        format!(
            ",{}{} {},{},,{},{}\n",
            seal::WORD,
            s.sealed,
            s.id,
            s.hash,
            s.sealed,
            s.after.join("; ")
        )
    };
    let mut rows: Vec<&LedgerRow> = [&ledger.rows, &ledger.words, &added.rows, &added.words]
        .into_iter()
        .flatten()
        .collect();
    rows.sort_by(|a, b| (&a.fact, a.sealed, &a.seal).cmp(&(&b.fact, b.sealed, &b.seal)));
    let mut editions: Vec<&Edition> = ledger.editions.iter().chain(&added.editions).collect();
    editions.sort_by_key(|e| (&e.name, &e.seal));
    let mut seals: Vec<&Seal> = ledger.seals.iter().chain(&added.seal).collect();
    seals.sort_by_key(|s| (s.sealed, &s.id));
    let editions = editions
        .into_iter()
        .map(|e| named(edition_line(e), e.seal.as_deref()));
    let rows = rows
        .into_iter()
        .map(|row| named(row_line(row), row.seal.as_deref()));
    let mut lines: Vec<String> = editions
        .chain(seals.into_iter().map(seal))
        .chain(rows)
        .collect();
    lines.dedup();
    format!("{}\n{}", COLUMNS.join(","), lines.concat())
}
