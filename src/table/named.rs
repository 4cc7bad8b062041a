//! Tables with named columns. Cells are text; what they mean is decided by who asked.

use super::delimited::{self, Encoding};
use super::{Cell, Sheet, SheetRow};
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
    /// Whether the file does not say the formats of its numbers: 0.8 may then be shown as 80 %.
    pub raw: bool,
}

/// One row; a cell that is absent or blank is empty.
#[derive(Clone, Debug)]
pub struct TableRow {
    /// The cells, trimmed; fewer than the header has names where the row is short.
    pub cells: Vec<Box<str>>,
    /// Where the row stands: its first line.
    pub span: Span,
    /// Where each cell stands and what it was; none for the rows of a text.
    pub places: Vec<CellPlace>,
}

/// Where a cell of a table stands.
#[derive(Clone, Copy, Debug)]
pub struct CellPlace {
    /// The place at which its value was typed.
    pub span: Span,
    /// Whether the file says what the value is, so that it has one reading.
    pub typed: bool,
    /// Whether it is a bare number beside others that are shown as percentages.
    pub beside_percent: bool,
}

impl CellPlace {
    /// That of a cell.
    pub fn of(cell: &Cell) -> CellPlace {
        CellPlace {
            span: cell.span,
            typed: cell.value.is_typed(),
            beside_percent: false,
        }
    }
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

    /// Where the cell of a row under a column stands; the row where that is not known.
    pub fn place(&self, row: &TableRow, column: &str) -> Span {
        self.cell_place(row, column).map_or(row.span, |of| of.span)
    }

    /// Whether the file says what stands in a cell; of a text it never does.
    pub fn is_typed(&self, row: &TableRow, column: &str) -> bool {
        self.cell_place(row, column).is_some_and(|of| of.typed)
    }

    /// Whether it is not known if a number is shown as a percentage.
    pub fn is_raw(&self, row: &TableRow, column: &str) -> bool {
        self.raw
            || self
                .cell_place(row, column)
                .is_some_and(|of| of.beside_percent)
    }

    fn cell_place<'t>(&self, row: &'t TableRow, column: &str) -> Option<&'t CellPlace> {
        let at = self.header.iter().position(|name| &**name == column)?;
        row.places.get(at)
    }

    /// How the numbers of a column are read that have two readings.
    pub fn notation(&self, column: &str) -> Notation {
        let told = self.notations.iter().find(|(name, _)| *name == column);
        told.map_or(Notation::Untold, |(_, notation)| *notation)
    }
}

/// The most columns that one table may have.
const MOST_COLUMNS: usize = 100;

/// Which columns a table may have and has to have.
#[derive(Clone, Copy)]
pub struct Columns<'a> {
    /// Those that may occur.
    pub known: &'a [&'a str],
    /// Those that must.
    pub required: &'a [&'a str],
}

/// The table in a text whose first line names its columns.
pub fn of_text(
    text: &str,
    encoding: Encoding,
    file: FileId,
    columns: Columns<'_>,
    diags: &mut Diagnostics,
) -> Table {
    let sign = delimited::sign(text, |name| columns.known.contains(&&*column(name)));
    let sheet = delimited::sheet(text, file, sign, diags);
    let head = sheet.rows.first().map_or(&[][..], |row| &row.cells);
    let names = head.iter().map(|cell| column(&cell.value.text())).collect();
    let taken = delimited::taken(encoding, sign);
    table(sheet, file, names, columns, taken.as_deref(), diags)
}

/// A sheet whose first row names its columns; rows that cannot be read are reported and left out.
/// `names` are the columns of that row, in lower case, `taken` what was taken of a text, for the
/// messages about its head.
pub fn table(
    sheet: Sheet,
    file: FileId,
    names: Vec<Box<str>>,
    columns: Columns<'_>,
    taken: Option<&str>,
    diags: &mut Diagnostics,
) -> Table {
    let head = sheet.rows.first();
    let cells = head.map_or(&[][..], |row| &row.cells);
    let heads: Vec<Span> = cells.iter().map(|cell| cell.span).collect();
    let mut table = Table {
        head: head.map(|row| row.span),
        header: names,
        ..Table::default()
    };
    for row in sheet.rows.into_iter().skip(1) {
        take(&mut table, row, diags);
    }
    if !check_header(&table, (file, &heads), columns, taken, diags) {
        // Each row would only say again what the first line lacks.
        table.rows.clear();
    }
    table
}

/// The name of a column, which has no case.
pub fn column(typed: &str) -> Box<str> {
    typed.to_lowercase().into()
}

fn take(table: &mut Table, row: SheetRow, diags: &mut Diagnostics) {
    let (cells, span) = (row.cells, row.span);
    if table.header.len() < cells.len() {
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
        return;
    }
    // The cells of a text all stand at their row.
    let is_text = cells.iter().all(|cell| cell.span == span);
    let places = match is_text {
        true => Vec::new(),
        false => cells.iter().map(CellPlace::of).collect(),
    };
    let cells = cells.iter().map(|cell| cell.value.text().into()).collect();
    table.rows.push(TableRow {
        cells,
        span,
        places,
    });
}

/// Reports the names that are wrong; whether all required columns are there.
fn check_header(
    table: &Table,
    (file, heads): (FileId, &[Span]),
    Columns { known, required }: Columns<'_>,
    taken: Option<&str>,
    diags: &mut Diagnostics,
) -> bool {
    let as_taken = |message: String| match taken {
        Some(taken) => format!("{message}; the table is {taken}"),
        None => message,
    };
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
        let span = heads.get(at).copied().unwrap_or(span);
        if !known.contains(&&**name) {
            let hint = match crate::yaml::did_you_mean(name, known) {
                Some(column) => format!("did you mean `{column}`?"),
                None => format!("known columns: {}", known.join(", ")),
            };
            diags.push(
                Code::BadHeader,
                span,
                as_taken(format!("unknown column `{name}`")),
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
            as_taken(format!("no column `{name}`")),
            format!(
                "the first line names the columns, such as `{}`",
                required.join(",")
            ),
        );
    }
    missing.is_empty()
}
