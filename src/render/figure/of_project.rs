//! The charts of a project's page, as HTML; `None` or nothing where a chart would say no more than
//! the page does elsewhere.

use crate::chart::Figure;
use crate::derive::{IndicatorInsight, ProjectInsight};
use crate::model::Id;
use crate::render::context::{PageContext, RenderError};
use crate::render::figure::{cells, rows, shown, time, trajectory};
use crate::render::phrase::part;

/// A trajectory for every headline with figures; a project without any headline gets that of its
/// first indicator. Empty where nothing was published.
///
/// # Errors
/// A template that does not fit.
pub fn headlines(here: &PageContext<'_>, of: &ProjectInsight) -> Result<Vec<String>, RenderError> {
    let mut shown: Vec<&IndicatorInsight> = of.headlines().collect();
    if shown.is_empty() {
        shown.extend(of.indicators.first());
    }
    shown.retain(|i| !i.indicator.observations.is_empty());
    let mut html = Vec::new();
    for indicator in shown {
        // An indicator may have any id, also that of another chart.
        let key = format!("c-i-{}", indicator.indicator.id);
        html.push(shown::html(
            here,
            &key,
            trajectory::trajectory(here, of, indicator, true),
            source(here, of).as_deref(),
        )?);
    }
    Ok(html)
}

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
        "c-milestones",
        time::milestones(here, of),
        source(here, of).as_deref(),
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
    drawn(here, of, "c-multiples", figure)
}

/// The ladder of the leading indicator; `None` where its promise never moved, or is in words.
///
/// # Errors
/// A template that does not fit.
pub fn ladder(here: &PageContext<'_>, of: &ProjectInsight) -> Result<Option<String>, RenderError> {
    let moved = of
        .lead_indicator()
        .filter(|i| !i.indicator.kind.is_worded() && !trajectory::former(of, i).is_empty());
    drawn(
        here,
        of,
        "c-ladder",
        moved.map(|i| rows::ladder(here, of, i)),
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
            html.extend(drawn(here, of, &key, Some(heat))?);
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
                html.extend(drawn(here, of, &key, Some(chart))?);
            }
        }
        for (rows, columns) in cells::crossed(indicator) {
            let key = format!("c-cross-{id}-{rows}-{columns}");
            let chart = cells::cross(here, indicator, &rows, &columns);
            html.extend(drawn(here, of, &key, Some(chart))?);
        }
    }
    Ok(html)
}

/// Budget and spending over time; `None` where the project tells no money, or too little to draw.
///
/// # Errors
/// A template that does not fit.
pub fn money(here: &PageContext<'_>, of: &ProjectInsight) -> Result<Option<String>, RenderError> {
    drawn(
        here,
        of,
        "c-money",
        of.known.money.as_ref().map(|_| time::money(here, of)),
    )
}

/// A figure as HTML if it has a drawing; where it is only a sentence the page says as much
/// elsewhere.
fn drawn(
    here: &PageContext<'_>,
    of: &ProjectInsight,
    key: &str,
    chart: Option<Figure>,
) -> Result<Option<String>, RenderError> {
    let chart = chart.filter(|figure| figure.drawing.is_some());
    Ok(chart
        .map(|figure| shown::html(here, key, figure, source(here, of).as_deref()))
        .transpose()?)
}

/// Who publishes the figures of a project: the department that leads it on the as-of date, by name;
/// `None` where that is unknown.
pub fn source(here: &PageContext<'_>, of: &ProjectInsight) -> Option<String> {
    let lead = of
        .known
        .departments
        .at(here.insight.as_of)
        .and_then(|d| d.lead.as_ref())?;
    Some(
        here.settings()
            .department(lead)?
            .name
            .get(here.lang)
            .to_owned(),
    )
}
