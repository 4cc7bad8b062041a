//! What the output needs of a disk, so that a test can let any single step fail.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;
use std::time::SystemTime;

/// The steps by which an output is written.
///
/// The one real disk is [`RealDisk`]; tests let the n-th step of a build fail.
pub trait Disk: Send + Sync {
    /// Makes a folder and those above it; one that exists is fine.
    fn make_folder(&self, path: &Path) -> io::Result<()>;
    /// Writes a file that must not exist, with a time of last change where one is given.
    fn write_new(&self, path: &Path, bytes: &[u8], modified: Option<SystemTime>) -> io::Result<()>;
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

    fn write_new(&self, path: &Path, bytes: &[u8], modified: Option<SystemTime>) -> io::Result<()> {
        let mut file = OpenOptions::new().write(true).create_new(true).open(path)?;
        file.write_all(bytes)?;
        modified.map_or(Ok(()), |time| file.set_modified(time))
    }

    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        use rustix::fs::OFlags;
        // A pipe that has the name of a file must not hold a build up.
        let flags = OFlags::NOFOLLOW | OFlags::NONBLOCK;
        let file = OpenOptions::new()
            .read(true)
            .custom_flags(i32::try_from(flags.bits()).unwrap_or(0))
            .open(path)?;
        let mut bytes = Vec::new();
        io::Read::read_to_end(&mut &file, &mut bytes)?;
        Ok(bytes)
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        fs::rename(from, to)
    }

    #[cfg(target_os = "linux")]
    fn exchange(&self, one: &Path, other: &Path) -> io::Result<()> {
        use rustix::fs::{CWD, RenameFlags, renameat_with};
        Ok(renameat_with(CWD, one, CWD, other, RenameFlags::EXCHANGE)?)
    }

    #[cfg(not(target_os = "linux"))]
    fn exchange(&self, _one: &Path, _other: &Path) -> io::Result<()> {
        Err(io::ErrorKind::Unsupported.into())
    }

    fn remove_file(&self, path: &Path) -> io::Result<()> {
        fs::remove_file(path)
    }

    fn remove_folder(&self, path: &Path) -> io::Result<()> {
        fs::remove_dir(path)
    }

    fn remove_tree(&self, path: &Path) -> io::Result<()> {
        fs::remove_dir_all(path)
    }

    #[cfg(target_os = "linux")]
    fn sync(&self, folder: &Path) -> io::Result<()> {
        Ok(rustix::fs::syncfs(File::open(folder)?)?)
    }

    #[cfg(not(target_os = "linux"))]
    fn sync(&self, folder: &Path) -> io::Result<()> {
        File::open(folder)?.sync_all()?;
        rustix::fs::sync();
        Ok(())
    }
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
