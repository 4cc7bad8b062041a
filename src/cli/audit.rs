//! `audit`: the present content against what was published before. It reads and prints, and writes
//! nothing.

use super::{Format, Global, report};
use crate::audit::{Earlier, LedgerRow, Now, WordsChanged, edition, findings, ledger, seal, words};
use crate::base::{Diagnostic, Diagnostics, FileId, Severity};
use crate::check::Audience;
use crate::derive::AsOf;
use crate::derive::facts::{self, Fact, known_by, project_days};
use crate::discover::LEDGER;
use crate::io::failure::printable;
use crate::io::{Failure, FolderSource, MemorySource, git, published};
use crate::source::Source;
use crate::{Computed, Options, computed};
use std::path::Path;

/// Compares, prints what it finds and how much was compared; gives the exit code, 1 with findings.
pub fn audit(global: &Global, against: Option<&str>) -> u8 {
    let source = match FolderSource::open(&global.root) {
        Ok(source) => source,
        Err(failure) => return report::failure(&failure),
    };
    let outcome = computed(&source, &options(global));
    let Some(present) = &outcome.made else {
        return report::outcome(global, &source, &outcome);
    };
    let (earlier, what) = match earlier(global, &source, against) {
        Ok(found) => found,
        Err(code) => return code,
    };
    let now = present.now();
    let mut diags = Diagnostics::new();
    findings(&earlier, now)
        .into_iter()
        .for_each(|finding| diags.add(finding));
    let folder = against.map(Path::new).filter(|path| path.is_dir());
    match folder.map_or_else(|| Ok(Vec::new()), |folder| editions(folder, now)) {
        Ok(found) => found.into_iter().for_each(|finding| diags.add(finding)),
        Err(failure) => return report::failure(&failure),
    }
    if let Some(then) = &earlier.ledger {
        match own_ledger(global, &source) {
            Ok(own) => seal::lost(then, &own)
                .into_iter()
                .for_each(|finding| diags.add(finding)),
            Err(code) => return code,
        }
    }
    let found = diags.sorted();
    report::messages(global, &source, &found);
    let words = words::changed(&earlier, now);
    words.iter().for_each(|words| note(global, &source, words));
    close(
        global,
        earlier.rows.len(),
        &what,
        (found.len(), words.len()),
    );
    u8::from(!found.is_empty())
}

/// Words that changed are told and are no finding.
fn note(global: &Global, source: &FolderSource, words: &WordsChanged) {
    let more = serde_json::json!({
        "project": words.project, "fact": words.path, "then": words.then, "now": words.now,
    });
    report::note(global, source, words.place, &words.told(), more);
}

/// The public edition as it is written, without asking its own ledger.
fn options(global: &Global) -> Options {
    Options {
        audience: Audience::Public,
        drafts: false,
        strict: false,
        ledger: false,
        ..global.options()
    }
}

fn close(global: &Global, facts: usize, what: &str, (findings, words): (usize, usize)) {
    let n = |n: usize, word: &str| {
        if n == 1 {
            format!("1 {word}")
        } else {
            format!("{n} {word}s")
        }
    };
    if global.format == Format::Json {
        let line = serde_json::json!({
            "result": "audited", "facts": facts, "against": what, "findings": findings, "words": words,
        });
        println!("{line}");
    } else if !global.quiet {
        let found = if findings == 0 {
            "no findings".to_owned()
        } else {
            n(findings, "finding")
        };
        let also = if words == 0 {
            String::new()
        } else {
            format!(", {}", n(words, "change") + " of words")
        };
        eprintln!("{} compared with {what}, {found}{also}", n(facts, "fact"));
    }
}

/// The permanent editions of a built folder whose facts would no longer be those that their
/// manifests vouch for.
fn editions(folder: &Path, now: Now<'_>) -> Result<Vec<Diagnostic>, Failure> {
    let files = published::output(folder)?.unwrap_or_default();
    let manifests = files.iter().filter_map(|(path, bytes)| {
        let name = path
            .strip_prefix("editions/")?
            .strip_suffix("/edition.json")?;
        let manifest: serde_json::Value = serde_json::from_slice(bytes).ok()?;
        Some((name, manifest["sha256"].as_str()?.to_owned()))
    });
    let finding = |(name, hash): (&str, String)| {
        let table = files
            .get(&format!("editions/{name}/data/facts.csv"))
            .map_or(&[][..], Vec::as_slice);
        let rows = ledger::rows(
            &String::from_utf8_lossy(table),
            FileId(0),
            &facts::COLUMNS,
            &mut Diagnostics::new(),
        )
        .rows;
        edition::published(name, &hash, &rows, now)
    };
    Ok(manifests.filter_map(finding).collect())
}

/// What to compare with, and its name for the closing line; everything that is in the way is
/// printed.
fn earlier(
    global: &Global,
    source: &FolderSource,
    against: Option<&str>,
) -> Result<(Earlier, String), u8> {
    let told = |failure: Failure| report::failure(&failure);
    match against {
        None if source.find(LEDGER).is_some() => {
            Ok((own_ledger(global, source)?, LEDGER.to_owned()))
        }
        None => of_revision(global, "HEAD"),
        Some(path) if Path::new(path).is_dir() => {
            let folder = Path::new(path);
            let table = folder.join("data/facts.csv");
            if folder.join("content/site.yaml").is_file() {
                let old = FolderSource::open(folder).map_err(told)?;
                Ok((
                    of_content(global, &old, path)?,
                    format!("the content of {path}"),
                ))
            } else if table.is_file() {
                Ok((
                    of_site(global, folder, &table)?,
                    format!("the site in {path}"),
                ))
            } else {
                let hint = "name a site folder (with content/site.yaml), a folder that milepost \
                    built, or a git revision";
                let why = "it holds neither `content/site.yaml` nor `data/facts.csv`";
                Err(told(Failure {
                    action: "compare with",
                    ..Failure::refused(path, why, hint)
                }))
            }
        }
        Some(path) if Path::new(path).is_file() => {
            Ok((of_table(global, Path::new(path))?, path.to_owned()))
        }
        Some(revision) => of_revision(global, revision),
    }
}

/// The ledger of the site itself.
fn own_ledger(global: &Global, source: &FolderSource) -> Result<Earlier, u8> {
    let mut diags = Diagnostics::new();
    let read = ledger::read(source, &mut diags);
    let found = diags.sorted();
    report::messages(global, source, &found);
    match read {
        Ok(None) => Ok(Earlier::default()),
        Ok(Some(earlier)) if found.iter().all(|d| d.code.severity() != Severity::Error) => {
            Ok(earlier)
        }
        Ok(_) => Err(1),
        Err((path, error)) => Err(report::failure(&Failure::world("read", path, error))),
    }
}

fn of_revision(global: &Global, revision: &str) -> Result<(Earlier, String), u8> {
    let old = git::site_at(&global.root, revision).map_err(|failure| report::failure(&failure))?;
    Ok((
        of_content(global, &old, revision)?,
        format!("git revision {revision}"),
    ))
}

/// What a site folder had published by its own as-of date. Nothing may have been added since to
/// the time up to that day.
fn of_content(global: &Global, old: &dyn Source, what: &str) -> Result<Earlier, u8> {
    let outcome = computed(old, &options(global));
    let Some(made) = &outcome.made else {
        eprintln!(
            "error: the content of `{what}` has mistakes of its own and cannot be compared; these \
             are its messages, not yours"
        );
        return Err(report::outcome(global, old, &outcome).max(2));
    };
    let Computed { insight, whole, .. } = made;
    let Now { facts, words, .. } = made.now();
    let seen = |project: &str| {
        whole
            .project(project)
            .map(|p| old.path(p.place.0.file).into())
    };
    let row = |fact: Fact| {
        let seen = seen(&fact.project);
        LedgerRow {
            fact: Fact {
                place: None,
                ..fact
            },
            sealed: None,
            seen,
            seal: None,
        }
    };
    let words = facts::seen(words, &project_days(facts), AsOf::on(insight.as_of))
        .into_iter()
        .map(row)
        .collect();
    let rows = known_by(facts, insight.as_of)
        .into_iter()
        .map(row)
        .collect();
    let closed_until = Some(insight.as_of);
    // What cannot be read of it is no fault of today's.
    let ledger = ledger::read(old, &mut Diagnostics::new())
        .ok()
        .flatten()
        .map(Box::new);
    Ok(Earlier {
        rows,
        words,
        ledger,
        closed_until,
        all_kinds: true,
        ..Earlier::default()
    })
}

/// A built site: its facts, and the words beside them where it has their table.
fn of_site(global: &Global, folder: &Path, table: &Path) -> Result<Earlier, u8> {
    let words = folder.join("data/words.csv");
    let earlier = of_table(global, table)?;
    Ok(if words.is_file() {
        Earlier {
            words: of_table(global, &words)?.words,
            ..earlier
        }
    } else {
        earlier
    })
}

/// A published table of facts; nothing may be added to the time before its newest one.
fn of_table(global: &Global, path: &Path) -> Result<Earlier, u8> {
    let bytes = published::read_file(path).map_err(|failure| report::failure(&failure))?;
    let table = MemorySource::new([(path.to_string_lossy(), bytes.clone())]);
    let mut diags = Diagnostics::new();
    let mut earlier = ledger::rows(
        &String::from_utf8_lossy(&bytes),
        FileId(0),
        &facts::COLUMNS,
        &mut diags,
    );
    if !diags.is_clean() {
        eprintln!(
            "error: `{}` is no table of facts such as data/facts.csv",
            printable(path)
        );
        report::messages(global, &table, &diags.sorted());
        return Err(2);
    }
    let facts: Vec<facts::Fact> = earlier.rows.iter().map(|row| row.fact.clone()).collect();
    let days = project_days(&facts);
    earlier.closed_until = earlier
        .closed_until
        .or_else(|| facts.iter().filter_map(|f| f.since(&days)).max());
    // Its rows are in no file of the site.
    earlier
        .rows
        .iter_mut()
        .chain(&mut earlier.words)
        .for_each(|row| row.fact.place = None);
    earlier
        .editions
        .iter_mut()
        .for_each(|edition| edition.place = None);
    Ok(earlier)
}
