//! Stretches of whole months: the periods of a programme, and what a figure is about.

use super::Date;
use super::date::digits;
use std::fmt;

/// A kind of period, by its length.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PeriodKind {
    /// One month.
    Month,
    /// Three months, four of them in a year.
    Quarter,
    /// Six months, two of them in a year.
    HalfYear,
    /// Twelve months.
    Year,
}

impl PeriodKind {
    /// All of them, the shortest first.
    pub const ALL: [PeriodKind; 4] = [
        PeriodKind::Month,
        PeriodKind::Quarter,
        PeriodKind::HalfYear,
        PeriodKind::Year,
    ];

    /// How many months it has: 1, 3, 6 or 12.
    pub fn months(self) -> i8 {
        match self {
            PeriodKind::Month => 1,
            PeriodKind::Quarter => 3,
            PeriodKind::HalfYear => 6,
            PeriodKind::Year => 12,
        }
    }

    /// The month in which its years begin, where those of the calendar begin in one: a month is
    /// counted from January everywhere.
    fn begins(self, begins: i8) -> i8 {
        match self {
            PeriodKind::Month => 1,
            _ => begins,
        }
    }

    /// One of them in names of files, strings and templates: `half-year`.
    pub fn word(self) -> &'static str {
        match self {
            PeriodKind::Month => "month",
            PeriodKind::Quarter => "quarter",
            PeriodKind::HalfYear => "half-year",
            PeriodKind::Year => "year",
        }
    }

    /// Several of them in addresses and names of files: `half-years`.
    pub fn plural(self) -> &'static str {
        match self {
            PeriodKind::Month => "months",
            PeriodKind::Quarter => "quarters",
            PeriodKind::HalfYear => "half-years",
            PeriodKind::Year => "years",
        }
    }
}

/// A month, a quarter, a half or a whole of a year, or several years, in a calendar whose years
/// begin on the first day of some month.
///
/// Periods are ordered by time, then by length.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Period {
    /// The first day, the first of a month.
    pub first: Date,
    /// The last day, the last of a month.
    pub last: Date,
    /// How many months it has: 1, 3, 6 or a multiple of 12.
    months: i16,
    /// The month in which its years begin, 1 to 12.
    begins: i8,
}

/// More years than this are no period of anything that is reported.
const MOST_YEARS: i16 = 100;

impl Period {
    /// So many months from the first of a month on.
    fn new(first: Date, months: i16, begins: i8) -> Period {
        Period {
            first,
            last: first.plus_months(i32::from(months) - 1).month_end(),
            months,
            begins,
        }
    }

    /// The period with a number, from 1 on, in the year that begins in a calendar year; `None`
    /// where there is no such year, or it has no such period.
    pub fn numbered(kind: PeriodKind, year: i16, number: i8, begins: i8) -> Option<Period> {
        let months = kind.months();
        let is_there = (1..=12 / months).contains(&number);
        let begins = kind.begins(begins);
        let begin = Date::from_ymd(year, begins, 1).filter(|_| is_there)?;
        let first = begin.plus_months(i32::from((number - 1) * months));
        Some(Period::new(first, i16::from(months), begins))
    }

    /// The period that holds a day, in a calendar whose years begin in a month.
    pub fn of(kind: PeriodKind, day: Date, begins: i8) -> Period {
        let begins = kind.begins(begins);
        // Months since the year began, 0 to 11.
        let since_begin = (day.ymd().1 - begins).rem_euclid(12);
        let into = since_begin % kind.months();
        let first = day
            .month_start()
            .plus_months(-i32::from(into))
            .month_start();
        Period::new(first, i16::from(kind.months()), begins)
    }

    /// `2021`, `2021-06`, `2021-Q2`, `2021-H1`, or `2020/2022` for several years; in a calendar
    /// whose years begin in another month than January also `2024/25` and `2024-25`, and with it
    /// `2024/25-Q2`, `2024/25-H1` and `2020-21/2022-23`; in every one the first and the last month,
    /// `2024-04/2025-03`. `None` for anything else.
    ///
    /// A year of four digits is one of the calendar; `2011-12` is December.
    pub fn parse(text: &str, begins: i8) -> Option<Period> {
        if let Some((year, begins, rest)) = year(text, begins)
            && let Some(period) = in_year(rest, year, begins)
        {
            return Some(period);
        }
        let (first, last) = text.split_once('/')?;
        let years = whole_year(first, begins).zip(whole_year(last, begins));
        let Some((first, last)) = years else {
            return from_month_to_month(first, last);
        };
        let years = last.begun_in() - first.begun_in() + 1;
        // In a calendar of split years two neighbours could be meant as one of them.
        let is_clear = first.begins == last.begins && (2..=MOST_YEARS).contains(&years);
        let is_clear = is_clear && !(years == 2 && first.begins != begins);
        is_clear.then(|| Period::new(first.first, 12 * years, first.begins))
    }

    /// The period of a kind that a file or an address is named by, in the programme's own calendar:
    /// as [`Period::parse`] reads it, or by the calendar year alone in which its year begins.
    pub fn named(kind: PeriodKind, text: &str, begins: i8) -> Option<Period> {
        let read = match kind {
            PeriodKind::Year => whole_year(text, begins),
            _ => Period::parse(text, begins),
        };
        let read = read.filter(|period| period.kind() == kind && period.years() == 1)?;
        Period::numbered(kind, read.begun_in(), read.number(), begins)
    }

    /// Its kind; of several years that of one.
    pub fn kind(self) -> PeriodKind {
        match self.months {
            1 => PeriodKind::Month,
            3 => PeriodKind::Quarter,
            6 => PeriodKind::HalfYear,
            _ => PeriodKind::Year,
        }
    }

    /// The calendar year in which its year begins.
    pub fn begun_in(self) -> i16 {
        let (year, month, _) = self.first.ymd();
        if month < self.begins { year - 1 } else { year }
    }

    /// Its place among those of its kind in its year, from 1 on; 1 for a year.
    pub fn number(self) -> i8 {
        let (_, month, _) = self.first.ymd();
        (month - self.begins).rem_euclid(12) / self.kind().months() + 1
    }

    /// The first of several years, or the year that holds it.
    pub fn first_year(self) -> Period {
        Period::of(PeriodKind::Year, self.first, self.begins)
    }

    /// The last of several years, or the year that holds it.
    pub fn last_year(self) -> Period {
        Period::of(PeriodKind::Year, self.last, self.begins)
    }

    /// How many years it covers; 1 for one that is no longer than a year.
    pub fn years(self) -> i16 {
        (self.months / 12).max(1)
    }

    /// Whether its year ends in another calendar year than it begins.
    pub fn is_split(self) -> bool {
        self.begins != 1
    }

    /// The period of the same kind and calendar that holds a day; of several years the year.
    pub fn alike(self, day: Date) -> Period {
        Period::of(self.kind(), day, self.begins)
    }

    /// The one before, of the same kind.
    pub fn before(self) -> Period {
        self.alike(self.first.plus(-1))
    }

    /// The one after, of the same kind.
    pub fn after(self) -> Period {
        self.alike(self.last.plus(1))
    }

    /// All days from the beginning of an earlier one to its end.
    pub fn since(self, earlier: Period) -> Period {
        Period {
            first: earlier.first,
            ..self
        }
    }

    /// Whether a day lies in it.
    pub fn holds(self, day: Date) -> bool {
        self.first <= day && day <= self.last
    }

    /// As in addresses and names of files: `2021-q3`, by the calendar year in which its year
    /// begins, `2025-06`, `2025-h1`, `2025`; half-years and years that end in another calendar
    /// year name both, as in `2024-25`.
    pub fn slug(self) -> String {
        match self.kind() {
            PeriodKind::Quarter => format!("{:04}-q{}", self.begun_in(), self.number()),
            _ => self.to_string().replace('/', "-").to_ascii_lowercase(),
        }
    }

    /// As anybody reads it without knowing the calendar: `2024-04/2025-03` for `2024/25`, others as
    /// they are written.
    pub fn exact(self) -> String {
        if self.begins == 1 {
            return self.to_string();
        }
        let month = |day: Date| Period::of(PeriodKind::Month, day, 1);
        format!("{}/{}", month(self.first), month(self.last))
    }

    /// The month in which its years begin, 1 to 12.
    pub fn begins(self) -> i8 {
        self.begins
    }

    /// What to write instead of a text that is no period for want of a word on the calendar, as a
    /// hint; `None` for any other text.
    pub fn meant(text: &str, begins: i8) -> Option<String> {
        let is_split = |begins| Period::parse(text, begins).is_some_and(Period::is_split);
        if begins == 1 && is_split(4) {
            return Some(
                "a year that begins in another month than January needs the month in site.yaml, as \
                 in `calendar: {starts: 4}`"
                    .to_owned(),
            );
        }
        let two = Period::parse(text, 1).filter(|two| two.years() == 2 && begins != 1)?;
        let year = Period::numbered(PeriodKind::Year, two.begun_in(), 1, begins)?;
        Some(format!(
            "write `{year}` for the year that ends in {}",
            two.last.ymd().0
        ))
    }

    /// It, then those after it, to the end of the calendar.
    pub fn onward(self) -> impl Iterator<Item = Period> {
        std::iter::successors(Some(self), |period| {
            Some(period.after()).filter(|after| period.first < after.first)
        })
    }
}

/// The year at the beginning of a text, the month in which it begins, and what follows.
fn year(text: &str, begins: i8) -> Option<(i16, i8, &str)> {
    let year = four_digits(text.get(..4)?)?;
    let split = text
        .get(5..7)
        .and_then(digits)
        .filter(|end| begins != 1 && i32::from(*end) == (i32::from(year) + 1) % 100);
    let is_split = match (text.as_bytes().get(4), split) {
        (Some(b'/'), Some(_)) => !text[7..].starts_with(|next: char| next.is_ascii_digit()),
        // A number that may be a month is one.
        (Some(b'-'), Some(end)) => !(1..=12).contains(&end),
        _ => false,
    };
    Some(if is_split {
        (year, begins, &text[7..])
    } else {
        (year, 1, &text[4..])
    })
}

/// The period that the text behind a year names; the whole year for no text.
fn in_year(rest: &str, year: i16, begins: i8) -> Option<Period> {
    let of = |kind, number: &str| {
        let is_short = number.len() <= 2;
        Period::numbered(
            kind,
            year,
            digits(number).filter(|_| is_short)? as i8,
            begins,
        )
    };
    match rest.get(..2) {
        None if rest.is_empty() => Period::numbered(PeriodKind::Year, year, 1, begins),
        Some("-Q") if rest.len() == 3 => of(PeriodKind::Quarter, &rest[2..]),
        Some("-H") if rest.len() == 3 => of(PeriodKind::HalfYear, &rest[2..]),
        Some(_) if rest.len() == 3 && rest.starts_with('-') && begins == 1 => {
            of(PeriodKind::Month, &rest[1..])
        }
        _ => None,
    }
}

/// A quarter, a half, or whole years by their first and last month.
fn from_month_to_month(first: &str, last: &str) -> Option<Period> {
    let month = |text| Period::parse(text, 1).filter(|p| p.kind() == PeriodKind::Month);
    let (first, last) = (month(first)?, month(last)?);
    let (from, to) = (first.first.ymd(), last.first.ymd());
    // Every year of the calendar in months is less than the most that 32 bits hold.
    let months = i32::from(to.0 - from.0) * 12 + i32::from(to.1 - from.1) + 1;
    let is_period = matches!(months, 3 | 6) || (0 < months && months % 12 == 0);
    let months = i16::try_from(months).ok()?;
    (is_period && months / 12 <= MOST_YEARS).then(|| Period::new(first.first, months, from.1))
}

/// A year of four digits, 1 to 9998, so that the one after it is one as well.
fn four_digits(text: &str) -> Option<i16> {
    let year = digits(text).filter(|_| text.len() == 4)? as i16;
    (1..=9998).contains(&year).then_some(year)
}

/// A text that names one year and nothing else; between two of them a dash is no month's.
fn whole_year(text: &str, begins: i8) -> Option<Period> {
    let split = |(year, end): (&str, &str)| {
        let (year, end) = (four_digits(year)?, digits(end)?);
        let is_split = begins != 1 && text.len() == 7 && (year + 1) as u16 % 100 == end;
        is_split.then(|| Period::numbered(PeriodKind::Year, year, 1, begins))?
    };
    match text.len() {
        4 => Period::numbered(PeriodKind::Year, four_digits(text)?, 1, 1),
        _ => text.split_once('-').and_then(split),
    }
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let year = self.begun_in();
        let one = |year: i16, between: char| match self.begins {
            1 => format!("{year:04}"),
            _ => format!("{year:04}{between}{:02}", (year + 1).rem_euclid(100)),
        };
        match self.kind() {
            PeriodKind::Month => write!(f, "{year:04}-{:02}", self.number()),
            PeriodKind::Quarter => write!(f, "{}-Q{}", one(year, '/'), self.number()),
            PeriodKind::HalfYear => write!(f, "{}-H{}", one(year, '/'), self.number()),
            PeriodKind::Year if self.years() == 1 => f.write_str(&one(year, '/')),
            PeriodKind::Year => {
                let last = self.last_year().begun_in();
                write!(f, "{}/{}", one(year, '-'), one(last, '-'))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// A text in a calendar whose years begin in a month: how it is written, its days and address.
    fn check(text: &str, begins: i8, expected: Option<&str>) {
        let said =
            Period::parse(text, begins).map(|p| format!("{p} {} {} {}", p.first, p.last, p.slug()));
        assert_eq!(said.as_deref(), expected, "{text} from month {begins}");
    }

    #[test]
    fn every_kind_of_period_is_written_and_read() {
        check("2021", 1, Some("2021 2021-01-01 2021-12-31 2021"));
        check("2021", 4, Some("2021 2021-01-01 2021-12-31 2021"));
        check("2021-Q2", 4, Some("2021-Q2 2021-04-01 2021-06-30 2021-q2"));
        check("2021-H2", 4, Some("2021-H2 2021-07-01 2021-12-31 2021-h2"));
        check("2021-06", 4, Some("2021-06 2021-06-01 2021-06-30 2021-06"));
        for text in [
            "2021-Q5",
            "2021-H3",
            "2021-13",
            "2021-6",
            "2021-q1",
            "0000",
            "2021-",
            "x",
            "2021年6月",
        ] {
            check(text, 1, None);
            check(text, 4, None);
        }
    }

    #[test]
    fn a_year_of_two_calendar_years_is_written_with_both_where_the_calendar_has_such() {
        let year = Some("2024/25 2024-04-01 2025-03-31 2024-25");
        check("2024/25", 4, year);
        check("2024-25", 4, year);
        check("2099/00", 10, Some("2099/00 2099-10-01 2100-09-30 2099-00"));
        check("2011-12", 4, Some("2011-12 2011-12-01 2011-12-31 2011-12"));
        check("2011/12", 4, Some("2011/12 2011-04-01 2012-03-31 2011-12"));
        let half = Some("2024/25-H2 2024-10-01 2025-03-31 2024-25-h2");
        check("2024/25-H2", 4, half);
        check("2024-25-H2", 4, half);
        check(
            "2024/25-Q4",
            4,
            Some("2024/25-Q4 2025-01-01 2025-03-31 2024-q4"),
        );
        for text in ["2024/26", "2024/25-06", "2024/2", "2024-25-13"] {
            check(text, 4, None);
        }
        check("2024/25", 1, None);
        check("2024-25", 1, None);
    }

    #[test]
    fn several_years_are_written_with_the_first_and_the_last() {
        check(
            "2020/2022",
            1,
            Some("2020/2022 2020-01-01 2022-12-31 2020-2022"),
        );
        check(
            "2020/2021",
            1,
            Some("2020/2021 2020-01-01 2021-12-31 2020-2021"),
        );
        let split = "2020-21/2022-23 2020-04-01 2023-03-31 2020-21-2022-23";
        check("2020-21/2022-23", 4, Some(split));
        check(
            "2008-09/2010-11",
            4,
            Some("2008-09/2010-11 2008-04-01 2011-03-31 2008-09-2010-11"),
        );
        // One year or two: nobody could tell.
        check("2020/2021", 4, None);
        for text in [
            "2022/2020",
            "2020/2020",
            "2020/2022/2024",
            "2020-21/2022-23",
        ] {
            check(text, 1, None);
        }
        let years = Period::parse("2020/2022", 1).expect("years");
        assert_eq!(years.last_year(), Period::parse("2022", 1).expect("a year"));
    }

    #[test]
    fn a_period_is_told_exactly_to_whoever_does_not_know_the_calendar() {
        for (text, begins, exact) in [
            ("2024/25", 4, "2024-04/2025-03"),
            ("2024/25-Q4", 4, "2025-01/2025-03"),
            ("2020-21/2022-23", 7, "2020-07/2023-06"),
            ("2024", 4, "2024"),
            ("2024-06", 4, "2024-06"),
        ] {
            let period = Period::parse(text, begins).expect("a period");
            assert_eq!(period.exact(), exact);
            let read = Period::parse(exact, 1).expect("a period");
            assert_eq!(
                (read.first, read.last),
                (period.first, period.last),
                "{exact}"
            );
        }
        check("2024-04/2025-02", 1, None);
        check("2025-03/2024-04", 1, None);
    }

    #[test]
    fn a_year_that_the_calendar_has_not_says_what_to_write() {
        let hint = Period::meant("2024/25", 1);
        assert!(hint.is_some_and(|hint| hint.contains("starts: 4")));
        let hint = Period::meant("2024/2025", 4);
        assert!(hint.is_some_and(|hint| hint.contains("`2024/25`")));
        assert_eq!(Period::meant("2024/26", 1), None);
        assert_eq!(Period::meant("2024-13", 4), None);
    }

    /// The period of a day: its year, its number, its days.
    fn check_of(kind: PeriodKind, begins: i8, day: &str, expected: (i16, i8, &str, &str)) {
        let day = Date::parse(day).expect("a day");
        let period = Period::of(kind, day, begins);
        let (first, last) = (period.first.to_string(), period.last.to_string());
        let said = (period.begun_in(), period.number(), &*first, &*last);
        assert_eq!(said, expected, "{kind:?} of {day} from month {begins}");
        assert!(period.before().last < day && (day < period.after().first || day == MAX));
        let same = Period::numbered(kind, period.begun_in(), period.number(), begins);
        assert_eq!(same.unwrap_or(period), period);
    }

    const MAX: Date = Date(2_932_531);

    #[test]
    fn periods_follow_the_programmes_own_calendar() {
        use PeriodKind::{HalfYear, Month, Quarter, Year};
        check_of(
            Quarter,
            1,
            "2021-12-31",
            (2021, 4, "2021-10-01", "2021-12-31"),
        );
        check_of(
            Quarter,
            4,
            "2021-02-10",
            (2020, 4, "2021-01-01", "2021-03-31"),
        );
        check_of(
            Quarter,
            2,
            "2021-01-10",
            (2020, 4, "2020-11-01", "2021-01-31"),
        );
        check_of(
            HalfYear,
            1,
            "2021-07-01",
            (2021, 2, "2021-07-01", "2021-12-31"),
        );
        check_of(
            HalfYear,
            4,
            "2021-02-10",
            (2020, 2, "2020-10-01", "2021-03-31"),
        );
        check_of(Year, 7, "2021-06-30", (2020, 1, "2020-07-01", "2021-06-30"));
        check_of(
            Month,
            4,
            "2021-02-10",
            (2021, 2, "2021-02-01", "2021-02-28"),
        );
        check_of(Year, 4, "9998-12-31", (9998, 1, "9998-04-01", "9999-03-31"));
    }

    #[test]
    fn years_that_no_report_covers_are_no_period() {
        for (text, begins) in [
            ("2021-01/9021-12", 1),
            ("2021-01/2121-12", 1),
            ("2021/2121", 1),
            ("32767-8/2020", 4),
            ("9999-1/9999", 4),
            ("9999/2020", 1),
        ] {
            check(text, begins, None);
        }
        let century = Period::parse("2021-01/2120-12", 1).expect("a century");
        assert_eq!(century.years(), MOST_YEARS);
    }

    proptest! {
        #[test]
        fn any_text_is_a_period_or_none(
            text in r"[0-9]{1,5}([-/QH]{1,2}[0-9]{1,5}){0,3}|\PC{0,12}",
            begins in 1..=12i8,
        ) {
            if let Some(period) = Period::parse(&text, begins) {
                prop_assert!(period.first < period.last && period.before().last < period.first);
                let again = Period::parse(&period.to_string(), begins);
                prop_assert_eq!(again.map(|p| (p.first, p.last)), Some((period.first, period.last)));
            }
            let _ = Period::meant(&text, begins);
            for kind in PeriodKind::ALL {
                let _ = Period::named(kind, &text, begins);
            }
        }
    }

    #[test]
    fn periods_come_to_an_end_with_the_calendar() {
        for kind in PeriodKind::ALL {
            let last = Period::of(kind, MAX, 4).onward().count();
            assert_eq!(last, 1, "{kind:?}");
        }
    }
}
