//! The stretches of time for which something is owed: days of the calendar, whatever was done in
//! them.

use crate::base::{Date, Period, PeriodKind};
use crate::model::settings::Calendar;
use crate::model::vocabulary::Interval;

/// From a first to a last day, both inside.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    /// The first day.
    pub first: Date,
    /// The last day, not before the first.
    pub last: Date,
}

impl Span {
    /// Whether a day lies in it.
    pub fn holds(self, day: Date) -> bool {
        self.first <= day && day <= self.last
    }
}

impl From<Period> for Span {
    fn from(period: Period) -> Span {
        Span {
            first: period.first,
            last: period.last,
        }
    }
}

/// The periods of an interval that begin on or after `from` and by `t`, and end on or after
/// `since`.
///
/// Weeks begin on Monday, months on their first day, quarters and years with those of the
/// programme's own calendar; a number of days is counted from `from`.
pub fn periods(
    every: Interval,
    calendar: &Calendar,
    from: Date,
    since: Date,
    t: Date,
) -> Vec<Span> {
    let mut next = start(every, calendar, from, since);
    let mut spans = Vec::new();
    while next <= t {
        let span = Span {
            first: next,
            last: end(every, next),
        };
        next = span.last.plus(1);
        if since <= span.last {
            spans.push(span);
        }
        // At the end of the calendar a later day is clamped, and the loop would not end.
        if next <= span.first {
            break;
        }
    }
    spans
}

/// The first day of the first period that need be looked at.
fn start(every: Interval, calendar: &Calendar, from: Date, since: Date) -> Date {
    // No period but one of a number of days is longer than a year.
    let near = from.max(since.plus(-366));
    match every {
        Interval::Days(days) => {
            from.plus((near.since(from) / days - 1).max(0).saturating_mul(days))
        }
        Interval::Week => near.plus(i32::from((8 - near.weekday()) % 7)),
        Interval::Month => next(PeriodKind::Month, calendar, near),
        Interval::Quarter => next(PeriodKind::Quarter, calendar, near),
        Interval::HalfYear => next(PeriodKind::HalfYear, calendar, near),
        Interval::Year => next(PeriodKind::Year, calendar, near),
    }
}

/// The first day of the first period of a kind that begins on or after a day.
fn next(kind: PeriodKind, calendar: &Calendar, day: Date) -> Date {
    let period = Period::of(kind, day, calendar.starts);
    if period.first == day {
        day
    } else {
        period.last.plus(1)
    }
}

fn end(every: Interval, first: Date) -> Date {
    match every {
        Interval::Week => first.plus(6),
        Interval::Month => first.month_end(),
        Interval::Quarter => first.plus_months(2).month_end(),
        Interval::HalfYear => first.plus_months(5).month_end(),
        Interval::Year => first.plus_months(11).month_end(),
        Interval::Days(days) => first.plus(days - 1),
    }
}
