//! Long lists: the table of all projects in pages, a page for each kind of group, and what a theme
//! finds in them as numbers.

use crate::support::{Files, build, built_from, text};
use milepost::Options;
use milepost::io::MemorySource;

const SITE: &str = "title: R\npublisher: O\nlanguages: [en]\nas_of: 2021-12-31\n\
    focuses: {f: Care, g: Water}\ndepartments: {d: Housing}\n";

fn project(focus: &str, figures: &str) -> String {
    format!(
        "---\ntitle: Lifts\nfocus: {focus}\ndepartments: [d]\nstart: 2021-01-01\ndue: 2021-12-31\n\
         {figures}---\nText.\n"
    )
}

/// Seven projects with more lines in their configuration.
fn seven(config: &str) -> Vec<(String, String)> {
    let projects = (1..=7).map(|at| {
        let focus = if at < 6 { "f" } else { "g" };
        let text = project(focus, "target: 100 homes\ndone: {2021-03-31: 12}\n");
        (format!("content/projects/p{at}.md"), text)
    });
    let site = ("content/site.yaml".to_owned(), format!("{SITE}{config}"));
    projects.chain([site]).collect()
}

/// Which of the seven projects a page has a row of.
fn rows(files: &Files, path: &str) -> Vec<u32> {
    let html = text(files, path);
    (1..=7)
        .filter(|at| html.contains(&format!("id=\"mp-p-p{at}\"")))
        .collect()
}

#[test]
fn the_table_of_all_projects_goes_on_over_pages_that_lead_to_each_other() {
    let files = built_from(seven("lists: {projects: 3}\n"));
    assert_eq!(rows(&files, "projects/index.html"), [1, 2, 3]);
    assert_eq!(rows(&files, "projects/page/2/index.html"), [4, 5, 6]);
    assert_eq!(rows(&files, "projects/page/3/index.html"), [7]);
    assert!(!files.contains_key("projects/page/4/index.html"));
    let middle = text(&files, "projects/page/2/index.html");
    for link in [
        "href=\"../../index.html\" rel=\"prev\"",
        "href=\"../3/index.html\" rel=\"next\"",
        "Page 2 of 3",
        "4 to 6 of 7",
    ] {
        assert!(middle.contains(link), "no {link} in {middle}");
    }
    let first = text(&files, "projects/index.html");
    assert!(!first.contains("rel=\"prev\""), "{first}");
}

#[test]
fn a_site_that_asks_for_no_lists_has_one_table_and_no_list_of_groups() {
    let files = built_from(seven(""));
    assert_eq!(rows(&files, "projects/index.html"), [1, 2, 3, 4, 5, 6, 7]);
    assert!(!files.contains_key("focuses/index.html"));
    assert!(!text(&files, "projects/index.html").contains("aria-label=\"Pages\""));
    let all_on_one = built_from(seven("lists: {projects: 7}\n"));
    assert!(!text(&all_on_one, "projects/index.html").contains("aria-label=\"Pages\""));
}

#[test]
fn each_kind_of_group_has_a_page_with_the_number_of_its_projects() {
    let files = built_from(seven("lists: {groups: true}\n"));
    let focuses = text(&files, "focuses/index.html");
    for part in [
        "href=\"f/index.html\">Care</a>",
        "5 projects",
        "href=\"g/index.html\">Water</a>",
        "2 projects",
    ] {
        assert!(focuses.contains(part), "no {part} in {focuses}");
    }
    assert!(files.contains_key("departments/index.html"));
    // No project has a place or a batch.
    assert!(!files.contains_key("places/index.html"));
    assert!(text(&files, "focuses/f/index.html").contains("href=\"../index.html\">Focus</a>"));
}

#[test]
fn a_list_that_nobody_knows_is_refused() {
    for (config, word) in [
        ("lists: {project: 3}\n", "projects"),
        ("lists: {projects: 0}\n", "whole number"),
    ] {
        let (outcome, _) = build(&MemorySource::new(seven(config)), &Options::default());
        let said = format!("{:?}", outcome.diagnostics);
        assert!(outcome.made.is_none() && said.contains(word), "{said}");
    }
}

#[test]
fn a_theme_draws_with_numbers_and_what_it_does_not_name_is_not_made() {
    let mut files = seven("theme: own\n");
    let template = "{% for s in view.series %}{{ s.id }} {{ s.now.value }} of {{ s.now.target }} \
        {{ s.now.unit }}, {{ s.now.progress }}{% for p in s.points %}; {{ p.date }} {{ p.day }} \
        {{ p.value }}{% endfor %}{% endfor %}|{{ view.days_left }}|{{ view.elapsed }}";
    files.push(("themes/own/project.html".to_owned(), template.to_owned()));
    let files = built_from(files);
    let page = text(&files, "projects/p1/index.html");
    assert_eq!(
        page.trim(),
        "main 12.0 of 100.0 homes, 0.12; 2021-03-31 89 12.0|0|1.0"
    );
    let beside = |page: &str| {
        let folder = format!("projects/{page}/page-files/");
        files
            .keys()
            .filter(|path| path.starts_with(&folder))
            .count()
    };
    assert_eq!(beside("p1"), 0, "no chart is drawn that no template shows");
}
