//! Comments, `<!-- … -->`: they are for authors, and no page shows them.

use pulldown_cmark::{Event, TagEnd};
use std::ops::Range;

/// What is left of a comment without an end: its beginning.
pub const UNENDED: &str = "<!--";

/// The end of a comment.
const END: &str = "-->";

/// The events of a text without its comments. A block of HTML comes line by line, so that a comment
/// may begin in one of its lines and end in another. One that ends behind its block hides all that
/// stands before its end; one without any end leaves [`UNENDED`], for a message.
pub fn uncommented<'p>(
    text: &'p str,
    events: impl Iterator<Item = (Event<'p>, Range<usize>)>,
) -> impl Iterator<Item = (Event<'p>, Range<usize>)> {
    let mut open = None;
    let mut hidden = 0..0;
    events.flat_map(move |(event, range)| {
        let (first, second) = match event {
            event if hidden.contains(&range.start) => (behind(text, event, &range, &hidden), None),
            Event::Html(html) => {
                let left = outside(&html, &range, &mut open);
                let is_kept = left.len() == html.len() || !left.trim().is_empty();
                (is_kept.then(|| (Event::Html(left.into()), range)), None)
            }
            Event::InlineHtml(html) if html.starts_with(UNENDED) => (None, None),
            Event::End(TagEnd::HtmlBlock) => {
                let unended = open.take().and_then(|began| {
                    let Some(end) = text[range.end..].find(END) else {
                        return Some((Event::Html(UNENDED.into()), began));
                    };
                    hidden = range.end..range.end + end + END.len();
                    None
                });
                (unended, Some((event, range)))
            }
            _ => (Some((event, range)), None),
        };
        first.into_iter().chain(second)
    })
}

/// What of an event stands behind a hidden part of the text: the rest of its words.
fn behind<'p>(
    text: &'p str,
    event: Event<'p>,
    range: &Range<usize>,
    hidden: &Range<usize>,
) -> Option<(Event<'p>, Range<usize>)> {
    let rest = hidden.end..range.end;
    let is_words = matches!(event, Event::Text(_)) && !rest.is_empty();
    is_words.then(|| (Event::Text(text[rest.clone()].into()), rest))
}

/// What of a line stands outside of comments; `open` is where the one began that goes on.
fn outside(line: &str, range: &Range<usize>, open: &mut Option<Range<usize>>) -> String {
    let (mut left, mut rest) = (String::new(), line);
    loop {
        if open.is_some() {
            let Some(end) = rest.find(END) else { break };
            rest = &rest[end + END.len()..];
            *open = None;
        }
        let Some(begin) = rest.find(UNENDED) else {
            left.push_str(rest);
            break;
        };
        left.push_str(&rest[..begin]);
        rest = &rest[begin + UNENDED.len()..];
        *open = Some(range.clone());
    }
    left
}
