//! Hashes of files that were read before, so that an unchanged file is not read again. Without them
//! the answers are the same.

use super::disk::Disk;
use super::stamp::Stamp;
use crate::base::Hash;
use std::collections::HashMap;
use std::io;
use std::path::Path;
use std::sync::{Mutex, MutexGuard, PoisonError};

/// What was known at the start, and what this run has learnt.
///
/// It is only ever a short cut: without it the same files are read and the same answers found. It
/// is written after the disk has taken the files it speaks of, so a loss of power cannot make it
/// vouch for a file that never arrived.
#[derive(Default)]
pub(crate) struct Hashes {
    known: Mutex<HashMap<Stamp, Hash>>,
    /// Stamps seen in this run, which are all that is worth keeping.
    seen: Mutex<HashMap<Stamp, Hash>>,
}

const HEADER: &str = "milepost hashes 1";

impl Hashes {
    /// What an earlier run wrote; nothing if it cannot be read.
    pub(crate) fn load(disk: &dyn Disk, path: &Path) -> Hashes {
        let text = disk
            .read(path)
            .ok()
            .and_then(|bytes| String::from_utf8(bytes).ok());
        let known = text.as_deref().and_then(parse).unwrap_or_default();
        Hashes {
            known: Mutex::new(known),
            seen: Mutex::default(),
        }
    }

    /// The hash of a file with this stamp, read only if the stamp is new.
    ///
    /// # Errors
    /// The file cannot be read.
    pub(crate) fn of(&self, disk: &dyn Disk, path: &Path, stamp: Stamp) -> io::Result<Hash> {
        if !stamp.is_of_one_file() {
            return Ok(Hash::of(&disk.read(path)?));
        }
        let known = locked(&self.seen)
            .get(&stamp)
            .or(locked(&self.known).get(&stamp))
            .copied();
        let hash = match known {
            Some(hash) => hash,
            None => Hash::of(&disk.read(path)?),
        };
        locked(&self.seen).insert(stamp, hash);
        Ok(hash)
    }

    /// Remembers a file that was just written, so that it is not read again to be known.
    pub(crate) fn learn(&self, stamp: Stamp, hash: Hash) {
        if stamp.is_of_one_file() {
            locked(&self.seen).insert(stamp, hash);
        }
    }

    /// Keeps what this run has seen, under a new name first.
    pub(crate) fn save(&self, disk: &dyn Disk, path: &Path) -> io::Result<()> {
        let mut lines: Vec<String> = locked(&self.seen)
            .iter()
            .map(|(stamp, hash)| format!("{hash} {stamp}\n"))
            .collect();
        lines.sort();
        keep(disk, path, &format!("{HEADER}\n{}", lines.concat()))
    }
}

/// Writes a file that only makes the next build faster, under a new name first.
pub(crate) fn keep(disk: &dyn Disk, path: &Path, text: &str) -> io::Result<()> {
    let fresh = path.with_extension("new");
    super::disk::removed(disk.remove_file(&fresh))?;
    disk.write_new(&fresh, text.as_bytes(), None)?;
    disk.rename(&fresh, path)
}

fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

fn parse(text: &str) -> Option<HashMap<Stamp, Hash>> {
    let mut lines = text.lines();
    lines.next().filter(|first| *first == HEADER)?;
    lines.map(line).collect()
}

fn line(text: &str) -> Option<(Stamp, Hash)> {
    let (hash, stamp) = text.split_once(' ')?;
    Some((Stamp::parse(stamp)?, Hash::parse(hash)?))
}
