//! What pages, charts and data say of time: partial dates, rates, forecasts, differences of
//! percentages.

use crate::support::{Texts, built_from, check_said, file_of, texts};

/// The files of a site of one project with one indicator, as of 30 June 2025.
fn site(indicator: &str) -> Texts {
    site_with(indicator, None)
}

/// The same with a report of 1 May 2024.
fn site_with(indicator: &str, report: Option<&str>) -> Texts {
    let config = "title: Our promises\npublisher: The office\nlanguages: [en, zh-Hans]\nas_of: 2025-06-30\n\
                  focuses: {f: Care}\nbase_url: https://example.org/\n";
    let project = format!(
        "---\ntitle: Benches\nfocus: f\nstart: 2015-01-02\ndue: 2030-12-31\nindicators:\n  n: {{definition: x, {indicator}}}\n\
         ---\nThe text.\n"
    );
    let report = report.map(|text| ("content/projects/benches/2024-05-01.md", text.to_owned()));
    let files = [
        ("content/site.yaml", config.to_owned()),
        ("content/projects/benches/index.md", project),
    ];
    texts(built_from(files.into_iter().chain(report)))
}

/// A file says all of some phrases and none of others, bold or not.
fn check(files: &Texts, path: &str, says: &[&str], never: &[&str]) {
    let text = file_of(files, path).replace("<b>", "").replace("</b>", "");
    check_said(path, &text, says, never);
}

const PAGE: &str = "projects/benches/index.html";
const CHINESE: &str = "zh-Hans/projects/benches/index.html";

#[test]
fn a_year_stays_a_year_in_words_tables_and_data() {
    let files = site(
        "name: Poverty rate, kind: percent, accumulation: snapshot, every: yearly, direction: decrease, \
         baseline: {value: 14.5, date: 2015}, target: 7.25, observations: {2015: 14.5, 2020: 6.5, 2022: 10.3, 2023: 10.4}",
    );
    let never = [
        "31 December 2023",
        "31 December;",
        "on 31 December",
        "1 January 2015",
        "0% a month",
    ];
    check(
        &files,
        PAGE,
        &[
            "10.4% in 2023",
            "points a year",
            "2023: 10.4%",
            "<th scope=\"row\">2023</th>",
        ],
        &never,
    );
    check(
        &files,
        CHINESE,
        &["2023年", "个百分点"],
        &["2023年12月31日", "2015年1月1日"],
    );
    check(
        &files,
        "data/observations.csv",
        &[",2023,"],
        &["n,2023-12-31"],
    );
}

#[test]
fn a_report_about_a_year_tells_of_the_year() {
    let report =
        "---\nkind: progress\nfor: 2023\nobservations: {n: 10.4}\n---\nThe rate of 2023 came.\n";
    let indicator = "name: Poverty rate, kind: percent, every: yearly, direction: decrease, \
                     baseline: {value: 14.5, date: 2015}, target: 7.25, observations: {2022: 10.3}";
    let snapshot = site_with(
        &format!("accumulation: snapshot, {indicator}"),
        Some(report),
    );
    check(
        &snapshot,
        PAGE,
        &["10.4% in 2023", "<th scope=\"row\">2023</th>"],
        &["31 December 2023"],
    );
    check(
        &snapshot,
        "projects/benches/2024-05-01/index.html",
        &["10.4% <span class=\"mp-soft\">for 2023</span></dd>"],
        &["31 December 2023"],
    );
    check(
        &snapshot,
        "data/observations.csv",
        &[",2023,"],
        &["n,2023-12-31"],
    );
    let homes = "name: Homes, unit: homes, accumulation: per-period, every: yearly, target: 900, observations: {2022: 120}";
    let sum = site_with(homes, Some(&report.replace("10.4", "80")));
    check(&sum, PAGE, &["200 homes"], &["31 December 2023"]);
}

#[test]
fn of_figures_a_year_apart_no_thirty_days_are_told() {
    let files = site(
        "name: Emissions, unit: Mt, kind: index, accumulation: snapshot, every: yearly, direction: decrease, \
         baseline: {value: 700, date: 2020}, target: 450, observations: {2021: 680, 2022: 660, 2023: 650, 2024: 640}",
    );
    let says = [
        "at the pace since 2023 it would be finished",
        "\u{2212}10 Mt a year",
        // 190 at 15 a year from the end of 2024 on, due at the end of 2030.
        "640 Mt in 2024; at the average pace so far it would finish about 6.7 years late",
    ];
    check(&files, PAGE, &says, &["30 days", "90 days", "a month"]);
    check(
        &files,
        CHINESE,
        &["按2023年以来的速度"],
        &["30天", "90天", "每月"],
    );
}

#[test]
fn a_decline_has_its_sign_and_is_some_movement() {
    let files = site(
        "name: Homes, unit: homes, accumulation: snapshot, baseline: {value: 100, date: 2015-01-01}, target: 900, \
         observations: {2025-04-30: 103, 2025-05-31: 101, 2025-06-30: 98}",
    );
    check(
        &files,
        PAGE,
        &["\u{2212}0.25%"],
        &["no movement", "0% done", "\u{2212}0% "],
    );
}

#[test]
fn a_month_stays_a_month_and_another_year_is_named() {
    let files = site(
        "name: Homes, unit: homes, accumulation: snapshot, baseline: {value: 0, date: 2015}, target: 900, \
         observations: {2024-10: 103, 2024-11: 151, 2024-12: 198}",
    );
    let says = ["198 homes in December 2024", "homes a month"];
    check(&files, PAGE, &says, &["31 December 2024", "on 31 December"]);
}
