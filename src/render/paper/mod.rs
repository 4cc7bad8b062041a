//! What a theme sees of each page for paper: everything on them is said without a mouse, and every
//! link is an address that paper can show.

pub mod links;
pub mod fit;
pub mod columns;
pub mod project;
pub mod annex;
pub mod focus;
pub mod stretch;
pub mod sheet;
pub mod board;
pub mod programme;
pub mod book;
