//! A site folder as it stood at one moment, its texts in memory: whoever asks again gets the same.

use super::failure::Failure;
use super::read::FolderSource;
use super::stamp::Stamp;
use crate::base::{FileId, Hash};
use crate::source::{Refused, Source, SourceFile};
use rayon::prelude::*;
use std::io;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::SystemTime;

/// The endings of files whose bytes are not kept: they are large, and read once.
const LARGE: [&str; 9] = [
    "jpg", "jpeg", "png", "gif", "webp", "avif", "pdf", "mp4", "zip",
];

/// A site folder at one moment.
///
/// What did not change since an earlier snapshot is not read again and keeps its version.
pub struct Snapshot {
    folder: FolderSource,
    entries: Vec<Entry>,
    counter: Arc<AtomicU64>,
}

/// What is known of one file.
#[derive(Clone)]
struct Entry {
    stamp: Stamp,
    young: bool,
    sum: Hash,
    version: u64,
    /// Its bytes; `None` where they are read when they are asked for.
    bytes: Option<Arc<[u8]>>,
}

impl Snapshot {
    /// Looks at a folder, after an earlier look at the same one.
    ///
    /// # Errors
    /// The folder cannot be opened, or a folder in it cannot be listed.
    pub fn take(root: &Path, earlier: Option<&Snapshot>) -> Result<Snapshot, Failure> {
        let folder = FolderSource::open(root)?;
        let counter = earlier.map_or_else(Arc::default, |e| e.counter.clone());
        let now = SystemTime::now();
        let stamps: Vec<Stamp> = folder.stamped().map(|(_, stamp)| stamp).collect();
        let entries = stamps.par_iter().enumerate().map(|(at, stamp)| {
            let file = FileId(at as u32);
            let before = earlier.and_then(|e| e.entry(folder.path(file)));
            entry((&folder, file, *stamp), before, &counter, now)
        });
        let entries = entries.collect();
        Ok(Snapshot {
            folder,
            entries,
            counter,
        })
    }

    fn entry(&self, path: &str) -> Option<&Entry> {
        Some(&self.entries[self.find(path)?.0 as usize])
    }

    /// Whether every file is the one of an earlier snapshot, and no other is there.
    pub fn is_as(&self, earlier: &Snapshot) -> bool {
        let versions = |of: &Snapshot| of.entries.iter().map(|e| e.version).collect::<Vec<_>>();
        self.files() == earlier.files()
            && self.refused() == earlier.refused()
            && versions(self) == versions(earlier)
    }
}

fn entry(
    (folder, file, stamp): (&FolderSource, FileId, Stamp),
    before: Option<&Entry>,
    counter: &AtomicU64,
    now: SystemTime,
) -> Entry {
    if let Some(same) = before.filter(|b| b.stamp == stamp && !b.young) {
        return same.clone();
    }
    let young = stamp.is_young(now);
    let read = folder.read(file).ok();
    let sum = Hash::of(read.as_deref().unwrap_or_default());
    let bytes: Option<Arc<[u8]>> = read.filter(|_| !is_large(folder.path(file))).map(Arc::from);
    // What is not kept is read again later, when it may be another file with the time of this one.
    let same = before.filter(|b| b.sum == sum && (bytes.is_some() || b.stamp == stamp));
    let version = same.map_or_else(|| counter.fetch_add(1, Ordering::Relaxed), |b| b.version);
    Entry {
        stamp,
        young,
        sum,
        version,
        bytes,
    }
}

fn is_large(path: &str) -> bool {
    let ending = path.rsplit('.').next().unwrap_or("");
    LARGE.iter().any(|large| ending.eq_ignore_ascii_case(large))
}

impl Source for Snapshot {
    fn files(&self) -> &[SourceFile] {
        self.folder.files()
    }

    fn refused(&self) -> &[Refused] {
        self.folder.refused()
    }

    fn read(&self, file: FileId) -> io::Result<Vec<u8>> {
        match self
            .entries
            .get(file.0 as usize)
            .and_then(|e| e.bytes.as_ref())
        {
            Some(bytes) => Ok(bytes.to_vec()),
            None => self.folder.read(file),
        }
    }

    fn version(&self, file: FileId) -> Option<u64> {
        self.entries.get(file.0 as usize).map(|e| e.version)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    fn version(of: &Snapshot, path: &str) -> Option<u64> {
        of.version(of.find(path)?)
    }

    #[test]
    fn a_file_keeps_its_version_until_its_bytes_are_others_and_its_bytes_for_ever() {
        let root = tempfile::tempdir().expect("a folder");
        let write = |name: &str, text: &str| {
            fs::create_dir_all(root.path().join("content")).expect("a folder");
            fs::write(root.path().join("content").join(name), text).expect("a file");
        };
        write("a.md", "one");
        write("b.md", "one");
        let first = Snapshot::take(root.path(), None).expect("readable");
        write("a.md", "two");
        write("b.md", "one");
        let second = Snapshot::take(root.path(), Some(&first)).expect("readable");
        let (a, b) = ("content/a.md", "content/b.md");
        assert_ne!(
            version(&first, a),
            version(&second, a),
            "same size, same moment"
        );
        assert_eq!(version(&first, b), version(&second, b));
        assert_ne!(
            version(&first, a),
            version(&first, b),
            "equal bytes, two paths"
        );
        assert_eq!(
            first.read(first.find(a).expect("listed")).expect("kept"),
            b"one"
        );
        assert!(!second.is_as(&first) && second.is_as(&second));
        fs::remove_file(root.path().join(b)).expect("removed");
        let third = Snapshot::take(root.path(), Some(&second)).expect("readable");
        assert_eq!(version(&third, b), None);
        write("b.md", "one");
        let fourth = Snapshot::take(root.path(), Some(&third)).expect("readable");
        assert_ne!(version(&fourth, b), version(&first, b));
    }
}
