//! Parts: judged as the whole is, and counted nowhere.

use super::{judged, site};
use crate::base::Code;
use crate::derive::{Bound, IndicatorInsight};
use crate::model::{Slice, Status};

const YEAR: &str = "start: 2021-01-01\ndue: 2021-12-31\n";

fn part(front: &str, slice: &str, t: &str) -> IndicatorInsight {
    let insight = judged(&format!("{YEAR}{front}"), t);
    let slice = Slice::parse(slice).expect("a slice");
    let part = insight.indicators[0].part(&slice);
    part.unwrap_or_else(|| panic!("no {slice} in\n{front}"))
        .clone()
}

/// A part of an indicator, and an indicator by itself with the same figures and promises, are
/// judged alike.
fn check_alike(shared: &str, whole: &str, own: &str) {
    let (front, alone) = (format!("{shared}{whole}"), format!("{YEAR}{shared}{own}"));
    for t in ["2021-03-01", "2021-07-31", "2021-12-31", "2022-03-01"] {
        let part = part(&front, "place=a", t);
        let alone = judged(&alone, t);
        let alone = &alone.indicators[0];
        assert_eq!(part.judgement, alone.judgement, "{front} on {t}");
        assert_eq!(part.progress, alone.progress, "{front} on {t}");
        assert_eq!(part.plan, alone.plan, "{front} on {t}");
        assert!(!part.counted);
    }
}

#[test]
fn a_part_is_judged_as_an_indicator_with_its_figures_would_be() {
    check_alike(
        "shape: even\nunit: homes\n",
        "by: place\ntarget: {value: 100, by: {a: 40, b: 60}}\n\
         done: {2021-02-28: {value: 9, by: {a: 2}}, 2021-06-30: {value: 40, by: {a: 21}}}",
        "target: 40\ndone: {2021-02-28: 2, 2021-06-30: 21}",
    );
    check_alike(
        "unit: homes\n",
        "by: place\ntarget: {value: 100, date: 2021-10-31, by: {a: 40}}\n\
         plan: {2021-05-31: 50, by: {a: {2021-05-31: 30}}}\n\
         done: {2021-02-28: {value: 9, by: {a: 2}}, 2021-06-30: {value: 40, by: {a: 21}}}",
        "target: {value: 40, date: 2021-10-31}\nplan: {2021-05-31: 30}\n\
         done: {2021-02-28: 2, 2021-06-30: 21}",
    );
    check_alike(
        "kind: duration\nunit: days\ndirection: decrease\naccumulation: snapshot\n",
        "by: place\nbaseline: {value: 15, date: 2021-01-01, by: {a: 20}}\n\
         target: {value: 10, by: {a: 12}}\n\
         done: {2021-03-31: {value: 14, by: {a: 19}}, 2021-06-30: {value: 13, by: {a: 16}}}",
        "baseline: {value: 20, date: 2021-01-01}\ntarget: 12\n\
         done: {2021-03-31: 19, 2021-06-30: 16}",
    );
    // Steps of the whole are none of a part that has no points.
    check_alike(
        "unit: homes\n",
        "by: place\nshape: step\nplan: {2021-06-30: 50}\ntarget: {value: 100, by: {a: 40}}\n\
         done: {2021-06-30: {value: 40, by: {a: 21}}}",
        "target: 40\ndone: {2021-06-30: 21}",
    );
}

#[test]
fn a_part_began_at_0_only_where_the_whole_did() {
    let start = |whole: &str| {
        let front = format!(
            "by: place\nunit: homes\n{whole}target: 100\n\
             done: {{2021-06-30: {{value: 90, by: {{a: 25}}}}}}"
        );
        part(&front, "place=a", "2021-06-30")
            .indicator
            .start_value()
    };
    assert_eq!(start(""), Some(0.0));
    assert_eq!(start("baseline: 0\n"), Some(0.0));
    assert_eq!(start("baseline: 80\n"), None);
    assert_eq!(start("baseline: {value: 80, by: {a: 20}}\n"), Some(20.0));
}

#[test]
fn a_part_never_decides_its_project() {
    let front = format!(
        "{YEAR}by: place\nunit: homes\nshape: even\ntarget: {{value: 100, by: {{a: 90}}}}\n\
         done: {{2021-06-30: {{value: 60, by: {{a: 0}}}}}}"
    );
    let insight = judged(&front, "2021-06-30");
    assert_eq!(insight.judgement.status, Status::Ahead);
    let part = &insight.indicators[0].parts[0];
    assert_eq!(part.judgement.status, Status::WellBehind);
    assert_eq!(insight.headlines().count(), 1);
}

#[test]
fn a_period_that_a_part_lacks_is_missing_in_its_sum() {
    let sums = "unit: homes\naccumulation: per-period\nby: place\ntarget: 100\n\
         done: {2021-01: {value: 9, by: {a: 5}}, 2021-02: 6, 2021-03: {value: 7, by: {a: 4}}}";
    let part = part(sums, "place=a", "2021-06-30");
    let actual = part.actual.expect("a sum");
    assert_eq!((actual.value, actual.bound), (9.0, Some(Bound::Lower)));
}

#[test]
fn what_nobody_knew_of_a_part_is_no_part_yet() {
    let front = format!(
        "{YEAR}by: place\nunit: homes\ntarget: 100\n\
         done: {{2021-03-31: {{value: 9, by: {{a: 5}}}}, 2021-06-30: {{value: 9, by: {{b: 4}}}}}}\n\
         corrections: [{{published: 2021-05-01, indicator: main, by: a, date: 2021-03-31, from: 5, \
         to: withdrawn, reason: r, kind: correction}}]"
    );
    let parts = |t: &str| {
        let parts = &judged(&front, t).indicators[0].parts;
        let slices = parts.iter().map(|p| p.indicator.slice.to_string());
        slices.collect::<Vec<_>>()
    };
    assert_eq!(parts("2021-04-30"), ["place=a"]);
    assert_eq!(parts("2021-05-31"), [""; 0]);
    assert_eq!(parts("2021-06-30"), ["place=b"]);
}

#[test]
fn the_target_of_a_part_moves_in_the_open() {
    let front = "by: place\nunit: homes\ntarget: {value: 100, by: {a: 50}}\n\
         done: {2021-06-30: {value: 40, by: {a: 25}}}\n\
         changes: [{published: 2021-07-15, field: indicators.main.by.place=a.target, from: 40, \
         to: 50, reason: r, kind: target}]";
    let progress = |t: &str| part(front, "place=a", t).progress.map(|p| p.value);
    assert_eq!(progress("2021-07-14"), Some(0.625));
    assert_eq!(progress("2021-07-15"), Some(0.5));
}

#[test]
fn a_part_that_cannot_be_is_told_by_its_own_code() {
    for (front, code) in [
        ("by: size\ntarget: 10 homes", Code::UnknownId),
        (
            "by: place\ntarget: {value: 10, by: {c: 4}}\nunit: homes",
            Code::UnknownId,
        ),
        (
            "target: {value: 10, by: {sex: {f: 4}}}\nunit: homes",
            Code::UnknownId,
        ),
        (
            "by: [place, sex]\nunit: homes\ndone: {2021-06-30: {value: 4, by: {a: 4}}}",
            Code::MissingKey,
        ),
        (
            "by: place\nunit: homes\nbaseline: 5\ntarget: {value: 10, by: {a: 4}}",
            Code::MissingKey,
        ),
        (
            "by: place\nunit: homes\ndone: {2021-03-31: {value: 4, by: {a: 4}}, 2021-06-30: \
             {value: 4, by: {a: 3}}}",
            Code::CumulativeFalls,
        ),
    ] {
        let (_, errors) = site(&format!("{YEAR}{front}"));
        assert_eq!(errors, [code], "{front}");
    }
}
