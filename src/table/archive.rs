//! The parts of a workbook that is an archive, unpacked with a limit.

use super::fault::Fault;
use std::io::{Cursor, Read};
use zip::ZipArchive;

/// The most bytes that all parts of a workbook may be, unpacked.
const MOST_UNPACKED: u64 = 128 * 1024 * 1024;

/// A workbook as its parts.
pub struct Archive<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
}

impl<'a> Archive<'a> {
    /// Opens a workbook, and unpacks it once to see that it is not larger than it may be: what the
    /// archive says of itself is not believed.
    ///
    /// # Errors
    /// It is no archive, or too large.
    pub fn open(bytes: &'a [u8]) -> Result<Archive<'a>, Fault> {
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Fault::broken())?;
        let mut opened = Archive { archive };
        let mut left = MOST_UNPACKED;
        for at in 0..opened.archive.len() {
            let part = opened.archive.by_index(at).map_err(|_| Fault::broken())?;
            let read = std::io::copy(&mut part.take(left + 1), &mut std::io::sink());
            left = (read.ok())
                .and_then(|n| left.checked_sub(n))
                .ok_or_else(|| Fault::too_large("unpacked it is more than 128 MiB"))?;
        }
        Ok(opened)
    }

    /// Whether there is a part of this name.
    pub fn has(&self, name: &str) -> bool {
        self.archive.index_for_name(name).is_some()
    }

    /// A part as text; `None` where there is none.
    pub fn text(&mut self, name: &str) -> Option<String> {
        let mut text = String::new();
        self.archive
            .by_name(name)
            .ok()?
            .read_to_string(&mut text)
            .ok()?;
        Some(text)
    }
}
