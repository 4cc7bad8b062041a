//! Text whose cells are set apart by commas, semicolons or tabs: one of the two homes of the crate
//! that reads it, and the one place where other encodings than UTF-8 are read.

use super::encoding::{is_gb18030, not_utf8};
use super::{Cell, MOST_ROWS, Sheet, SheetRow, Value};
use crate::base::encode::csv_plain;
use crate::base::{Code, Diagnostics, FileId, Span};

/// How the bytes of a table are letters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    /// UTF-8, with or without a mark at its beginning.
    Utf8,
    /// UTF-16 with a mark at its beginning, the low byte first or the high one.
    Utf16,
    /// GB18030, and with it GBK and GB2312.
    Gb18030,
}

impl Encoding {
    /// Its name in messages.
    pub fn name(self) -> &'static str {
        match self {
            Encoding::Utf8 => "UTF-8",
            Encoding::Utf16 => "UTF-16",
            Encoding::Gb18030 => "GB18030",
        }
    }
}

/// A table as text.
#[derive(Debug)]
pub struct Decoded {
    /// The text; spans are counted in its bytes, whatever the file's own are.
    pub text: Box<str>,
    /// What its bytes were.
    pub encoding: Encoding,
}

/// Reads the bytes of a table, never with a loss: by the mark at the beginning, then as UTF-8, then
/// as GB18030 where that makes sense of all bytes.
///
/// # Errors
/// What the bytes are instead, what to do, and the first byte that is not UTF-8.
pub fn decoded(bytes: Vec<u8>) -> Result<Decoded, (String, &'static str, usize)> {
    let utf16 = match bytes.as_slice() {
        [0xff, 0xfe, ..] => Some(encoding_rs::UTF_16LE),
        [0xfe, 0xff, ..] => Some(encoding_rs::UTF_16BE),
        _ => None,
    };
    let strictly = |by: &'static encoding_rs::Encoding, bytes: &[u8], encoding| {
        let text = by.decode_without_bom_handling_and_without_replacement(bytes)?;
        let text = text.strip_prefix('\u{feff}').unwrap_or(&text).into();
        Some(Decoded { text, encoding })
    };
    if let Some(found) = utf16.and_then(|by| strictly(by, &bytes[2..], Encoding::Utf16)) {
        return Ok(found);
    }
    let error = match String::from_utf8(bytes) {
        Ok(text) => {
            let (text, encoding) = (text.into(), Encoding::Utf8);
            return Ok(Decoded { text, encoding });
        }
        Err(error) => error,
    };
    let (bytes, at) = (error.as_bytes(), error.utf8_error().valid_up_to());
    let chinese = (utf16.is_none() && is_gb18030(bytes))
        .then(|| strictly(encoding_rs::GB18030, bytes, Encoding::Gb18030));
    chinese.flatten().ok_or_else(|| {
        let (message, hint) = not_utf8(true, bytes, at);
        (message, hint, at)
    })
}

/// The bytes of a table as its text, for an excerpt; what is no text is shown as well as it can be.
pub fn shown(bytes: Vec<u8>) -> String {
    let lossy = String::from_utf8_lossy(&bytes).into_owned();
    decoded(bytes).map_or(lossy, |decoded| decoded.text.into())
}

/// How many lines are looked at for the head.
const LINES: usize = 20;

/// The sign between the cells: the one that makes most names of columns out of a line among the
/// first, a comma where none does better.
pub fn sign(text: &str, is_known: impl Fn(&str) -> bool) -> char {
    let bare = text.strip_prefix('\u{feff}').unwrap_or(text);
    let lines = || bare.lines().filter(|line| !line.trim().is_empty());
    let found = |sign: char, line: &str| {
        let names = line.split(sign).map(|name| name.trim().trim_matches('"'));
        names.filter(|name| is_known(name)).count()
    };
    let best = |sign: &char| lines().take(LINES).map(|line| found(*sign, line)).max();
    // Of equally good signs the last one counts, which is then the comma.
    let signs = [',', ';', '\t'].into_iter().rev();
    signs.max_by_key(best).unwrap_or(',')
}

/// What was taken of a text, for a message; `None` for UTF-8 and commas, of which nobody doubts.
pub fn taken(encoding: Encoding, sign: char) -> Option<String> {
    let between = match sign {
        ';' => "semicolons",
        '\t' => "tabs",
        _ => "commas",
    };
    let usual = encoding == Encoding::Utf8 && sign == ',';
    (!usual).then(|| {
        format!(
            "read as {} with {between} between the cells",
            encoding.name()
        )
    })
}

/// The rows of a text; those that cannot be read are reported and left out.
pub fn sheet(text: &str, file: FileId, sign: char, diags: &mut Diagnostics) -> Sheet {
    let bare = text.strip_prefix('\u{feff}').unwrap_or(text);
    let offset = text.len() - bare.len();
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(sign as u8)
        .flexible(true)
        .has_headers(false)
        .trim(csv::Trim::All)
        .from_reader(bare.as_bytes());
    let mut sheet = Sheet::default();
    let mut record = csv::StringRecord::new();
    loop {
        let start = offset + reader.position().byte() as usize;
        // The head is no row of the table.
        match reader.read_record(&mut record) {
            Ok(false) => break,
            Ok(true) if sheet.rows.len() <= MOST_ROWS => {
                let end = offset + reader.position().byte() as usize;
                let span = line_span(text, file, start, end);
                // A line of commas is what a spreadsheet leaves at the end.
                sheet.rows.extend(row(&record, span));
            }
            found => {
                let message = match found {
                    Err(_) => "row that is not UTF-8".to_owned(),
                    Ok(_) => format!("more than {MOST_ROWS} rows"),
                };
                let span = line_span(text, file, start, start);
                diags.push(Code::BadRow, span, message, "split the table");
                break;
            }
        }
    }
    sheet
}

/// A row of text; `None` for a blank one.
fn row(record: &csv::StringRecord, span: Span) -> Option<SheetRow> {
    let cell = |text: &str| {
        // Trimmed by the reader, but for the spaces that no break follows.
        let text = text.trim();
        let value = match text {
            "" => Value::Empty,
            // What an export guarded against spreadsheets comes back as it was.
            text => Value::Text(csv_plain(text).into()),
        };
        Cell { value, span }
    };
    let cells: Vec<Cell> = record.iter().map(cell).collect();
    cells
        .iter()
        .any(|cell| !cell.value.is_empty())
        .then_some(SheetRow {
            cells,
            span,
            hidden: false,
        })
}

/// The first line of a stretch of text, without its line end and the blank lines before it.
fn line_span(text: &str, file: FileId, start: usize, end: usize) -> Span {
    let bytes = text.as_bytes();
    let from = (start..end)
        .find(|at| !matches!(bytes[*at], b'\n' | b'\r'))
        .unwrap_or(start);
    let to = (from..end)
        .find(|at| matches!(bytes[*at], b'\n' | b'\r'))
        .unwrap_or(end);
    Span::new(file, from, to)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check_decoded(bytes: &[u8], name: &str, text: &str) {
        let found = decoded(bytes.to_vec()).map_err(|(message, ..)| message);
        let found = found.map(|d| (d.encoding.name(), d.text));
        assert_eq!(found, Ok((name, text.into())));
    }

    fn check_refused(bytes: &[u8], words: &str) {
        let (message, ..) = decoded(bytes.to_vec()).expect_err("bytes that are no text");
        assert!(message.contains(words), "{message}");
    }

    #[test]
    fn a_table_is_read_in_the_encodings_of_offices_and_never_with_a_loss() {
        check_decoded("项目,数值".as_bytes(), "UTF-8", "项目,数值");
        check_decoded(b"\xef\xbb\xbfa,b", "UTF-8", "\u{feff}a,b");
        check_decoded(b"\xff\xfea\0,\0\x79\x98", "UTF-16", "a,\u{9879}");
        check_decoded(b"\xfe\xff\0a\0,\x98\x79", "UTF-16", "a,\u{9879}");
        check_decoded(b"\xcf\xee\xc4\xbf,\xca\xfd\xd6\xb5", "GB18030", "项目,数值");
        check_decoded(b"\x84\x31\x95\x33\xcf\xee\xc4\xbf", "GB18030", "项目");
        check_refused(b"\xff\xfea\0,", "is UTF-16");
        check_refused(b"\xff\xfe\0\xd8a\0", "is UTF-16");
        check_refused(b"caf\xe9\n", "Latin-1");
        check_refused(b"Ger\xe4te,M\xe4rz,stra\xdfen", "Latin-1");
        check_refused(b"PK\x03\x04\xff", "workbook");
    }

    #[test]
    fn the_sign_between_the_cells_is_found_below_a_title() {
        let check = |text: &str, expected: char| {
            let known = |name: &str| ["date", "value"].contains(&name);
            assert_eq!(sign(text, known), expected, "{text:?}");
        };
        check("date,value\n", ',');
        check("\u{feff}\"date\";\"value\"\n1;2\n", ';');
        check("Figures, of all\n\ndate\tvalue\n", '\t');
        check("neither;nor\n", ',');
        check("", ',');
    }
}
