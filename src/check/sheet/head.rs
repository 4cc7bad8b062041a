//! The row of a sheet that says what its columns are.

use super::super::Context;
use super::super::figure_table::Wanted;
use super::when;
use crate::model::Settings;
use crate::table::heads::{self, SKIP};
use crate::table::{Cell, Sheet, SheetRow, Value};

/// How many rows of a sheet are looked at for its head.
const ROWS: usize = 20;

/// The columns of a table with a column for each date that say who a row is about.
pub const WHO: [&str; 4] = ["project", "no", "indicator", "unit"];

/// What a column is.
#[derive(Clone, Debug, PartialEq)]
pub enum Column {
    /// One that is looked at, by its name.
    Named(Box<str>),
    /// The figures of a day or period, in the form in which it is read.
    When(Box<str>),
    /// Those of a day of an unknown year.
    Yearless,
    /// Something that looks like a date.
    Unread,
    /// One that nobody knows; in a table with a column for each date it is passed over.
    Unknown(Box<str>),
    /// One that is passed over.
    Skip,
}

impl Column {
    /// Whether it is the one of this name.
    pub fn is(&self, name: &str) -> bool {
        matches!(self, Column::Named(own) if **own == *name)
    }

    fn is_date(&self) -> bool {
        matches!(self, Column::When(_) | Column::Yearless | Column::Unread)
    }
}

/// The head of a table.
#[derive(Debug)]
pub struct Head {
    /// Its row among those of the sheet, from 0.
    pub row: usize,
    /// What its columns are, from the first on.
    pub columns: Vec<Column>,
}

/// The head of a sheet: the first row that names projects, and either a date and a value or a day
/// in each of some columns; `None` for a sheet that is no table of figures.
pub fn find(sheet: &Sheet, context: Context<'_>, wanted: &Wanted<'_>) -> Option<Head> {
    (0..sheet.rows.len().min(ROWS)).find_map(|row| {
        let titles = sheet.rows[..row].iter().flat_map(|row| &row.cells);
        let texts: Vec<_> = titles.map(|cell| cell.value.text()).collect();
        let texts = texts.iter().map(|text| &**text);
        let year = when::only_year(texts.chain([&*sheet.name]));
        let cells = &sheet.rows[row].cells;
        let columns: Vec<Column> = cells
            .iter()
            .map(|cell| column(cell, year, context, wanted))
            .collect();
        let head = Head { row, columns };
        head.is_complete()
            .then(|| head.closed(sheet, context.settings))
    })
}

fn column(cell: &Cell, year: Option<i16>, context: Context<'_>, wanted: &Wanted<'_>) -> Column {
    let text = match &cell.value {
        Value::Date(day) => return Column::When(day.to_string().into()),
        Value::Empty => return Column::Skip,
        value => value.text(),
    };
    let own = &context.settings.tables.heads;
    if !is_wanted(&text, wanted) && heads::meaning(&text, own) == Some(SKIP) {
        return Column::Skip;
    }
    if is_known(&text, own, wanted) {
        return Column::Named(name(&text, own, wanted));
    }
    match when::head(&text, year, context.settings.calendar.starts) {
        when::Head::When(when) => Column::When(when.into()),
        when::Head::Yearless => Column::Yearless,
        when::Head::Unread => Column::Unread,
        when::Head::Words => Column::Unknown(text.to_lowercase().into()),
    }
}

/// Whether a head is on the list, or one of the site.
pub fn is_known(text: &str, own: &[(Box<str>, Box<str>)], wanted: &Wanted<'_>) -> bool {
    is_wanted(text, wanted) || heads::meaning(text, own).is_some()
}

/// The name of the column below a head: as it is typed, in small letters, where nobody knows it or
/// has a use for it.
pub fn name(text: &str, own: &[(Box<str>, Box<str>)], wanted: &Wanted<'_>) -> Box<str> {
    let typed = crate::table::named::column(text);
    match heads::meaning(text, own) {
        Some(name) if name != SKIP && !is_wanted(text, wanted) => name.into(),
        _ => typed,
    }
}

fn is_wanted(text: &str, wanted: &Wanted<'_>) -> bool {
    wanted.known.contains(&&*crate::table::named::column(text))
}

/// Whether a column holds values of a dimension of the site and nothing else.
fn is_of_parts(at: usize, name: &str, rows: &[SheetRow], settings: &Settings) -> bool {
    if !settings.dimension_ids().any(|dimension| dimension == name) {
        return false;
    }
    let values = settings.dimension_values(name);
    let mut cells = rows.iter().filter_map(|row| row.cells.get(at));
    let is_part = |cell: &Cell| {
        let text = cell.value.text();
        text.is_empty() || values.iter().any(|(id, _)| ***id == *text)
    };
    cells.all(is_part)
}

impl Head {
    /// Whether there is a column for each of several dates, and none for values of all of them.
    pub fn is_wide(&self) -> bool {
        let has_value = self.columns.iter().any(|column| column.is("value"));
        !has_value && self.columns.iter().any(Column::is_date)
    }

    fn is_complete(&self) -> bool {
        let has = |name: &str| self.columns.iter().any(|column| column.is(name));
        let names_projects = has("project") || has("no");
        names_projects && ((has("date") && has("value")) || self.is_wide())
    }

    /// In a table with a column for each date all else but who and which part a row is about is
    /// passed over: an office keeps the department in charge beside its figures.
    fn closed(mut self, sheet: &Sheet, settings: &Settings) -> Head {
        if !self.is_wide() {
            return self;
        }
        let below = &sheet.rows[self.row + 1..];
        for (at, column) in self.columns.iter_mut().enumerate() {
            let is_kept = match &*column {
                Column::Named(name) => {
                    WHO.contains(&&**name) || is_of_parts(at, name, below, settings)
                }
                other => other.is_date(),
            };
            if !is_kept {
                *column = Column::Skip;
            }
        }
        self
    }

    /// Whether a column that has a head is passed over.
    pub fn passes_over(&self, cells: &[Cell]) -> bool {
        let mut columns = self.columns.iter().zip(cells);
        columns.any(|(column, cell)| *column == Column::Skip && !cell.value.is_empty())
    }

    /// The names of the columns, empty for those that have none.
    pub fn names(&self) -> Vec<Box<str>> {
        let is_wide = self.is_wide();
        let name = |column: &Column| match column {
            Column::Named(name) | Column::Unknown(name) => name.clone(),
            Column::When(when) if !is_wide => when.clone(),
            _ => "".into(),
        };
        self.columns.iter().map(name).collect()
    }

    /// The sheet with only those columns that have a name, and their names.
    pub fn only_named(&self, sheet: Sheet) -> (Sheet, Vec<Box<str>>) {
        let names = self.names();
        let kept: Vec<usize> = (0..names.len())
            .filter(|at| !names[*at].is_empty())
            .collect();
        let rows = sheet.rows.into_iter().map(|row| {
            let cells = kept.iter().filter_map(|at| row.cells.get(*at).cloned());
            SheetRow {
                cells: cells.collect(),
                ..row
            }
        });
        let rows = rows.collect();
        let names = kept.into_iter().map(|at| names[at].clone()).collect();
        (Sheet { rows, ..sheet }, names)
    }
}
