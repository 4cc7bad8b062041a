//! Items of lists: a label and a body (ISO 32000-1, 14.8.4.3.3; ISO 14289-1, 7.6). A browser writes
//! the label alone.

use super::super::Document as Read;
use super::object::{add, dictionary, id, kids, kind, set_kids};
use lopdf::{Document, Object, ObjectId};

/// Puts what an item says beside its label into a body.
pub(super) fn give_bodies(objects: &mut Document, document: &Read) {
    let elements = document.elements().into_iter();
    for item in elements
        .filter(|element| element.kind == "LI")
        .filter_map(id)
    {
        give_body(objects, item);
    }
}

fn give_body(objects: &mut Document, item: ObjectId) {
    let is = |kid: &Object, wanted: &[u8]| {
        kid.as_reference()
            .is_ok_and(|kid| kind(objects, kid) == Some(wanted))
    };
    let all = kids(objects, item);
    if all.iter().any(|kid| is(kid, b"LBody")) {
        return;
    }
    // A line around the item is marked as its own content, and stays.
    let moves = |kid: &Object| kid.as_reference().is_ok() && !is(kid, b"Lbl");
    let (rest, mut own): (Vec<_>, Vec<_>) = all.into_iter().partition(moves);
    if rest.is_empty() {
        return;
    }
    let moved: Vec<ObjectId> = rest
        .iter()
        .filter_map(|kid| kid.as_reference().ok())
        .collect();
    let body = add(objects, "LBody", item, rest);
    for kid in moved {
        if let Some(kid) = dictionary(objects, kid) {
            kid.set("P", body);
        }
    }
    own.push(Object::Reference(body));
    set_kids(objects, item, own);
}
