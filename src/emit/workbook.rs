//! A table as a workbook of one sheet, for those who open it in a spreadsheet: numbers are numbers,
//! days are days.

use super::row::{Cell, Table, value_of};
use crate::base::{Date, PartialDate};
use crate::render::part::dictionary::Column;
use crate::table::origin::made_alike;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook, Worksheet, XlsxError};
use std::io::{self, Write};

/// Writes a table as a workbook whose one sheet has this name.
///
/// # Errors
/// Those of the writer.
///
/// # Panics
/// For a table with more rows or columns than a sheet has.
pub fn write(
    name: &str,
    columns: &[Column],
    (table, as_of): (Table<'_>, Date),
    out: &mut dyn Write,
) -> io::Result<()> {
    let made = made(name, columns, table, as_of);
    out.write_all(&made.unwrap_or_else(|e| panic!("a table of data fits into a sheet: {e}")))
}

fn made(
    name: &str,
    columns: &[Column],
    table: Table<'_>,
    as_of: Date,
) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    // Of the day that the data is about, since the clock is not asked.
    let properties = DocProperties::new().set_creation_datetime(&day(as_of)?);
    book.set_properties(&properties);
    let bold = Format::new().set_bold();
    let dated = Format::new().set_num_format("yyyy-mm-dd");
    let sheet = book.add_worksheet();
    sheet.set_name(name)?;
    sheet.set_freeze_panes(1, 0)?;
    let mut places = vec![(0, 0); columns.len()];
    for (at, column) in (0..).zip(columns) {
        sheet.write_string_with_format(0, at, &*column.name, &bold)?;
        sheet.set_column_width(at, width(column))?;
    }
    let (mut line, mut written) = (0, Ok(()));
    let mut text = String::new();
    table(&mut |row| {
        line += 1;
        for (at, (column, place)) in (0..).zip(columns.iter().zip(&mut places)) {
            let cell = value_of(row, &column.name, place);
            if let (Some(cell), Ok(())) = (cell, &written) {
                written = put(sheet, (line, at), cell, &dated, &mut text);
            }
        }
    });
    written?;
    if 0 < line {
        sheet.autofilter(0, 0, line, columns.len() as u16 - 1)?;
    }
    book.save_to_buffer().map(made_alike)
}

/// How wide a column is, in letters.
fn width(column: &Column) -> f64 {
    match column.kind() {
        "string" => 24.0,
        _ => 12.0,
    }
}

fn put(
    sheet: &mut Worksheet,
    (line, at): (u32, u16),
    cell: &Cell<'_>,
    dated: &Format,
    text: &mut String,
) -> Result<(), XlsxError> {
    match cell {
        Cell::Nothing => return Ok(()),
        Cell::Truth(truth) => sheet.write_boolean(line, at, *truth)?,
        Cell::Number(number) => match number.as_f64() {
            Some(number) => sheet.write_number(line, at, number)?,
            None => sheet.write_string(line, at, number.to_string())?,
        },
        Cell::Day(of) | Cell::When(PartialDate::Day(of)) => {
            sheet.write_datetime_with_format(line, at, day(*of)?, dated)?
        }
        other => {
            text.clear();
            other.plain(text);
            sheet.write_string(line, at, &*text)?
        }
    };
    Ok(())
}

fn day(of: Date) -> Result<ExcelDateTime, XlsxError> {
    let (year, month, day) = of.ymd();
    ExcelDateTime::from_ymd(year as u16, month as u8, day as u8)
}
