//! What came out of a print.

use crate::pdf::Document;
use crate::print::Finding;

/// A finished print.
pub struct Printout {
    /// The PDF.
    pub bytes: Vec<u8>,
    /// The PDF as data.
    pub document: Document,
    /// How often it was printed until its numbers were right.
    pub passes: usize,
    /// What is wrong with it.
    pub findings: Vec<Finding>,
}
