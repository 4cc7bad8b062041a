//! The showcase on the spot: when, who, where, and what was seen. What is still to come tells days
//! and places, never words that nobody could have said yet.

use crate::derive::ProjectInsight;
use crate::model::PeriodWords;
use crate::model::period::Stop;
use crate::render::address::page::Page;
use crate::render::context::PageContext;
use crate::render::part::page;
use crate::render::part::period::due;
use crate::render::part::record::{PhotoView, photo};
use crate::render::phrase::{DateView, LinkView, date, project_link};
use serde::Serialize;

/// The showcase on the spot.
#[derive(Debug, Serialize)]
pub struct ShowcaseView {
    /// Its days, in the order written; empty where none is known.
    pub dates: Vec<DateView>,
    /// Who invited; `None` where that is not said.
    pub host: Option<String>,
    /// Where it goes, stop by stop.
    pub places: Vec<String>,
    /// What was said there; empty before it took place.
    pub comments: Vec<String>,
}

/// One stop: a project that was shown on the spot.
#[derive(Debug, Serialize)]
pub struct StopView {
    /// Its place on the page, `s-stop-1` and on.
    pub id: String,
    /// Where: the name of the place, else of its project.
    pub place: String,
    /// The project's number; `None` where it has none.
    pub no: Option<u32>,
    /// The project.
    pub project: LinkView,
    /// What was seen; `None` where nothing was noted.
    pub note: Option<String>,
    /// Photographs, in the order written: of two from one viewpoint the one from before first.
    pub photos: Vec<PhotoView>,
    /// The leading figure without its unit; `None` without a number.
    pub figure: Option<String>,
    /// Its unit and name; `None` together with the figure.
    pub figure_words: Option<String>,
    /// A resident's words; `None` where none were noted.
    pub quote: Option<String>,
    /// Whose they are; `None` where that is not said.
    pub quote_by: Option<String>,
    /// The project's page as a code for a camera, on paper, in HTML; `None` where the site does not
    /// know its own address.
    pub code_html: Option<String>,
}

/// When, who and where; `None` when nothing was written about it.
pub fn showcase(here: &PageContext<'_>, words: &PeriodWords) -> Option<ShowcaseView> {
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

/// The stops in their order, those of projects that are seen; none before the showcase took place.
pub fn stops(here: &PageContext<'_>, words: &PeriodWords) -> Vec<StopView> {
    let stops = words
        .showcase
        .iter()
        .filter(|s| s.has_been(here.all.insight.by))
        .flat_map(|s| &s.stops);
    let seen = stops.filter_map(|s| Some((s, here.insight.project(&s.project)?)));
    (1..)
        .zip(seen)
        .map(|(n, (s, of))| stop(here, n, s, of))
        .collect()
}

fn stop(here: &PageContext<'_>, n: usize, stop: &Stop, of: &ProjectInsight) -> StopView {
    let (figure, figure_words) = due::headline(here, of).unzip();
    let page = Page::Project(of.known.id.clone());
    let address = page::absolute(here, &page.path(here.lang, here.settings()));
    StopView {
        id: format!("s-stop-{n}"),
        place: place(here, stop),
        no: of.known.no,
        project: project_link(here, &of.known),
        note: stop.note.as_ref().map(|n| n.get(here.lang).to_owned()),
        photos: stop.photos.iter().map(|p| photo(here, p)).collect(),
        figure,
        figure_words,
        quote: stop.words.as_ref().map(|w| w.get(here.lang).to_owned()),
        quote_by: stop.by.as_ref().map(|w| w.get(here.lang).to_owned()),
        code_html: address.as_deref().map(crate::chart::qr::code),
    }
}

/// Where a stop is: its place, else its project.
fn place(here: &PageContext<'_>, stop: &Stop) -> String {
    let title = here
        .insight
        .project(&stop.project)
        .map(|p| p.known.name(here.lang));
    stop.place
        .as_ref()
        .or(title)
        .map_or_else(|| stop.project.to_string(), |p| p.get(here.lang).to_owned())
}
