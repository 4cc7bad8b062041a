//! Printed documents: what there is to print, the numbers of its pages, and what is checked.
//!
//! A print page is an ordinary page of the site. Its contents name places by id and leave room for
//! a number, `<span class="mp-pn" data-page-for="ID"></span>`; a browser prints it once, the PDF
//! says on which page each id is, the numbers are filled in and the page is printed again, until
//! nothing moves.

mod tags;
mod links;
mod numbers;
mod passages;
mod page;
mod what;
pub mod check;

pub use check::{Finding, findings};
pub use links::absolute;
pub use numbers::{Missing, filled, numbers};
pub use page::Page;
pub use what::{Item, Unknown, everything, folder, items};
