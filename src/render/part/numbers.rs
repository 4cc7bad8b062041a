//! Indicators as numbers, for a theme that draws, counts or compares for itself.
//!
//! Nothing is rounded here, days are ISO 8601 and shares run from 0 to 1; the same in words stands
//! beside them in the views of pages.

use crate::derive::{Bound, IndicatorInsight};
use crate::model::Aim;
use crate::render::context::PageContext;
use crate::render::phrase::status::{StatusView, status};
use serde::Serialize;

/// Where an indicator stands, in numbers.
#[derive(Debug, Serialize)]
pub struct NumbersView {
    /// Its unit in the page's language; `None` where it has none.
    pub unit: Option<String>,
    /// How many digits after the decimal point a reader sees.
    pub decimals: usize,
    /// Where it stood at the start, in its unit; `None` where that is unknown.
    pub baseline: Option<f64>,
    /// The single value to reach or limit to keep, in its unit; `None` without one.
    pub target: Option<f64>,
    /// The lower end of a range to stay in, in its unit; `None` for any other target.
    pub low: Option<f64>,
    /// The upper end of a range to stay in; `None` together with the lower one.
    pub high: Option<f64>,
    /// The latest total, in its unit; `None` where nothing was published or only words.
    pub value: Option<f64>,
    /// Whether that is only a bound: `lower`, `upper`, or `neither` for a sum of both; `None` where
    /// it is exact, or about.
    pub bound: Option<&'static str>,
    /// The day that the latest total is about, `2021-12-31`; `None` without one.
    pub date: Option<String>,
    /// Share of the way from baseline to target, which may lie outside of 0 to 1; `None` where it
    /// is not defined.
    pub progress: Option<f64>,
    /// The planned value on the day of the latest total, in its unit; `None` without a plan or a
    /// total. The plan is the even pace where none was declared.
    pub planned: Option<f64>,
    /// The planned share of the way on that day; `None` together with the planned value, and where
    /// there is no way.
    pub planned_progress: Option<f64>,
    /// Whether the plan was declared; otherwise it is the even pace, for reference only.
    pub plan_declared: bool,
    /// Days ahead of the plan, negative behind it; `None` where it stands nowhere against one.
    pub days_ahead: Option<f64>,
    /// Pace so far in its unit a day; `None` where too little is known.
    pub pace: Option<f64>,
    /// Pace needed until the due date in its unit a day; `None` where nothing is left to reach or
    /// no time to do it.
    pub pace_needed: Option<f64>,
}

/// An indicator with its course, in numbers.
#[derive(Debug, Serialize)]
pub struct SeriesView {
    /// Its id within the project; `main` in the short form.
    pub id: String,
    /// Its name in the page's language.
    pub name: String,
    /// What kind of quantity it is, as the front matter says it: `count`, `percent` …
    pub kind: &'static str,
    /// Where it should go, as the front matter says it: `increase`, `at-most` …
    pub direction: &'static str,
    /// Whether the project is judged by it.
    pub headline: bool,
    /// Its status.
    pub status: StatusView,
    /// Start, `2021-01-04`; `None` where that is unknown.
    pub start: Option<String>,
    /// When the target is due, `2021-12-31`; `None` where that is unknown.
    pub due: Option<String>,
    /// Where it stands.
    pub now: NumbersView,
    /// All totals by date; empty where nothing was published or only words.
    pub points: Vec<PointView>,
    /// The plan from start to due as points to be joined by straight lines; empty without one.
    pub plan: Vec<PointView>,
}

/// A value on a day.
#[derive(Debug, Serialize)]
pub struct PointView {
    /// The day, of a period the last one: `2021-09-30`.
    pub date: String,
    /// Days from the first day of the series to this one, for the distance along an axis.
    pub day: i32,
    /// The value in the unit of its indicator.
    pub value: f64,
    /// Whether it is only a bound: `lower`, `upper`, or `neither` for a sum of both; `None` where
    /// it is exact, or about, and in a plan.
    pub bound: Option<&'static str>,
}

/// Where an indicator stands.
pub fn numbers(here: &PageContext<'_>, of: &IndicatorInsight) -> NumbersView {
    let range = match of.indicator.target.as_ref().map(|t| &t.aim) {
        Some(Aim::Range { low, high }) => Some((low.value(), high.value())),
        _ => None,
    };
    NumbersView {
        unit: (of.indicator.unit.as_ref()).map(|u| u.get(here.lang).to_owned()),
        decimals: of.indicator.display_decimals(),
        baseline: of.indicator.start_value(),
        target: of.indicator.target_value(),
        low: range.map(|(low, _)| low),
        high: range.map(|(_, high)| high),
        value: of.actual.map(|a| a.value),
        bound: of.actual.and_then(|a| a.bound).map(bound),
        date: of.actual.map(|a| a.on.to_string()),
        progress: of.progress.map(|p| p.value),
        planned: of.planned,
        planned_progress: of.planned_progress,
        plan_declared: of.plan.as_ref().is_some_and(|p| p.declared),
        days_ahead: of.days_ahead,
        pace: of.mean_pace,
        pace_needed: of.required,
    }
}

/// An indicator with its course.
pub fn series(here: &PageContext<'_>, of: &IndicatorInsight) -> SeriesView {
    let plan = of.plan.as_ref().map_or_else(Vec::new, |p| p.polyline());
    let first = (of.totals.first().map(|a| a.on))
        .into_iter()
        .chain(of.start)
        .min();
    let point = |(day, value, bound): (crate::base::Date, f64, Option<&'static str>)| PointView {
        date: day.to_string(),
        day: first.map_or(0, |first| day.since(first)),
        value,
        bound,
    };
    SeriesView {
        id: of.indicator.id.to_string(),
        name: of.indicator.name.get(here.lang).to_owned(),
        kind: of.indicator.kind.word(),
        direction: of.indicator.direction.word(),
        headline: of.counted,
        status: status(here, of.judgement.status),
        start: of.start.map(|day| day.to_string()),
        due: of.due.map(|day| day.to_string()),
        now: numbers(here, of),
        points: (of.totals.iter())
            .map(|a| point((a.on, a.value, a.bound.map(bound))))
            .collect(),
        plan: (plan.into_iter())
            .map(|(day, value)| point((day, value, None)))
            .collect(),
    }
}

fn bound(bound: Bound) -> &'static str {
    match bound {
        Bound::Lower => "lower",
        Bound::Upper => "upper",
        Bound::Neither => "neither",
    }
}
