//! The XML of workbooks, as far as it is looked at.

use super::fault::Fault;
use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};

/// What is met on the way through a document.
pub enum Met<'e, 'x> {
    /// An element begins; an empty one has its end behind it.
    Start(&'e BytesStart<'x>),
    /// An element ends, by its name without a prefix.
    End(&'e str),
    /// Text between elements, with its references resolved.
    Text(&'e str),
}

/// Goes through a document from its beginning to its end.
///
/// # Errors
/// It is no XML.
pub fn walk(
    text: &str,
    mut see: impl FnMut(Met<'_, '_>) -> Result<(), Fault>,
) -> Result<(), Fault> {
    let mut reader = Reader::from_str(text.trim_start_matches('\u{feff}'));
    reader.config_mut().expand_empty_elements = true;
    loop {
        match reader.read_event().map_err(|_| Fault::broken())? {
            Event::Start(start) => see(Met::Start(&start))?,
            Event::End(end) => see(Met::End(end.local_name().as_ref()))?,
            Event::Text(text) => see(Met::Text(&text.xml10_content()))?,
            Event::CData(text) => see(Met::Text(&text))?,
            Event::GeneralRef(name) => see(Met::Text(&referred(&name)))?,
            Event::Eof => return Ok(()),
            _ => {}
        }
    }
}

fn referred(name: &quick_xml::events::BytesRef<'_>) -> String {
    let named = match &**name {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        _ => name.resolve_char_ref().ok().flatten(),
    };
    named.unwrap_or('\u{fffd}').to_string()
}

/// An attribute of an element, by its name with its prefix; `None` where it is not there.
pub fn attribute(element: &BytesStart<'_>, name: &str) -> Option<String> {
    let found = element.try_get_attribute(name).ok()??;
    let value = found.normalized_value(XmlVersion::Implicit1_0);
    value.ok().map(Into::into)
}

/// An attribute that is a whole number.
pub fn whole(element: &BytesStart<'_>, name: &str) -> Option<usize> {
    attribute(element, name)?.parse().ok()
}

/// Whether an attribute says yes.
pub fn is_on(element: &BytesStart<'_>, name: &str) -> bool {
    matches!(attribute(element, name).as_deref(), Some("1" | "true"))
}
