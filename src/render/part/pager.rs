//! A list that goes on over several pages.

use crate::render::address::page::Page;
use crate::render::context::PageContext;
use serde::Serialize;

/// Where in a list of several pages this one is.
#[derive(Debug, Serialize)]
pub struct PagerView {
    /// The number of this page, from 1.
    pub at: usize,
    /// How many pages there are.
    pub of: usize,
    /// The number of its first entry, from 1.
    pub from: usize,
    /// The number of its last entry.
    pub to: usize,
    /// Address of the first page; `None` on it.
    pub first: Option<String>,
    /// Address of the page before; `None` on the first.
    pub previous: Option<String>,
    /// Address of the page after; `None` on the last.
    pub next: Option<String>,
    /// Address of the last page; `None` on it.
    pub last: Option<String>,
}

/// The entries of one page of a list with the way to the other pages, `None` where one page holds
/// them all; `at` is the page, from 1, `most` how many entries stand on one, `page` what is at a
/// number.
pub fn paged<'e, T>(
    here: &PageContext<'_>,
    entries: &'e [T],
    at: usize,
    most: usize,
    page: impl Fn(usize) -> Page,
) -> (&'e [T], Option<PagerView>) {
    let of = entries.len().div_ceil(most).max(1);
    let begin = (at - 1) * most;
    let shown = &entries[begin..entries.len().min(begin.saturating_add(most))];
    let to = |number: usize| (number != at).then(|| here.href(&page(number)));
    let pager = PagerView {
        at,
        of,
        from: begin + 1,
        to: begin + shown.len(),
        first: to(1),
        previous: to(at.max(2) - 1),
        next: to(of.min(at + 1)),
        last: to(of),
    };
    (shown, (1 < of).then_some(pager))
}
