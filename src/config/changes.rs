//! The list `changes` of `site.yaml`: rules of the site that moved, each with its reason.

use super::calendar::closed;
use super::{calendar, programme, tolerance};
use crate::base::{Code, Date, Text};
use crate::model::vocabulary::ChangeKind;
use crate::model::{Change, ChangeValue, Field, InFile, SiteField};
use crate::reference::{self, KeyMap};
use crate::yaml::{Node, Reader, quoted_choices};

/// What every entry about a change has, whatever it is about; what could not be read is `None` and
/// was reported.
pub struct Entry<'n> {
    /// The day from which the new value holds.
    pub published: Option<Date>,
    /// The path of what moved.
    pub field: Option<&'n Node>,
    /// What it was, still to be read as what the field holds.
    pub from: Option<&'n Node>,
    /// What it became, likewise.
    pub to: Option<&'n Node>,
    /// Why it moved.
    pub reason: Option<Text>,
    /// The kind of change.
    pub kind: Option<ChangeKind>,
    /// Who decided it; `None` where that is not said.
    pub decided_by: Option<Text>,
    /// Its evidence; `None` where it names none or may have none.
    pub evidence: Option<&'n Node>,
    /// Where the entry begins: its first key.
    pub place: InFile,
}

/// Reads an entry of a kind; `example` is a path of what may stand there. `None` when it is no map,
/// which is reported.
pub fn entry<'n>(
    node: &'n Node,
    map: &'static KeyMap,
    example: &str,
    reader: &mut Reader,
) -> Option<Entry<'n>> {
    let mut fields = reader.fields(
        node,
        map,
        "a map with `published`, `field`, `from` and `to`",
    )?;
    let entry = Entry {
        place: InFile(fields.head()),
        published: fields
            .require("published", "this change", "2021-10-15", reader.diags)
            .and_then(|n| reader.date(n)),
        field: fields.require("field", "this change", example, reader.diags),
        from: fields.require("from", "this change", "2300", reader.diags),
        to: fields.require("to", "this change", "1500", reader.diags),
        reason: fields
            .require("reason", "this change", "why it moved", reader.diags)
            .and_then(|n| reader.text(n)),
        kind: fields
            .require("kind", "this change", "target", reader.diags)
            .and_then(|n| reader.word(n)),
        decided_by: fields.take("decided_by").and_then(|n| reader.text(n)),
        evidence: match map.get("evidence") {
            Some(key) => fields.take(key.name),
            None => None,
        },
    };
    fields.finish(reader.diags);
    Some(entry)
}

/// The list, by publication, entries of one day as written; entries that cannot be read are left
/// out and reported.
pub fn changes(node: Option<&Node>, reader: &mut Reader) -> Vec<Change> {
    let items = node.map_or(&[][..], |n| reader.list(n));
    let mut changes: Vec<Change> = items
        .iter()
        .filter_map(|item| change(item, reader))
        .collect();
    changes.sort_by_key(|c| c.published);
    changes
}

fn change(node: &Node, reader: &mut Reader) -> Option<Change> {
    let Entry {
        published,
        field: path,
        from,
        to,
        reason,
        kind,
        decided_by,
        place,
        ..
    } = entry(node, &reference::SITE_CHANGE, "tolerances", reader)?;
    let part = field(path?, reader)?;
    let from = from.and_then(|n| value(part, n, reader))?;
    let to = to.and_then(|n| value(part, n, reader))?;
    let (field, evidence) = (Field::Site(part), Vec::new());
    Some(Change {
        published: published?,
        field,
        from,
        to,
        reason: reason?,
        kind: kind?,
        decided_by,
        evidence,
        place,
    })
}

/// A rule of the site by its path; any other word is reported.
fn field(node: &Node, reader: &mut Reader) -> Option<SiteField> {
    let path = reader.exact(node, "the path of a rule")?;
    let found = SiteField::from_word(path);
    if found.is_none() {
        let message = format!("`{path}` is not a rule of the site that can change");
        reader.error(
            Code::BadWord,
            node.span,
            message,
            format!("use {}", quoted_choices(SiteField::WORDS)),
        );
    }
    found
}

/// One side of a change of a rule, read as `site.yaml` itself is.
fn value(field: SiteField, node: &Node, reader: &mut Reader) -> Option<ChangeValue> {
    match field {
        SiteField::Tolerances => Some(ChangeValue::Tolerance(tolerance(node, reader))),
        SiteField::Closed if node.as_str() == Some("none") => {
            Some(ChangeValue::Stretches(Vec::new()))
        }
        SiteField::Closed => {
            let mut days: Vec<_> = reader
                .list(node)
                .iter()
                .filter_map(|n| closed(n, reader))
                .collect();
            days.sort();
            Some(ChangeValue::Stretches(days))
        }
        SiteField::Grace => reader
            .whole(node, 0, 60)
            .map(|n| ChangeValue::Days(n as i32)),
        SiteField::Period => calendar::period(node, reader).map(ChangeValue::Period),
        SiteField::QuarterStarts => calendar::quarter_starts(node, reader).map(ChangeValue::Months),
        SiteField::Progress | SiteField::Guidance | SiteField::Showcase => {
            let none = node.as_str() == Some("none");
            if none {
                Some(ChangeValue::Duty(None))
            } else {
                programme::every(node, reader).map(|e| ChangeValue::Duty(Some(e)))
            }
        }
    }
}
