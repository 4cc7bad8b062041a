//! Documents of offices: who wrote them, by PDF, and by the zip archives of Word, Excel, PowerPoint
//! and OpenDocument. They are not changed: a signature or a check sum of theirs would break.

use std::io::{Cursor, Read};
use zip::ZipArchive;

/// A name that a document tells.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Trace {
    /// The name as it stands there.
    pub name: String,
    /// Where: `docProps/core.xml, dc:creator`, or `Author`.
    pub place: String,
}

/// The largest part of an archive that is looked at; a bomb is not unpacked further.
const LARGEST_PART: u64 = 4 * 1024 * 1024;

/// Elements whose text is a name, by how the name of their part ends.
const ELEMENTS: &[(&str, &[&str])] = &[
    ("docProps/core.xml", &["dc:creator", "cp:lastModifiedBy"]),
    ("docProps/app.xml", &["Manager", "Company"]),
    (
        "meta.xml",
        &["dc:creator", "meta:initial-creator", "meta:printed-by"],
    ),
    ("xl/comments1.xml", &["author"]),
];
/// Attributes that name who commented or changed something, by how the name of their part ends.
const ATTRIBUTES: &[(&str, &str)] = &[
    ("word/document.xml", "w:author"),
    ("word/comments.xml", "w:author"),
    ("xl/persons/person.xml", "displayName"),
    ("ppt/commentAuthors.xml", "name"),
];

/// Names that a document tells beside its text, sorted, each once; none for anything else.
pub fn traces(bytes: &[u8]) -> Vec<Trace> {
    let mut traces = match bytes {
        _ if bytes.starts_with(b"%PDF-") => of_pdf(bytes),
        _ if bytes.starts_with(b"PK\x03\x04") => of_archive(bytes),
        _ => Vec::new(),
    };
    traces.sort();
    traces.dedup();
    traces
}

fn of_pdf(bytes: &[u8]) -> Vec<Trace> {
    let author = crate::pdf::author(bytes).filter(|name| !name.trim().is_empty());
    author
        .map(|name| Trace {
            name,
            place: "Author".to_owned(),
        })
        .into_iter()
        .collect()
}

fn of_archive(bytes: &[u8]) -> Vec<Trace> {
    let Ok(mut archive) = ZipArchive::new(Cursor::new(bytes)) else {
        return Vec::new();
    };
    let mut traces = Vec::new();
    for (part, elements) in ELEMENTS {
        let text = part_text(&mut archive, part);
        for element in *elements {
            traces.extend(texts(&text, element).map(|name| trace(name, part, element)));
        }
    }
    for (part, attribute) in ATTRIBUTES {
        let text = part_text(&mut archive, part);
        traces.extend(values(&text, attribute).map(|name| trace(name, part, attribute)));
    }
    traces.retain(|trace| !trace.name.trim().is_empty());
    traces
}

fn trace(name: &str, part: &str, within: &str) -> Trace {
    let name = name
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&amp;", "&");
    Trace {
        name,
        place: format!("{part}, {within}"),
    }
}

/// The text of one part of an archive; empty when it is not there.
fn part_text(archive: &mut ZipArchive<Cursor<&[u8]>>, name: &str) -> String {
    let mut bytes = Vec::new();
    if let Ok(part) = archive.by_name(name) {
        // What cannot be unpacked tells nothing to a reader either.
        let _ = part.take(LARGEST_PART).read_to_end(&mut bytes);
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

/// The texts of all elements of a name that hold text only, as office programs write them.
fn texts<'t>(xml: &'t str, element: &str) -> impl Iterator<Item = &'t str> {
    let (open, close) = (format!("<{element}"), format!("</{element}>"));
    let text = |before: &'t str| {
        let (_, rest) = before.rsplit_once(&open)?;
        rest.starts_with(['>', ' '])
            .then(|| rest.split_once('>').map(|(_, text)| text))
            .flatten()
    };
    xml.split(&close)
        .filter_map(text)
        .collect::<Vec<_>>()
        .into_iter()
}

/// The values of all attributes of a name.
fn values<'t>(xml: &'t str, attribute: &str) -> impl Iterator<Item = &'t str> {
    let open = format!(" {attribute}=\"");
    let found: Vec<&str> = xml
        .split(&open)
        .skip(1)
        .filter_map(|rest| rest.split('"').next())
        .collect();
    found.into_iter()
}
