//! Workbooks of Excel 2007 and later. The values come from the library; what it does not tell
//! stands in the XML of each sheet: rows that are hidden, by hand or by a filter, ranges that are
//! merged, and formulas whose value was never stored.

use super::archive::Archive;
use super::fault::{Fault, of_address};
use super::grid::{self, Budget, Grid, Merged};
use super::xml::{Met, attribute, is_on, walk};
use super::{Sheet, Value};
use crate::base::{Date, FileId, MOST_CELLS};
use calamine::{Data, ExcelDateTime, Reader, SheetType, SheetVisible, Xlsx, XlsxError};
use std::collections::BTreeMap;
use std::io::Cursor;

/// The sheets of a workbook.
///
/// # Errors
/// Why it cannot be read.
pub fn sheets(bytes: &[u8], mut archive: Archive<'_>, file: FileId) -> Result<Vec<Sheet>, Fault> {
    let mut book = Xlsx::new(Cursor::new(bytes)).map_err(|error| match error {
        XlsxError::Password => Fault::encrypted(),
        _ => Fault::broken(),
    })?;
    let paths = paths(&mut archive)?;
    let (mut sheets, budget) = (Vec::new(), Budget::whole());
    let metadata = book.sheets_metadata().to_vec();
    grid::check_sheets(metadata.len())?;
    for (at, of) in metadata.iter().enumerate() {
        let mut grid = Grid::of(&budget);
        if of.typ == SheetType::WorkSheet {
            let path = paths.get(&*of.name).ok_or_else(Fault::broken)?;
            let text = archive.text(path).ok_or_else(Fault::broken)?;
            unsaid(&text, &mut grid)?;
            values(&mut book, &of.name, &mut grid)?;
        }
        sheets.push(Sheet {
            hidden: of.visible != SheetVisible::Visible,
            ..grid.sheet(&of.name, file, at)?
        });
    }
    Ok(sheets)
}

/// Where each sheet lies in the archive, by its name.
fn paths(archive: &mut Archive<'_>) -> Result<BTreeMap<String, String>, Fault> {
    let mut targets = BTreeMap::new();
    let relations = archive
        .text("xl/_rels/workbook.xml.rels")
        .ok_or_else(Fault::broken)?;
    walk(&relations, |met| {
        if let Met::Start(e) = met
            && let (Some(id), Some(target)) = (attribute(e, "Id"), attribute(e, "Target"))
        {
            let path = match target.strip_prefix('/') {
                Some(whole) => whole.to_owned(),
                None => format!("xl/{target}"),
            };
            targets.insert(id, path);
        }
        Ok(())
    })?;
    let mut paths = BTreeMap::new();
    let book = archive.text("xl/workbook.xml").ok_or_else(Fault::broken)?;
    walk(&book, |met| {
        if let Met::Start(e) = met
            && e.local_name().as_ref() == "sheet"
            && let (Some(name), Some(id)) = (attribute(e, "name"), attribute(e, "r:id"))
        {
            paths.extend(targets.get(&id).map(|path| (name, path.clone())));
        }
        Ok(())
    })?;
    Ok(paths)
}

/// What the XML of a sheet says beside its values.
fn unsaid(text: &str, grid: &mut Grid) -> Result<(), Fault> {
    let (mut row, mut column) = (0, 0);
    let (mut has_formula, mut has_value, mut in_value) = (false, false, false);
    walk(text, |met| {
        match met {
            Met::Start(e) => match e.local_name().as_ref() {
                "row" => {
                    let told = attribute(e, "r").and_then(|r| r.parse::<usize>().ok());
                    row = told.map_or(row, |told| told.saturating_sub(1));
                    column = 0;
                    if is_on(e, "hidden") {
                        grid.hidden.insert(row);
                    }
                }
                // A small file can say the same columns a great many times.
                "col" if grid.hidden_columns.len() < MOST_CELLS[2] && is_on(e, "hidden") => {
                    let at = |name| attribute(e, name).and_then(|at| at.parse::<usize>().ok());
                    let (first, last) = (at("min").unwrap_or(1), at("max").unwrap_or(0));
                    let all = first.saturating_sub(1)..last.min(MOST_CELLS[2]);
                    grid.hidden_columns.extend(all);
                }
                "c" => {
                    let told = attribute(e, "r").and_then(|r| of_address(&r));
                    [row, column] = told.unwrap_or([row, column]);
                    // A formula may give an empty text, which is stored as nothing.
                    has_value = attribute(e, "t").as_deref() == Some("str");
                    has_formula = false;
                }
                "f" => has_formula = true,
                "v" => in_value = true,
                "is" => has_value = true,
                "mergeCell" => grid
                    .merged
                    .extend(attribute(e, "ref").and_then(|r| merged(&r))),
                _ => {}
            },
            Met::Text(_) => has_value |= in_value,
            Met::End("v") => in_value = false,
            Met::End("c") => {
                if has_formula && !has_value {
                    grid.put([row, column], Value::Unstored)?;
                }
                column += 1;
            }
            Met::End("row") => row += 1,
            Met::End(_) => {}
        }
        Ok(())
    })
}

fn merged(range: &str) -> Option<Merged> {
    let (first, last) = range.split_once(':')?;
    Some(Merged {
        first: of_address(first)?,
        last: of_address(last)?,
    })
}

/// The values of a sheet; a number with a sign of per cent in its format is a percentage.
fn values(book: &mut Xlsx<Cursor<&[u8]>>, name: &str, grid: &mut Grid) -> Result<(), Fault> {
    let broken = |_: XlsxError| Fault::broken();
    let mut reader = book.worksheet_cells_reader(name).map_err(broken)?;
    let shown: Vec<Shown> = (reader.styles().iter())
        .map(|style| style.number_format.as_ref())
        .map(|format| format.map_or(Shown::default(), |format| shown(&format.format_code)))
        .collect();
    while let Some((cell, style)) = reader.next_cell_with_style_id().map_err(broken)? {
        let (row, column) = cell.get_position();
        let shown = shown.get(style).copied().unwrap_or_default();
        let of = if shown.per_cent {
            grid::percent
        } else {
            grid::number
        };
        let data: Data = cell.get_value().clone().into();
        let value = match value(&data, of) {
            Value::Date(day) if shown.month_alone => grid::month(day),
            value => value,
        };
        grid.put([row as usize, column as usize], value)?;
    }
    Ok(())
}

/// What a format shows of a number.
#[derive(Clone, Copy, Default)]
struct Shown {
    /// The sign of per cent.
    per_cent: bool,
    /// Of a day its year and month alone.
    month_alone: bool,
}

/// What a format shows, without what is quoted in it.
fn shown(format: &str) -> Shown {
    let (mut quoted, mut escaped) = (false, false);
    let mut signs = String::new();
    for c in format.chars() {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '"' => quoted = !quoted,
            _ if quoted => {}
            _ => signs.push(c.to_ascii_lowercase()),
        }
    }
    // What stands in square brackets is a language or a colour.
    while let (Some(from), Some(to)) = (signs.find('['), signs.find(']')) {
        signs.replace_range(from.min(to)..=to.max(from), "");
    }
    Shown {
        per_cent: signs.contains('%'),
        month_alone: signs.contains('y') && signs.contains('m') && !signs.contains('d'),
    }
}

/// What the library read, as a value of ours.
pub fn value(data: &Data, number: fn(f64) -> Value) -> Value {
    match data {
        Data::Empty => Value::Empty,
        Data::Int(whole) => number(*whole as f64),
        Data::Float(value) => number(*value),
        Data::String(words) => grid::text(words),
        Data::Bool(yes) => Value::Bool(*yes),
        Data::DateTime(moment) => day(moment),
        Data::DateTimeIso(text) => day_of(text),
        Data::DurationIso(text) => Value::Text(text.as_str().into()),
        Data::Error(error) => Value::Error(error.to_string().into()),
    }
}

/// The day of a moment; a time of day alone is none.
fn day(moment: &ExcelDateTime) -> Value {
    let (year, month, day, ..) = moment.to_ymd_hms_milli();
    let date = Date::from_ymd(year as i16, month as i8, day as i8);
    match date.filter(|_| moment.is_datetime() && 1.0 <= moment.as_f64()) {
        Some(day) => Value::Date(day),
        None => grid::number(moment.as_f64()),
    }
}

/// The day of `2021-09-30` or `2021-09-30T00:00:00`, without a look at any zone.
pub fn day_of(text: &str) -> Value {
    let day = text.get(..10).and_then(Date::parse);
    day.map_or_else(|| grid::text(text), Value::Date)
}
