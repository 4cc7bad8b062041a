//! Numbers, dates and order of words in a language: the one home of ICU4X. Words of the language
//! come from its strings.

use super::conventions::{Conventions, Scale};
use super::plural::Plurals;
use super::{Date, PartialDate, Period, PeriodKind};
use icu_calendar::{Date as CalendarDate, Iso};
use icu_collator::{Collator, CollatorBorrowed, options::CollatorOptions};
use icu_datetime::DateTimeFormatter;
use icu_datetime::fieldsets::{D, M, MD, Y, YM, YMD};
use icu_decimal::{
    DecimalFormatter, input::Decimal as IcuDecimal, options::DecimalFormatterOptions,
};
use icu_locale::LocaleDirectionality;
use std::cmp::Ordering;

/// Dates as the ticks of an axis write them.
struct Brief {
    days: DateTimeFormatter<D>,
    dates: DateTimeFormatter<MD>,
    months: DateTimeFormatter<M>,
    months_of_year: DateTimeFormatter<YM>,
    dates_of_year: DateTimeFormatter<YMD>,
    years: DateTimeFormatter<Y>,
}

impl Brief {
    /// Those of a language. Where a short date with its year would be all digits, as `01/2024` in
    /// Arabic is beside `يوليو`, the long one is taken, so that the ticks of one axis are of a kind.
    fn new(of: &icu_locale_core::Locale) -> Option<Brief> {
        let day = calendar(Date::from_ymd(2024, 1, 31)?);
        let is_named = |shown: String| shown.chars().any(char::is_alphabetic);
        let months = DateTimeFormatter::try_new(of.into(), M::medium()).ok()?;
        let dates = DateTimeFormatter::try_new(of.into(), MD::medium()).ok()?;
        let mut months_of_year = DateTimeFormatter::try_new(of.into(), YM::medium()).ok()?;
        let mut dates_of_year = DateTimeFormatter::try_new(of.into(), YMD::medium()).ok()?;
        let named = is_named(months.format(&day).to_string());
        if named && !is_named(months_of_year.format(&day).to_string()) {
            months_of_year = DateTimeFormatter::try_new(of.into(), YM::long()).ok()?;
        }
        let named = is_named(dates.format(&day).to_string());
        if named && !is_named(dates_of_year.format(&day).to_string()) {
            dates_of_year = DateTimeFormatter::try_new(of.into(), YMD::long()).ok()?;
        }
        Some(Brief {
            days: DateTimeFormatter::try_new(of.into(), D::short()).ok()?,
            dates,
            months,
            months_of_year,
            dates_of_year,
            years: DateTimeFormatter::try_new(of.into(), Y::medium()).ok()?,
        })
    }
}

/// How one language writes numbers and dates and sorts names, after CLDR.
pub struct Locale {
    tag: Box<str>,
    from_right: bool,
    conventions: Conventions,
    numbers: DecimalFormatter,
    days: DateTimeFormatter<YMD>,
    short_days: DateTimeFormatter<MD>,
    months: DateTimeFormatter<YM>,
    brief: Brief,
    collator: CollatorBorrowed<'static>,
    plurals: Plurals,
}

/// How many digits after the point [`Locale::telling`] shows.
pub fn telling_digits(value: f64) -> usize {
    let size = value.abs();
    match size == 0.0 || 10.0 <= size {
        true => 0,
        false => (1 - size.log10().floor() as i32).clamp(1, 6) as usize,
    }
}

impl Locale {
    /// The conventions of a language, without what its strings say; `None` when the tag is none or
    /// CLDR has nothing for it.
    pub fn new(tag: &str) -> Option<Locale> {
        // Plain `en` would be the American order of dates; public offices elsewhere write the day
        // first.
        let locale: icu_locale_core::Locale =
            if tag == "en" { "en-GB" } else { tag }.parse().ok()?;
        // The dates of Brazil fail to be written in ICU4X 2.4; those of Portugal read the same.
        let dates: icu_locale_core::Locale = match tag {
            "pt" | "pt-BR" => "pt-PT".parse().ok()?,
            _ => locale.clone(),
        };
        let mut options = DecimalFormatterOptions::default();
        options.grouping_strategy = Some(icu_decimal::options::GroupingStrategy::Always);
        Some(Locale {
            tag: tag.into(),
            from_right: LocaleDirectionality::new_common().is_right_to_left(&locale.id),
            conventions: Conventions::default(),
            numbers: DecimalFormatter::try_new((&locale).into(), options).ok()?,
            days: DateTimeFormatter::try_new((&dates).into(), YMD::long()).ok()?,
            short_days: DateTimeFormatter::try_new((&dates).into(), MD::long()).ok()?,
            months: DateTimeFormatter::try_new((&dates).into(), YM::long()).ok()?,
            brief: Brief::new(&dates)?,
            collator: Collator::try_new((&locale).into(), CollatorOptions::default()).ok()?,
            plurals: Plurals::new(tag)?,
        })
    }

    /// The same with what its strings say of its numbers, lists and quarters.
    pub fn with(self, conventions: Conventions) -> Locale {
        Locale {
            conventions,
            ..self
        }
    }

    /// The language tag, as it was given.
    pub fn tag(&self) -> &str {
        &self.tag
    }

    /// Whether words stand without spaces between them and the numbers beside them, as Chinese ones
    /// do.
    pub fn is_spaceless(&self) -> bool {
        self.conventions.space.is_empty()
    }

    /// Whether the language is read from right to left.
    pub fn is_from_right(&self) -> bool {
        self.from_right
    }

    /// The sign of a number below zero, U+2212; from right to left it would stand behind its number
    /// without a mark before it.
    pub fn below(&self) -> String {
        self.sign("\u{2212}")
    }

    /// The sign of a number that grew, as [`Locale::below`] has its own.
    pub fn above(&self) -> String {
        self.sign("+")
    }

    fn sign(&self, sign: &str) -> String {
        let mark = if self.from_right { "\u{200e}" } else { "" };
        format!("{mark}{sign}")
    }

    /// A number with at most so many decimals: grouped, rounded half away from zero, zeros at the
    /// end dropped; with the sign − (U+2212) before a negative one.
    pub fn number(&self, value: f64, decimals: usize) -> String {
        let rounded = round(value, decimals);
        let digits: IcuDecimal = shown(rounded, decimals)
            .parse()
            .unwrap_or_else(|_| panic!("a finite number has digits: {value}"));
        let shown = self.numbers.format(&digits).to_string();
        if rounded < 0.0 {
            self.below() + &shown
        } else {
            shown
        }
    }

    /// A figure for reading: large ones on the scale of the language, such as 万 or million, with at
    /// most two decimals, others in full with at most `decimals`.
    pub fn figure(&self, value: f64, decimals: usize) -> String {
        self.scaled(value, decimals, self.scale(value))
    }

    /// The same on the scale of a larger one beside it, so that both are read in one unit.
    pub fn figure_beside(&self, value: f64, larger: f64, decimals: usize) -> String {
        // Of less than a tenth of the unit too little would be left.
        let scale = Some(self.scale(larger)).filter(|scale| scale.of <= 10.0 * value.abs());
        self.scaled(value, decimals, scale.unwrap_or(self.scale(value)))
    }

    fn scaled(&self, value: f64, decimals: usize, scale: Scale) -> String {
        let decimals = if scale.word.is_empty() { decimals } else { 2 };
        format!(
            "{}{}{}",
            self.number(value / scale.of, decimals),
            if scale.word.is_empty() {
                ""
            } else {
                &self.conventions.space
            },
            scale.word
        )
    }

    /// The scale in which a figure of this size is read at a glance, whatever its sign; one without
    /// a word below the smallest.
    pub fn scale(&self, value: f64) -> Scale {
        let fits = |(least, _): &&(f64, Scale)| *least <= value.abs();
        let fit = self.conventions.scales.iter().find(fits);
        fit.map_or(Scale { of: 1.0, word: "" }, |(_, scale)| *scale)
    }

    /// A share (1 is the whole) in whole percent: never 100 % below the whole, never 0 % but for
    /// nothing; a small step back keeps its sign and two digits.
    pub fn percent(&self, share: f64) -> String {
        let whole = round(share * 100.0, 0);
        let honest = if share < 1.0 && 100.0 <= whole {
            99.0
        } else if share > 0.0 && whole <= 0.0 {
            return self.with_percent(&format!("<{}", self.number(1.0, 0)));
        } else if share < 0.0 && whole == 0.0 {
            return self.with_percent(&self.telling(share * 100.0));
        } else {
            whole
        };
        self.with_percent(&self.number(honest, 0))
    }

    /// A number with its percent sign, and between them what the language has there.
    pub fn with_percent(&self, number: &str) -> String {
        format!("{number}{}%", self.conventions.percent_space)
    }

    /// What stands before a percent sign; empty where it is joined to its number.
    pub fn percent_space(&self) -> &str {
        &self.conventions.percent_space
    }

    /// A date in words with its day as the language writes that one.
    fn with_day(&self, day: Date, date: String) -> String {
        let number = day.ymd().2;
        let own = self.conventions.days.iter().find(|(of, _)| *of == number);
        let Some((_, word)) = own else {
            return date;
        };
        let bare = self.number(f64::from(number), 0);
        let is_digit = |c: char| c.is_numeric();
        let alone = |at: &usize| {
            !date[..*at].ends_with(is_digit) && !date[at + bare.len()..].starts_with(is_digit)
        };
        let places = date.match_indices(&bare).map(|(at, _)| at);
        match places.into_iter().find(alone) {
            Some(at) => format!("{}{word}{}", &date[..at], &date[at + bare.len()..]),
            None => date,
        }
    }

    /// A day in full: 2021年12月31日, 31 December 2021.
    pub fn date(&self, day: Date) -> String {
        self.with_day(day, self.days.format(&calendar(day)).to_string())
    }

    /// The form of a noun beside a number that is shown with at most so many digits after the point,
    /// by its name in CLDR.
    pub fn form(&self, value: f64, decimals: usize) -> &'static str {
        let digits: Option<IcuDecimal> = shown(value, decimals).parse().ok();
        digits.map_or("other", |digits| self.plurals.of_shown(&digits))
    }

    /// A number for which a zero would say something else: whole from ten on, below with two digits
    /// that count.
    pub fn telling(&self, value: f64) -> String {
        self.number(value, telling_digits(value))
    }

    /// A day in full, without its year where that is the year of the as-of date: 12月31日, 31
    /// December.
    pub fn date_near(&self, day: Date, as_of: Date) -> String {
        if day.ymd().0 == as_of.ymd().0 {
            self.short_date(day)
        } else {
            self.date(day)
        }
    }

    /// The same of a date as exactly as it is known; a period keeps its year.
    pub fn partial_near(&self, date: PartialDate, as_of: Date, unknown: &str) -> String {
        match date {
            PartialDate::Day(day) => self.date_near(day, as_of),
            _ => self.partial(date, unknown),
        }
    }

    /// A day without its year, in full: 12月31日, 31 December.
    fn short_date(&self, day: Date) -> String {
        self.with_day(day, self.short_days.format(&calendar(day)).to_string())
    }

    /// The month of a day, with its year: 2021年12月, December 2021.
    pub fn month(&self, day: Date) -> String {
        self.months.format(&calendar(day)).to_string()
    }

    /// The year of a day: 2021年, 2021.
    pub fn year(&self, day: Date) -> String {
        self.brief.years.format(&calendar(day)).to_string()
    }

    /// The month of a day, for an axis: 12月, Dec.
    pub fn short_month(&self, day: Date) -> String {
        self.brief.months.format(&calendar(day)).to_string()
    }

    /// The month of a day with its year, for an axis: 2021年12月, Dec 2021.
    pub fn short_month_of_year(&self, day: Date) -> String {
        self.brief.months_of_year.format(&calendar(day)).to_string()
    }

    /// A day without its year, for an axis: 12月31日, 31 Dec.
    pub fn brief_date(&self, day: Date) -> String {
        self.with_day(day, self.brief.dates.format(&calendar(day)).to_string())
    }

    /// A day with its year, for an axis: 2021年12月31日, 31 Dec 2021.
    pub fn brief_date_of_year(&self, day: Date) -> String {
        self.with_day(
            day,
            self.brief.dates_of_year.format(&calendar(day)).to_string(),
        )
    }

    /// The day of the month alone, for an axis: 31日, 31.
    pub fn day_of_month(&self, day: Date) -> String {
        self.with_day(day, self.brief.days.format(&calendar(day)).to_string())
    }

    /// A date as exactly as it is known; the words `unknown` where it is not.
    pub fn partial(&self, date: PartialDate, unknown: &str) -> String {
        match date {
            PartialDate::Day(day) => self.date(day),
            PartialDate::Within(period) => self.period(period),
            PartialDate::Unknown => unknown.to_owned(),
        }
    }

    /// 2021年, 2021年上半年, 2021年第四季度, 2021年12月; 2021, H1 2021, Q4 2021, December 2021; years that
    /// end in the next one as 2024/25年度, 2024/25; several as 2020年至2022年, 2020 to 2022.
    pub fn period(&self, period: Period) -> String {
        match period.kind() {
            PeriodKind::Month => self.month(period.first),
            PeriodKind::Quarter => self.in_year(&self.conventions.quarters, period),
            PeriodKind::HalfYear => self.in_year(&self.conventions.halves, period),
            PeriodKind::Year if 1 < period.years() => self
                .conventions
                .years
                .replace("{from}", &self.period(period.first_year()))
                .replace("{to}", &self.period(period.last_year())),
            PeriodKind::Year if period.is_split() => self
                .conventions
                .split_year
                .replace("{year}", &period.to_string()),
            PeriodKind::Year => self.year(period.first),
        }
    }

    /// A part of a year, by its number among the words for such parts.
    fn in_year(&self, parts: &[String], period: Period) -> String {
        let part = &parts[period.number() as usize - 1];
        part.replace("{year}", &period.first_year().to_string())
    }

    /// Words in a row: 一、二、三; one, two and three. Nothing for no words.
    pub fn list(&self, items: &[String]) -> String {
        let Conventions { comma, and, .. } = &self.conventions;
        match items {
            [] => String::new(),
            [one] => one.clone(),
            [first @ .., last] => format!("{}{and}{last}", first.join(comma)),
        }
    }

    /// The order of names: pinyin for Chinese; names that sort alike go by their letters, so that
    /// the order is always the same.
    pub fn compare(&self, a: &str, b: &str) -> Ordering {
        self.collator.compare(a, b).then_with(|| a.cmp(b))
    }
}

/// Rounds half away from zero.
///
/// A tiny share of the last place makes up for halves that binary fractions miss, such as 1.005.
pub fn round(value: f64, decimals: usize) -> f64 {
    let scale = 10f64.powi(decimals as i32);
    let scaled = value.abs() * scale;
    if 1e15 < scaled {
        // There is nothing left to round in a number this long.
        return value;
    }
    let rounded = (scaled + 0.5 + scaled * 4.0 * f64::EPSILON).floor() / scale;
    // No minus before a zero.
    if rounded == 0.0 {
        0.0
    } else {
        rounded.copysign(value)
    }
}

/// The digits of a number as a reader sees them: zeros at the end dropped.
fn shown(value: f64, decimals: usize) -> String {
    let mut text = format!("{:.decimals$}", value.abs());
    if text.contains('.') {
        text.truncate(text.trim_end_matches('0').trim_end_matches('.').len());
    }
    text
}

fn calendar(day: Date) -> CalendarDate<Iso> {
    let (year, month, day) = day.ymd();
    CalendarDate::try_new_iso(year.into(), month as u8, day as u8)
        .expect("a Date is a day of the ISO calendar")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn locale(tag: &str) -> Locale {
        Locale::new(tag).expect("CLDR has it")
    }

    fn check_percent(share: f64, text: &str) {
        assert_eq!(locale("en").percent(share), text);
    }

    #[test]
    fn a_form_goes_by_the_digits_that_are_shown() {
        let check = |tag: &str, value: f64, decimals: usize, expected: &str| {
            let said = Locale::new(tag).map(|locale| locale.form(value, decimals));
            assert_eq!(said, Some(expected), "{value} in {tag}");
        };
        check("en", 1.0, 0, "one");
        check("en", -1.0, 0, "one");
        check("en", 1.0, 1, "one");
        check("en", 1.5, 1, "other");
        check("en", 0.0, 0, "other");
        check("fr", 1.5, 1, "one");
        check("ru", 22.0, 0, "few");
        check("zh-Hans", 1.0, 0, "other");
    }

    #[test]
    fn only_the_whole_is_a_hundred_percent_and_only_nothing_is_zero() {
        check_percent(0.9999, "99%");
        check_percent(1.0, "100%");
        check_percent(0.0, "0%");
        check_percent(0.001, "<1%");
        check_percent(0.665, "67%");
        check_percent(9.6167, "962%");
        check_percent(-0.1765, "\u{2212}18%");
    }

    #[test]
    fn dates_and_names_follow_the_language() {
        let day = Date::parse("2021-12-31").expect("a day");
        assert_eq!(locale("zh-Hans").date(day), "2021年12月31日");
        assert_eq!(locale("en").date(day), "31 December 2021");
        assert_eq!(locale("zh-Hans").short_date(day), "12月31日");
        assert_eq!(locale("en").short_date(day), "31 December");
        assert_eq!(locale("en").month(day), "December 2021");
        assert_eq!(locale("zh-Hans").short_month_of_year(day), "2021年12月");
        assert_eq!(locale("en").short_month(day), "Dec");
        let mut names = vec!["周恺一", "陈明远", "林素琴"];
        names.sort_by(|a, b| locale("zh-Hans").compare(a, b));
        assert_eq!(names, ["陈明远", "林素琴", "周恺一"]);
    }

    #[test]
    fn what_is_read_from_the_right_is_known_of_every_language() {
        for tag in ["ar", "fa", "he", "ur", "ug", "ps", "ckb", "pa-Arab"] {
            assert!(locale(tag).is_from_right(), "{tag}");
        }
        for tag in ["zh-Hans", "en", "ja", "hi", "pa"] {
            assert!(!locale(tag).is_from_right(), "{tag}");
        }
    }

    #[test]
    fn a_step_back_is_never_told_as_nothing() {
        let locale = Locale::new("en").expect("CLDR has it");
        let check =
            |share: f64, expected: &str| assert_eq!(locale.percent(share), expected, "{share}");
        check(0.0, "0%");
        check(-0.0025, "\u{2212}0.25%");
        check(-0.000_004, "\u{2212}0.0004%");
        check(-0.006, "\u{2212}1%");
        check(0.0025, "<1%");
        check(0.996, "99%");
    }

    #[test]
    fn a_rate_is_never_told_as_zero() {
        let locale = Locale::new("en").expect("CLDR has it");
        let check =
            |value: f64, expected: &str| assert_eq!(locale.telling(value), expected, "{value}");
        check(0.0, "0");
        check(0.0123, "0.012");
        check(-0.83, "\u{2212}0.83");
        check(1.04, "1");
        check(9.96, "10");
        check(41.4, "41");
    }

    #[test]
    fn a_year_is_left_out_only_where_the_page_is_of_that_year() {
        let day = |text| Date::parse(text).expect("a day");
        let near = |tag, text| {
            Locale::new(tag)
                .expect("CLDR has it")
                .date_near(day(text), day("2025-06-30"))
        };
        assert_eq!(near("en", "2025-01-31"), "31 January");
        assert_eq!(near("en", "2024-12-31"), "31 December 2024");
        assert_eq!(near("zh-Hans", "2023-12-31"), "2023年12月31日");
    }
}
