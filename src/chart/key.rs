//! The key of a chart of statuses: each colour with its symbol and its word, in the order of the
//! statuses.
//!
//! Where its words stand depends on how wide they are and on no data, so that it has no axes.

use super::canvas::{Anchor, Canvas, Point};
use super::element::Form;
use super::role::Role;
use super::{Wording, text};
use crate::model::status::Token;

/// A key laid out in lines.
pub struct Key {
    /// Its height in pixels with the room under it; 0 when it is empty.
    pub height: f64,
    size: f64,
    entries: Vec<(Token, String, f64, f64)>,
}

/// Side of a symbol's square in pixels.
pub const SIGN: f64 = 14.0;

/// Lays the words of some statuses out in lines; `size` of the text and width are in pixels.
pub fn layout(tokens: &[Token], size: f64, pixels: f64, words: &Wording<'_>) -> Key {
    lines(
        tokens
            .iter()
            .map(|token| (*token, words.say(&format!("token-{}", token.word()), &[]))),
        size,
        pixels,
    )
}

/// Lays statuses with any words out in lines; `size` of the text and width are in pixels.
pub fn lines(named: impl Iterator<Item = (Token, String)>, size: f64, pixels: f64) -> Key {
    let (mut x, mut y) = (0.0, 2.0);
    let mut entries = Vec::new();
    for (token, word) in named {
        let wide = SIGN + 6.0 + text::width(&word, size);
        // A word that is wider than a whole line stands on one of its own.
        if x > 0.0 && pixels < x + wide {
            (x, y) = (0.0, y + 22.0);
        }
        entries.push((token, word, x, y));
        x += wide + 16.0;
    }
    Key {
        height: if entries.is_empty() { 0.0 } else { y + 30.0 },
        size,
        entries,
    }
}

impl Key {
    /// Draws it at the top.
    pub fn draw(&self, canvas: &Canvas) {
        for (token, _, x, y) in &self.entries {
            sign(canvas, *token, (*x, *y), SIGN);
        }
        for (_, word, x, y) in &self.entries {
            let baseline = y + SIGN / 2.0 + self.size * 0.35;
            canvas.text((x + SIGN + 6.0, baseline), Anchor::Start, "pr-nm", word);
        }
    }
}

/// Draws a status as a square of a side with its symbol; the place is its upper left corner.
pub fn sign(canvas: &Canvas, token: Token, (x, y): (f64, f64), side: f64) {
    let role = Role::of(token);
    let (edge, half) = (role.edge() / 2.0, side / 2.0);
    canvas.rect(
        role,
        (x + edge, y + edge),
        side - 2.0 * edge,
        side - 2.0 * edge,
    );
    symbol(canvas, token, (x + half, y + half), side / 14.0);
}

/// The symbol of a status as a mark.
#[derive(Clone, Copy)]
pub struct Symbol {
    /// The status.
    pub token: Token,
    /// How far its middle stands from its place, in pixels.
    pub shift: Point,
    /// Its size: it is about 8 pixels wide at a scale of 1.
    pub scale: f64,
}

impl Form for Symbol {
    fn draw(&self, canvas: &Canvas, (x, y): Point) {
        let at = (x + self.shift.0, y + self.shift.1);
        symbol(canvas, self.token, at, self.scale);
    }
}

/// The symbol of a status around a place, 8 pixels wide at a scale of 1.
fn symbol(canvas: &Canvas, token: Token, (x, y): (f64, f64), scale: f64) {
    let at = |dx: f64, dy: f64| (x + dx * scale, y + dy * scale);
    match token {
        Token::Done => canvas.line(
            Role::SignDone,
            &[at(-4.0, 0.0), at(-1.0, 3.0), at(4.0, -3.0)],
        ),
        Token::OnTrack => canvas.circle(Role::SignOnTrack, (x, y), 3.2 * scale, None),
        Token::Risk => canvas.shape(
            Role::SignRisk,
            &[at(0.0, -4.2), at(4.6, 3.6), at(-4.6, 3.6)],
        ),
        Token::Late => {
            canvas.line(Role::SignLate, &[at(-3.4, -3.4), at(3.4, 3.4)]);
            canvas.line(Role::SignLate, &[at(3.4, -3.4), at(-3.4, 3.4)]);
        }
        Token::None => canvas.circle(Role::Sign, (x, y), 2.8 * scale, None),
        Token::NoData => canvas.line(Role::Sign, &[at(-3.5, 0.0), at(3.5, 0.0)]),
        Token::Stopped => {
            canvas.line(Role::Sign, &[at(-2.0, -3.2), at(-2.0, 3.2)]);
            canvas.line(Role::Sign, &[at(2.0, -3.2), at(2.0, 3.2)]);
        }
    }
}
