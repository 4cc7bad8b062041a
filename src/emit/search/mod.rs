//! The index of the search, for each language: records of our own, made of what an edition shows,
//! as files that a browser asks for piece by piece.

mod han;
mod record;
mod index;

use crate::base::Lang;
use crate::render::address::page::Page;
use crate::render::context::{Files, RenderError, Renderer};
use crate::render::view::search::INDEX;
use std::io;

/// The script of the page, a file of the theme.
pub const SCRIPT: &str = "search.js";

/// The file of an index that names all others, which are known only once it is made.
const ENTRY: &str = "pagefind-entry.json";

/// An index in a language.
pub struct Made {
    /// The file that names the others.
    pub entry: Vec<u8>,
    /// The others, by path from the root of the output.
    pub beside: Files,
}

/// The path of the entry of the index in each language, from the root of the edition; none where it
/// has no search.
pub fn list(renderer: &Renderer<'_>) -> Vec<(String, Lang)> {
    let has = renderer.pages.binary_search(&Page::Search).is_ok();
    let langs = (0..renderer.languages.len()).map(|at| Lang(at as u8));
    langs
        .filter(|_| has)
        .map(|lang| (format!("{}{ENTRY}", folder(renderer, lang)), lang))
        .collect()
}

/// The path of the entry beside which a file would be; `None` for a file of no index.
pub fn entry_of(path: &str) -> Option<String> {
    let at = path.find(INDEX)?;
    let folder = &path[..at + INDEX.len()];
    path[..at]
        .ends_with("search/")
        .then(|| format!("{folder}{ENTRY}"))
}

fn folder(renderer: &Renderer<'_>, lang: Lang) -> String {
    let page = Page::Search.path(lang, &renderer.site.settings);
    format!("{page}{INDEX}")
}

/// The index in a language: what the edition shows, so that nothing is found that is withheld.
///
/// # Errors
/// A text that cannot be read again; within, an index that the system could not make.
pub fn files(renderer: &Renderer<'_>, lang: Lang) -> Result<io::Result<Made>, RenderError> {
    let records = record::records(renderer, lang)?;
    let folder = format!("{}{}", renderer.prefix, folder(renderer, lang));
    Ok(
        index::files(records, &renderer.languages[lang.index()].tag).map(|files| {
            let (entry, others): (Files, Files) =
                files.into_iter().partition(|(name, _)| name == ENTRY);
            let beside = others.into_iter();
            Made {
                entry: entry
                    .into_iter()
                    .next()
                    .map(|(_, bytes)| bytes)
                    .unwrap_or_default(),
                beside: beside
                    .map(|(name, bytes)| (folder.clone() + &name, bytes))
                    .collect(),
            }
        }),
    )
}
