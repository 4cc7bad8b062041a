//! Groups of the site's own kinds, and focuses within others, wherever projects are grouped.

use crate::support::{Files, built, check_said, site_of, text};
use milepost::Options;

/// A page, or a table of data, says all of some phrases and none of others.
fn check(files: &Files, path: &str, says: &[&str], never: &[&str]) {
    check_said(path, text(files, path), says, never);
}

#[test]
fn projects_are_found_by_groups_of_the_sites_own_and_by_focuses_around_theirs() {
    let files = built(&site_of("tests/sites/own-groups"), &Options::default());
    check(
        &files,
        "goals/health/index.html",
        &[
            "Project north",
            "Project south",
            "Project hospital",
            "Clinics in every town",
        ],
        &["Project school"],
    );
    check(
        &files,
        "goals/nurses/index.html",
        &["Project south"],
        &["Project north"],
    );
    check(
        &files,
        "funder/bank/index.html",
        &[
            "Funder: World Bank",
            "Project north",
            "Project south",
            "Lends <em>at cost</em>.",
        ],
        &["Project hospital"],
    );
    check(
        &files,
        "fr/funder/bank/index.html",
        &["Bailleur: World Bank"],
        &[],
    );
    check(
        &files,
        "theme-2030/index.html",
        &["Sooner", "Later"],
        &["Never"],
    );
    check(
        &files,
        "projects/north/index.html",
        &[
            "<dt>Funder</dt>",
            "World Bank</a>, <a",
            "Themes of 2030</a>",
            "A healthy country</a>",
        ],
        &[],
    );
    check(
        &files,
        "print/books/bank/index.html",
        &["Project north", "Project south"],
        &["Project hospital", "Project school"],
    );
    check(
        &files,
        "print/books/health/index.html",
        &["Project north", "Project south", "Project hospital"],
        &["Project school"],
    );
}

#[test]
fn the_data_tell_the_groups_of_each_project_with_their_names() {
    let files = built(&site_of("tests/sites/own-groups"), &Options::default());
    let rows = "project,kind,group,kind_name,group_name,project_title\r\n\
        hospital,focus,health,Goal,A healthy country,Project hospital\r\n\
        hospital,theme-2030,early,Theme of 2030,Sooner,Project hospital\r\n\
        hospital,theme-2030,late,Theme of 2030,Later,Project hospital\r\n\
        north,focus,health,Goal,A healthy country,Project north\r\n\
        north,focus,clinics,Goal,Clinics in every town,Project north\r\n\
        north,funder,bank,Funder,World Bank,Project north\r\n\
        north,funder,city,Funder,The city,Project north\r\n\
        north,theme-2030,late,Theme of 2030,Later,Project north\r\n\
        school,focus,schools,Goal,Schools,Project school\r\n";
    assert!(
        text(&files, "data/groups.csv").starts_with(rows),
        "{}",
        text(&files, "data/groups.csv")
    );
    check(&files, "data/groups.json", &["\"fr\": \"Bailleur\""], &[]);
    check(&files, "data/index.html", &["name of the group"], &[]);
    let plain = built(&site_of("tests/sites/smallest"), &Options::default());
    assert!(
        !plain.contains_key("data/groups.csv"),
        "a site without any has no such table"
    );
}
