//! The trend alone: in come dated values, out comes an SVG of at most 900 bytes. Marks only.

use super::axis::{Days, Values};
use super::canvas::Canvas;
use super::field::{Field, Frame};
use super::role::Role;
use crate::base::Date;

/// Values over time; `None` breaks the line.
#[derive(Clone, Debug, PartialEq)]
pub struct Sparkline {
    /// The points, in the order in which the line runs through them; `None` is a gap.
    pub points: Vec<(Date, Option<f64>)>,
    /// The value to reach, as a tick at the end; `None` for none.
    pub target: Option<f64>,
}

/// Width and height in pixels.
pub const SIZE: (u32, u32) = (120, 28);

/// Edges of the places of values in pixels; the room at the end is for the last dot and the target.
const LEFT: f64 = 2.0;
const RIGHT: f64 = 108.0;
const TOP: f64 = 4.0;
const BOTTOM: f64 = 24.0;

/// How many bytes a line may take, so that with all around it a drawing stays below 900.
const MOST: usize = 440;

/// Widths of the columns, in pixels, to which a line is reduced one after the other until it is
/// short enough.
const COLUMNS: &[f64] = &[2.0, 3.0, 4.0, 6.0, 8.0];

/// More figures than this fill every column.
const MANY: usize = 150;

impl Sparkline {
    /// The line as marks; nothing without a value.
    pub fn draw(&self) -> String {
        let canvas = Canvas::new(SIZE.0, SIZE.1);
        let runs = self.runs();
        let known = || runs.iter().flatten().copied();
        let Some(last) = known().max_by_key(|(day, _)| *day) else {
            return canvas.micro("pr-spark", false);
        };
        let target = self.target.filter(|t| t.is_finite());
        let field = field(&canvas, known(), target);
        if known().count() > 1 {
            reduced(&field, runs)
                .into_iter()
                .filter(|run| *run != [last])
                .for_each(|run| stroke(&field, run));
        }
        if let Some(target) = target {
            let end = (field.x().ends.1, target);
            let tick = [6.0, f64::from(SIZE.0) - RIGHT].map(|x| (end, (x, 0.0)));
            field.open(Role::End, tick);
        }
        field.dot(Role::Dot, last, 3.5);
        canvas.micro("pr-spark", false)
    }

    /// The known values between two gaps.
    fn runs(&self) -> Vec<Vec<(Date, f64)>> {
        let known = |(day, v): &(Date, Option<f64>)| Some((*day, v.filter(|v| v.is_finite())?));
        let runs = self.points.split(|p| known(p).is_none());
        runs.map(|run| run.iter().filter_map(known).collect())
            .filter(|run: &Vec<_>| !run.is_empty())
            .collect()
    }
}

/// Days from left to right, values from the bottom to the top.
type Trend = Field<Days, Values>;

/// A day and its value.
type Figure = (Date, f64);

fn field(
    canvas: &Canvas,
    known: impl Iterator<Item = Figure> + Clone,
    target: Option<f64>,
) -> Trend {
    let values = known.clone().map(|(_, v)| v).chain(target);
    let (low, high) = values.fold((f64::INFINITY, f64::NEG_INFINITY), |(l, h), v| {
        (l.min(v), h.max(v))
    });
    let days = || known.clone().map(|(day, _)| day);
    let ends = (
        days().min().unwrap_or(Date(0)),
        days().max().unwrap_or(Date(0)),
    );
    let days = Days {
        ends,
        ticks: Vec::new(),
    };
    let frame = Frame {
        left: LEFT,
        top: TOP,
        right: RIGHT,
        bottom: BOTTOM,
    };
    Field::rising(canvas, &frame, days, Values::between(low, high))
}

/// Draws a run as a line; a value alone between two gaps is a dash around its place.
fn stroke(field: &Trend, run: Vec<Figure>) {
    match run[..] {
        [at] => field.open(Role::Trend, [(at, (-0.8, 0.0)), (at, (0.8, 0.0))]),
        _ => field.line(Role::Trend, run),
    }
}

/// A figure with how far from the left it is drawn, in pixels.
type Placed = (f64, Figure);

/// The runs with as many figures as fit: of each column the first, the lowest, the highest and the
/// last one.
fn reduced(field: &Trend, runs: Vec<Vec<Figure>>) -> Vec<Vec<Figure>> {
    if length(&runs) <= MOST {
        return runs;
    }
    // Many figures never fit into narrow columns, not even where all of them rise.
    let narrowest = if runs.iter().map(Vec::len).sum::<usize>() > MANY {
        2
    } else {
        0
    };
    let placed = |figure: &Figure| (field.place(*figure).0, *figure);
    let placed: Vec<Vec<Placed>> = runs
        .iter()
        .map(|run| run.iter().map(placed).collect())
        .collect();
    COLUMNS[narrowest..]
        .iter()
        .map(|width| placed.iter().map(|run| of_columns(run, *width)).collect())
        .find(|runs: &Vec<Vec<Figure>>| length(runs) <= MOST)
        .unwrap_or_else(|| spans(&placed))
}

/// About how many bytes a path through the runs takes: 14 to begin a run, 8 for each further
/// figure.
fn length(runs: &[Vec<Figure>]) -> usize {
    runs.iter().map(|run| 14 + 8 * (run.len() - 1)).sum()
}

/// Whether two figures stand in one column, of columns so many pixels wide.
fn share_column(width: f64) -> impl Fn(&Placed, &Placed) -> bool {
    move |a, b| (a.0 / width).floor() == (b.0 / width).floor()
}

fn of_columns(run: &[Placed], width: f64) -> Vec<Figure> {
    let mut kept = Vec::new();
    for part in run.chunk_by(share_column(width)) {
        let value = |i: usize| part[i].1.1;
        let by_value = |i: &usize, j: &usize| value(*i).total_cmp(&value(*j));
        let low = (0..part.len()).min_by(by_value).unwrap_or(0);
        let high = (0..part.len()).max_by(by_value).unwrap_or(0);
        let mut at = [0, low.min(high), low.max(high), part.len() - 1].to_vec();
        at.dedup();
        kept.extend(at.into_iter().map(|i| part[i].1));
    }
    kept
}

/// Where gaps are closer than a column is wide: of each column only how far its values reach.
fn spans(runs: &[Vec<Placed>]) -> Vec<Vec<Figure>> {
    const WIDTH: f64 = 4.0;
    let mut figures: Vec<Placed> = runs.iter().flatten().copied().collect();
    figures.sort_by_key(|(_, (day, _))| *day);
    let span = |part: &[Placed]| {
        let reach = part
            .iter()
            .fold((f64::INFINITY, f64::NEG_INFINITY), |(l, h), (_, (_, v))| {
                (l.min(*v), h.max(*v))
            });
        let day = part[part.len() / 2].1.0;
        if reach.0 < reach.1 {
            vec![(day, reach.1), (day, reach.0)]
        } else {
            vec![(day, reach.0)]
        }
    };
    figures.chunk_by(share_column(WIDTH)).map(span).collect()
}

#[cfg(test)]
mod tests {
    use super::super::tests::{check_drawing, corners, group, numbers};
    use super::*;
    use proptest::prelude::*;

    fn drawn(values: &[Option<f64>], target: Option<f64>) -> String {
        let points = values
            .iter()
            .enumerate()
            .map(|(i, v)| (Date(18_600 + i as i32), *v))
            .collect();
        Sparkline { points, target }.draw()
    }

    #[test]
    fn one_value_is_a_dot_and_none_is_nothing() {
        let one = drawn(&[Some(4.0)], None);
        assert_eq!(
            (
                group(&one, "pr-trend"),
                numbers(group(&one, "pr-dot"), "cx")
            ),
            ("", vec![RIGHT])
        );
        assert!(!drawn(&[None], None).contains("<g"));
    }

    #[test]
    fn a_line_breaks_at_a_gap_and_a_value_between_two_gaps_is_seen() {
        let svg = drawn(
            &[
                Some(1.0),
                Some(2.0),
                None,
                Some(3.0),
                None,
                Some(4.0),
                Some(5.0),
            ],
            None,
        );
        assert_eq!(group(&svg, "pr-trend").matches('M').count(), 3);
    }

    #[test]
    fn equal_values_are_a_level_line() {
        let svg = drawn(&[Some(0.0); 4], None);
        assert!(
            corners(group(&svg, "pr-trend"))
                .windows(2)
                .all(|pair| pair[0].1 == pair[1].1)
        );
    }

    #[test]
    fn the_target_is_a_tick_at_its_height() {
        let svg = drawn(&[Some(0.0), Some(50.0)], Some(100.0));
        assert_eq!(corners(group(&svg, "pr-end"))[0].1, TOP);
        assert_eq!(corners(group(&svg, "pr-trend"))[1].1, (TOP + BOTTOM) / 2.0);
    }

    #[test]
    fn four_hundred_values_keep_their_highest_and_lowest() {
        let mut values: Vec<Option<f64>> =
            (0..400).map(|i| Some(f64::from(i * 7919 % 101))).collect();
        (values[123], values[277]) = (Some(500.0), Some(-500.0));
        let svg = drawn(&values, None);
        assert!(svg.len() <= 900, "{} bytes", svg.len());
        let line = corners(group(&svg, "pr-trend"));
        let place = |i: f64| LEFT + i / 399.0 * (RIGHT - LEFT);
        assert!(
            line.iter()
                .any(|(x, y)| (y - TOP).abs() < 0.05 && (x - place(123.0)).abs() <= 0.1),
            "{line:?}"
        );
        assert!(
            line.iter()
                .any(|(x, y)| (y - BOTTOM).abs() < 0.05 && (x - place(277.0)).abs() <= 0.1)
        );
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        #[test]
        fn any_values_make_a_small_drawing(
            values in proptest::collection::vec((-4000i32..4000, prop::option::weighted(0.7, any::<f64>())), 0..450),
            target in prop::option::of(any::<f64>()),
        ) {
            let points = values.into_iter().map(|(day, v)| (Date(18_600 + day), v)).collect();
            let svg = Sparkline { points, target }.draw();
            check_drawing(&svg);
            prop_assert!(svg.len() <= 900, "{} bytes: {svg}", svg.len());
        }

        #[test]
        fn every_value_of_a_short_line_stands_at_its_day_and_height(
            values in proptest::collection::btree_map(0i32..3000, -1e9f64..1e9, 2..40),
        ) {
            let points = values.iter().map(|(day, v)| (Date(18_600 + day), Some(*v))).collect();
            let line = corners(group(&Sparkline { points, target: None }.draw(), "pr-trend"));
            let days: Vec<f64> = values.keys().map(|d| f64::from(*d)).collect();
            let low = values.values().copied().fold(f64::INFINITY, f64::min);
            let high = values.values().copied().fold(f64::NEG_INFINITY, f64::max);
            prop_assert_eq!(line.len(), values.len());
            for ((day, value), (x, y)) in days.iter().zip(values.values()).zip(line) {
                let share = (day - days[0]) / (days[days.len() - 1] - days[0]);
                prop_assert!((x - (LEFT + share * (RIGHT - LEFT))).abs() <= 0.1, "{day} at {x}");
                prop_assert!((y - (BOTTOM - (value - low) / (high - low) * (BOTTOM - TOP))).abs() <= 0.1, "{value} at {y}");
            }
        }
    }
}
