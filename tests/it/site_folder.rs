//! A site folder is read without following a link or waiting for a pipe.

use crate::support::Site;
use milepost::io::FolderSource;
use milepost::source::Source;
use std::ffi::OsStr;
use std::fs;
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::symlink;
use std::os::unix::net::UnixListener;
use std::process::Command;

fn listed(site: &Site) -> Vec<String> {
    let source = FolderSource::open(site.root()).expect("lists");
    source
        .files()
        .iter()
        .map(|file| file.path.clone())
        .collect()
}

fn refused(site: &Site) -> Vec<(String, &'static str)> {
    let source = FolderSource::open(site.root()).expect("lists");
    source
        .refused()
        .iter()
        .map(|entry| (entry.path.clone(), entry.what))
        .collect()
}

#[test]
fn files_are_listed_by_the_bytes_of_their_paths() {
    let site = Site::new();
    for path in [
        "content/b.md",
        "content/a/z.md",
        "content/a.md",
        "content/a-b.md",
        "content/照片/一.jpg",
        "themes/t/base.html",
        "output/x",
        "x.md",
    ] {
        site.write(path, path);
    }
    let mut wanted = vec![
        "content/b.md",
        "content/a/z.md",
        "content/a.md",
        "content/a-b.md",
        "content/照片/一.jpg",
    ];
    wanted.extend(["themes/t/base.html", "content/site.yaml"]);
    wanted.sort_unstable();
    assert_eq!(listed(&site), wanted);
    let source = FolderSource::open(site.root()).expect("lists");
    let file = source.find("content/照片/一.jpg").expect("found");
    assert_eq!(
        source.read(file).expect("reads"),
        "content/照片/一.jpg".as_bytes()
    );
}

#[test]
fn hidden_files_and_what_editors_leave_are_not_listed() {
    let site = Site::new();
    for path in [
        ".env",
        ".git/config",
        "a.md~",
        ".a.md.swp",
        "a.swp",
        "a.md.orig",
        "old~/a.md",
        "p/.DS_Store",
    ] {
        site.write(&format!("content/{path}"), "secret");
    }
    symlink("/etc/passwd", site.at("content/.#lock")).expect("a link as an editor makes it");
    assert_eq!(listed(&site), ["content/site.yaml"]);
    assert_eq!(refused(&site), []);
}

#[test]
fn what_is_no_file_is_named_and_not_read() {
    let site = Site::new();
    site.write("secret/a.md", "canary");
    symlink("../secret/a.md", site.at("content/link.md")).expect("a link");
    symlink("../secret", site.at("content/folder")).expect("a link");
    symlink("nowhere", site.at("content/dangling.md")).expect("a link");
    symlink(".", site.at("content/loop")).expect("a link");
    symlink("/dev/zero", site.at("content/zero.md")).expect("a link");
    fs::create_dir(site.at("content/folder.md")).expect("a folder");
    site.write("content/folder.md/inside.md", "x");
    let pipe = Command::new("mkfifo")
        .arg(site.at("content/pipe.md"))
        .status()
        .expect("mkfifo runs");
    assert!(pipe.success());
    let _socket = UnixListener::bind(site.at("content/socket.md")).expect("a socket");
    fs::write(
        site.at("content").join(OsStr::from_bytes(b"\xff\n.md")),
        "x",
    )
    .expect("a file");
    assert_eq!(listed(&site), ["content/site.yaml"]);
    let wanted = [
        ("dangling.md", "a symbolic link"),
        ("folder", "a symbolic link"),
        ("folder.md", "a folder with the name of a file"),
        ("link.md", "a symbolic link"),
        ("loop", "a symbolic link"),
        ("pipe.md", "a pipe"),
        ("socket.md", "a socket"),
        ("zero.md", "a symbolic link"),
        ("\u{fffd}\\u{a}.md", "a name that is not UTF-8"),
    ];
    assert_eq!(
        refused(&site),
        wanted.map(|(path, what)| (format!("content/{path}"), what))
    );
}

#[test]
fn a_content_folder_that_is_a_link_is_refused() {
    let site = Site::new();
    fs::rename(site.at("content"), site.at("real")).expect("renamed");
    symlink("real", site.at("content")).expect("a link");
    symlink("/etc", site.at("themes")).expect("a link");
    assert_eq!(listed(&site), [""; 0]);
    assert_eq!(
        refused(&site),
        [
            ("content".to_owned(), "a symbolic link"),
            ("themes".to_owned(), "a symbolic link")
        ]
    );
}

#[test]
fn a_file_that_turns_into_something_else_after_the_listing_is_not_read() {
    let site = Site::new();
    for path in ["a.md", "b.md", "p/c.md", "d.md"] {
        site.write(&format!("content/{path}"), "text");
    }
    site.write("secret/c.md", "canary");
    let source = FolderSource::open(site.root()).expect("lists");
    fs::remove_file(site.at("content/a.md")).expect("removed");
    symlink("../secret/c.md", site.at("content/a.md")).expect("a link");
    fs::remove_file(site.at("content/b.md")).expect("removed");
    assert!(
        Command::new("mkfifo")
            .arg(site.at("content/b.md"))
            .status()
            .expect("runs")
            .success()
    );
    fs::rename(site.at("content/p"), site.at("content/q")).expect("renamed");
    symlink("../secret", site.at("content/p")).expect("a link");
    fs::remove_file(site.at("content/d.md")).expect("removed");
    for (path, why) in [
        (
            "a.md",
            "cannot read `content/a.md`: it is, or lies behind, a symbolic link",
        ),
        ("b.md", "cannot read `content/b.md`: it is a pipe"),
        (
            "p/c.md",
            "cannot read `content/p/c.md`: it is, or lies behind, a symbolic link",
        ),
        (
            "d.md",
            "cannot read `content/d.md`: No such file or directory",
        ),
    ] {
        let file = source.find(&format!("content/{path}")).expect("listed");
        assert_eq!(source.read(file).expect_err(path).to_string(), why);
    }
    assert_eq!(
        source.changed().expect("looks"),
        [
            "content/a.md",
            "content/b.md",
            "content/d.md",
            "content/p/c.md"
        ]
    );
}

#[test]
fn a_change_during_the_build_is_noticed() {
    let site = Site::new();
    for path in ["a.md", "b.md", "c.md"] {
        site.write(&format!("content/{path}"), "text");
    }
    let source = FolderSource::open(site.root()).expect("lists");
    assert_eq!(source.changed().expect("looks"), [""; 0]);
    site.write("content/b.md", "longer text");
    fs::rename(site.at("content/c.md"), site.at("content/d.md")).expect("renamed");
    assert_eq!(
        source.changed().expect("looks"),
        ["content/b.md", "content/c.md"]
    );
}

#[test]
fn a_file_above_the_cap_is_not_read() {
    let site = Site::new();
    let file = fs::File::create(site.at("content/large.csv")).expect("a file");
    file.set_len((32 << 20) + 1).expect("a size");
    let exact = fs::File::create(site.at("content/most.csv")).expect("a file");
    exact.set_len(32 << 20).expect("a size");
    let source = FolderSource::open(site.root()).expect("lists");
    let read = |path: &str| source.read(source.find(path).expect("listed"));
    assert!(
        read("content/large.csv")
            .expect_err("too large")
            .to_string()
            .ends_with("it is larger than 32 MiB")
    );
    assert_eq!(read("content/most.csv").expect("reads").len(), 32 << 20);
}

#[test]
fn a_site_folder_must_exist_but_may_be_empty() {
    let site = Site::new();
    let failure = FolderSource::open(&site.at("nowhere"))
        .map(|_| ())
        .expect_err("no folder");
    assert!(failure.message().starts_with("cannot open `"), "{failure}");
    fs::remove_dir_all(site.at("content")).expect("removed");
    assert_eq!(listed(&site), [""; 0]);
}
