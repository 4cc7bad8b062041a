//! `rate`: a grade is declared, in the open. Only the words of the command are read here.

use super::Global;
use super::amend::{Account, amend};
use crate::amend::{self, Rate};
use clap::Args;

/// What is asked for.
#[derive(Debug, Args)]
#[command(override_usage = "milepost rate PROJECT GRADE --reason TEXT [OPTIONS]")]
#[command(
    after_help = "A published grade is never edited: an entry under `declared` in the project's file says what it is from now on, and the earlier ones are its history. Examples:\n\n  milepost rate weir amber --by \"Review board\" --reason \"the ground is softer than surveyed\"\n  milepost rate weir low --confidence --reason \"the contractor stopped work\""
)]
pub struct RateArgs {
    /// The project's id
    project: String,
    /// The grade, by its id in the scale
    grade: String,
    /// The scale, where it is not the one that the project, its batch or the site has
    #[arg(long, value_name = "SCALE")]
    scale: Option<String>,
    /// How sure the project is to be kept, instead of its status
    #[arg(long)]
    confidence: bool,
    /// The day or period that was judged, as 2021-06-30, 2021-Q2 or 2020/21
    #[arg(long, value_name = "DATE")]
    date: Option<String>,
    /// Who declares it
    #[arg(long, value_name = "TEXT")]
    by: Option<String>,
    #[command(flatten)]
    told: Account,
}

/// Declares a grade; gives the exit code.
pub fn rate(global: &Global, args: &RateArgs) -> u8 {
    amend(
        global,
        &args.project,
        &args.told,
        |(site, project), text, why| {
            let ask = Rate {
                confidence: args.confidence,
                grade: &args.grade,
                scale: args.scale.as_deref(),
                about: args.date.as_deref(),
                by: args.by.as_deref(),
                why,
            };
            amend::rating(project, &site.settings, text, &ask)
        },
    )
}
