//! What Linux, macOS and Windows do each in its own way: a few functions, each with the promise it
//! keeps. Nothing outside this folder asks which system it runs on.
//!
//! - [`Folder`] opens below a folder and follows no link: `openat2` on Linux, `openat` part by part
//!   on macOS; on Windows every folder on the way is held open, and links and junctions refused.
//! - [`open_plain`] and [`open_lock`] follow no link and wait at no pipe.
//! - [`stamp`] and [`look`]: whoever writes to a file leaves another stamp. Device, file and change
//!   time; Windows has no change time, and the time of creation stands in.
//! - [`exchange`]: two folders change places in one step or not at all; never on Windows, where two
//!   renames and a journal do it.
//! - [`sync`]: what was written is on the disk. `syncfs` on Linux; elsewhere file by file.
//! - [`patient`] and [`holder`]: a file that somebody has open for a moment stops nothing, and one
//!   that stays open is named. Only Windows needs them.
//! - [`volume`] and [`identity`] tell mounts and folders apart; [`room`] and [`is_remote`] say what
//!   is free, and whether a network is between.
//! - [`Children`]: a program ends with all that it started, by its process group or its job.
//! - [`signals`]: whoever asks the program to end is heard.

#[cfg(unix)]
mod unix;
#[cfg(windows)]
mod windows;

#[cfg(unix)]
use unix as own;
#[cfg(windows)]
use windows as own;

pub(crate) use own::{
    Children, Folder, browsers, exchange, holder, identity, is_held, is_program, is_remote, kind,
    look, make_private, name, needs_no_sandbox, opener, patient, program_file, real, room, signals,
    stamp, sync, volume,
};

use std::fs::{File, OpenOptions};
use std::io;
use std::path::Path;

/// What is free on a disk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Room {
    /// Bytes.
    pub bytes: u64,
    /// Files; `None` where the system counts none.
    pub files: Option<u64>,
}

/// Opens a file for reading; a link is an error, and a pipe that has its name holds nobody up.
pub(crate) fn open_plain(path: &Path) -> io::Result<File> {
    own::opened(OpenOptions::new().read(true), path)
}

/// Opens a file that is locked, and makes it where there is none; a link is an error.
pub(crate) fn open_lock(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    own::opened(options.read(true).write(true).create(true), path)
}

/// Whether two names are one entry, through a bind mount or a file system that ignores case.
pub(crate) fn is_same(one: &Path, other: &Path) -> bool {
    match (identity(one), identity(other)) {
        (Ok(one), Ok(other)) => one == other,
        _ => false,
    }
}

/// A relative path as sites write it, with `/` between its parts; `None` where it is not UTF-8.
pub(crate) fn slashed(path: &Path) -> Option<String> {
    let parts = path.components().map(|part| part.as_os_str().to_str());
    Some(parts.collect::<Option<Vec<_>>>()?.join("/"))
}

/// The error for a link, or for what lies behind one.
fn is_a_link() -> io::Error {
    io::Error::other("it is, or lies behind, a symbolic link")
}
