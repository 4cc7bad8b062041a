//! Days as people type them, for the message that says how a day is written here.
//!
//! Nothing is taken over from here: a day in a file is always read by [`Date::parse`].

use super::Date;

/// The day that a text can only mean: `2026/6/30`, `2026年8月31日`, `30.6.2026`, `30 June 2026`.
///
/// `None` where the order of day and month is open, as in `5/6/2026`, and for what is no day.
pub fn day_meant(text: &str) -> Option<Date> {
    let plain: String = text.trim().chars().map(digit).collect();
    let compact = plain.len() == 8 && plain.bytes().all(|b| b.is_ascii_digit());
    if compact {
        return Date::parse(&format!("{}-{}-{}", &plain[..4], &plain[4..6], &plain[6..]));
    }
    let parts: Vec<&str> = plain
        .split(|c: char| {
            matches!(c, '/' | '.' | '-' | '年' | '月' | '日' | '号' | '號' | ',')
                || c.is_whitespace()
        })
        .filter(|part| !part.is_empty())
        .collect();
    let [first, second, third] = parts[..] else {
        return None;
    };
    if let Some(year) = year(first) {
        return day(year, month(second)?, number(third)?);
    }
    let year = year(third)?;
    match (month_by_name(first), month_by_name(second)) {
        (Some(month), None) => day(year, month, number(second)?),
        (None, Some(month)) => day(year, month, number(first)?),
        _ => of_numbers(year, number(first)?, number(second)?),
    }
}

/// A day and a month in either order, when only one order makes a day.
fn of_numbers(year: i16, one: i8, other: i8) -> Option<Date> {
    match (day(year, other, one), day(year, one, other)) {
        (Some(found), None) | (None, Some(found)) => Some(found),
        (Some(found), Some(same)) if found == same => Some(found),
        _ => None,
    }
}

fn digit(c: char) -> char {
    match c {
        '０'..='９' => char::from(b'0' + (c as u32 - '０' as u32) as u8),
        '／' => '/',
        '．' => '.',
        '－' | '\u{2010}'..='\u{2015}' | '\u{2212}' => '-',
        other => other,
    }
}

fn year(text: &str) -> Option<i16> {
    (text.len() == 4).then(|| text.parse().ok()).flatten()
}

fn month(text: &str) -> Option<i8> {
    number(text).or_else(|| month_by_name(text))
}

fn number(text: &str) -> Option<i8> {
    (text.len() <= 2 && text.bytes().all(|b| b.is_ascii_digit()))
        .then(|| text.parse().ok())
        .flatten()
}

/// English names, whole or their first three letters, in any case.
fn month_by_name(text: &str) -> Option<i8> {
    const NAMES: [&str; 12] = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    let lower = text.to_ascii_lowercase();
    let at = NAMES
        .iter()
        .position(|name| *name == lower || (lower.len() == 3 && name.starts_with(&lower)))?;
    i8::try_from(at + 1).ok()
}

fn day(year: i16, month: i8, day: i8) -> Option<Date> {
    Date::from_ymd(year, month, day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_told_only_when_it_can_be_no_other() {
        for text in [
            "2026/6/30",
            "2026年6月30日",
            "2026.6.30",
            "30.06.2026",
            "6/30/2026",
            "30 June 2026",
            "June 30, 2026",
            "20260630",
            "２０２６-6-30",
        ] {
            assert_eq!(
                day_meant(text).map(|day| day.to_string()).as_deref(),
                Some("2026-06-30"),
                "{text}"
            );
        }
        assert_eq!(
            day_meant("5/5/2026").map(|day| day.to_string()).as_deref(),
            Some("2026-05-05")
        );
        for text in [
            "5/6/2026",
            "2026/6",
            "2026/2/30",
            "June",
            "2026-06",
            "1/2/26",
            "",
            "12345678",
        ] {
            assert_eq!(day_meant(text), None, "{text}");
        }
    }
}
