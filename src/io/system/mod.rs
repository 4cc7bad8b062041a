//! What Linux, macOS and Windows do each in its own way: a few functions, each with the promise it
//! keeps. Nothing outside this folder asks which system it runs on.
//!
//! | function | promise | Linux | macOS | Windows |
//! |---|---|---|---|---|
//! | [`Folder`] | opens below a folder, follows no link | `openat2` | `openat`, part by part | part by part, reparse points are links |
//! | [`open_plain`] | opens a file, follows no link, waits at no pipe | `O_NOFOLLOW` | `O_NOFOLLOW` | opened as reparse point |
//! | [`stamp`], [`look`] | whoever writes to a file leaves another stamp | inode, size, change time | the same | file index, size, last write, creation |
//! | [`exchange`] | two folders change places in one step, or not at all | `renameat2` | `renameatx_np` | never: two renames and a journal |
//! | [`sync`] | what was written is on the disk | `syncfs` | `fsync`, `sync` | each file is flushed |
//! | [`patient`], [`holder`] | a file that is open for a moment stops nothing; one that stays open is named | at once | at once | asked again for three seconds |
//! | [`room`], [`is_remote`] | what is free; whether a network is between | `statfs` | `statfs` | volume; a path of a server |
//! | [`volume`], [`identity`] | mounts and folders are told apart | device and mount | device | volume and file index |
//! | [`Children`] | a program ends with all that it started | process group | process group | job object |
//! | [`signals`] | whoever asks the program to end is heard | INT TERM HUP QUIT | the same | Ctrl+C, Ctrl+Break, closing |

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
    look, make_private, name, needs_no_sandbox, open_lock, open_plain, opener, patient,
    program_file, real, room, signals, stamp, sync, volume,
};

use std::path::Path;

/// What is free on a disk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Room {
    /// Bytes.
    pub bytes: u64,
    /// Files; `None` where the system counts none.
    pub files: Option<u64>,
}

/// A relative path as sites write it, with `/` between its parts; `None` where it is not UTF-8.
pub(crate) fn slashed(path: &Path) -> Option<String> {
    let parts = path.components().map(|part| part.as_os_str().to_str());
    Some(parts.collect::<Option<Vec<_>>>()?.join("/"))
}

/// The error for a link, or for what lies behind one.
fn is_a_link() -> std::io::Error {
    std::io::Error::other("it is, or lies behind, a symbolic link")
}
