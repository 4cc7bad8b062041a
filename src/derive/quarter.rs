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
    let (year, ..) = day.ymd();
    let candidates = (year - 1..=year).flat_map(|y| (0..4).map(move |at| quarter(calendar, y, at)));
    candidates.into_iter().find(|q| q.first <= day && day <= q.last).expect("four quarters of three months cover every day")
}

fn quarter(calendar: &Calendar, year: i16, at: usize) -> Quarter {
    let begin = calendar.quarter_starts[0];
    let first_of_year = Date::from_ymd(year, begin, 1).expect("a quarter begins on the first of a month");
    let first = first_of_year.plus_months(3 * at as i32).month_start();
    Quarter { year, number: at as i8 + 1, first, last: first.plus_months(2).month_end() }
}

/// The end of the last quarter that ended before a day.
pub fn last_end_before(calendar: &Calendar, day: Date) -> Date {
    quarter_of(calendar, day).first.plus(-1)
}
