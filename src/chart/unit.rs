//! Units behind numbers, in the form that goes with the number.

use std::ops::Deref;

/// A unit in one language: its word, and what it is beside some numbers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Unit {
    word: String,
    forms: Vec<(String, String)>,
}

impl Unit {
    /// A unit with its forms, each behind its name in CLDR; beside all other numbers, and where no
    /// number stands before it, it is the word.
    pub fn new(word: &str, forms: Vec<(String, String)>) -> Unit {
        let word = word.to_owned();
        Unit { word, forms }
    }
}

impl From<&str> for Unit {
    fn from(word: &str) -> Unit {
        Unit::new(word, Vec::new())
    }
}

impl Deref for Unit {
    type Target = str;

    fn deref(&self) -> &str {
        &self.word
    }
}

/// What may stand behind a number.
pub trait Counted {
    /// The word beside a number, of which `form` tells the form in CLDR where one is needed.
    fn beside(&self, form: impl FnOnce() -> &'static str) -> &str;
}

impl Counted for str {
    fn beside(&self, _: impl FnOnce() -> &'static str) -> &str {
        self
    }
}

impl Counted for String {
    fn beside(&self, _: impl FnOnce() -> &'static str) -> &str {
        self
    }
}

impl Counted for Unit {
    fn beside(&self, form: impl FnOnce() -> &'static str) -> &str {
        if self.forms.is_empty() {
            return &self.word;
        }
        let form = form();
        let own = self.forms.iter().find(|(name, _)| name == form);
        own.map_or(&self.word, |(_, word)| word)
    }
}
