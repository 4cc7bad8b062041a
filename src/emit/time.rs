//! The data of time: every quarter as it was closed, and everything that moved.

use super::row::{Record, computed, name, row, text, written};
use crate::derive::facts::{change_text, rule_text};
use crate::derive::{Level, Move, PastProject};
use crate::model::vocabulary::Stage;
use crate::model::{Change, ChangeValue, Correction, Project};
use crate::render::context::Renderer;
use crate::render::part::history::{change_id, correction_id, end_id};
use serde_json::Value;

/// Every project at the end of every quarter, beside the end of the quarter before.
pub fn quarters(renderer: &Renderer<'_>) -> Vec<Record> {
    let insight = renderer.insight;
    let now: Vec<PastProject> = insight.projects.iter().map(PastProject::new).collect();
    let levels = insight
        .quarters()
        .map(|level| match insight.ended(level.quarter) {
            Some(past) => (level, &past.projects[..]),
            None => (level, &now[..]),
        });
    levels
        .flat_map(|(at, projects)| quarter(renderer, at, projects))
        .collect()
}

fn quarter(renderer: &Renderer<'_>, at: Level<'_>, projects: &[PastProject]) -> Vec<Record> {
    let one = |of: &PastProject| {
        let step = at.since.and_then(|s| s.moves.by_id(&of.id));
        // Names have no history, and what counted at the end of a quarter counts ever since.
        let known = renderer.insight.project(&of.id).map(|p| &p.known);
        let lead = of.lead();
        let progress = lead.map_or(of.progress, |lead| lead.progress);
        let named = known.zip(lead).and_then(|(p, lead)| p.indicator(&lead.id));
        let before = |m: &Move| m.values.as_ref().and_then(|(_, before, _)| *before);
        let moved = |m: &Move| {
            m.values
                .as_ref()
                .and_then(|(_, before, now)| Some(now - (*before)?))
        };
        row(&[
            ("quarter", Value::from(at.quarter.slug())),
            ("as_of", Value::from(at.as_of.to_string())),
            ("published_by", Value::from(at.by.to_string())),
            ("project", Value::from(&*of.id)),
            ("status", Value::from(of.status.word())),
            ("class", Value::from(of.class.word())),
            (
                "indicator",
                lead.map_or(Value::Null, |i| Value::from(&*i.id)),
            ),
            ("value", computed(lead.and_then(|i| i.value))),
            ("progress", computed(progress)),
            (
                "status_before",
                step.and_then(|m| m.before)
                    .map_or(Value::Null, |s| Value::from(s.word())),
            ),
            (
                "class_before",
                step.and_then(|m| m.class_before)
                    .map_or(Value::Null, |c| Value::from(c.word())),
            ),
            ("value_before", computed(step.and_then(before))),
            ("value_change", computed(step.and_then(moved))),
            ("progress_change", computed(step.and_then(|m| m.progress))),
            (
                "retargeted",
                Value::from(step.is_some_and(|m| m.retargeted)),
            ),
            ("still", Value::from(step.is_some_and(|m| m.still))),
            ("year", Value::from(at.quarter.year_label())),
            ("first_day", Value::from(at.quarter.first.to_string())),
            ("last_day", Value::from(at.quarter.last.to_string())),
            (
                "project_title",
                known.map_or(Value::Null, |p| text(renderer, &p.title)),
            ),
            ("indicator_name", name(renderer, named.map(|i| &i.name))),
        ])
    };
    projects.iter().map(one).collect()
}

/// Every promise that moved, every figure that was replaced and every project that ended, by
/// publication.
pub fn changes(renderer: &Renderer<'_>) -> Vec<Record> {
    let mut rows: Vec<Record> = renderer
        .insight
        .projects
        .iter()
        .flat_map(|p| of_project(renderer, &p.known))
        .collect();
    let settings = &renderer.site.settings;
    rows.extend(
        settings
            .changes
            .iter()
            .filter(|c| c.published <= renderer.insight.as_of)
            .map(|c| change(renderer, None, c)),
    );
    rows.sort_by(|a, b| a["published"].as_str().cmp(&b["published"].as_str()));
    rows
}

fn of_project(renderer: &Renderer<'_>, known: &Project) -> Vec<Record> {
    let changes = known
        .changes
        .iter()
        .map(|c| change(renderer, Some(known), c));
    let corrections = known
        .corrections
        .iter()
        .map(|c| correction(renderer, known, c));
    let ends = known
        .stage
        .entries()
        .iter()
        .filter(|(_, s)| matches!(s.is, Stage::Cancelled | Stage::Paused))
        .filter_map(|(day, s)| {
            let day = (*day)?;
            Some(row(&[
                ("id", Value::from(end_id(&known.id, day))),
                ("published", Value::from(day.to_string())),
                ("kind", Value::from(s.is.word())),
                ("project", Value::from(&*known.id)),
                (
                    "reason",
                    s.reason.as_ref().map_or(Value::Null, |r| text(renderer, r)),
                ),
            ]))
        });
    let titled = |mut row: Record| {
        row.insert("project_title".to_owned(), text(renderer, &known.title));
        row
    };
    changes.chain(corrections).chain(ends).map(titled).collect()
}

/// One move of a project, or of a rule of the site.
fn change(renderer: &Renderer<'_>, known: Option<&Project>, c: &Change) -> Record {
    let side = |value: &ChangeValue| match known {
        Some(known) => change_text(known, &c.field, value),
        None => rule_text(value),
    };
    row(&[
        (
            "id",
            Value::from(change_id(known.map_or("site", |known| &known.id), c)),
        ),
        ("published", Value::from(c.published.to_string())),
        ("kind", Value::from(c.kind.word())),
        (
            "project",
            known.map_or(Value::Null, |known| Value::from(&*known.id)),
        ),
        ("field", Value::from(c.field.path())),
        ("from", Value::from(side(&c.from))),
        ("to", Value::from(side(&c.to))),
        ("reason", text(renderer, &c.reason)),
        (
            "decided_by",
            c.decided_by
                .as_ref()
                .map_or(Value::Null, |d| text(renderer, d)),
        ),
    ])
}

fn correction(renderer: &Renderer<'_>, known: &Project, c: &Correction) -> Record {
    row(&[
        ("id", Value::from(correction_id(&known.id, c))),
        ("published", Value::from(c.published.to_string())),
        ("kind", Value::from(c.kind.word())),
        ("project", Value::from(&*known.id)),
        ("field", Value::from(format!("indicators.{}", c.indicator))),
        ("date", Value::from(c.when.to_string())),
        ("from", written(Some(&c.from))),
        ("to", written(c.to.as_ref())),
        ("reason", text(renderer, &c.reason)),
    ])
}
