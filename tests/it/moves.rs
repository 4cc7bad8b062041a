//! What moved in a period, what stood still, and of what nobody knows.

use crate::support::{Files, built, check_said, text, words_of};
use milepost::Options;
use milepost::io::MemorySource;

/// A project that ended in the first year.
const KEPT: &str =
    "---\ntitle: K\nfocus: a\nbatch: b\ntarget: 1 home\ndone: {2020-12-31: 1}\n---\n";

/// A site of yearly periods with that one and another project since 2020, as of a day.
fn site(front: &str, day: &str) -> Files {
    let config = format!(
        "title: T\npublisher: P\nlanguages: [en, zh-Hans]\nfocuses: {{a: A}}\nas_of: {day}\n\
         calendar: {{period: year, grace: 0}}\n\
         batches: {{b: {{name: B, announced: 2020-01-02, start: 2020-01-01, due: 2030-12-31}}}}\n"
    );
    let project = format!("---\ntitle: A\nfocus: a\nbatch: b\n{front}---\nText.\n");
    let source = MemorySource::new([
        ("content/site.yaml", config),
        ("content/projects/a.md", project),
        ("content/projects/kept.md", KEPT.to_owned()),
    ]);
    built(&source, &Options::default())
}

/// What the showcase of a year says.
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
        &[", one stood still", "Without movement"],
    );
    let still = format!("{HOMES}done: {{2021: 5, 2022: 12, 2024: 20, 2025: 20}}\n");
    let told = [
        "one stood still for two years",
        "Without movement in two years: A",
    ];
    check(&still, "2026-07-01", &[], &[", one stood still"]);
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
    // 1.6 points in the four years since the end of 2020, so 12.2 more take 30.5 years from the end
    // of 2024 on.
    check_said(
        "page",
        &words_of(text(&files, "projects/a/index.html")),
        &["at the average pace so far it would finish about 25 years late"],
        &[],
    );
}

#[test]
fn while_a_period_runs_its_figures_stand_beside_a_day_and_not_a_period_ago() {
    let front = format!("{HOMES}done: {{2021: 5, 2022: 12, 2023: 20, 2024: 31}}\n");
    let on = ["basically complete (1 on 31 December 2025)"];
    check(&front, "2026-07-01", &on, &["last year)"]);
    check(
        &front,
        "2025-12-31",
        &["basically complete (1 last year)"],
        &[],
    );
    let home = words_of(text(&site(&front, "2026-07-01"), "index.html"));
    check_said("home", &home, &["vs 31 December 2025"], &["vs last year"]);
}

#[test]
fn a_promise_declared_to_be_kept_before_its_day_is_kept_on_time() {
    let kept = |day| {
        format!(
            "scale: promise\ndue: 2021-06-30\ndeclared: [{{published: {day}, status: kept, by: B}}]\n"
        )
    };
    let says = [
        "falls due this year, 1 kept on time",
        "A the whole project 30 June Kept, as declared",
    ];
    check(
        &kept("2021-02-19"),
        "2021-12-31",
        &says,
        &["Not kept on time"],
    );
    check(
        &kept("2021-07-01"),
        "2021-12-31",
        &["0 known to be kept on time", "Not known to be kept on time"],
        &[],
    );
}

#[test]
fn a_verdict_is_not_out_of_date_and_two_ratings_tell_how_often_one_is_due() {
    let front = |status: &str, rest: &str| {
        format!(
            "scale: promise\ndeclared: [{rest}{{published: 2021-02-19, status: {status}, by: B}}]\n"
        )
    };
    let stale_on = |front: String, day: &str| {
        let rows = text(&site(&front, day), "data/projects.csv").to_owned();
        let mut rows = rows.lines().map(|row| row.split(',').collect::<Vec<_>>());
        let head = rows.next().expect("a heading");
        let at = head
            .iter()
            .position(|name| *name == "stale")
            .expect("a column");
        let row = rows.find(|row| row[0] == "a").expect("the project");
        row[at].to_owned()
    };
    let stale = |front: String| stale_on(front, "2022-01-31");
    assert_eq!(stale(front("kept", "")), "false");
    assert_eq!(stale(front("broken", "")), "false");
    assert_eq!(stale(front("partly-kept", "")), "false");
    // One alone is as old as the year by which this programme reports.
    assert_eq!(stale(front("stalled", "")), "false");
    assert_eq!(stale_on(front("stalled", ""), "2024-03-31"), "true");
    let yearly = "{published: 2020-02-19, status: in-the-works, by: B}, ";
    assert_eq!(stale(front("stalled", yearly)), "false");
}

#[test]
fn milestones_without_any_date_are_neither_in_time_nor_late() {
    let front = "due: unknown\nmilestones:\n  s: {name: Study, due: unknown, met: 2020-05-01}\n  \
                 t: {name: Track, due: unknown}\n";
    let page = |front: &str| words_of(text(&site(front, "2021-06-30"), "projects/a/index.html"));
    let says = [
        "Cannot be judged",
        "No date was published for what is left to do.",
    ];
    check_said("page", &page(front), &says, &["On track"]);
    let dated = front.replace("name: Track, due: unknown", "name: Track, due: 2030");
    check_said("page", &page(&dated), &["On track"], &[]);
}

#[test]
fn what_is_needed_is_told_from_the_day_of_the_latest_figure_as_the_pace_so_far_is() {
    let page = |front: &str, day: &str| words_of(text(&site(front, day), "projects/a/index.html"));
    let percent = "kind: percent\nunit: \"%\"\nevery: yearly\nbaseline: {value: 0, date: 2020-01-01}\n\
                   target: 100\ndone: {2021-12-31: 20, 2024-12-31: 62.2}\n";
    // 37.8 points in the six years from the figure on; 62.2 in five years so far.
    let says = [
        "Needed to be on time 6.3 points a year",
        "Average since the start 12 points a year",
    ];
    check_said("page", &page(percent, "2026-02-28"), &says, &[]);
    let homes = "due: 2021-12-31\nevery: monthly\nunit: homes\ntarget: 100\n\
                 done: {2021-10-31: 70, 2021-11-30: 80, 2021-12-30: 99}\n";
    check_said(
        "page",
        &page(homes, "2021-12-30"),
        &["Left to do 1 homes"],
        &["Needed to be"],
    );
}

#[test]
fn a_promise_whose_result_was_never_published_is_told_as_that_and_not_as_broken() {
    let front = |figures: &str| {
        format!("due: 2021-12-31\nevery: monthly\nunit: homes\ntarget: 150\ndone: {{{figures}}}\n")
    };
    let home = |figures: &str| words_of(text(&site(&front(figures), "2022-10-31"), "index.html"));
    check_said(
        "home",
        &home("2021-08-31: 143"),
        &["No result published"],
        &["Missed"],
    );
    let told = home("2021-08-31: 143, 2021-12-31: 149");
    check_said("home", &told, &["Missed"], &["No result published"]);
    let page = words_of(text(
        &site(&front("2021-08-31: 143"), "2022-10-31"),
        "projects/a/index.html",
    ));
    check_said("page", &page, &["no result was published since"], &[]);
}
