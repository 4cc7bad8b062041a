//! Insight → chart specifications, in the language of a page.

use super::{Here, say};
use crate::base::Date;
use crate::chart::timeline::Row;
use crate::chart::trajectory::Point;
use crate::chart::{Bullet, Dumbbell, Figure, Sparkline, Timeline, Trajectory};
use crate::derive::{IndicatorInsight, MilestoneState, ProjectInsight};
use crate::model::words::Flag;
use crate::model::{Aim, Observation};

/// Plan, course and target of an indicator.
pub fn trajectory(here: &Here<'_>, key: &str, of: &IndicatorInsight) -> Figure {
    let target = match of.indicator.target.as_ref().map(|t| &t.aim) {
        Some(Aim::Value(value)) => Some((of.due, value.value())),
        Some(Aim::Range { high, .. }) => Some((of.due, high.value())),
        None => None,
    };
    let start = of.start.filter(|_| !of.indicator.direction.is_limit());
    let chart = Trajectory {
        key: key.to_owned(),
        name: of.indicator.name.get(here.lang).to_owned(),
        unit: say::unit(here, of),
        decimals: of.indicator.display_decimals(),
        points: points(of),
        plan: of.plan.as_ref().map_or_else(Vec::new, crate::derive::Plan::polyline),
        declared: of.plan.as_ref().is_some_and(|p| p.declared),
        planned: of.planned,
        baseline: start.zip(of.indicator.start_value().filter(|_| of.indicator.target.is_some())),
        target,
        as_of: here.all.insight.as_of,
        days_ahead: of.days_ahead,
        status: of.judgement.status,
        progress: of.progress.filter(|_| !of.indicator.direction.is_limit()).map(|p| p.value),
    };
    chart.draw(&here.words())
}

/// The totals by date, with gaps where a figure is missing.
fn points(of: &IndicatorInsight) -> Vec<Point> {
    let open = |o: &Observation| matches!(o.flag, Flag::Provisional | Flag::Estimated);
    let total = |day: Date| of.totals.iter().find(|a| a.on == day).map(|a| a.value);
    of.indicator.observations.iter().map(|o| Point { day: o.when.day(), value: total(o.when.day()), open: open(o) }).collect()
}

/// Original and present dates of the milestones.
pub fn timeline(here: &Here<'_>, key: &str, of: &ProjectInsight) -> Figure {
    let row = |m: &crate::derive::MilestoneInsight| Row {
        name: m.milestone.name.get(here.lang).to_owned(),
        due: m.milestone.due.last(),
        met: m.milestone.met,
        forecast: m.forecast,
        late: matches!(m.state, MilestoneState::Overdue | MilestoneState::Awaiting),
    };
    let rows = of.milestones.iter().map(row).collect();
    let span = (of.known.start.first(), of.known.due.last());
    Timeline { key: key.to_owned(), rows, as_of: here.all.insight.as_of, span }.draw(&here.words())
}

/// Progress against plan in one row.
pub fn bullet(of: &IndicatorInsight) -> String {
    let declared = of.plan.as_ref().is_some_and(|p| p.declared);
    Bullet {
        progress: of.progress.map(|p| p.value),
        planned: of.planned_progress.filter(|_| declared),
        token: of.judgement.status.token(),
    }
    .draw()
}

/// Progress of a whole project in one row.
pub fn project_bullet(of: &ProjectInsight) -> String {
    let planned = of.lead_indicator().filter(|i| i.plan.as_ref().is_some_and(|p| p.declared)).and_then(|i| i.planned_progress);
    Bullet { progress: of.progress.map(|p| p.value), planned, token: of.judgement.status.token() }.draw()
}

/// The trend of an indicator.
pub fn sparkline(of: &IndicatorInsight) -> String {
    Sparkline { points: points(of).into_iter().map(|p| (p.day, p.value)).collect() }.draw()
}

/// Before and now on the way to the target; `None` where there is no way.
pub fn dumbbell(of: &IndicatorInsight, before: Option<f64>) -> Option<String> {
    let (from, to) = (of.indicator.start_value()?, of.indicator.target_value()?);
    let share = |v: f64| (v - from) / (to - from);
    let now = of.actual?.value;
    (from != to).then(|| Dumbbell { before: share(before.unwrap_or(from)), now: share(now) }.draw())
}
