//! Pages that an editor wrote, and the one for addresses that do not exist.

use crate::render::address::page::Page;
use crate::render::context::{PageContext, RenderError};
use crate::render::part::body::body;
use crate::render::part::page::{self, PageView, titled};
use crate::render::phrase::{LinkView, text};
use serde::Serialize;

/// A free page, which an editor wrote.
#[derive(Debug, Serialize)]
pub struct ContentView {
    /// Its words as HTML; the highest headings are `h2`.
    pub body_html: String,
    /// The tag of their language; `None` where that is the page’s.
    pub body_lang: Option<String>,
    /// Its headings of level 2 in their order, when there are more than three; else empty.
    pub toc: Vec<LinkView>,
}

/// A free page. Its description is its summary, else its first words, else its title.
///
/// # Errors
/// A body that cannot be read again.
pub fn content(here: &PageContext<'_>, id: &str) -> Result<(PageView, ContentView), RenderError> {
    let page = here
        .all
        .site
        .pages
        .iter()
        .find(|p| &*p.id == id)
        .expect("a content page is listed only when it exists");
    let rendered = body(here, &page.bodies, None, "", 2)?;
    let title = text(here, &page.title).text;
    let excerpt = page
        .bodies
        .iter()
        .find(|(lang, _)| *lang == here.lang)
        .or(page.bodies.first())
        .map_or("", |(_, b)| &b.excerpt);
    let description = page
        .summary
        .as_ref()
        .map_or_else(|| excerpt.to_owned(), |s| s.get(here.lang).to_owned());
    let toc: Vec<LinkView> = rendered
        .toc
        .iter()
        .filter(|t| t.level == 2)
        .map(|t| LinkView {
            href: Some(format!("#{}", t.id)),
            text: t.text.clone(),
        })
        .collect();
    let description = if description.is_empty() {
        title.clone()
    } else {
        description
    };
    let view = ContentView {
        body_lang: rendered.lang(here),
        body_html: rendered.html,
        // Up to three headings are seen at a glance.
        toc: if toc.len() > 3 { toc } else { Vec::new() },
    };
    Ok((page::page(here, title, description, rendered.other), view))
}

/// The page for addresses that do not exist.
#[derive(Debug, Serialize)]
pub struct NotFoundView {
    /// Address of the table of all projects.
    pub projects: String,
}

/// The page for addresses that do not exist.
pub fn not_found(here: &PageContext<'_>) -> (PageView, NotFoundView) {
    (
        titled(here, "not-found-title", "not-found-description"),
        NotFoundView {
            projects: here.href(&Page::Projects),
        },
    )
}
