//! What a resident finds, follows and takes away: the choices of lists, the evidence, the data page,
//! what pages say to programs.

use crate::support::{Files, build, built_from, check_said, demo, errors, text, words_of};
use milepost::Options;
use milepost::io::MemorySource;
use std::collections::BTreeMap;

const SITE: &str = "title: R\npublisher: O\nlanguages: [en]\nas_of: 2021-12-31\n\
    base_url: https://r.example/\nfocuses: {f: Care, g: Water}\n\
    people: {ann: Ann, bob: {name: Bob, private: true}}\nplaces: {e: East, w: West}\n";

fn project(more: &str) -> String {
    format!("---\ntitle: Lifts\nfocus: f\nstart: 2021-01-01\ndue: 2021-12-31\n{more}---\nText.\n")
}

fn site(config: &str, projects: &[(&str, &str)]) -> Files {
    let projects = projects.iter().map(|(id, more)| {
        let path = format!("content/projects/{id}.md");
        (path, project(more))
    });
    let site = ("content/site.yaml".to_owned(), format!("{SITE}{config}"));
    built_from(projects.chain([site]))
}

/// The choices that each row of a list belongs to, by its project.
fn within(page: &str) -> BTreeMap<&str, Vec<&str>> {
    let rows = page.split("<tr id=\"mp-p-").skip(1);
    let row = |row: &'_ str| -> Option<(usize, usize, usize)> {
        let id = row.find('"')?;
        let begin = row.find("data-in=\"")? + 9;
        Some((id, begin, begin + row[begin..].find('"')?))
    };
    rows.map(|text| {
        let (id, begin, end) = row(text).expect("a row has an id and choices");
        (&text[..id], text[begin..end].split(' ').collect())
    })
    .collect()
}

#[test]
fn a_row_of_the_list_names_its_groups_and_its_status_but_nobody_private() {
    let files = site(
        "",
        &[
            (
                "a",
                "places: [e, w]\nlead: [ann, bob]\ntarget: 9 homes\ndone: {2021-12-31: 9}\n",
            ),
            ("b", "places: [w]\nlead: bob\n"),
        ],
    );
    let page = text(&files, "projects/index.html");
    let rows = within(page);
    assert!(
        rows["a"].contains(&"place:e") && rows["a"].contains(&"place:w"),
        "{rows:?}"
    );
    assert!(rows["a"].contains(&"status:done"), "{rows:?}");
    assert!(
        rows["b"].contains(&"place:w") && !rows["b"].contains(&"place:e"),
        "{rows:?}"
    );
    assert!(!page.contains("bob") && !page.contains("Bob"), "{page}");
    // A choice that all rows share chooses nothing.
    assert!(!page.contains("data-facet=\"focus\""), "{page}");
}

#[test]
fn every_choice_has_as_many_rows_as_it_says() {
    for path in ["projects/index.html", "en/projects/index.html"] {
        let page = text(demo(), path);
        let rows = within(page);
        let choices = page.split("<li data-id=\"").skip(1);
        let mut seen = 0;
        for choice in choices {
            let (word, rest) = choice.split_once('"').expect("a choice has a word");
            let said = words_of(rest.split_once("</li>").expect("an item ends").0);
            let count = rows.values().filter(|own| own.contains(&word)).count();
            assert!(
                said.ends_with(&count.to_string()),
                "{word}: {said}, {count} rows"
            );
            seen += 1;
        }
        assert!(30 < seen, "{path} has {seen} choices");
    }
}

#[test]
fn a_list_over_several_pages_has_no_choices_and_no_script() {
    let all: Vec<String> = (0..201).map(|at| format!("p{at}")).collect();
    let all: Vec<(&str, &str)> = all.iter().map(|id| (id.as_str(), "")).collect();
    let files = site("", &all);
    let first = text(&files, "projects/index.html");
    assert!(
        first.contains("Page 1 of 2") && !first.contains("data-finder"),
        "{first}"
    );
    assert!(!first.contains("list.js"));
    assert!(files.contains_key("projects/page/2/index.html"));
    let fewer = text(&site("", &all[..200]), "projects/index.html").to_owned();
    assert!(fewer.contains("data-finder") && fewer.contains("list.js"));
}

const PROOF: &str = "evidence: {act: {title: Act, kind: document, publisher: Court, \
    date: 2021-05-01, url: \"https://c.example/act.pdf\"}, note: {title: Note, kind: document}}\n";

#[test]
fn a_document_that_two_projects_show_is_one_with_what_rests_on_it() {
    let cited = format!(
        "target: 9 homes\ndone: {{2021-05-31: {{value: 3, evidence: [act]}}, \
         2021-06-30: {{value: 5, evidence: [act]}}, 2021-07-31: {{value: 6, evidence: [note]}}, \
         2021-08-31: 7}}\n{PROOF}"
    );
    let files = site("", &[("a", &cited), ("b", PROOF)]);
    let page = text(&files, "evidence/index.html");
    assert_eq!(page.matches(">Act</a>").count(), 1, "{page}");
    let said = words_of(page);
    check_said(
        "evidence",
        &said,
        &[
            "2 documents, one of which can be opened.",
            "2 of 4 facts rest on a document that can be opened (50%); 3 name one (75%).",
            "2 figures",
            "no figure yet",
            "no copy online",
        ],
        &[],
    );
    let home = words_of(text(&files, "index.html"));
    let says = "50% of the figures rest on a document that you can open, 75% name one.";
    check_said("home", &home, &[says], &[]);
}

#[test]
fn a_document_of_a_later_day_is_not_shown_yet() {
    let more = "evidence: {soon: {title: Later, kind: document, date: 2022-02-01}, \
                now: {title: Before, kind: document, date: 2021-12-31}}\n";
    let files = site("", &[("a", more)]);
    let pages = [
        "evidence/index.html",
        "projects/a/index.html",
        "data/evidence.csv",
    ];
    for page in pages {
        let text = text(&files, page);
        assert!(text.contains("Before") && !text.contains("Later"), "{page}");
    }
}

#[test]
fn what_no_amount_or_number_can_be_is_refused() {
    let check = |config: &str, more: &str, said: &str| {
        let files = [
            ("content/site.yaml", format!("{SITE}{config}")),
            ("content/projects/a.md", project(more)),
        ];
        let (outcome, _) = build(&MemorySource::new(files), &Options::default());
        let found = errors(&outcome).join("\n");
        assert!(outcome.made.is_none() && found.contains(said), "{found}");
    };
    check("", "money: {budget: -5}\n", "`-5` is less than nothing");
    check(
        "",
        "money: {spent: {2021-06-30: -1}}\n",
        "`-1` is less than nothing",
    );
    check(
        "map: {review_number: \"\"}\n",
        "",
        "the review number is empty",
    );
}

#[test]
fn the_script_of_lists_is_as_small_as_is_said() {
    let script = &demo()["list.js"];
    assert!(script.len() <= 4096, "{} bytes", script.len());
}

#[test]
fn a_site_without_documents_has_no_page_of_them_and_no_way_there() {
    let files = site("", &[("a", "")]);
    assert!(!files.contains_key("evidence/index.html"));
    assert!(!text(&files, "index.html").contains("evidence/"));
}

#[test]
fn the_data_page_shows_what_each_table_is_and_its_first_rows() {
    let figures = (1..=12).map(|month| format!("2021-{month:02}-28: {month}"));
    let figures: Vec<String> = figures.collect();
    let more = format!("target: 12 homes\ndone: {{{}}}\n", figures.join(", "));
    let files = site("licence: CC-BY-4.0\n", &[("a", &more)]);
    let page = text(&files, "data/index.html");
    let said = words_of(page);
    let says = [
        "12 rows, 17 columns",
        "First 10 of 12 rows",
        "O: R. Data as of 31 December 2021",
    ];
    check_said("data", &said, &says, &[]);
    assert!(page.contains("<td>2021-10-28</td>") && !page.contains("<td>2021-11-28</td>"));
    let package: serde_json::Value =
        serde_json::from_slice(&files["data/datapackage.json"]).expect("JSON");
    let tables = package["resources"].as_array().expect("a list");
    for table in tables {
        let path = format!("data/{}", table["path"].as_str().expect("a path"));
        assert_eq!(table["bytes"], files[&path].len(), "{path}");
    }
    assert_eq!(package["licenses"][0]["name"], "CC-BY-4.0");
    assert!(files["data/observations.xlsx"].starts_with(b"PK"));
}

#[test]
fn a_page_says_to_programs_what_it_is_and_what_it_lies_under() {
    let files = site("", &[("a", "summary: \"</script><b>& x\"\n")]);
    let page = text(&files, "projects/a/index.html");
    let (_, rest) = page
        .split_once("<script type=\"application/ld+json\">")
        .expect("data");
    let (json, _) = rest.split_once("</script>").expect("an end");
    let json: serde_json::Value = serde_json::from_str(json).expect("JSON");
    let [own, crumbs] = json["@graph"].as_array().expect("a list").as_slice() else {
        panic!("{json}")
    };
    assert_eq!(
        (&own["@type"], &own["name"]),
        (&"Report".into(), &"Lifts".into())
    );
    assert_eq!(own["url"], "https://r.example/projects/a/");
    let names = crumbs["itemListElement"].as_array().expect("a list").iter();
    let names: Vec<&str> = names.filter_map(|item| item["name"].as_str()).collect();
    assert_eq!(names, ["R", "All projects", "Lifts"]);
}

#[test]
fn a_government_site_has_the_head_that_such_sites_have() {
    let files = site("government: {site_id_code: \"3300000001\"}\n", &[("a", "")]);
    let page = text(&files, "projects/a/index.html");
    for meta in [
        "<meta name=\"SiteName\" content=\"R\">",
        "<meta name=\"SiteDomain\" content=\"r.example\">",
        "<meta name=\"SiteIDCode\" content=\"3300000001\">",
        "<meta name=\"ColumnName\" content=\"All projects\">",
        "<meta name=\"ArticleTitle\" content=\"Lifts\">",
        "<meta name=\"PubDate\" content=\"2021-12-31\">",
    ] {
        assert!(page.contains(meta), "no {meta} in {page}");
    }
    let plain = site("", &[("a", "")]);
    assert!(!text(&plain, "index.html").contains("SiteName"));
}

#[test]
fn a_project_leads_to_those_beside_it_in_its_focus_and_to_those_like_it() {
    let near = "places: [e]\n";
    let all = [
        ("a", near),
        ("b", "focus: g\nplaces: [e]\n"),
        ("c", near),
        ("d", "places: [w]\n"),
    ];
    let projects = all.map(|(id, more)| {
        let text = project(more).replace("focus: f\n", if id == "b" { "" } else { "focus: f\n" });
        (
            format!("content/projects/{id}.md"),
            text.replace("title: Lifts", &format!("title: T{id}")),
        )
    });
    let site = ("content/site.yaml".to_owned(), SITE.to_owned());
    let files = built_from(projects.into_iter().chain([site]));
    let page = text(&files, "projects/a/index.html");
    let (_, near) = page
        .split_once("class=\"mp-near\"")
        .expect("the ones beside it");
    assert!(
        near.contains("../c/index.html") && !near.contains("../b/index.html"),
        "{near}"
    );
    let (_, related) = page.split_once("id=\"mp-related\"").expect("related ones");
    let related = related.split_once("</nav>").expect("an end").0;
    assert!(related.contains("../b/index.html") && !related.contains("../c/index.html"));
}

#[test]
fn a_page_marks_the_entry_of_the_menu_that_it_lies_under() {
    let page = text(demo(), "en/projects/lifts/index.html");
    assert!(
        page.contains("href=\"../index.html\" aria-current=\"true\""),
        "{page}"
    );
    assert!(text(demo(), "en/projects/index.html").contains("aria-current=\"page\""));
}

#[test]
fn a_document_says_its_licence_and_where_in_it_the_facts_stand() {
    let files = site(
        "",
        &[(
            "a",
            "target: 9 homes\ndone: {2021-12-31: {value: 9, evidence: [e]}}\nevidence: {e: {title: \
             Record, kind: document, url: \"https://r.example/r\", locator: Table 4, licence: \
             CC-BY-4.0}}\n",
        )],
    );
    let page = words_of(text(&files, "evidence/index.html"));
    let says = ["Licence: CC-BY-4.0", "one figure · Table 4"];
    check_said("the list", &page, &says, &[]);
    let csv = text(&files, "data/evidence.csv");
    assert!(csv.contains(",locator,licence,"), "{csv}");
    assert!(csv.contains(",Table 4,CC-BY-4.0,"), "{csv}");
    let json = text(&files, "data/evidence.json");
    assert!(json.contains("\"licence\": \"CC-BY-4.0\""), "{json}");
}

#[test]
fn figures_of_parts_count_as_much_for_the_evidence_as_those_of_wholes() {
    let files = site(
        "",
        &[(
            "a",
            "by: place\ntarget: 9 homes\ndone: {2021-12-31: {value: 9, by: {e: 4, w: 5}, evidence: \
             [e]}}\nevidence: {e: {title: Record, kind: document, url: \"https://r.example/r\"}}\n",
        )],
    );
    let page = words_of(text(&files, "evidence/index.html"));
    // The document is named for the whole; how many facts there are is told on both pages alike.
    let says = ["of 3 facts rest on a document"];
    check_said("the list", &page, &says, &[]);
    let home = words_of(text(&files, "index.html"));
    check_said(
        "the home page",
        &home,
        &["3 published figures", "of the figures rest on"],
        &[],
    );
}
