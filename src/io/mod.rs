//! The disk edge: with the command line, the only modules that touch files, the clock or signals.
//!
//! [`FolderSource`] reads a site folder; [`Output`] writes the site, all or nothing; the memory
//! pair stands in for both in tests and in `serve`. Whatever the world refuses is a [`Failure`].

mod stamp;
pub(crate) mod system;
pub mod fonts;
pub mod disk;
pub mod failure;
mod permits;
mod hashes;
pub mod probe;
mod lock;
mod manifest;
mod foreign;
pub mod memory;
mod place;
pub mod history;
pub mod published;
pub mod read;
pub mod git;
mod replace;
pub mod edits;
mod snapshot;
mod scaffold;
pub mod signal;
pub mod parts;
mod scratch;
pub mod browser;
mod survey;
mod present;
mod swap;
mod recover;
mod stage;
pub mod write;

/// What tells this program from another version of it; `None` where its file cannot be found.
pub fn program() -> Option<Stamp> {
    let file = std::fs::File::open(std::env::current_exe().ok()?).ok()?;
    system::stamp(&file).ok()
}

pub use failure::{Failure, Kind};
pub use memory::{MemorySink, MemorySource};
pub use read::FolderSource;
pub use replace::{replace, text};
pub use scaffold::{writable, write_new};
pub use scratch::Scratch;
pub use signal::Stop;
pub use snapshot::Snapshot;
pub use stamp::Stamp;
pub use write::{Adopted, Looked, Outcome, Output};
