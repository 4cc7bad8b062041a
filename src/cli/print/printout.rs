//! What came out of a print: the PDF, the same as data, and what is wrong with it.

use crate::pdf::Document;
use crate::print::Finding;

/// A finished print.
pub struct Printout {
    /// The PDF as it is to be written.
    pub bytes: Vec<u8>,
    /// The PDF as data.
    pub document: Document,
    /// How often it was printed until its numbers were right; 1 without a table of contents.
    pub passes: usize,
    /// What is wrong with it; empty when nothing is.
    pub findings: Vec<Finding>,
}
