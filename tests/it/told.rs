//! What is told is neither more nor less than what is known: found by readers of whole sites.

use crate::support::{Files, built_from, check_said, text, words_of};

const SITE: &str = "title: T\npublisher: P\nlanguages: [en]\nbase_url: https://example.org/\n\
                    focuses: {a: A}\nbatches: {b: {name: B, announced: 2021-01-01, \
                    start: 2021-01-01, due: 2024-12-31}}\nplaces: {north: North, south: South}\n";

/// A site as of a day with some more settings and these projects, each with its id and front
/// matter.
fn site(as_of: &str, settings: &str, projects: &[(&str, &str)]) -> Files {
    let settings = format!("{SITE}as_of: {as_of}\n{settings}");
    let mut files = vec![("content/site.yaml".to_owned(), settings)];
    let tables = [
        ("parts.csv", TABLE.to_owned()),
        ("even.csv", TABLE.replace("91.8", "91.6")),
        ("low.csv", LOW.to_owned()),
        ("marks.csv", MARKS.to_owned()),
    ];
    for (id, matter) in projects {
        let folder = format!("content/projects/{id}");
        let chart = match matter.contains("by: place") {
            true => "```chart\nkind: heat\nproject: p\nindicator: m\nby: place\n```\n",
            false => "",
        };
        let front = format!("title: Title {id}\nfocus: a\nbatch: b\n{matter}");
        let body = format!("---\n{front}---\n{chart}");
        files.push((format!("{folder}/index.md"), body));
        let used = tables.iter().filter(|(name, _)| matter.contains(name));
        files.extend(used.map(|(name, table)| (format!("{folder}/{name}"), table.clone())));
    }
    built_from(files)
}

const TABLE: &str = "date,place,value\n2021-06-30,north,91.6\n2021-06-30,south,91.8\n";
const LOW: &str = "date,place,value\n2021-06-30,north,22\n2021-06-30,south,35\n";
const MARKS: &str = "date,mark,value\n2021-06-30,broken,3\n2021-06-30,works,5\n\
                     2021-06-30,kept,4\n";

/// The only project of a site.
fn one(as_of: &str, matter: &str) -> Files {
    site(as_of, "", &[("p", matter)])
}

fn check(files: &Files, page: &str, says: &[&str], silent: &[&str]) {
    check_said(page, &words_of(text(files, page)), says, silent);
}

const PARTS: &str = "indicators: {m: {name: Cover, unit: \"%\", kind: percent, by: place, \
                     observations: parts.csv}}\n";

const HOMES: &str = "indicators: {m: {name: Homes, unit: homes, target: 730, baseline: 0, \
                     observations: {2021-06-30: 100}}}\n";

#[test]
fn where_only_parts_have_figures_the_whole_is_not_called_without_any() {
    let files = one("2021-12-31", PARTS);
    let said = [
        "Cannot be judged yet",
        "No figure of the whole is published, only of its parts",
    ];
    let silent = ["No figures published", "What comes next", "No figure has"];
    check(&files, "projects/p/index.html", &said, &silent);
    check(&files, "print/projects/p/index.html", &said, &silent);
    check(&files, "index.html", &[], &silent[..1]);
    check(&files, "projects/index.html", &said[..1], &silent[..1]);
}

#[test]
fn where_only_parts_have_figures_a_passed_deadline_says_so() {
    let matter = PARTS.replace("by: place,", "by: place, target: 95,");
    let files = one("2026-12-31", &matter);
    let said = ["no figure of the whole was ever published, only of its parts"];
    check(
        &files,
        "projects/p/index.html",
        &said,
        &["no figure was ever"],
    );
}

#[test]
fn values_that_only_rounding_makes_equal_are_not_tied() {
    let files = one("2021-12-31", PARTS);
    let said = ["South highest with 91.8%, North lowest with 91.6%"];
    check(
        &files,
        "projects/p/index.html",
        &said,
        &["both have", "all 2"],
    );
    let files = one("2021-12-31", &PARTS.replace("parts.csv", "even.csv"));
    check(&files, "projects/p/index.html", &["both have 91.6%"], &[]);
}

#[test]
fn a_limit_is_told_with_the_figure_that_shows_it_broken() {
    let limit = |figures: &str| {
        format!(
            "indicators: {{m: {{name: Punctual, unit: \"%\", kind: percent, direction: at-least, \
             target: 80, observations: {{{figures}}}}}}}\n"
        )
    };
    let page = "projects/p/index.html";
    let never = ["no figure from that time"];
    let files = one("2025-06-30", &limit("2023-12-31: 70, 2024-12-31: 66"));
    let said = ["Due on 31 December 2024, with 66% on that day: below the limit."];
    check(&files, page, &said, &never);
    let files = one("2025-12-31", &limit("2023-12-31: 70, 2025-01-15: 66"));
    let said = ["Due on 31 December 2024; 66% on 15 January, below the limit."];
    check(&files, page, &said, &never);
    let files = one("2025-12-31", &limit("2022-12-31: 70"));
    check(&files, page, &never, &["below the limit"]);
}

#[test]
fn what_is_missing_of_two_dates_is_named() {
    let matter = "start: 2021-01-01\ndue: unknown\nindicators: {m: {name: Obesity, unit: \"%\", \
                  kind: percent, direction: at-most, target: 20, \
                  observations: {2021-06-30: 29.9}}}\n";
    let files = one("2021-09-30", matter);
    let said = ["29.9% on 30 June, above the limit; no due date was published."];
    let page = "projects/p/index.html";
    check(&files, page, &said, &["Start or due", "Neither start"]);
    let matter = matter.replace("direction: at-most, target: 20", "baseline: 5, target: 40");
    let files = one("2021-09-30", &matter);
    check(
        &files,
        page,
        &["Its due date was not published."],
        &["Neither"],
    );
}

#[test]
fn no_days_that_count_as_on_track_are_not_told() {
    let matter = "due: 2021-12-31\nindicators: {m: {name: Homes, unit: homes, target: 120, \
                  baseline: 0, plan: {2021-06-30: 50}, \
                  observations: {2021-06-30: 40, 2021-12-31: 110}}}\n";
    let files = one("2021-12-31", matter);
    let page = "projects/p/index.html";
    check(&files, page, &["Plan for 31 December"], &["0 days count"]);
}

#[test]
fn the_counts_of_the_method_add_up_with_those_rated() {
    let graded = "scale: rag\ndeclared:\n  - {published: 2021-06-30, status: red, by: Board, \
                  reason: Because}\n";
    let files = one("2021-12-31", graded);
    let said =
        ["Together with those rated by declaration and those not yet rated, the five add up"];
    check(&files, "method/index.html", &said, &[]);
    let files = one("2021-12-31", PARTS);
    let said = [
        "The five add up to all",
        "no more than 15% of that time and no more than the days left",
    ];
    check(&files, "method/index.html", &said, &["never more than"]);
}

#[test]
fn facts_with_evidence_are_called_facts_where_not_all_are_figures() {
    let graded = "scale: rag\nevidence: {e: {title: E, kind: document, url: \"https://example.org/e\"}}\n\
                  declared:\n  - {published: 2021-06-30, status: red, by: Board, reason: Because, \
                  evidence: [e]}\n  - {published: 2021-09-30, status: green, by: Board, \
                  reason: Because}\n";
    let files = one("2021-12-31", graded);
    let said = [
        "50% of the facts (figures, milestones met, ratings) rest on a document that you can \
                 open, 50% name one.",
    ];
    check(&files, "index.html", &said, &["of the figures rest"]);
    let files = one("2021-12-31", HOMES);
    check(
        &files,
        "index.html",
        &["0% of the figures rest on a document"],
        &[],
    );
}

#[test]
fn no_showcase_says_that_all_figures_come_with_evidence() {
    let settings = "calendar: {period: quarter}\ndepartments: {d: D}\n";
    let matter = format!("departments: {{lead: d}}\n{HOMES}");
    let files = site("2021-12-31", settings, &[("p", &matter)]);
    let page = "quarters/2021-q2/index.html";
    let said = ["Each responsible department supplies its own figures. 0 of 1 facts"];
    check(&files, page, &said, &["figures with evidence"]);
}

#[test]
fn what_is_needed_is_counted_alike_on_pages_and_in_data_and_says_from_when() {
    let matter = "start: 2021-01-01\ndue: 2022-12-31\nindicators: {m: {name: Homes, unit: homes, \
                  target: 730, baseline: 0, every: monthly, observations: {2021-06-30: 365}}}\n";
    let files = one("2021-12-31", matter);
    let said = [
        "Time left 365 days",
        "Needed to be on time 20 homes a month, counted from 30 June 2021",
    ];
    check(&files, "projects/p/index.html", &said, &[]);
    let rows = text(&files, "data/indicators.csv");
    assert!(rows.contains(",36,0.664845,,,,"), "{rows}");
}

#[test]
fn a_figure_that_is_about_right_stays_so_in_sentences_and_comparisons() {
    let matter = "start: 2021-01-01\ndue: 2022-12-31\nindicators: {m: {name: Debt, unit: million, \
                  direction: decrease, target: 900, baseline: 960, observations: {2021-06-30: 980, \
                  2021-09-30: {value: 1000, qualifier: about}}}}\n";
    let settings = "calendar: {period: quarter}\n";
    let files = site("2021-12-31", settings, &[("p", matter)]);
    let page = "projects/p/index.html";
    let said = ["about 1,000 million on 30 September, further from the target"];
    check(&files, page, &said, &[]);
    let page = "quarters/2021-q3/vs/2021-q2/index.html";
    check(
        &files,
        page,
        &["980 → ≈1,000 million", "about +20 million"],
        &[],
    );
}

#[test]
fn the_even_pace_to_a_range_ends_in_the_table_where_its_line_does() {
    let matter = "start: 2021-01-01\ndue: 2024-12-31\nindicators: {m: {name: Tonnes, unit: Mt, \
                  direction: decrease, target: {low: 418, high: 456}, baseline: 743, \
                  observations: {2021-12-31: 700}}}\n";
    let files = one("2021-12-31", matter);
    let tables = files
        .iter()
        .filter(|(path, _)| path.ends_with("c-m-main.csv") || path.contains("/c-"));
    let csv: Vec<&String> = tables.map(|(path, _)| path).collect();
    let page = words_of(text(&files, "projects/p/index.html"));
    assert!(page.contains("418–456 456"), "{csv:?} {page}");
}

#[test]
fn a_scale_is_filled_by_the_largest_value_for_three_quarters() {
    let matter = "start: 2021-01-01\nindicators: {m: {name: Obesity, unit: \"%\", kind: percent, \
                  by: place, observations: low.csv}}\n";
    let files = one("2021-12-31", matter);
    let page = text(&files, "projects/p/index.html");
    assert!(page.contains(">40%<") && !page.contains(">80%<"), "{page}");
}

#[test]
fn values_of_an_own_dimension_stand_in_the_order_of_the_site() {
    let settings = "dimensions: {mark: {name: Mark, values: {kept: Kept, works: Works, \
                    broken: Broken}}}\n";
    let matter =
        "indicators: {m: {name: Tally, unit: promises, by: mark, observations: marks.csv}}\n";
    let files = site("2021-12-31", settings, &[("p", matter)]);
    let page = words_of(text(&files, "projects/p/index.html"));
    let at = |name: &str| {
        page.find(name)
            .unwrap_or_else(|| panic!("no {name}: {page}"))
    };
    assert!(
        at("Kept 4") < at("Works 5") && at("Works 5") < at("Broken 3"),
        "{page}"
    );
}

#[test]
fn a_copy_of_the_themes_words_for_the_period_leaves_a_yearly_site_yearly() {
    let copy = include_str!("../../themes/civic/strings/en/period.ftl");
    let matter = "start: 2021-01-01\nindicators: {m: {name: Homes, unit: homes, target: 730, \
                  baseline: 0, observations: {2021-12-31: 100, 2022-12-31: 365}}}\n";
    let built = |own: &str| {
        let settings = format!("{SITE}as_of: 2022-12-31\ncalendar: {{period: year}}\n");
        let body = format!("---\ntitle: P\nfocus: a\nbatch: b\n{matter}---\n");
        built_from([
            ("content/site.yaml", settings),
            ("content/projects/p.md", body),
            ("themes/civic/strings/en/own.ftl", own.to_owned()),
        ])
    };
    let said = ["Moved most this year", "Years"];
    check(
        &built(copy),
        "index.html",
        &said,
        &["this quarter", "Quarters"],
    );
    let own = copy.replace("{ -this-period-of }", "in these twelve months");
    check(
        &built(&own),
        "index.html",
        &["Moved most in these twelve months"],
        &[],
    );
}

#[test]
fn a_due_date_that_was_withdrawn_is_called_so() {
    let matter = "start: 2021-01-01\ndue: unknown\nchanges: [{published: 2021-05-01, field: due, \
                  from: 2021-03-31, to: unknown, kind: due, reason: Because}]\nindicators: {m: {name: Advice, \
                  unit: advisories, direction: decrease, target: 0, baseline: 40, observations: {2021-06-30: 29}}}\n";
    let files = one("2021-09-30", matter);
    let said = ["Target still 0 advisories; the due date of 31 March 2021 was withdrawn"];
    check(
        &files,
        "projects/p/index.html",
        &said,
        &["to not published"],
    );
}

#[test]
fn how_sure_somebody_is_stands_in_a_sentence() {
    let matter = "confidence:\n  - {published: 2021-03-21, level: high, by: Community}\n\
                  indicators: {m: {name: Homes, unit: homes, target: 730, baseline: 0, \
                  observations: {2021-06-30: 100}}}\n";
    let files = one("2021-09-30", matter);
    let said = ["Confidence of reaching the target, Community (21 March 2021): high."];
    check(&files, "projects/p/index.html", &said, &[]);
}

#[test]
fn a_text_in_another_language_names_the_language_of_the_page() {
    let settings = format!("{SITE}as_of: 2021-12-31\n").replace("[en]", "[en, fr]");
    let body = "---\ntitle: {en: P, fr: P}\nfocus: a\nbatch: b\n---\nA text in English.\n";
    let files = built_from([
        ("content/site.yaml", settings),
        ("content/projects/p.md", body.to_owned()),
    ]);
    let said = ["is not translated into français yet; it follows in English"];
    check(
        &files,
        "fr/projects/p/index.html",
        &said,
        &["no English version"],
    );
}
