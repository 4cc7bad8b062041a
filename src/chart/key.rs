//! The key of a chart of statuses: each colour with its symbol and its word, in the order of the
//! statuses.
//!
//! Where its words stand depends on how wide they are and on no data, so that it has no axes.

use super::canvas::{Anchor, Canvas, Point};
use super::element::Form;
use super::role::Role;
use super::{Wording, text};
use crate::model::status::{Sign, Token};
use crate::theme::Arg;

/// A key laid out in lines.
pub struct Key {
    /// Its height in pixels with the room under it; 0 when it is empty.
    pub height: f64,
    size: f64,
    entries: Vec<(Sign, String, f64, f64)>,
}

/// Side of a symbol's square in pixels.
pub const SIGN: f64 = 14.0;

/// Lays the words of some statuses out in lines; `size` of the text and width are in pixels.
pub fn layout(signs: &[Sign], size: f64, pixels: f64, words: &Wording<'_>) -> Key {
    let named = signs.iter().map(|sign| (*sign, word(*sign, words)));
    lines(named, size, pixels)
}

/// The word of a colour role; a declared one has its own, which says nothing of a plan.
pub fn word(sign: Sign, words: &Wording<'_>) -> String {
    words.say(&format!("token-{}", sign.class()), &[])
}

/// Lays statuses with any words out in lines; `size` of the text and width are in pixels.
pub fn lines(named: impl Iterator<Item = (Sign, String)>, size: f64, pixels: f64) -> Key {
    let (mut x, mut y) = (0.0, 2.0);
    let mut entries = Vec::new();
    for (sign, word) in named {
        let wide = SIGN + 6.0 + text::width(&word, size);
        // A word that is wider than a whole line stands on one of its own.
        if x > 0.0 && pixels < x + wide {
            (x, y) = (0.0, y + 22.0);
        }
        entries.push((sign, word, x, y));
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
        for (of, _, x, y) in &self.entries {
            sign(canvas, *of, (*x, *y), SIGN);
        }
        for (_, word, x, y) in &self.entries {
            let baseline = y + SIGN / 2.0 + self.size * 0.35;
            canvas.text((x + SIGN + 6.0, baseline), Anchor::Start, "pr-nm", word);
        }
    }
}

/// A title that counts those behind by what is computed, followed by how many are declared at
/// risk or worse where there are some: the two are never added up.
pub fn beside_declared(title: String, behind: usize, words: &Wording<'_>) -> String {
    match behind {
        0 => title,
        n => words.say(
            "chart-declared-behind",
            &[("title", Arg::Text(&title)), ("n", Arg::Count(n))],
        ),
    }
}

/// A title that counts those with figures, followed by how many have none.
pub fn beside_untold(title: String, untold: usize, words: &Wording<'_>) -> String {
    match untold {
        0 => title,
        n => words.say(
            "chart-untold",
            &[("title", Arg::Text(&title)), ("n", Arg::Count(n))],
        ),
    }
}

/// Draws a status as a square of a side with its symbol; the place is its upper left corner.
pub fn sign(canvas: &Canvas, of: Sign, (x, y): (f64, f64), side: f64) {
    let role = Role::of(of);
    let (edge, half) = (role.edge() / 2.0, side / 2.0);
    canvas.rect(
        role,
        (x + edge, y + edge),
        side - 2.0 * edge,
        side - 2.0 * edge,
    );
    symbol(canvas, of, (x + half, y + half), side / 14.0);
}

/// The symbol of a status as a mark.
#[derive(Clone, Copy)]
pub struct Symbol {
    /// The status.
    pub sign: Sign,
    /// How far its middle stands from its place, in pixels.
    pub shift: Point,
    /// Its size: it is about 8 pixels wide at a scale of 1.
    pub scale: f64,
}

impl Form for Symbol {
    fn draw(&self, canvas: &Canvas, (x, y): Point) {
        let at = (x + self.shift.0, y + self.shift.1);
        symbol(canvas, self.sign, at, self.scale);
    }
}

/// The symbol of a status around a place, 8 pixels wide at a scale of 1.
fn symbol(canvas: &Canvas, of: Sign, (x, y): (f64, f64), scale: f64) {
    let at = |dx: f64, dy: f64| (x + dx * scale, y + dy * scale);
    let role = Role::symbol(of);
    match of.token {
        Token::Done => canvas.line(role, &[at(-4.0, 0.0), at(-1.0, 3.0), at(4.0, -3.0)]),
        Token::OnTrack => canvas.circle(role, (x, y), 3.2 * scale, None),
        Token::Risk => canvas.shape(role, &[at(0.0, -4.2), at(4.6, 3.6), at(-4.6, 3.6)]),
        Token::Late => {
            canvas.line(role, &[at(-3.4, -3.4), at(3.4, 3.4)]);
            canvas.line(role, &[at(3.4, -3.4), at(-3.4, 3.4)]);
        }
        Token::None => canvas.circle(role, (x, y), 2.8 * scale, None),
        Token::NoData => canvas.line(role, &[at(-3.5, 0.0), at(3.5, 0.0)]),
        Token::Stopped => {
            canvas.line(role, &[at(-2.0, -3.2), at(-2.0, 3.2)]);
            canvas.line(role, &[at(2.0, -3.2), at(2.0, 3.2)]);
        }
    }
}
