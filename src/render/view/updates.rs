//! All dated reports, month by month.

use crate::derive::ProjectInsight;
use crate::render::context::PageContext;
use crate::render::part::page::{PageView, titled};
use crate::render::part::report::{ReportView, report};
use serde::Serialize;

/// All dated reports.
#[derive(Debug, Serialize)]
pub struct UpdatesView {
    /// By month, the newest first; only months with reports.
    pub months: Vec<MonthView>,
}

/// The reports of one month.
#[derive(Debug, Serialize)]
pub struct MonthView {
    /// The month and its year, in words.
    pub name: String,
    /// Its reports, the newest first; of one day by the id of their projects.
    pub reports: Vec<ReportView>,
}

/// All dated reports by month.
pub fn updates(here: &PageContext<'_>) -> (PageView, UpdatesView) {
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
