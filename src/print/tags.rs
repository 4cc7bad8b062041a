//! The start tags of a finished page with their places in bytes, for the few that are rewritten.
//! Only pages of our own are read.

use std::ops::Range;

/// A start tag.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Tag<'h> {
    /// The name, as written.
    pub(super) name: &'h str,
    /// Where the tag stands, brackets included.
    pub(super) range: Range<usize>,
    /// Name, value as written, and where the whole attribute stands; in their order.
    pub(super) attributes: Vec<(&'h str, &'h str, Range<usize>)>,
}

impl Tag<'_> {
    /// The value of an attribute, with its character references resolved; empty for one without a
    /// value, `None` where there is no such attribute.
    pub(super) fn value(&self, name: &str) -> Option<String> {
        self.attributes
            .iter()
            .find(|(own, ..)| own.eq_ignore_ascii_case(name))
            .map(|(_, value, _)| plain(value))
    }
}

/// Every start tag of a page, in order. The page is ours, so it is well formed.
pub(super) fn tags(html: &str) -> Vec<Tag<'_>> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(open) = html[at..].find('<').map(|n| at + n) {
        at = match html[open..].strip_prefix("<!--") {
            Some(comment) => comment
                .find("-->")
                .map_or(html.len(), |end| open + 4 + end + 3),
            None if html[open + 1..].starts_with(|c: char| c.is_ascii_alphabetic()) => {
                let tag = tag(html, open);
                let end = tag.range.end;
                found.push(tag);
                end
            }
            None => open + 1,
        };
    }
    found
}

fn tag(html: &str, open: usize) -> Tag<'_> {
    let ends = |c: char| c.is_ascii_whitespace() || matches!(c, '>' | '/');
    let until = |from: usize, stop: &dyn Fn(char) -> bool| {
        html[from..].find(stop).map_or(html.len(), |n| from + n)
    };
    let mut at = until(open + 1, &ends);
    let name = &html[open + 1..at];
    let mut attributes = Vec::new();
    loop {
        at = until(at, &|c| !c.is_ascii_whitespace() && c != '/');
        if at == html.len() || html[at..].starts_with('>') {
            return Tag {
                name,
                range: open..(at + 1).min(html.len()),
                attributes,
            };
        }
        let start = at;
        at = until(at + 1, &|c| ends(c) || c == '=').max(start + 1);
        let name = &html[start..at];
        let mut value = "";
        if let Some(rest) = html[at..].strip_prefix('=') {
            let quote = rest.chars().next().filter(|c| matches!(c, '"' | '\''));
            let from = at + 1 + quote.map_or(0, char::len_utf8);
            let to = match quote {
                Some(quote) => until(from, &|c| c == quote),
                None => until(from, &|c| c.is_ascii_whitespace() || c == '>'),
            };
            value = &html[from..to];
            at = (to + quote.map_or(0, char::len_utf8)).min(html.len());
        }
        attributes.push((name, value, start..at));
    }
}

/// A value without character references: those that templates write, and numbers.
pub(super) fn plain(value: &str) -> String {
    let mut out = String::new();
    let mut rest = value;
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let end = rest.find(';').filter(|end| *end < 12);
        let letter = end.and_then(|end| reference(&rest[1..end]));
        match (letter, end) {
            (Some(letter), Some(end)) => {
                out.push(letter);
                rest = &rest[end + 1..];
            }
            _ => {
                out.push('&');
                rest = &rest[1..];
            }
        }
    }
    out + rest
}

fn reference(name: &str) -> Option<char> {
    if let Some(number) = name.strip_prefix('#') {
        let code = match number.strip_prefix(['x', 'X']) {
            Some(hex) => u32::from_str_radix(hex, 16),
            None => number.parse(),
        };
        return char::from_u32(code.ok()?);
    }
    [
        ("amp", '&'),
        ("lt", '<'),
        ("gt", '>'),
        ("quot", '"'),
        ("apos", '\''),
    ]
    .iter()
    .find(|(n, _)| *n == name)
    .map(|(_, c)| *c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn start_tags_are_found_with_their_attributes() {
        let html = "<!-- <b> --><!doctype html><a href=\"x?a&amp;b#é\" hidden title='>'>x</a><br/><i data-x=1>";
        let found = tags(html);
        let names: Vec<&str> = found.iter().map(|tag| tag.name).collect();
        assert_eq!(names, ["a", "br", "i"]);
        assert_eq!(found[0].value("href").as_deref(), Some("x?a&b#é"));
        assert_eq!(found[0].value("hidden").as_deref(), Some(""));
        assert_eq!(&html[found[0].attributes[2].2.clone()], "title='>'");
        assert_eq!(found[2].value("data-x").as_deref(), Some("1"));
        assert_eq!(plain("&#x4e00;&#39;&nbsp;& &quot"), "一'&nbsp;& &quot");
    }

    #[test]
    fn a_page_that_is_cut_anywhere_ends() {
        let html = "<a href=\"x\" b='y' c=z><!-- x --><p/>";
        (0..=html.len()).for_each(|end| drop(tags(&html[..end])));
    }
}
