//! What the output needs of a disk, so that a test can let any single step fail.

use super::stamp::Stamp;
use super::system::{self, patient};
use crate::emit::sink::Pieces;
use std::fs::{self, File, OpenOptions};
use std::io::{self, BufWriter, Write};
use std::path::Path;
use std::time::SystemTime;

/// How many bytes of a file that is written piece by piece wait for the disk.
const PIECE: usize = 64 * 1024;

/// The steps by which an output is written.
///
/// The one real disk is [`RealDisk`]; tests let the n-th step of a build fail.
pub trait Disk: Send + Sync {
    /// Makes a folder and those above it; one that exists is fine.
    fn make_folder(&self, path: &Path) -> io::Result<()>;
    /// Writes a file that must not exist, with a time of last change where one is given; its stamp
    /// afterwards.
    fn write_new(
        &self,
        path: &Path,
        bytes: &[u8],
        modified: Option<SystemTime>,
    ) -> io::Result<Stamp>;
    /// Writes a file that must not exist piece by piece; its stamp afterwards.
    fn write_pieces(&self, path: &Path, write: Pieces<'_>) -> io::Result<Stamp>;
    /// Gives a file another time of last change; its stamp afterwards.
    fn set_modified(&self, path: &Path, time: SystemTime) -> io::Result<Stamp>;
    /// Reads a whole file; a link is an error.
    fn read(&self, path: &Path) -> io::Result<Vec<u8>>;
    /// Gives a file or folder another name.
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()>;
    /// Lets two folders change places in one step.
    fn exchange(&self, one: &Path, other: &Path) -> io::Result<()>;
    /// Removes a file.
    fn remove_file(&self, path: &Path) -> io::Result<()>;
    /// Removes an empty folder.
    fn remove_folder(&self, path: &Path) -> io::Result<()>;
    /// Removes a folder with all below it, following no link.
    fn remove_tree(&self, path: &Path) -> io::Result<()>;
    /// Waits until what was written to one file is on the disk.
    fn flush(&self, path: &Path) -> io::Result<()>;
    /// Waits until everything written to the file system of this folder is on the disk.
    fn sync(&self, folder: &Path) -> io::Result<()>;
}

/// The disk of this machine.
#[derive(Clone, Copy, Debug, Default)]
pub struct RealDisk;

impl Disk for RealDisk {
    fn make_folder(&self, path: &Path) -> io::Result<()> {
        fs::create_dir_all(path)
    }

    fn write_new(
        &self,
        path: &Path,
        bytes: &[u8],
        modified: Option<SystemTime>,
    ) -> io::Result<Stamp> {
        let mut file = created(path)?;
        file.write_all(bytes)?;
        modified.map_or(Ok(()), |time| file.set_modified(time))?;
        system::stamp(&file)
    }

    fn write_pieces(&self, path: &Path, write: Pieces<'_>) -> io::Result<Stamp> {
        let file = created(path)?;
        let mut buffered = BufWriter::with_capacity(PIECE, file);
        write(&mut buffered)?;
        let file = buffered
            .into_inner()
            .map_err(io::IntoInnerError::into_error)?;
        system::stamp(&file)
    }

    fn set_modified(&self, path: &Path, time: SystemTime) -> io::Result<Stamp> {
        let file = patient(|| OpenOptions::new().write(true).open(path))?;
        file.set_modified(time)?;
        system::stamp(&file)
    }

    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        let mut bytes = Vec::new();
        io::Read::read_to_end(&mut system::open_plain(path)?, &mut bytes)?;
        Ok(bytes)
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        patient(|| fs::rename(from, to))
    }

    fn exchange(&self, one: &Path, other: &Path) -> io::Result<()> {
        system::exchange(one, other)
    }

    fn remove_file(&self, path: &Path) -> io::Result<()> {
        patient(|| fs::remove_file(path))
    }

    fn remove_folder(&self, path: &Path) -> io::Result<()> {
        fs::remove_dir(path)
    }

    fn remove_tree(&self, path: &Path) -> io::Result<()> {
        patient(|| fs::remove_dir_all(path))
    }

    fn flush(&self, path: &Path) -> io::Result<()> {
        patient(|| OpenOptions::new().write(true).open(path))?.sync_all()
    }

    fn sync(&self, folder: &Path) -> io::Result<()> {
        system::sync(folder)
    }
}

fn created(path: &Path) -> io::Result<File> {
    patient(|| OpenOptions::new().write(true).create_new(true).open(path))
}

/// Whether there is anything with this name, a dangling link included.
pub(crate) fn exists(path: &Path) -> io::Result<bool> {
    match fs::symlink_metadata(path) {
        Ok(_) => Ok(true),
        Err(error) if is_gone(&error) => Ok(false),
        Err(error) => Err(error),
    }
}

/// Whether the error says that nothing has this name.
pub(crate) fn is_gone(error: &io::Error) -> bool {
    matches!(
        error.kind(),
        io::ErrorKind::NotFound | io::ErrorKind::NotADirectory
    )
}

/// The answer, except that something already gone counts as removed.
pub(crate) fn removed(answer: io::Result<()>) -> io::Result<()> {
    match answer {
        Err(error) if is_gone(&error) => Ok(()),
        answer => answer,
    }
}
