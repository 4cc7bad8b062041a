//! Tables as text: the one home of writing CSV. Reading is done where the columns are known.

use super::encode::{csv_guarded, first_control, is_formula};
use csv::{Terminator, Writer, WriterBuilder};
use std::io::{self, Write};

/// The rows of a table that was written by [`Rows`], its heading left out.
///
/// # Panics
/// For text that is no such table.
pub fn below_heading(table: &[u8]) -> Vec<Vec<String>> {
    let mut rows = Vec::new();
    for row in csv::Reader::from_reader(table).into_records() {
        let row = row.expect("a table that was written can be read");
        rows.push(row.iter().map(str::to_owned).collect());
    }
    rows
}

/// A table that is written cell by cell, as RFC 4180 has it: each row ended by CR LF, quotes only
/// where a cell needs them.
///
/// A cell that a spreadsheet would run as a formula is guarded by [`csv_guarded`].
pub struct Rows<W: Write> {
    writer: Writer<W>,
}

impl<W: Write> Rows<W> {
    /// A table without any row yet.
    pub fn new(to: W) -> Rows<W> {
        let mut builder = WriterBuilder::new();
        // Rows of different lengths stay as they are; whoever makes a table sees to its columns.
        builder.terminator(Terminator::CRLF).flexible(true);
        Rows {
            writer: builder.from_writer(to),
        }
    }

    /// Adds a cell to the row at hand.
    ///
    /// # Errors
    /// Those of the writer.
    pub fn cell(&mut self, text: &str) -> io::Result<()> {
        let written = match is_plain(text) {
            true => self.writer.write_field(text),
            false => self.writer.write_field(csv_guarded(text)),
        };
        written.map_err(of_the_world)
    }

    /// Ends the row at hand.
    ///
    /// # Errors
    /// Those of the writer.
    pub fn end(&mut self) -> io::Result<()> {
        self.writer
            .write_record(None::<&[u8]>)
            .map_err(of_the_world)
    }

    /// Adds a whole row.
    ///
    /// # Errors
    /// Those of the writer.
    pub fn row(&mut self, cells: impl IntoIterator<Item: AsRef<str>>) -> io::Result<()> {
        for cell in cells {
            self.cell(cell.as_ref())?;
        }
        self.end()
    }

    /// Hands on what is still held back.
    ///
    /// # Errors
    /// Those of the writer.
    pub fn finish(mut self) -> io::Result<()> {
        self.writer.flush()
    }
}

/// What the writer itself said, such as that the disk is full.
fn of_the_world(error: csv::Error) -> io::Error {
    match error.into_kind() {
        csv::ErrorKind::Io(error) => error,
        other => io::Error::other(format!("{other:?}")),
    }
}

/// Whether a text stands in a cell as it is.
fn is_plain(text: &str) -> bool {
    !is_formula(text) && first_control(text).is_none()
}

/// Rows of cells as one text; see [`Rows`].
pub fn csv<R>(rows: impl IntoIterator<Item = R>) -> String
where
    R: IntoIterator,
    R::Item: AsRef<str>,
{
    let mut bytes = Vec::new();
    let mut table = Rows::new(&mut bytes);
    for row in rows {
        table.row(row).expect("memory takes every row");
    }
    table.finish().expect("memory takes every row");
    String::from_utf8(bytes).expect("cells of text are a table of text")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_is_quoted_where_it_has_to_be_and_guarded_where_it_would_be_run() {
        let check = |cell: &str, line: &str| {
            assert_eq!(csv([["x", cell]]), format!("x,{line}\r\n"), "{cell}");
        };
        check("", "");
        check("plain words 一、二", "plain words 一、二");
        check(" blanks ", " blanks ");
        check("a,b", "\"a,b\"");
        check("a \"b\"", "\"a \"\"b\"\"\"");
        check("a\nb", "\"a\nb\"");
        check("a\r\nb", "\"a\r\nb\"");
        check("a;b'c#d", "a;b'c#d");
        check("#a", "#a");
        check("=1+1", "'=1+1");
        check("-x,y", "\"'-x,y\"");
        check("-5.2", "-5.2");
        check("\tx", "'\tx");
        check("a\u{7f}", "a\u{fffd}");
        assert_eq!(csv([["a", "b"], ["c", "d"]]), "a,b\r\nc,d\r\n");
    }
}
