//! The passages of a web page in another language than its own.

use std::collections::BTreeMap;

/// Gathers them from tags and text in their order.
#[derive(Debug, Default)]
pub(super) struct Passages {
    /// The elements that are open, with the language in each.
    open: Vec<(String, Option<String>)>,
    /// The text since the last tag, without spaces.
    words: String,
    found: BTreeMap<String, String>,
}

/// Elements that have no end.
const VOID: [&str; 14] = [
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track",
    "wbr", "param",
];

impl Passages {
    /// Takes the beginning of an element; `lang` is the language that it says itself.
    pub(super) fn start(&mut self, name: &str, closed: bool, lang: Option<String>) {
        self.settle();
        if !closed && !VOID.contains(&name) {
            let lang = lang.or_else(|| self.open.last()?.1.clone());
            self.open.push((name.to_owned(), lang));
        }
    }

    /// Takes the end of an element, and of those in it that have none.
    pub(super) fn end(&mut self, name: &str) {
        self.settle();
        if let Some(at) = self.open.iter().rposition(|(own, _)| own == name) {
            self.open.truncate(at);
        }
    }

    /// Takes a piece of text.
    pub(super) fn text(&mut self, text: &str) {
        self.words
            .extend(text.chars().filter(|c| !c.is_whitespace()));
    }

    /// Each piece of text between two tags that is in another language, and that language.
    pub(super) fn found(self) -> BTreeMap<String, String> {
        self.found
    }

    fn settle(&mut self) {
        let words = std::mem::take(&mut self.words);
        let own = self.open.first().and_then(|(_, lang)| lang.as_deref());
        let here = self.open.last().and_then(|(_, lang)| lang.as_deref());
        if let Some(lang) =
            here.filter(|lang| own.is_some_and(|own| !own.eq_ignore_ascii_case(lang)))
            && words.chars().any(char::is_alphabetic)
        {
            self.found.insert(words, lang.to_owned());
        }
    }
}
