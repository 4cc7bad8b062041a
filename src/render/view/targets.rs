//! Progress against the original promises.

use crate::base::PartialDate;
use crate::derive::known::{first_due, first_published};
use crate::derive::{IndicatorInsight, Original, ProjectInsight};
use crate::model::{Field, IndicatorField};
use crate::render::address::page::Page;
use crate::render::context::{PageContext, RenderError};
use crate::render::figure::trajectory::former;
use crate::render::figure::{of_project as figure, rows, shown};
use crate::render::part::history::{self, EntryView};
use crate::render::part::page::{self, PageView};
use crate::render::phrase::drift::{date_drift, days_moved, is_withdrawn};
use crate::render::phrase::status::{StatusView, shown as shown_status, status};
use crate::render::phrase::{LinkView, project_link, say, value};
use crate::theme::Arg;
use serde::Serialize;

/// Indicators whose promise moved, and projects without indicators whose due date did.
#[derive(Debug, Serialize)]
pub struct TargetsView {
    /// One for each of them, in the order of the site.
    pub rows: Vec<TargetView>,
    /// How many there are, for how many the date moved to a later day, and for how many it was
    /// withdrawn, in one sentence.
    pub summary: String,
    /// The address of the page of all changes.
    pub changes: String,
}

/// One indicator, or a project without any, against its original promise.
#[derive(Debug, Serialize)]
pub struct TargetView {
    /// Whether the one before it is of the same project.
    pub repeats: bool,
    /// The project's number; `None` where it has none.
    pub no: Option<u32>,
    /// The project.
    pub project: LinkView,
    /// The indicator, by name; words for the whole project where it has none.
    pub indicator: String,
    /// Its status against the present promise.
    pub status: StatusView,
    /// What was promised first: target and date, with progress against them today.
    pub first: PromiseView,
    /// What is promised now, with progress against it.
    pub now: PromiseView,
    /// How far the target moved, with its sign and unit, of percentages in points; that it changed,
    /// in words, where it is no single number; `None` when it did not.
    pub target_drift: Option<String>,
    /// The same as a number, a share of the first way; `None` also where there is no way.
    pub target_drift_number: Option<f64>,
    /// How far the date moved in days, later is positive; `None` when it did not or one of the
    /// dates is unknown.
    pub days_moved: Option<i32>,
    /// Whether the date was withdrawn: there was one, and there is none any more.
    pub withdrawn: bool,
    /// How far the date moved, in days, in words, or that it was withdrawn or is new; `None` when
    /// it did not.
    pub date_drift: Option<String>,
    /// Present progress less progress against the first promise, in percentage points with one
    /// decimal, in words; `None` below 0.05 of a point.
    pub difference: Option<String>,
    /// Where the way began first, in words; `None` where that did not move.
    pub first_start: Option<String>,
    /// Where it begins now, likewise.
    pub now_start: Option<String>,
    /// Why the promises of its project moved and who decided it, the newest first; empty but in the
    /// last row of the project.
    pub why: Vec<EntryView>,
    /// The promises as they stood, drawn, in HTML; empty where a promise moved only once, which the
    /// table tells.
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
    let mut rows = Vec::new();
    for of in here.insight.projects.iter() {
        rows.extend(of_project(here, of)?);
    }
    let projects = here.insight.projects.iter();
    let projects = projects.filter(|p| first_due(&p.known).is_some()).count();
    let of_dates = |wanted: fn(&TargetView) -> bool| rows.iter().filter(|r| wanted(r)).count();
    let args = [
        ("n", Arg::Count(rows.len() - projects)),
        ("bare", Arg::Count(projects)),
        (
            "later",
            Arg::Count(of_dates(|r| r.days_moved.is_some_and(|d| 0 < d))),
        ),
        ("withdrawn", Arg::Count(of_dates(|r| r.withdrawn))),
    ];
    let summary = here.words().say("targets-summary", &args);
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

/// The rows of one project, with why its promises moved below the last one.
fn of_project(here: &PageContext<'_>, of: &ProjectInsight) -> Result<Vec<TargetView>, RenderError> {
    let mut rows = Vec::new();
    for original in &of.original {
        rows.extend(target(here, of, original)?);
    }
    rows.extend(first_due(&of.known).map(|first| bare(here, of, first)));
    for row in rows.iter_mut().skip(1) {
        row.repeats = true;
    }
    if let Some(last) = rows.last_mut() {
        let moved = of.known.changes.iter().rev();
        let moved = moved.filter(|c| moves_promise(&c.field));
        last.why = moved.map(|c| history::change(here, of, c)).collect();
    }
    Ok(rows)
}

/// Whether a field belongs to what this page sets side by side: due dates, targets, baselines.
fn moves_promise(field: &Field) -> bool {
    matches!(
        field,
        Field::Due | Field::Indicator(_, IndicatorField::Target | IndicatorField::Baseline)
    )
}

fn target(
    here: &PageContext<'_>,
    of: &ProjectInsight,
    original: &Original,
) -> Result<Option<TargetView>, RenderError> {
    let indicator = of.indicators.iter().find(|i| i.indicator.id == original.id);
    let Some((indicator, first)) = indicator.and_then(|i| Some((i, first(of, i)?))) else {
        return Ok(None);
    };
    let (was, own) = (first.date, indicator.indicator.target.as_ref());
    let is = own.and_then(|t| t.date).unwrap_or(of.known.due);
    let is_way = !indicator.indicator.direction.is_limit();
    let starts = starts(here, &first.indicator, indicator);
    Ok(Some(TargetView {
        repeats: false,
        no: of.known.no,
        project: project_link(here, &of.known),
        indicator: indicator.indicator.name.get(here.lang).to_owned(),
        status: status(here, indicator.judgement.status),
        now: promise(
            here,
            Some(indicator),
            is,
            indicator.progress.map(|p| p.value),
        ),
        target_drift: target_drift(here, &first.indicator, indicator),
        target_drift_number: original.target_drift,
        days_moved: days_moved(was, is),
        withdrawn: is_withdrawn(was, is),
        date_drift: date_drift(here, was, is),
        first: promise(here, Some(&first.indicator), was, original.progress),
        difference: original
            .difference
            .filter(|d| is_way && 5e-4 < d.abs())
            .map(|d| difference(here, d)),
        first_start: starts.as_ref().map(|(first, _)| first.clone()),
        now_start: starts.map(|(_, now)| now),
        why: Vec::new(),
        ladder_html: ladder(here, of, indicator)?,
    }))
}

/// Where the way began first and where it begins now, in words; `None` where that did not move.
fn starts(
    here: &PageContext<'_>,
    first: &IndicatorInsight,
    now: &IndicatorInsight,
) -> Option<(String, String)> {
    let start = |of: &IndicatorInsight| of.indicator.baseline.as_ref().map(|b| b.value.value());
    let said = |start: Option<f64>| {
        let amount = start.map(|start| say::amount(here, now, start));
        amount.unwrap_or_else(|| "–".to_owned())
    };
    (start(first) != start(now)).then(|| (said(start(first)), said(start(now))))
}

/// The chart of a promise that moved more than once.
fn ladder(
    here: &PageContext<'_>,
    of: &ProjectInsight,
    indicator: &IndicatorInsight,
) -> Result<String, RenderError> {
    if former(of, indicator).len() < 2 {
        return Ok(String::new());
    }
    let chart = rows::ladder(here, of, indicator);
    let part = crate::base::slug::ascii(&indicator.indicator.id, "main");
    let key = format!("c-ladder-{}-{part}", of.known.id);
    let source = figure::source(here, of, [indicator]);
    Ok(shown::html(here, &key, chart, source.as_deref())?)
}

/// A project without indicators, whose due date was another one first.
fn bare(here: &PageContext<'_>, of: &ProjectInsight, was: PartialDate) -> TargetView {
    let is = of.known.due;
    TargetView {
        repeats: false,
        no: of.known.no,
        project: project_link(here, &of.known),
        indicator: here.words().say("soon-due", &[]),
        status: shown_status(here, &of.shown),
        first: promise(here, None, was, None),
        now: promise(here, None, is, None),
        target_drift: None,
        target_drift_number: None,
        days_moved: days_moved(was, is),
        withdrawn: is_withdrawn(was, is),
        date_drift: date_drift(here, was, is),
        difference: None,
        first_start: None,
        now_start: None,
        why: Vec::new(),
        ladder_html: String::new(),
    }
}

/// A promise with what is done of it; of a limit nothing is done or left.
fn promise(
    here: &PageContext<'_>,
    of: Option<&IndicatorInsight>,
    date: PartialDate,
    progress: Option<f64>,
) -> PromiseView {
    let progress = progress.filter(|_| of.is_some_and(|i| !i.indicator.direction.is_limit()));
    let words = here.words();
    PromiseView {
        target: of.and_then(|of| value::target(here, of)),
        due: words.locale.partial(date, &words.say("unknown-date", &[])),
        progress: progress.map(|share| words.locale.percent(share)),
        progress_number: progress,
    }
}

/// How far progress lies above or below what it was against the first promise, in words.
fn difference(here: &PageContext<'_>, share: f64) -> String {
    let words = here.words();
    let by = crate::base::locale::round(share.abs() * 100.0, 1);
    let number = words.locale.number(by, 1);
    let key = match share < 0.0 {
        true => "targets-less",
        false => "targets-more",
    };
    words.say(key, &[("n", words.shown(&number, by, 1))])
}

/// How far a target moved, in words; `None` where it did not.
fn target_drift(
    here: &PageContext<'_>,
    then: &IndicatorInsight,
    now: &IndicatorInsight,
) -> Option<String> {
    let aim = |of: &IndicatorInsight| of.indicator.target.as_ref().map(|t| t.aim.clone());
    let ends = then
        .indicator
        .target_value()
        .zip(now.indicator.target_value());
    (aim(then) != aim(now)).then(|| match ends {
        Some((from, to)) if from != to => say::signed(here, now, to - from),
        _ => here.words().say("targets-changed", &[]),
    })
}

/// An indicator as first published, with the date by which it was to be reached.
struct First {
    indicator: IndicatorInsight,
    date: PartialDate,
}

fn first(of: &ProjectInsight, now: &IndicatorInsight) -> Option<First> {
    let original = first_published(&of.known);
    let then = original.indicator(&now.indicator.id)?.clone();
    let own = then.target.as_ref().and_then(|t| t.date);
    Some(First {
        date: own.unwrap_or(original.due),
        indicator: IndicatorInsight {
            indicator: then,
            ..now.clone()
        },
    })
}
