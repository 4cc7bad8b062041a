use super::*;
use crate::base::Date;
use crate::chart::Figure;
use crate::chart::tests::{Speech, check_drawing, group, numbers};
use proptest::prelude::*;

fn day(at: usize) -> Date {
    Date::parse("2021-03-31")
        .expect("a day")
        .plus(at as i32 * 92)
}

fn row(name: &str, unit: &str, way: (f64, f64), values: &[Option<f64>]) -> IndicatorRow {
    let points: Vec<Point> = values
        .iter()
        .enumerate()
        .map(|(at, v)| Point::new(day(at), *v))
        .collect();
    let latest = values.iter().flatten().next_back();
    IndicatorRow {
        name: name.to_owned(),
        unit: unit.into(),
        decimals: 1,
        goal: Some(Goal::Reach(way.1)),
        status: if latest.is_some() {
            Status::OnTrack
        } else {
            Status::NoData
        },
        progress: latest.map(|v| Progress {
            value: (v - way.0) / (way.1 - way.0),
            bound: None,
        }),
        planned: Some(0.6),
        way: Some(way),
        points,
    }
}

fn homes() -> IndicatorRow {
    row(
        "改造户数",
        "户",
        (0.0, 2000.0),
        &[Some(300.0), Some(640.0), Some(980.0), Some(1290.0)],
    )
}

fn waiting() -> IndicatorRow {
    let row = row(
        "等候天数",
        "天",
        (20.0, 8.0),
        &[Some(20.5), Some(21.5), Some(22.0), Some(23.0)],
    );
    IndicatorRow {
        status: Status::Worse,
        ..row
    }
}

fn survey() -> IndicatorRow {
    row("满意度", "%", (71.0, 90.0), &[])
}

fn sorted() -> IndicatorRow {
    row(
        "分类投放率",
        "%",
        (54.0, 85.0),
        &[Some(58.0), Some(65.0), None, Some(76.4)],
    )
}

fn once() -> IndicatorRow {
    row("听证会", "场", (0.0, 4.0), &[Some(2.0)])
}

fn several() -> Rows {
    Rows {
        rows: vec![homes(), waiting(), survey(), sorted(), once()],
    }
}

fn cells(figure: &Figure, at: usize, tag: &str) -> Vec<String> {
    let speech = Speech::of(tag);
    figure.table.rows[at]
        .iter()
        .map(|cell| cell.shown(speech.words().locale))
        .collect()
}

fn drawn(figure: &Figure) -> Vec<bool> {
    figure
        .table
        .marks
        .iter()
        .flatten()
        .map(|mark| !mark.is_empty())
        .collect()
}

#[test]
fn bars_stand_beside_their_numbers_and_share_their_zero() {
    let figure = several().bullets(&Speech::of("zh-Hans").words());
    assert_eq!(
        figure.title,
        "4项指标，1项偏慢或滞后，“等候天数”离计划最远；另有1个没有公布数据"
    );
    assert_eq!(
        cells(&figure, 0, "zh-Hans"),
        [
            "改造户数",
            "1,290",
            "2,000",
            "户",
            "65%",
            "60%",
            "进度正常",
            "+310户"
        ]
    );
    assert_eq!(
        cells(&figure, 1, "zh-Hans"),
        [
            "等候天数",
            "23",
            "8",
            "天",
            "−25%",
            "60%",
            "不如起点",
            "+1天"
        ]
    );
    assert_eq!(
        cells(&figure, 2, "zh-Hans"),
        ["满意度", "–", "90", "%", "–", "–", "未公布数据", "–"]
    );
    assert_eq!(cells(&figure, 4, "zh-Hans")[7], "首次公布");
    let marks = figure.table.marks.as_ref().expect("drawn");
    let left = numbers(group(&marks[0], "pr-ontrack"), "x")[0];
    let worse = group(&marks[1], "pr-late");
    assert!((numbers(worse, "x")[0] + numbers(worse, "width")[0] - left).abs() <= 0.2);
    assert!(marks[2].contains("pr-unknown") && !marks[2].contains("pr-tick"));
    assert_eq!(
        figure.notes,
        ["条在零的左边：不如起点。", "点线：未公布数据。"]
    );
}

#[test]
fn what_has_no_share_has_no_bar() {
    let limit = IndicatorRow {
        goal: Some(Goal::AtMost(30.0)),
        way: None,
        ..homes()
    };
    let free = IndicatorRow {
        goal: None,
        progress: None,
        planned: None,
        way: None,
        ..homes()
    };
    let figure = Rows {
        rows: vec![limit, free, homes()],
    }
    .bullets(&Speech::of("en").words());
    assert_eq!(drawn(&figure), [false, false, true]);
    assert_eq!(cells(&figure, 0, "en")[1..4], ["1,290", "≤30", "–"]);
    assert_eq!(figure.notes.len(), 1);
    // Where all share one unit it stands in the heads, and no column repeats it.
    assert_eq!(figure.table.head[1].name, "Actual (户)");
}

#[test]
fn one_row_is_told_by_its_name() {
    let one = |row: IndicatorRow| Rows { rows: vec![row] };
    let (zh, en) = (Speech::of("zh-Hans"), Speech::of("en"));
    assert_eq!(
        one(homes()).bullets(&zh.words()).title,
        "改造户数：完成65%，进度正常"
    );
    assert_eq!(
        one(waiting()).bullets(&zh.words()).title,
        "等候天数：23天，不如起点"
    );
    assert_eq!(
        one(survey()).bullets(&zh.words()).title,
        "满意度：未公布数据"
    );
    assert_eq!(
        one(homes()).sparklines(&zh.words()).title,
        "改造户数从300户到1,290户"
    );
    assert_eq!(
        one(once()).sparklines(&en.words()).title,
        "听证会: published once, 2 场"
    );
    assert_eq!(
        one(survey()).sparklines(&zh.words()).title,
        "满意度：尚未公布数据"
    );
    assert_eq!(
        one(sorted()).changes(&zh.words()).title,
        "分类投放率比上次多11.4个百分点，现在76.4%"
    );
    assert_eq!(
        one(once()).changes(&zh.words()).title,
        "听证会首次公布：2场"
    );
}

#[test]
fn a_change_has_its_sign_its_unit_and_both_dates() {
    let down = row("候诊", "天", (15.1, 10.0), &[Some(12.8), Some(12.0)]);
    let figure = Rows {
        rows: vec![down.clone(), once()],
    }
    .changes(&Speech::of("zh-Hans").words());
    assert_eq!(figure.table.head[1].name, "上次（2021年3月31日）");
    let names: Vec<&str> = figure.table.head.iter().map(|c| c.name.as_str()).collect();
    assert_eq!(
        names,
        [
            "指标",
            "上次（2021年3月31日）",
            "现在",
            "日期",
            "单位",
            "比上次"
        ]
    );
    assert_eq!(
        cells(&figure, 0, "zh-Hans"),
        ["候诊", "12.8", "12", "2021年7月1日", "天", "−0.8天"]
    );
    assert_eq!(
        cells(&figure, 1, "zh-Hans"),
        ["听证会", "–", "2", "2021年3月31日", "场", "首次公布"]
    );
    assert_eq!(drawn(&figure), [true, false]);
    assert_eq!(figure.title, "2项指标，1项比上次有进展，没有倒退的");
}

#[test]
fn figures_that_are_counted_differently_are_not_compared() {
    let mut anew = homes();
    anew.points[3].anew = true;
    let figure = Rows {
        rows: vec![anew.clone()],
    }
    .changes(&Speech::of("en").words());
    assert_eq!(drawn(&figure), [false]);
    assert_eq!(
        cells(&figure, 0, "en")[3],
        "counted differently, not comparable"
    );
    // A change of a count that is only a bound is not known either, but its places are.
    let mut open = homes();
    open.points[3].bound = Some(Bound::Lower);
    let figure = Rows { rows: vec![open] }.changes(&Speech::of("en").words());
    assert_eq!(
        (drawn(&figure), cells(&figure, 0, "en")[3].as_str()),
        (vec![true], "–")
    );
}

#[test]
fn trends_count_what_rose_and_what_fell() {
    let figure = several().sparklines(&Speech::of("en").words());
    assert_eq!(
        figure.title,
        "5 indicators: 3 higher than when first published, none lower"
    );
    assert_eq!(drawn(&figure), [true, true, false, true, true]);
}

#[test]
fn no_indicators_are_a_sentence() {
    let speech = Speech::of("en");
    let none = Rows { rows: Vec::new() };
    for figure in [
        none.bullets(&speech.words()),
        none.sparklines(&speech.words()),
        none.changes(&speech.words()),
    ] {
        assert_eq!(
            (figure.title.as_str(), figure.subtitle.as_str()),
            ("No indicators", "")
        );
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn any_figures_make_rows_of_small_drawings(
        rows in proptest::collection::vec(
            (proptest::collection::vec(prop::option::of(prop_oneof![0.0f64..900.0, -1e15f64..1e15]), 0..40), -1e9f64..1e9, -1e9f64..1e9),
            0..6,
        ),
        chinese in any::<bool>(),
    ) {
        let rows = Rows { rows: rows.iter().map(|(values, from, to)| row("<n>", "户", (*from, *to), values)).collect() };
        let speech = Speech::of(if chinese { "zh-Hans" } else { "en" });
        for figure in [rows.bullets(&speech.words()), rows.sparklines(&speech.words()), rows.changes(&speech.words())] {
            let marks = figure.table.marks.as_ref().expect("a table of drawings");
            prop_assert_eq!(marks.len(), figure.table.rows.len());
            for mark in marks {
                check_drawing(mark);
                prop_assert!(mark.len() <= 900, "{} bytes", mark.len());
            }
            prop_assert!(figure.table.rows.iter().all(|cells| cells.len() == figure.table.head.len()));
            prop_assert!(!figure.title.is_empty() && !figure.table.csv().is_empty());
        }
    }
}
