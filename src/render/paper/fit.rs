//! What fits on a sheet: the lines that its head leaves, who takes them, and what is left out.
//!
//! In come words and the sizes of the style sheet, out come counts of lines, estimated from widths
//! that are rather too wide than too narrow.

use crate::chart::Width;
use crate::chart::text::{bold_width, width};
use crate::derive::ProjectInsight;
use crate::model::{Extent, Layout, Texts};
use crate::render::context::PageContext;
use crate::render::figure::numbered::PaperFigureView;
use crate::render::phrase::{FactView, TextView, declared, reason, say};
use crate::theme::Arg;

/// The paper that a sheet is on; sizes in pixels of a text of 12, heights in lines of its lists.
#[derive(Clone, Copy, Debug)]
pub struct Frame {
    /// The level of its heading, 1 to 6.
    pub level: u8,
    /// Lines that each of the two columns under a usual trajectory may take.
    lines: f64,
    /// The width of a column in pixels, as widths of words are estimated.
    pub column: f64,
    /// The same as it is drawn.
    drawn: f64,
    /// Lines of the promise; a longer one is cut.
    promise: f64,
    /// Lines by which a trajectory may be lower than usual, for a long head or for texts.
    pub yields: f64,
    /// Which texts it has.
    pub texts: Texts,
    /// Whether the photograph of its project has a place of its own, outside of all texts.
    pub is_sighted: bool,
}

/// What the head of a sheet leaves.
pub struct Free {
    /// Lines for each column, 0 or more.
    pub lines: f64,
    /// Whether the head alone is longer than the sheet, which then takes two pages.
    pub is_over: bool,
}

impl Frame {
    /// A page of its own, on which no text stands in full.
    pub fn sheet(texts: Texts) -> Frame {
        let fit = |extent| match extent {
            Extent::Full => Extent::Fit,
            other => other,
        };
        Frame {
            level: 1,
            lines: 15.8,
            column: 315.0,
            drawn: 315.0,
            promise: 9.0,
            yields: 1.5,
            texts: Texts {
                write_up: fit(texts.write_up),
                reports: fit(texts.reports),
            },
            is_sighted: false,
        }
    }

    /// A page in a book of this layout.
    pub fn book(layout: Layout, texts: Texts) -> Frame {
        match layout {
            Layout::Plain => Frame {
                level: 3,
                lines: 14.3,
                column: 300.0,
                drawn: 300.0,
                promise: 9.0,
                yields: 1.5,
                texts,
                is_sighted: false,
            },
            Layout::Gbt9704 => Frame {
                level: 3,
                lines: 6.0,
                column: 275.0,
                drawn: 275.0,
                promise: 5.0,
                yields: 1.5,
                texts,
                is_sighted: false,
            },
        }
    }

    /// The first page of its kind in a book, which has the heading of all of them over its own.
    pub fn headed(self) -> Frame {
        Frame {
            lines: self.lines - 1.8,
            ..self
        }
    }

    /// With columns as wide as the estimates of this language take them.
    pub fn estimated(self, here: &PageContext<'_>) -> Frame {
        Frame {
            column: estimated(here, self.column),
            ..self
        }
    }

    /// Half of a column, with a little gap.
    pub fn halved(self) -> Frame {
        Frame {
            column: self.column / 2.0 - 6.0,
            ..self
        }
    }

    /// The promise as far as it may be long here.
    pub fn promise(self, here: &PageContext<'_>, promise: TextView) -> TextView {
        let text = shortened(here, &promise.text, PROMISE, self.column * self.promise);
        TextView { text, ..promise }
    }

    /// The lines that the head of the sheet leaves for each column:
    /// `lines − 1.4 × title − state − caption − promise`, each term being the lines beyond the
    /// usual ones, and 10 more where there is no figure.
    pub fn free(
        self,
        here: &PageContext<'_>,
        of: &ProjectInsight,
        promise: Option<&TextView>,
        figure: Option<&PaperFigureView>,
    ) -> Free {
        // Title, state and caption run over both columns; a promise stands in one.
        let whole = 2.0 * self.column;
        let within = |text: &str, size: f64, usual: f64, whole: f64| {
            ((width(text, size) / whole).ceil() - usual).max(0.0)
        };
        // Title and state stand beside the code.
        let over = |text: &str, size: f64, usual: f64| within(text, size, usual, whole * CODED);
        // A photograph leaves two thirds of the width to the figure.
        let drawn = if self.is_sighted {
            whole * SIGHTED
        } else {
            whole
        };
        let status = say::shown(here, &of.shown);
        let state = format!(
            "{status}  {} {}",
            reason::brief(here, of),
            declared::declared(here, of).unwrap_or_default()
        );
        let caption = figure.map_or(0.0, |f| {
            let words = format!("{} {} {}", f.subtitle, f.notes.join(" "), f.source);
            within(&words, 10.5, 2.0, drawn)
        });
        let promise = promise.map_or(0.0, |p| {
            ((width(&p.text, PROMISE) / self.column).ceil() - 2.0).max(0.0)
        });
        let title = 1.4 * over(of.known.title.get(here.lang), 26.0, 1.0);
        let lower = figure.map_or(0.0, |f| self.lower(f.height));
        let rest = self.lines - title - over(&state, 13.0, 1.0) - caption - promise + lower;
        let (lines, yields) = if figure.is_some() {
            (rest, self.yields)
        } else {
            (rest + TRAJECTORY, 0.0)
        };
        Free {
            lines: lines.max(0.0),
            is_over: lines + yields < 0.0,
        }
    }

    /// Lines by which a drawing is lower than a trajectory, as few as there may be of them: a lower
    /// one is drawn as high as it is, a trajectory may be made lower than it is.
    fn lower(self, height: u32) -> f64 {
        let (width, tall, share) = match self.is_sighted {
            true => (Width::Large, BESIDE, SIGHTED),
            false => (Width::Wide, TALL, 1.0),
        };
        let less = f64::from(tall.saturating_sub(height)) / f64::from(width.pixels());
        // Both columns are as wide as the drawing, but for the gap between them. One beside a
        // photograph has its caption in a narrow column and is no reason to leave room.
        let yields = if self.is_sighted { -SPARE } else { self.yields };
        (less * share * 2.0 * self.drawn / LINE - yields).clamp(0.0, TRAJECTORY)
    }

    /// The rows that facts take side by side, each as wide as its label or its value.
    pub fn rows<'f>(self, facts: impl Iterator<Item = &'f FactView>) -> f64 {
        let (mut rows, mut taken) = (0.0, f64::INFINITY);
        for fact in facts {
            let wide = width(&fact.label, 10.6).max(bold_width(&fact.value, 11.4));
            let wide = wide.max(FACT) + GAP;
            if 2.0 * self.column + GAP < taken + wide {
                (rows, taken) = (rows + 1.0, 0.0);
            }
            taken += wide;
        }
        rows
    }

    /// The whole lines that a text of the lists takes in a column, one or more.
    pub fn lines_of(self, text: &str) -> f64 {
        (width(text, 12.0) / self.column).ceil().max(1.0)
    }
}

/// Size of the letters of a promise on a sheet, in pixels: 9.5 points.
const PROMISE: f64 = 12.7;

/// Lines that a trajectory takes which is not there.
const TRAJECTORY: f64 = 10.0;

/// The height of a trajectory in pixels of the drawing, and beside a photograph.
const TALL: u32 = 340;
const BESIDE: u32 = 240;

/// The share of the width that the code leaves to title and state.
const CODED: f64 = 0.82;

/// The share of the width that a photograph leaves to the drawing.
const SIGHTED: f64 = 0.64;

/// Lines that a drawing beside a photograph leaves of those of its own height.
const SPARE: f64 = 2.5;

/// The height of a line of the lists in pixels.
const LINE: f64 = 18.0;

/// The gap between two facts in a row, and the least width of one, in pixels.
const GAP: f64 = 15.0;
const FACT: f64 = 105.0;

/// A text that is no longer than `most` pixels on one line, in letters of `size`; cut at the end of
/// a sentence or a part of one, and saying so.
pub fn shortened(here: &PageContext<'_>, text: &str, size: f64, most: f64) -> String {
    if width(text, size) <= most {
        return text.to_owned();
    }
    let mut fits = text.len();
    while let Some((at, _)) = text[..fits]
        .char_indices()
        .next_back()
        .filter(|_| most < width(&text[..fits], size))
    {
        fits = at;
    }
    let ends = |c: char| "。；！？，、".contains(c) || c == ' ';
    let cut = text[..fits]
        .char_indices()
        .rev()
        .find(|(_, c)| ends(*c))
        .map(|(at, _)| at)
        // A pause in the first half would cut away more than it is worth; then the cut stands
        // between any two letters.
        .filter(|at| fits / 2 < *at);
    let kept = text[..cut.unwrap_or(fits)].trim_end_matches(|c: char| ends(c) || ".,;".contains(c));
    kept.to_owned() + &here.words().say("print-cut", &[])
}

/// The scale of the largest words of a board or a cover at each step, 0 to 10; `--s` of the style
/// sheet.
pub const STEPS: [f64; 11] = [1.0, 0.9, 0.8, 0.72, 0.64, 0.57, 0.5, 0.45, 0.4, 0.36, 0.32];

/// The scale of the promise there; `--p` of the style sheet.
pub const PROMISES: [f64; 11] = [1.0, 0.95, 0.9, 0.85, 0.8, 0.75, 0.7, 0.65, 0.6, 0.55, 0.5];

/// The scale of the rest there, which must be read from some steps away; `--t` of the style sheet.
pub const RESTS: [f64; 11] = [1.0, 1.0, 1.0, 0.95, 0.9, 0.9, 0.85, 0.8, 0.75, 0.7, 0.64];

/// The first step at which the height fits into `room`; the last where none does. `height` is that
/// of the words at a scale.
pub fn step(room: f64, height: impl Fn(f64) -> f64) -> usize {
    STEPS
        .iter()
        .position(|scale| height(*scale) <= room)
        .unwrap_or(STEPS.len() - 1)
}

/// A column as it is for estimates: those of Latin text are a tenth too wide on purpose, which would
/// hide what fits.
pub fn estimated(here: &PageContext<'_>, column: f64) -> f64 {
    let locale = &here.words().locale;
    match locale.is_spaceless() || locale.is_from_right() {
        true => column,
        false => column * 1.09,
    }
}

/// Whole lines of a text of this size in a column, both in one unit; 0 for an empty text.
pub fn lines(text: &str, size: f64, column: f64) -> f64 {
    (width(text, size) / column).ceil()
}

/// Lines of a heading in a column with the room above it.
pub const HEAD: f64 = 2.0;

/// The lines of one column that are still free.
pub struct Room(pub f64);

impl Room {
    /// Takes lines, if there are so many; whether there were.
    pub fn take(&mut self, lines: f64) -> bool {
        let fits = lines <= self.0;
        if fits {
            self.0 -= lines;
        }
        fits
    }

    /// The first items of a list that fit under a heading of so many lines; how many did not.
    /// Without an item there is no heading.
    pub fn list<T>(
        &mut self,
        head: f64,
        all: Vec<T>,
        lines: impl Fn(&T) -> f64,
    ) -> (Vec<T>, usize) {
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
    /// Milestones that are not listed.
    pub milestones: usize,
    /// Earlier grades that are not listed.
    pub grades: usize,
    /// Breakdowns of which nothing is there.
    pub parts: usize,
    /// Rows of the breakdown that is there.
    pub rows: usize,
    /// Reports, and what one said of a blocker or of the next step.
    pub reports: usize,
    /// Problems that are not listed.
    pub actions: usize,
    /// Indicators that are not listed.
    pub indicators: usize,
    /// Reports of which only the beginning is there.
    pub rests: usize,
    /// Whether nothing of what is written about the project is there.
    pub text: bool,
    /// Whether only the beginning of it is.
    pub rest: bool,
}

impl Missing {
    /// In one sentence; `None` when everything is there.
    pub fn said(&self, here: &PageContext<'_>) -> Option<String> {
        let words = here.words();
        let kinds = [
            ("print-left-milestones", self.milestones),
            ("print-left-grades", self.grades),
            ("print-left-indicators", self.indicators),
            ("print-left-actions", self.actions),
            ("print-left-reports", self.reports),
            ("print-left-rows", self.rows),
            ("print-left-parts", self.parts),
            ("print-left-rests", self.rests),
            ("print-left-text", usize::from(self.text)),
            ("print-left-rest", usize::from(self.rest)),
        ];
        let said: Vec<String> = kinds
            .iter()
            .filter(|(_, n)| 0 < *n)
            .map(|(key, n)| words.say(key, &[("n", Arg::Count(*n))]))
            .collect();
        let list = words.locale.list(&said);
        (!said.is_empty()).then(|| words.say("print-left-out", &[("list", Arg::Text(&list))]))
    }
}
