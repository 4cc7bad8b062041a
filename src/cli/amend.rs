//! What `correct`, `retarget` and `rate` share: they look at an edit, write it and show it.

use super::edit::{self, Stop};
use super::{Format, Global, report};
use crate::amend::{self, Amendment, Home, Refused, Why};
use crate::base::Date;
use crate::check::newest_fact;
use crate::io::{Failure, FolderSource};
use crate::model::{Project, Site};
use crate::source::{FileEdit, Source};
use crate::{Options, stated};
use clap::Args;

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

/// Makes an amendment of a project, checks it, writes it and shows it; gives the exit code.
pub fn amend(
    global: &Global,
    id: &str,
    told: &Account,
    made: impl FnOnce((&Site, &Project), &str, Why<'_>) -> Result<Amendment, Refused>,
) -> u8 {
    edit::ended(global, try_amend(global, id, told, made))
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
    let project =
        amend::project(site, id).map_err(|refused| edit::unread(refused, &said.diagnostics))?;
    let (published, whence) = day(global, told, site)?;
    let home = Home::of(project, &source);
    let text = match home.is_new {
        true => home.text.as_str().into(),
        false => text(&source, project)?,
    };
    let amendment = made(
        (site, project),
        &text,
        Why {
            published,
            reason: told.reason.as_deref(),
            evidence: &told.evidence,
        },
    )?;
    let edits = [match home.is_new {
        true => FileEdit::new(home.path, &*amendment.after),
        false => FileEdit::of_text(&home.path, &amendment.before, &amendment.after),
    }];
    let shown = Shown {
        amendment: &amendment,
        edits: &edits,
        published,
        whence,
    };
    if told.dry_run {
        shown.print(global, true);
    }
    let is_kept = |site: &Site| amend::project(site, id).is_ok_and(|p| amendment.is_kept_by(p));
    edit::admissible(global, &source, &options, &edits, is_kept)?;
    if !told.dry_run {
        let is_kept = edit::written(global, &edits)?;
        shown.print(global, false);
        edit::tell_undo(global, is_kept);
    }
    notes(
        global,
        &amendment,
        published,
        global.as_of.or(site.settings.as_of),
    );
    Ok(0)
}

/// The text of a project's file.
fn text(source: &FolderSource, project: &Project) -> Result<String, Failure> {
    let file = project.place.0.file;
    let bytes = source.read(file);
    let bytes = bytes.map_err(|e| Failure::world("read", source.path(file), e))?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
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

/// What is told about an edit.
struct Shown<'a> {
    amendment: &'a Amendment,
    edits: &'a [FileEdit; 1],
    published: Date,
    whence: &'a str,
}

impl Shown<'_> {
    /// The difference on the standard output, for `git apply` as well as for the eye; the rest
    /// beside it.
    fn print(&self, global: &Global, dry_run: bool) {
        let Shown {
            amendment,
            edits,
            published,
            whence,
        } = self;
        let (path, diff) = (&edits[0].path, edit::shown(*edits));
        let line = amendment.line();
        if global.format == Format::Json {
            let result = if dry_run { "not written" } else { "written" };
            let json = serde_json::json!({ "result": result, "file": path, "line": line, "published": published.to_string(), "diff": diff });
            return println!("{json}");
        }
        if dry_run || !global.quiet {
            print!("{}", edit::unsteered(&diff));
        }
        if !dry_run && !global.quiet {
            eprintln!("Wrote {path}:{line}, published {published} ({whence})");
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
    edit::not_yet(global, published, as_of);
}
