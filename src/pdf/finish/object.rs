//! The few things that every rule does with the objects of a file.

use super::super::Element;
use lopdf::{Dictionary, Document, Object, ObjectId, StringFormat};

/// Words as a text string (ISO 32000-1, 7.9.2.2): as they are where ASCII is enough, else UTF-16.
pub(super) fn text(words: &str) -> Object {
    if words.is_ascii() {
        return Object::string_literal(words);
    }
    let units = words.encode_utf16().flat_map(u16::to_be_bytes);
    let bytes = [0xfe, 0xff].into_iter().chain(units).collect();
    Object::String(bytes, StringFormat::Hexadecimal)
}

/// A name.
pub(super) fn name(word: &str) -> Object {
    Object::Name(word.as_bytes().to_vec())
}

/// The object of an element; `None` for one that stands inside of another object.
pub(super) fn id(element: &Element) -> Option<ObjectId> {
    element.object.map(|number| (number, 0))
}

/// The dictionary of an object, to be changed; `None` where it is none.
pub(super) fn dictionary(objects: &mut Document, id: ObjectId) -> Option<&mut Dictionary> {
    objects.get_dictionary_mut(id).ok()
}

/// What is in an element of the structure (ISO 32000-1, 14.7.2), as it is written: references,
/// numbers of marked content, dictionaries.
pub(super) fn kids(objects: &Document, element: ObjectId) -> Vec<Object> {
    let kids = objects.get_dictionary(element).and_then(|e| e.get(b"K"));
    let Ok(kids) = kids.and_then(|kids| objects.dereference(kids)) else {
        return Vec::new();
    };
    match kids {
        (_, Object::Array(list)) => list.clone(),
        (Some(id), Object::Dictionary(_)) => vec![Object::Reference(id)],
        (_, one) => vec![one.clone()],
    }
}

/// Puts other things into an element, and lets go of the list that held the old ones.
pub(super) fn set_kids(objects: &mut Document, element: ObjectId, kids: Vec<Object>) {
    let Some(dictionary) = dictionary(objects, element) else {
        return;
    };
    let old = dictionary.get(b"K").and_then(Object::as_reference);
    dictionary.set("K", kids);
    if let Ok(old) = old
        && objects
            .get_object(old)
            .is_ok_and(|old| old.as_array().is_ok())
    {
        objects.objects.remove(&old);
    }
}

/// The kind of an element, as it is written.
pub(super) fn kind(objects: &Document, element: ObjectId) -> Option<&[u8]> {
    objects
        .get_dictionary(element)
        .ok()?
        .get(b"S")
        .ok()?
        .as_name()
        .ok()
}

/// A new element of a kind within another one, which has yet to name it.
pub(super) fn add(
    objects: &mut Document,
    kind: &str,
    parent: ObjectId,
    kids: Vec<Object>,
) -> ObjectId {
    let mut element = Dictionary::new();
    element.set("Type", name("StructElem"));
    element.set("S", name(kind));
    element.set("P", parent);
    if !kids.is_empty() {
        element.set("K", kids);
    }
    objects.add_object(element)
}
