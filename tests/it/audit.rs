//! What was published cannot be rewritten in silence: audit, ledger, seal and diff.

use crate::support::{Ran, Site, copy, everything, milepost, ran};
use std::fs;
use std::path::PathBuf;
use std::process::Command;

const SITE: &str = "title: T\npublisher: P\nlanguages: [en]\nas_of: 2021-08-31\nfocuses: {care: Care}\nbatches: {first: {name: First, announced: 2021-01-04, start: 2021-01-04, due: 2021-12-31}}\n";
const HOMES: &str = "---
title: Homes
focus: care
batch: first
promise: Ten homes by the end of the year.
start: 2021-01-04
due: 2021-12-31
indicators:
  homes:
    name: Homes
    unit: homes
    kind: count
    definition: homes handed over
    direction: increase
    baseline: 0
    target: 10
    plan: {2021-06-30: 5}
    observations:
      2021-03-31: 2
      2021-06-30: {value: 4, published: 2021-07-02}
milestones:
  survey: {name: Survey, due: 2021-05-15}
---
Body.
";
const LIFTS: &str = "---\ntitle: Lifts\nfocus: care\nbatch: first\ntarget: 30 lifts\ndone: {2021-05-31: 12}\n---\nBody.\n";
const REPORT: &str = "---\nkind: progress\nobservations: {homes: 6}\nmilestones: {survey: 2021-05-12}\n---\nSix now.\n";

const FILE: &str = "content/projects/homes/index.md";

/// A site that was published: committed, sealed, built, and copied. It is a subfolder of its
/// repository.
struct Published {
    work: Site,
}

impl Published {
    fn new() -> Published {
        let site = Published {
            work: Site::with(&[]),
        };
        site.write("content/site.yaml", SITE);
        site.write(FILE, HOMES);
        site.write("content/projects/homes/2021-07-31.md", REPORT);
        site.write("content/projects/lifts.md", LIFTS);
        site.fine(&["seal", "-q"]);
        site.fine(&["build", "-q"]);
        copy(&site.root().join("content"), &site.work.at("old/content"));
        let facts = site.read("output/data/facts.csv");
        site.work.write("facts.csv", &facts);
        site.git(&["init", "-q"]);
        site.git(&["add", "site/content"]);
        site.git(&["commit", "-q", "-m", "first"]);
        site
    }

    fn root(&self) -> PathBuf {
        self.work.at("site")
    }

    fn write(&self, path: &str, text: &str) {
        self.work.write(&format!("site/{path}"), text);
    }

    fn read(&self, path: &str) -> String {
        self.work.text(&format!("site/{path}"))
    }

    fn edit(&self, path: &str, from: &str, to: &str) {
        self.work.edit(&format!("site/{path}"), from, to);
    }

    fn git(&self, words: &[&str]) {
        self.work.git(words);
    }

    fn run(&self, words: &[&str]) -> Ran {
        self.work.run(&[&["-C", "site"], words].concat())
    }

    fn fine(&self, words: &[&str]) -> String {
        self.work.fine(&[&["-C", "site"], words].concat())
    }

    /// The four things that this site can be held against.
    fn sources(&self) -> [Vec<String>; 4] {
        let against = |what: String| vec!["audit".to_owned(), "--against".to_owned(), what];
        let path = |name: &str| against(self.work.at(name).to_string_lossy().into_owned());
        [
            vec!["audit".to_owned()],
            against("HEAD".to_owned()),
            path("old"),
            path("facts.csv"),
        ]
    }

    fn audit(&self, source: &[String]) -> (i32, Vec<serde_json::Value>) {
        let mut words: Vec<&str> = source.iter().map(String::as_str).collect();
        words.extend(["--format", "json"]);
        let Ran { code, out, err } = self.run(&words);
        assert!(code < 2, "{words:?}: {err}");
        let json = |line| serde_json::from_str(line).expect("JSON");
        (code, out.lines().map(json).collect())
    }
}

/// What becomes of a silent edit once its finding's own words are followed.
#[derive(Clone, Copy, PartialEq)]
enum Cure {
    /// The entry of the hint stands beside the new value.
    Entry,
    /// The old value is back, and the entry of the hint says what it is now.
    BackWithEntry,
    /// There is no entry: the old value has to come back.
    Back,
}

/// Makes one edit, and asks each source about it: code, file and line, both values, and the cure.
fn check_silent(edit: (&str, &str), code: &str, line: u64, said: &str, cure: Cure) {
    let site = Published::new();
    site.edit(FILE, edit.0, edit.1);
    let edited = site.read(FILE);
    for source in site.sources() {
        site.write(FILE, &edited);
        let (exit, found) = site.audit(&source);
        let wanted = |f: &&serde_json::Value| {
            f["code"] == code && f["message"].as_str().is_some_and(|m| m.contains(said))
        };
        let finding = found
            .iter()
            .find(wanted)
            .unwrap_or_else(|| panic!("{source:?} {edit:?}: {found:?}"));
        assert_eq!(exit, 1, "{source:?} {edit:?}");
        assert_eq!(
            (finding["file"].as_str(), finding["line"].as_u64()),
            (Some(FILE), Some(line)),
            "{source:?} {finding}"
        );
        assert_eq!(found.last().expect("a closing line")["result"], "audited");
        let hint = finding["hint"].as_str().expect("words");
        let entry = hint.split_once('\n').map_or("", |(_, entry)| entry);
        let (text, entry) = match cure {
            Cure::Entry => (edited.as_str(), entry),
            Cure::BackWithEntry => (HOMES, entry),
            Cure::Back => (HOMES, ""),
        };
        assert!(cure == Cure::Back || !entry.is_empty(), "{hint}");
        site.write(
            FILE,
            &text.replace("\n---\nBody", &format!("\n{entry}\n---\nBody")),
        );
        let (exit, found) = site.audit(&source);
        assert_eq!(
            (exit, found.len()),
            (0, 1),
            "{source:?} {edit:?} after {hint}: {found:?}"
        );
        site.fine(&["check", "-q"]);
    }
    site.fine(&["build", "-q"]);
    let page = site.read("output/changes/index.html");
    let entries = page.matches("<li id=\"mp-change-homes-").count()
        + page.matches("<li id=\"mp-correction-homes-").count();
    assert_eq!(
        entries,
        usize::from(cure != Cure::Back),
        "{edit:?}: an entry is shown to the public, what was put back is not"
    );
}

#[test]
fn a_published_figure_is_not_changed_in_silence() {
    check_silent(
        ("2021-03-31: 2", "2021-03-31: 3"),
        "A001",
        19,
        "2021-03-31 was 2, is now 3",
        Cure::BackWithEntry,
    );
}

#[test]
fn a_published_figure_does_not_vanish() {
    check_silent(
        ("      2021-03-31: 2\n", ""),
        "A002",
        9,
        "2021-03-31 was 2 and is gone",
        Cure::BackWithEntry,
    );
}

#[test]
fn a_target_is_not_moved_in_silence() {
    check_silent(
        ("target: 10", "target: 8"),
        "A003",
        16,
        "the target of `homes` was 10, is now 8",
        Cure::Entry,
    );
}

#[test]
fn a_target_is_not_taken_away_or_made_a_range_in_silence() {
    check_silent(
        ("target: 10\n    plan: {2021-06-30: 5}", "no_target: open"),
        "A003",
        9,
        "was 10, is now none",
        Cure::Back,
    );
    check_silent(
        ("target: 10", "target: {value: 10, date: 2022-01-31}"),
        "A003",
        16,
        "was 10, is now 10 by 2022-01-31",
        Cure::Entry,
    );
}

#[test]
fn a_date_is_not_moved_in_silence() {
    check_silent(
        ("due: 2021-12-31", "due: 2022-03-31"),
        "A003",
        7,
        "the due date was 2021-12-31, is now 2022-03-31",
        Cure::Entry,
    );
    check_silent(
        ("start: 2021-01-04", "start: 2021-02-01"),
        "A003",
        6,
        "the start was 2021-01-04, is now 2021-02-01",
        Cure::Entry,
    );
}

#[test]
fn no_part_of_a_promise_changes_in_silence() {
    check_silent(
        ("baseline: 0", "baseline: {value: 0, date: 2021-01-31}"),
        "A003",
        15,
        "was 0, is now 0 on 2021-01-31",
        Cure::Entry,
    );
    check_silent(
        ("baseline: 0", "baseline: 1"),
        "A003",
        15,
        "the baseline of `homes` was 0, is now 1",
        Cure::Entry,
    );
    check_silent(
        (
            "plan: {2021-06-30: 5}",
            "plan: {2021-06-30: 4, 2021-09-30: 40%}",
        ),
        "A003",
        17,
        "was 2021-06-30 5, is now 2021-06-30 4; 2021-09-30 40%",
        Cure::Entry,
    );
    check_silent(
        ("plan: {2021-06-30: 5}", "every: monthly"),
        "A003",
        9,
        "was 2021-06-30 5, is now none",
        Cure::Entry,
    );
    check_silent(
        ("direction: increase", "direction: at-least"),
        "A003",
        14,
        "was increase, is now at-least",
        Cure::Entry,
    );
    check_silent(
        ("baseline: 0", "baseline: 0\n    shape: late-start"),
        "A003",
        16,
        "was none, is now late-start",
        Cure::Entry,
    );
    let wording = (
        "definition: homes handed over",
        "definition: \"homes: begun or handed over\"",
    );
    check_silent(
        wording,
        "A003",
        13,
        "was `homes handed over`, is now `homes: begun or handed over`",
        Cure::Entry,
    );
    check_silent(
        ("Ten homes", "Some homes"),
        "A003",
        5,
        "is now `Some homes by the end of the year.`",
        Cure::Back,
    );
}

#[test]
fn a_unit_and_a_kind_never_change() {
    check_silent(
        ("unit: homes", "unit: flats"),
        "A004",
        11,
        "the unit of `homes` was `homes`, is now `flats`",
        Cure::Back,
    );
    check_silent(
        ("kind: count", "kind: index"),
        "A004",
        12,
        "the kind of `homes` was count, is now index",
        Cure::Back,
    );
}

#[test]
fn the_day_of_a_milestone_and_of_a_publication_stays() {
    check_silent(
        ("due: 2021-05-15", "due: 2021-08-15"),
        "A007",
        22,
        "was 2021-05-15, is now 2021-08-15",
        Cure::Back,
    );
    check_silent(
        ("published: 2021-07-02", "published: 2021-07-09"),
        "A006",
        20,
        "on 2021-07-02, the content says 2021-07-09",
        Cure::Back,
    );
    check_silent(
        ("{value: 4, published: 2021-07-02}", "4"),
        "A006",
        20,
        "on 2021-07-02, the content says 2021-06-30",
        Cure::Back,
    );
}

#[test]
fn a_project_does_not_vanish_and_may_end_in_the_open() {
    let site = Published::new();
    let lifts = "content/projects/lifts.md";
    for source in site.sources() {
        fs::remove_file(site.root().join(lifts)).expect("there");
        let (exit, found) = site.audit(&source);
        let finding = found
            .iter()
            .find(|f| f["code"] == "A005")
            .unwrap_or_else(|| panic!("{source:?}: {found:?}"));
        assert_eq!((exit, finding["file"].is_null()), (1, true), "{source:?}");
        let message = finding["message"].as_str().expect("words");
        assert!(
            message.starts_with("lifts: the project was published and is gone"),
            "{message}"
        );
        let knows_the_path = source
            .get(2)
            .is_some_and(|what| what == "HEAD" || what.ends_with("old"));
        assert_eq!(
            message.contains("it stood in content/projects/lifts.md"),
            knows_the_path,
            "{source:?} {message}"
        );
        let hint = finding["hint"].as_str().expect("words");
        let entry = hint.split_once('\n').map_or("", |(_, entry)| entry);
        site.write(
            lifts,
            &LIFTS.replace("\n---\nBody", &format!("\n{entry}\n---\nBody")),
        );
        assert_eq!(site.audit(&source).0, 0, "{source:?} after {hint}");
    }
    site.write(lifts, &LIFTS.replace("focus:", "draft: true\nfocus:"));
    for source in site.sources() {
        let (_, found) = site.audit(&source);
        let finding = found
            .iter()
            .find(|f| f["code"] == "A005")
            .unwrap_or_else(|| panic!("{source:?}: {found:?}"));
        assert_eq!(finding["file"], lifts);
        assert!(
            finding["message"]
                .as_str()
                .expect("words")
                .contains("is a draft now"),
            "{finding}"
        );
    }
}

#[test]
fn a_report_and_what_it_says_stays() {
    let site = Published::new();
    fs::rename(
        site.root().join("content/projects/homes/2021-07-31.md"),
        site.root().join("content/projects/homes/2021-08-02.md"),
    )
    .expect("renamed");
    for source in site.sources() {
        let (_, found) = site.audit(&source);
        let mut codes: Vec<&str> = found.iter().filter_map(|f| f["code"].as_str()).collect();
        codes.sort_unstable();
        codes.dedup();
        assert!(
            codes.starts_with(&["A002", "A006", "A007"]),
            "{source:?} {found:?}"
        );
    }
}

#[test]
fn a_correction_once_published_stays_as_well() {
    let site = Published::new();
    let entry = |to: &str| {
        format!(
            "\ncorrections: [{{published: 2021-08-20, indicator: homes, date: 2021-03-31, from: 2, to: {to}, reason: r, kind: correction}}]\n---\nBody"
        )
    };
    let text = |to: &str| HOMES.replace("\n---\nBody", &entry(to));
    site.write(FILE, &text("3"));
    site.git(&["commit", "-q", "-a", "-m", "corrected"]);
    site.write(FILE, &text("1"));
    let (_, found) = site.audit(&site.sources()[1]);
    assert!(
        found[0]["message"]
            .as_str()
            .expect("words")
            .ends_with("was 3, is now 1"),
        "{found:?}"
    );
    site.write(FILE, HOMES);
    let (_, found) = site.audit(&site.sources()[1]);
    assert!(
        found[0]["message"]
            .as_str()
            .expect("words")
            .ends_with("was 3, is now 2"),
        "{found:?}"
    );
    let hint = found[0]["hint"].as_str().expect("words");
    assert!(
        hint.starts_with("put the entry of 2021-08-20 back") && hint.contains("from: 2, to: 3"),
        "{hint}"
    );
}

#[test]
fn the_same_number_written_otherwise_is_the_same_figure() {
    let site = Published::new();
    site.edit(FILE, "2021-03-31: 2", "2021-03-31: 2.0");
    site.edit(FILE, "target: 10", "target: 10.00");
    site.edit(
        FILE,
        "definition: homes handed over",
        "definition: homes   handed over",
    );
    for source in site.sources() {
        assert_eq!(site.audit(&source).0, 0, "{source:?}");
    }
    site.fine(&["check"]);
}

#[test]
fn what_is_added_is_no_finding_and_what_is_dated_back_is() {
    let site = Published::new();
    let next = "content/projects/homes/2021-08-31.md";
    site.write(
        next,
        "---\nkind: progress\nobservations: {homes: 7}\n---\nSeven now.\n",
    );
    site.edit(
        FILE,
        "milestones:\n",
        "milestones:\n  opening: {name: Opening, due: 2021-11-30}\n",
    );
    for source in site.sources() {
        assert_eq!(
            site.audit(&source).0,
            0,
            "{source:?}: {:?}",
            site.audit(&source).1
        );
    }
    site.edit(
        FILE,
        "      2021-03-31: 2\n",
        "      2021-03-31: 2\n      2021-04-30: 3\n",
    );
    let found = |source: &Vec<String>| {
        site.audit(source)
            .1
            .iter()
            .any(|f| f["code"] == "A008" && f["line"] == 20)
    };
    assert_eq!(site.sources().each_ref().map(found), [true; 4]);
    site.edit(
        FILE,
        "2021-04-30: 3",
        "2021-04-30: {value: 3, published: 2021-08-31}",
    );
    for source in site.sources() {
        assert_eq!(site.audit(&source).0, 0, "{source:?}");
    }
}

#[test]
fn a_seal_only_adds_and_the_second_one_adds_nothing() {
    let site = Published::new();
    let first = site.read("content/ledger.csv");
    assert!(
        site.fine(&["seal"])
            .contains("Nothing new as of 2021-08-31")
    );
    assert_eq!(site.read("content/ledger.csv"), first);
    site.edit(
        FILE,
        "      2021-03-31: 2\n",
        "      2021-03-31: 2\n      2021-08-31: 8\n",
    );
    site.edit(
        FILE,
        "definition: homes handed over",
        "definition: homes handed over\n    every: monthly",
    );
    site.edit("content/site.yaml", "2021-08-31", "2021-10-05");
    // Within the days of grace the quarter's last figures may still come in.
    assert!(!site.fine(&["seal", "--dry-run"]).contains("2021-q3"));
    site.edit("content/site.yaml", "2021-10-05", "2021-10-12");
    assert!(
        site.fine(&["seal", "--dry-run"])
            .contains("Would seal 2 new facts and the editions 2021-q3")
    );
    assert_eq!(site.read("content/ledger.csv"), first);
    site.fine(&["seal"]);
    let second = site.read("content/ledger.csv");
    assert!(
        first
            .lines()
            .all(|line| second.lines().any(|other| other == line)),
        "a row was changed\n{second}"
    );
    assert!(
        second.contains("homes,indicators.homes@2021-08-31,8,,2021-10-12,"),
        "{second}"
    );
    // Nobody recorded since when figures come every month; the ledger does from now on.
    assert!(
        second.contains("homes,indicators.homes.every,monthly,2021-10-12,2021-10-12,"),
        "{second}"
    );
    assert!(
        second
            .lines()
            .skip(1)
            .map(|l| l.split(",,").next())
            .is_sorted(),
        "{second}"
    );
    site.fine(&["check"]);
    assert!(site.fine(&["seal"]).contains("Nothing new"));
}

#[test]
fn an_edition_vouches_for_its_facts_and_an_audit_holds_it_to_them() {
    use sha2::{Digest, Sha256};
    let site = Published::new();
    site.edit("content/site.yaml", "2021-08-31", "2021-10-12");
    site.fine(&["build", "-q", "--editions", "quarters"]);
    let manifest: serde_json::Value =
        serde_json::from_str(&site.read("output/editions/2021-q2/edition.json")).expect("JSON");
    let table = site.read("output/editions/2021-q2/data/facts.csv");
    let sum: String = Sha256::digest(table.as_bytes())
        .iter()
        .map(|b| format!("{b:02x}"))
        .collect();
    assert_eq!(manifest["sha256"], sum);
    assert_eq!(manifest["facts"], table.lines().count() - 1);
    site.fine(&["seal"]);
    assert!(
        site.read("content/ledger.csv")
            .contains(&format!(",edition 2021-q2,{sum},")),
        "the ledger records another sum"
    );
    let output = site.root().join("output").display().to_string();
    site.fine(&["audit", "--against", &output]);
    site.edit(
        FILE,
        "      2021-03-31: 2\n",
        "      2021-03-31: 2\n      2021-04-30: 3\n",
    );
    let Ran {
        code, err: said, ..
    } = site.run(&["audit", "--against", &output]);
    assert_eq!(code, 1);
    let words = "the published edition 2021-q2 would no longer be the same: new is `homes indicators.homes@2021-04-30`";
    assert!(said.contains("A009") && said.contains(words), "{said}");
}

#[test]
fn a_seal_refuses_what_was_rewritten_and_leaves_the_ledger_alone() {
    let site = Published::new();
    let before = site.read("content/ledger.csv");
    site.edit(FILE, "target: 10", "target: 8");
    let Ran {
        code, err: said, ..
    } = site.run(&["seal"]);
    assert_eq!(code, 1);
    assert!(
        said.contains("A003") && said.contains("was 10, is now 8"),
        "{said}"
    );
    assert_eq!(site.read("content/ledger.csv"), before);
    let Ran {
        code, err: said, ..
    } = site.run(&["build"]);
    assert!(
        code == 1 && said.contains("A003"),
        "every build holds the content against the ledger: {said}"
    );
}

#[test]
fn a_ledger_edited_together_with_the_content_no_longer_fits_its_editions() {
    let site = Published::new();
    site.edit(FILE, "2021-03-31: 2", "2021-03-31: 3");
    site.edit("content/ledger.csv", "@2021-03-31,2,", "@2021-03-31,3,");
    let (code, found) = site.audit(&["audit".to_owned()]);
    assert_eq!((code, found[0]["code"].as_str()), (1, Some("A009")));
    assert!(
        found[0]["message"]
            .as_str()
            .expect("words")
            .contains("2021-q1, 2021-q2"),
        "{found:?}"
    );
}

#[test]
fn a_ledger_joined_line_by_line_is_read() {
    let site = Published::new();
    let text = site.read("content/ledger.csv");
    let mut lines: Vec<&str> = text.lines().collect();
    lines[1..].reverse();
    let joined = [&lines[..], &lines[..]].concat().join("\r\n") + "\r\n";
    site.write("content/ledger.csv", &joined);
    assert_eq!(site.audit(&["audit".to_owned()]).0, 0);
    assert!(site.fine(&["seal"]).contains("Nothing new"));
    let broken = text.replacen(
        "homes,due,2021-12-31,,2021-08-31",
        "homes,due,2021-12-31,,",
        1,
    );
    for (broken, code) in [
        (&broken, "E033"),
        (&text.replacen(",sealed", "", 1), "E034"),
        (&text.replacen(",,2021-08-31", ",,soon", 1), "E033"),
    ] {
        site.write("content/ledger.csv", broken);
        let Ran {
            code: exit,
            out,
            err,
        } = site.run(&["check", "--format", "json"]);
        assert!(
            exit == 1
                && out.contains(&format!("\"code\":\"{code}\""))
                && out.contains("ledger.csv"),
            "{out}{err}"
        );
    }
}

#[test]
fn the_ledger_is_known_and_never_published() {
    let site = Published::new();
    assert!(!site.fine(&["check"]).contains("W115"));
    assert!(
        !everything(&site.root().join("output"))
            .keys()
            .any(|path| path.contains("ledger"))
    );
    site.edit(
        "content/site.yaml",
        "title: T",
        "static: [ledger.csv]\ntitle: T",
    );
    let Ran {
        code, err: said, ..
    } = site.run(&["build"]);
    assert!(
        code == 1 && said.contains("E058") && said.contains("data/facts.csv"),
        "{said}"
    );
    assert!(
        !everything(&site.root().join("output"))
            .keys()
            .any(|path| path.contains("ledger"))
    );
    site.edit("content/site.yaml", "static: [ledger.csv]\n", "");
    site.edit(FILE, "Body.", "[all](../../ledger.csv)");
    let Ran {
        code, err: said, ..
    } = site.run(&["check"]);
    assert!(code == 1 && said.contains("E058"), "{said}");
}

/// What is in the way of reading a revision, with its exit code.
fn check_refused(
    site: &Published,
    args: &[&str],
    change: impl FnOnce(&mut Command),
    code: i32,
    said: &[&str],
) {
    let mut command = milepost(&["-C", "site", "audit"]);
    command.args(args).current_dir(site.work.root());
    change(&mut command);
    let Ran {
        code: exit, err, ..
    } = ran(&mut command);
    assert_eq!(exit, code, "{args:?}: {err}");
    for words in said {
        assert!(err.contains(words), "{args:?}: {err}");
    }
}

#[test]
fn what_is_in_the_way_of_an_audit_is_said_with_what_to_do() {
    let site = Published::new();
    let none = |_: &mut Command| {};
    check_refused(
        &site,
        &["--against", "v9"],
        none,
        2,
        &["`v9`: there is no such revision, folder or file", "git log"],
    );
    check_refused(
        &site,
        &["--against=--output=x"],
        none,
        2,
        &["no name of a revision"],
    );
    check_refused(
        &site,
        &["--against", "HEAD"],
        |c| _ = c.env("PATH", "/nowhere"),
        3,
        &["`git` is not installed", "install git"],
    );
    let empty = site.work.at("empty");
    fs::create_dir(&empty).expect("a folder");
    check_refused(
        &site,
        &["--against", &empty.to_string_lossy()],
        none,
        2,
        &["neither `content/site.yaml` nor `data/facts.csv`"],
    );
    site.work.write("other.csv", "a,b\n1,2\n");
    let table = site.work.at("other.csv");
    check_refused(
        &site,
        &["--against", &table.to_string_lossy()],
        none,
        2,
        &["no table of facts", "E034"],
    );
    // A hook tells git about another repository.
    check_refused(
        &site,
        &["--against", "HEAD"],
        |c| _ = c.env("GIT_DIR", "/nowhere").env("GIT_INDEX_FILE", "/x"),
        0,
        &["git revision HEAD, no findings"],
    );
    site.git(&["mv", "site/content", "site/away"]);
    site.git(&["commit", "-q", "-a", "-m", "moved"]);
    site.git(&["mv", "site/away", "site/content"]);
    check_refused(
        &site,
        &["--against", "HEAD"],
        none,
        2,
        &["it has no `content/` in this folder"],
    );
    check_refused(&site, &["--against", "HEAD~1"], none, 0, &["no findings"]);
    fs::remove_dir_all(site.work.at(".git")).expect("there");
    let outside = |c: &mut Command| _ = c.env("GIT_CEILING_DIRECTORIES", "/");
    check_refused(
        &site,
        &["--against", "HEAD"],
        outside,
        2,
        &["in no git repository"],
    );
}

#[test]
fn a_shallow_clone_says_so() {
    let site = Published::new();
    site.git(&["commit", "-q", "--allow-empty", "-m", "second"]);
    site.git(&[
        "clone",
        "-q",
        "--depth",
        "1",
        &format!("file://{}", site.work.root().display()),
        "clone",
    ]);
    let words = ["-C", "clone/site", "audit", "--against", "HEAD~1"];
    let Ran {
        code, err: said, ..
    } = site.work.run(&words);
    assert!(
        code == 2 && said.contains("shallow clone") && said.contains("git fetch --unshallow"),
        "{said}"
    );
}

#[test]
fn old_content_that_no_longer_checks_is_named_with_its_messages() {
    let site = Published::new();
    site.edit(FILE, "unit: homes", "unti: homes");
    site.git(&["commit", "-q", "-a", "-m", "broken"]);
    site.edit(FILE, "unti: homes", "unit: homes");
    let Ran {
        code, err: said, ..
    } = site.run(&["audit", "--against", "HEAD"]);
    assert_eq!(code, 2);
    assert!(
        said.contains("`HEAD` has mistakes of its own") && said.contains("E004"),
        "{said}"
    );
}

#[test]
fn a_site_that_milepost_built_can_be_held_against() {
    let site = Published::new();
    let output = site.root().join("output").to_string_lossy().into_owned();
    let said = site.fine(&["audit", "--against", &output]);
    assert!(
        said.contains("facts compared with the site in") && said.contains("no findings"),
        "{said}"
    );
    site.edit(FILE, "2021-03-31: 2", "2021-03-31: 3");
    let Ran {
        code, err: said, ..
    } = site.run(&["audit", "--against", &output]);
    assert!(
        code == 1
            && said.contains("was 2, is now 3")
            && said.contains("index.md:19:7")
            && said.contains("1 finding"),
        "{said}"
    );
    let out = site
        .run(&["audit", "--against", &output, "--format", "github"])
        .out;
    assert!(
        out.starts_with("::error file=content/projects/homes/index.md,line=19,col=7,title=A001::"),
        "{out}"
    );
}

#[test]
fn a_table_of_facts_holds_what_was_known_on_its_day() {
    let site = Published::new();
    let rows = |as_of: &str| {
        site.fine(&["build", "-q", "--as-of", as_of]);
        site.read("output/data/facts.csv")
            .lines()
            .map(str::to_owned)
            .collect::<Vec<_>>()
    };
    let (june, july) = (rows("2021-06-30"), rows("2021-07-31"));
    assert!(june.iter().all(|row| july.contains(row)) && june.len() < july.len());
    let new = |row: &str| july.iter().any(|r| r == row) && !june.iter().any(|r| r == row);
    for row in [
        "homes,indicators.homes@2021-06-30,4,2021-07-02",
        "homes,indicators.homes@2021-07-31,6,2021-07-31",
        "homes,reports.2021-07-31,listed,2021-07-31",
        "homes,milestones.survey.met,2021-05-12,2021-07-31",
    ] {
        assert!(new(row), "{row}: {july:?}");
    }
    let json: serde_json::Value =
        serde_json::from_str(&site.read("output/data/facts.json")).expect("JSON");
    assert_eq!(json["facts"].as_array().map(Vec::len), Some(july.len() - 1));
}

#[test]
fn a_diff_tells_figures_statuses_and_texts_and_writes_nothing() {
    let site = Published::new();
    let before = everything(&site.root().join("output"));
    assert_eq!(site.fine(&["diff"]), "Nothing would change\n");
    site.write(
        "content/projects/homes/2021-08-31.md",
        "---\nkind: progress\nobservations: {homes: 10}\n---\nAll.\n",
    );
    site.edit("content/projects/lifts.md", "Body.", "Other words.");
    let said = site.fine(&["diff"]);
    for words in [
        "+ projects/homes/2021-08-31/index.html",
        "  homes\n    status ",
        "homes@2021-08-31: 10 new",
        "projects/lifts/index.html: 1 paragraphs new, 1 gone\n    - Body.\n    + Other words.",
    ] {
        assert!(said.contains(words), "{words}\n{said}");
    }
    let json: serde_json::Value =
        serde_json::from_str(&site.fine(&["diff", "--format", "json"])).expect("JSON");
    assert_eq!(json["texts"][0]["new"][0], "Other words.");
    assert_eq!(everything(&site.root().join("output")), before);
    fs::remove_dir_all(site.root().join("output")).expect("there");
    assert!(site.fine(&["diff"]).starts_with("There is no site in "));
}

#[test]
fn a_new_site_joins_two_ledgers_line_by_line() {
    let work = Site::with(&[]);
    let init = |name: &str| {
        work.fine(&["init", name]);
        work.text(&format!("{name}/.gitattributes"))
    };
    assert_eq!(init("a"), "content/ledger.csv merge=union\n");
    work.write("b/.gitattributes", "* text\n");
    assert_eq!(init("b"), "* text\n");
}
