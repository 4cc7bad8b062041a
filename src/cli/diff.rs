//! `diff`: what a build would change on the site, in words: pages, figures, statuses, texts.

mod text;

use super::{Format, Global, report};
use crate::base::{Diagnostics, FileId, Lang};
use crate::derive::facts::{Moves, PROJECT, kind};
use crate::io::failure::printable;
use crate::io::{Failure, FolderSource, MemorySink, published};
use crate::render::address::page::Page;
use crate::render::address::pages::pages;
use crate::table::delimited::Encoding;
use crate::table::named::{self, Columns};
use crate::{Computed, Options, computed, run};
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};

/// Files of an output by path.
type Files = BTreeMap<String, Vec<u8>>;

/// The most lines that are shown of one kind.
const MOST: usize = 20;
/// The most facts that are shown of one project, and paragraphs of one page.
const MOST_OF_ONE: usize = 6;

/// Builds into memory and compares with the output as it stands; writes nothing. Gives the exit
/// code, 0 whether or not anything would change.
pub fn diff(global: &Global) -> u8 {
    match try_diff(global) {
        Ok(code) => code,
        Err(failure) => report::failure(&failure),
    }
}

fn try_diff(global: &Global) -> Result<u8, Failure> {
    let source = FolderSource::open(&global.root)?;
    let sink = MemorySink::new();
    // Editions that stand there are compared with those that would stand there.
    let editions = (!published::editions(&global.output())?.is_empty()).then_some(true);
    let options = Options {
        editions,
        ..global.options()
    };
    let outcome = run(&source, &options, Some(&sink), &|_, _| {});
    if outcome.made.is_none() {
        return Ok(report::outcome(global, &source, &outcome));
    }
    let new = sink.into_files();
    let old = published::output(&global.output())?;
    let is_first = old.is_none();
    let written = computed(&source, &global.options())
        .made
        .map(|ready| written(&ready))
        .unwrap_or_default();
    let changes = Changes::new(&old.unwrap_or_default(), &new, &written);
    if global.format == Format::Json {
        println!("{}", changes.json(is_first));
    } else if is_first {
        println!(
            "There is no site in {} yet: all {} pages are new",
            printable(global.output()),
            changes.new.len()
        );
    } else {
        print!("{}", changes.words());
    }
    Ok(0)
}

/// The pages that somebody wrote, by path; all others are compiled from them.
fn written(ready: &Computed) -> BTreeSet<String> {
    let pages = pages(&ready.site, &ready.insight).into_iter();
    let authored =
        pages.filter(|page| matches!(page, Page::Project(_) | Page::Report(..) | Page::Content(_)));
    let languages = 0..ready.languages.len();
    authored
        .flat_map(|page| {
            languages
                .clone()
                .map(move |at| page.file(Lang(at as u8), &ready.site.settings))
        })
        .collect()
}

/// Everything that differs; pages and projects are sorted.
struct Changes {
    new: Vec<String>,
    gone: Vec<String>,
    changed: Vec<String>,
    /// Files that are no pages.
    others: usize,
    projects: Vec<ProjectChange>,
    texts: Vec<TextChange>,
}

/// What differs about one project: lines such as `status on-track → behind` and `homes@2021-12-31:
/// 1380 new`.
struct ProjectChange {
    id: String,
    lines: Vec<String>,
}

/// A page whose words changed though no figure did.
struct TextChange {
    page: String,
    new: Vec<String>,
    gone: Vec<String>,
}

impl Changes {
    fn new(old: &Files, new: &Files, written: &BTreeSet<String>) -> Changes {
        let page = |path: &&String| path.ends_with(".html");
        let list = |paths: Vec<&String>| paths.into_iter().filter(page).cloned().collect();
        let changed: Vec<&String> = new
            .iter()
            .filter(|(path, bytes)| old.get(*path).is_some_and(|b| b != *bytes))
            .map(|(path, _)| path)
            .collect();
        let added: Vec<&String> = new.keys().filter(|path| !old.contains_key(*path)).collect();
        let gone: Vec<&String> = old.keys().filter(|path| !new.contains_key(*path)).collect();
        // The check sums change with every other file.
        let others = |path: &&&String| !page(path) && path.as_str() != "checksums.txt";
        let others = changed
            .iter()
            .chain(&added)
            .chain(&gone)
            .filter(others)
            .count();
        let projects = projects(old, new);
        let texts = texts(old, new, &changed, &projects, written);
        Changes {
            new: list(added),
            gone: list(gone),
            changed: list(changed),
            others,
            projects,
            texts,
        }
    }

    fn words(&self) -> String {
        let mut out = String::new();
        let some = [
            self.new.len(),
            self.gone.len(),
            self.changed.len(),
            self.others,
        ]
        .iter()
        .any(|n| *n != 0);
        if !some {
            return "Nothing would change\n".to_owned();
        }
        let (new, gone, changed) = (self.new.len(), self.gone.len(), self.changed.len());
        out.push_str(&format!(
            "Pages: {new} new, {gone} gone, {changed} changed; other files: {}\n",
            self.others
        ));
        let pages = |sign: &'static str, pages: &[String]| {
            pages
                .iter()
                .map(|p| format!("  {sign} {p}"))
                .collect::<Vec<_>>()
        };
        out.push_str(&shown(&pages("+", &self.new), MOST));
        out.push_str(&shown(&pages("-", &self.gone), MOST));
        if !self.projects.is_empty() {
            out.push_str("\nFigures and statuses\n");
        }
        for project in &self.projects {
            out.push_str(&format!("  {}\n", project.id));
            let lines: Vec<String> = project
                .lines
                .iter()
                .map(|line| format!("    {line}"))
                .collect();
            out.push_str(&shown(&lines, MOST_OF_ONE));
        }
        if !self.texts.is_empty() {
            out.push_str("\nTexts that changed though no figure did\n");
        }
        for text in self.texts.iter().take(MOST) {
            out.push_str(&format!(
                "  {}: {} paragraphs new, {} gone\n",
                text.page,
                text.new.len(),
                text.gone.len()
            ));
            let line = |sign: &str, words: &String| format!("    {sign} {}", text::short(words));
            let lines: Vec<String> = text
                .gone
                .iter()
                .map(|p| line("-", p))
                .chain(text.new.iter().map(|p| line("+", p)))
                .collect();
            out.push_str(&shown(&lines, MOST_OF_ONE));
        }
        if MOST < self.texts.len() {
            out.push_str(&format!("  … and {} more\n", self.texts.len() - MOST));
        }
        out
    }

    fn json(&self, is_first: bool) -> Value {
        let projects = self
            .projects
            .iter()
            .map(|p| json!({ "id": p.id, "changes": p.lines }));
        let texts = self
            .texts
            .iter()
            .map(|t| json!({ "page": t.page, "new": t.new, "gone": t.gone }));
        json!({
            "result": "compared", "first": is_first,
            "pages": { "new": self.new, "gone": self.gone, "changed": self.changed }, "other_files": self.others,
            "projects": projects.collect::<Vec<_>>(), "texts": texts.collect::<Vec<_>>(),
        })
    }
}

/// Lines, the first of them only.
fn shown(lines: &[String], most: usize) -> String {
    let mut out: String = lines
        .iter()
        .take(most)
        .map(|line| format!("{line}\n"))
        .collect();
    if most < lines.len() {
        out.push_str(&format!("    … and {} more\n", lines.len() - most));
    }
    out
}

/// A published table; empty where there is none, or one of another version.
fn rows(files: &Files, path: &str, columns: &[&str]) -> Vec<Vec<String>> {
    let Some(bytes) = files.get(path) else {
        return Vec::new();
    };
    let any = Columns {
        known: &[],
        required: &[],
    };
    let table = named::of_text(
        &String::from_utf8_lossy(bytes),
        Encoding::Utf8,
        FileId(0),
        any,
        &mut Diagnostics::new(),
    );
    let cells = |row| {
        columns
            .iter()
            .map(|column| table.cell(row, column).unwrap_or("").to_owned())
            .collect()
    };
    table.rows.iter().map(cells).collect()
}

/// What differs by project, first its status and dates, then its facts.
fn projects(old: &Files, new: &Files) -> Vec<ProjectChange> {
    let mut lines: BTreeMap<String, Vec<String>> = BTreeMap::new();
    statuses(old, new, &mut lines);
    let facts = |files: &Files| -> BTreeSet<(String, String, String)> {
        let rows = rows(files, "data/facts.csv", &["project", "fact", "value"]);
        rows.into_iter()
            .filter_map(|row| <[String; 3]>::try_from(row).ok())
            .map(|[p, f, v]| (p, f, v))
            .collect()
    };
    let (before, after) = (facts(old), facts(new));
    // Of a project that is new or gone as a whole, one line says it all.
    let whole = |side: &BTreeSet<(String, String, String)>, id: &String| {
        side.iter().any(|(p, f, _)| p == id && f == PROJECT)
    };
    let lasting = |id: &String| whole(&before, id) && whole(&after, id);
    let gone: Vec<_> = before
        .difference(&after)
        .filter(|(p, ..)| lasting(p))
        .collect();
    let stood = standing(old);
    for (project, fact, value) in after.difference(&before).filter(|(p, ..)| lasting(p)) {
        let name = fact.strip_prefix("indicators.").unwrap_or(fact);
        let was = gone.iter().find(|(p, f, _)| p == project && f == fact);
        let line = match was {
            Some((_, _, was)) => format!("{name}: {was} → {value}"),
            // The earlier value stays beside the new one: an entry of its own leads from the one to
            // the other.
            None if stood.contains_key(&(project.clone(), fact.clone())) => {
                let how = if kind::of(fact).moves == Moves::Corrected {
                    "corrected"
                } else {
                    "changed"
                };
                format!(
                    "{name}: {} → {value}, {how}",
                    stood[&(project.clone(), fact.clone())].1
                )
            }
            None if value == "listed" => format!("{name} new"),
            None => format!("{name}: {value} new"),
        };
        lines.entry(project.clone()).or_default().push(line);
    }
    for (project, fact, value) in gone.iter().filter(|(p, f, _)| {
        !after
            .iter()
            .any(|(project, fact, _)| p == project && f == fact)
    }) {
        let name = fact.strip_prefix("indicators.").unwrap_or(fact);
        lines
            .entry(project.clone())
            .or_default()
            .push(format!("{name}: {value} gone"));
    }
    lines
        .into_iter()
        .map(|(id, lines)| ProjectChange { id, lines })
        .collect()
}

/// The value that stood last at each project and path, behind the day of its publication.
fn standing(files: &Files) -> BTreeMap<(String, String), (String, String)> {
    let mut last: BTreeMap<(String, String), (String, String)> = BTreeMap::new();
    for row in rows(
        files,
        "data/facts.csv",
        &["project", "fact", "published", "value"],
    ) {
        let Ok([project, fact, published, value]) = <[String; 4]>::try_from(row) else {
            continue;
        };
        let slot = last.entry((project, fact)).or_default();
        if slot.1.is_empty() || slot.0 <= published {
            *slot = (published, value);
        }
    }
    last
}

fn statuses(old: &Files, new: &Files, lines: &mut BTreeMap<String, Vec<String>>) {
    const COLUMNS: &[&str] = &[
        "id", "status", "stage", "progress", "start", "due", "class", "promise",
    ];
    let by_id = |files: &Files| -> BTreeMap<String, Vec<String>> {
        rows(files, "data/projects.csv", COLUMNS)
            .into_iter()
            .map(|row| (row[0].clone(), row))
            .collect()
    };
    let (before, after) = (by_id(old), by_id(new));
    for (id, now) in &after {
        let Some(then) = before.get(id) else {
            lines
                .entry(id.clone())
                .or_default()
                .push(format!("new, status {}", now[1]));
            continue;
        };
        for (at, column) in COLUMNS
            .iter()
            .enumerate()
            .filter(|(at, _)| then[*at] != now[*at])
        {
            let named = |text: &str| {
                if text.is_empty() {
                    "none".to_owned()
                } else {
                    text.to_owned()
                }
            };
            lines.entry(id.clone()).or_default().push(format!(
                "{column} {} → {}",
                named(&then[at]),
                named(&now[at])
            ));
        }
    }
    for id in before.keys().filter(|id| !after.contains_key(*id)) {
        lines.entry(id.clone()).or_default().push("gone".to_owned());
    }
}

/// Pages with other words. Those of projects are left out whose figures already say why; compiled
/// pages follow the projects, and count only when no project differs. Words that stand on many
/// pages are told once.
fn texts(
    old: &Files,
    new: &Files,
    changed: &[&String],
    projects: &[ProjectChange],
    written: &BTreeSet<String>,
) -> Vec<TextChange> {
    let explained = |path: &str| {
        projects
            .iter()
            .any(|p| format!("/{path}").contains(&format!("/projects/{}/", p.id)))
    };
    let counts = |path: &String| {
        path.ends_with(".html")
            && !explained(path)
            && (projects.is_empty() || written.contains(path))
    };
    let mut texts = Vec::new();
    let mut told: BTreeSet<String> = BTreeSet::new();
    for path in changed.iter().filter(|path| counts(path)) {
        let (before, after) = (text::paragraphs(&old[*path]), text::paragraphs(&new[*path]));
        let (gone, new) = (
            other(&before, &after, &mut told),
            other(&after, &before, &mut told),
        );
        if !new.is_empty() || !gone.is_empty() {
            texts.push(TextChange {
                page: (*path).clone(),
                new,
                gone,
            });
        }
    }
    texts
}

/// The paragraphs of one side that the other does not have, numbers aside, and that were not told
/// yet.
fn other(these: &[String], those: &[String], told: &mut BTreeSet<String>) -> Vec<String> {
    let known: BTreeSet<String> = those.iter().map(|p| text::without_numbers(p)).collect();
    let new = |p: &&String| {
        let words = text::without_numbers(p);
        !known.contains(&words) && told.insert(words)
    };
    these.iter().filter(new).cloned().collect()
}
