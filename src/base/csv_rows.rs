//! Tables as text: the one home of writing CSV. Reading is done where the columns are known.

use super::encode::csv_guarded;
use csv::{Terminator, WriterBuilder};

/// Rows of cells as RFC 4180 has them: each ended by CR LF, quotes only where a cell needs them.
///
/// A cell that a spreadsheet would run as a formula is guarded by [`csv_guarded`].
pub fn csv<R>(rows: impl IntoIterator<Item = R>) -> String
where
    R: IntoIterator,
    R::Item: AsRef<str>,
{
    let mut writer = WriterBuilder::new()
        .terminator(Terminator::CRLF)
        // Rows of different lengths stay as they are; whoever makes a table sees to its columns.
        .flexible(true)
        .from_writer(Vec::new());
    for row in rows {
        let cells = row.into_iter().map(|cell| csv_guarded(cell.as_ref()));
        let cells: Vec<String> = cells.collect();
        writer.write_record(&cells).expect("memory takes every row");
    }
    let bytes = writer.into_inner().expect("memory takes every row");
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
