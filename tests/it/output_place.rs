//! Where an output may stand: not where something else stands, not in the output of another site,
//! not where another build is at work.

use crate::output::{first, second};
use crate::support::{Site, everything, put_all};
use milepost::io::published::apart_from_outputs;
use milepost::io::{Adopted, Failure, Kind, Output};
use std::fs;
use std::os::unix::fs::symlink;
use std::path::Path;

/// The answer to this output, and that nothing below the folder of the test was changed.
fn check_place(root: &Path, output: &Path, whole: &Path) {
    let before = everything(whole);
    let failure = Output::open(root, output)
        .map(|_| ())
        .expect_err(&output.display().to_string());
    assert_eq!(
        (failure.kind, failure.kind.exit_code()),
        (Kind::Refused, 2),
        "{}: {failure}",
        output.display()
    );
    assert_eq!(everything(whole), before, "{}", output.display());
}

#[test]
fn an_output_is_never_where_something_else_stands() {
    let site = Site::new();
    let root = site.at("above/site");
    for path in [
        "above/site/content/a.md",
        "above/site/themes/t/base.html",
        "above/site/file",
        "above/other/notes.txt",
    ] {
        site.write(path, "mine");
    }
    fs::create_dir(site.at("above/empty")).expect("a folder");
    symlink("empty", site.at("above/link")).expect("a link");
    symlink("nowhere", site.at("above/dangling")).expect("a link");
    symlink("content", root.join("out")).expect("a link");
    let places = [
        "",
        ".",
        "../..",
        "..",
        "content",
        "content/",
        "content/out",
        "themes",
        "themes/t/x",
        "file",
        "../other",
        "out",
        "out/x",
        "../link",
        "../link/",
        "../link/x",
        "../dangling",
        ".milepost",
        ".milepost/x",
        ".git/x",
        "content/../content",
        "/",
    ];
    for place in places {
        check_place(&root, &root.join(place), site.root());
    }
    if let Some(home) = std::env::var_os("HOME").filter(|home| Path::new(home).is_dir()) {
        let failure = Output::open(&root, Path::new(&home))
            .map(|_| ())
            .expect_err("home");
        assert_eq!(failure.kind, Kind::Refused);
    }
}

/// Builds one page for a site of this name; the answer, and what was said of the earlier owner.
fn named(root: &Path, output: &Path, name: &str) -> Result<Option<Adopted>, Failure> {
    let output = put_all(Output::open(root, output)?, &first())?.named(name)?;
    let adopted = output.adopts();
    output.commit().map(|_| adopted)
}

#[test]
fn an_output_of_another_site_is_refused_and_stays_as_it_is() {
    let site = Site::new();
    for (root, place) in [("one", "shared"), ("two", "shared"), ("two", "one/output")] {
        site.write(&format!("{root}/content/site.yaml"), "title: x");
        let (root, place) = (site.at(root), site.at(place));
        let before = everything(&place);
        let first = named(&site.at("one"), &place, "One · P").expect("the first to come");
        assert_eq!(first, None);
        if root == site.at("two") {
            let standing = everything(&place);
            let failure = named(&root, &place, "Two · P").expect_err("another site's");
            assert_eq!(
                (failure.kind.exit_code(), everything(&place)),
                (2, standing),
                "{before:?}"
            );
            assert!(failure.to_string().contains("`One · P`"), "{failure}");
        }
    }
}

#[test]
fn a_site_may_change_its_name_in_its_own_folder_and_adopt_what_has_none() {
    let site = Site::new();
    let (root, output, elsewhere) = (
        site.root().to_owned(),
        site.at("output"),
        tempfile::tempdir().expect("a folder"),
    );
    for place in [&output, &elsewhere.path().join("output")] {
        put_all(Output::open(&root, place).expect("open"), &first())
            .and_then(Output::commit)
            .expect("as an earlier version");
        assert_eq!(
            named(&root, place, "One").expect("nobody's yet"),
            Some(Adopted::Unnamed),
            "{}",
            place.display()
        );
        assert_eq!(named(&root, place, "One").expect("ours"), None);
    }
    assert_eq!(
        named(&root, &output, "New").expect("renamed"),
        Some(Adopted::Renamed("One".into()))
    );
    assert!(named(&root, &elsewhere.path().join("output"), "New").is_err());
}

#[test]
fn nothing_is_put_into_an_output() {
    let site = Site::new();
    named(site.root(), &site.at("output"), "One").expect("built");
    named(site.root(), &site.at("other"), "One").expect("built");
    for place in ["output/sub", "other/sub", "other/a/b", "output-internal/x"] {
        check_place(site.root(), &site.at(place), site.root());
    }
    let output = site.at("output");
    for target in [
        "output/x.pdf",
        "output/pdf",
        "output",
        "other/x.pdf",
        "other/projects/new/x.pdf",
    ] {
        let failure = apart_from_outputs(&site.at(target), &output).expect_err(target);
        assert_eq!(failure.kind.exit_code(), 2, "{failure}");
    }
    apart_from_outputs(&site.at("output/x.pdf"), &site.at("not-built"))
        .expect_err("it has our list");
    apart_from_outputs(&site.at("not-built/x.pdf"), &site.at("not-built"))
        .expect_err("a site will stand there");
    for target in ["x.pdf", "pdf/x.pdf", "outputs/x.pdf"] {
        apart_from_outputs(&site.at(target), &output).expect(target);
    }
}

#[test]
fn an_output_may_stand_anywhere_else() {
    let site = Site::new();
    let root = site.at("site");
    fs::create_dir_all(root.join("empty")).expect("a folder");
    fs::create_dir_all(site.at("elsewhere/empty")).expect("a folder");
    symlink("site", site.at("linked")).expect("a link");
    for place in [
        "output",
        "empty",
        "new/deep/output",
        "../elsewhere/empty",
        "../elsewhere/a/b",
        "contents",
    ] {
        let output = Output::open(&root, &root.join(place)).expect(place);
        put_all(output, &first())
            .and_then(Output::commit)
            .expect(place);
        assert_eq!(everything(&root.join(place)).len(), 5, "{place}");
    }
    let through = site.at("linked");
    let output =
        Output::open(&through, &through.join("output")).expect("the site folder may be a link");
    put_all(output, &second())
        .and_then(Output::commit)
        .expect("through a link");
    assert_eq!(
        fs::read_to_string(root.join("output/index.html")).expect("a page"),
        "two"
    );
}

#[test]
fn a_second_build_is_told_at_once_who_holds_the_output() {
    let site = Site::new();
    let first_build = site.open().expect("opens");
    let failure = site.open().map(|_| ()).expect_err("held");
    assert_eq!((failure.kind, failure.kind.exit_code()), (Kind::Locked, 4));
    let text = failure.message();
    assert!(
        text.contains(&format!("(process {} since 2", std::process::id())),
        "{text}"
    );
    drop(first_build);
    site.put(&first()).expect("free again");
}
