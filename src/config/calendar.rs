//! The calendar of the programme: by which period it reports, when its years begin, and the days
//! that do not count.

use crate::base::{Code, Date, PeriodKind};
use crate::model::settings::Calendar;
use crate::reference;
use crate::yaml::{Fields, Node, Reader, Value};

/// The words for no period and for each of them.
const PERIODS: [&str; 5] = ["month", "quarter", "half-year", "year", "none"];

/// The key that says the same in four months, from before there were other periods.
const QUARTERS: &str = "quarter_starts";

/// Quarters from January and 10 days of grace unless said otherwise.
pub fn calendar(node: Option<&Node>, reader: &mut Reader) -> Calendar {
    let mut calendar = Calendar::default();
    let Some(mut fields) = node.and_then(|n| {
        reader.fields(
            n,
            &reference::CALENDAR,
            "a map with `period`, `starts`, `closed` and `grace`",
        )
    }) else {
        return calendar;
    };
    let (named, starts) = (fields.take("period"), fields.take("starts"));
    if let Some(quarters) = fields.take_old(QUARTERS) {
        if let Some(other) = named.or(starts) {
            both(quarters, other, reader);
        }
        calendar.starts = quarter_starts(quarters, reader).map_or(1, |months| months[0]);
    }
    if let Some(kind) = named.and_then(|n| period(n, reader)) {
        calendar.period = kind;
    }
    if let Some(month) = starts.and_then(|n| reader.whole(n, 1, 12)) {
        calendar.starts = month as i8;
    }
    for item in fields.take("closed").map_or(&[][..], |n| reader.list(n)) {
        calendar.closed.extend(closed(item, reader));
    }
    if let Some(days) = fields.take("grace").and_then(|n| reader.whole(n, 0, 60)) {
        calendar.grace = days as i32;
    }
    fields.finish(reader.diags);
    calendar.closed.sort();
    calendar
}

/// The month in which the programme's years begin, for dates that are read before the calendar;
/// January where it cannot be read.
pub fn starts_of(root: &Node) -> i8 {
    let calendar =
        Fields::of(root, &reference::SITE).and_then(|mut fields| fields.take("calendar"));
    let Some(mut fields) = calendar.and_then(|n| Fields::of(n, &reference::CALENDAR)) else {
        return 1;
    };
    let quarters = fields.take_old(QUARTERS).and_then(first_of);
    let month = fields.take("starts").and_then(Node::as_str).or(quarters);
    let month = month.and_then(|text| text.parse().ok());
    month.filter(|month| (1..=12).contains(month)).unwrap_or(1)
}

/// A kind of period, or `none`; `None` for anything else, which is reported.
pub fn period(node: &Node, reader: &mut Reader) -> Option<Option<PeriodKind>> {
    let word = reader.exact(node, "a period")?;
    if word == "none" {
        return Some(None);
    }
    let found = PeriodKind::ALL.into_iter().find(|kind| kind.word() == word);
    if found.is_none() {
        reader.bad_word(word, node.span, &PERIODS);
    }
    found.map(Some)
}

/// The first of some months, as written.
fn first_of(months: &Node) -> Option<&str> {
    match &months.value {
        Value::Seq(months) => months.first()?.as_str(),
        _ => months.as_str(),
    }
}

/// The old key beside the new ones, of which one would be passed over.
fn both(quarters: &Node, other: &Node, reader: &mut Reader) {
    let first = first_of(quarters).unwrap_or("1");
    reader.error(
        Code::BothForms,
        other.span,
        format!("the calendar has `{QUARTERS}` beside `period` or `starts`"),
        format!("drop `{QUARTERS}`; `starts: {first}` says when the year begins"),
    );
}

/// Four months, each three after the one before; December goes on to January. One month stands for
/// those from it on.
pub fn quarter_starts(node: &Node, reader: &mut Reader) -> Option<[i8; 4]> {
    if node.as_str().is_some() {
        let month = reader.whole(node, 1, 12)? as i8;
        let starts = Calendar {
            starts: month,
            ..Calendar::default()
        };
        return Some(starts.quarter_starts());
    }
    let months: Vec<i64> = reader
        .list(node)
        .iter()
        .filter_map(|n| reader.whole(n, 1, 12))
        .collect();
    match <[i64; 4]>::try_from(months) {
        Ok(m) if (1..4).all(|i| (m[i] - m[i - 1]).rem_euclid(12) == 3) => Some(m.map(|n| n as i8)),
        _ => {
            reader.error(
                Code::WrongType,
                node.span,
                "quarters begin in four months, three apart",
                "write `[1, 4, 7, 10]`",
            );
            None
        }
    }
}

/// A day, or `first/last` with both days inside.
pub fn closed(node: &Node, reader: &mut Reader) -> Option<(Date, Date)> {
    let text = reader.exact(node, "a day or `first/last`")?;
    let (first, last) = text.split_once('/').unwrap_or((text, text));
    match (Date::parse(first), Date::parse(last)) {
        (Some(first), Some(last)) if first <= last => Some((first, last)),
        _ => {
            reader.error(
                Code::BadDate,
                node.span,
                format!("`{text}` is not a stretch of days"),
                "write it as `2021-02-11/2021-02-17`",
            );
            None
        }
    }
}
