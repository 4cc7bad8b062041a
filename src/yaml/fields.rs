//! The keys of one map, taken one by one, so that one that nobody knows is found. Which there are
//! stands in the reference.

use super::meant::did_you_mean;
use super::tree::{Key, Node, Value};
use crate::base::{Code, Diagnostics, Span};
use crate::model::Keys;
use crate::reference::KeyMap;
use std::borrow::Cow;

/// The keys of a map that an author wrote.
///
/// Each key is asked for by name; what is left at [`Fields::finish`] is unknown. A key that the
/// reference has and nobody asks for is unknown as well: it would do nothing.
pub struct Fields<'n> {
    span: Span,
    entries: &'n [(Key, Node)],
    map: &'static KeyMap,
    asked: Vec<Cow<'static, str>>,
    /// Keys that no message offers: of earlier versions, or refused.
    unlisted: Vec<&'static str>,
}

impl<'n> Fields<'n> {
    /// The keys of a map of a kind, none where nothing was written; `None` for another kind of
    /// node.
    pub fn of(node: &'n Node, map: &'static KeyMap) -> Option<Fields<'n>> {
        let entries: &[(Key, Node)] = match &node.value {
            Value::Map(entries) => entries,
            Value::Null => &[],
            _ => return None,
        };
        Some(Fields {
            span: node.span,
            entries,
            map,
            asked: Vec::new(),
            unlisted: Vec::new(),
        })
    }

    /// The value of a key; `None` when it is absent or empty.
    pub fn take(&mut self, key: &'static str) -> Option<&'n Node> {
        assert!(
            self.map.index(key).is_some(),
            "the reference has no `{key}` in {}",
            self.map.name
        );
        self.asked.push(key.into());
        self.value(key)
    }

    /// The same of a key of an earlier version, which means what it meant and is offered nowhere.
    pub fn take_old(&mut self, key: &'static str) -> Option<&'n Node> {
        self.unlisted.push(key);
        self.value(key)
    }

    /// The same of a key that the site itself has made one.
    pub fn take_named(&mut self, key: &str) -> Option<&'n Node> {
        self.asked.push(key.to_owned().into());
        self.value(key)
    }

    fn value(&self, key: &str) -> Option<&'n Node> {
        self.entries
            .iter()
            .find(|(k, _)| &*k.text == key)
            .map(|(_, node)| node)
            .filter(|node| !node.is_null())
    }

    /// The value of a key that must be there; its absence is reported, and so are words that are
    /// none. `what` names the map, `example` is a value for the hint.
    pub fn require(
        &mut self,
        key: &'static str,
        what: &str,
        example: &str,
        diags: &mut Diagnostics,
    ) -> Option<&'n Node> {
        let written = self.take(key);
        let found = written.filter(|node| !node.is_blank());
        if found.is_none() {
            let span = self.key_span(key).unwrap_or_else(|| self.head());
            let (message, verb) = match written {
                None => (format!("{what} has no `{key}`"), "add"),
                Some(_) => (format!("{what} has an empty `{key}`"), "write"),
            };
            diags.push(
                Code::MissingKey,
                span,
                message,
                format!("{verb} a line such as `{key}: {example}`"),
            );
        }
        found
    }

    /// Reports a key that was accepted once although nothing ever followed from it.
    pub fn refuse(&mut self, key: &'static str, why: &str, diags: &mut Diagnostics) {
        self.unlisted.push(key);
        if let Some(span) = self.key_span(key) {
            diags.push(
                Code::UnknownKey,
                span,
                format!("`{key}` changes nothing here: {why}"),
                "remove it",
            );
        }
    }

    /// Where a key stands; `None` where it was not written.
    pub fn key_span(&self, key: &str) -> Option<Span> {
        self.entries
            .iter()
            .find(|(k, _)| &*k.text == key)
            .map(|(k, _)| k.span)
    }

    /// Where those of these keys stand that were written, in the order asked.
    pub fn spans(&self, keys: &[&'static str]) -> Keys {
        keys.iter()
            .filter_map(|key| Some((*key, self.key_span(key)?)))
            .collect()
    }

    /// Whether a key was written, even without a value.
    pub fn has(&self, key: &str) -> bool {
        self.key_span(key).is_some()
    }

    /// The place to show for the map as a whole: its first key.
    pub fn head(&self) -> Span {
        self.entries.first().map_or(self.span, |(key, _)| key.span)
    }

    /// Reports every key that nobody asked for.
    pub fn finish(self, diags: &mut Diagnostics) {
        let is_asked = |key: &str| self.asked.iter().any(|asked| *asked == *key);
        for (at, (key, _)) in self.entries.iter().enumerate() {
            if is_asked(&key.text) || self.unlisted.contains(&&*key.text) {
                continue;
            }
            if is_group(key) && 0 < at {
                self.cut(at, diags);
                continue;
            }
            let known = self.known();
            let hint = match did_you_mean(&key.text, &known) {
                Some(known) => format!("did you mean `{known}`?"),
                None => format!("known here: {}", known.join(", ")),
            };
            diags.push(
                Code::UnknownKey,
                key.span,
                format!("unknown key `{}`", key.text),
                hint,
            );
        }
    }

    /// Reports a number whose digits stand in groups: between braces its commas end it, and each
    /// group but the first is read as a key.
    fn cut(&self, at: usize, diags: &mut Diagnostics) {
        let (before, rest) = self.entries.split_at(at);
        let first = before.last().and_then(|(key, value)| match &value.value {
            Value::Scalar { text, .. } if !is_group(key) => Some(text),
            _ => None,
        });
        // Where there is none, the group before this one had the message.
        let Some(first) = first else { return };
        let groups = rest
            .iter()
            .map(|(key, _)| key)
            .take_while(|key| is_group(key));
        let groups: Vec<&str> = groups.map(|key| &*key.text).collect();
        let message = format!("`{first},{}` ends at its first comma", groups.join(","));
        let hint = format!("write `{first}{}`", groups.concat());
        diags.push(Code::UnknownKey, rest[0].0.span, message, hint);
    }

    /// The keys that were asked for, in the order of the reference, then those of the site's own.
    fn known(&self) -> Vec<&str> {
        let listed = self.map.keys().map(|key| key.name);
        let mut known: Vec<&str> = listed
            .filter(|key| self.asked.iter().any(|a| a == key))
            .collect();
        for key in &self.asked {
            if !known.contains(&&**key) {
                known.push(key);
            }
        }
        known
    }
}

/// Whether a key is three digits, as they stand between the commas of a number.
fn is_group(key: &Key) -> bool {
    key.text.len() == 3 && key.text.bytes().all(|b| b.is_ascii_digit())
}
