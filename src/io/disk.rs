//! What the output needs of a disk, so that a test can let any single step fail.

use crate::emit::sink::Pieces;
use std::fs::{self, File, Metadata, OpenOptions};
use std::io::{self, BufWriter, Write};
use std::os::unix::fs::{MetadataExt, OpenOptionsExt};
use std::path::Path;
use std::time::{Duration, SystemTime};

/// How old a change must be for the times of a file to tell it from the next one.
const YOUNG: Duration = Duration::from_secs(2);

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
    /// Waits until everything written to the file system of this folder is on the disk.
    fn sync(&self, folder: &Path) -> io::Result<()>;
}

/// Device, inode, size and the times of last change, in nanoseconds: whoever writes to a file
/// leaves another stamp.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Stamp([i128; 5]);

impl Stamp {
    /// The stamp of a file as it is now.
    pub fn of(file: &Metadata) -> Stamp {
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

    /// Whether the file changed so shortly before it was looked at that it may change again without
    /// another time: the clock of a file system has steps.
    pub fn is_young(&self, looked: SystemTime) -> bool {
        let nanos = u64::try_from(self.0[3].max(self.0[4])).unwrap_or(0);
        let changed = SystemTime::UNIX_EPOCH + Duration::from_nanos(nanos);
        looked.duration_since(changed).is_ok_and(|age| age <= YOUNG) || looked < changed
    }

    /// How many bytes the file has.
    pub fn size(&self) -> u64 {
        u64::try_from(self.0[2]).unwrap_or(0)
    }

    /// A stamp as its [`Display`](std::fmt::Display) writes it; `None` for anything else.
    pub(crate) fn parse(text: &str) -> Option<Stamp> {
        let mut words = text.split(' ');
        let mut stamp = [0; 5];
        for number in &mut stamp {
            *number = words.next()?.parse().ok()?;
        }
        words.next().is_none().then_some(Stamp(stamp))
    }
}

impl std::fmt::Display for Stamp {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let [device, inode, size, modified, changed] = self.0;
        write!(f, "{device} {inode} {size} {modified} {changed}")
    }
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
        let mut file = OpenOptions::new().write(true).create_new(true).open(path)?;
        file.write_all(bytes)?;
        modified.map_or(Ok(()), |time| file.set_modified(time))?;
        Ok(Stamp::of(&file.metadata()?))
    }

    fn write_pieces(&self, path: &Path, write: Pieces<'_>) -> io::Result<Stamp> {
        let file = OpenOptions::new().write(true).create_new(true).open(path)?;
        let mut buffered = BufWriter::with_capacity(PIECE, file);
        write(&mut buffered)?;
        let file = buffered
            .into_inner()
            .map_err(io::IntoInnerError::into_error)?;
        Ok(Stamp::of(&file.metadata()?))
    }

    fn set_modified(&self, path: &Path, time: SystemTime) -> io::Result<Stamp> {
        let file = OpenOptions::new().write(true).open(path)?;
        file.set_modified(time)?;
        Ok(Stamp::of(&file.metadata()?))
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
