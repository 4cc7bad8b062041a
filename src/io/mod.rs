//! The disk edge: the only modules that touch files, the clock or signals.
//!
//! [`FolderSource`] reads a site folder; [`Output`] writes the site, all or nothing; the memory
//! pair stands in for both in tests and in `serve`. Whatever the world refuses is a [`Failure`].

pub mod browser;
pub mod disk;
pub mod failure;
mod gate;
pub mod git;
mod hashes;
mod lock;
mod manifest;
pub mod memory;
mod open;
mod place;
mod present;
pub mod published;
pub mod read;
mod recover;
mod replace;
mod scaffold;
mod scratch;
pub mod signal;
mod stage;
mod survey;
mod swap;
pub mod write;

pub use failure::{Failure, Kind};
pub use memory::{MemorySink, MemorySource};
pub use read::{FolderSource, stamps};
pub use replace::replace;
pub use scaffold::write_new;
pub use scratch::Scratch;
pub use signal::Stop;
pub use write::{Adopted, Outcome, Output};
