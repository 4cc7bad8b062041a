//! Edits of published content without an entry about them. Each is made, and held against every
//! earlier state that can know it: the ledger, a git revision, a built folder, a table of facts.
//! The same for a site that was sealed by an earlier version, whose ledger has fewer kinds of
//! facts.

use crate::support::{Ran, Site, everything, repository};
use std::fs;

/// A site that was sealed before the record knew what decides a status.
const BEFORE: &str = "tests/sites/sealed-before";
const HOMES: &str = "content/projects/homes/index.md";
const LIFTS: &str = "content/projects/lifts.md";
const REPORT: &str = "content/projects/homes/2021-07-31.md";
const SITE: &str = "content/site.yaml";
const LEDGER: &str = "content/ledger.csv";

/// One silent edit: what it is, the file, what stands there, what takes its place.
const EDITS: &[(&str, &str, &str, &str)] = &[
    (
        "headline moved",
        HOMES,
        "    kind: percent",
        "    headline: true\n    kind: percent",
    ),
    (
        "`level: input` added",
        HOMES,
        "    kind: percent",
        "    level: input\n    kind: percent",
    ),
    (
        "`closed` added",
        HOMES,
        "    kind: percent",
        "    closed: 2021-08-01\n    kind: percent",
    ),
    (
        "an indicator's tolerance",
        HOMES,
        "tolerance: {days: 10}",
        "tolerance: {days: 60}",
    ),
    (
        "an indicator's tolerance removed",
        HOMES,
        "    tolerance: {days: 10}\n",
        "",
    ),
    (
        "the site's tolerances",
        SITE,
        "tolerances: {days: 7}",
        "tolerances: {days: 90}",
    ),
    (
        "`calendar.closed`",
        SITE,
        "2021-02-11/2021-02-17",
        "2021-02-11/2021-08-17",
    ),
    ("`grace`", SITE, "grace: 10", "grace: 40"),
    (
        "`quarter_starts`",
        SITE,
        "grace: 10",
        "grace: 10, quarter_starts: [2, 5, 8, 11]",
    ),
    (
        "`cadence`",
        SITE,
        "tolerances:",
        "cadence: {progress: yearly}\ntolerances:",
    ),
    (
        "a group of the site's own",
        HOMES,
        "funder: bank\n",
        "funder: [bank, city]\n",
    ),
    (
        "a group of the site's own, removed",
        HOMES,
        "funder: bank\n",
        "",
    ),
    ("a milestone's share", HOMES, "share: 2}", "share: 5}"),
    (
        "a milestone's evidence",
        HOMES,
        "evidence: [minutes], share",
        "evidence: [list], share",
    ),
    ("a figure's flag removed", HOMES, "flag: provisional, ", ""),
    (
        "a figure's flag added",
        HOMES,
        "{value: 2, evidence: [list]}",
        "{value: 2, evidence: [list], flag: estimated}",
    ),
    (
        "a figure's evidence",
        HOMES,
        "{value: 2, evidence: [list]}",
        "{value: 2}",
    ),
    (
        "a declared status removed",
        HOMES,
        "declared:\n  - {published: 2021-06-11, status: behind, by: Housing office, reason: the rain}\n",
        "",
    ),
    (
        "a declared status rewritten",
        HOMES,
        "status: behind",
        "status: well-behind",
    ),
    (
        "who declared a status",
        HOMES,
        "status: behind, by: Housing office",
        "status: behind, by: Roads office",
    ),
    (
        "the scale of a declared status",
        HOMES,
        "status: behind",
        "scale: review, status: behind",
    ),
    (
        "a declared confidence",
        HOMES,
        "level: medium",
        "level: high",
    ),
    (
        "an action moved",
        HOMES,
        "due: 2021-08-20, owner: housing",
        "due: 2021-12-20, owner: housing",
    ),
    (
        "an action hidden",
        HOMES,
        "owner: housing, visibility: public}",
        "owner: housing}",
    ),
    (
        "an action handed over",
        HOMES,
        "owner: housing",
        "owner: roads",
    ),
    ("`focus`", HOMES, "focus: care", "focus: work"),
    ("`lead`", HOMES, "lead: lin", "lead: wu"),
    (
        "`departments`",
        HOMES,
        "lead: housing, support: [roads]",
        "lead: roads, support: [housing]",
    ),
    ("`places`", HOMES, "places: [east]", "places: [west]"),
    (
        "`provenance` of a project",
        LIFTS,
        "focus: work",
        "focus: work\nprovenance: illustrative",
    ),
    (
        "`provenance` of an indicator",
        HOMES,
        "    kind: percent",
        "    provenance: illustrative\n    kind: percent",
    ),
    (
        "a stage backdated",
        HOMES,
        "stage: {2021-01-04: under-way}",
        "stage: {2021-01-04: under-way, 2021-03-01: {is: paused, reason: rain}}",
    ),
    (
        "a figure backdated",
        HOMES,
        "      2021-03-31: {",
        "      2021-04-30: 3\n      2021-03-31: {",
    ),
    (
        "a figure changed",
        HOMES,
        "{value: 4, published",
        "{value: 5, published",
    ),
    (
        "the unit in another language",
        HOMES,
        "zh-Hans: 套",
        "zh-Hans: 户",
    ),
    (
        "the definition in another language",
        HOMES,
        "zh-Hans: 已交付的住房",
        "zh-Hans: 已开工的住房",
    ),
    (
        "the promise in another language",
        HOMES,
        "年底前建成十套",
        "年底前建成若干",
    ),
];

/// Words that decide nothing: the edits are told apart.
const WORDS: &[(&str, &str, &str, &str)] = &[
    (
        "the title of a project",
        LIFTS,
        "title: Lifts",
        "title: New lifts",
    ),
    (
        "a title in another language",
        HOMES,
        "title: {en: Homes, zh-Hans: 住房}",
        "title: {en: Homes, zh-Hans: 新住房}",
    ),
    (
        "the name of an indicator",
        HOMES,
        "name: {en: Comfort,",
        "name: {en: Content,",
    ),
    (
        "the name of a milestone",
        HOMES,
        "name: Keys",
        "name: All keys",
    ),
    (
        "the note of a figure",
        HOMES,
        "en: counted on site",
        "en: counted from the road",
    ),
    (
        "the note of a figure removed",
        HOMES,
        ", note: {en: counted on site, zh-Hans: 现场清点}",
        "",
    ),
    (
        "a note added to a figure",
        HOMES,
        "{value: 2, evidence: [list]}",
        "{value: 2, evidence: [list], note: as told}",
    ),
    (
        "the reason of a declared status",
        HOMES,
        "reason: the rain",
        "reason: the frost",
    ),
    (
        "the text of an action",
        HOMES,
        "text: Mend the drains",
        "text: Look at the drains",
    ),
    (
        "the title of a report",
        REPORT,
        "title: Seen",
        "title: Heard",
    ),
];

/// An edit by its name, and what makes it.
type Edit = (&'static str, fn(&Published));

/// The record edited by hand in the running quarter, and how.
const RECORD: &[Edit] = &[
    ("a figure and its row of the ledger", |site| {
        site.edit(HOMES, "2021-06-30: {value: 4", "2021-06-30: {value: 5");
        site.edit(LEDGER, "@2021-06-30,4,", "@2021-06-30,5,");
    }),
    ("an action and its row of the ledger", |site| {
        site.edit(HOMES, "due: 2021-08-20, owner", "due: 2021-12-20, owner");
        site.edit(LEDGER, "drains.due,2021-08-20", "drains.due,2021-12-20");
    }),
    ("a running figure and its row of the ledger", |site| {
        site.edit(REPORT, "homes: 6", "homes: 7");
        site.edit(LEDGER, "@2021-07-31,6,", "@2021-07-31,7,");
    }),
    ("a running figure removed with its row", |site| {
        site.edit(REPORT, "observations: {homes: 6}\n", "");
        site.rows(|line| !line.contains("@2021-07-31,6,"));
    }),
    ("only rows of the ledger removed", |site| {
        site.rows(|line| !line.contains("@2021-07-31,6,"))
    }),
    ("the day of a seal in a row", |site| {
        site.edit(
            LEDGER,
            "tolerance,days 10,2021-08-31,2021-08-31",
            "tolerance,days 10,2021-08-31,2021-08-30",
        );
    }),
    ("a row added by hand", |site| {
        site.edit(
            LEDGER,
            "homes,due,",
            "homes,indicators.homes@2021-05-31,3,,2021-08-31\nhomes,due,",
        );
        site.edit(
            HOMES,
            "      2021-06-30: {",
            "      2021-05-31: 3\n      2021-06-30: {",
        );
    }),
    ("a row added by hand in the name of no seal", |site| {
        site.edit(
            LEDGER,
            "homes,due,",
            "homes,indicators.homes@2021-05-31,3,,2021-08-31,0badf00d\nhomes,due,",
        );
        site.edit(
            HOMES,
            "      2021-06-30: {",
            "      2021-05-31: 3\n      2021-06-30: {",
        );
    }),
    (
        "a running figure, its row and all check sums taken away",
        |site| {
            site.edit(REPORT, "homes: 6", "homes: 7");
            site.edit(LEDGER, "@2021-07-31,6,", "@2021-07-31,7,");
            site.rows(|line| !line.starts_with(",seal "));
            let text = site.0.text(LEDGER);
            let bare = |line: &str| {
                line.split_at(
                    line.rfind(',')
                        .filter(|_| line.matches(',').count() == 5)
                        .unwrap_or(line.len()),
                )
                .0
                .to_owned()
            };
            site.0.write(
                LEDGER,
                &text
                    .lines()
                    .map(|line| bare(line) + "\n")
                    .collect::<String>(),
            );
        },
    ),
];

/// What nobody but another copy of the ledger can know.
const UNKNOWN: &[(&str, &str, &str)] = &[
    (
        "a running figure, its row and all check sums taken away",
        "ledger",
        "it looks like one of an earlier version",
    ),
    (
        "only rows of the ledger removed",
        "built site",
        "it holds no ledger",
    ),
    (
        "only rows of the ledger removed",
        "facts.csv",
        "it holds no ledger",
    ),
    (
        "the day of a seal in a row",
        "built site",
        "it holds no ledger",
    ),
    (
        "the day of a seal in a row",
        "facts.csv",
        "it holds no ledger",
    ),
];

/// The edits that a record of the first kinds of fact can know.
const KNOWN_BEFORE: &[&str] = &[
    "`quarter_starts`",
    "a stage backdated",
    "a figure backdated",
    "a figure changed",
];

/// What each edit is held against.
const WAYS: [&str; 4] = ["ledger", "git revision", "built site", "facts.csv"];

struct Published(Site);

impl Published {
    /// Sealed by the program of this day, committed, built and its table of facts put aside.
    fn new() -> Published {
        let site = Published::before();
        site.edit(REPORT, "kind: progress\n", "kind: progress\ntitle: Seen\n");
        site.0.fine(&["seal", "-q"]);
        site.0.fine(&["build", "-q", "--editions", "quarters"]);
        let facts = site.0.text("output/data/facts.csv");
        site.0.write("facts.csv", &facts);
        site.0.git(&["init", "-q"]);
        site.0.git(&["add", "content"]);
        site.0.git(&["commit", "-q", "-m", "first"]);
        site
    }

    /// Sealed by an earlier program, whose table of facts was put aside.
    fn before() -> Published {
        let site = Site::copy_of(BEFORE);
        let facts = fs::read_to_string(repository(BEFORE).join("facts.csv")).expect("there");
        site.write("facts.csv", &facts);
        Published(site)
    }

    /// Keeps some rows of the ledger.
    fn rows(&self, keep: impl Fn(&str) -> bool) {
        let text = self.0.text(LEDGER);
        let kept: String = text
            .lines()
            .filter(|line| keep(line))
            .map(|line| format!("{line}\n"))
            .collect();
        assert_ne!(text, kept, "no row was taken");
        self.0.write(LEDGER, &kept);
    }

    /// Puts all files back that an edit may have touched.
    fn restored(&self, edit: impl FnOnce()) -> impl FnOnce() + '_ {
        let texts = [HOMES, LIFTS, REPORT, SITE, LEDGER].map(|path| (path, self.0.text(path)));
        edit();
        move || {
            texts
                .iter()
                .for_each(|(path, text)| self.0.write(path, text))
        }
    }

    /// Exit code, and everything that was said.
    fn run(&self, words: &[&str]) -> (i32, String) {
        let Ran { code, out, err } = self.0.run(words);
        (code, out + &err)
    }

    /// The codes that a way finds, and `words` where it tells of words; nothing for none.
    fn found(&self, way: &str) -> String {
        let said = self.said(way);
        let mut codes: Vec<String> = said
            .iter()
            .filter_map(|l| Some(l["code"].as_str()?.to_owned()))
            .collect();
        codes.retain(|code| code.starts_with('A'));
        codes.sort();
        codes.dedup();
        if said.iter().any(|l| l["severity"] == "note") {
            codes.push("words".to_owned());
        }
        codes.join(" ")
    }

    /// Everything that a way says.
    fn said(&self, way: &str) -> Vec<serde_json::Value> {
        let at = |name: &str| self.0.at(name).to_string_lossy().into_owned();
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
        said.lines()
            .filter_map(|line| serde_json::from_str(line).ok())
            .collect()
    }

    /// Puts one text in the place of another; the file as it was before.
    fn edit(&self, path: &str, from: &str, to: &str) -> String {
        let before = self.0.text(path);
        self.0.edit(path, from, to);
        before
    }
}

#[test]
fn every_silent_edit_is_caught_in_every_way_that_can_know_it() {
    let site = Published::new();
    for way in WAYS {
        assert_eq!(site.found(way), "", "nothing is edited yet: {way}");
    }
    let mut table = head(&WAYS);
    for (what, path, from, to) in EDITS {
        let back = site.restored(|| _ = site.edit(path, from, to));
        table.push_str(&line(what, WAYS.map(|way| site.found(way)).map(caught)));
        back();
    }
    for (what, path, from, to) in WORDS {
        let back = site.restored(|| _ = site.edit(path, from, to));
        let cell = |way: &str| match (site.found(way), way) {
            (found, "facts.csv") if found.is_empty() => "cannot know: it holds no words".to_owned(),
            (found, _) if found == "words" => "told as words".to_owned(),
            (found, _) => format!("MISSED {found}"),
        };
        table.push_str(&line(what, WAYS.map(cell)));
        assert_eq!(site.run(&["audit"]).0, 0, "{what}: words are no error");
        back();
    }
    for (what, edit) in RECORD {
        let back = site.restored(|| edit(&site));
        let cell = |way: &str| match UNKNOWN
            .iter()
            .find(|(edit, of, _)| (edit, *of) == (what, way))
        {
            Some((_, _, why)) if site.found(way).is_empty() => format!("cannot know: {why}"),
            Some(_) => "MISSED: it is known".to_owned(),
            None => caught(site.found(way)),
        };
        table.push_str(&line(what, WAYS.map(cell)));
        back();
    }
    println!("{table}");
    assert!(!table.contains("MISSED"), "{table}");
}

fn head(ways: &[&str]) -> String {
    format!(
        "| silent edit | {} |\n|---|{}\n",
        ways.join(" | "),
        "---|".repeat(ways.len())
    )
}

fn line<const N: usize>(what: &str, cells: [String; N]) -> String {
    format!("| {what} | {} |\n", cells.join(" | "))
}

fn caught(codes: String) -> String {
    if codes.is_empty() {
        "MISSED".to_owned()
    } else {
        format!("caught ({codes})")
    }
}

#[test]
fn a_record_of_an_earlier_program_knows_the_first_kinds_of_fact_and_says_nothing_wrong_of_the_others()
 {
    let site = Published::before();
    let ways = ["ledger", "facts.csv"];
    let mut table = head(&ways);
    let words = WORDS.iter().filter(|(_, path, ..)| *path != REPORT);
    for (what, path, from, to) in EDITS.iter().chain(words) {
        let back = site.restored(|| _ = site.edit(path, from, to));
        let cell = |way: &str| match (site.found(way), KNOWN_BEFORE.contains(what)) {
            (found, false) if found.is_empty() => {
                "cannot know: not recorded before the next seal".to_owned()
            }
            (found, true) if !found.is_empty() => format!("caught ({found})"),
            // A table of facts has no editions, whose quarters would begin on other days.
            (found, true)
                if found.is_empty() && (*what, way) == ("`quarter_starts`", "facts.csv") =>
            {
                "cannot know: it has no editions".to_owned()
            }
            (found, _) => format!("MISSED {found}"),
        };
        table.push_str(&line(what, ways.map(cell)));
        back();
    }
    println!("{table}");
    assert!(!table.contains("MISSED"), "{table}");
}

/// Follows the hint of a finding to the letter: the entry is pasted, or what was published is put
/// back.
fn follow(site: &Published, finding: &serde_json::Value, edited: (&str, &str)) {
    let (path, before) = edited;
    let hint = finding["hint"].as_str().expect("words");
    let (told, entry) = hint.split_once('\n').unwrap_or((hint, ""));
    let text = if told.starts_with("add to") || told.starts_with("say") {
        site.0.text(path)
    } else {
        before.to_owned()
    };
    let key = entry.split(':').next().unwrap_or_default();
    let stands = |line: &str| {
        !key.is_empty()
            && line
                .trim_start()
                .starts_with(&format!("{}:", key.trim_start()))
    };
    let is_pasted = told.starts_with("add to") || told.starts_with("say");
    let pasted = match text.lines().find(|line| stands(line)).filter(|_| is_pasted) {
        Some(line) => text.replacen(line.trim_start(), entry, 1),
        None if !is_pasted => text,
        None if path == SITE => format!("{text}{entry}\n"),
        None => text.replacen("\n---\nBody", &format!("\n{entry}\n---\nBody"), 1),
    };
    site.0.write(path, &pasted);
}

#[test]
fn whoever_does_what_a_finding_says_hears_no_more_of_it() {
    let site = Published::new();
    let (mut pasted, mut heard) = (0, Vec::new());
    for (what, path, from, to) in EDITS {
        let before = site.0.text(path);
        let back = site.restored(|| _ = site.edit(path, from, to));
        let said = site.said("ledger");
        let findings = said
            .iter()
            .filter(|l| l["code"].is_string() && l["code"] != "A009");
        for finding in findings {
            follow(&site, finding, (path, &before));
        }
        pasted += usize::from(site.0.text(path) != before);
        for way in WAYS {
            let found = site.found(way);
            if !found.is_empty() {
                heard.push(format!("{what}, {way}: {found}, after {said:?}"));
            }
        }
        let (code, told) = site.run(&["check", "-q"]);
        if code != 0 {
            heard.push(format!("{what}: {told}"));
        }
        back();
    }
    assert!(heard.is_empty(), "{}", heard.join("\n"));
    assert!(
        24 <= pasted,
        "only {pasted} hints hold an entry that can be pasted"
    );
}

#[test]
fn a_site_sealed_before_the_record_knew_these_facts_stays_valid_and_learns_them_at_the_next_seal() {
    let site = Published::before();
    let facts = site.0.at("facts.csv").to_string_lossy().into_owned();
    let old = ["audit", "--against", &facts];
    assert_eq!((site.run(&["audit"]).0, site.run(&old).0), (0, 0));
    // What the ledger cannot know is no finding, whichever it is.
    let text = site.edit(HOMES, "tolerance: {days: 10}", "tolerance: {days: 60}");
    assert_eq!((site.run(&["audit"]).0, site.run(&old).0), (0, 0));
    site.0.write(HOMES, &text);
    let (code, said) = site.run(&["seal"]);
    assert_eq!(code, 0, "{said}");
    assert_eq!(site.run(&["audit"]).0, 0, "{}", site.run(&["audit"]).1);
    assert!(site.run(&["seal"]).1.contains("Nothing new"));
    site.edit(HOMES, "tolerance: {days: 10}", "tolerance: {days: 60}");
    assert_eq!(site.run(&["audit"]).0, 1, "from now on it is known");
    let ledger = site.0.text(LEDGER);
    assert!(
        ledger.contains("\n,seal 2021-08-31 "),
        "it has a check sum of all rows\n{ledger}"
    );
    assert!(
        ledger.contains("\nhomes,due,2021-12-31,,2021-08-31\n"),
        "the rows that were there stay to the letter\n{ledger}"
    );
    assert!(
        !ledger.contains("quarrel"),
        "an internal action is nobody's business\n{ledger}"
    );
}

#[test]
fn what_is_internal_stands_in_no_file_of_the_public() {
    let site = Published::new();
    let output = everything(&site.0.at("output"));
    assert!(
        output["data/words.csv"].contains("homes,actions.drains.text,Mend the drains,"),
        "the public action is there"
    );
    for (path, text) in &output {
        assert!(
            !text.contains("CANARY") && !text.contains("quarrel"),
            "{path}"
        );
    }
}

#[test]
fn two_branches_of_a_ledger_are_joined_line_by_line_and_the_next_seal_follows_both() {
    let site = Published::before();
    site.run(&["seal", "-q"]);
    let base = site.0.text(LEDGER);
    let branch = |from: &str, to: &str| {
        let back = site.restored(|| _ = site.edit(HOMES, from, to));
        assert_eq!(site.run(&["seal", "-q"]).0, 0);
        let ledger = site.0.text(LEDGER);
        back();
        ledger
    };
    let keys = (
        "forecast: {2021-07-02: 2021-12-10}",
        "forecast: {2021-07-02: 2021-12-10, 2021-08-31: 2021-12-20}",
    );
    let note = ("en: counted on site", "en: counted from the road");
    let (one, two) = (branch(keys.0, keys.1), branch(note.0, note.1));
    let joined = [base.as_str(), &one, &two].concat();
    site.0.write(LEDGER, &joined);
    site.edit(HOMES, keys.0, keys.1);
    site.edit(HOMES, note.0, note.1);
    assert_eq!(site.run(&["audit"]), (0, site.run(&["audit"]).1));
    site.edit(
        HOMES,
        "share: 2}",
        "share: 2}\n  door: {name: Door, due: 2021-10-31}",
    );
    assert_eq!(site.run(&["seal", "-q"]).0, 0);
    let ledger = site.0.text(LEDGER);
    let seals: Vec<&str> = ledger
        .lines()
        .filter(|line| line.starts_with(",seal "))
        .collect();
    assert!(
        seals.len() == 4 && seals.iter().filter(|line| line.contains("; ")).count() == 1,
        "{seals:?}"
    );
    assert_eq!(site.found("ledger"), "");
    // A whole seal cannot be taken away once another one follows it.
    let id = seals
        .iter()
        .find(|line| line.ends_with(","))
        .and_then(|line| line.get(17..25))
        .expect("the first")
        .to_owned();
    site.rows(|line| !line.contains(&id) || line.contains("; "));
    assert!(site.found("ledger").contains("A010"));
}
