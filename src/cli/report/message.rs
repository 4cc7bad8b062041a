//! One message about one place, for people, for programs and for GitHub Actions.

use super::super::Format;
use crate::Stopped;
use crate::base::{Code, Diagnostic, FileId, Severity, Span};
use crate::discover::{is_text_table, is_workbook};
use crate::source::Source;
use crate::table::{book, delimited};
use crate::theme::ThemeError;
use annotate_snippets::{AnnotationKind, Level, Origin, Renderer, Snippet};
use std::collections::BTreeMap;
use std::io::IsTerminal;

/// The message about a stop that an author or a theme caused; `None` for the world's failures, and
/// where the messages of the run say it already.
pub fn of_stop(stopped: &Stopped, source: &dyn Source) -> Option<Diagnostic> {
    match stopped {
        Stopped::Config | Stopped::World(..) | Stopped::Changed(_) => None,
        Stopped::Theme(error) => Some(of_theme(error, source)),
        Stopped::Unsafe(page, findings) => Some(Diagnostic {
            code: Code::UnsafeOutput,
            span: None,
            message: format!(
                "`{page}` has active content that no theme declared: {}",
                findings.join(", ")
            ),
            hint: "take it out of the template that makes this page".to_owned(),
            other: None,
        }),
    }
}

/// A theme's mistake at its place in the site's own file; that of an embedded file is named in
/// words.
fn of_theme(error: &ThemeError, source: &dyn Source) -> Diagnostic {
    let code = if error.strings {
        Code::StringsError
    } else {
        Code::TemplateError
    };
    let span = source
        .find(&error.file)
        .map(|file| place(error, file, source));
    let embedded = if span.is_some() {
        String::new()
    } else {
        format!(" in {}:{}:{}", error.file, error.line, error.column)
    };
    let page = error
        .page
        .as_ref()
        .map_or_else(String::new, |page| format!(" (while rendering `{page}`)"));
    let message = format!("{}{embedded}{page}", error.message.trim());
    Diagnostic {
        code,
        span,
        message,
        hint: error.hint.clone(),
        other: None,
    }
}

/// The place of a line and column, both counted from 1, 0 where unknown.
fn place(error: &ThemeError, file: FileId, source: &dyn Source) -> Span {
    let bytes = source.read(file).unwrap_or_default();
    let text = String::from_utf8_lossy(&bytes);
    let line: usize = text
        .split_inclusive('\n')
        .take(error.line.saturating_sub(1))
        .map(str::len)
        .sum();
    let rest = text[line..].split('\n').next().unwrap_or("");
    let column = rest
        .chars()
        .take(error.column.saturating_sub(1))
        .map(char::len_utf8)
        .sum::<usize>();
    // Without a column the whole line is meant.
    let end = if error.column == 0 {
        line + rest.trim_end().len()
    } else {
        line + column
    };
    Span {
        file,
        start: (line + column) as u32,
        end: end as u32,
    }
}

/// The author's files, read again for the messages about them.
pub struct Messages<'a> {
    source: &'a dyn Source,
    read: std::cell::RefCell<BTreeMap<u32, String>>,
    books: std::cell::RefCell<BTreeMap<u32, Vec<Box<str>>>>,
    colour: bool,
    format: Format,
}

impl<'a> Messages<'a> {
    /// For messages about the files of a source; coloured for a terminal, unless `NO_COLOR` or
    /// `CLICOLOR_FORCE` say otherwise.
    pub fn new(source: &'a dyn Source, format: Format) -> Messages<'a> {
        let forced = std::env::var_os("CLICOLOR_FORCE").is_some_and(|v| v != "0");
        let colour =
            forced || (std::env::var_os("NO_COLOR").is_none() && std::io::stderr().is_terminal());
        Messages {
            source,
            read: Default::default(),
            books: Default::default(),
            colour,
            format,
        }
    }

    /// Messages for people, without colours: for the preview.
    #[cfg(feature = "serve")]
    pub fn plain(source: &'a dyn Source) -> Messages<'a> {
        Messages {
            source,
            read: Default::default(),
            books: Default::default(),
            colour: false,
            format: Format::Human,
        }
    }

    fn text(&self, span: Span) -> String {
        let mut read = self.read.borrow_mut();
        read.entry(span.file.0)
            .or_insert_with(|| {
                self.source
                    .read(span.file)
                    .map(|bytes| shown_text(self.source.path(span.file), bytes))
                    .unwrap_or_default()
            })
            .clone()
    }

    /// The sheet and cell of a place in a workbook; `None` for the whole of one, and in a text.
    fn cell(&self, span: Span) -> Option<(String, String)> {
        if !is_workbook(self.source.path(span.file)) {
            return None;
        }
        let mut books = self.books.borrow_mut();
        let names = books.entry(span.file.0).or_insert_with(|| {
            let bytes = self.source.read(span.file).unwrap_or_default();
            let sheets = book::sheets(&bytes, span.file).unwrap_or_default();
            sheets.into_iter().map(|sheet| sheet.name).collect()
        });
        book::place(names, span)
    }

    /// The path of a file, and in a workbook the sheet and the cell behind it.
    fn placed(&self, span: Span) -> Option<String> {
        let path = self.source.path(span.file);
        let of = |(sheet, cell): (String, String)| format!("{path}, sheet {sheet}, cell {cell}");
        is_workbook(path).then(|| self.cell(span).map_or(path.to_owned(), of))
    }

    /// Line and column, both counted from 1, the column in characters; in a workbook row and column
    /// of the cell.
    fn position(&self, span: Span) -> (usize, usize) {
        if is_workbook(self.source.path(span.file)) {
            let [_, row, column] = span.cell().unwrap_or_default();
            return (row + 1, column + 1);
        }
        let text = self.text(span);
        let at = (0..=(span.start as usize).min(text.len()))
            .rev()
            .find(|at| text.is_char_boundary(*at))
            .unwrap_or(0);
        let before = &text[..at];
        let line_start = before.rfind('\n').map_or(0, |n| n + 1);
        (
            before.matches('\n').count() + 1,
            before[line_start..].chars().count() + 1,
        )
    }

    /// Prints one: for people to the standard error, for programs to the standard output.
    pub fn print(&self, diagnostic: &Diagnostic) {
        match self.format {
            Format::Human => eprintln!("{}\n", self.human(diagnostic)),
            Format::Json => println!("{}", self.json(diagnostic)),
            Format::Github => println!("{}", self.github(diagnostic)),
        }
    }

    /// Prints what is no mistake.
    pub fn note(&self, span: Option<Span>, words: &str, more: serde_json::Value) {
        let place = span.map(|span| (self.source.path(span.file), self.position(span)));
        match (self.format, place) {
            (Format::Human, None) => eprintln!("note: {}\n", without_controls(words)),
            (Format::Human, Some((file, (line, column)))) => {
                let placed = span.and_then(|span| self.placed(span));
                let place = placed.unwrap_or_else(|| format!("{file}:{line}:{column}"));
                let place = crate::io::failure::printable(&place);
                eprintln!("note: {}\n  --> {place}\n", without_controls(words));
            }
            (Format::Json, place) => {
                let mut object = serde_json::json!({ "severity": "note", "message": words });
                if let Some((file, (line, column))) = place {
                    object["file"] = file.into();
                    (object["line"], object["column"]) = (line.into(), column.into());
                }
                object
                    .as_object_mut()
                    .into_iter()
                    .for_each(|o| o.extend(more.as_object().cloned().unwrap_or_default()));
                println!("{object}");
            }
            (Format::Github, place) => {
                let at = place.map_or_else(String::new, |(file, (line, column))| {
                    format!("file={},line={line},col={column}", github(file))
                });
                println!("::notice {at}::{}", github(words));
            }
        }
    }

    /// The message as a terminal shows it: what, where, an excerpt, and what to do.
    pub fn human(&self, diagnostic: &Diagnostic) -> String {
        let level = match diagnostic.code.severity() {
            Severity::Error => Level::ERROR,
            Severity::Warning => Level::WARNING,
            Severity::Note => Level::NOTE,
        };
        let title = level
            .primary_title(without_controls(&diagnostic.message))
            .id(diagnostic.code.id());
        let renderer = if self.colour {
            Renderer::styled()
        } else {
            Renderer::plain()
        };
        let texts: Vec<(Span, String, Option<String>)> = diagnostic
            .span
            .map(|span| (span, self.text(span), None))
            .into_iter()
            .chain(
                diagnostic
                    .other
                    .iter()
                    .map(|(span, words)| (*span, self.text(*span), Some(words.clone()))),
            )
            .collect();
        let mut group = title.elements(std::iter::empty::<
            Snippet<'_, annotate_snippets::Annotation<'_>>,
        >());
        for (span, text, words) in &texts {
            group = match self.placed(*span) {
                // A workbook has no line to show.
                Some(place) => group.element(Origin::path(crate::io::failure::printable(&place))),
                None => group.element(self.snippet(*span, text, words.as_deref())),
            };
        }
        if !diagnostic.hint.is_empty() {
            group = group.element(Level::HELP.message(without_controls(&diagnostic.hint)));
        }
        renderer.render(&[group])
    }

    /// The line of the mistake only, so that a long file costs nothing.
    fn snippet<'t>(
        &self,
        span: Span,
        text: &'t str,
        words: Option<&str>,
    ) -> Snippet<'t, annotate_snippets::Annotation<'t>> {
        let clamp = |at: u32| {
            (0..=(at as usize).min(text.len()))
                .rev()
                .find(|at| text.is_char_boundary(*at))
                .unwrap_or(0)
        };
        let (start, end) = (clamp(span.start), clamp(span.end).max(clamp(span.start)));
        let line_start = text[..start].rfind('\n').map_or(0, |n| n + 1);
        let line_end = text[start..].find('\n').map_or(text.len(), |n| start + n);
        let kind = if words.is_some() {
            AnnotationKind::Context
        } else {
            AnnotationKind::Primary
        };
        let range = start - line_start..end.min(line_end).max(start) - line_start;
        let annotation = match words {
            Some(words) => kind.span(range).label(without_controls(words)),
            None => kind.span(range),
        };
        let line = text[..line_start].matches('\n').count() + 1;
        Snippet::source(&text[line_start..line_end])
            .line_start(line)
            .path(crate::io::failure::printable(self.source.path(span.file)))
            .annotation(annotation)
    }

    fn json(&self, diagnostic: &Diagnostic) -> serde_json::Value {
        let place = |span: Span| {
            let (line, column) = self.position(span);
            (self.source.path(span.file).to_owned(), line, column)
        };
        let own = diagnostic.span.map(place);
        let mut object = serde_json::json!({
            "code": diagnostic.code.id(),
            "severity": match diagnostic.code.severity() {
                Severity::Error => "error",
                Severity::Warning => "warning",
                Severity::Note => "note",
            },
            "file": own.as_ref().map(|p| &p.0),
            "line": own.as_ref().map(|p| p.1),
            "column": own.as_ref().map(|p| p.2),
            "message": diagnostic.message,
            "hint": diagnostic.hint,
        });
        if let Some((sheet, cell)) = diagnostic.span.and_then(|span| self.cell(span)) {
            (object["sheet"], object["cell"]) = (sheet.into(), cell.into());
        }
        if let Some((span, words)) = &diagnostic.other {
            let (file, line, column) = place(*span);
            object["other"] = serde_json::json!({ "file": file, "line": line, "column": column, "message": words });
        }
        object
    }

    fn github(&self, diagnostic: &Diagnostic) -> String {
        let level = match diagnostic.code.severity() {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Note => "notice",
        };
        let cell = diagnostic.span.and_then(|span| self.cell(span));
        let cell = cell.map_or_else(String::new, |(sheet, cell)| {
            format!("sheet {sheet}, cell {cell}: ")
        });
        let place = diagnostic.span.map_or_else(String::new, |span| {
            let (line, column) = self.position(span);
            format!(
                "file={},line={line},col={column},",
                github(self.source.path(span.file))
            )
        });
        format!(
            "::{level} {place}title={}::{}",
            diagnostic.code.id(),
            github(&format!(
                "{cell}{}. {}",
                diagnostic.message, diagnostic.hint
            ))
        )
    }
}

/// The text of a file for an excerpt; nothing of a file that is no text.
fn shown_text(path: &str, bytes: Vec<u8>) -> String {
    let text = match is_text_table(path) {
        true => delimited::shown(bytes),
        false => String::from_utf8_lossy(&bytes).into_owned(),
    };
    let binary = text.contains('\0') || text.starts_with("PK");
    if binary { String::new() } else { text }
}

/// A text for a terminal: control characters are shown as their code, line ends stay.
pub fn without_controls(text: &str) -> String {
    text.chars()
        .flat_map(|c| {
            if c.is_control() && c != '\n' {
                c.escape_unicode().collect::<Vec<_>>()
            } else {
                vec![c]
            }
        })
        .collect()
}

/// A text for an annotation of GitHub Actions.
pub fn github(text: &str) -> String {
    text.replace('%', "%25")
        .replace('\r', "%0D")
        .replace('\n', "%0A")
}
