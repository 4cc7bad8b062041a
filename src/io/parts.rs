//! Folders that parts of a site were built into, and whether they make a whole.

use super::failure::{Failure, printable};
use crate::base::{Hash, SafePath};
use crate::emit::CHECKSUMS;
use crate::emit::part::{NOTE, Note};
use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// A folder that one part of a site was built into.
#[derive(Debug)]
pub struct PartFolder {
    folder: PathBuf,
    /// What it says of itself.
    pub note: Note,
    /// Its files with their hashes, as its list of check sums has them; without that list itself.
    pub files: BTreeMap<SafePath, Hash>,
}

impl PartFolder {
    /// Reads what a folder says of itself; its files are looked at only when they are read.
    ///
    /// # Errors
    /// It holds no part, or its note or its list of check sums cannot be read.
    pub fn open(folder: &Path) -> Result<PartFolder, Failure> {
        let text = |name: &str| {
            let path = folder.join(name);
            fs::read_to_string(&path).map_err(|error| Failure::world("read", path, error))
        };
        let Some(note) = Note::parse(text(NOTE)?.as_bytes()) else {
            let why = "it is no note of a part".to_owned();
            return Err(damaged(folder.join(NOTE), why));
        };
        let list = text(CHECKSUMS)?;
        let files = list.lines().map(|line| {
            let (sum, path) = line.split_once("  ")?;
            Some((SafePath::new(path).ok()?, Hash::parse(sum)?))
        });
        let Some(files) = files.collect() else {
            let why = "it is no list of check sums".to_owned();
            return Err(damaged(folder.join(CHECKSUMS), why));
        };
        Ok(PartFolder {
            folder: folder.to_owned(),
            note,
            files,
        })
    }

    /// The bytes of one of its files, which are those that the part was built with.
    ///
    /// # Errors
    /// The file cannot be read, or has changed since.
    pub fn read(&self, path: &SafePath, sum: Hash) -> Result<Vec<u8>, Failure> {
        let at = self.folder.join(path.as_str());
        let bytes = fs::read(&at).map_err(|error| Failure::world("read", &at, error))?;
        match Hash::of(&bytes) == sum {
            true => Ok(bytes),
            false => Err(damaged(at, "it is not as the part was built".to_owned())),
        }
    }
}

fn damaged(path: PathBuf, why: String) -> Failure {
    let mut failure = Failure::world("read", path, io::Error::other(why));
    failure.hint = "build the part again".to_owned();
    failure
}

/// Refuses parts that are not one whole: one that is missing or there twice, or made from something
/// else than the first.
///
/// # Errors
/// What does not fit, with the folders that it is about.
pub fn whole(parts: &[PartFolder]) -> Result<(), Failure> {
    let mut seen: BTreeMap<u32, &PartFolder> = BTreeMap::new();
    for part in parts {
        let (first, own) = (&parts[0], &part.note);
        if own.whole != first.note.whole || own.of != first.note.of {
            return Err(unlike(first, part));
        }
        if let Some(other) = seen.insert(own.part, part) {
            let why = format!(
                "it is part {} of {}, as is `{}`",
                own.part,
                own.of,
                printable(&other.folder)
            );
            return Err(Failure::refused(&part.folder, why, "name each part once"));
        }
    }
    let of = parts.first().map_or(0, |part| part.note.of);
    let missing: Vec<String> = (1..=of)
        .filter(|n| !seen.contains_key(n))
        .map(|n| format!("{n}/{of}"))
        .collect();
    if missing.is_empty() {
        return Ok(());
    }
    let hint = format!("build with `--part {}`, and name its folder", missing[0]);
    let why = format!("of its parts there is no {}", missing.join(", "));
    Err(Failure::refused("the site", why, hint))
}

/// What two parts do not have in common.
fn unlike(first: &PartFolder, other: &PartFolder) -> Failure {
    let (a, b) = (&first.note.whole, &other.note.whole);
    let why = if a.site != b.site {
        format!("it is part of another site, `{}`", b.site)
    } else if a.milepost != b.milepost {
        format!("it was made by milepost {}, not {}", b.milepost, a.milepost)
    } else if first.note.of != other.note.of {
        format!(
            "it is one of {} parts, not of {}",
            other.note.of, first.note.of
        )
    } else if a.audience != b.audience {
        format!("it is part of the {} edition", b.audience.word())
    } else {
        "it was made from other content, another theme or with other options".to_owned()
    };
    let hint = format!(
        "compare with `{}`; build both from the same",
        printable(&first.folder)
    );
    Failure::refused(&other.folder, why, hint)
}
