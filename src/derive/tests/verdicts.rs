//! Verdicts by rule: jumps, limits, bounds, the value at the start, tolerances, deadlines,
//! headlines.

use super::{check_status, day, judged};
use crate::derive::{Against, Class, Held, Kept, Lateness, Reason, programme, span};
use crate::model::vocabulary::Stage;
use crate::model::{Status, Tolerance};

/// The front matter of one indicator that is neither counted nor running, with what differs.
fn index(dates: &str, rest: &str) -> String {
    format!(
        "{dates}\nindicators: {{x: {{name: N, unit: u, kind: index, accumulation: snapshot, {rest}}}}}"
    )
}

fn check_days(front: &str, t: &str, days: f64, status: Status) {
    let insight = judged(front, t);
    let found = insight.indicators[0].days_ahead.expect("a plan");
    assert!(
        (found - days).abs() < 0.05,
        "{found} is not {days}\n{front} on {t}"
    );
    assert_eq!(
        insight.judgement.status, status,
        "{:?}\n{front} on {t}",
        insight.judgement
    );
}

const YEAR: &str = "start: 2021-01-01\ndue: 2021-12-31";

fn step(figure: &str) -> String {
    format!(
        "{YEAR}\nshape: step\nplan: {{2021-07-31: 500}}\ntarget: 1000 homes\ndone: {{{figure}}}"
    )
}

#[test]
fn what_falls_due_on_a_day_is_due_on_that_day() {
    let on_the_day = step("2021-07-31: 1");
    assert_eq!(
        judged(&on_the_day, "2021-07-31").indicators[0].planned,
        Some(500.0)
    );
    check_days(&on_the_day, "2021-07-31", -210.6, Status::WellBehind);
    for (value, days, status) in [
        (499, -0.5, Status::OnTrack),
        (500, 0.0, Status::OnTrack),
        (501, 0.0, Status::OnTrack),
        (400, -54.4, Status::Behind),
    ] {
        check_days(
            &step(&format!("2021-09-30: {value}")),
            "2021-09-30",
            days,
            status,
        );
    }
    // More than the next step asked for is ahead, by the line through the steps.
    check_days(&step("2021-08-31: 950"), "2021-08-31", 106.7, Status::Ahead);
}

#[test]
fn the_plan_by_milestones_is_read_in_the_same_way() {
    let front = |value: u32| {
        format!(
            "{YEAR}\nshape: by-milestones\nmilestones: {{a: {{name: A, due: 2021-06-30}}, b: {{name: B, due: 2021-12-31}}}}\n\
             target: 100 homes\ndone: {{2021-06-30: {value}}}"
        )
    };
    check_days(&front(40), "2021-06-30", -36.0, Status::Behind);
    check_days(&front(50), "2021-06-30", 0.0, Status::OnTrack);
}

#[test]
fn a_plan_that_asks_for_nothing_yet_buys_no_green() {
    check_days(&step("2021-07-30: 0"), "2021-07-30", 0.0, Status::Early);
    check_days(&step("2021-07-30: 490"), "2021-07-30", 0.0, Status::OnTrack);
    assert!(matches!(
        judged(&step("2021-07-30: 490"), "2021-07-30").judgement.reason,
        Reason::NothingDue { standing, .. } if (standing.raw + 3.22).abs() < 0.01
    ));
    check_status(&step("2021-07-30: 900"), "2021-07-30", Status::OnTrack);
    // A level beginning is read in the same way, in every shape.
    let level = |value: u32| {
        format!(
            "{YEAR}\nplan: {{2021-06-30: 0, 2021-09-30: 50}}\ntarget: 100 homes\ndone: {{2021-06-15: {value}}}"
        )
    };
    check_status(&level(0), "2021-06-15", Status::Early);
    check_status(&level(40), "2021-06-15", Status::OnTrack);
}

#[test]
fn on_a_level_stretch_the_missing_share_counts() {
    let front = |figure: &str| {
        format!(
            "{YEAR}\nplan: {{2021-03-31: 50, 2021-09-30: 50}}\ntarget: 100 homes\ndone: {{{figure}}}"
        )
    };
    check_days(
        &front("2021-08-31: 49"),
        "2021-08-31",
        -4.8,
        Status::OnTrack,
    );
    check_days(
        &front("2021-08-31: 30"),
        "2021-08-31",
        -96.8,
        Status::WellBehind,
    );
    check_days(&front("2021-08-31: 50"), "2021-08-31", 0.0, Status::OnTrack);
    check_days(
        &front("2021-09-30: 49"),
        "2021-09-30",
        -5.4,
        Status::OnTrack,
    );
}

#[test]
fn a_shortfall_is_never_called_as_planned() {
    let told = |figure: &str, t: &str, decimals: usize| {
        judged(&step(figure), t).indicators[0]
            .standing
            .expect("a plan")
            .against(decimals)
    };
    assert_eq!(told("2021-09-30: 500", "2021-09-30", 0), Against::AsPlanned);
    assert_eq!(
        told("2021-09-30: 501", "2021-09-30", 0),
        Against::Differs(1.0)
    );
    assert_eq!(
        told("2021-09-30: 499", "2021-09-30", 0),
        Against::Behind(-1.0, 1)
    );
    assert_eq!(
        told("2021-07-31: 1", "2021-07-31", 0),
        Against::Behind(-499.0, 211)
    );
    assert_eq!(told("2021-07-30: 0", "2021-07-30", 0), Against::NothingDue);
}

#[test]
fn a_step_backward_never_gives_a_limit_the_better_grade() {
    let most = |figures: &str| {
        index(
            YEAR,
            &format!("direction: at-most, target: 30, observations: {{{figures}}}"),
        )
    };
    check_status(
        &most("2021-05-31: 10, 2021-06-30: 35"),
        "2021-06-30",
        Status::Behind,
    );
    check_status(
        &most("2021-05-31: 10, 2021-06-30: 35, 2021-07-31: 32"),
        "2021-07-31",
        Status::Behind,
    );
    check_status(
        &most("2021-01-31: 10, 2021-02-28: 35, 2021-03-31: 32"),
        "2021-03-31",
        Status::Behind,
    );
    check_status(
        &most("2021-05-31: 35, 2021-06-30: 30"),
        "2021-06-30",
        Status::OnTrack,
    );
    check_status(&most("2021-06-30: 35"), "2021-06-30", Status::Unrated);
    let ceiling = index(
        YEAR,
        "direction: at-most, target: 4.3, observations: {2021-03-31: 5.0, 2021-04-30: 4.5}",
    );
    check_status(&ceiling, "2021-04-30", Status::Early);
    check_status(&ceiling.replace("4.5", "5.5"), "2021-04-30", Status::Behind);
    // From half time on by the pace at which the gap closes: 0.5 of 0.7 in 31 days leaves 12 days.
    let nearing = ceiling
        .replace("2021-04-30", "2021-07-31")
        .replace("2021-03-31", "2021-06-30");
    check_status(&nearing, "2021-07-31", Status::OnTrack);
    check_status(
        &most("2021-05-31: 50, 2021-08-31: 50"),
        "2021-08-31",
        Status::WellBehind,
    );
    check_status(
        &most("2021-05-31: 50, 2021-08-31: 31, 2021-09-30: 32"),
        "2021-09-30",
        Status::Behind,
    );
    check_status(
        &most("2021-05-31: 50, 2021-08-31: {value: 48, qualifier: at-least}"),
        "2021-08-31",
        Status::WellBehind,
    );
    check_status(
        &most("2021-05-31: 50, 2021-08-31: {value: 35, qualifier: at-least}"),
        "2021-08-31",
        Status::Unrated,
    );
    check_status(
        &most("2021-05-31: 20, 2021-08-31: {value: 25, qualifier: at-least}"),
        "2021-08-31",
        Status::Unrated,
    );
}

#[test]
fn a_range_that_is_approached_too_slowly_is_well_behind() {
    let range = |last: u32| {
        index(
            "start: 2005-01-01\ndue: 2030-12-31",
            &format!(
                "direction: range, every: yearly, baseline: {{value: 761, date: 2005}}, target: {{low: 419, high: 457}}, \
                 observations: {{2022: 700, 2023: {last}}}"
            ),
        )
    };
    let slow = judged(&range(694), "2025-06-30").judgement;
    let Reason::Limit {
        held: Held::Nearing {
            late, nearer: true, ..
        },
        ..
    } = slow.reason
    else {
        panic!("{slow:?}")
    };
    assert!((late - 20_697.3).abs() < 1.0, "{late}");
    assert_eq!(slow.status, Status::WellBehind);
    check_status(&range(701), "2025-06-30", Status::WellBehind);
    let crossed = "direction: range, baseline: 10, target: {low: 20, high: 30}, observations: {2021-06-30: 35}";
    check_status(&index(YEAR, crossed), "2021-06-30", Status::Behind);
}

#[test]
fn a_limit_is_met_by_the_figure_around_its_deadline() {
    let most = |figures: &str| {
        index(
            YEAR,
            &format!("direction: at-most, every: monthly, target: 30, observations: {{{figures}}}"),
        )
    };
    check_status(&most("2021-10-31: 20"), "2021-12-31", Status::OnTrack);
    check_status(&most("2021-11-30: 20"), "2021-12-31", Status::TargetMet);
    check_status(&most("2021-10-31: 20"), "2022-01-31", Status::Awaiting);
    check_status(&most("2021-10-31: 20"), "2022-02-01", Status::Overdue);
    check_status(
        &most("2021-10-31: 20, 2022-02-28: 20"),
        "2022-02-28",
        Status::Overdue,
    );
    check_status(
        &most("2021-12-31: 20, 2022-02-28: 40"),
        "2022-02-28",
        Status::TargetMet,
    );
    // On the day itself, with no figure of its time, it is judged as before.
    check_status(
        &most("2021-05-31: 20, 2021-06-30: 35"),
        "2021-12-31",
        Status::Unrated,
    );
    check_status(
        &most("2021-05-31: 20, 2021-10-31: 35"),
        "2021-12-31",
        Status::Behind,
    );
}

#[test]
fn a_limit_that_is_kept_asks_for_no_start() {
    let dates = "start: unknown\ndue: 2021-12-31";
    let limit = |rest: &str| index(dates, &format!("every: monthly, {rest}"));
    let most = |figures: &str| {
        limit(&format!(
            "direction: at-most, target: 30, observations: {{{figures}}}"
        ))
    };
    check_status(&most("2021-05-31: 20"), "2021-06-30", Status::OnTrack);
    // Once kept and now outside is behind; how fast the rest goes cannot be told without a start.
    check_status(
        &most("2021-05-31: 20, 2021-06-30: 35"),
        "2021-06-30",
        Status::Behind,
    );
    check_status(
        &most("2021-05-31: 45, 2021-06-30: 35"),
        "2021-06-30",
        Status::Unrated,
    );
    let range = "direction: range, target: {low: 10, high: 20}, observations: {2021-05-31: 40, 2021-06-30: 5}";
    check_status(&limit(range), "2021-06-30", Status::Behind);
    check_status(
        &most("2021-05-31: 20").replace("2021-12-31", "unknown"),
        "2021-06-30",
        Status::Unrated,
    );
}

#[test]
fn sums_with_bounds_prove_no_more_than_their_parts() {
    let sum = |first: &str, second: &str| {
        format!(
            "{YEAR}\ntarget: 8 homes\naccumulation: per-period\ndone: {{2021-01: {first}, 2021-02: {second}}}"
        )
    };
    let bound = |value: u32, word: &str| format!("{{value: {value}, qualifier: {word}}}");
    let upper = judged(&sum(&bound(5, "at-most"), "3"), "2021-03-31");
    assert_eq!(upper.judgement.status, Status::Unrated);
    assert_eq!(upper.class, Class::NoPercentage);
    check_status(
        &sum(&bound(5, "at-least"), "3"),
        "2021-03-31",
        Status::TargetMet,
    );
    let both = judged(
        &sum(&bound(5, "at-least"), &bound(3, "at-most")),
        "2021-03-31",
    );
    assert_eq!(
        (both.judgement.status, both.progress),
        (Status::Unrated, None)
    );
    check_status(
        &sum("{flag: missing}", &bound(9, "at-most")),
        "2021-03-31",
        Status::Unrated,
    );
}

#[test]
fn an_upper_bound_proves_lateness_and_never_success() {
    let front = |value: u32| {
        format!(
            "start: 2021-01-01\ndue: 2022-01-01\ntarget: 365 homes\ndone: {{2021-07-20: {{value: {value}, qualifier: at-most}}}}"
        )
    };
    check_status(&front(100), "2021-07-20", Status::WellBehind);
    check_status(&front(195), "2021-07-20", Status::Unrated);
    check_status(&front(400), "2021-07-20", Status::Unrated);
    check_status(&front(400), "2021-02-01", Status::NoData);
    let late = judged(&front(100), "2021-07-20");
    assert_eq!(
        (late.indicators[0].mean_pace, late.indicators[0].required),
        (None, None),
        "no pace is told from a bound"
    );
}

fn emissions(baseline: &str, figures: &str, rest: &str) -> String {
    index(
        "start: 2020-01-01\ndue: 2030-12-31",
        &format!(
            "direction: decrease, every: yearly, baseline: {baseline}, target: 450, {rest}observations: {{{figures}}}"
        ),
    )
}

#[test]
fn the_plan_leads_from_the_latest_figure_by_the_start() {
    let dated = "{value: 780, date: 2007}";
    let fresh = judged(&emissions(dated, "2019: 690, 2020: 680", ""), "2021-06-30");
    let of = &fresh.indicators[0];
    assert_eq!(of.origin.map(|o| o.value), Some(690.0));
    assert!(
        (of.mean_pace.expect("a pace") * 365.0 + 10.0).abs() < 0.1,
        "{:?}",
        of.mean_pace
    );
    assert_eq!(
        of.baseline(),
        Some((
            crate::base::PartialDate::parse("2007", 1).expect("a year"),
            780.0
        )),
        "drawn on its own day"
    );
    let undated = judged(&emissions("780", "2019: 690, 2020: 680", ""), "2021-06-30");
    assert_eq!(undated.indicators[0].origin.map(|o| o.value), Some(690.0));
    assert_eq!(
        undated.indicators[0].baseline(),
        None,
        "no figure of the start is made of it"
    );
    let stale = emissions(dated, "2020: 680", "shape: even, ");
    let of = &judged(&stale, "2021-06-30").indicators[0];
    assert!(
        (of.origin.expect("read on the line").value - 687.69).abs() < 0.005,
        "{:?}",
        of.origin
    );
    check_days(&stale, "2021-06-30", -235.1, Status::Behind);
    // The line does not lead over a break.
    let broken = emissions(dated, "2020: {value: 680, flag: break}", "shape: even, ");
    assert_eq!(
        judged(&broken, "2021-06-30").indicators[0]
            .origin
            .map(|o| o.value),
        Some(780.0)
    );
    // A bound is no value at the start, and a baseline of the start's own day comes before the
    // figure of that day.
    let bound = emissions(
        "{value: 780, date: 2020-01-01}",
        "2019-12-31: {value: 690, qualifier: at-least}, 2020: 680",
        "",
    );
    assert_eq!(
        judged(&bound, "2021-06-30").indicators[0]
            .origin
            .map(|o| o.value),
        Some(780.0)
    );
    let same = emissions(
        "{value: 780, date: 2020-01-01}",
        "2020-01-01: 700, 2020: 680",
        "",
    );
    assert_eq!(
        judged(&same, "2021-06-30").indicators[0]
            .origin
            .map(|o| o.value),
        Some(700.0)
    );
}

#[test]
fn who_stood_beyond_the_target_at_the_start_has_no_way_to_be_measured() {
    let front = index(
        YEAR,
        "baseline: 10, target: 50, observations: {2020-12-31: 60, 2021-10-31: 49.9}",
    );
    check_status(&front, "2021-10-31", Status::Worse);
    let within = index(
        YEAR,
        "baseline: 10, target: 50, observations: {2020-12-31: 50, 2021-10-31: 49.9}",
    );
    check_status(&within, "2021-10-31", Status::Unrated);
}

#[test]
fn worse_is_measured_from_the_value_at_the_start() {
    let front = |now: u32| {
        index(
            YEAR,
            &format!(
                "baseline: 0, target: 100, observations: {{2020-12-31: 50, 2021-10-31: {now}}}"
            ),
        )
    };
    check_status(&front(40), "2021-10-31", Status::Worse);
    check_status(&front(46), "2021-10-31", Status::WellBehind);
    let away = judged(&front(46), "2021-10-31").judgement.reason;
    assert!(
        matches!(
            away,
            Reason::Pace {
                lateness: Lateness::Away,
                ..
            }
        ),
        "{away:?}"
    );
}

#[test]
fn without_a_plan_nothing_is_ahead() {
    check_status(
        &format!("{YEAR}\ntarget: 100 homes\ndone: {{2021-08-31: 99}}"),
        "2021-08-31",
        Status::OnTrack,
    );
    check_status(
        &format!("{YEAR}\nshape: even\ntarget: 100 homes\ndone: {{2021-08-31: 99}}"),
        "2021-08-31",
        Status::Ahead,
    );
}

#[test]
fn a_pace_never_spans_a_break() {
    let figures = "2021-05-31: 10, 2021-06-30: {value: 60, flag: break}, 2021-09-30: 61";
    let front = index(
        YEAR,
        &format!("baseline: 0, target: 100, observations: {{{figures}}}"),
    );
    let of = &judged(&front, "2021-09-30").indicators[0];
    assert!(
        (of.mean_pace.expect("a pace") - 1.0 / 92.0).abs() < 1e-9,
        "{:?}",
        of.mean_pace
    );
    check_status(&front, "2021-09-30", Status::WellBehind);
    check_status(&front, "2021-07-31", Status::Unrated);
}

#[test]
fn a_yes_or_no_has_no_pace() {
    let front = |rest: &str, value: &str| {
        format!(
            "{YEAR}\nindicators: {{x: {{name: N, kind: yes-no, accumulation: snapshot, {rest}observations: {{2021-08-31: {value}}}}}}}"
        )
    };
    check_status(&front("", "no"), "2021-08-31", Status::Unrated);
    check_status(&front("", "yes"), "2021-08-31", Status::TargetMet);
    check_status(&front("", "no"), "2022-06-30", Status::Overdue);
    let dated = "target: {value: yes, date: 2022-12-31}, ";
    check_status(&front(dated, "no"), "2022-06-30", Status::Unrated);
    check_status(
        &front("no_target: open, ", "no"),
        "2022-06-30",
        Status::Unrated,
    );
    check_status(
        &front("no_target: open, ", "yes"),
        "2021-08-31",
        Status::Unrated,
    );
}

#[test]
fn silence_keeps_a_bad_status() {
    let front = |value: &str, rest: &str| {
        format!(
            "start: 2021-01-01\ndue: 2022-12-31\nevery: monthly\n{rest}target: 100 homes\ndone: {{2021-10-31: {value}}}"
        )
    };
    check_status(
        &front("10", "shape: even\n"),
        "2022-06-30",
        Status::WellBehind,
    );
    check_status(&front("40", "shape: even\n"), "2022-06-30", Status::Unrated);
}

fn check_allowed(tolerance: Tolerance, span: i32, on: i32, allowed: i32) {
    let start = day("2021-01-01");
    assert_eq!(
        span::allowed(tolerance, start, start.plus(span), start.plus(on)),
        allowed,
        "{tolerance:?} {span} {on}"
    );
}

#[test]
fn what_counts_as_on_track_is_bounded() {
    let usual = Tolerance::default();
    check_allowed(usual, 274, 182, 13);
    check_allowed(usual, 100, 10, 7);
    check_allowed(usual, 1000, 10, 50);
    check_allowed(usual, 1000, 980, 20);
    // Under 47 days the share is halved, so that one day never crosses two grades.
    check_allowed(usual, 47, 10, 7);
    check_allowed(usual, 46, 10, 3);
    check_allowed(usual, 30, 10, 2);
    // Whatever is set.
    check_allowed(
        Tolerance {
            days: 300,
            share: 0.5,
            behind: 0.9,
        },
        1000,
        10,
        150,
    );
    check_allowed(
        Tolerance {
            days: 300,
            share: 0.5,
            behind: 0.1,
        },
        1000,
        10,
        100,
    );
}

#[test]
fn an_indicators_own_tolerance_leaves_the_rest_to_the_site() {
    let front = |own: &str| {
        format!(
            "{YEAR}\nindicators: {{x: {{name: N, unit: u, shape: even, target: 100, {own}observations: {{2021-08-31: 60}}}}}}"
        )
    };
    // 24 of 364 days behind.
    check_status(&front(""), "2021-08-31", Status::Behind);
    check_status(
        &front("tolerance: {behind: 0.05}, "),
        "2021-08-31",
        Status::WellBehind,
    );
    check_status(
        &front("tolerance: {days: 25}, "),
        "2021-08-31",
        Status::OnTrack,
    );
    let own = &judged(&front("tolerance: {days: 25}, "), "2021-08-31")
        .known
        .indicators[0]
        .tolerance;
    let site = Tolerance {
        days: 3,
        share: 0.01,
        behind: 0.3,
    };
    assert_eq!(own.over(site), Tolerance { days: 25, ..site });
}

#[test]
fn a_late_success_says_how_late_by_the_first_figure_that_reaches_it() {
    let front = format!(
        "{YEAR}\ntarget: 100 homes\ndone: {{2021-12-31: 90, 2022-02-20: 100, 2022-03-31: 110}}"
    );
    let judgement = judged(&front, "2022-04-30").judgement;
    assert!(
        matches!(judgement.reason, Reason::TargetMet { late: Some(51), .. }),
        "{judgement:?}"
    );
    let early = judged(
        &format!("{YEAR}\ntarget: 100 homes\ndone: {{2021-12-31: 100}}"),
        "2022-04-30",
    )
    .judgement;
    assert!(
        matches!(early.reason, Reason::TargetMet { late: None, .. }),
        "{early:?}"
    );
}

#[test]
fn where_no_headline_is_left_the_next_stands_in_and_no_figure_is_denied() {
    let all = |rest: &str| {
        format!(
            "{YEAR}\nindicators: {{a: {{name: A, unit: u, headline: true, closed: 2021-06-30, target: 10, observations: {{2021-05-31: 4}}}}{rest}}}"
        )
    };
    let input = ", m: {name: M, unit: CNY, kind: money, level: input, target: 10, observations: {2021-05-31: 4}}";
    let output = ", b: {name: B, unit: u, target: 10, observations: {2021-08-31: 10}}";
    check_status(
        &all(&format!("{input}{output}")),
        "2021-08-31",
        Status::TargetMet,
    );
    let none = judged(&all(input), "2021-08-31");
    assert!(
        matches!(
            none.judgement.reason,
            Reason::Aside {
                closed: true,
                actual: Some(_),
                ..
            }
        ),
        "{:?}",
        none.judgement
    );
    assert_eq!(
        (none.judgement.status, none.class),
        (Status::Unrated, Class::NoPercentage)
    );
    let steps = format!(
        "{}\nmilestones: {{s: {{name: S, due: 2021-12-31}}}}",
        all(input)
    );
    check_status(&steps, "2021-08-31", Status::OnTrack);
    check_status(YEAR, "2021-08-31", Status::NoData);
}

#[test]
fn closing_a_headline_does_not_end_its_promise() {
    let front = |closed: &str, value: u32| {
        format!(
            "{YEAR}\nindicators: {{a: {{name: A, unit: u, headline: true, {closed}target: 10, observations: {{2021-12-31: {value}}}}}}}"
        )
    };
    assert_eq!(
        judged(&front("closed: 2022-01-15, ", 4), "2022-06-30").kept,
        Some(Kept::Changed)
    );
    assert_eq!(
        judged(&front("closed: 2022-01-15, ", 10), "2022-06-30").kept,
        Some(Kept::OnTime)
    );
    assert_eq!(judged(&front("", 4), "2022-06-30").kept, Some(Kept::Missed));
}

#[test]
fn a_period_counts_when_at_least_half_of_it_lies_after_the_start() {
    let front = |start: &str| {
        format!(
            "start: {start}\ndue: 2021-12-31\ntarget: 100 homes\naccumulation: per-period\ndone: {{2021-02: 5, 2021-03: 7}}"
        )
    };
    let total = |start: &str| {
        judged(&front(start), "2021-03-31").indicators[0]
            .actual
            .map(|a| a.value)
    };
    assert_eq!(total("2021-02-14"), Some(12.0), "fourteen of 28 days");
    assert_eq!(total("2021-02-15"), Some(7.0));
}

#[test]
fn a_plan_changed_after_a_figure_below_it_says_since_when_it_holds() {
    let front = format!(
        "{YEAR}\nshape: even\ntarget: 200 homes\ndone: {{2021-08-31: 60}}\n\
         changes: [{{published: 2021-09-10, field: target, from: 100, to: 200, kind: target, reason: r}}]"
    );
    let reason = judged(&front, "2021-09-30").judgement.reason;
    assert!(
        matches!(reason, Reason::Plan { since: Some(on), .. } if on == day("2021-09-10")),
        "{reason:?}"
    );
    let before = judged(&front, "2021-09-01").judgement.reason;
    assert!(
        matches!(before, Reason::Plan { since: None, .. }),
        "{before:?}"
    );
}

#[test]
fn only_the_status_gives_a_limit_a_percentage() {
    let front = index(
        YEAR,
        "direction: at-most, target: 30, observations: {2021-12-28: 20}",
    );
    assert_eq!(judged(&front, "2021-12-30").class, Class::NoPercentage);
    assert_eq!(judged(&front, "2021-12-31").class, Class::BasicallyComplete);
    let all = [judged(&front, "2021-12-30")];
    assert_eq!(programme::programme(&all).class(Class::NoPercentage), 1);
}

#[test]
fn waiting_on_a_level_stretch_is_no_advance() {
    let front = |value: u32, figure: &str, shape: &str| {
        format!(
            "{YEAR}\n{shape}plan: {{2021-04-10: 500, 2021-07-31: 500}}\ntarget: 1000 homes\ndone: {{{figure}: {value}}}"
        )
    };
    for shape in ["", "shape: step\n"] {
        check_days(
            &front(501, "2021-06-30", shape),
            "2021-06-30",
            0.0,
            Status::OnTrack,
        );
        check_days(
            &front(501, "2021-04-10", shape),
            "2021-04-10",
            0.5,
            Status::OnTrack,
        );
        check_days(
            &front(600, "2021-06-30", shape),
            "2021-06-30",
            0.0,
            Status::OnTrack,
        );
        check_days(
            &front(950, "2021-06-30", shape),
            "2021-06-30",
            157.5,
            Status::Ahead,
        );
    }
}

#[test]
fn the_promise_stays_with_the_first_outcome_after_it_was_closed() {
    let two = |closed: &str| {
        format!(
            "{YEAR}\nindicators: {{m: {{name: M, unit: CNY, kind: money, level: input, target: 9}}, \
             a: {{name: A, unit: u, {closed}target: 10, observations: {{2021-12-31: 4}}}}, \
             b: {{name: B, unit: u, target: 10, observations: {{2021-12-31: 10}}}}}}"
        )
    };
    assert_eq!(
        judged(&two("closed: 2022-01-15, "), "2022-06-30").kept,
        Some(Kept::Changed)
    );
    assert_eq!(judged(&two(""), "2022-06-30").kept, Some(Kept::Missed));
}

#[test]
fn a_milestone_met_after_its_own_day_is_never_a_promise_kept_on_time() {
    let front = |first: &str, last: &str| {
        let milestones = format!(
            "{{a: {{name: A, due: {first}, met: 2021-03-05}}, b: {{name: B, due: {last}, met: 2021-04-01}}}}"
        );
        format!("{YEAR}\nmilestones: {milestones}")
    };
    let check = |first: &str, last: &str, t: &str, kept: Option<Kept>| {
        assert_eq!(
            judged(&front(first, last), t).kept,
            kept,
            "{first} {last} {t}"
        );
    };
    check("2021-03-01", "2021-06-30", "2021-05-31", None);
    check("2021-03-01", "2021-06-30", "2021-07-01", Some(Kept::Late));
    check("2021-03-05", "2021-06-30", "2021-03-31", None);
    check("2021-03-05", "2021-06-30", "2021-05-31", Some(Kept::OnTime));
    // What has no date cannot be kept in time.
    check("unknown", "2021-06-30", "2021-07-01", None);
}

#[test]
fn the_promise_of_a_stage_is_awaited_before_it_is_missed() {
    let front = |rest: &str| format!("{YEAR}\n{rest}");
    let check = |rest: &str, t: &str, kept: Option<Kept>| {
        assert_eq!(judged(&front(rest), t).kept, kept, "{rest} {t}")
    };
    let input = "indicators: {m: {name: M, unit: CNY, kind: money, level: input, target: 9}}\n";
    for rest in ["stage: {2021-02-01: under-way}", input, ""] {
        check(rest, "2021-12-31", None);
        check(rest, "2022-01-31", Some(Kept::Awaiting));
        check(rest, "2022-02-01", Some(Kept::Missed));
    }
    let done = |day: &str| {
        format!(
            "stage: {{2021-02-01: under-way, {day}: {{is: completed, evidence: [e]}}}}\nevidence: {{e: {{title: E, kind: document}}}}"
        )
    };
    check(&done("2021-12-31"), "2022-02-01", Some(Kept::OnTime));
    check(&done("2022-01-02"), "2022-02-01", Some(Kept::Late));
}

#[test]
fn a_bound_beyond_a_range_proves_that_it_is_missed() {
    let range = |figure: &str| {
        let rest = "direction: range, baseline: 2000, target: {low: 700, high: 900}";
        index(
            YEAR,
            &format!("{rest}, observations: {{2021-05-31: 2000, 2021-08-31: {figure}}}"),
        )
    };
    let bound = |value: u32, word: &str| {
        judged(
            &range(&format!("{{value: {value}, qualifier: {word}}}")),
            "2021-08-31",
        )
    };
    let beyond = bound(1900, "at-least");
    assert_eq!(
        beyond.judgement.status,
        Status::WellBehind,
        "{:?}",
        beyond.judgement
    );
    let upper = beyond.progress.expect("at most so much of the way");
    assert!(
        upper.proves_below(0.5) && !upper.proves_at_least(0.0),
        "{upper:?}"
    );
    for (value, word) in [
        (800, "at-least"),
        (800, "at-most"),
        (600, "at-least"),
        (1000, "at-most"),
    ] {
        let open = bound(value, word);
        assert_eq!(
            (open.judgement.status, open.progress),
            (Status::Unrated, None),
            "{word} {value}"
        );
    }
}

#[test]
fn a_sum_that_proves_nothing_stands_nowhere_against_its_plan() {
    let figures =
        "2021-01: {value: 50, qualifier: at-least}, 2021-02: {value: 30, qualifier: at-most}";
    let front = format!(
        "{YEAR}\nshape: even\ntarget: 100 homes\naccumulation: per-period\ndone: {{{figures}}}"
    );
    let of = &judged(&front, "2021-03-31").indicators[0];
    assert_eq!(
        (of.standing, of.planned, of.earned_days, of.days_ahead),
        (None, None, None, None)
    );
    assert_eq!(of.judgement.status, Status::Unrated);
}

#[test]
fn before_its_first_entry_a_stage_is_planned() {
    let stage = |t: &str| {
        let insight = judged(&format!("{YEAR}\nstage: {{2021-02-01: under-way}}"), t);
        insight.known.stage.at(day(t)).map(|entry| entry.is)
    };
    assert_eq!(stage("2021-01-31"), Some(Stage::Planned));
    assert_eq!(stage("2021-02-01"), Some(Stage::UnderWay));
    assert_eq!(
        judged(YEAR, "2021-01-31").known.stage.at(day("2021-01-31")),
        None
    );
}

#[test]
fn a_bound_that_would_be_worse_and_does_not_prove_it_is_not_judged() {
    let range = |figure: &str| {
        index(
            "start: 2021-03-24\ndue: 2021-07-18",
            &format!(
                "direction: decrease, baseline: {{value: 1756, date: 2021-02-02}}, \
                 target: {{low: 526, high: 702}}, observations: {{2021-04-30: {figure}}}"
            ),
        )
    };
    let at_most = |value: u32| range(&format!("{{value: {value}, qualifier: at-most}}"));
    check_status(&range("1857"), "2021-04-30", Status::Worse);
    check_status(&at_most(1857), "2021-04-30", Status::Unrated);
    check_status(&at_most(1750), "2021-04-30", Status::Early);
}

#[test]
fn a_figure_before_the_start_tells_how_often_there_is_one() {
    // The first half-year is in no sum; without it two figures would be taken for monthly ones.
    let front = "start: 2020-10-29\ndue: 2024-10-26\nunit: homes\naccumulation: per-period\n\
                 shape: even\ntarget: 1324\ndone: {2020-H2: 85, 2021-H1: 211, 2021-H2: 73}";
    check_status(front, "2022-06-13", Status::Behind);
}
