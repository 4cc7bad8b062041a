//! Where permanent editions stand in the output. Only paths from the root of the output are made
//! here; whether a quarter has an edition is decided elsewhere.

use crate::derive::Quarter;

/// The folder of a quarter's edition from the root of the output, `editions/2021-q3/`: the same for
/// good, with a slash at its end.
pub fn prefix(quarter: Quarter) -> String {
    format!("editions/{}/", quarter.slug())
}
