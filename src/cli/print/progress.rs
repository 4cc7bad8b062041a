//! What a print says: how far it is, what was made, what is wrong with it.

use super::printout::Printout;
use super::{Format, Global, report};
use crate::base::{Date, Hash};
use crate::print::{Finding, Item, Unknown};
use crate::yaml::did_you_mean;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::time::Duration;

/// The most findings that are shown of one print; the rest is counted.
const MOST: usize = 50;
/// The most names that are listed where one was not understood.
const MOST_NAMES: usize = 12;

/// The spinner, and how the rest is written.
pub struct Progress<'g> {
    bar: ProgressBar,
    global: &'g Global,
}

impl<'g> Progress<'g> {
    /// A spinner on a terminal, nothing elsewhere.
    pub fn new(global: &'g Global) -> Progress<'g> {
        let quiet =
            global.quiet || global.format != Format::Human || std::env::var_os("CI").is_some();
        let target = if quiet {
            ProgressDrawTarget::hidden()
        } else {
            ProgressDrawTarget::stderr()
        };
        let bar = ProgressBar::with_draw_target(None, target);
        if let Ok(style) = ProgressStyle::with_template("{spinner} {msg} {elapsed}") {
            bar.set_style(style);
        }
        Progress { bar, global }
    }

    /// Says what is being done now.
    pub fn step(&self, what: &str) {
        self.bar.enable_steady_tick(Duration::from_millis(100));
        self.bar.set_message(what.to_owned());
    }

    /// Says how many pages are built.
    pub fn pages(&self, done: usize, of: usize) {
        self.bar
            .set_message(format!("building the site: {done} of {of} pages"));
    }

    /// Takes the line away before something else is written.
    pub fn clear(&self) {
        self.bar.disable_steady_tick();
        self.bar.finish_and_clear();
        self.bar.reset();
    }

    /// What a long book comes to, before it is printed; nothing of a short one. `without`: how many
    /// projects have no page in it.
    pub fn expected(&self, item: &Item, sheets: usize, without: Option<usize>) {
        /// From so many pages on the wait is told.
        const LONG: usize = 100;
        /// Measured on a book of 75 sheets (`tests/bench/print.sh`): seconds for both passes, and
        /// megabytes with static fonts and with letters that are drawings, each for one sheet.
        const PAGE: (f64, f64, f64) = (0.3, 0.05, 0.18);
        if self.global.format != Format::Human || self.global.quiet {
            return;
        }
        let name = &item.name;
        if let Some(n) = without {
            self.clear();
            eprintln!(
                "note: {name} has no page for each of its {n} projects, which are too many for a \
                 book; `milepost print --all` prints the sheet of each"
            );
        }
        if LONG <= sheets {
            let of = |each: f64| (sheets as f64 * each).ceil();
            self.clear();
            eprintln!(
                "note: {name} has a page for each of {sheets} projects; expect about {} s on two \
                 cores, and {} to {} MB by its fonts",
                of(PAGE.0),
                of(PAGE.1),
                of(PAGE.2)
            );
        }
    }

    /// The closing line of one print.
    pub fn printed(
        &self,
        file: &str,
        item: &Item,
        printout: &Printout,
        as_of: Date,
        took: Duration,
    ) {
        let pages = printout.document.pages.len();
        let browser = browser(printout);
        let hash = Hash::of(&printout.bytes).to_string();
        if self.global.format == Format::Json {
            let line = serde_json::json!({
                "result": "printed", "file": file, "page": item.path, "pages": pages, "bytes": printout.bytes.len(),
                "passes": printout.passes, "as_of": as_of.to_string(), "sha256": hash, "browser": browser,
                "findings": printout.findings.iter().filter(|f| !f.is_note).count(),
            });
            return println!("{line}");
        }
        if self.global.quiet {
            return;
        }
        let n = |n: usize, one: &str, many: &str| {
            if n == 1 {
                format!("1 {one}")
            } else {
                format!("{n} {many}")
            }
        };
        let (pages, passes) = (
            n(pages, "page", "pages"),
            n(printout.passes, "pass", "passes"),
        );
        let size = size(printout.bytes.len());
        eprintln!(
            "Printed {pages}, {size} as of {as_of} with {passes} in {} → {file}",
            report::seconds(took)
        );
        if self.global.verbose {
            eprintln!("  from {} by {browser}\n  sha256 {hash}", item.path);
        }
    }

    /// The closing line of a check.
    pub fn checked(&self, file: &str, pages: usize, found: usize) {
        if self.global.format == Format::Json {
            return println!(
                "{}",
                serde_json::json!({ "result": "checked", "file": file, "pages": pages, "findings": found })
            );
        }
        if !self.global.quiet {
            eprintln!(
                "Checked {file}: {pages} {}",
                if pages == 1 { "page" } else { "pages" }
            );
        }
    }

    /// What is wrong, as errors or as warnings.
    pub fn findings(&self, file: &str, found: &[Finding], is_error: bool) {
        let level = |finding: &Finding| {
            if is_error && !finding.is_note {
                "error"
            } else {
                "warning"
            }
        };
        for finding in found.iter().take(MOST) {
            let level = level(finding);
            match self.global.format {
                Format::Human if self.global.quiet && level != "error" => {}
                Format::Human if finding.hint.is_empty() => {
                    eprintln!("{level}: {file}: {}", finding.line())
                }
                Format::Human => eprintln!(
                    "{level}: {file}: {}\n  hint: {}",
                    finding.line(),
                    finding.hint
                ),
                Format::Github => println!(
                    "::{level} title={}::{}",
                    finding.rule,
                    report::github(&format!("{file}: {}. {}", finding.line(), finding.hint))
                ),
                Format::Json => println!(
                    "{}",
                    serde_json::json!({
                        "rule": finding.rule, "severity": level, "file": file, "page": finding.page, "message": finding.message, "hint": finding.hint,
                    })
                ),
            }
        }
        if MOST < found.len() && self.global.format == Format::Human {
            eprintln!("… and {} more", found.len() - MOST);
        }
    }
}

/// The browser and its version, out of what it calls itself.
fn browser(printout: &Printout) -> String {
    let creator = printout.document.creator.as_deref().unwrap_or("");
    let word = creator
        .split_whitespace()
        .find(|word| word.contains("Chrome/") || word.contains("Edg"));
    word.unwrap_or(creator).to_owned()
}

fn size(bytes: usize) -> String {
    match bytes {
        0..1_000_000 => format!("{} kB", bytes.div_ceil(1000)),
        _ => format!("{}.{} MB", bytes / 1_000_000, bytes / 100_000 % 10),
    }
}

/// Says that words mean nothing, with the nearest that does; gives the exit code.
pub fn unknown(kind: &str, unknown: &Unknown) -> u8 {
    let asked = unknown.asked.escape_debug();
    let known: Vec<&str> = unknown.choices.iter().map(String::as_str).collect();
    let hint = match did_you_mean(&unknown.asked, &known) {
        Some(near) => format!("did you mean `{near}`?"),
        None if known.is_empty() => {
            format!("this site has no {kind} of that kind; see `milepost print --help`")
        }
        None => {
            let more = if MOST_NAMES < known.len() {
                format!(" and {} more", known.len() - MOST_NAMES)
            } else {
                String::new()
            };
            format!(
                "there is: {}{more}",
                known
                    .iter()
                    .take(MOST_NAMES)
                    .copied()
                    .collect::<Vec<_>>()
                    .join(", ")
            )
        }
    };
    eprintln!("error: there is no {kind} `{asked}` to print; {hint}");
    2
}

/// Says that the site has nothing to print.
pub fn nothing(as_of: Date) -> u8 {
    eprintln!(
        "error: nothing was published by {as_of}, so there are no reports to print; name a page \
         by its address, such as `milepost print projects/`, or another day with `--as-of`"
    );
    2
}
