//! Sentences that say no less, and nothing else, than what is known.

use crate::support::{Files, build, built_from, check_said, errors, text, words_of};
use milepost::Options;
use milepost::io::MemorySource;

const SITE: &str = "title: T\npublisher: P\nlanguages: [en]\nbase_url: https://example.org/\n\
                    focuses: {a: A, b: B}\nbatches: {b: {name: B, announced: 2023-01-01, \
                    start: 2023-01-01, due: 2026-12-31}}\nas_of: 2024-12-31\n";

type Entry = (String, String);

/// A site with some more settings and these projects, each with its id.
fn files_of(settings: &str, projects: impl IntoIterator<Item = Entry>) -> Vec<Entry> {
    let site = ("content/site.yaml".to_owned(), format!("{SITE}{settings}"));
    let projects = projects.into_iter().map(|(id, body)| {
        let path = format!("content/projects/{id}.md");
        (path, format!("---\ntitle: Title {id}\n{body}---\n"))
    });
    [site].into_iter().chain(projects).collect()
}

/// A project with the grades that were declared of it.
fn graded(id: &str, grades: &[(&str, &str)]) -> Entry {
    let rows = grades.iter().map(|(day, grade)| {
        format!("  - {{published: {day}, status: {grade}, by: Board, reason: Because}}\n")
    });
    let rows: String = rows.collect();
    (
        id.to_owned(),
        format!("focus: a\nbatch: b\ndeclared:\n{rows}"),
    )
}

/// A project with one indicator.
fn measured(id: &str, focus: &str, indicator: &str) -> Entry {
    let body = format!("focus: {focus}\nbatch: b\nindicators: {{m: {{name: M, {indicator}}}}}\n");
    (id.to_owned(), body)
}

fn check_page(files: &Files, page: &str, says: &[&str], silent: &[&str]) {
    check_said(page, &words_of(text(files, page)), says, silent);
}

#[test]
fn the_sentence_on_the_state_of_all_names_every_grade_of_five() {
    let grades = ["green", "amber-green", "amber", "amber-red", "red"];
    let projects = grades.map(|grade| graded(grade, &[("2024-06-30", grade)]));
    let files = built_from(files_of("scale: rag5\n", projects));
    let said = "(Green 1, Amber/Green 1, Amber 1, Amber/Red 1, Red 1)";
    check_page(&files, "index.html", &[said], &[]);
}

#[test]
fn of_many_grades_those_at_risk_or_worse_are_named() {
    let names = ["a1", "a2", "a3", "a4", "a5", "a6", "a7"];
    let looks = [
        "done", "on-track", "on-track", "on-track", "on-track", "at-risk", "late",
    ];
    let grades = names.iter().zip(looks);
    let grades = grades.map(|(id, look)| format!("{{id: {id}, name: G-{id}, token: {look}}}"));
    let grades = grades.collect::<Vec<_>>().join(", ");
    let settings = format!("scales: {{own: [{grades}]}}\nscale: own\n");
    let projects = names.map(|grade| graded(grade, &[("2024-06-30", grade)]));
    let files = built_from(files_of(&settings, projects));
    let said = "7 rated by declaration (among them G-a6 1, G-a7 1)";
    check_page(&files, "index.html", &[said], &[]);
}

#[test]
fn those_behind_stand_in_the_order_of_their_scale() {
    let projects = [
        graded("p1", &[("2024-06-30", "amber")]),
        graded("p2", &[("2024-06-30", "amber-red")]),
    ];
    let files = built_from(files_of("scale: rag5\n", projects));
    let said = words_of(text(&files, "index.html"));
    let list = said
        .split_once("At risk or worse, and why")
        .expect("a list")
        .1;
    let at = |title: &str| list.find(title).expect("in the list");
    assert!(at("Title p2") < at("Title p1"), "{list}");
}

#[test]
fn a_grade_that_moves_among_those_behind_is_further_or_less_far_behind() {
    let projects = [
        graded(
            "p1",
            &[("2024-06-30", "amber"), ("2024-11-30", "amber-red")],
        ),
        graded("p2", &[("2024-06-30", "red"), ("2024-11-30", "amber-red")]),
    ];
    let files = built_from(files_of("scale: rag5\n", projects));
    let said = "1 at risk before and worse now, 1 better but still at risk.";
    check_page(&files, "quarters/2024-q4/index.html", &[said], &[]);
}

#[test]
fn of_many_projects_the_home_page_keeps_the_counts_by_status_and_names_no_crowd() {
    let projects = (1..=61).map(|n| graded(&format!("p{n}"), &[("2024-06-30", "kept")]));
    let files = built_from(files_of("scale: promise\n", projects));
    let home = text(&files, "index.html");
    assert!(home.contains("mp-keybox") && !home.contains("mp-tiles"));
    let promises = home.split_once("mp-promises").expect("a section").1;
    assert!(promises.contains("projects/index.html#mp-promise-kept\">The list by status</a>"));
    assert!(!home.contains("Title p7"));
}

#[test]
fn only_what_is_counted_upwards_is_so_many_of_so_many() {
    let rate = "kind: percent, direction: decrease, baseline: 12, target: 7.25, \
                observations: {2024-10-31: 10.4}";
    let homes = "unit: homes, target: 100, observations: {2024-10-31: {value: 60, \
                 qualifier: about}}";
    let projects = [measured("x", "a", rate), measured("y", "b", homes)];
    let files = built_from(files_of("", projects));
    let said = ["10.4%, target 7.25%", "≈60 homes of 100 homes"];
    check_page(&files, "index.html", &said, &["10.4% of"]);
}

#[test]
fn a_figure_and_its_target_stand_in_one_scale() {
    let people = "unit: 人, target: 93215, observations: {2024-10-31: 106300}";
    let projects = [
        measured("x", "a", people),
        measured("y", "b", &people.replace("106300", "9000")),
    ];
    let mut files = files_of("", projects);
    files[0].1 = files[0].1.replace("[en]", "[zh-Hans]");
    check_page(
        &built_from(files),
        "index.html",
        &["106,300人，目标93,215人"],
        &[],
    );
}

#[test]
fn what_a_site_itself_says_of_its_period_is_said() {
    let mut files = files_of("", [graded("p", &[("2024-06-30", "on-track")])]);
    files.push((
        "themes/civic/strings/en/own.ftl".to_owned(),
        "-this-period = in the quarter that ends\n".to_owned(),
    ));
    let (outcome, files) = build(&MemorySource::new(files), &Options::default());
    assert!(outcome.diagnostics.iter().all(|d| d.code.id() != "W124"));
    let page = "quarters/2024-q4/index.html";
    check_page(
        &files,
        page,
        &["in the quarter that ends"],
        &["this quarter"],
    );
}

#[test]
fn a_sum_of_parts_is_told_in_the_digits_that_were_written() {
    let parts = "unit: t, target: 900000, by: place, observations: {2024-10-31: {value: 752393.73, by: \
                 {e: 376196.88, w: 376196.88}}}";
    let places = "places: {e: East, w: West}\n";
    let files = files_of(places, [measured("x", "a", parts)]);
    let (outcome, _) = build(&MemorySource::new(files), &Options::default());
    let told = outcome.diagnostics.iter().map(|d| &*d.message);
    let told: Vec<&str> = told.filter(|said| said.contains("add up to")).collect();
    assert!(
        told.iter()
            .any(|said| said.ends_with("add up to 752393.76, not 752393.73: 0.03 apart")),
        "{told:?}"
    );
}

/// A project with these front matter lines, of no indicator.
fn plain(id: &str, front: &str) -> Entry {
    (id.to_owned(), format!("focus: a\nbatch: b\n{front}"))
}

#[test]
fn where_all_is_declared_no_number_of_figures_is_told() {
    let projects = [
        graded(
            "p1",
            &[("2024-06-30", "in-the-works"), ("2024-11-30", "kept")],
        ),
        graded("p2", &[("2024-06-30", "stalled"), ("2024-11-30", "broken")]),
        plain("p3", ""),
    ];
    let files = built_from(files_of("scale: promise\n", projects));
    let never = ["complete", "moved forward", "behind", " figure"];
    let home = [
        "3 projects: 2 rated by declaration (Kept 1, Broken 1), 1 not yet rated; 1 of them declared \
         at risk or worse.",
        "newly declared as reached +1",
        "at risk before, and declared worse now +1",
        "At risk or worse, and why",
        "No project’s rating is out of date. No promise was changed.",
    ];
    check_page(&files, "index.html", &home, &never);
    let period = ["declared as reached (0 last quarter) 1", "1 newly reached"];
    let said = words_of(text(&files, "quarters/2024-q4/index.html"));
    let said = said
        .split_once("Method and responsibility")
        .expect("a screen")
        .0;
    check_said("the period", said, &period, &never);
    let said = ["Not yet rated", "No rating has been published so far."];
    check_page(&files, "projects/p3/index.html", &said, &never);
}

#[test]
fn a_grade_stands_for_the_period_that_it_is_about() {
    let row = "- {published: 2024-05-20, date: 2023, status: red, by: Board, reason: Because}";
    let newer = "- {published: 2024-11-20, date: 2024-10, status: amber, by: Board}";
    let project = plain("p1", &format!("declared:\n  {row}\n  {newer}\n"));
    let settings = "scale: rag5\ncalendar: {period: quarter}\n";
    let files = built_from(files_of(
        settings,
        [project, graded("p2", &[("2024-06-30", "green")])],
    ));
    let said = [
        "Q4 2023 Red Q1 2024 Red no new grade Q2 2024 Red no new grade",
        "Q4 2024 Amber 20 November 2024 Board Amber as of October 2024",
        "20 May 2024 Board Red as of 2023",
    ];
    check_page(
        &files,
        "projects/p1/index.html",
        &said,
        &["Amber no new grade"],
    );
    let sheet = [
        "Earlier ratings",
        "Board, 20 May 2024, as of 2023: Red (Because).",
    ];
    check_page(
        &files,
        "print/projects/p1/index.html",
        &sheet,
        &["The promise"],
    );
    let table = text(&files, "data/ratings.csv");
    assert!(
        table.contains("p1,status,2024-05-20,2023,rag5,red"),
        "{table}"
    );
}

#[test]
fn grades_of_one_look_have_symbols_of_their_own() {
    let grades = ["green", "amber-green", "amber", "amber-red"];
    let projects = grades.map(|grade| graded(grade, &[("2024-06-30", grade)]));
    let files = built_from(files_of("scale: rag5\n", projects));
    let home = text(&files, "index.html");
    for name in ["ontrack", "ontrack-2", "risk", "risk-2"] {
        for kind in ["k", "t"] {
            let id = format!("pr-{kind}-declared-{name}\"");
            assert!(
                home.contains(&format!("href=\"#{id}")),
                "no tile or key has {id}"
            );
            assert!(home.contains(&format!("id=\"{id}")), "{id} is nowhere");
        }
    }
}

#[test]
fn what_was_closed_is_neither_behind_nor_out_of_date_and_keeps_how_far_it_came() {
    let key = "title: K\nfocus: a\nbatch: b\ndue: 2024-03-31\nstage: {2024-03-31: closed}\n\
               indicators: {m: {name: M, kind: percent, baseline: 0, target: 100, every: monthly, \
               observations: {2024-03-31: 70}}}\n";
    let key = key.replace("title: K\n", "");
    let left = "stage: {2024-04-01: {is: closed, reason: It left the portfolio}}\n\
                declared: [{published: 2023-06-30, status: red, by: Board}]\n";
    let projects = [("p1".to_owned(), key), plain("p2", left)];
    let files = built_from(files_of("scale: rag\n", projects));
    let home = ["2 projects: 1 at least half done, 1 ended or paused."];
    let never = ["Not updated", "declared at risk", "Past its deadline"];
    check_page(&files, "index.html", &home, &never);
    let said = ["Closed", "70%"];
    check_page(&files, "projects/p1/index.html", &said, &never);
    let said = [
        "1 April 2024: closed. It left the portfolio",
        "30 June 2023: Red.",
    ];
    check_page(&files, "projects/p2/index.html", &said, &never);
}

#[test]
fn what_is_still_to_come_is_not_said_to_be_missed() {
    let due =
        |day: &str| format!("due: {day}\ndeclared: [{{published: 2024-02-01, status: stalled}}]\n");
    let projects = [
        plain("p1", &due("2025-02-28")),
        plain("p2", &due("2024-11-30")),
    ];
    let settings = "scale: promise\ncalendar: {period: year, starts: 4}\n";
    let files = built_from(files_of(settings, projects));
    let said = [
        "Not known to be kept on time, or still to come",
        "30 November Result awaited",
        "28 February 2025 Still to come",
    ];
    check_page(&files, "years/2024-25/index.html", &said, &[]);
}

/// A project of several places with figures of each, one whose figures are of all of them together,
/// and one that works in the west alone.
fn spread() -> Vec<Entry> {
    let by_place = "unit: homes, by: place, target: {value: 200, by: {e: 85, w: 100}}, \
                    observations: {2024-12-31: {value: 120, by: {e: 30, w: 90}}}";
    let plain = "unit: homes, target: 100, observations: {2024-12-31: 97}";
    let also = |places: &str, (id, body): Entry| (id, format!("places: {places}\n{body}"));
    vec![
        measured("x", "a", by_place),
        also("[e, w]", measured("y", "a", plain)),
        also("[w]", measured("z", "b", plain)),
    ]
}

const EAST_AND_WEST: &str = "places: {e: East, w: West}\n";

#[test]
fn the_sentence_of_a_place_is_of_what_is_true_there() {
    let files = built_from(files_of(EAST_AND_WEST, spread()));
    check_described(
        &files,
        "places/e/index.html",
        "2 projects: with figures here, 1 under half; with figures only for all their places \
         together, 1 basically complete.",
    );
    check_described(
        &files,
        "places/w/index.html",
        "3 projects: with figures here, 1 basically complete, 1 at least half done; with \
         figures only for all their places together, 1 basically complete.",
    );
}

/// Search engines are told this of a page.
fn check_described(files: &Files, page: &str, said: &str) {
    let described = format!("<meta name=\"description\" content=\"{said}\">");
    check_said(page, text(files, page), &[&described], &[]);
}

#[test]
fn a_place_that_only_a_breakdown_names_has_its_page() {
    let files = built_from(files_of(EAST_AND_WEST, spread().into_iter().take(1)));
    check_page(
        &files,
        "places/e/index.html",
        &["Figures for East alone", "30 homes 85 homes"],
        &["together"],
    );
    check_described(
        &files,
        "places/e/index.html",
        "1 project: with figures here, 1 under half.",
    );
    check_page(&files, "index.html", &["Where you live", "East 1"], &[]);
}

#[test]
fn a_unit_stands_beside_one_as_it_is_said_of_one() {
    let indicator = "unit: {en: {one: advisory, other: advisories}}, target: 3, \
                     observations: {2023-12-31: 1, 2024-12-31: 2}";
    let files = built_from(files_of("", [measured("x", "a", indicator)]));
    let says = ["1 advisory", "2 advisories", "of 3 advisories"];
    check_page(&files, "projects/x/index.html", &says, &["1 advisories"]);
}

#[test]
fn a_unit_has_the_forms_that_its_language_has_and_one_for_the_rest() {
    let said = |unit: &str| {
        let indicator = format!("unit: {unit}, target: 3");
        let files = files_of("", [measured("x", "a", &indicator)]);
        let (outcome, _) = build(&MemorySource::new(files), &Options::default());
        errors(&outcome)
    };
    assert_eq!(
        said("{one: advisory, other: advisories}"),
        Vec::<String>::new()
    );
    assert_eq!(said("{one: advisory}"), ["E006 this unit has no `other`"]);
    assert_eq!(
        said("{en: {one: advisory, oter: b, other: c}}"),
        ["E004 unknown key `oter`"]
    );
    let unknown = said("{xx: {one: advisory, other: advisories}}");
    let said = "E004 `xx` is not a language of this site";
    assert!(unknown.iter().any(|message| message == said), "{unknown:?}");
}

#[test]
fn an_announcement_is_told_as_exactly_as_it_is_known_and_counts_from_its_last_day() {
    let indicator = "unit: homes, target: 3, observations: {2023-12-31: 1}";
    let mut files = files_of("", [measured("x", "a", indicator)]);
    let settings = &mut files[0].1;
    *settings = settings.replace("announced: 2023-01-01", "announced: 2023-06");
    check_page(
        &built_from(files.clone()),
        "batches/b/index.html",
        &["Announced June 2023"],
        &[],
    );
    let day = |day: &str| {
        let as_of = milepost::base::Date::parse(day);
        let options = Options {
            as_of,
            ..Options::default()
        };
        let (_, files) = build(&MemorySource::new(files.clone()), &options);
        files.contains_key("projects/x/index.html")
    };
    assert_eq!([day("2023-06-29"), day("2023-06-30")], [false, true]);
}

#[test]
fn time_is_left_only_until_something_is_due() {
    let figures = "unit: t, observations: {2024-10-31: 5}";
    let page = "projects/x/index.html";
    let watched = built_from(files_of("", [measured("x", "a", figures)]));
    check_page(&watched, page, &["31 December 2026"], &["Time left"]);
    let aimed = measured("x", "a", &format!("target: 9, {figures}"));
    check_page(
        &built_from(files_of("", [aimed])),
        page,
        &["Time left"],
        &[],
    );
    let promised = graded("x", &[("2024-06-30", "on-track")]);
    check_page(
        &built_from(files_of("", [promised])),
        page,
        &["Time left"],
        &[],
    );
}

#[test]
fn a_project_without_figures_has_no_empty_fields_in_the_list_of_a_phone() {
    let empty = |projects: &[Entry]| {
        let files = built_from(files_of("", projects.iter().cloned()));
        text(&files, "projects/index.html")
            .matches("mp-nil")
            .count()
    };
    let rated = graded("x", &[("2024-06-30", "on-track")]);
    let aimed = "unit: t, target: 9, observations: {2024-10-31: 5}";
    let aimed = measured("y", "a", aimed);
    // Where it stands and its target; by when is known.
    assert_eq!(empty(&[rated.clone(), aimed.clone()]), 2);
    assert_eq!(empty(&[aimed]), 0);
    assert_eq!(empty(&[rated]), 0);
}

#[test]
fn where_the_newest_pace_misses_the_day_the_sentence_says_so() {
    let figures = |last: u32| {
        format!(
            "unit: homes, every: monthly, target: 100, observations: {{2024-06-30: 20, \
             2024-09-30: {}, 2024-10-31: {}, 2024-11-30: {}, 2024-12-31: {last}}}",
            last - 3,
            last - 2,
            last - 1
        )
    };
    let projects = [
        measured("p1", "a", &figures(60)),
        measured("p2", "a", &figures(95)),
    ];
    let files = built_from(files_of("", projects));
    let slow = ["it would finish on time, but not at its latest pace."];
    check_page(&files, "projects/p1/index.html", &slow, &[]);
    let fine = ["at the average pace so far it would finish on time."];
    check_page(&files, "projects/p2/index.html", &fine, &["latest pace"]);
}

#[test]
fn what_was_not_published_by_a_day_does_not_stand_there_as_zero() {
    let staff = "unit: people, observations: {2024-10-31: 19854}";
    let late =
        "unit: homes, target: 100, observations: {2024-06-30: {value: 62, published: 2024-11-05}}";
    let later = "unit: homes, target: 100, baseline: {value: 300, date: 2024-11-30}, \
                 direction: decrease, observations: {2024-11-30: 300}";
    let projects = [("p1", staff), ("p2", late), ("p3", later)];
    let projects = projects.map(|(id, indicator)| measured(id, "a", indicator));
    let files = built_from(files_of("", projects));
    let said = ["0 moved forward"];
    let never = ["0 → 19,854", "0 → 62", "300 → 300"];
    check_page(&files, "quarters/2024-q4/index.html", &said, &never);
    let said = ["Title p1", "19,854 people"];
    check_page(
        &files,
        "quarters/2024-q4/vs/2024-q3/index.html",
        &said,
        &["0 → 19,854", "300 → 300"],
    );
}

#[test]
fn a_last_figure_from_before_the_deadline_is_not_told_as_the_result() {
    let homes =
        "unit: homes, target: {value: 100, date: 2024-06-30}, observations: {2024-02-29: 80}";
    let files = built_from(files_of("", [measured("p1", "a", homes)]));
    let said = [
        "Last reported 80 homes on 29 February 2024, short of the target of 100 homes; \
                 no result since the deadline",
    ];
    check_page(
        &files,
        "projects/p1/index.html",
        &said,
        &["Past its deadline: 80"],
    );
}

#[test]
fn a_place_has_its_figure_where_the_whole_has_none() {
    let by_place = "unit: homes, by: place, target: 200, \
                    observations: {2024-11-30: {value: 40, by: {e: 30}}}";
    let withdrawn = "corrections: [{indicator: m, date: 2024-11-30, from: 40, to: withdrawn, \
                     published: 2024-12-20, kind: correction, reason: Counted twice}]\n";
    let (id, body) = measured("x", "a", by_place);
    let files = built_from(files_of(EAST_AND_WEST, [(id, body + withdrawn)]));
    check_page(&files, "places/e/index.html", &["Title x", "30 homes"], &[]);
}

#[test]
fn a_figure_of_a_place_without_a_target_there_is_not_told_as_one_without_a_percentage() {
    let indicator = "unit: homes, by: place, target: 200, \
                     observations: {2024-12-31: {value: 120, by: {e: 30, w: 90}}}";
    let watched = indicator.replace("target: 200, ", "");
    let files = |id: &str, indicator: &str| {
        built_from(files_of(EAST_AND_WEST, [measured(id, "a", indicator)]))
    };
    let said = "1 project: 1 with a figure here, but a target only for all its places together.";
    let never = ["without a percentage"];
    check_page(
        &files("x", indicator),
        "places/e/index.html",
        &[said],
        &never,
    );
    // Where the whole has none either, none is said to have one.
    let never = ["but a target"];
    check_page(
        &files("y", &watched),
        "places/e/index.html",
        &["1 project: with figures here, 1 without a percentage."],
        &never,
    );
}

#[test]
fn figures_of_parts_are_counted_with_those_of_wholes_and_told_apart() {
    let by_place = "unit: homes, by: place, target: 200, \
                    observations: {2024-11-30: {value: 120, by: {e: 30, w: 90}}}";
    let plain = "unit: homes, target: 100, observations: {2024-12-31: 97}";
    let projects = [measured("x", "a", by_place), measured("y", "a", plain)];
    let files = built_from(files_of(EAST_AND_WEST, projects));
    let said = ["from 4 published figures (2 from breakdowns)"];
    check_page(&files, "index.html", &said, &["2 published"]);
    let files = built_from(files_of("", [measured("y", "a", plain)]));
    check_page(
        &files,
        "index.html",
        &["from 1 published figure"],
        &["from breakdowns"],
    );
}

#[test]
fn a_plan_between_two_of_its_points_is_told_apart_from_a_published_one() {
    let plan = "unit: homes, baseline: 0, target: 100, plan: {2024-06-30: 40, 2024-12-31: 60}";
    let page = "projects/x/index.html";
    let told = |figures: &str, says: &[&str], never: &[&str]| {
        let indicator = format!("{plan}, observations: {{{figures}}}");
        let files = built_from(files_of("", [measured("x", "a", &indicator)]));
        check_page(&files, page, says, never);
    };
    // 92 of the 184 days between 40 and 60.
    let between = [
        "Plan for 30 September: about 50 homes (between two planned dates); reported 30 homes",
        "Plan about 50 homes",
        "Plan, between two planned dates, about 50 homes;",
    ];
    let never = [
        "Plan for 30 September: 50 homes",
        "Plan for 30 September: about 50 homes;",
        "Plan 50 homes",
    ];
    told("2024-09-30: 30", &between, &never);
    let published = [
        "Plan for 31 December: 60 homes; reported 30 homes",
        "Plan 60 homes",
    ];
    told(
        "2024-12-31: 30",
        &published,
        &["between two planned dates", "about 60 homes"],
    );
}

#[test]
fn where_no_result_is_known_nothing_is_said_to_have_failed() {
    let homes = |day: &str| {
        format!(
            "unit: homes, target: {{value: 100, date: 2024-06-30}}, observations: {{{day}: 80}}"
        )
    };
    let page = "quarters/2024-q4/index.html";
    let told = |day: &str, tongue: &str, says: &[&str], never: &[&str]| {
        let mut files = files_of("", [measured("p1", "a", &homes(day))]);
        files[0].1 = files[0].1.replace("[en]", &format!("[{tongue}]"));
        check_page(&built_from(files), page, says, never);
    };
    let untold = ["Past its deadline 184 days, no result published"];
    told("2024-02-29", "en", &untold, &[]);
    let untold = ["期限已过 184天，没有公布结果"];
    told("2024-02-29", "zh-Hans", &untold, &["逾期"]);
    told(
        "2024-06-30",
        "en",
        &["Past its deadline 184 days"],
        &["no result"],
    );
}

#[test]
fn a_column_that_no_project_fills_is_left_out() {
    let page = "projects/index.html";
    let rated = graded("x", &[("2024-06-30", "on-track")]);
    let files = built_from(files_of("", [rated.clone()]));
    let table = |files: &Files| {
        let said = words_of(text(files, page));
        let (head, _) = said.split_once(" Title x").expect("a row");
        let from = head.rfind(" Project ").expect("a heading");
        head[from..].trim().to_owned()
    };
    assert_eq!(table(&files), "Project Status Due");
    let aimed = measured(
        "y",
        "a",
        "unit: t, target: 9, observations: {2024-10-31: 5}",
    );
    let files = built_from(files_of("", [rated, aimed]));
    assert_eq!(table(&files), "Project Status Progress Now Target Due");
}

#[test]
fn those_without_a_figure_are_not_counted_among_those_that_are_behind_or_are_not() {
    let parts = "unit: homes, by: place, target: {value: 300, by: {e: 90, w: 100, n: 110}}, \
                 observations: {2024-06-30: {value: 60, by: {e: 20, w: 40}}, \
                 2024-12-31: {value: 80, by: {e: 30, w: 50}}}";
    let places = "places: {e: East, w: West, n: North}\n";
    let files = built_from(files_of(places, [measured("x", "a", parts)]));
    let said = [
        "1 of 2 parts with a target is behind",
        "; one has no published figure",
    ];
    check_page(&files, "projects/x/index.html", &said, &["of 3 parts"]);
}

#[test]
fn who_answers_for_a_figure_is_not_told_as_its_source() {
    let homes = |proof: &str| {
        format!("unit: homes, target: 100, observations: {{2024-10-31: {{value: 60{proof}}}}}")
    };
    let settings = "departments: {o: Owners}\n";
    let page = "projects/x/index.html";
    let (id, body) = measured("x", "a", &homes(""));
    let owned = (id, format!("departments: {{lead: o}}\n{body}"));
    let files = built_from(files_of(settings, [owned]));
    let said = ["Owners", "Published by P. As of 31 December 2024."];
    check_page(&files, page, &said, &["Source: "]);
    let (id, body) = measured("x", "a", &homes(", evidence: count"));
    let evidence = "evidence: {count: {title: Yearly count, kind: document, url: \
                    https://example.org/count}}\n";
    let proven = (id, format!("departments: {{lead: o}}\n{evidence}{body}"));
    let files = built_from(files_of(settings, [proven]));
    check_page(
        &files,
        page,
        &["Source: Yearly count. As of"],
        &["Source: Owners"],
    );
}

#[test]
fn money_says_in_a_sentence_where_it_comes_from_and_has_the_currency_of_the_site() {
    let told = |sums: &str, says: &[&str]| {
        let money = plain("x", &format!("money: {{source: plan, {sums}}}\n"));
        let files = built_from(files_of("currency: JOD\n", [money]));
        check_page(&files, "projects/x/index.html", says, &[]);
    };
    told("budget: 100", &["100 JOD", "Source of the money: plan"]);
    // Below a chart the source stands once.
    let drawn = "budget: 100, spent: {2024-03-31: 10, 2024-06-30: 40}";
    told(drawn, &["40 JOD", "Source: plan. As of 31 December 2024."]);
}

#[test]
fn on_the_last_day_of_a_project_only_what_is_due_then_is_told() {
    let aim = |name: &str, day: &str| {
        format!(
            "{name}: {{name: {name}, headline: true, unit: homes, target: {{value: 100{day}}}, \
             observations: {{2024-10-31: 60}}}}"
        )
    };
    let project = |a: &str, b: &str| {
        let body = format!(
            "due: 2025-01-15\nindicators:\n  {}\n  {}\n",
            aim("a1", a),
            aim("b1", b)
        );
        built_from(files_of("", [plain("x", &body)]))
    };
    let soon = |files: &Files| {
        let said = words_of(text(files, "index.html"));
        let (_, soon) = said.split_once("Due in the next 30 days").expect("a list");
        soon.split_once("Title x ").expect("a project").1.to_owned()
    };
    let later = ", date: 2025-12-31";
    assert!(soon(&project("", later)).starts_with("a1 100 homes"));
    assert!(soon(&project("", "")).starts_with("the whole project"));
    assert!(soon(&project(later, later)).starts_with("end of the project"));
}
