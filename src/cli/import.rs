//! `import`: the figures of a table go into the files of their projects.

use super::edit::{self, Stop};
use super::{Format, Global, report, today};
use crate::amend::{self, Plan, Refused, Told, Why};
use crate::base::{Code, Date, Diagnostic, FileId, Severity};
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
    let table = [table(&source, &args.file)?];
    // A project whose file has a mistake is not there, and its figures would be those of nobody.
    let site = super::export::sound(global, &source, &said)?;
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
    let mut plan = amend::plan(site, &told);
    if args.reason.is_some() {
        plan.take_back();
    }
    if plan.is_empty() {
        let message = format!(
            "nothing new: {}",
            counted(plan.same, "figure is", "figures are")
        );
        return Err(
            Refused::needless(message + " there already", plan.not_taken().join("\n")).into(),
        );
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
        as_json(global, "not written", &plan, &edits);
        return Ok(0);
    }
    let is_kept = edit::written(global, &edits)?;
    as_json(global, "written", &plan, &edits);
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
    let is_own = |d: &&Diagnostic| file.is_some_and(|file| is_of_table(d, file));
    let own: Vec<Diagnostic> = read.diagnostics.iter().filter(is_own).cloned().collect();
    let is_fine = own.iter().all(|d| d.code.severity() != Severity::Error);
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

/// Whether a message is about the table alone: its mistakes, and what of it is passed over.
fn is_of_table(d: &Diagnostic, table: FileId) -> bool {
    let is_here = d.span.is_some_and(|span| span.file == table);
    let is_both = is_here && d.other.as_ref().is_some_and(|(span, _)| span.file == table);
    is_here
        && match d.code {
            // That a figure stands in a file as well is what is looked for.
            Code::FigureTwice | Code::TwoPlaces => is_both,
            // What falls is told of the files.
            Code::CumulativeFalls => false,
            code => code.severity() == Severity::Error || code == Code::PassedOver,
        }
}

fn counted(n: usize, one: &str, several: &str) -> String {
    format!("{n} {}", if n == 1 { one } else { several })
}

/// What was done, for programs; nothing for people.
fn as_json(global: &Global, result: &str, plan: &Plan<'_>, edits: &[FileEdit]) {
    if global.format != Format::Json {
        return;
    }
    let projects: Vec<&str> = plan.projects.iter().map(|(p, ..)| &*p.id).collect();
    let files: Vec<&str> = edits.iter().map(|edit| &*edit.path).collect();
    let json = serde_json::json!({
        "result": result, "projects": projects, "new": plan.count_of_new(),
        "corrected": plan.differing.len(), "same": plan.same, "not_taken": plan.not_taken(),
        "files": files, "diff": edit::shown(edits),
    });
    println!("{json}");
}

/// The difference on the standard output, the plan beside it.
fn show(global: &Global, dry_run: bool, plan: &Plan<'_>, edits: &[FileEdit]) {
    if global.format == Format::Json || (global.quiet && !dry_run) {
        return;
    }
    let diff = edit::shown(edits);
    let projects: Vec<&str> = plan.projects.iter().map(|(p, ..)| &*p.id).collect();
    print!("{}", edit::unsteered(&diff));
    if !projects.is_empty() {
        let count = counted(projects.len(), "new project", "new projects");
        eprintln!("{count}: {}", projects.join(", "));
    }
    eprintln!(
        "{}",
        counted(plan.count_of_new(), "new figure", "new figures")
    );
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
    for line in plan.not_taken() {
        eprintln!("  note: {}", edit::unsteered(&line));
    }
}
