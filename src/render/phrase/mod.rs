//! Small words: days, links, texts of an author, labels with a value.

pub mod say;
pub mod status;
pub mod value;
pub mod group;
pub mod quarter;
pub mod cadence;
pub mod reason;
pub mod declared;
pub mod local;
pub mod moved;

use crate::base::{Date, Text};
use crate::derive::IndicatorInsight;
use crate::render::context::PageContext;
use serde::Serialize;

/// A day: as words, and as `YYYY-MM-DD` for machines.
#[derive(Clone, Debug, Serialize)]
pub struct DateView {
    /// For machines.
    pub iso: String,
    /// For readers.
    pub text: String,
}

/// A link, or plain words where there is no page.
#[derive(Clone, Debug, Serialize)]
pub struct LinkView {
    /// Where it leads.
    pub href: Option<String>,
    /// Its words.
    pub text: String,
}

/// Words that may be in another language than the page.
#[derive(Clone, Debug, Serialize)]
pub struct TextView {
    /// The words.
    pub text: String,
    /// The tag of their language when it is another one.
    pub lang: Option<String>,
}

/// A day for a template.
pub fn date(here: &PageContext<'_>, day: Date) -> DateView {
    DateView {
        iso: day.to_string(),
        text: here.words().locale.date(day),
    }
}

/// A day without its year, where that is the year of the page.
pub fn short_date(here: &PageContext<'_>, day: Date) -> DateView {
    DateView {
        iso: day.to_string(),
        text: here.words().locale.date_near(day, here.insight.as_of),
    }
}

/// What a figure that counts on a day is about, as exactly as it was said.
pub fn figure_date(here: &PageContext<'_>, of: &IndicatorInsight, day: Date) -> DateView {
    let about = of.indicator.figure_date(day);
    DateView {
        iso: about.to_string(),
        text: here
            .words()
            .locale
            .partial_near(about, here.insight.as_of, ""),
    }
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

/// A text in the page's language, or in the one that exists.
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
    /// What it is.
    pub label: String,
    /// The value.
    pub value: String,
    /// Where it leads.
    pub href: Option<String>,
}
