//! One project on one A4 page.

use crate::render::context::{PageContext, RenderError};
use crate::render::figure::numbered::Numbers;
use crate::render::paper::fit::Frame;
use crate::render::paper::project::{SheetView, sheet};
use crate::render::part::page::{self, PageView};
use crate::theme::Arg;

/// A project's sheet as a page of its own, with the reports of the period of its day; nothing on
/// it is numbered.
///
/// # Errors
/// A text that cannot be read again.
pub fn page(here: &PageContext<'_>, id: &str) -> Result<(PageView, SheetView), RenderError> {
    let of = here
        .insight
        .project(id)
        .expect("a sheet exists only with its project");
    let frame = Frame::sheet(here.settings().texts).estimated(here);
    let view = sheet(here, of, here.days(), &mut Numbers::default(), frame)?;
    let title = here.words().say(
        "print-sheet-title",
        &[("title", Arg::Text(of.known.title.get(here.lang)))],
    );
    Ok((page::page(here, title, view.reason.clone(), None), view))
}
