//! What the tool has to say to an author. Messages are gathered here; how they look is decided
//! where they are printed.

use super::code::{Code, Severity};
use super::span::Span;

/// One message about one place.
#[derive(Clone, Debug, PartialEq)]
pub struct Diagnostic {
    /// The stable code, which also gives the severity.
    pub code: Code,
    /// Where; `None` for mistakes outside the author's files, such as in an embedded template.
    pub span: Option<Span>,
    /// What is wrong: lower case, no full stop, the author's own text in backticks.
    pub message: String,
    /// What to type instead, as an instruction; may be empty.
    pub hint: String,
    /// A second place that belongs to the mistake, with its words; `None` for most.
    pub other: Option<(Span, String)>,
}

/// The messages of one run, in the order they were found.
///
/// Stages push and go on; [`Diagnostics::sorted`] gives the order of the report.
#[derive(Clone, Debug, Default)]
pub struct Diagnostics {
    list: Vec<Diagnostic>,
}

impl Diagnostics {
    /// No messages yet.
    pub fn new() -> Diagnostics {
        Diagnostics::default()
    }

    /// Adds a message about a place.
    pub fn push(
        &mut self,
        code: Code,
        span: Span,
        message: impl Into<String>,
        hint: impl Into<String>,
    ) {
        self.add(Diagnostic {
            code,
            span: Some(span),
            message: message.into(),
            hint: hint.into(),
            other: None,
        });
    }

    /// Adds a message that shows two places.
    pub fn push_two(
        &mut self,
        code: Code,
        span: Span,
        message: impl Into<String>,
        hint: impl Into<String>,
        other: (Span, String),
    ) {
        self.add(Diagnostic {
            code,
            span: Some(span),
            message: message.into(),
            hint: hint.into(),
            other: Some(other),
        });
    }

    /// Adds a finished message, also one about no place.
    pub fn add(&mut self, diagnostic: Diagnostic) {
        self.list.push(diagnostic);
    }

    /// Takes over the messages of a part of the work, after those that are there.
    pub fn append(&mut self, mut other: Diagnostics) {
        self.list.append(&mut other.list);
    }

    /// Whether any message stops the build; warnings alone do not.
    pub fn has_errors(&self) -> bool {
        self.list
            .iter()
            .any(|d| d.code.severity() == Severity::Error)
    }

    /// How many errors and how many warnings there are, in this order.
    pub fn counts(&self) -> (usize, usize) {
        let of = |severity| {
            self.list
                .iter()
                .filter(move |d| d.code.severity() == severity)
        };
        (of(Severity::Error).count(), of(Severity::Warning).count())
    }

    /// All messages, in the order they were found.
    pub fn iter(&self) -> impl Iterator<Item = &Diagnostic> {
        self.list.iter()
    }

    /// Whether there is neither an error nor a warning; notes are no mistakes.
    pub fn is_clean(&self) -> bool {
        self.counts() == (0, 0)
    }

    /// Errors before warnings, each by file from top to bottom and told once: the same for any
    /// order of work.
    pub fn sorted(mut self) -> Vec<Diagnostic> {
        self.list.sort_by(|a, b| {
            let key = |d: &Diagnostic| {
                (
                    d.code.severity(),
                    d.span.map(|s| (s.file, s.start, s.end)),
                    d.code,
                )
            };
            key(a).cmp(&key(b)).then_with(|| a.message.cmp(&b.message))
        });
        self.list.dedup();
        self.list
    }
}
