//! Workbooks of every kind: told apart by their bytes, whatever their name says. Macros are never
//! run and links never followed: only values that the file itself holds are read.

use super::archive::Archive;
pub use super::fault::Fault;
use super::fault::address;
use super::{Sheet, ods, xls, xlsx};
use crate::base::{FileId, Span};

/// The sheets of a workbook in their order, hidden ones as well.
///
/// # Errors
/// Why it cannot be read.
pub fn sheets(bytes: &[u8], file: FileId) -> Result<Vec<Sheet>, Fault> {
    match bytes {
        [b'P', b'K', 3, 4, ..] => {
            let archive = Archive::open(bytes)?;
            if archive.has("xl/workbook.xml") {
                xlsx::sheets(bytes, archive, file)
            } else if archive.has("content.xml") {
                ods::sheets(archive, file)
            } else {
                Err(Fault::broken())
            }
        }
        [0xd0, 0xcf, 0x11, 0xe0, ..] => xls::sheets(bytes, file),
        _ => Err(Fault::broken()),
    }
}

/// A place in a workbook in words: the name of the sheet and the address of the cell; `None` for
/// the whole of it.
pub fn place(names: &[Box<str>], span: Span) -> Option<(String, String)> {
    let [sheet, row, column] = span.cell()?;
    let name = names.get(sheet).map_or("", |name| name);
    Some((name.to_owned(), address(row, column)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_workbook_is_told_and_never_guessed() {
        let check = |bytes: &[u8], words: &str| {
            let fault = sheets(bytes, FileId(0)).expect_err("no workbook");
            assert!(fault.message.contains(words), "{}", fault.message);
        };
        check(b"date,value", "not whole");
        check(b"PK\x03\x04 and no archive", "not whole");
        check(b"\xd0\xcf\x11\xe0 and no file", "not whole");
    }
}
