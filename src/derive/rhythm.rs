//! How often figures are due where a rule needs to know it: as promised, else as they came.

use super::series::number;
use crate::base::{Date, PeriodKind};
use crate::model::Indicator;
use crate::model::vocabulary::Interval;

/// Distances in days up to which figures come every week, month and quarter; longer ones are
/// yearly.
const STEPS: [(i32, Interval); 3] = [
    (10, Interval::Week),
    (45, Interval::Month),
    (135, Interval::Quarter),
];

/// The interval of an indicator: its own, else the progress cadence that the site promises, else
/// the rhythm in which its figures came.
///
/// The rhythm is the median distance between neighbouring figures: up to 10 days weekly, 45
/// monthly, 135 quarterly, else yearly; monthly with fewer than three figures.
pub fn of(indicator: &Indicator, promised: Option<Interval>) -> Interval {
    indicator
        .every
        .or(promised)
        .unwrap_or_else(|| seen(indicator))
}

/// The interval of milestones and stages: the progress cadence that the site promises, else a
/// month.
pub fn of_steps(promised: Option<Interval>) -> Interval {
    promised.unwrap_or(Interval::Month)
}

/// The rhythm in which numbers came, as [`of`] says; also those before the start, which are in no
/// sum.
pub fn seen(indicator: &Indicator) -> Interval {
    let figures = indicator.observations.iter();
    let told = figures.filter(|figure| number(figure, indicator.kind).is_some());
    of_days(told.map(|figure| figure.when.day()))
}

/// The rhythm of days in their order: the median distance between neighbours, as [`of`] says;
/// monthly with fewer than three.
pub fn of_days(days: impl Iterator<Item = Date>) -> Interval {
    of_gaps(days, 2).unwrap_or(Interval::Month)
}

/// The rhythm of days on which somebody judged: likewise, but two of them tell it already, since
/// nobody judges so often as to measure; with one alone that in which the programme reports, else
/// monthly.
pub fn of_ratings(days: impl Iterator<Item = Date>, period: Option<PeriodKind>) -> Interval {
    let reported = period.map_or(Interval::Month, |period| match period {
        PeriodKind::Month => Interval::Month,
        PeriodKind::Quarter => Interval::Quarter,
        PeriodKind::HalfYear => Interval::HalfYear,
        PeriodKind::Year => Interval::Year,
    });
    of_gaps(days, 1).unwrap_or(reported)
}

/// The rhythm where there are at least so many distances; else `None`.
fn of_gaps(days: impl Iterator<Item = Date>, least: usize) -> Option<Interval> {
    let days: Vec<Date> = days.collect();
    let mut gaps: Vec<i32> = days.windows(2).map(|two| two[1].since(two[0])).collect();
    if gaps.len() < least {
        return None;
    }
    gaps.sort_unstable();
    // Twice the median stays whole where it lies between two distances.
    let twice = gaps[(gaps.len() - 1) / 2] + gaps[gaps.len() / 2];
    let step = STEPS.iter().find(|(days, _)| twice <= 2 * days);
    Some(step.map_or(Interval::Year, |(_, every)| *every))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::derive::{AsOf, History, insight};

    /// The interval of the figures of some days, without any promised.
    fn check_rhythm(days: &[&str], expected: Interval) {
        let figures: Vec<String> = days
            .iter()
            .enumerate()
            .map(|(at, day)| format!("{day}: {at}"))
            .collect();
        let front = format!(
            "start: 2020-01-01\ntarget: 99 homes\ndone: {{{}}}",
            figures.join(", ")
        );
        let site = crate::derive::cadence::tests::site("", &front, &[]);
        let day = crate::base::Date::from_ymd(2031, 1, 1).expect("a day");
        let insight = insight(&site, AsOf::on(day), History::Whole);
        let only = &insight.projects[0].indicators[0];
        assert_eq!(of(&only.indicator, None), expected, "{days:?}");
    }

    #[test]
    fn without_a_cadence_figures_are_due_as_often_as_they_came() {
        check_rhythm(&["2021-01-31", "2021-02-07"], Interval::Month);
        check_rhythm(&["2021-01-10", "2021-01-17", "2021-01-27"], Interval::Week);
        check_rhythm(&["2021-01-10", "2021-01-20", "2021-01-30"], Interval::Week);
        check_rhythm(&["2021-01-10", "2021-01-20", "2021-01-31"], Interval::Month);
        check_rhythm(&["2021-01-31", "2021-02-28", "2021-03-31"], Interval::Month);
        check_rhythm(
            &["2021-03-31", "2021-06-30", "2021-09-30"],
            Interval::Quarter,
        );
        check_rhythm(&["2021-12-31", "2022-12-31", "2023-12-31"], Interval::Year);
        // One long silence among months does not make them yearly.
        check_rhythm(
            &["2021-01-31", "2021-02-28", "2021-03-31", "2022-12-31"],
            Interval::Month,
        );
    }
}
