//! Figures of parts: told from their own day on and by nothing earlier, and held to as those of a
//! whole.

use crate::support::{Files, Site, build, errors, text};
use milepost::io::MemorySource;
use milepost::{Options, base::Date};

const HEAD: &str = "title: A\nfocus: a\nstart: 2024-04-01\ndue: 2026-12-31\n";

/// A site of one project in one table of figures, in a calendar whose years begin in April.
fn site(front: &str, table: &str) -> MemorySource {
    let config = "title: T\npublisher: P\nlanguages: [en]\nfocuses: {a: A}\n\
                  places: {north: N, south: S}\ncalendar: {period: year, starts: 4}\n";
    let project = format!("---\n{HEAD}{front}---\nAs in [the table](f.csv).\n");
    MemorySource::new([
        ("content/site.yaml", config.to_owned()),
        ("content/projects/a/index.md", project),
        ("content/projects/a/f.csv", table.to_owned()),
    ])
}

const FRONT: &str = "indicators:\n  n: {name: N, unit: homes, target: 4000, by: place, \
                     observations: f.csv}\n";

/// The site as of a day.
fn as_of(source: &MemorySource, day: &str) -> Files {
    let options = Options {
        as_of: Date::parse(day),
        ..Options::default()
    };
    let (outcome, files) = build(source, &options);
    assert_eq!(errors(&outcome), Vec::<String>::new());
    files
}

/// Whether a number stands in any file of a site as of a day.
fn check_told(source: &MemorySource, day: &str, number: &str, told: bool) {
    let files = as_of(source, day);
    let has = |(_, bytes): &(&String, &Vec<u8>)| String::from_utf8_lossy(bytes).contains(number);
    let found: Vec<&String> = files.iter().filter(has).map(|(path, _)| path).collect();
    assert_eq!(!found.is_empty(), told, "{number} as of {day}: {found:?}");
}

#[test]
fn a_table_with_a_part_of_a_later_day_stays_inside_until_then() {
    let table = "date,value,place,published\n2025-06-30,900,,2025-07-01\n\
                 2025-06-30,7731,north,2025-08-01\n";
    let source = site(FRONT, &table.replace("900", "9000"));
    check_told(&source, "2025-07-31", "7731", false);
    check_told(&source, "2025-08-01", "7731", true);
}

#[test]
fn a_part_of_a_year_that_begins_in_april_counts_from_its_end() {
    let front = FRONT.replace("by: place", "by: place, accumulation: per-period");
    let table =
        "date,value,place\n2024/25,9000,\n2024/25,7731,north\n2025/26,9900,\n2025/26,8842,north\n";
    let source = site(&front, table);
    let files = as_of(&source, "2026-03-31");
    let facts = text(&files, "data/facts.csv");
    assert!(
        facts.contains("a,indicators.n@2024-04/2025-03.by.north,7731"),
        "{facts}"
    );
    check_told(&source, "2026-03-30", "8842", false);
    check_told(&source, "2026-03-31", "8842", true);
}

#[test]
fn the_newest_figure_moves_the_site_on_even_where_only_a_part_has_it() {
    let table = "date,value,place\n2025-06-30,900,\n2025-07-15,500,north\n";
    let (outcome, _) = build(&site(FRONT, table), &Options::default());
    let day = outcome.made.map(|made| made.as_of.to_string());
    assert_eq!(day.as_deref(), Some("2025-07-15"));
}

#[test]
fn what_was_published_later_makes_no_page_of_an_earlier_day() {
    let table = "date,value,place,published\n2024-06-30,100,,2024-07-01\n\
                 2025-12-31,900,,2026-01-01\n";
    let later = "2023-06-30,50,,2026-02-01\n";
    let front = FRONT.replace("name: N", "name: N, every: yearly");
    let early = |table: &str| {
        let files = as_of(&site(&front, table), "2025-06-30");
        files.into_keys().collect::<Vec<_>>()
    };
    assert_eq!(early(table), early(&format!("{table}{later}")));
}

/// A seal, then a table with other words: the audit names what changed in silence.
fn check_audited(from: &str, to: &str, code: &str, said: &str) {
    let config = "title: T\npublisher: P\nlanguages: [en]\nas_of: 2025-12-31\nfocuses: {a: A}\n\
                  places: {north: N, south: S}\n";
    let table = "date,value,place,flag,numerator,denominator,note\n2025-06-30,50,,,,,\n\
                 2025-06-30,40,north,provisional,4,10,Counted by hand\n";
    let front = FRONT.replace("unit: homes, target: 4000", "unit: \"%\", target: 90");
    let site = Site::with(&[
        ("content/site.yaml", config),
        (
            "content/projects/a/index.md",
            &format!("---\n{HEAD}{front}---\n"),
        ),
        ("content/projects/a/f.csv", table),
    ]);
    site.fine(&["seal", "-q"]);
    site.edit("content/projects/a/f.csv", from, to);
    let ran = site.run(&["audit"]);
    let told = format!("{}{}", ran.out, ran.err);
    assert!(
        told.contains(code) && told.contains(said),
        "{from} to {to}: {told}"
    );
}

#[test]
fn what_stands_beside_a_figure_of_a_part_does_not_change_in_silence() {
    check_audited("provisional", "estimated", "A007", "the flag of `north`");
    check_audited(",4,10,", ",8,20,", "A001", "the numerator of `north`");
    check_audited(
        "by hand",
        "by us",
        "1 change of words",
        "the note of `north`",
    );
}

#[test]
fn a_flag_of_a_part_moves_in_the_open() {
    let change = "changes:\n  - {published: 2025-08-01, kind: record, reason: Counted again, \
                  field: indicators.n@2025-06-30.by.north.flag, from: provisional, to: normal}\n";
    let table = "date,value,place,published\n2025-06-30,900,,2025-07-01\n\
                 2025-06-30,700,north,2025-07-01\n";
    let source = site(&format!("{FRONT}{change}"), table);
    let facts = |day| text(&as_of(&source, day), "data/facts.csv").to_owned();
    let path = "a,indicators.n@2025-06-30.by.north.flag,";
    let (before, after) = (facts("2025-07-31"), facts("2025-08-01"));
    assert!(before.contains(&format!("{path}provisional")), "{before}");
    assert!(
        after.contains(&format!("{path}normal,2025-08-01")),
        "{after}"
    );
}

#[test]
fn two_grades_of_one_day_are_refused_with_both_places() {
    let front = "declared:\n  - {published: 2025-06-30, status: behind}\n  \
                 - {published: 2025-06-30, status: on-track}\n";
    let (outcome, _) = build(&site(front, "date,value\n"), &Options::default());
    assert_eq!(
        errors(&outcome),
        ["E019 two of `declared` are declared on 2025-06-30"]
    );
}

/// What a table of parts says of one in a column.
fn of_part(files: &Files, part: &str, column: &str) -> Option<String> {
    let table = text(files, "data/parts.csv");
    let mut rows = table
        .lines()
        .map(|line| line.split(',').collect::<Vec<_>>());
    let head = rows.next().expect("a head");
    let at = |name: &str| head.iter().position(|of| *of == name).expect("a column");
    let row = rows.find(|row| row[at("part")] == part)?;
    Some(row[at(column)].to_owned())
}

fn check_part(files: &Files, part: &str, expected: [&str; 3]) {
    let found = ["target", "baseline", "progress"].map(|column| of_part(files, part, column));
    assert_eq!(found, expected.map(|cell| Some(cell.to_owned())), "{part}");
}

const SHARES: &str = "date,value,place\n2025-12-31,30,\n2025-12-31,20,north\n2025-12-31,36,south\n";

/// The same site with a share instead of a count.
fn shares(rest: &str) -> MemorySource {
    let front = format!(
        "indicators:\n  n: {{name: N, kind: percent, by: place, observations: f.csv, {rest}}}\n"
    );
    site(&front, SHARES)
}

#[test]
fn what_is_promised_for_each_part_holds_for_all_that_name_nothing_else() {
    let promised = "baseline: {value: 10, by: {each: 10, south: 20}}, \
                    target: {value: 50, by: {each: 50, south: 40}}";
    let files = as_of(&shares(promised), "2025-12-31");
    check_part(&files, "place=north", ["50", "10", "0.25"]);
    check_part(&files, "place=south", ["40", "20", "0.8"]);
}

#[test]
fn what_is_promised_for_each_part_makes_no_part_of_a_later_day() {
    let source = shares("baseline: 0, target: {value: 50, by: {place: {each: 50}}}");
    let files = as_of(&source, "2025-12-30");
    assert_eq!(of_part(&files, "place=north", "target"), None);
    check_told(&source, "2025-12-30", "place=north", false);
}

#[test]
fn a_share_that_began_at_nothing_began_so_in_each_of_its_parts() {
    let target = "target: {value: 50, by: {each: 50}}";
    let files = as_of(&shares(&format!("baseline: 0, {target}")), "2025-12-31");
    check_part(&files, "place=north", ["50", "0", "0.4"]);
    let (outcome, _) = build(
        &shares(&format!("baseline: 5, {target}")),
        &Options::default(),
    );
    let said = errors(&outcome);
    assert_eq!(said.len(), 1, "{said:?}");
    assert!(
        said[0].contains("2 parts of `n` have a target and no baseline"),
        "{said:?}"
    );
}
