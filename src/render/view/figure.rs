//! Charts with their words and data.

use super::super::Here;
use crate::chart::{Figure, Table};
use crate::theme::ThemeError;
use serde::Serialize;

/// A full chart.
#[derive(Debug, Serialize)]
pub struct FigureView {
    /// Unique on its page.
    pub key: String,
    /// What it says, as a sentence.
    pub title: String,
    /// Measure and period.
    pub subtitle: String,
    /// Drawn 720 wide.
    pub wide_html: Option<String>,
    /// Drawn 320 wide.
    pub narrow_html: Option<String>,
    /// The as-of date in words.
    pub as_of: String,
    /// Its data.
    pub table: TableView,
}

/// A table of data.
#[derive(Debug, Serialize)]
pub struct TableView {
    /// Names of the columns.
    pub head: Vec<CellView>,
    /// The rows; the first cell of each names it.
    pub rows: Vec<Vec<CellView>>,
}

/// One cell.
#[derive(Debug, Serialize)]
pub struct CellView {
    /// Its words.
    pub text: String,
    /// Whether it is a number, set right.
    pub numeric: bool,
}

/// A figure as HTML, through the theme's own template.
///
/// # Errors
/// A template that does not fit.
pub fn html(here: &Here<'_>, key: &str, figure: Figure) -> Result<String, ThemeError> {
    #[derive(Serialize)]
    struct Context {
        figure: FigureView,
    }
    let view = FigureView {
        key: key.to_owned(),
        title: figure.title,
        subtitle: figure.subtitle,
        wide_html: figure.wide,
        narrow_html: figure.narrow,
        as_of: here.words().locale.date(here.all.insight.as_of),
        table: table(figure.table),
    };
    let made = here.language().engine.render("parts/figure.html", &Context { figure: view }, &here.file)?;
    Ok(String::from_utf8(made).unwrap_or_else(|_| panic!("a template renders UTF-8")))
}

fn table(table: Table) -> TableView {
    let numeric: Vec<bool> = table.head.iter().map(|c| c.numeric).collect();
    let cells =
        |row: Vec<String>| row.into_iter().zip(&numeric).map(|(text, numeric)| CellView { text, numeric: *numeric }).collect();
    TableView {
        head: table.head.into_iter().map(|c| CellView { text: c.name, numeric: c.numeric }).collect(),
        rows: table.rows.into_iter().map(cells).collect(),
    }
}
