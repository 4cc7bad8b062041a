//! The roof: which view and which template a page has. Nothing below names a page's view.
//!
//! In comes a page of the edition in a language, out come its bytes and the files beside it;
//! nothing is written to disk.

use super::address::kind::PrintKind;
use super::address::page::Page;
use super::address::printed::Printed;
use super::context::{Files, PageContext, RenderError, Renderer};
use super::paper::{board, book, links, programme, sheet};
use super::part::linked;
use super::part::page::PageView;
use super::part::record;
use super::part::site::{SiteView, site};
use super::phrase::{DateView, date};
use super::sections;
use super::view::{
    cadence, changes, content, data, evidence, group, groups, home, method, milestones, money,
    period, periods, project, projects, report, search, targets, updates, versus,
};
use crate::base::Lang;
use crate::theme::SHEET;
use serde::Serialize;

/// The style sheet beside a page for paper.
const SHEET_FILE: &str = "pages.css";

/// A rendered page with the files that only it refers to.
#[derive(Debug)]
pub struct Finished {
    /// The page as UTF-8, without the white space that only its templates need.
    pub html: Vec<u8>,
    /// Drawings and data of its charts and its style sheet for paper, by path from the root of the
    /// output.
    pub beside: Files,
    /// How many charts are drawn on it.
    pub charts: usize,
}

/// What every template sees: the names that it may use.
#[derive(Debug, Serialize)]
struct Shown<V: Serialize> {
    site: SiteView,
    page: PageView,
    /// On pages for paper; left out of the context on pages for screens, so that a template can ask
    /// whether it is there.
    #[serde(skip_serializing_if = "Option::is_none")]
    paper: Option<PaperView>,
    view: V,
}

/// The sheet of paper that a page is made for.
#[derive(Debug, Serialize)]
struct PaperView {
    /// Address of the style sheet with the sizes of its pages and what runs along their heads and
    /// feet.
    style: String,
    /// Its ISO name: `A4`, `A3` or `A1`; a print is held to it.
    size: &'static str,
    /// The class word of the layout: `plain` or `gbt9704`.
    layout: String,
    /// The day that the figures are about: the end of the page's period or year, or the as-of
    /// date.
    as_of: DateView,
}

/// Renders one page in one language.
///
/// # Errors
/// A template that does not fit its view, or a body that cannot be read again.
pub fn render(all: &Renderer<'_>, page: &Page, lang: Lang) -> Result<Finished, RenderError> {
    let state = all.state(page);
    let here = all.here(page, lang, state.as_deref());
    let html = first_at_once(of_page(&here)?);
    Ok(Finished {
        html,
        charts: here.charts.get(),
        beside: here.beside.take(),
    })
}

/// The page with its first picture loaded at once: the one that a reader may see without moving.
/// Which one that is, only the finished page tells.
fn first_at_once(html: Vec<u8>) -> Vec<u8> {
    const LAZY: &[u8] = b" loading=\"lazy\"";
    let found = html.windows(LAZY.len()).position(|bytes| bytes == LAZY);
    match found {
        Some(at) => [&html[..at], &html[at + LAZY.len()..]].concat(),
        None => html,
    }
}

fn of_page(here: &PageContext<'_>) -> Result<Vec<u8>, RenderError> {
    match here.page {
        Page::Home => on_screen(here, home::home(here)?),
        Page::Projects => on_screen(here, projects::projects(here, 1)?),
        Page::MoreProjects(n) => on_screen(here, projects::projects(here, *n)?),
        Page::Project(id) => on_screen(here, project::project(here, id)?),
        Page::Report(id, slug) => on_screen(here, report::page(here, id, slug)?),
        Page::Groups(kind) => on_screen(here, groups::groups(here, *kind)?),
        Page::Group(kind, id) => on_screen(here, group::group(here, *kind, id)?),
        Page::Updates => on_screen(here, updates::updates(here, 1)),
        Page::MoreUpdates(n) => on_screen(here, updates::updates(here, *n)),
        Page::Milestones => on_screen(here, milestones::milestones(here)),
        Page::Periods => on_screen(here, periods::periods(here)),
        Page::Period(id) => on_screen(here, period::period(here, *id)?),
        Page::Versus(id) => on_screen(here, versus::versus(here, *id)),
        Page::Changes => on_screen(here, changes::changes(here)),
        Page::Targets => on_screen(here, targets::targets(here)?),
        Page::Cadence => on_screen(here, cadence::cadence(here)),
        Page::Method => on_screen(here, method::method(here)?),
        Page::Evidence(n) => on_screen(here, evidence::evidence(here, *n)),
        Page::Money => on_screen(here, money::money(here)),
        Page::Data => on_screen(here, data::data(here)),
        Page::Content(id) => on_screen(here, content::content(here, id)?),
        Page::NotFound => on_screen(here, content::not_found(here)),
        Page::Search => on_screen(here, search::search(here)),
        Page::Print(printed) => of_paper(here, printed),
    }
}

fn of_paper(here: &PageContext<'_>, printed: &Printed) -> Result<Vec<u8>, RenderError> {
    match printed {
        Printed::Sheet(id) => on_paper(here, printed, sheet::page(here, id)?),
        Printed::Board(id) | Printed::Poster(id) | Printed::LargePoster(id) => {
            on_paper(here, printed, board::project(here, id))
        }
        Printed::Programme | Printed::Wall => on_paper(here, printed, programme::programme(here)),
        Printed::Period(_) | Printed::Year(_) | Printed::Book(_) => {
            on_paper(here, printed, book::book(here, printed)?)
        }
    }
}

fn on_screen<V: Serialize>(
    here: &PageContext<'_>,
    (page, view): (PageView, V),
) -> Result<Vec<u8>, RenderError> {
    let page = PageView {
        image: here.field("image", || record::shared(here)),
        ..page
    };
    let page = PageView {
        data_html: linked::data(here, &page),
        meta: linked::meta(here, &page),
        ..page
    };
    let shown = Shown {
        site: site(here),
        page,
        paper: None,
        view,
    };
    let engine = &here.language().engine;
    let template = (here.page.template()).expect("a page for a screen has a template");
    let made = engine.render(template, shown, &here.file)?;
    let html = String::from_utf8(made).unwrap_or_else(|_| panic!("a template renders UTF-8"));
    Ok(sections::listed(html).into_bytes())
}

/// A page for paper, with the style sheet that its sizes and running heads stand in beside it.
fn on_paper<V: Serialize>(
    here: &PageContext<'_>,
    printed: &Printed,
    (page, view): (PageView, V),
) -> Result<Vec<u8>, RenderError> {
    let PrintKind {
        template, paper, ..
    } = printed.kind();
    let shown = Shown {
        site: site(here),
        page,
        paper: Some(PaperView {
            style: here.href_beside(SHEET_FILE),
            size: paper,
            layout: here.settings().layout.word().to_owned(),
            as_of: date(here, here.insight.as_of),
        }),
        view,
    };
    let engine = &here.language().engine;
    let templates = [".html", SHEET].map(|end| format!("print/{template}{end}"));
    let (made, sheet) =
        engine.render_with_sheet((&templates[0], &templates[1]), shown, &here.file)?;
    here.beside(SHEET_FILE, sheet);
    let html = String::from_utf8(made).unwrap_or_else(|_| panic!("a template renders UTF-8"));
    let base = here.settings().base_url.as_deref();
    // Last of all, since templates and bodies write links as for a screen.
    Ok(links::for_paper(&html, &here.file, base).into_bytes())
}
