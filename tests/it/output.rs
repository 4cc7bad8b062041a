//! An output folder is changed all at once or not at all, and nobody loses a file in it.

use crate::support::{Site, Texts, everything, put_all};
use milepost::base::{Hash, SafePath};
use milepost::emit::sink::Sink;
use milepost::io::{Failure, Kind, Outcome};
use std::fs;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::{Path, PathBuf};

/// A small output.
pub fn first() -> Texts {
    tree(&[
        ("index.html", "one"),
        ("projects/lifts/index.html", "lifts"),
        ("projects/old/index.html", "old"),
        ("a.css", "a"),
    ])
}

/// The next one: a file is changed, one is gone, one is new.
pub fn second() -> Texts {
    tree(&[
        ("index.html", "two"),
        ("projects/lifts/index.html", "lifts"),
        ("projects/new/index.html", "new"),
        ("a.css", "a"),
    ])
}

fn tree(files: &[(&str, &str)]) -> Texts {
    let owned = |(path, text): &(&str, &str)| ((*path).to_owned(), (*text).to_owned());
    files.iter().map(owned).collect()
}

fn refused(answer: Result<Outcome, Failure>) -> Failure {
    let failure = answer.expect_err("refused");
    assert_eq!(failure.kind, Kind::Refused, "{failure}");
    assert!(!failure.hint.is_empty(), "{failure} has no hint");
    failure
}

#[test]
fn a_build_writes_what_changed_and_removes_what_is_gone() {
    let site = Site::new();
    assert_eq!(
        site.put(&first()).expect("first"),
        Outcome {
            written: 4,
            unchanged: 0,
            removed: 0
        }
    );
    assert_eq!(site.output(), first());
    assert_eq!(
        site.put(&second()).expect("second"),
        Outcome {
            written: 2,
            unchanged: 2,
            removed: 1
        }
    );
    assert_eq!(site.output(), second());
    assert!(
        !site.at("output/projects/old").exists(),
        "an empty folder is left"
    );
    for turn in 0..6 {
        let next = if turn % 2 == 0 { first() } else { second() };
        assert_eq!(site.put(&next).expect("again").written, 2);
        assert_eq!(site.output(), next);
    }
    assert_eq!(site.text(".milepost/.gitignore"), "*\n");
}

#[test]
fn a_build_without_a_change_touches_nothing() {
    let site = Site::new();
    site.put(&first()).expect("first");
    let stamp = || {
        fs::metadata(site.at("output/index.html"))
            .and_then(|m| m.modified())
            .expect("a time")
    };
    let folder = || {
        fs::metadata(site.at("output"))
            .and_then(|m| m.modified())
            .expect("a time")
    };
    let before = (stamp(), folder());
    assert_eq!(
        site.put(&first()).expect("again"),
        Outcome {
            written: 0,
            unchanged: 4,
            removed: 0
        }
    );
    assert_eq!((stamp(), folder()), before);
}

#[test]
fn an_unchanged_file_keeps_its_time_through_any_number_of_builds() {
    let site = Site::new();
    site.put(&first()).expect("first");
    let stamp = || {
        fs::metadata(site.at("output/a.css"))
            .and_then(|m| m.modified())
            .expect("a time")
    };
    let before = stamp();
    for next in [second(), first(), second()] {
        site.put(&next).expect("a build");
        assert_eq!(stamp(), before);
    }
}

#[test]
fn the_output_folder_keeps_its_permissions() {
    let site = Site::new();
    site.put(&first()).expect("first");
    fs::set_permissions(site.at("output"), fs::Permissions::from_mode(0o2750))
        .expect("permissions");
    for next in [second(), first(), second()] {
        site.put(&next).expect("a build");
        assert_eq!(
            fs::metadata(site.at("output"))
                .expect("a folder")
                .permissions()
                .mode()
                & 0o7777,
            0o2750
        );
    }
}

#[test]
fn a_build_that_is_not_committed_changes_nothing() {
    let site = Site::new();
    site.put(&first()).expect("first");
    let before = everything(&site.at("output"));
    drop(put_all(site.open().expect("opens"), &second()).expect("puts"));
    assert_eq!(everything(&site.at("output")), before);
    site.put(&second()).expect("second");
    assert_eq!(site.output(), second());
}

#[test]
fn an_unfinished_first_build_leaves_no_files() {
    let site = Site::new();
    drop(put_all(site.open().expect("opens"), &first()).expect("puts"));
    assert!(!site.at("output").exists());
    let left: Vec<String> = everything(&site.at(".milepost")).into_keys().collect();
    assert_eq!(left, [".gitignore", "lock"]);
}

#[test]
fn a_file_may_become_a_folder_and_back() {
    let site = Site::new();
    let flat = tree(&[("a", "file"), ("b/c", "deep"), ("b/d/e", "deeper")]);
    let deep = tree(&[("a/x", "1"), ("a/y/z", "2"), ("b", "file")]);
    for next in [&flat, &deep, &flat, &deep, &deep, &flat] {
        site.put(next).expect("a build");
        assert_eq!(&site.output(), next);
    }
}

#[test]
fn files_of_others_stay_in_the_output() {
    let site = Site::new();
    for (path, text) in [
        (".gitignore", "*"),
        (".git/config", "git"),
        (".git/objects/a", "blob"),
        ("CNAME", "x.example"),
    ] {
        site.write(&format!("output/{path}"), text);
    }
    symlink("nowhere", site.at("output/.link")).expect("a link");
    for next in [first(), second(), first(), first()] {
        site.put(&next).expect("a build");
        let mut wanted = next;
        wanted.extend(tree(&[
            (".gitignore", "*"),
            (".git/config", "git"),
            (".git/objects/a", "blob"),
            ("CNAME", "x.example"),
        ]));
        wanted.extend(tree(&[(".link", "a link")]));
        assert_eq!(site.output(), wanted);
    }
}

#[test]
fn a_file_of_others_is_taken_over_only_if_it_is_the_same() {
    let site = Site::new();
    site.write("output/CNAME", "x.example");
    let mut named = first();
    named.insert("CNAME".into(), "y.example".into());
    refused(site.put(&named));
    assert_eq!(site.output(), tree(&[("CNAME", "x.example")]));
    named.insert("CNAME".into(), "x.example".into());
    site.put(&named).expect("the same file");
    named.insert("CNAME".into(), "y.example".into());
    site.put(&named).expect("ours now");
    assert_eq!(site.output(), named);
    site.put(&first()).expect("no longer wanted");
    assert_eq!(site.output(), first());
}

#[test]
fn a_file_that_is_not_ours_is_never_lost() {
    for notes in ["output/notes.txt", "output/projects/notes.txt"] {
        let site = Site::new();
        site.put(&first()).expect("first");
        site.write(notes, "mine");
        let before = everything(&site.at("output"));
        let failure = refused(site.put(&second()));
        assert!(failure.message().contains(notes), "{failure}");
        assert_eq!(everything(&site.at("output")), before);
        fs::remove_file(site.at(notes)).expect("moved away");
        site.put(&second()).expect("second");
    }
}

#[test]
fn what_file_managers_leave_in_folders_refuses_no_build_and_goes() {
    let site = Site::new();
    site.put(&first()).expect("a build");
    for path in [
        "projects/.DS_Store",
        "projects/old/Thumbs.db",
        "desktop.ini",
    ] {
        site.write(&format!("output/{path}"), "litter");
    }
    site.put(&second()).expect("a build");
    site.put(&first()).expect("another");
    assert_eq!(site.output(), first());
}

#[test]
fn a_damaged_journal_loses_no_file_of_others() {
    let site = Site::new();
    site.write("output/.git/config", "git");
    site.put(&first()).expect("a build");
    site.put(&second()).expect("another");
    // As the power went just after the trees had changed places.
    fs::rename(site.at("output/.git"), spare(&site).join(".git")).expect("moved");
    let name = spare(&site)
        .file_name()
        .expect("a name")
        .to_string_lossy()
        .replace("spare", "journal");
    site.write(&format!(".milepost/{name}"), "\0\0\0\0");
    site.put(&first()).expect("a build");
    assert_eq!(site.text("output/.git/config"), "git");
    assert!(!site.at(&format!(".milepost/{name}")).exists());
}

#[test]
fn an_edited_page_is_never_overwritten() {
    let site = Site::new();
    site.put(&first()).expect("first");
    site.write("output/index.html", "two");
    let failure = refused(site.put(&second()));
    assert!(failure.message().contains("output/index.html"), "{failure}");
    assert_eq!(site.text("output/index.html"), "two");
    site.write("output/index.html", "mine");
    refused(site.put(&second()));
    refused(site.put(&first()));
    fs::remove_file(site.at("output/index.html")).expect("deleted as the hint says");
    site.put(&second()).expect("second");
    assert_eq!(site.output(), second());
}

#[test]
fn a_page_edited_during_the_build_is_not_lost() {
    let site = Site::new();
    site.put(&first()).expect("first");
    let output = put_all(site.open().expect("opens"), &second()).expect("puts");
    site.write("output/index.html", "mine");
    refused(output.commit());
    assert_eq!(site.text("output/index.html"), "mine");
}

#[test]
fn a_deleted_page_comes_back() {
    let site = Site::new();
    site.put(&first()).expect("first");
    fs::remove_file(site.at("output/projects/lifts/index.html")).expect("deleted");
    site.put(&first()).expect("again");
    assert_eq!(site.output(), first());
    fs::remove_dir_all(site.at("output")).expect("deleted");
    site.put(&second()).expect("from nothing");
    assert_eq!(site.output(), second());
}

#[test]
fn a_damaged_manifest_is_refused() {
    let site = Site::new();
    site.put(&first()).expect("first");
    let list = site.text("output/.milepost-manifest");
    for damaged in [
        "",
        "x",
        &list[..list.len() - 3],
        &list.replace("milepost", "Milepost"),
    ] {
        site.write("output/.milepost-manifest", damaged);
        refused(site.put(&second()));
        assert_eq!(site.output(), first());
    }
    fs::remove_file(site.at("output/.milepost-manifest")).expect("deleted");
    refused(site.put(&second()));
    site.write("output/.milepost-manifest", &list);
    site.put(&second()).expect("repaired");
}

#[test]
fn a_damaged_spare_is_repaired_without_a_word() {
    type Damage = fn(&Path);
    let damages: [Damage; 6] = [
        |spare| fs::write(spare.join("index.html"), "two").expect("edited"),
        |spare| fs::write(spare.join("index.html"), "").expect("emptied"),
        |spare| fs::remove_file(spare.join("projects/lifts/index.html")).expect("removed"),
        |spare| symlink("/etc", spare.join("etc")).expect("a link"),
        |spare| {
            fs::remove_dir_all(spare)
                .and_then(|()| symlink("/etc", spare))
                .expect("a link")
        },
        |spare| {
            fs::remove_dir_all(spare)
                .and_then(|()| fs::write(spare, "x"))
                .expect("a file")
        },
    ];
    for damage in damages {
        let site = Site::new();
        site.put(&first()).expect("first");
        site.put(&second()).expect("second");
        damage(&spare(&site));
        site.put(&first()).expect("with a damaged spare");
        assert_eq!(site.output(), first());
        site.put(&second()).expect("and on");
        assert_eq!(site.output(), second());
    }
}

#[test]
fn the_remembered_hashes_may_be_lost_or_damaged() {
    let site = Site::new();
    site.put(&first()).expect("first");
    for text in ["", "milepost hashes 1\nnonsense\n", "milepost hashes 1\n"] {
        let hashes = named(&site, "hashes-");
        fs::write(&hashes, text).expect("damaged");
        site.put(&second()).expect("second");
        assert_eq!(site.output(), second());
        fs::remove_file(&hashes).expect("lost");
        site.put(&first()).expect("first");
        assert_eq!(site.output(), first());
    }
}

fn spare(site: &Site) -> PathBuf {
    named(site, "spare-")
}

fn named(site: &Site, start: &str) -> PathBuf {
    let entries = fs::read_dir(site.at(".milepost")).expect("working files");
    let names = entries.map(|e| e.expect("an entry").path());
    let mut found = names.filter(|p| {
        p.file_name()
            .is_some_and(|n| n.to_string_lossy().starts_with(start))
    });
    found.next().expect(start)
}

#[test]
fn files_may_be_put_from_many_threads() {
    let site = Site::new();
    for round in 0..3 {
        let files: Texts = (0..200)
            .map(|n| {
                (
                    format!("p/{}/{n}.html", n % 7),
                    format!("{n} {}", n % 3 * round),
                )
            })
            .collect();
        let output = site.open().expect("opens");
        std::thread::scope(|threads| {
            for part in 0..4 {
                let (output, files) = (&output, &files);
                threads.spawn(move || {
                    for (path, text) in files.iter().skip(part).step_by(4) {
                        output
                            .put(
                                &SafePath::new(path).expect("safe"),
                                text.as_bytes(),
                                Hash::of(text.as_bytes()),
                            )
                            .expect("puts");
                    }
                });
            }
        });
        output.commit().expect("commits");
        assert_eq!(site.output(), files);
    }
}

#[test]
fn who_still_reads_the_earlier_site_reads_it_whole() {
    use std::io::Read;
    let site = Site::new();
    site.put(&first()).expect("first");
    let mut held = fs::File::open(site.at("output/index.html")).expect("opens");
    site.put(&second()).expect("second");
    site.put(&tree(&[("index.html", "three")])).expect("third");
    let mut text = String::new();
    held.read_to_string(&mut text).expect("reads");
    assert_eq!(text, "one");
}
