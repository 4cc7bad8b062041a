//! One page through the browser, as often as its contents need: in comes a page in files, out comes
//! a PDF that is written nowhere yet.

use super::printout::Printout;
use super::progress::Progress;
use crate::base::Date;
use crate::io::browser::Browser;
use crate::io::{Failure, Scratch, Stop};
use crate::pdf::{About, Document, Unreadable, finished};
use crate::print::{Finding, Item, Missing, Page, absolute, filled, findings, numbers};
use std::fmt;
use std::sync::Arc;

/// More often than that nothing settles. Two are enough, unless the numbers themselves move a line.
const MOST: usize = 4;

/// What every print of a run shares.
pub struct Printer<'p> {
    /// The browser.
    pub browser: &'p Browser,
    /// The folder in which the site stands in files.
    pub scratch: &'p Scratch,
    /// Whether the program was asked to end.
    pub stop: &'p Stop,
    /// The date that the PDFs bear.
    pub as_of: Date,
    /// Who says how far it is.
    pub progress: &'p Progress<'p>,
    /// Whether to print once more and compare.
    pub twice: bool,
}

/// Why a page cannot be printed, whatever the browser.
#[derive(Debug)]
pub enum Problem {
    /// Entries of the contents that are on no page.
    Missing(Vec<Missing>),
    /// Entries whose pages change with every print.
    Moving(Vec<String>),
    /// The browser made a PDF that cannot be read.
    Unreadable,
    /// The browser or the disk failed.
    World(Failure),
}

impl From<Unreadable> for Problem {
    fn from(_: Unreadable) -> Problem {
        Problem::Unreadable
    }
}

impl From<Failure> for Problem {
    fn from(failure: Failure) -> Problem {
        Problem::World(failure)
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Problem::Missing(missing) => {
                let one = |missing: &Missing| match missing.is_there {
                    true => format!(
                        "`{}` (it is on the page, and no link leads to it or it is hidden in \
                         print)",
                        missing.id
                    ),
                    false => format!("`{}` (nothing has that id)", missing.id),
                };
                let all: Vec<String> = missing.iter().map(one).collect();
                write!(
                    f,
                    "its contents name places that are on no page: {}",
                    all.join(", ")
                )
            }
            Problem::Moving(ids) => {
                let ids: Vec<String> = ids.iter().map(|id| format!("`{id}`")).collect();
                write!(
                    f,
                    "the page numbers did not settle in {MOST} passes: {}; give `.mp-pn` a fixed \
                     width",
                    ids.join(", ")
                )
            }
            Problem::Unreadable => f.write_str("the browser made a PDF that cannot be read"),
            Problem::World(failure) => write!(f, "{}", failure.error),
        }
    }
}

impl Printer<'_> {
    /// Prints a page until every number in its contents is the page of its place.
    ///
    /// # Errors
    /// The page names places that are nowhere, its numbers do not settle, or the browser fails.
    pub fn print(&self, item: &Item) -> Result<Printout, Problem> {
        let mut html = absolute(&self.scratch.read(&item.path)?);
        let sheets = Page::read(&html).sheets.len();
        self.progress.expected(item, sheets, without_sheets(&html));
        let mut pass = 0;
        loop {
            pass += 1;
            self.scratch.write(&item.path, &html)?;
            self.progress
                .step(&format!("{}: printing, pass {pass}", item.name));
            let bytes = Arc::new(self.browser.print(self.scratch, &item.path, self.stop)?);
            self.progress.step(&format!("{}: reading", item.name));
            let Ok(document) = Document::read(Arc::clone(&bytes)) else {
                return Err(Problem::Unreadable);
            };
            match filled(&html, &document.places) {
                Err(missing) => return Err(Problem::Missing(missing)),
                Ok(next) if next == html => {
                    let bytes = Arc::unwrap_or_clone(bytes);
                    return self.finish(item, &html, bytes, document, pass);
                }
                Ok(next) if pass == MOST => return Err(Problem::Moving(moving(&html, &next))),
                Ok(next) => html = next,
            }
        }
    }

    fn finish(
        &self,
        item: &Item,
        html: &str,
        bytes: Vec<u8>,
        document: Document,
        passes: usize,
    ) -> Result<Printout, Problem> {
        let page = Page::read(html);
        let about = page.about(self.as_of);
        let bytes = Arc::new(finished(bytes, document, &about)?);
        let document = Document::read(Arc::clone(&bytes))?;
        let mut findings = findings(&document, Some(&page));
        if self.twice {
            self.progress
                .step(&format!("{}: printing once more, to compare", item.name));
            let again = self.browser.print(self.scratch, &item.path, self.stop)?;
            findings.extend(differing(&bytes, &finished_anew(again, &about)?));
        }
        Ok(Printout {
            bytes: Arc::unwrap_or_clone(bytes),
            document,
            passes,
            findings,
        })
    }
}

/// How many projects a book has no pages of, as its page says; `None` where each has one.
fn without_sheets(html: &str) -> Option<usize> {
    let (_, rest) = html.split_once("data-without-sheets=\"")?;
    rest.split('"').next()?.parse().ok()
}

/// Another print of a page, finished in the same way.
fn finished_anew(bytes: Vec<u8>, about: &About<'_>) -> Result<Vec<u8>, Unreadable> {
    let bytes = Arc::new(bytes);
    let document = Document::read(Arc::clone(&bytes))?;
    finished(Arc::unwrap_or_clone(bytes), document, about)
}

/// What is wrong where two prints of a page are not the same bytes.
fn differing(one: &[u8], other: &[u8]) -> Option<Finding> {
    let message = format!(
        "two prints of the same page differ ({} and {} bytes)",
        one.len(),
        other.len()
    );
    let hint = "print it again; if it stays, another browser or a newer one helps \
        (`--browser PATH`)";
    (one != other).then_some(Finding {
        rule: "same-bytes",
        page: None,
        message,
        hint,
        is_note: false,
    })
}

/// The entries that have another number than before.
fn moving(before: &str, after: &str) -> Vec<String> {
    let pairs = numbers(before).into_iter().zip(numbers(after));
    pairs
        .filter(|(old, new)| old.1 != new.1)
        .map(|(old, _)| old.0)
        .collect()
}
