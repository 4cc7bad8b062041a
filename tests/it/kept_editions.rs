//! Permanent editions that stand in an output are taken away only for who says so.

use crate::support::Site;

const HOMES: &str = "---\ntitle: A\nfocus: a\nstart: 2021-01-01\ndue: 2022-12-31\ntarget: 100 homes\n\
    done: {2021-03-31: 10, 2021-06-30: 20, 2021-09-30: 30, 2021-12-31: 40}\n---\n";

/// A site that makes editions by itself, in a calendar.
fn site(calendar: &str) -> Site {
    let config = format!(
        "title: T\npublisher: P\nlanguages: [en]\nas_of: 2022-03-31\nfocuses: {{a: A}}\n\
         editions: periods\ncalendar: {calendar}\n"
    );
    let files = [
        ("content/site.yaml", &*config),
        ("content/projects/a.md", HOMES),
    ];
    Site::with(&files)
}

#[test]
fn a_build_names_each_edition_that_it_would_no_longer_make() {
    let site = site("{period: quarter}");
    site.fine(&["build", "-q"]);
    assert!(site.at("output/editions/2021-q2/edition.json").is_file());
    site.edit("content/site.yaml", "period: quarter", "period: year");
    let ran = site.run(&["build"]);
    assert_eq!(ran.code, 2, "{}", ran.err);
    for said in [
        "2021-q1, 2021-q2, 2021-q3, 2021-q4",
        "`calendar` was changed, put it back",
    ] {
        assert!(ran.err.contains(said), "{}", ran.err);
    }
    assert!(site.at("output/editions/2021-q2/edition.json").is_file());
    site.fine(&["build", "-q", "--editions", "periods"]);
    assert!(!site.at("output/editions/2021-q2").exists());
    assert!(site.at("output/editions/2021/edition.json").is_file());
}

#[test]
fn a_folder_beside_the_editions_is_none_of_them() {
    let site = site("{period: quarter}");
    site.fine(&["build", "-q"]);
    site.write("output/editions/notes/read.txt", "mine");
    let ran = site.run(&["build", "-q", "--force"]);
    assert_eq!(ran.code, 2, "{}", ran.err);
    assert!(
        ran.err.contains("it was not written by milepost"),
        "{}",
        ran.err
    );
    assert_eq!(site.text("output/editions/notes/read.txt"), "mine");
}

#[test]
fn joined_parts_without_the_editions_that_stand_there_are_refused_with_a_way_out() {
    let site = site("{period: quarter}");
    site.fine(&["build", "-q"]);
    for part in ["1/2", "2/2"] {
        let folder = format!("part-{}", &part[..1]);
        site.fine(&[
            "build",
            "-q",
            "--editions",
            "none",
            "--part",
            part,
            "-o",
            &folder,
        ]);
    }
    let ran = site.run(&["join", "part-1", "part-2"]);
    assert_eq!(ran.code, 2, "{}", ran.err);
    for said in [
        "2021-q4; nothing was written",
        "join into another folder with `-o`",
    ] {
        assert!(ran.err.contains(said), "{}", ran.err);
    }
    site.fine(&["join", "part-1", "part-2", "-q", "-o", "elsewhere"]);
}
