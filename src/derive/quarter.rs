//! Quarters of the programme's own calendar: days only, nothing of what happened in them.

use crate::base::Date;
use crate::model::settings::Calendar;

/// A quarter of the programme.
///
/// Quarters are ordered by time, since the year and the number come first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Quarter {
    /// The calendar year in which the programme's year begins.
    pub year: i16,
    /// 1 to 4, from the first month in `quarter_starts`.
    pub number: i8,
    /// Its first day, the first of a month.
    pub first: Date,
    /// Its last day, the end of the third month.
    pub last: Date,
}

/// The quarter that holds a day.
pub fn quarter_of(calendar: &Calendar, day: Date) -> Quarter {
    let (year, month, _) = day.ymd();
    let begin = calendar.quarter_starts[0];
    // Months since the programme's year began, 0 to 11.
    let since_begin = i32::from(month - begin).rem_euclid(12);
    let first = day
        .month_start()
        .plus_months(-(since_begin % 3))
        .month_start();
    let year = if month < begin { year - 1 } else { year };
    Quarter {
        year,
        number: (since_begin / 3) as i8 + 1,
        first,
        last: first.plus_months(2).month_end(),
    }
}

impl Quarter {
    /// `2021-q3`, as in addresses: year and number of the programme's calendar.
    pub fn slug(&self) -> String {
        format!("{:04}-q{}", self.year, self.number)
    }

    /// The programme's year: `2021`, or `2021/22` where it ends in the next calendar year.
    pub fn year_label(&self) -> String {
        let end = self
            .first
            .plus_months(3 * (4 - i32::from(self.number)) + 2)
            .ymd()
            .0;
        if end == self.year {
            format!("{:04}", self.year)
        } else {
            format!("{:04}/{:02}", self.year, end.rem_euclid(100))
        }
    }

    /// The quarter before, perhaps of the year before.
    pub fn before(&self, calendar: &Calendar) -> Quarter {
        quarter_of(calendar, self.first.plus(-1))
    }

    /// The last day on which a figure about the quarter may be published and still count in it.
    pub fn frozen_after(&self, calendar: &Calendar) -> Date {
        self.last.plus(calendar.grace)
    }
}

/// The quarters that ended before the quarter that holds `before`, from the one that holds `since`
/// on, oldest first.
pub fn ended(calendar: &Calendar, since: Date, before: Date) -> Vec<Quarter> {
    let quarters = std::iter::successors(Some(quarter_of(calendar, since)), |q| {
        Some(quarter_of(calendar, q.last.plus(1)))
    });
    quarters
        .take_while(|q| q.last < quarter_of(calendar, before).first)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check_quarter(starts: [i8; 4], day: &str, name: (i16, i8), first: &str, last: &str) {
        let calendar = Calendar {
            quarter_starts: starts,
            closed: Vec::new(),
            grace: 10,
        };
        let quarter = quarter_of(&calendar, Date::parse(day).expect("a day"));
        assert_eq!(
            (
                (quarter.year, quarter.number),
                quarter.first.to_string(),
                quarter.last.to_string()
            ),
            (name, first.to_owned(), last.to_owned())
        );
    }

    #[test]
    fn a_year_that_ends_in_another_calendar_year_says_both() {
        for (starts, day, year) in [
            ([1, 4, 7, 10], "2021-12-31", "2021"),
            ([4, 7, 10, 1], "2021-02-10", "2020/21"),
            ([4, 7, 10, 1], "2099-04-01", "2099/00"),
            ([10, 1, 4, 7], "2021-10-01", "2021/22"),
            ([2, 5, 8, 11], "2021-01-10", "2020/21"),
        ] {
            let calendar = Calendar {
                quarter_starts: starts,
                closed: Vec::new(),
                grace: 10,
            };
            assert_eq!(
                quarter_of(&calendar, Date::parse(day).expect("a day")).year_label(),
                year,
                "{starts:?} {day}"
            );
        }
    }

    #[test]
    fn quarters_follow_the_programmes_own_calendar() {
        check_quarter(
            [1, 4, 7, 10],
            "2021-12-31",
            (2021, 4),
            "2021-10-01",
            "2021-12-31",
        );
        check_quarter(
            [1, 4, 7, 10],
            "0001-01-01",
            (1, 1),
            "0001-01-01",
            "0001-03-31",
        );
        check_quarter(
            [4, 7, 10, 1],
            "2021-02-10",
            (2020, 4),
            "2021-01-01",
            "2021-03-31",
        );
        check_quarter(
            [2, 5, 8, 11],
            "2021-01-10",
            (2020, 4),
            "2020-11-01",
            "2021-01-31",
        );
    }
}
