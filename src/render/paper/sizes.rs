//! How large the words of a board or a poster may be, and whether its photograph stays.
//!
//! In comes a board without its figure, out comes a step of the style sheet; heights are estimated
//! from the widths of words.

use crate::chart::Figure;
use crate::chart::text::{bold_width, width as text_width};
use crate::render::context::PageContext;
use crate::render::paper::display::ProjectBoardView;
use crate::render::paper::fit::{lines, shortened, step};
use crate::render::paper::photo::{self, Place};
use crate::render::part::headline::HeadlineView;
use crate::render::part::record::PhotoView;
use crate::render::phrase::TextView;

/// Sizes of a board in its own units, of which an A1 sheet is 594 wide and a poster 210,
/// millimetres of A1 and of A4; those of `.mp-board` and `.mp-poster`.
pub struct Sizes {
    /// From margin to margin: 594 − 2 × 34, and 210 − 2 × 15.
    width: f64,
    /// The height that title, promise, reason and next step share, beside a headline and the least
    /// chart.
    room: f64,
    /// More height where there is no headline.
    headline: f64,
    /// More height where there is no chart.
    chart: f64,
    /// The place of photographs.
    pub photo: &'static Place,
    /// Letters and width of what stands below them.
    caption: [f64; 2],
    /// The width that is left for the reason where there is one.
    beside: f64,
    /// Letters of who answers, the gap between two, and the rows that are usual.
    answers: [f64; 3],
    /// Letters of the title, the promise and the rest.
    letters: [f64; 3],
    /// Letters of the headline and of its target.
    figure: [f64; 2],
    /// Letters of the line above the title.
    sub: f64,
    /// Letters, width and usual lines of the foot beside its code.
    foot: [f64; 3],
}

/// A board on A1.
pub const BOARD: Sizes = Sizes {
    width: 526.0,
    room: 215.0,
    headline: 130.0,
    chart: 190.0,
    photo: &photo::BOARD,
    caption: [10.6, 255.0],
    beside: 255.0,
    answers: [12.5, 26.0, 1.0],
    letters: [44.0, 19.0, 12.5],
    figure: [66.0, 26.0],
    sub: 12.5,
    foot: [10.5, 420.0, 5.0],
};

/// A poster on A4.
pub const POSTER: Sizes = Sizes {
    width: 180.0,
    room: 0.0,
    headline: 48.0,
    chart: 70.0,
    photo: &photo::POSTER,
    caption: [4.2, 66.0],
    beside: 107.0,
    answers: [5.4, 10.0, 2.0],
    letters: [18.0, 8.6, 6.0],
    figure: [27.0, 10.0],
    sub: 6.0,
    foot: [4.6, 124.0, 6.0],
};

/// Lines that a promise may take on a board at 0.64 of its size; a longer one is cut.
const PROMISE: f64 = 7.0;

/// The least scale of the rest, which must be read from some steps away; title and promise may
/// become smaller.
const LEAST: f64 = 0.64;

/// The last step at which a photograph stays: below it the words are worth more.
const SMALLEST: usize = 3;

/// How much smaller a headline is beside a chart.
const SIGHTED: f64 = 46.0 / 66.0;

impl Sizes {
    /// The promise as far as it may be long here.
    pub fn promise(&self, here: &PageContext<'_>, promise: TextView) -> TextView {
        let text = shortened(
            here,
            &promise.text,
            self.letters[1] * LEAST,
            self.width * PROMISE,
        );
        TextView { text, ..promise }
    }

    /// The step at which everything fits, with the photograph where that leaves the words large
    /// enough. `figure` is the one that `view` will have.
    pub fn fitted(
        &self,
        here: &PageContext<'_>,
        view: &ProjectBoardView,
        figure: Option<&Figure>,
    ) -> (usize, Option<PhotoView>) {
        let gone = |is_there: bool, height: f64| if is_there { 0.0 } else { height };
        let room = self.room
            + gone(view.headline.is_some(), self.headline)
            + gone(figure.is_some(), self.chart)
            - self.around(here, view)
            - self.answers(here, view);
        let sight = view
            .photo
            .as_ref()
            .map(|photo| self.sight(view, photo, figure));
        let at = |sight: Option<&Sight>| step(room, |scale| self.height(view, scale, sight));
        let sighted = sight.as_ref().map(|sight| at(Some(sight)));
        match sighted.filter(|step| *step <= SMALLEST) {
            Some(step) => (step, view.photo.clone()),
            None => (at(None), None),
        }
    }

    /// The height that the line above the title and the foot take beyond the usual.
    fn around(&self, here: &PageContext<'_>, view: &ProjectBoardView) -> f64 {
        let settings = here.settings();
        let [size, column, usual] = self.foot;
        // The zeros take the place of the project's number, of two digits at most as a rule.
        let sub = format!(
            "00 {} · {}",
            settings.title.get(here.lang),
            view.focus.as_deref().unwrap_or("")
        );
        let texts = [Some(&settings.publisher), settings.notice.as_ref()]
            .into_iter()
            .flatten()
            .map(|t| t.get(here.lang));
        let foot: f64 = texts
            .chain(view.address.as_deref())
            .map(|text| lines(text, size, column))
            .sum();
        (lines(&sub, self.sub, self.width) - 1.0) * self.sub * 1.5
            + (foot + 2.0 - usual).max(0.0) * size * 1.5
    }

    /// The height that those who answer take beyond the usual rows, each as wide as its label or
    /// its name.
    fn answers(&self, here: &PageContext<'_>, view: &ProjectBoardView) -> f64 {
        let [letters, gap, usual] = self.answers;
        let who = match self.photo.is_beside() {
            true => [
                ("print-contact", &view.contact),
                ("fact-lead-department", &view.department),
            ],
            false => [
                ("term-lead", &view.lead),
                ("fact-lead-department", &view.department),
            ],
        };
        let who = who
            .into_iter()
            .filter_map(|(key, name)| Some((key, name.as_deref()?)));
        let (mut rows, mut taken) = (1.0, 0.0);
        for (key, name) in who.chain([("fact-due", &*view.due)]) {
            let label = here.words().say(key, &[]);
            let wide = text_width(&label, letters * 0.85).max(bold_width(name, letters * 1.2));
            if 0.0 < taken && self.width < taken + wide {
                (rows, taken) = (rows + 1.0, 0.0);
            }
            // A name that is longer than a row has several lines.
            rows += ((wide / self.width).ceil() - 1.0).max(0.0) * 0.6;
            taken += wide + gap;
        }
        (rows - usual) * letters * 3.0
    }

    fn height(&self, view: &ProjectBoardView, scale: f64, sight: Option<&Sight>) -> f64 {
        let [title, promise, rest] = self.letters;
        let small = rest * scale.max(LEAST);
        let block =
            |text: &str, size: f64, leading: f64| lines(text, size, self.width) * size * leading;
        let promised = view
            .promise
            .as_ref()
            .map_or(0.0, |p| block(&p.text, promise * scale, 1.5));
        // Four wide spaces take the place of the label before the words.
        let next = view.next.as_ref().map_or(0.0, |next| {
            block(
                &format!("\u{3000}\u{3000}\u{3000}\u{3000}{next}"),
                small,
                1.5,
            ) + small * 0.5
        });
        block(&view.title.text, title * scale, 1.21)
            + promised
            + self.told(view, small, sight)
            + next
    }

    /// The height of the reason, and of a headline that takes more than a line; with a photograph
    /// that of all of them, less what had a height of its own without one.
    fn told(&self, view: &ProjectBoardView, small: f64, sight: Option<&Sight>) -> f64 {
        let said = |width: f64| lines(&stated(view), small, width) * small * 1.5;
        let more = |scale: f64, width: f64| {
            let letters = self.figure.map(|size| size * scale);
            (view.headline.as_ref()).map_or(0.0, |h| more(h, letters, width))
        };
        match sight {
            None => said(self.width) + more(1.0, self.width),
            // The status, two lines of it, stands beside the photograph as well.
            Some(sight) if self.photo.is_beside() => {
                said(self.beside).max(sight.high - 3.4 * self.sub) + more(1.0, self.width)
            }
            Some(sight) => {
                let beside = said(self.beside) + sight.headline + more(SIGHTED, self.beside);
                sight.high + beside.max(sight.chart) - sight.gone
            }
        }
    }

    /// What a photograph takes, and what becomes lower with it.
    fn sight(&self, view: &ProjectBoardView, photo: &PhotoView, figure: Option<&Figure>) -> Sight {
        let [letters, wide] = self.caption;
        let caption = |one: &PhotoView| {
            let words = one.caption.as_deref().unwrap_or_default();
            // A word and a day beside it.
            let words = format!("{words} 0000 00 00 00000");
            lines(&words, letters, wide) * letters * 1.35
        };
        let older = photo.before.as_deref().map_or(0.0, caption);
        // Who answers moves up beside one that stands alone above.
        let moves_up = photo.before.is_none() && !self.photo.is_beside();
        let answers = if moves_up { 50.0 } else { 0.0 };
        let drawing = figure.and_then(|f| f.drawing.as_ref());
        let there = |is_there: bool, height: f64| if is_there { height } else { 0.0 };
        let has_headline = view.headline.is_some();
        Sight {
            high: self.photo.height(photo) + older.max(caption(photo)) + self.sub * 0.9 - answers,
            headline: there(has_headline, 105.0),
            // The name of a drawing stands below it.
            chart: drawing.map_or(0.0, |of| {
                let (wide, high) = of.narrow.size();
                (self.beside / f64::from(wide) * f64::from(high)).min(200.0) + 45.0
            }),
            gone: there(has_headline, self.headline) + there(figure.is_some(), self.chart),
        }
    }
}

/// Heights of what stands with a photograph.
struct Sight {
    /// The photograph with what is below it.
    high: f64,
    /// The headline beside the chart.
    headline: f64,
    /// The chart.
    chart: f64,
    /// What both took without it.
    gone: f64,
}

/// What large figures take beyond one line.
fn more(headline: &HeadlineView, [value, target]: [f64; 2], width: f64) -> f64 {
    const LEADING: f64 = 1.1;
    let wide = bold_width(&headline.value, value);
    let beside = headline.target.as_deref();
    let beside = beside.map_or(0.0, |t| text_width(&format!(" / {t}"), target));
    let last = wide % width;
    let target_lines = match last + beside <= width {
        true => 0.0,
        false => (beside / width).ceil(),
    };
    ((wide / width).floor() * value + target_lines * target) * LEADING
}

/// All that stands beside the status, about as long as it is printed.
fn stated(view: &ProjectBoardView) -> String {
    let declared = view.declared.as_deref().unwrap_or_default();
    // The badge is the day and a few words around it.
    let stale = view.stale.as_ref().map_or("", |day| &day.text);
    format!("{} {declared} {stale}{stale}", view.reason)
}
