//! Tables of any kind of file, read into one neutral shape: sheets of rows of cells, each cell with
//! its value and its place. What a cell means is decided by who asked.

pub mod encoding;
pub mod heads;
pub mod delimited;
pub mod named;
mod fault;
mod archive;
mod grid;
mod xml;
mod xlsx;
mod xls;
mod ods;
pub mod book;
pub mod origin;

use crate::base::{Date, Span};
use std::borrow::Cow;
use std::collections::BTreeSet;

/// What a table file holds.
#[derive(Debug)]
pub enum Content {
    /// Text whose cells are set apart by a sign; which one is decided by who knows the columns.
    Text(delimited::Decoded),
    /// A workbook, as its sheets.
    Book(Vec<Sheet>),
}

/// One sheet; a text is one without a name.
#[derive(Clone, Debug, Default)]
pub struct Sheet {
    /// Its name, empty for a text.
    pub name: Box<str>,
    /// Its rows from top to bottom, without those in which nothing stands.
    pub rows: Vec<SheetRow>,
    /// Whether the author has hidden the whole of it, as far as its file tells.
    pub hidden: bool,
    /// The columns that the author has hidden, from 0.
    pub hidden_columns: BTreeSet<usize>,
    /// Whether its file says the formats of numbers, so that 0.8 that is shown as 80 % is known.
    pub says_formats: bool,
}

/// One row of a sheet.
#[derive(Clone, Debug)]
pub struct SheetRow {
    /// The cells from the first column on; fewer than other rows have where the last are empty.
    pub cells: Vec<Cell>,
    /// Where it stands: its first line, or its first cell.
    pub span: Span,
    /// Whether the author has hidden it, by hand or by a filter.
    pub hidden: bool,
}

/// One cell of a sheet.
#[derive(Clone, Debug)]
pub struct Cell {
    /// What stands in it.
    pub value: Value,
    /// Where its value was typed: the cell itself, the first one of a merged range, or of a text
    /// the whole row.
    pub span: Span,
}

/// What stands in a cell, as its file says it.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// Nothing, or blanks.
    Empty,
    /// Words, without the spaces around them.
    Text(Box<str>),
    /// A number, its digits as plain text with a point.
    Number(Box<str>),
    /// A number with the format of a percentage, its digits as they are shown: 0.8 as `80`.
    Percent(Box<str>),
    /// A calendar day.
    Date(Date),
    /// Yes or no.
    Bool(bool),
    /// An error such as `#DIV/0!`.
    Error(Box<str>),
    /// A formula whose value the file does not hold.
    Unstored,
}

impl Value {
    /// Whether nothing stands there.
    pub fn is_empty(&self) -> bool {
        *self == Value::Empty
    }

    /// The value as an author would type it; empty where there is none that can be read.
    pub fn text(&self) -> Cow<'_, str> {
        match self {
            Value::Empty | Value::Unstored => Cow::Borrowed(""),
            Value::Text(text) | Value::Number(text) | Value::Error(text) => Cow::Borrowed(text),
            Value::Percent(digits) => Cow::Owned(format!("{digits}%")),
            Value::Date(day) => Cow::Owned(day.to_string()),
            Value::Bool(yes) => Cow::Borrowed(if *yes { "true" } else { "false" }),
        }
    }

    /// Whether it is a value of the file and no text, so that it has one reading.
    pub fn is_typed(&self) -> bool {
        !matches!(self, Value::Empty | Value::Text(_))
    }
}

/// The most rows that one table may hold.
pub const MOST_ROWS: usize = 200_000;
