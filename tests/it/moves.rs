//! What moved in a period, what stood still, and of what nobody knows.

use crate::support::{Files, built, check_said, text, words_of};
use milepost::io::MemorySource;
use milepost::{Options, base::Date};

/// A site of yearly periods with one project that is under way since 2020, as of a day.
fn site(front: &str, day: &str) -> Files {
    let config = "title: T\npublisher: P\nlanguages: [en, zh-Hans]\nfocuses: {a: A}\n\
                  calendar: {period: year, grace: 0}\n\
                  batches: {b: {name: B, announced: 2020-01-02, start: 2020-01-01, \
                  due: 2030-12-31}}\n";
    let project = format!("---\ntitle: A\nfocus: a\nbatch: b\n{front}---\nText.\n");
    let source = MemorySource::new([
        ("content/site.yaml", config.to_owned()),
        ("content/projects/a.md", project),
    ]);
    let options = Options {
        as_of: Date::parse(day),
        ..Options::default()
    };
    built(&source, &options)
}

/// What the showcase of a year says of its one project.
fn check(front: &str, day: &str, says: &[&str], never: &[&str]) {
    let files = site(front, day);
    let page = format!("years/{}/index.html", &day[..4]);
    check_said(&page, &words_of(text(&files, &page)), says, never);
}

const HOMES: &str = "unit: homes\nevery: yearly\ntarget: 100\n";

#[test]
fn a_project_stood_still_where_its_figures_say_so_and_not_where_there_are_none() {
    let moving = format!("{HOMES}done: {{2021: 5, 2022: 12, 2023: 20, 2024: 31}}\n");
    let silent = ["none stood still for two years, one has no new figure for two years"];
    check(
        &moving,
        "2026-07-01",
        &silent,
        &["one stood still", "Without movement"],
    );
    let still = format!("{HOMES}done: {{2021: 5, 2022: 12, 2024: 20, 2025: 20}}\n");
    let told = [
        "one stood still for two years",
        "Without movement in two years: A",
    ];
    check(&still, "2026-07-01", &[], &["one stood still"]);
    let still_twice = still.replace("2025: 20", "2025: 20, 2026-06-30: 20");
    check(&still_twice, "2026-07-01", &told, &["no new figure"]);
    let sheet = words_of(text(
        &site(&moving, "2026-07-01"),
        "print/projects/a/index.html",
    ));
    check_said(
        "sheet",
        &sheet,
        &["No new figure since 31 December 2025"],
        &["No change since"],
    );
}

#[test]
fn what_began_in_a_period_moves_forward_in_it() {
    let begun =
        format!("start: 2021-02-01\npublished: 2021-02-01\n{HOMES}done: {{2021-08-31: 43}}\n");
    check(&begun, "2021-12-31", &["1 moved forward"], &[]);
    // How far it had come before it was announced is not known.
    let before =
        format!("start: 2020-02-01\npublished: 2021-02-01\n{HOMES}done: {{2021-08-31: 43}}\n");
    check(&before, "2021-12-31", &["0 moved forward"], &[]);
}

#[test]
fn a_baseline_later_than_the_start_begins_the_way_on_its_own_day() {
    let front = "unit: PJ\nkind: index\nevery: yearly\n\
                 baseline: {value: 20, date: 2022-12-31}\ntarget: 600\n\
                 done: {2024-12-31: 124}\n";
    let page = words_of(text(&site(front, "2026-01-31"), "projects/a/index.html"));
    // 476 are left at 52 a year: 9.15 years from the end of 2024, 3.15 more than there are.
    check_said("page", &page, &["about 3.2 years late"], &[]);
    let same = "unit: \"%\"\nkind: percent\ndirection: decrease\nevery: yearly\n\
                baseline: {value: 18.8, date: 2020}\ntarget: 5\n\
                done: {2020: 18.8, 2021: 17.9, 2024: 17.2}\n";
    let files = site(same, "2026-01-31");
    let rows = text(&files, "data/indicators.csv");
    // 1.6 points in the four years since the end of 2020.
    check_said(
        "page",
        &words_of(text(&files, "projects/a/index.html")),
        &["0.4 points a year"],
        &[],
    );
    assert!(rows.contains("18.8"), "{rows}");
}
