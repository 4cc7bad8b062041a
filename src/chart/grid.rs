//! Rows of cells under dates: where cells stand, what rows and columns are called, and runs of
//! equal cells.

use super::canvas::{Anchor, Canvas, Point};
use super::figure::Width;
use super::role::Role;
use super::{Words, text};
use crate::base::{Date, Locale};

/// Pixels between two cells.
pub const GAP: f64 = 2.0;

/// The sizes of one drawing of cells, in pixels. Places of cells are whole, which keeps paths
/// short.
#[derive(Clone, Copy, Debug)]
pub struct Grid {
    /// Which of the two drawings.
    pub width: Width,
    /// Where cells begin.
    pub left: f64,
    /// Where the first row begins.
    pub top: f64,
    /// From one column to the next.
    pub pitch: f64,
    /// From one row to the next.
    pub row: f64,
    /// Height of a cell.
    pub height: f64,
    /// Room for a name above the cells of its row; 0 where it stands before them.
    pub above: f64,
    /// How many rows and columns.
    pub shape: (usize, usize),
}

/// What the columns are told apart by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// The same day in different years.
    Years,
    /// Days in different months.
    Months,
    /// Several days in one month.
    Days,
}

impl Step {
    /// Of dates in order.
    pub fn of(days: &[Date]) -> Step {
        let differ = |part: fn((i16, i8, i8)) -> i32| {
            days.windows(2)
                .all(|two| part(two[0].ymd()) < part(two[1].ymd()))
        };
        let one_day = days
            .windows(2)
            .all(|two| (two[0].ymd().1, two[0].ymd().2) == (two[1].ymd().1, two[1].ymd().2));
        match () {
            () if 1 < days.len() && one_day && differ(|(year, ..)| i32::from(year)) => Step::Years,
            () if differ(|(year, month, _)| i32::from(year) * 12 + i32::from(month)) => {
                Step::Months
            }
            () => Step::Days,
        }
    }

    /// A date in a sentence.
    pub fn name(self, day: Date, locale: &Locale) -> String {
        match self {
            Step::Years if day.month_end() == day => locale.year(day),
            Step::Months if day.month_end() == day => locale.month(day),
            _ => locale.date(day),
        }
    }

    fn label(self, day: Date, locale: &Locale) -> String {
        match self {
            Step::Years => locale.year(day),
            Step::Months => locale.short_month(day),
            Step::Days => locale.brief_date(day),
        }
    }
}

impl Grid {
    /// The upper left corner of a cell.
    pub fn corner(&self, row: usize, column: usize) -> Point {
        (
            self.left + self.pitch * column as f64,
            self.top + self.row * row as f64 + self.above,
        )
    }

    /// The middle of a cell.
    pub fn middle(&self, row: usize, column: usize) -> Point {
        let (x, y) = self.corner(row, column);
        (x + (self.pitch - GAP) / 2.0, y + self.height / 2.0)
    }

    /// Where the last row ends.
    pub fn bottom(&self) -> f64 {
        self.top + self.row * self.shape.0 as f64
    }

    /// Height of the labels of columns in a drawing, with the room under them.
    pub fn head(width: Width) -> f64 {
        (width.text() * 2.4 + 8.0).ceil()
    }

    /// Draws cells by role. Neighbours of one role share a shape, which the gaps between columns
    /// then cut; those of an outlined role each have their own.
    pub fn fill(&self, canvas: &Canvas, roles: &[Role], at: impl Fn(usize, usize) -> Option<Role>) {
        let outlined = |role: &Role| !role.look().stroke.is_empty();
        for role in roles.iter().filter(|role| !outlined(role)) {
            for (row, first, end) in self.runs(|row, column| at(row, column) == Some(*role)) {
                canvas.cell(
                    *role,
                    self.corner(row, first),
                    self.pitch * (end - first) as f64 - GAP,
                    self.height,
                );
            }
        }
        for column in 1..self.shape.1 {
            let x = self.left + self.pitch * column as f64 - GAP / 2.0;
            canvas.line(Role::Cut, &[(x, self.top), (x, self.bottom())]);
        }
        for role in roles.iter().filter(|role| outlined(role)) {
            for (row, column) in self
                .cells()
                .filter(|(row, column)| at(*row, *column) == Some(*role))
            {
                let (x, y) = self.corner(row, column);
                canvas.cell(
                    *role,
                    (x + 1.0, y + 1.0),
                    self.pitch - GAP - 2.0,
                    self.height - 2.0,
                );
            }
        }
    }

    /// Rows with the first column of a run and the one after its end.
    pub fn runs(&self, is: impl Fn(usize, usize) -> bool) -> Vec<(usize, usize, usize)> {
        let mut runs: Vec<(usize, usize, usize)> = Vec::new();
        for (row, column) in self.cells().filter(|(row, column)| is(*row, *column)) {
            match runs.last_mut() {
                Some((last, _, end)) if *last == row && *end == column => *end += 1,
                _ => runs.push((row, column, column + 1)),
            }
        }
        runs
    }

    /// Every row and column, row by row.
    pub fn cells(&self) -> impl Iterator<Item = (usize, usize)> + use<> {
        let (rows, columns) = self.shape;
        (0..rows).flat_map(move |row| (0..columns).map(move |column| (row, column)))
    }

    /// A short dash in the middle of each such cell: what is still to come.
    pub fn dashes(&self, canvas: &Canvas, is: impl Fn(usize, usize) -> bool) {
        let half = ((self.pitch - GAP) / 2.0 - 1.0).clamp(1.0, 4.0).floor();
        for (row, column) in self.cells().filter(|(row, column)| is(*row, *column)) {
            let (x, y) = self.middle(row, column);
            canvas.line(Role::Future, &[(x - half, y), (x + half, y)]);
        }
    }

    /// Writes the names of the rows before or above their cells.
    pub fn names<'n>(&self, canvas: &Canvas, names: impl Iterator<Item = &'n str>) {
        let (size, pixels) = (self.width.text(), f64::from(self.width.pixels()));
        for (at, name) in names.enumerate() {
            let top = self.top + self.row * at as f64;
            if 0.0 < self.above {
                canvas.text(
                    (2.0, top + self.above - 5.0),
                    Anchor::Start,
                    "pr-nm",
                    &text::fitted(name, size, pixels),
                );
                continue;
            }
            let most = if self.height < size * 2.1 { 1 } else { 2 };
            let lines = text::lines(name, size, self.left - 10.0, most);
            let first =
                top + self.height / 2.0 + size * 0.35 - (lines.len() as f64 - 1.0) * size * 0.5;
            for (line, words) in lines.iter().enumerate() {
                canvas.text(
                    (2.0, first + line as f64 * size),
                    Anchor::Start,
                    "pr-nm",
                    words,
                );
            }
        }
    }

    /// Writes the dates over their columns, years in a line of their own; where they would touch,
    /// every second one or fewer.
    ///
    /// `latest`: the column of the latest figures, which keeps its label.
    pub fn dates(&self, canvas: &Canvas, days: &[Date], latest: usize, words: &Words<'_>) {
        let (size, step) = (self.width.text(), Step::of(days));
        let labels: Vec<String> = days
            .iter()
            .map(|day| step.label(*day, words.locale))
            .collect();
        let widest = labels
            .iter()
            .map(|label| text::width(label, size))
            .fold(0.0, f64::max);
        let every = (((widest + 4.0) / self.pitch).ceil() as usize).clamp(1, days.len().max(1));
        let right = f64::from(self.width.pixels());
        let y = self.top - 6.0;
        for at in (latest % every..days.len()).step_by(every) {
            let half = text::width(&labels[at], size) / 2.0;
            let x = self.middle(0, at).0.clamp(half + 2.0, right - half - 2.0);
            canvas.text((x, y), Anchor::Middle, "pr-ax", &labels[at]);
        }
        if step != Step::Years {
            self.years(canvas, days, y - size * 1.2, words);
        }
    }

    fn years(&self, canvas: &Canvas, days: &[Date], y: f64, words: &Words<'_>) {
        let year = |at: usize| days[at].ymd().0;
        let mut free = f64::from(self.width.pixels()) - 2.0;
        // From the last one backwards: the newest year is the one that must be named.
        for at in (0..days.len())
            .rev()
            .filter(|at| *at == 0 || year(*at) != year(at - 1))
        {
            let label = words.locale.year(days[at]);
            let wide = text::width(&label, self.width.text());
            let x = self.corner(0, at).0.min(free - wide);
            if 0.0 <= x && (x == self.corner(0, at).0 || at + 1 == days.len()) {
                canvas.text((x, y), Anchor::Start, "pr-ax", &label);
                free = x - 8.0;
            }
        }
    }
}
