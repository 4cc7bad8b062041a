//! Values that change by date: stage, leads, departments; each is one value, or a map from the day
//! it began.

use super::refs;
use crate::base::{Code, Date};
use crate::model::vocabulary::Stage;
use crate::model::{ByDate, Departments, Evidence, Id, Settings, StageEntry};
use crate::reference;
use crate::yaml::{Fields, Node, Reader, Value};

/// A value, or a map from the day it began to the value; what cannot be read is left out and
/// reported.
pub fn by_date<T>(
    node: &Node,
    reader: &mut Reader,
    one: &mut dyn FnMut(&Node, &mut Reader) -> Option<T>,
) -> ByDate<T> {
    let Some(entries) = dated(node) else {
        return one(node, reader).map_or_else(ByDate::default, ByDate::always);
    };
    let mut days = Vec::new();
    for (key, value) in entries {
        match Date::parse(&key.text) {
            Some(day) => days.extend(one(value, reader).map(|value| (day, value))),
            None => reader.bad_date(&key.text, key.span),
        }
    }
    ByDate::from_days(days)
}

/// The entries of a map whose first key begins with a digit, as a day does.
fn dated(node: &Node) -> Option<&[(crate::yaml::Key, Node)]> {
    match &node.value {
        Value::Map(entries)
            if entries
                .first()
                .is_some_and(|(key, _)| key.text.starts_with(|c: char| c.is_ascii_digit())) =>
        {
            Some(entries)
        }
        _ => None,
    }
}

/// The stage of a project. Stages that end or halt it must say since when; one that does not is
/// left out.
pub fn stage(node: &Node, proof: &[Evidence], reader: &mut Reader) -> ByDate<StageEntry> {
    let always = dated(node).is_none();
    by_date(node, reader, &mut |value, reader| {
        let entry = entry(value, proof, reader)?;
        let needs_day = entry.is.halts() || entry.is.is_done();
        if always && needs_day {
            let word = entry.is.word();
            let hint = format!("write `stage: {{2021-12-20: {word}}}` with the day it began");
            reader.error(
                Code::StageNeedsDate,
                value.span,
                format!("`{word}` does not say since when"),
                hint,
            );
            return None;
        }
        if matches!(entry.is, Stage::Completed | Stage::Accepted) && entry.evidence.is_empty() {
            let message = format!("`{}` without evidence does not count", entry.is.word());
            reader.error(
                Code::DoneWithoutEvidence,
                value.span,
                message,
                "write `{is: completed, evidence: [id]}`",
            );
        }
        Some(entry)
    })
}

fn entry(node: &Node, proof: &[Evidence], reader: &mut Reader) -> Option<StageEntry> {
    let Some(mut fields) = Fields::of(node, &reference::STAGE) else {
        return Some(StageEntry {
            is: reader.word(node)?,
            reason: None,
            evidence: Vec::new(),
        });
    };
    let is = fields
        .require("is", "this stage", "completed", reader.diags)
        .and_then(|n| reader.word(n));
    let reason = fields.take("reason").and_then(|n| reader.text(n));
    let evidence = refs::known(
        fields.take("evidence"),
        "evidence",
        proof.iter().map(|e| &*e.id),
        reader,
    );
    fields.finish(reader.diags);
    Some(StageEntry {
        is: is?,
        reason,
        evidence,
    })
}

/// The people who lead a project, by date.
pub fn leads(node: &Node, settings: &Settings, reader: &mut Reader) -> ByDate<Vec<Id>> {
    by_date(node, reader, &mut |value, reader| {
        Some(refs::known(
            Some(value),
            "person",
            settings.people.iter().map(|p| &*p.id),
            reader,
        ))
    })
}

/// The departments that carry a project, by date: `{lead, support}`, or a list whose first leads.
pub fn departments(node: &Node, settings: &Settings, reader: &mut Reader) -> ByDate<Departments> {
    let known = || settings.departments.iter().map(|d| &*d.id);
    by_date(node, reader, &mut |value, reader| {
        if !matches!(value.value, Value::Map(_)) {
            let mut ids = refs::known(Some(value), "department", known(), reader).into_iter();
            return Some(Departments {
                lead: ids.next(),
                support: ids.collect(),
            });
        }
        let mut fields = Fields::of(value, &reference::DEPARTMENTS)?;
        let lead = fields
            .take("lead")
            .and_then(|n| refs::one(n, "department", known(), reader));
        let support = refs::known(fields.take("support"), "department", known(), reader);
        fields.finish(reader.diags);
        Some(Departments { lead, support })
    })
}
