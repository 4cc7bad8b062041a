//! `new`: files to fill in, with what the site already says and its ids in comments.

mod page;
mod period;
mod project;
mod report;

use super::edit::{self, Stop};
use super::{Format, Global, report as messages};
use crate::amend::Refused;
use crate::base::{Code, Date, slug};
use crate::config::is_id;
use crate::io::FolderSource;
use crate::io::failure::printable;
use crate::source::{FileEdit, Overlay, Source};
use crate::{Options, run, stated};
use clap::Subcommand;

/// What is to be made.
#[derive(Debug, Subcommand)]
pub enum New {
    /// A project with one indicator
    Project {
        /// Its id: Latin letters, digits and hyphens
        name: String,
        /// Its title [default: asked for on a terminal, else made of the id]
        #[arg(long, value_name = "TITLE")]
        title: Option<String>,
    },
    /// A dated report of a project, with its indicators and milestones in comments
    Report {
        /// The project's id
        project: String,
        /// Its day [default: the as-of date, else today]
        #[arg(long, value_name = "YYYY-MM-DD", value_parser = super::day)]
        date: Option<Date>,
    },
    /// Words for a quarter, or for another period by which the site reports
    #[command(alias = "period")]
    Quarter {
        /// The period, such as 2021-Q3 [default: the last one that has ended]
        period: Option<String>,
    },
    /// A page of your own
    Page {
        /// The last part of its address: Latin letters, digits and hyphens
        name: String,
        /// Its title [default: made of the name]
        #[arg(long, value_name = "TITLE")]
        title: Option<String>,
    },
}

/// Files that are to be made.
struct Made {
    edits: Vec<FileEdit>,
    /// What is left to the author.
    todo: &'static str,
}

/// Makes a file; gives the exit code.
pub fn new(global: &Global, what: &New) -> u8 {
    edit::ended(global, try_new(global, what))
}

fn try_new(global: &Global, what: &New) -> Result<u8, Stop> {
    let source = FolderSource::open(&global.root)?;
    let options = Options {
        strict: false,
        ..global.options()
    };
    let said = stated(&source, &options);
    let Some(site) = &said.made else {
        return Err(Stop::Told(messages::outcome(global, &source, &said)));
    };
    let made = match what {
        New::Project { name, title } => project::project(global, site, name, title.as_deref())?,
        New::Report { project, date } => report::report(global, (site, &source), project, *date)?,
        New::Quarter { period } => period::period(global, site, period.as_deref())?,
        New::Page { name, title } => page::page(global, site, name, title.as_deref())?,
    };
    edit::admissible(global, &source, &options, &made.edits, |_| true)?;
    if let New::Page { .. } = what {
        free_address(&source, &options, &made.edits)?;
    }
    let is_kept = edit::written(global, &made.edits)?;
    told(global, &made);
    edit::tell_undo(global, is_kept);
    Ok(0)
}

/// Refuses a page whose address is taken, which only shows once all pages are made.
fn free_address(source: &dyn Source, options: &Options, edits: &[FileEdit]) -> Result<(), Refused> {
    let taken = |source: &dyn Source| -> Vec<String> {
        let all = run(source, options, None, &|_, _| {})
            .diagnostics
            .into_iter();
        let same = all.filter(|d| d.code == Code::SameAddress);
        same.map(|d| d.message).collect()
    };
    let after = taken(&Overlay::new(source, edits));
    if after.is_empty() {
        return Ok(());
    }
    let before = taken(source);
    let fresh = after.into_iter().find(|message| !before.contains(message));
    fresh.map_or(Ok(()), |message| {
        Err(Refused::new(message, "give the page another name"))
    })
}

/// An id like a word that is none; `usual` where nothing like it can be one.
fn like(word: &str, usual: &str) -> String {
    let id = slug::suggested(word, usual);
    if is_id(&id) { id } else { usual.to_owned() }
}

fn told(global: &Global, made: &Made) {
    let files = made.edits.iter().filter(|edit| edit.after.is_some());
    let files: Vec<String> = files.map(|edit| edit.path.clone()).collect();
    if global.format == Format::Json {
        return println!(
            "{}",
            serde_json::json!({ "result": "written", "files": files })
        );
    }
    if !global.quiet {
        let shown = files.iter().map(|file| printable(global.root.join(file)));
        let shown = shown.collect::<Vec<_>>().join(", ");
        eprintln!("Made {shown}. {}, then run milepost check", made.todo);
    }
}

/// The most ids that one comment names.
const MOST: usize = 24;

/// What else may stand on a line, as a comment behind it.
fn others(ids: &[&str]) -> String {
    match ids {
        [] => String::new(),
        ids if MOST < ids.len() => format!("  # or {} …", ids[..MOST].join(", ")),
        ids => format!("  # or {}", ids.join(", ")),
    }
}

/// `night-buses` → `Night buses`.
fn from_id(name: &str) -> String {
    // An id is ASCII, so that its first letter is one byte.
    let words = name.replace('-', " ");
    words[..1].to_uppercase() + &words[1..]
}
