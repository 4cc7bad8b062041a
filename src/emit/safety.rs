//! A second look at every finished page, independent of everything before: nothing may be active.
//!
//! A quick reader of the markup that milepost itself writes vouches for nearly every page; what it
//! does not vouch for is read as a browser would.

mod allowed;
mod plain;
#[cfg(test)]
mod tests;

pub use allowed::Allowed;
use html5gum::{StartTag, Token, Tokenizer};
use std::collections::BTreeSet;

/// Elements that act, load something, or change how the rest is read.
const FORBIDDEN: &[&str] = &[
    "style",
    "iframe",
    "frame",
    "frameset",
    "object",
    "embed",
    "applet",
    "base",
    "form",
    "input",
    "button",
    "textarea",
    "select",
    "foreignobject",
    "animate",
    "animatetransform",
    "animatemotion",
    "set",
    "portal",
    "marquee",
    "template",
    "noscript",
    "math",
];

/// Attributes that hold an address.
const ADDRESSES: &[&str] = &[
    "href",
    "src",
    "xlink:href",
    "action",
    "formaction",
    "poster",
    "data",
    "srcset",
    "background",
    "cite",
];

/// Everything active in a page, in words and in its order; empty for a page that may be published.
///
/// Also an id that occurs twice, since links and labels would lead to the wrong place.
pub fn findings(html: &[u8], allowed: &Allowed) -> Vec<String> {
    if plain::is_harmless(html, allowed) {
        Vec::new()
    } else {
        as_a_browser(html, allowed)
    }
}

/// The findings of a reader that follows the standard of HTML to the letter.
fn as_a_browser(html: &[u8], allowed: &Allowed) -> Vec<String> {
    let mut found = Vec::new();
    let mut ids: BTreeSet<Vec<u8>> = BTreeSet::new();
    for token in Tokenizer::new(html) {
        let Ok(Token::StartTag(tag)) = token else {
            continue;
        };
        let name = String::from_utf8_lossy(&tag.name).to_ascii_lowercase();
        if FORBIDDEN.contains(&name.as_str()) && !unfolds(&tag) {
            found.push(format!("element `{name}`"));
        }
        for (key, value) in &tag.attributes {
            let key = String::from_utf8_lossy(key).to_ascii_lowercase();
            let value = String::from_utf8_lossy(value).into_owned();
            if key.starts_with("on") || matches!(key.as_str(), "style" | "srcdoc" | "formaction") {
                found.push(format!("attribute `{key}` on `{name}`"));
            }
            if key == "http-equiv" && value.eq_ignore_ascii_case("refresh") {
                found.push("a refresh".to_owned());
            }
            if ADDRESSES.contains(&key.as_str()) && !is_harmless(&value) {
                found.push(format!(
                    "address `{}` on `{name}`",
                    value.chars().take(40).collect::<String>()
                ));
            }
            if key == "id" && !ids.insert(value.clone().into_bytes()) {
                found.push(format!("id `{value}` twice"));
            }
        }
        if name == "script" && !is_allowed_script(&tag, allowed) {
            found.push("a script that this kind of page may not have".to_owned());
        }
    }
    found
}

/// Whether a tag is a button that only shows or hides an element of its page, without any script.
fn unfolds(tag: &StartTag<()>) -> bool {
    let is_button = |value: &[u8]| value == b"button";
    is_button(&tag.name)
        && (tag.attributes.get(&b"type"[..])).is_some_and(|value| is_button(value))
        && tag.attributes.contains_key(&b"popovertarget"[..])
}

/// Whether a script is one of the few that the page may have, with nothing else said of it: a file,
/// read when the page is, or data, which a browser never runs.
fn is_allowed_script(tag: &StartTag<()>, allowed: &Allowed) -> bool {
    let mut attributes = tag.attributes.iter();
    let mut src = None;
    let is_known = attributes.all(|(key, value)| match &***key {
        b"src" => {
            src = Some(String::from_utf8_lossy(value).into_owned());
            true
        }
        b"defer" => true,
        b"type" => ***value == *LINKED_DATA.as_bytes(),
        _ => false,
    });
    let typed = tag.attributes.iter().any(|(key, _)| &***key == b"type");
    is_known
        && match src {
            Some(src) => !typed && allowed.script(&src),
            None => typed && allowed.linked_data,
        }
}

/// The type of data about a page.
const LINKED_DATA: &str = "application/ld+json";

/// Whether an address has no scheme or an allowed one.
fn is_harmless(value: &str) -> bool {
    !matches!(
        crate::parse::markdown::address(value),
        crate::parse::markdown::Address::Refused
    )
}
