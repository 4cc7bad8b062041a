//! Sentences that say no less, and nothing else, than what is known.

use crate::support::{Files, build, built_from, check_said, text, words_of};
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
    let list = said.split_once("Behind, and why").expect("a list").1;
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
    let said = "1 further behind, 1 less far behind.";
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
