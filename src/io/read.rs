//! Reads the site folder, following no link: with `replace`, the only place that opens the author's
//! files.

use super::disk::is_gone;
use super::failure::{Failure, printable};
use super::permits::Permits;
use super::stamp::Stamp;
use super::system::{self, Folder, look, slashed};
use crate::base::safe_path::Refusal;
use crate::base::{FileId, SafePath};
use crate::source::{Refused, Source, SourceFile};
use std::fs::{self, FileType};
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use walkdir::{DirEntry, WalkDir};

/// The folders of a site that are read.
pub const FOLDERS: [&str; 2] = ["content", "themes"];

/// Larger files are an accident, and reading them would only exhaust the memory.
pub(super) const MOST_BYTES: u64 = 32 << 20;

/// Files open at once; a build works under `ulimit -n 32`.
const OPEN_AT_ONCE: usize = 8;

/// A site folder on disk.
///
/// No symbolic link below the root is followed, neither while listing nor while reading.
pub struct FolderSource {
    root: PathBuf,
    handle: Folder,
    files: Vec<SourceFile>,
    stamps: Vec<Stamp>,
    refused: Vec<Refused>,
    permits: Permits,
}

impl FolderSource {
    /// Lists `content/` and `themes/` below the root, sorted by path; a folder that does not exist
    /// has no files. What is no plain file is refused by name and not a failure.
    ///
    /// # Errors
    /// The folder cannot be opened, or a folder in it cannot be listed.
    pub fn open(root: &Path) -> Result<FolderSource, Failure> {
        let handle = Folder::open(root).map_err(|e| Failure::world("open", root, e))?;
        let (files, stamps) = (Vec::new(), Vec::new());
        let permits = Permits::new(OPEN_AT_ONCE);
        let mut source = FolderSource {
            root: root.to_owned(),
            handle,
            files,
            stamps,
            refused: Vec::new(),
            permits,
        };
        let mut found = Vec::new();
        for folder in FOLDERS {
            source.list(folder, &mut found)?;
        }
        found.sort_by(|a, b| a.0.path.cmp(&b.0.path));
        (source.files, source.stamps) = found.into_iter().unzip();
        source.refused.sort_by(|a, b| a.path.cmp(&b.path));
        Ok(source)
    }

    /// The files with what told them apart from others when they were listed.
    pub fn stamped(&self) -> impl Iterator<Item = (&SourceFile, Stamp)> {
        self.files.iter().zip(self.stamps.iter().copied())
    }

    /// The paths of listed files that are no longer as they were when they were listed, in their
    /// order; empty while nothing changed. New files are not looked for.
    ///
    /// # Errors
    /// A file cannot be looked at; one that is gone has changed.
    pub fn changed(&self) -> Result<Vec<String>, Failure> {
        let mut changed = Vec::new();
        for (file, stamp) in self.files.iter().zip(&self.stamps) {
            let same = match look(&self.root.join(&file.path)) {
                Ok((now, changed)) => now.is_file() && changed == *stamp,
                Err(error) if is_gone(&error) => false,
                Err(error) => return Err(Failure::world("look at", &file.path, error)),
            };
            if !same {
                changed.push(file.path.clone());
            }
        }
        Ok(changed)
    }

    fn list(&mut self, folder: &str, found: &mut Vec<(SourceFile, Stamp)>) -> Result<(), Failure> {
        let top = self.root.join(folder);
        match fs::symlink_metadata(&top) {
            Ok(entry) if entry.is_dir() => {}
            Ok(entry) => {
                self.refuse(Path::new(folder), kind_of(entry.file_type()));
                return Ok(());
            }
            Err(error) if is_gone(&error) => return Ok(()),
            Err(error) => return Err(Failure::world("look at", folder, error)),
        }
        let mut walk = WalkDir::new(&top)
            .follow_links(false)
            .follow_root_links(false)
            .max_open(4)
            .into_iter();
        while let Some(step) = walk.next() {
            let entry = match step {
                Ok(entry) => entry,
                Err(error) => match self.unlisted(folder, error) {
                    Some(failure) => return Err(failure),
                    None => continue,
                },
            };
            if entry.depth() == 0 {
                continue;
            }
            let goes_on = self.take(&entry, found)?;
            if !goes_on && entry.file_type().is_dir() {
                walk.skip_current_dir();
            }
        }
        Ok(())
    }

    /// Takes one entry; the answer is whether a folder is to be entered.
    fn take(
        &mut self,
        entry: &DirEntry,
        found: &mut Vec<(SourceFile, Stamp)>,
    ) -> Result<bool, Failure> {
        if is_left_out(entry.file_name().as_encoded_bytes()) {
            return Ok(false);
        }
        let relative = entry
            .path()
            .strip_prefix(&self.root)
            .unwrap_or(entry.path())
            .to_owned();
        let kind = entry.file_type();
        let Some(path) = slashed(&relative) else {
            self.refuse(&relative, "a name that is not UTF-8");
            return Ok(false);
        };
        // A folder that is called like a write-up is a mistake, and told as one below.
        if kind.is_dir() && !path.ends_with(".md") {
            return Ok(true);
        }
        if !kind.is_file() {
            self.refuse(&relative, kind_of(kind));
            return Ok(false);
        }
        match look(entry.path()) {
            Ok((now, stamp)) => found.push((
                SourceFile {
                    path,
                    size: now.len(),
                },
                stamp,
            )),
            Err(error) if is_gone(&error) => {}
            Err(error) => match SafePath::new(&path) {
                // Windows opens a device in its place.
                Err(Refusal(why)) => {
                    self.refuse(&relative, why.strip_prefix("is ").unwrap_or(why));
                }
                Ok(_) => return Err(Failure::world("look at", relative, error)),
            },
        }
        Ok(false)
    }

    fn refuse(&mut self, path: &Path, what: &'static str) {
        self.refused.push(Refused {
            path: printable(path),
            what,
        });
    }

    /// An entry that vanished between two looks is no failure: editors do that.
    fn unlisted(&self, folder: &str, error: walkdir::Error) -> Option<Failure> {
        let path = error
            .path()
            .and_then(|p| p.strip_prefix(&self.root).ok())
            .unwrap_or(Path::new(folder))
            .to_owned();
        let error = error
            .into_io_error()
            .unwrap_or_else(|| io::Error::other("the folder contains itself"));
        (!is_gone(&error)).then(|| Failure::world("list", path, error))
    }
}

impl Source for FolderSource {
    fn files(&self) -> &[SourceFile] {
        &self.files
    }

    fn refused(&self) -> &[Refused] {
        &self.refused
    }

    fn read(&self, file: FileId) -> io::Result<Vec<u8>> {
        let path = self.path(file);
        let _pass = self.permits.take();
        whole(&self.handle, path).map_err(|e| Failure::world("read", path, e).into())
    }
}

fn whole(root: &Folder, path: &str) -> io::Result<Vec<u8>> {
    let file = root.file(path)?;
    let about = file.metadata()?;
    if !about.is_file() {
        return Err(io::Error::other(format!(
            "it is {}",
            kind_of(about.file_type())
        )));
    }
    let mut bytes = Vec::with_capacity(usize::try_from(about.len().min(MOST_BYTES)).unwrap_or(0));
    file.take(MOST_BYTES + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > MOST_BYTES {
        return Err(io::Error::new(
            io::ErrorKind::FileTooLarge,
            "it is larger than 32 MiB",
        ));
    }
    Ok(bytes)
}

/// Hidden entries and what editors leave behind are nobody's content.
pub(super) fn is_left_out(name: &[u8]) -> bool {
    name.starts_with(b".")
        || [&b"~"[..], b".swp", b".orig"]
            .iter()
            .any(|end| name.ends_with(end))
}

fn kind_of(kind: FileType) -> &'static str {
    if kind.is_symlink() {
        "a symbolic link"
    } else if kind.is_dir() {
        "a folder with the name of a file"
    } else if kind.is_file() {
        "a file where a folder is expected"
    } else {
        system::kind(kind)
    }
}
