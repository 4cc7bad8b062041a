//! Hashes of files that were read before, so that an unchanged file is not read again. Without them
//! the answers are the same.

use super::disk::Disk;
use sha2::{Digest, Sha256};
use std::collections::HashMap;
use std::fs::Metadata;
use std::io;
use std::os::unix::fs::MetadataExt;
use std::path::Path;
use std::sync::{Mutex, MutexGuard, PoisonError};

/// SHA-256 of a file's bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Hash([u8; 32]);

/// Device, inode, size and the times of last change, in nanoseconds: whoever writes to a file
/// leaves another stamp.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Stamp([i128; 5]);

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

impl Hash {
    /// The hash of these bytes.
    pub(crate) fn of(bytes: &[u8]) -> Hash {
        Hash(Sha256::digest(bytes).into())
    }

    /// A hash out of 64 lower-case hexadecimal digits; `None` for anything else.
    pub(crate) fn parse(text: &str) -> Option<Hash> {
        let digits = text.as_bytes();
        if digits.len() != 64
            || !digits
                .iter()
                .all(|d| matches!(d, b'0'..=b'9' | b'a'..=b'f'))
        {
            return None;
        }
        let mut bytes = [0; 32];
        for (at, byte) in bytes.iter_mut().enumerate() {
            *byte = u8::from_str_radix(text.get(2 * at..2 * at + 2)?, 16).ok()?;
        }
        Some(Hash(bytes))
    }
}

impl std::fmt::Display for Hash {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl Stamp {
    /// The stamp of a file as it is now.
    pub(crate) fn of(file: &Metadata) -> Stamp {
        let time =
            |seconds: i64, nanos: i64| i128::from(seconds) * 1_000_000_000 + i128::from(nanos);
        Stamp([
            file.dev().into(),
            file.ino().into(),
            file.len().into(),
            time(file.mtime(), file.mtime_nsec()),
            time(file.ctime(), file.ctime_nsec()),
        ])
    }
}

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

    /// Keeps what this run has seen, under a new name first.
    pub(crate) fn save(&self, disk: &dyn Disk, path: &Path) -> io::Result<()> {
        let mut lines: Vec<String> = locked(&self.seen)
            .iter()
            .map(|(Stamp([device, inode, size, modified, changed]), hash)| {
                format!("{hash} {device} {inode} {size} {modified} {changed}\n")
            })
            .collect();
        lines.sort();
        let text = format!("{HEADER}\n{}", lines.concat());
        let fresh = path.with_extension("new");
        super::disk::removed(disk.remove_file(&fresh))?;
        disk.write_new(&fresh, text.as_bytes(), None)?;
        disk.rename(&fresh, path)
    }
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
    let mut words = text.split(' ');
    let hash = Hash::parse(words.next()?)?;
    let mut stamp = [0; 5];
    for number in &mut stamp {
        *number = words.next()?.parse().ok()?;
    }
    words.next().is_none().then_some((Stamp(stamp), hash))
}
