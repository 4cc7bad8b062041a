//! Which sections the pages have, and what the menu holds: names, each once. Whether there is
//! something by a name is known later.

use crate::base::Code;
use crate::model::InFile;
use crate::model::layout::{ARRANGED, Placed, Sections};
use crate::reference;
use crate::yaml::{Fields, Key, Node, Reader};

/// A map of sections by page: a list of them in their order, or a map with `without`.
pub fn sections(node: Option<&Node>, reader: &mut Reader) -> Vec<Sections> {
    let mut all = Vec::new();
    for (key, value) in node.map_or(&[][..], |n| reader.entries(n, "a map of lists by page")) {
        all.extend(of_page(key, value, reader));
    }
    all
}

fn of_page(key: &Key, value: &Node, reader: &mut Reader) -> Option<Sections> {
    let Some(page) = ARRANGED.iter().find(|page| ***page == *key.text) else {
        reader.bad_word(&key.text, key.span, ARRANGED);
        return None;
    };
    let mut fields = Fields::of(value, &reference::WITHOUT).filter(|_| !value.is_null());
    let without = match &mut fields {
        Some(fields) => Some(fields.require("without", "the map", "[money]", reader.diags)?),
        None => None,
    };
    if let Some(fields) = fields {
        fields.finish(reader.diags);
    }
    let names = names(without.unwrap_or(value), "a section", reader);
    if names.is_empty() {
        let hint = "name the sections that the page has, or `{without: [money]}`";
        let message = format!("no sections are named for the page `{page}`");
        reader.error(Code::MissingKey, value.span, message, hint);
        return None;
    }
    Some(Sections {
        page,
        names,
        without: without.is_some(),
    })
}

/// What the menu holds, in its order; `None` for the menu of the theme.
pub fn menu(node: Option<&Node>, reader: &mut Reader) -> Option<Vec<Placed>> {
    node.map(|n| names(n, "a page", reader))
}

/// A list of names; one that stands there twice is reported.
fn names(node: &Node, what: &str, reader: &mut Reader) -> Vec<Placed> {
    let mut names: Vec<Placed> = Vec::new();
    for item in reader.list(node) {
        let Some(name) = reader.exact(item, what) else {
            continue;
        };
        if names.iter().any(|(own, _)| **own == *name) {
            let message = format!("`{name}` is listed twice");
            reader.error(Code::BadWord, item.span, message, "leave one of them out");
        } else {
            names.push((name.into(), InFile(item.span)));
        }
    }
    names
}
