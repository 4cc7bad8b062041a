//! `seal`: what is published now goes into the ledger, from which nothing is ever taken.

use super::{Format, Global, report};
use crate::audit::ledger::{Added, added, text};
use crate::check::Audience;
use crate::discover::LEDGER;
use crate::io::{Failure, FolderSource, published};
use crate::{Computed, Options, computed};

/// Adds the facts that count on the as-of date; refuses when an earlier one no longer stands.
/// Gives the exit code.
pub fn seal(global: &Global, dry_run: bool) -> u8 {
    match try_seal(global, dry_run) {
        Ok(code) => code,
        Err(failure) => report::failure(&failure),
    }
}

fn try_seal(global: &Global, dry_run: bool) -> Result<u8, Failure> {
    let source = FolderSource::open(&global.root)?;
    let options = Options {
        audience: Audience::Public,
        drafts: false,
        strict: false,
        ledger: true,
        ..global.options()
    };
    let outcome = computed(&source, &options);
    let Some(present) = &outcome.made else {
        return Ok(report::outcome(global, &source, &outcome));
    };
    let ledger = present.ledger.clone().unwrap_or_default();
    let new = added(&ledger, present.now());
    if new.seal.is_some() && !dry_run {
        if let Some(path) = source.changed()?.first() {
            return Ok(report::changed(path));
        }
        published::replace(&global.root, LEDGER, text(&ledger, &new).as_bytes())?;
    }
    close(
        global,
        present,
        &new,
        ledger.rows.len() + new.rows.len(),
        dry_run,
    );
    Ok(0)
}

fn close(global: &Global, present: &Computed, new: &Added, rows: usize, dry_run: bool) {
    let as_of = present.insight.as_of;
    let editions: Vec<&str> = new.editions.iter().map(|edition| &*edition.name).collect();
    if global.format == Format::Json {
        let line = serde_json::json!({
            "result": if dry_run { "would seal" } else { "sealed" }, "as_of": as_of.to_string(),
            "new": new.rows.len(), "words": new.words.len(), "editions": editions, "facts": rows,
            "seal": new.seal.as_ref().map(|seal| &*seal.hash),
        });
        return println!("{line}");
    }
    if global.quiet {
        return;
    }
    let what = told(new);
    if new.seal.is_none() {
        eprintln!("Nothing new as of {as_of}: all {rows} facts are in {LEDGER}");
    } else if dry_run {
        eprintln!("Would seal {what} as of {as_of}; {LEDGER} would hold {rows} facts");
    } else {
        eprintln!(
            "Sealed {what} as of {as_of}; {LEDGER} holds {rows} facts. Commit it with the content"
        );
    }
}

/// What is new, in words.
fn told(new: &Added) -> String {
    let n = |n: usize, word: &str| {
        if n == 1 {
            format!("1 new {word}")
        } else {
            format!("{n} new {word}s")
        }
    };
    let mut parts = vec![n(new.rows.len(), "fact")];
    if !new.words.is_empty() {
        parts.push(n(new.words.len(), "text"));
    }
    if !new.editions.is_empty() {
        let names: Vec<&str> = new.editions.iter().map(|edition| &*edition.name).collect();
        parts.push(format!("the editions {}", names.join(", ")));
    }
    let last = parts.pop().unwrap_or_default();
    if parts.is_empty() {
        last
    } else {
        format!("{} and {last}", parts.join(", "))
    }
}
