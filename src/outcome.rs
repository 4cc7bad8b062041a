//! What a run comes to: messages, a finished site, or why it stopped.

use crate::base::Period;
use crate::base::{Date, Diagnostic, Diagnostics, Lang};
use crate::emit::{EmitError, Emitted};
use crate::model::{LeftOut, PaperFont, Settings};
use crate::render::context::RenderError;
use crate::theme::{self, ThemeError};

/// What a run came to.
#[derive(Debug)]
pub struct Outcome<T = Made> {
    /// All messages, sorted.
    pub diagnostics: Vec<Diagnostic>,
    /// What was made; `None` when a gate stopped the run.
    pub made: Option<T>,
    /// Why it stopped, when it was neither the author's content nor the end.
    pub stopped: Option<Stopped>,
}

/// A finished run.
#[derive(Clone, Debug)]
pub struct Made {
    /// The name of the site in one line: its title and its publisher.
    pub site: Box<str>,
    /// The as-of date.
    pub as_of: Date,
    /// What was written.
    pub emitted: Emitted,
    /// What was left out.
    pub left_out: LeftOut,
    /// The addresses of the permanent editions that were written beside the site, oldest first.
    pub editions: Vec<Box<str>>,
    /// The newest period whose figures are closed; `None` when none is yet.
    pub closed: Option<Period>,
    /// Fonts of its own for paper, which no page publishes.
    pub fonts: Vec<PaperFont>,
}

/// A stop that no change of the content mends.
#[derive(Debug)]
pub enum Stopped {
    /// The configuration is missing or wrong.
    Config,
    /// A template or strings file.
    Theme(ThemeError),
    /// Reading or writing failed: path, action, error.
    World(String, &'static str, std::io::Error),
    /// A finished page has active content: page and findings.
    Unsafe(String, Vec<String>),
    /// A file changed while building.
    Changed(String),
}

/// Runs stages that push their messages, and sums up.
pub fn outcome<T>(
    stages: impl FnOnce(&mut Diagnostics) -> Result<Option<T>, Stopped>,
) -> Outcome<T> {
    let mut diags = Diagnostics::new();
    let (made, stopped) = match stages(&mut diags) {
        Ok(made) => (made, None),
        Err(stopped) => (None, Some(stopped)),
    };
    Outcome {
        diagnostics: diags.sorted(),
        made,
        stopped,
    }
}

/// The name of a site in one line, which tells its output from another site's.
pub fn name(settings: &Settings) -> Box<str> {
    let words = [&settings.title, &settings.publisher].map(|text| {
        let text = text.get(Lang::DEFAULT).replace(char::is_control, " ");
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    });
    words.join(" · ").into()
}

/// A file that could not be read: its path and why.
pub fn unreadable((path, error): (String, std::io::Error)) -> Stopped {
    Stopped::World(path, "read", error)
}

/// A theme's mistake with the path that its author knows.
pub fn themed(error: ThemeError, settings: &Settings) -> Stopped {
    Stopped::Theme(ThemeError {
        file: theme::shown(&error.file, &settings.theme.name),
        ..error
    })
}

/// Why writing stopped, in the words of a run.
pub fn stopped(error: EmitError, settings: &Settings) -> Stopped {
    match error {
        EmitError::Render(RenderError::Theme(error)) => themed(error, settings),
        EmitError::Render(RenderError::Read(path, error)) | EmitError::Read(path, error) => {
            Stopped::World(path, "read", error)
        }
        EmitError::Render(RenderError::Changed(path)) => Stopped::Changed(path),
        EmitError::Unsafe(page, findings) => Stopped::Unsafe(page, findings),
        EmitError::Write(path, error) => Stopped::World(path, "write", error),
    }
}
