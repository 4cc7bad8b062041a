//! A table with a row for each project and a column for each date → one with a row for each figure.

use super::head::{Column, Head, WHO};
use crate::model::Settings;
use crate::table::named::{CellPlace, Table, TableRow};
use crate::table::{Cell, Sheet, Value};

/// A row for each cell with a figure; the first row of the sheet is its head.
pub fn table(sheet: &Sheet, head: &Head, settings: &Settings) -> Table {
    let about: Vec<&str> = WHO.into_iter().chain(settings.dimension_ids()).collect();
    let header = about.iter().copied().chain(["date", "value"]);
    let mut table = Table {
        header: header.map(Into::into).collect(),
        head: sheet.rows.first().map(|row| row.span),
        ..Table::default()
    };
    let place = |name: &&str| head.columns.iter().position(|column| column.is(name));
    let named: Vec<Option<usize>> = about.iter().map(place).collect();
    let dates: Vec<(usize, &str)> = (head.columns.iter().enumerate())
        .filter_map(|(at, column)| match column {
            Column::When(when) => Some((at, &**when)),
            _ => None,
        })
        .collect();
    for row in sheet.rows.iter().skip(1) {
        let has_percent = row
            .cells
            .iter()
            .any(|cell| matches!(cell.value, Value::Percent(_)));
        for (at, when) in &dates {
            let Some(figure) = row.cells.get(*at).filter(|cell| !cell.value.is_empty()) else {
                continue;
            };
            let empty = Cell {
                value: Value::Empty,
                span: row.span,
            };
            let of = |at: Option<usize>| at.and_then(|at| row.cells.get(at)).unwrap_or(&empty);
            let mut cells: Vec<Box<str>> = Vec::with_capacity(table.header.len());
            let mut places = Vec::with_capacity(table.header.len());
            for place in &named {
                let cell = of(*place);
                cells.push(cell.value.text().into());
                places.push(CellPlace::of(cell));
            }
            cells.push((*when).into());
            let date = head_cell(sheet, *at);
            places.push(date.map_or(CellPlace::of(figure), CellPlace::of));
            cells.push(figure.value.text().into());
            places.push(CellPlace {
                beside_percent: has_percent && matches!(figure.value, Value::Number(_)),
                ..CellPlace::of(figure)
            });
            table.rows.push(TableRow {
                cells,
                span: figure.span,
                places,
            });
        }
    }
    table
}

fn head_cell(sheet: &Sheet, column: usize) -> Option<&Cell> {
    sheet.rows.first()?.cells.get(column)
}
