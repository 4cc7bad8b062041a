//! Which areas have trouble? In come counts of projects by status, out comes a figure with one
//! stacked bar per area, all on one scale.

use super::axis::{Slot, Slots, Values};
use super::canvas::{Anchor, Canvas};
use super::field::{Field, Frame, HERE};
use super::figure::{Cell, Column, Drawing, Figure, Table, Width};
use super::role::{Role, text_on};
use super::{Wording, key, text};
use crate::model::status::{Sign, Token};
use crate::theme::Arg;

/// One area.
#[derive(Clone, Debug, PartialEq)]
pub struct Area {
    /// Its name.
    pub name: String,
    /// Numbers of projects by the look of their status, in the order of [`Sign::all`].
    pub counts: Vec<(Sign, usize)>,
}

impl Area {
    fn total(&self) -> usize {
        self.counts.iter().map(|(_, n)| n).sum()
    }

    fn count(&self, wanted: Sign) -> usize {
        let alike = self.counts.iter().filter(|(sign, _)| *sign == wanted);
        alike.map(|(_, n)| n).sum()
    }

    /// How many are behind by what is computed.
    fn behind(&self) -> usize {
        self.count(Token::Risk.into()) + self.count(Token::Late.into())
    }

    /// How many are declared at risk or worse.
    fn declared_behind(&self) -> usize {
        let behind = |(sign, _): &&(Sign, usize)| sign.declared && sign.is_behind();
        self.counts.iter().filter(behind).map(|(_, n)| n).sum()
    }

    /// How many have a declared status.
    fn declared(&self) -> usize {
        let declared = self.counts.iter().filter(|(sign, _)| sign.declared);
        declared.map(|(_, n)| n).sum()
    }
}

/// The projects of a site by area and status.
#[derive(Clone, Debug, PartialEq)]
pub struct StatusBars {
    /// What the areas are called, such as focus or district.
    pub by: String,
    /// The areas in the order of the site, or as they are to be drawn.
    pub areas: Vec<Area>,
    /// Whether a project may stand in several areas, so that the rows do not add up.
    pub overlapping: bool,
    /// How many projects, each once, are behind by what is computed and shown with a declared
    /// status that says otherwise.
    pub otherwise: usize,
}

/// More areas than this make no drawing but rows of a table, each with a small bar.
const MOST: usize = 12;

impl StatusBars {
    /// The areas with the largest share of projects behind first, of equal ones that with more of
    /// them.
    pub fn by_trouble(mut self) -> StatusBars {
        let share = |a: &Area| {
            if a.total() == 0 {
                // An area without a project comes after those where all is well.
                -1.0
            } else {
                a.behind() as f64 / a.total() as f64
            }
        };
        self.areas.sort_by(|a, b| {
            share(b)
                .total_cmp(&share(a))
                .then(b.behind().cmp(&a.behind()))
        });
        self
    }

    /// The chart with its words and its data.
    pub fn draw(&self, words: &Wording<'_>) -> Figure {
        let (title, mut table) = (self.title(words), self.table(words));
        let subtitle = words.say("chart-status-subtitle", &[("by", Arg::Text(&self.by))]);
        let overlap = self
            .overlapping
            .then(|| words.say("chart-status-note-overlap", &[]));
        // Where none is shown to be behind the title says it.
        let otherwise = (0 < self.otherwise && 0 < self.behind())
            .then(|| words.say("behind-otherwise", &[("n", Arg::Count(self.otherwise))]));
        let notes = overlap.into_iter().chain(otherwise).collect();
        if self.most() == 0 || MOST < self.areas.len() {
            table.marks = Some(
                self.areas
                    .iter()
                    .map(|a| micro(&a.counts, self.most()))
                    .collect(),
            );
            return Figure {
                notes,
                ..Figure::sentence("status", title, subtitle, table)
            };
        }
        let description: Vec<String> = self
            .areas
            .iter()
            .map(|a| self.row_words(a, words))
            .collect();
        Figure {
            kind: "status",
            invented: false,
            alt: words.say("chart-status-alt", &[("title", Arg::Text(&title))]),
            description: description.join(&words.say("list-stop", &[])),
            notes,
            drawing: Some(Drawing::of(|width| self.svg(width, words))),
            title,
            subtitle,
            table,
        }
    }

    fn most(&self) -> usize {
        self.areas.iter().map(Area::total).max().unwrap_or(0)
    }

    fn signs(&self) -> Vec<Sign> {
        Sign::all()
            .filter(|sign| self.areas.iter().any(|a| a.count(*sign) > 0))
            .collect()
    }

    fn title(&self, words: &Wording<'_>) -> String {
        let declared: usize = self.areas.iter().map(Area::declared_behind).sum();
        let (rated, all) = self.rated();
        // Where all that is known was declared nothing is to be said of figures.
        if 0 < rated && rated == all && !self.overlapping {
            let args = [("n", Arg::Count(declared)), ("of", Arg::Count(all))];
            return words.say("chart-status-title-declared", &args);
        }
        // Where projects stand in several areas the sum counts them twice.
        match self.overlapping && 0 < declared {
            true => self.computed_title(words),
            false => key::beside_declared(self.computed_title(words), declared, words),
        }
    }

    /// How many have a declared status, and how many have one at all.
    fn rated(&self) -> (usize, usize) {
        let no_data = Sign::from(Token::NoData);
        let known = self.areas.iter().map(|a| a.total() - a.count(no_data));
        (self.areas.iter().map(Area::declared).sum(), known.sum())
    }

    fn behind(&self) -> usize {
        self.areas.iter().map(Area::behind).sum()
    }

    fn computed_title(&self, words: &Wording<'_>) -> String {
        let behind = self.behind();
        let worst = self
            .areas
            .iter()
            .rev()
            .max_by_key(|a| a.behind())
            .filter(|a| a.behind() > 0);
        let tied = worst.is_some_and(|w| {
            self.areas
                .iter()
                .filter(|a| a.behind() == w.behind())
                .count()
                > 1
        });
        match worst {
            None if 0 < self.otherwise => words.say(
                "chart-status-title-otherwise",
                &[("n", Arg::Count(self.otherwise))],
            ),
            None => words.say(self.calm(), &[]),
            // Where several areas are equal none is the worst, and where projects stand in several
            // the sum counts them twice.
            Some(_) if tied && !self.overlapping => {
                words.say("chart-status-title-tied", &[("n", Arg::Count(behind))])
            }
            Some(area) if self.overlapping || tied => {
                let args = [
                    ("m", Arg::Count(area.behind())),
                    ("area", Arg::Text(&area.name)),
                ];
                words.say("chart-status-title-most", &args)
            }
            Some(area) => {
                let args = [
                    ("n", Arg::Count(behind)),
                    ("m", Arg::Count(area.behind())),
                    ("area", Arg::Text(&area.name)),
                ];
                words.say("chart-status-title", &args)
            }
        }
    }

    /// The title where none is behind: only of those that can be judged.
    fn calm(&self) -> &'static str {
        let all: usize = self.areas.iter().map(Area::total).sum();
        let no_data = Sign::from(Token::NoData);
        let unjudged = self.areas.iter().map(|a| a.count(no_data) + a.declared());
        match unjudged.sum::<usize>() {
            0 => "chart-status-title-none",
            unjudged if unjudged == all => "chart-status-title-unjudged",
            _ => "chart-status-title-none-judged",
        }
    }

    fn svg(&self, width: Width, words: &Wording<'_>) -> Canvas {
        let (size, pixels) = (width.text(), f64::from(width.pixels()));
        let named = self
            .areas
            .iter()
            .map(|a| text::width(&a.name, size))
            .fold(0.0, f64::max);
        let left = width.pick((named + 16.0).min(230.0), 0.0);
        let key = key::layout(&self.signs(), size, pixels, words);
        let sheet = self.sheet(width, left, key.height, words);
        key.draw(&sheet.canvas);
        let parts: Vec<Part> = self.areas.iter().enumerate().flat_map(parts).collect();
        let of = |sign: Sign| parts.iter().filter(move |p| p.sign == sign);
        // Sign by sign, so that all parts of one look are one path.
        for sign in Sign::all() {
            of(sign).for_each(|p| p.fill(&sheet.field));
        }
        for token in [Token::Risk, Token::Late] {
            // One after the other, since what has the same look is written down as one.
            of(token.into()).for_each(|p| p.hatch(&sheet.field));
            of(token.into()).for_each(|p| p.ground(&sheet.field, size));
        }
        for sign in Sign::all() {
            of(sign).for_each(|p| p.digits(&sheet.field, size));
        }
        for (at, area) in self.areas.iter().enumerate() {
            sheet.name(at, area);
        }
        for (at, area) in self.areas.iter().enumerate() {
            let total = if area.total() == 0 {
                "–".to_owned()
            } else {
                words.locale.number(area.total() as f64, 0)
            };
            let end = ((area.total() as f64, Slot::Middle(at)), (8.0, size * 0.35));
            sheet.field.words(end, Anchor::Start, "pr-nm", &total);
        }
        sheet.canvas
    }

    /// A drawing without a mark under `top` pixels of a key.
    fn sheet(&self, width: Width, left: f64, top: f64, words: &Wording<'_>) -> Layout {
        let (row, above) = width.pick((36.0, 8.0), (54.0, 28.0));
        let slots = Slots::even(self.areas.len(), row, (above, above + BAR));
        let pixels = width.pixels();
        let frame = Frame {
            left,
            top,
            right: f64::from(pixels) - 40.0,
            bottom: top + slots.length(),
        };
        let canvas =
            Canvas::new(pixels, (frame.bottom + 4.0) as u32).mirrored(words.locale.is_from_right());
        let counts = Values::between(0.0, self.most() as f64);
        let field = Field::rows(&canvas, &frame, counts, slots);
        Layout {
            field,
            canvas,
            width,
            left,
            row,
            above,
        }
    }

    fn row_words(&self, area: &Area, words: &Wording<'_>) -> String {
        let some = area.counts.iter().filter(|(_, n)| *n > 0);
        let parts: Vec<String> = some
            .map(|(sign, n)| format!("{} {n}", key::word(*sign, words)))
            .collect();
        let parts = if parts.is_empty() {
            "–".to_owned()
        } else {
            parts.join(&words.say("list-comma", &[]))
        };
        format!("{}: {parts}", area.name)
    }

    fn table(&self, words: &Wording<'_>) -> Table {
        let signs = self.signs();
        let mut head = vec![Column::words(self.by.clone())];
        head.extend(
            signs
                .iter()
                .map(|sign| Column::numbers(key::word(*sign, words))),
        );
        head.extend(
            ["chart-behind", "chart-total"].map(|key| Column::numbers(words.say(key, &[]))),
        );
        let row = |first: String, areas: &[&Area]| {
            let sum =
                |count: &dyn Fn(&Area) -> usize| Cell::count(areas.iter().map(|a| count(a)).sum());
            let counts = signs.iter().map(|sign| sum(&|a| a.count(*sign)));
            std::iter::once(Cell::Words(first))
                .chain(counts)
                .chain([sum(&Area::behind), sum(&Area::total)])
                .collect()
        };
        let mut rows: Vec<Vec<Cell>> = self
            .areas
            .iter()
            .map(|a| row(a.name.clone(), &[a]))
            .collect();
        if !self.overlapping && self.areas.len() <= MOST {
            rows.push(row(
                words.say("chart-total", &[]),
                &self.areas.iter().collect::<Vec<_>>(),
            ));
        }
        Table {
            head,
            rows,
            marks: None,
        }
    }
}

/// Counts from left to right, areas from row to row.
type Bars = Field<Values, Slots>;

/// One drawing, with sizes in pixels.
struct Layout {
    field: Bars,
    canvas: Canvas,
    width: Width,
    /// Where the bars begin.
    left: f64,
    /// Height of a row, and of what is above its bar.
    row: f64,
    above: f64,
}

/// Height of a bar in pixels.
const BAR: f64 = 20.0;

impl Layout {
    /// The name of an area, before or above its bar.
    fn name(&self, at: usize, area: &Area) {
        let (size, pixels) = (self.width.text(), f64::from(self.width.pixels()));
        let (lines, first) = match self.width {
            Width::Narrow => (vec![text::fitted(&area.name, size, pixels)], size + 6.0),
            Width::Wide | Width::Large => {
                let lines = text::lines(&area.name, size, self.left - 14.0, 2);
                let high = (lines.len() as f64 - 1.0) * size * 0.55;
                (lines, self.row / 2.0 + size * 0.35 - high)
            }
        };
        for (line, words) in lines.iter().enumerate() {
            let below = first + line as f64 * size * 1.1 - self.above;
            let at = ((0.0, Slot::Start(at)), (2.0 - self.left, below));
            self.field.words(at, Anchor::Start, "pr-nm", words);
        }
    }
}

/// One part of a bar: the projects of a status, from one count to another.
struct Part {
    sign: Sign,
    row: usize,
    from: usize,
    to: usize,
}

/// The parts of the bar of an area.
fn parts((row, area): (usize, &Area)) -> impl Iterator<Item = Part> {
    let mut to = 0;
    let some = area.counts.iter().filter(|(_, n)| *n > 0);
    some.map(move |(sign, count)| {
        to += count;
        Part {
            sign: *sign,
            row,
            from: to - count,
            to,
        }
    })
}

impl Part {
    fn fill(&self, field: &Bars) {
        let role = Role::of(self.sign);
        // The edge of an outline lies half outside, which would close the gap between two parts.
        let edge = role.edge() / 2.0;
        let start = ((self.from as f64, Slot::Start(self.row)), (edge, edge));
        let end = ((self.to as f64, Slot::End(self.row)), (-2.0 - edge, -edge));
        field.cell(role, [start, end]);
    }

    /// A hatch over the whole part, which differs without colour too.
    fn hatch(&self, field: &Bars) {
        let role = if self.sign.token == Token::Risk {
            Role::RiskHatch
        } else {
            Role::LateHatch
        };
        let start = ((self.from as f64, Slot::Start(self.row)), HERE);
        let end = ((self.to as f64, Slot::End(self.row)), (-2.0, 0.0));
        field.cell(role, [start, end]);
    }

    /// Plain ground for the digits.
    fn ground(&self, field: &Bars, size: f64) {
        let Some(wide) = self.digits_fit(field, size) else {
            return;
        };
        let half = wide / 2.0 + 4.0;
        let corner = ((self.middle(), Slot::Start(self.row)), (-1.0 - half, 0.0));
        let end = ((self.middle(), Slot::End(self.row)), (half - 1.0, 0.0));
        field.cell(Role::of(self.sign), [corner, end]);
    }

    fn middle(&self) -> f64 {
        (self.from + self.to) as f64 / 2.0
    }

    /// How wide the digits are, in pixels; `None` where the part has no room for them.
    fn digits_fit(&self, field: &Bars, size: f64) -> Option<f64> {
        let wide = text::width(&(self.to - self.from).to_string(), size);
        let x = |count: usize| field.place((count as f64, Slot::Start(self.row))).0;
        (wide + 4.0 <= x(self.to) - x(self.from) - 2.0).then_some(wide)
    }

    fn digits(&self, field: &Bars, size: f64) {
        if self.digits_fit(field, size).is_none() {
            return;
        }
        let digits = (self.to - self.from).to_string();
        let at = (
            (self.middle(), Slot::Middle(self.row)),
            (-1.0, size * 0.35 - 1.0),
        );
        field.words(at, Anchor::Middle, text_on(self.sign), &digits);
    }
}

/// The statuses of one area as a bar without words, for a row that says them; `most`: the count
/// that takes the whole width.
pub fn micro(counts: &[(Sign, usize)], most: usize) -> String {
    let canvas = Canvas::new(320, 16);
    let frame = Frame {
        left: 0.0,
        top: 0.0,
        right: 320.0,
        bottom: 16.0,
    };
    let most = most.max(1) as f64;
    let slots = Slots::even(1, 16.0, (2.0, 14.0));
    let field = Field::rows(&canvas, &frame, Values::between(0.0, most), slots);
    let mut count = 0;
    for (sign, n) in counts.iter().filter(|(_, n)| *n > 0) {
        let (from, to) = (count as f64, (count + n) as f64);
        let [start, end] = [(from, Slot::Start(0)), (to, Slot::End(0))];
        let long = field.place(end).0 - field.place(start).0;
        // A pixel of room before a part and two behind it, though a part is never less than one.
        let short = 1.0 + (long - 3.0).max(1.0) - long;
        let corners = [(start, (1.0, 0.0)), (end, (short, 0.0))];
        field.bar(Role::of(*sign), corners);
        if let Some(hatch) = Role::hatch(*sign) {
            field.cell(hatch, corners);
        }
        count += n;
    }
    if count == 0 {
        let [from, to] = [0.0, most].map(|count| (count, Slot::Middle(0)));
        field.open(Role::Unknown, [(from, (0.5, 0.0)), (to, (-0.5, 0.0))]);
    }
    canvas.micro("pr-status", true)
}
