//! `seal`: what is published now goes into the ledger, from which nothing is ever taken.

use super::{Format, Global, report};
use crate::audit::ledger::{Added, added, text};
use crate::check::Audience;
use crate::discover::LEDGER;
use crate::io::{Failure, FolderSource, published};
use crate::{Options, Ready, ready};

/// Adds the facts that count on the as-of date; refuses when an earlier one no longer stands.
pub fn seal(global: &Global, dry_run: bool) -> u8 {
    match try_seal(global, dry_run) {
        Ok(code) => code,
        Err(failure) => report::failure(&failure),
    }
}

fn try_seal(global: &Global, dry_run: bool) -> Result<u8, Failure> {
    let source = FolderSource::open(&global.root)?;
    let options = Options { audience: Audience::Public, drafts: false, strict: false, ledger: true, ..global.options() };
    let outcome = ready(&source, &options);
    let Some(present) = &outcome.made else { return Ok(report::outcome(global, &source, &outcome)) };
    let ledger = present.ledger.clone().unwrap_or_default();
    let new = added(&ledger, &present.facts, &present.whole.settings.calendar, present.insight.as_of);
    let is_new = !new.rows.is_empty() || !new.editions.is_empty();
    if is_new && !dry_run {
        if let Some(path) = source.changed()?.first() {
            return Ok(report::changed(path));
        }
        published::replace(&global.root, LEDGER, text(&ledger, &new).as_bytes())?;
    }
    close(global, present, &new, ledger.rows.len() + new.rows.len(), dry_run);
    Ok(0)
}

fn close(global: &Global, present: &Ready, new: &Added, rows: usize, dry_run: bool) {
    let as_of = present.insight.as_of;
    let editions: Vec<&str> = new.editions.iter().map(|edition| &*edition.name).collect();
    if global.format == Format::Json {
        let line = serde_json::json!({
            "result": if dry_run { "would seal" } else { "sealed" }, "as_of": as_of.to_string(),
            "new": new.rows.len(), "editions": editions, "facts": rows,
        });
        return println!("{line}");
    }
    if global.quiet {
        return;
    }
    let n = |n: usize| if n == 1 { "1 new fact".to_owned() } else { format!("{n} new facts") };
    let also = if editions.is_empty() { String::new() } else { format!(" and the editions {}", editions.join(", ")) };
    if new.rows.is_empty() && editions.is_empty() {
        eprintln!("Nothing new as of {as_of}: all {rows} facts are in {LEDGER}");
    } else if dry_run {
        eprintln!("Would seal {}{also} as of {as_of}; {LEDGER} would hold {rows} facts", n(new.rows.len()));
    } else {
        eprintln!("Sealed {}{also} as of {as_of}; {LEDGER} holds {rows} facts. Commit it with the content", n(new.rows.len()));
    }
}
