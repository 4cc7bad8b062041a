//! Planned value and its inverse, earned schedule: what was promised for a day, and on which day a
//! value was promised.

use super::standing::Standing;
use crate::base::Date;
use crate::model::vocabulary::{Kind, Shape};
use crate::model::{Indicator, Milestone};

/// What was planned between start and due: a line from `from` to `to`, kept as shares of the way.
#[derive(Clone, Debug, PartialEq)]
pub struct Plan {
    /// The first day: that of the start of the indicator.
    pub start: Date,
    /// The day by which the target is due; never before `start`.
    pub due: Date,
    /// Value at the start, in the indicator's unit; not always the baseline.
    pub from: f64,
    /// Value to reach, in the indicator's unit.
    pub to: f64,
    /// Whether somebody declared it; otherwise it is the even pace, for reference only.
    pub declared: bool,
    form: Form,
}

#[derive(Clone, Debug, PartialEq)]
enum Form {
    /// Days since the start with shares of the way, straight lines between them.
    Path(Vec<(f64, f64)>),
    /// The same, level between the points: what falls due on a day is due on that day.
    Steps(Vec<(f64, f64)>),
    /// The square of the share of time: `(days / span)²`.
    LateStart,
}

/// Below this a share is taken for nothing: what binary fractions leave over.
const NOTHING: f64 = 1e-12;

/// The plan of an indicator from the value at its start.
///
/// It leads from (start, `from`) through the plan's points to (due, target); a point that asks for
/// less than `from` asks for just that. `None`: no single target or baseline, a yes or no, a limit,
/// or `from` is at or beyond the target.
pub fn plan(
    indicator: &Indicator,
    milestones: &[Milestone],
    from: f64,
    start: Date,
    due: Date,
) -> Option<Plan> {
    let (base, to) = (indicator.start_value()?, indicator.target_value()?);
    let open = if base < to { from < to } else { to < from };
    if !open || due < start || indicator.direction.is_limit() || indicator.kind == Kind::YesNo {
        return None;
    }
    let days = |day: Date| f64::from(day.since(start));
    let share = |value: f64| ((value - from) / (to - from)).max(0.0);
    let span = days(due);
    let points = indicator
        .plan
        .iter()
        .map(|p| (days(p.date), share(p.value.value(base, to))));
    // A point that a moved date left outside says nothing any more.
    let points: Vec<(f64, f64)> = points
        .filter(|(day, _)| 0.0 < *day && *day < span)
        .collect();
    let declared = !points.is_empty() || indicator.shape.is_some();
    let whole = |points: Vec<(f64, f64)>| {
        std::iter::once((0.0, 0.0))
            .chain(points)
            .chain([(span, 1.0)])
            .collect()
    };
    let form = match indicator.shape {
        Some(Shape::LateStart) if points.is_empty() => Form::LateStart,
        Some(Shape::Step) => Form::Steps(whole(points)),
        Some(Shape::ByMilestones) => Form::Steps(whole(milestone_shares(milestones, start, span))),
        _ => Form::Path(whole(points)),
    };
    Some(Plan {
        start,
        due,
        from,
        to,
        declared,
        form,
    })
}

/// The share of milestones due by each of their days before the due day.
fn milestone_shares(milestones: &[Milestone], start: Date, span: f64) -> Vec<(f64, f64)> {
    let all: f64 = milestones.iter().map(|m| m.share).sum();
    let mut due: Vec<(f64, f64)> = milestones
        .iter()
        .filter_map(|m| Some((f64::from(m.due.last()?.since(start)).max(0.0), m.share)))
        .collect();
    due.sort_by(|a, b| a.0.total_cmp(&b.0));
    let mut sum = 0.0;
    due.into_iter()
        .filter(|(day, _)| *day < span)
        .map(|(day, share)| {
            sum += share;
            (day, if all > 0.0 { sum / all } else { 0.0 })
        })
        .collect()
}

impl Plan {
    /// Planned value on a day, in the indicator's unit: `from + (to − from) × share`; constant
    /// before the start and after the due day.
    pub fn value(&self, day: Date) -> f64 {
        self.from + (self.to - self.from) * self.share(f64::from(day.since(self.start)))
    }

    /// Days from start to due.
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
            Form::Steps(points) => points
                .iter()
                .rfind(|(x, _)| *x <= day)
                .map_or(0.0, |(_, y)| *y),
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

    /// Whether the value on a day lies on a slope between two points, where only the points were
    /// published; a shape that was declared without points tells the value of every day.
    fn is_between(&self, day: f64) -> bool {
        let slope = |pair: &[(f64, f64)]| {
            pair[0].0 < day && day < pair[1].0 && NOTHING <= (pair[1].1 - pair[0].1).abs()
        };
        match &self.form {
            Form::Path(path) => 2 < path.len() && path.windows(2).any(slope),
            Form::Steps(_) | Form::LateStart => false,
        }
    }

    /// Whether nothing more falls due around a day: between two jumps, or on a level stretch, its
    /// ends included.
    fn is_level(&self, day: f64) -> bool {
        let level = |pair: &[(f64, f64)]| {
            pair[0].0 <= day && day <= pair[1].0 && pair[1].1 - pair[0].1 < NOTHING
        };
        match &self.form {
            Form::LateStart => false,
            Form::Steps(_) => true,
            Form::Path(path) => path.windows(2).any(level),
        }
    }

    /// Earned schedule: the days from the start at which the plan equals a value, jumps read as the
    /// straight line through their points.
    ///
    /// Where nothing more falls due around `near` (days from the start) the line leaves out the
    /// points that ask for no more than the one before, so that waiting is never an advance. Else
    /// it is the day nearest to `near` among those at which the line has the value, which is
    /// clamped between start and target. Source: Lipke's earned schedule by inverse interpolation.
    pub fn earned(&self, value: f64, near: f64) -> f64 {
        let share = self.way(value);
        match &self.form {
            Form::LateStart => self.span() * share.sqrt(),
            Form::Path(line) | Form::Steps(line) if self.is_level(near) => {
                first_at(&rising(line), share)
            }
            Form::Path(line) | Form::Steps(line) => near.clamp(
                first_at(line, share),
                last_at(line, share).max(first_at(line, share)),
            ),
        }
    }

    /// The share of the way from the start that a value has come, no less than none and no more
    /// than all.
    fn way(&self, value: f64) -> f64 {
        ((value - self.from) / (self.to - self.from)).clamp(0.0, 1.0)
    }

    /// Where a figure stands against the plan on its day: ahead (positive) or behind in days.
    ///
    /// - In general: the earned schedule less the days passed.
    /// - Short of what jumps or a level stretch asked for: the days passed times the missing share
    ///   of what is due.
    /// - Not short of what jumps or a level stretch asked for: never behind, and ahead by the
    ///   straight line through the points that ask for more than the one before.
    /// - While the plan asks for nothing: by the straight line to its first point that asks for
    ///   more, never behind.
    pub fn standing(&self, on: Date, actual: f64) -> Standing {
        let passed = f64::from(on.since(self.start));
        let (asked, done) = (self.share(passed), self.way(actual));
        let stands = |days: f64, first: Option<(Date, f64)>, raw: f64| Standing {
            on,
            planned: self.value(on),
            between: self.is_between(passed),
            actual,
            days,
            first,
            raw,
        };
        // While nothing is asked, nobody is behind; `raw` still tells where the line to the first
        // point would say so.
        if let Some((day, share)) = self.first_ask().filter(|_| asked <= NOTHING) {
            let raw = day * (done / share).min(1.0) - passed;
            let first = (
                self.start.plus(day as i32),
                self.from + (self.to - self.from) * share,
            );
            return stands(raw.max(0.0), Some(first), raw);
        }
        let days = if done + NOTHING < asked && self.is_level(passed) {
            -passed * (asked - done) / asked
        } else {
            let days = self.earned(actual, passed) - passed;
            if self.is_level(passed) {
                days.max(0.0)
            } else {
                days
            }
        };
        stands(days, None, days)
    }

    /// The first day, from the start, for which something is asked, with its share of the way.
    fn first_ask(&self) -> Option<(f64, f64)> {
        match &self.form {
            Form::LateStart => None,
            Form::Path(line) | Form::Steps(line) => {
                line.iter().copied().find(|(_, share)| *share > NOTHING)
            }
        }
    }

    /// The plan as days and values for drawing; a curve gets a point about every thirtieth of the
    /// span.
    pub fn polyline(&self) -> Vec<(Date, f64)> {
        let value = |share: f64| self.from + (self.to - self.from) * share;
        let drawn =
            |(days, share): (f64, f64)| (self.start.plus(days.round() as i32), value(share));
        match &self.form {
            Form::Path(path) => path.iter().copied().map(drawn).collect(),
            Form::Steps(points) => jumps(points).into_iter().map(drawn).collect(),
            Form::LateStart => (0..=30)
                .map(|i| f64::from(i) / 30.0)
                .map(|u| drawn((u * self.span(), u * u)))
                .collect(),
        }
    }
}

/// A path that stays level and jumps at each point.
fn jumps(points: &[(f64, f64)]) -> Vec<(f64, f64)> {
    let mut path: Vec<(f64, f64)> = Vec::with_capacity(2 * points.len());
    for &(day, share) in points {
        let level = path.last().map_or(share, |(_, level)| *level);
        path.extend([(day, level), (day, share)]);
    }
    path.dedup();
    path
}

/// The points that ask for more than those before them.
fn rising(line: &[(f64, f64)]) -> Vec<(f64, f64)> {
    let mut asked = f64::NEG_INFINITY;
    let more = |(_, share): &(f64, f64)| {
        asked + NOTHING < *share && {
            asked = *share;
            true
        }
    };
    line.iter().copied().filter(more).collect()
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
