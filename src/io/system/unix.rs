//! Linux and macOS.

use super::super::stamp::Stamp;
use super::{Room, is_a_link};
use rustix::fs::{
    AtFlags, CWD, FileType, Mode, OFlags, RenameFlags, openat, renameat_with, statat,
};
use rustix::io::Errno;
use rustix::process::{Pid, Signal, geteuid, kill_process_group};
use std::ffi::{OsStr, OsString};
use std::fs::{self, DirBuilder, File, Metadata, OpenOptions};
use std::io;
use std::os::fd::OwnedFd;
use std::os::unix::ffi::OsStringExt;
use std::os::unix::fs::{DirBuilderExt, FileTypeExt, MetadataExt, OpenOptionsExt, PermissionsExt};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus};
use std::sync::Arc;
use std::sync::atomic::AtomicUsize;

/// A folder that is held open, to open files below it.
pub(crate) struct Folder(OwnedFd);

impl Folder {
    /// Opens a folder; the folder itself may be a link.
    ///
    /// # Errors
    /// There is none, or it may not be opened.
    pub(crate) fn open(path: &Path) -> io::Result<Folder> {
        let flags = OFlags::RDONLY | OFlags::DIRECTORY | OFlags::CLOEXEC;
        Ok(Folder(rustix::fs::open(path, flags, Mode::empty())?))
    }

    /// Opens a file for reading. A link anywhere below the folder is an error, and opening a pipe
    /// or a device neither waits nor acts on it.
    ///
    /// # Errors
    /// Also for a link on the way, and for a path that leads out of the folder.
    pub(crate) fn file(&self, path: &str) -> io::Result<File> {
        let opened = match at_once(&self.0, path) {
            // An old kernel, a sandbox that does not know the call, or a race with a rename: the
            // long way.
            Err(Errno::NOSYS | Errno::PERM | Errno::AGAIN | Errno::INVAL) => {
                part_by_part(&self.0, path)
            }
            answer => answer,
        };
        match opened {
            Ok(file) => Ok(File::from(file)),
            Err(Errno::LOOP) => Err(is_a_link()),
            Err(error) => Err(error.into()),
        }
    }
}

const FILE: OFlags = OFlags::RDONLY
    .union(OFlags::NOFOLLOW)
    .union(OFlags::NONBLOCK)
    .union(OFlags::CLOEXEC)
    .union(OFlags::NOCTTY);

#[cfg(target_os = "linux")]
fn at_once(root: &OwnedFd, path: &str) -> Result<OwnedFd, Errno> {
    use rustix::fs::ResolveFlags;
    let rules = ResolveFlags::BENEATH | ResolveFlags::NO_SYMLINKS | ResolveFlags::NO_MAGICLINKS;
    rustix::fs::openat2(root, path, FILE, Mode::empty(), rules)
}

#[cfg(not(target_os = "linux"))]
fn at_once(_root: &OwnedFd, _path: &str) -> Result<OwnedFd, Errno> {
    Err(Errno::NOSYS)
}

fn part_by_part(root: &OwnedFd, path: &str) -> Result<OwnedFd, Errno> {
    let mut parts = path.split('/').peekable();
    let mut here: Option<OwnedFd> = None;
    while let Some(part) = parts.next() {
        if matches!(part, "" | "." | "..") {
            return Err(Errno::INVAL);
        }
        let flags = if parts.peek().is_some() {
            FILE | OFlags::DIRECTORY
        } else {
            FILE
        };
        let next = openat(here.as_ref().unwrap_or(root), part, flags, Mode::empty());
        here = Some(next.map_err(|error| {
            if error == Errno::NOTDIR {
                not_a_folder(here.as_ref().unwrap_or(root), part)
            } else {
                error
            }
        })?);
    }
    here.ok_or(Errno::INVAL)
}

/// A link opened as a folder without following it is "not a directory"; say that it is a link.
fn not_a_folder(parent: &OwnedFd, part: &str) -> Errno {
    match statat(parent, part, AtFlags::SYMLINK_NOFOLLOW) {
        Ok(entry) if FileType::from_raw_mode(entry.st_mode).is_symlink() => Errno::LOOP,
        _ => Errno::NOTDIR,
    }
}

/// Opens a file with options; a link is an error.
pub(super) fn opened(options: &mut OpenOptions, path: &Path) -> io::Result<File> {
    let flags = OFlags::NOFOLLOW | OFlags::NONBLOCK;
    let flags = i32::try_from(flags.bits()).unwrap_or(0);
    options.custom_flags(flags).open(path)
}

/// What tells an open file from any other, and from itself after a change.
pub(crate) fn stamp(file: &File) -> io::Result<Stamp> {
    Ok(stamped(&file.metadata()?))
}

/// What an entry is, following no link, with its stamp.
pub(crate) fn look(path: &Path) -> io::Result<(Metadata, Stamp)> {
    let about = fs::symlink_metadata(path)?;
    let stamp = stamped(&about);
    Ok((about, stamp))
}

fn stamped(about: &Metadata) -> Stamp {
    let time = |seconds: i64, nanos: i64| i128::from(seconds) * 1_000_000_000 + i128::from(nanos);
    Stamp::new([
        about.dev().into(),
        about.ino().into(),
        about.len().into(),
        time(about.mtime(), about.mtime_nsec()),
        time(about.ctime(), about.ctime_nsec()),
    ])
}

/// What two names of one folder have in common, through a bind mount or a file system that ignores
/// case.
pub(crate) fn identity(path: &Path) -> io::Result<(u64, u64)> {
    let about = fs::metadata(path)?;
    Ok((about.dev(), about.ino()))
}

/// What tells one mounted file system from another, bind mounts included where the kernel says so.
pub(crate) fn volume(path: &Path) -> io::Result<(u64, u64)> {
    Ok((fs::metadata(path)?.dev(), mount_number(path)))
}

#[cfg(target_os = "linux")]
fn mount_number(path: &Path) -> u64 {
    use rustix::fs::{StatxFlags, statx};
    statx(CWD, path, AtFlags::SYMLINK_NOFOLLOW, StatxFlags::MNT_ID)
        .map_or(0, |about| about.stx_mnt_id)
}

#[cfg(not(target_os = "linux"))]
fn mount_number(_path: &Path) -> u64 {
    0
}

/// Lets two folders change places in one step.
///
/// # Errors
/// `Unsupported` where the file system cannot; nothing has moved then.
pub(crate) fn exchange(one: &Path, other: &Path) -> io::Result<()> {
    match renameat_with(CWD, one, CWD, other, RenameFlags::EXCHANGE) {
        // The two last are one number on Linux and two on macOS.
        Err(error)
            if [Errno::INVAL, Errno::NOSYS, Errno::OPNOTSUPP, Errno::NOTSUP].contains(&error) =>
        {
            Err(io::ErrorKind::Unsupported.into())
        }
        answer => Ok(answer?),
    }
}

/// Waits until everything written to the file system of this folder is on the disk.
#[cfg(target_os = "linux")]
pub(crate) fn sync(folder: &Path) -> io::Result<()> {
    Ok(rustix::fs::syncfs(File::open(folder)?)?)
}

/// Waits until everything written to the file system of this folder is on the disk.
#[cfg(not(target_os = "linux"))]
pub(crate) fn sync(folder: &Path) -> io::Result<()> {
    for entry in walkdir::WalkDir::new(folder)
        .follow_links(false)
        .max_open(4)
    {
        let entry = entry.map_err(io::Error::from)?;
        if entry.file_type().is_file() || entry.file_type().is_dir() {
            // To the drive; the drive's own memory is emptied once, at the end.
            rustix::fs::fsync(File::open(entry.path())?)?;
        }
    }
    let top = File::open(folder)?;
    // Some file systems know no such command, and then the former must do.
    top.sync_all().or_else(|_| Ok(rustix::fs::fsync(&top)?))
}

/// Does something with a file, at once: here nobody is kept from it by who else has it open.
pub(crate) fn patient<T>(mut action: impl FnMut() -> io::Result<T>) -> io::Result<T> {
    action()
}

/// Whether another program keeps a file from what was to be done with it; never here.
pub(crate) fn is_held(_error: &io::Error) -> bool {
    false
}

/// The file below a folder that another program keeps from being moved; always `None` here.
pub(crate) fn holder(_folder: &Path) -> Option<PathBuf> {
    None
}

/// What is free where a folder stands; `None` where the system does not say.
pub(crate) fn room(folder: &Path) -> Option<Room> {
    let about = rustix::fs::statvfs(folder).ok()?;
    Some(Room {
        bytes: about.f_bavail.saturating_mul(about.f_frsize),
        files: Some(about.f_favail),
    })
}

/// Whether a folder is on another computer; `None` where the system does not say.
#[cfg(target_os = "linux")]
pub(crate) fn is_remote(folder: &Path) -> Option<bool> {
    // NFS, SMB, CIFS, SMB2, 9P, AFS, Ceph (linux/magic.h).
    const REMOTE: [i64; 7] = [
        0x6969,
        0x517b,
        0xff53_4d42,
        0xfe53_4d42,
        0x0102_1997,
        0x5346_414f,
        0x00c3_6400,
    ];
    let kind = rustix::fs::statfs(folder).ok()?.f_type;
    // The number has another width on other processors.
    let is_kind = |remote: &i64| i128::from(*remote) == i128::from(kind);
    Some(REMOTE.iter().any(is_kind))
}

/// Whether a folder is on another computer; `None` where the system does not say.
#[cfg(not(target_os = "linux"))]
pub(crate) fn is_remote(folder: &Path) -> Option<bool> {
    // MNT_LOCAL of sys/mount.h.
    const LOCAL: u32 = 0x1000;
    Some(rustix::fs::statfs(folder).ok()?.f_flags & LOCAL == 0)
}

/// The path with all links on the way resolved.
pub(crate) fn real(path: &Path) -> io::Result<PathBuf> {
    path.canonicalize()
}

/// A name from the bytes that [`OsStr::as_encoded_bytes`] gave; `None` where they are no name.
pub(crate) fn name(bytes: Vec<u8>) -> Option<OsString> {
    Some(OsString::from_vec(bytes))
}

/// What an entry is that is neither file, folder nor link, in words.
pub(crate) fn kind(of: fs::FileType) -> &'static str {
    if of.is_fifo() {
        "a pipe"
    } else if of.is_socket() {
        "a socket"
    } else {
        "a device"
    }
}

/// Makes a folder that nobody else can look into.
pub(crate) fn make_private(folder: &Path) -> io::Result<()> {
    DirBuilder::new().mode(0o700).create(folder)
}

/// Writes into the number what asks the program to end, from now on: the number of a signal.
///
/// # Errors
/// The system lets nobody listen.
pub(crate) fn signals(asked: &Arc<AtomicUsize>) -> io::Result<()> {
    use signal_hook::consts::{SIGHUP, SIGINT, SIGQUIT, SIGTERM};
    for signal in [SIGINT, SIGTERM, SIGHUP, SIGQUIT] {
        let number = usize::try_from(signal).unwrap_or(0);
        signal_hook::flag::register_usize(signal, Arc::clone(asked), number)?;
    }
    Ok(())
}

/// A program with all that it started; they end with this.
pub(crate) struct Children(Child);

impl Children {
    /// Starts a program in a group of its own.
    ///
    /// # Errors
    /// It cannot be started.
    pub(crate) fn of(mut command: Command) -> io::Result<Children> {
        command.process_group(0).spawn().map(Children)
    }

    /// How the program itself ended; `None` while it runs.
    ///
    /// # Errors
    /// The system does not say.
    pub(crate) fn ended(&mut self) -> io::Result<Option<ExitStatus>> {
        self.0.try_wait()
    }
}

impl Drop for Children {
    fn drop(&mut self) {
        // A group without anybody is no mistake.
        if let Some(group) = i32::try_from(self.0.id()).ok().and_then(Pid::from_raw) {
            let _ = kill_process_group(group, Signal::KILL);
        }
        drop(self.0.wait());
    }
}

/// Whether a browser can only be started without its own walls: root has none to put up.
pub(crate) fn needs_no_sandbox() -> bool {
    geteuid().is_root()
}

/// Where browsers are that are not on the search path, the one to be taken first in front.
pub(crate) fn browsers() -> Vec<PathBuf> {
    [
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
        "/Applications/Chromium.app/Contents/MacOS/Chromium",
        "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    ]
    .map(PathBuf::from)
    .into()
}

/// The file name of a program, as it stands on the search path.
pub(crate) fn program_file(name: &OsStr) -> OsString {
    name.to_owned()
}

/// Whether a path is a program that can be started.
pub(crate) fn is_program(path: &Path) -> bool {
    fs::metadata(path).is_ok_and(|about| about.is_file() && about.permissions().mode() & 0o111 != 0)
}

/// The program that opens an address in the author's browser, and its words before the address.
pub(crate) fn opener() -> (&'static str, &'static [&'static str]) {
    if cfg!(target_os = "macos") {
        ("open", &[])
    } else {
        ("xdg-open", &[])
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Read;

    #[test]
    fn no_way_of_opening_follows_a_link() {
        let dir = tempfile::tempdir().expect("a folder");
        let at = |path: &str| dir.path().join(path);
        std::fs::create_dir(at("a")).expect("a folder");
        std::fs::write(at("a/file"), "inside").expect("a file");
        std::os::unix::fs::symlink("a", at("link")).expect("a link");
        std::os::unix::fs::symlink("file", at("a/also")).expect("a link");
        let root = Folder::open(dir.path()).expect("a handle").0;
        for way in [at_once, part_by_part] {
            let mut text = String::new();
            File::from(way(&root, "a/file").expect("opens"))
                .read_to_string(&mut text)
                .expect("reads");
            assert_eq!(text, "inside");
            assert_eq!(way(&root, "link/file").expect_err("a link"), Errno::LOOP);
            assert_eq!(way(&root, "a/also").expect_err("a link"), Errno::LOOP);
            assert!(way(&root, "../x").is_err());
            assert!(way(&root, "a/file/x").is_err());
        }
    }
}
