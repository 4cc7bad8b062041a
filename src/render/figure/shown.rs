//! Charts with their words and data, and the files beside them.
//!
//! In comes a chart, out comes HTML through the theme's own template; its drawing and its data are
//! gathered beside the page, and nothing is written to disk here.

use crate::chart::{Figure, Table, Width};
use crate::model::Family;
use crate::render::address::page::Page;
use crate::render::context::PageContext;
use crate::theme::{Arg, ThemeError};
use serde::Serialize;

/// A full chart, or a table with small ones.
#[derive(Debug, Serialize)]
pub struct FigureView {
    /// Unique on its page; also the name of its files, without their endings.
    pub key: String,
    /// Which chart it is; the class word of its chart block.
    pub kind: String,
    /// What it says, as a sentence.
    pub title: String,
    /// Measure and period, in words.
    pub subtitle: String,
    /// What a reader has to know beside it, as sentences; often empty.
    pub notes: Vec<String>,
    /// Drawn 720 pixels wide; `None` where a sentence or a table has to do.
    pub wide_html: Option<String>,
    /// Drawn 320 pixels wide; `None` as for the wide one.
    pub narrow_html: Option<String>,
    /// Who says so, and as of when, in words.
    pub source: String,
    /// Its data, as a table that says what the drawing shows.
    pub table: TableView,
    /// The address of its data as CSV; `None` where the table has no rows.
    pub csv: Option<String>,
    /// The address of the drawing as a file of its own; `None` where there is no drawing.
    pub svg: Option<String>,
}

/// A table of the data of a chart; columns and rows as the chart gives them.
#[derive(Debug, Serialize)]
pub struct TableView {
    /// Names of the columns, in their order.
    pub head: Vec<CellView>,
    /// The rows, each with as many cells as there are columns.
    pub rows: Vec<TableRowView>,
    /// Whether its rows have drawings, so that it is the chart itself.
    pub drawn: bool,
}

/// One row of a table.
#[derive(Debug, Serialize)]
pub struct TableRowView {
    /// A drawing without words, behind the first cell; `None` where rows are not drawn.
    pub mark_html: Option<String>,
    /// Its cells; the first one names it.
    pub cells: Vec<CellView>,
}

/// One cell of the head or of a row.
#[derive(Debug, Serialize)]
pub struct CellView {
    /// Its words, a number already written in the page's language; `–` where there is no value.
    pub text: String,
    /// Whether it is a number, set right.
    pub numeric: bool,
}

/// A figure as HTML, through the theme's own template; its drawing and its data become files beside
/// the page, named by `key`.
///
/// `source`: where its figures are from; `None` where that is not said.
///
/// # Errors
/// A template that does not fit.
pub fn html(
    here: &PageContext<'_>,
    key: &str,
    figure: Figure,
    source: Option<&str>,
) -> Result<String, ThemeError> {
    #[derive(Serialize)]
    struct Context {
        figure: FigureView,
    }
    if figure.drawing.is_some() {
        here.count_chart();
    }
    let view = view(here, key, figure, source);
    let made = here.language().engine.render(
        "parts/figure.html",
        &Context { figure: view },
        &here.file,
    )?;
    Ok(String::from_utf8(made).unwrap_or_else(|_| panic!("a template renders UTF-8")))
}

/// Where the figures of a chart are from, and of which day it is, as one sentence; without a source
/// by whom it is published. What is invented says so first.
pub fn from(here: &PageContext<'_>, source: Option<&str>, invented: bool) -> String {
    let words = here.words();
    let date = words.locale.date(here.insight.as_of);
    let publisher = here.settings().publisher.get(here.lang);
    let (key, name, of) = match source {
        Some(source) => ("figure-source", "source", source),
        None => ("figure-published", "publisher", publisher),
    };
    let from = words.say(key, &[(name, Arg::Text(of)), ("date", Arg::Text(&date))]);
    match invented {
        true => words.say("figure-invented", &[("source", Arg::Text(&from))]),
        false => from,
    }
}

/// The same in a book, whose pages tell publisher and day: only another source; may be empty.
pub fn in_book(here: &PageContext<'_>, source: Option<&str>, invented: bool) -> String {
    let words = here.words();
    let named = |source| words.say("print-figure-source", &[("source", Arg::Text(source))]);
    let from = source.map(named).unwrap_or_default();
    match invented {
        true => words.say("figure-invented", &[("source", Arg::Text(&from))]),
        false => from,
    }
}

/// Whether the head of the page says that its figures are invented, so that no figure has to.
fn is_told(here: &PageContext<'_>) -> bool {
    let of = match here.page {
        Page::Project(id) => here.insight.project(id),
        _ => None,
    };
    of.is_some_and(|of| of.known.is_illustrative())
}

fn view(here: &PageContext<'_>, key: &str, figure: Figure, source: Option<&str>) -> FigureView {
    let words = here.words();
    let told = from(here, source, figure.invented);
    let shown = from(here, source, figure.invented && !is_told(here));
    let beside = |end: &str, bytes: Vec<u8>| here.beside(&format!("{key}.{end}"), bytes);
    let taken = here.settings().outputs.has(Family::Charts);
    // A drawing that leaves the page also names the site.
    let full = format!("{told} {}", here.settings().title.get(here.lang));
    FigureView {
        svg: taken
            .then(|| figure.file(&words, &full))
            .flatten()
            .map(|bytes| beside("svg", bytes)),
        csv: (taken && !figure.table.rows.is_empty()).then(|| beside("csv", figure.table.csv())),
        wide_html: figure.inline(Width::Wide, key),
        narrow_html: figure.inline(Width::Narrow, key),
        table: table(here, figure.table),
        key: key.to_owned(),
        kind: figure.kind.to_owned(),
        title: figure.title,
        subtitle: figure.subtitle,
        notes: figure.notes,
        source: shown,
    }
}

fn table(here: &PageContext<'_>, table: Table) -> TableView {
    let locale = here.words().locale;
    let numeric: Vec<bool> = table.head.iter().map(|c| c.numeric).collect();
    let drawn = table.marks.is_some();
    let mut marks = table.marks.unwrap_or_default().into_iter();
    let row = |cells: Vec<crate::chart::Cell>| TableRowView {
        mark_html: marks.next(),
        cells: cells
            .iter()
            .zip(&numeric)
            .map(|(c, numeric)| CellView {
                text: c.shown(locale),
                numeric: *numeric,
            })
            .collect(),
    };
    TableView {
        head: table
            .head
            .into_iter()
            .map(|c| CellView {
                text: c.name,
                numeric: c.numeric,
            })
            .collect(),
        rows: table.rows.into_iter().map(row).collect(),
        drawn,
    }
}
