//! Passages in another language than the document's.

use super::super::{Child, Document as Read, Element};
use super::object::{dictionary, id, text};
use super::turned::letters;
use lopdf::Document;
use std::collections::BTreeMap;

/// Says for each element whose words are in another language which one it is (ISO 14289-1, 7.2).
/// `passages` are words without spaces, and their language.
///
/// A browser tells the language of the whole document and of paragraphs and tables that name one
/// themselves, not that of words within a line or of a group. An element is known by its words,
/// since nothing else of the web page is left in it.
pub(super) fn tell(objects: &mut Document, document: &Read, passages: &BTreeMap<String, String>) {
    let passages = passages
        .iter()
        .map(|(words, lang)| (letters(words), &lang[..]));
    let mut teller = Teller {
        objects,
        document,
        passages: passages.collect(),
    };
    for element in &document.tree {
        if let Tongue::Other(lang) = teller.tongue(element) {
            teller.put(element, lang);
        }
    }
}

/// The language of an element.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Tongue<'p> {
    /// It has no words.
    Silent,
    /// That of the document, or that of elements in it, which say it themselves.
    Own,
    /// Another one, the same throughout, which is still to be said.
    Other(&'p str),
}

struct Teller<'t, 'p> {
    objects: &'t mut Document,
    document: &'t Read,
    /// Languages by the letters of the passages.
    passages: BTreeMap<String, &'p str>,
}

impl<'p> Teller<'_, 'p> {
    fn tongue(&mut self, element: &Element) -> Tongue<'p> {
        let elements: Vec<&Element> = element.children().collect();
        let tongues: Vec<Tongue<'p>> = elements.iter().map(|kid| self.tongue(kid)).collect();
        let mut heard = tongues.iter().filter(|tongue| **tongue != Tongue::Silent);
        let Some(first) = heard.next() else {
            return self.of_words(element);
        };
        if heard.all(|tongue| tongue == first) && !element.kids.iter().any(|kid| self.speaks(kid)) {
            return *first;
        }
        for (kid, tongue) in elements.into_iter().zip(tongues) {
            if let Tongue::Other(lang) = tongue {
                self.put(kid, lang);
            }
        }
        Tongue::Own
    }

    /// The language of an element with words of its own alone.
    fn of_words(&self, element: &Element) -> Tongue<'p> {
        let words = self.document.words(element);
        match self.passages.get(&letters(&words)) {
            Some(lang) => Tongue::Other(lang),
            None if words.is_empty() => Tongue::Silent,
            None => Tongue::Own,
        }
    }

    /// Whether content stands in an element itself and shows words.
    fn speaks(&self, kid: &Child) -> bool {
        let Child::Mark(page, number) = kid else {
            return false;
        };
        self.document
            .mark(*page, *number)
            .is_some_and(|mark| !mark.text.trim().is_empty())
    }

    fn put(&mut self, element: &Element, lang: &str) {
        if let Some(element) = id(element).and_then(|id| dictionary(self.objects, id)) {
            element.set("Lang", text(lang));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pdf::{Mark, PdfPage};
    use lopdf::Dictionary;

    /// An element of an object with pieces of content.
    fn leaf(object: u32, marks: &[i64]) -> Child {
        let kids = marks.iter().map(|number| Child::Mark(1, *number)).collect();
        Child::Element(Element {
            kind: "Span".to_owned(),
            object: Some(object),
            kids,
            ..Element::default()
        })
    }

    #[test]
    fn the_largest_element_in_another_language_says_so_once() {
        let mark = |text: &str| Mark {
            shows_text: true,
            text: text.to_owned(),
            scale: 1.0,
        };
        let words = ["Yes", "是 的", "甲", "乙", " "].map(mark);
        let page = PdfPage {
            marks: (0..).zip(words).collect(),
            ..PdfPage::default()
        };
        let inner = Element {
            object: Some(4),
            kids: vec![leaf(5, &[2]), leaf(6, &[3]), leaf(7, &[4])],
            ..Element::default()
        };
        let root = Element {
            object: Some(1),
            kids: vec![leaf(2, &[0]), leaf(3, &[1]), Child::Element(inner)],
            ..Element::default()
        };
        let document = Read {
            pages: vec![page],
            tree: vec![root],
            ..Read::default()
        };
        let mut objects = Document::new();
        for _ in 0..7 {
            objects.add_object(Dictionary::new());
        }
        let passages = ["是的", "甲", "乙"].map(|words| (words.to_owned(), "zh".to_owned()));
        tell(&mut objects, &document, &passages.into());
        let told = objects
            .objects
            .iter()
            .filter(|(_, o)| o.as_dict().is_ok_and(|d| d.has(b"Lang")));
        assert_eq!(told.map(|((id, _), _)| *id).collect::<Vec<_>>(), [3, 4]);
    }
}
