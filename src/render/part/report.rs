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
    /// Its page, as seen from this one.
    pub href: String,
    /// What it is, in words.
    pub kind: String,
    /// The same for machines: `progress`, `guidance` or `showcase`.
    pub kind_id: &'static str,
    /// Its title; the words for its kind where it has none.
    pub title: String,
    /// Its first words, at most 160 characters and `…` where it goes on; empty without a text.
    pub excerpt: String,
    /// The tag of the language of those words; `None` when it is that of the page.
    pub lang: Option<String>,
    /// Its project.
    pub project: LinkView,
    /// What comes next; `None` where the report does not say.
    pub next: Option<String>,
    /// What stands in the way; `None` where the report names nothing.
    pub blocker: Option<String>,
    /// Its first photograph; `None` without any.
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
        kind_id: one.kind.word(),
        excerpt: own.map_or_else(String::new, |(_, body)| {
            body.excerpt.trim().to_owned()
                // An excerpt ends at 160 characters wherever that is; a shorter one is the whole
                // text.
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
