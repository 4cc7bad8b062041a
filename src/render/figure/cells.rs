//! Charts of cells: parts of a breakdown, the status of all projects. Each cell is a value or a
//! status as it stands; one without is left empty.

use crate::base::Date;
use crate::chart::heat::{self, Heat};
use crate::chart::matrix::{Matrix, Measured};
use crate::chart::status_bars::{Area, StatusBars};
use crate::chart::tiles::{Tile, Tiles};
use crate::chart::{Calendar, Figure, calendar};
use crate::derive::group::{in_group, token_counts};
use crate::derive::{IndicatorInsight, ProjectInsight};
use crate::model::vocabulary::{Direction, Kind};
use crate::model::{Aim, GroupKind, Id, Observation};
use crate::render::context::PageContext;
use crate::render::phrase::group::group_name;
use crate::render::phrase::say;

/// The parts of an indicator's breakdown on the dates of its figures, and on up to three month ends
/// to come.
pub fn heat(here: &PageContext<'_>, project: &ProjectInsight, of: &IndicatorInsight) -> Figure {
    let figures: Vec<&Observation> = of
        .indicator
        .observations
        .iter()
        .filter(|o| !o.by.is_empty())
        .collect();
    let mut days: Vec<Date> = figures.iter().map(|o| o.when.day()).collect();
    days.extend(coming(of, here.insight.as_of));
    let kind = dimension(of.indicator.by.as_deref());
    let row = |id: &str| heat::PartRow {
        name: part_name(here, kind, id),
        values: figures
            .iter()
            .map(|o| {
                o.by.iter()
                    .find(|(key, _)| &**key == id)
                    .map(|(_, v)| v.value())
            })
            .collect(),
    };
    let chart = Heat {
        name: of.indicator.name.get(here.lang).to_owned(),
        unit: say::unit(here, of),
        decimals: of.indicator.display_decimals(),
        by: dimension_name(here, of.indicator.by.as_deref()),
        as_of: here.insight.as_of,
        rows: parts(project, of, kind, &figures)
            .iter()
            .map(|id| row(id))
            .collect(),
        whole: figures
            .iter()
            .map(|o| {
                of.totals
                    .iter()
                    .find(|a| a.on == o.when.day())
                    .map(|a| a.value)
            })
            .collect(),
        top: top(of),
        fewer: matches!(
            of.indicator.direction,
            Direction::Decrease | Direction::AtMost
        ),
        days,
    };
    chart.draw(&here.words())
}

/// The latest parts of every indicator that is broken down as the first such one is, side by side,
/// one column each.
pub fn matrix(here: &PageContext<'_>, project: &ProjectInsight) -> Figure {
    let by = project
        .indicators
        .iter()
        .find_map(|i| i.indicator.by.as_deref());
    let broken_down: Vec<&IndicatorInsight> = project
        .indicators
        .iter()
        .filter(|i| i.indicator.by.as_deref() == by)
        .collect();
    let latest = |i: &IndicatorInsight| {
        i.indicator
            .observations
            .iter()
            .rposition(|o| !o.by.is_empty())
    };
    let figures: Vec<(&IndicatorInsight, &Observation)> = broken_down
        .iter()
        .filter_map(|i| Some((*i, &i.indicator.observations[latest(i)?])))
        .collect();
    let kind = dimension(by);
    let ids = distinct(figures.iter().flat_map(|(_, o)| &o.by).map(|(id, _)| &**id));
    let column = |(of, figure): &(&IndicatorInsight, &Observation)| Measured {
        name: of.indicator.name.get(here.lang).to_owned(),
        unit: say::unit(here, of),
        decimals: of.indicator.display_decimals(),
        when: figure.about(),
        top: top(of),
        values: ids
            .iter()
            .map(|id| {
                figure
                    .by
                    .iter()
                    .find(|(key, _)| &**key == *id)
                    .map(|(_, v)| v.value())
            })
            .collect(),
    };
    let chart = Matrix {
        name: project.known.title.get(here.lang).to_owned(),
        by: dimension_name(here, by),
        parts: ids.iter().map(|id| part_name(here, kind, id)).collect(),
        columns: figures.iter().map(column).collect(),
    };
    chart.draw(&here.words())
}

/// The groups that a dimension of a breakdown stands for; `None` for a free one. A breakdown that
/// names none is by place.
fn dimension(by: Option<&str>) -> Option<GroupKind> {
    match by {
        Some("department") => Some(GroupKind::Department),
        Some("place") | None => Some(GroupKind::Place),
        _ => None,
    }
}

fn dimension_name(here: &PageContext<'_>, by: Option<&str>) -> String {
    let term = |kind: GroupKind| here.words().say(&format!("term-{}", kind.word()), &[]);
    dimension(by).map_or_else(|| by.unwrap_or("").to_owned(), term)
}

fn part_name(here: &PageContext<'_>, kind: Option<GroupKind>, id: &str) -> String {
    kind.map_or_else(|| id.to_owned(), |kind| group_name(here, kind, id))
}

/// The ids of all parts: those of the project's places first, in their order, so that one without a
/// figure is seen too.
fn parts<'a>(
    project: &'a ProjectInsight,
    of: &IndicatorInsight,
    kind: Option<GroupKind>,
    figures: &[&'a Observation],
) -> Vec<&'a str> {
    let by_place = kind == Some(GroupKind::Place) && of.indicator.by.as_deref() == Some("place");
    let places = project
        .known
        .places
        .iter()
        .filter(|_| by_place)
        .map(|id| &**id);
    let written = figures.iter().flat_map(|o| &o.by).map(|(id, _)| &**id);
    distinct(places.chain(written))
}

/// Each id once, in the order of its first place.
fn distinct<'a>(all: impl Iterator<Item = &'a str>) -> Vec<&'a str> {
    let mut ids: Vec<&str> = Vec::new();
    for id in all {
        if !ids.contains(&id) {
            ids.push(id);
        }
    }
    ids
}

/// Ends of the next months until the due date, at most three: what is still to come of monthly
/// figures. None where the figures are not monthly: the newest with parts stands at a month's end,
/// and no two follow each other by more than 31 days.
fn coming(of: &IndicatorInsight, as_of: Date) -> Vec<Date> {
    let last = of
        .indicator
        .observations
        .iter()
        .rev()
        .find(|o| !o.by.is_empty())
        .map(|o| o.when.day());
    let (Some(last), Some(due)) = (last.filter(|day| *day == day.month_end()), of.due) else {
        return Vec::new();
    };
    let monthly = of
        .indicator
        .observations
        .windows(2)
        .all(|two| two[1].when.day().since(two[0].when.day()) <= 31);
    let ends = (1..=3)
        .map(|i| last.plus_months(i))
        .filter(|day| as_of < *day && *day <= due.month_end() && monthly);
    ends.collect()
}

/// What the highest class reaches at least, in the indicator's unit: 100 for a percentage, the
/// upper end of a range; `None` where the figures themselves decide.
fn top(of: &IndicatorInsight) -> Option<f64> {
    if of.indicator.kind == Kind::Percent {
        return Some(100.0);
    }
    match of.indicator.target.as_ref().map(|t| &t.aim) {
        Some(Aim::Range { high, .. }) => Some(high.value()),
        _ => None,
    }
}

/// How many months a calendar looks back, that of the as-of date included.
const BACK: i32 = 12;

/// How many months a calendar looks ahead.
const AHEAD: i32 = 6;

/// The status of every project at the end of each of the last months, from the first start on, and
/// on the as-of date; then the months still to come until the last due date, at most six. A project
/// that did not count yet has no status.
pub fn calendar(here: &PageContext<'_>) -> Figure {
    let (site, as_of) = (here.all.site, here.insight.as_of);
    let begun = here
        .insight
        .projects
        .iter()
        .filter_map(|p| p.known.start.first())
        .min()
        .unwrap_or(as_of);
    let ends = (1..BACK)
        .rev()
        .map(|i| as_of.month_start().plus_months(-i).month_end());
    let days: Vec<Date> = ends
        .filter(|day| begun <= *day && *day < as_of)
        .chain([as_of])
        .collect();
    let due = here
        .insight
        .projects
        .iter()
        .filter_map(|p| p.known.due.last())
        .max()
        .unwrap_or(as_of);
    let coming = (1..=AHEAD)
        .map(|i| as_of.month_start().plus_months(i).month_end())
        .filter(|day| *day <= due.month_end())
        .collect();
    let then: Vec<Vec<ProjectInsight>> = days
        .iter()
        // Each day is computed anew from what was published by then, so that nothing known later
        // colours it.
        .map(|day| crate::derive::projects(site, crate::derive::AsOf::on(*day)))
        .collect();
    let status = |projects: &Vec<ProjectInsight>, id: &str| {
        projects
            .iter()
            .find(|p| &*p.known.id == id)
            .map(|p| p.judgement.status)
    };
    let row = |p: &ProjectInsight| calendar::CalendarRow {
        name: p.known.title.get(here.lang).to_owned(),
        statuses: then
            .iter()
            .map(|projects| status(projects, &p.known.id))
            .collect(),
    };
    Calendar {
        rows: here.insight.projects.iter().map(row).collect(),
        days,
        coming,
    }
    .draw(&here.words())
}

/// One square for every project, in the order of the site.
pub fn tiles(here: &PageContext<'_>) -> Figure {
    let tile = |p: &ProjectInsight| Tile {
        no: p.known.no,
        name: p.known.title.get(here.lang).to_owned(),
        status: p.judgement.status,
    };
    Tiles {
        tiles: here.insight.projects.iter().map(tile).collect(),
    }
    .draw(&here.words())
}

/// The statuses of all projects by the groups of a kind, in the order of the configuration; groups
/// without projects too. In groups that overlap, places and leads, a project counts more than once.
pub fn status_bars(here: &PageContext<'_>, by: GroupKind) -> StatusBars {
    let (settings, insight) = (here.settings(), here.insight);
    let area = |id: &Id| {
        let members: Vec<&ProjectInsight> = insight
            .projects
            .iter()
            .filter(|p| in_group(p, by, id, insight.as_of))
            .collect();
        Area {
            name: group_name(here, by, id),
            counts: token_counts(&members),
        }
    };
    StatusBars {
        by: here.words().say(&format!("term-{}", by.word()), &[]),
        areas: by.ids(settings).iter().map(area).collect(),
        overlapping: matches!(by, GroupKind::Place | GroupKind::Lead),
    }
}
