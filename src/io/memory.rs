//! A site folder and an output that live in memory, for tests and for `serve`.

use crate::base::{FileId, Hash, SafePath};
use crate::emit::sink::{Pieces, Sink, in_memory};
use crate::source::{Refused, Source, SourceFile};
use std::collections::BTreeMap;
use std::io;
use std::sync::{Mutex, PoisonError};

/// Source files held in memory.
#[derive(Clone, Debug, Default)]
pub struct MemorySource {
    files: Vec<SourceFile>,
    bytes: Vec<Vec<u8>>,
}

impl MemorySource {
    /// A source of these files, by path; of two with one path the later counts.
    pub fn new<P: Into<String>, B: Into<Vec<u8>>>(
        files: impl IntoIterator<Item = (P, B)>,
    ) -> MemorySource {
        let sorted: BTreeMap<String, Vec<u8>> = files
            .into_iter()
            .map(|(path, bytes)| (path.into(), bytes.into()))
            .collect();
        let mut source = MemorySource::default();
        for (path, bytes) in sorted {
            source.files.push(SourceFile {
                path,
                size: bytes.len() as u64,
            });
            source.bytes.push(bytes);
        }
        source
    }
}

impl Source for MemorySource {
    fn files(&self) -> &[SourceFile] {
        &self.files
    }

    fn refused(&self) -> &[Refused] {
        &[]
    }

    fn read(&self, file: FileId) -> io::Result<Vec<u8>> {
        self.bytes
            .get(file.0 as usize)
            .cloned()
            .ok_or_else(|| io::ErrorKind::NotFound.into())
    }
}

/// Output files held in memory, sorted by path.
#[derive(Debug, Default)]
pub struct MemorySink {
    files: Mutex<BTreeMap<String, Vec<u8>>>,
}

impl MemorySink {
    /// An empty output.
    pub fn new() -> MemorySink {
        MemorySink::default()
    }

    /// The files taken so far, by path.
    pub fn into_files(self) -> BTreeMap<String, Vec<u8>> {
        self.files
            .into_inner()
            .unwrap_or_else(PoisonError::into_inner)
    }
}

impl Sink for MemorySink {
    fn put(&self, path: &SafePath, bytes: &[u8], _: Hash) -> io::Result<()> {
        let mut files = self.files.lock().unwrap_or_else(PoisonError::into_inner);
        files.insert(path.as_str().to_owned(), bytes.to_vec());
        Ok(())
    }

    fn pieces(&self, path: &SafePath, write: Pieces<'_>) -> io::Result<Hash> {
        let (bytes, sum) = in_memory(write)?;
        self.put(path, &bytes, sum).map(|()| sum)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_in_memory_are_sorted_and_found_by_path() {
        let source = MemorySource::new([("content/b.md", "b"), ("content/a.md", "a")]);
        let b = source.find("content/b.md").expect("listed");
        assert_eq!((b, source.path(FileId(0))), (FileId(1), "content/a.md"));
        assert_eq!(source.read(b).expect("readable"), b"b");
        assert!(source.read(FileId(2)).is_err());
    }

    #[test]
    fn a_sink_in_memory_gives_its_files_back_by_path() {
        let sink = MemorySink::new();
        sink.put(&SafePath::new("b").expect("safe"), b"2", Hash::of(b"2"))
            .expect("memory");
        sink.put(&SafePath::new("a/c").expect("safe"), b"1", Hash::of(b"1"))
            .expect("memory");
        let files: Vec<_> = sink.into_files().into_iter().collect();
        assert_eq!(
            files,
            [
                ("a/c".to_owned(), b"1".to_vec()),
                ("b".to_owned(), b"2".to_vec())
            ]
        );
    }
}
