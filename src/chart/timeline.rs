//! C4: what slipped, and by how much? Original dates against present ones.

use super::bullet::role_of;
use super::canvas::{Anchor, Canvas};
use super::role::Role;
use super::{Column, Figure, Table, Width, Words, text, ticks};
use crate::base::{Date, Days};
use crate::model::status::Token;
use crate::theme::Arg;

/// One milestone.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// Its name.
    pub name: String,
    /// The first due date; `None` when unknown, which is listed and not drawn.
    pub due: Option<Date>,
    /// The day it was met.
    pub met: Option<Date>,
    /// The latest forecast.
    pub forecast: Option<Date>,
    /// Whether it is past its date and not met.
    pub late: bool,
}

/// What the chart shows.
#[derive(Clone, Debug, PartialEq)]
pub struct Timeline {
    /// Unique on its page; begins every id.
    pub key: String,
    /// The milestones by due date.
    pub rows: Vec<Row>,
    /// The as-of date.
    pub as_of: Date,
    /// First and last day of the project, as far as known.
    pub span: (Option<Date>, Option<Date>),
}

impl Timeline {
    /// The chart with its words and its data.
    pub fn draw(&self, words: &Words<'_>) -> Figure {
        let drawable = self.days().is_some();
        let draw = |width| drawable.then(|| self.svg(width, words));
        Figure {
            title: self.title(words),
            subtitle: words.say("chart-timeline-subtitle", &[]),
            wide: draw(Width::Wide),
            narrow: draw(Width::Narrow),
            table: self.table(words),
        }
    }

    fn title(&self, words: &Words<'_>) -> String {
        let met = self.rows.iter().filter(|r| r.met.is_some()).count();
        let slipped = self.rows.iter().filter(|r| slip(r).is_some_and(|days| days > 0)).count();
        let args = [("met", Arg::Count(met)), ("of", Arg::Count(self.rows.len())), ("slipped", Arg::Count(slipped))];
        words.say(if slipped == 0 { "chart-timeline-title" } else { "chart-timeline-title-slipped" }, &args)
    }

    fn days(&self) -> Option<(Date, Date)> {
        let dates = || self.rows.iter().flat_map(|r| [r.due, r.met, r.forecast]).flatten();
        let first = dates().chain(self.span.0).min().filter(|_| dates().next().is_some())?;
        let last = dates().chain(self.span.1).max()?;
        Some(if last.since(first) < 30 { (first.plus(-15), last.plus(15)) } else { (first, last) })
    }

    fn svg(&self, width: Width, words: &Words<'_>) -> String {
        let (first, last) = self.days().expect("only a chart with dates is drawn");
        let size = width.text();
        let rows: Vec<&Row> = self.rows.iter().filter(|r| r.due.is_some()).collect();
        let (row_height, left, right) = match width {
            Width::Wide => (34.0, 210.0, 110.0),
            Width::Narrow => (54.0, 8.0, 8.0),
        };
        let (top, pixels) = (30.0, f64::from(width.pixels()));
        let floor = top + row_height * rows.len() as f64;
        let canvas = Canvas::new(width.pixels(), (floor + 30.0) as u32);
        let x = |day: Date| left + f64::from(day.since(first)) / f64::from(last.since(first)) * (pixels - left - right);
        let mut free = f64::NEG_INFINITY;
        for tick in ticks::days(first, last, if width == Width::Wide { 6 } else { 4 }, words.locale) {
            let at = x(tick.day);
            canvas.line(Role::Grid, &[(at, top), (at, floor)]);
            let half = text::width(&tick.label, size) / 2.0;
            let middle = at.clamp(half, pixels - half);
            if free < middle - half {
                canvas.text(middle, floor + 8.0 + size, Anchor::Middle, "pr-ax", &tick.label);
                free = middle + half + 8.0;
            }
        }
        self.as_of_line(&canvas, x(self.as_of), first, last, (top, floor, size, pixels), words);
        for (at, row) in rows.iter().enumerate() {
            let y = top + row_height * at as f64;
            let line = y + row_height;
            if at > 0 {
                canvas.line(Role::Grid, &[(0.0, y), (pixels, y)]);
            }
            self.row(&canvas, row, &x, (y, line, size), width, words);
        }
        let alt = words.say("chart-timeline-alt", &[("title", Arg::Text(&self.title(words)))]);
        let description: Vec<String> = self.rows.iter().map(|r| format!("{}: {}", r.name, state(r, words))).collect();
        canvas.full(&format!("{}-{}", self.key, width.letter()), &alt, &description.join("; "))
    }

    fn as_of_line(
        &self,
        canvas: &Canvas,
        x: f64,
        first: Date,
        last: Date,
        (top, floor, size, pixels): (f64, f64, f64, f64),
        words: &Words<'_>,
    ) {
        if self.as_of < first || last < self.as_of {
            return;
        }
        let label = words.say("chart-as-of", &[("date", Arg::Text(&words.locale.short_date(self.as_of)))]);
        let half = text::width(&label, size) / 2.0;
        canvas.line(Role::AsOf, &[(x, top - 6.0), (x, floor)]);
        canvas.text(x.clamp(half, pixels - half), top - 12.0, Anchor::Middle, "pr-ax", &label);
    }

    fn row(
        &self,
        canvas: &Canvas,
        row: &Row,
        x: &dyn Fn(Date) -> f64,
        (top, bottom, size): (f64, f64, f64),
        width: Width,
        words: &Words<'_>,
    ) {
        let Some(due) = row.due else { return };
        let pixels = f64::from(width.pixels());
        let label = slip_words(row, words);
        let y = match width {
            Width::Wide => {
                canvas.text(
                    0.0,
                    (top + bottom) / 2.0 + size * 0.35,
                    Anchor::Start,
                    "pr-lb",
                    &text::fitted(&row.name, size, 195.0),
                );
                canvas.text(pixels, (top + bottom) / 2.0 + size * 0.35, Anchor::End, "pr-lb", &label);
                (top + bottom) / 2.0
            }
            Width::Narrow => {
                let room = pixels - text::width(&label, size) - 12.0;
                canvas.text(0.0, top + size + 6.0, Anchor::Start, "pr-lb", &text::fitted(&row.name, size, room));
                canvas.text(pixels, top + size + 6.0, Anchor::End, "pr-lb", &label);
                bottom - 14.0
            }
        };
        let now = row.met.or(row.forecast);
        if let Some(now) = now.filter(|now| *now != due) {
            let role = match (due < now, row.met) {
                (true, Some(_)) => Role::Slip,
                (true, None) => Role::SlipOpen,
                _ => Role::Original,
            };
            canvas.line(role, &[(x(due), y), (x(now), y)]);
        }
        canvas.diamond(Role::DotPlan, x(due), y, 5.0);
        match (row.met, row.forecast) {
            (Some(met), _) => canvas.circle(Role::Dot, x(met), y, 5.0),
            (None, Some(expected)) => canvas.circle(Role::DotOpen, x(expected), y, 5.0),
            (None, None) if row.late => canvas.diamond(role_of(Token::Late), x(due), y, 5.0),
            _ => {}
        }
    }

    fn table(&self, words: &Words<'_>) -> Table {
        let say = |key: &str| words.say(key, &[]);
        let date = |day: Option<Date>| day.map_or_else(|| "–".to_owned(), |d| words.locale.date(d));
        let head =
            ["chart-milestone", "chart-due-first", "chart-due-now", "chart-met", "chart-slip"].map(|key| Column::words(say(key)));
        let row =
            |r: &Row| vec![r.name.clone(), date(r.due), date(r.met.or(r.forecast).or(r.due)), date(r.met), slip_words(r, words)];
        Table { head: head.to_vec(), rows: self.rows.iter().map(row).collect() }
    }
}

fn slip(row: &Row) -> Option<Days> {
    row.met.or(row.forecast).zip(row.due).map(|(now, due)| now.since(due))
}

/// How far a date moved, in words: days up to two weeks, weeks, then months.
pub fn slip_words(row: &Row, words: &Words<'_>) -> String {
    let Some(days) = slip(row) else {
        return words.say(if row.late { "chart-slip-late" } else { "chart-slip-open" }, &[]);
    };
    let (unit, count) = match days.unsigned_abs() {
        0 => return words.say("chart-slip-none", &[]),
        n if n < 15 => ("days", n),
        n if n < 50 => ("weeks", (n + 3) / 7),
        n => ("months", (n + 15) / 30),
    };
    let key = format!("chart-slip-{}-{unit}", if days > 0 { "later" } else { "earlier" });
    words.say(&key, &[("n", Arg::Count(count as usize))])
}

fn state(row: &Row, words: &Words<'_>) -> String {
    let due = row.due.map_or_else(|| words.say("unknown-date", &[]), |d| words.locale.date(d));
    format!("{due}, {}", slip_words(row, words))
}
