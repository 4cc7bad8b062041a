//! What a theme sees of each page for paper: everything on them is said without a mouse, and every
//! link is an address that paper can show.
//!
//! In comes the page with what was computed for its day, out come the head of the page and its
//! view. Whether something fits is estimated from the widths of its words; nothing is laid out or
//! printed here.

pub mod links;
pub mod fit;
pub mod large;
pub mod texts;
pub mod coming_next;
pub mod columns;
pub mod project;
pub mod year;
pub mod annex;
pub mod focus;
pub mod leader;
pub mod stretch;
pub mod sections;
pub mod sheet;
pub mod photo;
pub mod display;
pub mod sizes;
pub mod board;
pub mod programme;
pub mod book;
