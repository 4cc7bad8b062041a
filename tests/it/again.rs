//! The same build again: nothing is done where nothing changed, and whatever did change is noticed.

use crate::support::{Ran, Site, everything};
use std::fs;

/// A site whose build warns of something, built.
fn site() -> Site {
    let site = Site::copy_of("tests/sites/err-w106");
    let said = site.fine(&["build"]);
    assert!(said.contains("Built ") && said.contains("W106"), "{said}");
    site
}

/// A change by what it is of.
type Change<'c> = (&'c str, Box<dyn Fn() + 'c>);

fn is_done_again(site: &Site) -> bool {
    let Ran { code, err, .. } = site.run(&["build"]);
    assert_eq!(code, 0, "{err}");
    !err.contains("Nothing changed: ")
}

#[test]
fn the_same_build_again_does_nothing_and_says_what_the_first_said() {
    let site = site();
    let before = everything(&site.at("output"));
    let said = site.fine(&["build"]);
    assert!(
        said.contains("Nothing changed: ") && said.contains("W106"),
        "{said}"
    );
    assert_eq!(everything(&site.at("output")), before);
    let first = site.run(&["build", "--format", "json", "--force"]).out;
    let again = site.run(&["build", "--format", "json"]).out;
    assert_eq!(first, again);
    // As strict as before, and as a build that does all.
    assert_eq!(site.run(&["build", "--strict"]).code, 1);
    assert!(!is_done_again(&site));
}

#[test]
fn whatever_a_build_is_made_from_makes_another_build() {
    let site = site();
    let config = site.text("content/site.yaml");
    let mut changes: Vec<Change<'_>> = vec![
        (
            "settings",
            Box::new(|| site.write("content/site.yaml", &format!("{config}licence: X\n"))),
        ),
        // As long as before, within one tick of the clock.
        (
            "settings again",
            Box::new(|| site.write("content/site.yaml", &format!("{config}licence: Y\n"))),
        ),
        (
            "a page",
            Box::new(|| site.write("content/pages/new.md", "---\ntitle: New\n---\nNew.\n")),
        ),
        (
            "a file of the theme",
            Box::new(|| site.write("themes/civic/extra.svg", "<svg/>\n")),
        ),
        (
            "a page is gone",
            Box::new(|| fs::remove_file(site.at("content/pages/new.md")).expect("gone")),
        ),
        (
            "a file of the output is gone",
            Box::new(|| fs::remove_file(site.at("output/style.css")).expect("gone")),
        ),
        (
            "another name",
            Box::new(|| {
                fs::rename(
                    site.at("themes/civic/extra.svg"),
                    site.at("themes/civic/other.svg"),
                )
                .expect("renamed")
            }),
        ),
    ];
    for (what, change) in &mut changes {
        change();
        assert!(is_done_again(&site), "{what} was overlooked");
        assert!(!is_done_again(&site), "{what} does not settle");
    }
    for options in [
        &["--as-of", "2021-06-30"][..],
        &["--drafts"],
        &["--base-url", "https://a.example/"],
    ] {
        let said = site.fine(&[&["build"], options].concat());
        assert!(
            said.contains("Built "),
            "{options:?} was overlooked: {said}"
        );
    }
}
