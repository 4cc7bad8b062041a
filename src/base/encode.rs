//! Typed encoders: one for each place that a text can end up in. What they give may be put there as
//! it is, and nowhere else.

use percent_encoding::{AsciiSet, CONTROLS, NON_ALPHANUMERIC, utf8_percent_encode};
use std::path::MAIN_SEPARATOR;

/// Characters that no page may hold: control characters other than tab and line end, and two that
/// are no characters. On a page, in a feed and in a table each becomes U+FFFD.
pub fn is_control(c: char) -> bool {
    c.is_control() && !matches!(c, '\n' | '\t' | '\r') || matches!(c, '\u{fffe}' | '\u{ffff}')
}

/// Where the first control character stands; `None` in a text without.
pub fn first_control(text: &str) -> Option<(usize, char)> {
    first_char(text, may_be_control, is_control)
}

/// The first character of a kind and where it stands; each of the kind must begin with a byte that
/// passes. `None` in a text without.
pub fn first_char(
    text: &str,
    begins: impl Fn(u8) -> bool,
    is: impl Fn(char) -> bool,
) -> Option<(usize, char)> {
    let mut from = 0;
    while let Some(at) = position(&text.as_bytes()[from..], &begins) {
        let c = text[from + at..].chars().next()?;
        if is(c) {
            return Some((from + at, c));
        }
        from += at + c.len_utf8();
    }
    None
}

/// Where the first byte stands that passes. Sixteen are tested at once, as the processor can.
fn position(bytes: &[u8], passes: impl Fn(u8) -> bool) -> Option<usize> {
    let (chunks, _) = bytes.as_chunks::<16>();
    let has = |chunk: &&[u8; 16]| chunk.iter().fold(false, |any, byte| any | passes(*byte));
    let skipped = 16 * chunks.iter().take_while(|chunk| !has(chunk)).count();
    let found = bytes[skipped..].iter().position(|byte| passes(*byte));
    found.map(|at| skipped + at)
}

/// Whether a control character may begin with a byte: those above ASCII begin with 0xc2, the two
/// that are no characters with 0xef.
fn may_be_control(byte: u8) -> bool {
    let ascii = (byte < b' ') & (byte != b'\n') & (byte != b'\t') & (byte != b'\r');
    ascii | (byte == 0x7f) | (byte == 0xc2) | (byte == 0xef)
}

/// Whether a character that is encoded in some place may begin with a byte.
fn may_be_encoded(byte: u8) -> bool {
    let in_text = (byte == b'&') | (byte == b'<') | (byte == b'>');
    may_be_control(byte) | in_text | (byte == b'"') | (byte == b'\'')
}

/// The text with U+FFFD in the place of each control character.
pub fn shown(text: &str) -> String {
    escape(text, |c| is_control(c).then_some("\u{fffd}"))
}

/// Text between tags: `&`, `<` and `>` as entities, control characters as U+FFFD.
pub fn html_text(text: &str) -> String {
    escape(text, in_text)
}

/// Adds text between tags; see [`html_text`].
pub fn push_html_text(out: &mut String, text: &str) {
    escape_to(out, text, in_text);
}

fn in_text(c: char) -> Option<&'static str> {
    match c {
        c if is_control(c) => Some("\u{fffd}"),
        '&' => Some("&amp;"),
        '<' => Some("&lt;"),
        '>' => Some("&gt;"),
        _ => None,
    }
}

/// The value of an attribute in double quotes: as [`html_text`], and both kinds of quotes as
/// entities.
pub fn html_attribute(text: &str) -> String {
    escape(text, in_attribute)
}

/// Adds the value of an attribute; see [`html_attribute`].
pub fn push_html_attribute(out: &mut String, text: &str) {
    escape_to(out, text, in_attribute);
}

fn in_attribute(c: char) -> Option<&'static str> {
    match c {
        '"' => Some("&quot;"),
        '\'' => Some("&#39;"),
        c => in_text(c),
    }
}

/// JSON as the text of a script of a page: `<`, `>` and `&` as escapes, so that nothing in it ends
/// the script, and what ends a line only in scripts as well. All of these stand only inside of
/// strings.
pub fn json_in_script(json: &str) -> String {
    let mut out = String::with_capacity(json.len() + json.len() / 8);
    for c in json.chars() {
        match c {
            '<' | '>' | '&' | '\u{2028}' | '\u{2029}' => {
                out.push_str(&format!("\\u{:04x}", u32::from(c)));
            }
            c => out.push(c),
        }
    }
    out
}

/// Text or attribute of an XML document; characters that XML forbids become U+FFFD.
pub fn xml_text(text: &str) -> String {
    html_attribute(text)
}

/// The text with each character replaced for which there is an entity.
fn escape(text: &str, entity: impl Fn(char) -> Option<&'static str>) -> String {
    let mut out = String::with_capacity(text.len() + text.len() / 8);
    escape_to(&mut out, text, entity);
    out
}

/// Adds the text so. What `entity` replaces must begin as [`may_be_encoded`] says.
fn escape_to(out: &mut String, text: &str, entity: impl Fn(char) -> Option<&'static str>) {
    let mut rest = text;
    while let Some((at, c)) = first_char(rest, may_be_encoded, |c| entity(c).is_some()) {
        out.push_str(&rest[..at]);
        out.push_str(entity(c).unwrap_or_default());
        rest = &rest[at + c.len_utf8()..];
    }
    out.push_str(rest);
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
pub(super) fn is_formula(text: &str) -> bool {
    text.trim_start_matches('\'')
        .starts_with(['=', '+', '-', '@', '\t', '\r'])
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

/// The `file:` address of a path from the root of a disk, which begins with `/` or the letter of a
/// drive.
pub fn file_address(path: &str) -> String {
    let path = path.replace(MAIN_SEPARATOR, "/");
    let root = if path.starts_with('/') { "" } else { "/" };
    const CODED: AsciiSet = CONTROLS
        .add(b' ')
        .add(b'"')
        .add(b'#')
        .add(b'%')
        .add(b'<')
        .add(b'>')
        .add(b'?')
        .add(b'`');
    format!("file://{root}{}", utf8_percent_encode(&path, &CODED))
}

/// What a percent-encoded text says; bytes that are no UTF-8 become U+FFFD.
pub fn percent_decoded(text: impl AsRef<[u8]>) -> String {
    percent_encoding::percent_decode(text.as_ref())
        .decode_utf8_lossy()
        .into_owned()
}

/// The host of an address with a scheme, with its port: `https://a.example/b/` → `a.example`.
pub fn host_of(url: &str) -> &str {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    rest.split_once('/').map_or(rest, |(host, _)| host)
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
    fn a_character_that_is_encoded_somewhere_is_never_overlooked() {
        for c in '\0'..=char::MAX {
            let begins = c.encode_utf8(&mut [0; 4]).as_bytes()[0];
            assert!(!is_control(c) || may_be_control(begins), "{c:?}");
            let encoded = in_attribute(c).is_some() || is_control(c);
            assert!(!encoded || may_be_encoded(begins), "{c:?}");
        }
    }

    #[test]
    fn a_host_stands_between_the_scheme_and_the_path() {
        let check = |url, host| assert_eq!(host_of(url), host, "{url}");
        check("https://a.example/b/", "a.example");
        check("http://a.example:8080", "a.example:8080");
    }

    #[test]
    fn json_does_not_end_the_script_that_it_stands_in() {
        let json = "{\"a\": \"</script>&\u{2028}\"}";
        let written = json_in_script(json);
        assert_eq!(written, "{\"a\": \"\\u003c/script\\u003e\\u0026\\u2028\"}");
    }

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
        assert_eq!(first_control("一，\u{a0}b\u{9f}"), Some((9, '\u{9f}')));
        assert_eq!(first_control("一，\t"), None);
        let far = format!("{}\u{1}", "一，a\n".repeat(20));
        assert_eq!(first_control(&far), Some((160, '\u{1}')));
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
