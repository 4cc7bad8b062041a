//! The structure of a tagged PDF as elements in reading order.

use super::text::string;
use super::{Child, Element, Pages};
use hayro_syntax::object::{Array, Dict, Name, Object, ObjectIdentifier, String as Text};
use std::collections::{BTreeMap, BTreeSet};

/// Nesting that no page has; keeps a file with a circle from going on for ever.
const DEEPEST: usize = 500;

/// The elements below the root of the structure.
pub(super) fn elements(root: &Dict<'_>, pages: &Pages) -> Vec<Element> {
    let mut reader = Reader {
        roles: roles(root),
        pages,
        seen: BTreeSet::new(),
    };
    let kids = reader.kids(root, None, DEEPEST);
    kids.into_iter()
        .filter_map(|kid| {
            if let Child::Element(element) = kid {
                Some(element)
            } else {
                None
            }
        })
        .collect()
}

fn roles(root: &Dict<'_>) -> BTreeMap<String, String> {
    let Some(map) = root.get::<Dict<'_>>("RoleMap") else {
        return BTreeMap::new();
    };
    let role = |own: Name<'_>| {
        Some((
            own.as_str().to_owned(),
            map.get::<Name<'_>>(&own)?.as_str().to_owned(),
        ))
    };
    map.keys().filter_map(role).collect()
}

struct Reader<'p> {
    /// Standard names of kinds that a program calls by its own.
    roles: BTreeMap<String, String>,
    pages: &'p Pages,
    seen: BTreeSet<ObjectIdentifier>,
}

impl Reader<'_> {
    fn kids(&mut self, of: &Dict<'_>, page: Option<usize>, deepest: usize) -> Vec<Child> {
        match of.get::<Object<'_>>("K") {
            Some(Object::Array(array)) => self.list(&array, page, deepest),
            Some(Object::Dict(dict)) => self.dict(dict, page, deepest).into_iter().collect(),
            Some(Object::Number(number)) => page
                .map(|page| Child::Mark(page, number.as_i64()))
                .into_iter()
                .collect(),
            _ => Vec::new(),
        }
    }

    fn list(&mut self, array: &Array<'_>, page: Option<usize>, deepest: usize) -> Vec<Child> {
        let mut found = Vec::new();
        for kid in array.iter::<Object<'_>>() {
            match kid {
                Object::Number(number) => {
                    found.extend(page.map(|page| Child::Mark(page, number.as_i64())))
                }
                Object::Dict(dict) => found.extend(self.dict(dict, page, deepest)),
                _ => {}
            }
        }
        found
    }

    /// An element, content of another page, or nothing (`OBJR`: an annotation).
    fn dict(&mut self, dict: Dict<'_>, page: Option<usize>, deepest: usize) -> Option<Child> {
        let page = self.pages.number(dict.get_ref("Pg")).or(page);
        if let Some(number) = dict.get::<i32>("MCID") {
            return page.map(|page| Child::Mark(page, i64::from(number)));
        }
        let kind = dict.get::<Name<'_>>("S")?;
        let object = dict.obj_id();
        if deepest == 0 || object.is_some_and(|id| !self.seen.insert(id)) {
            return None;
        }
        Some(Child::Element(Element {
            kind: self.standard(kind.as_str()),
            alt: dict
                .get::<Text<'_>>("Alt")
                .map(|alt| string(alt.as_bytes())),
            has_scope: has_scope(&dict),
            object: object.map(|id| id.obj_number),
            kids: self.kids(&dict, page, deepest - 1),
        }))
    }

    fn standard(&self, kind: &str) -> String {
        let mut kind = kind;
        // One name may lead to another, and a circle must end.
        for _ in 0..8 {
            match self.roles.get(kind) {
                Some(role) if role != kind => kind = role,
                _ => break,
            }
        }
        kind.to_owned()
    }
}

/// Whether the attributes of an element, one or a list of them, say what a header cell heads.
fn has_scope(element: &Dict<'_>) -> bool {
    match element.get::<Object<'_>>("A") {
        Some(Object::Dict(attributes)) => attributes.contains_key("Scope"),
        Some(Object::Array(list)) => list
            .iter::<Object<'_>>()
            .any(|a| a.into_dict().is_some_and(|a| a.contains_key("Scope"))),
        _ => false,
    }
}
