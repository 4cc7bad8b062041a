//! One language of a site: its strings, its numbers and dates, its templates. Compiled once for a
//! build; nothing of a page is known here.

use crate::base::autonym::autonym;
use crate::base::{Lang, Locale, PeriodKind};
use crate::model::term::{upper, within};
use crate::model::{Forms, Settings, Term};
use crate::render::engine::{Engine, Templates};
use crate::theme::{Named, Palette, Strings, Theme, ThemeError, conventions};
use std::sync::Arc;

/// One language of a site.
pub struct Language {
    /// Its BCP 47 tag, as the configuration writes it.
    pub tag: Box<str>,
    /// What it calls itself, in its strings or as it is known; its tag where it is not.
    pub name: Box<str>,
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

/// The message in which a language says its own name.
const NAME: &str = "language-name";

/// The things that sentences name, by the names of their terms for one and for several.
const NAMED: &[(&str, &str)] = &[
    ("project", "projects"),
    ("focus", "focuses"),
    ("batch", "batches"),
    ("department", "departments"),
    ("milestone", "milestones"),
    ("lead", "leads"),
    ("place", "places"),
    ("indicator", "indicators"),
    ("report", "reports"),
    ("book", "books"),
];

/// What a site calls a thing, as strings of the interface that come after those of the theme; none
/// where it has no words of its own in this language.
fn term_strings(key: &str, term: &Term, (tag, lang): (&str, Lang)) -> String {
    let Some(forms) = term.get(lang) else {
        return String::new();
    };
    let (one, other) = (plain(&forms.one), plain(&forms.other));
    let mut strings = format!("term-{key} = {{\"{one}\"}}\n");
    let Some((_, several)) = NAMED.iter().find(|(name, _)| *name == key) else {
        return strings;
    };
    let (inner, inners) = (within(&one, tag), within(&other, tag));
    let with_article = plain(&forms.before_one(tag)) + &inner;
    for (name, words) in [
        (key.to_owned(), inner),
        ((*several).to_owned(), inners),
        (upper(key), upper(&one)),
        (upper(several), upper(&other)),
        (format!("A-{key}"), upper(&with_article)),
        (format!("a-{key}"), with_article),
    ] {
        strings += &format!("-{name} = {{\"{words}\"}}\n");
    }
    strings
}

/// The words that name the period by which the programme reports, or say something with it; each
/// has its forms in a term of the same name that ends in `-of`.
const PERIOD: &[&str] = &[
    "period",
    "periods",
    "Period",
    "Periods",
    "a-period",
    "this-period",
    "last-period",
    "next-period",
    "period-end",
    "period-ends",
    "two-periods",
    "period-example",
];

/// What the period of a site is called, as strings of the interface that come after those of the
/// theme: the words of its kind, or those said with the site's own word, and that word itself.
fn period_strings(settings: &Settings, (tag, lang): (&str, Lang)) -> (String, String) {
    let own = settings
        .terms
        .get("quarter")
        .and_then(|term| term.get(lang));
    let kind = settings.calendar.period.unwrap_or(PeriodKind::Year);
    let form = |name: &str| match name {
        "period-example" => kind.word(),
        _ if own.is_some() => "own",
        _ => kind.word(),
    };
    let mut strings = String::new();
    for name in PERIOD {
        strings += &format!("-{name} = {{ -{name}-of(kind: \"{}\") }}\n", form(name));
    }
    let mut words = String::new();
    if let Some(forms) = own {
        let (one, other) = (plain(&forms.one), plain(&forms.other));
        for (name, word) in [
            ("period", within(&one, tag)),
            ("periods", within(&other, tag)),
            ("Period", upper(&one)),
            ("Periods", upper(&other)),
        ] {
            words += &format!("-{name} = {{\"{word}\"}}\n");
        }
    }
    (strings, words)
}

/// What a kind of groups of the site's own is called, for one and for several.
fn kind_strings(key: &str, forms: &Forms, tag: &str) -> String {
    let (one, other) = (plain(&forms.one), plain(&forms.other));
    let inner = within(&other, tag);
    [("term", one), ("menu", other), ("terms", inner)]
        .map(|(name, word)| format!("{name}-{key} = {{\"{word}\"}}\n"))
        .concat()
}

/// A word of the site as a literal: what could end it is left out, since it is never markup of the
/// strings file.
fn plain(text: &str) -> String {
    text.replace(['"', '\\', '\n'], " ")
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
    let (calendar, words) = period_strings(settings, (tag, lang));
    let mut terms = words + &terms;
    for own in &settings.groups {
        if let Some(forms) = own.term.any(lang) {
            terms += &kind_strings(&own.id, forms, tag);
        }
    }
    let unknown = || ThemeError {
        file: "content/site.yaml".to_owned(),
        message: format!("no conventions for the language `{tag}`"),
        strings: true,
        ..ThemeError::default()
    };
    let locale = Locale::new(tag).ok_or_else(unknown)?;
    if locale.is_from_right() {
        terms += "arrow = ←\n";
    }
    let strings = Arc::new(theme.strings_with(tag, (&calendar, &terms))?);
    let locale = locale.with(conventions(&strings));
    // Strings of another language stand in for what it lacks; their name is not its own.
    let own = (!theme.lacking(tag).contains(NAME)).then(|| strings.say(NAME, &[]));
    let name = own.or_else(|| autonym(tag).map(str::to_owned));
    Ok(Language {
        name: name.unwrap_or_else(|| tag.to_owned()).into(),
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

    fn check((one, article): (&str, Option<&str>), tag: &str, expected: &str) {
        let forms = Forms {
            one: one.into(),
            other: "Others".into(),
            article: article.map(Into::into),
        };
        let term = Term::new([(Lang(0), forms)]);
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
        check(("Key result", None), "en", "a key result");
        check(("Initiative", None), "en", "an initiative");
        check(("OKR", None), "en", "an OKR");
        check(("Hotel", Some("an")), "en", "an hotel");
        check(("Ziel", None), "de", "Ziel");
        check(("Ziel", Some("ein")), "de", "ein Ziel");
        check(("\"quoted\"", None), "en", "a  quoted ");
    }

    #[test]
    fn a_language_for_which_a_site_has_no_words_keeps_those_of_the_theme() {
        let forms = Forms {
            one: "Step".into(),
            other: "Steps".into(),
            article: None,
        };
        let term = Term::new([(Lang(1), forms)]);
        assert_eq!(term_strings("project", &term, ("zh-Hans", Lang(0))), "");
        assert!(term_strings("project", &term, ("en", Lang(1))).contains("-projects = "));
    }
}
