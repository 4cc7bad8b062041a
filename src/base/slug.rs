//! Addresses from words: parts of a path that no browser has to encode.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Lower-case Latin letters and digits with single hyphens, at most 60 characters; `otherwise` when
/// nothing is left.
pub fn ascii(text: &str, otherwise: &str) -> String {
    let mut slug = String::new();
    for c in text.chars() {
        if c.is_ascii_alphanumeric() {
            slug.push(c.to_ascii_lowercase());
        } else if !slug.ends_with('-') && !slug.is_empty() {
            slug.push('-');
        }
    }
    let slug = slug.trim_end_matches('-');
    if slug.is_empty() {
        otherwise.to_owned()
    } else {
        slug.chars().take(60).collect()
    }
}

/// An address to type instead of words: as [`ascii`], but `café` without its accent is `cafe`. It
/// never ends in a hyphen.
pub fn suggested(words: &str, otherwise: &str) -> String {
    let bare: String = words.nfd().filter(|c| !is_combining_mark(*c)).collect();
    ascii(&bare, otherwise).trim_end_matches('-').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_suggestion_leaves_out_the_accent_not_the_letter() {
        assert_eq!(suggested("Café Zürich", "x"), "cafe-zurich");
        assert_eq!(suggested("电梯", "x"), "x");
        assert_eq!(ascii("Santé", "x"), "sant", "addresses that exist stay");
    }
}
