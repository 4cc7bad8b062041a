//! The parts of an indicator along one dimension, each with where it stands.

use crate::base::Date;
use crate::derive::{IndicatorInsight, ProjectInsight};
use crate::model::{Field, Id, PartField};
use crate::render::context::PageContext;
use crate::render::figure::small;
use crate::render::part::history::{MarkView, figure_mark, promise_mark};
use crate::render::phrase::part::{along, dimension_name, value_link};
use crate::render::phrase::reason::beside;
use crate::render::phrase::status::{StatusView, status};
use crate::render::phrase::value::{bounded, target, value};
use crate::theme::Arg;
use serde::Serialize;

/// The parts of an indicator along one dimension.
#[derive(Debug, Serialize)]
pub struct BreakdownView {
    /// The id of the indicator within the project.
    pub id: String,
    /// The id of the dimension: `place`, `department`, or one of the site's own.
    pub dimension: String,
    /// The name of the dimension.
    pub by: String,
    /// The last day that the newest parts are about, `2021-09-30`.
    pub date: String,
    /// The unit of the indicator; `None` where it has none.
    pub unit: Option<String>,
    /// The indicator, and the day or period that the newest parts are about.
    pub title: String,
    /// Whether a part has a target of its own.
    pub judged: bool,
    /// The parts in the order first written.
    pub rows: Vec<PartRowView>,
    /// The same parts as numbers, in the same order; those without a number left out.
    pub parts: Vec<ShareView>,
}

/// One part of an indicator in a row.
#[derive(Debug, Serialize)]
pub struct PartRowView {
    /// The id of its value, such as that of a place.
    pub id: String,
    /// The name of its value.
    pub label: String,
    /// The page of its place or department; `None` where there is none.
    pub href: Option<String>,
    /// The indicator, on a page that shows parts of several; `None` elsewhere.
    pub about: Option<String>,
    /// Its latest figure with its unit or the newest note, or that nothing was published.
    pub value: String,
    /// That the figure was corrected, or was later on; `None` where neither is so.
    pub value_mark: Option<MarkView>,
    /// What the figure is about, where that is not what the newest parts are about.
    pub date: Option<String>,
    /// What the part should reach, with its unit; `None` without a target of its own.
    pub target: Option<String>,
    /// That the target of the part moved; `None` where it never did.
    pub target_mark: Option<MarkView>,
    /// Progress in whole percent, with the sign of a bound; `None` without a target of its own.
    pub percent: Option<String>,
    /// Progress as a bar, in HTML; an empty bar where it is not defined.
    pub bar_html: String,
    /// Its status; `None` without a target of its own.
    pub status: Option<StatusView>,
    /// The status in one sentence; `None` together with it.
    pub reason: Option<String>,
}

/// One part of a figure, as a number.
#[derive(Debug, Serialize)]
pub struct ShareView {
    /// The id of the place or department, or of another value.
    pub id: String,
    /// The latest total, in the unit of the indicator.
    pub value: f64,
    /// Share of its own way, which may lie outside of 0 to 1; `None` where it has none.
    pub progress: Option<f64>,
}

/// The parts of an indicator along each of its dimensions, in their order; none of a dimension
/// along which nothing was published or promised.
pub fn breakdowns(
    here: &PageContext<'_>,
    project: &ProjectInsight,
    of: &IndicatorInsight,
) -> Vec<BreakdownView> {
    let all = of.indicator.by.iter();
    all.filter_map(|dimension| breakdown(here, project, of, dimension))
        .collect()
}

fn breakdown(
    here: &PageContext<'_>,
    project: &ProjectInsight,
    of: &IndicatorInsight,
    dimension: &Id,
) -> Option<BreakdownView> {
    let newest = along(of, dimension)
        .filter_map(|(_, part)| latest(part))
        .max()?;
    let about = |part: &IndicatorInsight, day: Date| {
        let date = part.indicator.figure_date(day);
        here.words().locale.partial(date, "")
    };
    let day = along(of, dimension)
        .find(|(_, part)| latest(part) == Some(newest))
        .map_or_else(String::new, |(_, part)| about(part, newest));
    let name = of.indicator.name.get(here.lang);
    let by = dimension_name(here, dimension);
    let title = [
        ("name", Arg::Text(name)),
        ("date", Arg::Text(&day)),
        ("by", Arg::Text(&by)),
    ];
    // Where there is one dimension its values tell what it is.
    let title = match of.indicator.by.len() {
        0 | 1 => here.words().say("breakdown-title", &title[..2]),
        _ => here.words().say("breakdown-title-by", &title),
    };
    let row = |(id, part): (&Id, &IndicatorInsight)| {
        let other = latest(part).filter(|day| *day != newest);
        PartRowView {
            date: other.map(|day| about(part, day)),
            ..part_row(here, project, (dimension, id), part)
        }
    };
    let share = |(id, part): (&Id, &IndicatorInsight)| {
        Some(ShareView {
            id: id.to_string(),
            value: part.actual?.value,
            progress: part.progress.map(|p| p.value),
        })
    };
    Some(BreakdownView {
        id: of.indicator.id.to_string(),
        dimension: dimension.to_string(),
        by,
        date: newest.to_string(),
        unit: (of.indicator.unit.as_ref()).map(|u| u.get(here.lang).to_owned()),
        title,
        judged: along(of, dimension).any(|(_, part)| part.indicator.has_target()),
        rows: along(of, dimension).map(row).collect(),
        parts: along(of, dimension).filter_map(share).collect(),
    })
}

/// The day of the latest figure of a part; `None` without one.
fn latest(part: &IndicatorInsight) -> Option<Date> {
    part.indicator.observations.last().map(|o| o.when.day())
}

/// One part, whatever day its figure is about.
pub fn part_row(
    here: &PageContext<'_>,
    project: &ProjectInsight,
    (dimension, id): (&str, &Id),
    part: &IndicatorInsight,
) -> PartRowView {
    let link = value_link(here, dimension, id);
    let judged = part.indicator.has_target();
    PartRowView {
        id: id.to_string(),
        label: link.text,
        href: link.href,
        about: None,
        value: value(here, part).unwrap_or_else(|| here.words().say("not-published", &[])),
        value_mark: figure_mark(here, project, part),
        date: None,
        target: target(here, part),
        target_mark: promise_mark(here, project, |f| is_target_of_part(f, part)),
        percent: part.progress.filter(|_| judged).map(|p| bounded(here, p)),
        bar_html: small::bullet(part),
        status: judged.then(|| status(here, part.judgement.status)),
        reason: judged.then(|| beside(here, part)),
    }
}

fn is_target_of_part(field: &Field, part: &IndicatorInsight) -> bool {
    let of = &part.indicator;
    matches!(field, Field::Part(id, slice, PartField::Target) if *id == of.id && *slice == of.slice)
}
