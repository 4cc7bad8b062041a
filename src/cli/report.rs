//! What the tool says: messages with the author's own text, the closing line, failures.

mod message;

pub use message::{github, without_controls};

use super::{Format, Global};
use crate::base::{Code, Diagnostic, Severity, Span};
use crate::io::failure::printable;
use crate::io::{Adopted, Outcome as Written};
use crate::io::{Failure, Kind};
use crate::media::Private;
use crate::source::Source;
use crate::{Made, Outcome, Stopped};
use message::Messages;
use std::any::Any;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::time::Duration;

/// The most warnings of one kind that are printed for people one by one; more are one line.
const FEW: usize = 3;

/// Prints the messages of a run and why it stopped; gives the exit code: 0 for a run that made
/// what it should, 1 for errors, and for warnings of a strict run.
pub fn outcome<T>(global: &Global, source: &dyn Source, outcome: &Outcome<T>) -> u8 {
    let mut said = outcome.diagnostics.clone();
    let stopped = outcome.stopped.as_ref();
    // What stops a run is an error like the others, and the last of them.
    let after = said.iter().take_while(|d| is_error(d)).count();
    stopped
        .and_then(|stopped| message::of_stop(stopped, source))
        .into_iter()
        .for_each(|d| said.insert(after, d));
    messages(global, source, &said);
    let errors = said.iter().filter(|d| is_error(d)).count();
    let of = |severity| said.iter().filter(move |d| d.code.severity() == severity);
    let warnings = of(Severity::Warning).count();
    if errors + warnings > 0 && global.format == Format::Human && !global.quiet {
        eprintln!("{}", counted(errors, warnings));
    }
    match stopped {
        Some(stopped) => stop(stopped),
        None if errors > 0 || (global.strict && warnings > 0) => 1,
        None => 0,
    }
}

fn is_error(diagnostic: &Diagnostic) -> bool {
    diagnostic.code.severity() == Severity::Error
}

/// Prints messages in their order, which has errors before warnings: all of them for programs, and
/// for people every error, and the warnings of a kind in one line where there are many.
pub fn messages(global: &Global, source: &dyn Source, diagnostics: &[Diagnostic]) {
    let messages = Messages::new(source, global.format);
    let whole = global.verbose || global.format != Format::Human;
    let mut kinds: BTreeMap<Code, usize> = BTreeMap::new();
    diagnostics
        .iter()
        .for_each(|d| *kinds.entry(d.code).or_default() += 1);
    let folded = |code: Code| code.several().filter(|_| !whole && FEW < kinds[&code]);
    for diagnostic in diagnostics
        .iter()
        .filter(|d| is_error(d) || (!global.quiet && folded(d.code).is_none()))
    {
        messages.print(diagnostic);
    }
    let lines = kinds
        .iter()
        .filter_map(|(code, count)| Some((code, count, folded(*code)?)));
    for (code, count, words) in lines.filter(|_| !global.quiet) {
        let level = match code.severity() {
            Severity::Note => "note",
            _ => "warning",
        };
        eprintln!(
            "{level}[{}]: {count} {words} (`milepost check -v` lists them)",
            code.id()
        );
    }
}

/// Prints what is no mistake: its words, where it is about, and for programs what `more` holds.
pub fn note(
    global: &Global,
    source: &dyn Source,
    span: Option<Span>,
    words: &str,
    more: serde_json::Value,
) {
    if global.format != Format::Human || !global.quiet {
        Messages::new(source, global.format).note(span, words, more);
    }
}

/// What stops a run, each message as a terminal without colours shows it and whether it is only a
/// warning: the errors, or the warnings of a strict run, or why it stopped elsewhere.
#[cfg(feature = "serve")]
pub fn in_full<T>(source: &dyn Source, outcome: &Outcome<T>) -> Vec<(String, bool)> {
    let messages = Messages::plain(source);
    let is_warning = |d: &&Diagnostic| d.code.severity() == Severity::Warning;
    let said = outcome.diagnostics.iter();
    let said = said.filter(|d| d.code.severity() != Severity::Note);
    let (warnings, errors): (Vec<&Diagnostic>, Vec<&Diagnostic>) = said.partition(is_warning);
    let stopped = outcome.stopped.as_ref();
    let stop = stopped
        .and_then(|stopped| message::of_stop(stopped, source))
        .map(|d| messages.human(&d));
    let stop = stop.or_else(|| stopped.and_then(world));
    let told = if errors.is_empty() && stop.is_none() {
        warnings
    } else {
        errors
    };
    let told = told
        .into_iter()
        .map(|d| (messages.human(d), is_warning(&d)));
    told.chain(stop.map(|text| (text, false))).collect()
}

/// A stop that lies neither in the content nor in the theme.
#[cfg(feature = "serve")]
fn world(stopped: &Stopped) -> Option<String> {
    match stopped {
        Stopped::World(path, action, error) => {
            Some(format!("error: cannot {action} `{path}`: {error}"))
        }
        Stopped::Changed(path) => Some(format!("error: `{path}` changed while building")),
        Stopped::Config | Stopped::Theme(_) | Stopped::Unsafe(..) => None,
    }
}

fn counted(errors: usize, warnings: usize) -> String {
    let n = |n: usize, word: &str| {
        if n == 1 {
            format!("1 {word}")
        } else {
            format!("{n} {word}s")
        }
    };
    match (errors, warnings) {
        (0, w) => n(w, "warning"),
        (e, 0) => format!("{}; nothing was written", n(e, "error")),
        (e, w) => format!(
            "{}, {}; nothing was written",
            n(e, "error"),
            n(w, "warning")
        ),
    }
}

/// The exit code of a stop; prints what no message tells.
fn stop(stopped: &Stopped) -> u8 {
    match stopped {
        Stopped::Config | Stopped::Theme(_) | Stopped::Unsafe(..) => 2,
        Stopped::World(path, action, error) => {
            // The sink's own failure travels inside and knows its path better.
            let same = std::io::Error::new(error.kind(), error.to_string());
            let shown = crate::io::Failure::world(action, path, same);
            match error
                .get_ref()
                .and_then(|inner| inner.downcast_ref::<Failure>())
            {
                Some(inner) => failure(inner),
                None => failure(&shown),
            }
        }
        Stopped::Changed(path) => changed(path),
    }
}

/// A file changed while the site was being built from it.
pub fn changed(path: &str) -> u8 {
    eprintln!("error: `{path}` changed while building; nothing was written, build again");
    1
}

/// Who would take permanent editions away.
#[derive(Clone, Copy, Debug)]
pub enum Taker {
    /// A build that makes none.
    WithoutEditions,
    /// A build that makes others.
    WithOthers,
    /// A joining of parts, which hold others or none.
    Join,
}

/// The output has permanent editions that would be taken away, by their addresses; nothing was
/// written.
pub fn editions_at_risk(output: &Path, gone: &BTreeSet<String>, taker: Taker) -> u8 {
    let names: Vec<String> = gone.iter().map(|name| without_controls(name)).collect();
    let hint = match taker {
        Taker::WithoutEditions => {
            "build with `--editions periods`, or write `editions: periods` in content/site.yaml; \
             `--editions none` removes them"
        }
        Taker::WithOthers => {
            "where `calendar` was changed, put it back; where nothing was known in such a period, \
             a few words on it keep it, as in `content/quarters/2021-Q3.md`; `--editions periods` \
             removes what it does not make"
        }
        Taker::Join => {
            "build the parts with `--editions periods`; to let editions go, remove their folders, \
             or join into another folder with `-o`"
        }
    };
    eprintln!(
        "error: {} holds permanent editions that this build would remove: {}; nothing was \
         written\n  hint: {hint}",
        printable(output),
        names.join(", ")
    );
    2
}

/// The output that was just built was not this site's by its name.
pub fn adopted(output: &Path, site: &str, adopted: &Adopted) {
    let before = match adopted {
        Adopted::Unnamed => "was written before outputs named their site".to_owned(),
        Adopted::Renamed(name) => format!("held `{}`", without_controls(name)),
    };
    eprintln!(
        "note: {} {before}; it now belongs to `{}`",
        printable(output),
        without_controls(site)
    );
}

/// Prints a failure of the world; gives the exit code.
pub fn failure(failure: &Failure) -> u8 {
    if !matches!(failure.kind, Kind::Stopped(_)) {
        eprintln!("error: {failure}");
    }
    failure.kind.exit_code()
}

/// Prints a fault of ours; gives the exit code.
pub fn fault(fault: &(dyn Any + Send)) -> u8 {
    let words = fault
        .downcast_ref::<String>()
        .map(String::as_str)
        .or_else(|| fault.downcast_ref::<&str>().copied())
        .unwrap_or("no message");
    eprintln!(
        "milepost {} has a fault: {words}\nNothing was published. Please report this message with \
         the file that caused it.",
        env!("CARGO_PKG_VERSION")
    );
    5
}

/// What a picture told, in words.
fn told(private: Private) -> &'static str {
    match private {
        Private::Place => "places",
        Private::Person => "names of people",
        Private::Device => "devices and serial numbers",
        Private::Time => "times",
        Private::Notes => "notes",
        Private::Preview => "previews and hidden data",
    }
}

/// Seconds with two digits behind the point.
pub fn seconds(took: Duration) -> String {
    format!("{:.2} s", took.as_secs_f64())
}

/// The last line of a build.
pub struct Closing<'a> {
    /// What the run made, in numbers.
    pub made: Made,
    /// How long the whole build took.
    pub took: Duration,
    /// The output folder, as it was named.
    pub output: &'a Path,
    /// How many files the commit changed; `None` where nothing had to be built again.
    pub written: Option<Written>,
}

impl Closing<'_> {
    /// Prints it to the standard error, or as JSON to the standard output.
    pub fn print(&self, json: bool) {
        let Made {
            as_of,
            ref emitted,
            left_out,
            ref editions,
            ..
        } = self.made;
        let editions = editions.len();
        let written = self.written.unwrap_or_default();
        if json {
            let line = serde_json::json!({
                "result": "built", "pages": emitted.pages, "charts": emitted.charts, "files": emitted.files, "as_of": as_of.to_string(), "editions": editions,
                "cleaned": emitted.cleaned, "changed": written.written, "removed": written.removed,
                "left_out": { "drafts": left_out.drafts, "embargoed": left_out.embargoed, "internal": left_out.internal, "later": left_out.later },
            });
            return println!("{line}");
        }
        let n = |n: usize, one: &str, many: &str| {
            (n > 0).then(|| {
                if n == 1 {
                    format!("1 {one}")
                } else {
                    format!("{n} {many}")
                }
            })
        };
        let out: Vec<String> = [
            n(left_out.drafts, "draft", "drafts"),
            n(left_out.embargoed, "embargoed", "embargoed"),
            n(left_out.internal, "internal", "internal"),
            n(left_out.later, "later figure", "later figures"),
        ]
        .into_iter()
        .flatten()
        .collect();
        let beside = n(editions, "permanent edition", "permanent editions");
        let removed = n(written.removed, "removed", "removed");
        let left = (!out.is_empty()).then(|| format!("{} left out", out.join(", ")));
        let notes: Vec<String> = beside.into_iter().chain(removed).chain(left).collect();
        let notes = if notes.is_empty() {
            String::new()
        } else {
            format!(" ({})", notes.join("; "))
        };
        if self.written.is_none() {
            return eprintln!(
                "Nothing changed: {} pages, {} charts as of {as_of} in {} → {}{notes}",
                emitted.pages,
                emitted.charts,
                seconds(self.took),
                printable(self.output)
            );
        }
        if emitted.cleaned > 0 {
            let cut: Vec<&str> = emitted.cut.iter().map(|private| told(*private)).collect();
            let pictures = if emitted.cleaned == 1 {
                "1 picture"
            } else {
                &format!("{} pictures", emitted.cleaned)
            };
            eprintln!(
                "Cut from {pictures}, not from your files: {}",
                cut.join(", ")
            );
        }
        eprintln!(
            "Built {} pages, {} charts as of {as_of} in {} → {}{notes}",
            emitted.pages,
            emitted.charts,
            seconds(self.took),
            printable(self.output)
        );
    }
}
