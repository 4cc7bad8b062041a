//! The preview: each file when it is asked for, always as a clean build would write it.

mod http;
mod town;

use crate::support::{Files, Site, build, built};
use milepost::io::{FolderSource, Snapshot};
use milepost::{Memos, Options, Outcome, Ready, Stopped, ready};
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::sync::Arc;
use town::{Dice, Town};

/// A preview of a folder, without a server.
struct Preview {
    site: Site,
    memos: Memos,
    snapshot: Option<Arc<Snapshot>>,
    options: Options,
    /// What stands in the folder.
    written: Files,
    /// Every path that a build of it ever had.
    paths: BTreeSet<String>,
}

impl Preview {
    fn new(options: Options) -> Preview {
        Preview {
            site: Site::with(&[]),
            memos: Memos::empty(),
            snapshot: None,
            options,
            written: Files::new(),
            paths: BTreeSet::new(),
        }
    }

    /// Brings the folder to these files.
    fn write(&mut self, files: Files) {
        for path in self
            .written
            .keys()
            .filter(|path| !files.contains_key(*path))
        {
            fs::remove_file(self.site.at(path)).expect(path);
        }
        for (path, bytes) in files
            .iter()
            .filter(|(path, bytes)| self.written.get(*path) != Some(*bytes))
        {
            let at = self.site.at(path);
            fs::create_dir_all(at.parent().expect("inside")).expect("a folder");
            fs::write(at, bytes).expect(path);
        }
        self.written = files;
    }

    fn look(&mut self) -> Outcome<Ready> {
        let snapshot =
            Snapshot::take(self.site.root(), self.snapshot.as_deref()).expect("readable");
        let snapshot = Arc::new(snapshot);
        self.snapshot = Some(snapshot.clone());
        ready(snapshot, &self.options, &self.memos)
    }

    /// Holds the preview against a clean build; whether there is a site.
    fn equals_a_clean_build(&mut self, after: &str) -> bool {
        let source = FolderSource::open(self.site.root()).expect("readable");
        let (clean, files) = build(&source, &self.options);
        let shown = self.look();
        let Some(site) = &shown.made else {
            assert_eq!(shown.diagnostics, clean.diagnostics, "after {after}");
            assert_eq!(
                format!("{:?}", shown.stopped),
                format!("{:?}", clean.stopped),
                "after {after}"
            );
            assert!(
                clean.made.is_none(),
                "after {after}: the preview has no site"
            );
            return false;
        };
        // The list of check sums is about the others; asking for it would make all of them again.
        // Pieces of an index come with the file that names them, and have other names later.
        let is_piece = |path: &str| {
            path.contains("search/pagefind/") && !path.ends_with("/pagefind-entry.json")
        };
        let listed = files
            .keys()
            .filter(|path| *path != "checksums.txt" && !is_piece(path));
        self.paths.extend(listed.cloned());
        let served = served(site, &self.paths);
        if clean.made.is_none() {
            let why = format!("{:?} {:?}", clean.diagnostics, clean.stopped);
            assert!(served.values().any(Result::is_err), "after {after}: {why}");
            return false;
        }
        assert_eq!(shown.diagnostics, clean.diagnostics, "after {after}");
        for (path, made) in served {
            let own = made.unwrap_or_else(|stopped| panic!("after {after}: {path}: {stopped:?}"));
            let text =
                |bytes: Option<&Vec<u8>>| bytes.map(|b| String::from_utf8_lossy(b).into_owned());
            assert_eq!(
                text(own.as_ref()),
                text(files.get(&path)),
                "after {after}: {path}"
            );
        }
        true
    }
}

/// What a preview answers for each path; files beside a page are taken from where it was made.
fn served(
    site: &Ready,
    paths: &BTreeSet<String>,
) -> BTreeMap<String, Result<Option<Vec<u8>>, Stopped>> {
    let (beside, own): (Vec<_>, Vec<_>) = paths.iter().partition(|p| p.contains("page-files/"));
    let made: Vec<_> = own
        .par_iter()
        .map(|path| (*path, site.files(path)))
        .collect();
    let mut all = BTreeMap::new();
    for (path, files) in made {
        match files {
            Ok(files) => all.extend(
                files
                    .into_iter()
                    .map(|(path, bytes)| (path, Ok(Some(bytes)))),
            ),
            Err(stopped) => drop(all.insert(path.clone(), Err(stopped))),
        }
    }
    for path in beside.into_iter().chain(own) {
        if !all.contains_key(path) {
            let files = site
                .files(path)
                .map(|files| files.into_iter().find(|(made, _)| made == path));
            all.insert(
                path.clone(),
                files.map(|found| found.map(|(_, bytes)| bytes)),
            );
        }
    }
    all
}

#[test]
fn each_file_of_a_build_is_made_alone_when_it_is_asked_for_and_no_other_is() {
    let options = Options {
        editions: Some(true),
        ..Options::default()
    };
    let site = Site::copy_of("tests/sites/every-part");
    let source = FolderSource::open(site.root()).expect("readable");
    let clean = built(&source, &options);
    assert!(clean.contains_key("editions/2021-q3/data/facts.json"));
    let snapshot = Snapshot::take(site.root(), None).expect("readable");
    let ready = ready(Arc::new(snapshot), &options, &Memos::none()).made;
    let ready = ready.expect("a site");
    clean.par_iter().for_each(|(path, bytes)| {
        let made = ready.files(path).expect(path);
        let own = made.iter().find(|(made, _)| made == path);
        assert!(
            own.is_some_and(|(_, own)| own == bytes) && ready.has(path),
            "{path}"
        );
    });
    for path in [
        "nothing",
        "page-files/x.svg",
        "projects/homes/page-files/x.svg",
        "data/x.json",
    ] {
        assert!(
            ready
                .files(path)
                .expect(path)
                .iter()
                .all(|(made, _)| made != path),
            "{path}"
        );
    }
}

#[test]
fn after_any_of_two_hundred_edits_the_preview_is_what_a_clean_build_writes() {
    let (mut town, mut dice) = (Town::new(), Dice::new(14));
    let mut preview = Preview::new(Options::default());
    let mut shown = 0;
    for edit in 0..200 {
        let done = if edit == 0 {
            "nothing"
        } else {
            town.change(&mut dice)
        };
        preview.write(town.files());
        let is_shown = preview.equals_a_clean_build(&format!("edit {edit}, {done}"));
        shown += usize::from(is_shown);
        if edit % 25 == 20 && is_shown && town.ledger.is_none() {
            preview.site.fine(&["seal"]);
            let sealed = preview.site.text("content/ledger.csv");
            preview
                .written
                .insert("content/ledger.csv".to_owned(), sealed.clone().into());
            town.ledger = Some(sealed);
        }
    }
    assert!(100 < shown, "{shown} of 200 edits left a site");
}
