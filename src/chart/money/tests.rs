use super::*;
use crate::chart::tests::{Speech, check_figure, corners, group, numbers};
use proptest::prelude::*;

const FIRST: Date = Date(18_628);

fn list(amounts: &[(i32, f64)]) -> Vec<(Date, f64)> {
    amounts
        .iter()
        .map(|(day, amount)| (FIRST.plus(*day), *amount))
        .collect()
}

fn chart(budget: Option<f64>, committed: &[(i32, f64)], spent: &[(i32, f64)]) -> Money {
    Money {
        name: "<Bridge> & \"road\"".to_owned(),
        unit: "万元".to_owned(),
        decimals: 0,
        budget,
        committed: list(committed),
        spent: list(spent),
        span: (Some(FIRST), Some(FIRST.plus(500))),
        as_of: FIRST.plus(364),
        illustrative: false,
    }
}

fn usual() -> Money {
    chart(
        Some(3200.0),
        &[(58, 600.0), (180, 2100.0), (364, 2800.0)],
        &[(58, 90.0), (180, 820.0), (364, 2140.0)],
    )
}

fn title(chart: &Money, tag: &str) -> String {
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

fn marks(chart: &Money, width: Width) -> String {
    let speech = Speech::of("zh-Hans");
    let drawing = chart.draw(&speech.words()).drawing.expect("drawn");
    width
        .pick(Some(drawing.wide), drawing.narrow)
        .expect("drawn")
        .marks()
}

#[test]
fn the_title_says_how_much_of_the_budget_is_spent() {
    let check = |budget, committed: &[(i32, f64)], spent: &[(i32, f64)], zh: &str, en: &str| {
        let chart = chart(budget, committed, spent);
        assert_eq!(
            (
                title(&chart, "zh-Hans").as_str(),
                title(&chart, "en").as_str()
            ),
            (zh, en)
        );
    };
    let (c, s): (&[_], &[_]) = (&[(60, 690.0)], &[(50, 80.0), (60, 650.0)]);
    check(
        Some(3200.0),
        c,
        s,
        "已支出650万元，占预算3,200万元的20%",
        "650 万元 spent, 20% of the budget of 3,200 万元",
    );
    check(
        Some(500.0),
        c,
        s,
        "已支出650万元，超过500万元的预算，多150万元",
        "650 万元 spent, 150 万元 above the budget of 500 万元",
    );
    let (zh, en) = (
        "预算650万元已全部支出",
        "The budget of 650 万元 is all spent",
    );
    check(Some(650.0), &[], s, zh, en);
    let (zh, en) = (
        "已支出650万元；已落实690万元，超过680万元的预算",
        "650 万元 spent; 690 万元 committed, above the budget of 680 万元",
    );
    check(Some(680.0), c, s, zh, en);
    check(
        None,
        c,
        s,
        "已支出650万元，未公布预算",
        "650 万元 spent; no budget published",
    );
    check(
        Some(0.0),
        &[],
        &[(60, 0.0)],
        "已支出0万元，预算0万元",
        "0 万元 spent; budget 0 万元",
    );
    let (zh, en) = (
        "已落实690万元，占预算1,380万元的50%，尚未公布支出",
        "690 万元 committed, 50% of the budget of 1,380 万元; no spending published yet",
    );
    check(Some(1380.0), c, &[], zh, en);
    check(
        None,
        c,
        &[],
        "已落实690万元，尚未公布支出",
        "690 万元 committed; no spending published yet",
    );
    check(
        Some(860.0),
        &[],
        &[],
        "预算860万元，尚未公布支出",
        "Budget 860 万元; no spending published yet",
    );
    check(None, &[], &[], "尚未公布经费", "No money published yet");
}

#[test]
fn nothing_but_a_budget_is_a_sentence() {
    let speech = Speech::of("zh-Hans");
    let figure = chart(Some(860.0), &[], &[]).draw(&speech.words());
    assert!(figure.drawing.is_none() && figure.table.rows.is_empty());
}

#[test]
fn spending_above_the_budget_is_red_and_says_by_how_much() {
    let over = chart(Some(500.0), &[], &[(30, 80.0), (180, 470.0), (240, 650.0)]);
    let drawn = marks(&over, Width::Wide);
    let late = group(&drawn, "pr-lb-late");
    assert!(late.contains("已支出 650万元"), "{late}");
    assert!(
        drawn.contains("超出150万元") && drawn.contains("pr-bracket") && drawn.contains("pr-gap")
    );
    let within = marks(&usual(), Width::Wide);
    assert!(
        !within.contains("pr-lb-late")
            && !within.contains("pr-gap")
            && within.contains("pr-lb-actual")
    );
}

#[test]
fn every_line_has_its_name_in_both_drawings() {
    for width in [Width::Wide, Width::Narrow] {
        let drawn = marks(&usual(), width);
        for name in ["已支出 2,140", "预算 3,200", "已落实 2,800"] {
            assert!(drawn.contains(name), "{name} in {width:?}");
        }
    }
}

#[test]
fn what_is_not_published_has_no_line_and_no_column() {
    let speech = Speech::of("zh-Hans");
    let figure = chart(None, &[], &[(60, 650.0), (90, 700.0)]).draw(&speech.words());
    let drawn = figure.drawing.expect("drawn").wide.marks();
    assert!(!drawn.contains("pr-target") && !drawn.contains("pr-second"));
    let head: Vec<&str> = figure.table.head.iter().map(|c| c.name.as_str()).collect();
    assert_eq!(head, ["日期", "已支出（万元）"]);
}

#[test]
fn a_day_without_an_amount_stays_empty_in_the_table() {
    let speech = Speech::of("en");
    let table = chart(Some(900.0), &[(60, 690.0)], &[(90, 100.0)])
        .draw(&speech.words())
        .table;
    let cells = |at: usize| table.rows[at].clone();
    assert_eq!(
        cells(0),
        [
            Cell::Day(FIRST.plus(60)),
            Cell::Number(900.0, 0),
            Cell::Number(690.0, 0),
            Cell::Empty
        ]
    );
    assert_eq!(
        cells(1),
        [
            Cell::Day(FIRST.plus(90)),
            Cell::Number(900.0, 0),
            Cell::Empty,
            Cell::Number(100.0, 0)
        ]
    );
}

#[test]
fn the_table_says_by_how_much_the_budget_is_passed_and_when() {
    let speech = Speech::of("en");
    let table = chart(Some(500.0), &[], &[(60, 470.0), (90, 650.0)])
        .draw(&speech.words())
        .table;
    let last: Vec<&Cell> = table.rows.iter().filter_map(|row| row.last()).collect();
    assert_eq!(last, [&Cell::Empty, &Cell::Number(150.0, 0)]);
}

#[test]
fn the_tint_over_the_budget_begins_where_the_budget_is_passed() {
    let course = list(&[(0, 0.0), (100, 1000.0)]);
    let outline = above(&course, 400.0);
    let day = |day: i32| FIRST.plus(day);
    assert_eq!(
        outline,
        [
            (day(0), 400.0),
            (day(40), 400.0),
            (day(100), 1000.0),
            (day(100), 400.0),
            (day(0), 400.0)
        ]
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_finite_amounts_make_a_drawing(
        budget in prop::option::of(-1e15f64..1e15),
        committed in proptest::collection::btree_map(0i32..4000, -1e15f64..1e15, 0..30),
        spent in proptest::collection::btree_map(0i32..4000, -1e6f64..1e15, 0..80),
    ) {
        let pairs = |map: std::collections::BTreeMap<i32, f64>| map.into_iter().collect::<Vec<_>>();
        let chart = chart(budget, &pairs(committed), &pairs(spent));
        for tag in ["zh-Hans", "en"] {
            let speech = Speech::of(tag);
            check_figure(&chart.draw(&speech.words()));
        }
    }

    #[test]
    fn every_amount_is_drawn_where_its_day_and_value_are(
        spent in proptest::collection::btree_map(1i32..360, 0.0f64..5000.0, 3..20),
    ) {
        // With an amount this late the axis goes on to the due day, 500 days after its first.
        let pairs: Vec<(i32, f64)> = spent.into_iter().chain([(364, 900.0)]).collect();
        let drawn = marks(&chart(Some(3000.0), &[], &pairs), Width::Wide);
        let course = corners(group(&drawn, "pr-actual"));
        prop_assert_eq!(course.len(), pairs.len());
        // The budget's line spans the time axis; the grid's lowest line is zero.
        let budget = corners(group(&drawn, "pr-target"));
        let zero = corners(group(&drawn, "pr-axis"))[0].1;
        let (a_day, a_unit) = ((budget[1].0 - budget[0].0) / 500.0, (budget[0].1 - zero) / 3000.0);
        for ((day, amount), (x, y)) in pairs.iter().zip(&course) {
            prop_assert!((x - budget[0].0 - f64::from(*day) * a_day).abs() <= 0.2, "{day} at {x}");
            prop_assert!((y - zero - amount * a_unit).abs() <= 0.2, "{amount} at {y}");
        }
        prop_assert_eq!(numbers(group(&drawn, "pr-dot-end"), "cx").len(), 1);
    }
}
