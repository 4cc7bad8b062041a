//! YAML: the one home of the crate that reads it.
//!
//! The text becomes a tree of [`Node`]s with their places, digits as written; the readers turn
//! nodes into values and report every mistake, not only the first.

mod fields;
mod read;
mod tree;

pub use fields::Fields;
pub use read::{Reader, did_you_mean, quoted_choices};
pub use tree::{Key, Node, Value, read_tree};
