//! Typed encoders: one for each place that a text can end up in. What they give may be put there as
//! it is, and nowhere else.

use percent_encoding::{AsciiSet, CONTROLS, NON_ALPHANUMERIC, utf8_percent_encode};

/// Characters that no page may hold: control characters other than tab and line end, and two that
/// are no characters. On a page, in a feed and in a table each becomes U+FFFD.
pub fn is_control(c: char) -> bool {
    c.is_control() && !matches!(c, '\n' | '\t' | '\r') || matches!(c, '\u{fffe}' | '\u{ffff}')
}

/// The text with U+FFFD in the place of each control character.
pub fn shown(text: &str) -> String {
    text.chars()
        .map(|c| if is_control(c) { '\u{fffd}' } else { c })
        .collect()
}

/// Text between tags: `&`, `<` and `>` as entities, control characters as U+FFFD.
pub fn html_text(text: &str) -> String {
    escape(text, |c| match c {
        c if is_control(c) => Some("\u{fffd}"),
        '&' => Some("&amp;"),
        '<' => Some("&lt;"),
        '>' => Some("&gt;"),
        _ => None,
    })
}

/// The value of an attribute in double quotes: as [`html_text`], and both kinds of quotes as
/// entities.
pub fn html_attribute(text: &str) -> String {
    escape(text, |c| match c {
        c if is_control(c) => Some("\u{fffd}"),
        '&' => Some("&amp;"),
        '<' => Some("&lt;"),
        '>' => Some("&gt;"),
        '"' => Some("&quot;"),
        '\'' => Some("&#39;"),
        _ => None,
    })
}

/// Text or attribute of an XML document; characters that XML forbids become U+FFFD.
pub fn xml_text(text: &str) -> String {
    html_attribute(text)
}

/// The text with each character replaced for which there is an entity.
fn escape(text: &str, entity: impl Fn(char) -> Option<&'static str>) -> String {
    let mut out = String::with_capacity(text.len() + text.len() / 8);
    for c in text.chars() {
        match entity(c) {
            Some(word) => out.push_str(word),
            None => out.push(c),
        }
    }
    out
}

/// The text of a cell of a CSV file.
///
/// A text that a spreadsheet would run as a formula gets a `'` before it; plain numbers do not.
pub fn csv_guarded(text: &str) -> String {
    let formula = is_formula(text) && crate::base::Decimal::parse(text).is_none();
    let text = shown(text);
    if formula { format!("'{text}") } else { text }
}

/// The text of a cell as it was before [`csv_guarded`] guarded it.
pub fn csv_plain(cell: &str) -> &str {
    cell.strip_prefix('\'')
        .filter(|text| is_formula(text))
        .unwrap_or(cell)
}

/// Also behind a `'`, so that a guard can always be told from the text.
fn is_formula(text: &str) -> bool {
    text.trim_start_matches('\'')
        .starts_with(['=', '+', '-', '@', '\t', '\r'])
}

/// Two lower-case hexadecimal digits for each byte.
pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|b| format!("{b:02x}")).collect()
}

/// A path for an address: every segment percent-encoded, `/` kept.
pub fn url_path(path: &str) -> String {
    const KEPT: AsciiSet = NON_ALPHANUMERIC
        .remove(b'/')
        .remove(b'-')
        .remove(b'_')
        .remove(b'.')
        .remove(b'~');
    utf8_percent_encode(path, &KEPT).to_string()
}

/// The `file:` address of a path from the root of a disk, which begins with `/`.
pub fn file_address(path: &str) -> String {
    const CODED: AsciiSet = CONTROLS
        .add(b' ')
        .add(b'"')
        .add(b'#')
        .add(b'%')
        .add(b'<')
        .add(b'>')
        .add(b'?')
        .add(b'`');
    format!("file://{}", utf8_percent_encode(path, &CODED))
}

/// What a percent-encoded text says; bytes that are no UTF-8 become U+FFFD.
pub fn percent_decoded(text: impl AsRef<[u8]>) -> String {
    percent_encoding::percent_decode(text.as_ref())
        .decode_utf8_lossy()
        .into_owned()
}

/// The path of an address, in it already encoded: `/` or `/promises/`.
pub fn path_of(url: &str) -> &str {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    rest.find('/').map_or("/", |at| &rest[at..])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_text_breaks_out_of_its_place() {
        assert_eq!(html_text("<b>&\"'"), "&lt;b&gt;&amp;\"'");
        assert_eq!(html_attribute("\" onload='x"), "&quot; onload=&#39;x");
        assert_eq!(xml_text("a\u{0}b\u{1b}<"), "a\u{fffd}b\u{fffd}&lt;");
        assert_eq!(
            html_text("a\u{0}\u{85}\u{fffe}\n"),
            "a\u{fffd}\u{fffd}\u{fffd}\n"
        );
        assert_eq!(html_attribute("a\u{1b}"), "a\u{fffd}");
        assert_eq!(csv_guarded("a\u{7f}"), "a\u{fffd}");
        assert_eq!(csv_guarded("=cmd|' /C calc'!A0"), "'=cmd|' /C calc'!A0");
        assert_eq!(csv_guarded("-5.2"), "-5.2");
        for text in ["=1", "'=1", "''=1", "-5.2", "'-5.2", "'n Boom", "-x", "a"] {
            assert_eq!(csv_plain(&csv_guarded(text)), text, "read back");
        }
        assert_eq!(
            url_path("照片/一 二.jpg"),
            "%E7%85%A7%E7%89%87/%E4%B8%80%20%E4%BA%8C.jpg"
        );
    }
}
