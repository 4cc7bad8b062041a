//! Days and periods as offices write them in tables, turned into the form in which they are read.
//! Only what has one reading is turned; everything else stays as it is, for the message.

use crate::base::typed_date::day_meant;
use crate::base::{Date, Period, PeriodKind};
use crate::table::heads::plain;

/// A day or period in the form in which it is read: `2021/9/30` and `2021年9月30日` as `2021-09-30`,
/// `2021年9月` as `2021-09`, `2021年三季度` as `2021-Q3`. Any other text as it is.
pub fn written(text: &str) -> String {
    read(text).unwrap_or_else(|| text.to_owned())
}

fn read(text: &str) -> Option<String> {
    let text = spaceless(text);
    let (year, rest) = split_year(&text)?;
    let Some(rest) = rest.strip_prefix('年') else {
        let sign = rest
            .chars()
            .next()
            .filter(|c| matches!(c, '/' | '.' | '-'))?;
        let (month, day) = rest[1..].split_once(sign)?;
        return Some(Date::from_ymd(year, number(month)?, number(day)?)?.to_string());
    };
    let quarter = rest.strip_prefix('第').unwrap_or(rest);
    match (rest, quarter.strip_suffix("季度")) {
        ("" | "度" | "全年", _) => return Some(format!("{year}")),
        ("上半年", _) => return Some(format!("{year}-H1")),
        ("下半年", _) => return Some(format!("{year}-H2")),
        (_, Some(quarter)) => return Some(format!("{year}-Q{}", of_four(quarter)?)),
        _ => {}
    }
    let (month, rest) = rest.split_once('月')?;
    let month = number(month).filter(|month| (1..=12).contains(month))?;
    match rest.trim_end_matches(['日', '号']) {
        "" if rest.is_empty() => Some(format!("{year}-{month:02}")),
        day => Some(Date::from_ymd(year, month, number(day)?)?.to_string()),
    }
}

/// What the head of a column says about time.
#[derive(Clone, Debug, PartialEq)]
pub enum Head {
    /// A day or period, in the form in which it is read.
    When(String),
    /// A month or day of a year that it does not say.
    Yearless,
    /// It looks like a date and is none that has one reading.
    Unread,
    /// Nothing.
    Words,
}

/// The day or period in the head of a column; `year` is what the title or the name of the sheet
/// says. `截至7月底` is the last day of July.
pub fn head(typed: &str, year: Option<i16>, begins: i8) -> Head {
    let text = bare(&spaceless(typed));
    if let Some(found) = read(&text) {
        return Head::When(found);
    }
    if Date::parse(&text).is_some() || Period::parse(&text, begins).is_some() {
        return Head::When(text);
    }
    let (own, rest) = match split_year(&text) {
        Some((year, rest)) if rest.starts_with('年') => (Some(year), &rest['年'.len_utf8()..]),
        _ => (None, &*text),
    };
    match month(rest) {
        Some(of) => match own.or(year) {
            Some(year) => of.in_year(year).map_or(Head::Unread, Head::When),
            None => Head::Yearless,
        },
        // A range such as `2021年3-5月` is no day.
        None if rest.contains(['月', '年']) || own.is_some() => match is_like_a_date(&text) {
            true => Head::Unread,
            false => Head::Words,
        },
        None if is_like_a_date(&text) => match day_meant(typed) {
            Some(day) => Head::When(day.to_string()),
            None => Head::Unread,
        },
        None => Head::Words,
    }
}

/// The day or period by which something begins or is due, in the form in which it is read: as in
/// the head of a column, and `2021年底前` as the year, `12月底前` as the last day of that month. Any
/// other text as it is.
pub fn told(typed: &str, year: Option<i16>, begins: i8) -> String {
    let text = plain(typed);
    let cut = ["之前", "以前", "前"]
        .iter()
        .find_map(|word| text.strip_suffix(word));
    let text = cut.unwrap_or(&text);
    let of_year = ["年底", "年末"]
        .iter()
        .find_map(|word| text.strip_suffix(word));
    let whole = of_year.map(|own| match (own, year) {
        ("", Some(year)) => format!("{year}年"),
        _ => format!("{own}年"),
    });
    match head(whole.as_deref().unwrap_or(text), year, begins) {
        Head::When(when) => when,
        _ => typed.to_owned(),
    }
}

/// A month, its end, or a day of it, without its year.
enum Monthly {
    Month(i8),
    End(i8),
    Day(i8, i8),
}

impl Monthly {
    fn in_year(self, year: i16) -> Option<String> {
        match self {
            Monthly::Month(month) => Some(format!("{year}-{month:02}")),
            Monthly::End(month) => {
                let period = Period::parse(&format!("{year}-{month:02}"), 1);
                let period = period.filter(|p| p.kind() == PeriodKind::Month)?;
                Some(period.last.to_string())
            }
            Monthly::Day(month, day) => Some(Date::from_ymd(year, month, day)?.to_string()),
        }
    }
}

/// `7月`, `截至7月底`, `截至7月`, `7月末`, `7月31日`, as far as it is nothing more.
fn month(text: &str) -> Option<Monthly> {
    let until = ["截至", "截止到", "截止", "至", "到"];
    let cut = until.iter().find_map(|word| text.strip_prefix(word));
    let (month, rest) = cut.unwrap_or(text).split_once('月')?;
    // What was reached from January on is that of the last month's end.
    let signs = ['-', '—', '–', '~', '至'];
    let range = month
        .split_once(signs)
        .filter(|(first, _)| number(first) == Some(1));
    if let Some((_, last)) = range {
        let last = number(last.trim_start_matches(signs));
        let last = last.filter(|month| (2..=12).contains(month))?;
        return matches!(rest, "" | "份" | "底" | "末").then_some(Monthly::End(last));
    }
    let month = number(month).filter(|month| (1..=12).contains(month))?;
    match rest {
        "底" | "末" | "月底" => Some(Monthly::End(month)),
        "" | "份" if cut.is_some() => Some(Monthly::End(month)),
        "" | "份" => Some(Monthly::Month(month)),
        day => Some(Monthly::Day(
            month,
            number(day.trim_end_matches(['日', '号']))?,
        )),
    }
}

/// A head without the words that only say that a figure follows, and without its unit.
fn bare(text: &str) -> String {
    let end = text.find('(').unwrap_or(text.len());
    let mut text = &text[..end];
    for word in [
        "累计完成数",
        "累计完成",
        "完成数",
        "完成值",
        "完成情况",
        "累计",
        "完成",
        "数值",
        "止",
    ] {
        text = text.strip_suffix(word).unwrap_or(text);
    }
    // The year of `截至2021年7月底` stands behind the word.
    let cut = ["截至", "截止到", "截止"]
        .iter()
        .find_map(|w| text.strip_prefix(w));
    match cut.filter(|rest| split_year(rest).is_some()) {
        Some(rest) if rest.ends_with('月') => format!("{rest}底"),
        Some(rest) => rest.to_owned(),
        None => text.to_owned(),
    }
}

fn is_like_a_date(text: &str) -> bool {
    let has_digit = text.contains(|c: char| c.is_ascii_digit());
    has_digit && (text.starts_with(|c: char| c.is_ascii_digit()) || text.contains(['月', '年']))
}

/// The only year that texts name, such as titles and the name of a sheet; `None` without any, and
/// where they name several.
pub fn only_year<'t>(texts: impl Iterator<Item = &'t str>) -> Option<i16> {
    let mut found = None;
    for text in texts {
        let text = plain(text);
        for digits in text.split(|c: char| !c.is_ascii_digit()) {
            let year = digits
                .parse()
                .ok()
                .filter(|y| digits.len() == 4 && (1900..2200).contains(y));
            match (year, found) {
                (None, _) => {}
                (Some(_), None) => found = year,
                (Some(year), Some(other)) if year == other => {}
                _ => return None,
            }
        }
    }
    found
}

fn spaceless(text: &str) -> String {
    let plain = plain(text);
    plain.chars().filter(|c| !c.is_whitespace()).collect()
}

/// Four digits and what follows them, which is no digit.
fn split_year(text: &str) -> Option<(i16, &str)> {
    let end = text
        .find(|c: char| !c.is_ascii_digit())
        .unwrap_or(text.len());
    let year = (end == 4).then(|| text[..4].parse().ok()).flatten()?;
    Some((year, &text[4..]))
}

fn number(text: &str) -> Option<i8> {
    const WORDS: [&str; 12] = [
        "一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二",
    ];
    if let Some(at) = WORDS.iter().position(|word| *word == text) {
        return Some(at as i8 + 1);
    }
    let is_short = (1..=2).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
    is_short.then(|| text.parse().ok()).flatten()
}

fn of_four(text: &str) -> Option<u8> {
    let words = ["一", "二", "三", "四"];
    let at = words.iter().position(|word| *word == text);
    let digit = || text.parse().ok().filter(|n| (1..=4).contains(n));
    at.map(|at| at as u8 + 1).or_else(digit)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_and_periods_of_offices_are_read_and_others_left() {
        for (text, expected) in [
            ("2021/9/30", "2021-09-30"),
            ("2021.9.30", "2021-09-30"),
            ("2021-9-3", "2021-09-03"),
            ("2021年9月30日", "2021-09-30"),
            ("２０２１年９月３０日", "2021-09-30"),
            ("2021 年 9 月 30 号", "2021-09-30"),
            ("2021年9月", "2021-09"),
            ("2021年第三季度", "2021-Q3"),
            ("2021年3季度", "2021-Q3"),
            ("2021年上半年", "2021-H1"),
            ("2021年", "2021"),
            ("2021-09-30", "2021-09-30"),
            ("1/2/21", "1/2/21"),
            ("2021/2/30", "2021/2/30"),
            ("2021年13月", "2021年13月"),
            ("2021/22", "2021/22"),
            ("soon", "soon"),
        ] {
            assert_eq!(written(text), expected, "{text}");
        }
    }

    fn check_head(text: &str, year: Option<i16>, expected: &str) {
        let found = match head(text, year, 1) {
            Head::When(when) => when,
            other => format!("{other:?}"),
        };
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn a_head_names_a_day_with_its_year_or_that_of_the_title() {
        check_head("2021-09-30", None, "2021-09-30");
        check_head("2021年9月", None, "2021-09");
        check_head("2021", None, "2021");
        check_head("2021-Q3", None, "2021-Q3");
        check_head("截至2021年7月底", None, "2021-07-31");
        check_head("截至7月底", Some(2021), "2021-07-31");
        check_head("截至2月", Some(2024), "2024-02-29");
        check_head("截至7月底完成数（部）", Some(2021), "2021-07-31");
        check_head("31 October 2021", None, "2021-10-31");
        check_head("5/6/2021", None, "Unread");
        check_head("7月", Some(2021), "2021-07");
        check_head("2021年1-6月", None, "2021-06-30");
        check_head("1—8月", Some(2021), "2021-08-31");
        check_head("2021年3-5月", None, "Unread");
        check_head("2021年9月/10月", None, "Unread");
        check_head("七月份", Some(2021), "2021-07");
        check_head("截至十二月底", Some(2021), "2021-12-31");
        check_head("7月30日", Some(2021), "2021-07-30");
        check_head("截至7月底", None, "Yearless");
        check_head("7月", None, "Yearless");
        check_head("2月30日", Some(2021), "Unread");
        check_head("1/2/21", Some(2021), "Unread");
        check_head("责任部门", Some(2021), "Words");
        check_head("Notes 2", Some(2021), "Words");
    }

    #[test]
    fn a_deadline_in_words_is_read_with_the_year_of_the_title() {
        for (text, expected) in [
            ("2021年12月底前", "2021-12-31"),
            ("12月底前", "2021-12-31"),
            ("年底前", "2021"),
            ("2022年底", "2022"),
            ("31.12.2021", "2021-12-31"),
            ("31 Dec 2021", "2021-12-31"),
            ("2021年9月-12月", "2021年9月-12月"),
            ("长期", "长期"),
        ] {
            assert_eq!(told(text, Some(2021), 1), expected, "{text}");
        }
    }

    #[test]
    fn a_year_is_taken_only_where_it_is_the_only_one() {
        let year = |texts: &[&str]| only_year(texts.iter().copied());
        assert_eq!(year(&["2021年重点项目进度表", "进度"]), Some(2021));
        assert_eq!(year(&["进度", "２０２１"]), Some(2021));
        assert_eq!(year(&["2020—2021年", "进度"]), None);
        assert_eq!(year(&["项目 12345", "进度"]), None);
    }
}
