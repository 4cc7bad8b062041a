use super::*;
use crate::base::Date;
use crate::chart::figure::{Cell, Width};
use crate::chart::tests::{Speech, check_figure, group};
use crate::chart::trajectory::{Goal, Point};
use crate::model::Status;
use proptest::prelude::*;

const FIRST: Date = Date(18_628);

fn course(
    name: &str,
    unit: &str,
    status: Status,
    done: &[(i32, f64)],
    planned: Option<f64>,
    target: f64,
) -> Trajectory {
    let due = FIRST.plus(540);
    Trajectory {
        name: name.to_owned(),
        unit: unit.into(),
        decimals: 0,
        points: done
            .iter()
            .map(|(day, value)| Point::new(FIRST.plus(*day), Some(*value)))
            .collect(),
        plan: planned.map_or_else(Vec::new, |_| vec![(FIRST, 0.0), (due, target)]),
        declared: planned.is_some(),
        planned,
        standing: None,
        from: Some(0.0),
        baseline: Some((FIRST.into(), 0.0)),
        counted: true,
        goal: Some(Goal::Reach(target)),
        due: Some(due),
        promised: due.into(),
        former: Vec::new(),
        forecast: None,
        as_of: FIRST.plus(364),
        status,
        progress: None,
        zero: true,
        illustrative: false,
    }
}

fn four() -> Multiples {
    let courses = vec![
        course(
            "小区",
            "户",
            Status::OnTrack,
            &[(90, 100.0), (364, 400.0)],
            Some(390.0),
            500.0,
        ),
        course("电梯", "户", Status::NoData, &[], None, 500.0),
        course(
            "管道",
            "户",
            Status::Behind,
            &[(90, 90.0), (364, 300.0)],
            Some(350.0),
            500.0,
        ),
        course(
            "公园",
            "户",
            Status::WellBehind,
            &[(90, 0.0), (364, 0.0)],
            Some(350.0),
            500.0,
        ),
    ];
    Multiples {
        name: "老旧小区".to_owned(),
        courses,
        parts: None,
    }
}

fn figure(chart: &Multiples, tag: &str) -> Figure {
    let speech = Speech::of(tag);
    let figure = chart.draw(&speech.words());
    check_figure(&figure);
    assert!(
        figure.alt.chars().count() <= if tag == "en" { 150 } else { 80 },
        "{}",
        figure.alt
    );
    figure
}

fn texts(figure: &Figure, width: Width) -> Vec<String> {
    let drawing = figure.drawing.as_ref().expect("drawn");
    let marks = width
        .pick(Some(&drawing.wide), drawing.narrow.as_ref())
        .expect("drawn")
        .marks();
    marks
        .split("</text>")
        .filter_map(|part| Some(part.rsplit_once('>')?.1.to_owned()))
        .collect()
}

#[test]
fn the_farthest_behind_comes_first_and_the_unknown_last() {
    let figure = figure(&four(), "zh-Hans");
    let names: Vec<String> = figure
        .table
        .rows
        .iter()
        .map(|row| row[0].shown(&crate::base::Locale::new("en").expect("CLDR")))
        .collect();
    assert_eq!(names, ["公园", "管道", "小区", "电梯"]);
    let shown = texts(&figure, Width::Wide);
    let at = |name: &str| shown.iter().position(|text| text == name).expect("written");
    assert!(at("公园") < at("管道") && at("管道") < at("小区") && at("小区") < at("电梯"));
}

#[test]
fn the_title_counts_those_behind_and_names_the_farthest() {
    assert_eq!(
        figure(&four(), "zh-Hans").title,
        "3项指标中2项落后，离计划最远的是“公园”；另有1个没有公布数据"
    );
    assert_eq!(
        figure(&four(), "en").title,
        "2 of 3 indicators are behind; furthest from its plan: “公园”; one has no published figure"
    );
    let fine = Multiples {
        courses: four().courses.drain(..1).collect(),
        ..four()
    };
    assert_eq!(figure(&fine, "zh-Hans").title, "1项指标都不落后");
    let unknown = Multiples {
        courses: four().courses.drain(1..2).collect(),
        ..four()
    };
    let told = figure(&unknown, "zh-Hans");
    assert!(
        told.drawing.is_none() && told.title == "1项指标都尚未公布数据",
        "{}",
        told.title
    );
    assert!(
        figure(
            &Multiples {
                courses: Vec::new(),
                ..four()
            },
            "en"
        )
        .drawing
        .is_none()
    );
}

#[test]
fn where_no_plan_was_published_the_distance_to_the_target_orders_and_is_told() {
    let mut chart = four();
    for course in &mut chart.courses {
        (course.declared, course.planned) = (false, course.planned.map(|_| 350.0));
    }
    // Farther behind the even pace, but nearer to its target.
    chart.courses[2].planned = Some(499.0);
    let told = figure(&chart, "en");
    assert_eq!(
        told.title,
        "2 of 3 indicators are behind; furthest from its target: “公园”; one has no published figure"
    );
    assert!(
        told.subtitle.contains("furthest from the target first") && !told.subtitle.contains("plan"),
        "{}",
        told.subtitle
    );
    assert_eq!(
        figure(&chart, "zh-Hans").title,
        "3项指标中2项落后，离目标最远的是“公园”；另有1个没有公布数据"
    );
}

#[test]
fn an_indicator_without_a_figure_says_so_in_its_panel() {
    assert!(
        texts(&figure(&four(), "zh-Hans"), Width::Wide)
            .iter()
            .any(|text| text.starts_with("尚未公布数据"))
    );
}

#[test]
fn one_unit_shares_its_axis_unless_the_smallest_could_not_be_read() {
    let note = |chart: &Multiples| figure(chart, "zh-Hans").notes[0].clone();
    assert_eq!(note(&four()), "各小图的纵轴相同，可以互相比较。");
    let mut small = four();
    small.courses[0] = course(
        "人数",
        "户",
        Status::OnTrack,
        &[(90, 1.0), (364, 4.0)],
        None,
        9.0,
    );
    assert_eq!(note(&small), "各小图的纵轴各自标度，高低不能互相比较。");
    let mut mixed = four();
    mixed.courses[0].unit = "人".into();
    assert_eq!(note(&mixed), "各小图的纵轴各自标度，高低不能互相比较。");
    let head: Vec<String> = figure(&mixed, "zh-Hans")
        .table
        .head
        .into_iter()
        .map(|c| c.name)
        .collect();
    assert_eq!(head, ["指标", "单位", "实际", "计划", "目标", "状态"]);
}

#[test]
fn the_table_says_where_each_is_and_should_be() {
    let figure = figure(&four(), "zh-Hans");
    let words = |text: &str| Cell::Words(text.to_owned());
    let (now, plan, target) = (
        Cell::Number(300.0, 0),
        Cell::Number(350.0, 0),
        Cell::Number(500.0, 0),
    );
    assert_eq!(
        figure.table.rows[1],
        [words("管道"), now, plan, target, words("略慢于计划")]
    );
}

#[test]
fn every_panel_is_on_one_scale_of_days_and_values() {
    let marks = figure(&four(), "zh-Hans")
        .drawing
        .expect("drawn")
        .wide
        .marks();
    // The three courses share one path, the first being the worst: level at zero.
    let data = group(&marks, "pr-actual")
        .split(" d=\"M")
        .nth(1)
        .expect("drawn")
        .split('"')
        .next()
        .expect("closed")
        .to_owned();
    let starts: Vec<(f64, f64)> = data
        .split('M')
        .map(|run| pair(run.split(['l', 'h', 'v']).next().unwrap_or("")))
        .collect();
    assert_eq!(starts.len(), 3);
    // Two and four panels stand in pairs.
    let (first, second, third) = (starts[0], starts[1], starts[2]);
    assert_eq!((first.1, first.0), (second.1, third.0));
    let target = group(&marks, "pr-target")
        .split(" d=\"M")
        .nth(1)
        .expect("drawn")
        .to_owned();
    let level = pair(target.split('h').next().unwrap_or("")).1;
    let ends = crate::chart::tests::numbers(group(&marks, "pr-dot-end"), "cy");
    let a_unit = (level - first.1) / 500.0;
    for (value, (start, end)) in [0.0, 300.0, 400.0]
        .into_iter()
        .zip(starts.iter().zip(&ends))
    {
        assert!(
            (end - start.1 - value * a_unit).abs() < 0.2,
            "{value} at {end}"
        );
    }
}

fn pair(text: &str) -> (f64, f64) {
    let (x, y) = text.split_once(' ').expect("two numbers");
    (x.parse().expect("a number"), y.parse().expect("a number"))
}

#[test]
fn many_figures_keep_their_peaks_and_their_ends_in_a_small_panel() {
    let run: Vec<(Date, f64)> = (0..400)
        .map(|day| {
            (
                FIRST.plus(day),
                if day == 203 { 99.0 } else { f64::from(day % 7) },
            )
        })
        .collect();
    let kept = panel::thinned(&run, 4.0);
    assert!(kept.len() < 320 && kept.contains(&(FIRST.plus(203), 99.0)));
    assert_eq!((kept.first(), kept.last()), (run.first(), run.last()));
    assert!(kept.windows(2).all(|pair| pair[0].0 < pair[1].0));
}

#[test]
fn fourteen_panels_stay_small_files_and_fifty_are_the_most() {
    let one = |at: i32| {
        let done: Vec<(i32, f64)> = (0..12)
            .map(|month| (month * 30, f64::from(month * (at + 3))))
            .collect();
        course(
            &format!("第{at}项指标的名称"),
            &format!("单位{at}"),
            Status::Behind,
            &done,
            Some(400.0),
            900.0,
        )
    };
    let chart = |n| Multiples {
        name: "许多".to_owned(),
        courses: (0..n).map(one).collect(),
        parts: None,
    };
    let fourteen = figure(&chart(14), "zh-Hans");
    for width in [Width::Wide, Width::Narrow] {
        let size = fourteen.inline(width, "c").expect("drawn").len();
        assert!(size < 24 << 10, "{size} bytes in {width:?}");
    }
    let sixty = figure(&chart(60), "zh-Hans");
    assert!(
        sixty
            .notes
            .iter()
            .any(|note| note == "另有10项指标只列在表里。")
            && sixty.table.rows.len() == 60
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn any_finite_figures_make_a_drawing(
        rows in proptest::collection::vec(
            (proptest::collection::btree_map(-400i32..4000, -1e15f64..1e15, 0..130), prop::option::of(-1e12f64..1e12), -1e12f64..1e12),
            0..8,
        ),
        units in any::<bool>(),
        limit in any::<bool>(),
    ) {
        let courses = rows.into_iter().enumerate().map(|(at, (done, planned, target))| {
            let done: Vec<(i32, f64)> = done.into_iter().collect();
            let mut course = course("x", if units && at == 0 { "%" } else { "y" }, Status::Behind, &done, planned, target);
            if limit {
                course.goal = Some(Goal::Within(target, target + 5.0));
            }
            course
        });
        figure(&Multiples { name: "<&>".repeat(60), courses: courses.collect(), parts: None }, "en");
    }
}
