//! Where finished pages go: a folder in staging, or memory in tests and in `serve`.

use crate::base::SafePath;
use std::io;

/// Takes the files of one build, from several threads at once.
///
/// Nothing is visible to a reader of the output before the owner of the sink commits it.
pub trait Sink: Sync {
    /// Takes one file. The emitter makes sure that no path comes twice.
    ///
    /// # Errors
    /// The world's failure: disk full, no permission.
    fn put(&self, path: &SafePath, bytes: &[u8]) -> io::Result<()>;
}

/// Takes everything and keeps nothing, for a run that only checks.
#[derive(Debug)]
pub struct Nowhere;

impl Sink for Nowhere {
    fn put(&self, _: &SafePath, _: &[u8]) -> io::Result<()> {
        Ok(())
    }
}
