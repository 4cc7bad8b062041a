//! CSV files: the one home of the crate that reads them. Cells stay text; what they mean is decided
//! by who asked.

use crate::base::number::Notation;
use crate::base::{Code, Diagnostics, FileId, Span};

/// A table with named columns.
#[derive(Clone, Debug, Default)]
pub struct Table {
    /// The names of the columns in lower case, in their order; empty for an empty file.
    pub header: Vec<Box<str>>,
    /// The rows in order, without blank ones; none where the header lacks a column or has too many.
    pub rows: Vec<TableRow>,
    /// Where the header stands; `None` for an empty file.
    pub head: Option<Span>,
    /// The columns whose numbers tell how those with two readings are read.
    pub notations: Vec<(&'static str, Notation)>,
}

/// One row; a cell that is absent or blank is empty.
#[derive(Clone, Debug)]
pub struct TableRow {
    /// The cells, trimmed; fewer than the header has names where the row is short.
    pub cells: Vec<Box<str>>,
    /// Where the row stands: its first line.
    pub span: Span,
}

impl Table {
    /// The cell of a row under a column; `None` when there is no such column or nothing in it.
    pub fn cell<'t>(&self, row: &'t TableRow, column: &str) -> Option<&'t str> {
        let at = self.header.iter().position(|name| &**name == column)?;
        row.cells
            .get(at)
            .map(|cell| &**cell)
            .filter(|cell| !cell.is_empty())
    }

    /// How the numbers of a column are read that have two readings.
    pub fn notation(&self, column: &str) -> Notation {
        let told = self.notations.iter().find(|(name, _)| *name == column);
        told.map_or(Notation::Untold, |(_, notation)| *notation)
    }
}

/// The most rows that one table may hold.
const MOST_ROWS: usize = 200_000;

/// The most columns that one table may have.
const MOST_COLUMNS: usize = 100;

/// Reads a table; rows that cannot be read are reported and left out.
///
/// `known` are the columns that may occur, `required` those that must.
pub fn table(
    text: &str,
    file: FileId,
    known: &[&str],
    required: &[&str],
    diags: &mut Diagnostics,
) -> Table {
    let bare = text.strip_prefix('\u{feff}').unwrap_or(text);
    let offset = text.len() - bare.len();
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(delimiter(bare, known))
        .flexible(true)
        .has_headers(false)
        .trim(csv::Trim::All)
        .from_reader(bare.as_bytes());
    let mut table = Table::default();
    let mut record = csv::StringRecord::new();
    loop {
        let start = offset + reader.position().byte() as usize;
        match reader.read_record(&mut record) {
            Ok(false) => break,
            Ok(true) if table.rows.len() < MOST_ROWS => {
                let end = offset + reader.position().byte() as usize;
                take(
                    &mut table,
                    &record,
                    line_span(text, file, start, end),
                    diags,
                );
            }
            _ => {
                let message = if table.rows.len() < MOST_ROWS {
                    "row that is not UTF-8".to_owned()
                } else {
                    format!("more than {MOST_ROWS} rows")
                };
                diags.push(
                    Code::BadRow,
                    line_span(text, file, start, start),
                    message,
                    "split the table",
                );
                break;
            }
        }
    }
    if !check_header(&table, file, known, required, diags) {
        // Each row would only say again what the first line lacks.
        table.rows.clear();
    }
    table
}

/// The sign between the cells: the one that makes most known names of columns out of the first
/// line, a comma where none does better.
fn delimiter(text: &str, known: &[&str]) -> u8 {
    let head = text
        .lines()
        .find(|line| !line.trim().is_empty())
        .unwrap_or("");
    let found = |sign: char| {
        head.split(sign)
            .filter(|name| known.contains(&&*column(name.trim().trim_matches('"'))))
            .count()
    };
    let best = [',', ';', '\t']
        .into_iter()
        // Of equally good signs the last one counts, which is then the comma.
        .rev()
        .max_by_key(|sign| found(*sign));
    best.map_or(b',', |sign| sign as u8)
}

/// The name of a column, which has no case.
fn column(typed: &str) -> Box<str> {
    typed.to_lowercase().into()
}

fn take(table: &mut Table, record: &csv::StringRecord, span: Span, diags: &mut Diagnostics) {
    let cells: Vec<Box<str>> = record.iter().map(Into::into).collect();
    if table.head.is_none() {
        table.head = Some(span);
        table.header = cells.iter().map(|name| column(name)).collect();
    } else if cells.iter().all(|cell| cell.is_empty()) {
        // A line of commas is what a spreadsheet leaves at the end.
    } else if table.header.len() < cells.len() {
        let message = format!(
            "the row has {} cells, the header {}",
            cells.len(),
            table.header.len()
        );
        diags.push(
            Code::BadRow,
            span,
            message,
            "put quotes around a text that holds a comma",
        );
    } else {
        table.rows.push(TableRow { cells, span });
    }
}

/// Reports the names that are wrong; whether all required columns are there.
fn check_header(
    table: &Table,
    file: FileId,
    known: &[&str],
    required: &[&str],
    diags: &mut Diagnostics,
) -> bool {
    let span = table.head.unwrap_or(Span::start_of(file));
    if MOST_COLUMNS < table.header.len() {
        let message = format!("{} columns, more than {MOST_COLUMNS}", table.header.len());
        diags.push(
            Code::BadHeader,
            span,
            message,
            format!("known columns: {}", known.join(", ")),
        );
        return false;
    }
    for (at, name) in table.header.iter().enumerate() {
        if !known.contains(&&**name) {
            let hint = match crate::yaml::did_you_mean(name, known) {
                Some(column) => format!("did you mean `{column}`?"),
                None => format!("known columns: {}", known.join(", ")),
            };
            diags.push(
                Code::BadHeader,
                span,
                format!("unknown column `{name}`"),
                hint,
            );
        } else if table.header[..at].contains(name) {
            diags.push(
                Code::BadHeader,
                span,
                format!("column `{name}` is given twice"),
                "keep one",
            );
        }
    }
    let missing: Vec<&&str> = required
        .iter()
        .filter(|name| !table.header.iter().any(|h| **h == ***name))
        .collect();
    for name in &missing {
        diags.push(
            Code::BadHeader,
            span,
            format!("no column `{name}`"),
            format!(
                "the first line names the columns, such as `{}`",
                required.join(",")
            ),
        );
    }
    missing.is_empty()
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
