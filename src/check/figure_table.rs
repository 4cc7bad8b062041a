//! A CSV file of figures → its rows, with one message for what is wrong in a whole column.

use crate::base::number::{Notation, Typed, is_either, typed};
use crate::base::{Code, Diagnostics, FileId};
use crate::parse::table::{Table, TableRow, table};

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
/// A table with a column that cannot be read has no rows: each would only say again what its
/// column does.
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
    let mut unread = false;
    for column in NUMBERS {
        let told = notation(&table, column);
        let is_untold = told == Some(Notation::Untold);
        unread |= has_decimal_commas(&table, column, diags)
            || (is_untold && is_ambiguous(&table, column, diags));
        table.notations.extend(told.map(|told| (*column, told)));
    }
    if unread {
        table.rows.clear();
    }
    table
}

/// The cells of a column that hold something, with their rows.
fn cells<'t>(table: &'t Table, column: &'t str) -> impl Iterator<Item = (&'t TableRow, &'t str)> {
    let rows = table.rows.iter();
    rows.filter_map(move |row| Some((row, table.cell(row, column)?)))
}

/// What the numbers of a column tell of their signs; `None` where no number needs it.
fn notation(table: &Table, column: &str) -> Option<Notation> {
    cells(table, column)
        .any(|(_, cell)| is_either(cell))
        .then(|| Notation::of(cells(table, column).map(|(_, cell)| cell)))
}

/// Reports a column in which several figures can mean two numbers and no other figure decides; a
/// single one has the message of its cell.
fn is_ambiguous(table: &Table, column: &str, diags: &mut Diagnostics) -> bool {
    let two: Vec<_> = cells(table, column)
        .filter(|(_, cell)| is_either(cell))
        .collect();
    let [(row, cell), _, ..] = two.as_slice() else {
        return false;
    };
    let of = format!("of the column `{column}`");
    let (message, hint) = ambiguous(two.len(), &of, cell);
    diags.push(Code::BadNumber, row.span, message, hint);
    true
}

/// What is said of several figures that can mean two numbers each, such as `cell`, and what
/// decides for all of them.
pub fn ambiguous(n: usize, of: &str, cell: &str) -> (String, String) {
    let message = format!("{n} figures {of} can mean two numbers each, such as `{cell}`");
    let Typed::Either(whole, fraction) = typed(cell) else {
        return (message, String::new());
    };
    let sign = if cell.contains(['.', '．']) {
        '.'
    } else {
        ','
    };
    let fraction = match sign {
        '.' => format!("write one of them as `{fraction}`, and all are read so"),
        _ => format!("write a point, as in `{fraction}`"),
    };
    let hint = format!(
        "where `{sign}` stands between groups of digits, leave it out: `{whole}`; where a fraction \
         follows it, {fraction}"
    );
    (message, hint)
}

/// Reports a column in which several figures have a comma before their fraction, as a spreadsheet
/// of some countries writes them; a single one has the message of its cell.
fn has_decimal_commas(table: &Table, column: &str, diags: &mut Diagnostics) -> bool {
    let with_comma = cells(table, column).filter(|(_, cell)| cell.contains(','));
    let commas = with_comma.filter_map(|(row, cell)| match typed(cell) {
        Typed::Comma(plain) => Some((row, cell, plain)),
        _ => None,
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
