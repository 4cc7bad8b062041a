//! C3: which areas have trouble? One stacked bar per area, all on one scale.

use super::bullet::role_of;
use super::canvas::{Anchor, Canvas};
use super::role::Role;
use super::{Column, Figure, Table, Width, Words, text};
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
        self.counts.iter().filter(|(t, _)| *t == token).map(|(_, n)| n).sum()
    }
}

/// What the chart shows.
#[derive(Clone, Debug, PartialEq)]
pub struct StatusBars {
    /// Unique on its page; begins every id.
    pub key: String,
    /// The areas in the order of the site.
    pub areas: Vec<Area>,
}

impl StatusBars {
    /// The chart with its words and its data.
    pub fn draw(&self, words: &Words<'_>) -> Figure {
        let draw = |width| (self.most() > 0).then(|| self.svg(width, words));
        Figure {
            title: self.title(words),
            subtitle: words.say("chart-status-subtitle", &[]),
            wide: draw(Width::Wide),
            narrow: draw(Width::Narrow),
            table: self.table(words),
        }
    }

    fn most(&self) -> usize {
        self.areas.iter().map(Area::total).max().unwrap_or(0)
    }

    fn sum(&self, tokens: &[Token]) -> usize {
        self.areas.iter().map(|a| tokens.iter().map(|t| a.count(*t)).sum::<usize>()).sum()
    }

    fn title(&self, words: &Words<'_>) -> String {
        let behind = self.sum(&[Token::Risk, Token::Late]);
        let worst = self.areas.iter().max_by_key(|a| a.count(Token::Risk) + a.count(Token::Late));
        match worst.filter(|a| a.count(Token::Risk) + a.count(Token::Late) > 0) {
            None => words.say("chart-status-title-none", &[]),
            Some(area) => words.say("chart-status-title", &[("n", Arg::Count(behind)), ("area", Arg::Text(&area.name))]),
        }
    }

    fn svg(&self, width: Width, words: &Words<'_>) -> String {
        let (size, pixels) = (width.text(), f64::from(width.pixels()));
        let (row, left) = if width == Width::Wide { (32.0, 150.0) } else { (52.0, 0.0) };
        let canvas = Canvas::new(width.pixels(), (row * self.areas.len() as f64 + 4.0) as u32);
        let unit = (pixels - left - 40.0) / self.most() as f64;
        for (at, area) in self.areas.iter().enumerate() {
            let top = row * at as f64;
            let bar = if width == Width::Wide { top + 6.0 } else { top + 24.0 };
            let (name_y, room) = if width == Width::Wide { (bar + 15.0, left - 12.0) } else { (top + 16.0, pixels) };
            canvas.text(0.0, name_y, Anchor::Start, "pr-lb", &text::fitted(&area.name, size, room));
            let mut x = left;
            for (token, count) in area.counts.iter().filter(|(_, n)| *n > 0) {
                let length = unit * *count as f64 - 2.0;
                part(&canvas, *token, *count, (x, bar, length), size);
                x += length + 2.0;
            }
            canvas.text(x + 8.0, bar + 15.0, Anchor::Start, "pr-lb", &area.total().to_string());
        }
        let alt = words.say("chart-status-alt", &[("title", Arg::Text(&self.title(words)))]);
        let description: Vec<String> =
            self.areas.iter().map(|a| format!("{}: {}", a.name, self.parts(a, words).join(", "))).collect();
        canvas.full(&format!("{}-{}", self.key, width.letter()), &alt, &description.join("; "))
    }

    fn parts(&self, area: &Area, words: &Words<'_>) -> Vec<String> {
        let some = area.counts.iter().filter(|(_, n)| *n > 0);
        some.map(|(token, n)| format!("{} {n}", words.say(&format!("token-{}", token.word()), &[]))).collect()
    }

    fn table(&self, words: &Words<'_>) -> Table {
        let tokens: Vec<Token> = Token::ALL.iter().copied().filter(|t| self.sum(&[*t]) > 0).collect();
        let mut head = vec![Column::words(words.say("chart-area", &[]))];
        head.extend(tokens.iter().map(|t| Column::numbers(words.say(&format!("token-{}", t.word()), &[]))));
        head.push(Column::numbers(words.say("chart-total", &[])));
        let row = |a: &Area| {
            let counts = tokens.iter().map(|t| a.count(*t).to_string());
            std::iter::once(a.name.clone()).chain(counts).chain([a.total().to_string()]).collect()
        };
        Table { head, rows: self.areas.iter().map(row).collect() }
    }
}

fn part(canvas: &Canvas, token: Token, count: usize, (x, y, length): (f64, f64, f64), size: f64) {
    canvas.rect(role_of(token), x, y, length, 20.0);
    if matches!(token, Token::Risk | Token::Late) {
        canvas.hatch(&format!("pr-h-{}", token.word()), x, y + 13.0, length, 7.0);
    }
    if 14.0 < length {
        canvas.text(
            x + length / 2.0,
            y + 10.0 + size * 0.35,
            Anchor::Middle,
            &format!("pr-on-{}", token.word()),
            &count.to_string(),
        );
    }
}

/// The statuses of one area as a bar without words, for a row that says them.
pub fn micro(counts: &[(Token, usize)], most: usize) -> String {
    let canvas = Canvas::new(320, 16);
    let unit = 320.0 / most.max(1) as f64;
    let mut x = 0.0;
    for (token, count) in counts.iter().filter(|(_, n)| *n > 0) {
        let length = unit * *count as f64 - 2.0;
        canvas.rect(role_of(*token), x + 0.5, 2.0, length.max(1.0), 12.0);
        x += length + 2.0;
    }
    if counts.iter().all(|(_, n)| *n == 0) {
        canvas.line(Role::Unknown, &[(0.5, 8.0), (319.5, 8.0)]);
    }
    canvas.micro("pr-status", true)
}
