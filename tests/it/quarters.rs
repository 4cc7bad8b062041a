//! Quarters: the levels at their ends and what moved in between add up, on the demo and on a
//! calendar of its own.

use crate::support::{Files, built, demo_with_editions, text};
use milepost::Options;
use milepost::io::MemorySource;
use serde_json::Value;
use std::collections::BTreeMap;

/// A site as it was published on its last day, with the permanent editions.
fn with_editions(config: &str, project: &str) -> Files {
    let files = [
        ("content/site.yaml", config),
        ("content/projects/lifts.md", project),
    ];
    let options = Options {
        editions: Some(true),
        ..Options::default()
    };
    built(&MemorySource::new(files), &options)
}

fn json(files: &Files, path: &str, table: &str) -> Vec<Value> {
    let whole: Value = serde_json::from_str(text(files, path)).expect("JSON");
    whole[table]
        .as_array()
        .unwrap_or_else(|| panic!("{path} holds {table}"))
        .clone()
}

/// The rows of each quarter, oldest first.
fn by_quarter(files: &Files) -> BTreeMap<String, Vec<Value>> {
    let mut quarters: BTreeMap<String, Vec<Value>> = BTreeMap::new();
    for row in json(files, "data/quarters.json", "quarters") {
        quarters
            .entry(word(&row, "quarter").to_owned())
            .or_default()
            .push(row);
    }
    quarters
}

fn word<'v>(row: &'v Value, key: &str) -> &'v str {
    row[key].as_str().unwrap_or("")
}

fn counts<'v>(words: impl Iterator<Item = &'v str>) -> BTreeMap<&'v str, usize> {
    let mut counts = BTreeMap::new();
    words
        .filter(|w| !w.is_empty())
        .for_each(|w| *counts.entry(w).or_default() += 1);
    counts
}

/// The numbers of the cells of a table of a page, row by row.
fn cells(html: &str, start: &str, end: &str) -> Vec<usize> {
    let part = html
        .split(start)
        .nth(1)
        .and_then(|rest| rest.split(end).next())
        .unwrap_or_else(|| panic!("{start} … {end}"));
    let number = |text: &str| text.split('<').next().and_then(|n| n.trim().parse().ok());
    part.split('>').filter_map(number).collect()
}

#[test]
fn the_counts_of_a_quarter_and_what_passed_give_the_counts_of_the_next() {
    let files = demo_with_editions();
    let quarters: Vec<(String, Vec<Value>)> = by_quarter(files).into_iter().collect();
    assert_eq!(
        quarters.iter().map(|(q, _)| q.as_str()).collect::<Vec<_>>(),
        ["2021-q1", "2021-q2", "2021-q3", "2021-q4"]
    );
    for pair in quarters.windows(2) {
        let [(earlier, before), (later, now)] = pair else {
            unreachable!("windows of two")
        };
        for key in ["status", "class"] {
            let level = counts(before.iter().map(|r| word(r, key)));
            let came_from = counts(now.iter().map(|r| word(r, &format!("{key}_before"))));
            assert_eq!(
                level, came_from,
                "{later}: every project of {earlier} passes into it from its {key} there"
            );
        }
        let new = now.iter().filter(|r| r["status_before"].is_null()).count();
        assert_eq!(now.len(), before.len() + new, "{later}");
        let html =
            String::from_utf8_lossy(&files[&format!("quarters/{later}/vs/{earlier}/index.html")])
                .into_owned();
        let totals = cells(&html, "<tfoot>", "</tfoot>");
        let of_page = &totals[..totals.len() - 1];
        let mut of_data: Vec<usize> = counts(now.iter().map(|r| word(r, "status")))
            .into_values()
            .collect();
        of_data.sort_unstable();
        let mut sorted = of_page.to_vec();
        sorted.sort_unstable();
        assert_eq!(
            (sorted, totals.last()),
            (of_data, Some(&now.len())),
            "the table of {later} beside {earlier}"
        );
        let inside = cells(&html, "<table class=\"mp-table mp-matrix\">", "<tfoot>");
        assert_eq!(
            inside.iter().sum::<usize>(),
            2 * now.len(),
            "every project is in one cell and in one sum of a row"
        );
    }
}

#[test]
fn the_steps_of_all_quarters_add_up_to_the_difference_of_the_levels() {
    let files = demo_with_editions();
    let quarters: Vec<Vec<Value>> = by_quarter(files).into_values().collect();
    let mut compared = 0;
    for (level, step, initial) in [
        ("value", "value_change", None),
        ("progress", "progress_change", Some(0.0)),
    ] {
        for last in quarters.last().expect("quarters") {
            let id = word(last, "project");
            let rows: Vec<&Value> = quarters
                .iter()
                .flat_map(|q| q.iter().filter(|r| word(r, "project") == id))
                .collect();
            let known: Vec<&&Value> = rows.iter().skip_while(|r| r[level].is_null()).collect();
            if known.len() < 2 || known.iter().any(|r| r[level].is_null()) {
                continue;
            }
            let steps: f64 = known[1..]
                .iter()
                .map(|r| {
                    r[step]
                        .as_f64()
                        .unwrap_or_else(|| panic!("{id}: no {step}"))
                })
                .sum();
            let difference =
                last[level].as_f64().expect("known") - known[0][level].as_f64().expect("known");
            assert!(
                (steps - difference).abs() < 1e-5,
                "{id}: {steps} in steps of {level}, {difference} between the levels"
            );
            if let (Some(start), Some(first)) = (initial, known[0][step].as_f64()) {
                let from_start = known[0][level].as_f64().expect("known") - start;
                assert!(
                    (first - from_start).abs() < 1e-5,
                    "{id}: the first step of {level} begins at {start}"
                );
            }
            compared += 1;
        }
    }
    assert!(60 < compared, "only {compared} series were compared");
}

#[test]
fn a_quarter_says_the_same_on_its_page_in_the_data_and_in_its_edition() {
    let files = demo_with_editions();
    let closed: Vec<_> = by_quarter(files)
        .into_iter()
        .filter(|(q, _)| q != "2021-q4")
        .collect();
    assert_eq!(closed.len(), 3);
    for (quarter, rows) in closed {
        let edition = json(
            files,
            &format!("editions/{quarter}/data/projects.json"),
            "projects",
        );
        let of = |rows: &[Value], id: &str| -> Vec<(String, String, String)> {
            rows.iter()
                .map(|r| {
                    (
                        word(r, id).to_owned(),
                        word(r, "status").to_owned(),
                        word(r, "class").to_owned(),
                    )
                })
                .collect()
        };
        assert_eq!(of(&rows, "project"), of(&edition, "id"), "{quarter}");
        let now = &files[&format!("quarters/{quarter}/index.html")];
        let then = &files[&format!("editions/{quarter}/quarters/{quarter}/index.html")];
        let verdict = |html: &[u8]| {
            let html = String::from_utf8_lossy(html).into_owned();
            cells(&html, "class=\"mp-nums\"", "</dl>")
        };
        assert_eq!(
            verdict(now),
            verdict(then),
            "{quarter}: the showcase of today and that of the edition"
        );
    }
}

#[test]
fn later_corrections_are_listed_and_marked_and_never_slip_into_a_closed_quarter() {
    let project = |corrections: &str| {
        format!(
            "---\ntitle: Lifts\nfocus: f\nstart: 2021-01-01\ndue: 2021-12-31\ntarget: 40 lifts\ndone: {{2021-02-28: 8, 2021-03-31: 15, 2021-06-30: 22}}\n{corrections}---\n"
        )
    };
    let config = "title: T\npublisher: P\nlanguages: [en]\nfocuses: {f: F}\nas_of: 2021-06-30\nbase_url: https://t.example/\n";
    let site = |corrections: &str| with_editions(config, &project(corrections));
    let entry = |day: &str| {
        format!(
            "corrections:\n  - {{published: {day}, indicator: main, date: 2021-03-31, from: 15, to: 12, reason: Counted twice., kind: correction}}\n"
        )
    };
    let value = |files: &Files| by_quarter(files)["2021-q1"][0]["value"].clone();
    let page = |files: &Files| text(files, "quarters/2021-q1/index.html").to_owned();
    let plain = site("");
    let (in_grace, later) = (site(&entry("2021-04-10")), site(&entry("2021-04-11")));
    assert_eq!(
        [value(&plain), value(&in_grace), value(&later)],
        [15, 12, 15].map(Value::from)
    );
    let mark = "changes/index.html#mp-correction-lifts-main-2021-03-31-2021-04-11";
    assert!(
        page(&later).contains(mark),
        "the figure leads to its correction"
    );
    assert!(
        page(&later).contains("Corrected since the figures were closed"),
        "the correction is listed apart"
    );
    assert!(
        !page(&in_grace).contains("Corrected since"),
        "what came in time is in the figures"
    );
    assert!(
        text(&later, "changes/index.html")
            .contains("id=\"mp-correction-lifts-main-2021-03-31-2021-04-11\"")
    );
}

#[test]
fn a_programme_whose_year_begins_in_april_has_its_own_quarters() {
    let config = "title: T\npublisher: P\nlanguages: [en]\nfocuses: {f: F}\nas_of: 2022-02-15\ncalendar: {quarter_starts: [4, 7, 10, 1], grace: 0}\n";
    let project = "---\ntitle: Lifts\nfocus: f\nstart: 2021-05-01\ndue: 2022-06-30\ntarget: 40 lifts\ndone: {2021-06-30: 8, 2021-12-31: 22}\n---\n";
    let site = with_editions(config, project);
    let quarters = by_quarter(&site);
    let ends: Vec<(&str, &str)> = quarters
        .iter()
        .map(|(q, rows)| (q.as_str(), word(&rows[0], "as_of")))
        .collect();
    assert_eq!(
        ends,
        [
            ("2021-q1", "2021-06-30"),
            ("2021-q2", "2021-09-30"),
            ("2021-q3", "2021-12-31"),
            ("2021-q4", "2022-02-15")
        ]
    );
    let page = text(&site, "quarters/2021-q4/index.html");
    assert!(
        page.contains("Q4 2021/22 (January 2022 to March 2022)"),
        "the months are named"
    );
    assert!(
        page.contains("The quarter ends on 31 March 2022"),
        "a running quarter says so"
    );
}

#[test]
fn a_comparison_begins_with_whose_status_changed_and_trouble_stands_first() {
    let page = text(
        demo_with_editions(),
        "en/quarters/2021-q4/vs/2021-q3/index.html",
    );
    let at = |words: &str| {
        page.find(words)
            .unwrap_or_else(|| panic!("{words} is there"))
    };
    let ids = ["turned", "lists", "rows", "matrix"].map(|id| at(&format!("id=\"mp-{id}\"")));
    assert!(ids.is_sorted(), "the matrix is the last: {ids:?}");
    let [turned, lists, _, matrix] = ids;
    let list = &page[turned..lists];
    let names = [
        "Better public toilets",
        "Food markets",
        "Missing road links",
    ];
    let places = names.map(|name| list.find(name).expect(name));
    assert!(
        places.is_sorted(),
        "fell behind, ended, came back: {places:?}"
    );
    assert!(!list.contains("Public parking"), "its status stayed");
    // A number of the matrix leads to the only project, or to the list of them.
    let matrix = &page[matrix..];
    assert!(
        matrix
            .contains("projects/public-toilets/index.html\" title=\"Better public toilets\">1</a>")
    );
}
