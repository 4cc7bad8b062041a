//! One project on one A4 page.

use crate::render::context::PageContext;
use crate::render::figure::numbered::Numbers;
use crate::render::paper::fit::Frame;
use crate::render::paper::project::{SheetView, sheet};
use crate::render::part::page::{self, PageView};
use crate::theme::Arg;

/// A project's sheet as a page of its own, with the reports of the period of its day; nothing on
/// it is numbered.
pub fn page(here: &PageContext<'_>, id: &str) -> (PageView, SheetView) {
    let of = here
        .insight
        .project(id)
        .expect("a sheet exists only with its project");
    let view = sheet(here, of, here.days(), &mut Numbers::default(), Frame::SHEET);
    let title = here.words().say(
        "print-sheet-title",
        &[("title", Arg::Text(of.known.title.get(here.lang)))],
    );
    (page::page(here, title, view.reason.clone(), None), view)
}
