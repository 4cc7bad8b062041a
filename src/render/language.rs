//! One language of a site: its strings, its numbers and dates, its templates. Compiled once for a
//! build; nothing of a page is known here.

use crate::base::{Lang, Locale};
use crate::model::Settings;
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

fn language(
    theme: &Theme,
    settings: &Settings,
    (tag, lang): (&str, Lang),
    (templates, named): (Templates, Arc<Named>),
) -> Result<Language, ThemeError> {
    let terms: String = settings
        .terms
        .iter()
        .map(|(key, text)| {
            format!(
                "term-{key} = {{\"{}\"}}\n",
                // A term is words, never markup of the strings file: what could end its literal is
                // left out.
                text.get(lang).replace(['"', '\\', '\n'], " ")
            )
        })
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
