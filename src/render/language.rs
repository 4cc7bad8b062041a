//! One language of a site: its strings, its numbers and dates, its templates.

use crate::base::{Lang, Locale};
use crate::model::Settings;
use crate::render::engine::Engine;
use crate::theme::{Palette, Strings, Theme, ThemeError, conventions};
use std::sync::Arc;

/// One language of a site.
pub struct Language {
    /// Its tag.
    pub tag: Box<str>,
    /// Its strings.
    pub strings: Arc<Strings>,
    /// Its numbers and dates.
    pub locale: Locale,
    /// Its compiled templates.
    pub engine: Engine,
    /// The theme's colours of charts.
    pub palette: Palette,
}

/// The languages of a site, ready for rendering.
///
/// # Errors
/// A template or strings file that cannot be used, or a language that CLDR has nothing for.
pub fn languages(theme: &Theme, settings: &Settings) -> Result<Vec<Language>, ThemeError> {
    settings
        .languages
        .iter()
        .enumerate()
        .map(|(at, tag)| language(theme, settings, tag, Lang(at as u8)))
        .collect()
}

fn language(
    theme: &Theme,
    settings: &Settings,
    tag: &str,
    lang: Lang,
) -> Result<Language, ThemeError> {
    let terms: String = settings
        .terms
        .iter()
        .map(|(key, text)| {
            format!(
                "term-{key} = {{\"{}\"}}\n",
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
        engine: Engine::new(theme, strings.clone())?,
        strings,
        locale,
        palette: theme.palette.clone(),
    })
}
