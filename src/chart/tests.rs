//! What every drawing must keep, for any figures.

use super::Wording;
use super::canvas::Canvas;
use super::figure::{Cell, Figure, Width};
use super::trajectory::{ChartText, Goal, Point, Trajectory};
use crate::base::{Date, Locale, PartialDate, Period, PeriodKind};
use crate::model::Status;
use crate::theme::{Palette, Strings, Theme};
use proptest::prelude::*;

fn year(number: i16) -> Period {
    Period::numbered(PeriodKind::Year, number, 1, 1).expect("a year of the calendar")
}

/// A language with the embedded theme.
pub struct Speech {
    strings: Strings,
    locale: Locale,
    palette: Palette,
}

impl Speech {
    /// The speech of a language that the theme has, by its tag.
    pub fn of(tag: &str) -> Speech {
        let theme = Theme::new(Vec::new(), None);
        let strings = theme.strings(tag, "").unwrap_or_else(|e| panic!("{e:?}"));
        Speech {
            locale: Locale::new(tag)
                .expect("CLDR has it")
                .with(crate::theme::conventions(&strings)),
            strings,
            palette: theme.palette,
        }
    }

    /// English words with the conventions of another language.
    pub fn with_conventions_of(tag: &str) -> Speech {
        Speech {
            locale: Locale::new(tag).expect("CLDR has it"),
            ..Speech::of("en")
        }
    }

    /// How a chart says things in this language.
    pub fn words(&self) -> Wording<'_> {
        Wording {
            strings: &self.strings,
            locale: &self.locale,
            palette: &self.palette,
        }
    }
}

fn chart(points: Vec<(i32, Option<f64>)>, target: f64, start: f64) -> Trajectory {
    let first = Date::from_ymd(2021, 1, 4).expect("a day");
    let due = first.plus(400);
    let planned = (start + target) / 2.0;
    let latest = points
        .iter()
        .rev()
        .find_map(|(day, value)| Some((first.plus(*day), (*value)?)));
    let standing = latest.map(|(on, actual)| crate::derive::Standing {
        on,
        planned,
        between: false,
        actual,
        days: -3.0,
        first: None,
        raw: -3.0,
    });
    Trajectory {
        name: "<Homes> & \"more\"".to_owned(),
        unit: "homes".into(),
        decimals: 1,
        points: points
            .into_iter()
            .map(|(day, value)| Point::new(first.plus(day), value))
            .collect(),
        plan: vec![(first, start), (due, target)],
        declared: true,
        planned: Some(planned),
        from: Some(start),
        baseline: Some((first.into(), start)),
        counted: true,
        goal: Some(Goal::Reach(target)),
        due: Some(due),
        promised: due.into(),
        former: Vec::new(),
        forecast: None,
        as_of: first.plus(200),
        standing,
        status: Status::Behind,
        progress: Some(0.4),
        zero: true,
        illustrative: false,
    }
}

/// Every tag of a drawing is closed in order and every coordinate is a number.
pub fn check_drawing(svg: &str) {
    let mut open: Vec<&str> = Vec::new();
    for part in svg.split('<').skip(1) {
        let tag = part.split('>').next().unwrap_or("");
        match tag.strip_prefix('/') {
            Some(name) => assert_eq!(open.pop(), Some(name), "{svg}"),
            None if tag.ends_with('/') => {}
            None => open.push(tag.split(' ').next().unwrap_or("")),
        }
    }
    assert!(open.is_empty(), "{open:?}");
    for word in ["NaN", "inf", "style=", "<style", "<script"] {
        assert!(!svg.contains(word), "{word} in {svg}");
    }
}

/// Both drawings of a figure, checked.
pub fn check_figure(figure: &Figure) {
    for width in [Width::Wide, Width::Narrow] {
        figure
            .inline(width, "c")
            .iter()
            .for_each(|svg| check_drawing(svg));
    }
}

/// The text of the group of a class in a drawing's marks; empty without one.
pub fn group<'a>(marks: &'a str, class: &str) -> &'a str {
    let at = marks.find(&format!("<g class=\"{class}\""));
    at.map_or("", |at| marks[at..].split("</g>").next().unwrap_or(""))
}

/// The numbers of an attribute of the elements in a group, in order.
pub fn numbers(group: &str, name: &str) -> Vec<f64> {
    let before = format!(" {name}=\"");
    let values = group
        .split(&before)
        .skip(1)
        .filter_map(|rest| rest.split('"').next());
    values
        .map(|v| v.parse().unwrap_or_else(|_| panic!("`{v}` is no number")))
        .collect()
}

/// The corners of the first shape in a group, as absolute places.
pub fn corners(group: &str) -> Vec<(f64, f64)> {
    let data = group
        .split(" d=\"")
        .nth(1)
        .and_then(|rest| rest.split('"').next())
        .unwrap_or("");
    let mut places: Vec<(f64, f64)> = Vec::new();
    let mut rest = data;
    while let Some(command) = rest.chars().next() {
        let end = rest[1..]
            .find(|c: char| c.is_ascii_alphabetic())
            .map_or(rest.len(), |at| at + 1);
        let spaced = rest[1..end].replace('-', " -");
        let n: Vec<f64> = spaced
            .split_whitespace()
            .map(|v| v.parse().expect("a number"))
            .collect();
        let last = places.last().copied().unwrap_or_default();
        if command == 'z' {
            break;
        }
        places.push(match command {
            'M' => (n[0], n[1]),
            'l' => (last.0 + n[0], last.1 + n[1]),
            'h' => (last.0 + n[0], last.1),
            'v' => (last.0, last.1 + n[0]),
            other => panic!("unknown command {other}"),
        });
        rest = &rest[end..];
    }
    places
}

fn wide(figure: &Figure) -> &Canvas {
    &figure.drawing.as_ref().expect("drawn").wide
}

#[test]
fn every_message_of_a_chart_exists_in_both_languages() {
    for tag in ["zh-Hans", "en"] {
        let speech = Speech::of(tag);
        for status in Status::ALL {
            let keys = ["status", "meaning"].map(|stem| format!("{stem}-{}", status.word()));
            assert!(
                keys.iter().all(|key| speech.strings.has(key)),
                "{keys:?} in {tag}"
            );
        }
        for points in [
            vec![(100, Some(3.0))],
            vec![(100, Some(3.0)), (130, None), (160, Some(500.0))],
        ] {
            let figure = chart(points, 100.0, 0.0).draw(&speech.words());
            assert!(
                !figure.title.is_empty() && figure.drawing.is_some(),
                "{tag}"
            );
        }
        assert!(
            chart(vec![], 100.0, 0.0)
                .draw(&speech.words())
                .drawing
                .is_none()
        );
    }
}

#[test]
fn the_colours_behind_the_charts_are_those_of_the_embedded_theme() {
    let palette = Theme::new(Vec::new(), None).palette;
    for (token, day, night) in super::role::TOKENS {
        let at = |dark| palette.colour(token, dark);
        assert_eq!(
            (at(false), at(true)),
            (Some(*day), Some(*night)),
            "--pr-{token}"
        );
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_finite_figures_make_a_drawing(
        values in proptest::collection::vec((0i32..900, prop::option::weighted(0.8, -1e15f64..1e15)), 0..40),
        target in -1e12f64..1e12,
        start in -1e6f64..1e6,
    ) {
        let mut points: std::collections::BTreeMap<i32, Option<f64>> = values.into_iter().collect();
        points.entry(5).or_insert(Some(1.0));
        let speech = Speech::of("zh-Hans");
        check_figure(&chart(points.into_iter().collect(), target, start).draw(&speech.words()));
    }

    #[test]
    fn every_figure_is_drawn_where_its_day_and_value_are(
        values in proptest::collection::btree_map(1i32..400, 0.0f64..5000.0, 2..40),
        zero in any::<bool>(),
    ) {
        let speech = Speech::of("en");
        let mut chart = chart(values.iter().map(|(d, v)| (*d, Some(*v))).collect(), 3000.0, 0.0);
        chart.zero = zero;
        let figure = chart.draw(&speech.words());
        let marks = wide(&figure).marks();
        let drawn = corners(group(&marks, "pr-actual"));
        let (first, last) = ((chart.begin().expect("given").0, 0.0), *drawn.last().expect("drawn"));
        let across = |day: Date| drawn[0].0 + f64::from(day.since(first.0)) * pixels_a_day(&marks, &chart);
        prop_assert!(drawn[0].0 < last.0);
        prop_assert_eq!(drawn.len(), values.len() + 1);
        // The target's mark and the start calibrate the values: what is between must lie on the
        // straight scale.
        let target = (numbers(group(&marks, "pr-dot-target"), "cy")[0], 3000.0);
        let up = (target.0 - drawn[0].1) / (target.1 - first.1);
        for ((day, value), (x, y)) in values.iter().zip(&drawn[1..]) {
            let day = first.0.plus(*day);
            prop_assert!((x - across(day)).abs() <= 0.2, "{day} at {x}, not {}", across(day));
            prop_assert!((y - (drawn[0].1 + value * up)).abs() <= 0.2, "{value} at {y}");
        }
    }
}

/// Yearly figures of 2019 to 2023 under a baseline of 2007 and a plan from 2020 on.
fn yearly() -> Trajectory {
    let day = |year: i16| Date::from_ymd(year, 12, 31).expect("a day");
    let figure = |(at, value): (i16, f64)| Point {
        period: Some(year(2019 + at)),
        ..Point::new(day(2019 + at), Some(value))
    };
    let figures = [700.0, 680.0, 670.0, 660.0, 650.0];
    let (on, planned, actual) = (day(2023), 560.0, 650.0);
    Trajectory {
        points: (0..).zip(figures).map(figure).collect(),
        plan: vec![(day(2020), 620.0), (on, planned), (day(2030), 450.0)],
        planned: Some(planned),
        baseline: Some((PartialDate::Within(year(2007)), 780.0)),
        goal: Some(Goal::Reach(450.0)),
        due: Some(day(2030)),
        as_of: day(2024),
        standing: Some(crate::derive::Standing {
            on,
            planned,
            between: false,
            actual,
            days: -900.0,
            first: None,
            raw: -900.0,
        }),
        ..chart(Vec::new(), 450.0, 780.0)
    }
}

#[test]
fn more_than_two_years_are_told_in_years() {
    let check_span = |tag: &str, days: usize, shown: &str| {
        assert_eq!(
            Speech::of(tag)
                .words()
                .span(days)
                .replace(['\u{2068}', '\u{2069}'], ""),
            shown
        );
    };
    check_span("en", 1, "1 day");
    check_span("en", 731, "731 days");
    check_span("en", 732, "2 years");
    check_span("en", 2010, "5.5 years");
    check_span("en", 21985, "60 years");
    check_span("zh-Hans", 90, "90天");
    check_span("zh-Hans", 21985, "60年");
}

#[test]
fn yearly_figures_name_a_year_ahead_and_no_day() {
    let central = Date::from_ymd(2044, 1, 15);
    let forecast = Some(crate::derive::Forecast {
        central,
        pace: 1.0,
        since: Date::from_ymd(2022, 12, 31),
        seen: None,
    });
    let figure = Trajectory {
        forecast,
        ..yearly()
    }
    .draw(&Speech::of("en").words());
    let drawn = wide(&figure).marks();
    assert!(
        drawn.contains("At this pace") && !drawn.contains("15 January"),
        "{drawn}"
    );
}

#[test]
fn plan_and_gap_stand_right_above_or_below_the_figure_of_a_year() {
    let marks = wide(&yearly().draw(&Speech::of("en").words())).marks();
    let dot = |class: &str| {
        let marks = group(&marks, class);
        (numbers(marks, "cx")[0], numbers(marks, "cy")[0])
    };
    let (figure, plan) = (dot("pr-dot-end"), dot("pr-dot-plan"));
    assert_eq!(figure.0, plan.0, "the plan's dot is beside its figure");
    let line = corners(group(&marks, "pr-plan"));
    assert!(line.contains(&plan), "{plan:?} is not on the plan {line:?}");
    let bracket = corners(group(&marks, "pr-bracket"));
    let reach = bracket
        .iter()
        .map(|(x, _)| (x - figure.0).abs())
        .fold(f64::INFINITY, f64::min);
    assert!(
        reach < 12.0,
        "the bracket {bracket:?} is away from {figure:?}"
    );
}

/// Where a label that begins with some words stands in a drawing; `None` where it is not there.
fn label_at(marks: &str, words: &str) -> Option<(f64, f64)> {
    let before = &marks[..marks.find(&format!(">{words}"))?];
    let tag = &before[before.rfind("<text")?..];
    let place = format!("{tag}\"");
    Some((numbers(&place, "x")[0], numbers(&place, "y")[0]))
}

#[test]
fn the_value_of_the_plan_stands_at_the_day_that_it_is_of() {
    let mut chart = yearly();
    (chart.declared, chart.standing, chart.unit) = (false, None, "%".into());
    let speech = Speech::of("en");
    let told = ChartText::new(&chart, &speech.words()).plan_labels();
    assert_eq!(
        told,
        ["Even pace 560%"],
        "a percentage never loses its sign"
    );
    let marks = wide(&chart.draw(&speech.words())).marks();
    let figure = numbers(group(&marks, "pr-dot-end"), "cx")[0];
    let (x, _) = label_at(&marks, &told[0]).expect("written in full");
    assert!((x - figure).abs() < 110.0, "{x} is away from {figure}");
}

#[test]
fn the_axis_follows_a_forecast_only_where_its_line_gets_there() {
    let day = |year: i16| Date::from_ymd(year, 6, 30).expect("a day");
    let until = |central: Date| {
        let forecast = crate::derive::Forecast {
            central: Some(central),
            pace: 1.0,
            since: None,
            seen: None,
        };
        let chart = Trajectory {
            forecast: Some(forecast),
            ..yearly()
        };
        chart.domain().expect("figures").last
    };
    assert_eq!(until(day(2033)), day(2033));
    assert_eq!(until(day(2060)), yearly().due.expect("given"));
    // On the last day of the axis an arrow still needs room.
    let mut late = yearly();
    late.due = Some(Date::from_ymd(2023, 12, 31).expect("a day"));
    late.as_of = late.due.expect("given");
    late.plan.truncate(2);
    let bare = late.domain().expect("figures").last;
    late.forecast = Some(crate::derive::Forecast {
        central: Some(day(2080)),
        pace: 1.0,
        since: None,
        seen: None,
    });
    assert!(bare < late.domain().expect("figures").last);
}

#[test]
fn the_data_table_has_a_row_for_the_baseline_and_no_plan_before_it_begins() {
    let table = yearly().draw(&Speech::of("en").words()).table;
    assert_eq!(
        table.rows[0][..2],
        [
            Cell::Words("Baseline 2007".to_owned()),
            Cell::Number(780.0, 1)
        ]
    );
    assert_eq!(table.rows[0][2..], [Cell::Empty, Cell::Empty]);
    assert_eq!(
        table.rows[1][2..],
        [Cell::Empty, Cell::Empty],
        "2019 was before the plan"
    );
    assert_eq!(
        table.rows[2][2..],
        [Cell::Number(620.0, 1), Cell::Number(60.0, 1)]
    );
    assert_eq!(
        table.rows[5][2..],
        [Cell::Number(560.0, 1), Cell::Number(90.0, 1)]
    );
}

fn pixels_a_day(marks: &str, chart: &Trajectory) -> f64 {
    let start = corners(group(marks, "pr-actual"))[0].0;
    let due = numbers(group(marks, "pr-dot-target"), "cx")[0];
    (due - start)
        / f64::from(
            chart
                .due
                .expect("given")
                .since(chart.begin().expect("given").0),
        )
}

#[test]
fn among_words_from_right_to_left_a_figure_stays_before_a_unit_from_left_to_right() {
    let amount = |tag: &str, unit: &str| {
        let speech = Speech::with_conventions_of(tag);
        speech.words().amount(12.0, 0, unit)
    };
    assert_eq!(amount("en", "km"), "12 km");
    assert_eq!(amount("he", "km"), "\u{2066}12 km\u{2069}");
    assert_eq!(amount("he", "口"), "\u{2066}12 口\u{2069}");
    assert_eq!(amount("he", "%"), "12%");
    let fewer = Speech::with_conventions_of("he")
        .words()
        .signed(-8.0, 0, "km");
    assert_eq!(fewer, "\u{2066}\u{200e}\u{2212}8 km\u{2069}");
    assert_eq!(amount("he", "בתים"), "12 בתים");
}

#[test]
fn a_unit_behind_the_word_of_a_scale_has_the_form_of_the_scales_own_number() {
    let forms = [("few", "of few"), ("many", "of many"), ("other", "riders")];
    let forms = forms.map(|(name, word)| (name.to_owned(), word.to_owned()));
    let unit = super::unit::Unit::new("riders", forms.to_vec());
    let speech = Speech::of("ar");
    let said = |value: f64| speech.words().amount(value, 0, &unit);
    assert!(said(103.0).contains("of few"), "{}", said(103.0));
    assert!(said(111.0).contains("of many"), "{}", said(111.0));
    for value in [5_000_003.0, 11_000_011.0] {
        assert!(said(value).contains("million riders"), "{}", said(value));
    }
}
