//! How large the words of a board or a poster may be, and whether its photograph stays.
//!
//! In comes a board without its figure, out come steps of the style sheet; heights are estimated
//! from the widths of words.

use crate::chart::Figure;
use crate::chart::text::{bold_width, pieces, width as text_width};
use crate::render::context::PageContext;
use crate::render::paper::display::ProjectBoardView;
use crate::render::paper::fit::{PROMISES, RESTS, STEPS, estimated, lines, shortened};
use crate::render::paper::large;
use crate::render::paper::photo::{self, Place};
use crate::render::part::record::PhotoView;
use crate::render::phrase::TextView;

/// Sizes of a board in its own units, of which an A1 sheet is 594 wide and a poster 210,
/// millimetres of A1 and of A4; those of `.mp-board` and `.mp-poster`.
pub struct Sizes {
    /// From margin to margin: 594 − 2 × 34, and 210 − 2 × 15; and what the height leaves beside
    /// the lines and gaps that every one has.
    room: [f64; 2],
    /// The place of photographs.
    pub photo: &'static Place,
    /// Letters and width of what stands below them.
    caption: [f64; 2],
    /// The width that is left beside a photograph.
    beside: f64,
    /// The gap between what stands beside each other, and above a photograph.
    gaps: [f64; 2],
    /// Letters of who answers, the gap between two, and the width for them.
    answers: [f64; 3],
    /// Letters of the title, the promise and the rest.
    letters: [f64; 3],
    /// Letters of the headline and of its target, and the bar with the gaps around it.
    figure: [f64; 3],
    /// The height of a chart with its name below it: as wide as the paper, and the least.
    chart: [f64; 2],
    /// Letters of the line above the title.
    sub: f64,
    /// Letters, width and least height of the foot beside its code.
    foot: [f64; 3],
}

/// A board on A1. Of its height 773 are between the margins; title and status have 74 beside
/// their words, the foot 7.
pub const BOARD: Sizes = Sizes {
    room: [526.0, 692.0],
    photo: &photo::BOARD,
    caption: [10.6, 150.0],
    beside: 150.0,
    gaps: [14.0, 12.0],
    answers: [12.5, 18.0, 432.0],
    letters: [44.0, 19.0, 12.5],
    figure: [66.0, 26.0, 46.0],
    chart: [286.0, 190.0],
    sub: 12.5,
    foot: [10.5, 432.0, 85.0],
};

/// A poster on A4. Of its height 267 are between the margins; title and status have 42 beside
/// their words, the foot 7.
pub const POSTER: Sizes = Sizes {
    room: [180.0, 218.0],
    photo: &photo::POSTER,
    caption: [4.2, 66.0],
    beside: 107.0,
    gaps: [7.0, 7.0],
    answers: [5.4, 10.0, 180.0],
    letters: [18.0, 8.6, 6.0],
    figure: [27.0, 10.0, 27.0],
    chart: [78.0, 78.0],
    sub: 6.0,
    foot: [4.6, 132.0, 40.0],
};

/// Lines that a promise may take on a board at its least size; a longer one is cut.
const PROMISE: f64 = 7.0;

/// The last steps at which a photograph stays, and a chart is as wide as the paper or nearly so:
/// below them the words are worth more.
const SIGHTED: usize = 5;
const WIDE: usize = 3;
const NEARLY: f64 = 0.9;

/// The last step at which the words of a title are kept whole.
const WHOLE: usize = 6;

/// How large everything is: steps of the style sheet, and the photograph where it stays.
pub struct Fitted {
    /// That of title, promise and the rest, 0 to 10.
    pub step: usize,
    /// That of the headline, 0 to 5.
    pub figure_step: usize,
    /// That of who answers, 0 to 2.
    pub answers_step: usize,
    /// Whether lines of the title end between its words and at its marks alone.
    pub is_whole: bool,
    /// The photograph; `None` without one, or without room.
    pub photo: Option<PhotoView>,
    /// Whether there is room for when the target would be reached.
    pub has_finish: bool,
}

impl Sizes {
    /// The promise as far as it may be long here.
    pub fn promise(&self, here: &PageContext<'_>, promise: TextView) -> TextView {
        let size = self.letters[1] * PROMISES[PROMISES.len() - 1];
        let text = shortened(here, &promise.text, size, self.room[0] * PROMISE);
        TextView { text, ..promise }
    }

    /// The steps at which everything fits: with the photograph, then with a chart as wide as the
    /// paper, where that leaves the words large enough. `figure` is the one that `view` will have.
    pub fn fitted(
        &self,
        here: &PageContext<'_>,
        view: &ProjectBoardView,
        figure: Option<&Figure>,
    ) -> Fitted {
        let whole = figure.map_or(0.0, |figure| self.drawn(figure));
        let least = whole.min(self.chart[1]);
        let sight = view.photo.as_ref();
        let nearly = (whole * NEARLY).max(least);
        let tries = [
            (sight, whole, WIDE),
            (sight, nearly, WIDE),
            (sight, least, SIGHTED),
            (None, whole, WIDE),
            (None, nearly, WIDE),
            (None, least, STEPS.len() - 1),
        ];
        let wide = estimated(here, self.room[0]);
        let answers_step = self.answers_step(here, view);
        let fixed = self.foot(here, view, answers_step);
        let found = |told: &[String]| {
            tries.into_iter().find_map(|(photo, chart, last)| {
                let room = self.room[1] - chart - fixed;
                let fits = |step: &usize| self.height(view, told, *step, photo, wide) <= room;
                Some(((0..=last).find(fits)?, photo))
            })
        };
        let [with, without] = [true, false].map(|is_told| found(&stated(view, is_told)));
        // What is said of the future yields before anything is set smaller for it.
        let is_told = with.is_some_and(|(with, _)| without.is_none_or(|(step, _)| with <= step));
        let found = if is_told { with } else { without };
        let (step, photo) = found.unwrap_or((STEPS.len() - 1, None));
        let (letters, column) = self.headline(photo);
        Fitted {
            step,
            figure_step: large::step(view.headline.as_ref(), letters, column),
            answers_step,
            is_whole: self.is_whole(view, step),
            photo: photo.cloned(),
            has_finish: is_told,
        }
    }

    /// The height of a chart that is as wide as the paper, with its name below it.
    fn drawn(&self, figure: &Figure) -> f64 {
        let Some(drawing) = &figure.drawing else {
            return 0.0;
        };
        let (wide, high) = drawing.wide.size();
        let named = self.letters[2] * 3.2;
        (self.room[0] / f64::from(wide) * f64::from(high) + named).min(self.chart[0])
    }

    /// Letters of the headline and of its target, and the width that it has.
    fn headline(&self, photo: Option<&PhotoView>) -> ([f64; 2], f64) {
        let [value, target, _] = self.figure;
        match photo.filter(|_| !self.photo.is_beside()) {
            Some(photo) => {
                let taken = self.photo.width(photo);
                ([value, target], self.room[0] - taken - self.gaps[0])
            }
            None => ([value, target], self.room[0]),
        }
    }

    /// The height of the foot, with who answers on a board; of a poster they stand above it.
    fn foot(&self, here: &PageContext<'_>, view: &ProjectBoardView, answers: usize) -> f64 {
        let settings = here.settings();
        let [size, column, least] = self.foot;
        let texts = [Some(&settings.publisher), settings.notice.as_ref()]
            .into_iter()
            .flatten()
            .map(|t| t.get(here.lang));
        let said: f64 = texts
            .chain(view.address.as_deref())
            .map(|text| lines(text, size, column))
            .sum();
        // A poster says what its code leads to as well.
        let lines = if self.photo.is_beside() { 2.0 } else { 1.0 };
        let said = (said + lines) * size * 1.5;
        let answers = self.answered(here, view, answers);
        match self.photo.is_beside() {
            true => answers + 2.0 * self.gaps[1] + said.max(least),
            false => (answers + self.gaps[1] + said).max(least),
        }
    }

    /// The first step at which those who answer stand in one row; 0 where none does.
    fn answers_step(&self, here: &PageContext<'_>, view: &ProjectBoardView) -> usize {
        let mut steps = 0..ANSWERS.len();
        steps
            .find(|step| self.rows(here, view, *step) <= 1.0)
            .unwrap_or(0)
    }

    /// The height of those who answer.
    fn answered(&self, here: &PageContext<'_>, view: &ProjectBoardView, step: usize) -> f64 {
        self.rows(here, view, step) * self.answers[0] * ANSWERS[step] * 2.8
    }

    /// The rows of those who answer, each as wide as its label or its name.
    fn rows(&self, here: &PageContext<'_>, view: &ProjectBoardView, step: usize) -> f64 {
        let [letters, gap, room] = self.answers;
        let (letters, gap) = (letters * ANSWERS[step], gap * ANSWERS[step]);
        let (last, name) = match self.photo.is_beside() {
            true => ("print-contact", &view.contact),
            false => ("term-lead", &view.lead),
        };
        let who = [(last, name), ("fact-lead-department", &view.department)];
        let who = who
            .into_iter()
            .filter_map(|(key, name)| Some((key, name.as_deref()?)));
        let (mut rows, mut taken) = (1.0, 0.0);
        for (key, name) in who.chain([("fact-due", &*view.due)]) {
            let label = here.words().say(key, &[]);
            // Widths are estimated too wide already, and a second row still has room.
            let wide = text_width(&label, letters * 0.85).max(text_width(name, letters * 1.1));
            if 0.0 < taken && room < taken + wide {
                (rows, taken) = (rows + 1.0, 0.0);
            }
            // A name that is longer than a row has several lines.
            rows += ((wide / room).ceil() - 1.0).max(0.0) * 0.6;
            taken += wide + gap;
        }
        rows
    }

    /// The height of all words above the chart; `told`: the paragraphs below the status.
    fn height(
        &self,
        view: &ProjectBoardView,
        told: &[String],
        step: usize,
        photo: Option<&PhotoView>,
        wide: f64,
    ) -> f64 {
        let small = self.letters[2] * RESTS[step];
        let block = |text: &str, size: f64, leading: f64| lines(text, size, wide) * size * leading;
        let promised = view.promise.as_ref().map_or(0.0, |p| {
            block(&p.text, self.letters[1] * PROMISES[step], 1.5)
        });
        // Four wide spaces take the place of the label before the words.
        let next = view.next.as_ref().map_or(0.0, |next| {
            let next = format!("\u{3000}\u{3000}\u{3000}\u{3000}{next}");
            block(&next, small, 1.5) + small * 0.7
        });
        // The zeros take the place of the project's number, of two digits at most as a rule.
        let sub = format!("00 {}", view.focus.as_deref().unwrap_or(""));
        let sub = (lines(&sub, self.sub, wide) - 1.0).max(0.0) * self.sub * 1.5;
        sub + self.title(view, step, wide)
            + promised
            + self.told(view, told, small, photo, wide)
            + next
    }

    /// The height of the title; without end where its words would be broken, though they are whole
    /// when smaller.
    fn title(&self, view: &ProjectBoardView, step: usize, column: f64) -> f64 {
        let size = self.letters[0] * STEPS[step];
        let is_whole = self.is_whole(view, step);
        if !is_whole && step < WHOLE && self.is_whole(view, WHOLE) {
            return f64::INFINITY;
        }
        let mut taken = (1.0, 0.0);
        for piece in pieces(&view.title.text) {
            let wide = bold_width(piece, size);
            taken = match taken.1 + wide <= column {
                true => (taken.0, taken.1 + wide),
                false => (taken.0 + (wide / column).ceil(), wide % column),
            };
        }
        taken.0 * size * 1.21
    }

    /// Whether each piece of the title, which ends at a space or at a mark, has room in a line.
    fn is_whole(&self, view: &ProjectBoardView, step: usize) -> bool {
        let size = self.letters[0] * STEPS[step];
        let mut pieces = pieces(&view.title.text);
        pieces.all(|piece| bold_width(piece.trim_end(), size) <= self.room[0])
    }

    /// The height of reason and headline, and of the photograph.
    fn told(
        &self,
        view: &ProjectBoardView,
        told: &[String],
        small: f64,
        photo: Option<&PhotoView>,
        wide: f64,
    ) -> f64 {
        let said = |width: f64| -> f64 {
            let of = told.iter().map(|text| lines(text, small, width));
            of.sum::<f64>() * small * 1.5
        };
        let (letters, column) = self.headline(photo);
        let [_, _, around] = self.figure;
        let headline = view
            .headline
            .as_ref()
            .map_or(0.0, |h| large::height(h, letters, column) + around);
        let Some(photo) = photo else {
            return said(wide) + headline;
        };
        let sight = self.sight(photo);
        let badge = if view.illustrative {
            1.5 * self.sub
        } else {
            0.0
        };
        match self.photo.is_beside() {
            // The status stands beside the photograph as well; with a badge it has two lines.
            true => said(self.beside).max(sight - 3.4 * self.sub) + headline + badge,
            false => said(wide) + sight.max(headline) + self.gaps[1],
        }
    }

    /// The height of a photograph with what is below it.
    fn sight(&self, photo: &PhotoView) -> f64 {
        let [letters, wide] = self.caption;
        let caption = |one: &PhotoView| {
            let words = one.caption.as_deref().unwrap_or_default();
            // A word and a day beside it.
            let words = format!("{words} 0000 00 00 00000");
            lines(&words, letters, wide) * letters * 1.35
        };
        let older = photo.before.as_deref().map_or(0.0, caption);
        self.photo.height(photo) + older.max(caption(photo)) + letters * 0.3
    }
}

/// The scale of who answers at each step, 0 to 2; `--a` of the style sheet.
const ANSWERS: [f64; 3] = [1.0, 0.86, 0.78];

/// The paragraphs that stand below the status, each about as long as it is printed; `has_finish`:
/// with when the target would be reached.
fn stated(view: &ProjectBoardView, has_finish: bool) -> Vec<String> {
    let finish = view.finish.as_deref().filter(|_| has_finish);
    let finish = finish.unwrap_or_default();
    // The badge is the day and a few words around it.
    let stale = view.stale.as_ref().map_or("", |day| &day.text);
    let said = format!("{} {finish} {stale}{stale}", view.reason);
    [Some(said), view.declared.clone()]
        .into_iter()
        .flatten()
        .collect()
}
