//! `correct` and `retarget` as they are typed: what they write, print and refuse, and their exit
//! codes.

use super::{SITE, page};
use crate::support::{self, Ran, Site, ran};
use std::path::Path;

fn milepost(root: &Path, words: &[&str]) -> Ran {
    ran(support::milepost(words).arg("-C").arg(root))
}

fn site(text: &str) -> Site {
    Site::with(&[("content/site.yaml", SITE), (FILE, text)])
}

const FILE: &str = "content/projects/homes.md";

#[test]
fn the_command_writes_the_entry_and_says_where_and_how_to_undo_it() {
    let site = site(&page(""));
    let args = [
        "correct",
        "homes",
        "2021-06-30",
        "802",
        "--reason",
        "r",
        "--evidence",
        "count",
        "--kind",
        "revision",
    ];
    let dry = milepost(site.root(), &[&args[..], &["--dry-run"]].concat());
    assert_eq!((dry.code, site.text(FILE)), (0, page("")), "{}", dry.err);
    let ran = milepost(site.root(), &args);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert_eq!(ran.out, dry.out);
    assert!(
        ran.out
            .starts_with("--- a/content/projects/homes.md\n+++ b/content/projects/homes.md\n@@ -"),
        "{}",
        ran.out
    );
    assert!(
        ran.out
            .contains("+    kind: revision\n+    reason: \"r\"\n+    evidence: [count]\n"),
        "{}",
        ran.out
    );
    assert!(
        ran.err.contains(
            "Wrote content/projects/homes.md:9, published 2021-12-31 (the as-of date in site.yaml)"
        ),
        "{}",
        ran.err
    );
    assert!(
        ran.err
            .contains(&format!("milepost undo -C '{}'", site.root().display())),
        "{}",
        ran.err
    );
    assert!(site.text(FILE).contains("published: 2021-12-31"));
    let negative = milepost(site.root(), &["retarget", "homes", "-5", "--reason", "r"]);
    assert!(
        negative.err.contains("E022") && negative.code == 1,
        "{}",
        negative.err
    );
}

#[test]
fn the_day_of_publication_is_as_of_or_the_newest_fact_and_never_today() {
    let day = |site: &Site, more: &[&str]| {
        let ran = milepost(
            site.root(),
            &[
                &["correct", "homes", "2021-06-30", "802", "--reason", "r"][..],
                more,
            ]
            .concat(),
        );
        ran.err
            .lines()
            .find_map(|line| line.split_once("published "))
            .map(|(_, day)| day.to_owned())
            .unwrap_or(ran.err)
    };
    assert_eq!(
        day(&site(&page("")), &["--published", "2021-07-01"]),
        "2021-07-01 (as given)"
    );
    assert_eq!(
        day(&site(&page("")), &["--as-of", "2021-11-30"]),
        "2021-11-30 (the day of --as-of)"
    );
    let free = site(&page(""));
    free.write(
        "content/site.yaml",
        &SITE.replace("as_of: 2021-12-31\n", ""),
    );
    assert_eq!(
        day(&free, &[]),
        "2021-06-30 (the day of the newest public fact)"
    );
    let later = site(&page(""));
    let ran = milepost(
        later.root(),
        &[
            "correct",
            "homes",
            "2021-06-30",
            "802",
            "--reason",
            "r",
            "--published",
            "2022-01-31",
        ],
    );
    assert!(
        ran.err
            .contains("the site stands at 2021-12-31; it shows this from 2022-01-31 on"),
        "{}",
        ran.err
    );
}

#[test]
fn an_edit_that_would_break_the_site_is_shown_and_not_written() {
    let site = site(&page(""));
    let before = site.text(FILE);
    let ran = milepost(
        site.root(),
        &["correct", "homes", "2021-06-30", "20", "--reason", "r"],
    );
    assert_eq!(ran.code, 1);
    assert!(
        ran.err.contains("error[E026]") && ran.err.contains("1 error; nothing was written"),
        "{}",
        ran.err
    );
    assert_eq!((ran.out.as_str(), site.text(FILE)), ("", before));
}

#[test]
fn an_entry_that_would_not_be_read_back_is_given_to_be_written_by_hand() {
    let site = site(&page("").replace("\n---\nBody", "\n...\n---\nBody"));
    let before = site.text(FILE);
    let ran = milepost(
        site.root(),
        &["correct", "homes", "2021-06-30", "802", "--reason", "r"],
    );
    assert_eq!((ran.code, site.text(FILE)), (2, before), "{}", ran.err);
    assert!(
        ran.err.contains("write it by hand, like this:") && ran.err.contains("+corrections:"),
        "{}",
        ran.err
    );
}

#[test]
fn a_mistake_elsewhere_or_the_one_being_corrected_does_not_stop_a_correction() {
    let falling = page("").replace("100,", "900,");
    let site = site(&falling);
    site.write("content/projects/other.md", "---\ntitel: x\n---\n");
    assert_eq!(milepost(site.root(), &["check"]).code, 1);
    let ran = milepost(
        site.root(),
        &[
            "correct",
            "homes",
            "2021-03-31",
            "90",
            "--reason",
            "a digit too many",
        ],
    );
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(!milepost(site.root(), &["check"]).err.contains("E026"));
    let ran = milepost(
        site.root(),
        &["correct", "missing", "2021-03-31", "90", "--reason", "r"],
    );
    assert!(
        ran.code == 2 && ran.err.contains("files with mistakes were left out"),
        "{}",
        ran.err
    );
}

#[test]
fn the_command_line_answers_what_it_cannot_take() {
    let site = site(&page(""));
    let before = site.text(FILE);
    let check = |args: &[&str], code: i32, words: &[&str]| {
        let ran = milepost(site.root(), args);
        assert_eq!(ran.code, code, "{args:?} {}", ran.err);
        for word in words {
            assert!(ran.err.contains(word), "{args:?}: {word}\n{}", ran.err);
        }
        assert_eq!(site.text(FILE), before);
    };
    check(
        &["correct", "homes", "2021-06-30", "802"],
        2,
        &[
            "error: `--reason` is missing: readers see it",
            "hint: add `--reason",
        ],
    );
    check(
        &["correct", "homes", "2021-06-30"],
        2,
        &["milepost correct PROJECT [INDICATOR] DATE VALUE --reason"],
    );
    check(
        &["correct", "home", "2021-06-30", "8", "--reason", "r"],
        2,
        &["there is no project `home`", "did you mean `homes`?"],
    );
    check(
        &["correct", "homes", "2021-06-30", "820", "--reason", "r"],
        0,
        &["warning: nothing to correct"],
    );
    check(
        &[
            "correct",
            "homes",
            "2021-06-30",
            "8",
            "--reason",
            "r",
            "--published",
            "soon",
        ],
        2,
        &["YYYY-MM-DD"],
    );
    check(
        &[
            "correct",
            "homes",
            "2021-06-30",
            "8",
            "--reason",
            "r",
            "--kind",
            "revison",
        ],
        2,
        &["'revision'"],
    );
    check(
        &["retarget", "homes", "--reason", "r"],
        2,
        &["no new value is given"],
    );
    check(
        &["retarget", "homes", "--due", "2022-02-30", "--reason", "r"],
        2,
        &["that month goes from 2022-02-01 to 2022-02-28"],
    );
    check(
        &["retarget", "homes", "1500"],
        2,
        &["`--reason` is missing"],
    );
}

#[test]
fn a_link_in_the_place_of_a_projects_file_is_not_written_through() {
    let site = site(&page(""));
    std::fs::rename(site.at(FILE), site.at("elsewhere.md")).expect("ours");
    std::os::unix::fs::symlink("../../elsewhere.md", site.at(FILE)).expect("a link");
    let ran = milepost(
        site.root(),
        &["correct", "homes", "2021-06-30", "802", "--reason", "r"],
    );
    assert_eq!(ran.code, 2, "{}", ran.err);
    assert_eq!(site.text("elsewhere.md"), page(""));
}

#[test]
fn the_demo_takes_a_correction_and_shows_the_new_figure() {
    let site = Site::copy_of(".");
    let (index, table) = (
        "content/projects/care-beds/index.md",
        "content/projects/care-beds/beds.csv",
    );
    let before = [index, table].map(|path| site.text(path));
    let ran = milepost(
        site.root(),
        &[
            "correct",
            "care-beds",
            "2021-09-30",
            "511",
            "--reason",
            "一张床位重复计算",
        ],
    );
    assert_eq!(ran.code, 0, "{}", ran.err);
    let (after, [before, rows]) = (site.text(index), before);
    let added: Vec<&str> = after
        .lines()
        .filter(|line| !before.lines().any(|old| old == *line))
        .collect();
    assert_eq!(
        after.replace(&format!("{}\n", added.join("\n")), ""),
        before
    );
    assert_eq!(site.text(table), rows);
    site.fine(&["build", "-q"]);
    let page = site.text("output/projects/care-beds/index.html");
    assert!(page.contains("511") && page.contains("一张床位重复计算"));
    let data = site.text("output/data/observations.csv");
    let row = data
        .lines()
        .find(|line| line.contains("care-beds") && line.contains("2021-09-30"))
        .expect("a row");
    assert!(row.contains("511"), "{row}");
}

#[test]
fn a_plan_that_moves_after_the_seal_is_told_and_the_audit_has_nothing_to_say() {
    let site = site(&page("plan: {2021-03-31: 100, 2021-06-30: 900}\n"));
    assert_eq!(milepost(site.root(), &["seal"]).code, 0);
    let args = [
        "retarget",
        "homes",
        "--plan",
        "2021-06-30=700,2021-09-30=1500",
        "--reason",
        "one crew fewer",
    ];
    let dry = milepost(site.root(), &[&args[..], &["--dry-run"]].concat());
    assert_eq!(
        (dry.code, site.text(FILE)),
        (0, page("plan: {2021-03-31: 100, 2021-06-30: 900}\n")),
        "{}",
        dry.err
    );
    let ran = milepost(site.root(), &args);
    assert_eq!((ran.code, &ran.out), (0, &dry.out), "{}", ran.err);
    assert!(
        site.text(FILE)
            .contains("\nplan: {2021-06-30: 700, 2021-09-30: 1500}\n"),
        "{}",
        site.text(FILE)
    );
    for round in ["before the next seal", "after it"] {
        let audit = milepost(site.root(), &["audit"]);
        assert_eq!(audit.code, 0, "{round}: {}", audit.err);
        milepost(site.root(), &["seal"]);
    }
    assert_eq!(milepost(site.root(), &["build", "-q"]).code, 0);
    let told = std::fs::read_to_string(site.at("output/en/changes/index.html")).expect("a page");
    for words in ["one crew fewer", "100 户", "1,500 户"] {
        assert!(told.contains(words), "{words}");
    }
    let silent = site
        .text(FILE)
        .replace("\nplan: {2021-06-30: 700,", "\nplan: {2021-06-30: 600,");
    site.write(FILE, &silent);
    assert_ne!(milepost(site.root(), &["audit"]).code, 0);
}

#[test]
fn a_year_of_the_programme_is_a_date_after_the_command_as_it_is_in_a_file() {
    let config = format!("{SITE}calendar: {{period: year, starts: 4}}\n");
    let text = "---\ntitle: A\nfocus: f\nstart: 2020-04-01\ndue: 2024-25\ntarget: 40 homes\n\
                done: {2020/21: 8}\n---\n";
    let site = Site::with(&[("content/site.yaml", &config), (FILE, text)]);
    let reason = ["--reason", "r", "--published", "2021-10-15"];
    for (words, written) in [
        (
            &[
                "retarget",
                "homes",
                "--due",
                "2025/26",
                "--plan",
                "2022/23=20",
            ][..],
            &[
                "due: 2025/26\n",
                "field: due, from: 2024/25, to: 2025/26",
                "plan: {2023-03-31: 20}",
            ][..],
        ),
        (
            &["correct", "homes", "2020/21", "9"],
            &["date: 2021-03-31, from: 8, to: 9"],
        ),
    ] {
        let ran = milepost(site.root(), &[words, &reason].concat());
        assert_eq!(ran.code, 0, "{words:?}: {}", ran.err);
        for wanted in written {
            assert!(site.text(FILE).contains(wanted), "{}", site.text(FILE));
        }
    }
    let words = ["retarget", "homes", "--due", "2025/27"];
    let ran = milepost(site.root(), &[&words[..], &reason].concat());
    assert_eq!(ran.code, 2, "{}", ran.err);
    assert!(ran.err.contains("`2025/27` is not a"), "{}", ran.err);
}
