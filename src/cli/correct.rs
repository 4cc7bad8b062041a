//! `correct`: a published figure is replaced or withdrawn, in the open. Only the words of the
//! command are read here.

use super::Global;
use super::amend::{Account, amend};
use crate::amend::{self, Correct};
use crate::model::vocabulary::CorrectionKind;
use clap::{Args, ValueEnum};

/// What is asked for.
#[derive(Debug, Args)]
#[command(
    override_usage = "milepost correct PROJECT [INDICATOR] DATE VALUE --reason TEXT [OPTIONS]"
)]
#[command(
    after_help = "The figure itself stays as it was first published, in the project's file, a report or a table; an entry under `corrections` in the project's file says what it is now, since when and why. Example:\n\n  milepost correct lifts homes 2021-08-31 802 --reason \"18 homes were counted twice\""
)]
pub struct CorrectArgs {
    /// The project's id
    project: String,
    /// Which figure, and what it is now: [INDICATOR] DATE VALUE. The indicator may be left out
    /// where there is only one; the date is a day or a period; the value a number or `withdrawn`
    #[arg(required = true, num_args = 2..=3, allow_negative_numbers = true)]
    figure: Vec<String>,
    /// Which part of the figure: `place=east`, or a value of its first dimension; may be given
    /// again, once for each dimension
    #[arg(long, value_name = "PART")]
    by: Vec<String>,
    /// Whether the figure was wrong, or better data came
    #[arg(long, default_value = "correction", value_enum)]
    kind: Kind,
    #[command(flatten)]
    told: Account,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Kind {
    /// The figure was wrong
    Correction,
    /// Better data came
    Revision,
}

/// Corrects a figure; gives the exit code.
pub fn correct(global: &Global, args: &CorrectArgs) -> u8 {
    let (indicator, date, value) = match args.figure.as_slice() {
        [date, value] => (None, date, value),
        [indicator, date, value, ..] => (Some(indicator.as_str()), date, value),
        _ => return 2,
    };
    let kind = match args.kind {
        Kind::Correction => CorrectionKind::Correction,
        Kind::Revision => CorrectionKind::Revision,
    };
    amend(
        global,
        &args.project,
        &args.told,
        |(site, project), text, why| {
            amend::correction(
                project,
                text,
                &Correct {
                    indicator,
                    part: &args.by,
                    date,
                    begins: site.settings.calendar.starts,
                    value,
                    kind,
                    why,
                },
            )
        },
    )
}
