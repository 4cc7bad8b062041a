//! C4: what slipped, and by how much? Original dates against present ones.

use super::canvas::{Anchor, Canvas};
use super::figure::{Cell, Column, Drawing, Figure, Table, Width};
use super::role::Role;
use super::{Words, plot, text, ticks};
use crate::base::{Date, Days};
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

impl Row {
    /// Days from the first date to the day on which it was met or is expected; `None` without
    /// either.
    fn slip(&self) -> Option<Days> {
        self.met
            .or(self.forecast)
            .zip(self.due)
            .map(|(now, due)| now.since(due))
    }

    /// The day on which a drawn row stands now.
    fn now(&self) -> Option<Date> {
        self.met.or(self.forecast)
    }
}

/// What the chart shows.
#[derive(Clone, Debug, PartialEq)]
pub struct Timeline {
    /// The milestones by due date.
    pub rows: Vec<Row>,
    /// The as-of date.
    pub as_of: Date,
    /// First and last day of the project, as far as known.
    pub span: (Option<Date>, Option<Date>),
}

/// A slip of more days than this is drawn as one; less is within what a calendar does by itself.
const NOTABLE: Days = 15;

/// More rows than this are not taken in at a glance; those met long ago are left to the table.
const MOST: usize = 25;

/// Room for glyphs that reach a little out of their advance.
const EDGE: f64 = 2.0;

/// Sizes of one drawing in pixels.
struct Sheet {
    width: Width,
    size: f64,
    row: f64,
    top: f64,
    left: f64,
    right: f64,
    floor: f64,
    pixels: f64,
    days: (Date, Date),
}

impl Sheet {
    fn x(&self, day: Date) -> f64 {
        let share = f64::from(day.since(self.days.0)) / f64::from(self.days.1.since(self.days.0));
        self.left + share * (self.pixels - self.left - self.right)
    }
}

impl Timeline {
    /// The chart with its words and its data.
    pub fn draw(&self, words: &Words<'_>) -> Figure {
        let (title, table) = (self.title(words), self.table(words));
        let subtitle = words.say("chart-timeline-subtitle", &[]);
        let rows = self.drawn();
        let Some(days) = self.days(&rows) else {
            return Figure::sentence(
                "timeline",
                title,
                words.say("chart-timeline-undated", &[]),
                table,
            );
        };
        let colon = words.say("list-colon", &[]);
        let row = |r: &&Row| format!("{}{colon}{}", r.name, state(r, self.as_of, words));
        let description: Vec<String> = rows.iter().map(row).collect();
        Figure {
            kind: "timeline",
            alt: words.say("chart-timeline-alt", &[("title", Arg::Text(&title))]),
            description: text::shortened(&description.join(&words.say("list-stop", &[])), 900),
            notes: self.notes(&rows, words),
            drawing: Some(Drawing::of(|width| self.svg(width, days, &rows, words))),
            title,
            subtitle,
            table,
        }
    }

    /// The rows with a date, at most [`MOST`]: those that were met first are left out first.
    fn drawn(&self) -> Vec<&Row> {
        let mut rows: Vec<&Row> = self.rows.iter().filter(|r| r.due.is_some()).collect();
        let mut surplus = rows.len().saturating_sub(MOST);
        rows.retain(|row| {
            let drop = surplus > 0 && row.met.is_some();
            surplus -= usize::from(drop);
            !drop
        });
        rows.truncate(MOST);
        rows
    }

    fn title(&self, words: &Words<'_>) -> String {
        let met = self.rows.iter().filter(|r| r.met.is_some()).count();
        let slipped = self
            .rows
            .iter()
            .filter(|r| r.slip().is_some_and(|days| days > 0))
            .count();
        let overdue = self
            .rows
            .iter()
            .filter(|r| r.late && r.forecast.is_none())
            .count();
        let args = [
            ("met", Arg::Count(met)),
            ("of", Arg::Count(self.rows.len())),
            ("slipped", Arg::Count(slipped)),
            ("overdue", Arg::Count(overdue)),
        ];
        let key = match (slipped, overdue) {
            (0, 0) => "chart-timeline-title",
            (_, 0) => "chart-timeline-title-slipped",
            (0, _) => "chart-timeline-title-overdue",
            _ => "chart-timeline-title-both",
        };
        words.say(key, &args)
    }

    fn notes(&self, rows: &[&Row], words: &Words<'_>) -> Vec<String> {
        let left = self.rows.len() - rows.len();
        let undated = self.rows.iter().filter(|r| r.due.is_none()).count();
        match left {
            0 => Vec::new(),
            n if n == undated => {
                vec![words.say("chart-timeline-note-undated", &[("n", Arg::Count(n))])]
            }
            n => vec![words.say("chart-timeline-note-left", &[("n", Arg::Count(n))])],
        }
    }

    fn days(&self, rows: &[&Row]) -> Option<(Date, Date)> {
        let dates = || {
            rows.iter()
                .flat_map(|r| [r.due, r.met, r.forecast])
                .flatten()
        };
        let first = dates()
            .chain(self.span.0.filter(|_| rows.len() == self.rows.len()))
            .min()?;
        let last = dates()
            .chain(self.span.1)
            .max()
            .filter(|_| dates().next().is_some())?;
        // A little room, so that no mark stands on the edge.
        let room = (last.since(first) / 40).max(2);
        Some((first.plus(-room), last.plus(room)))
    }

    fn svg(&self, width: Width, days: (Date, Date), rows: &[&Row], words: &Words<'_>) -> Canvas {
        let (size, pixels) = (width.text(), f64::from(width.pixels()));
        let label = rows
            .iter()
            .map(|r| text::width(&slip_words(r, self.as_of, words), size))
            .fold(0.0, f64::max);
        let name = rows
            .iter()
            .map(|r| text::width(&r.name, size))
            .fold(0.0, f64::max);
        let sheet = Sheet {
            width,
            size,
            row: width.pick(34.0, 52.0),
            top: 30.0,
            left: width.pick((name + 16.0).min(236.0), 6.0),
            right: width.pick(label + 16.0, 6.0),
            floor: 30.0 + width.pick(34.0, 52.0) * rows.len() as f64,
            pixels,
            days,
        };
        let canvas = Canvas::new(width.pixels(), (sheet.floor + 28.0) as u32)
            .mirrored(words.locale.is_from_right());
        self.axis(&canvas, &sheet, words);
        let hairlines = (0..=rows.len()).map(|at| sheet.top + sheet.row * at as f64);
        hairlines.for_each(|y| canvas.line(Role::Grid, &[(0.0, y), (pixels, y)]));
        marks(&canvas, rows, &sheet);
        for (at, row) in rows.iter().enumerate() {
            self.row_words(
                &canvas,
                row,
                &sheet,
                sheet.top + sheet.row * at as f64,
                words,
            );
        }
        canvas
    }

    fn axis(&self, canvas: &Canvas, sheet: &Sheet, words: &Words<'_>) {
        let ticks = ticks::days(
            sheet.days.0,
            sheet.days.1,
            sheet.width.pick(6, 4),
            words.locale,
        );
        let at: Vec<f64> = ticks.iter().map(|tick| sheet.x(tick.day)).collect();
        for x in &at {
            self.upright(canvas, Role::Grid, *x, sheet, sheet.top);
        }
        plot::day_labels(
            canvas,
            &ticks,
            &at,
            sheet.floor + 8.0 + sheet.size,
            sheet.size,
            sheet.pixels,
        );
        if sheet.days.0 <= self.as_of && self.as_of <= sheet.days.1 {
            let label = words.say(
                "chart-as-of",
                &[("date", Arg::Text(&words.locale.date(self.as_of)))],
            );
            let (half, x) = (text::width(&label, sheet.size) / 2.0, sheet.x(self.as_of));
            self.upright(canvas, Role::AsOf, x, sheet, sheet.top - 8.0);
            canvas.text(
                (x.clamp(half + EDGE, sheet.pixels - half - EDGE), 14.0),
                Anchor::Middle,
                "pr-ax",
                &label,
            );
        }
    }

    /// An upright line that leaves out the names above the bars of a narrow drawing.
    fn upright(&self, canvas: &Canvas, role: Role, x: f64, sheet: &Sheet, top: f64) {
        if sheet.width == Width::Wide {
            return canvas.line(role, &[(x, top), (x, sheet.floor)]);
        }
        let mut y = sheet.top;
        if role == Role::AsOf {
            canvas.line(role, &[(x, top), (x, y)]);
        }
        while y < sheet.floor {
            canvas.line(role, &[(x, y + sheet.row - 24.0), (x, y + sheet.row)]);
            y += sheet.row;
        }
    }

    fn row_words(&self, canvas: &Canvas, row: &Row, sheet: &Sheet, top: f64, words: &Words<'_>) {
        let label = slip_words(row, self.as_of, words);
        let notable =
            row.slip().is_some_and(|days| days > NOTABLE) || (row.late && row.forecast.is_none());
        let class = if notable { "pr-lb-late" } else { "pr-lb" };
        let (size, pixels) = (sheet.size, sheet.pixels);
        match sheet.width {
            Width::Wide => {
                let lines = text::lines(&row.name, size, sheet.left - 14.0, 2);
                let first =
                    top + sheet.row / 2.0 + size * 0.35 - (lines.len() as f64 - 1.0) * size * 0.55;
                for (at, line) in lines.iter().enumerate() {
                    canvas.text(
                        (EDGE, first + at as f64 * size * 1.1),
                        Anchor::Start,
                        "pr-nm",
                        line,
                    );
                }
                canvas.text(
                    (pixels - EDGE, top + sheet.row / 2.0 + size * 0.35),
                    Anchor::End,
                    class,
                    &label,
                );
            }
            Width::Narrow => {
                let room = pixels - text::width(&label, size) - 12.0;
                canvas.text(
                    (EDGE, top + size + 6.0),
                    Anchor::Start,
                    "pr-nm",
                    &text::fitted(&row.name, size, room),
                );
                canvas.text(
                    (pixels - EDGE, top + size + 6.0),
                    Anchor::End,
                    class,
                    &label,
                );
            }
        }
    }

    fn table(&self, words: &Words<'_>) -> Table {
        let say = |key: &str| words.say(key, &[]);
        let keys = [
            "chart-milestone",
            "chart-due-first",
            "chart-due-now",
            "chart-state",
            "chart-later",
            "chart-slip",
        ];
        let row = |r: &Row| {
            let later = r
                .slip()
                .map(|days| say(if days > 0 { "answer-yes" } else { "answer-no" }));
            let now = if r.met.is_some() || r.forecast.is_some() {
                r.now()
            } else {
                r.due
            };
            vec![
                Cell::Words(r.name.clone()),
                Cell::day(r.due),
                Cell::day(now),
                Cell::Words(say(state_key(r))),
                later.map_or(Cell::Empty, Cell::Words),
                Cell::Words(slip_words(r, self.as_of, words)),
            ]
        };
        Table {
            head: keys.map(|key| Column::words(say(key))).to_vec(),
            rows: self.rows.iter().map(row).collect(),
            marks: None,
        }
    }
}

/// The marks of all rows: a hollow diamond for the first date, a bar to a disc where it was met or
/// to a circle where it is expected. All marks of one kind follow each other, so that they share a
/// path.
fn marks(canvas: &Canvas, rows: &[&Row], sheet: &Sheet) {
    let y = |at: usize| {
        sheet.top + sheet.row * at as f64 + sheet.width.pick(sheet.row / 2.0, sheet.row - 12.0)
    };
    let placed: Vec<(&Row, f64, f64)> = rows
        .iter()
        .enumerate()
        .filter_map(|(at, row)| Some((*row, sheet.x(row.due?), y(at))))
        .collect();
    for role in [
        Role::BarPlan,
        Role::BarLate,
        Role::BarOpen,
        Role::BarLateOpen,
    ] {
        for (row, due, y) in placed
            .iter()
            .filter(|(row, ..)| bar_role(row) == Some(role))
        {
            let now = row.now().map_or(*due, |day| sheet.x(day));
            if 1.0 < (now - due).abs() {
                canvas.cell(role, (due.min(now), y - 1.75), (now - due).abs(), 3.5);
            }
        }
    }
    let overdue = |row: &Row| row.late && row.now().is_none();
    placed
        .iter()
        .filter(|(row, ..)| !overdue(row))
        .for_each(|(_, due, y)| canvas.diamond(Role::DotPlan, (*due, *y), 6.0));
    placed
        .iter()
        .filter(|(row, ..)| overdue(row))
        .for_each(|(_, due, y)| canvas.diamond(Role::Late, (*due, *y), 6.0));
    for (row, _, y) in &placed {
        row.met
            .into_iter()
            .for_each(|met| canvas.circle(Role::Dot, (sheet.x(met), *y), 5.0, None));
    }
    for (row, _, y) in placed.iter().filter(|(row, ..)| row.met.is_none()) {
        row.forecast
            .into_iter()
            .for_each(|day| canvas.circle(Role::DotOpen, (sheet.x(day), *y), 4.5, None));
    }
}

/// How the way from the first date to the present one is drawn; `None` where nothing is known of
/// it.
fn bar_role(row: &Row) -> Option<Role> {
    let notable = row.slip()? > NOTABLE;
    Some(match (notable, row.met.is_some()) {
        (true, true) => Role::BarLate,
        (true, false) => Role::BarLateOpen,
        (false, true) => Role::BarPlan,
        (false, false) => Role::BarOpen,
    })
}

/// How far a date moved, in words: days up to two months, then months.
pub fn slip_words(row: &Row, as_of: Date, words: &Words<'_>) -> String {
    let Some(days) = row.slip() else {
        let over = row.due.map_or(0, |due| as_of.since(due)).max(0) as usize;
        let key = if row.late {
            "chart-slip-late"
        } else {
            "chart-slip-open"
        };
        return words.say(key, &[("span", Arg::Text(&words.span(over)))]);
    };
    let (unit, count) = match days.unsigned_abs() {
        0 => {
            return words.say(
                if row.met.is_some() {
                    "chart-slip-none"
                } else {
                    "chart-slip-expected-none"
                },
                &[],
            );
        }
        n if n <= 60 => ("days", n),
        n if n <= 730 => ("months", (n + 15) / 30),
        n => ("years", (n + 182) / 365),
    };
    let stem = if row.met.is_some() {
        "chart-slip"
    } else {
        "chart-slip-expected"
    };
    let key = format!(
        "{stem}-{}-{unit}",
        if days > 0 { "later" } else { "earlier" }
    );
    words.say(&key, &[("n", Arg::Count(count as usize))])
}

fn state_key(row: &Row) -> &'static str {
    match (row.met, row.late) {
        (Some(_), _) => "chart-state-met",
        (None, true) => "chart-state-late",
        (None, false) => "chart-state-open",
    }
}

fn state(row: &Row, as_of: Date, words: &Words<'_>) -> String {
    let due = row
        .due
        .map_or_else(|| words.say("unknown-date", &[]), |d| words.locale.date(d));
    format!(
        "{due}{}{}",
        words.say("list-comma", &[]),
        slip_words(row, as_of, words)
    )
}
