//! Where the author's files come from: a folder, or memory in tests and in `serve`. Nothing is ever
//! written through it.

use crate::base::FileId;
use std::io;

/// The files of a site folder.
///
/// Paths are relative to the root, with `/`, valid UTF-8 and sorted by bytes; a [`FileId`] is a
/// position in that list.
pub trait Source: Sync {
    /// Every regular file below `content/` and `themes/`, hidden ones left out.
    fn files(&self) -> &[SourceFile];

    /// Entries that are no regular files (symbolic links, pipes, devices, names that are not
    /// UTF-8), as paths for a message, with what they are.
    fn refused(&self) -> &[Refused];

    /// The bytes of one file, read afresh.
    ///
    /// # Errors
    /// The world's failure: unreadable, gone, or larger than the source allows.
    fn read(&self, file: FileId) -> io::Result<Vec<u8>>;

    /// A number that stands for the bytes of a file: of one source and its followers, the same
    /// number means the same bytes of the same path. `None` where that is not known.
    fn version(&self, _file: FileId) -> Option<u64> {
        None
    }

    /// The path of a file, relative to the root.
    fn path(&self, file: FileId) -> &str {
        &self.files()[file.0 as usize].path
    }

    /// The file with exactly this path; `None` where there is none.
    fn find(&self, path: &str) -> Option<FileId> {
        self.files()
            .binary_search_by(|f| f.path.as_str().cmp(path))
            .ok()
            .map(|at| FileId(at as u32))
    }
}

/// One regular file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceFile {
    /// Path relative to the root, with `/`.
    pub path: String,
    /// Size in bytes when it was listed; the file may have changed since.
    pub size: u64,
}

/// An entry that is never followed or read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refused {
    /// Path relative to the root, printable.
    pub path: String,
    /// What it is: `a symbolic link`, `a pipe`, …
    pub what: &'static str,
}

/// A source in which one file reads as another text, to look at an edit before it is written; all
/// other files are those of the source.
pub struct Overlay<'a> {
    source: &'a dyn Source,
    files: Vec<SourceFile>,
    file: FileId,
    bytes: &'a [u8],
}

impl<'a> Overlay<'a> {
    /// The source with these bytes in the place of a file's.
    pub fn new(source: &'a dyn Source, file: FileId, bytes: &'a [u8]) -> Overlay<'a> {
        let mut files = source.files().to_vec();
        if let Some(listed) = files.get_mut(file.0 as usize) {
            listed.size = bytes.len() as u64;
        }
        Overlay {
            source,
            files,
            file,
            bytes,
        }
    }
}

impl Source for Overlay<'_> {
    fn files(&self) -> &[SourceFile] {
        &self.files
    }

    fn refused(&self) -> &[Refused] {
        self.source.refused()
    }

    fn read(&self, file: FileId) -> io::Result<Vec<u8>> {
        if file == self.file {
            Ok(self.bytes.to_vec())
        } else {
            self.source.read(file)
        }
    }
}
