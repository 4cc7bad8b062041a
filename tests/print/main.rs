//! What only a real browser can show: `cargo test --test print` needs Chromium, Chrome or Edge.
//!
//! Not a part of a plain `cargo test`; `tests/run` runs it. Without a browser every test fails with
//! what to install.
//!
//! What a good print is, and where it is held to that (`check.py` and the other programs run in
//! `tests/run`):
//!
//! |  # | rule | here | by other programs |
//! |---:|------|------|-------------------|
//! |  1 | a whole PDF with pages | `faults`, `tests/it/print_command.rs` | `check.py` (qpdf) |
//! |  2 | the paper that was asked for | `faults` | |
//! |  3 | no blank page | `faults` | |
//! |  4 | no figure on two pages | `faults` | |
//! |  5 | no row on two pages, no head of a table without a row | `faults` | |
//! |  6 | no heading last on its page | `faults` | |
//! |  7 | captions beside what they name | `faults` | |
//! |  8 | the numbers of the contents | `faults`, `command` | |
//! |  9 | what stands where the contents lead | | `check.py` |
//! | 10, 11 | foot, head and as-of date of every page | | `check.py` |
//! | 12 | bookmarks are the headings | `faults` | |
//! | 13 | tags, language, title | `faults` | |
//! | 14 | alternative texts, scopes of heads | `faults` | |
//! | 15 | fonts are embedded and mean something | `faults`, `fonts` | `check.py` |
//! | 16 | every sentence is there, on its sheet, on no other word | `faults` | `check.py` |
//! | 17 | charts are no dots | | `check.py` |
//! | 18 | links lead somewhere and are printed | `faults` | |
//! | 19 | the same bytes | `command`, every `--check` | |
//! | 20 | the number of pages | | `tests/run` |
//! | 21 | one sheet is one sheet, whatever is on it | `full`, `faults` | `check.py` |
//! | 22 | heads of tables on every page, numbers without gaps | | `check.py` |
//! | 23 | 22 lines of 28 characters | | `gbt9704.py` |
//! | 24 | codes lead to addresses that are printed | | `check.py` |
//! | 25 | everything that can go wrong | `tests/it/print_command.rs` | |
//! | 26 | memory; for the time see `tests/bench/print.sh` | `command` | |
//! | 27 | no more than two pages of a book are half blank | | `check.py` |
//! | 28 | it can be read aloud (PDF/UA-1) | `heard`, `src/pdf/finish/` | `spoken.py` (pdfua, outloud) |
//! | 29 | everything in its own size | `faults` | every `--check` |

mod command;
mod faults;
mod fonts;
mod full;
mod heard;

use milepost::base::{Hash, SafePath};
use milepost::emit::sink::Sink;
use milepost::io::browser::Browser;
use milepost::io::{Scratch, Stop};
use milepost::pdf::Document;
use std::path::Path;
use std::time::Duration;

/// The installed browser.
fn browser() -> Browser {
    Browser::find(None, Some(Duration::from_secs(60)))
        .unwrap_or_else(|failure| panic!("these tests print with a real browser: {failure}"))
}

/// The sample, a page without a fault.
fn sample() -> String {
    std::fs::read_to_string(folder().join("good.html")).expect("the sample")
}

fn folder() -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/print")
}

/// A page as the browser prints it, beside the sheet of styles of the samples.
fn printed(html: &str) -> Document {
    Document::read(bytes_of(html).into()).expect("a PDF")
}

/// The file as the browser writes it.
fn bytes_of(html: &str) -> Vec<u8> {
    let browser = browser();
    let scratch = Scratch::new(&browser.base(), &Stop::default()).expect("a folder");
    let css =
        std::fs::read(folder().join("site/themes/civic/css/99-sheet.css")).expect("the styles");
    for (path, bytes) in [("page.html", html.as_bytes()), ("sheet.css", &css)] {
        scratch
            .put(&SafePath::new(path).expect("safe"), bytes, Hash::of(bytes))
            .expect("written");
    }
    browser
        .print(&scratch, "page.html", &Stop::default())
        .expect("printed")
}
