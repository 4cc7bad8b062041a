//! Small words: days, links, texts of an author, labels with a value.
//!
//! In come the page and a piece of the model, out come plain words in the page's language, never
//! HTML. A phrase reads no disk and computes no figure of its own.

pub mod say;
pub mod status;
pub mod money;
pub mod value;
pub mod group;
pub mod part;
pub mod period;
pub mod cadence;
pub mod declared;
pub mod reason;
pub mod local;
pub mod moved;
pub mod drift;
pub mod due;

use crate::base::{Date, PartialDate, Text};
use crate::derive::IndicatorInsight;
use crate::model::Project;
use crate::render::address::page::Page;
use crate::render::context::PageContext;
use serde::Serialize;

/// A day, or a longer time where no day is known: as words, and for machines.
#[derive(Clone, Debug, Serialize)]
pub struct DateView {
    /// For machines: `2021-12-31`, or `2021-12`, `2021-Q4`, `2021` where only so much was said.
    pub iso: String,
    /// For readers, in words of the page's language.
    pub text: String,
}

/// A link, or plain words where there is no page.
#[derive(Clone, Debug, Serialize)]
pub struct LinkView {
    /// Where it leads, as seen from the page; `None` where there is no page to lead to.
    pub href: Option<String>,
    /// Its words, not HTML.
    pub text: String,
}

/// Words that may be in another language than the page.
#[derive(Clone, Debug, Serialize)]
pub struct TextView {
    /// The words, not HTML.
    pub text: String,
    /// The tag of their language; `None` when it is that of the page.
    pub lang: Option<String>,
}

/// A project with its page, by the title that it has where it is one among others.
pub fn project_link(here: &PageContext<'_>, of: &Project) -> LinkView {
    LinkView {
        href: here.href_if(&Page::Project(of.id.clone())),
        text: of.name(here.lang).get(here.lang).to_owned(),
    }
}

/// A day for a template, with its year.
pub fn date(here: &PageContext<'_>, day: Date) -> DateView {
    DateView {
        iso: day.to_string(),
        text: here.words().locale.date(day),
    }
}

/// A day without its year, where that is the year of the page's as-of date.
pub fn short_date(here: &PageContext<'_>, day: Date) -> DateView {
    DateView {
        iso: day.to_string(),
        text: here.words().locale.date_near(day, here.insight.as_of),
    }
}

/// A date as exactly as it is known: a day, a month, a quarter; with its year.
pub fn partial_date(here: &PageContext<'_>, date: PartialDate) -> DateView {
    DateView {
        iso: date.to_string(),
        text: here.words().locale.partial(date, ""),
    }
}

/// The same, a day without its year, where that is the year of the page's as-of date.
pub fn short_partial_date(here: &PageContext<'_>, date: PartialDate) -> DateView {
    DateView {
        iso: date.to_string(),
        text: here
            .words()
            .locale
            .partial_near(date, here.insight.as_of, ""),
    }
}

/// What a figure that counts on a day is about, as exactly as it was said: a day, a month, a
/// period or a year. A day of the page's year goes without its year.
pub fn figure_date(here: &PageContext<'_>, of: &IndicatorInsight, day: Date) -> DateView {
    let about = of.indicator.figure_date(day);
    short_partial_date(here, about)
}

/// What the latest figure of a project is about, with its year; `None` without any.
pub fn updated(here: &PageContext<'_>, of: &crate::derive::ProjectInsight) -> Option<DateView> {
    let day = of.updated?;
    let latest = of
        .indicators
        .iter()
        .find(|i| i.counted && i.actual.is_some_and(|a| a.on == day));
    let about = latest.map_or(day.into(), |i| i.indicator.figure_date(day));
    Some(DateView {
        iso: about.to_string(),
        text: here.words().locale.partial(about, ""),
    })
}

/// When the figures or grades of a project stopped; `None` while they go on.
pub fn stale(here: &PageContext<'_>, of: &crate::derive::ProjectInsight) -> Option<DateView> {
    of.stale.then(|| updated(here, of)).flatten()
}

/// A text in the page's language, or in the first one that exists, with its tag then.
pub fn text(here: &PageContext<'_>, text: &Text) -> TextView {
    let words = text.words(here.lang);
    let lang = (words.lang != here.lang)
        .then(|| here.settings().languages[words.lang.index()].to_string());
    TextView {
        text: words.text.to_owned(),
        lang,
    }
}

/// A label with its value.
#[derive(Debug, Serialize)]
pub struct FactView {
    /// What it is, in words.
    pub label: String,
    /// The value in words, with its unit.
    pub value: String,
    /// Where it leads; `None` where there is no page.
    pub href: Option<String>,
}
