//! A key that is accepted shows on the site; one that does nothing is refused with what to do.

use crate::support::{Files, build, check_said, text};
use milepost::io::MemorySource;
use milepost::{Options, Outcome};

const CONFIG: &str =
    "title: Our promises\npublisher: Office\nlanguages: [en, zh-Hans]\nfocuses: {f: A focus}\n";
const PROJECT: &str =
    "---\ntitle: {en: Lifts, zh-Hans: 电梯}\nfocus: f\nstart: 2021-01-01\ndue: 2021-12-31\n";
const FIGURES: &str = "target: 100 homes\ndone: {2021-03-31: 12}\n";

/// What a site is made of and what is said about it, with more lines in its configuration and its
/// one project.
fn made(config: &str, project: &str) -> (Outcome, Files) {
    let lifts = format!(
        "{PROJECT}{FIGURES}{project}---
Text.
"
    );
    let parks = format!(
        "{PROJECT}{FIGURES}---
Text.
"
    );
    let source = MemorySource::new([
        ("content/site.yaml", format!("{CONFIG}{config}")),
        ("content/projects/lifts.md", lifts),
        ("content/projects/parks.md", parks),
    ]);
    build(&source, &Options::default())
}

/// The page of the project holds these words.
fn check_shown(config: &str, project: &str, path: &str, words: &[&str]) {
    let (outcome, files) = made(config, project);
    assert!(outcome.made.is_some(), "{:?}", outcome.diagnostics);
    check_said(path, text(&files, path), words, &[]);
}

#[test]
fn an_earlier_address_leads_to_the_project_in_each_language() {
    let (outcome, files) = made(
        "base_url: https://a.example/b/\n",
        "aliases: [projects/old, /up.html, https://a.example/b/c/d/]\n",
    );
    assert!(outcome.made.is_some(), "{:?}", outcome.diagnostics);
    for (path, href, canonical, title) in [
        (
            "projects/old/index.html",
            "../lifts/index.html",
            "https://a.example/b/projects/lifts/",
            "Lifts",
        ),
        (
            "up.html",
            "projects/lifts/index.html",
            "https://a.example/b/projects/lifts/",
            "Lifts",
        ),
        (
            "c/d/index.html",
            "../../projects/lifts/index.html",
            "https://a.example/b/projects/lifts/",
            "Lifts",
        ),
        (
            "zh-Hans/projects/old/index.html",
            "../lifts/index.html",
            "https://a.example/b/zh-Hans/projects/lifts/",
            "电梯",
        ),
    ] {
        let html = text(&files, path);
        for part in [
            format!("<meta http-equiv=\"refresh\" content=\"0; url={href}\">"),
            format!("<link rel=\"canonical\" href=\"{canonical}\">"),
            format!("<a href=\"{href}\">{title}</a>"),
        ] {
            assert!(html.contains(&part), "{path}: no `{part}` in {html}");
        }
        assert!(!html.contains("<script"), "{html}");
    }
    let map = text(&files, "sitemap.xml");
    assert!(
        map.contains("projects/lifts/") && !map.contains("old") && !map.contains("c/d"),
        "{map}"
    );
}

#[test]
fn an_earlier_address_that_is_somebodys_is_an_error_at_its_place() {
    for (alias, taken) in [
        ("projects/parks", "projects/parks/index.html"),
        ("projects/lifts/", "projects/lifts/index.html"),
        ("method/index.html", "method/index.html"),
    ] {
        let (outcome, _) = made("", &format!("aliases: [{alias}]\n"));
        let said = outcome
            .diagnostics
            .iter()
            .find(|d| d.code.id() == "E018")
            .unwrap_or_else(|| panic!("{alias} is not refused"));
        assert!(
            said.message.contains(taken) && said.span.is_some_and(|s| s.start > 100),
            "{said:?}"
        );
    }
    let (outcome, _) = made("", "aliases: [../x]\n");
    assert!(outcome.diagnostics.iter().any(|d| d.code.id() == "E017"));
}

#[test]
fn key_words_confidence_archives_and_licences_are_on_the_page() {
    let path = "projects/lifts/index.html";
    check_shown(
        "",
        "tags: [housing, old age]\n",
        path,
        &["Key words", "housing", "old age"],
    );
    let said = "confidence: [{published: 2021-02-01, level: high}, {published: 2021-03-01, level: low, by: Office, reason: No money}]\n";
    check_shown(
        "",
        said,
        path,
        &["Confidence of reaching the target, Office (1 March 2021): low (No money)."],
    );
    let evidence = "evidence: {e: {title: Paper, kind: document, url: \"https://a.example/1\", archived_url: \"https://b.example/2\", licence: CC0}}\n";
    check_shown(
        "",
        evidence,
        path,
        &["<a href=\"https://b.example/2\">archived copy</a>", "CC0"],
    );
}

#[test]
fn how_residents_were_asked_is_told_with_what_became_of_it() {
    let asked = "consultations: [{channel: online, from: 2020-11-01, to: 2021-01-15, received: 3120, adopted: 29, source: The office}]\n";
    check_shown(
        asked,
        "",
        "index.html",
        &[
            "November 2020 to January 2021",
            "3,120 opinions gathered: online, 29 of them adopted, The office",
        ],
    );
}

#[test]
fn a_key_that_never_did_anything_is_refused_with_what_to_do() {
    let check = |config: &str, project: &str, message: &str| {
        let (outcome, _) = made(config, project);
        let found = outcome.diagnostics.iter().find(|d| d.message == message);
        assert!(
            found.is_some_and(|d| d.code.id() == "E004" && d.hint == "remove it"),
            "{:?}",
            outcome.diagnostics
        );
        assert_eq!(
            outcome
                .diagnostics
                .iter()
                .filter(|d| d.code.id() == "E004")
                .count(),
            1
        );
    };
    check(
        "timezone: Asia/Shanghai\n",
        "",
        "`timezone` changes nothing here: a report has whole days only",
    );
    check(
        "",
        "share: 2\n",
        "`share` changes nothing here: projects are counted, not weighed",
    );
}

#[test]
fn a_promise_names_its_own_source_also_without_a_batch() {
    check_shown(
        "",
        "promise: {text: A hundred homes with a lift., source: The mayor's speech}\n",
        "projects/lifts/index.html",
        &["The mayor&#39;s speech"],
    );
}

#[test]
fn the_keys_that_are_known_are_told_once_each() {
    let (outcome, _) = made("", "unheardof: 1\n");
    let hint = &outcome.diagnostics[0].hint;
    let keys = hint.strip_prefix("known here: ").expect("a list of keys");
    let mut keys: Vec<&str> = keys.split(", ").collect();
    let all = keys.len();
    keys.sort_unstable();
    keys.dedup();
    assert_eq!(keys.len(), all, "{hint}");
}
