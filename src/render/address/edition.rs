//! Where permanent editions stand in the output. Only paths from the root of the output are made
//! here; whether a period has an edition is decided elsewhere.

use crate::base::Period;

/// The folder of a period's edition from the root of the output, `editions/2021-q3/`: the same for
/// good, with a slash at its end.
pub fn prefix(period: Period) -> String {
    format!("editions/{}/", period.slug())
}
