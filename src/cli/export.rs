//! `export`: the figures as a workbook or as CSV, for an office to look at and to fill in.

use super::edit::{self, Stop};
use super::{Format, Global, report};
use crate::amend::{Refused, unknown};
use crate::check::newest_fact;
use crate::export::{self, Wanted};
use crate::io::failure::printable;
use crate::io::{Failure, FolderSource, edits};
use crate::{Options, stated};
use clap::Args;
use std::path::PathBuf;

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
    /// Rows of CSV in place of a workbook, which Excel knows as UTF-8
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
    let is_fine = said
        .diagnostics
        .iter()
        .all(|d| d.code.severity() != crate::base::Severity::Error);
    let Some(site) = said.made.as_ref().filter(|_| is_fine) else {
        return Err(Stop::Told(report::outcome(global, &source, &said).max(1)));
    };
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
    let bytes = match args.csv {
        true => export::rows(site, &wanted).into_bytes(),
        false => export::workbook(site, &wanted)
            .map_err(|why| Refused::new(format!("no workbook can be made: {why}"), "use `--csv`"))?
            .ok_or_else(|| Refused::new("there is no indicator to export", ""))?,
    };
    let end = if args.csv { "csv" } else { "xlsx" };
    let usual = || PathBuf::from(format!("figures-{as_of}.{end}"));
    let file = args
        .file
        .clone()
        .or_else(|| global.output.clone())
        .unwrap_or_else(usual);
    kept(&file, &bytes, args.force)?;
    edits::put(&file, &bytes)?;
    told(global, &file, bytes.len());
    Ok(0)
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
