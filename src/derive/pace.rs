//! Speed so far, speed needed, and when it would be finished (D6, D7).

use super::series::Actual;
use crate::base::Date;

/// When the target would be reached at a pace that was seen; never a promise.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Forecast {
    /// At the mean pace of the last 90 days; `None` when that pace leads nowhere.
    pub central: Option<Date>,
    /// At the fastest pace of any 30 days within.
    pub fastest: Option<Date>,
    /// At the slowest; `None`: no finish at the slowest pace seen.
    pub slowest: Option<Date>,
}

/// Days of the mean, and of one window of the range.
const MEAN: f64 = 90.0;
const WINDOW: f64 = 30.0;

/// Forecast from the totals since the last break.
///
/// - `None`: fewer than three figures, less than 30 days between the first and the last, or the
///   target is reached or the way back from the start.
/// - Source: D6, ruling 6; linear extrapolation.
pub fn forecast(totals: &[Actual], start: f64, target: f64) -> Option<Forecast> {
    let line: Vec<(f64, f64)> = totals.iter().map(|a| (f64::from(a.on.0), a.value)).collect();
    let (first, last) = (*line.first()?, *line.last()?);
    let share = (last.1 - start) / (target - start);
    if line.len() < 3 || last.0 - first.0 < WINDOW || !(share > 0.0 && share < 1.0) {
        return None;
    }
    let begin = first.0.max(last.0 - MEAN);
    let left = target - last.1;
    let mean = (last.1 - at(&line, begin)) / (last.0 - begin);
    let paces: Vec<f64> = windows(&line, begin, last.0).collect();
    let toward = left.signum();
    let best = paces.iter().map(|p| p * toward).fold(mean * toward, f64::max);
    let worst = paces.iter().map(|p| p * toward).fold(mean * toward, f64::min);
    let finish = |pace: f64| {
        let days = (left.abs() / pace - 1e-9).ceil();
        (pace > 0.0 && days < 36_500.0).then(|| Date(last.0 as i32).plus(days as i32))
    };
    Some(Forecast { central: finish(mean * toward), fastest: finish(best), slowest: finish(worst) })
}

/// The value of a piecewise-linear line on a day inside it.
fn at(line: &[(f64, f64)], day: f64) -> f64 {
    let next = line.partition_point(|(x, _)| *x <= day);
    match (next.checked_sub(1).map(|i| line[i]), line.get(next).copied()) {
        (Some((x0, y0)), Some((x1, y1))) => y0 + (y1 - y0) * (day - x0) / (x1 - x0),
        (Some((_, y)), None) | (None, Some((_, y))) => y,
        (None, None) => 0.0,
    }
}

/// The paces of all 30-day windows that can be extreme: those that begin or end on a figure's day or at an end.
fn windows(line: &[(f64, f64)], begin: f64, end: f64) -> impl Iterator<Item = f64> {
    let starts = line.iter().flat_map(|(x, _)| [*x, *x - WINDOW]).chain([begin, end - WINDOW]);
    starts.filter(move |x| begin <= *x && *x + WINDOW <= end).map(|x| (at(line, x + WINDOW) - at(line, x)) / WINDOW)
}

/// Pace needed per day to reach the target by the due day.
///
/// - Unit: the indicator's unit per day; the sign points toward the target.
/// - `None`: the due day has come, or the target is reached.
/// - Source: D7.
pub fn required(actual: f64, target: f64, upward: bool, due: Date, t: Date) -> Option<f64> {
    let left = target - actual;
    let open = if upward { left > 0.0 } else { left < 0.0 };
    (open && t < due).then(|| left / f64::from(due.since(t)))
}

/// Mean pace per day since the start; `None` when the figure is not after the start.
pub fn mean_since_start(actual: Actual, start_value: f64, start: Date) -> Option<f64> {
    let days = actual.on.since(start);
    (days > 0).then(|| (actual.value - start_value) / f64::from(days))
}
