//! Focuses, batches, departments, places and people: maps by id, in which a name alone may stand
//! for a map.

use super::id::id;
use super::scales;
use crate::base::{Code, Text};
use crate::model::InFile;
use crate::model::scale::Scale;
use crate::model::settings::{Batch, Group, Person};
use crate::yaml::{Key, Node, Reader};

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
    if !has_fields(value, &["name", "order", "description"]) {
        return Some(Group {
            id,
            name: reader.text(value)?,
            description: None,
            order: 0,
        });
    }
    let mut fields = reader.fields(value, "a name or a map")?;
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
    };
    fields.finish(reader.diags);
    Some(group)
}

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
        },
        announced: None,
        document: None,
        scale: None,
        start: None,
        due: None,
    };
    if !has_fields(
        value,
        &[
            "name",
            "order",
            "description",
            "announced",
            "document",
            "scale",
            "start",
            "due",
        ],
    ) {
        return reader.text(value).map(plain);
    }
    let mut fields = reader.fields(value, "a name or a map")?;
    let name = fields
        .require("name", "batch", "first batch", reader.diags)
        .and_then(|n| reader.text(n));
    let mut batch = plain(name.unwrap_or_else(|| Text::plain(&*key.text)));
    batch.group.description = fields.take("description").and_then(|n| reader.text(n));
    batch.group.order = fields
        .take("order")
        .and_then(|n| reader.whole(n, -9999, 9999))
        .map_or(0, |n| n as i32);
    batch.announced = fields.take("announced").and_then(|n| reader.date(n));
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
    if !has_fields(value, &["name", "role", "body", "private"]) {
        return Some(Person {
            id,
            name: reader.text(value)?,
            role: None,
            body: None,
            private: false,
            place,
        });
    }
    let mut fields = reader.fields(value, "a name or a map")?;
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

/// Whether a map has one of these keys, so that it is no text by language.
fn has_fields(node: &Node, keys: &[&str]) -> bool {
    match &node.value {
        crate::yaml::Value::Map(entries) => {
            entries.iter().any(|(key, _)| keys.contains(&&*key.text))
        }
        _ => false,
    }
}
