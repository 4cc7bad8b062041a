//! What every drawing must keep, for any figures.

use super::trajectory::{Point, Trajectory};
use super::{Bullet, Words};
use crate::base::{Date, Locale};
use crate::model::Status;
use crate::model::status::Token;
use crate::theme::{Strings, Theme};
use proptest::prelude::*;

fn strings(tag: &str) -> Strings {
    Theme::new(Vec::new(), None).strings(tag, "").unwrap_or_else(|e| panic!("{e:?}"))
}

fn chart(points: Vec<(i32, Option<f64>)>, target: f64, start: f64) -> Trajectory {
    let first = Date::from_ymd(2021, 1, 4).expect("a day");
    let points = points.into_iter().map(|(day, value)| Point { day: first.plus(day), value, open: false }).collect();
    let due = first.plus(400);
    Trajectory {
        key: "c".to_owned(),
        name: "<Homes> & \"more\"".to_owned(),
        unit: "homes".to_owned(),
        decimals: 1,
        points,
        plan: vec![(first, start), (due, target)],
        declared: true,
        planned: Some((start + target) / 2.0),
        baseline: Some((first, start)),
        target: Some((Some(due), target)),
        as_of: first.plus(200),
        days_ahead: Some(-3.0),
        status: Status::Behind,
        progress: Some(0.4),
    }
}

/// Every tag of a drawing is closed in order and every coordinate is a number.
fn check_drawing(svg: &str) {
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

/// The numbers of an attribute of the element with a class.
fn attribute(svg: &str, class: &str, name: &str) -> f64 {
    let element =
        svg.split('<').find(|e| e.contains(&format!("class=\"{class}\""))).unwrap_or_else(|| panic!("no {class} in {svg}"));
    let value = element.split(&format!(" {name}=\"")).nth(1).and_then(|rest| rest.split('"').next());
    value.and_then(|v| v.parse().ok()).unwrap_or_else(|| panic!("no {name} in {element}"))
}

#[test]
fn a_mark_stands_where_its_figure_is() {
    let (strings, locale) = (strings("en"), Locale::new("en").expect("CLDR has it"));
    let words = Words { strings: &strings, locale: &locale };
    let svg = |value: f64| chart(vec![(50, Some(10.0)), (200, Some(value))], 100.0, 0.0).draw(&words).wide.expect("drawn");
    // The target's mark at 100 and the axis at 0 calibrate the drawing.
    let (top, low) = (attribute(&svg(50.0), "pr-dot-target", "cy"), attribute(&svg(0.0), "pr-dot-end", "cy"));
    for value in [1.0, 12.5, 50.0, 99.0] {
        let y = attribute(&svg(value), "pr-dot-end", "cy");
        assert!((y - (low + (top - low) * value / 100.0)).abs() <= 0.1 + 1e-9, "{value} is drawn at {y}");
    }
}

#[test]
fn a_bar_begins_at_zero_and_ends_at_its_share() {
    for (share, width) in [(0.0, None), (0.5, Some(145.0)), (1.0, Some(290.0)), (9.0, Some(320.0))] {
        let svg = Bullet { progress: Some(share), planned: None, token: Token::OnTrack }.draw();
        check_drawing(&svg);
        match width {
            None => assert!(!svg.contains("pr-ontrack")),
            Some(width) => assert_eq!((attribute(&svg, "pr-ontrack", "x"), attribute(&svg, "pr-ontrack", "width")), (0.0, width)),
        }
    }
}

#[test]
fn every_message_of_a_chart_exists_in_both_languages() {
    for tag in ["zh-Hans", "en"] {
        let (strings, locale) = (strings(tag), Locale::new(tag).expect("CLDR has it"));
        for status in Status::ALL {
            assert!(strings.has(&format!("status-{}", status.word())) && strings.has(&format!("meaning-{}", status.word())));
        }
        let words = Words { strings: &strings, locale: &locale };
        for points in [vec![], vec![(100, Some(3.0))], vec![(100, Some(3.0)), (130, None), (160, Some(500.0))]] {
            let figure = chart(points, 100.0, 0.0).draw(&words);
            assert!(!figure.title.is_empty() && figure.wide.is_some() && figure.narrow.is_some(), "{tag}");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_finite_figures_make_a_drawing(
        values in proptest::collection::vec((0i32..900, prop::option::weighted(0.8, -1e15f64..1e15)), 0..40), target in -1e12f64..1e12, start in -1e6f64..1e6,
    ) {
        let mut points: std::collections::BTreeMap<i32, Option<f64>> = values.into_iter().collect();
        points.entry(5).or_insert(Some(1.0));
        let (strings, locale) = (strings("zh-Hans"), Locale::new("zh-Hans").expect("CLDR has it"));
        let figure = chart(points.into_iter().collect(), target, start).draw(&Words { strings: &strings, locale: &locale });
        for svg in [figure.wide, figure.narrow].into_iter().flatten() {
            check_drawing(&svg);
        }
    }
}
