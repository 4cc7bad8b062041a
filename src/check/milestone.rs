//! Milestones: read from a project, later completed by its reports, checked against its span.

use super::{evidence, refs};
use crate::base::{Code, Date, Text};
use crate::model::{ByDate, Evidence, InFile, Milestone};
use crate::reference;
use crate::yaml::{Key, Node, Reader};

/// The map `milestones`, by due date, those without a known day last.
pub fn milestones(node: Option<&Node>, proof: &[Evidence], reader: &mut Reader) -> Vec<Milestone> {
    let entries = node.map_or(&[][..], |n| reader.entries(n, "a map by id"));
    let mut milestones: Vec<Milestone> = entries
        .iter()
        .filter_map(|(key, value)| milestone(key, value, proof, reader))
        .collect();
    milestones.sort_by_key(|m| (m.due.last().is_none(), m.due.last()));
    milestones
}

fn milestone(
    key: &Key,
    value: &Node,
    proof: &[Evidence],
    reader: &mut Reader,
) -> Option<Milestone> {
    let mut fields = reader.fields(value, &reference::MILESTONE, "a map with `name` and `due`")?;
    let name = fields
        .require("name", "this milestone", "Survey finished", reader.diags)
        .and_then(|n| reader.text(n));
    let due = fields
        .require("due", "this milestone", "2021-05-15", reader.diags)
        .and_then(|n| reader.partial(n));
    let milestone = Milestone {
        id: evidence::id(key, "a milestone", reader)?,
        name: name.unwrap_or_else(|| Text::plain(&*key.text)),
        due: due?,
        forecast: fields
            .take("forecast")
            .map_or_else(ByDate::default, |n| forecast(n, reader)),
        met: fields.take("met").and_then(|n| reader.date(n)),
        met_published: None,
        evidence: refs::known(
            fields.take("evidence"),
            "evidence",
            proof.iter().map(|e| &*e.id),
            reader,
        ),
        share: fields
            .take("share")
            .and_then(|n| reader.between(n, 0.0, 1e6))
            .unwrap_or(1.0),
        place: InFile(key.span),
    };
    fields.finish(reader.diags);
    Some(milestone)
}

/// A map from the day it was published to the day expected.
fn forecast(node: &Node, reader: &mut Reader) -> ByDate<Date> {
    let mut days = Vec::new();
    for (key, value) in reader.entries(
        node,
        "a map from the day it was published to the day expected",
    ) {
        match (Date::parse(&key.text), reader.date(value)) {
            (Some(published), Some(expected)) => days.push((published, expected)),
            (None, _) => reader.bad_date(&key.text, key.span),
            _ => {}
        }
    }
    ByDate::from_days(days)
}

/// Milestones against the project's span: met before the start, due outside it, met without
/// evidence. `start` and `due` are `None` when unknown; then nothing lies outside that end.
pub fn check_span(
    milestones: &[Milestone],
    start: Option<Date>,
    due: Option<Date>,
    reader: &mut Reader,
) {
    for milestone in milestones {
        let span = milestone.place.0;
        if let Some((met, start)) = milestone.met.zip(start).filter(|(met, start)| met < start) {
            let message = format!(
                "milestone `{}` was met on {met}, before the start {start}",
                milestone.id
            );
            reader.error(
                Code::MetBeforeStart,
                span,
                message,
                "correct one of the two dates",
            );
        }
        let outside = milestone
            .due
            .last()
            .is_some_and(|day| start.is_some_and(|s| day < s) || due.is_some_and(|d| d < day));
        if outside {
            let message = format!(
                "milestone `{}` is due on {}, outside the project's span",
                milestone.id, milestone.due
            );
            reader.error(
                Code::MilestoneOutside,
                span,
                message,
                "correct its date, or the project's `start` or `due`",
            );
        }
        if milestone.met.is_some() && milestone.evidence.is_empty() {
            let message = format!("milestone `{}` is met without evidence", milestone.id);
            reader.error(
                Code::DoneWithoutEvidence,
                span,
                message,
                "add `evidence: [id]`",
            );
        }
    }
}
