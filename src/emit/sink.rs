//! Where finished pages go: a folder in staging, or memory in tests and in `serve`.

use crate::base::{Hash, Hashing, SafePath};
use std::io::{self, Write};

/// Writes a file piece by piece, once.
pub type Pieces<'w> = &'w mut dyn FnMut(&mut dyn Write) -> io::Result<()>;

/// Takes the files of one build, from several threads at once.
///
/// Nothing is visible to a reader of the output before the owner of the sink commits it.
pub trait Sink: Sync {
    /// Takes one file with its hash. The emitter makes sure that no path comes twice.
    ///
    /// # Errors
    /// The world's failure: disk full, no permission.
    fn put(&self, path: &SafePath, bytes: &[u8], hash: Hash) -> io::Result<()>;

    /// Takes one file that nobody holds as a whole; its hash.
    ///
    /// # Errors
    /// As those of [`Sink::put`], and those of the writer.
    fn pieces(&self, path: &SafePath, write: Pieces<'_>) -> io::Result<Hash>;

    /// What stood at a path after the build before; only for paths whose name says what the file
    /// is made from, so that it would be made again as it was. `None` where that is not known.
    fn earlier(&self, _: &SafePath) -> Option<Vec<u8>> {
        None
    }

    /// Whether nobody ever asks for the bytes, so that what is long to make need only be tried.
    fn is_trial(&self) -> bool {
        false
    }
}

/// A file written piece by piece as a whole, and its hash.
///
/// # Errors
/// Those of the writer.
pub fn in_memory(write: Pieces<'_>) -> io::Result<(Vec<u8>, Hash)> {
    let mut hashing = Hashing::new(Vec::new());
    write(&mut hashing)?;
    let (bytes, sum) = hashing.finish();
    Ok((bytes, sum.hash))
}

/// Takes everything and keeps nothing but its sums.
#[derive(Debug)]
pub struct Nowhere;

impl Sink for Nowhere {
    fn put(&self, _: &SafePath, _: &[u8], _: Hash) -> io::Result<()> {
        Ok(())
    }

    fn pieces(&self, _: &SafePath, write: Pieces<'_>) -> io::Result<Hash> {
        let mut hashing = Hashing::new(io::sink());
        write(&mut hashing)?;
        Ok(hashing.finish().1.hash)
    }
}

/// Takes everything and keeps nothing, for a run that only checks.
#[derive(Debug)]
pub struct Trial;

impl Sink for Trial {
    fn put(&self, path: &SafePath, bytes: &[u8], hash: Hash) -> io::Result<()> {
        Nowhere.put(path, bytes, hash)
    }

    fn pieces(&self, path: &SafePath, write: Pieces<'_>) -> io::Result<Hash> {
        Nowhere.pieces(path, write)
    }

    fn is_trial(&self) -> bool {
        true
    }
}
