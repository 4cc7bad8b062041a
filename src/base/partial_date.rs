//! Dates as exactly as they are known.

use super::{Date, Period};
use std::fmt;

/// A date as exactly as it is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PartialDate {
    /// The day is known.
    Day(Date),
    /// Only the month, quarter, half or whole year is known, or that is what is meant.
    Within(Period),
    /// Said to be unknown: listed, never plotted.
    Unknown,
}

impl PartialDate {
    /// A day, a period, or `unknown`; `None` for anything else. `begins` is the month in which the
    /// programme's years begin, see [`Period::parse`].
    pub fn parse(text: &str, begins: i8) -> Option<PartialDate> {
        match text {
            "unknown" => Some(PartialDate::Unknown),
            _ => Date::parse(text)
                .map(PartialDate::Day)
                .or_else(|| Period::parse(text, begins).map(PartialDate::Within)),
        }
    }

    /// The first day it may be; `None` when unknown.
    pub fn first(self) -> Option<Date> {
        match self {
            PartialDate::Day(day) => Some(day),
            PartialDate::Within(period) => Some(period.first),
            PartialDate::Unknown => None,
        }
    }

    /// The last day it may be; `None` when unknown.
    pub fn last(self) -> Option<Date> {
        match self {
            PartialDate::Day(day) => Some(day),
            PartialDate::Within(period) => Some(period.last),
            PartialDate::Unknown => None,
        }
    }

    /// Where it stands on an axis: the day, or the middle of the period, of several years the
    /// middle of the last one, above its own label; `None` when unknown.
    pub fn middle(self) -> Option<Date> {
        let (first, last) = match self {
            PartialDate::Within(period) if period.years() > 1 => {
                (period.last_year().first, period.last)
            }
            _ => self.first().zip(self.last())?,
        };
        Some(first.plus((last.since(first) + 1) / 2))
    }

    /// Whether a day may be meant; never when unknown.
    pub fn holds(self, day: Date) -> bool {
        self.first()
            .zip(self.last())
            .is_some_and(|(first, last)| first <= day && day <= last)
    }
}

impl From<Date> for PartialDate {
    fn from(day: Date) -> PartialDate {
        PartialDate::Day(day)
    }
}

impl fmt::Display for PartialDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            PartialDate::Day(day) => day.fmt(f),
            PartialDate::Within(period) => period.fmt(f),
            PartialDate::Unknown => f.write_str("unknown"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_period_stands_in_its_own_middle() {
        let middle = |text| {
            PartialDate::parse(text, 1)
                .and_then(PartialDate::middle)
                .map(|day| day.to_string())
        };
        assert_eq!(middle("2023").as_deref(), Some("2023-07-02"));
        assert_eq!(middle("2020/2023").as_deref(), Some("2023-07-02"));
        assert_eq!(middle("2021-Q2").as_deref(), Some("2021-05-16"));
        assert_eq!(middle("2021-06").as_deref(), Some("2021-06-16"));
        assert_eq!(middle("2021-06-30").as_deref(), Some("2021-06-30"));
        assert_eq!(middle("unknown"), None);
    }
}
