//! Bookmarks, and named places with the pages that they are on.

use super::text::string;
use super::{Bookmark, Pages};
use crate::base::encode::percent_decoded;
use hayro_syntax::object::{Array, Dict, MaybeRef, Object, ObjectIdentifier, String as Text};
use std::collections::{BTreeMap, BTreeSet};

/// How deep bookmarks and names may be nested; no document comes near, and a circle must end.
const DEEPEST: usize = 64;

/// The bookmarks from top to bottom.
pub(super) fn bookmarks(root: &Dict<'_>) -> Vec<Bookmark> {
    let mut found = Vec::new();
    let mut seen = BTreeSet::new();
    if let Some(first) = root
        .get::<Dict<'_>>("Outlines")
        .and_then(|outline| outline.get::<Dict<'_>>("First"))
    {
        level(first, 1, &mut seen, &mut found);
    }
    found
}

fn level(
    first: Dict<'_>,
    depth: usize,
    seen: &mut BTreeSet<Option<ObjectIdentifier>>,
    found: &mut Vec<Bookmark>,
) {
    let mut next = Some(first);
    while let Some(entry) = next {
        // A bookmark that comes again would never end.
        if !seen.insert(entry.obj_id()) {
            return;
        }
        let title = entry
            .get::<Text<'_>>("Title")
            .map(|title| string(title.as_bytes()))
            .unwrap_or_default();
        found.push(Bookmark {
            title,
            depth,
            object: entry.get_ref("SE").map(|se| se.obj_number),
        });
        if let Some(first) = entry.get::<Dict<'_>>("First").filter(|_| depth < DEEPEST) {
            level(first, depth + 1, seen, found);
        }
        next = entry.get("Next");
    }
}

/// The page of each named place. A browser writes the id as in an address: UTF-8, percent-encoded.
pub(super) fn places(root: &Dict<'_>, pages: &Pages) -> BTreeMap<String, usize> {
    let mut found = BTreeMap::new();
    let mut add = |name: &[u8], place: Object<'_>| {
        let id = percent_decoded(name);
        if let Some(page) = page_of(place, pages) {
            found.insert(id, page);
        }
    };
    if let Some(dests) = root.get::<Dict<'_>>("Dests") {
        for name in dests.keys() {
            dests
                .get::<Object<'_>>(&name)
                .into_iter()
                .for_each(|place| add(name.as_ref(), place));
        }
    }
    let names = root
        .get::<Dict<'_>>("Names")
        .and_then(|names| names.get::<Dict<'_>>("Dests"));
    names
        .into_iter()
        .for_each(|tree| name_tree(&tree, DEEPEST, &mut add));
    found
}

fn name_tree(tree: &Dict<'_>, deepest: usize, add: &mut impl FnMut(&[u8], Object<'_>)) {
    if let Some(names) = tree.get::<Array<'_>>("Names") {
        let mut names = names.flex_iter();
        while let (Some(name), Some(place)) = (names.next::<Text<'_>>(), names.next::<Object<'_>>())
        {
            add(name.as_bytes(), place);
        }
    }
    if let Some(kids) = tree.get::<Array<'_>>("Kids").filter(|_| deepest > 0) {
        kids.iter::<Dict<'_>>()
            .for_each(|kid| name_tree(&kid, deepest - 1, add));
    }
}

/// The page that `[page /XYZ x y zoom]`, or a dictionary with that under `D`, leads to.
fn page_of(place: Object<'_>, pages: &Pages) -> Option<usize> {
    let array = match place {
        Object::Array(array) => array,
        Object::Dict(dict) => dict.get::<Array<'_>>("D")?,
        _ => return None,
    };
    match array.raw_iter().next()? {
        MaybeRef::Ref(page) => pages.number(Some(page)),
        MaybeRef::NotRef(_) => None,
    }
}
