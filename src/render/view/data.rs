//! The data page: every table with what it is, its size, its first rows, and its files.

use crate::base::csv_rows::below_heading;
use crate::render::context::{MadeFile, PageContext};
use crate::render::part::dictionary::{self, ColumnView, FILE, PACKAGE, columns, tables};
use crate::render::part::page::{PageView, absolute, titled};
use crate::render::phrase::{DateView, LinkView, date};
use crate::theme::Arg;
use serde::Serialize;

/// The data page.
#[derive(Debug, Serialize)]
pub struct DataView {
    /// The tables, in the fixed order of the data.
    pub tables: Vec<DataTableView>,
    /// Address of the meaning of all columns.
    pub dictionary: String,
    /// Address of the description of all tables for programs, a Data Package.
    pub package: String,
    /// Address of the check sums, which all editions share.
    pub checksums: String,
    /// How the data is cited: who published what, as of which day, with the check sum of everything
    /// published; in words.
    pub cite: String,
    /// The day that the data is about.
    pub as_of: DateView,
    /// The borders of the places as GeoJSON; `None` where they may not be passed on.
    pub map: Option<LinkView>,
}

/// One table that can be downloaded.
#[derive(Debug, Serialize)]
pub struct DataTableView {
    /// Its id, the same in every language; the name of its files.
    pub id: &'static str,
    /// Its name, in words.
    pub name: String,
    /// What a row of it is, in a sentence.
    pub about: String,
    /// How many rows and columns it has, in words.
    pub shape: String,
    /// Its files: CSV, JSON, the workbook where it is short enough for one.
    pub files: Vec<DataFileView>,
    /// Its columns, in their order in the file.
    pub columns: Vec<ColumnView>,
    /// Its first rows, each with a cell for each column, as the CSV file has them.
    pub rows: Vec<Vec<String>>,
    /// How many rows it has.
    pub total: usize,
}

/// A file of a table.
#[derive(Debug, Serialize)]
pub struct DataFileView {
    /// Its address in this edition.
    pub href: String,
    /// What it is: `CSV`, `XLSX` or `JSON`.
    pub format: &'static str,
    /// Its length, in words.
    pub size: String,
}

/// The most rows of a table that are shown on the page.
pub const SHOWN: usize = 10;

/// The data page.
///
/// # Panics
/// Before the files of data are made.
pub fn data(here: &PageContext<'_>) -> (PageView, DataView) {
    let view = DataView {
        tables: tables(here.all).map(|name| table(here, name)).collect(),
        dictionary: here.href_own(FILE),
        package: here.href_own(PACKAGE),
        checksums: here.href_path("checksums.txt"),
        cite: cite(here),
        as_of: date(here, here.insight.as_of),
        map: dictionary::outlines_licence(here.all).map(|licence| LinkView {
            href: Some(here.href_own(dictionary::OUTLINES)),
            text: here
                .words()
                .say("data-map", &[("licence", Arg::Text(licence))]),
        }),
    };
    (titled(here, "menu-data", "data-description"), view)
}

fn table(here: &PageContext<'_>, name: &'static str) -> DataTableView {
    let (words, site) = (here.words(), here.all.site);
    let columns = columns(site, name);
    let csv = made(here, &dictionary::path(name, "csv", &site.settings));
    let files = [("csv", "CSV"), ("json", "JSON"), ("xlsx", "XLSX")].into_iter();
    // Not every table has a workbook.
    let files = files.filter(|(ending, _)| {
        let path = dictionary::path(name, ending, &site.settings);
        here.all.made(&path).is_some()
    });
    let file = |(ending, format)| {
        let path = dictionary::path(name, ending, &site.settings);
        DataFileView {
            size: size(here, made(here, &path).bytes),
            href: here.href_own(&path),
            format,
        }
    };
    let shape = [
        ("rows", Arg::Count(csv.rows)),
        ("columns", Arg::Count(columns.len())),
    ];
    DataTableView {
        id: dictionary::file_name(name, &site.settings),
        name: words.say(&format!("data-{name}"), &[]),
        about: words.say(&format!("data-about-{name}"), &[]),
        shape: words.say("data-shape", &shape),
        files: files.map(file).collect(),
        columns: columns
            .iter()
            .map(|c| c.said(words.strings, here.lang, name))
            .collect(),
        rows: below_heading(&csv.head),
        total: csv.rows,
    }
}

/// What is known of a file of data that this edition has.
fn made(here: &PageContext<'_>, path: &str) -> MadeFile {
    let made = here.all.made(path);
    made.unwrap_or_else(|| panic!("the files of data are made before their page: {path}"))
}

/// A length in words: bytes below a thousand of them, else in the unit of a thousand or of a
/// million of them.
fn size(here: &PageContext<'_>, bytes: u64) -> String {
    let (key, value, decimals) = match bytes {
        0..1_000 => ("size-bytes", bytes as f64, 0),
        1_000..1_000_000 => ("size-kb", bytes as f64 / 1e3, 0),
        _ => ("size-mb", bytes as f64 / 1e6, 1),
    };
    let words = here.words();
    let n = words.locale.number(value, decimals);
    words.say(key, &[("n", Arg::Text(&n))])
}

fn cite(here: &PageContext<'_>) -> String {
    let (words, settings) = (here.words(), here.settings());
    let facts = made(here, &dictionary::path("facts", "csv", settings));
    let address = absolute(here, &here.page.path(here.lang, settings));
    let args = [
        ("publisher", settings.publisher.get(here.lang).to_owned()),
        ("site", settings.title.get(here.lang).to_owned()),
        ("date", words.locale.date(here.insight.as_of)),
        ("sum", facts.sum.to_string()),
    ];
    let args = args.each_ref().map(|(name, text)| (*name, Arg::Text(text)));
    let said = words.say("data-cite", &args);
    match address {
        Some(address) => said + " " + &address,
        None => said,
    }
}
