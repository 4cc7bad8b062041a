//! Cells as a file gives them, one by one, put together as a sheet.

use super::fault::Fault;
use super::{Cell, MOST_ROWS, Sheet, SheetRow, Value};
use crate::base::{Date, Decimal, FileId, MOST_CELLS, Span};
use std::cell::Cell as Shared;
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

/// The most cells of one workbook in which something stands.
const MOST_VALUES: usize = 2_000_000;

/// The most bytes of text in the cells of one workbook.
const MOST_TEXT: usize = 64 * 1024 * 1024;

/// What the sheets of one workbook may still hold: cells, and bytes of text. A small file can say a
/// great many of both.
#[derive(Clone, Debug)]
pub struct Budget(Rc<Shared<[usize; 2]>>);

impl Default for Budget {
    fn default() -> Budget {
        Budget::whole()
    }
}

impl Budget {
    /// That of a workbook.
    pub fn whole() -> Budget {
        Budget(Rc::new(Shared::new([MOST_VALUES, MOST_TEXT])))
    }

    fn spend(&self, value: &Value) -> Result<(), Fault> {
        let text = match value {
            Value::Text(text) => text.len(),
            _ => 0,
        };
        let [values, bytes] = self.0.get();
        let left = values.checked_sub(1).ok_or_else(too_many)?;
        let bytes = bytes.checked_sub(text).ok_or_else(too_much_text)?;
        self.0.set([left, bytes]);
        Ok(())
    }
}

/// A range of cells that are merged: its first and its last row and column, from 0.
#[derive(Clone, Copy, Debug)]
pub struct Merged {
    /// The first row and column.
    pub first: [usize; 2],
    /// The last row and column.
    pub last: [usize; 2],
}

/// A sheet as it is read.
#[derive(Debug)]
pub struct Grid {
    budget: Budget,
    /// What stands in it, by row and column, from 0.
    values: BTreeMap<(usize, usize), Value>,
    /// Its merged ranges.
    pub merged: Vec<Merged>,
    /// Rows that are hidden.
    pub hidden: BTreeSet<usize>,
    /// Columns that are hidden.
    pub hidden_columns: BTreeSet<usize>,
}

impl Grid {
    /// An empty one of a workbook.
    pub fn of(budget: &Budget) -> Grid {
        Grid {
            budget: budget.clone(),
            values: BTreeMap::new(),
            merged: Vec::new(),
            hidden: BTreeSet::new(),
            hidden_columns: BTreeSet::new(),
        }
    }

    /// Puts a value at a place.
    ///
    /// # Errors
    /// There are more cells, or they lie further out, than a table may have.
    pub fn put(&mut self, [row, column]: [usize; 2], value: Value) -> Result<(), Fault> {
        if value.is_empty() {
            return Ok(());
        }
        let [_, rows, columns] = MOST_CELLS;
        if rows <= row || columns <= column + 1 || MOST_ROWS < row {
            let words = format!(
                "it has a value in row {}, column {}, and a table may have {MOST_ROWS} rows and \
                 {} columns",
                row + 1,
                column + 1,
                columns - 1
            );
            return Err(Fault::too_large(&words));
        }
        self.budget.spend(&value)?;
        self.values.insert((row, column), value);
        Ok(())
    }

    /// The sheet, the `at`th of its file from 0; the value of a merged range stands in each row of
    /// it.
    ///
    /// # Errors
    /// Its merged ranges make more cells than a workbook may have.
    pub fn sheet(mut self, name: &str, file: FileId, at: usize) -> Result<Sheet, Fault> {
        let place = |row, column| Span::of_cell(file, [at, row, column]);
        let origins = self.spread()?;
        let mut rows: Vec<SheetRow> = Vec::new();
        let mut number = None;
        for ((row, column), value) in self.values {
            if number != Some(row) {
                number = Some(row);
                rows.push(SheetRow {
                    cells: Vec::new(),
                    span: place(row, column),
                    hidden: self.hidden.contains(&row),
                });
            }
            let cells = &mut rows.last_mut().expect("a row was begun").cells;
            while cells.len() < column {
                let span = place(row, cells.len());
                let value = Value::Empty;
                cells.push(Cell { value, span });
            }
            let span = place(origins.get(&(row, column)).copied().unwrap_or(row), column);
            cells.push(Cell { value, span });
        }
        Ok(Sheet {
            name: name.into(),
            rows,
            says_formats: true,
            hidden_columns: self.hidden_columns,
            hidden: false,
        })
    }

    /// Puts the value of each merged range into all of its rows; the row in which each of them was
    /// typed, by its place.
    fn spread(&mut self) -> Result<BTreeMap<(usize, usize), usize>, Fault> {
        let mut origins = BTreeMap::new();
        // What is merged over whole columns does not make rows where there are none.
        let end = self.values.last_key_value().map_or(0, |((row, _), _)| *row);
        for Merged { first, last } in std::mem::take(&mut self.merged) {
            let Some(value) = self.values.get(&(first[0], first[1])).cloned() else {
                continue;
            };
            for row in first[0] + 1..=last[0].min(end) {
                self.budget.spend(&value)?;
                self.values
                    .entry((row, first[1]))
                    .or_insert_with(|| value.clone());
                origins.insert((row, first[1]), first[0]);
            }
        }
        Ok(origins)
    }
}

/// A day of which only its month is shown.
pub fn month(day: Date) -> Value {
    let text = day.to_string();
    let month = text.rsplit_once('-').map_or(&*text, |(month, _)| month);
    Value::Text(month.into())
}

fn too_much_text() -> Fault {
    Fault::too_large(&format!("more than {MOST_TEXT} bytes of text"))
}

/// The refusal of a workbook with more sheets than places can tell apart.
pub fn check_sheets(sheets: usize) -> Result<(), Fault> {
    match sheets <= MOST_CELLS[0] {
        true => Ok(()),
        false => Err(Fault::too_large(&format!(
            "{sheets} sheets, and {} are read",
            MOST_CELLS[0]
        ))),
    }
}

fn too_many() -> Fault {
    Fault::too_large(&format!("more than {MOST_VALUES} values"))
}

/// A number of a file as it is shown: 15 digits, which is what a spreadsheet knows of it.
pub fn number(value: f64) -> Value {
    digits(value).map_or(Value::Error("no number".into()), |digits| {
        Value::Number(digits.into())
    })
}

/// A number with the format of a percentage: a hundred times as much.
pub fn percent(value: f64) -> Value {
    let shifted = digits(value).map(|digits| shifted(&digits));
    shifted.map_or(Value::Error("no number".into()), |digits| {
        Value::Percent(digits.into())
    })
}

fn digits(value: f64) -> Option<String> {
    let short: f64 = format!("{value:.14e}").parse().ok()?;
    let text = if short == 0.0 {
        "0".to_owned()
    } else {
        short.to_string()
    };
    Decimal::parse(&text).is_some().then_some(text)
}

/// Plain digits with the point moved two places to the right.
fn shifted(digits: &str) -> String {
    let (sign, plain) = match digits.strip_prefix('-') {
        Some(plain) => ("-", plain),
        None => ("", digits),
    };
    let (whole, fraction) = plain.split_once('.').unwrap_or((plain, ""));
    let padded = format!("{fraction:0<2}");
    let (moved, rest) = padded.split_at(2);
    let whole = format!("{whole}{moved}");
    let whole = whole.trim_start_matches('0');
    let whole = if whole.is_empty() { "0" } else { whole };
    match rest {
        "" => format!("{sign}{whole}"),
        rest => format!("{sign}{whole}.{rest}"),
    }
}

/// Words of a cell: without the spaces around them, also those that no break follows.
pub fn text(words: &str) -> Value {
    match words.trim() {
        "" => Value::Empty,
        words if is_error(words) => Value::Error(words.into()),
        words => Value::Text(words.into()),
    }
}

/// Whether words are what a spreadsheet shows instead of a value.
fn is_error(words: &str) -> bool {
    const ERRORS: [&str; 8] = [
        "#DIV/0!",
        "#N/A",
        "#NAME?",
        "#NULL!",
        "#NUM!",
        "#REF!",
        "#VALUE!",
        "#GETTING_DATA",
    ];
    let code = words.strip_prefix("Err:").unwrap_or("");
    ERRORS.contains(&words) || (code.len() == 3 && code.bytes().all(|b| b.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_sheets_of_a_workbook_share_one_budget_of_cells_and_of_text() {
        let check = |left: [usize; 2], text: &str, fits: usize| {
            let budget = Budget(Rc::new(Shared::new(left)));
            let mut sheets = [Grid::of(&budget), Grid::of(&budget)];
            let mut put = |at: &usize| {
                sheets[at % 2]
                    .put([0, *at], Value::Text(text.into()))
                    .is_ok()
            };
            assert_eq!((0..9).take_while(&mut put).count(), fits, "{left:?}");
        };
        check([3, 100], "a", 3);
        check([9, 10], "four", 2);
    }

    #[test]
    fn merged_ranges_make_no_more_cells_than_a_workbook_may_have() {
        let mut grid = Grid::of(&Budget::whole());
        for column in 0..20 {
            grid.put([0, column], text("x")).expect("a value");
            grid.merged.push(Merged {
                first: [0, column],
                last: [MOST_ROWS, column],
            });
        }
        grid.put([MOST_ROWS, 20], text("x")).expect("a value");
        let fault = grid.sheet("s", FileId(0), 0).expect_err("too much");
        assert!(fault.message.contains("too large"), "{}", fault.message);
    }

    #[test]
    fn a_number_is_what_the_spreadsheet_shows() {
        let check = |value: f64, plain: &str, hundredfold: &str| {
            assert_eq!(number(value), Value::Number(plain.into()));
            assert_eq!(percent(value), Value::Percent(hundredfold.into()));
        };
        check(0.8, "0.8", "80");
        check(0.1 + 0.2, "0.3", "30");
        check(0.285, "0.285", "28.5");
        check(-0.005, "-0.005", "-0.5");
        check(1.0, "1", "100");
        check(0.0, "0", "0");
        check(1234567.0, "1234567", "123456700");
        check(0.0123, "0.0123", "1.23");
        assert_eq!(number(f64::NAN), Value::Error("no number".into()));
    }

    #[test]
    fn what_is_shown_instead_of_a_value_is_no_text() {
        assert_eq!(text(" #DIV/0! "), Value::Error("#DIV/0!".into()));
        assert_eq!(text("Err:502"), Value::Error("Err:502".into()));
        assert_eq!(text("\u{a0}NA\u{a0}"), Value::Text("NA".into()));
        assert_eq!(text("None"), Value::Text("None".into()));
        assert_eq!(text("007"), Value::Text("007".into()));
        assert_eq!(text(" \n"), Value::Empty);
    }
}
