//! Planned value and its inverse, earned schedule (D3, D5).

use crate::base::Date;
use crate::model::words::Shape;
use crate::model::{Indicator, Milestone};

/// What was planned between start and due, as a share of the way.
#[derive(Clone, Debug, PartialEq)]
pub struct Plan {
    /// The first day.
    pub start: Date,
    /// The day by which the target is due; never before `start`.
    pub due: Date,
    /// Value at the start.
    pub from: f64,
    /// Value to reach.
    pub to: f64,
    /// Whether somebody declared it; otherwise it is the even pace, for reference only.
    pub declared: bool,
    form: Form,
}

#[derive(Clone, Debug, PartialEq)]
enum Form {
    /// Days since the start with shares of the way; two points on one day are a jump.
    Path(Vec<(f64, f64)>),
    /// The square of the share of time.
    LateStart,
}

/// The plan of an indicator; `None` without baseline, single target, start or due.
///
/// It runs from (start, B) to (due, T); source: D3, ruling 3.
pub fn plan(indicator: &Indicator, milestones: &[Milestone], start: Date, due: Date) -> Option<Plan> {
    let (from, to) = (indicator.start_value()?, indicator.target_value()?);
    if from == to || due < start || indicator.direction.is_limit() {
        return None;
    }
    let days = |day: Date| f64::from(day.since(start));
    let share = |value: f64| (value - from) / (to - from);
    let span = days(due);
    let points: Vec<(f64, f64)> = indicator.plan.iter().map(|p| (days(p.date), share(p.value.value(from, to)))).collect();
    // A point that a moved date left outside says nothing any more.
    let points: Vec<(f64, f64)> = points.into_iter().filter(|(day, _)| 0.0 < *day && *day < span).collect();
    let declared = !points.is_empty() || indicator.shape.is_some();
    let form = match indicator.shape {
        Some(Shape::LateStart) if points.is_empty() => Form::LateStart,
        Some(Shape::Step) => Form::Path(steps(&points, span)),
        Some(Shape::ByMilestones) => Form::Path(steps(&milestone_shares(milestones, start), span)),
        _ => Form::Path(std::iter::once((0.0, 0.0)).chain(points).chain([(span, 1.0)]).collect()),
    };
    Some(Plan { start, due, from, to, declared, form })
}

/// A path that stays level and jumps at each point; the target is there on the last day.
fn steps(points: &[(f64, f64)], span: f64) -> Vec<(f64, f64)> {
    let mut path = vec![(0.0, 0.0)];
    let mut level = 0.0;
    for &(day, share) in points.iter().filter(|(day, _)| *day <= span) {
        path.extend([(day, level), (day, share)]);
        level = share;
    }
    path.extend([(span, level), (span, 1.0)]);
    path
}

fn milestone_shares(milestones: &[Milestone], start: Date) -> Vec<(f64, f64)> {
    let all: f64 = milestones.iter().map(|m| m.share).sum();
    let mut due: Vec<(f64, f64)> =
        milestones.iter().filter_map(|m| Some((f64::from(m.due.last()?.since(start)).max(0.0), m.share))).collect();
    due.sort_by(|a, b| a.0.total_cmp(&b.0));
    let mut sum = 0.0;
    due.into_iter()
        .map(|(day, share)| {
            sum += share;
            (day, if all > 0.0 { sum / all } else { 0.0 })
        })
        .collect()
}

impl Plan {
    /// Planned value on a day, in the indicator's unit; constant before the start and after the due day.
    pub fn value(&self, day: Date) -> f64 {
        self.from + (self.to - self.from) * self.share(f64::from(day.since(self.start)))
    }

    fn span(&self) -> f64 {
        f64::from(self.due.since(self.start))
    }

    /// Planned share of the way after so many days; at a jump the value after it.
    fn share(&self, day: f64) -> f64 {
        if self.span() <= day {
            return 1.0;
        }
        match &self.form {
            Form::LateStart => (day.max(0.0) / self.span()).powi(2),
            Form::Path(path) => {
                let next = path.partition_point(|(x, _)| *x <= day);
                match (next.checked_sub(1).map(|i| path[i]), path.get(next)) {
                    (Some((x0, y0)), Some((x1, y1))) => y0 + (y1 - y0) * (day - x0) / (x1 - x0),
                    (Some((_, y)), None) => y,
                    (None, _) => 0.0,
                }
            }
        }
    }

    /// Earned schedule: the days from the start at which the plan equals a value.
    ///
    /// On a plateau or at a jump it is the day nearest to `near` (days from the start) among those
    /// with `PV(x-) <= A <= PV(x+)`; the value is clamped between baseline and target.
    /// Source: D5, ruling 4; Lipke's earned schedule by inverse interpolation.
    pub fn earned(&self, value: f64, near: f64) -> f64 {
        let share = ((value - self.from) / (self.to - self.from)).clamp(0.0, 1.0);
        match &self.form {
            Form::LateStart => self.span() * share.sqrt(),
            Form::Path(path) => near.clamp(first_at(path, share), last_at(path, share).max(first_at(path, share))),
        }
    }

    /// The plan as days and values for drawing; a curve gets a point about every thirtieth of the span.
    pub fn polyline(&self) -> Vec<(Date, f64)> {
        let value = |share: f64| self.from + (self.to - self.from) * share;
        let day = |days: f64| self.start.plus(days.round() as i32);
        match &self.form {
            Form::Path(path) => path.iter().map(|(x, y)| (day(*x), value(*y))).collect(),
            Form::LateStart => (0..=30).map(|i| f64::from(i) / 30.0).map(|u| (day(u * self.span()), value(u * u))).collect(),
        }
    }
}

/// The first day on which the path is at or above a share.
fn first_at(path: &[(f64, f64)], share: f64) -> f64 {
    for pair in path.windows(2) {
        let [(x0, y0), (x1, y1)] = [pair[0], pair[1]];
        if share <= y0 {
            return x0;
        }
        if share <= y1 {
            return x0 + (share - y0) / (y1 - y0) * (x1 - x0);
        }
    }
    path.last().map_or(0.0, |(x, _)| *x)
}

/// The last day before which the path is at or below a share.
fn last_at(path: &[(f64, f64)], share: f64) -> f64 {
    for pair in path.windows(2).rev() {
        let [(x0, y0), (x1, y1)] = [pair[0], pair[1]];
        if y1 <= share {
            return x1;
        }
        if y0 <= share {
            return x0 + (share - y0) / (y1 - y0) * (x1 - x0);
        }
    }
    path.first().map_or(0.0, |(x, _)| *x)
}
