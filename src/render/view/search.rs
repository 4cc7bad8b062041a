//! The page of the search. What is found is put there by a script of the theme, which asks an index
//! beside the page.

use crate::render::address::page::Page;
use crate::render::context::PageContext;
use crate::render::part::page::{PageView, titled};
use serde::Serialize;

/// The folder of the index, beside the page of its language.
pub const INDEX: &str = "pagefind/";

/// The page of the search.
#[derive(Debug, Serialize)]
pub struct SearchView {
    /// Address of the folder of the index; ends in `/`.
    pub index: &'static str,
    /// Address of the table of all projects.
    pub projects: String,
}

/// The page of the search.
pub fn search(here: &PageContext<'_>) -> (PageView, SearchView) {
    let view = SearchView {
        index: INDEX,
        projects: here.href(&Page::Projects),
    };
    (titled(here, "search-title", "search-description"), view)
}
