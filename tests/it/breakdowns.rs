//! What was published of a part of an indicator, and how it moves in the open.

use crate::support::{Site, built, check_said, everything, site_of, text, words_of};
use milepost::Options;

const SITE: &str = "tests/sites/parts";
const BENCHES: &str = "content/projects/benches/f.csv";
const TABLE: &str = "content/data/figures.csv";
const TRAINING: &str = "content/projects/training.md";

/// After a silent edit of a sealed site the audit names it by its code, with the entry to paste.
fn check_silent((path, from, to): (&str, &str, &str), code: &str, entry: &str) {
    let site = Site::copy_of(SITE);
    site.fine(&["seal", "-q"]);
    site.edit(path, from, to);
    let ran = site.run(&["audit"]);
    assert_eq!(ran.code, 1, "{to}: {}", ran.err);
    let said = format!("{}{}", ran.out, ran.err);
    for wanted in [code, entry] {
        assert!(said.contains(wanted), "{to}: no {wanted} in\n{said}");
    }
}

#[test]
fn what_was_published_of_a_part_changes_only_in_the_open() {
    check_silent(
        (BENCHES, "2025-06-30,25,north", "2025-06-30,26,north"),
        "A001",
        "indicator: n, by: north, date: 2025-06-30, from: 25, to: 26",
    );
    check_silent(
        (TABLE, ",38,north,female,", ",39,north,female,"),
        "A001",
        "indicator: people, by: {place: north, sex: female}, date: 2025-06-30, from: 38, to: 39",
    );
    check_silent(
        (TABLE, "training,people,2025-03-31,15,south,female,\n", ""),
        "A002",
        "by: {place: south, sex: female}, date: 2025-03-31, from: 15, to: withdrawn",
    );
    check_silent(
        (TRAINING, "south: 100}", "south: 90}"),
        "A003",
        "field: indicators.people.by.place=south.target, from: 100, to: 90",
    );
    check_silent(
        (TRAINING, "{2025-06-30: 80}", "{2025-06-30: 70}"),
        "A003",
        "field: indicators.people.by.place=north.plan, from: {2025-06-30: 80}, to: {2025-06-30: 70}",
    );
}

#[test]
fn a_part_is_corrected_by_the_command_that_corrects_the_whole() {
    for (words, part) in [
        (["benches", "n", "2025-06-30", "26"], &["north"][..]),
        (
            ["training", "people", "2025-06-30", "36"],
            &["place=north", "sex=male"],
        ),
    ] {
        let site = Site::copy_of(SITE);
        let mut command = vec!["correct"];
        command.extend(words);
        command.extend(["--reason", "counted again", "--published", "2025-06-30"]);
        for value in part {
            command.extend(["--by", value]);
        }
        site.fine(&command);
        site.fine(&["build", "-q"]);
        let data = site.text("output/data/observations.csv");
        let [project, indicator, day, value] = words;
        let head = format!("{project},{indicator},{day},{value},");
        let row = data.lines().find(|line| line.starts_with(&head));
        assert!(row.is_some_and(|row| row.contains(",true,")), "{data}");
    }
}

/// A correction of what no part is: it is refused with a message and a hint, and nothing is written.
fn check_no_part(of: &str, words: &str, message: &str, hint: &str) {
    let site = Site::copy_of(of);
    let mut command = vec!["correct"];
    command.extend(words.split(' '));
    command.extend(["--reason", "counted again", "--published", "2025-06-30"]);
    let ran = site.run(&command);
    assert_eq!(ran.code, 2, "{words}: {}", ran.err);
    for wanted in [message, hint] {
        assert!(ran.err.contains(wanted), "{words}: {}", ran.err);
    }
    let before = Site::copy_of(of);
    assert_eq!(
        everything(site.root()),
        everything(before.root()),
        "{words}"
    );
}

#[test]
fn what_names_no_part_or_two_values_of_one_dimension_corrects_nothing() {
    check_no_part(
        SITE,
        "benches n 2025-06-30 9 --by norht",
        "there is no part `place=norht`",
        "did you mean `place=north`?",
    );
    check_no_part(
        SITE,
        "training people 2025-06-30 36 --by sex=female --by sex=male",
        "`sex` is named twice: female, male",
        "correct one part after the other",
    );
    check_no_part(
        SITE,
        "training people 2025-06-30 36 --by north --by place=north",
        "`place` is named twice: north, north",
        "a part has one value of each dimension",
    );
    check_no_part(
        "tests/sites/rated",
        "pipes 2025-06-30 9 --by place=east",
        "is not broken down, so it has no part",
        "add `by: place` to the figure",
    );
}

#[test]
fn a_target_of_a_part_that_moved_is_marked_and_told_as_a_moved_target() {
    let files = built(&site_of(SITE), &Options::default());
    let mark =
        "changes/index.html#mp-change-training-2025-04-15-indicators-people-by-place=north-target";
    for page in ["projects/training/index.html", "places/north/index.html"] {
        check_said(page, text(&files, page), &[mark], &[]);
    }
    let versus = "quarters/2025-q2/vs/2025-q1/index.html";
    let moved =
        "<dd><a href=\"../../../../projects/training/index.html\">Places in training</a></dd>";
    check_said(versus, text(&files, versus), &[moved], &[]);
}

#[test]
fn the_page_of_a_department_speaks_of_departments() {
    let site = Site::copy_of(SITE);
    let page = "content/projects/training.md";
    site.edit(page, "by: [place, sex]", "by: [department, sex]");
    site.edit(
        page,
        "by: {place: {north: 200, south: 100}}",
        "by: {department: {works: 200}}",
    );
    site.edit(
        page,
        "by: {place: {north: {2025-06-30: 80}}}",
        "by: {department: {works: {2025-06-30: 80}}}",
    );
    let from = site.text(page);
    let changes = from.find("changes:").expect("changes");
    let end = from.rfind("---").expect("an end");
    site.write(page, &format!("{}{}", &from[..changes], &from[end..]));
    let table = site.text(TABLE).replace("place", "department");
    let table = table.replace(",north,", ",works,");
    let rows: Vec<&str> = table
        .lines()
        .filter(|row| !row.contains(",south,"))
        .collect();
    site.write(TABLE, &(rows.join("\n") + "\n"));
    site.fine(&["build"]);
    let said = words_of(&site.text("output/departments/works/index.html"));
    let says = ["Works alone", "of this department", "all its departments"];
    check_said(
        "departments/works/",
        &said,
        &says,
        &[" here", "In Works", "place "],
    );
}
