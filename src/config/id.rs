//! Ids: what a map of the configuration is keyed by.

use crate::base::Code;
use crate::model::Id;
use crate::yaml::{Key, Reader};

/// Whether a word can be an id: lower-case Latin letters, digits and single hyphens, at most 80,
/// and a file name on every system.
pub fn is_id(word: &str) -> bool {
    let part = |p: &str| {
        !p.is_empty()
            && p.bytes()
                .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit())
    };
    word.len() <= 80 && word.split('-').all(part) && crate::base::SafePath::new(word).is_ok()
}

pub fn id(key: &Key, what: &str, reader: &mut Reader) -> Option<Id> {
    if is_id(&key.text) {
        return Some(Id::from(&*key.text));
    }
    let hint = format!(
        "use lower-case Latin letters, digits and hyphens, such as `{}`",
        crate::base::slug::suggested(&key.text, what)
    );
    reader.error(
        Code::BadId,
        key.span,
        format!("`{}` cannot be the id of a {what}", key.text),
        hint,
    );
    None
}
