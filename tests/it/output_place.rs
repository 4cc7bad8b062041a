//! Where an output may stand, and who may write to it.

use crate::scratch::{Site, everything, first, put_all, second};
use milepost::io::{Kind, Output};
use std::fs;
use std::os::unix::fs::symlink;
use std::path::Path;

/// The answer to this output, and that nothing below the folder of the test was changed.
fn check_place(root: &Path, output: &Path, whole: &Path) {
    let before = everything(whole);
    let failure = Output::open(root, output).map(|_| ()).expect_err(&output.display().to_string());
    assert_eq!((failure.kind, failure.kind.exit_code()), (Kind::Refused, 2), "{}: {failure}", output.display());
    assert_eq!(everything(whole), before, "{}", output.display());
}

#[test]
fn an_output_is_never_where_something_else_stands() {
    let site = Site::new();
    let root = site.at("above/site");
    for path in ["above/site/content/a.md", "above/site/themes/t/base.html", "above/site/file", "above/other/notes.txt"] {
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
        let failure = Output::open(&root, Path::new(&home)).map(|_| ()).expect_err("home");
        assert_eq!(failure.kind, Kind::Refused);
    }
}

#[test]
fn an_output_may_stand_anywhere_else() {
    let site = Site::new();
    let root = site.at("site");
    fs::create_dir_all(root.join("empty")).expect("a folder");
    fs::create_dir_all(site.at("elsewhere/empty")).expect("a folder");
    symlink("site", site.at("linked")).expect("a link");
    for place in ["output", "empty", "new/deep/output", "../elsewhere/empty", "../elsewhere/a/b", "contents"] {
        let output = Output::open(&root, &root.join(place)).expect(place);
        put_all(output, &first()).and_then(Output::commit).expect(place);
        assert_eq!(everything(&root.join(place)).len(), 5, "{place}");
    }
    let through = site.at("linked");
    let output = Output::open(&through, &through.join("output")).expect("the site folder may be a link");
    put_all(output, &second()).and_then(Output::commit).expect("through a link");
    assert_eq!(fs::read_to_string(root.join("output/index.html")).expect("a page"), "two");
}

#[test]
fn a_second_build_is_told_at_once_who_holds_the_output() {
    let site = Site::new();
    let first_build = site.open().expect("opens");
    let failure = site.open().map(|_| ()).expect_err("held");
    assert_eq!((failure.kind, failure.kind.exit_code()), (Kind::Locked, 4));
    let text = failure.message();
    assert!(text.contains(&format!("(process {} since 2", std::process::id())), "{text}");
    drop(first_build);
    site.build(&first()).expect("free again");
}
