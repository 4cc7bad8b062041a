//! The lines of a ledger over which check sums are made: as they stand in its file, without the
//! name of their seal.

use super::edition::WORD;
use super::{Edition, LedgerRow};
use crate::derive::facts;

/// One row of the file up to the name of its seal, ended by LF.
pub(super) fn row_line(row: &LedgerRow) -> String {
    format!(
        "{},{}\n",
        facts::line(&row.fact),
        row.sealed.map_or_else(String::new, |day| day.to_string())
    )
}

/// The row of an edition up to the name of its seal, ended by LF.
pub(super) fn edition_line(edition: &Edition) -> String {
    format!(
        ",{WORD}{},{},,{}\n",
        edition.name, edition.hash, edition.sealed
    )
}
