//! How long each chart takes, and how large it is. Limits, on one core: a full chart in one width
//! 0.2 ms, a micro chart 20 µs, a heat map of 50 × 12 cells 1 ms.
//!
//! `cargo bench --bench charts` prints times and then sizes; the sizes of every drawing of the
//! gallery are also limited by the tests in the browser.

use divan::{Bencher, black_box};
use milepost::base::{Date, Locale, PartialDate};
use milepost::chart::figure::{Figure, Width};
use milepost::chart::heat::{self, Heat};
use milepost::chart::ladder::{Done, Ladder, Rung};
use milepost::chart::milestones::{MilestoneRow, Milestones};
use milepost::chart::status_bars::{Area, StatusBars};
use milepost::chart::tiles::{Tile, Tiles};
use milepost::chart::trajectory::{Goal, Point, Trajectory};
use milepost::chart::{
    Bullet, BurnUp, Calendar, Change, Money, Multiples, Sparkline, Wording, calendar,
};
use milepost::derive::pace::Seen;
use milepost::derive::{Forecast, Standing};
use milepost::model::Status;
use milepost::model::status::{Sign, Token};
use milepost::theme::{Palette, Strings, Theme};
use std::sync::LazyLock;

fn main() {
    divan::main();
}

struct Speech {
    strings: Strings,
    locale: Locale,
    palette: Palette,
}

static SPEECH: LazyLock<Speech> = LazyLock::new(|| {
    let theme = Theme::new(Vec::new(), None);
    let strings = theme.strings("zh-Hans", "").expect("the theme has Chinese");
    Speech {
        locale: Locale::new("zh-Hans")
            .expect("CLDR has Chinese")
            .with(milepost::theme::conventions(&strings)),
        strings,
        palette: theme.palette,
    }
});

fn words() -> Wording<'static> {
    let Speech {
        strings,
        locale,
        palette,
    } = &*SPEECH;
    Wording {
        strings,
        locale,
        palette,
    }
}

fn day(days: i32) -> Date {
    Date::from_ymd(2021, 1, 4).expect("a day").plus(days)
}

fn trajectory(figures: i32) -> Trajectory {
    let step = 360 / figures;
    Trajectory {
        name: "完成改造家庭".to_owned(),
        unit: "户".into(),
        decimals: 0,
        points: (1..=figures)
            .map(|i| {
                Point::new(
                    day(i * step),
                    Some(f64::from(i * i % 97 + i * 1400 / figures)),
                )
            })
            .collect(),
        plan: vec![(day(0), 0.0), (day(180), 700.0), (day(450), 2300.0)],
        declared: true,
        planned: Some(1590.0),
        standing: Some(Standing {
            on: day(360),
            planned: 1590.0,
            between: true,
            actual: 1380.0,
            days: -42.0,
            first: None,
            raw: -42.0,
        }),
        from: Some(0.0),
        baseline: Some((PartialDate::Day(day(0)), 0.0)),
        goal: Some(Goal::Reach(2300.0)),
        due: Some(day(450)),
        former: Vec::new(),
        forecast: Some(Forecast {
            central: Some(day(500)),
            pace: 1.0,
            since: None,
            seen: Some(Seen {
                fastest: Some(day(470)),
                slowest: Some(day(560)),
            }),
        }),
        counted: true,
        promised: PartialDate::Day(day(450)),
        as_of: day(361),
        status: Status::Behind,
        progress: Some(0.6),
        zero: true,
        illustrative: false,
    }
}

/// One drawing of a figure in one width, with the figure's words, which both widths share, made
/// once for it.
fn half(bencher: Bencher<'_, '_>, draw: impl Fn() -> Figure + Sync) {
    LazyLock::force(&SPEECH);
    bencher.bench(|| {
        let figure = draw();
        black_box((
            figure.inline(Width::Wide, "c"),
            figure.inline(Width::Narrow, "c"),
        ))
    });
}

#[divan::bench(args = [12, 60, 400])]
fn trajectory_in_both_widths(bencher: Bencher<'_, '_>, figures: i32) {
    let chart = trajectory(figures);
    half(bencher, || chart.draw(&words()));
}

#[divan::bench]
fn milestones_25_in_both_widths(bencher: Bencher<'_, '_>) {
    let row = |i: i32| MilestoneRow {
        name: format!("第{i}条街道完工"),
        due: Some(day(i * 15)),
        met: (i < 18).then(|| day(i * 15 + i % 7 * 5)),
        forecast: (18 <= i).then(|| day(i * 15 + 30)),
        late: false,
    };
    let chart = Milestones {
        rows: (0..25).map(row).collect(),
        as_of: day(300),
        span: (Some(day(0)), Some(day(450))),
    };
    half(bencher, || chart.draw(&words()));
}

#[divan::bench]
fn status_of_12_areas_in_both_widths(bencher: Bencher<'_, '_>) {
    let area = |i: usize| Area {
        name: format!("第{i}个领域"),
        counts: Sign::all()
            .enumerate()
            .map(|(at, sign)| (sign, (i + at) % 4))
            .collect(),
    };
    let chart = StatusBars {
        by: "领域".to_owned(),
        areas: (0..12).map(area).collect(),
        overlapping: false,
        otherwise: 0,
    };
    half(bencher, || chart.draw(&words()));
}

#[divan::bench]
fn money_in_both_widths(bencher: Bencher<'_, '_>) {
    let course = |to: f64| {
        (1..=12)
            .map(|i| (day(i * 30), to * f64::from(i) / 12.0))
            .collect()
    };
    let chart = Money {
        name: "经费".to_owned(),
        unit: "万元".to_owned(),
        decimals: 0,
        budget: Some(3200.0),
        committed: course(2800.0),
        spent: course(2140.0),
        span: (Some(day(0)), Some(day(450))),
        as_of: day(361),
        illustrative: false,
    };
    half(bencher, || chart.draw(&words()));
}

#[divan::bench]
fn burn_up_in_both_widths(bencher: Bencher<'_, '_>) {
    let chart = BurnUp {
        course: trajectory(12),
        former: vec![(day(120), 2000.0), (day(240), 2600.0)],
    };
    half(bencher, || chart.draw(&words()));
}

/// Each panel is a chart of its own, so this is 14 of them in both widths.
#[divan::bench]
fn multiples_of_14_in_both_widths(bencher: Bencher<'_, '_>) {
    let chart = Multiples {
        name: "改造".to_owned(),
        courses: (0..14).map(|_| trajectory(12)).collect(),
        parts: None,
    };
    half(bencher, || chart.draw(&words()));
}

#[divan::bench]
fn ladder_of_3_in_both_widths(bencher: Bencher<'_, '_>) {
    let rung = |since: i32, target: f64| Rung {
        since: Some(day(since).into()),
        goal: Some(Goal::Reach(target)),
        due: Some(day(450)),
        reason: String::new(),
    };
    let chart = Ladder {
        name: "完成改造家庭".to_owned(),
        unit: "户".into(),
        decimals: 0,
        rungs: vec![rung(0, 2000.0), rung(120, 2600.0), rung(240, 2300.0)],
        done: Some(Done {
            when: PartialDate::Day(day(360)),
            value: 1380.0,
            bound: None,
        }),
        progress: Some((0.69, 0.6)),
        start: Some(day(0)),
        as_of: day(361),
    };
    half(bencher, || chart.clone().draw(&words()));
}

/// In both widths; the limit is for one.
#[divan::bench]
fn heat_map_of_50_by_12(bencher: Bencher<'_, '_>) {
    let row = |i: i32| heat::PartRow {
        name: format!("第{i}街道"),
        values: (0..12)
            .map(|j| (i % 7 != j % 9).then(|| f64::from((i * 13 + j * 7) % 101)))
            .collect(),
    };
    let chart = Heat {
        name: "合格率".to_owned(),
        unit: "%".into(),
        decimals: 0,
        by: "地区".to_owned(),
        days: (0..12).map(|i| day(27 + i * 30)).collect(),
        as_of: day(400),
        rows: (0..50).map(row).collect(),
        whole: vec![None; 12],
        top: Some(100.0),
        fewer: false,
    };
    half(bencher, || chart.draw(&words()));
}

#[divan::bench]
fn calendar_of_60_by_12_in_both_widths(bencher: Bencher<'_, '_>) {
    let row = |i: usize| calendar::CalendarRow {
        name: format!("第{i}项改造工程"),
        statuses: (0..12)
            .map(|j| {
                let status = Status::ALL.get((i * 5 + j / 3) % Status::ALL.len())?;
                Some((status.token().into(), status.word().to_owned()))
            })
            .collect(),
    };
    let days = (0..12).map(|i| day(27 + i * 30)).collect();
    let chart = Calendar {
        days,
        coming: (12..18).map(|i| day(27 + i * 30)).collect(),
        rows: (0..60).map(row).collect(),
    };
    half(bencher, || chart.draw(&words()));
}

#[divan::bench]
fn tiles_of_60_in_both_widths(bencher: Bencher<'_, '_>) {
    let tile = |i: usize| Tile {
        no: Some(i as u32),
        name: String::new(),
        sign: Status::ALL[i % Status::ALL.len()].token().into(),
        status: Status::ALL[i % Status::ALL.len()].word().to_owned(),
    };
    let chart = Tiles {
        tiles: (1..=60).map(tile).collect(),
    };
    half(bencher, || chart.draw(&words()));
}

#[divan::bench]
fn file_of_a_trajectory(bencher: Bencher<'_, '_>) {
    let figure = trajectory(12).draw(&words());
    bencher.bench_local(|| black_box(figure.file(&words(), "来源：民政局。截至2021年12月31日。")));
}

#[divan::bench]
fn bullet(bencher: Bencher<'_, '_>) {
    bencher.bench(|| {
        black_box(
            Bullet {
                progress: Some(0.6),
                planned: Some(0.66),
                token: Token::Risk,
                room: false,
                alone: false,
                steps: 0,
            }
            .draw(),
        )
    });
}

#[divan::bench]
fn change(bencher: Bencher<'_, '_>) {
    bencher.bench(|| {
        black_box(
            Change {
                before: 0.4,
                now: 0.6,
            }
            .draw(),
        )
    });
}

#[divan::bench(args = [12, 400])]
fn sparkline(bencher: Bencher<'_, '_>, figures: i32) {
    let line = Sparkline {
        target: None,
        points: (0..figures)
            .map(|i| (day(i), Some(f64::from(i * i % 97 + i))))
            .collect(),
    };
    bencher.bench(|| black_box(line.draw()));
}
