//! What the programme as a whole declares: cadence, consultations, totals, events.

use super::{ids, qualifier};
use crate::model::Event;
use crate::model::settings::{Cadence, Consultation, DeclaredTotal, DeclaredWords};
use crate::model::vocabulary::{Interval, Qualifier, Visibility};
use crate::reference;
use crate::yaml::{Node, Reader};

/// How often progress, guidance and showcases are promised: each that is named, and nothing for
/// `none`.
pub fn cadence(node: Option<&Node>, reader: &mut Reader) -> Cadence {
    let mut cadence = Cadence {
        progress: None,
        guidance: None,
        showcase: None,
        visibility: Visibility::Internal,
    };
    let node = node.filter(|n| n.as_str() != Some("none"));
    let Some(mut fields) = node.and_then(|n| {
        reader.fields(
            n,
            &reference::CADENCE,
            "`none`, or a map with `progress`, `guidance`, `showcase`",
        )
    }) else {
        return cadence;
    };
    cadence.visibility = fields
        .take("visibility")
        .and_then(|n| reader.word(n))
        .unwrap_or(cadence.visibility);
    for (key, slot) in [
        ("progress", &mut cadence.progress),
        ("guidance", &mut cadence.guidance),
        ("showcase", &mut cadence.showcase),
    ] {
        let named = fields.take(key).filter(|n| n.as_str() != Some("none"));
        *slot = named.and_then(|n| every(n, reader));
    }
    fields.finish(reader.diags);
    cadence
}

/// An interval: `weekly`, `monthly`, `quarterly`, `half-yearly`, `yearly` or `10 days`; `None` for
/// anything else, which is reported.
pub fn every(node: &Node, reader: &mut Reader) -> Option<Interval> {
    let text = reader.exact(node, "an interval")?;
    let interval = Interval::from_word(text);
    if interval.is_none() {
        reader.bad_word(
            text,
            node.span,
            &[
                "weekly",
                "monthly",
                "quarterly",
                "half-yearly",
                "yearly",
                "10 days",
            ],
        );
    }
    interval
}

/// How the public was asked, in the order written.
pub fn consultations(node: Option<&Node>, reader: &mut Reader) -> Vec<Consultation> {
    let items = node.map_or(&[][..], |n| reader.list(n));
    items
        .iter()
        .filter_map(|item| consultation(item, reader))
        .collect()
}

fn consultation(node: &Node, reader: &mut Reader) -> Option<Consultation> {
    let mut fields = reader.fields(node, &reference::CONSULTATION, "a map with `channel`")?;
    let channel = fields
        .require("channel", "a consultation", "online", reader.diags)
        .and_then(|n| reader.text(n));
    let count = |fields: &mut crate::yaml::Fields, key, reader: &mut Reader| {
        fields
            .take(key)
            .and_then(|n| reader.whole(n, 0, 1_000_000_000))
            .map(|n| n as u64)
    };
    let received = count(&mut fields, "received", reader);
    let adopted = count(&mut fields, "adopted", reader);
    let rest = (
        fields.take("from").and_then(|n| reader.date(n)),
        fields.take("to").and_then(|n| reader.date(n)),
        fields.take("source").and_then(|n| reader.text(n)),
    );
    fields.finish(reader.diags);
    Some(Consultation {
        channel: channel?,
        from: rest.0,
        to: rest.1,
        received,
        adopted,
        source: rest.2,
    })
}

/// Totals that were declared, not computed, in the order written.
pub fn declared_totals(node: Option<&Node>, reader: &mut Reader) -> Vec<DeclaredTotal> {
    let items = node.map_or(&[][..], |n| reader.list(n));
    items
        .iter()
        .filter_map(|item| declared_total(item, reader))
        .collect()
}

fn declared_total(node: &Node, reader: &mut Reader) -> Option<DeclaredTotal> {
    let mut fields = reader.fields(
        node,
        &reference::DECLARED_TOTAL,
        "a map with `label` and `value`",
    )?;
    let label = fields
        .require("label", "a declared total", "projects", reader.diags)
        .and_then(|n| reader.text(n));
    let qualifier = qualifier(fields.take("qualifier"), reader);
    // Several is said without a number.
    let value = match fields.take("value") {
        None if qualifier == Qualifier::Several => Some(None),
        None => fields
            .require("value", "a declared total", "42", reader.diags)
            .map(|_| None),
        Some(value) => reader.number(value).map(Some),
    };
    let of = fields.take("of").and_then(|n| reader.word(n));
    let source = fields.take("source").and_then(|n| reader.text(n));
    fields.finish(reader.diags);
    Some(DeclaredTotal {
        label: label?,
        value: value?,
        qualifier,
        of,
        source,
    })
}

/// States that were declared in words, without counts, in the order written.
pub fn declared_status(node: Option<&Node>, reader: &mut Reader) -> Vec<DeclaredWords> {
    let items = node.map_or(&[][..], |n| reader.list(n));
    items
        .iter()
        .filter_map(|item| declared_words(item, reader))
        .collect()
}

fn declared_words(node: &Node, reader: &mut Reader) -> Option<DeclaredWords> {
    let mut fields = reader.fields(
        node,
        &reference::DECLARED_WORDS,
        "a map with `label` and `text`",
    )?;
    let label = fields
        .require("label", "a declared status", "summary", reader.diags)
        .and_then(|n| reader.text(n));
    let text = fields
        .require(
            "text",
            "a declared status",
            "several are complete",
            reader.diags,
        )
        .and_then(|n| reader.text(n));
    let source = fields.take("source").and_then(|n| reader.text(n));
    fields.finish(reader.diags);
    Some(DeclaredWords {
        label: label?,
        text: text?,
        source,
    })
}

/// Dated facts, in the order written.
pub fn events(node: Option<&Node>, reader: &mut Reader) -> Vec<Event> {
    let items = node.map_or(&[][..], |n| reader.list(n));
    items
        .iter()
        .filter_map(|item| event(item, reader))
        .collect()
}

fn event(node: &Node, reader: &mut Reader) -> Option<Event> {
    let mut fields = reader.fields(node, &reference::EVENT, "a map with `date` and `text`")?;
    let date = fields
        .require("date", "an event", "2021-06-11", reader.diags)
        .and_then(|n| reader.partial(n));
    let text = fields
        .require("text", "an event", "what happened", reader.diags)
        .and_then(|n| reader.text(n));
    let evidence = ids(fields.take("evidence"), reader)
        .into_iter()
        .map(|(id, _)| id)
        .collect();
    fields.finish(reader.diags);
    Some(Event {
        date: date?,
        text: text?,
        evidence,
    })
}
