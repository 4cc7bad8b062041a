//! A table of figures → its rows, with one message for what is wrong in a whole column.

use crate::base::number::{Notation, Typed, is_either, typed};
use crate::base::{Code, Diagnostics, FileId};
use crate::table::delimited::Decoded;
use crate::table::named::{self, Columns, Table, TableRow};

/// The columns of a table of one indicator; only `date` and `value` have to be there.
const COLUMNS: &[&str] = &[
    "date",
    "value",
    "unit",
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

/// The columns that a table of figures may have, and those that it has to have.
pub struct Wanted<'d> {
    /// Those that may occur.
    pub known: Vec<&'d str>,
    /// Those that must.
    pub required: Vec<&'d str>,
}

impl<'d> Wanted<'d> {
    /// Those of a table of one indicator; `dimensions` say which part a row is about.
    pub fn of_one(dimensions: impl Iterator<Item = &'d str>) -> Wanted<'d> {
        Wanted {
            known: COLUMNS.iter().copied().chain(dimensions).collect(),
            required: vec!["date", "value"],
        }
    }

    /// Those of a table of all projects.
    pub fn of_all(dimensions: impl Iterator<Item = &'d str>) -> Wanted<'d> {
        let first = ["project", "no", "indicator"].into_iter();
        Wanted {
            known: first.chain(Wanted::of_one(dimensions).known).collect(),
            required: vec!["project", "date", "value"],
        }
    }

    /// Whether all rows are about one indicator.
    pub fn is_of_one(&self) -> bool {
        !self.required.contains(&"project")
    }

    /// The same, as a table with these columns is asked for them: a number stands for a project.
    pub fn columns(&self, names: &[Box<str>]) -> Columns<'_> {
        let is_numbered = names.iter().any(|name| **name == *"no");
        let named = is_numbered && self.required.first() == Some(&"project");
        Columns {
            known: &self.known,
            required: &self.required[usize::from(named)..],
        }
    }
}

/// Reads a table of figures of one indicator. Cells are still text.
///
/// A table with a column that cannot be read has no rows: each would only say again what its
/// column does.
pub fn figure_table(
    text: &Decoded,
    file: FileId,
    wanted: &Wanted<'_>,
    diags: &mut Diagnostics,
) -> Table {
    let columns = wanted.columns(&[]);
    let table = named::of_text(&text.text, text.encoding, file, columns, diags);
    settled(table, diags)
}

/// A table whose numbers are known how to be read, each before its unit where that has a column.
pub fn settled(mut table: Table, diags: &mut Diagnostics) -> Table {
    unmistakable(&mut table, diags);
    before_units(&mut table);
    table
}

/// Puts the unit of a row behind its number, where the one who knows the indicator looks at it.
fn before_units(table: &mut Table) {
    let at = |name: &str| table.header.iter().position(|column| **column == *name);
    let (Some(value), Some(unit)) = (at("value"), at("unit")) else {
        return;
    };
    for row in &mut table.rows {
        let Some(unit) = row.cells.get(unit).filter(|unit| !unit.is_empty()) else {
            continue;
        };
        let number = row.cells.get(value).map_or("", |number| number);
        if number.ends_with(|c: char| c.is_numeric()) {
            row.cells[value] = format!("{number} {unit}").into();
        }
    }
}

/// Settles how the numbers of a table are read; a table in which that stays open has no rows.
fn unmistakable(table: &mut Table, diags: &mut Diagnostics) {
    let mut unread = false;
    for column in NUMBERS {
        let told = notation(table, column);
        let is_untold = told == Some(Notation::Untold);
        unread |= has_decimal_commas(table, column, diags)
            || (is_untold && is_ambiguous(table, column, diags));
        table.notations.extend(told.map(|told| (*column, told)));
    }
    if unread {
        table.rows.clear();
    }
}

/// The cells of a column that hold something as text, with their rows.
fn cells<'t>(table: &'t Table, column: &'t str) -> impl Iterator<Item = (&'t TableRow, &'t str)> {
    let rows = table.rows.iter();
    let told = rows.filter(|row| !table.is_typed(row, column));
    told.filter_map(move |row| Some((row, table.cell(row, column)?)))
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
    diags.push(Code::BadNumber, table.place(row, column), message, hint);
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
    diags.push(Code::BadNumber, table.place(row, column), message, hint);
    true
}

/// What to do about a number that may be a percentage where a file does not say it.
pub const SAVED_ANEW: &str = "the file does not say how the number is shown: save it as `.xlsx`";

/// What to do about a number among percentages.
pub const SHOWN_ALIKE: &str = "others of its row are shown as percentages: give its cell that format too, or type the sign, as \
     in `0.5%`";

/// What is wrong with a number that may be a percentage or its hundredth; `None` for one that has a
/// single reading.
pub fn doubtful(number: &str) -> Option<String> {
    let value: f64 = number.parse().ok()?;
    let hundredfold = (value * 1e10).round() / 1e8;
    let message = format!("`{number}` can mean {number} % or {hundredfold} %");
    (0.0 < value.abs() && value.abs() <= 1.0).then_some(message)
}
