//! Lists over all projects: the table, the updates, the milestones.

use super::super::page::{GroupKind, Page};
use super::super::{Here, RenderError, charts};
use super::report::{ReportView, report};
use super::row::{RowView, StatusView, row};
use super::site::{self, PageView};
use super::{DateView, figure};
use crate::derive::ProjectInsight;
use crate::model::status::Token;
use crate::theme::Arg;
use serde::Serialize;

/// All projects.
#[derive(Debug, Serialize)]
pub struct ProjectsView {
    /// In the order of their numbers.
    pub rows: Vec<RowView>,
    /// The same by colour role.
    pub by_status: Vec<StatusListView>,
    /// Status by focus, as a chart.
    pub chart_html: Option<String>,
}

/// The projects of one colour role.
#[derive(Debug, Serialize)]
pub struct StatusListView {
    /// The colour role.
    pub status: StatusView,
    /// Its projects.
    pub rows: Vec<super::LinkView>,
}

/// All projects in one table, and by status.
///
/// # Errors
/// A template that does not fit.
pub fn projects(here: &Here<'_>) -> Result<(PageView, ProjectsView), RenderError> {
    let all = &here.insight.projects;
    let link = |p: &ProjectInsight| {
        let no = p.known.no.map_or_else(String::new, |no| format!("{no} "));
        super::LinkView {
            href: Some(here.href(&Page::Project(p.known.id.clone()))),
            text: no + p.known.title.get(here.lang),
        }
    };
    let list = |token: &Token| {
        let status = StatusView {
            id: token.word().to_owned(),
            word: here.words().say(&format!("token-{}", token.word()), &[]),
            token: token.word().to_owned(),
        };
        StatusListView {
            status,
            rows: all
                .iter()
                .filter(|p| p.judgement.status.token() == *token)
                .map(link)
                .collect(),
        }
    };
    let view = ProjectsView {
        rows: all.iter().map(|p| row(here, p)).collect(),
        by_status: Token::ALL
            .iter()
            .map(list)
            .filter(|l| !l.rows.is_empty())
            .collect(),
        chart_html: status_chart(here)?,
    };
    Ok((titled(here, "menu-projects", "projects-description"), view))
}

fn status_chart(here: &Here<'_>) -> Result<Option<String>, RenderError> {
    let mut chart = charts::status_bars(here, GroupKind::Focus);
    chart
        .areas
        .retain(|area| area.counts.iter().any(|(_, n)| *n > 0));
    if chart.areas.len() < 2 {
        return Ok(None);
    }
    Ok(Some(figure::html(
        here,
        "c-status",
        chart.draw(&here.words()),
        None,
    )?))
}

/// All dated reports.
#[derive(Debug, Serialize)]
pub struct UpdatesView {
    /// By month, the newest first.
    pub months: Vec<MonthView>,
}

/// The reports of one month.
#[derive(Debug, Serialize)]
pub struct MonthView {
    /// The month.
    pub name: String,
    /// Its reports, the newest first.
    pub reports: Vec<ReportView>,
}

/// All dated reports by month.
pub fn updates(here: &Here<'_>) -> (PageView, UpdatesView) {
    let mut all: Vec<(&ProjectInsight, &crate::model::Report)> = here
        .insight
        .projects
        .iter()
        .flat_map(|p| p.known.reports.iter().map(move |r| (p, r)))
        .collect();
    all.sort_by(|(p, a), (q, b)| {
        b.date
            .cmp(&a.date)
            .then_with(|| p.known.id.cmp(&q.known.id))
            .then_with(|| a.slug.cmp(&b.slug))
    });
    let mut months: Vec<MonthView> = Vec::new();
    for (project, one) in all {
        let name = here.words().locale.month(one.date);
        if months.last().is_none_or(|m| m.name != name) {
            months.push(MonthView {
                name,
                reports: Vec::new(),
            });
        }
        if let Some(month) = months.last_mut() {
            month.reports.push(report(here, project, one));
        }
    }
    (
        titled(here, "menu-updates", "updates-description"),
        UpdatesView { months },
    )
}

/// All milestones.
#[derive(Debug, Serialize)]
pub struct MilestonesView {
    /// Those past their date or to come within the next quarter or so.
    pub open: Vec<MilestoneRowView>,
    /// Those met, the newest first.
    pub met: Vec<MilestoneRowView>,
}

/// One milestone of any project.
#[derive(Debug, Serialize)]
pub struct MilestoneRowView {
    /// When it is due or was met.
    pub date: Option<DateView>,
    /// Its name.
    pub name: String,
    /// Its project.
    pub project: super::LinkView,
    /// How far it slipped, in words.
    pub slip: String,
    /// Its state.
    pub state: StatusView,
}

/// All milestones: open ones by date, met ones from the newest.
pub fn milestones(here: &Here<'_>) -> (PageView, MilestonesView) {
    let mut open = Vec::new();
    let mut met = Vec::new();
    for project in &here.insight.projects {
        for milestone in &project.milestones {
            let day = milestone
                .milestone
                .met
                .or(milestone.forecast)
                .or(milestone.milestone.due.last());
            let view = MilestoneRowView {
                date: day.map(|day| super::date(here, day)),
                name: milestone.milestone.name.get(here.lang).to_owned(),
                project: super::LinkView {
                    href: Some(here.href(&Page::Project(project.known.id.clone()))),
                    text: project.known.title.get(here.lang).to_owned(),
                },
                slip: super::project::slip(here, milestone),
                state: super::project::milestone_state(here, milestone.state),
            };
            if milestone.milestone.met.is_some() {
                met.push((day, view))
            } else {
                open.push((day, view))
            }
        }
    }
    open.sort_by_key(|(day, _)| (day.is_none(), *day));
    met.sort_by_key(|(day, _)| std::cmp::Reverse(*day));
    let views = |list: Vec<(Option<crate::base::Date>, MilestoneRowView)>| {
        list.into_iter().map(|(_, view)| view).collect()
    };
    (
        titled(here, "menu-milestones", "milestones-description"),
        MilestonesView {
            open: views(open),
            met: views(met),
        },
    )
}

/// The page view of a page with a fixed title.
pub fn titled(here: &Here<'_>, title: &str, description: &str) -> PageView {
    let words = here.words();
    let site_title = here.settings().title.get(here.lang);
    let description = words.say(
        description,
        &[
            ("site", Arg::Text(site_title)),
            ("date", Arg::Text(&words.locale.date(here.insight.as_of))),
        ],
    );
    site::page(here, site::menu_word(here, title), description, None)
}
