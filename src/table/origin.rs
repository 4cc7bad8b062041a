//! The system that a workbook says it was made on: the same one wherever it is made.

use std::io::Cursor;
use zip::{System, ZipArchive};

/// How far into the central header of an entry stands the system that made it: APPNOTE.TXT 4.3.12,
/// the high byte of "version made by" after the signature.
const SYSTEM: usize = 5;

/// A finished workbook whose entries say that they were made on Unix: the writer names the system
/// it runs on, and the same content has the same bytes everywhere.
///
/// # Panics
/// For bytes that are no ZIP archive.
#[must_use]
pub fn made_alike(mut workbook: Vec<u8>) -> Vec<u8> {
    for header in headers(&workbook) {
        workbook[header + SYSTEM] = System::Unix as u8;
    }
    workbook
}

/// Where the central header of each entry begins.
fn headers(workbook: &[u8]) -> Vec<usize> {
    let written = "a workbook that was just written is an archive";
    let mut archive = ZipArchive::new(Cursor::new(workbook)).expect(written);
    (0..archive.len())
        .map(|at| {
            archive
                .by_index_raw(at)
                .expect(written)
                .central_header_start() as usize
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use rust_xlsxwriter::Workbook;

    #[test]
    fn a_workbook_of_any_system_has_the_same_bytes() {
        let mut book = Workbook::new();
        book.add_worksheet();
        let made = made_alike(book.save_to_buffer().expect("memory"));
        let mut elsewhere = made.clone();
        let entries = headers(&made);
        for header in &entries {
            elsewhere[header + SYSTEM] = System::Dos as u8;
        }
        assert!(5 < entries.len() && elsewhere != made);
        assert_eq!(made_alike(elsewhere), made);
    }
}
