//! The numbers of pages in contents and references: filled into a finished page, and read back.

use super::tags::{Tag, tags};
use std::collections::{BTreeMap, BTreeSet};

/// An id that stands in the contents and has no page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Missing {
    /// The id, as the contents write it.
    pub id: String,
    /// Whether the page has an element of that id, which then no link leads to or print hides.
    pub is_there: bool,
}

/// The attribute that names the id whose page is wanted.
const WANTED: &str = "data-page-for";

/// The page with every wanted number filled in; the same page when it wants none.
///
/// # Errors
/// The ids that have no page, each once.
pub fn filled(html: &str, places: &BTreeMap<String, usize>) -> Result<String, Vec<Missing>> {
    let tags = tags(html);
    let ids: BTreeSet<String> = tags.iter().filter_map(|tag| tag.value("id")).collect();
    let mut out = String::with_capacity(html.len() + 64);
    let (mut from, mut missing) = (0, BTreeMap::new());
    for (tag, id) in wanted(&tags) {
        match places.get(&id) {
            Some(page) => {
                out.push_str(&html[from..tag.range.end]);
                out.push_str(&page.to_string());
                from = html[tag.range.end..]
                    .find('<')
                    .map_or(html.len(), |n| tag.range.end + n);
            }
            None => drop(missing.insert(id.clone(), ids.contains(&id))),
        }
    }
    out.push_str(&html[from..]);
    if missing.is_empty() {
        return Ok(out);
    }
    Err(missing
        .into_iter()
        .map(|(id, is_there)| Missing { id, is_there })
        .collect())
}

/// The numbers that stand in a page, in its order: id and what is written for it, which is empty
/// before they are filled in.
pub fn numbers(html: &str) -> Vec<(String, String)> {
    let written = |tag: &Tag<'_>| {
        html[tag.range.end..]
            .split('<')
            .next()
            .unwrap_or("")
            .trim()
            .to_owned()
    };
    wanted(&tags(html))
        .map(|(tag, id)| (id, written(tag)))
        .collect()
}

fn wanted<'t, 'h>(tags: &'t [Tag<'h>]) -> impl Iterator<Item = (&'t Tag<'h>, String)> {
    tags.iter()
        .filter_map(|tag| Some((tag, tag.value(WANTED)?)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_filled_in_by_exact_ids_and_replaced_later() {
        let html = "<a href=\"#甲&quot;\">甲<span class=\"mp-pn\" data-page-for=\"甲&quot;\"></span></a><b data-page-for='b'>9</b>";
        let places = |a, b| BTreeMap::from([("甲\"".to_owned(), a), ("b".to_owned(), b)]);
        let once = filled(html, &places(3, 12)).expect("all known");
        assert_eq!(
            numbers(&once),
            [
                ("甲\"".to_owned(), "3".to_owned()),
                ("b".to_owned(), "12".to_owned())
            ]
        );
        let twice = filled(&once, &places(4, 120)).expect("all known");
        assert_eq!(filled(html, &places(4, 120)), Ok(twice));
    }

    #[test]
    fn an_id_without_a_page_is_named() {
        let html =
            "<h2 id=a></h2><i data-page-for=a></i><i data-page-for=b></i><i data-page-for=b></i>";
        let missing = filled(html, &BTreeMap::new()).expect_err("none known");
        let found: Vec<_> = missing
            .iter()
            .map(|m| (m.id.as_str(), m.is_there))
            .collect();
        assert_eq!(found, [("a", true), ("b", false)]);
    }
}
