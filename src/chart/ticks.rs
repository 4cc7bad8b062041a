//! Round numbers and starts of calendar periods for axes; where they are drawn is the business of
//! the axes.

use crate::base::{Date, Locale, PartialDate, Period, PeriodKind};

/// Round numbers over a range that they cover, in about `most` steps of 1, 2, 2.5 or 5 times a
/// power of ten, the least first.
///
/// A step is never smaller than `least`, the last digit that the figures have.
pub fn numbers(low: f64, high: f64, most: usize, least: f64) -> Vec<f64> {
    let span = (high - low).max(f64::MIN_POSITIVE);
    let rough = span / most as f64;
    let magnitude = 10f64.powf(rough.log10().floor());
    let round = |m: &f64| m * magnitude;
    let step = [1.0, 2.0, 2.5, 5.0, 10.0]
        .iter()
        .map(round)
        .find(|s| rough <= s * 1.000_001)
        .unwrap_or(span)
        .max(least);
    // A quarter of a whole thing is no round number.
    let step = if least >= 1.0 { step.ceil() } else { step };
    let first = (low / step + 1e-9).floor();
    let last = (high / step - 1e-9).ceil();
    (first as i64..=last as i64)
        .map(|i| i as f64 * step)
        .collect()
}

/// A tick of a time axis.
#[derive(Clone, Debug, PartialEq)]
pub struct DayTick {
    /// The day.
    pub day: Date,
    /// Its label; a month or a day names its year only where that changes.
    pub label: String,
}

/// The distance between two ticks of a time axis.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Step {
    Days(i32),
    Months(i32),
}

/// The steps from the finest to the coarsest; the first with few enough ticks is taken.
const STEPS: &[Step] = &[
    Step::Days(1),
    Step::Days(2),
    Step::Days(7),
    Step::Days(14),
    Step::Months(1),
    Step::Months(2),
    Step::Months(3),
    Step::Months(6),
    Step::Months(12),
    Step::Months(24),
    Step::Months(60),
    Step::Months(120),
    Step::Months(240),
    Step::Months(600),
    Step::Months(1200),
];

/// Starts of days, weeks, months, quarters, years or decades inside a stretch of days, at most
/// `most`; the year is named at the first tick and wherever it changes.
pub fn days(first: Date, last: Date, most: usize, locale: &Locale) -> Vec<DayTick> {
    spaced(first, last, most, false, locale)
}

/// Ticks as [`days`] gives them, for an axis under figures: a year is named in its middle, where a
/// figure of the year stands.
pub fn under_figures(first: Date, last: Date, most: usize, locale: &Locale) -> Vec<DayTick> {
    spaced(first, last, most, true, locale)
}

fn spaced(first: Date, last: Date, most: usize, middle: bool, locale: &Locale) -> Vec<DayTick> {
    let step = STEPS
        .iter()
        .copied()
        .find(|step| starts(first, last, *step, middle).take(most + 1).count() <= most);
    let step = step.unwrap_or(Step::Months(12_000));
    let days: Vec<Date> = starts(first, last, step, middle).collect();
    let mut named = None;
    days.into_iter()
        .map(|day| DayTick {
            day,
            label: label(day, step, named.replace(day), locale),
        })
        .collect()
}

/// The days of the calendar on which a step falls: of years the first one, or where `middle` is
/// asked for that one.
fn starts(first: Date, last: Date, step: Step, middle: bool) -> impl Iterator<Item = Date> {
    let begin = match step {
        Step::Days(n) if n < 7 => first,
        // Weeks begin on Monday.
        Step::Days(_) => first.plus((8 - i32::from(first.weekday())) % 7),
        Step::Months(n) => {
            let (year, month, _) = first.ymd();
            let months = i32::from(year) * 12 + i32::from(month) - 1;
            first.month_start().plus_months(-(months % n))
        }
    };
    let at = move |i: i32| match step {
        Step::Days(n) => begin.plus(i * n),
        Step::Months(n) => {
            let start = begin.plus_months(i * n).month_start();
            let year = Period::of(PeriodKind::Year, start, 1);
            PartialDate::Within(year)
                .middle()
                .filter(|_| middle && 12 <= n)
                .unwrap_or(start)
        }
    };
    (0..)
        .map(at)
        .skip_while(move |day| *day < first)
        .take_while(move |day| *day <= last)
}

fn label(day: Date, step: Step, before: Option<Date>, locale: &Locale) -> String {
    let (year, month, _) = day.ymd();
    let new_year = before.is_none_or(|before| before.ymd().0 != year);
    match step {
        Step::Months(n) if 12 <= n => locale.year(day),
        Step::Months(_) if new_year => locale.short_month_of_year(day),
        Step::Months(_) => locale.short_month(day),
        Step::Days(_) if new_year => locale.brief_date_of_year(day),
        Step::Days(_) if before.is_none_or(|before| before.ymd().1 != month) => {
            locale.brief_date(day)
        }
        Step::Days(_) => locale.day_of_month(day),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check_numbers(low: f64, high: f64, least: f64, expected: &[f64]) {
        assert_eq!(numbers(low, high, 5, least), expected);
    }

    #[test]
    fn axes_have_few_round_numbers() {
        check_numbers(
            0.0,
            2300.0,
            1.0,
            &[0.0, 500.0, 1000.0, 1500.0, 2000.0, 2500.0],
        );
        check_numbers(0.0, 3.0, 1.0, &[0.0, 1.0, 2.0, 3.0]);
        check_numbers(-48.0, 0.0, 1.0, &[-50.0, -40.0, -30.0, -20.0, -10.0, 0.0]);
        check_numbers(0.0, 12.0, 1.0, &[0.0, 3.0, 6.0, 9.0, 12.0]);
        check_numbers(0.0, 0.004, 0.0001, &[0.0, 0.001, 0.002, 0.003, 0.004]);
    }

    fn check_days(first: &str, last: &str, tag: &str, expected: &[&str]) {
        let day = |text| Date::parse(text).expect("a day");
        let ticks = days(
            day(first),
            day(last),
            6,
            &Locale::new(tag).expect("CLDR has it"),
        );
        assert_eq!(
            ticks.iter().map(|t| t.label.as_str()).collect::<Vec<_>>(),
            expected
        );
    }

    #[test]
    fn a_year_is_named_where_its_figure_stands() {
        let day = |text| Date::parse(text).expect("a day");
        let locale = Locale::new("en").expect("CLDR has it");
        let shown = |first, last| {
            let ticks = under_figures(day(first), day(last), 6, &locale);
            ticks
                .iter()
                .map(|t| format!("{} {}", t.day, t.label))
                .collect::<Vec<_>>()
                .join(", ")
        };
        assert_eq!(
            shown("2021-03-01", "2024-12-31"),
            "2021-07-02 2021, 2022-07-02 2022, 2023-07-02 2023, 2024-07-02 2024"
        );
        assert_eq!(
            shown("2021-07-02", "2023-01-31"),
            "2021-10-01 Oct 2021, 2022-01-01 Jan 2022, 2022-04-01 Apr, 2022-07-01 Jul, 2022-10-01 Oct, 2023-01-01 Jan 2023"
        );
    }

    #[test]
    fn a_time_axis_begins_its_periods_where_the_calendar_does() {
        check_days(
            "2021-01-04",
            "2022-06-30",
            "zh-Hans",
            &["2021年4月", "7月", "10月", "2022年1月", "4月"],
        );
        check_days(
            "2021-01-01",
            "2022-03-31",
            "en",
            &["Jan 2021", "Apr", "Jul", "Oct", "Jan 2022"],
        );
        check_days(
            "1990-01-01",
            "2027-06-30",
            "zh-Hans",
            &["1990年", "2000年", "2010年", "2020年"],
        );
        check_days(
            "2021-12-06",
            "2022-01-05",
            "en",
            &["6 Dec 2021", "13", "20", "27", "3 Jan 2022"],
        );
        // Months have names on the whole axis, and the year stands at the first and each January.
        check_days(
            "2023-07-01",
            "2025-01-31",
            "ar",
            &["يوليو 2023", "يناير 2024", "يوليو", "يناير 2025"],
        );
        check_days(
            "2021-12-06",
            "2021-12-10",
            "zh-Hans",
            &["2021年12月6日", "7日", "8日", "9日", "10日"],
        );
    }
}
