//! The ledger vouches for itself: each seal has a check sum over its rows and over the seals before
//! it.
//!
//! A row names the seal that wrote it; a seal names those before it: one, two where branches were
//! joined, none at the beginning. The first one vouches also for rows that an earlier version
//! wrote, which name none. The check sum is the SHA-256 of lines that end in LF: the day of the
//! seal, the check sums of the seals before it, sorted, then the rows without the name of their
//! seal, sorted, each once. So the order of the rows says nothing, and two ledgers can be joined
//! line by line; whatever else is done to them is seen.

use super::line::{edition_line, row_line};
use super::{Earlier, Edition, LedgerRow};
use crate::base::{Code, Date, Diagnostic, Hash, Span};
use std::collections::{BTreeMap, BTreeSet};

/// What a seal is called in the column `fact` of the ledger, before its day and its id.
pub const WORD: &str = "seal ";

/// How many digits of its check sum name a seal.
const ID_DIGITS: usize = 8;

/// One seal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seal {
    /// Its as-of date.
    pub sealed: Date,
    /// Its name: the first digits of its check sum.
    pub id: Box<str>,
    /// Its check sum in hexadecimal digits.
    pub hash: Box<str>,
    /// The ids of those before it, sorted.
    pub after: Vec<Box<str>>,
    /// Where it stands in the ledger; `None` for one that is not written yet.
    pub place: Option<Span>,
}

/// The rows of a ledger by the seal that vouches for them, `None` for those that name none.
type Lines<'a> = BTreeMap<Option<&'a str>, BTreeSet<String>>;

/// The seal of new rows, to follow those that the ledger has.
pub fn next(ledger: &Earlier, rows: &[&LedgerRow], editions: &[Edition], sealed: Date) -> Seal {
    let followed: BTreeSet<&str> = ledger
        .seals
        .iter()
        .flat_map(|seal| seal.after.iter().map(|id| &**id))
        .collect();
    let mut after: Vec<Box<str>> = ledger
        .seals
        .iter()
        .map(|s| s.id.clone())
        .filter(|id| !followed.contains(&**id))
        .collect();
    after.sort();
    let mut own: BTreeSet<String> = rows.iter().map(|row| row_line(row)).collect();
    own.extend(editions.iter().map(edition_line));
    if after.is_empty() {
        own.extend(lines(ledger).remove(&None).unwrap_or_default());
    }
    let hash = check_sum(sealed, &hashes(ledger, &after), &own);
    Seal {
        sealed,
        id: hash[..ID_DIGITS].into(),
        hash: hash.into(),
        after,
        place: None,
    }
}

/// Whether rows have no check sum yet, as those that an earlier version wrote.
pub fn is_due(ledger: &Earlier) -> bool {
    ledger.seals.is_empty() && !lines(ledger).is_empty()
}

/// What was done to the rows of a ledger after they were sealed; empty for one that was never
/// sealed with check sums.
pub fn findings(ledger: &Earlier) -> Vec<Diagnostic> {
    if ledger.seals.is_empty() {
        return Vec::new();
    }
    let (lines, known) = (
        lines(ledger),
        ledger.seals.iter().map(|s| &*s.id).collect::<BTreeSet<_>>(),
    );
    let mut found: Vec<Diagnostic> = ledger
        .seals
        .iter()
        .filter_map(|seal| broken(ledger, seal, &lines))
        .collect();
    let named = ledger
        .seals
        .iter()
        .flat_map(|seal| seal.after.iter().map(|id| (&**id, seal.place)));
    let rows = ledger
        .rows
        .iter()
        .chain(&ledger.words)
        .filter_map(|row| Some((row.seal.as_deref()?, row.fact.place)));
    let missing: BTreeMap<&str, Option<Span>> = rows
        .chain(named)
        .filter(|(id, _)| !known.contains(id))
        .collect();
    found.extend(
        missing
            .into_iter()
            .map(|(id, place)| edited(format!("the seal `{id}` is named and gone"), place)),
    );
    found
}

fn broken(ledger: &Earlier, seal: &Seal, lines: &Lines<'_>) -> Option<Diagnostic> {
    let mut own = lines.get(&Some(&*seal.id)).cloned().unwrap_or_default();
    if seal.after.is_empty() {
        own.extend(lines.get(&None).cloned().unwrap_or_default());
    }
    let is_whole = check_sum(seal.sealed, &hashes(ledger, &seal.after), &own) == *seal.hash;
    let message = format!(
        "the rows of the seal `{}` of {} are not those that were sealed: one was changed, removed \
         or added by hand",
        seal.id, seal.sealed
    );
    (!is_whole).then(|| edited(message, seal.place))
}

/// What an earlier ledger of the same site has and the present one has not; `None` where nothing is
/// lost.
pub fn lost(then: &Earlier, now: &Earlier) -> Option<Diagnostic> {
    let all = |ledger: &Earlier| -> BTreeSet<String> {
        let seals = ledger
            .seals
            .iter()
            .map(|seal| format!("{WORD}{} {}\n", seal.sealed, seal.hash));
        lines(ledger).into_values().flatten().chain(seals).collect()
    };
    let present = all(now);
    let gone: Vec<String> = all(then)
        .into_iter()
        .filter(|line| !present.contains(line))
        .collect();
    let first = gone.first()?.trim_end().to_owned();
    let more = if gone.len() == 1 {
        String::new()
    } else {
        format!(" and {} more", gone.len() - 1)
    };
    Some(edited(
        format!("rows that were in the ledger are gone: `{first}`{more}"),
        None,
    ))
}

fn edited(message: String, span: Option<Span>) -> Diagnostic {
    let hint = "restore the ledger from the history of the folder, such as `git checkout HEAD -- \
        content/ledger.csv`; rows are only ever added, by `milepost seal`";
    Diagnostic {
        code: Code::LedgerEdited,
        span,
        message,
        hint: hint.to_owned(),
        other: None,
    }
}

fn lines(ledger: &Earlier) -> Lines<'_> {
    let mut all = Lines::new();
    for row in ledger.rows.iter().chain(&ledger.words) {
        all.entry(row.seal.as_deref())
            .or_default()
            .insert(row_line(row));
    }
    for edition in &ledger.editions {
        all.entry(edition.seal.as_deref())
            .or_default()
            .insert(edition_line(edition));
    }
    all
}

/// The check sums of the seals with these ids, sorted.
fn hashes<'a>(ledger: &'a Earlier, ids: &[Box<str>]) -> BTreeSet<&'a str> {
    ledger
        .seals
        .iter()
        .filter(|seal| ids.contains(&seal.id))
        .map(|seal| &*seal.hash)
        .collect()
}

fn check_sum(sealed: Date, before: &BTreeSet<&str>, lines: &BTreeSet<String>) -> String {
    let before: String = before.iter().map(|hash| format!("{hash}\n")).collect();
    let lines: String = lines.iter().map(String::as_str).collect();
    Hash::of(format!("{sealed}\n{before}{lines}").as_bytes()).to_string()
}
