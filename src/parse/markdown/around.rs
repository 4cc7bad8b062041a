//! What stands around an event of a text.

use super::cjk::{MARK, is_cjk};
use pulldown_cmark::{Event, Tag, TagEnd};

/// Whether the nearest characters before and after an event are Chinese or Japanese.
pub fn is_between_cjk(all: &[Event<'_>], at: usize) -> bool {
    let before = all[..at]
        .iter()
        .rev()
        .find_map(|e| words_of(e).and_then(|w| w.chars().rfind(|c| *c != MARK)));
    let after = all[at + 1..]
        .iter()
        .find_map(|e| words_of(e).and_then(|w| w.chars().find(|c| *c != MARK)));
    before.is_some_and(is_cjk) && after.is_some_and(is_cjk)
}

fn words_of<'e>(event: &'e Event<'_>) -> Option<&'e str> {
    match event {
        Event::Text(text) | Event::Code(text) if !text.is_empty() => Some(text),
        Event::Html(_)
        | Event::InlineHtml(_)
        | Event::FootnoteReference(_)
        | Event::SoftBreak
        | Event::HardBreak => Some(" "),
        _ => None,
    }
}

/// Whether the paragraph that begins at `at` holds one image and nothing else.
pub fn is_lone_image(all: &[Event<'_>], at: usize) -> bool {
    let mut inside = all[at + 1..]
        .iter()
        .take_while(|e| !matches!(e, Event::End(TagEnd::Paragraph)));
    if !matches!(inside.next(), Some(Event::Start(Tag::Image { .. }))) {
        return false;
    }
    let mut rest = inside.skip_while(|e| !matches!(e, Event::End(TagEnd::Image)));
    rest.next().is_some() && rest.next().is_none()
}

/// Whether the paragraph that ends at `at` holds one image and nothing else.
pub fn closes_lone_image(all: &[Event<'_>], at: usize) -> bool {
    let start = all[..at]
        .iter()
        .rposition(|e| matches!(e, Event::Start(Tag::Paragraph)));
    start.is_some_and(|start| is_lone_image(all, start))
}
