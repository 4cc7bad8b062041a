//! A CSV file of figures → its rows, with one message for what is wrong in a whole column.

use crate::base::number::{Typed, typed};
use crate::base::{Code, Diagnostics, FileId};
use crate::parse::table::{Table, table};

/// The columns of a CSV file of one indicator; only `date` and `value` have to be there.
const COLUMNS: &[&str] = &[
    "date",
    "value",
    "published",
    "qualifier",
    "flag",
    "numerator",
    "denominator",
    "evidence",
    "note",
];

/// The columns that hold numbers.
const NUMBERS: &[&str] = &["value", "numerator", "denominator"];

/// Reads a table of figures; `first` are columns that it has to have beside those of figures,
/// `dimensions` those that say which part a row is about. Cells are still text.
///
/// A table with decimal commas has no rows: each would only say again what its column does.
pub fn figure_table<'d>(
    text: &str,
    file: FileId,
    first: &[&'d str],
    dimensions: impl Iterator<Item = &'d str>,
    diags: &mut Diagnostics,
) -> Table {
    let own = first.iter().chain(COLUMNS).copied();
    let known: Vec<&str> = own.chain(dimensions).collect();
    let required: Vec<&str> = first.iter().chain(&["date", "value"]).copied().collect();
    let mut table = table(text, file, &known, &required, diags);
    let columns = NUMBERS
        .iter()
        .filter(|column| has_decimal_commas(&table, column, diags));
    if columns.count() != 0 {
        table.rows.clear();
    }
    table
}

/// Reports a column in which several figures have a comma before their fraction, as a spreadsheet
/// of some countries writes them; a single one has the message of its cell.
fn has_decimal_commas(table: &Table, column: &str, diags: &mut Diagnostics) -> bool {
    let commas = table.rows.iter().filter_map(|row| {
        let cell = table.cell(row, column).filter(|cell| cell.contains(','))?;
        let Typed::Comma(plain) = typed(cell) else {
            return None;
        };
        Some((row, cell, plain))
    });
    let commas: Vec<_> = commas.collect();
    let [(row, cell, plain), _, ..] = commas.as_slice() else {
        return false;
    };
    let message = format!(
        "{} figures of the column `{column}` have a comma before their fraction, such as `{cell}`",
        commas.len()
    );
    let hint = format!(
        "write `{plain}`: the point is the decimal sign; a spreadsheet writes points once its \
         language is English, or replace `,` by `.` in this column"
    );
    diags.push(Code::BadNumber, row.span, message, hint);
    true
}
