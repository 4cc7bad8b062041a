//! Workbooks of Excel 97 to 2003. The library says neither the formats of numbers nor which rows
//! are hidden.

use super::Sheet;
use super::fault::Fault;
use super::grid::{self, Budget, Grid, Merged};
use super::xlsx::value;
use crate::base::FileId;
use calamine::{Reader, Xls, XlsError, Xlsx, XlsxError};
use std::io::Cursor;

/// The sheets of a workbook.
///
/// # Errors
/// Why it cannot be read.
pub fn sheets(bytes: &[u8], file: FileId) -> Result<Vec<Sheet>, Fault> {
    // A workbook of a newer kind lies in a file of the older one where it is encrypted.
    if let Err(XlsxError::Password) = Xlsx::new(Cursor::new(bytes)) {
        return Err(Fault::encrypted());
    }
    let mut book: Xls<_> = Xls::new(Cursor::new(bytes)).map_err(|error| match error {
        XlsError::Password => Fault::encrypted(),
        _ => Fault::broken(),
    })?;
    let (mut sheets, budget) = (Vec::new(), Budget::whole());
    grid::check_sheets(book.sheet_names().len())?;
    for (at, name) in book.sheet_names().into_iter().enumerate() {
        let mut grid = Grid::of(&budget);
        let range = book.worksheet_range(&name).map_err(|_| Fault::broken())?;
        let [row, column] = range
            .start()
            .map_or([0, 0], |(row, column)| [row as usize, column as usize]);
        for (down, right, data) in range.used_cells() {
            grid.put([row + down, column + right], value(data, grid::number))?;
        }
        let merged = book.merge_cells_by_sheet_name(&name).unwrap_or_default();
        grid.merged = merged
            .iter()
            .map(|range| Merged {
                first: [range.start.0 as usize, range.start.1 as usize],
                last: [range.end.0 as usize, range.end.1 as usize],
            })
            .collect();
        let sheet = grid.sheet(&name, file, at)?;
        sheets.push(Sheet {
            says_formats: false,
            ..sheet
        });
    }
    Ok(sheets)
}
