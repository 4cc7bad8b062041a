//! Progress against the original promises.

use crate::base::PartialDate;
use crate::derive::{IndicatorInsight, Original, ProjectInsight};
use crate::render::address::page::Page;
use crate::render::context::{PageContext, RenderError};
use crate::render::figure::{of_project, rows, shown};
use crate::render::part::page::{self, PageView};
use crate::render::phrase::status::{StatusView, status};
use crate::render::phrase::{LinkView, value};
use crate::theme::Arg;
use serde::Serialize;

/// Indicators whose promise moved.
#[derive(Debug, Serialize)]
pub struct TargetsView {
    /// One for each indicator, in the order of the site.
    pub rows: Vec<TargetView>,
    /// How many there are, and for how many the date moved to a later day, in one sentence.
    pub summary: String,
    /// The address of the page of all changes.
    pub changes: String,
}

/// One indicator against its original promise.
#[derive(Debug, Serialize)]
pub struct TargetView {
    /// The project's number; `None` where it has none.
    pub no: Option<u32>,
    /// The project.
    pub project: LinkView,
    /// The indicator, by name.
    pub indicator: String,
    /// Its status against the present promise.
    pub status: StatusView,
    /// What was promised first: target and date, with progress against them today.
    pub first: PromiseView,
    /// What is promised now, with progress against it.
    pub now: PromiseView,
    /// How far the target moved, with its sign, in whole percent of the first way; `None` when it
    /// did not.
    pub target_drift: Option<String>,
    /// The same as a number, a share of the first way.
    pub target_drift_number: Option<f64>,
    /// How far the date moved in days, later is positive; `None` when it did not or one of the
    /// dates is unknown.
    pub days_moved: Option<i32>,
    /// How far the date moved, in days, in words; `None` when it did not or one of the dates is
    /// unknown.
    pub date_drift: Option<String>,
    /// Present progress less progress against the first promise, in percentage points with one
    /// decimal, in words; `None` below 0.05 of a point.
    pub difference: Option<String>,
    /// The promises as they stood, drawn, in HTML.
    pub ladder_html: String,
}

/// A promise with what was done of it.
#[derive(Debug, Serialize)]
pub struct PromiseView {
    /// The target with its unit; `None` where nothing was to be reached.
    pub target: Option<String>,
    /// The date, as exactly as it was promised, in words.
    pub due: String,
    /// Progress against it in whole percent; `None` where it is not defined.
    pub progress: Option<String>,
    /// The same as a number, a share of the way.
    pub progress_number: Option<f64>,
}

/// The page of moved targets.
///
/// # Errors
/// A template of a chart that does not fit.
pub fn targets(here: &PageContext<'_>) -> Result<(PageView, TargetsView), RenderError> {
    let all = here
        .insight
        .projects
        .iter()
        .flat_map(|p| p.original.iter().map(move |o| (p, o)));
    let rows: Vec<TargetView> = all
        .filter_map(|(p, o)| target(here, p, o).transpose())
        .collect::<Result<_, _>>()?;
    let later = here
        .insight
        .projects
        .iter()
        .flat_map(|p| &p.original)
        .filter(|o| o.date_drift.is_some_and(|d| d > 0))
        .count();
    let summary = here.words().say(
        "targets-summary",
        &[("n", Arg::Count(rows.len())), ("later", Arg::Count(later))],
    );
    let view = TargetsView {
        rows,
        summary,
        changes: here.href(&Page::Changes),
    };
    Ok((
        page::titled(here, "menu-targets", "targets-description"),
        view,
    ))
}

fn target(
    here: &PageContext<'_>,
    of: &ProjectInsight,
    original: &Original,
) -> Result<Option<TargetView>, RenderError> {
    let words = here.words();
    let indicator = of.indicators.iter().find(|i| i.indicator.id == original.id);
    let Some((indicator, first)) = indicator.and_then(|i| Some((i, first(here, of, i)?))) else {
        return Ok(None);
    };
    let percent = |share: f64| words.locale.percent(share);
    let signed = |share: f64| {
        let sign = match share < 0.0 {
            true => words.locale.below(),
            false => words.locale.above(),
        };
        sign + &percent(share.abs())
    };
    let days = |n: i32| {
        let key = if n < 0 {
            "targets-earlier"
        } else {
            "targets-later"
        };
        words.say(key, &[("n", Arg::Count(n.unsigned_abs() as usize))])
    };
    let chart = rows::ladder(here, of, indicator);
    let key = format!(
        "c-ladder-{}-{}",
        of.known.id,
        crate::base::slug::ascii(&original.id, "main")
    );
    Ok(Some(TargetView {
        no: of.known.no,
        project: LinkView {
            href: Some(here.href(&Page::Project(of.known.id.clone()))),
            text: of.known.title.get(here.lang).to_owned(),
        },
        indicator: indicator.indicator.name.get(here.lang).to_owned(),
        status: status(here, indicator.judgement.status),
        first: PromiseView {
            progress: original.progress.map(percent),
            progress_number: original.progress,
            ..first
        },
        now: PromiseView {
            target: value::target(here, indicator),
            due: due(
                here,
                of,
                indicator.indicator.target.as_ref().and_then(|t| t.date),
            ),
            progress: indicator.progress.map(|p| percent(p.value)),
            progress_number: indicator.progress.map(|p| p.value),
        },
        target_drift: original.target_drift.map(signed),
        target_drift_number: original.target_drift,
        days_moved: original.date_drift.filter(|d| *d != 0),
        date_drift: original.date_drift.filter(|d| *d != 0).map(days),
        difference: original.difference.filter(|d| d.abs() > 5e-4).map(|d| {
            let by = crate::base::locale::round(d.abs() * 100.0, 1);
            let points = words.points(&words.locale.number(by, 1), by, 1);
            let key = match d < 0.0 {
                true => "targets-less",
                false => "targets-more",
            };
            words.say(key, &[("points", Arg::Text(&points))])
        }),
        ladder_html: shown::html(
            here,
            &key,
            chart,
            of_project::source(here, of, [indicator]).as_deref(),
        )?,
    }))
}

/// The promise as first published.
fn first(
    here: &PageContext<'_>,
    of: &ProjectInsight,
    now: &IndicatorInsight,
) -> Option<PromiseView> {
    let original = crate::derive::known::first_published(&of.known);
    let then = original.indicator(&now.indicator.id)?.clone();
    let own = then.target.as_ref().and_then(|t| t.date);
    let date = own.unwrap_or(original.due);
    let then = IndicatorInsight {
        indicator: then,
        ..now.clone()
    };
    Some(PromiseView {
        target: value::target(here, &then),
        due: partial(here, date),
        progress: None,
        progress_number: None,
    })
}

fn due(here: &PageContext<'_>, of: &ProjectInsight, own: Option<PartialDate>) -> String {
    partial(here, own.unwrap_or(of.known.due))
}

fn partial(here: &PageContext<'_>, date: PartialDate) -> String {
    here.words()
        .locale
        .partial(date, &here.words().say("unknown-date", &[]))
}
