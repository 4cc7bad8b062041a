//! What slipped, and by how much? In come milestones with their dates, out comes a figure.

use super::axis::{Days, Slot, Slots};
use super::canvas::{Anchor, Canvas, Point};
use super::element::{Diamond, Dot, Form};
use super::field::{Field, Frame, HERE};
use super::figure::{Cell, Column, Drawing, Figure, Table, Width};
use super::role::Role;
use super::{Wording, plot, slip, text, ticks};
use crate::base::{self, Date};
use crate::theme::Arg;

/// One milestone.
#[derive(Clone, Debug, PartialEq)]
pub struct MilestoneRow {
    /// Its name.
    pub name: String,
    /// The first due date; `None` when unknown: such a row is listed and not drawn.
    pub due: Option<Date>,
    /// The day on which it was met; `None` while it is not.
    pub met: Option<Date>,
    /// The day on which the latest forecast expects it; `None` without one.
    pub forecast: Option<Date>,
    /// Whether it is past its date on the as-of date and not met.
    pub late: bool,
}

impl MilestoneRow {
    /// Days from the first date to the day on which it was met or is expected, negative when that
    /// is earlier; `None` without either.
    fn slip(&self) -> Option<base::Days> {
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

/// The milestones of a project on an axis of days.
#[derive(Clone, Debug, PartialEq)]
pub struct Milestones {
    /// The milestones by due date, the earliest first.
    pub rows: Vec<MilestoneRow>,
    /// The as-of date.
    pub as_of: Date,
    /// First and last day of the project; `None` where unknown.
    pub span: (Option<Date>, Option<Date>),
}

/// A slip of more days than this is drawn as one; less is within what a calendar does by itself.
const NOTABLE: base::Days = 15;

/// More rows than this are not taken in at a glance; those met long ago are left to the table.
const MOST: usize = 25;

/// Room for glyphs that reach a little out of their advance.
const EDGE: f64 = 2.0;

/// One drawing: rows of milestones over an axis of days, with sizes in pixels.
struct Layout {
    field: Field<Days, Slots>,
    canvas: Canvas,
    width: Width,
    size: f64,
    /// Height of a row, and of the name above its bar; 0 where the name stands before it.
    row: f64,
    head: f64,
    /// Where the days begin.
    left: f64,
    pixels: f64,
}

/// Room over the first row and under the last one, in pixels.
const TOP: f64 = 30.0;
const FOOT: f64 = 28.0;

impl Milestones {
    /// The chart with its words and its data.
    pub fn draw(&self, words: &Wording<'_>) -> Figure {
        self.figure(words, |draw| Drawing::of(draw))
    }

    /// The same in letters that are large against it.
    pub fn draw_large(&self, words: &Wording<'_>) -> Figure {
        self.figure(words, |draw| Drawing::large(draw))
    }

    fn figure(
        &self,
        words: &Wording<'_>,
        drawing: impl Fn(&dyn Fn(Width) -> Canvas) -> Drawing,
    ) -> Figure {
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
        let row = |r: &&MilestoneRow| format!("{}{colon}{}", r.name, state(r, self.as_of, words));
        let description: Vec<String> = rows.iter().map(row).collect();
        Figure {
            kind: "timeline",
            invented: false,
            alt: words.say("chart-timeline-alt", &[("title", Arg::Text(&title))]),
            description: text::shortened(&description.join(&words.say("list-stop", &[])), 900),
            notes: self.notes(&rows, words),
            drawing: Some(drawing(&|width| self.svg(width, days, &rows, words))),
            title,
            subtitle,
            table,
        }
    }

    /// The rows with a date, at most [`MOST`]: those that were met first are left out first.
    fn drawn(&self) -> Vec<&MilestoneRow> {
        let mut rows: Vec<&MilestoneRow> = self.rows.iter().filter(|r| r.due.is_some()).collect();
        let mut surplus = rows.len().saturating_sub(MOST);
        rows.retain(|row| {
            let drop = surplus > 0 && row.met.is_some();
            surplus -= usize::from(drop);
            !drop
        });
        rows.truncate(MOST);
        rows
    }

    fn title(&self, words: &Wording<'_>) -> String {
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
            (0, 0) if met == 0 => "chart-timeline-title-none",
            (0, 0) => "chart-timeline-title",
            (_, 0) => "chart-timeline-title-slipped",
            (0, _) => "chart-timeline-title-overdue",
            _ => "chart-timeline-title-both",
        };
        words.say(key, &args)
    }

    fn notes(&self, rows: &[&MilestoneRow], words: &Wording<'_>) -> Vec<String> {
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

    fn days(&self, rows: &[&MilestoneRow]) -> Option<(Date, Date)> {
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

    fn svg(
        &self,
        width: Width,
        days: (Date, Date),
        rows: &[&MilestoneRow],
        words: &Wording<'_>,
    ) -> Canvas {
        let (size, pixels) = (width.text(), f64::from(width.pixels()));
        let label = rows
            .iter()
            .map(|r| text::width(&slip_words(r, self.as_of, words), size))
            .fold(0.0, f64::max);
        let name = rows
            .iter()
            .map(|r| text::width(&r.name, size))
            .fold(0.0, f64::max);
        let (row, head) = match width {
            Width::Wide => (34.0, 0.0),
            Width::Narrow => (52.0, 28.0),
            Width::Large => (34.0, 0.0),
        };
        let slots = Slots::even(rows.len(), row, (head, row));
        let frame = Frame {
            left: match width {
                Width::Wide => (name + 16.0).min(236.0),
                Width::Narrow => 6.0,
                Width::Large => (name + 16.0).min(210.0),
            },
            top: TOP,
            right: pixels - width.pick(label + 16.0, 6.0),
            bottom: TOP + slots.length(),
        };
        let canvas = Canvas::new(width.pixels(), (frame.bottom + FOOT) as u32)
            .mirrored(words.locale.is_from_right());
        let most = if width == Width::Wide { 6 } else { 4 };
        let ticks = ticks::days(days.0, days.1, most, words.locale);
        let axis = Days { ends: days, ticks };
        let field = Field::rows(&canvas, &frame, axis, slots);
        let left = frame.left;
        let sheet = Layout {
            field,
            canvas,
            width,
            size,
            row,
            head,
            left,
            pixels,
        };
        self.axis(&sheet, words);
        sheet.hairlines();
        sheet.marks(rows);
        for (at, row) in rows.iter().enumerate() {
            self.row_words(row, &sheet, at, words);
        }
        sheet.canvas
    }

    fn axis(&self, sheet: &Layout, words: &Wording<'_>) {
        let Layout {
            field,
            size,
            pixels,
            ..
        } = sheet;
        for tick in &field.x().ticks {
            sheet.upright(Role::Grid, tick.day, 0.0);
        }
        plot::day_labels(field, sheet.last(), 8.0 + size, *size, (0.0, *pixels));
        let (first, last) = field.x().ends;
        if first <= self.as_of && self.as_of <= last {
            let date = words.locale.date(self.as_of);
            let label = words.say("chart-as-of", &[("date", Arg::Text(&date))]);
            let half = text::width(&label, *size) / 2.0 + EDGE;
            sheet.upright(Role::AsOf, self.as_of, 8.0);
            let at = (self.as_of, Slot::Start(0));
            let x = field.place(at).0;
            let shift = (x.clamp(half, pixels - half) - x, 14.0 - TOP - sheet.head);
            field.words((at, shift), Anchor::Middle, "pr-ax", &label);
        }
    }

    fn row_words(&self, row: &MilestoneRow, sheet: &Layout, at: usize, words: &Wording<'_>) {
        let label = slip_words(row, self.as_of, words);
        let notable =
            row.slip().is_some_and(|days| days > NOTABLE) || (row.late && row.forecast.is_none());
        let class = if notable { "pr-lb-late" } else { "pr-lb" };
        let (size, pixels) = (sheet.size, sheet.pixels);
        let (lines, name, below) = match sheet.width {
            Width::Wide | Width::Large => {
                let lines = text::lines(&row.name, size, sheet.left - 14.0, 2);
                let middle = sheet.row / 2.0 + size * 0.35;
                let first = middle - (lines.len() as f64 - 1.0) * size * 0.55;
                (lines, first, middle)
            }
            Width::Narrow => {
                let room = pixels - text::width(&label, size) - 12.0;
                let lines = vec![text::fitted(&row.name, size, room)];
                (lines, size + 6.0, size + 6.0)
            }
        };
        for (line, words) in lines.iter().enumerate() {
            let below = name + line as f64 * size * 1.1;
            sheet.words(at, (EDGE, below), Anchor::Start, "pr-nm", words);
        }
        sheet.words(at, (pixels - EDGE, below), Anchor::End, class, &label);
    }

    fn table(&self, words: &Wording<'_>) -> Table {
        let say = |key: &str| words.say(key, &[]);
        let keys = [
            "chart-milestone",
            "chart-due-first",
            "chart-due-now",
            "chart-state",
            "chart-later",
            "chart-slip",
        ];
        let row = |r: &MilestoneRow| {
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

impl Layout {
    /// The end of the last row.
    fn last(&self) -> Slot {
        Slot::End(self.field.y().count() - 1)
    }

    /// A level line over the first row and under each.
    fn hairlines(&self) {
        let (first, last) = self.field.x().ends;
        let top = (Slot::Start(0), -self.head);
        let under = (0..self.field.y().count()).map(|row| (Slot::End(row), 0.0));
        for (row, shift) in std::iter::once(top).chain(under) {
            let [from, to] = [(first, row), (last, row)];
            let (left, right) = (self.field.place(from).0, self.field.place(to).0);
            let ends = [(from, (-left, shift)), (to, (self.pixels - right, shift))];
            self.field.open(Role::Grid, ends);
        }
    }

    /// An upright line on a day, some pixels of it above the first row; it leaves out the names
    /// above the bars of a narrow drawing.
    fn upright(&self, role: Role, day: Date, above: f64) {
        let first = (day, Slot::Start(0));
        if self.width != Width::Narrow {
            let ends = [(first, (0.0, -above)), ((day, self.last()), HERE)];
            return self.field.open(role, ends);
        }
        if 0.0 < above {
            let ends = [
                (first, (0.0, -self.head - above)),
                (first, (0.0, -self.head)),
            ];
            self.field.open(role, ends);
        }
        for row in 0..self.field.y().count() {
            self.field
                .rule(role, (day, Slot::Start(row)), (day, Slot::End(row)));
        }
    }

    /// Words in a row, so many pixels from the left edge and from its upper one.
    fn words(
        &self,
        row: usize,
        (x, below): Point,
        anchor: Anchor,
        class: &'static str,
        words: &str,
    ) {
        let start = (self.field.x().ends.0, Slot::Start(row));
        let left = self.field.place(start).0;
        let shift = (x - left, below - self.head);
        self.field.words((start, shift), anchor, class, words);
    }

    /// The marks of all rows: a hollow diamond for the first date, a bar to a disc where it was met
    /// or to a circle where it is expected. All marks of one kind follow each other, so that they
    /// share a path.
    fn marks(&self, rows: &[&MilestoneRow]) {
        let dated = || {
            rows.iter()
                .enumerate()
                .filter_map(|(at, row)| Some((at, *row, row.due?)))
        };
        for role in [
            Role::BarPlan,
            Role::BarLate,
            Role::BarOpen,
            Role::BarLateOpen,
        ] {
            for (at, row, due) in dated().filter(|(_, row, _)| bar_role(row) == Some(role)) {
                self.bar(role, at, due, row.now().unwrap_or(due));
            }
        }
        let overdue = |row: &MilestoneRow| row.late && row.now().is_none();
        for (role, late) in [(Role::DotPlan, false), (Role::Late, true)] {
            for (at, _, due) in dated().filter(|(_, row, _)| overdue(row) == late) {
                self.mark(at, due, Diamond { role, radius: 6.0 });
            }
        }
        for (at, met) in dated().filter_map(|(at, row, _)| Some((at, row.met?))) {
            self.mark(
                at,
                met,
                Dot {
                    role: Role::Dot,
                    radius: 5.0,
                    told: None,
                },
            );
        }
        let open = dated().filter(|(_, row, _)| row.met.is_none());
        for (at, day) in open.filter_map(|(at, row, _)| Some((at, row.forecast?))) {
            self.mark(
                at,
                day,
                Dot {
                    role: Role::DotOpen,
                    radius: 4.5,
                    told: None,
                },
            );
        }
    }

    fn bar(&self, role: Role, row: usize, due: Date, now: Date) {
        let (from, to) = (
            (due.min(now), Slot::Middle(row)),
            (due.max(now), Slot::Middle(row)),
        );
        if 1.0 <= self.field.place(to).0 - self.field.place(from).0 {
            self.field
                .cell(role, [(from, (0.0, -1.75)), (to, (0.0, 1.75))]);
        }
    }

    fn mark(&self, row: usize, day: Date, form: impl Form) {
        self.field.mark((day, Slot::Middle(row)), form);
    }
}

/// How the way from the first date to the present one is drawn; `None` where nothing is known of
/// it.
fn bar_role(row: &MilestoneRow) -> Option<Role> {
    let notable = row.slip()? > NOTABLE;
    Some(match (notable, row.met.is_some()) {
        (true, true) => Role::BarLate,
        (true, false) => Role::BarLateOpen,
        (false, true) => Role::BarPlan,
        (false, false) => Role::BarOpen,
    })
}

/// How far a date moved.
pub fn slip_words(row: &MilestoneRow, as_of: Date, words: &Wording<'_>) -> String {
    if row.due.is_none() {
        return "–".to_owned();
    }
    let Some(days) = row.slip() else {
        let over = row.due.map_or(0, |due| as_of.since(due)).max(0) as usize;
        let key = if row.late {
            "chart-slip-late"
        } else {
            "chart-slip-open"
        };
        return words.say(key, &[("span", Arg::Text(&words.span(over)))]);
    };
    // What was expected by a day that has passed is expected no longer.
    let forecast = row.forecast.filter(|_| row.met.is_none());
    if let Some(since) = forecast.map(|day| as_of.since(day)).filter(|n| 0 < *n) {
        let span = words.span(since as usize);
        return words.say("chart-slip-passed", &[("span", Arg::Text(&span))]);
    }
    let stem = match row.met {
        Some(_) => "chart-slip",
        None => "chart-slip-expected",
    };
    let Some((unit, count)) = slip::unit(days) else {
        return words.say(&format!("{stem}-none"), &[]);
    };
    let key = format!(
        "{stem}-{}-{unit}",
        if days > 0 { "later" } else { "earlier" }
    );
    words.say(&key, &[("n", Arg::Count(count as usize))])
}

fn state_key(row: &MilestoneRow) -> &'static str {
    match (row.met, row.late) {
        (Some(_), _) => "chart-state-met",
        (None, true) => "chart-state-late",
        (None, false) => "chart-state-open",
    }
}

fn state(row: &MilestoneRow, as_of: Date, words: &Wording<'_>) -> String {
    let due = row
        .due
        .map_or_else(|| words.say("unknown-date", &[]), |d| words.locale.date(d));
    format!(
        "{due}{}{}",
        words.say("list-comma", &[]),
        slip_words(row, as_of, words)
    )
}
