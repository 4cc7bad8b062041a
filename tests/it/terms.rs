//! What a site calls its things stands in every sentence, and nothing else does.
//!
//! The demonstration is built with every term renamed. Its authors use the old nouns in their own
//! texts, so these are taken out of the content first: what is left of them in the output is ours.

use crate::support::{Files, Site, below, build, repository, text};
use milepost::Options;
use milepost::check::Audience;
use milepost::io::MemorySource;
use std::fs;

const TERMS: &str = "
terms:
  project: {zh-Hans: 关键成果, en: {one: Initiative, other: Initiatives}}
  focus: {zh-Hans: 主题, en: {one: OKR, other: OKRs}}
  batch: {zh-Hans: 轮次, en: {one: Round, other: Rounds}}
  department: {zh-Hans: 单位, en: {one: Bureau, other: Bureaus}}
  milestone: {zh-Hans: 关口, en: {one: Gate, other: Gates}}
  lead: {zh-Hans: 负责人, en: {one: Owner, other: Owners}}
  place: {zh-Hans: 片区, en: {one: Borough, other: Boroughs}}
  indicator: {zh-Hans: 量度, en: {one: Hour, other: Hours}}
  report: {zh-Hans: 简讯, en: {one: Bulletin, other: Bulletins}}
  quarter: {zh-Hans: 档期, en: {one: Sprint, other: Sprints}}
  book: {zh-Hans: 册子, en: {one: Volume, other: Volumes}}
";

/// The nouns that the terms replace.
const OLD_ZH: &[&str] = &[
    "项目",
    "领域",
    "批次",
    "部门",
    "节点",
    "牵头领导",
    "地区",
    "指标",
    "报告",
    "季",
];
const OLD_EN: &[&str] = &[
    "project",
    "focus",
    "batch",
    "department",
    "milestone",
    "lead",
    "place",
    "indicator",
    "report",
    "quarter",
    "book",
];

/// A quarter of the calendar is a measure of time, whatever the site calls its periods.
const TIME: &[&str] = &[
    "每季",
    "一季度",
    "二季度",
    "三季度",
    "四季度",
    "every quarter",
    "a quarter",
    "a day, month, quarter, half-year or year",
    "日、月、季、半年或年",
];

/// Whether a byte belongs to a word of English.
fn is_letter(byte: Option<&u8>) -> bool {
    byte.is_some_and(u8::is_ascii_alphanumeric)
}

/// Where old nouns of English stand in a text as whole words: begin and end.
fn words(text: &str) -> Vec<(usize, usize)> {
    let bytes = text.as_bytes();
    let mut found = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        let length = bytes[at..]
            .iter()
            .take_while(|b| b.is_ascii_alphanumeric())
            .count();
        let word = text.get(at..at + length).unwrap_or_default().to_lowercase();
        let is_old = |noun: &&str| {
            ["", "s", "es"]
                .iter()
                .any(|end| word == format!("{noun}{end}"))
        };
        if OLD_EN.iter().any(is_old) {
            found.push((at, at + length));
        }
        at += length.max(1);
    }
    found
}

/// Whether a word is a key, a part of an id or of an address.
fn is_id(text: &str, (begin, end): (usize, usize)) -> bool {
    let bytes = text.as_bytes();
    let joins = |at: Option<usize>| {
        at.and_then(|at| bytes.get(at))
            .is_some_and(|b| b"-_/@=".contains(b))
    };
    let dot = |at: usize, beyond: Option<usize>| {
        bytes.get(at) == Some(&b'.') && is_letter(beyond.and_then(|beyond| bytes.get(beyond)))
    };
    joins(begin.checked_sub(1))
        || joins(Some(end))
        || dot(end, Some(end + 1))
        || (0 < begin && dot(begin - 1, begin.checked_sub(2)))
}

/// A text of the authors without any of the old nouns; keys and ids stay.
fn neutral(path: &str, text: &str) -> String {
    let mut out = String::new();
    let mut is_block = false;
    for line in text.split_inclusive('\n') {
        is_block ^= line.starts_with("```");
        let mut at = 0;
        for (begin, end) in words(line) {
            // A key, or the bare word behind one; a word before a colon of a sentence is none.
            let sentence = line[..begin].trim_end().ends_with(char::is_alphanumeric);
            let is_key = (line[end..].starts_with(':') && !sentence) || is_block;
            let behind = line[end..].trim_start();
            let ends = behind.is_empty() || behind.starts_with([',', '}', ']', '#']);
            let is_value = ends && (line[..begin].ends_with(": ") || line[..begin].contains('['));
            if is_key || is_value || is_id(line, (begin, end)) || path.ends_with(".csv") {
                continue;
            }
            out += &line[at..begin];
            out += "xyz";
            at = end;
        }
        out += &line[at..];
    }
    OLD_ZH
        .iter()
        .fold(out, |out, noun| out.replace(noun, "某某"))
}

/// The sites whose words are looked at: between them every kind of project and page.
const SITES: &[&str] = &[
    ".",
    "tests/sites/rated",
    "tests/sites/parts",
    "tests/sites/cadence-public",
    "tests/sites/hidden",
    "tests/sites/numbers",
];

/// A site with all terms renamed, its authors' texts without the old nouns.
fn renamed(folder: &str) -> Vec<(String, Vec<u8>)> {
    let content = repository(folder).join("content");
    let files = below(&content).into_iter().map(|(path, at)| {
        let bytes = fs::read(at).expect("a file");
        let is_text = [".md", ".yaml", ".csv"]
            .iter()
            .any(|end| path.ends_with(end));
        let mut bytes = match str::from_utf8(&bytes) {
            Ok(text) if is_text => neutral(&path, text).into_bytes(),
            _ => bytes,
        };
        if path == "site.yaml" {
            let terms = terms(str::from_utf8(&bytes).expect("a text"));
            bytes.extend(terms.as_bytes());
        }
        (format!("content/{path}"), bytes)
    });
    // What was sealed has the old words.
    files
        .filter(|(path, _)| path != "content/ledger.csv")
        .collect()
}

/// The terms in the languages of a site.
fn terms(config: &str) -> String {
    let languages = config.lines().find(|line| line.starts_with("languages:"));
    match languages.is_some_and(|line| line.contains("zh-Hans")) {
        true => TERMS.to_owned(),
        false => TERMS
            .lines()
            .map(|line| match line.split_once("{zh-Hans: ") {
                Some((key, rest)) => {
                    let (_, en) = rest.split_once(", ").expect("English behind Chinese");
                    format!("{key}{{{en}\n")
                }
                None => format!("{line}\n"),
            })
            .collect(),
    }
}

/// What a file says to people: the texts between tags and the attributes that are read out, of a
/// table each line.
fn spoken<'t>(path: &str, text: &'t str) -> Vec<&'t str> {
    if path.ends_with(".csv") {
        return text.lines().collect();
    }
    let attributes = |tag: &'t str| {
        let names = [
            "alt=\"",
            "aria-label=\"",
            "title=\"",
            "content=\"",
            "label=\"",
            "summary=\"",
        ];
        names.map(|name| {
            tag.split_once(name)
                .map_or("", |(_, rest)| rest.split('"').next().unwrap_or(""))
        })
    };
    let parts = text.split('<').filter_map(|part| part.split_once('>'));
    parts
        .filter(|(tag, _)| !tag.starts_with("style") && !tag.starts_with("script"))
        .flat_map(|(tag, words)| [words.trim()].into_iter().chain(attributes(tag)))
        .collect()
}

/// The old nouns in a text that is told, those of measures of time and of ids left out.
fn old_nouns(said: &str) -> Vec<String> {
    let said = TIME
        .iter()
        .fold(said.to_owned(), |said, one| said.replace(one, ""));
    let plain: Vec<&str> = said
        .split(' ')
        .filter(|word| !word.contains("://"))
        .collect();
    let said = plain.join(" ");
    let en = words(&said).into_iter().filter(|span| !is_id(&said, *span));
    let en = en.map(|(begin, end)| said[begin..end].to_owned());
    let zh = OLD_ZH
        .iter()
        .filter(|noun| said.contains(**noun))
        .map(|noun| (*noun).to_owned());
    en.chain(zh).collect()
}

/// Whether a file tells something in words, so that its words are looked at. The tables of data
/// have names of columns and ids, which never change; their dictionary says what they mean.
fn is_told(path: &str) -> bool {
    let is_table = path.ends_with(".csv") && !path.starts_with("data/");
    let ends = [".html", ".xml", ".svg"]
        .iter()
        .any(|end| path.ends_with(end));
    ends || is_table
}

/// The columns of the dictionary that are words, of each row.
fn dictionary(csv: &str) -> Vec<String> {
    let mut rows = csv::Reader::from_reader(csv.as_bytes());
    let head = rows.headers().expect("a head").clone();
    let is_words = |at: &usize| {
        let column = &head[*at];
        ["meaning", "unit", "empty"]
            .iter()
            .any(|part| column.starts_with(part))
    };
    let cells = rows.records().map(|row| row.expect("a row"));
    let cells = cells.flat_map(|row| {
        let words = (0..row.len()).filter(is_words).map(|at| row[at].to_owned());
        words.collect::<Vec<_>>()
    });
    cells.collect()
}

/// What is wrong with the words of a build, and how many of the new nouns there are.
fn check_output(made: &Files) -> (Vec<String>, usize) {
    let (mut wrong, mut new) = (Vec::new(), 0);
    for path in made.keys().filter(|path| is_told(path)) {
        let data = path.ends_with("data/index.html");
        for said in spoken(path, text(made, path)) {
            new += usize::from(said.contains("关键成果") || said.contains("nitiative"));
            // The page of the data lists columns and files by their names.
            let is_name = data && said.is_ascii() && !said.contains(' ');
            if !is_name && !old_nouns(said).is_empty() {
                wrong.push(format!("{path}: {said}"));
            }
        }
    }
    for said in dictionary(text(made, "data/dictionary.csv")) {
        if !old_nouns(&said).is_empty() {
            wrong.push(format!("data/dictionary.csv: {said}"));
        }
    }
    wrong.sort();
    wrong.dedup();
    (wrong, new)
}

#[test]
fn a_site_that_renames_its_things_has_none_of_the_old_nouns_on_any_page_or_sheet() {
    let (mut all, mut new) = (Vec::new(), 0);
    for site in SITES {
        let source = MemorySource::new(renamed(site));
        for audience in [Audience::Public, Audience::Internal] {
            let options = Options {
                audience,
                ..Options::default()
            };
            let (outcome, made) = build(&source, &options);
            assert!(outcome.made.is_some(), "{site}: {:?}", outcome.diagnostics);
            let (wrong, seen) = check_output(&made);
            all.extend(wrong.into_iter().map(|said| format!("{site}: {said}")));
            new += seen;
        }
    }
    let count = all.len();
    let told = all.join("\n");
    assert!(all.is_empty(), "{count} texts have an old noun:\n{told}");
    assert!(5000 < new, "only {new} texts have a new noun");
}

#[test]
fn what_the_terminal_says_of_the_content_has_the_words_of_the_site() {
    let files = renamed(".");
    let site = Site::new();
    for (path, bytes) in &files {
        let at = site.at(&format!("s/{path}"));
        fs::create_dir_all(at.parent().expect("a folder")).expect("a folder");
        fs::write(at, bytes).expect("a file");
    }
    let mut said = String::new();
    for day in ["2021-06-20", "2021-10-10", "2022-03-31"] {
        said += &site.fine(&["-C", "s", "status", "--as-of", day]);
    }
    // What stands between signs is a key of a file.
    let plain: String = said.split('`').step_by(2).collect();
    let wrong: Vec<&str> = plain
        .lines()
        .filter(|line| !old_nouns(line).is_empty())
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    for word in ["43 initiatives", "gate", "a bulletin"] {
        assert!(plain.contains(word), "no `{word}` in {plain}");
    }
}
