//! The model's own test vectors and what must hold for any figures.

mod parts;
mod verdicts;

use super::*;
use crate::Options;
use crate::base::Code;
use crate::io::MemorySource;
use crate::model::Status;
use proptest::prelude::*;

pub fn day(text: &str) -> Date {
    Date::parse(text).unwrap_or_else(|| panic!("{text} is no day"))
}

/// A site with one project, of which `front` is the front matter below title and focus.
pub fn site(front: &str) -> (Site, Vec<Code>) {
    let config = "title: T\npublisher: P\nlanguages: [en]\nfocuses: {f: F}\nas_of: 2031-12-31\n\
         places: {a: A, b: B}\ndimensions: {sex: {f: Women, m: Men}}\n";
    let project = format!("---\ntitle: P\nfocus: f\n{front}\n---\n");
    let files = [
        ("content/site.yaml".to_owned(), config.as_bytes().to_vec()),
        ("content/projects/p.md".to_owned(), project.into_bytes()),
    ];
    let stated = crate::stated(&MemorySource::new(files), &Options::default());
    let errors = stated.diagnostics.iter().map(|d| d.code);
    let errors = errors.filter(|c| c.severity() == crate::base::Severity::Error);
    (
        stated.made.expect("a sound configuration"),
        errors.collect(),
    )
}

fn judged(front: &str, t: &str) -> ProjectInsight {
    let (site, errors) = site(front);
    assert!(errors.is_empty(), "{errors:?} in\n{front}");
    project::project(
        &site.projects[0],
        (&site.settings, Depth::Parts),
        AsOf::on(day(t)),
    )
}

#[test]
fn the_ends_of_quarters_after_an_edit_are_those_computed_as_a_whole() {
    let steady = Arc::new(Project {
        id: "q".into(),
        ..Project::clone(&site(LINEAR).0.projects[0])
    });
    let front = |target: &str, done: &str, more: &str| {
        format!("start: 2021-02-01\ndue: 2021-12-31\ntarget: {target}\ndone: {{{done}}}\n{more}")
    };
    let early = "2021-03-20: 10, 2021-06-20: 20";
    let moved = "changes: [{published: 2021-05-01, field: due, from: 2021-11-30, to: 2021-12-31, \
         kind: due, reason: r, decided_by: d}]";
    let (memos, at) = (Memos::empty(), AsOf::on(day("2021-11-15")));
    let mut before: Option<Insight> = None;
    for (front, kept) in [
        (front("100 homes", early, ""), 0),
        (
            front("100 homes", &format!("{early}, 2021-08-20: 30"), ""),
            2,
        ),
        (
            front("100 homes", &format!("{early}, 2021-08-20: 90"), ""),
            2,
        ),
        (front("90 homes", early, ""), 0),
        (front("90 homes", early, moved), 1),
        (front("90 homes", early, ""), 1),
        (front("90 homes", "", ""), 0),
        (front("90 homes", early, "published: 2021-05-05"), 0),
    ] {
        let (mut site, _) = site(&front);
        site.projects.push(steady.clone());
        let again = insight_with(&site, at, History::Whole, &memos);
        let whole = insight(&site, at, History::Whole);
        assert_eq!(format!("{again:#?}"), format!("{whole:#?}"), "{front}");
        let shared = before.iter().flat_map(|b| b.past.iter().zip(&again.past));
        let same = shared.filter(|(before, now)| Arc::ptr_eq(before, now));
        assert!(kept <= same.count(), "{front}");
        before = Some(again);
    }
}

fn check_status(front: &str, t: &str, status: Status) {
    let insight = judged(front, t);
    assert_eq!(
        insight.judgement.status, status,
        "{:?}\n{front} on {t}",
        insight.judgement
    );
}

const LINEAR: &str =
    "start: 2021-04-01\ndue: 2021-12-31\nshape: even\ntarget: 2300 homes\ndone: {2021-09-30: 1380}";

#[test]
fn the_vector_linear_holds() {
    let insight = judged(LINEAR, "2021-09-30");
    let i = &insight.indicators[0];
    let near = |a: Option<f64>, b: f64| {
        assert!((a.expect("defined") - b).abs() < 5e-5, "{a:?} is not {b}")
    };
    near(i.progress.map(|p| p.value), 0.6);
    near(i.elapsed, 182.0 / 274.0);
    near(i.variance(), 0.6 - 182.0 / 274.0);
    near(i.performance(), 0.9033);
    near(i.earned_days, 164.4);
    near(i.days_ahead, -17.6);
    assert_eq!(i.allowed, Some(13));
    assert_eq!(insight.judgement.status, Status::Behind);
}

#[test]
fn the_same_figure_read_later_has_the_same_pace() {
    let early = judged(LINEAR, "2021-09-30");
    for every in ["weekly", "monthly", "quarterly", "10 days"] {
        let late = judged(&format!("{LINEAR}\nevery: {every}"), "2021-10-29");
        assert_eq!(
            late.indicators[0].days_ahead,
            early.indicators[0].days_ahead
        );
        assert_eq!(late.judgement.status, Status::Behind, "{every}");
    }
}

#[test]
fn the_vector_trajectory_holds() {
    let insight = judged(
        "start: 2021-04-01\ndue: 2021-12-31\nplan: {2021-06-30: 500, 2021-09-30: 1500}\ntarget: 2300 homes\ndone: {2021-09-30: 1380}",
        "2021-09-30",
    );
    let i = &insight.indicators[0];
    let plan = i.plan.as_ref().expect("a plan");
    assert!((plan.value(day("2021-08-15")) - 1000.0).abs() < 1e-9);
    assert!((i.performance().expect("defined") - 0.92).abs() < 1e-9);
    assert!((i.earned_days.expect("defined") - 170.96).abs() < 1e-9);
    assert_eq!(insight.judgement.status, Status::OnTrack);
}

#[test]
fn the_other_vectors_hold() {
    let even = "start: 2021-04-01\ndue: 2021-12-31\nshape: even\ntarget: 100 homes";
    // 33 of 274 days with 6 %, and 269 of 274 days with 94 %.
    check_status(
        &format!("{even}\ndone: {{2021-05-04: 6}}"),
        "2021-05-04",
        Status::Behind,
    );
    check_status(
        &format!("{even}\ndone: {{2021-12-26: 94}}"),
        "2021-12-26",
        Status::Behind,
    );
    check_status(
        "start: 2021-04-01\ndue: 2021-12-31\ntarget: 100 homes\ndone: {2021-05-04: 6}",
        "2021-05-04",
        Status::Early,
    );
    let decreasing = |a: &str| {
        format!(
            "start: 2021-01-01\ndue: 2021-12-31\nindicators: {{x: {{name: N, unit: d, kind: duration, direction: decrease, accumulation: snapshot, baseline: 15.1, target: 10, observations: {{2021-10-31: {a}}}}}}}"
        )
    };
    let better = judged(&decreasing("12"), "2021-10-31");
    assert!((better.progress.expect("defined").value - 0.607_843).abs() < 1e-6);
    check_status(&decreasing("16"), "2021-10-31", Status::Worse);
    let ceiling = "start: 2021-01-01\ndue: 2021-12-31\nindicators: {x: {name: N, unit: mg, kind: index, direction: at-most, accumulation: snapshot, target: 4.3, every: monthly, observations: {2021-12-15: 3.57}}}";
    check_status(ceiling, "2021-12-20", Status::OnTrack);
    check_status(ceiling, "2021-12-31", Status::TargetMet);
    check_status(ceiling, "2022-06-01", Status::TargetMet);
    let over = judged(
        "start: 2021-01-01\ndue: 2021-12-31\ntarget: 60 courses\ndone: {2021-10-31: 577}",
        "2021-10-31",
    );
    assert!((over.progress.expect("defined").value - 9.616_667).abs() < 1e-6);
    check_status(
        "start: 2021-01-01\ndue: 2021-12-31\nindicators: {x: {name: N, unit: f, no_target: open, observations: {2021-10-31: {value: 1200, qualifier: at-least}}}}",
        "2021-10-31",
        Status::Unrated,
    );
    check_status(
        "start: 2021-01-01\ndue: 2021-12-31\nstage: ongoing\nindicators: {x: {name: N, unit: f, no_target: open, observations: {2021-10-31: {value: 1200, qualifier: at-least}}}}",
        "2021-10-31",
        Status::Ongoing,
    );
    check_status(
        "start: 2021-01-01\ndue: 2022-12-31\nshape: even\ntarget: 2300 homes\ndone: {2021-12-31: 2}",
        "2021-12-31",
        Status::WellBehind,
    );
}

#[test]
fn a_moved_target_shows_both_percentages() {
    let front = "start: 2021-01-01\ndue: 2021-12-31\ntarget: 1500 homes\ndone: {2021-10-31: 1380}\nchanges: [{published: 2021-08-01, field: target, from: 2300, to: 1500, kind: target, reason: r}]";
    let insight = judged(front, "2021-10-31");
    let original = &insight.original[0];
    assert!((insight.progress.expect("defined").value - 0.92).abs() < 1e-9);
    assert!((original.progress.expect("defined") - 0.6).abs() < 1e-9);
    assert!((original.difference.expect("defined") - 0.32).abs() < 1e-9);
    let before = judged(front, "2021-07-31");
    assert_eq!(
        before.indicators[0].indicator.target_value(),
        Some(2300.0),
        "on an earlier day the target is the earlier one"
    );
}

#[test]
fn a_lower_bound_proves_success_and_never_lateness() {
    let bound = |value: u32| {
        format!(
            "start: 2021-01-01\ndue: 2021-12-31\nshape: even\ntarget: 100 homes\ndone: {{2021-06-30: {{value: {value}, qualifier: at-least}}}}"
        )
    };
    check_status(&bound(10), "2021-06-30", Status::Unrated);
    check_status(&bound(50), "2021-06-30", Status::OnTrack);
    check_status(&bound(100), "2021-06-30", Status::TargetMet);
    // An undecided bound is awaited for three intervals and at least 92 days.
    check_status(&bound(10), "2022-04-02", Status::Awaiting);
    check_status(&bound(10), "2022-04-03", Status::Overdue);
}

#[test]
fn the_deadline_waits_one_interval_for_the_last_figure() {
    let front = "start: 2021-01-01\ndue: 2021-11-30\nevery: monthly\nshape: even\ntarget: 100 homes\ndone: {2021-11-15: 90}";
    // With fifteen days left, fifteen days of tolerance are left.
    check_status(front, "2021-11-30", Status::Behind);
    check_status(front, "2021-12-31", Status::Awaiting);
    check_status(front, "2022-01-01", Status::Overdue);
    check_status(
        &front.replace("2021-11-15", "2021-11-30"),
        "2021-12-01",
        Status::Overdue,
    );
}

#[test]
fn a_figure_counts_from_the_day_it_was_published() {
    let front = "start: 2021-01-01\ndue: 2021-12-31\nshape: even\ntarget: 100 homes\ndone: {2021-06-30: {value: 50, published: 2021-07-10}}";
    check_status(front, "2021-07-09", Status::NoData);
    check_status(front, "2021-07-10", Status::OnTrack);
}

#[test]
fn a_correction_counts_from_its_own_day() {
    let front = "start: 2021-01-01\ndue: 2021-12-31\ntarget: 100 homes\ndone: {2021-06-30: 60}\ncorrections: [{published: 2021-08-01, indicator: main, date: 2021-06-30, from: 60, to: 40, reason: r, kind: correction}]";
    assert_eq!(
        judged(front, "2021-07-31").indicators[0]
            .actual
            .map(|a| a.value),
        Some(60.0)
    );
    assert_eq!(
        judged(front, "2021-08-01").indicators[0]
            .actual
            .map(|a| a.value),
        Some(40.0)
    );
}

#[test]
fn long_silence_takes_a_good_status_away() {
    let front = "start: 2021-01-01\ndue: 2022-12-31\nevery: monthly\nshape: even\ntarget: 100 homes\ndone: {2021-03-31: 13}";
    check_status(front, "2021-06-30", Status::OnTrack);
    check_status(front, "2021-07-02", Status::Unrated);
    assert!(judged(front, "2021-06-30").stale);
}

#[test]
fn per_period_figures_are_added_up_and_a_gap_makes_a_lower_bound() {
    let front = |gap: &str| {
        format!(
            "start: 2021-01-01\ndue: 2021-12-31\ntarget: 100 people\naccumulation: per-period\ndone: {{2021-01: 10, 2021-02: {gap}, 2021-03: 12}}"
        )
    };
    assert_eq!(
        judged(&front("20"), "2021-04-30").indicators[0]
            .actual
            .map(|a| (a.value, a.bound)),
        Some((42.0, None))
    );
    assert_eq!(
        judged(&front("{flag: missing}"), "2021-04-30").indicators[0]
            .actual
            .map(|a| (a.value, a.bound)),
        Some((22.0, Some(Bound::Lower)))
    );
}

const GOOD: &[Status] = &[
    Status::TargetMet,
    Status::Ahead,
    Status::OnTrack,
    Status::Behind,
    Status::WellBehind,
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn progress_does_not_change_with_unit_and_zero(a in 0u32..300, scale in 1u32..50, shift in 0u32..500) {
        let front = |k: u32, z: u32| format!("start: 2021-01-01\ndue: 2021-12-31\nindicators: {{x: {{name: N, unit: u, accumulation: snapshot, shape: even, baseline: {}, target: {}, observations: {{2021-08-31: {}}}}}}}", z, 200 * k + z, a * k + z);
        let (plain, moved) = (judged(&front(1, 0), "2021-08-31"), judged(&front(scale, shift), "2021-08-31"));
        prop_assert!((plain.progress.expect("defined").value - moved.progress.expect("defined").value).abs() < 1e-9);
        prop_assert_eq!(plain.judgement.status, moved.judgement.status);
    }

    #[test]
    fn earned_schedule_inverts_the_plan(points in proptest::collection::vec(1u32..99, 0..5), on in 1i32..364) {
        let mut points = points;
        points.sort_unstable();
        points.dedup();
        let plan: Vec<String> = points.iter().enumerate().map(|(i, v)| format!("2021-{:02}-15: {v}", 2 * i + 2)).collect();
        let shape = if plan.is_empty() { "shape: late-start".to_owned() } else { format!("plan: {{{}}}", plan.join(", ")) };
        let insight = judged(&format!("start: 2021-01-01\ndue: 2021-12-31\n{shape}\ntarget: 100 homes\ndone: {{2021-12-30: 99}}"), "2021-12-30");
        let plan = insight.indicators[0].plan.as_ref().expect("a plan");
        let value = plan.value(plan.start.plus(on));
        prop_assert!((plan.earned(value, f64::from(on)) - f64::from(on)).abs() < 1e-6);
    }

    #[test]
    fn leaving_the_plan_out_is_never_better_than_an_even_plan_after_half_time(a in 0u32..130, on in 183i32..364) {
        let date = day("2021-01-01").plus(on);
        let front = |shape: &str| format!("start: 2021-01-01\ndue: 2021-12-31\n{shape}\ntarget: 100 homes\ndone: {{{date}: {a}}}");
        let rank = |status: Status| GOOD.iter().position(|s| *s == status).unwrap_or(GOOD.len());
        let (with, without) = (judged(&front("shape: even"), &date.to_string()), judged(&front(""), &date.to_string()));
        prop_assert!(rank(with.judgement.status) <= rank(without.judgement.status), "{:?} {:?}", with.judgement, without.judgement);
    }

    #[test]
    fn every_case_has_a_status_a_reason_and_a_trace(
        direction in prop::sample::select(vec!["increase", "decrease", "at-least", "at-most"]),
        kind in prop::sample::select(vec!["count", "percent", "index", "money"]),
        accumulation in prop::sample::select(vec!["cumulative", "snapshot"]),
        baseline in prop::option::of(0u32..90), target in prop::option::of(1u32..100), due in prop::bool::ANY,
        values in proptest::collection::vec((0u32..12, 0u32..100, prop::sample::select(vec!["exact", "at-least", "at-most", "about"])), 0..6), t in 0i32..900,
    ) {
        let mut months = std::collections::BTreeMap::new();
        for (month, value, qualifier) in values { months.insert(month, (value, qualifier)); }
        let figures: Vec<String> = months.iter().map(|(m, (v, q))| format!("2021-{:02}-20: {{value: {v}, qualifier: {q}}}", m + 1)).collect();
        let line = |key: &str, value: Option<u32>| value.map_or_else(String::new, |v| format!("{key}: {v}, "));
        let front = format!(
            "start: 2021-02-01\ndue: {}\nindicators: {{x: {{name: N, unit: u, kind: {kind}, direction: {direction}, accumulation: {accumulation}, {}{}observations: {{{}}}}}}}",
            if due { "2021-12-31" } else { "unknown" }, line("baseline", baseline), line("target", target), figures.join(", "),
        );
        let (site, _) = site(&front);
        let insight = insight(&site, AsOf::on(day("2021-01-01").plus(t)), History::Whole);
        for project in insight.projects.iter() {
            prop_assert!(!project.judgement.trace.is_empty());
        }
        let programme = &insight.programme;
        prop_assert_eq!(programme.classes.values().sum::<usize>(), programme.total, "the five counts add up to all projects");
        prop_assert_eq!(programme.shown.values().sum::<usize>(), programme.total);
    }
}
