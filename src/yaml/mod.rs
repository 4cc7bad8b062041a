//! YAML: the one home of the crate that reads it.
//!
//! The text becomes a tree of [`Node`]s with their places, digits as written; the readers turn
//! nodes into values and report every mistake, not only the first. [`edit`] goes the other way, for
//! what milepost itself adds to a file.

mod meant;
mod tree;
mod fields;
mod merge;
mod read;
mod number;
mod write;
pub mod edit;

pub use fields::Fields;
pub use meant::{did_you_mean, quoted_choices};
pub use merge::merged;
pub use read::Reader;
pub use tree::{Key, Node, Value, read_tree};
pub use write::{Entry, lines, quoted};
