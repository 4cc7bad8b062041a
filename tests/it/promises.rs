//! What became of promises, and what stands beside a status: as much as is known, and no more.

use crate::support::{Files, built_from, check_said, text, words_of};

const SITE: &str = "title: T\npublisher: P\nlanguages: [en]\nbase_url: https://example.org/\n\
                    focuses: {a: A}\nas_of: 2024-12-31\n\
                    batches:\n  old: {name: Old, announced: 2023-01-01, start: 2023-01-01, \
                    due: 2024-11-30}\n  new: {name: New, announced: 2024-10-15, \
                    start: 2024-10-15, due: 2025-10-15}\n";

/// A site with some more settings and these projects, each with its id and front matter.
fn site(settings: &str, projects: &[(&str, &str)]) -> Files {
    let site = ("content/site.yaml".to_owned(), format!("{SITE}{settings}"));
    let projects = projects.iter().map(|(id, front)| {
        let path = format!("content/projects/{id}.md");
        (
            path,
            format!("---\ntitle: Title {id}\nfocus: a\n{front}---\n"),
        )
    });
    built_from([site].into_iter().chain(projects))
}

fn check_page(files: &Files, page: &str, says: &[&str], silent: &[&str]) {
    check_said(page, &words_of(text(files, page)), says, silent);
}

const Q4: &str = "quarters/2024-q4/index.html";

#[test]
fn a_promise_declared_broken_is_said_to_be_declared_so() {
    let broken = "batch: old\n\
                  declared: [{published: 2024-12-05, status: broken}]\n";
    let files = site("scale: promise\n", &[("p1", broken)]);
    let said = ["Not kept, as declared", "declared on 5 December 2024"];
    check_page(&files, Q4, &said, &["Missed"]);
    check_page(&files, "index.html", &said[..1], &["Missed"]);
}

#[test]
fn a_promise_declared_kept_after_its_day_is_not_said_to_have_come_late() {
    let kept = "batch: old\n\
                declared: [{published: 2024-12-05, status: kept}]\n";
    let files = site("scale: promise\n", &[("p1", kept)]);
    let said = [
        "Not known to be kept on time",
        "declared on 5 December 2024",
    ];
    check_page(&files, Q4, &said, &["Not kept on time", "Kept late"]);
}

/// A project that is due today, with a figure of some day.
fn due_today(figure: &str) -> String {
    format!(
        "start: 2024-01-01\ndue: 2024-12-31\ntarget: 100 homes\n\
         done: {{2024-06-30: 40, {figure}}}\n"
    )
}

#[test]
fn a_figure_of_the_due_day_itself_that_falls_short_is_the_result() {
    let short = due_today("2024-12-31: 90");
    let silent = due_today("2024-11-30: 90");
    let reached = due_today("2024-12-31: 100");
    let projects = [
        ("short", &*short),
        ("silent", &*silent),
        ("reached", &*reached),
    ];
    let files = site("", &projects);
    let home = [
        "2 of 3 promises are due",
        "Missed 1",
        "Title short",
        "Kept on time 1",
    ];
    check_page(&files, "index.html", &home, &[]);
    check_page(
        &files,
        Q4,
        &["Missed", "Result awaited", "Kept on time"],
        &[],
    );
}

#[test]
fn a_target_that_moved_is_told_as_changed_and_not_as_missed_on_its_first_day() {
    let moved = "changes: [{field: target, from: 120, to: 100, published: 2024-10-01, \
                 kind: target, \
                 reason: Less money}]\n";
    let short = due_today("2024-12-31: 90") + moved;
    let files = site("", &[("p1", &short)]);
    check_page(&files, Q4, &["Promise changed"], &["Missed"]);
}

#[test]
fn a_project_that_is_new_did_not_become_complete_or_behind() {
    let old = "start: 2024-01-01\ndue: 2025-12-31\ntarget: 100 homes\ndone: {2024-06-30: 60}\n";
    let done = "batch: new\nstart: 2024-10-15\ndue: 2025-12-31\ntarget: 100 homes\n\
                done: {2024-11-30: 100}\n";
    let late = "batch: new\nstart: 2023-10-15\ndue: 2024-12-31\ntarget: 100 homes\n\
                done: {2024-11-30: 1}\n";
    let files = site("", &[("old", old), ("done", done), ("late", late)]);
    let said = ["2 new (1 complete, 1 behind), 0 newly complete, 0 newly behind"];
    check_page(&files, Q4, &said, &[]);
    check_page(
        &files,
        "index.html",
        &["newly complete 0", "newly behind 0"],
        &[],
    );
}

#[test]
fn the_changes_of_the_key_come_to_that_of_the_total() {
    let better = "batch: old\ndeclared: [{published: 2024-06-30, status: red}, \
                  {published: 2024-11-30, status: green}]\n";
    let new = "batch: new\ndeclared: [{published: 2024-11-30, status: green}]\n";
    let files = site("scale: rag\n", &[("p1", better), ("p2", new)]);
    check_page(
        &files,
        "index.html",
        &["Green 2 +2", "Red 0 −1", "Total 2 +1"],
        &[],
    );
    check_page(&files, Q4, &["Green 2 +2", "Red 0 −1"], &[]);
}

#[test]
fn wherever_a_status_leads_what_was_declared_and_how_old_it_is_stand_beside_it() {
    let behind = "start: 2023-01-01\ndue: 2025-12-31\ntarget: 100 homes\n\
                  done: {2023-06-30: 10, 2023-12-31: 11}\n\
                  declared: [{published: 2024-11-30, status: green, scale: rag, by: Board, \
                  reason: Money is there}]\n";
    let settings = "cadence: {progress: monthly}\n";
    let files = site(settings, &[("p1", behind)]);
    let said = [
        "Board, 30 November 2024: Green (Money is there).",
        "Not updated since 31 December 2023",
    ];
    for page in [
        "index.html",
        Q4,
        "print/projects/p1/board/index.html",
        "print/projects/p1/poster/index.html",
    ] {
        check_page(&files, page, &said, &[]);
    }
}

#[test]
fn a_promise_that_was_declared_kept_and_then_closed_stays_kept() {
    let closed = "batch: old\nstage: {2024-05-02: closed}\n\
                  declared: [{published: 2024-05-02, status: kept}]\n";
    let files = site("scale: promise\n", &[("p1", closed)]);
    let said = ["Kept, as declared 1 Title p1"];
    check_page(&files, "index.html", &said, &["Missed", "awaited"]);
}

#[test]
fn nothing_is_awaited_of_what_was_given_up() {
    let given_up = "start: 2024-01-01\ndue: 2024-12-20\ntarget: 100 homes\n\
                    done: {2024-06-30: 40}\nstage: {2024-09-01: {is: cancelled, reason: No money}}\n";
    let files = site("", &[("p1", given_up)]);
    let said = ["Missed 1 Title p1"];
    check_page(&files, "index.html", &said, &["awaited", "No result"]);
}

#[test]
fn a_grade_that_looks_done_says_that_a_promise_without_figures_was_kept() {
    let scales = "scales: {outcome: [{id: done, name: Done, token: done}, \
                  {id: part, name: Partly done, token: at-risk}]}\nscale: outcome\n";
    let graded = "batch: old\ndeclared: [{published: 2024-11-30, status: done}]\n";
    let files = site(scales, &[("p1", graded)]);
    let said = ["Kept, as declared 1 Title p1"];
    check_page(&files, "index.html", &said, &["Missed", "awaited"]);
}

#[test]
fn what_is_counted_anew_each_time_did_not_begin_at_nothing() {
    let beds = "start: 2024-01-01\ndue: 2025-12-31\n\
                indicators: {beds: {name: Beds, unit: beds, accumulation: snapshot, \
                target: 500, observations: {2024-11-30: 450}}}\n";
    let files = site("", &[("p1", beds)]);
    let never = ["0 → 450", "Baseline", "On track"];
    for page in ["index.html", Q4] {
        check_page(&files, page, &["Cannot be judged yet"], &never);
    }
    check_page(&files, "projects/p1/index.html", &["450 beds"], &never);
}

#[test]
fn a_milestone_that_is_expected_after_its_day_is_overdue_and_a_forecast_is_no_due_date() {
    let late = "start: 2024-01-01\ndue: 2025-12-31\nmilestones:\n\
                \u{20} a: {name: Site cleared, due: 2024-12-15, \
                forecast: {2024-12-01: 2025-02-28}}\n\
                \u{20} b: {name: Opened, due: 2025-06-30}\n";
    let files = site("", &[("p1", late)]);
    let said = [
        "Past its deadline",
        "“Site cleared” was due on 15 December 2024 and is expected on 28 February 2025",
    ];
    check_page(
        &files,
        "projects/p1/index.html",
        &said,
        &["On track", "is due on 28 February"],
    );
}

#[test]
fn one_grade_alone_is_as_old_as_the_period_by_which_the_programme_reports() {
    let once = "start: 2023-01-01\ndue: 2026-12-31\n\
                declared: [{published: 2024-06-30, status: amber}]\n";
    let settings = |period: &str| format!("scale: rag\ncalendar: {{period: {period}}}\n");
    let page = "projects/p1/index.html";
    check_page(
        &site(&settings("month"), &[("p1", once)]),
        page,
        &["Not updated"],
        &[],
    );
    check_page(
        &site(&settings("year"), &[("p1", once)]),
        page,
        &["Amber"],
        &["Not updated"],
    );
}

#[test]
fn no_grade_is_missing_after_the_last_word_on_a_project() {
    let closed = "batch: old\nstage: {2024-05-02: closed}\n\
                  declared: [{published: 2024-02-28, status: amber}]\n";
    let open = "start: 2023-01-01\ndue: 2026-12-31\n\
                declared: [{published: 2024-02-28, status: amber}]\n";
    let files = site("scale: rag\n", &[("closed", closed), ("open", open)]);
    let page = "projects/open/index.html";
    check_page(&files, page, &["no new grade"], &[]);
    let page = "projects/closed/index.html";
    check_page(&files, page, &["Q2 2024"], &["Q3 2024"]);
    let paused = closed.replace("closed", "{is: paused, reason: Money}");
    let files = site("scale: rag\n", &[("paused", &*paused)]);
    let page = "projects/paused/index.html";
    check_page(&files, page, &["Q4 2024", "no new grade"], &[]);
}

#[test]
fn a_milestone_without_a_day_of_its_own_is_due_with_its_project_and_overdue_after_it() {
    let undated = "start: 2023-01-01\ndue: 2024-12-10\n\
                   milestones: {a: {name: Opened, due: unknown}}\n";
    let long_ago = undated.replace("2024-12-10", "2024-06-30");
    let files = site("", &[("late", undated), ("over", &long_ago)]);
    let (late, over) = ("projects/late/index.html", "projects/over/index.html");
    check_page(
        &files,
        late,
        &["Deadline passed, result awaited"],
        &["On track"],
    );
    check_page(
        &files,
        over,
        &["Past its deadline"],
        &["On track", "awaited"],
    );
}
