//! All projects in one table.

use crate::derive::group::is_behind;
use crate::derive::{ProjectInsight, Shown};
use crate::model::GroupKind;
use crate::render::address::page::Page;
use crate::render::context::{PageContext, RenderError};
use crate::render::figure::{cells, shown};
use crate::render::part::finder::{FinderView, of_projects};
use crate::render::part::page::{PageView, titled};
use crate::render::part::pager::{PagerView, paged};
use crate::render::part::row::{ColumnsView, RowView, columns, row};
use crate::render::part::tiles::{entries, entry_id, entry_word};
use crate::render::part::trouble::{TroubleView, trouble};
use crate::render::phrase::LinkView;
use crate::render::phrase::status::StatusView;
use serde::Serialize;

/// All projects.
#[derive(Debug, Serialize)]
pub struct ProjectsView {
    /// Those of this page, in the order of their numbers, those without one last, by id.
    pub rows: Vec<RowView>,
    /// The columns of the table that have anything to show.
    pub columns: ColumnsView,
    /// How many projects there are on all pages.
    pub total: usize,
    /// Those that are behind; `None` where none is.
    pub trouble: Option<TroubleView>,
    /// The way to the other pages of the table; `None` where one page holds all.
    pub pager: Option<PagerView>,
    /// What the projects are chosen by; `None` where the table goes on over several pages, and for
    /// fewer than two.
    pub finder: Option<FinderView>,
    /// The projects of this page: computed statuses by colour role, then declared ones by grade,
    /// each from best to last; only those that one has.
    pub by_status: Vec<StatusListView>,
    /// Status by focus of all projects, as a chart in HTML; `None` with fewer than two focuses that
    /// have projects, and on later pages.
    pub chart_html: Option<String>,
}

/// The projects of one colour role, or of one declared grade.
#[derive(Debug, Serialize)]
pub struct StatusListView {
    /// Its id on the page, without the prefix `mp-`: the colour role, or scale and grade.
    pub id: String,
    /// The colour role, with the word for the role in place of a status, or the grade.
    pub status: StatusView,
    /// Its projects, each with number and title, in the order of the site.
    pub rows: Vec<LinkView>,
}

/// All projects in one table, and by status; `at` is the page of the table, from 1.
///
/// # Errors
/// A template that does not fit.
pub fn projects(
    here: &PageContext<'_>,
    at: usize,
) -> Result<(PageView, ProjectsView), RenderError> {
    let most = here.settings().lists.projects;
    let (shown, pager) = paged(here, &here.insight.projects, at, most, numbered);
    let link = |p: &ProjectInsight| {
        let no = p.known.no.map_or_else(String::new, |no| format!("{no} "));
        LinkView {
            href: Some(here.href(&Page::Project(p.known.id.clone()))),
            text: no + p.known.name(here.lang).get(here.lang),
        }
    };
    let list = |entry: &Vec<&Shown>| {
        let of = entry[0];
        let id = entry_id(of);
        let with = shown.iter().filter(|p| entry_id(&p.shown) == id);
        StatusListView {
            rows: with.map(link).collect(),
            status: StatusView {
                id: id.clone(),
                word: entry_word(here, of),
                token: of.sign().class(),
                symbol: of.symbol(),
            },
            id,
        }
    };
    let mut rows: Vec<RowView> =
        here.field("rows", || shown.iter().map(|p| row(here, p)).collect());
    let finder = match pager {
        // One row needs no finding.
        None if 1 < rows.len() => here.field("finder", || Some(finder(here, &mut rows))),
        _ => None,
    };
    let view = ProjectsView {
        finder,
        columns: columns(&rows),
        rows,
        total: here.insight.projects.len(),
        trouble: here.field("trouble", || {
            let all = here.insight.projects.iter();
            let behind: Vec<&ProjectInsight> = all.filter(|of| is_behind(of)).collect();
            trouble(here, here.insight.projects.len(), &behind)
        }),
        pager,
        by_status: here.field("by_status", || {
            let entries = entries(shown.iter().map(|p| &p.shown));
            entries.iter().map(list).collect()
        }),
        chart_html: here.try_field("chart_html", || match at {
            1 => status_chart(here),
            _ => Ok(None),
        })?,
    };
    Ok((titled(here, "menu-projects", "projects-description"), view))
}

/// What all rows are chosen by; each is told what it belongs to.
fn finder(here: &PageContext<'_>, rows: &mut [RowView]) -> FinderView {
    let (finder, mut within) = of_projects(here);
    for row in rows {
        row.within = within.remove(&row.id).unwrap_or_default();
    }
    finder
}

/// A page of the table by its number.
fn numbered(number: usize) -> Page {
    match number {
        1 => Page::Projects,
        _ => Page::MoreProjects(number),
    }
}

fn status_chart(here: &PageContext<'_>) -> Result<Option<String>, RenderError> {
    let mut chart = cells::status_bars(here, GroupKind::Focus);
    chart
        .areas
        .retain(|area| area.counts.iter().any(|(_, n)| *n > 0));
    if chart.areas.len() < 2 {
        return Ok(None);
    }
    Ok(Some(shown::html(
        here,
        "c-status",
        chart.draw(&here.words()),
        None,
    )?))
}
