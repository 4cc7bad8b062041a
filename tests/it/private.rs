//! Who is private, and what is internal, stands in no file by id: neither in what people read nor in
//! what programs do; and what was sealed before somebody became private stays what it was.

use crate::support::{Files, Site, built_from, text, unpacked};
use std::io::Read;

const PEOPLE: &str = "title: T\npublisher: P\nlanguages: [en, zh-Hans]\nas_of: 2021-08-31\n\
    base_url: https://t.example/\nfocuses: {care: Care}\neditions: periods\n\
    people: {ann: Ann, robert-stone: {name: Robyn, private: true}}\n";

const LIFTS: &str = "---\ntitle: Lifts\nfocus: care\npublished: 2021-01-04\nstart: 2021-01-04\n\
    due: 2021-12-31\nlead: {2021-01-04: [ann, robert-stone], 2021-04-30: robert-stone}\n\
    target: 30 lifts\ndone: {2021-05-31: 12}\nactions:\n  \
    fix: {text: Fix, from: resident, raised: 2021-05-03, owner: robert-stone, visibility: public}\n  \
    hush: {text: Hushed deed, from: audit, raised: 2021-05-03, due: 2021-07-01, owner: ann}\n\
    changes:\n  - {published: 2021-06-01, field: actions.fix.owner, from: ann, to: robert-stone, \
    kind: record, reason: Ann is away}\n  \
    - {published: 2021-06-02, field: actions.hush.due, from: none, to: 2021-07-01, \
    kind: record, reason: Hushed reason}\n---\nBody.\n";

fn files(settings: &str, project: &str) -> Files {
    built_from([
        ("content/site.yaml", settings),
        ("content/projects/lifts.md", project),
    ])
}

/// The texts of a file: of a workbook those of its parts.
fn said(bytes: &[u8]) -> String {
    let plain = unpacked(bytes);
    let Ok(mut parts) = zip::ZipArchive::new(std::io::Cursor::new(&plain)) else {
        return String::from_utf8_lossy(&plain).into_owned();
    };
    let mut all = String::new();
    for at in 0..parts.len() {
        let mut part = parts.by_index(at).expect("a part of the workbook");
        let mut bytes = Vec::new();
        part.read_to_end(&mut bytes).expect("memory");
        all += &String::from_utf8_lossy(&bytes);
    }
    all
}

fn check_nowhere(files: &Files, words: &[&str]) {
    for (path, bytes) in files {
        let said = said(bytes);
        for word in words {
            assert!(!said.contains(word), "{path} says {word}");
        }
    }
}

#[test]
fn the_id_of_a_private_person_stands_in_no_file() {
    let files = files(PEOPLE, LIFTS);
    check_nowhere(&files, &["robert", "Robyn"]);
    let facts = text(&files, "data/facts.csv");
    for row in [
        "lifts,lead,ann; (private),",
        "lifts,lead,(private),2021-04-30",
        "lifts,actions.fix.owner,(private),2021-06-01",
    ] {
        assert!(facts.contains(row), "no {row} in {facts}");
    }
    assert!(text(&files, "data/projects.csv").contains(",(private),"));
    assert!(text(&files, "projects/lifts/index.html").contains("R…"));
}

#[test]
fn what_moved_of_an_internal_action_stands_in_no_file() {
    let files = files(PEOPLE, LIFTS);
    check_nowhere(&files, &["Hushed", "actions.hush"]);
    assert!(text(&files, "data/changes.csv").contains("actions.fix.owner"));
}

/// A site that was sealed and built while nobody was private.
fn sealed() -> Site {
    let open = PEOPLE.replace(", private: true", "");
    let site = Site::with(&[
        ("content/site.yaml", &open),
        ("content/projects/lifts.md", LIFTS),
    ]);
    site.fine(&["seal", "-q"]);
    site.fine(&["build", "-q"]);
    let facts = site.text("output/data/facts.csv");
    assert!(facts.contains("robert-stone"), "{facts}");
    site
}

#[test]
fn what_was_sealed_and_published_by_name_stays_valid_when_somebody_becomes_private() {
    let site = sealed();
    let output = site.at("output").to_string_lossy().into_owned();
    site.edit(
        "content/site.yaml",
        "{name: Robyn}",
        "{name: Robyn, private: true}",
    );
    for words in [&["audit"][..], &["audit", "--against", &output]] {
        let said = site.fine(words);
        assert!(said.contains("no findings"), "{words:?}: {said}");
    }
    let before = site.text("content/ledger.csv");
    site.fine(&["seal", "-q"]);
    assert_eq!(site.text("content/ledger.csv"), before);
    // And the other way round, with what was published without the name.
    site.fine(&["build", "-q"]);
    assert!(!site.text("output/data/facts.csv").contains("robert"));
    site.edit("content/site.yaml", ", private: true", "");
    let said = site.fine(&["audit", "--against", &output]);
    assert!(said.contains("no findings"), "{said}");
}

#[test]
fn another_lead_in_the_place_of_a_named_one_is_still_found() {
    let site = sealed();
    site.edit(
        "content/projects/lifts.md",
        "2021-04-30: robert-stone",
        "2021-04-30: ann",
    );
    let ran = site.run(&["audit"]);
    assert_eq!(ran.code, 1, "{}", ran.err);
    assert!(
        ran.err.contains("was robert-stone, is now ann"),
        "{}",
        ran.err
    );
}
