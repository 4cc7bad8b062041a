//! Speed so far, speed needed, and when it would be finished: extrapolations of what was seen, told
//! as such and never as promises.

use super::series::Actual;
use crate::base::Date;

/// When the target would be reached at a pace that was seen; never a promise.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Forecast {
    /// At the mean pace of the last 90 days, or of the time since `since`; `None` when that pace
    /// leads nowhere.
    pub central: Option<Date>,
    /// The mean pace per day that leads there, in the indicator's unit; below zero where figures
    /// fall.
    pub pace: f64,
    /// The figure before the latest, where figures stand too far apart to tell of 90 days: the mean
    /// pace is the one since then.
    pub since: Option<Date>,
    /// At the fastest and slowest pace seen; `None` where figures stand too far apart to tell of 30
    /// days.
    pub seen: Option<Seen>,
}

/// When the target would be reached at the two ends of the paces seen within the last 90 days.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Seen {
    /// At the fastest pace of any 30 days; `None` when that leads nowhere.
    pub fastest: Option<Date>,
    /// At the slowest; `None`: no finish at the slowest pace seen.
    pub slowest: Option<Date>,
}

impl Forecast {
    /// At the fastest pace seen, if one is told.
    pub fn fastest(self) -> Option<Date> {
        self.seen.and_then(|seen| seen.fastest)
    }

    /// At the slowest pace seen, if one is told and leads there.
    pub fn slowest(self) -> Option<Date> {
        self.seen.and_then(|seen| seen.slowest)
    }
}

/// Days of the mean.
const MEAN: f64 = 90.0;
/// Days of one window of the range.
const WINDOW: f64 = 30.0;

/// The greatest distance in days between neighbouring figures that still tells of 90 days.
const APART: f64 = 92.0;
/// The same for 30 days.
const APART_WINDOW: f64 = 31.0;

/// Forecast from the totals since the last break; one that is only a bound tells of no pace.
///
/// - `None`: the latest is a bound; fewer than three exact figures, less than 30 days between the
///   first and the last, or the target is reached or the way back from the start.
/// - Where neighbouring figures of the last 90 days stand more than 92 days apart the mean is that
///   since the figure before; where they stand more than 31 apart nothing is told of any 30 days.
/// - Every pace toward the target gives a day, however far away, unless the calendar ends before
///   it.
/// - Source: linear extrapolation.
pub fn forecast(totals: &[Actual], start: f64, target: f64) -> Option<Forecast> {
    let exact = totals.iter().filter(|a| a.bound.is_none());
    let line: Vec<(f64, f64)> = exact.map(|a| (f64::from(a.on.0), a.value)).collect();
    let (first, last) = (*line.first()?, *line.last()?);
    let share = (last.1 - start) / (target - start);
    let bound = totals.last().is_some_and(|a| a.bound.is_some());
    if bound || line.len() < 3 || last.0 - first.0 < WINDOW || !(share > 0.0 && share < 1.0) {
        return None;
    }
    let apart = apart(&line, last.0 - MEAN);
    let before = line[line.len() - 2].0;
    let begin = if apart > APART {
        before
    } else {
        first.0.max(last.0 - MEAN)
    };
    let toward = (target - last.1).signum();
    let mean = toward * (last.1 - at(&line, begin)) / (last.0 - begin);
    let finish = |pace: f64| {
        let exact = (target - last.1).abs() / pace;
        // A whole number of days is not one more, whatever binary fractions make of it.
        let days = (exact - 1e-9 * exact.max(1.0)).ceil();
        let (on, day) = (Date(last.0 as i32), Date(last.0 as i32).plus(days as i32));
        // A day beyond the end of the calendar is clamped and does not come out.
        (pace > 0.0 && f64::from(day.since(on)) == days).then_some(day)
    };
    let seen = (apart <= APART_WINDOW).then(|| {
        let paces: Vec<f64> = windows(&line, begin, last.0)
            .map(|pace| pace * toward)
            .collect();
        let (best, worst) = (
            paces.iter().copied().fold(mean, f64::max),
            paces.iter().copied().fold(mean, f64::min),
        );
        Seen {
            fastest: finish(best),
            slowest: finish(worst),
        }
    });
    Some(Forecast {
        central: finish(mean),
        pace: mean * toward,
        since: (apart > APART).then_some(Date(before as i32)),
        seen,
    })
}

/// The greatest distance in days between neighbours of which the later one is after a day.
fn apart(line: &[(f64, f64)], after: f64) -> f64 {
    let pairs = line.windows(2).filter(|pair| after < pair[1].0);
    pairs.map(|pair| pair[1].0 - pair[0].0).fold(0.0, f64::max)
}

/// The value of a piecewise-linear line on a day inside it.
fn at(line: &[(f64, f64)], day: f64) -> f64 {
    let next = line.partition_point(|(x, _)| *x <= day);
    match (
        next.checked_sub(1).map(|i| line[i]),
        line.get(next).copied(),
    ) {
        (Some((x0, y0)), Some((x1, y1))) => y0 + (y1 - y0) * (day - x0) / (x1 - x0),
        (Some((_, y)), None) | (None, Some((_, y))) => y,
        (None, None) => 0.0,
    }
}

/// The paces of all 30-day windows that can be extreme: those that begin or end on a figure's day
/// or at an end.
fn windows(line: &[(f64, f64)], begin: f64, end: f64) -> impl Iterator<Item = f64> {
    let starts = line
        .iter()
        .flat_map(|(x, _)| [*x, *x - WINDOW])
        .chain([begin, end - WINDOW]);
    starts
        .filter(move |x| begin <= *x && *x + WINDOW <= end)
        .map(|x| (at(line, x + WINDOW) - at(line, x)) / WINDOW)
}

/// Pace needed per day from the latest figure on to reach the target by the due day:
/// `(T − A) / (d − t_A)` with target T, due day d and figure A of the day t_A. The pace so far ends
/// on that day, and the status is judged there.
///
/// - Unit: the indicator's unit per day; the sign points toward the target.
/// - `None`: the due day has come, or the target is reached.
pub fn required(actual: Actual, target: f64, upward: bool, due: Date, t: Date) -> Option<f64> {
    let left = target - actual.value;
    let open = if upward { left > 0.0 } else { left < 0.0 };
    let days = f64::from(due.since(actual.on));
    (open && t < due && 0.0 < days).then(|| left / days)
}

/// Mean pace per day since the start, `(A − start value) / days passed`, in the indicator's unit;
/// `None` when the figure is not after the start.
pub fn mean_since_start(actual: Actual, start_value: f64, start: Date) -> Option<f64> {
    let days = actual.on.since(start);
    (days > 0).then(|| (actual.value - start_value) / f64::from(days))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The figures of some days of 2021 and later, counted from its first day, on the way from 0 to
    /// 100.
    fn check(figures: &[(i32, f64)], expected: Option<Forecast>) {
        let totals: Vec<Actual> = figures
            .iter()
            .map(|(day, value)| Actual {
                value: *value,
                bound: None,
                on: day_of(*day),
            })
            .collect();
        let days = |f: Forecast| (f.central, f.since, f.seen);
        let told = forecast(&totals, 0.0, 100.0);
        assert_eq!(told.map(days), expected.map(days), "{figures:?}");
    }

    fn day_of(days: i32) -> Date {
        Date::from_ymd(2021, 1, 1).expect("a day").plus(days)
    }

    #[test]
    fn of_thirty_or_ninety_days_nothing_is_told_that_no_figures_show() {
        let central = |days: i32, since: Option<i32>, seen: Option<Seen>| {
            Some(Forecast {
                central: Some(day_of(days)),
                pace: 0.0,
                since: since.map(day_of),
                seen,
            })
        };
        let seen = |fast: i32, slow: i32| {
            Some(Seen {
                fastest: Some(day_of(fast)),
                slowest: Some(day_of(slow)),
            })
        };
        // A year apart: the pace since the figure before, and no fastest or slowest one.
        check(
            &[(0, 10.0), (365, 20.0), (730, 30.0)],
            central(730 + 2555, Some(365), None),
        );
        // A period apart: ninety days are known, thirty are not.
        check(
            &[(0, 10.0), (90, 20.0), (180, 30.0)],
            central(180 + 630, None, None),
        );
        check(
            &[(0, 10.0), (92, 20.0), (184, 30.0)],
            central(184 + 644, None, None),
        );
        check(
            &[(0, 10.0), (93, 20.0), (186, 30.0)],
            central(186 + 651, Some(93), None),
        );
        // A month apart: both are known.
        check(
            &[(0, 0.0), (31, 10.0), (62, 20.0)],
            central(62 + 248, None, seen(62 + 248, 62 + 248)),
        );
        check(
            &[(0, 0.0), (32, 10.0), (63, 20.0)],
            central(63 + 252, None, None),
        );
        // What lay apart long before says nothing of these days.
        check(
            &[(-400, 0.0), (0, 10.0), (31, 20.0), (62, 30.0), (93, 40.0)],
            central(93 + 186, None, seen(93 + 186, 93 + 186)),
        );
    }

    #[test]
    fn a_pace_away_from_the_target_has_no_finish() {
        let seen = Some(Seen {
            fastest: None,
            slowest: None,
        });
        check(
            &[(0, 40.0), (30, 30.0), (60, 20.0)],
            Some(Forecast {
                central: None,
                pace: 0.0,
                since: None,
                seen,
            }),
        );
    }

    #[test]
    fn a_slow_pace_toward_the_target_has_a_finish_however_far_away() {
        let far = Some(day_of(180 + 809_820));
        check(
            &[(0, 10.0), (90, 10.01), (180, 10.02)],
            Some(Forecast {
                central: far,
                pace: 0.0,
                since: None,
                seen: None,
            }),
        );
        check(
            &[(0, 10.0), (90, 10.0), (180, 10.000_01)],
            Some(Forecast {
                central: None,
                pace: 0.0,
                since: None,
                seen: None,
            }),
        );
    }
}
