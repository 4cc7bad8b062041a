//! Pages for paper: everything on them is said without a mouse, and every link is an address that
//! paper can show.

pub mod annex;
pub mod board;
pub mod book;
pub mod columns;
pub mod fit;
pub mod focus;
pub mod heads;
pub mod links;
pub mod numbers;
pub mod programme;
pub mod sheet;
pub mod stretch;

use super::super::printed::Printed;
use super::super::{Here, RenderError};
use super::LinkView;
use super::site::{self, PageView};
use crate::base::encode::url_path;
use crate::chart::Figure;
use crate::model::Id;
use crate::render::edition;
use crate::render::page::Page;
use crate::theme::{Arg, ThemeError};
use numbers::{Numbers, PaperFigureView};
use serde::Serialize;

/// What every page for paper shows around its own view.
#[derive(Debug, Serialize)]
struct Context<V: Serialize> {
    site: site::SiteView,
    page: PageView,
    paper: PaperView,
    view: V,
}

/// The sheet of paper.
#[derive(Debug, Serialize)]
pub struct PaperView {
    /// Address of the style sheet with the sizes of its pages and what runs along their heads and
    /// feet.
    pub style: String,
    /// Its ISO name: `A4`, `A3` or `A1`; a print is held to it.
    pub size: &'static str,
    /// `plain` or `gbt9704`.
    pub layout: String,
    /// The day that the figures are about.
    pub as_of: super::DateView,
}

/// Renders a page for paper with its template.
///
/// # Errors
/// A template that does not fit its view, or a body that cannot be read again.
pub fn render(here: &Here<'_>, printed: &Printed) -> Result<Vec<u8>, RenderError> {
    match printed {
        Printed::Sheet(id) => {
            let (page, view) = sheet::page(here, id);
            with(
                here,
                printed,
                "print/sheet.html",
                page,
                view,
                &heads::single(printed, "11mm 15mm"),
            )
        }
        Printed::Board(id) => {
            let (page, view) = board::project(here, id);
            with(
                here,
                printed,
                "print/board.html",
                page,
                view,
                &heads::single(printed, "0"),
            )
        }
        Printed::Poster(id) | Printed::LargePoster(id) => {
            let (page, view) = board::project(here, id);
            with(
                here,
                printed,
                "print/poster.html",
                page,
                view,
                &heads::single(printed, "0"),
            )
        }
        Printed::Programme => {
            let (page, view) = programme::programme(here);
            with(
                here,
                printed,
                "print/programme.html",
                page,
                view,
                &heads::single(printed, "0"),
            )
        }
        Printed::Wall => {
            let (page, view) = programme::programme(here);
            with(
                here,
                printed,
                "print/wall.html",
                page,
                view,
                &heads::single(printed, "0"),
            )
        }
        Printed::Quarter(_) | Printed::Year(_) | Printed::Book(_) => {
            let (page, view) = book::book(here, printed)?;
            let heads = heads::book(here, &view);
            with(here, printed, "print/book.html", page, view, &heads)
        }
    }
}

fn with<V: Serialize>(
    here: &Here<'_>,
    printed: &Printed,
    template: &str,
    page: PageView,
    view: V,
    heads: &str,
) -> Result<Vec<u8>, RenderError> {
    let paper = PaperView {
        style: here.beside("pages.css", heads.as_bytes().to_vec()),
        size: printed.paper(),
        layout: here.settings().layout.word().to_owned(),
        as_of: super::date(here, here.insight.as_of),
    };
    let context = Context {
        site: site::site(here),
        page,
        paper,
        view,
    };
    let made = here
        .language()
        .engine
        .render(template, &context, &here.file)?;
    let html = String::from_utf8(made).unwrap_or_else(|_| panic!("a template renders UTF-8"));
    let base = here.settings().base_url.as_deref();
    Ok(links::for_paper(&html, &here.file, base).into_bytes())
}

/// A figure of a book, between an editor's words.
///
/// # Errors
/// A template that does not fit its view.
pub fn figure_html(
    here: &Here<'_>,
    numbers: &mut Numbers,
    figure: Figure,
    source: Option<&str>,
) -> Result<String, ThemeError> {
    #[derive(Serialize)]
    struct Context {
        title: String,
        figure: Option<PaperFigureView>,
    }
    let context = Context {
        title: figure.title.clone(),
        figure: numbers.figure(here, figure, source),
    };
    let made = here
        .language()
        .engine
        .render("print/figure.html", &context, &here.file)?;
    Ok(String::from_utf8(made).unwrap_or_else(|_| panic!("a template renders UTF-8")))
}

/// Links to pages for paper with their words; only those that exist.
pub fn links(here: &Here<'_>, all: &[(Printed, &str)]) -> Vec<LinkView> {
    let link = |(printed, key): &(Printed, &str)| {
        let text = match printed {
            Printed::Year(year) => here
                .words()
                .say(key, &[("year", Arg::Text(&format!("{year:04}")))]),
            Printed::Book(id) => here
                .settings()
                .books
                .iter()
                .find(|b| b.id == *id)?
                .title
                .get(here.lang)
                .to_owned(),
            _ => here.words().say(key, &[]),
        };
        Some(LinkView {
            href: Some(here.href_if(&Page::Print(printed.clone()))?),
            text,
        })
    };
    all.iter().filter_map(link).collect()
}

/// Pages for paper about a project.
pub fn of_project(here: &Here<'_>, id: &Id) -> Vec<LinkView> {
    let all = [
        (Printed::Sheet(id.clone()), "print-link-sheet"),
        (Printed::Poster(id.clone()), "print-link-poster"),
        (Printed::LargePoster(id.clone()), "print-link-large-poster"),
        (Printed::Board(id.clone()), "print-link-board"),
    ];
    links(here, &all)
}

/// Pages for paper about the programme: boards, the books of its years and those of the site's own
/// choice.
pub fn of_programme(here: &Here<'_>) -> Vec<LinkView> {
    let mut all = vec![(Printed::Quarter(here.insight.quarter), "print-link-book")];
    let mut years: Vec<i16> = here.insight.quarters().map(|i| i.quarter.year).collect();
    years.dedup();
    all.extend(
        years
            .into_iter()
            .rev()
            .map(|year| (Printed::Year(year), "print-link-year")),
    );
    all.extend(
        here.settings()
            .books
            .iter()
            .map(|b| (Printed::Book(b.id.clone()), "")),
    );
    all.extend([
        (Printed::Programme, "print-link-programme"),
        (Printed::Wall, "print-link-wall"),
    ]);
    links(here, &all)
}

/// The lasting address of a page for a code and for words: in the permanent edition of the quarter
/// that a book is about where there is one, else on the site; `None` where the site does not know
/// its own address.
pub fn permanent(here: &Here<'_>, page: &Page) -> Option<String> {
    let path = url_path(&page.path(here.lang, here.settings()));
    let base = here.settings().base_url.as_ref()?;
    let quarter = match here.page {
        Page::Print(Printed::Quarter(quarter)) => here.all.editions.iter().find(|q| *q == quarter),
        _ => None,
    };
    Some(format!(
        "{base}{}{path}",
        quarter.map(|q| edition::prefix(*q)).unwrap_or_default()
    ))
}
