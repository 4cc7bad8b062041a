//! The sections of a book in the order of its pages, which of them run on, and the contents.
//!
//! In come the sections that are there, out come their titles, the names of their pages and the
//! entries that lead to them.

use crate::model::Layout;
use crate::render::context::PageContext;
use crate::render::figure::numbered::ContentsView;
use serde::Serialize;
use std::collections::BTreeMap;

/// One section of a book.
#[derive(Debug, Serialize)]
pub struct SectionView {
    /// Its place on the page, `s-` and its key.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Its class words: `mp-s-` and its key, and that of its run.
    pub class: String,
    /// What stands at the head of its pages: the title of its run.
    pub run: String,
    /// The titles of the headings below its own, by their places; empty where they are projects,
    /// which say their names themselves.
    pub below: BTreeMap<String, String>,
}

/// Sections that follow each other on the same pages; only the first of them begins a new one.
#[derive(Debug, Serialize)]
pub struct RunView {
    /// Its class word, `mp-r-` and its key; also the name of its pages.
    pub class: String,
    /// What stands at the head of its pages: a title of its own, or that of its only section.
    pub title: String,
    /// Whether its pages lie across.
    pub across: bool,
}

/// A section that is there, with the headings below its own.
pub struct Section {
    /// Its word in keys of strings and class names.
    pub key: &'static str,
    /// Places and titles of the headings below its own.
    pub below: Vec<ContentsView>,
}

/// The runs of a book with their sections, in the order of the pages. Short sections share pages:
/// a section on pages of its own leaves the rest of its last one blank. The table of all projects
/// begins a page, since it comes first of those that share.
const RUNS: [(&str, &[&str]); 7] = [
    ("summary", &["summary"]),
    ("contents", &["contents"]),
    (
        "overview",
        &[
            "projects", "note", "overall", "stops", "focuses", "problems", "next",
        ],
    ),
    ("sheets", &["sheets"]),
    ("texts", &["texts"]),
    ("annex", &["method", "record", "lists"]),
    ("indicators", &["indicators"]),
];

/// Sections that the contents do not lead to, since they are lists of places themselves.
const UNLISTED: [&str; 2] = ["contents", "lists"];

/// The sections of a book, the pages they are on, and what leads to them.
#[derive(Debug, Default)]
pub struct Sections {
    /// The sections by their keys.
    pub all: BTreeMap<&'static str, SectionView>,
    /// The runs, in the order of the pages.
    pub runs: Vec<RunView>,
    /// The contents, levels 1 and 2, in the order of the pages.
    pub contents: Vec<ContentsView>,
}

/// The sections that are there, wherever the order of the pages has them.
pub fn sections(here: &PageContext<'_>, mut there: Vec<Section>) -> Sections {
    let mut found = Sections::default();
    let mut numbered = 0;
    for (run, keys) in RUNS {
        let place = |key: &&str| there.iter().position(|section| section.key == *key);
        let places: Vec<usize> = keys.iter().filter_map(place).collect();
        if places.is_empty() {
            continue;
        }
        let head = match keys {
            [only] => titled(here, "section", only),
            _ => titled(here, "run", run),
        };
        for at in places {
            let Section { key, below } = &mut there[at];
            let is_listed = !UNLISTED.contains(key);
            let title = titled(here, "section", key);
            numbered += usize::from(is_listed);
            let mut titles = BTreeMap::new();
            if !NAMED.contains(key) {
                for (at, entry) in below.iter_mut().enumerate() {
                    entry.title = number(here, at + 1, ["（", "）"]) + &entry.title;
                    titles.insert(entry.id.clone(), entry.title.clone());
                }
            }
            let section = SectionView {
                id: format!("s-{key}"),
                title: match is_listed {
                    true => number(here, numbered, ["", "、"]) + &title,
                    false => title,
                },
                below: titles,
                class: format!("mp-s-{key} mp-r-{run}"),
                run: head.clone(),
            };
            if is_listed {
                found.contents.push(ContentsView {
                    id: section.id.clone(),
                    title: section.title.clone(),
                    level: 1,
                });
                found.contents.append(below);
            }
            found.all.insert(key, section);
        }
        found.runs.push(RunView {
            class: format!("mp-r-{run}"),
            title: head,
            across: run == "indicators",
        });
    }
    found
}

/// Sections whose headings are projects, which have numbers of their own.
const NAMED: [&str; 2] = ["sheets", "texts"];

/// What stands before the title with this number, counted from 1, where GB/T 9704 asks for it: `一、`
/// or `（一）` by the marks around it; empty in the plain layout and in languages other than Chinese.
fn number(here: &PageContext<'_>, n: usize, [before, after]: [&str; 2]) -> String {
    const DIGITS: [&str; 11] = [
        "", "一", "二", "三", "四", "五", "六", "七", "八", "九", "十",
    ];
    let is_wanted = here.settings().layout == Layout::Gbt9704
        && here.language().tag.to_string().starts_with("zh");
    let digits = match n {
        _ if !is_wanted => return String::new(),
        1..=10 => DIGITS[n].to_owned(),
        11..20 => format!("十{}", DIGITS[n - 10]),
        _ => n.to_string(),
    };
    format!("{before}{digits}{after}")
}

fn titled(here: &PageContext<'_>, kind: &str, key: &str) -> String {
    here.words().say(&format!("print-{kind}-{key}"), &[])
}
