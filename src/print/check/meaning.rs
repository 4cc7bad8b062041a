//! Rules of what a PDF says about itself: tags, language, title, bookmarks, alternative texts.

use super::{Finding, View, list, short};
use crate::pdf::{Bookmark, PdfPage};
use crate::print::Page;
use std::collections::BTreeSet;

pub(super) fn check(view: &View<'_>, page: Option<&Page>, found: &mut Vec<Finding>) {
    tagged(view, found);
    language(view, page, found);
    title(view, page, found);
    alternatives(view, found);
    bookmarks(view, page, found);
    missing(view, found);
    small(view, found);
    fonts(view, found);
}

fn tagged(view: &View<'_>, found: &mut Vec<Finding>) {
    if !view.document.is_marked || view.elements.is_empty() {
        let hint = "print it with a newer Chromium, Chrome or Edge";
        found.push(Finding::whole(
            "tags",
            "the PDF is not tagged, so it cannot be read aloud in order",
            hint,
        ));
    }
}

fn language(view: &View<'_>, page: Option<&Page>, found: &mut Vec<Finding>) {
    let own = view.document.lang.as_deref().unwrap_or("");
    let message = match page.map(|page| page.lang.as_deref()) {
        Some(None) => "the web page names no language, and the browser made one up".to_owned(),
        Some(Some(wanted)) if wanted != own => {
            format!("the language of the PDF is `{own}`, and that of the page is `{wanted}`")
        }
        None if own.is_empty() => "the PDF names no language".to_owned(),
        _ => return,
    };
    found.push(Finding::whole(
        "language",
        message,
        "give the page `<html lang=\"…\">`",
    ));
}

fn title(view: &View<'_>, page: Option<&Page>, found: &mut Vec<Finding>) {
    // A browser leaves line ends and double spaces in the title that it shows as one.
    let own = view
        .document
        .title
        .as_deref()
        .unwrap_or("")
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ");
    let message = match page.map(|page| page.title.as_deref()) {
        Some(None) => Some(
            "the web page has no title, so the PDF is called by the name of its file".to_owned(),
        ),
        Some(Some(wanted)) if wanted != own.as_str() => Some(format!(
            "the title of the PDF is {}, and that of the page is {}",
            short(&own),
            short(wanted)
        )),
        None if own.is_empty() || own.ends_with(".html") => {
            Some("the PDF has no title of its own".to_owned())
        }
        _ => None,
    };
    found.extend(
        message.map(|message| Finding::whole("title", message, "give the page a `<title>`")),
    );
    if !view.document.shows_title {
        found.push(Finding::whole(
            "title",
            "viewers are not told to show the title",
            "print it with a newer browser",
        ));
    }
}

fn alternatives(view: &View<'_>, found: &mut Vec<Finding>) {
    for element in &view.elements {
        let page = element.pages().first().copied();
        let (rule, message, hint) = match element.kind.as_str() {
            "Figure"
                if element
                    .alt
                    .as_deref()
                    .is_none_or(|alt| alt.trim().is_empty()) =>
            {
                (
                    "alternative",
                    "a figure has no alternative text".to_owned(),
                    "give `svg` a `role=\"img\"` with `aria-label`, `figure` an \
                     `aria-labelledby`, `img` an `alt`",
                )
            }
            "TH" if !element.has_scope => (
                "scope",
                format!(
                    "header cell {} does not say what it heads",
                    view.name(element)
                ),
                "give `th` a `scope`",
            ),
            _ => continue,
        };
        found.push(Finding {
            rule,
            page,
            message,
            hint,
            is_note: false,
        });
    }
}

/// Bookmarks are the headings of the document, in their order and depth.
fn bookmarks(view: &View<'_>, page: Option<&Page>, found: &mut Vec<Finding>) {
    const HINT: &str = "print it with a newer browser, and give every heading words";
    let own = &view.document.outline;
    let headings: Vec<usize> = view.elements.iter().filter_map(|e| e.level()).collect();
    if headings.is_empty() {
        return;
    }
    if own.is_empty() {
        return found.push(Finding::whole(
            "outline",
            format!("there are no bookmarks for {} headings", headings.len()),
            HINT,
        ));
    }
    if let Some(page) = page {
        return same(own, &page.headings, found);
    }
    let depths: Vec<usize> = own.iter().map(|bookmark| bookmark.depth).collect();
    if depths != self::depths(&headings) {
        let message = format!(
            "{} bookmarks do not follow the {} headings",
            own.len(),
            headings.len()
        );
        found.push(Finding::whole("outline", message, HINT));
    }
}

/// The first bookmark that is not the heading of the web page.
fn same(own: &[Bookmark], headings: &[(usize, String)], found: &mut Vec<Finding>) {
    const HINT: &str = "headings that are hidden in print must be left out of the page";
    let levels: Vec<usize> = headings.iter().map(|(level, _)| *level).collect();
    let wanted: Vec<(usize, &String)> = depths(&levels)
        .into_iter()
        .zip(headings.iter().map(|(_, words)| words))
        .collect();
    let letters = |words: &str| {
        words
            .chars()
            .filter(|c| !c.is_whitespace())
            .collect::<String>()
    };
    let are_same = |one: &str, other: &str| letters(one) == letters(other);
    for at in 0..own.len().max(wanted.len()) {
        let message = match (own.get(at), wanted.get(at)) {
            (Some(own), Some((depth, words)))
                if are_same(&own.title, words) && own.depth == *depth =>
            {
                continue;
            }
            (Some(own), Some((depth, words))) if are_same(&own.title, words) => {
                format!(
                    "bookmark {} is on level {}, its heading on level {depth}",
                    short(&own.title),
                    own.depth
                )
            }
            (Some(own), Some((_, words))) => {
                format!(
                    "bookmark {} stands where the heading {} is",
                    short(&own.title),
                    short(words)
                )
            }
            (Some(own), None) => {
                format!("bookmark {} is no heading of the page", short(&own.title))
            }
            (None, Some((_, words))) => format!("heading {} has no bookmark", short(words)),
            (None, None) => continue,
        };
        return found.push(Finding::whole("outline", message, HINT));
    }
}

/// How deep each heading is among those before it, from 1: a skipped level is no step.
fn depths(levels: &[usize]) -> Vec<usize> {
    let mut above: Vec<usize> = Vec::new();
    let mut depth = |level: &usize| {
        while above.last().is_some_and(|last| level <= last) {
            above.pop();
        }
        above.push(*level);
        above.len()
    };
    levels.iter().map(&mut depth).collect()
}

/// Letters that no installed font has: one finding with all pages, since it is one thing to
/// install.
fn missing(view: &View<'_>, found: &mut Vec<Finding>) {
    let pages = view
        .document
        .pages
        .iter()
        .enumerate()
        .filter(|(_, sheet)| sheet.missing > 0);
    let pages: BTreeSet<usize> = pages.map(|(at, _)| at + 1).collect();
    let count: usize = view.document.pages.iter().map(|sheet| sheet.missing).sum();
    let Some(first) = pages.first() else { return };
    let letters = if count == 1 {
        "1 letter has no shape in any font and prints"
    } else {
        &format!("{count} letters have no shape in any font and print")
    };
    let message = match pages.len() {
        1 => format!("{letters} as a box"),
        _ => format!("{letters} as boxes (pages {})", list(&pages)),
    };
    let hint = "install a font of that script, for Chinese Noto Sans CJK (Debian: \
        fonts-noto-cjk), for small pictures Noto Color Emoji (fonts-noto-color-emoji), and look \
        for characters of private use";
    found.push(Finding::on("letters", *first, message, hint));
}

/// Letters of fewer points than this cannot be read on A4; on larger paper, which is read from
/// farther away, they must be larger: `LEAST × short side ÷ that of A4`.
const LEAST: f64 = 5.0;
/// Width of an A4 sheet in points.
const A4: f64 = 595.0;

fn small(view: &View<'_>, found: &mut Vec<Finding>) {
    let is_small = |sheet: &&PdfPage| {
        // The tolerance is half of the last digit that the finding tells.
        sheet
            .least
            .is_some_and(|least| least < LEAST * sheet.width.min(sheet.height) / A4 - 0.05)
    };
    let pages: BTreeSet<usize> = view
        .document
        .pages
        .iter()
        .enumerate()
        .filter(|(_, sheet)| is_small(sheet))
        .map(|(at, _)| at + 1)
        .collect();
    let least = view
        .document
        .pages
        .iter()
        .filter(is_small)
        .filter_map(|sheet| sheet.least)
        .reduce(f64::min);
    let (Some(first), Some(least)) = (pages.first(), least) else {
        return;
    };
    let message = match pages.len() {
        1 => format!("letters of {least:.1} points are hard to read"),
        _ => format!(
            "letters of {least:.1} points are hard to read (pages {})",
            list(&pages)
        ),
    };
    let hint = "shorten the names in a chart, or take columns out of a table";
    found.push(Finding {
        is_note: true,
        ..Finding::on("small-letters", *first, message, hint)
    });
}

fn fonts(view: &View<'_>, found: &mut Vec<Finding>) {
    let drawn: BTreeSet<&String> = view
        .document
        .pages
        .iter()
        .flat_map(|sheet| &sheet.drawn_fonts)
        .collect();
    if drawn.is_empty() {
        return;
    }
    let names: Vec<&str> = drawn.iter().map(|name| name.as_str()).collect();
    let message = format!(
        "letters are drawings instead of a font (Type 3), {} kB of the file: {}; some print shops \
         refuse that",
        view.document.drawn_bytes.div_ceil(1000),
        names.join(", ")
    );
    let hint = "where that matters, install static TrueType fonts with real weights that the style \
        names, such as Noto Sans SC and Noto Serif SC, or name your own under `print: {fonts: …}` \
        in site.yaml; the print looks the same and is smaller";
    found.push(Finding {
        rule: "fonts",
        page: None,
        message,
        hint,
        is_note: true,
    });
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pdf::{Child, Document, Element, Mark};
    use std::collections::BTreeMap;

    /// What the rules of alternatives say of one element on the first page.
    fn check(kind: &str, alt: Option<&str>, has_scope: bool, expected: &[&str]) {
        let mark = Mark {
            shows_text: true,
            text: "合计".to_owned(),
            scale: 1.0,
        };
        let sheet = PdfPage {
            marks: BTreeMap::from([(0, mark)]),
            ..PdfPage::default()
        };
        let alt = alt.map(str::to_owned);
        let element = Element {
            kind: kind.to_owned(),
            alt,
            has_scope,
            object: None,
            kids: vec![Child::Mark(1, 0)],
        };
        let document = Document {
            pages: vec![sheet],
            tree: vec![element],
            ..Document::default()
        };
        let mut found = Vec::new();
        alternatives(&View::new(&document), &mut found);
        assert_eq!(
            found.iter().map(Finding::line).collect::<Vec<_>>(),
            expected,
            "{kind} {alt:?}",
            alt = document.tree[0].alt
        );
    }

    #[test]
    fn figures_need_an_alternative_text_and_header_cells_a_scope() {
        check("Figure", Some("two points"), false, &[]);
        check(
            "Figure",
            Some(" "),
            false,
            &["page 1: a figure has no alternative text"],
        );
        check(
            "Figure",
            None,
            false,
            &["page 1: a figure has no alternative text"],
        );
        check("TH", None, true, &[]);
        check(
            "TH",
            None,
            false,
            &["page 1: header cell 「合计」 does not say what it heads"],
        );
        check("TD", None, false, &[]);
    }

    #[test]
    fn a_heading_is_as_deep_as_those_above_it() {
        assert_eq!(depths(&[1, 2, 4, 3, 2, 1, 3]), [1, 2, 3, 3, 2, 1, 2]);
    }
}
