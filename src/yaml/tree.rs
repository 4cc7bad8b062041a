//! From text to a tree with places: digits and letters stay as written, and nothing is taken for a
//! number or a date.
//!
//! Nearly all front matter is plain and read by a quick reader; the full parser reads the rest and
//! tells every mistake.

mod plain;
#[cfg(test)]
mod tests;

use crate::base::{Code, Diagnostics, FileId, Span};
use serde_yaml::granit_parser::{self as yaml, Event, Parser, ScalarStyle};
use std::collections::BTreeMap;

/// A value with its place in the author's file.
#[derive(Clone, Debug, PartialEq)]
pub struct Node {
    /// Where it stands, in bytes of the whole file.
    pub span: Span,
    /// What stands there.
    pub value: Value,
}

/// The three forms of YAML, and nothing.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// Nothing was written, or `~` or `null`.
    Null,
    /// A text with its digits and letters as written.
    Scalar {
        /// The text, without its quotes.
        text: Box<str>,
        /// Whether it stood in quotes or in a block, so that it is words even if it looks like a
        /// number.
        quoted: bool,
    },
    /// Keys with values, in the order written.
    Map(Vec<(Key, Node)>),
    /// A list, in the order written.
    Seq(Vec<Node>),
}

/// A key of a map.
#[derive(Clone, Debug, PartialEq)]
pub struct Key {
    /// The key, without its quotes; in one map each is there once.
    pub text: Box<str>,
    /// Where it stands.
    pub span: Span,
}

impl Node {
    /// The text of a scalar; `None` for everything else.
    pub fn as_str(&self) -> Option<&str> {
        match &self.value {
            Value::Scalar { text, .. } => Some(text),
            _ => None,
        }
    }

    /// Whether nothing was written, or `~` or `null`.
    pub fn is_null(&self) -> bool {
        self.value == Value::Null
    }

    /// Whether it is words, in one language or by language, and none can be seen in one of them.
    pub fn is_blank(&self) -> bool {
        match &self.value {
            Value::Scalar { text, .. } => text.chars().all(|c| c.is_whitespace() || c.is_control()),
            Value::Map(versions) => versions
                .iter()
                .any(|(_, version)| version.as_str().is_some() && version.is_blank()),
            Value::Null | Value::Seq(_) => false,
        }
    }
}

/// How deep maps and lists may be nested; a report needs six.
const DEEPEST: usize = 32;

/// Reads one YAML document that begins at byte `offset` of its file; an empty one is
/// [`Value::Null`].
///
/// `None` when it cannot be read; every mistake found until there is reported. Anchors, aliases and
/// tags are refused: a report needs none, and they are the way to make a small file huge.
pub fn read_tree(text: &str, file: FileId, offset: usize, diags: &mut Diagnostics) -> Option<Node> {
    plain::read(text, file, offset).or_else(|| read_fully(text, file, offset, diags))
}

/// The tree that the full parser reads.
fn read_fully(text: &str, file: FileId, offset: usize, diags: &mut Diagnostics) -> Option<Node> {
    let before = diags.counts().0;
    let mut builder = Builder {
        parser: Parser::new_from_str(text),
        text,
        file,
        offset,
        diags,
    };
    let node = builder.document();
    match node {
        Ok(node) => (builder.diags.counts().0 == before).then_some(node),
        Err(mistake) => {
            builder.report(mistake);
            None
        }
    }
}

/// What ends the reading at once; other mistakes are reported on the way.
enum Mistake {
    Scan(yaml::ScanError),
    AnchorOrTag(Span),
    TooDeep(Span),
}

struct Builder<'t, 'd> {
    parser: Parser<'t, yaml::StrInput<'t>>,
    text: &'t str,
    file: FileId,
    offset: usize,
    diags: &'d mut Diagnostics,
}

impl<'t> Builder<'t, '_> {
    fn document(&mut self) -> Result<Node, Mistake> {
        loop {
            let (event, span) = self.next()?;
            match event {
                Event::StreamStart | Event::DocumentStart(..) => {}
                Event::DocumentEnd | Event::StreamEnd => {
                    return Ok(Node {
                        span,
                        value: Value::Null,
                    });
                }
                other => return self.node(other, span, 0),
            }
        }
    }

    fn next(&mut self) -> Result<(Event<'t>, Span), Mistake> {
        loop {
            match self.parser.next_event() {
                Some(Ok((Event::Comment(..), _))) => {}
                Some(Ok((event, span))) => {
                    let range = span
                        .byte_range()
                        .unwrap_or(self.text.len()..self.text.len());
                    return Ok((
                        event,
                        Span::new(
                            self.file,
                            self.offset + range.start,
                            self.offset + range.end,
                        ),
                    ));
                }
                Some(Err(error)) => return Err(Mistake::Scan(error)),
                None => {
                    return Ok((
                        Event::StreamEnd,
                        Span::new(
                            self.file,
                            self.offset + self.text.len(),
                            self.offset + self.text.len(),
                        ),
                    ));
                }
            }
        }
    }

    fn node(&mut self, event: Event<'t>, span: Span, depth: usize) -> Result<Node, Mistake> {
        if DEEPEST < depth {
            return Err(Mistake::TooDeep(span));
        }
        match event {
            Event::Scalar(text, style, 0, None) => Ok(Node {
                span,
                value: scalar(&text, style != ScalarStyle::Plain),
            }),
            Event::SequenceStart(_, 0, None) => self.list(span, depth),
            Event::MappingStart(_, 0, None) => self.map(span, depth),
            _ => Err(Mistake::AnchorOrTag(span)),
        }
    }

    fn list(&mut self, mut span: Span, depth: usize) -> Result<Node, Mistake> {
        let mut items = Vec::new();
        loop {
            let (event, at) = self.next()?;
            if event == Event::SequenceEnd {
                span.end = at.end.max(span.end);
                return Ok(Node {
                    span,
                    value: Value::Seq(items),
                });
            }
            items.push(self.node(event, at, depth + 1)?);
        }
    }

    fn map(&mut self, mut span: Span, depth: usize) -> Result<Node, Mistake> {
        let mut entries: Vec<(Key, Node)> = Vec::new();
        let mut first: BTreeMap<Box<str>, Span> = BTreeMap::new();
        loop {
            let (event, at) = self.next()?;
            let key = match event {
                Event::MappingEnd => {
                    span.end = at.end.max(span.end);
                    return Ok(Node {
                        span,
                        value: Value::Map(entries),
                    });
                }
                Event::Scalar(text, _, 0, None) => Key {
                    text: text.into(),
                    span: at,
                },
                Event::SequenceStart(_, 0, None) | Event::MappingStart(_, 0, None) => {
                    self.diags.push(
                        Code::YamlSyntax,
                        at,
                        "a key must be a word",
                        "put quotes around it",
                    );
                    self.node(event, at, depth + 1)?;
                    let (value, at) = self.next()?;
                    self.node(value, at, depth + 1)?;
                    continue;
                }
                _ => return Err(Mistake::AnchorOrTag(at)),
            };
            let (event, at) = self.next()?;
            let value = self.node(event, at, depth + 1)?;
            match first.get(&key.text) {
                Some(earlier) => self.twice(&key, *earlier),
                None => {
                    first.insert(key.text.clone(), key.span);
                    entries.push((key, value));
                }
            }
        }
    }

    fn twice(&mut self, key: &Key, earlier: Span) {
        let message = format!("`{}` is given twice", key.text);
        let other = (earlier, "first given here".to_owned());
        self.diags.push_two(
            Code::DuplicateKey,
            key.span,
            message,
            "keep one of the two lines",
            other,
        );
    }

    fn report(&mut self, mistake: Mistake) {
        match mistake {
            Mistake::AnchorOrTag(span) => {
                self.diags.push(
                    Code::AnchorOrTag,
                    span,
                    "anchors, aliases and tags are not allowed",
                    "write the value out",
                );
            }
            Mistake::TooDeep(span) => {
                self.diags.push(
                    Code::YamlSyntax,
                    span,
                    format!("nested more than {DEEPEST} deep"),
                    "a report needs six levels",
                );
            }
            Mistake::Scan(error) => self.report_syntax(&error),
        }
    }

    fn report_syntax(&mut self, error: &yaml::ScanError) {
        if let Some(at) = full_width_colon(self.text) {
            let span = Span::new(
                self.file,
                self.offset + at,
                self.offset + at + '：'.len_utf8(),
            );
            self.diags.push(
                Code::FullWidth,
                span,
                "`：` is not the colon of YAML",
                "type `: ` on the ASCII keyboard",
            );
            return;
        }
        if let Some(at) = tab_indent(self.text) {
            let span = Span::new(self.file, self.offset + at, self.offset + at + 1);
            self.diags.push(
                Code::YamlSyntax,
                span,
                "a tab at the start of a line",
                "indent with spaces",
            );
            return;
        }
        let at = error
            .marker()
            .byte_offset()
            .unwrap_or(0)
            .min(self.text.len());
        let span = Span::new(self.file, self.offset + at, self.offset + at + 1);
        let (message, hint) = plain_words(&error.kind().to_string());
        self.diags.push(Code::YamlSyntax, span, message, hint);
    }
}

fn scalar(text: &str, quoted: bool) -> Value {
    match text {
        "" | "~" | "null" if !quoted => Value::Null,
        _ => Value::Scalar {
            text: text.into(),
            quoted,
        },
    }
}

/// Where a key is followed by the full-width colon of a Chinese keyboard; `None` without one.
fn full_width_colon(text: &str) -> Option<usize> {
    lines(text).find_map(|(start, line)| {
        let body = line.trim_start_matches([' ', '-']);
        let at = body.find('：')?;
        let key = &body[..at];
        let is_key = !key.is_empty()
            && key
                .bytes()
                .all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_');
        is_key.then(|| start + line.len() - body.len() + at)
    })
}

/// Where a line begins with a tab, perhaps after spaces; `None` without one.
fn tab_indent(text: &str) -> Option<usize> {
    lines(text).find_map(|(start, line)| {
        let indent = line.len() - line.trim_start().len();
        line[..indent].find('\t').map(|at| start + at)
    })
}

/// The lines of a text with the byte at which each begins.
fn lines(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.split_inclusive('\n').scan(0, |start, line| {
        let here = *start;
        *start += line.len();
        Some((here, line))
    })
}

/// The scanner's message with a hint for the mistakes that people make.
fn plain_words(message: &str) -> (String, &'static str) {
    let lower = message.to_lowercase();
    let hint = if lower.contains("quot")
        || lower.contains("end of stream")
        || lower.contains("unexpected end")
    {
        "close the quotes or brackets that were opened"
    } else if lower.contains("mapping values")
        || lower.contains("simple key")
        || lower.contains("':'")
    {
        "put quotes around a text that holds `: `, and give each key its own line with the same \
         indentation"
    } else {
        "check the indentation and the quotes of this line and the one before"
    };
    (lower, hint)
}
