use super::*;
use crate::chart::Width;
use crate::chart::tests::{Speech, check_figure, corners, group, numbers};
use proptest::prelude::*;

fn day(text: &str) -> Date {
    Date::parse(text).expect("a day")
}

fn rung(since: Option<&str>, target: f64, due: &str) -> Rung {
    let reason = since.map_or_else(String::new, |_| "Two streets will be torn down.".to_owned());
    Rung {
        since: since.map(|since| day(since).into()),
        goal: Some(Goal::Reach(target)),
        due: Some(day(due)),
        reason,
    }
}

fn ladder(rungs: Vec<Rung>) -> Ladder {
    Ladder {
        name: "改造户数".to_owned(),
        unit: "户".into(),
        decimals: 0,
        rungs,
        done: Some(Done {
            when: day("2021-12-31").into(),
            value: 1380.0,
            bound: None,
        }),
        progress: Some((0.6, 0.92)),
        start: Some(day("2021-01-01")),
        as_of: day("2022-01-10"),
    }
}

fn lowered() -> Ladder {
    ladder(vec![
        rung(None, 2300.0, "2022-06-30"),
        rung(Some("2021-09-10"), 1500.0, "2022-06-30"),
    ])
}

fn delayed() -> Ladder {
    ladder(vec![
        rung(None, 16.0, "2021-10-31"),
        rung(Some("2021-08-20"), 16.0, "2021-12-31"),
        rung(Some("2021-12-10"), 16.0, "2022-03-31"),
    ])
}

fn check_title(ladder: Ladder, zh: &str, en: &str) {
    let english = Ladder {
        unit: "homes".into(),
        ..ladder.clone()
    };
    assert_eq!(ladder.draw(&Speech::of("zh-Hans").words()).title, zh);
    assert_eq!(english.draw(&Speech::of("en").words()).title, en);
}

/// The bars of a drawing from the first promise to the present one, as left and right ends.
fn bars(marks: &str) -> Vec<(f64, f64)> {
    let ends = |class: &str, edge: f64| -> Vec<(f64, f64)> {
        let group = group(marks, class);
        let pairs = numbers(group, "x").into_iter().zip(numbers(group, "width"));
        pairs
            .map(|(x, width)| (x - edge / 2.0, x + width + edge / 2.0))
            .collect()
    };
    [ends("pr-bar-former", 1.5), ends("pr-bar-plan", 0.0)].concat()
}

fn marks(ladder: Ladder, width: Width) -> String {
    let figure = ladder.draw(&Speech::of("en").words());
    let drawing = figure.drawing.expect("drawn");
    width
        .pick(Some(drawing.wide), drawing.narrow)
        .expect("drawn")
        .marks()
}

#[test]
fn the_title_says_how_the_promise_moved_and_what_that_does_to_the_share() {
    check_title(
        lowered(),
        "目标从2,300户降到1,500户，完成按原目标是60%，按现在的是92%",
        "Target lowered from 2,300 homes to 1,500 homes: 60% done of the first target, 92% of the present one",
    );
    let mut both = ladder(vec![
        rung(None, 600.0, "2022-06-30"),
        rung(Some("2021-06-15"), 900.0, "2022-06-30"),
        rung(Some("2021-11-05"), 750.0, "2022-09-30"),
    ]);
    both.progress = None;
    check_title(
        both,
        "目标从600户升到750户，期限晚92天",
        "Target raised from 600 homes to 750 homes, due 92 days later",
    );
}

#[test]
fn a_date_that_moved_alone_is_drawn_on_a_time_axis_with_bars_up_to_each_due_day() {
    check_title(
        delayed(),
        "目标16户没有变，期限从2021年10月31日改到2022年3月31日，晚151天",
        "Target still 16 homes, but due 31 March 2022 instead of 31 October 2021, 151 days later",
    );
    for width in [Width::Wide, Width::Narrow] {
        let marks = marks(delayed(), width);
        let (bars, pixels) = (bars(&marks), f64::from(width.pixels()));
        let x = |text: &str| {
            1.0 + f64::from(day(text).since(day("2021-01-01"))) / 454.0 * (pixels - 3.0)
        };
        for ((left, right), due) in bars.iter().zip(["2021-10-31", "2021-12-31", "2022-03-31"]) {
            assert!(
                (left - 1.0).abs() <= 0.1 && (right - x(due)).abs() <= 0.11,
                "{due} at {right}"
            );
        }
        assert_eq!(bars.len(), 3);
        assert!(!group(&marks, "pr-asof").is_empty());
    }
}

#[test]
fn a_promise_that_never_moved_is_a_sentence_and_no_bars() {
    let same = ladder(vec![rung(None, 480.0, "2022-06-30")]);
    assert!(
        same.clone()
            .draw(&Speech::of("en").words())
            .drawing
            .is_none()
    );
    check_title(
        same,
        "承诺没有变过：480户，2022年6月30日前",
        "The promise has not changed: 480 homes by 30 June 2022",
    );
    // A change of something else than what is shown leaves an equal neighbour, which is no change
    // to a reader.
    let equal = ladder(vec![
        rung(None, 480.0, "2022-06-30"),
        rung(Some("2021-05-01"), 480.0, "2022-06-30"),
    ]);
    let figure = equal.draw(&Speech::of("en").words());
    assert!(figure.drawing.is_none() && figure.table.rows.len() == 1);
}

#[test]
fn a_promise_that_came_back_says_so() {
    let back = ladder(vec![
        rung(None, 600.0, "2022-06-30"),
        rung(Some("2021-06-15"), 900.0, "2022-06-30"),
        rung(Some("2021-11-05"), 600.0, "2022-06-30"),
    ]);
    check_title(
        back,
        "承诺改过2次，现在与最初相同：600户，2022年6月30日前",
        "Changed twice, the promise is what it was at first: 600 homes by 30 June 2022",
    );
}

#[test]
fn each_rung_tells_since_when_how_much_and_how_that_differs() {
    let speech = Speech::of("zh-Hans");
    let figure = lowered().draw(&speech.words());
    assert_eq!(
        figure.description,
        "最初：2,300户，2022年6月30日前；2021年9月10日起：1,500户（少800户），2022年6月30日前"
    );
    assert_eq!(figure.alt, format!("条形图：{}。", figure.title));
    assert!(
        figure
            .subtitle
            .ends_with("竖线：现在1,380户（2021年12月31日）"),
        "{}",
        figure.subtitle
    );
    assert_eq!(figure.table.rows[1][1], Cell::Number(1500.0, 0));
    let dates = delayed().draw(&speech.words());
    assert!(
        dates.description.contains("2022年3月31日前（晚90天）"),
        "{}",
        dates.description
    );
}

#[test]
fn ranges_and_unknown_promises_are_sentences() {
    let mut range = lowered();
    range.rungs[0].goal = Some(Goal::Within(18.0, 24.0));
    range.rungs[1].goal = Some(Goal::Within(18.0, 26.0));
    range.progress = None;
    assert!(
        range
            .clone()
            .draw(&Speech::of("en").words())
            .drawing
            .is_none()
    );
    check_title(
        range,
        "目标从18–24户改为18–26户",
        "Target changed from 18–24 homes to 18–26 homes",
    );
    let nothing = ladder(vec![Rung {
        since: None,
        goal: None,
        due: None,
        reason: String::new(),
    }]);
    check_title(
        nothing,
        "没有公布目标和期限",
        "No target and no due date published",
    );
}

#[test]
fn a_line_marks_what_is_done_across_all_rungs_and_keeps_off_their_words() {
    for width in [Width::Wide, Width::Narrow] {
        let marks = marks(lowered(), width);
        let pixels = f64::from(width.pixels());
        let line = corners(group(&marks, "pr-actual"));
        let x = 1.0 + 1380.0 / 2300.0 * (pixels - 3.0);
        assert!(line.iter().all(|(at, _)| (at - x).abs() <= 0.1), "{line:?}");
    }
}

fn any_goal() -> impl Strategy<Value = Option<Goal>> {
    let value = prop_oneof![0.0f64..5000.0, -1e15f64..1e15];
    prop_oneof![
        8 => value.clone().prop_map(|v| Some(Goal::Reach(v))),
        1 => value.prop_map(|v| Some(Goal::AtMost(v))),
        1 => Just(Some(Goal::Within(18.0, 24.0))),
        1 => Just(None),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn any_promises_make_a_ladder(
        rungs in proptest::collection::vec((any_goal(), prop::option::weighted(0.9, 0i32..9000)), 0..14),
        done in prop::option::of(-1e15f64..1e15),
        chinese in any::<bool>(),
    ) {
        let first = day("2021-01-04");
        let rung = |(at, (goal, due)): (usize, (Option<Goal>, Option<i32>))| Rung {
            since: (at > 0).then(|| first.plus(at as i32 * 30).into()),
            goal,
            due: due.map(|days| first.plus(days)),
            reason: "<why> & \"so\"".to_owned(),
        };
        let mut chart = ladder(rungs.into_iter().enumerate().map(rung).collect());
        chart.done = done.map(|value| Done { when: first.into(), value, bound: Some(Bound::Lower) });
        let speech = Speech::of(if chinese { "zh-Hans" } else { "en" });
        let figure = chart.draw(&speech.words());
        check_figure(&figure);
        prop_assert!(figure.alt.chars().count() <= if chinese { 80 } else { 150 }, "{}", figure.alt);
        for width in [Width::Wide, Width::Narrow] {
            let size = figure.inline(width, "c").map_or(0, |svg| svg.len());
            prop_assert!(size <= 8000, "{size} bytes");
        }
    }

    #[test]
    fn every_bar_begins_at_zero_and_ends_at_its_target(
        targets in proptest::collection::vec(-2000.0f64..5000.0, 2..9),
        done in -2000.0f64..6000.0,
    ) {
        let since = |at: usize| day("2021-01-01").plus(at as i32 * 20);
        let rung = |(at, target): (usize, &f64)| {
            Rung { since: Some(since(at).into()), goal: Some(Goal::Reach(*target)), due: None, reason: String::new() }
        };
        let mut chart = ladder(targets.iter().enumerate().map(rung).collect());
        chart.done = Some(Done { when: since(0).into(), value: done, bound: None });
        let all = || targets.iter().copied().chain([done, 0.0]);
        let (low, high) = (all().fold(0.0, f64::min), all().fold(0.0, f64::max));
        let x = |v: f64| 1.0 + (v - low) / (high - low) * 717.0;
        let bars = bars(&marks(chart, Width::Wide));
        prop_assert_eq!(bars.len(), targets.len());
        for ((left, right), target) in bars.into_iter().zip(&targets) {
            if (x(*target) - x(0.0)).abs() < 2.0 {
                continue;
            }
            let (zero, end) = if *target < 0.0 { (right, left) } else { (left, right) };
            prop_assert!((zero - x(0.0)).abs() <= 0.15 && (end - x(*target)).abs() <= 0.15, "{target}: {left} to {right}");
        }
    }
}
