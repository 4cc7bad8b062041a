//! The charts of a project's page, as HTML; `None` or nothing where a chart would say no more than
//! the page does elsewhere.

use crate::chart::Figure;
use crate::check::ChartBlock;
use crate::derive::{IndicatorInsight, ProjectInsight};
use crate::model::Id;
use crate::model::vocabulary::ChartKind;
use crate::render::address::page::Page;
use crate::render::context::{PageContext, RenderError};
use crate::render::figure::{cells, rows, shown, time, trajectory};
use crate::render::phrase::part;

/// A trajectory for every headline with figures; a project without any headline gets that of its
/// first indicator. Empty where nothing was published.
///
/// # Errors
/// A template that does not fit.
pub fn headlines(here: &PageContext<'_>, of: &ProjectInsight) -> Result<Vec<String>, RenderError> {
    let mut html = Vec::new();
    for indicator in leading(of) {
        html.push(shown::html(
            here,
            &headline_key(&indicator.indicator.id),
            trajectory::trajectory(here, of, indicator, true),
            source(here, of, [indicator]).as_deref(),
        )?);
    }
    Ok(html)
}

/// The indicators whose trajectories the page shows.
fn leading(of: &ProjectInsight) -> Vec<&IndicatorInsight> {
    let mut shown: Vec<&IndicatorInsight> = of.headlines().collect();
    if shown.is_empty() {
        shown.extend(of.indicators.first());
    }
    shown.retain(|i| !i.indicator.observations.is_empty());
    shown
}

/// The key of the trajectory of an indicator. An indicator may have any id, also that of another
/// chart.
fn headline_key(id: &Id) -> String {
    format!("c-i-{id}")
}

/// The key of the figure that the page of the project shows by itself, and the string that names
/// its section, where a chart block in its text asks for the very same one; `None` where it asks
/// for another, or on another page, or where the site leaves that section out.
pub fn twin(
    here: &PageContext<'_>,
    block: &ChartBlock,
    about: Option<&ProjectInsight>,
) -> Option<(String, &'static str)> {
    let of = about.filter(|of| matches!(here.page, Page::Project(id) if *id == of.known.id))?;
    match block.kind {
        ChartKind::Trajectory if block.zero && here.names("charts_html") => {
            let asked = block.indicator.as_ref()?;
            let mut leading = leading(of).into_iter();
            let own =
                leading.find(|i| i.indicator.id == *asked && !i.indicator.kind.is_worded())?;
            Some((headline_key(&own.indicator.id), "section-progress"))
        }
        ChartKind::Milestones if !of.milestones.is_empty() && here.names("timeline_html") => {
            Some((MILESTONES.to_owned(), "section-milestones"))
        }
        _ => None,
    }
}

/// The key of the milestones.
const MILESTONES: &str = "c-milestones";

/// The milestones against their first dates; `None` without milestones.
///
/// # Errors
/// A template that does not fit.
pub fn milestones(
    here: &PageContext<'_>,
    of: &ProjectInsight,
) -> Result<Option<String>, RenderError> {
    if of.milestones.is_empty() {
        return Ok(None);
    }
    Ok(Some(shown::html(
        here,
        MILESTONES,
        time::milestones(here, of),
        None,
    )?))
}

/// So many indicators with figures are more than the headline charts and a table can show at a
/// glance.
const MANY: usize = 4;

/// Small charts of all indicators; `None` where fewer than four have a number.
///
/// # Errors
/// A template that does not fit.
pub fn multiples(
    here: &PageContext<'_>,
    of: &ProjectInsight,
) -> Result<Option<String>, RenderError> {
    let known = of
        .indicators
        .iter()
        .filter(|i| i.actual.is_some() && !i.indicator.kind.is_worded())
        .count();
    let figure = (MANY <= known).then(|| time::multiples(here, of));
    drawn(
        here,
        "c-multiples",
        figure,
        source(here, of, &of.indicators),
    )
}

/// The ladder of the leading indicator; `None` where its promise never moved, or is in words.
///
/// # Errors
/// A template that does not fit.
pub fn ladder(here: &PageContext<'_>, of: &ProjectInsight) -> Result<Option<String>, RenderError> {
    let moved = of
        .lead_indicator()
        .filter(|i| !i.indicator.kind.is_worded() && !trajectory::former(of, i).is_empty());
    let from = source(here, of, moved);
    drawn(
        here,
        "c-ladder",
        moved.map(|i| rows::ladder(here, of, i)),
        from,
    )
}

/// The parts of each indicator that gives them on several dates, along each of its dimensions, in
/// the order of the project. One date alone is a table.
///
/// # Errors
/// A template that does not fit.
pub fn breakdowns(here: &PageContext<'_>, of: &ProjectInsight) -> Result<Vec<String>, RenderError> {
    let mut html = Vec::new();
    for indicator in &of.indicators {
        for (at, dimension) in indicator.indicator.by.iter().enumerate() {
            if cells::days(indicator, dimension).len() < 2 {
                continue;
            }
            // The first dimension was the only one once, and its files keep their names.
            let key = match at {
                0 => format!("c-by-{}", indicator.indicator.id),
                _ => format!("c-by-{}-{dimension}", indicator.indicator.id),
            };
            let heat = cells::heat(here, of, indicator, dimension);
            html.extend(drawn(
                here,
                &key,
                Some(heat),
                source(here, of, [indicator]),
            )?);
        }
    }
    Ok(html)
}

/// The courses of parts with targets of their own, for each indicator along each dimension in which
/// at least two have one, and the newest figures of parts that are in two dimensions at once.
///
/// # Errors
/// A template that does not fit.
pub fn parts(here: &PageContext<'_>, of: &ProjectInsight) -> Result<Vec<String>, RenderError> {
    let mut html = Vec::new();
    for indicator in &of.indicators {
        let id = &indicator.indicator.id;
        for dimension in &indicator.indicator.by {
            let judged = |(_, part): &(&Id, &IndicatorInsight)| part.indicator.has_target();
            if 1 < part::along(indicator, dimension).filter(judged).count() {
                let key = format!("c-parts-{id}-{dimension}");
                let chart = time::parts(here, of, indicator, dimension);
                html.extend(drawn(
                    here,
                    &key,
                    Some(chart),
                    source(here, of, [indicator]),
                )?);
            }
        }
        for (rows, columns) in cells::crossed(indicator) {
            let key = format!("c-cross-{id}-{rows}-{columns}");
            let chart = cells::cross(here, indicator, &rows, &columns);
            html.extend(drawn(
                here,
                &key,
                Some(chart),
                source(here, of, [indicator]),
            )?);
        }
    }
    Ok(html)
}

/// Budget and spending over time; `None` where the project tells no money, or too little to draw.
///
/// # Errors
/// A template that does not fit.
pub fn money(here: &PageContext<'_>, of: &ProjectInsight) -> Result<Option<String>, RenderError> {
    let known = of.known.money.as_ref();
    let from = known.and_then(|money| money.source.as_ref());
    let from = from.map(|source| source.get(here.lang).to_owned());
    drawn(here, "c-money", known.map(|_| time::money(here, of)), from)
}

/// A figure as HTML if it has a drawing; where it is only a sentence the page says as much
/// elsewhere.
fn drawn(
    here: &PageContext<'_>,
    key: &str,
    chart: Option<Figure>,
    source: Option<String>,
) -> Result<Option<String>, RenderError> {
    let chart = chart.filter(|figure| figure.drawing.is_some());
    Ok(chart
        .map(|figure| shown::html(here, key, figure, source.as_deref()))
        .transpose()?)
}

/// What the figures of some indicators of a project were taken from, as the evidence of its figures
/// names it: who published that, else its title. Who answers for a project is no source.
///
/// `None` where no figure has evidence, or where it comes from so many places that a line below a
/// chart would be a list.
pub fn source<'i>(
    here: &PageContext<'_>,
    of: &ProjectInsight,
    indicators: impl IntoIterator<Item = &'i IndicatorInsight>,
) -> Option<String> {
    const MOST: usize = 2;
    let figures = indicators
        .into_iter()
        .flat_map(|i| &*i.indicator.observations);
    let mut names: Vec<&str> = Vec::new();
    for id in figures.flat_map(|figure| &figure.evidence) {
        let proof = of.known.evidence(id)?;
        let name = proof.publisher.as_ref().unwrap_or(&proof.title);
        names.push(name.get(here.lang));
    }
    names.sort_unstable();
    names.dedup();
    let few = (1..=MOST).contains(&names.len());
    few.then(|| names.join(&here.words().say("list-comma", &[])))
}
