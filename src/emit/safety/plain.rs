//! The quick reader of pages as milepost writes them: plain tags, attributes in double quotes,
//! text.
//!
//! It finds nothing itself. It says of a page that it is harmless, or it does not know: whatever is
//! written in another way, and whatever could be a finding, is left to the full reader.

use super::{ADDRESSES, Allowed, FORBIDDEN, is_harmless as is_harmless_address};

/// What a page begins with.
const DOCTYPE: &[u8] = b"<!doctype html>";

/// What a button that only shows or hides an element of its page says of itself.
const UNFOLDS: [&[u8]; 2] = [b"type=\"button\"", b"popovertarget=\""];

/// What a page says for a server, of which the themes need only this.
const POLICY: &[u8] = b"content-security-policy";

/// Attributes that are looked at, beside those with an address and those that begin with `on`.
const OTHERS: &[&str] = &["style", "srcdoc", "formaction", "http-equiv", "id"];

/// For each first byte of some names a bit for each length, by which nearly all other names are
/// told from them at once.
struct Lengths([u32; 256]);

static ELEMENTS: Lengths = Lengths([0; 256]).of(FORBIDDEN).of(&["script"]);
static ATTRIBUTES: Lengths = Lengths([0; 256]).of(ADDRESSES).of(OTHERS);

impl Lengths {
    const fn of(mut self, names: &[&str]) -> Lengths {
        let mut at = 0;
        while at < names.len() {
            let name = names[at].as_bytes();
            self.0[name[0] as usize] |= 1 << name.len();
            self.0[name[0].to_ascii_uppercase() as usize] |= 1 << name.len();
            at += 1;
        }
        self
    }

    /// Whether a name could be one of them, in letters of any case.
    #[inline]
    fn may_have(&self, name: &[u8]) -> bool {
        u32::BITS as usize <= name.len() || self.0[name[0] as usize] >> name.len() & 1 == 1
    }
}

/// Whether one of these names is this one, in letters of any case.
fn has(names: &[&str], name: &[u8]) -> bool {
    (names.iter()).any(|known| known.as_bytes().eq_ignore_ascii_case(name))
}

/// The bytes of a plain name.
static IN_NAME: [bool; 256] = letters_and(b"-:");
/// The bytes of a plain address.
static IN_PATH: [bool; 256] = letters_and(b"-_./%#");

/// ASCII letters, digits and these bytes, as a table.
const fn letters_and(more: &[u8]) -> [bool; 256] {
    let mut table = [false; 256];
    let mut byte = 0;
    while byte < 256 {
        table[byte] = (byte as u8).is_ascii_alphanumeric();
        byte += 1;
    }
    let mut at = 0;
    while at < more.len() {
        table[more[at] as usize] = true;
        at += 1;
    }
    table
}

/// Whether a page is sure to hold nothing that the full reader would name; `false` when only that
/// one can tell.
pub fn is_harmless(html: &[u8], allowed: &Allowed) -> bool {
    let mut rest = html.strip_prefix(DOCTYPE).unwrap_or(html);
    let mut ids = Vec::new();
    while let Some(at) = rest.iter().position(|byte| *byte == b'<') {
        let rest_of_tag = &rest[at + 1..];
        let after = match rest_of_tag.strip_prefix(b"script ") {
            Some(script) => after_script(script, allowed),
            None => tag(rest_of_tag, &mut ids),
        };
        match after {
            Some(after) => rest = after,
            None => return false,
        }
    }
    ids.sort_unstable();
    ids.windows(2).all(|two| two[0] != two[1])
}

/// Reads a script behind its name, in the two ways that themes write one; what comes behind it.
/// `None` in doubt.
fn after_script<'p>(rest: &'p [u8], allowed: &Allowed) -> Option<&'p [u8]> {
    if let Some(rest) = rest.strip_prefix(b"type=\"application/ld+json\">") {
        let end = rest.iter().position(|byte| *byte == b'<')?;
        return (rest[end..].strip_prefix(b"</script>")).filter(|_| allowed.linked_data);
    }
    let rest = rest.strip_prefix(b"src=\"")?;
    let (address, rest) = rest.split_at(rest.iter().position(|byte| *byte == b'"')?);
    let rest = rest.strip_prefix(b"\" defer></script>")?;
    str::from_utf8(address)
        .is_ok_and(|address| allowed.script(address))
        .then_some(rest)
}

/// Reads a tag behind its `<` and keeps its id; what comes behind it. `None` in doubt.
fn tag<'p>(rest: &'p [u8], ids: &mut Vec<&'p [u8]>) -> Option<&'p [u8]> {
    if let Some(rest) = rest.strip_prefix(b"/") {
        let (_, rest) = name(rest)?;
        return rest.strip_prefix(b">");
    }
    let (element, mut rest) = name(rest)?;
    let is_button = element == b"button";
    let is_known = || has(FORBIDDEN, element) || has(&["script"], element);
    if !is_button && ELEMENTS.may_have(element) && is_known() {
        return None;
    }
    let mut said = [!is_button; 2];
    loop {
        rest = match rest {
            [b'>', rest @ ..] | [b'/', b'>', rest @ ..] => {
                return (said == [true; 2]).then_some(rest);
            }
            [b' ' | b'\n', rest @ ..] => rest,
            _ => {
                for (said, word) in said.iter_mut().zip(UNFOLDS) {
                    *said |= rest.starts_with(word);
                }
                // Only the first of two counts, so none may be another.
                if is_button && rest.starts_with(b"type=") && !rest.starts_with(UNFOLDS[0]) {
                    return None;
                }
                attribute(rest, ids)?
            }
        }
    }
}

/// Reads an attribute; what comes behind it. `None` in doubt.
fn attribute<'p>(rest: &'p [u8], ids: &mut Vec<&'p [u8]>) -> Option<&'p [u8]> {
    let (key, rest) = name(rest)?;
    let (value, rest) = match rest {
        [b'=', b'"', rest @ ..] => {
            let end = rest.iter().position(|byte| *byte == b'"')?;
            (&rest[..end], &rest[end + 1..])
        }
        [b' ' | b'\n' | b'/' | b'>', ..] => (&rest[..0], rest),
        _ => return None,
    };
    let acts = matches!(key, [b'o' | b'O', b'n' | b'N', ..]);
    let looked_at = acts || ATTRIBUTES.may_have(key);
    (!looked_at || !acts && is_free_of_doubt(key, value, ids)).then_some(rest)
}

/// Whether an attribute that could act does not; an id is kept.
fn is_free_of_doubt<'p>(key: &[u8], value: &'p [u8], ids: &mut Vec<&'p [u8]>) -> bool {
    let is = |name: &str| name.as_bytes().eq_ignore_ascii_case(key);
    if is("id") {
        ids.push(value);
        is_as_written(value)
    } else if is("http-equiv") {
        value.eq_ignore_ascii_case(POLICY)
    } else {
        !has(OTHERS, key) && (!has(ADDRESSES, key) || leads_to_no_harm(value))
    }
}

/// Splits off a name of letters, digits, hyphens and colons that begins with a letter.
#[inline]
fn name(rest: &[u8]) -> Option<(&[u8], &[u8])> {
    let end = rest.iter().position(|byte| !IN_NAME[*byte as usize])?;
    rest.first()?
        .is_ascii_alphabetic()
        .then(|| rest.split_at(end))
}

/// Whether a value means exactly its bytes, so that two of them are equal when their bytes are.
fn is_as_written(value: &[u8]) -> bool {
    let is_plain = |byte: &u8| b' ' < *byte && !matches!(byte, b'&' | 0x7f);
    value.iter().all(is_plain) && (value.is_ascii() || str::from_utf8(value).is_ok())
}

/// Whether an address is sure to be allowed. A reference to `&` counts neither for the scheme nor
/// for the host, so that it may stand as it is written; NUL is read as another character.
fn leads_to_no_harm(value: &[u8]) -> bool {
    let Ok(text) = str::from_utf8(value) else {
        return false;
    };
    let only_and = |text: &str| text.split('&').skip(1).all(|part| part.starts_with("amp;"));
    is_plainly_local(value) || !text.contains('\0') && only_and(text) && is_harmless_address(text)
}

/// The most frequent kinds: a fragment or a path without anything to think about.
fn is_plainly_local(value: &[u8]) -> bool {
    matches!(value.first(), Some(b'.' | b'#')) && value.iter().all(|b| IN_PATH[*b as usize])
}
