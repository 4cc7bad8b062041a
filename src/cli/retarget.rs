//! `retarget`: a target, a plan or a due date moves, in the open. Only the words of the command are
//! read here.

use super::Global;
use super::amend::{Account, amend};
use crate::amend::{self, Retarget};
use clap::Args;

/// What is asked for.
#[derive(Debug, Args)]
#[command(
    override_usage = "milepost retarget PROJECT [INDICATOR] [VALUE] [--due DATE] [--plan DATE=VALUE,…] --reason TEXT [OPTIONS]"
)]
#[command(
    after_help = "The new value takes the place of the old one in the project's file, and an entry under `changes` says what it was, since when and why. Examples:\n\n  milepost retarget lifts homes 1500 --reason \"two streets will be torn down\"\n  milepost retarget lifts --due 2022-03-31 --reason \"four weeks of heavy rain\"\n  milepost retarget lifts homes --plan 2021-06-30=400,2021-09-30=900 --reason \"the second crew came late\""
)]
pub struct RetargetArgs {
    /// The project's id
    project: String,
    /// The new target: [INDICATOR] [VALUE].
    /// The indicator may be left out where there is only one; a range is written `3..5`
    #[arg(num_args = 0..=2, allow_negative_numbers = true)]
    target: Vec<String>,
    /// The new due date: of the project, or of the named indicator where its target has its own.
    /// A day, or a month, quarter or year such as `2022-Q1`, `2022` or `2024/25`
    #[arg(long, value_name = "DATE")]
    due: Option<String>,
    /// The whole new plan: days or periods and what is planned for them, from the earliest to the
    /// latest. A value is a number, or a share of the way such as `30%`; baseline and target are
    /// implied
    #[arg(long, value_name = "DATE=VALUE", value_delimiter = ',')]
    plan: Vec<String>,
    /// Who decided it
    #[arg(long, value_name = "TEXT")]
    decided_by: Option<String>,
    #[command(flatten)]
    told: Account,
}

/// Moves a promise; gives the exit code.
pub fn retarget(global: &Global, args: &RetargetArgs) -> u8 {
    let (words, plan) = (args.target.as_slice(), args.plan.as_slice());
    let due = args.due.as_deref();
    let decided_by = args.decided_by.as_deref();
    amend(
        global,
        &args.project,
        &args.told,
        |(site, project), text, why| {
            amend::retarget(
                project,
                text,
                &Retarget {
                    words,
                    plan,
                    due,
                    begins: site.settings.calendar.starts,
                    decided_by,
                    why,
                },
            )
        },
    )
}
