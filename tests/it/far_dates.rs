//! The newest date moves the whole site, so `check` doubts one that is far after the others, unless
//! a series has this rhythm.

use crate::support::{build, errors};
use milepost::Options;
use milepost::io::MemorySource;

/// Codes of what is said about the dates of a site whose one project has these lines.
fn check(lines: &str, expected: &str) {
    let config = "title: T\npublisher: P\nlanguages: [en]\nfocuses: {f: F}\n";
    let project = format!(
        "---\ntitle: Homes\nfocus: f\nstart: 2019-01-01\ndue: 2029-12-31\n{lines}\n---\nText.\n"
    );
    let source = MemorySource::new([
        ("content/site.yaml", config),
        ("content/projects/homes.md", &project),
    ]);
    let said: Vec<String> = errors(&build(&source, &Options::default()).0)
        .iter()
        .map(|error| error.split(" and ").next().unwrap_or("").to_owned())
        .collect();
    assert_eq!(said.join("; "), expected, "{lines}");
}

#[test]
fn a_date_far_after_all_others_is_doubted() {
    check(
        "target: 10 homes\ndone: {2021-03-31: 4, 2021-04-30: 5, 2031-05-31: 6}",
        "E029 2031-05-31 is 3683 days after the next newest date 2021-04-30,",
    );
    check(
        "target: 10 homes\ndone: {2021-01-31: 3, 2021-02-28: 4, 2021-03-31: 5, 2021-08-31: 6}",
        "E029 2021-08-31 is 153 days after the next newest date 2021-03-31,",
    );
    check(
        "target: 10 homes\ndone: {2021-03-31: 4, 2022-06-30: 6}",
        "E029 2022-06-30 is 456 days after the next newest date 2021-03-31,",
    );
    check(
        "target: 10 homes\nevery: monthly\ndone: {2021-03-31: 4, 2022-05-31: 6}",
        "E029 2022-05-31 is 426 days after the next newest date 2021-03-31,",
    );
    check(
        "milestones: {a: {name: A, due: 2021-03-31, met: 2021-03-31}, b: {name: B, due: 2021-06-30, met: 2031-06-30}}",
        "E029 2031-06-30 is 3743 days after the next newest date 2021-03-31,",
    );
}

#[test]
fn a_date_that_keeps_its_rhythm_is_believed() {
    check(
        "target: 10 homes\ndone: {2021-03-31: 4, 2021-04-30: 5, 2021-05-31: 6}",
        "",
    );
    check("target: 10 homes\ndone: {2021-03-31: 4, 2021-06-30: 6}", "");
    check("target: 10 homes\ndone: {2020-12-31: 4, 2021-12-31: 6}", "");
    check(
        "target: 10 homes\ndone: {2019-12-31: 4, 2020-12-31: 5, 2021-12-31: 6}",
        "",
    );
    check(
        "target: 10 homes\nevery: yearly\ndone: {2020-03-31: 4, 2021-06-30: 6}",
        "",
    );
    check(
        "target: 10 homes\nevery: quarterly\ndone: {2021-01-15: 4, 2021-07-10: 6}",
        "",
    );
    check(
        "target: 10 homes\ndone: {2021-03-31: 4, 2021-06-30: 5, 2021-10-15: 6}",
        "",
    );
    check(
        "milestones: {a: {name: A, due: 2021-03-31, met: 2021-03-31}, b: {name: B, due: 2021-09-30, met: 2021-09-14}}",
        "",
    );
}

#[test]
fn a_quarterly_series_is_not_undone_by_what_moves_between() {
    let lines = "target: 10 homes\ndone: {2021-03-31: 4, 2021-06-30: 5, 2021-09-30: 6}\n\
                 milestones: {a: {name: A, due: 2021-03-31, met: 2021-06-28}}";
    check(lines, "");
}
