//! Templates, strings, palette and assets: embedded ones, and a site's own before them.

pub mod strings;

pub use strings::{Arg, Strings};
