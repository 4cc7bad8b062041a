//! What only a real browser can show: `cargo test --test print` needs Chromium, Chrome or Edge.
//!
//! Not a part of a plain `cargo test`; `tests/run` runs it. Without a browser every test fails with what to install.

mod command;
mod faults;
mod full;

use milepost::base::SafePath;
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
    let browser = browser();
    let scratch = Scratch::new(&browser.base(), &Stop::default()).expect("a folder");
    let css = std::fs::read(folder().join("site/themes/civic/css/99-sheet.css")).expect("the styles");
    for (path, bytes) in [("page.html", html.as_bytes()), ("sheet.css", &css)] {
        scratch.put(&SafePath::new(path).expect("safe"), bytes).expect("written");
    }
    let bytes = browser.print(&scratch, "page.html", &Stop::default()).expect("printed");
    Document::read(&bytes).expect("a PDF")
}
