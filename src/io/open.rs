//! Opens files below a folder without following a symbolic link on the way.

use rustix::fs::{Mode, OFlags, openat};
use rustix::io::Errno;
use std::fs::File;
use std::io;
use std::os::fd::OwnedFd;
use std::path::Path;

/// A handle on a folder, to open files below it.
pub(crate) fn folder(path: &Path) -> io::Result<OwnedFd> {
    Ok(rustix::fs::open(
        path,
        OFlags::RDONLY | OFlags::DIRECTORY | OFlags::CLOEXEC,
        Mode::empty(),
    )?)
}

/// Opens a file for reading. A link anywhere below the folder is an error, and opening a pipe or a
/// device neither waits nor acts on it.
///
/// # Errors
/// Also for a link on the way, and for a path that leads out of the folder.
pub(crate) fn below(root: &OwnedFd, path: &str) -> io::Result<File> {
    let opened = match at_once(root, path) {
        // An old kernel, a sandbox that does not know the call, or a race with a rename: the long
        // way.
        Err(Errno::NOSYS | Errno::PERM | Errno::AGAIN | Errno::INVAL) => part_by_part(root, path),
        answer => answer,
    };
    match opened {
        Ok(file) => Ok(File::from(file)),
        Err(Errno::LOOP) => Err(io::Error::other("it is, or lies behind, a symbolic link")),
        Err(error) => Err(error.into()),
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
    let about = rustix::fs::statat(parent, part, rustix::fs::AtFlags::SYMLINK_NOFOLLOW);
    match about {
        Ok(entry) if rustix::fs::FileType::from_raw_mode(entry.st_mode).is_symlink() => Errno::LOOP,
        _ => Errno::NOTDIR,
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
        let root = folder(dir.path()).expect("a handle");
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
