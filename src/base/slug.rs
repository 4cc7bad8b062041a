//! Addresses from words.

/// Lower-case Latin letters and digits with single hyphens; `otherwise` when nothing is left.
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
    if slug.is_empty() { otherwise.to_owned() } else { slug.chars().take(60).collect() }
}
