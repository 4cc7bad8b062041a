//! Parts of a period’s account, for its showcase and its book: the same lists, cut to a screen
//! there and whole on paper.

pub mod numbers;
pub mod due;
pub mod moves;
pub mod record;
pub mod stops;

use crate::derive::Past;
use crate::render::address::page::Page;
use crate::render::context::PageContext;

/// How many rows of a list are shown: as many as a screen holds, here `screen`, and all of them on
/// paper.
pub fn room(here: &PageContext<'_>, screen: usize) -> usize {
    match is_paper(here) {
        true => usize::MAX,
        false => screen,
    }
}

/// Whether the page is one for paper.
pub fn is_paper(here: &PageContext<'_>) -> bool {
    matches!(here.page, Page::Print(_))
}

/// The state at the end of the period before; `None` where nothing counted then.
pub fn earlier<'h>(here: &'h PageContext<'_>) -> Option<&'h Past> {
    let from = here.insight.since.as_ref()?.from;
    let mut past = here.all.insight.past.iter().map(|past| &**past);
    past.find(|past| past.as_of == from)
}
