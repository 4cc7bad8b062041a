//! One language of a site: its strings, its numbers and dates, its templates. Compiled once for a
//! build; nothing of a page is known here.

use crate::base::{Lang, Locale, Text};
use crate::model::{Settings, Term};
use crate::render::engine::{Engine, Templates};
use crate::theme::{Named, Palette, Strings, Theme, ThemeError, conventions};
use std::sync::Arc;

/// One language of a site.
pub struct Language {
    /// Its BCP 47 tag, as the configuration writes it.
    pub tag: Box<str>,
    /// Its strings of the interface, with the site's own terms.
    pub strings: Arc<Strings>,
    /// How numbers, dates, lists and names are written in it.
    pub locale: Locale,
    /// The templates, compiled with its strings.
    pub engine: Engine,
    /// Which fields the templates name, the same in every language.
    pub named: Arc<Named>,
    /// The theme's colours of charts, the same in every language.
    pub palette: Palette,
}

/// The languages of a site in the order of the configuration, ready for rendering.
///
/// # Errors
/// A template or strings file that cannot be used, or a language that CLDR has nothing for.
pub fn languages(theme: &Theme, settings: &Settings) -> Result<Vec<Language>, ThemeError> {
    let tags = settings.languages.iter().enumerate();
    let named = Arc::new(Named::new(&theme.templates));
    // Compiled once; the last language takes what the others copy.
    let templates = std::iter::repeat_n(Templates::new(theme)?, settings.languages.len());
    tags.zip(templates)
        .map(|((at, tag), templates)| {
            let lang = Lang(at as u8);
            language(theme, settings, (tag, lang), (templates, named.clone()))
        })
        .collect()
}

/// The things that sentences name, by the names of their terms for one and for several.
const NAMED: &[(&str, &str)] = &[
    ("project", "projects"),
    ("focus", "focuses"),
    ("batch", "batches"),
    ("department", "departments"),
    ("milestone", "milestones"),
];

/// What a site calls a thing, as strings of the interface that come after those of the theme.
fn term_strings(key: &str, term: &Term, (tag, lang): (&str, Lang)) -> String {
    // A term is words, never markup of the strings file: what could end its literal is left out.
    let plain = |text: &Text| text.get(lang).replace(['"', '\\', '\n'], " ");
    let (one, other) = (plain(&term.one), plain(&term.other));
    let mut strings = format!("term-{key} = {{\"{one}\"}}\n");
    let Some((_, several)) = NAMED.iter().find(|(name, _)| *name == key) else {
        return strings;
    };
    let (inner, inners) = (within(&one, tag), within(&other, tag));
    let article = article(&inner);
    for (name, words) in [
        (key.to_owned(), inner.clone()),
        ((*several).to_owned(), inners),
        (upper(key), upper(&one)),
        (upper(several), upper(&other)),
        (format!("a-{key}"), format!("{article} {inner}")),
        (format!("A-{key}"), format!("{} {inner}", upper(article))),
    ] {
        strings += &format!("-{name} = {{\"{words}\"}}\n");
    }
    strings
}

/// The English article of a word; letters that are spelled have it by their sound.
fn article(word: &str) -> &'static str {
    let is_spelled = word.chars().nth(1).is_some_and(char::is_uppercase);
    let begins = if is_spelled {
        "AEFHILMNORSX"
    } else {
        "aeiouAEIOU"
    };
    let is_vowel = word
        .chars()
        .next()
        .is_some_and(|first| begins.contains(first));
    if is_vowel { "an" } else { "a" }
}

/// A word as it stands within a sentence: small, unless it is an abbreviation or German.
fn within(word: &str, tag: &str) -> String {
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
fn upper(word: &str) -> String {
    let first = word.chars().next();
    let rest = first.map_or("", |first| &word[first.len_utf8()..]);
    first
        .into_iter()
        .flat_map(char::to_uppercase)
        .chain(rest.chars())
        .collect()
}

fn language(
    theme: &Theme,
    settings: &Settings,
    (tag, lang): (&str, Lang),
    (templates, named): (Templates, Arc<Named>),
) -> Result<Language, ThemeError> {
    let own = settings.terms.iter();
    let terms: String = own
        .map(|(key, term)| term_strings(key, term, (tag, lang)))
        .collect();
    let strings = Arc::new(theme.strings(tag, &terms)?);
    let unknown = || ThemeError {
        file: "content/site.yaml".to_owned(),
        message: format!("no conventions for the language `{tag}`"),
        strings: true,
        ..ThemeError::default()
    };
    let locale = Locale::new(tag)
        .ok_or_else(unknown)?
        .with(conventions(&strings));
    Ok(Language {
        tag: tag.into(),
        engine: Engine::new(templates, &strings),
        strings,
        named,
        locale,
        palette: theme.palette.clone(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(one: &str, tag: &str, expected: &str) {
        let term = Term {
            one: Text::plain(one),
            other: Text::plain("Others"),
        };
        let strings = term_strings("project", &term, (tag, Lang(0)));
        let said = strings
            .lines()
            .find_map(|line| line.strip_prefix("-a-project = "));
        assert_eq!(
            said,
            Some(format!("{{\"{expected}\"}}").as_str()),
            "{one} in {tag}"
        );
    }

    #[test]
    fn a_word_of_the_site_is_small_within_a_sentence_unless_it_is_an_abbreviation_or_german() {
        check("Key result", "en", "a key result");
        check("Initiative", "en", "an initiative");
        check("OKR", "en", "an OKR");
        check("Ziel", "de", "a Ziel");
        check("\"quoted\"", "en", "a  quoted ");
    }
}
