//! Every silent edit that turns a verdict, held against everything that the site was published as.

use crate::scratch::everything;
use std::fs;
use std::path::Path;
use std::process::{Command, Output};
use tempfile::TempDir;

/// A site that was sealed before the record knew what decides a status.
const BEFORE: &str = "tests/sites/sealed-before";
const HOMES: &str = "content/projects/homes/index.md";
const LIFTS: &str = "content/projects/lifts.md";
const SITE: &str = "content/site.yaml";
const LEDGER: &str = "content/ledger.csv";

/// One silent edit: what it is, the file, what stands there, what takes its place.
const EDITS: &[(&str, &str, &str, &str)] = &[
    ("headline moved", HOMES, "    kind: percent", "    headline: true\n    kind: percent"),
    ("`level: input` added", HOMES, "    kind: percent", "    level: input\n    kind: percent"),
    ("`closed` added", HOMES, "    kind: percent", "    closed: 2021-08-01\n    kind: percent"),
    ("an indicator's tolerance", HOMES, "tolerance: {days: 10}", "tolerance: {days: 60}"),
    ("an indicator's tolerance removed", HOMES, "    tolerance: {days: 10}\n", ""),
    ("the site's tolerances", SITE, "tolerances: {days: 7}", "tolerances: {days: 90}"),
    ("`calendar.closed`", SITE, "2021-02-11/2021-02-17", "2021-02-11/2021-08-17"),
    ("`grace`", SITE, "grace: 10", "grace: 40"),
    ("`quarter_starts`", SITE, "grace: 10", "grace: 10, quarter_starts: [2, 5, 8, 11]"),
    ("`cadence`", SITE, "tolerances:", "cadence: {progress: yearly}\ntolerances:"),
    ("a milestone's share", HOMES, "share: 2}", "share: 5}"),
    ("a milestone's evidence", HOMES, "evidence: [minutes], share", "evidence: [list], share"),
    ("a figure's flag removed", HOMES, "flag: provisional, ", ""),
    ("a figure's flag added", HOMES, "{value: 2, evidence: [list]}", "{value: 2, evidence: [list], flag: estimated}"),
    ("a figure's evidence", HOMES, "{value: 2, evidence: [list]}", "{value: 2}"),
    (
        "a declared status removed",
        HOMES,
        "declared:\n  - {published: 2021-06-11, status: behind, by: Housing office, reason: the rain}\n",
        "",
    ),
    ("a declared status rewritten", HOMES, "status: behind", "status: well-behind"),
    ("who declared a status", HOMES, "status: behind, by: Housing office", "status: behind, by: Roads office"),
    ("a declared confidence", HOMES, "level: medium", "level: high"),
    ("an action moved", HOMES, "due: 2021-08-20, owner: housing", "due: 2021-12-20, owner: housing"),
    ("an action hidden", HOMES, "owner: housing, visibility: public}", "owner: housing}"),
    ("an action handed over", HOMES, "owner: housing", "owner: roads"),
    ("`focus`", HOMES, "focus: care", "focus: work"),
    ("`lead`", HOMES, "lead: lin", "lead: wu"),
    ("`departments`", HOMES, "lead: housing, support: [roads]", "lead: roads, support: [housing]"),
    ("`places`", HOMES, "places: [east]", "places: [west]"),
    ("`provenance` of a project", LIFTS, "focus: work", "focus: work\nprovenance: illustrative"),
    ("`provenance` of an indicator", HOMES, "    kind: percent", "    provenance: illustrative\n    kind: percent"),
    (
        "a stage backdated",
        HOMES,
        "stage: {2021-01-04: under-way}",
        "stage: {2021-01-04: under-way, 2021-03-01: {is: paused, reason: rain}}",
    ),
    ("a figure backdated", HOMES, "      2021-03-31: {", "      2021-04-30: 3\n      2021-03-31: {"),
    ("a figure changed", HOMES, "{value: 4, published", "{value: 5, published"),
    ("the unit in another language", HOMES, "zh-Hans: 套", "zh-Hans: 户"),
    ("the definition in another language", HOMES, "zh-Hans: 已交付的住房", "zh-Hans: 已开工的住房"),
    ("the promise in another language", HOMES, "年底前建成十套", "年底前建成若干"),
];

/// What each edit is held against.
const WAYS: [&str; 4] = ["ledger", "git revision", "built site", "facts.csv"];

struct Published(TempDir);

impl Published {
    /// Sealed by the program of this day, committed, built and its table of facts put aside.
    fn new() -> Published {
        let site = Published(tempfile::tempdir().expect("a folder"));
        copy(&Path::new(env!("CARGO_MANIFEST_DIR")).join(BEFORE).join("content"), &site.0.path().join("content"));
        site.run(&["seal", "-q"]);
        site.run(&["build", "-q", "--editions", "quarters"]);
        fs::copy(site.0.path().join("output/data/facts.csv"), site.0.path().join("facts.csv")).expect("a copy");
        for args in [&["init", "-q"][..], &["add", "content"], &["commit", "-q", "-m", "first"]] {
            assert!(bare("git").args(args).current_dir(site.0.path()).output().expect("git runs").status.success());
        }
        site
    }

    fn run(&self, args: &[&str]) -> (i32, String) {
        let mut command = bare(env!("CARGO_BIN_EXE_milepost"));
        let Output { status, stdout, stderr } =
            command.arg("-C").arg(self.0.path()).args(args).output().expect("the program starts");
        let text = String::from_utf8_lossy(&stdout).into_owned() + &String::from_utf8_lossy(&stderr);
        (status.code().expect("an exit code"), text)
    }

    /// The codes that a way finds, `-` for none.
    fn found(&self, way: &str) -> String {
        let at = |name: &str| self.0.path().join(name).to_string_lossy().into_owned();
        let against = match way {
            "ledger" => None,
            "git revision" => Some("HEAD".to_owned()),
            "built site" => Some(at("output")),
            _ => Some(at("facts.csv")),
        };
        let mut args = vec!["audit", "--format", "json"];
        if let Some(what) = &against {
            args.extend(["--against", what]);
        }
        let (_, said) = self.run(&args);
        let lines = said.lines().filter_map(|line| serde_json::from_str::<serde_json::Value>(line).ok());
        let mut codes: Vec<String> = lines.filter_map(|l| Some(l["code"].as_str()?.to_owned())).collect();
        codes.retain(|code| code.starts_with('A'));
        codes.sort();
        codes.dedup();
        codes.join(" ")
    }

    fn edit(&self, path: &str, from: &str, to: &str) -> String {
        let file = self.0.path().join(path);
        let text = fs::read_to_string(&file).expect(path);
        assert!(text.contains(from), "`{from}` is not in {path}");
        fs::write(&file, text.replacen(from, to, 1)).expect("writable");
        text
    }
}

fn bare(program: &str) -> Command {
    let mut command = Command::new(program);
    command.env("GIT_CONFIG_GLOBAL", "/dev/null").env("GIT_CONFIG_SYSTEM", "/dev/null");
    for (name, value) in [("NAME", "T"), ("EMAIL", "t@t.example"), ("DATE", "2021-08-31T00:00:00Z")] {
        command.env(format!("GIT_AUTHOR_{name}"), value).env(format!("GIT_COMMITTER_{name}"), value);
    }
    command
}

fn copy(from: &Path, to: &Path) {
    for (path, text) in everything(from) {
        let to = to.join(path);
        fs::create_dir_all(to.parent().expect("inside")).expect("a folder");
        fs::write(to, text).expect("a file");
    }
}

#[test]
fn every_silent_edit_is_caught_in_every_way_that_can_know_it() {
    let site = Published::new();
    for way in WAYS {
        assert_eq!(site.found(way), "", "nothing is edited yet: {way}");
    }
    let mut table = format!("| silent edit | {} |\n|---|{}\n", WAYS.join(" | "), "---|".repeat(WAYS.len()));
    for (what, path, from, to) in EDITS {
        let text = site.edit(path, from, to);
        let cells = WAYS.map(|way| match site.found(way) {
            codes if codes.is_empty() => "MISSED".to_owned(),
            codes => format!("caught ({codes})"),
        });
        table.push_str(&format!("| {what} | {} |\n", cells.join(" | ")));
        fs::write(site.0.path().join(path), text).expect("writable");
    }
    println!("{table}");
    assert!(!table.contains("MISSED"), "{table}");
}

#[test]
fn a_site_sealed_before_the_record_knew_these_facts_stays_valid_and_learns_them_at_the_next_seal() {
    let site = Published(tempfile::tempdir().expect("a folder"));
    let before = Path::new(env!("CARGO_MANIFEST_DIR")).join(BEFORE);
    copy(&before.join("content"), &site.0.path().join("content"));
    let facts = before.join("facts.csv").to_string_lossy().into_owned();
    let old = ["audit", "--against", &facts];
    assert_eq!((site.run(&["audit"]).0, site.run(&old).0), (0, 0));
    // What the ledger cannot know is no finding, whichever it is.
    let text = site.edit(HOMES, "tolerance: {days: 10}", "tolerance: {days: 60}");
    assert_eq!((site.run(&["audit"]).0, site.run(&old).0), (0, 0));
    fs::write(site.0.path().join(HOMES), text).expect("writable");
    let (code, said) = site.run(&["seal"]);
    assert_eq!(code, 0, "{said}");
    assert_eq!(site.run(&["audit"]).0, 0, "{}", site.run(&["audit"]).1);
    assert!(site.run(&["seal"]).1.contains("Nothing new"));
    site.edit(HOMES, "tolerance: {days: 10}", "tolerance: {days: 60}");
    assert_eq!(site.run(&["audit"]).0, 1, "from now on it is known");
    let ledger = fs::read_to_string(site.0.path().join(LEDGER)).expect("there");
    assert!(!ledger.contains("quarrel"), "an internal action is nobody's business\n{ledger}");
}
