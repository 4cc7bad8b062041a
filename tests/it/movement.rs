//! What moved, and what did not: no step is made of what nobody published, none is left out, and a
//! reason stands only where it holds.

use crate::support::{Files, built_from, check_said, text, words_of};

const SITE: &str = "title: T\npublisher: P\nlanguages: [en]\nbase_url: https://example.org/\n\
                    focuses: {a: A}\nas_of: 2024-12-31\n\
                    batches: {b: {name: B, announced: 2023-01-01, start: 2023-01-01, \
                    due: 2026-12-31}}\n";

/// A site with some more settings, these projects, each with its id and front matter, and more
/// files of projects, each with its path and front matter.
fn site(settings: &str, projects: &[(&str, &str)], more: &[(&str, &str)]) -> Files {
    let site = ("content/site.yaml".to_owned(), format!("{SITE}{settings}"));
    let projects = projects.iter().map(|(id, front)| {
        let path = format!("content/projects/{id}/index.md");
        let head = format!("title: Title {id}\nfocus: a\nbatch: b\n");
        (path, format!("---\n{head}{front}---\n"))
    });
    let more = more.iter().map(|(path, front)| {
        let path = format!("content/projects/{path}.md");
        (path, format!("---\n{front}---\nWords.\n"))
    });
    built_from([site].into_iter().chain(projects).chain(more))
}

fn check(files: &Files, page: &str, says: &[&str], never: &[&str]) {
    check_said(page, &words_of(text(files, page)), says, never);
}

const HOME: &str = "index.html";
const Q4: &str = "quarters/2024-q4/index.html";
const VERSUS: &str = "quarters/2024-q4/vs/2024-q3/index.html";
const BOOK: &str = "print/quarters/2024-q4/index.html";
const TARGETS: &str = "changes/targets/index.html";

#[test]
fn the_reason_of_a_better_grade_is_no_cause_of_being_behind() {
    let grades = |second: &str| {
        format!(
            "scale: rag5\ndeclared:\n\
             \x20 - {{published: 2024-06-30, status: red, by: B, reason: The case failed}}\n\
             \x20 - {{published: 2024-11-30, status: {second}, by: B, reason: It runs}}\n"
        )
    };
    let cause = |second: &str, says: &[&str], never: &[&str]| {
        let files = site("", &[("p", &grades(second))], &[]);
        check(&files, Q4, says, never);
    };
    cause("amber-red", &["No cause published"], &["It runs No action"]);
    cause("red", &["It runs"], &["No cause published"]);
}

#[test]
fn a_blocker_and_a_next_step_do_not_outlive_a_newer_report_or_grade() {
    let late = "target: 100 homes\ndone: {2024-09-30: 1}\n";
    let old = (
        "p/2024-10-20",
        "kind: progress\nnext: Bricks by November\nblocker: No bricks\n",
    );
    let new = ("p/2024-12-15", "kind: progress\ntitle: They came\n");
    let sheet = "print/projects/p/index.html";
    let files = site("", &[("p", late)], &[old]);
    check(&files, HOME, &["No bricks"], &[]);
    check(&files, sheet, &["No bricks", "Bricks by November"], &[]);
    let files = site("", &[("p", late)], &[old, new]);
    check(&files, HOME, &[], &["No bricks"]);
    check(&files, sheet, &[], &["No bricks", "Bricks by November"]);
    let graded = |grade: &str| {
        let row = format!("published: 2024-12-01, status: {grade}, by: B, reason: Bargains");
        site(
            "",
            &[("p", &format!("{late}scale: rag\ndeclared: [{{{row}}}]\n"))],
            &[old],
        )
    };
    check(&graded("red"), HOME, &[], &["No bricks"]);
}

#[test]
fn only_what_has_figures_to_publish_has_published_none() {
    let projects = [
        ("words", "scale: promise\n"),
        ("silent", "target: 100 homes\n"),
        (
            "moving",
            "target: 100 homes\ndone: {2024-09-30: 10, 2024-12-31: 20}\n",
        ),
    ];
    let files = site("", &projects, &[]);
    check(
        &files,
        Q4,
        &[", one has published no figures, the other one did not change."],
        &[],
    );
}

#[test]
fn a_first_figure_is_not_told_as_a_step_from_zero_or_no() {
    let projects = [
        ("homes", "target: 120 homes\ndone: {2024-12-31: 120}\n"),
        (
            "law",
            "indicators: {m: {name: M, kind: yes-no, observations: {2024-12-31: yes}}}\n",
        ),
    ];
    let files = site("", &projects, &[]);
    let never = ["0 → 120", "no → yes"];
    let said = ["– → 120 homes", "– → yes"];
    for page in [Q4, VERSUS] {
        check(&files, page, &said, &never);
    }
    // The home page tells steps alone.
    for never in [never, said] {
        check(&files, HOME, &["2 basically complete"], &never);
    }
    check(
        &files,
        BOOK,
        &[],
        &["Title homes 0 120", "Title law no yes"],
    );
    let stated = "indicators: {m: {name: M, unit: homes, baseline: 40, target: 120, \
                  observations: {2024-12-31: 60}}}\n";
    let files = site("", &[("p", stated)], &[]);
    check(&files, Q4, &["40 → 60 homes"], &[]);
}

/// An indicator of a limit of at most 20 with these figures at the ends of the two quarters.
fn limit(before: f64, now: f64) -> String {
    format!(
        "indicators: {{m: {{name: M, unit: '%', kind: percent, direction: at-most, target: 20, \
         observations: {{2024-06-30: 19, 2024-09-30: {before}, 2024-12-31: {now}}}}}}}\n"
    )
}

#[test]
fn a_limit_moves_forward_or_back_by_its_distance() {
    let moved = |before, now, says: &[&str]| {
        let files = site("", &[("p", &limit(before, now))], &[]);
        check(&files, Q4, says, &[]);
        files
    };
    let files = moved(15.0, 30.0, &["0 moved forward, one went back", "15 → 30%"]);
    check(&files, HOME, &["Went back most: Title p 15 → 30%"], &[]);
    moved(40.0, 30.0, &["1 moved forward, none went back"]);
    moved(40.0, 15.0, &["1 moved forward, none went back"]);
    moved(
        18.0,
        15.0,
        &[
            "0 moved forward, none went back",
            ", one keeps its limit as before",
        ],
    );
    let first = "indicators: {m: {name: M, unit: '%', kind: percent, direction: at-most, \
                 target: 20, observations: {2024-12-31: 15}}}\n";
    let files = site("", &[("p", first)], &[]);
    check(&files, Q4, &["0 moved forward, none went back"], &[]);
}

#[test]
fn who_went_back_most_stands_beside_who_moved_forward() {
    let homes = |now| {
        format!(
            "indicators: {{m: {{name: M, unit: homes, accumulation: snapshot, baseline: 0, \
             target: 100, observations: {{2024-09-30: 50, 2024-12-31: {now}}}}}}}\n"
        )
    };
    let projects = [
        ("up", &*homes(60)),
        ("down", &*homes(40)),
        ("far", &*homes(10)),
    ];
    let files = site("", &projects, &[]);
    let said = [
        "Title up 50 → 60 homes",
        "Went back most: Title far 50 → 10 homes , Title down",
    ];
    check(&files, HOME, &said, &[]);
}

#[test]
fn a_step_begins_at_the_figure_as_it_was_corrected_since() {
    let corrected = "indicators: {m: {name: M, unit: people, target: 9000, \
                     observations: {2024-09-30: 3110, 2024-12-31: 5358}}}\n\
                     corrections: [{published: 2024-11-08, indicator: m, date: 2024-09-30, \
                     from: 3110, to: 3050, reason: Counted twice, kind: correction}]\n";
    let files = site("", &[("p", corrected)], &[]);
    let mark = "This figure was corrected on 8 November 2024";
    for page in [HOME, Q4, VERSUS] {
        check(
            &files,
            page,
            &["3,050 corrected", "→ 5,358 people"],
            &["3,110 →", "3,110 corrected"],
        );
        assert!(text(&files, page).contains(mark), "{page} has no day of it");
    }
    check(&files, VERSUS, &["+2,308 people"], &["+2,248"]);
    // The data keep what was told then, so that all steps add up to what there is.
    let rows = text(&files, "data/quarters.csv");
    assert!(rows.contains(",3110,2248,"), "{rows}");
}

#[test]
fn steps_that_are_not_due_do_not_stand_still() {
    let step = |due: &str| format!("milestones: {{m: {{name: M, due: {due}}}}}\n");
    let files = site("", &[("p", &step("2025-12-31"))], &[]);
    check(&files, Q4, &["none stood still"], &["Without movement"]);
    let said = ["no milestone met and none due"];
    check(&files, VERSUS, &said, &["On track – no movement"]);
    let files = site("", &[("p", &step("2024-03-31"))], &[]);
    check(&files, Q4, &["one stood still"], &[]);
    check(&files, VERSUS, &["no movement in two quarters"], &said);
}

#[test]
fn a_verdict_after_an_open_grade_decides_and_is_neither_better_nor_worse() {
    let told = |before: &str, now: &str, says: &str| {
        let rows = format!(
            "scale: promise\ndeclared:\n  - {{published: 2024-06-30, status: {before}, by: B}}\n\
             \x20 - {{published: 2024-11-30, status: {now}, by: B}}\n"
        );
        let files = site("", &[("p", &rows)], &[]);
        let said = format!("30 November 2024 {says} Title p");
        check(&files, "changes/index.html", &[&said], &[]);
    };
    told("in-the-works", "partly-kept", "Decided");
    told("stalled", "broken", "Decided");
    told("in-the-works", "stalled", "Rated worse");
    told("partly-kept", "broken", "Rated worse");
    told("partly-kept", "kept", "Rated better");
    told("partly-kept", "in-the-works", "Rated again");
}

#[test]
fn a_worse_status_of_one_colour_is_further_behind() {
    let falling = "indicators: {m: {name: M, unit: cases, direction: decrease, baseline: 100, \
                   target: 10, observations: {2024-06-30: 99, 2024-09-30: 98, 2024-12-31: 180}}}\n\
                   due: 2025-03-31\n";
    let files = site("", &[("p", falling)], &[]);
    check(
        &files,
        VERSUS,
        &["Well behind", "Worse than at the start", "1 further behind"],
        &[],
    );
}

#[test]
fn the_page_of_moved_targets_has_every_promise_that_moved_and_by_how_much() {
    let change = |field: &str, from: &str, to: &str, kind: &str| {
        format!(
            "changes: [{{published: 2024-05-01, field: {field}, from: {from}, to: {to}, \
             reason: R, kind: {kind}}}]\n"
        )
    };
    let said = |front: &str, page: &str, says: &[&str], never: &[&str]| {
        check(&site("", &[("p", front)], &[]), page, says, never);
    };
    let withdrawn = "due: unknown\ntarget: 100 homes\ndone: {2024-09-30: 10}\n".to_owned()
        + &change("due", "2024-03-31", "unknown", "due");
    let says = [
        "31 March 2024 → not published withdrawn",
        "one due date was withdrawn.",
    ];
    said(&withdrawn, TARGETS, &says, &["31 March 2024 same"]);
    let share = |direction: &str, from: &str, to: &str| {
        format!(
            "indicators: {{m: {{name: M, unit: '%', kind: percent, direction: {direction}, \
             baseline: 0.9, target: {to}, observations: {{2024-09-30: 5}}}}}}\n"
        ) + &change("indicators.m.target", from, to, "target")
    };
    said(
        &share("increase", "10", "30"),
        TARGETS,
        &["10% → 30% +20 points"],
        &["220"],
    );
    let says = ["at least 10% → at least 30% +20 points"];
    said(&share("at-least", "10", "30"), TARGETS, &says, &[]);
    let steps = "due: 2026-06-30\nmilestones: {m: {name: M, due: 2026-03-31}}\n".to_owned()
        + &change("due", "2025-06-30", "2026-06-30", "due");
    let says = [
        "The due date of 1 project without indicators was moved; one of them to a later day.",
        "30 June 2025",
        "365 days later",
    ];
    said(&steps, TARGETS, &says, &[]);
    let money = "milestones: {m: {name: M, due: 2026-03-31}}\n\
                 money: {currency: GBP, unit: million GBP, budget: 17600}\n"
        .to_owned()
        + &change("money.budget", "15400", "17600", "target");
    let says = ["New budget", "15,400 million GBP", "17,600 million GBP"];
    said(&money, "changes/index.html", &says, &["New target"]);
}

#[test]
fn the_head_says_how_the_whole_promise_moved_and_every_part_of_one_day() {
    let parts = "indicators: {m: {name: M, unit: homes, by: place, \
                 target: {value: 10, by: {north: 8, south: 2}}, observations: {2024-09-30: 10}}}\n\
                 changes:\n\
                 \x20 - {published: 2024-08-20, field: indicators.m.target, from: 12, to: 10, \
                 reason: Less, kind: target}\n\
                 \x20 - {published: 2024-08-20, field: indicators.m.by.place=south.target, \
                 from: 4, to: 2, reason: Less, kind: target}\n";
    let places = "places: {north: North, south: South}\n";
    let files = site(places, &[("p", parts)], &[]);
    let page = "projects/p/index.html";
    check(
        &files,
        page,
        &["Promise changed Target of “M” 12 homes 10 homes 20 August 2024 Less 100%"],
        &[],
    );
    let both = "due: 2026-06-30\n\
                indicators: {m: {name: M, unit: homes, target: 10, observations: {2024-09-30: 5}}}\n\
                changes:\n\
                \x20 - {published: 2024-08-20, field: due, from: 2025-06-30, to: 2026-06-30, \
                reason: Later, kind: due}\n\
                \x20 - {published: 2024-08-20, field: indicators.m.target, from: 12, to: 10, \
                reason: Less, kind: target}\n";
    let files = site("", &[("p", both)], &[]);
    let said =
        "30 June 2025 30 June 2026 , Target of “M” 12 homes 10 homes 20 August 2024 Later Less";
    check(&files, page, &[said], &[]);
}

#[test]
fn milestones_met_late_say_how_late() {
    let steps = |met: &str| {
        format!(
            "milestones: {{m: {{name: M, due: 2023-06-30, met: 2023-06-01}}, \
             n: {{name: N, due: 2023-12-31, met: {met}}}}}\n"
        )
    };
    let page = "projects/p/index.html";
    let late = site("", &[("p", &steps("2024-05-15"))], &[]);
    check(
        &late,
        page,
        &["All 2 milestones are met, the latest 136 days after its date."],
        &[],
    );
    let in_time = site("", &[("p", &steps("2023-12-01"))], &[]);
    check(&in_time, page, &["Both milestones are met."], &[]);
}

#[test]
fn a_promise_without_any_figure_says_after_its_day_what_it_was_and_that_nothing_is_published() {
    let files = site("", &[("p", "due: 2024-12-15\ntarget: 32 villages\n")], &[]);
    let said = "32 villages; nothing has been published of it so far.";
    check(
        &files,
        "projects/p/index.html",
        &[said],
        &["the final figure"],
    );
}

#[test]
fn the_one_sentence_says_how_many_are_behind_and_ended_ones_are_no_recovery() {
    let behind = "due: 2024-12-31\nstart: 2024-01-01\ntarget: 100 homes\nplan: {2024-06-30: 50}\n\
                  done: {2024-06-30: 50, 2024-09-30: 55, 2024-12-20: 60}\n";
    let stopped = "due: 2024-12-31\nstart: 2024-01-01\ntarget: 100 homes\nplan: {2024-06-30: 50}\n\
                   done: {2024-06-30: 50, 2024-09-30: 55}\n\
                   stage: {2024-11-01: {is: cancelled, reason: No money}}\n";
    let files = site("", &[("p", behind), ("q", stopped)], &[]);
    check(&files, HOME, &["1 ended or paused; 1 of them behind."], &[]);
    check(
        &files,
        Q4,
        &["0 no longer behind, 1 that was behind has ended or paused"],
        &["1 no longer behind"],
    );
}

#[test]
fn a_plan_of_many_days_moves_as_a_table_and_a_short_one_in_a_line() {
    let plan = |points: &str, before: &str| {
        format!(
            "due: 2024-12-31\ntarget: 100 homes\nplan: {{{points}}}\ndone: {{2024-09-30: 5}}\n\
             changes: [{{published: 2024-05-01, field: indicators.main.plan, from: {{{before}}}, \
             to: {{{points}}}, reason: R, kind: plan}}]\n"
        )
    };
    let three = plan(
        "2024-03-31: 10, 2024-06-30: 20, 2024-09-30: 30",
        "2024-03-31: 5, 2024-06-30: 20",
    );
    check(
        &site("", &[("p", &three)], &[]),
        "changes/index.html",
        &[
            "Date before now 31 March 2024 5 homes 10 homes",
            "30 September 2024 – 30 homes",
        ],
        &[],
    );
    let one = plan("2024-06-30: 20", "2024-06-30: 10");
    check(
        &site("", &[("p", &one)], &[]),
        "changes/index.html",
        &["30 June 10 homes → 30 June 20 homes"],
        &["Date before now"],
    );
}

#[test]
fn a_chart_that_the_page_of_a_project_shows_already_is_a_link_to_it() {
    let own = "due: 2024-12-31\ntarget: 100 homes\ndone: {2024-09-30: 50}\n".to_owned();
    let text = |block: &str| format!("{own}---\nWords.\n\n```chart\n{block}\n```\n\n---\n");
    let page = "projects/p/index.html";
    let on = |settings: &str, block: &str| {
        let files = site(settings, &[("p", &text(block))], &[]);
        let page = super::support::text(&files, page).to_owned();
        let count = page.matches("class=\"pr-figure\"").count();
        (count, page.contains("href=\"#c-i-main\""))
    };
    assert_eq!(on("", "kind: trajectory"), (1, true));
    // Another axis is another chart.
    assert_eq!(on("", "kind: trajectory\nzero: false"), (2, false));
    let without = "sections: {project: {without: [charts]}}\n";
    assert_eq!(on(without, "kind: trajectory"), (1, false));
}

#[test]
fn milestones_have_their_first_day_beside_the_one_that_is_expected_and_why_that_is_not_behind() {
    let steps = "due: 2026-06-30\nmilestones:\n\
                 \x20 m: {name: Built, due: 2025-03-31, forecast: {2024-11-01: 2025-05-31}}\n\
                 \x20 n: {name: Opened, due: 2025-06-30}\n";
    let files = site("", &[("p", steps)], &[]);
    check(
        &files,
        "projects/p/index.html",
        &[
            "the first, “Built”, is expected on 31 May 2025, later than first due (31 March \
             2025); the first date is still to come, so it does not count as behind.",
        ],
        &[],
    );
    check(
        &files,
        "milestones/index.html",
        &[
            "expected first due Milestone",
            "31 May 2025 31 March 2025 Built",
            "30 June 2025 30 June 2025 Opened Title p same To come",
        ],
        &[],
    );
}

#[test]
fn the_method_shows_its_rule_on_a_project_of_the_site() {
    let behind = "due: 2024-12-31\nstart: 2024-01-01\ntarget: 100 homes\nplan: {2024-06-30: 50}\n\
                  done: {2024-06-30: 50, 2024-12-20: 60}\n";
    let fine = "due: 2024-12-31\ntarget: 100 homes\ndone: {2024-12-20: 100}\n";
    let says = ["Example: Title p Well behind"];
    check(
        &site("", &[("p", behind)], &[]),
        "method/index.html",
        &says,
        &[],
    );
    check(
        &site("", &[("p", fine)], &[]),
        "method/index.html",
        &[],
        &["Example:"],
    );
}
