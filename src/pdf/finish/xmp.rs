//! The packet of metadata (ISO 32000-1, 14.3.2), in the words of XMP (ISO 16684-1).

use super::super::Document;
use super::About;
use crate::base::encode::xml_text;
use std::collections::BTreeSet;

const HEAD: &str = "<?xpacket begin=\"\u{feff}\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n\
    <x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n\
    <rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n\
    <rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" \
    xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\" \
    xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\">\n";
const FOOT: &str = "</rdf:Description>\n</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"r\"?>";

/// What a document says of itself, for programs that do not read PDF.
pub(super) fn packet(document: &Document, about: &About<'_>) -> String {
    let day = format!("{}T00:00:00Z", about.day);
    let others: BTreeSet<&str> = about.passages.values().map(String::as_str).collect();
    let langs = document.lang.as_deref().into_iter().chain(others);
    let parts = [
        ("dc:format", one("application/pdf")),
        (
            "dc:title",
            document.title.as_deref().map_or_else(String::new, default),
        ),
        ("dc:creator", list("Seq", about.author)),
        (
            "dc:description",
            about.subject.map_or_else(String::new, default),
        ),
        ("dc:language", list("Bag", langs)),
        ("xmp:CreateDate", one(&day)),
        ("xmp:ModifyDate", one(&day)),
        ("xmp:MetadataDate", one(&day)),
        (
            "xmp:CreatorTool",
            document.creator.as_deref().map_or_else(String::new, one),
        ),
        // ISO 14289-1, 5.
        (
            "pdfuaid:part",
            if may_claim(document) {
                one("1")
            } else {
                String::new()
            },
        ),
    ];
    let said = parts.iter().filter(|(_, value)| !value.is_empty());
    let said: String = said
        .map(|(key, value)| format!("<{key}>{value}</{key}>\n"))
        .collect();
    format!("{HEAD}{said}{FOOT}")
}

fn one(words: &str) -> String {
    xml_text(words)
}

/// Words that are the same for all languages.
fn default(words: &str) -> String {
    let words = xml_text(words);
    format!("<rdf:Alt><rdf:li xml:lang=\"x-default\">{words}</rdf:li></rdf:Alt>")
}

/// A list in or without an order; nothing where it is empty.
fn list<'w>(kind: &str, items: impl IntoIterator<Item = &'w str>) -> String {
    let items = items
        .into_iter()
        .map(|words| format!("<rdf:li>{}</rdf:li>", xml_text(words)));
    match items.collect::<String>() {
        items if items.is_empty() => items,
        items => format!("<rdf:{kind}>{items}</rdf:{kind}>"),
    }
}

/// Whether what can be told here of ISO 14289-1 is met: the document is tagged, has a title and a
/// language (7.1, 7.2), every figure has words (7.3), no level of headings is left out (7.4), every
/// head of a table says what it heads (7.5), and every letter has a shape (7.21.8).
fn may_claim(document: &Document) -> bool {
    let mut level = 0;
    let is_met = document.elements().into_iter().all(|element| {
        let before = level;
        level = element.level().unwrap_or(level);
        let is_said = element
            .alt
            .as_ref()
            .is_some_and(|words| !words.trim().is_empty());
        level <= before + 1
            && (element.kind != "Figure" || is_said)
            && (element.kind != "TH" || element.has_scope)
    });
    let has_shapes = document.pages.iter().all(|page| page.missing == 0);
    let is_named = document.title.is_some() && document.lang.is_some();
    is_met && has_shapes && is_named && document.is_marked && !document.tree.is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::Date;
    use crate::pdf::Element;
    use std::collections::BTreeMap;

    fn packet_of(document: &Document) -> String {
        let passages = BTreeMap::from([("一".to_owned(), "zh-Hans".to_owned())]);
        let about = About {
            day: Date::parse("2021-12-31").expect("a day"),
            author: Some("A & B"),
            subject: None,
            headings: Vec::new(),
            links: &BTreeSet::new(),
            passages: &passages,
        };
        packet(document, &about)
    }

    #[test]
    fn a_document_claims_to_be_accessible_only_where_that_is_seen() {
        let element = |kind: &str| Element {
            kind: kind.to_owned(),
            ..Element::default()
        };
        let claims = |tree: Vec<Element>| {
            let named = Some("x".to_owned());
            let document = Document {
                tree,
                is_marked: true,
                title: named.clone(),
                lang: named,
                ..Document::default()
            };
            packet_of(&document).contains("<pdfuaid:part>1</pdfuaid:part>")
        };
        assert!(claims(vec![element("H1"), element("H2"), element("H2")]));
        assert!(!claims(vec![element("H1"), element("H3")]));
        assert!(!claims(vec![element("Figure")]));
        assert!(!claims(vec![element("TH")]));
        assert!(!claims(Vec::new()));
    }

    #[test]
    fn the_packet_says_author_and_languages_and_nothing_that_is_not_known() {
        let lang = Some("en".to_owned());
        let packet = packet_of(&Document {
            lang,
            ..Document::default()
        });
        assert!(packet.contains("<dc:creator><rdf:Seq><rdf:li>A &amp; B</rdf:li></rdf:Seq>"));
        assert!(packet.contains("<rdf:li>en</rdf:li><rdf:li>zh-Hans</rdf:li>"));
        assert!(packet.contains("<xmp:CreateDate>2021-12-31T00:00:00Z</xmp:CreateDate>"));
        assert!(!packet.contains("dc:title") && !packet.contains("dc:description"));
    }
}
