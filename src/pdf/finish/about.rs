//! What a document says of itself: title, author, dates, and what its viewer is to do.

use super::super::Document as Read;
use super::About;
use super::object::{dictionary, name, text};
use super::xmp::packet;
use lopdf::{Dictionary, Document, Object, ObjectId, Stream};

/// Writes down what is known of the document; `None` where its objects have no root.
pub(super) fn tell(objects: &mut Document, document: &Read, about: &About<'_>) -> Option<()> {
    objects.version = "1.7".to_owned();
    inform(objects, about);
    let mut kind = Dictionary::new();
    kind.set("Type", name("Metadata"));
    kind.set("Subtype", name("XML"));
    let packet = Stream::new(kind, packet(document, about).into_bytes());
    let packet = objects.add_object(packet);
    for page in objects.page_iter().collect::<Vec<_>>() {
        dictionary(objects, page)?.set("Tabs", name("S"));
    }
    let root = objects.catalog_mut().ok()?;
    root.set("Metadata", packet);
    let mut preferences = inner(root, b"ViewerPreferences");
    preferences.set("DisplayDocTitle", true);
    root.set("ViewerPreferences", preferences);
    let mut marks = inner(root, b"MarkInfo");
    marks.set("Marked", document.is_marked);
    root.set("MarkInfo", marks);
    Some(())
}

/// A dictionary within another one; an empty one where there is none.
fn inner(outer: &Dictionary, key: &[u8]) -> Dictionary {
    let inner = outer.get(key).and_then(Object::as_dict);
    inner.cloned().unwrap_or_default()
}

/// Fills the dictionary of information (ISO 32000-1, 14.3.3).
fn inform(objects: &mut Document, about: &About<'_>) {
    let old = objects.trailer.get(b"Info").and_then(Object::as_reference);
    let info: ObjectId = old.unwrap_or_else(|_| objects.add_object(Dictionary::new()));
    objects.trailer.set("Info", info);
    let date = format!("D:{}000000+00'00'", about.day.to_string().replace('-', ""));
    let Some(info) = dictionary(objects, info) else {
        return;
    };
    for key in ["CreationDate", "ModDate"] {
        info.set(key, text(&date));
    }
    for (key, words) in [("Author", about.author), ("Subject", about.subject)] {
        if let Some(words) = words {
            info.set(key, text(words));
        }
    }
}
