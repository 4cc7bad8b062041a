//! Words that are not as they were published: told apart from the findings, for they decide
//! nothing.

use super::{Earlier, LedgerRow, Now};
use crate::base::Span;
use crate::derive::facts::{Fact, Subject};
use std::collections::{BTreeMap, BTreeSet};

/// Words that are not as they were.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WordsChanged {
    /// The id of the project.
    pub project: Box<str>,
    /// The path of the words.
    pub path: Box<str>,
    /// What they were; `None` where there were none.
    pub then: Option<Box<str>>,
    /// What they are; `None` where there are none any more.
    pub now: Option<Box<str>>,
    /// Where they stand, or stood in the ledger; `None` where neither is known.
    pub place: Option<Span>,
}

/// Project and path.
type Key<'a> = (&'a str, &'a str);

/// All words that were changed, taken away or added where the thing itself stayed, by project and
/// path.
///
/// Nothing is added in the eyes of an earlier state that had no words of the project.
pub fn changed(earlier: &Earlier, now: Now<'_>) -> Vec<WordsChanged> {
    let then = newest(&earlier.words);
    let present: BTreeMap<Key<'_>, &Fact> =
        now.words.iter().map(|word| (key(word), word)).collect();
    let standing: BTreeSet<Key<'_>> = now.facts.iter().map(key).collect();
    let published: BTreeSet<Key<'_>> = earlier.rows.iter().map(|row| key(&row.fact)).collect();
    let has = |things: &BTreeSet<Key<'_>>, (project, path): Key<'_>| {
        Subject::of(path)
            .owner()
            .is_some_and(|owner| things.contains(&(project, &*owner)))
    };
    let mut found = Vec::new();
    for (at, rows) in &then {
        match present.get(at) {
            Some(now) if rows.iter().all(|row| row.fact.value != now.value) => {
                found.push(of(*at, rows.last().copied(), Some(now)));
            }
            None if has(&standing, *at) => found.push(of(*at, rows.last().copied(), None)),
            _ => {}
        }
    }
    for (at, word) in &present {
        if !then.contains_key(at) && then.contains_key(&(at.0, "title")) && has(&published, *at) {
            found.push(of(*at, None, Some(word)));
        }
    }
    found.sort_by(|a, b| (&a.project, &a.path).cmp(&(&b.project, &b.path)));
    found
}

fn key(fact: &Fact) -> Key<'_> {
    (&fact.project, &fact.fact)
}

/// The rows of the newest seal of each path; of one day there may be several.
pub(super) fn newest(words: &[LedgerRow]) -> BTreeMap<Key<'_>, Vec<&LedgerRow>> {
    let mut all: BTreeMap<Key<'_>, Vec<&LedgerRow>> = BTreeMap::new();
    for row in words {
        all.entry(key(&row.fact)).or_default().push(row);
    }
    for rows in all.values_mut() {
        let last = rows.iter().map(|row| row.sealed).max().flatten();
        rows.retain(|row| row.sealed == last);
    }
    all
}

fn of((project, path): Key<'_>, then: Option<&LedgerRow>, now: Option<&&Fact>) -> WordsChanged {
    WordsChanged {
        project: project.into(),
        path: path.into(),
        then: then.map(|row| row.fact.value.clone()),
        now: now.map(|word| word.value.clone()),
        place: now
            .and_then(|word| word.place)
            .or(then.and_then(|row| row.fact.place)),
    }
}

impl WordsChanged {
    /// In one line: what the words are about, what they were and what they are.
    pub fn told(&self) -> String {
        let name = Subject::of(&self.path).name();
        let said = match (&self.then, &self.now) {
            (Some(then), Some(now)) => format!("`{then}` → `{now}`"),
            (Some(then), None) => format!("`{then}` is gone"),
            (None, now) => format!("`{}` is new", now.as_deref().unwrap_or_default()),
        };
        format!("words changed: {}: {name}: {said}", self.project)
    }
}
