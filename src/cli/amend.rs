//! What `correct`, `retarget` and `rate` share: they look at an edit, write it and show it.

use super::{Format, Global, report};
use crate::amend::{self, Amendment, Refused, Why};
use crate::base::{Code, Date, Diagnostic, FileId, Severity};
use crate::check::newest_fact;
use crate::io::failure::printable;
use crate::io::{self, Failure, FolderSource};
use crate::model::{Project, Site};
use crate::source::{Overlay, Source};
use crate::{Options, Outcome, computed, stated};
use clap::Args;
use std::path::{Path, PathBuf};

/// What the public is told, and whether anything is written.
#[derive(Debug, Args)]
pub struct Account {
    /// Why, in one sentence; readers see it beside what is new
    #[arg(long, value_name = "TEXT")]
    reason: Option<String>,
    /// The day of publication [default: the as-of date, else the newest public fact]
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = super::day)]
    published: Option<Date>,
    /// Evidence that the project lists, by id; may be given again
    #[arg(long, value_name = "ID")]
    evidence: Vec<String>,
    /// Show what would be written, and write nothing
    #[arg(long)]
    dry_run: bool,
}

/// Why a command ended without an amendment.
enum Stop {
    Refused(Refused),
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

/// Makes an amendment of a project, checks it, writes it and shows it; gives the exit code.
pub fn amend(
    global: &Global,
    id: &str,
    told: &Account,
    made: impl FnOnce((&Site, &Project), &str, Why<'_>) -> Result<Amendment, Refused>,
) -> u8 {
    match try_amend(global, id, told, made) {
        Ok(code) | Err(Stop::Told(code)) => code,
        Err(Stop::World(failure)) => report::failure(&failure),
        Err(Stop::Refused(refused)) => say(global, &refused),
    }
}

fn try_amend(
    global: &Global,
    id: &str,
    told: &Account,
    made: impl FnOnce((&Site, &Project), &str, Why<'_>) -> Result<Amendment, Refused>,
) -> Result<u8, Stop> {
    let source = FolderSource::open(&global.root)?;
    let options = Options {
        strict: false,
        ..global.options()
    };
    let said = stated(&source, &options);
    let Some(site) = &said.made else {
        return Err(Stop::Told(report::outcome(global, &source, &said)));
    };
    let project = amend::project(site, id).map_err(|refused| unread(refused, &said.diagnostics))?;
    let (published, whence) = day(global, told, site)?;
    let file = project.place.0.file;
    let path = source.path(file);
    let bytes = source
        .read(file)
        .map_err(|e| Failure::world("read", path, e))?;
    let text = String::from_utf8_lossy(&bytes);
    let amendment = made(
        (site, project),
        &text,
        Why {
            published,
            reason: told.reason.as_deref(),
            evidence: &told.evidence,
        },
    )?;
    let shown = Shown {
        amendment: &amendment,
        path,
        published,
        whence,
    };
    if told.dry_run {
        shown.print(global, true);
    }
    admissible(global, &source, &options, &amendment, id)?;
    if !told.dry_run {
        io::replace(&global.root, path, &amendment.before, &amendment.after)?;
        shown.print(global, false);
    }
    notes(
        global,
        &amendment,
        published,
        global.as_of.or(site.settings.as_of),
    );
    Ok(0)
}

/// A project may be missing only because its file cannot be read.
fn unread(refused: Refused, diagnostics: &[Diagnostic]) -> Refused {
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

/// The day of publication, and where it is from. The clock is never asked.
fn day(global: &Global, told: &Account, site: &Site) -> Result<(Date, &'static str), Refused> {
    let given = told.published.map(|day| (day, "as given"));
    let as_of = || global.as_of.map(|day| (day, "the day of --as-of"));
    let fixed = || {
        site.settings
            .as_of
            .map(|day| (day, "the as-of date in site.yaml"))
    };
    let newest = || newest_fact(site).map(|day| (day, "the day of the newest public fact"));
    given
        .or_else(as_of)
        .or_else(fixed)
        .or_else(newest)
        .ok_or_else(|| Refused {
            message: "the site has no dated fact yet, so the day of publication is not known"
                .to_owned(),
            hint: "give it with `--published`".to_owned(),
            needless: false,
        })
}

/// Whether the site stays in order with the new text and says what was meant; its messages are
/// printed.
fn admissible(
    global: &Global,
    source: &dyn Source,
    options: &Options,
    amendment: &Amendment,
    id: &str,
) -> Result<(), Stop> {
    let overlay = Overlay::new(source, amendment.file, amendment.after.as_bytes());
    let (before, after) = (computed(source, options), computed(&overlay, options));
    let fresh = fresh(&before, &after, amendment.file);
    let told = Outcome {
        diagnostics: fresh,
        made: None::<()>,
        stopped: after.stopped,
    };
    let code = report::outcome(global, &overlay, &told);
    if code != 0 {
        return Err(Stop::Told(code));
    }
    let kept = stated(&overlay, options).made.and_then(|site| {
        amend::project(&site, id)
            .map(|p| amendment.is_kept_by(p))
            .ok()
    });
    if kept == Some(true) {
        return Ok(());
    }
    let diff = amend::unified(
        source.path(amendment.file),
        &amendment.before,
        &amendment.after,
    );
    let message =
        "the file is laid out in a way that milepost does not edit; nothing was written".to_owned();
    Err(Refused {
        message,
        hint: format!("write it by hand, like this:\n{diff}"),
        needless: false,
    }
    .into())
}

/// The messages that the edit brought. Those of a gate that was not reached before are not its own.
fn fresh<T>(before: &Outcome<T>, after: &Outcome<T>, file: FileId) -> Vec<Diagnostic> {
    let same = |a: &Diagnostic, b: &Diagnostic| {
        (a.code, &a.message, a.span.map(|s| s.file)) == (b.code, &b.message, b.span.map(|s| s.file))
    };
    let reached = before.made.is_some();
    let own = |d: &Diagnostic| {
        reached || d.span.is_some_and(|s| s.file == file) || d.code != Code::DeclaredBetter
    };
    let warns = |d: &Diagnostic| d.code.severity() == Severity::Error || reached;
    let old = |d: &Diagnostic| before.diagnostics.iter().any(|b| same(b, d));
    after
        .diagnostics
        .iter()
        .filter(|d| !old(d) && own(d) && warns(d))
        .cloned()
        .collect()
}

/// What is told about an edit.
struct Shown<'a> {
    amendment: &'a Amendment,
    path: &'a str,
    published: Date,
    whence: &'a str,
}

impl Shown<'_> {
    /// The difference on the standard output, for `git apply` as well as for the eye; the rest
    /// beside it.
    fn print(&self, global: &Global, dry_run: bool) {
        let Shown {
            amendment,
            path,
            published,
            whence,
        } = self;
        let diff = amend::unified(path, &amendment.before, &amendment.after);
        let line = amendment.line();
        if global.format == Format::Json {
            let result = if dry_run { "not written" } else { "written" };
            let json = serde_json::json!({ "result": result, "file": path, "line": line, "published": published.to_string(), "diff": diff });
            return println!("{json}");
        }
        let steers = |c: char| c.is_control() && !matches!(c, '\n' | '\r' | '\t');
        let shown = |c: char| {
            if steers(c) {
                c.escape_unicode().to_string()
            } else {
                c.to_string()
            }
        };
        if dry_run || !global.quiet {
            print!("{}", diff.chars().map(shown).collect::<String>());
        }
        if !dry_run && !global.quiet {
            let file = if global.root == Path::new(".") {
                PathBuf::from(path)
            } else {
                global.root.join(path)
            };
            let quoted = printable(file).replace('\'', "'\\''");
            eprintln!("Wrote {path}:{line}, published {published} ({whence})");
            eprintln!(
                "To undo it, take these lines back, or `git checkout -- '{quoted}'` where nothing \
                 else in it changed"
            );
        }
    }
}

fn notes(global: &Global, amendment: &Amendment, published: Date, as_of: Option<Date>) {
    if global.quiet || global.format != Format::Human {
        return;
    }
    for note in &amendment.notes {
        eprintln!("note: {note}");
    }
    if let Some(as_of) = as_of.filter(|day| *day < published) {
        eprintln!("note: the site stands at {as_of}; it shows this from {published} on");
    }
}

/// Says why nothing is written.
fn say(global: &Global, refused: &Refused) -> u8 {
    let level = if refused.needless { "warning" } else { "error" };
    match global.format {
        Format::Json => {
            println!(
                "{}",
                serde_json::json!({ "severity": level, "message": refused.message, "hint": refused.hint })
            )
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
