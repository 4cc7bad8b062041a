//! Where permanent editions stand in the output.

use crate::derive::Quarter;

/// The folder of a quarter's edition from the root of the output: the same for good.
pub fn prefix(quarter: Quarter) -> String {
    format!("editions/{}/", quarter.slug())
}
