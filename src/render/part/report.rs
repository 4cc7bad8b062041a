//! A dated report in a list.

use crate::derive::ProjectInsight;
use crate::model::Report;
use crate::render::address::page::Page;
use crate::render::context::PageContext;
use crate::render::part::record::{PhotoView, photo};
use crate::render::phrase::{DateView, LinkView, date};
use serde::Serialize;

/// A report in a list.
#[derive(Debug, Serialize)]
pub struct ReportView {
    /// Its day.
    pub date: DateView,
    /// Its page.
    pub href: String,
    /// What it is.
    pub kind: String,
    /// Its title, or what it is.
    pub title: String,
    /// Its first words.
    pub excerpt: String,
    /// The language of those words when it is another than the page's.
    pub lang: Option<String>,
    /// Its project.
    pub project: LinkView,
    /// What comes next.
    pub next: Option<String>,
    /// What stands in the way.
    pub blocker: Option<String>,
    /// Its first photograph.
    pub photo: Option<PhotoView>,
}

/// A report for a list.
pub fn report(here: &PageContext<'_>, of: &ProjectInsight, one: &Report) -> ReportView {
    let words = here.words();
    let kind = words.say(&format!("report-{}", one.kind.word()), &[]);
    let own = one
        .bodies
        .iter()
        .find(|(lang, _)| *lang == here.lang)
        .or(one.bodies.first());
    let other = own
        .filter(|(lang, _)| *lang != here.lang)
        .map(|(lang, _)| here.settings().languages[lang.index()].to_string());
    ReportView {
        date: date(here, one.date),
        href: here.href(&Page::Report(of.known.id.clone(), one.slug.clone())),
        title: one
            .title
            .as_ref()
            .map_or_else(|| kind.clone(), |t| t.get(here.lang).to_owned()),
        kind,
        excerpt: own.map_or_else(String::new, |(_, body)| {
            body.excerpt.trim().to_owned()
                + if body.excerpt.chars().count() >= 160 {
                    "…"
                } else {
                    ""
                }
        }),
        lang: other,
        project: LinkView {
            href: Some(here.href(&Page::Project(of.known.id.clone()))),
            text: of.known.title.get(here.lang).to_owned(),
        },
        next: one.next.as_ref().map(|t| t.get(here.lang).to_owned()),
        blocker: one.blocker.as_ref().map(|t| t.get(here.lang).to_owned()),
        photo: one.photos.first().map(|p| photo(here, p)),
    }
}
