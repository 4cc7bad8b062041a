//! What fits on a sheet: the lines that its head leaves, who takes them, and what is left out.

use super::super::super::{Here, say};
use super::super::project;
use super::numbers::PaperFigureView;
use crate::chart::text::width;
use crate::derive::ProjectInsight;
use crate::model::Layout;
use crate::theme::Arg;

/// The paper that a sheet is on.
#[derive(Clone, Copy, Debug)]
pub struct Frame {
    /// The level of its heading.
    pub level: u8,
    /// Lines that the two columns under the trajectory may take.
    lines: f64,
    /// The width of a column in pixels of a text of 12.
    pub column: f64,
}

impl Frame {
    /// A page of its own.
    pub const SHEET: Frame = Frame { level: 1, lines: 13.5, column: 315.0 };

    /// A page in a book of this layout.
    pub fn book(layout: Layout) -> Frame {
        match layout {
            Layout::Plain => Frame { level: 3, lines: 13.0, column: 300.0 },
            Layout::Gbt9704 => Frame { level: 3, lines: 7.5, column: 275.0 },
        }
    }

    /// The lines that the head of the sheet leaves for each column.
    pub fn free(self, here: &Here<'_>, of: &ProjectInsight, figure: Option<&PaperFigureView>) -> f64 {
        let whole = 2.0 * self.column;
        let over = |text: &str, size: f64, usual: f64| ((width(text, size) / whole).ceil() - usual).max(0.0);
        let status = say::status(here, of.judgement.status);
        let state = format!("{status}  {} {}", say::project_reason(here, of), project::declared(here, of).unwrap_or_default());
        let caption = figure.map_or(0.0, |f| over(&format!("{} {} {}", f.subtitle, f.notes.join(" "), f.source), 10.5, 2.0));
        let promise = of.known.promise.as_ref().map_or("", |p| p.text.get(here.lang));
        let promise = ((width(promise, 12.7) / self.column).ceil() - 2.0).max(0.0);
        let rest = self.lines - over(&state, 13.0, 1.0) - caption - promise;
        rest + if figure.is_some() { 0.0 } else { TRAJECTORY }
    }

    /// The lines that a text takes in a column.
    pub fn lines_of(self, text: &str) -> f64 {
        (width(text, 12.0) / self.column).ceil().max(1.0)
    }
}

/// Lines that a trajectory takes which is not there.
const TRAJECTORY: f64 = 10.0;
/// Lines of a heading with the room above it.
pub const HEAD: f64 = 2.0;

/// The lines of one column that are still free.
pub struct Room(pub f64);

impl Room {
    /// Takes lines, if there are so many.
    pub fn take(&mut self, lines: f64) -> bool {
        let fits = lines <= self.0;
        if fits {
            self.0 -= lines;
        }
        fits
    }

    /// The first ones of a list that fit under a heading of so many lines; how many did not.
    pub fn list<T>(&mut self, head: f64, all: Vec<T>, lines: impl Fn(&T) -> f64) -> (Vec<T>, usize) {
        let whole = all.len();
        let mut kept = Vec::new();
        for item in all {
            let head = if kept.is_empty() { head } else { 0.0 };
            if !self.take(lines(&item) + head) {
                break;
            }
            kept.push(item);
        }
        let missing = whole - kept.len();
        (kept, missing)
    }
}

/// How much of each kind did not fit.
#[derive(Default)]
pub struct Missing {
    /// Milestones.
    pub milestones: usize,
    /// Breakdowns.
    pub parts: usize,
    /// Reports.
    pub reports: usize,
    /// Problems.
    pub actions: usize,
    /// Indicators.
    pub indicators: usize,
}

impl Missing {
    /// In one sentence; `None` when everything is there.
    pub fn said(&self, here: &Here<'_>) -> Option<String> {
        let words = here.words();
        let kinds = [
            ("print-left-milestones", self.milestones),
            ("print-left-indicators", self.indicators),
            ("print-left-actions", self.actions),
            ("print-left-reports", self.reports),
            ("print-left-parts", self.parts),
        ];
        let said: Vec<String> =
            kinds.iter().filter(|(_, n)| 0 < *n).map(|(key, n)| words.say(key, &[("n", Arg::Count(*n))])).collect();
        let list = words.locale.list(&said);
        (!said.is_empty()).then(|| words.say("print-left-out", &[("list", Arg::Text(&list))]))
    }
}
