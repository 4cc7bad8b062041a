//! What stands in a folder: every file with its hash, found by looking at it.

use super::disk::{Disk, is_gone};
use super::hashes::Hashes;
use super::system::{self, slashed};
use crate::base::Hash;
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::ffi::OsStr;
use std::io;
use std::path::{Path, PathBuf};
use std::time::SystemTime;
use walkdir::WalkDir;

/// The entries below one folder, by path relative to it.
#[derive(Debug, Default)]
pub(crate) struct Survey {
    /// Files by path.
    pub(crate) files: BTreeMap<String, Found>,
    /// Folders by path, so that each stands before what is in it.
    pub(crate) folders: BTreeSet<String>,
    /// Links, pipes, names that are not UTF-8: nothing that we ever write. In the order of the
    /// walk.
    pub(crate) odd: Vec<PathBuf>,
}

/// One file on disk.
#[derive(Clone, Debug)]
pub(crate) struct Found {
    /// The hash of its bytes.
    pub(crate) hash: Hash,
    /// The time of last change; `None` where the file system does not keep it.
    pub(crate) modified: Option<SystemTime>,
}

/// Looks at a folder; one that does not exist is empty. Entries directly in it whose name is to be
/// skipped are neither listed nor entered.
pub(crate) fn survey(
    disk: &dyn Disk,
    hashes: &Hashes,
    folder: &Path,
    skip: &dyn Fn(&OsStr) -> bool,
) -> io::Result<Survey> {
    let mut survey = Survey::default();
    let mut files = Vec::new();
    let walk = WalkDir::new(folder)
        .follow_links(false)
        .follow_root_links(false)
        .max_open(4)
        .into_iter();
    for entry in walk.filter_entry(|entry| entry.depth() != 1 || !skip(entry.file_name())) {
        let entry = match entry {
            Ok(entry) => entry,
            Err(error) => {
                let error = error
                    .into_io_error()
                    .unwrap_or_else(|| io::Error::other("the folder contains itself"));
                if is_gone(&error) {
                    continue;
                }
                return Err(error);
            }
        };
        let path = entry.path().strip_prefix(folder).unwrap_or(entry.path());
        match slashed(path) {
            _ if entry.depth() == 0 && entry.file_type().is_dir() => {}
            Some(text) if entry.file_type().is_dir() => {
                survey.folders.insert(text);
            }
            Some(text) if entry.file_type().is_file() => files.push((text, entry.into_path())),
            _ => survey.odd.push(path.to_owned()),
        }
    }
    let found = files
        .into_par_iter()
        .map(|(text, path)| Ok((text, look(disk, hashes, &path)?)));
    survey.files = found.collect::<io::Result<BTreeMap<_, _>>>()?;
    Ok(survey)
}

fn look(disk: &dyn Disk, hashes: &Hashes, path: &Path) -> io::Result<Found> {
    let (about, stamp) = system::look(path)?;
    let hash = hashes.of(disk, path, stamp)?;
    Ok(Found {
        hash,
        modified: about.modified().ok(),
    })
}
