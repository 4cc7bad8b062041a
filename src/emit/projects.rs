//! The projects as data, each with the names of what its ids mean and its money.

use super::row::{Record, computed, date, name, row, strings, text, written};
use crate::base::{Date, Decimal, Lang};
use crate::derive::project::Deciding;
use crate::derive::{Class, Kept, ProjectInsight};
use crate::model::settings::Group;
use crate::model::{Money, Project};
use crate::render::address::page::Page;
use crate::render::context::Renderer;
use serde_json::{Map, Value, json};

/// One row for each project.
pub fn rows(renderer: &Renderer<'_>) -> Vec<Record> {
    renderer
        .insight
        .projects
        .iter()
        .map(|p| project(renderer, p))
        .collect()
}

fn project(renderer: &Renderer<'_>, of: &ProjectInsight) -> Record {
    let (known, t) = (&of.known, renderer.insight.as_of);
    let departments = known.departments.at(t).cloned().unwrap_or_default();
    let deciding = match &of.deciding {
        Deciding::Indicator(id) => Value::from(&**id),
        Deciding::Milestone(id) => Value::from(format!("milestone:{id}")),
        Deciding::Project | Deciding::Milestones => Value::Null,
    };
    let mut cells = row(&[
        ("id", Value::from(&*known.id)),
        ("no", known.no.map_or(Value::Null, Value::from)),
        ("title", text(renderer, &known.title)),
        (
            "focus",
            known.focus.as_deref().map_or(Value::Null, Value::from),
        ),
        (
            "batch",
            known.batch.as_deref().map_or(Value::Null, Value::from),
        ),
        ("lead", known.leads.at(t).map_or_else(|| json!([]), strings)),
        (
            "lead_department",
            departments.lead.as_deref().map_or(Value::Null, Value::from),
        ),
        (
            "departments",
            json!({ "lead": departments.lead.as_deref(), "support": strings(&departments.support) }),
        ),
        ("places", strings(&known.places)),
        ("start", date(known.start)),
        ("due", date(known.due)),
        ("stage", stage(known, t)),
        ("status", Value::from(of.judgement.status.word())),
        ("status_indicator", deciding),
        ("progress", computed(of.progress.map(|p| p.value))),
        ("class", Value::from(of.class.word())),
        ("stale", Value::from(of.stale)),
        ("promise", Value::from(of.kept.map_or("none", Kept::word))),
        (
            "url",
            Value::from(
                Page::Project(known.id.clone()).path(Lang::DEFAULT, &renderer.site.settings),
            ),
        ),
        ("provenance", Value::from(known.provenance.word())),
    ]);
    cells.extend(names(renderer, of));
    cells.extend(
        known
            .money
            .as_ref()
            .map(|money| sums(renderer, money))
            .unwrap_or_default(),
    );
    cells
}

/// The names of what a project's ids mean.
fn names(renderer: &Renderer<'_>, of: &ProjectInsight) -> Record {
    let (known, settings) = (&of.known, &renderer.site.settings);
    let lead = known
        .departments
        .at(renderer.insight.as_of)
        .and_then(|d| d.lead.clone());
    let group = |group: Option<&Group>| name(renderer, group.map(|g| &g.name));
    let deciding = match &of.deciding {
        Deciding::Indicator(id) => known.indicator(id).map(|i| &i.name),
        Deciding::Milestone(id) => known
            .milestones
            .iter()
            .find(|m| m.id == *id)
            .map(|m| &m.name),
        Deciding::Project | Deciding::Milestones => None,
    };
    row(&[
        (
            "focus_name",
            group(known.focus.as_deref().and_then(|id| settings.focus(id))),
        ),
        (
            "batch_name",
            group(
                known
                    .batch
                    .as_deref()
                    .and_then(|id| settings.batch(id))
                    .map(|b| &b.group),
            ),
        ),
        (
            "lead_department_name",
            group(lead.and_then(|id| settings.department(&id))),
        ),
        ("status_indicator_name", name(renderer, deciding)),
        (
            "place_names",
            known
                .places
                .iter()
                .map(|id| group(settings.place(id)))
                .collect(),
        ),
    ])
}

/// The money of a project as last stated, with the days of its sums.
fn sums(renderer: &Renderer<'_>, money: &Money) -> Record {
    let last = |sums: &[(Date, Decimal)]| {
        sums.iter()
            .filter(|(day, _)| *day <= renderer.insight.as_of)
            .max_by_key(|s| s.0)
            .cloned()
    };
    let (committed, spent) = (last(&money.committed), last(&money.spent));
    let day = |sum: &Option<(Date, Decimal)>| {
        sum.as_ref()
            .map_or(Value::Null, |(day, _)| Value::from(day.to_string()))
    };
    let currency = money
        .currency
        .as_deref()
        .or(renderer.site.settings.currency.as_deref());
    row(&[
        ("currency", currency.map_or(Value::Null, Value::from)),
        ("money_unit", name(renderer, money.unit.as_ref())),
        ("budget", written(money.budget.as_ref())),
        ("committed", written(committed.as_ref().map(|(_, sum)| sum))),
        ("committed_date", day(&committed)),
        ("spent", written(spent.as_ref().map(|(_, sum)| sum))),
        ("spent_date", day(&spent)),
        ("money_source", name(renderer, money.source.as_ref())),
    ])
}

/// The declared stage; nothing where none was ever declared.
fn stage(known: &Project, t: Date) -> Value {
    known
        .stage
        .at(t)
        .map_or(Value::Null, |entry| Value::from(entry.is.word()))
}

/// The rows with the counts of the whole programme above them.
pub fn programme(renderer: &Renderer<'_>, projects: Vec<Record>) -> Value {
    let (settings, programme) = (&renderer.site.settings, &renderer.insight.programme);
    let statuses: Map<String, Value> = programme
        .statuses
        .iter()
        .map(|(s, n)| (s.word().to_owned(), Value::from(*n)))
        .collect();
    let mut promises: Map<String, Value> = Kept::ALL
        .iter()
        .map(|k| {
            (
                k.word().replace('-', "_"),
                Value::from(programme.promises.get(k).copied().unwrap_or(0)),
            )
        })
        .collect();
    promises.insert("due".to_owned(), Value::from(programme.promises_due()));
    json!({
        "schema": "milepost/1",
        "as_of": renderer.insight.as_of.to_string(),
        "title": text(renderer, &settings.title),
        "publisher": text(renderer, &settings.publisher),
        "licence": settings.licence.as_deref(),
        "programme": {
            "total": programme.total,
            "basically_complete": programme.class(Class::BasicallyComplete),
            "more_than_half": programme.class(Class::MoreThanHalf),
            "under_half": programme.class(Class::UnderHalf),
            "no_percentage": programme.class(Class::NoPercentage),
            "ended": programme.class(Class::Ended),
            "by_status": statuses,
            "promises": promises,
        },
        "projects": projects,
    })
}
