//! Numbers, lists and quarters as the strings of a language write them.

use super::{Arg, Strings};
use crate::base::conventions::{Conventions, scales};

/// The message that names the scales of large numbers.
pub const SCALES: &str = "number-scales";

/// What the strings of a language say; where the scales cannot be read there are none.
pub fn conventions(strings: &Strings) -> Conventions {
    let say = |key: &str| strings.say(key, &[]);
    let half = |half| {
        let args = [("half", Arg::Count(half)), ("year", Arg::Text("{year}"))];
        strings.say("half-of-year", &args)
    };
    let quarter = |quarter| {
        let args = [
            ("quarter", Arg::Count(quarter)),
            ("year", Arg::Text("{year}")),
        ];
        strings.say("quarter-of-year", &args)
    };
    let day = |day: i8| {
        let said = strings.say("day-of-month", &[("day", Arg::Count(day as usize))]);
        (said != day.to_string()).then_some((day, said))
    };
    Conventions {
        space: say("number-space").into(),
        percent_space: say("percent-space").into(),
        days: (1..=31).filter_map(day).collect(),
        comma: say("list-comma").into(),
        and: say("list-and").into(),
        quarters: [1, 2, 3, 4].map(quarter),
        halves: [1, 2].map(half),
        split_year: strings.say("year-split", &[("year", Arg::Text("{year}"))]),
        years: strings.say(
            "years-between",
            &[("from", Arg::Text("{from}")), ("to", Arg::Text("{to}"))],
        ),
        scales: scales(&say(SCALES)).unwrap_or_default(),
    }
}

#[cfg(test)]
mod tests {
    use super::super::Theme;
    use super::conventions;
    use crate::base::{Date, Locale, Period};

    fn locale(tag: &str, own: &str) -> Locale {
        let own = (format!("strings/{tag}/own.ftl"), own.as_bytes().to_vec());
        let theme = Theme::new(vec![own], None);
        let strings = theme.strings(tag, "").unwrap_or_else(|e| panic!("{e:?}"));
        Locale::new(tag)
            .expect("CLDR has it")
            .with(conventions(&strings))
    }

    fn parsed(text: &str) -> Period {
        Period::parse(text, 1).unwrap_or_else(|| panic!("{text} is no period"))
    }

    fn check_figure(value: f64, decimals: usize, zh: &str, en: &str) {
        assert_eq!(locale("zh-Hans", "").figure(value, decimals), zh);
        assert_eq!(locale("en", "").figure(value, decimals), en);
    }

    #[test]
    fn a_figure_reads_as_its_language_writes_it() {
        check_figure(1380.0, 0, "1,380", "1,380");
        check_figure(-156.4, 0, "\u{2212}156", "\u{2212}156");
        check_figure(99_999.0, 0, "99,999", "99,999");
        check_figure(124_000.0, 0, "12.4万", "124,000");
        check_figure(120_000_000.0, 0, "1.2亿", "120 million");
        check_figure(2.5, 0, "3", "3");
        check_figure(15.10, 2, "15.1", "15.1");
        check_figure(-0.2, 0, "0", "0");
    }

    #[test]
    fn quarters_and_lists_read_as_their_language_writes_them() {
        let quarter = parsed("2021-Q4");
        let items = ["a", "b", "c"].map(str::to_owned);
        let zh = locale("zh-Hans", "");
        assert_eq!(
            (zh.period(quarter).as_str(), zh.list(&items).as_str()),
            ("2021年第四季度", "a、b、c")
        );
        assert_eq!(zh.period(parsed("2021")), "2021年");
        let en = locale("en", "");
        assert_eq!(
            (en.period(quarter).as_str(), en.list(&items).as_str()),
            ("Q4 2021", "a, b and c")
        );
        assert_eq!(en.period(parsed("2021")), "2021");
    }

    #[test]
    fn the_first_of_a_month_and_a_percentage_read_as_their_language_writes_them() {
        let own = "day-of-month = { $day ->\n    [1] { $day }er\n   *[other] { $day }\n }\n\
                   percent-space = {\"\u{202f}\"}\n";
        let fr = locale("fr", own);
        let day = |text: &str| Date::parse(text).unwrap_or_else(|| panic!("{text} is no day"));
        assert_eq!(fr.date(day("2021-01-01")), "1er janvier 2021");
        assert_eq!(fr.date(day("2021-01-11")), "11 janvier 2021");
        let near = fr.date_near(day("2021-10-01"), day("2021-12-31"));
        assert_eq!(near, "1er octobre");
        assert_eq!(fr.percent(0.25), "25\u{202f}%");
        assert_eq!(fr.percent(0.001), "<1\u{202f}%");
        let en = locale("en", "");
        assert_eq!(en.date(day("2021-01-01")), "1 January 2021");
        assert_eq!(en.percent(0.25), "25%");
    }

    #[test]
    fn a_third_language_needs_nothing_but_its_strings() {
        let hindi = "number-scales = 10000000 10000000 करोड़, 100000 100000 लाख\nlist-and = {\" और \"}\n\
                     quarter-of-year = { $year } की तिमाही { $quarter }\n";
        let hi = locale("hi", hindi);
        assert_eq!(hi.figure(250_000.0, 0), "2.5 लाख");
        assert_eq!(hi.list(&["क".to_owned(), "ख".to_owned()]), "क और ख");
        assert_eq!(hi.period(parsed("2021-Q2")), "2021 की तिमाही 2");
        let ja = locale(
            "ja",
            "number-space = {\"\"}\nnumber-scales = 10000 10000 万\n",
        );
        assert_eq!(ja.figure(12_000.0, 0), "1.2万");
        assert!(ja.is_spaceless() && !hi.is_spaceless());
    }
}
