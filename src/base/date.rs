//! Days. A date is a whole day of the Gregorian calendar; there are no
//! times and no zones in a progress report.

use jiff::{ToSpan, civil};
use std::fmt;

/// A number of days; negative before, positive after.
pub type Days = i32;

/// One day.
///
/// - Unit: days since 1970-01-01.
/// - Range: the years 1 to 9998, so that a week or a year may be added anywhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date(pub Days);

/// Day 0 of a [`Date`].
const EPOCH: civil::Date = civil::date(1970, 1, 1);

impl Date {
    /// The day with this year (1 to 9998), month (1 to 12) and day of the month; `None` where the
    /// calendar has no such day.
    pub fn from_ymd(year: i16, month: i8, day: i8) -> Option<Date> {
        if !(1..=9998).contains(&year) {
            return None;
        }
        civil::Date::new(year, month, day)
            .ok()
            .map(Date::from_civil)
    }

    /// The day written as `YYYY-MM-DD`, with exactly ten characters; `None` for anything else.
    pub fn parse(text: &str) -> Option<Date> {
        let bytes = text.as_bytes();
        if bytes.len() != 10 || bytes[4] != b'-' || bytes[7] != b'-' {
            return None;
        }
        Date::from_ymd(
            digits(&text[..4])? as i16,
            digits(&text[5..7])? as i8,
            digits(&text[8..])? as i8,
        )
    }

    /// Year, month (1–12) and day of the month.
    pub fn ymd(self) -> (i16, i8, i8) {
        let date = self.civil();
        (date.year(), date.month(), date.day())
    }

    /// The day that many days later; clamped to the range of dates.
    pub fn plus(self, days: Days) -> Date {
        Date(self.0.saturating_add(days).clamp(MIN, MAX))
    }

    /// Days from `earlier` to this day; negative when that is later.
    pub fn since(self, earlier: Date) -> Days {
        self.0 - earlier.0
    }

    /// The same day of the month so many months later, or the last day of that month; the last day
    /// of a month stays the last day. Beyond the calendar it is the day itself.
    pub fn plus_months(self, months: i32) -> Date {
        let date = self.civil();
        let at_end = date.day() == date.days_in_month();
        let moved = date.checked_add(months.months()).unwrap_or(date);
        Date::from_civil(if at_end { moved.last_of_month() } else { moved })
    }

    /// The last day of this day's month.
    pub fn month_end(self) -> Date {
        Date::from_civil(self.civil().last_of_month())
    }

    /// The first day of this day's month.
    pub fn month_start(self) -> Date {
        Date::from_civil(self.civil().first_of_month())
    }

    /// Day of the week, Monday = 1 to Sunday = 7.
    pub fn weekday(self) -> i8 {
        self.civil().weekday().to_monday_one_offset()
    }

    fn civil(self) -> civil::Date {
        EPOCH
            .checked_add(i64::from(self.0).days())
            .expect("a Date stays within the years 1 to 9999")
    }

    fn from_civil(date: civil::Date) -> Date {
        let days = EPOCH
            .until(date)
            .expect("two dates of the calendar have a distance")
            .get_days();
        Date(days)
    }
}

/// 0001-01-01.
const MIN: Days = -719_162;
/// 9998-12-31.
const MAX: Days = 2_932_531;

/// A number of decimal digits only; `None` for a sign, a space or no digit at all.
pub(super) fn digits(text: &str) -> Option<u16> {
    text.bytes()
        .all(|b| b.is_ascii_digit())
        .then(|| text.parse().ok())
        .flatten()
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = self.ymd();
        write!(f, "{year:04}-{month:02}-{day:02}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_survives_writing_and_reading() {
        for days in (-200_000..200_000).step_by(97) {
            let date = Date(days);
            assert_eq!(Date::parse(&date.to_string()), Some(date));
        }
        assert_eq!(Date::parse("1970-01-01"), Some(Date(0)));
        assert_eq!(Date::parse("0001-01-01"), Some(Date(MIN)));
        assert_eq!(Date::parse("9998-12-31"), Some(Date(MAX)));
    }

    #[test]
    fn days_that_no_calendar_has_are_refused() {
        for text in [
            "2025-02-30",
            "1/2/25",
            "2025-2-3",
            "2025-13-01",
            "２０２５-01-01",
            "0000-01-01",
            "2025-01-011",
            "",
        ] {
            assert_eq!(Date::parse(text), None, "{text}");
        }
    }

    #[test]
    fn a_month_after_the_last_day_is_the_last_day() {
        let day = |text| Date::parse(text).expect("a day of the calendar");
        assert_eq!(day("2021-11-30").plus_months(1), day("2021-12-31"));
        assert_eq!(day("2021-02-28").plus_months(1), day("2021-03-31"));
        assert_eq!(day("2021-01-30").plus_months(1), day("2021-02-28"));
    }
}
