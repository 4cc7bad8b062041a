//! Groups of the site's own kinds, and focuses within others, wherever projects are grouped.

use crate::support::{Files, Ran, Site, built, check_said, site_of, text, words_of};
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

/// What the status of the site says with words of the command, and its exit code.
fn status(words: &[&str]) -> Ran {
    let site = Site::copy_of("tests/sites/own-groups");
    site.run(&[&["status", "--as-of", "2022-06-30"], words].concat())
}

#[test]
fn the_status_is_of_projects_in_every_group_that_is_named() {
    for (words, says, never) in [
        (
            &["--funder", "bank"][..],
            &["north", "south"][..],
            &["school", "hospital"][..],
        ),
        (&["--funder=city"], &["north"], &["south", "school"]),
        (
            &["--group", "funder=city", "-q"],
            &["north"],
            &["south", "school"],
        ),
        (
            &["--group", "focus=health"],
            &["north", "south", "hospital"],
            &["school"],
        ),
        (
            &["--funder", "bank", "--theme-2030", "late"],
            &["north"],
            &["south", "hospital"],
        ),
        (
            &["--theme-2030", "never"],
            &["0 projects"],
            &["north", "hospital"],
        ),
    ] {
        let ran = status(words);
        assert_eq!(ran.code, 0, "{words:?}: {}", ran.err);
        check_said(&words.join(" "), &ran.out, says, never);
    }
}

#[test]
fn a_group_that_the_site_does_not_have_is_answered_with_the_nearest() {
    for (words, told) in [
        (
            &["--funder", "bnak"][..],
            "there is no funder `bnak` in site.yaml; did you mean `bank`?",
        ),
        (
            &["--fundr", "bank"],
            "no groups called `fundr`; did you mean `funder`?",
        ),
        (&["--departmnet=x"], "did you mean `department`?"),
        (
            &["--group", "bank"],
            "`bank` is no group; write its kind and its id",
        ),
        (&["--funder"], "unexpected argument '--funder'"),
    ] {
        let ran = status(words);
        assert_eq!(ran.code, 2, "{words:?}: {}", ran.out);
        check_said(&words.join(" "), &ran.err, &[told], &[]);
    }
}

#[test]
fn a_chart_counts_projects_by_groups_of_the_sites_own() {
    let page =
        |by: &str| format!("---\ntitle: Who pays\n---\n```chart\nkind: status\nby: {by}\n```\n");
    let site = Site::copy_of("tests/sites/own-groups");
    site.write("content/pages/who.md", &page("funder"));
    site.fine(&["build", "-q"]);
    let said = words_of(&site.text("output/who/index.html"));
    check_said(
        "who",
        &said,
        &["Funder", "The city", "World Bank"],
        &["Schools"],
    );
    site.write("content/pages/who.md", &page("fundre"));
    let ran = site.run(&["check"]);
    let told = &[
        "`fundre` is not one of the choices",
        "did you mean `funder`?",
    ];
    check_said("check", &(ran.out + &ran.err), told, &[]);
}
