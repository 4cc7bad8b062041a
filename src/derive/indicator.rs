//! Everything that is computed for one indicator.

use super::pace::{self, Forecast};
use super::progress::{Progress, progress};
use super::series::{self, Actual};
use super::status::{Case, Judgement, days_ahead, judge};
use super::{Plan, plan, span};
use crate::base::{Date, Days};
use crate::model::words::{Level, Stage};
use crate::model::{Indicator, Project, Settings};

/// One indicator on a day.
#[derive(Clone, Debug)]
pub struct IndicatorInsight {
    /// The indicator as known.
    pub indicator: Indicator,
    /// Start of its project; `None` when unknown.
    pub start: Option<Date>,
    /// Due date of its target; `None` when unknown.
    pub due: Option<Date>,
    /// The latest figure; `None` without one.
    pub actual: Option<Actual>,
    /// All totals by date.
    pub totals: Vec<Actual>,
    /// Progress (D1); `None` where it is not defined.
    pub progress: Option<Progress>,
    /// Share of the time elapsed (D2).
    pub elapsed: Option<f64>,
    /// The plan, declared or the even pace for reference.
    pub plan: Option<Plan>,
    /// Planned value on the day of the latest figure (D3).
    pub planned: Option<f64>,
    /// Planned progress on that day (D4).
    pub planned_progress: Option<f64>,
    /// Earned schedule in days from the start (D5).
    pub earned_days: Option<f64>,
    /// Days ahead of (positive) or behind the plan (D5).
    pub days_ahead: Option<f64>,
    /// Days that count as on plan (D8).
    pub allowed: Option<Days>,
    /// Pace needed per day until the due date (D7).
    pub required: Option<f64>,
    /// Mean pace per day since the start.
    pub mean_pace: Option<f64>,
    /// When it would be finished at a pace that was seen (D6).
    pub forecast: Option<Forecast>,
    /// Status, reason and trace.
    pub judgement: Judgement,
    /// Whether it counts for its project: a headline, no input, not closed.
    pub counted: bool,
}

impl IndicatorInsight {
    /// Whether it has what a pace needs: progress, a value at the start, and a figure after it.
    pub fn is_paced(&self) -> bool {
        let after_start = self.actual.zip(self.start).is_some_and(|(a, start)| start < a.on);
        after_start && self.progress.is_some() && self.indicator.start_value().is_some()
    }

    /// Schedule variance in shares of the way (D4): progress less planned progress.
    pub fn variance(&self) -> Option<f64> {
        Some(self.progress?.value - self.planned_progress?)
    }

    /// Schedule performance index (D4); `None` when nothing was planned yet.
    pub fn performance(&self) -> Option<f64> {
        self.planned_progress.filter(|pi| *pi > 0.0).and_then(|pi| Some(self.progress?.value / pi))
    }

    /// Earned days over days passed (D5); `None` on the first day.
    pub fn time_performance(&self) -> Option<f64> {
        let passed = f64::from(self.actual?.on.since(self.start?));
        (passed > 0.0).then(|| self.earned_days.map(|es| es / passed))?
    }
}

/// What the declared stage says on a day, for the rules.
pub fn stage_at(known: &Project, t: Date) -> Option<(Stage, Option<Date>, Option<&crate::base::Text>, bool)> {
    known.stage.entry_at(t).map(|(since, entry)| (entry.is, since, entry.reason.as_ref(), !entry.evidence.is_empty()))
}

/// An indicator of a project as known on day `t`.
pub fn indicator(known: &Project, indicator: &Indicator, settings: &Settings, t: Date) -> IndicatorInsight {
    let own_day = || indicator.baseline.as_ref().and_then(|b| b.date).and_then(|date| date.first());
    let start = known.start.first().or_else(own_day);
    let due = indicator.target.as_ref().and_then(|target| target.date).map_or(known.due.last(), |date| date.last());
    let totals = series::totals(indicator);
    let actual = totals.last().copied();
    let progress = actual.and_then(|a| progress(indicator, a));
    let span = start.zip(due);
    let plan = span.and_then(|(start, due)| plan::plan(indicator, &known.milestones, start, due));
    let tolerance = indicator.tolerance.unwrap_or(settings.tolerance);
    let every = indicator.every.unwrap_or(settings.cadence.progress);
    let stage = stage_at(known, t);
    let case = Case { indicator, stage, start, due, t, plan: plan.as_ref(), tolerance, every, actual, progress };
    let judgement = judge(case);
    let of_plan = plan.as_ref().zip(actual);
    let planned = of_plan.map(|(plan, a)| plan.value(a.on));
    let of_plan = of_plan.filter(|(plan, a)| plan.start < a.on);
    let days = of_plan.map(|(plan, a)| days_ahead(plan, a));
    let ends = indicator.start_value().zip(indicator.target_value()).filter(|(from, to)| from != to);
    let line = series::since_break(indicator);
    IndicatorInsight {
        start,
        due,
        actual,
        progress,
        elapsed: span.map(|(start, due)| span::elapsed(t, start, due)),
        planned,
        planned_progress: planned.zip(ends).map(|(pv, (from, to))| (pv - from) / (to - from)),
        earned_days: of_plan.zip(days).map(|((plan, a), days)| days + f64::from(a.on.since(plan.start))),
        days_ahead: days,
        allowed: span.zip(actual).map(|((start, due), a)| span::allowed(tolerance, start, due, a.on)),
        required: required(actual, ends.filter(|_| !indicator.direction.is_limit()), due, t),
        mean_pace: actual.zip(ends).zip(start).and_then(|((a, (from, _)), start)| pace::mean_since_start(a, from, start)),
        forecast: ends.filter(|_| !indicator.direction.is_limit()).and_then(|(from, to)| pace::forecast(&line, from, to)),
        judgement,
        counted: indicator.headline && indicator.level != Some(Level::Input) && indicator.closed.is_none_or(|day| t < day),
        plan,
        totals,
        indicator: indicator.clone(),
    }
}

fn required(actual: Option<Actual>, ends: Option<(f64, f64)>, due: Option<Date>, t: Date) -> Option<f64> {
    let ((actual, (from, to)), due) = actual.zip(ends).zip(due)?;
    pace::required(actual.value, to, from < to, due, t)
}
