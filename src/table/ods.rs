//! Workbooks in the OpenDocument format, from their own XML: it says of each cell its type, what it
//! spans, and whether its row is hidden.

use super::archive::Archive;
use super::fault::Fault;
use super::grid::{self, Budget, Grid, Merged};
use super::xlsx::day_of;
use super::xml::{Met, attribute, walk, whole};
use super::{Sheet, Value};
use crate::base::{FileId, MOST_CELLS};
use quick_xml::events::BytesStart;

/// The sheets of a workbook.
///
/// # Errors
/// Why it cannot be read.
pub fn sheets(mut archive: Archive<'_>, file: FileId) -> Result<Vec<Sheet>, Fault> {
    let manifest = archive.text("META-INF/manifest.xml").unwrap_or_default();
    if manifest.contains("encryption-data") {
        return Err(Fault::encrypted());
    }
    let content = archive.text("content.xml").ok_or_else(Fault::broken)?;
    let mut reading = Reading::default();
    walk(&content, |met| reading.see(met))?;
    let sheets = reading.sheets.into_iter().enumerate();
    sheets
        .map(|(at, (name, grid))| grid.sheet(&name, file, at))
        .collect()
}

/// How far the reading of a document is.
#[derive(Default)]
struct Reading {
    sheets: Vec<(String, Grid)>,
    /// What they may still hold.
    budget: Budget,
    row: usize,
    column: usize,
    /// How often the row at hand is repeated, and whether it is hidden.
    rows: (usize, bool),
    /// The cell at hand; `None` outside of cells.
    cell: Option<Reader>,
    /// How deep a note of a cell is open.
    notes: usize,
    /// How deep tables inside of cells or shapes are.
    depth: usize,
}

/// A cell while it is read.
struct Reader {
    kind: Option<String>,
    value: Option<String>,
    has_formula: bool,
    repeated: usize,
    spans: [usize; 2],
    paragraphs: usize,
    words: String,
}

impl Reading {
    fn see(&mut self, met: Met<'_, '_>) -> Result<(), Fault> {
        match met {
            Met::Start(e) => self.start(e),
            Met::Text(text) => {
                if let Some(cell) = self.cell.as_mut().filter(|_| self.notes == 0) {
                    cell.words.push_str(text);
                }
            }
            Met::End("annotation") => self.notes -= 1,
            Met::End("table") => self.depth -= 1,
            Met::End("table-cell" | "covered-table-cell") if self.depth == 1 => self.end_cell()?,
            Met::End("table-row") if self.depth == 1 => {
                let (times, hidden) = self.rows;
                let most = MOST_CELLS[1];
                if let Some((_, grid)) = self.sheets.last_mut().filter(|_| hidden)
                    && grid.hidden.len() < most
                {
                    grid.hidden.extend(self.row..(self.row + times).min(most));
                }
                self.row += times;
            }
            Met::End(_) => {}
        }
        Ok(())
    }

    fn start(&mut self, e: &BytesStart<'_>) {
        match e.local_name().as_ref() {
            "table" => {
                self.depth += 1;
                if self.depth == 1 {
                    let name = attribute(e, "table:name").unwrap_or_default();
                    self.sheets.push((name, Grid::of(&self.budget)));
                    (self.row, self.column) = (0, 0);
                }
            }
            "table-column" if self.depth == 1 => {
                let shown = attribute(e, "table:visibility");
                let last = self.column + times(e, "table:number-columns-repeated");
                if let Some("collapse" | "filter") = shown.as_deref()
                    && let Some((_, grid)) = self.sheets.last_mut()
                {
                    grid.hidden_columns
                        .extend(self.column..last.min(MOST_CELLS[2]));
                }
                self.column = last;
            }
            "table-row" if self.depth == 1 => {
                let shown = attribute(e, "table:visibility");
                let hidden = matches!(shown.as_deref(), Some("collapse" | "filter"));
                self.rows = (times(e, "table:number-rows-repeated"), hidden);
                self.column = 0;
            }
            "table-cell" | "covered-table-cell" if self.depth == 1 => {
                self.cell = Some(Reader::new(e));
            }
            "annotation" => self.notes += 1,
            "p" if self.notes == 0 => {
                if let Some(cell) = &mut self.cell {
                    cell.paragraphs += 1;
                    if 1 < cell.paragraphs {
                        cell.words.push('\n');
                    }
                }
            }
            "s" | "tab" | "line-break" => {
                if let Some(cell) = self.cell.as_mut().filter(|_| self.notes == 0) {
                    cell.words.push(' ');
                }
            }
            _ => {}
        }
    }

    fn end_cell(&mut self) -> Result<(), Fault> {
        let (Some(cell), Some((_, grid))) = (self.cell.take(), self.sheets.last_mut()) else {
            return Ok(());
        };
        let value = cell.read();
        let [down, right] = cell.spans;
        if 1 < down * right {
            grid.merged.push(Merged {
                first: [self.row, self.column],
                last: [self.row + down - 1, self.column + right - 1],
            });
        }
        if !value.is_empty() {
            // A row or cell is repeated as often as it says; the limit of the sheet ends it.
            for row in self.row..self.row + self.rows.0 {
                for column in self.column..self.column + cell.repeated {
                    grid.put([row, column], value.clone())?;
                }
            }
        }
        self.column += cell.repeated;
        Ok(())
    }
}

impl Reader {
    fn new(e: &BytesStart<'_>) -> Reader {
        let kind = attribute(e, "office:value-type");
        let value = match kind.as_deref() {
            Some("date") => attribute(e, "office:date-value"),
            Some("boolean") => attribute(e, "office:boolean-value"),
            Some("string") => attribute(e, "office:string-value").filter(|text| !text.is_empty()),
            _ => attribute(e, "office:value"),
        };
        Reader {
            value,
            kind,
            has_formula: attribute(e, "table:formula").is_some(),
            repeated: times(e, "table:number-columns-repeated"),
            spans: [
                times(e, "table:number-rows-spanned"),
                times(e, "table:number-columns-spanned"),
            ],
            paragraphs: 0,
            words: String::new(),
        }
    }

    fn read(&self) -> Value {
        let number = || {
            self.value
                .as_ref()
                .and_then(|text| text.parse::<f64>().ok())
        };
        let words = grid::text(self.value.as_deref().unwrap_or(&self.words));
        match self.kind.as_deref() {
            Some("float" | "currency") => number().map_or(words, grid::number),
            Some("percentage") => number().map_or(words, grid::percent),
            Some("date") => match self.value.as_deref().map_or(words, day_of) {
                Value::Date(day) if self.words.trim_end().ends_with('月') => grid::month(day),
                value => value,
            },
            Some("boolean") => Value::Bool(self.value.as_deref() == Some("true")),
            None if self.has_formula && words.is_empty() => Value::Unstored,
            _ => words,
        }
    }
}

/// A count of an element, 1 where it says none.
fn times(e: &BytesStart<'_>, name: &str) -> usize {
    // More than any sheet has, so that sums of it stay numbers.
    whole(e, name).unwrap_or(1).clamp(1, 1 << 24)
}
