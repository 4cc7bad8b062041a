//! Links that say where they lead.

use super::super::text::string;
use super::super::{Document as Read, Element};
use super::object::{dictionary, id, kids, text};
use super::turned::{has_turns, letters};
use crate::base::encode::percent_decoded;
use lopdf::{Dictionary, Document, Object, ObjectId};
use std::collections::{BTreeMap, BTreeSet};

/// Gives each link a description (ISO 14289-1, 7.18.5): its words, or where it leads. `links`
/// are the words of the links of the web page.
pub(super) fn describe(objects: &mut Document, document: &Read, links: &BTreeSet<String>) {
    let turned = links.iter().filter(|words| has_turns(words));
    let turned: BTreeMap<String, &str> = turned.map(|words| (letters(words), &words[..])).collect();
    let mut words = BTreeMap::new();
    let links = document
        .elements()
        .into_iter()
        .filter(|element| element.kind == "Link");
    for (link, object) in links.filter_map(|link| Some((link, id(link)?))) {
        let said = read(said(document, link), &turned);
        for note in kids(objects, object).iter().filter_map(annotation) {
            words.insert(note, said.clone());
        }
    }
    let is_link = |object: &Object| {
        let subtype = object.as_dict().and_then(|d| d.get(b"Subtype"));
        subtype
            .and_then(Object::as_name)
            .is_ok_and(|kind| kind == b"Link")
    };
    let notes = objects.objects.iter().filter(|(_, object)| is_link(object));
    for note in notes.map(|(id, _)| *id).collect::<Vec<_>>() {
        let own = words.remove(&note).filter(|words| !words.is_empty());
        if let Some(note) = dictionary(objects, note) {
            let said = own.map_or_else(|| target(note), |words| with_address(words, note));
            note.set("Contents", text(&said));
        }
    }
}

/// Words with the address that they lead to outside of the document, which paper shows beside them.
fn with_address(words: String, note: &Dictionary) -> String {
    match address(note) {
        Some(address) if !words.contains(&address) => format!("{words} ({address})"),
        _ => words,
    }
}

/// The annotation that an object reference names (ISO 32000-1, 14.7.4.3).
fn annotation(kid: &Object) -> Option<ObjectId> {
    kid.as_dict().ok()?.get(b"Obj").ok()?.as_reference().ok()
}

/// The words of a link or, of one that is drawn, the words for the drawing.
fn said(document: &Read, link: &Element) -> String {
    let words = document.spoken(link);
    if !words.is_empty() {
        return words;
    }
    let drawn = link
        .descendants()
        .into_iter()
        .find_map(|element| element.alt.clone());
    drawn.unwrap_or_default()
}

/// Words in the order in which they are read; nothing where that is not known.
fn read(said: String, turned: &BTreeMap<String, &str>) -> String {
    if !has_turns(&said) {
        return said;
    }
    let words = turned.get(&letters(&said)).copied();
    words.unwrap_or_default().to_owned()
}

/// Where a link leads: an address, or the name of a place.
fn target(note: &Dictionary) -> String {
    let place = note.get(b"Dest").and_then(Object::as_name);
    let place = || place.map(percent_decoded).unwrap_or_default();
    address(note).unwrap_or_else(place)
}

fn address(note: &Dictionary) -> Option<String> {
    let action = note.get(b"A").and_then(Object::as_dict);
    let address = action.and_then(|action| action.get(b"URI"));
    address.and_then(Object::as_str).map(string).ok()
}
