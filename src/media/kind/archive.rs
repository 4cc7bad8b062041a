//! Archives: what their list of entries says, read without unpacking anything.

use super::Kind;
use std::io::Cursor;
use zip::ZipArchive;

/// Whether the bytes are a ZIP archive with the entries of the kind, and without macros; why not,
/// as what follows the file's name in a sentence.
pub(super) fn judge(kind: Kind, bytes: &[u8]) -> Result<(), String> {
    let other = || Err(format!("is no {}, whatever its name says", kind.word()));
    let begins = bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06");
    let Some(archive) = ZipArchive::new(Cursor::new(bytes)).ok().filter(|_| begins) else {
        return other();
    };
    let Ok(names) = archive.file_names().collect::<Result<Vec<_>, _>>() else {
        return other();
    };
    let has = |start: &str| names.iter().any(|name| name.starts_with(start));
    let office = |part: &str| has("[Content_Types].xml") && has(part);
    let fits = match kind {
        Kind::Xlsx => office("xl/"),
        Kind::Docx => office("word/"),
        Kind::Pptx => office("ppt/"),
        Kind::Ods | Kind::Odt => has("content.xml") && is_open_document(kind, bytes),
        _ => true,
    };
    if !fits {
        return other();
    }
    let holds_macros = names
        .iter()
        .any(|name| name.ends_with("vbaProject.bin") || name.starts_with("Basic/"));
    match kind != Kind::Zip && holds_macros {
        true => Err("holds macros, which run on the reader's computer".to_owned()),
        false => Ok(()),
    }
}

/// An OpenDocument file begins with an entry `mimetype`, stored as it is.
fn is_open_document(kind: Kind, bytes: &[u8]) -> bool {
    let at = |start: usize, mark: &[u8]| {
        bytes
            .get(start..)
            .is_some_and(|rest| rest.starts_with(mark))
    };
    at(26, b"\x08\0") && at(30, format!("mimetype{}", kind.media_type()).as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A ZIP archive of these entries, stored as they are.
    fn archive(entries: &[(&str, &str)]) -> Vec<u8> {
        use std::io::Write;
        let stored = zip::write::SimpleFileOptions::default()
            .compression_method(zip::CompressionMethod::Stored);
        let mut made = zip::ZipWriter::new(Cursor::new(Vec::new()));
        for (name, text) in entries {
            made.start_file(*name, stored)
                .and_then(|()| Ok(made.write_all(text.as_bytes())?))
                .expect("memory");
        }
        made.finish().expect("memory").into_inner()
    }

    fn check(kind: Kind, entries: &[(&str, &str)], expected: Result<(), &str>) {
        assert_eq!(
            judge(kind, &archive(entries)),
            expected.map_err(str::to_owned),
            "{kind:?} {entries:?}"
        );
    }

    #[test]
    fn an_office_file_has_the_entries_of_its_kind_and_no_macros() {
        let types = ("[Content_Types].xml", "");
        check(Kind::Docx, &[types, ("word/document.xml", "")], Ok(()));
        check(Kind::Xlsx, &[types, ("xl/workbook.xml", "")], Ok(()));
        check(Kind::Pptx, &[types, ("ppt/presentation.xml", "")], Ok(()));
        check(Kind::Zip, &[("a.txt", "a")], Ok(()));
        check(
            Kind::Docx,
            &[types, ("xl/workbook.xml", "")],
            Err("is no Word document, whatever its name says"),
        );
        check(
            Kind::Xlsx,
            &[("a.html", "<script>")],
            Err("is no Excel workbook, whatever its name says"),
        );
        let macros = "holds macros, which run on the reader's computer";
        check(
            Kind::Xlsx,
            &[types, ("xl/workbook.xml", ""), ("xl/vbaProject.bin", "")],
            Err(macros),
        );
        let sheet = ("mimetype", "application/vnd.oasis.opendocument.spreadsheet");
        check(Kind::Ods, &[sheet, ("content.xml", "")], Ok(()));
        check(
            Kind::Odt,
            &[sheet, ("content.xml", "")],
            Err("is no OpenDocument text, whatever its name says"),
        );
        check(
            Kind::Ods,
            &[sheet, ("content.xml", ""), ("Basic/Standard/m.xml", "")],
            Err(macros),
        );
    }

    #[test]
    fn any_bytes_are_judged_without_a_fault() {
        let whole = archive(&[("[Content_Types].xml", ""), ("word/document.xml", "text")]);
        for end in 0..whole.len() {
            assert!(judge(Kind::Docx, &whole[..end]).is_err(), "cut at {end}");
        }
        for at in 0..whole.len() {
            let mut damaged = whole.clone();
            damaged[at] ^= 0xff;
            drop(judge(Kind::Docx, &damaged));
        }
    }
}
