//! Rows of cells under dates: where cells stand, what rows and columns are called, and runs of
//! equal cells.

use super::axis::{Slot, Slots};
use super::canvas::{Anchor, Canvas};
use super::field::{Field, Frame, HERE};
use super::figure::Width;
use super::role::Role;
use super::{Wording, text};
use crate::base::{Date, Locale};

/// Room between two columns in pixels.
pub const GAP: f64 = 2.0;

/// The sizes of one drawing of cells, in pixels. Places of cells are whole, which keeps paths
/// short.
#[derive(Clone, Copy, Debug)]
pub struct Layout {
    /// Which of the two drawings it is.
    pub width: Width,
    /// From the left edge of the drawing to the first cell.
    pub left: f64,
    /// From the upper edge of the drawing to the first row.
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

impl Layout {
    /// Height of the labels of columns in a drawing, with the room under them.
    pub fn head(width: Width) -> f64 {
        (width.text() * 2.4 + 8.0).ceil()
    }

    /// Width of a cell in pixels, without the gap behind it.
    pub fn cell(&self) -> f64 {
        self.pitch - GAP
    }
}

/// One drawing of cells: slots for the columns and for the rows.
pub struct Grid {
    /// Its sizes.
    pub layout: Layout,
    /// What is drawn on.
    pub canvas: Canvas,
    /// The cells, with a slot for each column and each row.
    pub field: Field<Slots, Slots>,
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
    /// What dates in order are told apart by: years, else months, else days.
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

    /// A date in a sentence: by its year or its month alone where it ends a month.
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
    /// A drawing without a mark, as high as its rows.
    pub fn new(layout: Layout, words: &Wording<'_>) -> Grid {
        let Layout {
            left,
            top,
            pitch,
            row,
            height,
            above,
            shape,
            ..
        } = layout;
        let x = Slots::even(shape.1, pitch, (0.0, layout.cell()));
        let y = Slots::even(shape.0, row, (above, above + height));
        let (right, bottom) = (left + x.length(), top + y.length());
        let canvas = Canvas::new(layout.width.pixels(), (bottom + 2.0).ceil() as u32)
            .mirrored(words.locale.is_from_right());
        let field = Field::rows(
            &canvas,
            &Frame {
                left,
                top,
                right,
                bottom,
            },
            x,
            y,
        );
        Grid {
            layout,
            canvas,
            field,
        }
    }

    /// Draws cells by role. Neighbours of one role share a shape, which the gaps between columns
    /// then cut; those of an outlined role each have their own.
    pub fn fill(&self, roles: &[Role], at: impl Fn(usize, usize) -> Option<Role>) {
        for role in roles.iter().filter(|role| !role.is_outlined()) {
            for (row, first, end) in self.runs(|row, column| at(row, column) == Some(*role)) {
                let corner = (Slot::Start(first), Slot::Start(row));
                let end = (Slot::End(end - 1), Slot::End(row));
                self.field.cell(*role, [(corner, HERE), (end, HERE)]);
            }
        }
        self.cuts();
        for role in roles.iter().filter(|role| role.is_outlined()) {
            for (row, column) in self
                .cells()
                .filter(|(row, column)| at(*row, *column) == Some(*role))
            {
                let corner = ((Slot::Start(column), Slot::Start(row)), (1.0, 1.0));
                let end = ((Slot::End(column), Slot::End(row)), (-1.0, -1.0));
                self.field.cell(*role, [corner, end]);
            }
        }
    }

    /// The gaps between columns, from the top of the names over the first row to the bottom of the
    /// last one.
    fn cuts(&self) {
        let Layout {
            row,
            height,
            above,
            shape,
            ..
        } = self.layout;
        if shape.0 == 0 {
            return;
        }
        for column in 1..shape.1 {
            let before = Slot::End(column - 1);
            let top = ((before, Slot::Start(0)), (GAP / 2.0, -above));
            let under = (GAP / 2.0, row - above - height);
            let bottom = ((before, Slot::End(shape.0 - 1)), under);
            self.field.open(Role::Cut, [top, bottom]);
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
        let (rows, columns) = self.layout.shape;
        (0..rows).flat_map(move |row| (0..columns).map(move |column| (row, column)))
    }

    /// A short dash in the middle of each such cell: what is still to come.
    pub fn dashes(&self, is: impl Fn(usize, usize) -> bool) {
        let half = (self.layout.cell() / 2.0 - 1.0).clamp(1.0, 4.0).floor();
        for (row, column) in self.cells().filter(|(row, column)| is(*row, *column)) {
            let middle = (Slot::Middle(column), Slot::Middle(row));
            let ends = [(middle, (-half, 0.0)), (middle, (half, 0.0))];
            self.field.open(Role::Future, ends);
        }
    }

    /// Writes words in the middle of a cell.
    pub fn words(&self, (row, column): (usize, usize), class: &'static str, words: &str) {
        let middle = (Slot::Middle(column), Slot::Middle(row));
        let shift = (0.0, self.layout.width.text() * 0.35);
        self.field
            .words((middle, shift), Anchor::Middle, class, words);
    }

    /// Writes the names of the rows before or above their cells.
    pub fn names<'n>(&self, names: impl Iterator<Item = &'n str>) {
        let Layout {
            width,
            left,
            height,
            above,
            ..
        } = self.layout;
        let (size, pixels) = (width.text(), f64::from(width.pixels()));
        let write = |row: usize, below: f64, words: &str| {
            let at = ((Slot::Start(0), Slot::Start(row)), (2.0 - left, below));
            self.field.words(at, Anchor::Start, "pr-nm", words);
        };
        for (at, name) in names.enumerate() {
            if 0.0 < above {
                write(at, -5.0, &text::fitted(name, size, pixels));
                continue;
            }
            let most = if height < size * 2.1 { 1 } else { 2 };
            let lines = text::lines(name, size, left - 10.0, most);
            let first = height / 2.0 + size * 0.35 - (lines.len() as f64 - 1.0) * size * 0.5;
            for (line, words) in lines.iter().enumerate() {
                write(at, first + line as f64 * size, words);
            }
        }
    }

    /// Writes the dates over their columns, years in a line of their own; where they would touch,
    /// every second one or fewer.
    ///
    /// `latest`: the column of the latest figures, which keeps its label.
    pub fn dates(&self, days: &[Date], latest: usize, words: &Wording<'_>) {
        let Layout {
            width,
            pitch,
            above,
            ..
        } = self.layout;
        let (size, step) = (width.text(), Step::of(days));
        let labels: Vec<String> = days
            .iter()
            .map(|day| step.label(*day, words.locale))
            .collect();
        let widest = labels
            .iter()
            .map(|label| text::width(label, size))
            .fold(0.0, f64::max);
        let every = (((widest + 4.0) / pitch).ceil() as usize).clamp(1, days.len().max(1));
        let right = f64::from(width.pixels());
        let over = -above - 6.0;
        for at in (latest % every..days.len()).step_by(every) {
            let half = text::width(&labels[at], size) / 2.0;
            let top = (Slot::Middle(at), Slot::Start(0));
            let x = self.field.place(top).0;
            let shift = (x.clamp(half + 2.0, right - half - 2.0) - x, over);
            self.field
                .words((top, shift), Anchor::Middle, "pr-ax", &labels[at]);
        }
        if step != Step::Years {
            self.years(days, over - size * 1.2, words);
        }
    }

    fn years(&self, days: &[Date], over: f64, words: &Wording<'_>) {
        let year = |at: usize| days[at].ymd().0;
        let width = self.layout.width;
        let mut free = f64::from(width.pixels()) - 2.0;
        // From the last one backwards: the newest year is the one that must be named.
        for at in (0..days.len())
            .rev()
            .filter(|at| *at == 0 || year(*at) != year(at - 1))
        {
            let label = words.locale.year(days[at]);
            let wide = text::width(&label, width.text());
            let top = (Slot::Start(at), Slot::Start(0));
            let left = self.field.place(top).0;
            let x = left.min(free - wide);
            if 0.0 <= x && (x == left || at + 1 == days.len()) {
                let at = (top, (x - left, over));
                self.field.words(at, Anchor::Start, "pr-ax", &label);
                free = x - 8.0;
            }
        }
    }
}
