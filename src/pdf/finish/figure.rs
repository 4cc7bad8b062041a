//! Figures in figures: what a page calls a figure with a caption, and the drawing in it.

use super::super::{Child, Document as Read, Element};
use super::object::{dictionary, id, name, text};
use lopdf::Document;

/// Gives a figure with a drawing the words of the drawing.
///
/// A browser writes the caption as the alternative text of the outer one, which then stands in
/// place of everything inside (ISO 32000-1, 14.9.3), and what the drawing shows is never heard.
pub(super) fn merge(objects: &mut Document, document: &Read) {
    for outer in document
        .elements()
        .into_iter()
        .filter(|e| e.kind == "Figure")
    {
        if let Some(inner) = drawing(outer) {
            put(objects, outer, inner);
        }
    }
}

/// The only drawing in a figure.
fn drawing(outer: &Element) -> Option<&Element> {
    let rest = outer.kids.iter().filter(|kid| !is_caption(kid));
    let mut inner = rest.flat_map(|kid| match kid {
        Child::Element(kid) => kid.descendants(),
        Child::Mark(..) => Vec::new(),
    });
    let first = inner.by_ref().find(|e| e.kind == "Figure")?;
    inner.all(|e| e.kind != "Figure").then_some(first)
}

fn is_caption(kid: &Child) -> bool {
    matches!(kid, Child::Element(kid) if kid.kind == "Caption")
}

fn put(objects: &mut Document, outer: &Element, inner: &Element) {
    let (Some(said), Some(own), Some(within)) = (&inner.alt, id(outer), id(inner)) else {
        return;
    };
    if let Some(inner) = dictionary(objects, within) {
        inner.set("S", name("NonStruct"));
        inner.remove(b"Alt");
    }
    if let Some(outer) = dictionary(objects, own) {
        outer.set("Alt", text(said));
    }
}
