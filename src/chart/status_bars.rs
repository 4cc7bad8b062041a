//! C3: which areas have trouble? One stacked bar per area, all on one scale.

use super::bullet::role_of;
use super::canvas::{Anchor, Canvas};
use super::figure::{Cell, Column, Drawing, Figure, Table, Width};
use super::role::Role;
use super::{Words, key, text};
use crate::model::status::Token;
use crate::theme::Arg;

/// One area.
#[derive(Clone, Debug, PartialEq)]
pub struct Area {
    /// Its name.
    pub name: String,
    /// Projects by token, in the order of [`Token::ALL`].
    pub counts: Vec<(Token, usize)>,
}

impl Area {
    fn total(&self) -> usize {
        self.counts.iter().map(|(_, n)| n).sum()
    }

    fn count(&self, token: Token) -> usize {
        self.counts
            .iter()
            .filter(|(t, _)| *t == token)
            .map(|(_, n)| n)
            .sum()
    }

    fn behind(&self) -> usize {
        self.count(Token::Risk) + self.count(Token::Late)
    }
}

/// What the chart shows.
#[derive(Clone, Debug, PartialEq)]
pub struct StatusBars {
    /// What the areas are called, such as focus or district.
    pub by: String,
    /// The areas in the order of the site, or as they are to be drawn.
    pub areas: Vec<Area>,
    /// Whether a project may stand in several areas, so that the rows do not add up.
    pub overlapping: bool,
}

/// More areas than this are rows of a table with small bars.
const MOST: usize = 12;

impl StatusBars {
    /// The areas with the largest share of projects behind first.
    pub fn by_trouble(mut self) -> StatusBars {
        let share = |a: &Area| {
            if a.total() == 0 {
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
    pub fn draw(&self, words: &Words<'_>) -> Figure {
        let (title, mut table) = (self.title(words), self.table(words));
        let subtitle = words.say("chart-status-subtitle", &[("by", Arg::Text(&self.by))]);
        let notes = self
            .overlapping
            .then(|| words.say("chart-status-note-overlap", &[]))
            .into_iter()
            .collect();
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

    fn tokens(&self) -> Vec<Token> {
        Token::ALL
            .iter()
            .copied()
            .filter(|t| self.areas.iter().any(|a| a.count(*t) > 0))
            .collect()
    }

    fn title(&self, words: &Words<'_>) -> String {
        let behind: usize = self.areas.iter().map(Area::behind).sum();
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
        let unjudged: usize = self.areas.iter().map(|a| a.count(Token::NoData)).sum();
        match unjudged {
            0 => "chart-status-title-none",
            _ if unjudged == all => "chart-status-title-unjudged",
            _ => "chart-status-title-none-judged",
        }
    }

    fn svg(&self, width: Width, words: &Words<'_>) -> Canvas {
        let (size, pixels) = (width.text(), f64::from(width.pixels()));
        let named = self
            .areas
            .iter()
            .map(|a| text::width(&a.name, size))
            .fold(0.0, f64::max);
        let (row, left) = (
            width.pick(36.0, 54.0),
            width.pick((named + 16.0).min(230.0), 0.0),
        );
        let key = key::layout(&self.tokens(), size, pixels, words);
        let canvas = Canvas::new(
            width.pixels(),
            (key.height + row * self.areas.len() as f64 + 4.0) as u32,
        );
        let canvas = canvas.mirrored(words.locale.is_from_right());
        key.draw(&canvas);
        let unit = (pixels - left - 40.0) / self.most() as f64;
        let place = |at: usize| key.height + row * at as f64;
        let parts: Vec<Part> = self
            .areas
            .iter()
            .enumerate()
            .flat_map(|(at, area)| {
                let mut x = left;
                let some = area.counts.iter().filter(|(_, n)| *n > 0);
                some.map(move |(token, count)| {
                    let length = unit * *count as f64;
                    x += length;
                    Part {
                        token: *token,
                        count: *count,
                        at: (x - length, place(at) + width.pick(8.0, 28.0)),
                        length: length - 2.0,
                    }
                })
            })
            .collect();
        // Token by token, so that all parts of one colour are one path.
        for token in Token::ALL {
            parts
                .iter()
                .filter(|p| p.token == *token)
                .for_each(|p| p.fill(&canvas));
        }
        for token in [Token::Risk, Token::Late] {
            parts
                .iter()
                .filter(|p| p.token == token)
                .for_each(|p| p.hatch(&canvas));
        }
        for token in Token::ALL {
            parts
                .iter()
                .filter(|p| p.token == *token)
                .for_each(|p| p.digits(&canvas, size));
        }
        for (at, area) in self.areas.iter().enumerate() {
            name(&canvas, area, width, (place(at), row, left, pixels), size);
        }
        for (at, area) in self.areas.iter().enumerate() {
            let end = left + unit * area.total() as f64;
            let total = if area.total() == 0 {
                "–".to_owned()
            } else {
                words.locale.number(area.total() as f64, 0)
            };
            let y = place(at) + width.pick(8.0, 28.0) + 10.0 + size * 0.35;
            canvas.text((end + 8.0, y), Anchor::Start, "pr-nm", &total);
        }
        canvas
    }

    fn row_words(&self, area: &Area, words: &Words<'_>) -> String {
        let some = area.counts.iter().filter(|(_, n)| *n > 0);
        let parts: Vec<String> = some
            .map(|(t, n)| format!("{} {n}", words.say(&format!("token-{}", t.word()), &[])))
            .collect();
        let parts = if parts.is_empty() {
            "–".to_owned()
        } else {
            parts.join(&words.say("list-comma", &[]))
        };
        format!("{}: {parts}", area.name)
    }

    fn table(&self, words: &Words<'_>) -> Table {
        let tokens = self.tokens();
        let mut head = vec![Column::words(self.by.clone())];
        head.extend(
            tokens
                .iter()
                .map(|t| Column::numbers(words.say(&format!("token-{}", t.word()), &[]))),
        );
        head.extend(
            ["chart-behind", "chart-total"].map(|key| Column::numbers(words.say(key, &[]))),
        );
        let row = |first: String, areas: &[&Area]| {
            let sum =
                |count: &dyn Fn(&Area) -> usize| Cell::count(areas.iter().map(|a| count(a)).sum());
            let counts = tokens.iter().map(|t| sum(&|a| a.count(*t)));
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

fn name(
    canvas: &Canvas,
    area: &Area,
    width: Width,
    (top, row, left, pixels): (f64, f64, f64, f64),
    size: f64,
) {
    if width == Width::Narrow {
        return canvas.text(
            (2.0, top + size + 6.0),
            Anchor::Start,
            "pr-nm",
            &text::fitted(&area.name, size, pixels),
        );
    }
    let lines = text::lines(&area.name, size, left - 14.0, 2);
    let first = top + row / 2.0 + size * 0.35 - (lines.len() as f64 - 1.0) * size * 0.55;
    for (at, line) in lines.iter().enumerate() {
        canvas.text(
            (2.0, first + at as f64 * size * 1.1),
            Anchor::Start,
            "pr-nm",
            line,
        );
    }
}

/// One part of a bar.
struct Part {
    token: Token,
    count: usize,
    at: (f64, f64),
    length: f64,
}

impl Part {
    fn fill(&self, canvas: &Canvas) {
        let (x, y) = self.at;
        // The edge of an outline lies half outside, which would close the gap between two parts.
        let outlined = matches!(self.token, Token::None | Token::NoData | Token::Stopped);
        let edge = if outlined { 0.75 } else { 0.0 };
        canvas.cell(
            role_of(self.token),
            (x + edge, y + edge),
            self.length - 2.0 * edge,
            20.0 - 2.0 * edge,
        );
    }

    /// Below the digits, so that these stand on plain ground.
    fn hatch(&self, canvas: &Canvas) {
        let role = if self.token == Token::Risk {
            Role::RiskHatch
        } else {
            Role::LateHatch
        };
        canvas.cell(role, (self.at.0, self.at.1 + 16.0), self.length, 4.0);
    }

    fn digits(&self, canvas: &Canvas, size: f64) {
        let digits = self.count.to_string();
        if self.length < text::width(&digits, size) + 4.0 {
            return;
        }
        let class = super::role::text_on(self.token);
        let (x, y) = self.at;
        canvas.text(
            (x + self.length / 2.0, y + 9.0 + size * 0.35),
            Anchor::Middle,
            class,
            &digits,
        );
    }
}

/// The statuses of one area as a bar without words, for a row that says them.
pub fn micro(counts: &[(Token, usize)], most: usize) -> String {
    let canvas = Canvas::new(320, 16);
    let unit = 320.0 / most.max(1) as f64;
    let mut x = 0.0;
    for (token, count) in counts.iter().filter(|(_, n)| *n > 0) {
        let length = unit * *count as f64;
        canvas.rect(
            role_of(*token),
            (x + 0.5, 2.0),
            (length - 2.5).max(1.0),
            12.0,
        );
        x += length;
    }
    if counts.iter().all(|(_, n)| *n == 0) {
        canvas.line(Role::Unknown, &[(0.5, 8.0), (319.5, 8.0)]);
    }
    canvas.micro("pr-status", true)
}
