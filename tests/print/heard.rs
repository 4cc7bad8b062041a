//! What a printed page tells somebody who hears it, beyond what it shows.

use super::{bytes_of, sample};
use milepost::base::Date;
use milepost::pdf::{Document, Element, finished};
use milepost::print::Page;
use std::collections::BTreeMap;

/// A page as `milepost print` makes a PDF of it.
fn made(html: &str) -> Vec<u8> {
    let raw = bytes_of(html);
    let document = Document::read(raw.clone().into()).expect("a PDF");
    let page = Page::read(html);
    let day = Date::parse("2021-12-31").expect("a day");
    finished(raw, document, &page.about(day)).expect("a PDF of objects")
}

/// The words that objects of a file have for a key, by the numbers of the objects.
fn said(bytes: &[u8], key: &[u8]) -> BTreeMap<u32, String> {
    let objects = lopdf::Document::load_mem(bytes).expect("objects").objects;
    let said = objects.iter().filter_map(|((number, _), object)| {
        let words = object.as_dict().ok()?.get(key).ok()?;
        Some((*number, lopdf::decode_text_string(words).ok()?))
    });
    said.collect()
}

/// The pieces of text that are told to be in another language than the whole, in reading order.
fn passages(html: &str) -> Vec<(String, String)> {
    let bytes = made(html);
    let langs = said(&bytes, b"Lang");
    let document = Document::read(bytes.into()).expect("a PDF");
    let own = document.lang.clone().expect("a language");
    let mut pieces = Vec::new();
    for element in &document.tree {
        gather(&document, element, &own, &langs, &mut pieces);
    }
    pieces.retain(|(words, lang)| !words.is_empty() && *lang != own);
    pieces
}

/// Adds the words of the smallest elements; one that does not say its language has that of the
/// element around it.
fn gather(
    document: &Document,
    element: &Element,
    around: &str,
    langs: &BTreeMap<u32, String>,
    pieces: &mut Vec<(String, String)>,
) {
    let own = element.object.and_then(|number| langs.get(&number));
    let lang = own.map_or(around, String::as_str);
    if element.children().next().is_none() {
        pieces.push((document.words(element), lang.to_owned()));
    }
    for kid in element.children() {
        gather(document, kid, lang, langs, pieces);
    }
}

fn check(edits: &[(&str, &str)], expected: &[(&str, &str)]) {
    let html = edits.iter().fold(sample(), |html, (from, to)| {
        assert!(html.contains(from), "the sample has no {from}");
        html.replace(from, to)
    });
    let told = passages(&html);
    let told: Vec<(&str, &str)> = told.iter().map(|(w, l)| (w.as_str(), l.as_str())).collect();
    assert_eq!(told, expected);
}

#[test]
fn a_page_in_chinese_tells_which_passages_are_english() {
    let passages = "<p lang=\"en\">All homes are <b>open</b>.</p>\
        <p>口号是<q lang=\"en\">Every lift runs</q>。</p>\
        <table lang=\"en\"><tr><th scope=\"col\">Place</th><td>Harbour</td></tr></table>";
    check(
        &[("<p>末段。</p>", &format!("<p>末段。</p>{passages}"))],
        &[
            ("All homes are", "en"),
            ("open", "en"),
            (".", "en"),
            ("Every lift runs", "en"),
            ("Place", "en"),
            ("Harbour", "en"),
        ],
    );
}

#[test]
fn a_page_in_english_tells_which_passages_are_chinese() {
    check(
        &[
            ("<html lang=\"zh-Hans\"", "<html lang=\"en\""),
            (
                "<p>末段。</p>",
                "<p>The promise: <span lang=\"zh-Hans\">新建十座电梯。</span></p>\
                 <div lang=\"zh-Hans\"><p>一座已经开通。</p><p>其余正在施工。</p></div>",
            ),
        ],
        &[
            ("新建十座电梯。", "zh-Hans"),
            ("一座已经开通。", "zh-Hans"),
            ("其余正在施工。", "zh-Hans"),
        ],
    );
}

#[test]
fn a_link_and_a_passage_from_right_to_left_are_told_as_they_are_read() {
    let arabic = "<p lang=\"ar\" dir=\"rtl\">وعود المدينة</p>";
    let html = sample()
        .replace("<p>末段。</p>", &format!("<p>末段。</p>{arabic}"))
        .replace("数据</a>", "تقرير المدينة 2021</a>");
    let langs: Vec<String> = passages(&html).into_iter().map(|(_, lang)| lang).collect();
    assert_eq!(langs, ["ar"]);
    let links = said(&made(&html), b"Contents");
    let wanted = "تقرير المدينة 2021 (https://example.org/data)";
    assert!(links.values().any(|words| words == wanted), "{links:?}");
}
