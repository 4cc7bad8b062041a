//! Where the way begins: the value at the start, and the figures before the latest.

use super::series::{Actual, last_break};
use crate::base::Date;
use crate::model::Indicator;
use crate::model::vocabulary::{Accumulation, Flag, Interval};

/// An exact value on its day.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Point {
    /// The day that the value is about.
    pub on: Date,
    /// The value in the indicator's unit.
    pub value: f64,
}

/// The figures that are no bounds, by date; a baseline that says its date is one, before others of
/// that day.
pub fn points(indicator: &Indicator, totals: &[Actual]) -> Vec<Point> {
    let figures = totals.iter().filter(|a| a.bound.is_none()).map(|a| Point {
        on: a.on,
        value: a.value,
    });
    let mut points: Vec<Point> = dated_baseline(indicator)
        .into_iter()
        .chain(figures)
        .collect();
    points.sort_by_key(|point| point.on);
    points
}

/// The baseline, where it says its date. As a figure of a month or a year it counts from the last
/// day of that; per-period sums begin at nothing, before the first.
fn dated_baseline(indicator: &Indicator) -> Option<Point> {
    let baseline = indicator.baseline.as_ref()?;
    let date = baseline.date?;
    Some(match indicator.accumulation {
        Accumulation::PerPeriod => Point {
            on: date.first()?,
            value: 0.0,
        },
        _ => Point {
            on: date.last()?,
            value: baseline.value.value(),
        },
    })
}

/// Where the way begins: at the start, with the latest figure dated on or before it, else with the
/// baseline. A baseline of a later day, with nothing known before it, begins on its own.
///
/// When that figure is older at the start than one interval and than 92 days, it is read there on
/// the straight line to the next figure, `last + (next − last) × days / distance`, unless the
/// series begins anew in between. `None`: no such figure, and no baseline for a kind other than
/// count and yes-no.
pub fn begin(
    indicator: &Indicator,
    points: &[Point],
    start: Date,
    every: Interval,
) -> Option<Point> {
    let at_start = |value| Point { on: start, value };
    let after = points.partition_point(|point| point.on <= start);
    let Some(last) = after.checked_sub(1).map(|at| points[at]) else {
        let first = dated_baseline(indicator).filter(|first| points.first() == Some(first));
        return first.or_else(|| indicator.start_value().map(at_start));
    };
    let old = every.after(last.on, 1) < start && 92 < start.since(last.on);
    let next = points
        .get(after)
        .filter(|next| old && !breaks_within(indicator, last.on, next.on));
    let read = |next: &Point| {
        let share = f64::from(start.since(last.on)) / f64::from(next.on.since(last.on));
        last.value + (next.value - last.value) * share
    };
    Some(at_start(next.map_or(last.value, read)))
}

fn breaks_within(indicator: &Indicator, after: Date, until: Date) -> bool {
    let breaks = indicator
        .observations
        .iter()
        .filter(|o| o.flag == Flag::Break);
    breaks
        .map(|o| o.when.day())
        .any(|day| after < day && day <= until)
}

/// From where the mean rate so far is taken: the start, or the first exact figure since the series
/// began anew.
///
/// `None`: nothing is known to begin with, or no exact figure since the break.
pub fn of_rate(indicator: &Indicator, points: &[Point], start: Option<Point>) -> Option<Point> {
    match last_break(indicator).filter(|day| start.is_none_or(|start| start.on < *day)) {
        Some(day) => points.iter().copied().find(|point| day <= point.on),
        None => start,
    }
}

/// The value of the exact figure before a day; with no other, any baseline (on no day of its own);
/// `None` without both.
pub fn before(indicator: &Indicator, points: &[Point], on: Date) -> Option<f64> {
    let own = |point: &&Point| {
        point.on < on || (point.on == on && Some(**point) == dated_baseline(indicator))
    };
    points
        .iter()
        .rev()
        .find(own)
        .map(|point| point.value)
        .or_else(|| indicator.start_value())
}
