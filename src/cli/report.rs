//! What the tool says: messages with the author's own text, the closing line, failures.

use super::{Format, Global};
use crate::base::{Code, Diagnostic, Severity, Span};
use crate::io::{Adopted, Outcome as Written};
use crate::io::{Failure, Kind};
use crate::source::Source;
use crate::theme::ThemeError;
use crate::{Made, Outcome, Stopped};
use annotate_snippets::{AnnotationKind, Level, Renderer, Snippet};
use std::any::Any;
use std::collections::BTreeMap;
use std::io::IsTerminal;
use std::path::Path;
use std::time::Duration;

/// The most messages that are printed; the rest is counted.
const MOST: usize = 50;

/// Prints the messages of a run and why it stopped; gives the exit code.
pub fn outcome<T>(global: &Global, source: &dyn Source, outcome: &Outcome<T>) -> u8 {
    let errors = outcome.diagnostics.iter().filter(|d| d.code.severity() == Severity::Error).count();
    let warnings = outcome.diagnostics.len() - errors;
    messages(global, source, &outcome.diagnostics);
    if !outcome.diagnostics.is_empty() && global.format == Format::Human && !global.quiet {
        eprintln!("{}", counted(errors, warnings));
    }
    match &outcome.stopped {
        Some(stopped) => stop(stopped, global.format),
        None if errors > 0 || (global.strict && warnings > 0) => 1,
        None => 0,
    }
}

/// Prints messages, the first of them in full.
pub fn messages(global: &Global, source: &dyn Source, diagnostics: &[Diagnostic]) {
    let texts = Texts::new(source);
    let shown: Vec<&Diagnostic> = diagnostics.iter().filter(|d| !global.quiet || d.code.severity() == Severity::Error).collect();
    for diagnostic in shown.iter().take(MOST) {
        texts.print(diagnostic, global.format);
    }
    if MOST < shown.len() && global.format == Format::Human {
        eprintln!("… and {} more", shown.len() - MOST);
    }
}

/// What stops a run, each message as a terminal without colours shows it and whether it is only a warning:
/// the errors, or the warnings of a strict run, or why it stopped elsewhere.
#[cfg(feature = "serve")]
pub fn in_full<T>(source: &dyn Source, outcome: &Outcome<T>) -> Vec<(String, bool)> {
    let texts = Texts { colour: false, ..Texts::new(source) };
    let is_warning = |d: &&Diagnostic| d.code.severity() == Severity::Warning;
    let (warnings, errors): (Vec<&Diagnostic>, Vec<&Diagnostic>) = outcome.diagnostics.iter().partition(is_warning);
    let stop = outcome.stopped.as_ref().and_then(stop_text);
    let told = if errors.is_empty() && stop.is_none() { warnings } else { errors };
    let told = told.into_iter().map(|d| (texts.human(d), is_warning(&d)));
    told.chain(stop.map(|text| (text, false))).collect()
}

/// Why a run stopped where no message of the content says it.
#[cfg(feature = "serve")]
fn stop_text(stopped: &Stopped) -> Option<String> {
    match stopped {
        Stopped::Config => None,
        Stopped::Theme(error) => {
            let code = if error.strings { Code::StringsError } else { Code::TemplateError };
            let message = error.message.trim();
            Some(format!("error[{}]: {message}\n --> {}:{}:{}", code.id(), error.file, error.line, error.column))
        }
        Stopped::World(path, action, error) => Some(format!("error: cannot {action} `{path}`: {error}")),
        Stopped::Unsafe(page, findings) => {
            Some(format!("error[{}]: `{page}` has active content: {}", Code::UnsafeOutput.id(), findings.join(", ")))
        }
        Stopped::Changed(path) => Some(format!("error: `{path}` changed while building")),
    }
}

fn counted(errors: usize, warnings: usize) -> String {
    let n = |n: usize, word: &str| if n == 1 { format!("1 {word}") } else { format!("{n} {word}s") };
    match (errors, warnings) {
        (0, w) => n(w, "warning"),
        (e, 0) => format!("{}; nothing was written", n(e, "error")),
        (e, w) => format!("{}, {}; nothing was written", n(e, "error"), n(w, "warning")),
    }
}

fn stop(stopped: &Stopped, format: Format) -> u8 {
    match stopped {
        Stopped::Config => 2,
        Stopped::Theme(error) => theme(error, format),
        Stopped::World(path, action, error) => {
            // The sink's own failure travels inside and knows its path better.
            let same = std::io::Error::new(error.kind(), error.to_string());
            let shown = crate::io::Failure::world(action, path, same);
            match error.get_ref().and_then(|inner| inner.downcast_ref::<Failure>()) {
                Some(inner) => failure(inner),
                None => failure(&shown),
            }
        }
        Stopped::Unsafe(page, findings) => {
            eprintln!("error[{}]: {} of `{page}`: {}", Code::UnsafeOutput.id(), Code::UnsafeOutput.title(), findings.join(", "));
            2
        }
        Stopped::Changed(path) => changed(path),
    }
}

/// A file changed while the site was being built from it.
pub fn changed(path: &str) -> u8 {
    eprintln!("error: `{path}` changed while building; nothing was written, build again");
    1
}

fn theme(error: &ThemeError, format: Format) -> u8 {
    let code = if error.strings { Code::StringsError } else { Code::TemplateError };
    let place = match (error.line, error.column) {
        (0, _) => error.file.clone(),
        (line, 0) => format!("{}:{line}", error.file),
        (line, column) => format!("{}:{line}:{column}", error.file),
    };
    let page = error.page.as_ref().map_or_else(String::new, |page| format!(" (while rendering `{page}`)"));
    match format {
        Format::Json => println!(
            "{}",
            serde_json::json!({ "code": code.id(), "severity": "error", "file": error.file, "line": error.line, "column": error.column, "message": error.message, "page": error.page })
        ),
        Format::Github => println!(
            "::error file={},line={},col={},title={}::{}",
            error.file,
            error.line,
            error.column,
            code.id(),
            github(&error.message)
        ),
        Format::Human => eprintln!("error[{}]: {}{page}\n  --> {place}", code.id(), error.message.trim()),
    }
    2
}

/// The output has permanent editions that this build would take away; nothing was written.
pub fn editions_at_risk(output: &Path) -> u8 {
    eprintln!(
        "error: {} holds permanent editions that this build would remove; nothing was written\n  hint: build with `--editions quarters`, or write `editions: quarters` in content/site.yaml; `--editions none` removes them",
        output.display()
    );
    2
}

/// The output that was just built was not this site's by its name.
pub fn adopted(output: &Path, site: &str, adopted: &Adopted) {
    let before = match adopted {
        Adopted::Unnamed => "was written before outputs named their site".to_owned(),
        Adopted::Renamed(name) => format!("held `{}`", printable(name)),
    };
    eprintln!("note: {} {before}; it now belongs to `{}`", output.display(), printable(site));
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
        "milepost {} has a fault: {words}\nNothing was published. Please report this message with the file that caused it.",
        env!("CARGO_PKG_VERSION")
    );
    5
}

/// Seconds with two digits.
pub fn seconds(took: Duration) -> String {
    format!("{:.2} s", took.as_secs_f64())
}

/// The last line of a build.
pub struct Closing<'a> {
    /// What was made.
    pub made: Made,
    /// How long it took.
    pub took: Duration,
    /// Where it is.
    pub output: &'a Path,
    /// What the commit did.
    pub written: Written,
}

impl Closing<'_> {
    /// Prints it to the standard error, or as JSON to the standard output.
    pub fn print(&self, json: bool) {
        let Made { as_of, emitted, left_out, editions, .. } = self.made;
        if json {
            let line = serde_json::json!({
                "result": "built", "pages": emitted.pages, "charts": emitted.charts, "files": emitted.files, "as_of": as_of.to_string(), "editions": editions,
                "changed": self.written.written, "removed": self.written.removed,
                "left_out": { "drafts": left_out.drafts, "embargoed": left_out.embargoed, "internal": left_out.internal, "later": left_out.later },
            });
            return println!("{line}");
        }
        let n =
            |n: usize, one: &str, many: &str| (n > 0).then(|| if n == 1 { format!("1 {one}") } else { format!("{n} {many}") });
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
        let removed = n(self.written.removed, "removed", "removed");
        let left = (!out.is_empty()).then(|| format!("{} left out", out.join(", ")));
        let notes: Vec<String> = beside.into_iter().chain(removed).chain(left).collect();
        let notes = if notes.is_empty() { String::new() } else { format!(" ({})", notes.join("; ")) };
        eprintln!(
            "Built {} pages, {} charts as of {as_of} in {} → {}{notes}",
            emitted.pages,
            emitted.charts,
            seconds(self.took),
            self.output.display()
        );
    }
}

/// The author's files, read again for the messages about them.
struct Texts<'a> {
    source: &'a dyn Source,
    read: std::cell::RefCell<BTreeMap<u32, String>>,
    colour: bool,
}

impl<'a> Texts<'a> {
    fn new(source: &'a dyn Source) -> Texts<'a> {
        let forced = std::env::var_os("CLICOLOR_FORCE").is_some_and(|v| v != "0");
        let colour = forced || (std::env::var_os("NO_COLOR").is_none() && std::io::stderr().is_terminal());
        Texts { source, read: Default::default(), colour }
    }

    fn text(&self, span: Span) -> String {
        let mut read = self.read.borrow_mut();
        read.entry(span.file.0)
            .or_insert_with(|| self.source.read(span.file).map(|bytes| shown_text(&bytes)).unwrap_or_default())
            .clone()
    }

    /// Line and column, both counted from 1, the column in characters.
    fn position(&self, span: Span) -> (usize, usize) {
        let text = self.text(span);
        let at = (0..=(span.start as usize).min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
        let before = &text[..at];
        let line_start = before.rfind('\n').map_or(0, |n| n + 1);
        (before.matches('\n').count() + 1, before[line_start..].chars().count() + 1)
    }

    fn print(&self, diagnostic: &Diagnostic, format: Format) {
        match format {
            Format::Human => eprintln!("{}\n", self.human(diagnostic)),
            Format::Json => println!("{}", self.json(diagnostic)),
            Format::Github => println!("{}", self.github(diagnostic)),
        }
    }

    fn human(&self, diagnostic: &Diagnostic) -> String {
        let level = if diagnostic.code.severity() == Severity::Error { Level::ERROR } else { Level::WARNING };
        let title = level.primary_title(printable(&diagnostic.message)).id(diagnostic.code.id());
        let renderer = if self.colour { Renderer::styled() } else { Renderer::plain() };
        let texts: Vec<(Span, String, Option<String>)> = diagnostic
            .span
            .map(|span| (span, self.text(span), None))
            .into_iter()
            .chain(diagnostic.other.iter().map(|(span, words)| (*span, self.text(*span), Some(words.clone()))))
            .collect();
        let mut group = title.elements(std::iter::empty::<Snippet<'_, annotate_snippets::Annotation<'_>>>());
        for (span, text, words) in &texts {
            group = group.element(self.snippet(*span, text, words.as_deref()));
        }
        if !diagnostic.hint.is_empty() {
            group = group.element(Level::HELP.message(printable(&diagnostic.hint)));
        }
        renderer.render(&[group])
    }

    /// The line of the mistake only, so that a long file costs nothing.
    fn snippet<'t>(&self, span: Span, text: &'t str, words: Option<&str>) -> Snippet<'t, annotate_snippets::Annotation<'t>> {
        let clamp = |at: u32| (0..=(at as usize).min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
        let (start, end) = (clamp(span.start), clamp(span.end).max(clamp(span.start)));
        let line_start = text[..start].rfind('\n').map_or(0, |n| n + 1);
        let line_end = text[start..].find('\n').map_or(text.len(), |n| start + n);
        let kind = if words.is_some() { AnnotationKind::Context } else { AnnotationKind::Primary };
        let range = start - line_start..end.min(line_end).max(start) - line_start;
        let annotation = match words {
            Some(words) => kind.span(range).label(printable(words)),
            None => kind.span(range),
        };
        let line = text[..line_start].matches('\n').count() + 1;
        Snippet::source(&text[line_start..line_end])
            .line_start(line)
            .path(crate::io::failure::printable(self.source.path(span.file)))
            .annotation(annotation)
    }

    fn json(&self, diagnostic: &Diagnostic) -> serde_json::Value {
        let place = diagnostic.span.map(|span| (self.source.path(span.file).to_owned(), self.position(span)));
        serde_json::json!({
            "code": diagnostic.code.id(),
            "severity": if diagnostic.code.severity() == Severity::Error { "error" } else { "warning" },
            "file": place.as_ref().map(|p| &p.0),
            "line": place.as_ref().map(|p| p.1.0),
            "column": place.as_ref().map(|p| p.1.1),
            "message": diagnostic.message,
            "hint": diagnostic.hint,
        })
    }

    fn github(&self, diagnostic: &Diagnostic) -> String {
        let level = if diagnostic.code.severity() == Severity::Error { "error" } else { "warning" };
        let place = diagnostic.span.map_or_else(String::new, |span| {
            let (line, column) = self.position(span);
            format!("file={},line={line},col={column},", github(self.source.path(span.file)))
        });
        format!(
            "::{level} {place}title={}::{}",
            diagnostic.code.id(),
            github(&format!("{}. {}", diagnostic.message, diagnostic.hint))
        )
    }
}

/// The text of a file for an excerpt; nothing of a file that is no text.
fn shown_text(bytes: &[u8]) -> String {
    let binary = bytes.contains(&0) || bytes.starts_with(b"PK");
    if binary { String::new() } else { String::from_utf8_lossy(bytes).into_owned() }
}

/// A text for a terminal: control characters are shown as their code, line ends stay.
fn printable(text: &str) -> String {
    text.chars()
        .flat_map(|c| if c.is_control() && c != '\n' { c.escape_unicode().collect::<Vec<_>>() } else { vec![c] })
        .collect()
}

/// A text for an annotation of GitHub Actions.
pub fn github(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}
