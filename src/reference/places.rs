//! Where each key stands, as a path, and how a word finds it.

use super::heads::{COLUMNS, KEYS};
use super::keys::{KeyDoc, KeyMap, Takes};
use super::pages::{
    CHART, LISTED, PAGE, PAGE_WORDS, PERIOD, PROJECT_WORDS, REPORT, REPORT_WORDS, ROW,
};
use super::project::PROJECT;
use super::site::SITE;

/// What an author writes as a whole: a file, a front matter, a block or a row.
#[derive(Debug)]
pub struct Kind {
    /// The word by which a schema of it is asked for, and with which its paths begin.
    pub word: &'static str,
    /// Where it is written.
    pub file: &'static str,
    /// Its keys.
    pub map: &'static KeyMap,
}

/// Everything that an author writes.
pub static KINDS: &[Kind] = &[
    of("site", "content/site.yaml", &SITE),
    of(
        "project",
        "content/projects/ID.md or content/projects/ID/index.md",
        &PROJECT,
    ),
    of("report", "content/projects/ID/2021-06-11.md", &REPORT),
    of(
        "quarter",
        "content/quarters/2021-Q3.md (months/, half-years/, years/)",
        &PERIOD,
    ),
    of("page", "content/pages/NAME.md", &PAGE),
    of("translation", "content/projects/ID.en.md", &PROJECT_WORDS),
    of("page-translation", "content/pages/NAME.en.md", &PAGE_WORDS),
    of(
        "report-translation",
        "content/projects/ID/2021-06-11.en.md",
        &REPORT_WORDS,
    ),
    of("chart", "a block ```chart in any text", &CHART),
    of(
        "table",
        "a row of content/data/*.csv, .xlsx …, or of a table beside a project",
        &ROW,
    ),
    of(
        "list",
        "a row of content/data/*.csv, .xlsx … that has a focus, batch, target or due date",
        &LISTED,
    ),
];

const fn of(word: &'static str, file: &'static str, map: &'static KeyMap) -> Kind {
    Kind { word, file, map }
}

/// A key at one of the places where it may stand.
#[derive(Clone, Debug)]
pub struct Place {
    /// Its path, as `site.calendar.starts`; ids and days on the way are left out.
    pub path: String,
    /// The map that it stands in.
    pub map: &'static KeyMap,
    /// The key.
    pub key: &'static KeyDoc,
}

/// Every key at every place, in the order of the table.
pub fn places() -> Vec<Place> {
    let mut all = Vec::new();
    for kind in KINDS {
        walk(kind.word, kind.map, &mut all);
    }
    all
}

fn walk(path: &str, map: &'static KeyMap, all: &mut Vec<Place>) {
    for key in map.keys() {
        let path = format!("{path}.{}", key.name);
        all.push(Place {
            path: path.clone(),
            map,
            key,
        });
        for below in key.takes.maps() {
            walk(&path, below, all);
        }
    }
}

impl Place {
    /// What else the head of the column may be called; nothing for a key that is none.
    pub fn heads(&self) -> &'static [&'static str] {
        heads(self.map, self.key)
    }
}

/// What else the head of a column may be called; nothing for a key that is none.
pub fn heads(map: &KeyMap, key: &KeyDoc) -> &'static [&'static str] {
    let of_table = ["ROW", "LISTED"].contains(&map.name);
    let mut columns = COLUMNS.iter().chain(KEYS).filter(|_| of_table);
    columns
        .find(|(name, _)| *name == key.name)
        .map_or(&[], |(_, others)| others)
}

impl Takes {
    /// The maps with keys of their own that may stand there.
    pub fn maps(&self) -> Vec<&'static KeyMap> {
        let mut found: Vec<&'static KeyMap> = Vec::new();
        self.gather(&mut found);
        found
    }

    fn gather(&self, found: &mut Vec<&'static KeyMap>) {
        match self {
            Takes::Map(map) if found.iter().all(|own| own.name != map.name) => found.push(map),
            Takes::List(of)
            | Takes::ById(of)
            | Takes::Of(_, of)
            | Takes::ByDay(of)
            | Takes::ByLanguage(of)
            | Takes::ByWord(_, of)
            | Takes::ByName(of)
            | Takes::Parts(of) => of.gather(found),
            Takes::Either(forms) => forms.iter().for_each(|form| form.gather(found)),
            _ => {}
        }
    }
}

/// The keys that a word or path means, as `due`, `milestones.due` or `indicators.homes.target`: all
/// whose path ends so. Ids on the way are passed over.
pub fn find(word: &str) -> Vec<Place> {
    let all = places();
    let ends = |place: &&Place, asked: &[&str]| {
        let own: Vec<&str> = place.path.split('.').collect();
        own.ends_with(asked)
    };
    let asked: Vec<&str> = word.split('.').collect();
    let is_name = |word: &&str| {
        let is_kind = KINDS.iter().any(|kind| kind.word == *word);
        is_kind || all.iter().any(|place| place.key.name == *word)
    };
    let known: Vec<&str> = asked.iter().copied().filter(is_name).collect();
    let is_last = known.last() == asked.last();
    let exact: Vec<Place> = all.iter().filter(|p| ends(p, &asked)).cloned().collect();
    let headed = all
        .iter()
        .filter(|place| place.heads().contains(&word))
        .cloned();
    if !exact.is_empty() || !is_last {
        return if exact.is_empty() {
            headed.collect()
        } else {
            exact
        };
    }
    all.iter().filter(|p| ends(p, &known)).cloned().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    fn check(word: &str, expected: &[&str]) {
        let paths: Vec<String> = find(word).into_iter().map(|place| place.path).collect();
        assert_eq!(paths, expected, "{word}");
    }

    #[test]
    fn a_word_means_every_key_whose_path_ends_with_it() {
        check("quarter_starts", &[]);
        check("starts", &["site.calendar.starts"]);
        check("site.calendar.starts", &["site.calendar.starts"]);
        check("milestones.due", &["project.milestones.due"]);
        check("indicators.homes.target", &["project.indicators.target"]);
        check(
            "target",
            &["project.indicators.target", "project.target", "list.target"],
        );
        check("project.nonsense", &[]);
        check("责任部门", &["list.departments"]);
        check("", &[]);
    }

    #[test]
    fn every_key_has_sentences_an_example_and_one_place_in_its_map() {
        let mut seen = BTreeSet::new();
        for Place { path, map, key } in places() {
            for says in key.says {
                assert!(says.ends_with(['.', '。']), "{path}: {says}");
                assert!(says.chars().count() < 120, "{path}: {says}");
            }
            assert!(key.says[1].chars().any(|c| '\u{4e00}' < c), "{path}");
            assert!(!key.example.is_empty(), "{path}");
            assert_eq!(
                map.keys().filter(|k| k.name == key.name).count(),
                1,
                "{path}"
            );
            seen.insert(map.name);
        }
        assert!(40 < seen.len(), "{seen:?}");
    }
}
