//! The row of a sheet that says what its columns are.

use super::super::Context;
use super::super::figure_table::Wanted;
use super::names::id_of;
use super::when;
use crate::base::Lang;
use crate::model::Settings;
use crate::model::settings::DIMENSIONS;
use crate::table::heads::{self, SKIP};
use crate::table::{Cell, Sheet, SheetRow, Value};
use std::collections::BTreeSet;

/// How many rows of a sheet are looked at for its head.
const ROWS: usize = 20;

/// The columns of a table with a column for each date that say who a row is about.
pub const WHO: [&str; 4] = ["project", "no", "indicator", "unit"];

/// What a column is.
#[derive(Clone, Debug, PartialEq)]
pub enum Column {
    /// One that is looked at, by its name.
    Named(Box<str>),
    /// What a project says of itself under a key, where the table lists projects; of words the
    /// language that the head names.
    Key(Box<str>, Option<Lang>),
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

    /// Whether both say the same of a project, words in the same language.
    pub fn says_what(&self, other: &Column) -> bool {
        let told = |column: &Column| match column {
            Column::Named(name) if **name == *"project" => Some(("title".into(), Lang::DEFAULT)),
            Column::Named(name) => Some((name.clone(), Lang::DEFAULT)),
            Column::Key(key, lang) => Some((key.clone(), lang.unwrap_or(Lang::DEFAULT))),
            _ => None,
        };
        told(self).is_some_and(|own| Some(own) == told(other))
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
    /// The only year that the rows above it and the name of the sheet name; `None` where they name
    /// none or several.
    pub year: Option<i16>,
}

/// The head of a sheet: the first row that names projects, and a date and a value, or a day in each
/// of some columns, or what makes a list of projects; `None` for a sheet that is none of these.
pub fn find(sheet: &Sheet, context: Context<'_>, wanted: &Wanted<'_>) -> Option<Head> {
    let last = sheet.rows.len().min(ROWS);
    let complete = |row| of_row(sheet, row, context, wanted).filter(|h| h.is_complete(wanted));
    let first = (0..last).find_map(complete)?;
    // Of a head of two rows the upper one has the year, and what is merged stands in both.
    let goes_on = (first.row + 1 < last) && first.is_repeated(sheet);
    let second = goes_on.then(|| complete(first.row + 1)).flatten();
    Some(second.unwrap_or(first).closed(sheet, context.settings))
}

/// What a row says as a head; `None` for one that stands outside the sheet.
fn of_row(sheet: &Sheet, row: usize, context: Context<'_>, wanted: &Wanted<'_>) -> Option<Head> {
    let titles = sheet.rows[..row].iter().flat_map(|row| &row.cells);
    let texts: Vec<_> = titles.map(|cell| cell.value.text()).collect();
    let texts = texts.iter().map(|text| &**text);
    let year = when::only_year(texts.chain([&*sheet.name]));
    let cells = sheet.rows.get(row)?.cells.iter();
    let columns = cells
        .map(|cell| column(cell, year, context, wanted))
        .collect();
    Some(Head { row, columns, year })
}

fn column(cell: &Cell, year: Option<i16>, context: Context<'_>, wanted: &Wanted<'_>) -> Column {
    let text = match &cell.value {
        Value::Date(day) => return Column::When(day.to_string().into()),
        Value::Empty => return Column::Skip,
        value => value.text(),
    };
    let own = &context.settings.tables.heads;
    if !is_wanted(&text, wanted) {
        match heads::meaning(&text, own) {
            Some(SKIP) => return Column::Skip,
            Some(name) if let Some(column) = of_project(name, &text, context.settings) => {
                return column;
            }
            _ => {}
        }
        if context.settings.groups.iter().any(|kind| *kind.id == *text) {
            return Column::Key((*text).into(), None);
        }
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

/// The column of a key; of words in another language than the first as well. `None` where the name
/// is that of a column of figures.
fn of_project(name: &str, head: &str, settings: &Settings) -> Option<Column> {
    let tag = heads::in_brackets(head);
    let mut tags = settings.languages.iter();
    let lang = tags.position(|known| known.eq_ignore_ascii_case(&tag));
    let lang = lang.map(|at| Lang(at as u8));
    match name {
        "project" => lang.map(|_| Column::Key("title".into(), lang)),
        _ => heads::key(name).map(|key| Column::Key(key.into(), lang)),
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
        text.is_empty() || id_of(&values, &text).is_some()
    };
    cells.all(is_part)
}

impl Head {
    /// Whether there is a column for each of several dates, and none for values of all of them.
    pub fn is_wide(&self) -> bool {
        let has_value = self.columns.iter().any(|column| column.is("value"));
        !has_value && self.columns.iter().any(Column::is_date)
    }

    /// Whether there is a row for each figure.
    pub fn is_tidy(&self) -> bool {
        self.has("date") && self.has("value")
    }

    /// Whether each row says what a project is.
    pub fn lists_projects(&self) -> bool {
        let decides = |column: &Column| matches!(column, Column::Key(key, _) if heads::DECIDING.contains(&&**key));
        !self.is_tidy() && self.has("project") && self.columns.iter().any(decides)
    }

    /// Whether the row below it has the same head over the projects or their numbers.
    fn is_repeated(&self, sheet: &Sheet) -> bool {
        let text = |row: usize, at| {
            sheet.rows[row]
                .cells
                .get(at)
                .map(|cell: &Cell| cell.value.text())
        };
        let names = |column: &Column| column.is("project") || column.is("no");
        let mut naming = self
            .columns
            .iter()
            .enumerate()
            .filter(|(_, column)| names(column));
        naming.any(|(at, _)| text(self.row, at) == text(self.row + 1, at))
    }

    fn has(&self, name: &str) -> bool {
        self.columns.iter().any(|column| column.is(name))
    }

    fn is_complete(&self, wanted: &Wanted<'_>) -> bool {
        if wanted.is_of_one() {
            return self.is_tidy();
        }
        let names_projects = self.has("project") || self.has("no");
        names_projects && (self.is_tidy() || self.is_wide()) || self.lists_projects()
    }

    /// In a table that has no row for each figure all else but who and which part a row is about is
    /// passed over: an office keeps much beside its figures. What it says of projects is kept where
    /// it lists them.
    fn closed(mut self, sheet: &Sheet, settings: &Settings) -> Head {
        let (is_wide, lists) = (self.is_wide(), self.lists_projects());
        let below = &sheet.rows[self.row + 1..];
        let has_parts = is_wide && (!lists || self.repeats_projects(below));
        for (at, column) in self.columns.iter_mut().enumerate() {
            let kept = match &*column {
                Column::Key(..) if lists => continue,
                Column::Key(..) => None,
                _ if !is_wide && !lists => continue,
                Column::Named(name) if WHO.contains(&&**name) => continue,
                Column::Named(name) if has_parts && is_of_parts(at, name, below, settings) => {
                    continue;
                }
                Column::Named(name) if lists && DIMENSIONS.contains(&&**name) => {
                    let key = heads::key(&format!("{name}s"));
                    key.map(|key| Column::Key(key.into(), None))
                }
                other => other.is_date().then(|| other.clone()),
            };
            *column = kept.unwrap_or(Column::Skip);
        }
        self
    }

    /// Whether a project has several rows, as it has where its parts have one each.
    fn repeats_projects(&self, below: &[SheetRow]) -> bool {
        let at = self.columns.iter().position(|column| column.is("project"));
        let cells = below.iter().filter_map(|row| row.cells.get(at?));
        let mut seen = BTreeSet::new();
        let mut named = cells.filter(|cell| !cell.value.is_empty());
        named.any(|cell| !seen.insert(cell.value.text()))
    }

    /// Whether a column that has a head is passed over.
    pub fn passes_over(&self, cells: &[Cell]) -> bool {
        let mut columns = self.columns.iter().zip(cells);
        let is_passed = |column: &Column| matches!(column, Column::Skip | Column::Key(..));
        columns.any(|(column, cell)| is_passed(column) && !cell.value.is_empty())
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
