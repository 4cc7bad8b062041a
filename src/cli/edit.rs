//! What the commands that write into the author's files share: an edit is looked at before it is
//! written, shown as a difference, and kept so that it can be taken back.

use super::{Format, Global, report};
use crate::amend::{self, Refused};
use crate::base::{Code, Date, Diagnostic, Severity};
use crate::io::failure::printable;
use crate::io::{Failure, edits, history};
use crate::model::Site;
use crate::source::{FileEdit, Overlay, Source};
use crate::{Options, Outcome, computed, stated};
use std::io::{IsTerminal, Write};

/// Why a command ended without an edit.
pub enum Stop {
    /// What was asked for is not to be done.
    Refused(Refused),
    /// The world's failure.
    World(Failure),
    /// Its messages are printed; the exit code.
    Told(u8),
}

impl From<Refused> for Stop {
    fn from(refused: Refused) -> Stop {
        Stop::Refused(refused)
    }
}

impl From<Failure> for Stop {
    fn from(failure: Failure) -> Stop {
        Stop::World(failure)
    }
}

/// A project may be missing only because its file cannot be read.
pub fn unread(refused: Refused, diagnostics: &[Diagnostic]) -> Refused {
    if diagnostics
        .iter()
        .all(|d| d.code.severity() != Severity::Error)
    {
        return refused;
    }
    let hint = format!(
        "{}; files with mistakes were left out, see `milepost check`",
        refused.hint
    );
    Refused { hint, ..refused }
}

/// The exit code of a command that edits, its reason to stop told.
pub fn ended(global: &Global, done: Result<u8, Stop>) -> u8 {
    match done {
        Ok(code) | Err(Stop::Told(code)) => code,
        Err(Stop::World(failure)) => report::failure(&failure),
        Err(Stop::Refused(refused)) => say(global, &refused),
    }
}

/// A refusal of what is laid out in a way for which no safe place is known, with what to write.
pub fn by_hand(edits: &[FileEdit]) -> Refused {
    let message =
        "the file is laid out in a way that milepost does not edit; nothing was written".to_owned();
    Refused {
        message,
        hint: format!("write it by hand, like this:\n{}", shown(edits)),
        needless: false,
    }
}

/// Whether the site stays in order with an edit and says what was meant; its messages are printed.
pub fn admissible(
    global: &Global,
    source: &dyn Source,
    options: &Options,
    edits: &[FileEdit],
    is_kept: impl Fn(&Site) -> bool,
) -> Result<(), Stop> {
    let overlay = Overlay::new(source, edits);
    let before = computed(source, options);
    let after = computed(&overlay, options);
    let told = Outcome {
        diagnostics: fresh((source, &before), (&overlay, &after), edits),
        made: None::<()>,
        stopped: after.stopped,
    };
    let code = report::outcome(global, &overlay, &told);
    if code != 0 {
        return Err(Stop::Told(code));
    }
    let kept = stated(&overlay, options).made.map(|site| is_kept(&site));
    match kept {
        Some(true) => Ok(()),
        _ => Err(by_hand(edits).into()),
    }
}

/// The messages that the edit brought. Those of a gate that was not reached before are not its own.
fn fresh<T>(
    (source, before): (&dyn Source, &Outcome<T>),
    (overlay, after): (&dyn Source, &Outcome<T>),
    edits: &[FileEdit],
) -> Vec<Diagnostic> {
    let path = |source: &dyn Source, d: &Diagnostic| {
        let span = d.span?;
        Some(source.path(span.file).to_owned())
    };
    let same = |old: &Diagnostic, new: &Diagnostic| {
        (old.code, &old.message) == (new.code, &new.message)
            && path(source, old) == path(overlay, new)
    };
    let reached = before.made.is_some();
    let is_in_edit = |d: &Diagnostic| {
        let path = path(overlay, d);
        path.is_some_and(|path| edits.iter().any(|edit| edit.path == path))
    };
    let own = |d: &Diagnostic| reached || is_in_edit(d) || d.code != Code::DeclaredBetter;
    let warns = |d: &Diagnostic| d.code.severity() == Severity::Error || reached;
    let old = |d: &Diagnostic| before.diagnostics.iter().any(|b| same(b, d));
    let new = after.diagnostics.iter();
    new.filter(|d| !old(d) && own(d) && warns(d))
        .cloned()
        .collect()
}

/// The difference that an edit makes, for `git apply` as well as for the eye.
pub fn shown(edits: &[FileEdit]) -> String {
    edits.iter().map(amend::difference).collect()
}

/// A text with what would steer a terminal as its code.
pub fn unsteered(text: &str) -> String {
    let steers = |c: char| c.is_control() && !matches!(c, '\n' | '\r' | '\t');
    let plain = |c: char| match steers(c) {
        true => c.escape_unicode().to_string(),
        false => c.to_string(),
    };
    text.chars().map(plain).collect()
}

/// Whether a person at a terminal is asked before an edit is written.
pub fn asks(is_sure: bool) -> bool {
    !is_sure && std::io::stdin().is_terminal() && std::io::stderr().is_terminal()
}

/// Whether the person at a terminal wants an edit written that was shown; where nobody can be
/// asked, it is.
pub fn confirmed(is_sure: bool) -> bool {
    if !asks(is_sure) {
        return true;
    }
    eprint!("Write it? [y/N] ");
    drop(std::io::stderr().flush());
    let mut line = String::new();
    let read = std::io::stdin().read_line(&mut line);
    let yes = matches!(line.trim().to_lowercase().as_str(), "y" | "yes" | "是");
    let is_wanted = read.is_ok() && yes;
    if !is_wanted {
        eprintln!("Nothing was written");
    }
    is_wanted
}

/// Writes an edit and keeps it as the last one; whether it could be kept. It is kept before the
/// first file changes, so that an edit that ends half way can be taken back.
pub fn written(global: &Global, edits: &[FileEdit]) -> Result<bool, Failure> {
    let words = std::env::args_os().skip(1);
    let words: Vec<String> = words.map(|word| word.to_string_lossy().into()).collect();
    let is_kept = history::push(&global.root, &words.join(" "), edits).is_ok();
    edits::write(&global.root, edits).map_err(|unwritten| {
        if is_kept && !unwritten.is_half {
            // A line that stays does no harm: all of its files are as before already.
            drop(history::pop(&global.root));
        }
        unwritten.failure
    })?;
    Ok(is_kept)
}

/// Says how an edit is taken back.
pub fn tell_undo(global: &Global, is_kept: bool) {
    if global.quiet || global.format != Format::Human {
        return;
    }
    let at = match global.root.as_os_str() == "." {
        true => String::new(),
        false => format!(" -C '{}'", printable(&global.root).replace('\'', "'\\''")),
    };
    match is_kept {
        true => eprintln!("To take it back: milepost undo{at}"),
        false => {
            eprintln!("note: `milepost undo` cannot take this back: .milepost/ is not writable")
        }
    }
}

/// Says that the site does not show yet what is published on a later day.
pub fn not_yet(global: &Global, published: Date, as_of: Option<Date>) {
    let hidden = as_of.filter(|day| *day < published);
    if let Some(as_of) = hidden.filter(|_| !global.quiet && global.format == Format::Human) {
        eprintln!("note: the site stands at {as_of}; it shows this from {published} on");
    }
}

/// Says why nothing is written.
pub fn say(global: &Global, refused: &Refused) -> u8 {
    let level = if refused.needless { "warning" } else { "error" };
    match global.format {
        Format::Json => {
            let Refused { message, hint, .. } = refused;
            let json = serde_json::json!({ "severity": level, "message": message, "hint": hint });
            println!("{json}")
        }
        Format::Github => println!(
            "::{level}::{}",
            report::github(&format!("{}. {}", refused.message, refused.hint))
        ),
        Format::Human if refused.hint.is_empty() => eprintln!("{level}: {}", refused.message),
        Format::Human => eprintln!(
            "{level}: {}\n  hint: {}",
            refused.message,
            refused.hint.replace('\n', "\n  ")
        ),
    }
    if refused.needless { 0 } else { 2 }
}
