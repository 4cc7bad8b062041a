//! A row of small cells, one a period, over a stretch of time that all rows of a table share.
//! Marks only; the words beside it say the same.
//!
//! Each state has a shape of its own, so that it is told without colour: full, half, crossed,
//! empty, a dash.

use super::axis::{Months, Values};
use super::canvas::{Canvas, Point};
use super::field::{Field, Frame, HERE};
use super::role::Role;
use crate::base::Date;

/// A row of cells over a window of time.
#[derive(Clone, Debug, PartialEq)]
pub struct Strip {
    /// The first and the last day that have a place.
    pub window: (Date, Date),
    /// The cells in the order of time; what lies outside the window is cut off.
    pub cells: Vec<Cell>,
}

/// One cell.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Cell {
    /// The first day of its period.
    pub first: Date,
    /// The last day of its period, which belongs to it.
    pub last: Date,
    /// What became of its period, which decides its shape.
    pub mark: Mark,
}

/// What became of a period, and how its cell is drawn.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Mark {
    /// Kept in time: full.
    Kept,
    /// Kept late: half as high.
    Late,
    /// Missed: crossed.
    Missed,
    /// Still open, or not told: empty, with an edge.
    Open,
    /// Nothing was due: a dash.
    Closed,
    /// Several together: as high as the share that was kept, with the share that was late above it,
    /// half as wide.
    Shares {
        /// The share that was kept in time, 0 to 1.
        kept: f64,
        /// The share that was kept late, 0 to 1; with `kept` no more than 1.
        late: f64,
    },
}

/// Pixels of a month; all months are equally wide, so that names above them need no drawing.
const MONTH: u32 = 52;

/// Height in pixels.
const HEIGHT: u32 = 14;

/// Room between two cells, in pixels.
const GAP: f64 = 1.5;

/// Months from left to right, shares of the height from the bottom to the top.
type Row = Field<Months, Values>;

/// A cell in its row: its first day, and how wide it is in pixels.
#[derive(Clone, Copy)]
struct Placed {
    first: Date,
    width: f64,
    mark: Mark,
}

impl Strip {
    /// The row as marks.
    pub fn draw(&self) -> String {
        let (from, to) = self.window;
        let months = Months::between(from, to);
        let canvas = Canvas::new(months.count * MONTH, HEIGHT);
        let row = row(&canvas, months);
        let inside = self
            .cells
            .iter()
            .filter(|c| from <= c.last && c.first <= to);
        let placed = |cell: &Cell| {
            let (first, end) = (cell.first.max(from), cell.last.min(to).plus(1));
            let width = row.place((end, 0.0)).0 - GAP - row.place((first, 0.0)).0;
            Placed {
                first,
                width: width.max(1.0),
                mark: cell.mark,
            }
        };
        let placed: Vec<Placed> = inside.map(placed).collect();
        // Cells of one role that follow each other share a path.
        for layer in [Placed::track, Placed::kept, Placed::late, Placed::other] {
            placed.iter().for_each(|cell| layer(cell, &row));
        }
        canvas.micro("pr-strip", true)
    }
}

fn row(canvas: &Canvas, months: Months) -> Row {
    let (width, height) = canvas.size();
    let (right, bottom) = (f64::from(width), f64::from(height));
    let frame = Frame {
        left: 0.0,
        top: 0.0,
        right,
        bottom,
    };
    Field::rising(canvas, &frame, months, Values::between(0.0, 1.0))
}

/// One cell alone, for a key.
pub fn sample(mark: Mark) -> String {
    let canvas = Canvas::new(HEIGHT, HEIGHT);
    let first = Date(0).month_start();
    let row = row(&canvas, Months::between(first, first));
    let cell = Placed {
        first,
        width: f64::from(HEIGHT),
        mark,
    };
    for layer in [Placed::track, Placed::kept, Placed::late, Placed::other] {
        layer(&cell, &row);
    }
    canvas.micro("pr-strip-key", false)
}

impl Placed {
    /// A place at a share of the height, so far from its left edge and down, in pixels.
    fn at(&self, share: f64, shift: Point) -> ((Date, f64), Point) {
        ((self.first, share), shift)
    }

    /// A part of the cell from one share of the height to another, some pixels wide.
    fn fill(&self, row: &Row, role: Role, (low, high): (f64, f64), width: f64) {
        if low < high {
            row.cell(role, [self.at(high, HERE), self.at(low, (width, 0.0))]);
        }
    }

    /// What several that are not all kept leave free.
    fn track(&self, row: &Row) {
        if let Mark::Shares { .. } = self.mark {
            self.fill(row, Role::Band, (0.0, 1.0), self.width);
        }
    }

    fn kept(&self, row: &Row) {
        let share = match self.mark {
            Mark::Kept => 1.0,
            Mark::Shares { kept, .. } => share(kept),
            _ => return,
        };
        self.fill(row, Role::OnTrack, (0.0, share), self.width);
    }

    fn late(&self, row: &Row) {
        let (from, to, width) = match self.mark {
            Mark::Late => (0.0, 0.5, self.width),
            Mark::Shares { kept, late } => {
                let kept = share(kept);
                (kept, (kept + share(late)).min(1.0), self.width / 2.0)
            }
            _ => return,
        };
        self.fill(row, Role::Risk, (from, to), width);
    }

    fn other(&self, row: &Row) {
        // A sign keeps its form in a wide cell.
        let middle = self.width / 2.0;
        let half = (middle - 1.0).clamp(0.5, 5.0);
        let (left, right) = (middle - half, middle + half);
        match self.mark {
            Mark::Missed => {
                let falling = [self.at(1.0, (left, 2.0)), self.at(0.0, (right, -2.0))];
                let rising = [self.at(0.0, (left, -2.0)), self.at(1.0, (right, 2.0))];
                row.open(Role::Below, falling);
                row.open(Role::Below, rising);
            }
            Mark::Open => {
                let edge = Role::None.edge() / 2.0;
                let right = edge + (self.width - 2.0 * edge).max(0.5);
                let corners = [self.at(1.0, (edge, edge)), self.at(0.0, (right, -edge))];
                row.bar(Role::None, corners);
            }
            Mark::Closed => {
                let dash = [left, right].map(|x| self.at(0.5, (x, 0.0)));
                row.open(Role::Zero, dash);
            }
            // Something is always missing where the bottom line is all that is seen.
            Mark::Shares { .. } => {
                let floor = [0.0, self.width].map(|x| self.at(0.0, (x, -0.5)));
                row.open(Role::End, floor);
            }
            Mark::Kept | Mark::Late => {}
        }
    }
}

/// A share as far as it can be drawn, from 0 to 1; 0 for what is no finite number.
fn share(share: f64) -> f64 {
    if share.is_finite() {
        share.clamp(0.0, 1.0)
    } else {
        0.0
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::{check_drawing, corners, group};
    use super::*;
    use proptest::prelude::*;

    fn day(text: &str) -> Date {
        Date::parse(text).expect("a day")
    }

    fn strip(cells: Vec<Cell>) -> String {
        Strip {
            window: (day("2021-01-01"), day("2021-12-31")),
            cells,
        }
        .draw()
    }

    fn weeks(mark: impl Fn(i32) -> Mark) -> Vec<Cell> {
        let monday = day("2020-12-28");
        (0..53)
            .map(|n| Cell {
                first: monday.plus(7 * n),
                last: monday.plus(7 * n + 6),
                mark: mark(n),
            })
            .collect()
    }

    #[test]
    fn a_year_of_weeks_is_small() {
        let one_each = |n: i32| {
            [
                Mark::Kept,
                Mark::Late,
                Mark::Missed,
                Mark::Open,
                Mark::Closed,
            ][n as usize % 5]
        };
        for svg in [strip(weeks(|_| Mark::Kept)), strip(weeks(one_each))] {
            check_drawing(&svg);
            assert!(svg.len() <= 5000, "{} bytes", svg.len());
        }
    }

    #[test]
    fn each_state_has_a_shape_of_its_own() {
        let marks = [
            Mark::Kept,
            Mark::Late,
            Mark::Missed,
            Mark::Open,
            Mark::Closed,
        ];
        let shapes: Vec<String> = marks
            .iter()
            .map(|m| {
                sample(*m)
                    .replace("pr-ontrack", "x")
                    .replace("pr-risk", "x")
            })
            .map(|svg| {
                svg.split(" d=\"")
                    .nth(1)
                    .or(svg.split("<rect").nth(1))
                    .unwrap_or("")
                    .to_owned()
            })
            .collect();
        for (at, shape) in shapes.iter().enumerate() {
            assert!(
                !shape.is_empty() && !shapes[..at].contains(shape),
                "{:?}: {shape}",
                marks[at]
            );
        }
    }

    #[test]
    fn a_month_begins_where_its_name_stands_above_it() {
        let march = Cell {
            first: day("2021-03-01"),
            last: day("2021-03-31"),
            mark: Mark::Kept,
        };
        assert_eq!(
            corners(group(&strip(vec![march]), "pr-ontrack"))[0].0,
            2.0 * f64::from(MONTH)
        );
    }

    #[test]
    fn what_lies_outside_the_window_is_cut_off() {
        let cell = |first: &str, last: &str| Cell {
            first: day(first),
            last: day(last),
            mark: Mark::Kept,
        };
        let drawn = strip(vec![
            cell("2020-12-28", "2021-01-03"),
            cell("2020-01-01", "2020-12-31"),
            cell("2022-01-01", "2022-01-09"),
        ]);
        assert_eq!(group(&drawn, "pr-ontrack").matches('M').count(), 1);
        assert_eq!(corners(group(&drawn, "pr-ontrack"))[0].0, 0.0);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        #[test]
        fn any_shares_make_a_drawing(kept in any::<f64>(), late in any::<f64>(), first in -900i32..900, long in 1i32..400) {
            let first = day("2021-06-01").plus(first);
            check_drawing(&strip(vec![Cell { first, last: first.plus(long), mark: Mark::Shares { kept, late } }]));
        }
    }
}
