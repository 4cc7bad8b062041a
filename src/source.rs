//! Where the author's files come from: a folder, or memory in tests and in `serve`. Nothing is ever
//! written through it.

use crate::base::FileId;
use std::collections::BTreeMap;
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

/// One file that an edit changes, makes or takes away.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileEdit {
    /// Path relative to the root, with `/`.
    pub path: String,
    /// The bytes that it holds; `None` where there is no such file.
    pub before: Option<Vec<u8>>,
    /// The bytes that it is to hold; `None` where it goes.
    pub after: Option<Vec<u8>>,
}

impl FileEdit {
    /// A text that becomes another.
    pub fn of_text(path: &str, before: &str, after: &str) -> FileEdit {
        FileEdit {
            path: path.to_owned(),
            before: Some(before.into()),
            after: Some(after.into()),
        }
    }

    /// A file that is not there yet.
    pub fn new(path: impl Into<String>, bytes: impl Into<Vec<u8>>) -> FileEdit {
        FileEdit {
            path: path.into(),
            before: None,
            after: Some(bytes.into()),
        }
    }

    /// The edit that takes this one back.
    pub fn reversed(self) -> FileEdit {
        FileEdit {
            path: self.path,
            before: self.after,
            after: self.before,
        }
    }
}

/// A source as an edit would leave it, to look at it before it is written; all files that the edit
/// does not name are those of the source.
pub struct Overlay<'a> {
    source: &'a dyn Source,
    files: Vec<SourceFile>,
    bytes: Vec<Held<'a>>,
}

/// Where the bytes of a file are.
#[derive(Clone, Copy)]
enum Held<'a> {
    Source(FileId),
    Edit(&'a [u8]),
}

impl<'a> Overlay<'a> {
    /// The source with these files in the place of its own, new ones among them.
    pub fn new(source: &'a dyn Source, edits: &'a [FileEdit]) -> Overlay<'a> {
        let own = source.files().iter().enumerate();
        let own = own.map(|(at, file)| {
            let held = Held::Source(FileId(at as u32));
            (file.path.clone(), (file.size, held))
        });
        let mut all: BTreeMap<String, (u64, Held<'a>)> = own.collect();
        for edit in edits {
            match &edit.after {
                Some(bytes) => {
                    let held = (bytes.len() as u64, Held::Edit(bytes));
                    all.insert(edit.path.clone(), held);
                }
                None => drop(all.remove(&edit.path)),
            }
        }
        let (mut files, mut bytes) = (Vec::new(), Vec::new());
        for (path, (size, held)) in all {
            files.push(SourceFile { path, size });
            bytes.push(held);
        }
        Overlay {
            source,
            files,
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
        match self.bytes[file.0 as usize] {
            Held::Source(file) => self.source.read(file),
            Held::Edit(bytes) => Ok(bytes.to_vec()),
        }
    }
}
