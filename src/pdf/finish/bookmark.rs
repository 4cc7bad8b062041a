//! Bookmarks in the words of their headings.

use super::super::text::string;
use super::object::text;
use super::turned::{Side, has_turns, is_unseen, side, unturned};
use lopdf::{Document, Object};
use std::collections::BTreeMap;

/// Writes each bookmark as its heading: once, and in the order in which it is read.
///
/// Chromium 156 doubles a heading that it laid out anew at the top of the next page, and writes
/// those that are read from right to left in the order in which they are seen, without the spaces
/// where the direction turns. What is no heading of the page stays.
pub(super) fn correct(objects: &mut Document, headings: &[&str]) {
    let wanted = Wanted::of(headings);
    for object in objects.objects.values_mut() {
        let Ok(bookmark) = object.as_dict_mut() else {
            continue;
        };
        let title = bookmark.get(b"Title").and_then(Object::as_str).map(string);
        // What a document is called stands in a dictionary without a parent.
        if let (Ok(title), true) = (title, bookmark.has(b"Parent"))
            && let Some(heading) = wanted.instead_of(&title)
        {
            bookmark.set("Title", text(heading));
        }
    }
}

/// The headings by what a browser makes of them.
struct Wanted<'h> {
    headings: &'h [&'h str],
    doubled: BTreeMap<String, &'h str>,
    turned: BTreeMap<Vec<String>, &'h str>,
}

impl<'h> Wanted<'h> {
    fn of(headings: &'h [&'h str]) -> Wanted<'h> {
        let said = headings.iter().filter(|words| !words.is_empty());
        let turned = said.clone().filter(|words| has_turns(words));
        let twice =
            |words: &&'h str| [words.to_string(), words.repeat(2)].map(|w| (pieces(&w), *words));
        Wanted {
            headings,
            doubled: said.map(|words| (words.repeat(2), *words)).collect(),
            turned: turned.flat_map(twice).collect(),
        }
    }

    /// The heading that a bookmark should say; `None` where it is right.
    fn instead_of(&self, title: &str) -> Option<&'h str> {
        if self.headings.contains(&title) {
            return None;
        }
        let doubled = self.doubled.get(title);
        doubled.or_else(|| self.turned.get(&pieces(title))).copied()
    }
}

/// What stays together however the words of a heading are ordered, sorted.
fn pieces(words: &str) -> Vec<String> {
    let mut pieces: Vec<String> = Vec::new();
    let mut before = Side::None;
    for c in words.chars() {
        let now = side(c);
        match pieces
            .last_mut()
            .filter(|_| now == before && now != Side::None)
        {
            Some(piece) => piece.push(c),
            None if c.is_whitespace() || is_unseen(c) => {}
            None => pieces.push(unturned(c).to_string()),
        }
        before = now;
    }
    pieces.sort();
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What stands instead of a bookmark of a page with these headings.
    fn check(title: &str, headings: &[&str], expected: Option<&str>) {
        let mut objects = Document::new();
        let mut bookmark = lopdf::Dictionary::new();
        bookmark.set("Title", text(title));
        bookmark.set("Parent", (1, 0));
        let id = objects.add_object(bookmark);
        correct(&mut objects, headings);
        let made = objects.get_dictionary(id).and_then(|b| b.get(b"Title"));
        let made = made.and_then(Object::as_str).map(string).expect("a title");
        assert_eq!(made, expected.unwrap_or(title), "{title}");
    }

    #[test]
    fn a_bookmark_from_right_to_left_is_written_as_its_heading_is_read() {
        let heading = "تقرير المدينة, Q4 2021";
        check("Q4 2021تقرير المدينة,", &["تقرير", heading], Some(heading));
        check("٢٠٢١عام", &["عام ٢٠٢١"], Some("عام ٢٠٢١"));
        check(")ب(ا", &["ا (ب)"], Some("ا (ب)"));
        check(&heading.repeat(2), &[heading], Some(heading));
        // What is right already, and what is no heading of the page, stays.
        check(heading, &[heading], None);
        check("Q4 2021تقرير", &["تقرير Q1 2024"], None);
        check("City report Q4", &["Q4 City report"], None);
    }

    #[test]
    fn a_heading_written_twice_is_written_once() {
        check("一一", &["一"], Some("一"));
        check("NextNext", &["Next"], Some("Next"));
        check("papa", &["papa"], None);
        check("一一", &["一一"], None);
        check("一一", &["一", "一一"], None);
        check("", &[""], None);
    }
}
