//! Actions, feedback and declarations of a project: what was asked, what was done, and what a
//! department says of itself.

use super::{evidence, refs};
use crate::base::Date;
use crate::model::vocabulary::{ActionFrom, Visibility};
use crate::model::{Action, Evidence, Feedback, InFile, Owner, Settings};
use crate::reference;
use crate::yaml::{Key, Node, Reader};

/// The map `actions`, in the order written; `raised` is the day they come from when they stand in a
/// report, else each must say it.
pub fn actions(
    node: Option<&Node>,
    proof: &[Evidence],
    settings: &Settings,
    raised: Option<Date>,
    reader: &mut Reader,
) -> Vec<Action> {
    let entries = node.map_or(&[][..], |n| reader.entries(n, "a map by id"));
    entries
        .iter()
        .filter_map(|(key, value)| action(key, value, proof, settings, raised, reader))
        .collect()
}

fn action(
    key: &Key,
    value: &Node,
    proof: &[Evidence],
    settings: &Settings,
    from_report: Option<Date>,
    reader: &mut Reader,
) -> Option<Action> {
    let map = match from_report {
        Some(_) => &reference::REPORT_ACTION,
        None => &reference::ACTION,
    };
    let mut fields = reader.fields(value, map, "a map with `text` and `from`")?;
    let text = fields
        .require("text", "this action", "what is to be done", reader.diags)
        .and_then(|n| reader.text(n));
    let from = fields
        .require("from", "this action", "guidance", reader.diags)
        .and_then(|n| reader.word::<ActionFrom>(n));
    let raised = match from_report {
        Some(day) => fields.take("raised").map_or(Some(day), |n| reader.date(n)),
        None => fields
            .require("raised", "this action", "2021-06-11", reader.diags)
            .and_then(|n| reader.date(n)),
    };
    let owner = fields
        .take("owner")
        .and_then(|n| owner(n, settings, reader));
    let due = fields.take("due").and_then(|n| reader.date(n));
    let closed = fields.take("closed").and_then(|n| reader.date(n));
    let evidence_ids = refs::known(
        fields.take("evidence"),
        "evidence",
        proof.iter().map(|e| &*e.id),
        reader,
    );
    let visibility = fields
        .take("visibility")
        .and_then(|n| reader.word(n))
        .unwrap_or(Visibility::Internal);
    let published = fields.take("published").and_then(|n| reader.date(n));
    fields.finish(reader.diags);
    let id = evidence::id(key, "an action", reader)?;
    let (text, from, raised) = (text?, from?, raised?);
    Some(Action {
        id,
        text,
        from,
        raised,
        owner,
        due,
        closed,
        evidence: evidence_ids,
        visibility,
        published,
        place: InFile(key.span),
    })
}

/// A department, a person, or words: an id of the site goes before words that look like one.
pub fn owner(node: &Node, settings: &Settings, reader: &mut Reader) -> Option<Owner> {
    if let Some(department) = node.as_str().and_then(|id| settings.department(id)) {
        return Some(Owner::Department(department.id.clone()));
    }
    if let Some(person) = node.as_str().and_then(|id| settings.person(id)) {
        let id = person.id.clone();
        return Some(match person.private {
            true => Owner::Private(id),
            false => Owner::Person(id),
        });
    }
    reader.text(node).map(Owner::Words)
}

/// The list `feedback`, in the order written.
pub fn feedback(node: Option<&Node>, reader: &mut Reader) -> Vec<Feedback> {
    let items = node.map_or(&[][..], |n| reader.list(n));
    items
        .iter()
        .filter_map(|item| one_feedback(item, reader))
        .collect()
}

fn one_feedback(node: &Node, reader: &mut Reader) -> Option<Feedback> {
    let mut fields = reader.fields(
        node,
        &reference::FEEDBACK,
        "a map with `channel` and `summary`",
    )?;
    let channel = fields
        .require("channel", "feedback", "hotline", reader.diags)
        .and_then(|n| reader.text(n));
    let summary = fields
        .require("summary", "feedback", "what was said", reader.diags)
        .and_then(|n| reader.text(n));
    let received = fields.take("received").and_then(|n| reader.date(n));
    let response = fields.take("response").and_then(|n| reader.text(n));
    let response_date = fields.take("response_date").and_then(|n| reader.date(n));
    fields.finish(reader.diags);
    Some(Feedback {
        channel: channel?,
        received,
        summary: summary?,
        response,
        response_date,
    })
}
