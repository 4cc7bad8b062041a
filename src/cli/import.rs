//! `import`: the figures of a table go into the files of their projects.

use super::edit::{self, Stop};
use super::{Format, Global, report, today};
use crate::amend::{self, Plan, Refused, Told, Why};
use crate::base::{Code, Date, Diagnostic, Severity};
use crate::discover::is_table;
use crate::io::{FolderSource, edits};
use crate::model::Site;
use crate::source::{FileEdit, Overlay, Source};
use crate::{Options, Outcome, listed, stated};
use clap::Args;
use std::path::{Path, PathBuf};

/// What is asked for.
#[derive(Debug, Args)]
#[command(
    after_help = "The file is read as one in content/data/ is, with a row for each figure or a column for each date, and is not kept. Projects and figures that are new go into files; nothing that stands there is touched. A figure that differs is refused, or with `--reason` corrected in the open. The same file again says that there is nothing new. `milepost undo` takes it back as a whole."
)]
pub struct ImportArgs {
    /// A workbook (.xlsx, .xls, .ods) or a table as text (.csv, .tsv)
    file: PathBuf,
    /// Why figures that are there differ; they are corrected, and readers see it beside them
    #[arg(long, value_name = "TEXT")]
    reason: Option<String>,
    /// The day of publication [default: the as-of date, else today]
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = super::day)]
    published: Option<Date>,
    /// Show what would be written, and write nothing
    #[arg(short = 'n', long)]
    dry_run: bool,
    /// Do not ask on a terminal
    #[arg(short, long)]
    yes: bool,
}

/// Imports a table; gives the exit code.
pub fn import(global: &Global, args: &ImportArgs) -> u8 {
    edit::ended(global, try_import(global, args))
}

fn try_import(global: &Global, args: &ImportArgs) -> Result<u8, Stop> {
    let source = FolderSource::open(&global.root)?;
    let options = Options {
        strict: false,
        ..global.options()
    };
    let said = stated(&source, &options);
    let Some(site) = &said.made else {
        return Err(Stop::Told(report::outcome(global, &source, &said)));
    };
    let table = [table(&source, &args.file)?];
    let with_table = read(global, &source, &options, &table)?;
    let overlay = Overlay::new(&source, &table);
    let file = overlay.find(&table[0].path).expect("the overlay has it");
    let published = args.published.or(global.as_of).or(site.settings.as_of);
    let published = published.unwrap_or_else(today);
    let told = Told {
        site: &with_table,
        listed: &listed(&overlay, &options).made.unwrap_or_default(),
        file,
        published,
    };
    let plan = amend::plan(site, &told);
    if plan.is_empty() {
        let message = format!(
            "nothing new: {}",
            counted(plan.same, "figure is", "figures are")
        );
        return Err(Refused::needless(message + " there already", "").into());
    }
    let why = Why {
        published,
        reason: args.reason.as_deref(),
        evidence: &[],
    };
    let edits = amend::import(&plan, &site.settings, &source, why)?;
    let is_kept = |now: &Site| amend::plan(now, &told).is_empty();
    edit::admissible(global, &source, &options, &edits, is_kept)?;
    show(global, args.dry_run, &plan, &edits);
    if args.dry_run || !edit::confirmed(args.yes) {
        return Ok(0);
    }
    let is_kept = edit::written(global, &edits)?;
    edit::tell_undo(global, is_kept);
    edit::not_yet(global, published, global.as_of.or(site.settings.as_of));
    Ok(0)
}

/// The file as one of the common tables, under a name that none of them has.
fn table(source: &FolderSource, file: &Path) -> Result<FileEdit, Stop> {
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    if !is_table(&name) {
        let message = format!("`{}` is no table that can be read", name.escape_debug());
        let hint = "save it as `.xlsx`, `.ods` or `CSV UTF-8 (comma delimited)`";
        return Err(Refused::new(message, hint).into());
    }
    let bytes = edits::given(file)?;
    let path = format!("content/data/{name}");
    let there = source.find(&path).map(|file| source.read(file));
    if there.is_some_and(|there| there.is_ok_and(|there| there == bytes)) {
        let message = format!("{path} is read as it stands, so there is nothing to import");
        let hint = "to have its figures in the files of the projects, move it out of content/data/";
        return Err(Refused::needless(message, hint).into());
    }
    let numbered = (2..).map(|n| format!("content/data/{n}-{name}"));
    let mut paths = std::iter::once(path).chain(numbered);
    let free = paths.find(|path| source.find(path).is_none());
    Ok(FileEdit::new(
        free.expect("there are more numbers than tables"),
        bytes,
    ))
}

/// The site with the table in it; what is wrong with the table itself is told.
fn read(
    global: &Global,
    source: &FolderSource,
    options: &Options,
    table: &[FileEdit; 1],
) -> Result<Site, Stop> {
    let overlay = Overlay::new(source, table);
    let read = stated(&overlay, options);
    let file = overlay.find(&table[0].path);
    // That a figure stands in both places is what is looked for; what falls is told of the files.
    let expected = [Code::FigureTwice, Code::CumulativeFalls, Code::TwoPlaces];
    let is_own = |d: &&Diagnostic| {
        let here = d.span.map(|span| span.file) == file;
        here && d.code.severity() == Severity::Error && !expected.contains(&d.code)
    };
    let own: Vec<Diagnostic> = read.diagnostics.iter().filter(is_own).cloned().collect();
    let is_fine = own.is_empty();
    let told = Outcome {
        diagnostics: own,
        made: None::<()>,
        stopped: read.stopped,
    };
    let code = report::outcome(global, &overlay, &told);
    match read.made.filter(|_| is_fine) {
        Some(site) => Ok(site),
        None => Err(Stop::Told(code.max(1))),
    }
}

fn counted(n: usize, one: &str, several: &str) -> String {
    format!("{n} {}", if n == 1 { one } else { several })
}

/// The difference on the standard output, the plan beside it.
fn show(global: &Global, dry_run: bool, plan: &Plan<'_>, edits: &[FileEdit]) {
    let diff = edit::shown(edits);
    let of_new = plan.projects.iter().map(|(_, _, figures)| figures.len());
    let new: usize = plan.new.iter().map(|(_, figures)| figures.len()).sum();
    let new = new + of_new.sum::<usize>();
    let projects: Vec<&str> = plan.projects.iter().map(|(p, ..)| &*p.id).collect();
    if global.format == Format::Json {
        let files: Vec<&str> = edits.iter().map(|edit| &*edit.path).collect();
        let json = serde_json::json!({
            "result": if dry_run { "not written" } else { "written" },
            "projects": projects, "new": new,
            "corrected": plan.differing.len(), "same": plan.same, "files": files, "diff": diff,
        });
        return println!("{json}");
    }
    if global.quiet && !dry_run {
        return;
    }
    print!("{}", edit::unsteered(&diff));
    if !projects.is_empty() {
        let count = counted(projects.len(), "new project", "new projects");
        eprintln!("{count}: {}", projects.join(", "));
    }
    eprintln!("{}", counted(new, "new figure", "new figures"));
    for (project, figures) in &plan.new {
        let of: Vec<String> = figures
            .iter()
            .map(|f| format!("{} {} for {}", f.indicator, f.said.text(), f.written))
            .collect();
        eprintln!("  {}: {}", project.id, edit::unsteered(&of.join(", ")));
    }
    for d in &plan.differing {
        let moved = format!("{} → {}", d.stands, d.told);
        let of = format!("{} {} for {}", d.project.id, d.indicator.id, d.figure.when);
        eprintln!("  corrected, {of}: {}", edit::unsteered(&moved));
    }
    eprintln!(
        "{} there already",
        counted(plan.same, "figure is", "figures are")
    );
}
