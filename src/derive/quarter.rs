//! Quarters of the programme's own calendar.

use crate::base::Date;
use crate::model::settings::Calendar;

/// A quarter of the programme.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Quarter {
    /// The calendar year in which the programme's year begins.
    pub year: i16,
    /// 1 to 4, from the first month in `quarter_starts`.
    pub number: i8,
    /// Its first day.
    pub first: Date,
    /// Its last day.
    pub last: Date,
}

/// The quarter that holds a day.
pub fn quarter_of(calendar: &Calendar, day: Date) -> Quarter {
    let (year, month, _) = day.ymd();
    let begin = calendar.quarter_starts[0];
    let since_begin = i32::from(month - begin).rem_euclid(12);
    let first = day.month_start().plus_months(-(since_begin % 3)).month_start();
    let year = if month < begin { year - 1 } else { year };
    Quarter { year, number: (since_begin / 3) as i8 + 1, first, last: first.plus_months(2).month_end() }
}

/// The end of the last quarter that ended before a day.
pub fn last_end_before(calendar: &Calendar, day: Date) -> Date {
    quarter_of(calendar, day).first.plus(-1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check_quarter(starts: [i8; 4], day: &str, name: (i16, i8), first: &str, last: &str) {
        let calendar = Calendar { quarter_starts: starts, closed: Vec::new() };
        let quarter = quarter_of(&calendar, Date::parse(day).expect("a day"));
        assert_eq!(
            ((quarter.year, quarter.number), quarter.first.to_string(), quarter.last.to_string()),
            (name, first.to_owned(), last.to_owned())
        );
    }

    #[test]
    fn quarters_follow_the_programmes_own_calendar() {
        check_quarter([1, 4, 7, 10], "2021-12-31", (2021, 4), "2021-10-01", "2021-12-31");
        check_quarter([1, 4, 7, 10], "0001-01-01", (1, 1), "0001-01-01", "0001-03-31");
        check_quarter([4, 7, 10, 1], "2021-02-10", (2020, 4), "2021-01-01", "2021-03-31");
        check_quarter([2, 5, 8, 11], "2021-01-10", (2020, 4), "2020-11-01", "2021-01-31");
    }
}
