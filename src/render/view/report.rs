//! One dated report.

use crate::base::encode::html_text;
use crate::derive::ProjectInsight;
use crate::model::Report;
use crate::render::address::page::Page;
use crate::render::context::{PageContext, RenderError};
use crate::render::part::body::body;
use crate::render::part::page::{self, PageView};
use crate::render::part::record::{ActionView, PhotoView, actions_of_report, photo};
use crate::render::part::report::{ReportView, head, news, report};
use crate::render::part::row::{RowView, row};
use crate::render::part::soon::{self, SoonView};
use crate::render::phrase::LinkView;
use crate::theme::Arg;
use serde::Serialize;

/// A report on its own page.
#[derive(Debug, Serialize)]
pub struct ReportPageView {
    /// The same as in a list.
    pub report: ReportView,
    /// Its words as HTML, behind the sentence that heads it where it has no title; empty without any.
    pub body_html: String,
    /// The tag of their language; `None` where that is the page’s.
    pub body_lang: Option<String>,
    /// Its project on the as-of date, not on the day of the report, as in any list.
    pub now: RowView,
    /// Who wrote it; `None` where that is not said.
    pub by: Option<String>,
    /// All its photographs, in the order written.
    pub photos: Vec<PhotoView>,
    /// What it decided or asked for, by whom and until when, and how that stands: open ones first.
    pub actions: Vec<ActionView>,
    /// The next day of its project on which something is due, today or later, as known on the
    /// as-of date; `None` where nothing is to come.
    pub upcoming: Option<SoonView>,
    /// What of its project is open past its day, the longest first, as known on the as-of date.
    pub late: Vec<SoonView>,
    /// The report before it, by its day and its title; `None` for the first.
    pub earlier: Option<LinkView>,
    /// The report after it, likewise; `None` for the newest.
    pub later: Option<LinkView>,
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
            text: named(here, of, r),
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
        body_html: match head(here, of, one) {
            Some(head) => behind(&head, rendered.html),
            None => rendered.html,
        },
        now: row(here, of),
        by: one.by.as_ref().map(|t| t.get(here.lang).to_owned()),
        photos: one.photos.iter().map(|p| photo(here, p)).collect(),
        actions: actions_of_report(here, of, one),
        upcoming: here.field("upcoming", || soon::next(here, of)),
        late: here.field("late", || soon::late_of(here, of)),
        earlier: near(at.checked_sub(1)),
        later: near(Some(at + 1)),
        report: view,
    };
    Ok((page_view, page))
}

/// A text behind its first sentence; the whole of it where that has marks of its own.
fn behind(head: &str, html: String) -> String {
    let Some(rest) = html.strip_prefix(&format!("<p>{}", html_text(head))) else {
        return html;
    };
    match rest.strip_prefix("</p>") {
        Some(rest) => rest.trim_start().to_owned(),
        None => format!("<p>{}", rest.trim_start()),
    }
}

/// A report by its day, and by what it says where that is one line.
fn named(here: &PageContext<'_>, of: &ProjectInsight, one: &Report) -> String {
    let day = here.words().locale.date(one.date);
    match news(here, of, one) {
        Some(said) => format!("{day} {said}"),
        None => day,
    }
}
