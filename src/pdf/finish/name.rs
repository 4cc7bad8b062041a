//! Names of elements.

use lopdf::{Document, Object};
use std::collections::{BTreeMap, BTreeSet};

const OPEN: &[u8] = b"node";
const WIDTH: usize = 8;

/// Names the elements by their rank, `node00000001` for the first.
///
/// Chromium counts them together with parts that are not printed, so that the same page can have
/// other names in two runs. All names have the same width and keep their order, so that no sorted
/// tree of them breaks.
pub(super) fn count(objects: &mut Document) {
    let mut found = BTreeSet::new();
    each(objects, &mut |name| {
        found.insert(name.clone());
    });
    let ranks: BTreeMap<Vec<u8>, usize> = found.into_iter().zip(1..).collect();
    each(objects, &mut |name| {
        if let Some(rank) = ranks.get(name) {
            *name = format!("node{rank:0WIDTH$}").into_bytes();
        }
    });
}

/// Calls a function with each name of an element.
fn each(objects: &mut Document, act: &mut impl FnMut(&mut Vec<u8>)) {
    objects
        .objects
        .values_mut()
        .for_each(|object| within(object, act));
}

fn within(object: &mut Object, act: &mut impl FnMut(&mut Vec<u8>)) {
    match object {
        Object::String(text, _) if is_name(text) => act(text),
        Object::Array(list) => list.iter_mut().for_each(|object| within(object, act)),
        Object::Dictionary(dictionary) => {
            dictionary
                .iter_mut()
                .for_each(|(_, object)| within(object, act));
        }
        _ => {}
    }
}

fn is_name(text: &[u8]) -> bool {
    let digits = text.strip_prefix(OPEN).unwrap_or_default();
    digits.len() == WIDTH && digits.iter().all(u8::is_ascii_digit)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The names of elements as they are counted.
    fn counted(names: &[&str]) -> Vec<String> {
        let list = names
            .iter()
            .map(|name| Object::string_literal(*name))
            .collect();
        let mut objects = Document::new();
        let id = objects.add_object(Object::Array(list));
        count(&mut objects);
        let list = objects
            .get_object(id)
            .and_then(Object::as_array)
            .expect("a list");
        let text = |name: &Object| String::from_utf8_lossy(name.as_str().expect("text")).into();
        list.iter().map(text).collect()
    }

    #[test]
    fn elements_are_named_by_their_rank_wherever_the_browser_began_to_count() {
        let one = counted(&[
            "node00000208",
            "node00000020",
            "node00000208",
            "node00001456",
        ]);
        let other = counted(&[
            "node00000209",
            "node00000021",
            "node00000209",
            "node00001457",
        ]);
        assert_eq!(one, other);
        assert_eq!(
            one,
            [
                "node00000002",
                "node00000001",
                "node00000002",
                "node00000003"
            ]
        );
        for same in ["node1", "node0000000a", "xnode00000009", "node000000091"] {
            assert_eq!(counted(&[same]), [same]);
        }
    }
}
