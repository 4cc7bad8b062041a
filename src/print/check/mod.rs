//! What is wrong with a printed document, in words that name page and place.
//!
//! Every rule is a function from the PDF as data, and the web page it was printed from where there
//! is one, to findings. The rules are those of a good print shop: no blank page, nothing split that
//! belongs together, contents that are right, and a PDF that can be read aloud.

mod layout;
mod meaning;
mod refer;

use super::Page;
use crate::pdf::{Child, Document, Element, Mark};
use std::collections::BTreeSet;

/// Something wrong, or worth knowing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The rule, as a stable word.
    pub rule: &'static str,
    /// The page, from 1; `None` for the whole document.
    pub page: Option<usize>,
    /// What is wrong, as a sentence without its page.
    pub message: String,
    /// What to do, as an instruction; may be empty.
    pub hint: &'static str,
    /// Whether it is no mistake of the document but of the computer it was made on.
    pub is_note: bool,
}

impl Finding {
    fn on(rule: &'static str, page: usize, message: String, hint: &'static str) -> Finding {
        Finding {
            rule,
            page: Some(page),
            message,
            hint,
            is_note: false,
        }
    }

    fn whole(rule: &'static str, message: impl Into<String>, hint: &'static str) -> Finding {
        Finding {
            rule,
            page: None,
            message: message.into(),
            hint,
            is_note: false,
        }
    }

    /// The finding as one line, without the hint.
    pub fn line(&self) -> String {
        match self.page {
            Some(page) => format!("page {page}: {}", self.message),
            None => self.message.clone(),
        }
    }
}

/// All findings: mistakes before notes, each by page and those of the whole document first; empty
/// when all is well. Without the web page the rules that compare with it are left out.
pub fn findings(document: &Document, page: Option<&Page>) -> Vec<Finding> {
    let mut found = Vec::new();
    if document.pages.is_empty() {
        return vec![Finding::whole(
            "pages",
            "the PDF has no pages",
            "print it again",
        )];
    }
    let view = View::new(document);
    layout::check(&view, page, &mut found);
    meaning::check(&view, page, &mut found);
    refer::check(&view, page, &mut found);
    found.sort_by_key(|finding| (finding.is_note, finding.page));
    found
}

/// A document with what several rules ask for.
struct View<'d> {
    document: &'d Document,
    /// Every element in reading order.
    elements: Vec<&'d Element>,
    /// Content that belongs to a figure, by page and number.
    drawn: BTreeSet<(usize, i64)>,
}

impl<'d> View<'d> {
    fn new(document: &'d Document) -> View<'d> {
        let elements = document.elements();
        // The words of a caption must show; a drawing may be without any.
        let within = |kind: &str| {
            elements
                .iter()
                .filter(|e| e.kind == kind)
                .flat_map(|e| e.marks())
                .collect::<BTreeSet<_>>()
        };
        let drawn = &within("Figure") - &within("Caption");
        View {
            document,
            elements,
            drawn,
        }
    }

    /// Whether a reader sees it: words, or a part of a figure.
    fn is_seen(&self, (page, number): (usize, i64)) -> bool {
        self.drawn.contains(&(page, number))
            || self
                .document
                .mark(page, number)
                .is_some_and(|mark: &Mark| mark.shows_text)
    }

    /// The pages on which a reader sees something of an element.
    fn pages(&self, element: &Element) -> BTreeSet<usize> {
        element
            .marks()
            .into_iter()
            .filter(|mark| self.is_seen(*mark))
            .map(|(page, _)| page)
            .collect()
    }

    /// What is in an element beside its caption.
    fn parts<'e>(&self, element: &'e Element) -> impl Iterator<Item = &'e Child> {
        element
            .kids
            .iter()
            .filter(|kid| !matches!(kid, Child::Element(kid) if kid.kind == "Caption"))
    }

    /// The pages on which a reader sees something of a part.
    fn pages_of(&self, part: &Child) -> BTreeSet<usize> {
        match part {
            Child::Element(element) => self.pages(element),
            Child::Mark(page, number) => self
                .is_seen((*page, *number))
                .then_some(*page)
                .into_iter()
                .collect(),
        }
    }

    /// An element by its words, or by its alternative text.
    fn name(&self, element: &Element) -> String {
        let caption = element
            .children()
            .find(|kid| kid.kind == "Caption")
            .map(|caption| self.document.words(caption));
        let words = caption
            .or_else(|| element.alt.clone())
            .unwrap_or_else(|| self.document.words(element));
        let heading = self
            .document
            .outline
            .iter()
            .find(|b| b.object.is_some() && b.object == element.object);
        short(heading.map_or(&words, |bookmark| &bookmark.title))
    }
}

/// The beginning of a text in its quotation marks.
fn short(words: &str) -> String {
    const MOST: usize = 30;
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    let words: String = words.chars().filter(|c| !c.is_control()).collect();
    match words.char_indices().nth(MOST) {
        Some((end, _)) => format!("「{}…」", &words[..end]),
        None => format!("「{words}」"),
    }
}

/// `7`, `7 and 8`, `7–9 and 12`.
fn list(pages: &BTreeSet<usize>) -> String {
    let mut runs: Vec<(usize, usize)> = Vec::new();
    for page in pages {
        match runs.last_mut() {
            Some((_, last)) if *last + 1 == *page => *last = *page,
            _ => runs.push((*page, *page)),
        }
    }
    let words = |(first, last): (usize, usize)| match last - first {
        0 => vec![first.to_string()],
        1 => vec![first.to_string(), last.to_string()],
        _ => vec![format!("{first}–{last}")],
    };
    let words: Vec<String> = runs.into_iter().flat_map(words).collect();
    match words.split_last() {
        Some((last, [])) => last.clone(),
        Some((last, rest)) => format!("{} and {last}", rest.join(", ")),
        None => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_are_listed_as_people_do() {
        let check = |pages: &[usize], expected: &str| {
            assert_eq!(list(&pages.iter().copied().collect()), expected)
        };
        check(&[7], "7");
        check(&[7, 8], "7 and 8");
        check(&[1, 3, 4, 5, 6, 9], "1, 3–6 and 9");
        check(&[1, 2, 3], "1–3");
    }

    #[test]
    fn a_document_without_pages_or_tags_says_so() {
        let rules = |document: &Document| {
            findings(document, None)
                .into_iter()
                .map(|f| f.rule)
                .collect::<Vec<_>>()
        };
        assert_eq!(rules(&Document::default()), ["pages"]);
        let sheet = crate::pdf::PdfPage {
            width: 595.0,
            height: 842.0,
            ..Default::default()
        };
        assert_eq!(
            rules(&Document {
                pages: vec![sheet],
                ..Document::default()
            }),
            ["tags", "language", "title", "title"]
        );
    }
}
