//! `export`: the figures as a workbook or as CSV, for an office to look at and to fill in.

use super::edit::{self, Stop};
use super::{Format, Global, report};
use crate::amend::{Refused, unknown};
use crate::base::{Date, Diagnostic, Severity};
use crate::check::newest_fact;
use crate::derive::facts::is_public;
use crate::export::{self, Wanted};
use crate::io::failure::printable;
use crate::io::{Failure, FolderSource, edits};
use crate::model::{Project, Site};
use crate::{Options, Outcome, stated};
use clap::Args;
use std::path::{Path, PathBuf};

/// What is asked for.
#[derive(Debug, Args)]
#[command(
    after_help = "A sheet for each department, a row for each indicator and a column for each date, in the first language of the site; figures of parts stand in a sheet of their own. What was corrected has its present value. Cells with published figures are protected, without a password. The file holds drafts and internal projects too. `milepost import` takes it back, with what was filled in."
)]
pub struct ExportArgs {
    /// The file [default: figures-DAY.xlsx, or .csv, here; `--output` names it as well]
    file: Option<PathBuf>,
    /// A coloured empty column for the next figures, which takes only what they may be
    #[arg(long, conflicts_with = "csv")]
    fill: bool,
    /// Only projects that this department leads
    #[arg(long, value_name = "ID")]
    department: Option<String>,
    /// Rows of CSV in place of a workbook, which Excel knows as UTF-8; also by the name of the file
    #[arg(long)]
    csv: bool,
    /// Write over a file that is there
    #[arg(long)]
    force: bool,
}

/// Exports the figures; gives the exit code.
pub fn export(global: &Global, args: &ExportArgs) -> u8 {
    edit::ended(global, try_export(global, args))
}

fn try_export(global: &Global, args: &ExportArgs) -> Result<u8, Stop> {
    let source = FolderSource::open(&global.root)?;
    let options = global.options();
    let said = stated(
        &source,
        &Options {
            strict: false,
            ..options
        },
    );
    let site = sound(global, &source, &said)?;
    let departments = &site.settings.departments;
    if let Some(id) = args
        .department
        .as_deref()
        .filter(|id| site.settings.department(id).is_none())
    {
        return Err(unknown("department", id, departments.iter().map(|g| &*g.id)).into());
    }
    let as_of = global
        .as_of
        .or(site.settings.as_of)
        .or_else(|| newest_fact(site));
    let as_of = as_of.unwrap_or_else(super::today);
    let wanted = Wanted {
        department: args.department.as_deref(),
        fill: args.fill,
        as_of,
    };
    let file = args.file.clone().or_else(|| global.output.clone());
    let is_csv = args.csv || file.as_deref().is_some_and(is_text);
    if is_csv && args.fill {
        let message = "rows of CSV have no cells to fill in";
        return Err(Refused::new(message, "name a file that ends in `.xlsx`").into());
    }
    let bytes = match is_csv {
        true => export::rows(site, &wanted).into_bytes(),
        false => export::workbook(site, &wanted)
            .map_err(|why| Refused::new(format!("no workbook can be made: {why}"), "use `--csv`"))?
            .ok_or_else(|| Refused::new("there is no indicator to export", ""))?,
    };
    let end = if is_csv { "csv" } else { "xlsx" };
    let file = file.unwrap_or_else(|| PathBuf::from(format!("figures-{as_of}.{end}")));
    outside(&global.root, &file)?;
    kept(&file, &bytes, args.force)?;
    edits::put(&file, &bytes)?;
    told(global, &file, bytes.len());
    tell_hidden(global, site, as_of);
    Ok(0)
}

/// A site in which nothing is mistaken, so that nothing of it is left out; else its messages are
/// told.
pub(super) fn sound<'s>(
    global: &Global,
    source: &FolderSource,
    said: &'s Outcome<Site>,
) -> Result<&'s Site, Stop> {
    let is_error = |d: &Diagnostic| d.code.severity() == Severity::Error;
    let is_fine = !said.diagnostics.iter().any(is_error);
    let told = || Stop::Told(report::outcome(global, source, said).max(1));
    said.made.as_ref().filter(|_| is_fine).ok_or_else(told)
}

/// Whether a file is one of text by its name.
fn is_text(file: &Path) -> bool {
    file.extension()
        .is_some_and(|end| end.eq_ignore_ascii_case("csv"))
}

/// Refuses a place where the site would read its own figures a second time.
fn outside(root: &Path, file: &Path) -> Result<(), Stop> {
    let folder = file
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty());
    let folder = folder.unwrap_or(Path::new(".")).canonicalize();
    let content = root.join("content").canonicalize();
    let is_inside = |(folder, content): (PathBuf, PathBuf)| folder.starts_with(content);
    if !folder.ok().zip(content.ok()).is_some_and(is_inside) {
        return Ok(());
    }
    let message = format!("{} would be read as a part of the site", printable(file));
    Err(Refused::new(message, "name a file outside content/").into())
}

/// Says that the file holds what the public does not see.
fn tell_hidden(global: &Global, site: &Site, as_of: Date) {
    let is_embargoed = |project: &Project| project.embargo.is_some_and(|end| as_of < end);
    let is_hidden = |project: &Project| !is_public(project) || is_embargoed(project);
    let hidden = site.projects.iter().filter(|p| is_hidden(p)).count();
    if hidden == 0 || global.quiet || global.format != Format::Human {
        return;
    }
    let projects = match hidden {
        1 => "1 project of the site is a draft, internal or under embargo".to_owned(),
        n => format!("{n} projects of the site are drafts, internal or under embargo"),
    };
    eprintln!("note: {projects}; an export does not leave them out");
}

/// Refuses to write over what somebody may have filled in.
fn kept(file: &PathBuf, bytes: &[u8], force: bool) -> Result<(), Failure> {
    let differs = edits::given(file).is_ok_and(|there| there != bytes);
    if force || !(differs || file.is_dir()) {
        return Ok(());
    }
    let hint = "name another file, or write over it with `--force`";
    Err(Failure {
        action: "export",
        ..Failure::refused(file, "it exists already, with other content", hint)
    })
}

fn told(global: &Global, file: &PathBuf, bytes: usize) {
    match global.format {
        Format::Json => {
            let file = file.display().to_string();
            let json = serde_json::json!({ "result": "exported", "file": file, "bytes": bytes });
            println!("{json}")
        }
        _ if global.quiet => {}
        _ => eprintln!("Exported {} ({} kB)", printable(file), bytes.div_ceil(1000)),
    }
}
