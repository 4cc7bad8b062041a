//! The reference and the checks have the same keys, and every example is taken.

use super::*;
use crate::io::MemorySource;
use crate::{Options, stated};

/// What a document needs beside the key that is looked at, as lines of `key: value`.
const FRAME: &[(&str, &[(&str, &str)])] = &[
    (
        "site",
        &[
            ("title", "T"),
            ("publisher", "P"),
            ("languages", "[en, zh-Hans]"),
            ("focuses", "{care: C}"),
            ("batches", "{first: F}"),
            ("departments", "{housing: H, finance: F}"),
            ("places", "{east: E, west: W}"),
            ("people", "{ann-moss: A}"),
        ],
    ),
    (
        "project",
        &[
            ("title", "T"),
            ("no", "7"),
            ("focus", "care"),
            ("start", "2021-01-01"),
            ("due", "2021-12-31"),
            ("evidence", "{record: {title: R, kind: document}}"),
            ("milestones", "{survey: {name: S, due: 2021-05-15}}"),
            ("scale", "rag"),
            ("by", "place"),
            ("target", "2300 homes"),
            ("done", "{2021-05-31: 260}"),
        ],
    ),
    ("report", &[("kind", "progress")]),
    ("page", &[("title", "T")]),
    ("chart", &[("kind", "trajectory")]),
];

/// The mistakes that no example may have: of syntax, key, kind, number, day, word and id.
const TAKEN: &[&str] = &[
    "E003", "E004", "E006", "E007", "E008", "E009", "E010", "E011", "E015", "E033", "E034",
];

/// A value that holds a map with these entries, where a key takes one.
fn holding(takes: &Takes, map: &KeyMap, inner: &str) -> Option<String> {
    let below = |of: &Takes| holding(of, map, inner);
    let of_key = |key: &str, of: &Takes| Some(format!("{{{key}: {}}}", below(of)?));
    match takes {
        Takes::Map(own) => (own.name == map.name).then(|| format!("{{{inner}}}")),
        Takes::List(of) => Some(format!("[{}]", below(of)?)),
        Takes::ById(of) => of_key("care", of),
        Takes::Of(Ids::Milestone, of) => of_key("survey", of),
        Takes::Of(_, of) => of_key("main", of),
        Takes::ByDay(of) => of_key("2021-05-31", of),
        Takes::ByLanguage(of) => of_key("en", of),
        Takes::ByWord(words, of) => of_key(words[0], of),
        Takes::ByName(of) => of_key("Any", of),
        Takes::Parts(of) => of_key("east", of),
        Takes::Either(forms) => forms.iter().find_map(below),
        _ => None,
    }
}

/// The keys that a map has to have, and one more with a value, as the inside of a flow map. One of
/// several that are needed has to be there as well.
fn with_required(map: &KeyMap, key: &str, value: &str) -> String {
    let is_needed = |own: &KeyDoc| {
        let is_figure =
            matches!(map.name, "FIGURE" | "TARGET" | "DECLARED_TOTAL") && own.name == "value";
        own.usual == Usual::Required || is_figure
    };
    let required = map.keys().filter(|k| is_needed(k) && k.name != key);
    let example = |own: &KeyDoc| match own.takes {
        Takes::Id(Ids::Indicator) => "main",
        _ => own.example,
    };
    let mut all: Vec<String> = required
        .map(|k| format!("{}: {}", k.name, example(k)))
        .collect();
    all.push(format!("{key}: {value}"));
    all.join(", ")
}

/// A whole document of a kind in which the key at a path has a value.
fn document(path: &str, value: &str) -> String {
    let (mut outer, key) = path.rsplit_once('.').expect("a kind and a key");
    let all = places();
    let of = |path: &str| all.iter().find(|place| place.path == path);
    let (mut key, mut value) = (key, value.to_owned());
    while let Some(place) = of(outer) {
        let at = of(&format!("{outer}.{key}")).expect("the path of a key");
        let inner = with_required(at.map, key, &value);
        value = holding(&place.key.takes, at.map, &inner).expect("a map is taken there");
        (outer, key) = outer.rsplit_once('.').expect("a kind before it");
    }
    let frame = FRAME.iter().find(|(kind, _)| *kind == outer);
    let is_long = outer == "project" && key == "indicators";
    let short = |name: &str| is_long && matches!(name, "target" | "done" | "by");
    let rest = frame.into_iter().flat_map(|(_, lines)| *lines);
    let rest = rest.filter(|(name, _)| *name != key && !short(name));
    let lines = rest.map(|(name, value)| format!("{name}: {value}\n"));
    lines.chain([format!("{key}: {value}\n")]).collect()
}

/// A site in which one document is another one; what is not that document is the frame alone.
fn site(kind: &str, document: &str) -> MemorySource {
    let of = |own: &str| {
        let frame = FRAME.iter().find(|(kind, _)| *kind == own);
        let lines = frame.into_iter().flat_map(|(_, lines)| *lines);
        let frame = || {
            lines
                .map(|(name, value)| format!("{name}: {value}\n"))
                .collect()
        };
        if kind == own {
            document.to_owned()
        } else {
            frame()
        }
    };
    let front = |kind: &str| format!("---\n{}---\nText.\n", of(kind));
    let chart = format!("{}\n```chart\n{}```\n", front("project"), of("chart"));
    let mut files = vec![
        ("content/site.yaml", of("site")),
        ("content/projects/lifts/index.md", chart),
        ("content/projects/lifts/2021-06-11.md", front("report")),
        ("content/quarters/2021-Q2.md", front("quarter")),
        ("content/pages/about.md", front("page")),
    ];
    match kind {
        "translation" => files.push(("content/projects/lifts/index.zh-Hans.md", front(kind))),
        "page-translation" => files.push(("content/pages/about.zh-Hans.md", front(kind))),
        "report-translation" => {
            files.push(("content/projects/lifts/2021-06-11.zh-Hans.md", front(kind)));
        }
        "table" => files.push(("content/data/figures.csv", table(FIGURE_ROW, document))),
        "list" => files.push(("content/data/list.csv", table(LISTED_ROW, document))),
        _ => {}
    }
    MemorySource::new(files)
}

const FIGURE_ROW: &str = "project: lifts\ndate: 2021-09-30\nvalue: 812\n";

const LISTED_ROW: &str = "project: New homes\nno: 9\nfocus: care\ntarget: 9 homes\n";

/// A table with one row, out of lines of `column: cell`; those of `base` where the document has
/// none.
fn table(base: &str, document: &str) -> String {
    let named = |line: &&str| !document.starts_with(line.split(':').next().unwrap_or(line));
    let lines = base.lines().filter(named).chain(document.lines());
    let cells = lines.filter_map(|line| line.split_once(": "));
    let (names, cells): (Vec<&str>, Vec<&str>) = cells.unzip();
    let plain = cells.join(",").replace('"', "");
    format!("{}\n{}\n", names.join(","), plain)
}

/// No mistake with one of these codes is in a document in which a key has a value.
fn check_taken(path: &str, value: &str, codes: &[&str]) {
    let kind = path.split('.').next().expect("a kind");
    let document = document(path, value);
    let outcome = stated(&site(kind, &document), &Options::default());
    let said = outcome.diagnostics.iter();
    let wrong: Vec<String> = said
        .filter(|d| codes.contains(&d.code.id()))
        .map(|d| format!("{} {}: {}", d.code.id(), d.message, d.hint))
        .collect();
    assert!(wrong.is_empty(), "{path}: {wrong:#?}\n{document}");
}

/// A value of the indicator `homes` where the project of the frame has only `main`.
fn in_frame(path: &str, value: &str) -> String {
    let is_measured = path.starts_with("project.indicators");
    match is_measured {
        true => value.to_owned(),
        false => value.replace("homes: 812", "main: 812"),
    }
}

#[test]
fn every_key_of_the_reference_is_asked_for_and_its_example_is_taken() {
    for place in places() {
        let example = match place.key.takes {
            Takes::Id(Ids::Indicator) => "main",
            _ => place.key.example,
        };
        check_taken(&place.path, &in_frame(&place.path, example), TAKEN);
    }
}

#[test]
fn what_holds_without_a_key_may_be_written() {
    for place in places() {
        if let Usual::Is(value) = place.key.usual {
            check_taken(&place.path, value, TAKEN);
        }
    }
}

#[test]
fn every_word_that_the_reference_lists_is_taken() {
    for place in places() {
        // What a rule of the site was and became is of its own kind for each of these words.
        if place.path == "site.changes.field" {
            continue;
        }
        if let Takes::Word(words) = place.key.takes {
            let check = |word: &&str| check_taken(&place.path, word, &["E004", "E011"]);
            words.iter().for_each(check);
        }
    }
}

#[test]
fn a_row_has_the_columns_that_tables_of_figures_are_read_by() {
    let mut own: Vec<&str> = ROW.keys().map(|key| key.name).collect();
    let columns = COLUMNS.iter();
    let mut known: Vec<&str> = columns.map(|(name, _)| *name).collect();
    own.sort_unstable();
    known.sort_unstable();
    assert_eq!(own, known);
}

#[test]
fn a_row_that_lists_a_project_has_the_columns_that_are_read_and_says_their_other_heads() {
    let own: Vec<&str> = LISTED.keys().map(|key| key.name).collect();
    let keys = KEYS.iter().map(|(name, _)| *name);
    let known: Vec<&str> = keys.chain(["project", "no", "indicator", "unit"]).collect();
    let (mut own_sorted, mut known) = (own.clone(), known);
    own_sorted.sort_unstable();
    known.sort_unstable();
    assert_eq!(own_sorted, known);
    let place = find("list.departments");
    let said = super::key(&place[0], Tongue::English);
    assert!(said.contains("责任部门"), "{said}");
}
