//! Grades that somebody declared: told everywhere, apart from what is computed.

use crate::support::{
    Files, Site, build, built_from, check_said, files_of, site_of, text, words_of,
};
use milepost::Options;
use std::sync::OnceLock;

const SITE: &str = "tests/sites/rated";

fn rated() -> &'static Files {
    static FILES: OnceLock<Files> = OnceLock::new();
    FILES.get_or_init(|| build(&site_of(SITE), &Options::default()).1)
}

/// That a page says some things and not others.
fn check_page(files: &Files, page: &str, says: &[&str], silent: &[&str]) {
    check_said(page, &words_of(text(files, page)), says, silent);
}

/// The site with something else in one of its files.
fn changed(path: &str, from: &str, to: &str) -> Files {
    let files = files_of(SITE).into_iter();
    let files = files.map(|(path_of, bytes)| {
        let text = String::from_utf8(bytes).expect("UTF-8");
        let text = match path_of == path {
            true => {
                assert!(text.contains(from), "{path} has no `{from}`");
                text.replace(from, to)
            }
            false => text,
        };
        (path_of, text)
    });
    built_from(files.collect::<Vec<_>>())
}

#[test]
fn where_there_is_nothing_to_judge_the_newest_grade_is_the_status_on_every_page() {
    let because = "Red (The contractor stopped work)";
    for page in ["projects/weir/index.html", "print/projects/weir/index.html"] {
        check_page(rated(), page, &["Review board", because], &["No figure"]);
    }
    for page in [
        "index.html",
        "projects/index.html",
        "focuses/flood/index.html",
    ] {
        check_page(rated(), page, &["Red"], &[]);
    }
    check_page(
        rated(),
        "projects/index.html",
        &["Weir at the mill Red – – 31 May 2025"],
        &[],
    );
    check_page(
        rated(),
        "zh-Hans/projects/weir/index.html",
        &["红（承包商停工）"],
        &["没有数据"],
    );
    let symbol = "#pr-k-declared-late";
    assert!(
        text(rated(), "projects/weir/index.html").contains(symbol),
        "an outline"
    );
}

#[test]
fn a_grade_of_the_sites_own_scale_is_told_in_its_words() {
    check_page(rated(), "projects/wells/index.html", &["Under watch"], &[]);
    check_page(
        rated(),
        "zh-Hans/projects/wells/index.html",
        &["关注"],
        &["Under watch"],
    );
}

#[test]
fn computed_and_declared_statuses_are_counted_side_by_side_and_never_added() {
    let sentence = "9 projects: 1 under half , 7 rated by declaration";
    let home = words_of(text(rated(), "index.html")).replace(" ,", ",");
    for said in [
        &sentence.replace(" ,", ","),
        "1 behind, 4 declared at risk or worse",
        "Red 1), 1 not yet rated; 1 of them behind, 5 of them declared at risk or worse.",
        "1 project is not yet rated; whether it is at risk is not known.",
    ] {
        assert!(home.contains(said), "{home}");
    }
    let json: serde_json::Value =
        serde_json::from_slice(&rated()["data/projects.json"]).expect("JSON");
    let programme = &json["programme"];
    assert_eq!(
        programme["by_status"],
        serde_json::json!({"not-rated": 1, "overdue": 1})
    );
    let grades = programme["by_grade"].as_array().expect("a list");
    let sum: u64 = grades.iter().filter_map(|g| g["projects"].as_u64()).sum();
    assert_eq!((grades.len(), sum), (7, 7));
}

#[test]
fn no_sentence_passes_over_a_grade_that_asks_for_attention() {
    let calm = [
        "None of those that can be judged is behind",
        "No project is behind",
    ];
    for page in [
        "index.html",
        "quarters/2025-q2/index.html",
        "print/quarters/2025-q2/index.html",
    ] {
        check_page(rated(), page, &["Weir at the mill", "No new levy"], &calm);
    }
    check_page(
        rated(),
        "projects/index.html",
        &["; 5 declared at risk or worse"],
        &[],
    );
}

#[test]
fn with_figures_the_computed_status_leads_and_the_declared_one_stands_beside_it() {
    let page = "projects/pipes/index.html";
    let said =
        "Waterworks, 20 June 2025: Green (Crews doubled). The figures say: Past its deadline.";
    check_page(rated(), page, &["Past its deadline Due on", said], &[]);
    let turned = changed(
        "content/site.yaml",
        "scale: rag\n",
        "scale: rag\nstatus: declared\n",
    );
    let said = "Green Waterworks, 20 June 2025: Green (Crews doubled). The figures say: Past its deadline.";
    check_page(&turned, page, &[said], &[]);
}

#[test]
fn the_grades_of_the_scale_for_promises_are_verdicts_on_the_promises_due_so_far() {
    let home = words_of(text(rated(), "index.html"));
    for said in [
        "Kept, as declared 1 Open the archive",
        "Kept in part, as declared 1 A ladder for fish",
        "Missed 1 New pipes",
        "Not kept, as declared 1 No new levy",
    ] {
        assert!(home.contains(said), "{home}");
    }
}

#[test]
fn an_old_grade_carries_the_stale_badge_and_its_date() {
    let stale = "Not updated since 31 August 2024";
    check_page(rated(), "projects/pump/index.html", &["Amber", stale], &[]);
    check_page(
        rated(),
        "projects/weir/index.html",
        &[],
        &["Not updated since"],
    );
}

#[test]
fn a_grade_that_becomes_another_one_is_told_as_a_change() {
    let said = "20 June 2025 Rated worse 1 Weir at the mill Declared status: Amber → Red";
    check_page(
        rated(),
        "changes/index.html",
        &[said, "Rated better 2 Flood gate"],
        &[],
    );
    let rows = text(rated(), "data/changes.csv");
    assert!(
        rows.contains("mp-grade-weir-2025-06-20,2025-06-20,grade-worse,weir,declared,,amber,red"),
        "{rows}"
    );
    assert!(text(rated(), "changes/feed.xml").contains("Rated worse"));
    let all = text(rated(), "data/ratings.csv").lines().count();
    assert_eq!(all, 1 + 14, "a row for each grade");
    let strip = "Q3 2024 Green Q4 2024 Amber Q1 2025 Amber Q2 2025 Red";
    check_page(rated(), "projects/weir/index.html", &[strip], &[]);
    let row = "1 Weir at the mill Green Amber Amber Red";
    for page in [
        "quarters/2025-q2/vs/2025-q1/index.html",
        "print/quarters/2025-q2/index.html",
    ] {
        check_page(rated(), page, &[row], &[]);
    }
}

#[test]
fn a_published_grade_that_becomes_another_in_silence_is_found() {
    let weir = "content/projects/weir.md";
    for (becomes, code) in [
        ("status: green", "A007"),
        ("scale: rag5, status: amber", "A007"),
    ] {
        let site = Site::copy_of(SITE);
        site.fine(&["seal", "-q"]);
        site.fine(&["audit"]);
        let day = "published: 2025-03-31, ";
        site.edit(
            weir,
            &format!("{day}status: amber"),
            &format!("{day}{becomes}"),
        );
        let ran = site.run(&["audit"]);
        assert_eq!(ran.code, 1, "{becomes}: {}", ran.err);
        let said = ran.out + &ran.err;
        check_said(becomes, &said, &[code, "weir.md"], &[]);
    }
}

#[test]
fn a_grade_is_declared_by_a_command_and_the_earlier_ones_stay() {
    let site = Site::copy_of(SITE);
    let weir = || site.text("content/projects/weir.md");
    let before = weir();
    let said = ["--reason", "Work goes on", "--published", "2025-06-25"];
    let rate = |words: &[&str]| {
        let all: Vec<&str> = ["rate", "weir"]
            .iter()
            .chain(words)
            .chain(&said)
            .copied()
            .collect();
        site.run(&all)
    };
    let wrong = rate(&["ambre"]);
    assert_eq!(wrong.code, 2, "{}", wrong.err);
    assert!(wrong.err.contains("did you mean `amber`?"), "{}", wrong.err);
    assert_eq!(weir(), before, "nothing is written");
    assert_eq!(rate(&["amber", "--by", "Review board"]).code, 0);
    let entry = "  - {published: 2025-06-25, status: amber, by: \"Review board\", reason: \"Work goes on\"}\n";
    let after = weir();
    assert!(after.contains(entry), "{after}");
    assert_eq!(after.replace(entry, ""), before, "all else stays");
    let of_june = rate(&["medium", "--confidence", "--date", "2025-06"]);
    assert_eq!(of_june.code, 0, "{}", of_june.err);
    let entry = "{published: 2025-06-25, level: medium, date: 2025-06,";
    assert!(weir().contains(entry), "{}", weir());
    let figure = [
        "correct",
        "weir",
        "status",
        "2025-06-20",
        "amber",
        "--reason",
        "x",
    ];
    let refused = site.run(&figure);
    assert!(
        refused.err.contains("milepost rate weir GRADE"),
        "{}",
        refused.err
    );
}

/// The site with its settings changed, and only some of its projects.
fn only(ids: &[&str], from: &str, to: &str) -> Files {
    let files = files_of(SITE).into_iter().map(|(path, bytes)| {
        let text = String::from_utf8(bytes).expect("UTF-8");
        match path.as_str() {
            "content/site.yaml" => {
                assert!(text.contains(from), "{path} has no `{from}`");
                (path, text.replace(from, to))
            }
            _ => (path, text),
        }
    });
    let wanted = |path: &str| {
        let id = path.strip_prefix("content/projects/");
        id.is_none_or(|id| ids.iter().any(|wanted| id == format!("{wanted}.md")))
    };
    built_from(files.filter(|(path, _)| wanted(path)).collect::<Vec<_>>())
}

/// Settings in which declared grades lead.
const LEADING: &str = "scale: rag\nstatus: declared\n";

#[test]
fn where_grades_lead_the_projects_that_figures_call_behind_are_still_told() {
    let files = only(&["pipes", "gate"], "scale: rag\n", LEADING);
    let said = "The figures of one project say that it is behind, though declared to be otherwise";
    let calm = ["None is declared", "None of those", "No project is behind"];
    for page in ["index.html", "quarters/2025-q2/index.html"] {
        check_page(&files, page, &[said], &calm);
    }
    let said = "1个项目的数据显示落后，评定结果却不是落后";
    check_page(&files, "zh-Hans/index.html", &[said], &[]);
}

#[test]
fn what_changed_is_counted_apart_for_figures_and_for_declarations() {
    let computed = "0 newly complete, 0 newly behind, 0 no longer behind, 1 further behind.";
    let declared = "By declaration: 3 rated for the first time (0 reached, 3 at risk or worse), \
                    1 newly reached, 0 newly at risk or worse, 1 no longer at risk, \
                    1 at risk before and worse now.";
    for page in [
        "quarters/2025-q2/index.html",
        "quarters/2025-q2/vs/2025-q1/index.html",
    ] {
        check_page(rated(), page, &[&format!("{computed} {declared}")], &[]);
    }
    let since = [
        "newly behind 0 rated for the first time, 3 at risk or worse +3 newly declared as reached +1",
    ];
    check_page(rated(), "index.html", &since, &[]);
    let none = only(&["weir", "levy"], "scale: rag\n", "scale: rag\n");
    check_page(
        &none,
        "quarters/2025-q2/index.html",
        &[],
        &["newly complete"],
    );
}

#[test]
fn the_reason_of_a_declared_grade_is_the_published_cause() {
    let cause = "The contractor stopped work";
    let page = "quarters/2025-q2/index.html";
    let sure = "Confidence of reaching the target, Review board (20 June 2025): low.";
    let told = format!("Weir at the mill Red {sure}");
    check_page(rated(), page, &[&told, cause], &[]);
    let printed = format!("Weir at the mill Red {cause}");
    let page = "print/quarters/2025-q2/index.html";
    check_page(rated(), page, &[&printed], &[]);
}

#[test]
fn the_method_explains_the_scales_in_use_and_how_grades_stand_beside_figures() {
    let says = [
        "What the declared grades mean From “Green” to “Red”",
        "Nothing stands in the way. Counts as on track.",
        "Broken Not done and no longer expected, or the opposite was done. Counts as",
        "Confidence of reaching the target: from “high” to “low”",
        "the computed status comes first and the latest grade is shown next to it",
    ];
    check_page(rated(), "method/index.html", &says, &["Amber-green"]);
    let says = ["Nothing stands in the way. Counts as on track."];
    check_page(rated(), "print/quarters/2025-q2/index.html", &says, &[]);
    let says = [
        "各级评定的含义 从“绿”到“红”",
        "Nothing stands in the way。计为进度正常。",
    ];
    check_page(rated(), "zh-Hans/method/index.html", &says, &[]);
    let leading = only(&["pipes"], "scale: rag\n", LEADING);
    let says = ["Here the latest grade of a project is its status"];
    check_page(
        &leading,
        "method/index.html",
        &says,
        &["Under watch", "the computed status comes first"],
    );
    let none = only(&["plan"], "scale: rag\n", LEADING);
    // Only what the word for a status means, which stands with those of all statuses.
    let meaning = "It is rated by grades, and no rating has been published yet.";
    let method = words_of(text(&none, "method/index.html"));
    check_said("method", &method, &[meaning], &[]);
    check_said("method", &method.replace(meaning, ""), &[], &["grade"]);
}

/// A site of one project with some front matter, in English and Chinese, on the last day of June.
fn one(front: &str, settings: &str) -> Files {
    let config = format!(
        "title: T\npublisher: P\nlanguages: [en, zh-Hans]\nas_of: 2025-06-30\nfocuses: {{a: A}}\n{settings}"
    );
    let front = format!("---\ntitle: Bridge\nfocus: a\nstart: 2025-01-01\n{front}---\n");
    built_from([
        ("content/site.yaml", config),
        ("content/projects/a.md", front),
    ])
}

#[test]
fn what_is_over_is_in_no_list_of_what_is_due() {
    let due = "due: 2025-07-20\nmilestones: {m: {name: Opening, due: 2025-07-15}}\n";
    let check = |more: &str, settings: &str, is_due: bool| {
        let files = one(
            &format!("{due}{more}"),
            &format!("{settings}outputs: [pages, quarters]\n"),
        );
        for page in ["index.html", "quarters/2025-q2/index.html"] {
            let said = words_of(text(&files, page));
            assert_eq!(said.contains("Opening"), is_due, "{more}: {page}: {said}");
        }
        let said = words_of(text(&files, "milestones/index.html"));
        let is_left = said.contains("Not met, of projects that are over");
        assert_eq!(is_left, !is_due, "{more}: {said}");
    };
    check("", "", true);
    check(
        "stage: {2025-06-01: {is: cancelled, reason: No money}}\n",
        "",
        false,
    );
    // A promise that was judged is over, though its day is still to come.
    let kept = "declared: [{published: 2025-06-01, scale: promise, status: kept}]\n";
    check(kept, "status: declared\n", false);
    let broken = "declared: [{published: 2025-06-01, scale: promise, status: broken}]\n";
    check(broken, "status: declared\n", false);
    let stalled = "declared: [{published: 2025-06-01, scale: promise, status: stalled}]\n";
    check(stalled, "status: declared\n", true);
    // What ended is over, whatever was declared before.
    let ended = "declared: [{published: 2025-03-01, scale: rag, status: amber}]\n\
                 stage: {2025-06-01: {is: cancelled, reason: No money}}\n";
    check(ended, "status: declared\n", false);
}

#[test]
fn a_site_that_declares_nothing_has_no_table_of_grades_and_no_symbols_of_them() {
    let symbol = "id=\"pr-k-declared-";
    let none = one("due: 2025-12-31\n", "");
    let sure = one(
        "due: 2025-12-31\nconfidence: [{published: 2025-06-01, level: low}]\n",
        "",
    );
    for (files, is) in [(&none, false), (&sure, true)] {
        for path in ["data/ratings.csv", "data/ratings.json"] {
            assert_eq!(files.contains_key(path), is, "{path}");
        }
        let page = text(files, "projects/a/index.html");
        assert_eq!(page.contains(symbol), is, "{page}");
        assert_eq!(
            text(files, "data/dictionary.csv").contains("\nratings,"),
            is
        );
    }
}

#[test]
fn a_budget_is_no_figure_of_how_far_it_is() {
    let budget = one(
        "due: 2025-12-31\nmoney: {currency: EUR, budget: 4200}\n",
        "",
    );
    let list = "Bridge No figures published Budget: 4,200 EUR 31 December 2025";
    check_page(&budget, "projects/index.html", &[list], &[]);
    let spent =
        "due: 2025-12-31\nmoney: {currency: EUR, budget: 4200, spent: {2025-05-31: 1200}}\n";
    let spent = one(spent, "");
    let list = "Spent: 1,200 EUR Budget: 4,200 EUR 31 December 2025";
    check_page(&spent, "projects/index.html", &[list], &[]);
    check_page(
        &spent,
        "zh-Hans/projects/index.html",
        &["已支出1,200", "预算4,200"],
        &[],
    );
}

#[test]
fn a_milestone_whose_day_has_passed_is_no_longer_expected() {
    let site = |day: &str| {
        one(
            &format!("due: 2025-12-31\nmilestones: {{m: {{name: Opening, due: {day}}}}}\n"),
            "",
        )
    };
    let coming = site("2025-09-30");
    check_page(
        &coming,
        "projects/a/index.html",
        &["expected by 30 September 2025"],
        &[],
    );
    let passed = site("2025-06-20");
    let said = "should have been met by 20 June 2025";
    check_page(
        &passed,
        "projects/a/index.html",
        &[said, "Time left"],
        &["expected by"],
    );
    let moved = "due: 2025-12-31\nmilestones: {m: {name: Opening, due: 2025-05-31, forecast: {2025-05-01: 2025-06-15}}}\n";
    let moved = one(moved, "");
    check_page(
        &moved,
        "projects/a/index.html",
        &["expected 15 days ago"],
        &["expected 15 days later"],
    );
    let was = "was expected 15 June 2025";
    check_page(&moved, "quarters/2025-q2/index.html", &[was], &[]);
    let long = "Opening of the bridge with all its approaches, ramps and lights, and of the park";
    let said = format!("Its milestone, “{long}”, is due on 30 September 2025.");
    let long = one(
        &format!("due: 2025-12-31\nmilestones: {{m: {{name: {long:?}, due: 2025-09-30}}}}\n"),
        "",
    );
    check_page(
        &long,
        "projects/a/index.html",
        &["0 / 1 milestone Time left", &said],
        &[],
    );
}

#[test]
fn one_milestone_is_not_counted_as_one_of_one() {
    let met =
        "due: 2025-12-31\nmilestones: {m: {name: Opening, due: 2025-06-20, met: 2025-06-19}}\n";
    let files = one(met, "");
    for page in ["projects/a/index.html", "projects/index.html"] {
        check_page(&files, page, &["met"], &["1 of 1", "all 1", "All 1"]);
        let page = format!("zh-Hans/{page}");
        check_page(&files, &page, &["已完成"], &["1个"]);
    }
}
