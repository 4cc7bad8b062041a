//! Folders and entries that milepost did not write, told by their names alone. Nothing is read and
//! nothing changed.

use super::disk::is_gone;
use super::failure::{Failure, printable};
use super::manifest::{self, Manifest};
use std::collections::BTreeSet;
use std::ffi::{OsStr, OsString};
use std::fs;
use std::io;
use std::path::Path;

/// Refuses a folder that has no manifest and holds more than what may stay; looks at names only.
pub(crate) fn refuse_foreign(output: &Path, shown: &Path) -> Result<(), Failure> {
    let names = names(output).map_err(|e| Failure::world("read", shown, e))?;
    if names.contains(OsStr::new(manifest::NAME)) {
        return Ok(());
    }
    match names.iter().find(|name| {
        let litter = name.to_str().is_some_and(is_litter);
        !may_stay(name) && *name != STAGING && !litter
    }) {
        None => Ok(()),
        Some(name) => {
            let why = format!(
                "it holds `{}` and was not written by milepost",
                printable(name)
            );
            Err(Failure::refused(
                shown,
                why,
                "choose an empty folder with `--output`; nothing was changed",
            ))
        }
    }
}

/// The names in a folder; empty where there is no such folder.
pub(crate) fn names(folder: &Path) -> io::Result<BTreeSet<OsString>> {
    match fs::read_dir(folder) {
        Ok(entries) => entries.map(|entry| Ok(entry?.file_name())).collect(),
        Err(error) if is_gone(&error) => Ok(BTreeSet::new()),
        Err(error) => Err(error),
    }
}

/// Name of the waiting room in an output that is a mount point.
pub(crate) const STAGING: &str = ".milepost-staging";

/// Names in an output that are never ours unless the manifest lists something below them.
pub(crate) fn may_stay(name: &std::ffi::OsStr) -> bool {
    let bytes = name.as_encoded_bytes();
    bytes != manifest::NAME.as_bytes()
        && bytes != STAGING.as_bytes()
        && (bytes.starts_with(b".") || bytes == b"CNAME")
}

/// What the file managers of macOS and Windows leave in every folder that somebody looks at; it
/// goes with the folder.
pub(crate) fn is_litter(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or(path);
    [".DS_Store", "Thumbs.db", "desktop.ini"]
        .iter()
        .any(|litter| name.eq_ignore_ascii_case(litter))
}

/// The entries of an output that are not ours by its list and may stay.
pub(crate) fn others(output: &Path, list: Option<&Manifest>) -> io::Result<BTreeSet<OsString>> {
    let top = |path: &str| OsString::from(path.split('/').next().unwrap_or(path));
    let paths = list.into_iter().flat_map(|list| list.0.keys());
    let ours: BTreeSet<OsString> = paths.map(|path| top(path)).collect();
    let all = names(output)?.into_iter();
    Ok(all
        .filter(|name| may_stay(name) && !ours.contains(name))
        .collect())
}
