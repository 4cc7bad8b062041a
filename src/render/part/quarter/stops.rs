//! The showcase on the spot: when, who, where, and what was seen.

use crate::model::QuarterWords;
use crate::model::quarter::Stop;
use crate::render::address::page::Page;
use crate::render::context::PageContext;
use crate::render::part::page;
use crate::render::part::quarter::due;
use crate::render::part::record::{PhotoView, photo};
use crate::render::phrase::{DateView, LinkView, date};
use serde::Serialize;

/// The showcase on the spot.
#[derive(Debug, Serialize)]
pub struct ShowcaseView {
    /// Its days.
    pub dates: Vec<DateView>,
    /// Who invited.
    pub host: Option<String>,
    /// Where it goes.
    pub places: Vec<String>,
    /// What was said there; empty before it took place.
    pub comments: Vec<String>,
}

/// One stop.
#[derive(Debug, Serialize)]
pub struct StopView {
    /// Where.
    pub place: String,
    /// The project's number.
    pub no: Option<u32>,
    /// The project.
    pub project: LinkView,
    /// What was seen.
    pub note: Option<String>,
    /// Photographs, before and after first.
    pub photos: Vec<PhotoView>,
    /// One figure.
    pub figure: Option<String>,
    /// Its unit and name.
    pub figure_words: Option<String>,
    /// A resident's words.
    pub quote: Option<String>,
    /// Whose they are.
    pub quote_by: Option<String>,
    /// The project's page as a code for a camera, on paper.
    pub code_html: Option<String>,
}

/// When, who and where; `None` when nothing was written about it.
pub fn showcase(here: &PageContext<'_>, words: &QuarterWords) -> Option<ShowcaseView> {
    let showcase = words.showcase.as_ref()?;
    let over = showcase.has_been(here.all.insight.by);
    Some(ShowcaseView {
        dates: showcase.dates.iter().map(|day| date(here, *day)).collect(),
        host: showcase.host.as_ref().map(|h| h.get(here.lang).to_owned()),
        places: showcase.stops.iter().map(|s| place(here, s)).collect(),
        comments: showcase
            .comments
            .iter()
            .filter(|_| over)
            .map(|c| c.get(here.lang).to_owned())
            .collect(),
    })
}

/// The stops; none before the showcase took place.
pub fn stops(here: &PageContext<'_>, words: &QuarterWords) -> Vec<StopView> {
    let stops = words
        .showcase
        .iter()
        .filter(|s| s.has_been(here.all.insight.by))
        .flat_map(|s| &s.stops);
    stops.filter_map(|s| stop(here, s)).collect()
}

fn stop(here: &PageContext<'_>, stop: &Stop) -> Option<StopView> {
    let of = here.insight.project(&stop.project)?;
    let (figure, figure_words) = due::headline(here, of).unzip();
    let page = Page::Project(of.known.id.clone());
    let address = page::absolute(here, &page.path(here.lang, here.settings()));
    Some(StopView {
        place: place(here, stop),
        no: of.known.no,
        project: due::link(here, of),
        note: stop.note.as_ref().map(|n| n.get(here.lang).to_owned()),
        photos: stop.photos.iter().map(|p| photo(here, p)).collect(),
        figure,
        figure_words,
        quote: stop.words.as_ref().map(|w| w.get(here.lang).to_owned()),
        quote_by: stop.by.as_ref().map(|w| w.get(here.lang).to_owned()),
        code_html: address.as_deref().map(crate::chart::qr::code),
    })
}

/// Where a stop is: its place, else its project.
fn place(here: &PageContext<'_>, stop: &Stop) -> String {
    let title = here.insight.project(&stop.project).map(|p| &p.known.title);
    stop.place
        .as_ref()
        .or(title)
        .map_or_else(|| stop.project.to_string(), |p| p.get(here.lang).to_owned())
}
