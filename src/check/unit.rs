//! The unit of an indicator: a word, or what it is beside which numbers.

use crate::base::plural::FORMS;
use crate::base::{Lang, Text};
use crate::model::{Indicator, UnitForm};
use crate::reference;
use crate::yaml::{Fields, Key, Node, Reader, Value};

/// Reads a unit: a text, `{one: advisory, other: advisories}`, or either by language. What cannot
/// be read is reported.
pub fn unit(node: &Node, indicator: &mut Indicator, reader: &mut Reader) {
    let entries = match &node.value {
        _ if has_forms(node) => {
            indicator.unit = other(node, Lang::DEFAULT, indicator, reader).map(Text::plain);
            return;
        }
        Value::Map(entries) if entries.iter().any(|(_, node)| has_forms(node)) => entries,
        _ => {
            indicator.unit = reader.text(node);
            return;
        }
    };
    let versions: Vec<(Lang, String)> = entries
        .iter()
        .filter_map(|(key, node)| version(key, node, indicator, reader))
        .collect();
    indicator.unit = Text::from_versions(versions);
}

/// Whether a node is a map by the numbers that a word stands beside.
fn has_forms(node: &Node) -> bool {
    let Value::Map(entries) = &node.value else {
        return false;
    };
    entries.iter().any(|(key, _)| FORMS.contains(&&*key.text))
}

/// The unit in one language.
fn version(
    key: &Key,
    node: &Node,
    indicator: &mut Indicator,
    reader: &mut Reader,
) -> Option<(Lang, String)> {
    if !has_forms(node) {
        return reader.version(key, node);
    }
    match reader.languages.iter().position(|tag| **tag == *key.text) {
        Some(at) => {
            let lang = Lang(at as u8);
            Some((lang, other(node, lang, indicator, reader)?))
        }
        // Which says that there is no such language.
        None => reader.version(key, node),
    }
}

/// The form beside all numbers that have none of their own, which has to be there; the others are
/// kept with the indicator.
fn other(
    node: &Node,
    lang: Lang,
    indicator: &mut Indicator,
    reader: &mut Reader,
) -> Option<String> {
    let mut fields = Fields::of(node, &reference::UNIT)?;
    let rest = fields.require("other", "this unit", "homes", reader.diags);
    for name in FORMS.iter().filter(|name| **name != "other") {
        let word = fields.take(name).and_then(|node| {
            let word = reader.string(node)?;
            Some(reader.clean(word, node.span))
        });
        indicator.unit_forms.extend(word.map(|word| UnitForm {
            lang,
            name: (*name).into(),
            word: word.into(),
        }));
    }
    fields.finish(reader.diags);
    let Some(rest) = rest else {
        // So that nothing else is said of the unit.
        return indicator
            .unit_forms
            .last()
            .map(|form| form.word.to_string());
    };
    let word = reader.string(rest)?;
    Some(reader.clean(word, rest.span))
}
