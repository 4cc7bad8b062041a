//! Which page may have which script: every exception by its name.

use crate::render::address::page::Page;

/// What a page may contain beside plain markup.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Allowed {
    /// Files of the theme that the page may run, by their names at the root of the output.
    pub scripts: &'static [&'static str],
    /// Whether it may hold data about itself in a script that no browser runs.
    pub linked_data: bool,
}

/// Sorts, filters and counts the rows of a list.
const LIST: &str = "list.js";
/// Asks the index of the search, and lists what it finds.
const SEARCH: &str = "search.js";

impl Allowed {
    /// The exceptions of a kind of page: the lists have the script that filters them, and pages for
    /// screens say in data what they are about.
    pub fn on(page: &Page) -> Allowed {
        let scripts: &[&str] = match page {
            Page::Projects | Page::Updates | Page::Evidence(_) => &[LIST],
            Page::Search => &[SEARCH],
            _ => &[],
        };
        Allowed {
            scripts,
            linked_data: !matches!(page, Page::Print(_) | Page::NotFound),
        }
    }

    /// Whether a page may run the script at an address: one of its own at the root of the output,
    /// seen from the page.
    pub fn script(&self, address: &str) -> bool {
        let mut name = address;
        while let Some(rest) = name.strip_prefix("../") {
            name = rest;
        }
        self.scripts.contains(&name)
    }
}
