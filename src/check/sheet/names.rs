//! Who a row of a table is about: a project by its id, its number or its title.

use super::super::Context;
use crate::base::Text;
use crate::discover::ProjectFiles;
use crate::model::Id;
use crate::reference;
use crate::table::heads::plain;
use crate::yaml::{Fields, Node, Value};
use std::collections::BTreeMap;

/// What the projects of a site are called, before they are checked.
#[derive(Debug, Default)]
pub struct Callings {
    /// The ids that have a name, by the name.
    by_name: BTreeMap<String, Vec<Box<str>>>,
    /// All names as they are written, ids first.
    all: Vec<Box<str>>,
}

/// Who is meant by a name.
#[derive(Debug, PartialEq)]
pub enum Called<'c> {
    /// One project, by its id.
    One(&'c str),
    /// Several.
    Several(&'c [Box<str>]),
    /// None.
    Nobody,
}

impl Callings {
    /// Looks at the front matter of these projects, and at the rows that list them.
    pub fn new<'f>(
        context: Context<'_>,
        projects: impl Iterator<Item = &'f ProjectFiles>,
    ) -> Callings {
        let mut found = Callings::default();
        let mut titles: Vec<Box<str>> = Vec::new();
        for files in projects {
            let Named {
                slug,
                no,
                titles: own,
            } = of_files(context, files);
            let id: Box<str> = slug.unwrap_or_else(|| files.name.as_str().into());
            found.all.push(id.clone());
            found.call(&id, &id);
            if *id != *files.name {
                found.call(&files.name, &id);
            }
            for name in own.iter().chain(&no) {
                found.call(name, &id);
            }
            titles.extend(own);
        }
        found.all.extend(titles);
        found
    }

    fn call(&mut self, name: &str, id: &str) {
        let ids = self.by_name.entry(plain(name)).or_default();
        if !ids.iter().any(|known| **known == *id) {
            ids.push(id.into());
        }
    }

    /// Who is meant; an id before a title or a number that is the same.
    pub fn of(&self, name: &str) -> Called<'_> {
        let of = |name: &str| self.by_name.get(&plain(name));
        // A number may be written with zeros before it.
        let Some(ids) = of(name).or_else(|| of(name.trim_start_matches('0'))) else {
            return Called::Nobody;
        };
        let own = ids.iter().find(|id| ***id == *name);
        match (own, ids.as_slice()) {
            (Some(id), _) => Called::One(id),
            (None, [id]) => Called::One(id),
            (None, several) => Called::Several(several),
        }
    }

    /// Every id and title, for the nearest of them.
    pub fn all(&self) -> impl Iterator<Item = &str> {
        self.all.iter().map(|name| &**name)
    }
}

/// What one project is called.
#[derive(Debug, Default)]
pub struct Named {
    /// The address that it has in place of the name of its file; `None` without one.
    pub slug: Option<Box<str>>,
    /// Its number, as typed; `None` without one.
    pub no: Option<Box<str>>,
    /// Its title in all languages.
    pub titles: Vec<Box<str>>,
}

/// What the texts of a project and the row that lists it call it.
pub fn of_files(context: Context<'_>, files: &ProjectFiles) -> Named {
    let versions = files.index.files.iter();
    let fronts = versions.filter_map(|(_, file)| context.parsed.fronts.peek(*file));
    let mut all = Named::default();
    // A translation has a title of its own and nothing else.
    for one in fronts.chain(files.row.clone()).map(|front| named(&front)) {
        all.slug = all.slug.or(one.slug);
        all.no = all.no.or(one.no);
        all.titles.extend(one.titles);
    }
    all
}

fn named(front: &Node) -> Named {
    let Some(mut fields) = Fields::of(front, &reference::PROJECT) else {
        return Named::default();
    };
    let mut word = |key| fields.take(key).and_then(Node::as_str).map(Into::into);
    let (slug, no) = (word("slug"), word("no"));
    let titles = match fields.take("title").map(|node| &node.value) {
        Some(Value::Scalar { text, .. }) => vec![(**text).into()],
        Some(Value::Map(versions)) => versions
            .iter()
            .filter_map(|(_, node)| Some(node.as_str()?.into()))
            .collect(),
        _ => Vec::new(),
    };
    Named { slug, no, titles }
}

/// The id of the value of a dimension that has this id or name; `None` where there is none, or two
/// have that name.
pub fn id_of<'v>(values: &[(&'v Id, &'v Text)], name: &str) -> Option<&'v Id> {
    let own = values.iter().find(|(id, _)| ***id == *name);
    let is_called = |text: &Text| {
        text.versions()
            .any(|(_, words)| plain(words) == plain(name))
    };
    let mut called = values.iter().filter(|(_, text)| is_called(text));
    let one = match (own, called.next(), called.next()) {
        (None, Some(one), None) => Some(one),
        (own, ..) => own,
    };
    one.map(|(id, _)| *id)
}
