//! What a site calls its things: words for one and for several in a language.

use crate::base::Lang;
use std::collections::BTreeMap;

/// The things for which a site may have words of its own.
pub const TERMS: &[&str] = &[
    "project",
    "focus",
    "batch",
    "department",
    "lead",
    "place",
    "indicator",
    "milestone",
    "report",
    "period",
    "quarter",
    "book",
];

/// What the site calls a thing, in the languages for which it says so; the others keep the words
/// of the theme.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Term(BTreeMap<Lang, Forms>);

/// The words of one language for a thing, as written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Forms {
    /// One of them.
    pub one: Box<str>,
    /// Several of them; the same where only one word is written.
    pub other: Box<str>,
    /// What stands before one that is not known yet, such as `an`; `None` where that is not said.
    pub article: Option<Box<str>>,
}

impl Term {
    /// A term from its words by language.
    pub fn new(forms: impl IntoIterator<Item = (Lang, Forms)>) -> Term {
        Term(forms.into_iter().collect())
    }

    /// The words in a language, else in the first that has any.
    pub fn any(&self, lang: Lang) -> Option<&Forms> {
        self.get(lang).or_else(|| self.0.values().next())
    }

    /// The words in a language; `None` where the site has none of its own there.
    pub fn get(&self, lang: Lang) -> Option<&Forms> {
        self.0.get(&lang)
    }

    /// The words by language, in the order of the site's languages.
    pub fn versions(&self) -> impl Iterator<Item = (Lang, &Forms)> {
        self.0.iter().map(|(lang, forms)| (*lang, forms))
    }
}

impl Forms {
    /// What stands before one of them in the middle of a sentence, with a space behind it: the
    /// article that is written, in English else the one that the word asks for; empty in all other
    /// languages.
    pub fn before_one(&self, tag: &str) -> String {
        match &self.article {
            Some(article) => format!("{article} "),
            None if is_english(tag) => format!("{} ", article(&self.one)),
            None => String::new(),
        }
    }
}

/// Whether a language tag is that of English.
pub fn is_english(tag: &str) -> bool {
    tag == "en" || tag.starts_with("en-")
}

/// Words that begin with a vowel and sound as if they did not, and the other way round.
const CONSONANTS: &[&str] = &[
    "eu", "ewe", "one", "once", "uni", "us", "ut", "ub", "uk", "uv",
];
const SHORT: &[&str] = &[
    "unin", "unim", "unid", "us ", "ush", "utt", "utm", "ubi", "up",
];
const VOWELS: &[&str] = &["hour", "honest", "honor", "honour", "heir"];

/// The English article of a word, by its sound; letters that are spelled have their own.
pub fn article(word: &str) -> &'static str {
    let mut letters = word.chars();
    let first = letters.next();
    let is_spelled = letters.next().is_some_and(char::is_uppercase);
    let begins = if is_spelled {
        "AEFHILMNORSX"
    } else {
        "aeiouAEIOU"
    };
    let small = word.to_lowercase();
    let has = |starts: &[&str]| !is_spelled && starts.iter().any(|start| small.starts_with(start));
    let is_vowel = first.is_some_and(|first| begins.contains(first));
    let is_vowel = has(VOWELS) || is_vowel && (!has(CONSONANTS) || has(SHORT));
    if is_vowel { "an" } else { "a" }
}

/// A word as it stands within a sentence: small, unless it is an abbreviation or German.
pub fn within(word: &str, tag: &str) -> String {
    let mut letters = word.chars();
    let first = letters.next();
    let is_kept = tag.starts_with("de") || letters.next().is_some_and(char::is_uppercase);
    match first {
        Some(first) if !is_kept => first
            .to_lowercase()
            .chain(word[first.len_utf8()..].chars())
            .collect(),
        _ => word.to_owned(),
    }
}

/// A word as it stands at the beginning of a sentence.
pub fn upper(word: &str) -> String {
    let first = word.chars().next();
    let rest = first.map_or("", |first| &word[first.len_utf8()..]);
    first
        .into_iter()
        .flat_map(char::to_uppercase)
        .chain(rest.chars())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(word: &str, expected: &str) {
        assert_eq!(article(word), expected, "{word}");
    }

    #[test]
    fn an_english_article_goes_by_the_sound_of_the_word() {
        check("Key result", "a");
        check("Initiative", "an");
        check("hour", "an");
        check("Heirloom", "an");
        check("house", "a");
        check("University", "a");
        check("unit", "a");
        check("unintended effect", "an");
        check("use case", "a");
        check("European goal", "a");
        check("one-off", "a");
        check("Objective", "an");
        check("update", "an");
        check("undertaking", "an");
        check("utility", "a");
        check("OKR", "an");
        check("UN goal", "a");
        check("KPI", "a");
    }
}
