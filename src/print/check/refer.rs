//! Rules of references: contents, links inside, links outside.

use super::{Finding, View};
use crate::base::encode::percent_decoded;
use crate::print::Page;
use std::collections::BTreeSet;

pub(super) fn check(view: &View<'_>, page: Option<&Page>, found: &mut Vec<Finding>) {
    if let Some(page) = page {
        numbers(view, page, found);
        inside(page, found);
        sheets(view, page, found);
    }
    outside(view, page, found);
}

/// Every number in the contents is the page that its place is on.
fn numbers(view: &View<'_>, page: &Page, found: &mut Vec<Finding>) {
    let hint = "print it again with `milepost print`, which fills the numbers in";
    for (id, written) in &page.numbers {
        let message = match view.document.places.get(id) {
            Some(place) if place.to_string() == *written => continue,
            Some(place) if written.is_empty() => {
                format!("the contents have no number for `{id}`, which is on page {place}")
            }
            Some(place) => {
                format!("the contents say page {written} for `{id}`, which is on page {place}")
            }
            None => format!("the contents name `{id}`, which is on no page"),
        };
        found.push(Finding::whole("contents", message, hint));
    }
}

fn inside(page: &Page, found: &mut Vec<Finding>) {
    let broken: BTreeSet<&String> = page
        .targets
        .iter()
        .filter(|id| !id.is_empty() && !has(page, id))
        .collect();
    for id in broken {
        let message = format!("a link leads to `#{id}`, and nothing on the page has that id");
        found.push(Finding::whole(
            "links",
            message,
            "correct the link or give the place that id",
        ));
    }
}

/// What should be one page and takes more. In a book that is no mistake, but whoever prints it must
/// know: it is told as a note.
fn sheets(view: &View<'_>, page: &Page, found: &mut Vec<Finding>) {
    const HINT: &str = "shorten its texts, or leave it so";
    let pages = view.document.pages.len();
    if page.is_one_sheet && pages > 1 {
        let message = format!("it should be one sheet and takes {pages} pages");
        found.push(Finding::on(
            "one-sheet",
            1,
            message,
            "shorten its longest texts",
        ));
    }
    let mut note = |page, message| {
        found.push(Finding {
            is_note: true,
            ..Finding::on("one-sheet", page, message, HINT)
        })
    };
    let starts: Vec<Option<usize>> = page
        .sheets
        .iter()
        .map(|id| view.document.places.get(id).copied())
        .collect();
    for ((id, own), next) in page.sheets.iter().zip(&starts).zip(starts.iter().skip(1)) {
        if let (Some(own), Some(next)) = (own, next)
            && own + 1 < *next
        {
            note(*own, format!("`{id}` takes {} pages", next - own));
        }
    }
}

/// A link may write an id percent-encoded.
fn has(page: &Page, id: &str) -> bool {
    let plain = percent_decoded(id);
    page.ids.contains(id) || page.ids.contains(&*plain)
}

fn outside(view: &View<'_>, page: Option<&Page>, found: &mut Vec<Finding>) {
    let printed: String = view.document.pages.iter().map(printed).collect();
    let mut told = BTreeSet::new();
    for (at, sheet) in view.document.pages.iter().enumerate() {
        for link in &sheet.links {
            let message = match leads(link) {
                Leads::Nowhere(why) => format!("a link leads to `{link}`, {why}"),
                Leads::Away if is_own(link, page) || printed.contains(bare(link)) => continue,
                Leads::Away => {
                    format!("the address `{link}` is not printed, so nobody can follow it on paper")
                }
                Leads::Elsewhere => continue,
            };
            if told.insert(link) {
                let hint =
                    "set `base_url` in content/site.yaml; write addresses out beside their links";
                found.push(Finding::on("links", at + 1, message, hint));
            }
        }
    }
}

enum Leads {
    /// To nobody's page but ours on this computer.
    Nowhere(&'static str),
    /// To a page on the web.
    Away,
    /// To a mail address or a telephone.
    Elsewhere,
}

fn leads(link: &str) -> Leads {
    let lower = link.to_ascii_lowercase();
    let host = lower
        .strip_prefix("https://")
        .or_else(|| lower.strip_prefix("http://"));
    match host {
        Some(host)
            if ["localhost", "127.", "[::1]", "0.0.0.0"]
                .iter()
                .any(|own| host.starts_with(own)) =>
        {
            Leads::Nowhere("on this computer only")
        }
        Some(_) => Leads::Away,
        None if lower.starts_with("file:") => Leads::Nowhere("a file on this computer"),
        None if lower.starts_with("mailto:") || lower.starts_with("tel:") => Leads::Elsewhere,
        None => Leads::Nowhere("which is no whole address"),
    }
}

/// Whether a link leads to the site itself, whose address every page prints.
fn is_own(link: &str, page: Option<&Page>) -> bool {
    page.and_then(Page::origin)
        .is_some_and(|origin| link.starts_with(origin))
}

/// An address as it is printed at the least.
fn bare(link: &str) -> &str {
    link.split_once("://")
        .map_or(link, |(_, rest)| rest)
        .trim_end_matches('/')
}

/// All words of a page without spaces, since long addresses are broken into lines.
fn printed(sheet: &crate::pdf::PdfPage) -> String {
    let marks = sheet.marks.values().map(|mark| mark.text.as_str());
    marks
        .chain([sheet.loose.as_str()])
        .flat_map(str::chars)
        .filter(|c| !c.is_whitespace())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pdf::{Document, PdfPage};
    use std::collections::BTreeMap;

    /// What is said of a document of three pages that should be sheets.
    fn check(sheets: &[(&str, usize)], is_one_sheet: bool, expected: &[&str]) {
        let places: BTreeMap<String, usize> = sheets
            .iter()
            .map(|(id, page)| ((*id).to_owned(), *page))
            .collect();
        let document = Document {
            pages: vec![PdfPage::default(); 3],
            places,
            ..Document::default()
        };
        let page = Page {
            sheets: sheets.iter().map(|(id, _)| (*id).to_owned()).collect(),
            is_one_sheet,
            ..Page::default()
        };
        let mut found = Vec::new();
        self::sheets(&View::new(&document), &page, &mut found);
        assert!(found.iter().all(|finding| finding.is_note != is_one_sheet));
        assert_eq!(
            found.iter().map(Finding::line).collect::<Vec<_>>(),
            expected
        );
    }

    #[test]
    fn what_takes_more_than_its_sheet_is_told() {
        check(&[("a", 1), ("b", 2), ("c", 3)], false, &[]);
        check(&[("a", 1), ("b", 3)], false, &["page 1: `a` takes 2 pages"]);
        check(
            &[],
            true,
            &["page 1: it should be one sheet and takes 3 pages"],
        );
    }
}
