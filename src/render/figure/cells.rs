//! Charts of cells: parts of a breakdown, the status of all projects. Each cell is a value or a
//! status as it stands; one without is left empty.

use crate::base::Date;
use crate::chart::heat::{self, Heat};
use crate::chart::matrix::{Matrix, Measured};
use crate::chart::status_bars::{Area, StatusBars};
use crate::chart::tiles::{Tile, Tiles};
use crate::chart::{Calendar, Figure, calendar};
use crate::derive::group::{in_group, is_otherwise_behind, sign_counts};
use crate::derive::{IndicatorInsight, ProjectInsight};
use crate::model::vocabulary::{Direction, Flag, Kind};
use crate::model::{Aim, GroupKind, Id, Settings, Slice};
use crate::render::context::PageContext;
use crate::render::phrase::group::group_name;
use crate::render::phrase::{part, say};
use std::collections::BTreeSet;

/// The parts of an indicator along a dimension on the dates of their figures, and on up to three
/// month ends to come.
pub fn heat(
    here: &PageContext<'_>,
    project: &ProjectInsight,
    of: &IndicatorInsight,
    dimension: &str,
) -> Figure {
    let mut days = days(of, dimension);
    let row = |id: &Id| heat::PartRow {
        name: part::value_name(here, dimension, id),
        values: days
            .iter()
            .map(|day| own_value(of, dimension, id, *day))
            .collect(),
    };
    let total = |day: &Date| of.totals.iter().find(|a| a.on == *day).map(|a| a.value);
    let (rows, whole) = (
        parts(project, of, dimension).iter().map(row).collect(),
        days.iter().map(total).collect(),
    );
    days.extend(coming(of, dimension, here.insight.as_of));
    let chart = Heat {
        name: of.indicator.name.get(here.lang).to_owned(),
        unit: say::unit(here, of),
        decimals: decimals(of),
        by: part::dimension_name(here, dimension),
        as_of: here.insight.as_of,
        rows,
        whole,
        top: top(of),
        fewer: matches!(
            of.indicator.direction,
            Direction::Decrease | Direction::AtMost
        ),
        days,
    };
    chart.draw(&here.words())
}

/// The days on which a part along a dimension has a figure, in order.
pub fn days(of: &IndicatorInsight, dimension: &str) -> Vec<Date> {
    let figures = part::along(of, dimension).flat_map(|(_, part)| &part.indicator.observations);
    let shown = figures.filter(|o| o.flag != Flag::Missing);
    let days: BTreeSet<Date> = shown.map(|o| o.when.day()).collect();
    days.into_iter().collect()
}

/// What was published of one part for a day, as it was published: no sum over periods.
fn own_value(of: &IndicatorInsight, dimension: &str, id: &Id, day: Date) -> Option<f64> {
    let part = of.part(&Slice::one(&dimension.into(), id))?;
    let figure = part
        .indicator
        .observations
        .iter()
        .find(|o| o.when.day() == day)?;
    figure.value.as_ref().map(|v| v.value())
}

/// The latest parts of every indicator that is broken down as the first such one is, side by side,
/// one column each.
pub fn matrix(here: &PageContext<'_>, project: &ProjectInsight) -> Figure {
    let mut all = project.indicators.iter();
    let by = all
        .find_map(|i| i.indicator.by.first())
        .cloned()
        .unwrap_or_else(|| USUAL.into());
    let broken_down = project
        .indicators
        .iter()
        .filter(|i| i.indicator.by.contains(&by));
    let latest = |i: &'_ IndicatorInsight| days(i, &by).last().copied();
    let figures: Vec<(&IndicatorInsight, Date)> =
        broken_down.filter_map(|i| Some((i, latest(i)?))).collect();
    let ids = distinct(
        figures
            .iter()
            .flat_map(|(of, _)| part::along(of, &by))
            .map(|(id, _)| id),
    );
    let about = |of: &IndicatorInsight, day: Date| {
        let mut parts = part::along(of, &by).map(|(_, part)| part);
        let of_day = parts.find(|p| p.indicator.observations.iter().any(|o| o.when.day() == day));
        of_day.map_or(day.into(), |part| part.indicator.figure_date(day))
    };
    let column = |(of, day): &(&IndicatorInsight, Date)| Measured {
        name: of.indicator.name.get(here.lang).to_owned(),
        unit: say::unit(here, of),
        decimals: decimals(of),
        when: about(of, *day),
        top: top(of),
        values: ids.iter().map(|id| own_value(of, &by, id, *day)).collect(),
    };
    let chart = Matrix {
        name: project.known.name(here.lang).get(here.lang).to_owned(),
        by: part::dimension_name(here, &by),
        parts: ids
            .iter()
            .map(|id| part::value_name(here, &by, id))
            .collect(),
        columns: figures.iter().map(column).collect(),
        crossed: None,
    };
    chart.draw(&here.words())
}

/// Pairs of dimensions in which an indicator has parts at once, as rows and columns: each pair in
/// the order of the dimensions.
pub fn crossed(of: &IndicatorInsight) -> Vec<(Id, Id)> {
    let by = &of.indicator.by;
    let pairs = by.iter().enumerate();
    let pairs =
        pairs.flat_map(|(at, rows)| by[at + 1..].iter().map(move |columns| (rows, columns)));
    let has = |(rows, columns): &(&Id, &Id)| {
        let both = |slice: &Slice| slice.value(rows).is_some() && slice.value(columns).is_some();
        let slices = of.parts.iter().map(|part| &part.indicator.slice);
        slices.filter(|slice| slice.values().len() == 2).any(both)
    };
    let found = pairs.filter(has);
    found
        .map(|(rows, columns)| (rows.clone(), columns.clone()))
        .collect()
}

/// The latest figures of an indicator in two dimensions at once: a row for each value of one, a
/// column for each of the other, all in one scale.
pub fn cross(here: &PageContext<'_>, of: &IndicatorInsight, rows: &Id, columns: &Id) -> Figure {
    let cells = of.parts.iter().filter_map(|part| {
        let slice = &part.indicator.slice;
        let only = slice.values().len() == 2;
        let place = (slice.value(rows)?, slice.value(columns)?);
        Some((place, part.actual?)).filter(|_| only)
    });
    let newest = cells.clone().map(|(_, actual)| actual.on).max();
    let (below, beside) = (
        distinct(cells.clone().map(|((row, _), _)| row)),
        distinct(cells.clone().map(|((_, column), _)| column)),
    );
    let value = |row: &Id, column: &Id| {
        let mut all = cells.clone();
        let found = all.find(|((r, c), a)| (*r, *c) == (row, column) && Some(a.on) == newest);
        found.map(|(_, actual)| actual.value)
    };
    let most = cells
        .clone()
        .map(|(_, actual)| actual.value)
        .reduce(f64::max);
    let about = |day: Date| {
        let mut parts = of.parts.iter();
        let found = parts.find(|part| part.actual.is_some_and(|a| a.on == day));
        found.map_or(day.into(), |part| part.indicator.figure_date(day))
    };
    let column = |id: &Id| Measured {
        name: part::value_name(here, columns, id),
        unit: say::unit(here, of),
        decimals: decimals(of),
        when: newest.map_or(here.insight.as_of.into(), about),
        top: top(of).or(most),
        values: below.iter().map(|row| value(row, id)).collect(),
    };
    let chart = Matrix {
        name: of.indicator.name.get(here.lang).to_owned(),
        by: part::dimension_name(here, rows),
        parts: below
            .iter()
            .map(|id| part::value_name(here, rows, id))
            .collect(),
        columns: beside.iter().map(column).collect(),
        crossed: Some(part::dimension_name(here, columns)),
    };
    chart.draw(&here.words())
}

/// Digits after the point of an indicator and its parts together: as many as any of them has.
fn decimals(of: &IndicatorInsight) -> usize {
    let parts = of
        .parts
        .iter()
        .map(|part| part.indicator.display_decimals());
    parts.fold(of.indicator.display_decimals(), usize::max)
}

/// The dimension of a breakdown that names none.
const USUAL: &str = "place";

/// All parts along a dimension: those of the project's places first, in their order, so that one
/// without a figure is seen too.
fn parts(project: &ProjectInsight, of: &IndicatorInsight, dimension: &str) -> Vec<Id> {
    let places = project.known.places.iter().filter(|_| dimension == USUAL);
    distinct(places.chain(part::along(of, dimension).map(|(id, _)| id)))
}

/// Each id once, in the order of its first place.
fn distinct<'a>(all: impl Iterator<Item = &'a Id>) -> Vec<Id> {
    let mut ids: Vec<Id> = Vec::new();
    for id in all {
        if !ids.contains(id) {
            ids.push(id.clone());
        }
    }
    ids
}

/// Ends of the next months until the due date, at most three: what is still to come of monthly
/// figures. None where the figures are not monthly: the newest with parts stands at a month's end,
/// and no two follow each other by more than 31 days.
fn coming(of: &IndicatorInsight, dimension: &str, as_of: Date) -> Vec<Date> {
    let last = days(of, dimension).last().copied();
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
            .map(|p| (p.shown.sign(), say::shown(here, &p.shown)))
    };
    let row = |p: &ProjectInsight| calendar::CalendarRow {
        name: p.known.name(here.lang).get(here.lang).to_owned(),
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
        name: p.known.name(here.lang).get(here.lang).to_owned(),
        sign: p.shown.sign(),
        status: say::shown(here, &p.shown),
    };
    Tiles {
        tiles: here.insight.projects.iter().map(tile).collect(),
    }
    .draw(&here.words())
}

/// The groups of a kind that hold all others of it.
fn outermost(by: GroupKind, settings: &Settings) -> Vec<Id> {
    let mut ids = by.ids(settings);
    ids.retain(|id| {
        by.group(settings, id)
            .is_none_or(|group| group.within.is_none())
    });
    ids
}

/// The statuses of all projects by the outermost groups of a kind, in the order of the
/// configuration; groups without projects too. In groups that overlap, places and leads, a project
/// counts more than once.
pub fn status_bars(here: &PageContext<'_>, by: GroupKind) -> StatusBars {
    let (settings, insight) = (here.settings(), here.insight);
    let area = |id: &Id| {
        let members: Vec<&ProjectInsight> = insight
            .projects
            .iter()
            .filter(|p| in_group(p, (by, id), settings, insight.as_of))
            .collect();
        Area {
            name: group_name(here, by, id),
            counts: sign_counts(&members),
        }
    };
    StatusBars {
        by: here
            .words()
            .say(&format!("term-{}", by.word(settings)), &[]),
        areas: outermost(by, settings).iter().map(area).collect(),
        overlapping: by.overlaps(),
        otherwise: (insight.projects.iter())
            .filter(|p| is_otherwise_behind(p))
            .count(),
    }
}
