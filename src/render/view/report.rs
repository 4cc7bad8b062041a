//! One dated report.

use crate::derive::ProjectInsight;
use crate::model::Report;
use crate::render::address::page::Page;
use crate::render::context::{PageContext, RenderError};
use crate::render::part::body::body;
use crate::render::part::page::{self, PageView};
use crate::render::part::record::{ActionView, PhotoView, actions_of_report, photo};
use crate::render::part::report::{ReportView, report};
use crate::render::phrase::status::{StatusView, shown};
use crate::render::phrase::{LinkView, reason, value};
use crate::theme::Arg;
use serde::Serialize;

/// A report on its own page.
#[derive(Debug, Serialize)]
pub struct ReportPageView {
    /// The same as in a list.
    pub report: ReportView,
    /// Its words as HTML; empty where it has none.
    pub body_html: String,
    /// The tag of their language; `None` where that is the page’s.
    pub body_lang: Option<String>,
    /// The status of its project on the as-of date, not on the day of the report.
    pub status: StatusView,
    /// That status in one sentence.
    pub reason: String,
    /// Who wrote it; `None` where that is not said.
    pub by: Option<String>,
    /// All its photographs, in the order written.
    pub photos: Vec<PhotoView>,
    /// The figures that it published: those dated to the day that it tells about and published on
    /// its own day; in the order of the project's indicators.
    pub figures: Vec<FigureRowView>,
    /// What it asked for, and what was done about it: open ones first; empty for a report of
    /// progress.
    pub actions: Vec<ActionView>,
    /// The report before it, by its day; `None` for the first.
    pub earlier: Option<LinkView>,
    /// The report after it, by its day; `None` for the newest.
    pub later: Option<LinkView>,
}

/// A figure that a report published.
#[derive(Debug, Serialize)]
pub struct FigureRowView {
    /// The indicator, by name.
    pub name: String,
    /// The figure with its unit, or its note.
    pub value: String,
    /// The figure as a number, in the unit of its indicator; `None` where it is told in words.
    pub number: Option<f64>,
}

/// A report's page.
///
/// # Errors
/// A body that cannot be read again.
pub fn page(
    here: &PageContext<'_>,
    id: &str,
    slug: &str,
) -> Result<(PageView, ReportPageView), RenderError> {
    let of = here
        .insight
        .project(id)
        .expect("a report's page exists only with its project");
    let reports = &of.known.reports;
    let at = reports
        .iter()
        .position(|r| &*r.slug == slug)
        .expect("a report's page exists only with its report");
    let one = &reports[at];
    let rendered = body(here, &one.bodies, Some(of), "", 2)?;
    let view = report(here, of, one);
    let near = |at: Option<usize>| {
        at.and_then(|at| reports.get(at)).map(|r| LinkView {
            href: Some(here.href(&Page::Report(of.known.id.clone(), r.slug.clone()))),
            text: here.words().locale.date(r.date),
        })
    };
    let args = [
        ("project", Arg::Text(&view.project.text)),
        ("title", Arg::Text(&view.title)),
        ("date", Arg::Text(&view.date.text)),
    ];
    let title = here.words().say("report-title", &args);
    let description = if view.excerpt.is_empty() {
        title.clone()
    } else {
        view.excerpt.clone()
    };
    let page_view = page::page(here, title, description, rendered.other);
    let page = ReportPageView {
        body_lang: rendered.lang(here),
        body_html: rendered.html,
        status: shown(here, &of.shown),
        reason: reason::project_reason(here, of),
        by: one.by.as_ref().map(|t| t.get(here.lang).to_owned()),
        photos: one.photos.iter().map(|p| photo(here, p)).collect(),
        figures: figures(here, of, one),
        actions: actions_of_report(here, of, one),
        earlier: near(at.checked_sub(1)),
        later: near(Some(at + 1)),
        report: view,
    };
    Ok((page_view, page))
}

fn figures(here: &PageContext<'_>, of: &ProjectInsight, one: &Report) -> Vec<FigureRowView> {
    let mut rows = Vec::new();
    for indicator in &of.indicators {
        let told = indicator
            .indicator
            .observations
            .iter()
            .filter(|o| o.published == Some(one.date) && o.when.day() == one.counts_on());
        rows.extend(told.filter_map(|o| {
            let value = value::told(here, indicator, o)?;
            Some(FigureRowView {
                name: indicator.indicator.name.get(here.lang).to_owned(),
                value,
                number: o.value.as_ref().map(crate::base::Decimal::value),
            })
        }));
    }
    rows
}
