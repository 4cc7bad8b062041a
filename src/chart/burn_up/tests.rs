use super::*;
use crate::chart::tests::{Speech, check_figure, corners, group};
use crate::derive::Bound;
use proptest::prelude::*;

const FIRST: Date = Date(18_628);

fn chart(done: &[(i32, f64)], former: &[(i32, f64)], target: f64) -> BurnUp {
    let course = Trajectory {
        name: "<Homes> & \"more\"".to_owned(),
        unit: "户".into(),
        decimals: 0,
        points: done
            .iter()
            .map(|(day, value)| Point::new(FIRST.plus(*day), Some(*value)))
            .collect(),
        plan: Vec::new(),
        declared: false,
        planned: None,
        standing: None,
        from: Some(0.0),
        baseline: Some((FIRST.into(), 0.0)),
        counted: true,
        goal: Some(Goal::Reach(target)),
        due: Some(FIRST.plus(540)),
        promised: FIRST.plus(540).into(),
        former: Vec::new(),
        forecast: None,
        as_of: FIRST.plus(364),
        status: Status::OnTrack,
        progress: None,
        zero: true,
        illustrative: false,
    };
    BurnUp {
        course,
        former: former
            .iter()
            .map(|(day, value)| (FIRST.plus(*day), *value))
            .collect(),
    }
}

fn usual() -> BurnUp {
    chart(
        &[(90, 310.0), (180, 670.0), (364, 1380.0)],
        &[(252, 2300.0)],
        1500.0,
    )
}

fn title(chart: &BurnUp, tag: &str) -> String {
    let speech = Speech::of(tag);
    let figure = chart.draw(&speech.words());
    check_figure(&figure);
    assert!(
        figure.alt.chars().count() <= if tag == "en" { 150 } else { 80 },
        "{}",
        figure.alt
    );
    figure.title
}

fn marks(chart: &BurnUp, width: Width) -> String {
    let speech = Speech::of("zh-Hans");
    let drawing = chart.draw(&speech.words()).drawing.expect("drawn");
    width
        .pick(Some(drawing.wide), drawing.narrow)
        .expect("drawn")
        .marks()
}

fn check(done: f64, former: &[(i32, f64)], target: f64, zh: &str, en: &str) {
    let chart = chart(&[(90, 10.0), (364, done)], former, target);
    assert_eq!(
        (
            title(&chart, "zh-Hans").as_str(),
            title(&chart, "en").as_str()
        ),
        (zh, en)
    );
}

#[test]
fn the_title_says_what_is_left_and_how_the_target_moved() {
    let once: &[(i32, f64)] = &[(252, 2300.0)];
    check(
        1380.0,
        once,
        1500.0,
        "还差120户；目标从2,300户降到1,500户",
        "120 户 to go; the target went down from 2,300 to 1,500 户",
    );
    let twice: &[(i32, f64)] = &[(160, 600.0), (300, 900.0)];
    let en = "230 户 to go; the target went up from 600 to 900, then down to 750 户";
    check(
        520.0,
        twice,
        750.0,
        "还差230户；目标从600户升到900户，再降到750户",
        en,
    );
    let often: &[(i32, f64)] = &[(10, 600.0), (160, 700.0), (300, 900.0)];
    check(
        520.0,
        often,
        750.0,
        "还差230户；目标改过3次，从600户改到750户",
        "230 户 to go; the target changed 3 times, from 600 to 750 户",
    );
    check(
        880.0,
        &[],
        1000.0,
        "离目标1,000户还差120户；目标没有变过",
        "120 户 to go to the target of 1,000 户; target unchanged",
    );
    check(
        1000.0,
        &[],
        1000.0,
        "已有1,000户，达到目标；目标没有变过",
        "1,000 户: the target is reached; target unchanged",
    );
    let en = "1,050 户, beyond the target of 1,000 户; target unchanged";
    check(
        1050.0,
        &[],
        1000.0,
        "已有1,050户，超过1,000户的目标；目标没有变过",
        en,
    );
}

#[test]
fn a_project_that_stands_still_says_so_first() {
    let mut stopped = usual();
    stopped.course.status = Status::Cancelled;
    assert_eq!(
        title(&stopped, "zh-Hans"),
        "已终止：还差120户；目标从2,300户降到1,500户"
    );
}

#[test]
fn where_less_is_better_what_is_left_has_yet_to_go() {
    let mut falling = chart(&[(90, 44.0), (364, 30.0)], &[], 20.0);
    falling.course.from = Some(48.0);
    falling.course.baseline = Some((FIRST.into(), 48.0));
    assert_eq!(
        title(&falling, "zh-Hans"),
        "离目标20户还差10户；目标没有变过"
    );
    falling
        .course
        .points
        .push(Point::new(FIRST.plus(365), Some(18.0)));
    assert_eq!(
        title(&falling, "zh-Hans"),
        "已降到18户，比目标20户更低；目标没有变过"
    );
}

#[test]
fn only_a_bound_leaves_open_what_is_left() {
    let mut chart = usual();
    chart.course.points.last_mut().expect("given").bound = Some(Bound::Lower);
    assert!(title(&chart, "zh-Hans").contains("≥1,380户"));
    assert!(!marks(&chart, Width::Wide).contains("还差"));
}

#[test]
fn a_limit_and_an_indicator_without_a_figure_are_sentences() {
    let speech = Speech::of("en");
    assert!(
        chart(&[], &[(10, 600.0)], 750.0)
            .draw(&speech.words())
            .drawing
            .is_none()
    );
    let mut limit = usual();
    limit.course.goal = Some(Goal::AtMost(30.0));
    assert!(limit.draw(&speech.words()).drawing.is_none());
}

#[test]
fn the_scope_moves_in_steps_on_the_days_of_its_changes() {
    let drawn = marks(&usual(), Width::Wide);
    let scope = corners(group(&drawn, "pr-scope"));
    let course = corners(group(&drawn, "pr-actual"));
    assert_eq!(scope.len(), 4, "{scope:?}");
    assert_eq!((scope[0].1, scope[2].1), (scope[1].1, scope[3].1));
    assert!(scope[0].1 < scope[2].1, "the higher target stands higher");
    let a_day = (scope[3].0 - scope[0].0) / 540.0;
    assert!(
        (scope[1].0 - scope[0].0 - 252.0 * a_day).abs() < 0.2,
        "{scope:?}"
    );
    let a_home = (scope[2].1 - course[0].1) / 1500.0;
    assert!(
        (scope[0].1 - course[0].1 - 2300.0 * a_home).abs() < 0.2,
        "{scope:?}"
    );
    let last = course.last().expect("drawn");
    assert!(
        (last.1 - course[0].1 - 1380.0 * a_home).abs() < 0.2,
        "{course:?}"
    );
}

#[test]
fn each_promise_has_its_value_on_its_step() {
    let drawn = marks(&usual(), Width::Wide);
    for words in [
        "原目标 2,300户",
        "目标 1,500户",
        "实际 1,380户",
        "还差120户",
    ] {
        assert!(drawn.contains(words), "{words}");
    }
    let drawn = marks(&usual(), Width::Narrow);
    assert!(drawn.contains("1,380") && drawn.contains("1,500") && drawn.contains("2,300"));
}

#[test]
fn the_table_tells_the_target_of_each_day() {
    let speech = Speech::of("zh-Hans");
    let table = usual().draw(&speech.words()).table;
    let row = |day: i32, done: Cell, target: f64, left: Cell| {
        vec![
            Cell::Date(FIRST.plus(day).into()),
            done,
            Cell::Number(target, 0),
            left,
        ]
    };
    let number = |value: f64| Cell::Number(value, 0);
    assert_eq!(
        table.rows[1],
        row(180, number(670.0), 2300.0, number(1630.0))
    );
    assert_eq!(table.rows[2], row(252, Cell::Empty, 1500.0, Cell::Empty));
    assert_eq!(
        table.rows[3],
        row(364, number(1380.0), 1500.0, number(120.0))
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_finite_figures_make_a_drawing(
        done in proptest::collection::btree_map(-50i32..900, -1e15f64..1e15, 0..40),
        former in proptest::collection::btree_map(-400i32..1200, -1e12f64..1e12, 0..6),
        target in -1e12f64..1e12,
    ) {
        let pairs = |map: std::collections::BTreeMap<i32, f64>| map.into_iter().collect::<Vec<_>>();
        let chart = chart(&pairs(done), &pairs(former), target);
        for tag in ["zh-Hans", "en"] {
            let speech = Speech::of(tag);
            check_figure(&chart.draw(&speech.words()));
        }
    }
}
