//! Markdown bodies by language: where each begins, what it begins with and a hash, not the text
//! itself.

use super::Context;
use crate::base::Lang;
use crate::discover::Versions;
use crate::model::Body;

/// The bodies that have words, the default language first.
pub fn bodies(context: Context<'_>, versions: &Versions) -> Vec<(Lang, Body)> {
    let with_words = versions.files.iter().filter_map(|(lang, file)| {
        let document = context.parsed.documents.get(file).filter(|d| d.has_body)?;
        let start = u32::try_from(document.body_start).ok()?;
        let body = Body {
            file: *file,
            start,
            hash: document.body_hash,
            excerpt: document.outline.excerpt.as_str().into(),
        };
        Some((*lang, body))
    });
    with_words.collect()
}
