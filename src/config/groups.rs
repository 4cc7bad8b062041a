//! Focuses, batches, departments, places and people: maps by id, in which a name alone may stand
//! for a map.

use super::id::id;
use super::{map, scales, terms};
use crate::base::{Code, PartialDate, Text};
use crate::model::scale::Scale;
use crate::model::settings::{Batch, Group, OwnGroups, Person};
use crate::model::{Id, InFile};
use crate::reference::{BATCH, FOCUS, GROUP, KeyMap, OWN_GROUPS, PERSON, PLACE};
use crate::yaml::{Fields, Key, Node, Reader, did_you_mean, quoted_choices};

/// A map of groups, by `order`, then as written; `what` names the kind in messages. What cannot be
/// read is left out and reported.
pub fn groups(node: Option<&Node>, what: &str, reader: &mut Reader) -> Vec<Group> {
    let mut groups = Vec::new();
    for (key, value) in node.map_or(&[][..], |n| reader.entries(n, "a map by id")) {
        groups.extend(group(key, value, what, reader));
    }
    groups.sort_by_key(|g: &Group| g.order);
    groups
}

fn group(key: &Key, value: &Node, what: &str, reader: &mut Reader) -> Option<Group> {
    let id = id(key, what, reader)?;
    let map = match what {
        FOCUS_WORD => &FOCUS,
        PLACE_WORD => &PLACE,
        _ => &GROUP,
    };
    if !is_long(value, map) {
        return Some(Group {
            id,
            name: reader.text(value)?,
            description: None,
            order: 0,
            within: None,
            at: None,
            place: InFile(key.span),
        });
    }
    let mut fields = reader.fields(value, map, "a name or a map")?;
    let group = Group {
        id,
        name: fields
            .require("name", what, "a name", reader.diags)
            .and_then(|n| reader.text(n))
            .unwrap_or_else(|| Text::plain(&*key.text)),
        description: fields.take("description").and_then(|n| reader.text(n)),
        order: fields
            .take("order")
            .and_then(|n| reader.whole(n, -9999, 9999))
            .map_or(0, |n| n as i32),
        within: match what {
            FOCUS_WORD => fields
                .take("within")
                .and_then(|n| Some(Id::from(reader.exact(n, "the id of a focus")?))),
            _ => None,
        },
        at: match what {
            PLACE_WORD => fields.take("at").and_then(|n| map::position(n, reader)),
            _ => None,
        },
        place: InFile(key.span),
    };
    fields.finish(reader.diags);
    Some(group)
}

/// What a focus is called in messages.
const FOCUS_WORD: &str = "focus";

/// What a place is called in messages.
pub const PLACE_WORD: &str = "place";

/// A map of focuses, each of which may lie within another; one that lies within an unknown one, or
/// in the end within itself, is reported and lies within none.
pub fn focuses(node: Option<&Node>, reader: &mut Reader) -> Vec<Group> {
    let mut focuses = groups(node, FOCUS_WORD, reader);
    let ids: Vec<Id> = focuses.iter().map(|focus| focus.id.clone()).collect();
    let entries = node.map_or(&[][..], |n| reader.entries(n, "a map by id"));
    for (key, value) in entries {
        let Some(at) = Fields::of(value, &FOCUS).and_then(|mut f| f.take("within")) else {
            continue;
        };
        let around = |id: &Id| focuses.iter().find(|f| f.id == *id)?.within.clone();
        let first = ids.iter().find(|id| ***id == *key.text).cloned();
        // In as many steps as there are focuses a circle comes back to each focus that is in it.
        let line = std::iter::successors(first.clone(), around).skip(1);
        let is_circle = line.take(ids.len()).any(|id| Some(id) == first);
        let outer = first.as_ref().and_then(around);
        let is_known = outer.as_ref().is_none_or(|outer| ids.contains(outer));
        if let (Some(outer), false) = (&outer, is_known) {
            let all: Vec<&str> = ids.iter().map(|id| &**id).collect();
            let hint = match did_you_mean(outer, &all) {
                Some(near) => format!("did you mean `{near}`?"),
                None => format!("use {}", quoted_choices(&all)),
            };
            let message = format!("there is no focus `{outer}`");
            reader.error(Code::UnknownId, at.span, message, hint);
        } else if is_circle {
            let message = format!("`{}` lies within itself", key.text);
            let hint = "take `within` away from the outermost of them";
            reader.error(Code::Circle, at.span, message, hint);
        }
        if is_circle || !is_known {
            let own = focuses
                .iter_mut()
                .filter(|focus| Some(&focus.id) == first.as_ref());
            own.for_each(|focus| focus.within = None);
        }
    }
    focuses
}

/// A map of the kinds of groups that are the site's own: `funder: {name: …, values: {…}}`.
pub fn own(node: Option<&Node>, reader: &mut Reader) -> Vec<OwnGroups> {
    let mut all: Vec<OwnGroups> = Vec::new();
    for (key, value) in node.map_or(&[][..], |n| reader.entries(n, "a map of groups by key")) {
        let is_language = reader.languages.iter().any(|tag| **tag == *key.text);
        if is_language || RESERVED.contains(&&*key.text) {
            let message = format!("`{}` means something else already", key.text);
            let hint = "give these groups another key, such as `programme` or `funder`";
            reader.error(Code::BadId, key.span, message, hint);
        } else if let Some(own) = own_kind(key, value, reader) {
            all.push(own);
        }
    }
    all.truncate(usize::from(u8::MAX));
    all
}

fn own_kind(key: &Key, value: &Node, reader: &mut Reader) -> Option<OwnGroups> {
    let id = id(key, "kind of group", reader)?;
    let mut fields = reader.fields(value, &OWN_GROUPS, "a map with `name` and `values`")?;
    let name = fields.require("name", "a kind of group", "Funder", reader.diags);
    let values = fields.require(
        "values",
        "a kind of group",
        "{city: The city}",
        reader.diags,
    );
    fields.finish(reader.diags);
    Some(OwnGroups {
        term: terms::term(name?, reader)?,
        groups: groups(values, &key.text, reader),
        id,
        place: InFile(key.span),
    })
}

/// Keys of a project, and folders of the site, that no kind of group may be called by.
const RESERVED: &[&str] = &[
    "accumulation",
    "actions",
    "aliases",
    "background",
    "baseline",
    "batch",
    "batches",
    "cadence",
    "by",
    "changes",
    "closed",
    "confidence",
    "contact",
    "corrections",
    "data",
    "declared",
    "definition",
    "department",
    "departments",
    "direction",
    "done",
    "draft",
    "due",
    "embargo",
    "events",
    "every",
    "evidence",
    "facts",
    "feedback",
    "focus",
    "focuses",
    "indicators",
    "lead",
    "leads",
    "level",
    "max",
    "method",
    "milestone",
    "milestones",
    "min",
    "money",
    "no",
    "origin",
    "overlapping",
    "page-files",
    "partners",
    "photos",
    "place",
    "places",
    "plan",
    "print",
    "project",
    "projects",
    "promise",
    "provenance",
    "published",
    "quarter",
    "quarters",
    "report",
    "reports",
    "shape",
    "share",
    "slug",
    "stage",
    "start",
    "summary",
    "tags",
    "target",
    "title",
    "unit",
    "updates",
    "visibility",
    "indicator",
    "book",
    "scale",
    "editions",
    "periods",
    "texts",
    "no_target",
    "kind",
    "decimals",
    "tolerance",
];

/// A map of batches, by `order`, then as written; what cannot be read is left out and reported.
pub fn batches(node: Option<&Node>, scales: &[Scale], reader: &mut Reader) -> Vec<Batch> {
    let mut batches = Vec::new();
    for (key, value) in node.map_or(&[][..], |n| reader.entries(n, "a map by id")) {
        batches.extend(batch(key, value, scales, reader));
    }
    batches.sort_by_key(|b: &Batch| b.group.order);
    batches
}

fn batch(key: &Key, value: &Node, scales: &[Scale], reader: &mut Reader) -> Option<Batch> {
    let id = id(key, "batch", reader)?;
    let plain = |name| Batch {
        group: Group {
            id: id.clone(),
            name,
            description: None,
            order: 0,
            within: None,
            at: None,
            place: InFile(key.span),
        },
        announced: None,
        document: None,
        scale: None,
        start: None,
        due: None,
    };
    if !is_long(value, &BATCH) {
        return reader.text(value).map(plain);
    }
    let mut fields = reader.fields(value, &BATCH, "a name or a map")?;
    let name = fields
        .require("name", "batch", "first batch", reader.diags)
        .and_then(|n| reader.text(n));
    let mut batch = plain(name.unwrap_or_else(|| Text::plain(&*key.text)));
    batch.group.description = fields.take("description").and_then(|n| reader.text(n));
    batch.group.order = fields
        .take("order")
        .and_then(|n| reader.whole(n, -9999, 9999))
        .map_or(0, |n| n as i32);
    let announced = fields.take("announced").and_then(|n| reader.partial(n));
    batch.announced = announced.filter(|date| *date != PartialDate::Unknown);
    batch.document = fields.take("document").and_then(|n| reader.text(n));
    batch.scale = scales::chosen(fields.take("scale"), scales, reader);
    batch.start = fields.take("start").and_then(|n| reader.partial(n));
    batch.due = fields.take("due").and_then(|n| reader.partial(n));
    if let (Some(start), Some(due)) = (
        batch.start.and_then(|d| d.first()),
        batch.due.and_then(|d| d.last()),
    ) && due < start
    {
        let span = fields.key_span("due").unwrap_or(key.span);
        reader.error(
            Code::DueBeforeStart,
            span,
            format!("due {due} is before the start {start}"),
            "correct one of the two dates",
        );
    }
    fields.finish(reader.diags);
    Some(batch)
}

/// A map of people, as written; what cannot be read is left out and reported.
pub fn people(node: Option<&Node>, reader: &mut Reader) -> Vec<Person> {
    let mut people = Vec::new();
    for (key, value) in node.map_or(&[][..], |n| reader.entries(n, "a map by id")) {
        people.extend(person(key, value, reader));
    }
    people
}

fn person(key: &Key, value: &Node, reader: &mut Reader) -> Option<Person> {
    let id = id(key, "person", reader)?;
    let place = InFile(key.span);
    if !is_long(value, &PERSON) {
        return Some(Person {
            id,
            name: reader.text(value)?,
            role: None,
            body: None,
            private: false,
            place,
        });
    }
    let mut fields = reader.fields(value, &PERSON, "a name or a map")?;
    let person = Person {
        id,
        name: fields
            .require("name", "person", "a name", reader.diags)
            .and_then(|n| reader.text(n))
            .unwrap_or_else(|| Text::plain(&*key.text)),
        role: fields.take("role").and_then(|n| reader.text(n)),
        body: fields.take("body").and_then(|n| reader.text(n)),
        private: fields
            .take("private")
            .and_then(|n| reader.truth(n))
            .unwrap_or(false),
        place,
    };
    fields.finish(reader.diags);
    Some(person)
}

/// Whether a map has one of the keys of a kind, so that it is no text by language.
fn is_long(node: &Node, map: &KeyMap) -> bool {
    match &node.value {
        crate::yaml::Value::Map(entries) => {
            entries.iter().any(|(key, _)| map.get(&key.text).is_some())
        }
        _ => false,
    }
}
