//! What is true at one place, or of one department: figures and targets of it alone, reports and
//! photographs from there.

use crate::derive::local::is_only_at;
use crate::derive::{IndicatorInsight, ProjectInsight};
use crate::model::vocabulary::Visibility;
use crate::model::{GroupKind, Id, Photo, Report};
use crate::render::address::page::Page;
use crate::render::context::PageContext;
use crate::render::part::breakdown::{PartRowView, part_row};
use crate::render::part::record::{PhotoView, photo};
use crate::render::part::report::{ReportView, report};
use crate::render::phrase::group::group_name;
use crate::render::phrase::local::{part_of, whose};
use crate::theme::Arg;
use serde::Serialize;

/// What is true of one group alone.
#[derive(Debug, Serialize)]
pub struct LocalView {
    /// The heading.
    pub title: String,
    /// How many of its projects have figures of it alone, and how many of them a target.
    pub summary: String,
    /// Whether one of them has a target of it alone.
    pub judged: bool,
    /// The indicators with figures or targets of it alone, in the order of the projects: the
    /// project as `label`, the indicator as `about`.
    pub rows: Vec<PartRowView>,
}

/// The most reports that are shown.
const REPORTS: usize = 5;

/// The most photographs that are shown.
const PHOTOS: usize = 6;

/// The figures of a group alone; `None` where no project has any.
pub fn local(
    here: &PageContext<'_>,
    projects: &[&ProjectInsight],
    kind: GroupKind,
    id: &str,
) -> Option<LocalView> {
    let of = |p: &ProjectInsight| -> Vec<PartRowView> {
        let parts = p.indicators.iter();
        let parts = parts.filter_map(|i| Some((i, part_of(i, kind, id)?)));
        parts
            .map(|(whole, part)| local_row(here, p, whole, part, (kind, id)))
            .collect()
    };
    let found: Vec<Vec<PartRowView>> = projects
        .iter()
        .map(|p| of(p))
        .filter(|rows| !rows.is_empty())
        .collect();
    let judged = |rows: &&Vec<PartRowView>| rows.iter().any(|row| row.status.is_some());
    let name = group_name(here, kind, id);
    let args = [
        ("n", Arg::Count(found.len())),
        ("of", Arg::Count(projects.len())),
        ("targets", Arg::Count(found.iter().filter(judged).count())),
        ("name", Arg::Text(&name)),
        ("whose", whose(kind)),
    ];
    (!found.is_empty()).then(|| LocalView {
        title: here.words().say("here-title", &args[3..]),
        summary: here.words().say("here-summary", &args),
        judged: found.iter().any(|rows| judged(&rows)),
        rows: found.into_iter().flatten().collect(),
    })
}

/// One indicator of a project, as it is here.
fn local_row(
    here: &PageContext<'_>,
    of: &ProjectInsight,
    whole: &IndicatorInsight,
    part: &IndicatorInsight,
    (kind, id): (GroupKind, &str),
) -> PartRowView {
    // The title says as much where a project has one indicator, named as it is.
    let (title, name) = (&of.known.title, &whole.indicator.name);
    let own_name = title.get(here.lang) != name.get(here.lang);
    let late = whole.actual.map(|a| a.on) != part.actual.map(|a| a.on);
    let day = part.actual.map(|a| part.indicator.figure_date(a.on));
    PartRowView {
        label: of.known.name(here.lang).get(here.lang).to_owned(),
        href: Some(here.href(&Page::Project(of.known.id.clone()))),
        about: own_name.then(|| name.get(here.lang).to_owned()),
        date: day
            .filter(|_| late)
            .map(|day| here.words().locale.partial(day, "")),
        ..part_row(here, of, (kind.word(here.settings()), &Id::from(id)), part)
    }
}

/// Public reports from a place, the newest first: those that name it, and those of projects that
/// work nowhere else.
pub fn reports(here: &PageContext<'_>, projects: &[&ProjectInsight], id: &str) -> Vec<ReportView> {
    let mut found: Vec<(&ProjectInsight, &Report)> = Vec::new();
    for of in projects {
        let reports = of.known.reports.iter();
        let seen = reports.filter(|r| r.visibility == Visibility::Public);
        found.extend(
            seen.filter(|r| is_from(of, &r.places, id))
                .map(|r| (*of, r)),
        );
    }
    found.sort_by_key(|(_, report)| std::cmp::Reverse(report.date));
    found.truncate(REPORTS);
    found
        .into_iter()
        .map(|(of, one)| report(here, of, one))
        .collect()
}

/// Photographs from a place, those with a day first and the newest of them first.
pub fn photos(here: &PageContext<'_>, projects: &[&ProjectInsight], id: &str) -> Vec<PhotoView> {
    let mut found: Vec<&Photo> = Vec::new();
    for of in projects {
        let own = of.known.photos.iter().map(|photo| (photo, &[][..]));
        let seen = of
            .known
            .reports
            .iter()
            .filter(|r| r.visibility == Visibility::Public);
        let told = seen.flat_map(|r| r.photos.iter().map(|photo| (photo, &*r.places)));
        let is_here = |(photo, places): &(&Photo, &[Id])| match &photo.place {
            Some(place) => **place == *id,
            None => is_from(of, places, id),
        };
        found.extend(own.chain(told).filter(is_here).map(|(photo, _)| photo));
    }
    found.sort_by_key(|photo| std::cmp::Reverse(photo.date));
    found.truncate(PHOTOS);
    found.into_iter().map(|one| photo(here, one)).collect()
}

/// Whether something of a project is from a place: it says so, or the project works nowhere else.
fn is_from(of: &ProjectInsight, said: &[Id], id: &str) -> bool {
    match said {
        [] => is_only_at(of, id),
        said => said.iter().any(|place| **place == *id),
    }
}
