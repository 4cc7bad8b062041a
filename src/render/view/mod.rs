//! What a theme sees: one file a noun. Everything is ready to be shown; only these types derive
//! `Serialize`, and only fields named `html` or ending in `_html` hold HTML.

pub mod account;
pub mod behind;
pub mod cadence;
pub mod changes;
pub mod content;
pub mod declared;
pub mod dictionary;
pub mod drawn;
pub mod figure;
pub mod group;
pub mod history;
pub mod home;
pub mod lists;
pub mod local;
pub mod method;
mod moved;
pub mod print;
pub mod project;
pub mod quarter;
pub mod rail;
pub mod record;
pub mod report;
pub mod row;
pub mod site;
pub mod tiles;

use super::page::Page;
use super::{Here, RenderError};
use crate::base::{Date, Text};
use crate::derive::IndicatorInsight;
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

/// The whole context of a template: the site, the page, and what the page shows.
#[derive(Debug, Serialize)]
struct Context<V: Serialize> {
    site: site::SiteView,
    page: site::PageView,
    view: V,
}

/// Renders a page with its template.
///
/// # Errors
/// A template that does not fit its view, or a body that cannot be read again.
pub fn render(here: &Here<'_>) -> Result<Vec<u8>, RenderError> {
    match here.page {
        Page::Home => with(here, "home.html", home::home(here)?),
        Page::Projects => with(here, "projects.html", lists::projects(here)?),
        Page::Project(id) => with(here, "project.html", project::project(here, id)?),
        Page::Report(id, slug) => with(here, "report.html", report::page(here, id, slug)?),
        Page::Group(kind, id) => with(here, "group.html", group::group(here, *kind, id)?),
        Page::Updates => with(here, "updates.html", lists::updates(here)),
        Page::Milestones => with(here, "milestones.html", lists::milestones(here)),
        Page::Quarters => with(here, "quarters.html", quarter::list::quarters(here)),
        Page::Quarter(id) => with(here, "quarter.html", quarter::quarter(here, *id)?),
        Page::Versus(id) => with(here, "versus.html", quarter::versus::versus(here, *id)),
        Page::Changes => with(here, "changes.html", changes::changes(here)),
        Page::Targets => with(here, "targets.html", changes::targets(here)?),
        Page::Cadence => with(here, "cadence.html", cadence::cadence(here)),
        Page::Method => with(here, "method.html", method::method(here)),
        Page::Data => with(here, "data.html", dictionary::data(here)),
        Page::Content(id) => with(here, "page.html", content::content(here, id)?),
        Page::NotFound => with(here, "404.html", content::not_found(here)),
        Page::Print(printed) => print::render(here, printed),
    }
}

fn with<V: Serialize>(
    here: &Here<'_>,
    template: &str,
    (page, view): (site::PageView, V),
) -> Result<Vec<u8>, RenderError> {
    let context = Context {
        site: site::site(here),
        page,
        view,
    };
    Ok(here
        .language()
        .engine
        .render(template, &context, &here.file)?)
}

/// A day for a template.
pub fn date(here: &Here<'_>, day: Date) -> DateView {
    DateView {
        iso: day.to_string(),
        text: here.words().locale.date(day),
    }
}

/// A day without its year, where that is the year of the page.
pub fn short_date(here: &Here<'_>, day: Date) -> DateView {
    DateView {
        iso: day.to_string(),
        text: here.words().locale.date_near(day, here.insight.as_of),
    }
}

/// What a figure that counts on a day is about, as exactly as it was said.
pub fn figure_date(here: &Here<'_>, of: &IndicatorInsight, day: Date) -> DateView {
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
pub fn updated(here: &Here<'_>, of: &crate::derive::ProjectInsight) -> Option<DateView> {
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
pub fn text(here: &Here<'_>, text: &Text) -> TextView {
    let words = text.words(here.lang);
    let lang = (words.lang != here.lang)
        .then(|| here.settings().languages[words.lang.index()].to_string());
    TextView {
        text: words.text.to_owned(),
        lang,
    }
}
