//! A file read as objects, and objects written as a file (ISO 32000-1, 7.5).

use super::artifact::marked;
use crate::base::Hash;
use lopdf::xref::XrefEntry;
use lopdf::{Dictionary, Document, LoadOptions, Object, ObjectId, Stream, Writer};
use std::collections::{BTreeMap, BTreeSet};

/// Objects that no rule looks at, as they stand in the file.
pub(super) type Kept = BTreeMap<ObjectId, Vec<u8>>;

/// Every object of a file, but fonts as they stand in it: where letters are drawings, the lists of
/// their widths are most of what there is, and each number takes a hundred bytes as an object.
/// `None` for bytes that are no PDF, and where an object cannot be read, which would be missing in
/// the new file.
pub(super) fn objects(bytes: &[u8]) -> Option<(Document, Kept)> {
    let options = LoadOptions {
        strict: true,
        filter: Some(without_font),
        ..LoadOptions::default()
    };
    let objects = Document::load_mem_with_options(bytes, options).ok()?;
    let kept = kept(&objects, bytes)?;
    Some((objects, kept))
}

/// Empties an object that is a font and stands by itself; one that is packed into a stream is what
/// is given back.
fn without_font(id: ObjectId, object: &mut Object) -> Option<(ObjectId, Object)> {
    let packed = match &*object {
        Object::Stream(_) => Object::Null,
        object => object.clone(),
    };
    if object.as_dict().is_ok_and(|font| font.has_type(b"Font")) {
        *object = Object::Null;
    }
    Some((id, packed))
}

/// The bytes of the objects that were emptied.
fn kept(objects: &Document, bytes: &[u8]) -> Option<Kept> {
    const END: &[u8] = b"endobj";
    let place = |entry: &XrefEntry| match entry {
        XrefEntry::Normal { offset, .. } => usize::try_from(*offset).ok(),
        _ => None,
    };
    let entries = &objects.reference_table.entries;
    let places: BTreeSet<usize> = entries.values().filter_map(place).collect();
    let empty = objects
        .objects
        .iter()
        .filter(|(_, object)| object.is_null());
    let empty = empty.filter_map(|(id, _)| Some((*id, place(entries.get(&id.0)?)?)));
    empty
        .map(|(id, from)| {
            let next = places.range(from + 1..).next().copied();
            let own = bytes.get(from..next.unwrap_or(bytes.len()))?;
            let end = own.windows(END.len()).position(|window| window == END)? + END.len();
            Some((id, own[..end].to_vec()))
        })
        .collect()
}

/// The file of all objects, each let go as soon as it is written, since fonts and photographs are
/// most of a book. The content of pages is marked, other streams stay as they are. `room` is about
/// as many bytes as it takes; `None` where the content of a page is none.
pub(super) fn written(mut objects: Document, mut kept: Kept, room: usize) -> Option<Vec<u8>> {
    let pages = objects
        .page_iter()
        .flat_map(|page| objects.get_page_contents(page));
    let contents: BTreeSet<ObjectId> = pages.collect();
    let mut file = File::new(&objects.version, room);
    while let Some((id, object)) = objects.objects.pop_first() {
        if let Some(bytes) = kept.remove(&id) {
            file.copy(id, &bytes);
            continue;
        }
        match object {
            Object::Stream(stream) if contents.contains(&id) => {
                file.put(id, &Object::Stream(page(&stream)?));
            }
            // What held other objects or the table has no use once each stands by itself.
            Object::Stream(stream) if holds_objects(&stream) => {}
            object => file.put(id, &object),
        }
    }
    Some(file.end(&objects.trailer))
}

fn holds_objects(stream: &Stream) -> bool {
    stream.dict.has_type(b"ObjStm") || stream.dict.has_type(b"XRef")
}

/// The content of a page, marked.
fn page(stream: &Stream) -> Option<Stream> {
    let plain = stream.get_plain_content().ok()?;
    let mut page = Stream::new(Dictionary::new(), marked(&plain)?);
    page.compress().ok()?;
    Some(page)
}

/// A file that is being written; what is written into memory is never refused.
struct File {
    bytes: Vec<u8>,
    /// Where each object begins, by its number.
    places: BTreeMap<u32, usize>,
}

const MEMORY: &str = "memory takes whatever is written";

impl File {
    /// The head, with bytes above 127 that say that more than text follows (7.5.2).
    fn new(version: &str, room: usize) -> File {
        let mut bytes = Vec::with_capacity(room);
        bytes.extend(format!("%PDF-{version}\n%").bytes());
        bytes.extend([0xe2, 0xe3, 0xcf, 0xd3, b'\n']);
        let places = BTreeMap::new();
        File { bytes, places }
    }

    fn put(&mut self, (number, generation): ObjectId, object: &Object) {
        self.places.insert(number, self.bytes.len());
        self.bytes
            .extend(format!("{number} {generation} obj\n").bytes());
        Writer::write_object(&mut self.bytes, object).expect(MEMORY);
        self.bytes.extend(b"\nendobj\n");
    }

    /// Puts an object as it stood in another file.
    fn copy(&mut self, (number, _): ObjectId, object: &[u8]) {
        self.places.insert(number, self.bytes.len());
        self.bytes.extend(object);
        self.bytes.push(b'\n');
    }

    /// The table of places and the trailer (7.5.4, 7.5.5). The file is known by what stands before
    /// them (14.4).
    fn end(mut self, old: &Dictionary) -> Vec<u8> {
        let hash = Hash::of(&self.bytes).to_string();
        let half = Object::string_literal(&hash[..16]);
        let start = self.bytes.len();
        let size = self.places.last_key_value().map_or(1, |(last, _)| last + 1);
        self.bytes.extend(format!("xref\n0 {size}\n").bytes());
        for number in 0..size {
            let line = match self.places.get(&number) {
                Some(at) => format!("{at:010} 00000 n \n"),
                None => "0000000000 65535 f \n".to_owned(),
            };
            self.bytes.extend(line.bytes());
        }
        let mut trailer = Dictionary::new();
        for key in ["Root", "Info"] {
            if let Ok(object) = old.get(key.as_bytes()) {
                trailer.set(key, object.clone());
            }
        }
        trailer.set("Size", i64::from(size));
        trailer.set("ID", vec![half.clone(), half]);
        self.bytes.extend(b"trailer\n");
        Writer::write_object(&mut self.bytes, &Object::Dictionary(trailer)).expect(MEMORY);
        self.bytes
            .extend(format!("\nstartxref\n{start}\n%%EOF\n").bytes());
        self.bytes
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A page with a line that no element has, a photograph and a font.
    fn sample() -> Document {
        let mut objects = Document::with_version("1.5");
        let stream = |bytes: &[u8]| Stream::new(Dictionary::new(), bytes.to_vec());
        let content = objects.add_object(stream(b"0 0 m 9 9 l S"));
        let image = objects.add_object(stream(b"\xff\xd8 endstream endobj \r\n"));
        let pages = objects.new_object_id();
        let mut page = Dictionary::new();
        page.set("Type", Object::Name(b"Page".to_vec()));
        page.set("Parent", pages);
        page.set("Contents", content);
        page.set("Image", image);
        let mut font = Dictionary::new();
        font.set("Type", Object::Name(b"Font".to_vec()));
        font.set("Widths", vec![Object::Integer(7); 9]);
        page.set("Font", objects.add_object(font));
        let page = objects.add_object(page);
        let mut tree = Dictionary::new();
        tree.set("Type", Object::Name(b"Pages".to_vec()));
        tree.set("Kids", vec![Object::Reference(page)]);
        tree.set("Count", 1);
        objects.objects.insert(pages, Object::Dictionary(tree));
        let mut root = Dictionary::new();
        root.set("Type", Object::Name(b"Catalog".to_vec()));
        root.set("Pages", pages);
        let root = objects.add_object(root);
        objects.trailer.set("Root", root);
        objects
    }

    #[test]
    fn a_file_is_written_anew_whether_its_objects_stand_by_themselves_or_packed() {
        let mut plain = Vec::new();
        sample().save_to(&mut plain).expect("written");
        let mut packed = Vec::new();
        sample().save_modern(&mut packed).expect("written");
        assert!(packed.windows(6).any(|window| window == b"ObjStm"));
        for bytes in [plain, packed] {
            let anew = |bytes: &[u8]| {
                let (objects, kept) = objects(bytes).expect("objects");
                written(objects, kept, 0).expect("a file")
            };
            let once = anew(&bytes);
            let read = Document::load_mem(&once).expect("objects");
            assert_eq!((read.objects.len(), read.get_pages().len()), (6, 1));
            let widths =
                |object: &Object| Some(object.as_dict().ok()?.get(b"Widths").ok()?.clone());
            let widths = read.objects.values().find_map(widths).expect("a font");
            assert_eq!(widths.as_array().map(Vec::len).ok(), Some(9));
            let page = read.page_iter().next().expect("a page");
            let content = read.get_page_content(page);
            assert!(content.starts_with(b"/Artifact BMC"), "{content:?}");
            let stream = |object: &Object| object.as_stream().map(|s| s.content.clone());
            let kept = |stream: Vec<u8>| stream == b"\xff\xd8 endstream endobj \r\n";
            assert!(read.objects.values().any(|o| stream(o).is_ok_and(kept)));
            let keys: BTreeSet<&[u8]> = read.trailer.iter().map(|(key, _)| &key[..]).collect();
            assert_eq!(keys, [&b"ID"[..], b"Root", b"Size"].into());
            // What is finished stays as it is when it is finished once more.
            assert_eq!(anew(&once), once);
        }
    }

    #[test]
    fn bytes_that_are_no_pdf_or_cut_off_have_no_objects() {
        let mut bytes = Vec::new();
        sample().save_to(&mut bytes).expect("written");
        for damaged in [&b"%PDF-1.7\n"[..], &bytes[..bytes.len() / 2], b""] {
            assert!(objects(damaged).is_none());
        }
    }
}
