//! Figures that are words: the notes that were published, or yes and no, as a strip from the first
//! to what is still to come, with a table.

use super::axis::{Slot, Slots, Values};
use super::canvas::{Anchor, Canvas};
use super::field::{Field, Frame, HERE};
use super::figure::{Cell, Column, Drawing, Figure, Table, Width};
use super::role::Role;
use super::{Wording, text};
use crate::base::{Date, PartialDate, Period};
use crate::theme::Arg;

/// One figure in words.
#[derive(Clone, Debug, PartialEq)]
pub struct Answer {
    /// The day that it is about.
    pub day: Date,
    /// The period that it is about; `None` where it is about a day.
    pub period: Option<Period>,
    /// The words as they were published; `None` where no note came.
    pub words: Option<String>,
}

/// A figure that is told in words, with all of its earlier words.
#[derive(Clone, Debug, PartialEq)]
pub struct Answers {
    /// The name of what is told of; it stands as the subtitle.
    pub name: String,
    /// In order of date, the newest last; empty where nothing was published.
    pub answers: Vec<Answer>,
    /// Whether they are yes and no, so that the same again says nothing new.
    pub is_answer: bool,
    /// When it is due and still open, and what is wanted then; `None` where nothing is to come.
    pub due: Option<(PartialDate, String)>,
}

/// More notes than this are not read at a glance; earlier ones are left to the table.
const MOST: usize = 8;

/// A note is drawn on no more lines than this.
const LINES: usize = 5;

/// Room above and under the words of a row, in pixels.
const GAP: f64 = 13.0;

/// One row of the strip: words beside a dot.
struct Row {
    date: String,
    lines: Vec<String>,
    role: Role,
    radius: f64,
}

impl Answers {
    /// The newest words as a sentence, all of them from the first on as a strip, and as a table.
    pub fn draw(&self, words: &Wording<'_>) -> Figure {
        let (title, table) = (self.title(words), self.table(words));
        let shown = self.shown();
        if shown.is_empty() {
            return Figure::sentence("answers", title, self.name.clone(), table);
        }
        let said: Vec<String> = shown
            .iter()
            .map(|(a, said)| self.said(a, said, words))
            .collect();
        let named = [
            ("name", Arg::Text(&self.name)),
            ("title", Arg::Text(&title)),
        ];
        let told = self.answers.iter().filter(|a| a.words.is_some()).count();
        let earlier = told - shown.len();
        let note = words.say("answers-note-earlier", &[("n", Arg::Count(earlier))]);
        Figure {
            kind: "answers",
            invented: false,
            alt: words.say("answers-alt", &named),
            description: text::shortened(&said.join(&words.say("list-stop", &[])), 900),
            notes: Some(note)
                .filter(|_| 0 < earlier && !self.is_answer)
                .into_iter()
                .collect(),
            drawing: Some(Drawing::of(|width| self.strip(width, &shown, words))),
            title,
            subtitle: self.name.clone(),
            table,
        }
    }

    fn title(&self, words: &Wording<'_>) -> String {
        let told: Vec<(&Answer, &str)> = self.told().collect();
        let Some((newest, said)) = told.last() else {
            return words.say("answers-none", &[]);
        };
        let date = |a: &Answer| words.locale.partial(when(a), "");
        let (first, last) = (date(told[0].0), date(newest));
        // Notes are read beside the sentence, which need not repeat the newest.
        let key = if self.is_answer {
            "answers-title"
        } else {
            "answers-title-notes"
        };
        let args = [
            ("n", Arg::Count(told.len())),
            ("date", Arg::Text(&last)),
            ("first", Arg::Text(&first)),
            ("said", Arg::Text(said)),
        ];
        words.say(key, &args)
    }

    /// What was told, in order of date.
    fn told(&self) -> impl Iterator<Item = (&Answer, &str)> {
        self.answers
            .iter()
            .filter_map(|a| Some((a, a.words.as_deref()?)))
    }

    /// What is drawn: the newest notes; of the same answer again and again the first and the last.
    fn shown(&self) -> Vec<(&Answer, &str)> {
        let all: Vec<(&Answer, &str)> = self.told().collect();
        let same = |a: usize, b: usize| all[a].1 == all[b].1;
        let turns =
            |at: usize| at == 0 || at + 1 == all.len() || !same(at, at - 1) || !same(at, at + 1);
        let mut shown: Vec<_> = (0..all.len())
            .filter(|at| !self.is_answer || turns(*at))
            .map(|at| all[at])
            .collect();
        shown.drain(..shown.len().saturating_sub(MOST));
        shown
    }

    fn said(&self, answer: &Answer, said: &str, words: &Wording<'_>) -> String {
        let date = words.locale.partial(when(answer), "");
        words.say(
            "answers-title",
            &[("date", Arg::Text(&date)), ("said", Arg::Text(said))],
        )
    }

    /// Dates in a column, dots on a line, words beside them; on a phone the date stands over its
    /// words.
    fn strip(&self, width: Width, shown: &[(&Answer, &str)], words: &Wording<'_>) -> Canvas {
        let (size, pixels) = (width.text(), f64::from(width.pixels()));
        let yes = words.say("answer-yes", &[]);
        let date = |when: PartialDate| words.locale.partial(when, &words.say("unknown-date", &[]));
        let last = shown.len() - 1;
        let mut rows: Vec<Row> = Vec::new();
        for (at, (answer, said)) in shown.iter().enumerate() {
            let role = match (self.is_answer, at == last) {
                (true, _) if *said != yes => Role::DotOpen,
                (_, true) => Role::DotEnd,
                (_, false) => Role::Dot,
            };
            let radius = if at == last { 7.0 } else { 5.0 };
            let (date, lines) = (date(when(answer)), vec![(*said).to_owned()]);
            rows.push(Row {
                date,
                lines,
                role,
                radius,
            });
        }
        rows.extend(self.due.as_ref().map(|(due, wanted)| Row {
            date: date(*due),
            lines: vec![wanted.clone()],
            role: Role::DotTarget,
            radius: 5.0,
        }));
        let dates = rows
            .iter()
            .map(|r| text::width(&r.date, size))
            .fold(0.0, f64::max);
        let (line, left) = width.pick((dates + 18.0, dates + 36.0), (9.0, 26.0));
        for row in &mut rows {
            row.lines = text::lines(&row.lines[0], size, pixels - left - 4.0, LINES);
        }
        drawn(width, &rows, (line, left), words)
    }

    fn table(&self, words: &Wording<'_>) -> Table {
        if self.answers.is_empty() {
            return Table::default();
        }
        let head = ["chart-date", "answers-said"].map(|key| Column::words(words.say(key, &[])));
        let when = |a: &Answer| {
            a.period
                .map_or(Cell::Day(a.day), |p| Cell::Words(words.locale.period(p)))
        };
        let said = |a: &Answer| {
            a.words
                .clone()
                .unwrap_or_else(|| words.say("remark-missing", &[]))
        };
        let rows = self
            .answers
            .iter()
            .map(|a| vec![when(a), Cell::Words(said(a))])
            .collect();
        Table {
            head: head.to_vec(),
            rows,
            marks: None,
        }
    }
}

/// The rows of a strip, with its line and its words so far from the left, in pixels.
fn drawn(width: Width, rows: &[Row], (line, left): (f64, f64), words: &Wording<'_>) -> Canvas {
    let (size, pixels) = (width.text(), f64::from(width.pixels()));
    let leading = size * 1.35;
    // The date of a phone takes a line of its own.
    let above = width.pick(0.0, leading);
    let mut places = Vec::new();
    let mut end = 2.0;
    for row in rows {
        places.push((end, end + leading));
        end += above + leading * row.lines.len() as f64 + GAP;
    }
    let canvas = Canvas::new(width.pixels(), end as u32).mirrored(words.locale.is_from_right());
    let frame = Frame {
        left: 0.0,
        top: 0.0,
        right: pixels,
        bottom: end,
    };
    let slots = Slots::uneven(places, end);
    let field = Field::rows(&canvas, &frame, Values::between(0.0, pixels), slots);
    let base = size * 0.35;
    let ends = [0, rows.len() - 1].map(|row| ((line, Slot::Middle(row)), HERE));
    if 1 < rows.len() {
        field.open(Role::Axis, ends);
    }
    for (at, row) in rows.iter().enumerate() {
        let here = Slot::Middle(at);
        field.dot(row.role, (line, here), row.radius);
        let (anchor, x) = width.pick((Anchor::End, line - 16.0), (Anchor::Start, left));
        field.words(((x, here), (0.0, base)), anchor, "pr-ax", &row.date);
        for (step, words) in row.lines.iter().enumerate() {
            let below = base + above + step as f64 * leading;
            field.words(((left, here), (0.0, below)), Anchor::Start, "pr-nm", words);
        }
    }
    canvas
}

/// What a figure is about, as exactly as it was said.
fn when(answer: &Answer) -> PartialDate {
    answer.period.map_or(answer.day.into(), PartialDate::Within)
}
