//! The quick reader of plain YAML, as authors and milepost itself write it: maps and lists by
//! indentation, `{}` and `[]` on one line, words as they are or in quotes, comments.
//!
//! It knows no mistakes. What is written in another way (escapes, words over several lines, blocks
//! of text, tabs), and whatever could be wrong, is left to the full parser.

use super::{Key, Node, Value, scalar};
use crate::base::{FileId, Span};

/// How deep maps and lists may be nested here.
const DEEPEST: usize = 16;

/// A key of more bytes could be one that YAML no longer takes for a key.
const LONGEST_KEY: usize = 256;

/// Reads a document that begins at byte `offset` of its file; `None` when only the full parser can
/// tell what it is.
pub fn read(text: &str, file: FileId, offset: usize) -> Option<Node> {
    if !text.ends_with('\n') || !is_ordinary(text.as_bytes()) {
        return None;
    }
    let mut plain = Plain {
        text,
        bytes: text.as_bytes(),
        at: 0,
        column: 0,
        file,
        offset,
    };
    plain.next_line();
    if plain.is_over() || plain.column != 0 {
        return None;
    }
    let node = plain.block(0)?;
    plain.is_over().then_some(node)
}

/// Whether a text has no control characters but line ends, and none of the characters that some
/// take for a line end or for nothing.
fn is_ordinary(bytes: &[u8]) -> bool {
    let odd = |at: usize| match bytes[at] {
        b'\n' => false,
        byte if byte < 0x80 => byte.is_ascii_control(),
        0xc2 => bytes[at + 1] < 0xa0,
        0xe2 => bytes[at + 1] == 0x80 && matches!(bytes[at + 2], 0xa8 | 0xa9),
        0xef => matches!(bytes[at + 1..=at + 2], [0xbb, 0xbf] | [0xbf, 0xbe | 0xbf]),
        _ => false,
    };
    !(0..bytes.len()).any(odd)
}

struct Plain<'t> {
    text: &'t str,
    bytes: &'t [u8],
    /// Where reading goes on.
    at: usize,
    /// How far the line at hand is indented, once [`Plain::next_line`] has gone to it.
    column: usize,
    file: FileId,
    offset: usize,
}

impl<'t> Plain<'t> {
    fn is_over(&self) -> bool {
        self.at == self.bytes.len()
    }

    /// The byte at hand; a line end behind the end.
    fn byte(&self) -> u8 {
        self.bytes.get(self.at).copied().unwrap_or(b'\n')
    }

    fn span(&self, start: usize, end: usize) -> Span {
        Span::new(self.file, self.offset + start, self.offset + end)
    }

    fn null(&self, at: usize) -> Node {
        Node {
            span: self.span(at, at),
            value: Value::Null,
        }
    }

    fn skip_spaces(&mut self) {
        while self.bytes.get(self.at) == Some(&b' ') {
            self.at += 1;
        }
    }

    /// Goes behind the end of the line.
    fn skip_line(&mut self) {
        let rest = &self.bytes[self.at..];
        self.at += rest
            .iter()
            .position(|b| *b == b'\n')
            .map_or(rest.len(), |end| end + 1);
    }

    /// From the start of a line to the first sign that is no comment, or to the end.
    fn next_line(&mut self) {
        while !self.is_over() {
            let start = self.at;
            self.skip_spaces();
            if !matches!(self.byte(), b'\n' | b'#') {
                self.column = self.at - start;
                return;
            }
            self.skip_line();
        }
    }

    /// Goes on behind a value, where only a comment may follow; `None` where more does.
    fn end_line(&mut self) -> Option<()> {
        let end = self.at;
        self.skip_spaces();
        let over = self.byte() == b'\n' || self.byte() == b'#' && end < self.at;
        self.skip_line();
        self.next_line();
        over.then_some(())
    }

    /// Whether an item of a list begins here.
    fn is_item(&self) -> bool {
        matches!(self.bytes[self.at..], [b'-', b' ' | b'\n', ..])
    }

    /// Whether a line at `column` or further left comes next, or none.
    fn is_left_of(&self, column: usize) -> bool {
        self.is_over() || self.column < column
    }

    /// The map or list that begins with the line at hand.
    fn block(&mut self, depth: usize) -> Option<Node> {
        match self.is_item() {
            true => self.list(self.column, depth),
            false => self.map(self.column, depth),
        }
    }

    /// A map with keys at a column.
    fn map(&mut self, column: usize, depth: usize) -> Option<Node> {
        let start = self.at;
        let mut entries = Vec::new();
        loop {
            let key = self.key(false)?;
            entries.push((key, self.value(column, depth)?));
            if self.is_left_of(column) {
                break;
            }
            if self.column != column || self.is_item() {
                return None;
            }
        }
        self.mapping(start, entries, depth)
    }

    fn mapping(&self, start: usize, entries: Vec<(Key, Node)>, depth: usize) -> Option<Node> {
        let mut keys: Vec<&str> = entries.iter().map(|(key, _)| &*key.text).collect();
        keys.sort_unstable();
        let once = keys.windows(2).all(|two| two[0] != two[1]);
        (once && depth < DEEPEST).then(|| Node {
            span: self.span(start, self.at),
            value: Value::Map(entries),
        })
    }

    /// What stands behind the colon of a key at a column.
    fn value(&mut self, column: usize, depth: usize) -> Option<Node> {
        let colon = self.at - 1;
        self.skip_spaces();
        if !matches!(self.byte(), b'\n' | b'#') {
            return self.rest_of_line(column, depth);
        }
        self.skip_line();
        self.next_line();
        if self.is_left_of(column) {
            return Some(self.null(colon));
        }
        match (self.column == column, self.is_item()) {
            (false, _) => self.block(depth + 1),
            (true, false) => Some(self.null(colon)),
            (true, true) => self
                .list(column, depth + 1)
                .and_then(|list| self.as_if_deeper(list)),
        }
    }

    /// A value on the line of its key or hyphen, whose column is told; words that go on in the next
    /// line are not plain.
    fn rest_of_line(&mut self, column: usize, depth: usize) -> Option<Node> {
        let node = match self.byte() {
            b'{' | b'[' => self.flow(depth + 1)?,
            b'"' | b'\'' => self.quoted()?,
            _ => self.words(false)?,
        };
        self.end_line()?;
        self.is_left_of(column + 1).then_some(node)
    }

    /// The place of a list at the column of its key is said to begin with its first item, which
    /// must stand in the line of its hyphen then.
    fn as_if_deeper(&self, mut list: Node) -> Option<Node> {
        let Value::Seq(items) = &list.value else {
            return None;
        };
        let first = items.first()?.span.start;
        let between = self
            .text
            .get(list.span.start as usize - self.offset..first as usize - self.offset)?;
        list.span.start = first;
        (!between.contains('\n')).then_some(list)
    }

    /// A list with hyphens at a column.
    fn list(&mut self, column: usize, depth: usize) -> Option<Node> {
        let start = self.at;
        let mut items = Vec::new();
        while self.column == column && !self.is_over() && self.is_item() {
            items.push(self.item(column, depth)?);
        }
        (depth < DEEPEST && self.is_left_of(column + 1)).then(|| Node {
            span: self.span(start, self.at),
            value: Value::Seq(items),
        })
    }

    fn item(&mut self, column: usize, depth: usize) -> Option<Node> {
        let hyphen = self.at;
        self.at += 1;
        self.skip_spaces();
        if matches!(self.byte(), b'\n' | b'#') {
            self.skip_line();
            self.next_line();
            // Where an empty item stands only the full parser knows.
            let deeper = !self.is_left_of(column + 1);
            return if deeper { self.block(depth + 1) } else { None };
        }
        let start = self.at;
        if !matches!(self.byte(), b'{' | b'[') && self.key(false).is_some() {
            self.at = start;
            return self.map(column + start - hyphen, depth + 1);
        }
        self.at = start;
        self.rest_of_line(column, depth)
    }

    /// A key with its colon, behind which a space or the line end comes.
    fn key(&mut self, in_brackets: bool) -> Option<Key> {
        let start = self.at;
        let text = match self.byte() {
            b'"' | b'\'' => self.in_quotes()?,
            _ => {
                self.at = self.end_of_words(in_brackets)?;
                &self.text[start..self.at]
            }
        };
        let span = self.span(start, self.at);
        self.at += 1;
        let ends = self.bytes[self.at - 1] == b':' && matches!(self.byte(), b' ' | b'\n');
        (ends && self.at - start < LONGEST_KEY).then(|| Key {
            text: text.into(),
            span,
        })
    }

    /// Where words that begin here end: before a line end, a comment, a colon with a space behind,
    /// and inside of brackets before a sign of those. Spaces at their end do not count.
    fn end_of_words(&self, in_brackets: bool) -> Option<usize> {
        let rest = &self.bytes[self.at..];
        if !begins_words(rest) {
            return None;
        }
        let mut length = 0;
        for (at, byte) in rest.iter().enumerate() {
            let ends = match byte {
                b' ' => continue,
                b'\n' => true,
                b'#' => length < at,
                b':' => match rest.get(at + 1) {
                    Some(b' ' | b'\n') | None => true,
                    Some(next) => in_brackets && b",[]{}".contains(next),
                },
                b',' | b'[' | b']' | b'{' | b'}' => in_brackets,
                _ => false,
            };
            if ends {
                break;
            }
            length = at + 1;
        }
        Some(self.at + length)
    }

    /// Words up to where they end.
    fn words(&mut self, in_brackets: bool) -> Option<Node> {
        let end = self.end_of_words(in_brackets)?;
        let node = Node {
            span: self.span(self.at, end),
            value: scalar(&self.text[self.at..end], false),
        };
        self.at = end;
        // Behind a colon words would go on as a value.
        (self.byte() != b':').then_some(node)
    }

    /// What stands in quotes without escapes; reading goes on behind them.
    fn in_quotes(&mut self) -> Option<&'t str> {
        let (start, quote) = (self.at + 1, self.byte());
        let ends = |byte: &u8| *byte == quote || matches!(byte, b'\\' | b'\n');
        let end = start + self.bytes[start..].iter().position(ends)?;
        self.at = end + 1;
        let plain = self.bytes[end] == quote && self.byte() != quote;
        plain.then(|| &self.text[start..end])
    }

    fn quoted(&mut self) -> Option<Node> {
        let start = self.at;
        let value = scalar(self.in_quotes()?, true);
        Some(Node {
            span: self.span(start, self.at),
            value,
        })
    }

    /// A map or list in brackets on one line.
    fn flow(&mut self, depth: usize) -> Option<Node> {
        let (start, opening) = (self.at, self.byte());
        let closing = if opening == b'{' { b'}' } else { b']' };
        let (mut entries, mut items) = (Vec::new(), Vec::new());
        self.at += 1;
        self.skip_spaces();
        while self.byte() != closing || self.bytes[start + 1..self.at].contains(&b',') {
            if opening == b'{' {
                let key = self.key(true)?;
                entries.push((key, self.flow_value(depth)?));
            } else {
                items.push(self.flow_value(depth)?);
            }
            self.skip_spaces();
            match self.byte() {
                b',' => self.at += 1,
                byte if byte == closing => break,
                _ => return None,
            }
            self.skip_spaces();
        }
        self.at += 1;
        match opening {
            b'{' => self.mapping(start, entries, depth),
            _ => (depth < DEEPEST).then(|| Node {
                span: self.span(start, self.at),
                value: Value::Seq(items),
            }),
        }
    }

    fn flow_value(&mut self, depth: usize) -> Option<Node> {
        self.skip_spaces();
        match self.byte() {
            b'{' | b'[' => self.flow(depth + 1),
            b'"' | b'\'' => self.quoted(),
            _ => self.words(true),
        }
    }
}

/// Whether words may begin so without meaning something else.
fn begins_words(rest: &[u8]) -> bool {
    match rest {
        [b'-', next, ..] => next.is_ascii_alphanumeric(),
        [first, ..] => {
            first.is_ascii_alphanumeric() || *first >= 0x80 || b"_(/+$~<=".contains(first)
        }
        [] => false,
    }
}
