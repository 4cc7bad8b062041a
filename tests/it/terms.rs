//! What a site calls its things stands in every sentence, and nothing else does.

use crate::support::{below, build, repository, text};
use milepost::Options;
use milepost::io::MemorySource;
use std::collections::BTreeMap;
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
  book: {zh-Hans: 册子, en: {one: Volume, other: Volumes}}
";

/// The nouns that the terms replace.
const OLD: &[&str] = &[
    "项目",
    "领域",
    "批次",
    "部门",
    "节点",
    "牵头领导",
    "地区",
    "指标",
    "报告",
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
];

/// How the names of files end in which words are told.
const TOLD: &[&str] = &[".html", ".xml", ".svg", "dictionary.csv"];

/// Words of the demonstration's authors that have one of the nouns, where the page joins them with
/// others.
const NAMES: &[&str] = &[
    "First batch",
    "Second batch",
    "In focus",
    "practical projects",
    "this project",
    "fire department",
    "民生项目办公室",
    "并入新项目",
    "asked to lead it",
    "Nine places failed",
    "Nine rented places",
];

/// The texts of a page, without tags, and the attributes that are read out; of a table each line.
fn texts<'t>(path: &str, text: &'t str) -> Vec<&'t str> {
    if path.ends_with(".csv") {
        return text.lines().collect();
    }
    let parts = text.split('<').filter_map(|part| part.split_once('>'));
    let spoken = |tag: &'t str| {
        let names = ["alt=\"", "aria-label=\"", "title=\"", "content=\""];
        names.map(|name| {
            tag.split_once(name)
                .map_or("", |(_, rest)| rest.split('"').next().unwrap_or(""))
        })
    };
    parts
        .flat_map(|(tag, words)| [words.trim()].into_iter().chain(spoken(tag)))
        .collect()
}

/// Whether a text is the name of a column, which never changes.
fn is_id(path: &str, text: &str) -> bool {
    path.ends_with("data/index.html") && !text.contains(' ') && text.is_ascii()
}

fn old_nouns(text: &str, lang: &str) -> Vec<&'static str> {
    let small = text.to_lowercase();
    let is_word = |noun: &str| {
        let ends = ["", "s", "es"].map(|end| format!("{noun}{end}"));
        let mut words = small.split(|c: char| !c.is_alphanumeric());
        words.any(|word| ends.iter().any(|end| end == word))
    };
    match lang {
        "en" => OLD_EN
            .iter()
            .copied()
            .filter(|noun| is_word(noun))
            .collect(),
        _ => OLD
            .iter()
            .copied()
            .filter(|noun| text.contains(noun))
            .collect(),
    }
}

#[test]
fn a_site_that_renames_its_things_has_none_of_the_old_nouns_on_any_page_or_sheet() {
    let mut files: BTreeMap<String, Vec<u8>> = below(&repository("content"))
        .into_iter()
        .map(|(path, at)| (format!("content/{path}"), fs::read(at).expect("a file")))
        .collect();
    // The unit of one of its figures is a noun as well.
    for bytes in files
        .iter_mut()
        .filter_map(|(path, b)| path.ends_with(".md").then_some(b))
    {
        if let Ok(text) = str::from_utf8(bytes) {
            *bytes = text.replace("places\"", "seats\"").into_bytes();
        }
    }
    let config = files
        .get_mut("content/site.yaml")
        .expect("the configuration");
    config.extend(TERMS.as_bytes());
    let one_space = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let written: String = files
        .values()
        .map(|f| one_space(&String::from_utf8_lossy(f)))
        .collect();
    let source = MemorySource::new(files);
    let (outcome, made) = build(&source, &Options::default());
    assert!(outcome.made.is_some(), "{:?}", outcome.diagnostics);
    let mut wrong = Vec::new();
    let mut seen = 0;
    for path in made
        .keys()
        .filter(|path| TOLD.iter().any(|end| path.ends_with(end)))
    {
        let lang = if path.starts_with("en/") {
            "en"
        } else {
            "zh-Hans"
        };
        for said in texts(path, text(&made, path)) {
            let own = NAMES
                .iter()
                .fold(said.to_owned(), |said, name| said.replace(name, ""));
            seen += usize::from(own.contains("关键成果") || own.contains("nitiative"));
            if !own.contains("://")
                && !is_id(path, said)
                && !old_nouns(&own, lang).is_empty()
                && !written.contains(&one_space(said))
            {
                wrong.push(format!("{path}: {said}"));
            }
        }
    }
    assert!(
        wrong.is_empty(),
        "{} texts have an old noun:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
    assert!(1000 < seen, "only {seen} texts have a new noun");
}
