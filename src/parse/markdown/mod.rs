//! Markdown: the one home of the crate that parses it.
//!
//! A text is parsed twice: once when it is read, for what it refers to ([`scan`]), and once when
//! its page is rendered ([`render`]). Raw HTML never passes through; addresses are judged after
//! decoding, by an allow list.

mod cjk;
mod spaced;
mod url;
mod around;
mod comments;
mod scan;
mod write;
#[cfg(test)]
mod tests;

pub use scan::{ChartText, Heading, Link, LinkKind, Outline, scan};
pub use url::{Address, address};
pub use write::{Block, Body, BodyWords, Image, TocEntry, Weave, render};

use pulldown_cmark::{CowStr, Event, LinkType, Options, Parser};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// The events of a text with their places in it, prepared for Chinese.
fn events<'p>(
    prepared: &'p cjk::Prepared<'_>,
    tag: &str,
) -> impl Iterator<Item = (Event<'p>, Range<usize>)> {
    let mut options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_STRIKETHROUGH;
    // Curly quotes are made from straight ones by rules that hold for these languages only.
    let language = tag.split('-').next();
    if language.is_some_and(|language| ["en", "es", "pt", "it"].contains(&language)) {
        options |= Options::ENABLE_SMART_PUNCTUATION;
    }
    let parser = Parser::new_ext(&prepared.text, options);
    comments::uncommented(&prepared.text, parser.into_offset_iter())
}

/// The address of a link; `<office@example.org>` is one for mail.
fn destination<'d>(kind: LinkType, written: &'d CowStr<'_>) -> std::borrow::Cow<'d, str> {
    match kind {
        LinkType::Email => format!("mailto:{written}").into(),
        _ => (&**written).into(),
    }
}

/// The ids of headings, footnotes and the like inside one page.
#[derive(Debug, Default)]
struct Ids {
    used: BTreeSet<String>,
    /// The number that the next heading with the same words tries first.
    next: BTreeMap<String, usize>,
}

impl Ids {
    /// An id made from words: letters and digits of any script, lower case, single hyphens.
    fn heading(&mut self, words: &str) -> String {
        let mut id = String::new();
        for c in words.trim().chars() {
            if c.is_ascii_alphanumeric() {
                id.push(c.to_ascii_lowercase());
            } else if c.is_alphanumeric() {
                id.extend(c.to_lowercase());
            } else if (c.is_whitespace() || c == '-' || c == '_')
                && !id.is_empty()
                && !id.ends_with('-')
            {
                id.push('-');
            }
        }
        let id = id.trim_end_matches('-');
        // The theme keeps these beginnings for its own ids.
        let reserved = ["mp-", "pr-", "c-", "fn-", "fnref-"]
            .iter()
            .any(|own| id.starts_with(own));
        let base = if id.is_empty() {
            "section".to_owned()
        } else if reserved {
            format!("h-{id}")
        } else {
            let end = id.char_indices().nth(80);
            id[..end.map_or(id.len(), |(end, _)| end)].to_owned()
        };
        if self.used.insert(base.clone()) {
            return base;
        }
        // Counting on from where the last one stopped keeps many equal headings linear.
        let next = self.next.entry(base.clone()).or_insert(2);
        loop {
            let unique = format!("{base}-{next}");
            *next += 1;
            if self.used.insert(unique.clone()) {
                return unique;
            }
        }
    }
}
