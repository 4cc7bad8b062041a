//! The newest date of a site, and the typing error that would move it.

use crate::base::Diagnostics;
use crate::base::{Code, Date, Span};
use crate::model::words::Visibility;
use crate::model::{Project, Site};

/// Days after which a single newer date is taken for a typing error.
const FAR: i32 = 35;

/// Every public fact's publication with its place.
fn facts(site: &Site) -> Vec<(Date, Span)> {
    site.projects.iter().filter(|p| p.visibility == Visibility::Public && !p.draft).flat_map(of_project).collect()
}

/// Facts of a project, from its embargo on.
fn of_project(project: &Project) -> Vec<(Date, Span)> {
    let figures = project.indicators.iter().flat_map(|i| &i.observations).map(|o| (o.known_from(), o.place.0));
    let met = project.milestones.iter().filter_map(|m| Some((m.met_published.or(m.met)?, m.place.0)));
    let reports = project.reports.iter().filter(|r| r.visibility == Visibility::Public).map(|r| (r.date, r.place.0));
    let changes = project.changes.iter().map(|c| (c.published, c.place.0));
    let corrections = project.corrections.iter().map(|c| (c.published, c.place.0));
    figures.chain(met).chain(reports).chain(changes).chain(corrections).collect()
}

/// The newest publication of a public fact; a project under embargo beyond it does not count.
pub fn newest(site: &Site) -> Option<Date> {
    let open: Vec<&Project> = site.projects.iter().filter(|p| p.visibility == Visibility::Public && !p.draft).collect();
    let newest_of = |embargoed: bool| {
        open.iter().filter(|p| p.embargo.is_some() == embargoed).flat_map(|p| of_project(p)).map(|(day, _)| day).max()
    };
    let free = newest_of(false);
    let lifted = open.iter().filter(|p| p.embargo.is_some_and(|end| free.is_some_and(|day| end <= day)));
    lifted.flat_map(|p| of_project(p)).map(|(day, _)| day).chain(free).max().or_else(|| newest_of(true))
}

/// A date far after the next newest one, while `as_of` is not fixed.
pub fn check(site: &Site, diags: &mut Diagnostics) {
    if site.settings.as_of.is_some() {
        return;
    }
    let mut dates = facts(site);
    dates.sort();
    dates.dedup_by_key(|(day, _)| *day);
    if let [.., (before, _), (last, span)] = dates.as_slice()
        && FAR < last.since(*before)
    {
        let message = format!(
            "{last} is {} days after the next newest date {before}, and the whole site would move to it",
            last.since(*before)
        );
        diags.push(Code::DateFarAhead, *span, message, "correct the date, or fix `as_of` in site.yaml");
    }
}
