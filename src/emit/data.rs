//! The data of the site as CSV and JSON: figures as published, computed ones with six decimals.

use super::row::{Record, computed, csv, date, name, row, strings, text, written};
use super::{projects, time};
use crate::base::Date;
use crate::derive::facts::{self, Fact};
use crate::derive::{AsOf, Bound, IndicatorInsight, ProjectInsight, Rule};
use crate::model::vocabulary::{Accumulation, Qualifier};
use crate::model::{Aim, Project};
use crate::render::context::Renderer;
use crate::render::view::dictionary::{self, Column, FIELDS, TABLES};
use serde_json::{Value, json};
use std::collections::BTreeSet;

/// All files below `data/`.
pub fn files(renderer: &Renderer<'_>, seen: &Seen) -> Vec<(String, Vec<u8>)> {
    // One table after the other, so that a large site never holds the rows of all at once.
    let makers: [&dyn Fn() -> Vec<Record>; TABLES.len()] = [
        &|| projects::rows(renderer),
        &|| indicators(renderer),
        &|| observations(renderer),
        &|| milestones(renderer),
        &|| evidence(renderer),
        &|| seen.facts.iter().map(fact).collect(),
        &|| time::quarters(renderer),
        &|| time::changes(renderer),
        &|| seen.words.iter().map(fact).collect(),
    ];
    let mut files = Vec::new();
    for ((name, columns), rows) in TABLES.iter().zip(makers) {
        let rows = rows();
        // The table of facts is what the check sum of an edition is made of, so it has one writer.
        let table = match *name {
            "facts" => facts::csv(&seen.facts).into_bytes(),
            "words" => facts::csv(&seen.words).into_bytes(),
            _ => csv(
                &columns.iter().map(|column| column.name).collect::<Vec<_>>(),
                &rows,
            ),
        };
        files.push((format!("data/{name}.csv"), table));
        let json = if *name == "projects" {
            projects::programme(renderer, rows)
        } else {
            json!({ "schema": "milepost/1", "as_of": renderer.insight.as_of.to_string(), *name: rows })
        };
        let mut text = serde_json::to_vec_pretty(&json)
            .unwrap_or_else(|e| panic!("a tree of values is JSON: {e}"));
        text.push(b'\n');
        files.push((format!("data/{name}.json"), text));
    }
    files.push((dictionary::FILE.to_owned(), meanings(renderer)));
    files
}

/// What each column and field means, in which unit it is and when it is empty, in every language of
/// the site.
fn meanings(renderer: &Renderer<'_>) -> Vec<u8> {
    let languages = renderer.languages;
    let parts = ["meaning", "unit", "empty"];
    let mut columns = vec!["table".to_owned(), "column".to_owned()];
    columns.extend(
        languages
            .iter()
            .flat_map(|language| parts.map(|part| format!("{part}_{}", language.tag))),
    );
    let all = TABLES
        .iter()
        .chain(FIELDS)
        .flat_map(|(table, columns)| columns.iter().map(move |column| (*table, column)));
    let one = |(table, column): (&str, &Column)| {
        let mut cells = row(&[
            ("table", Value::from(table)),
            ("column", Value::from(column.name)),
        ]);
        for language in languages {
            let said = column.said(&language.strings, table);
            for (part, words) in parts.into_iter().zip([said.meaning, said.unit, said.empty]) {
                cells.insert(format!("{part}_{}", language.tag), Value::from(words));
            }
        }
        cells
    };
    csv(
        &columns.iter().map(String::as_str).collect::<Vec<_>>(),
        &all.map(one).collect::<Vec<_>>(),
    )
}

fn indicators(renderer: &Renderer<'_>) -> Vec<Record> {
    let all = renderer
        .insight
        .projects
        .iter()
        .flat_map(|p| p.indicators.iter().map(move |i| (p, i)));
    all.map(|(p, i)| indicator(renderer, &p.known, i)).collect()
}

fn indicator(renderer: &Renderer<'_>, project: &Project, of: &IndicatorInsight) -> Record {
    let i = &of.indicator;
    let (value, low, high) = match i.target.as_ref().map(|t| &t.aim) {
        Some(Aim::Value(value)) => (Some(value), None, None),
        Some(Aim::Range { low, high }) => (None, Some(low), Some(high)),
        None => (None, None, None),
    };
    let day = |d: Option<crate::base::Date>| d.map_or(Value::Null, |d| Value::from(d.to_string()));
    // The even pace is drawn for reference and never exported as a plan.
    let of_plan =
        |v: Option<f64>| computed(v.filter(|_| of.plan.as_ref().is_some_and(|p| p.declared)));
    let bound = |b: Option<Bound>| {
        b.map_or(Value::Null, |b| {
            Value::from(if b == Bound::Lower { "lower" } else { "upper" })
        })
    };
    row(&[
        ("project", Value::from(&*project.id)),
        ("indicator", Value::from(&*i.id)),
        ("name", text(renderer, &i.name)),
        (
            "unit",
            i.unit.as_ref().map_or(Value::Null, |u| text(renderer, u)),
        ),
        ("kind", Value::from(i.kind.word())),
        ("direction", Value::from(i.direction.word())),
        ("accumulation", Value::from(i.accumulation.word())),
        (
            "level",
            i.level.map_or(Value::Null, |l| Value::from(l.word())),
        ),
        ("headline", Value::from(of.counted)),
        (
            "baseline",
            i.baseline
                .as_ref()
                .map_or_else(|| computed(i.start_value()), |b| written(Some(&b.value))),
        ),
        (
            "baseline_date",
            i.baseline
                .as_ref()
                .and_then(|b| b.date)
                .map_or_else(|| day(of.start.filter(|_| i.start_value().is_some())), date),
        ),
        (
            "target",
            value.map_or_else(|| computed(i.target_value()), |v| written(Some(v))),
        ),
        ("target_low", written(low)),
        ("target_high", written(high)),
        (
            "target_date",
            if i.target.is_some() || i.target_value().is_some() {
                date(of.promised)
            } else {
                Value::Null
            },
        ),
        ("latest_value", computed(of.actual.map(|a| a.value))),
        ("latest_qualifier", qualifier(of)),
        (
            "latest_date",
            of.actual.map_or(Value::Null, |a| {
                Value::from(i.figure_date(a.on).to_string())
            }),
        ),
        ("progress", computed(of.progress.map(|p| p.value))),
        ("progress_bound", bound(of.progress.and_then(|p| p.bound))),
        ("elapsed", computed(of.elapsed)),
        ("planned_value", of_plan(of.planned)),
        ("planned_progress", of_plan(of.planned_progress)),
        ("sv", of_plan(of.variance())),
        (
            "spi",
            of_plan(of.performance().filter(|_| of.days_ahead.is_some())),
        ),
        ("es_days", of_plan(of.earned_days)),
        ("svt_days", of_plan(of.days_ahead)),
        ("spit", of_plan(of.time_performance())),
        (
            "tolerance_days",
            of.allowed
                .filter(|_| of.is_paced())
                .map_or(Value::Null, Value::from),
        ),
        ("required_per_day", computed(of.required)),
        ("forecast_central", day(of.forecast.and_then(|f| f.central))),
        (
            "forecast_fastest",
            day(of.forecast.and_then(crate::derive::Forecast::fastest)),
        ),
        (
            "forecast_slowest",
            day(of.forecast.and_then(crate::derive::Forecast::slowest)),
        ),
        ("status", Value::from(of.judgement.status.word())),
        (
            "status_reason",
            Value::from(
                of.judgement
                    .trace
                    .last()
                    .map_or(Rule::Unrated, |rule| *rule)
                    .word(),
            ),
        ),
        ("provenance", Value::from(i.provenance.word())),
        ("project_title", text(renderer, &project.title)),
    ])
}

/// How exact the latest figure is; a sum with a gap is a lower bound, and one with a part that is
/// only about right is so.
fn qualifier(of: &IndicatorInsight) -> Value {
    let Some(actual) = of.actual else {
        return Value::Null;
    };
    let last = of
        .indicator
        .observations
        .iter()
        .rfind(|o| o.when.day() == actual.on);
    Value::from(match actual.bound {
        Some(Bound::Lower) => "at-least",
        Some(Bound::Upper) => "at-most",
        Some(Bound::Neither) => "about",
        None if of.indicator.accumulation == Accumulation::PerPeriod => sum_qualifier(of).word(),
        None => last.map_or("exact", |o| o.qualifier.word()),
    })
}

/// How exact a sum of periods without a bound is, by the figures in it.
fn sum_qualifier(of: &IndicatorInsight) -> Qualifier {
    let days: BTreeSet<Date> = of.totals.iter().map(|total| total.on).collect();
    let summed = of
        .indicator
        .observations
        .iter()
        .filter(|o| days.contains(&o.when.day()));
    let words: Vec<Qualifier> = summed.map(|o| o.qualifier).collect();
    match words.as_slice() {
        [only] => *only,
        all if all.iter().all(|word| *word == Qualifier::Exact) => Qualifier::Exact,
        _ => Qualifier::About,
    }
}

fn observations(renderer: &Renderer<'_>) -> Vec<Record> {
    let mut rows = Vec::new();
    for project in &renderer.insight.projects {
        for indicator in &project.known.indicators {
            for o in &indicator.observations {
                let shared = [
                    ("project", Value::from(&*project.known.id)),
                    ("indicator", Value::from(&*indicator.id)),
                    ("date", Value::from(o.about().to_string())),
                    ("qualifier", Value::from(o.qualifier.word())),
                    ("flag", Value::from(o.flag.word())),
                    ("published", Value::from(o.known_from().to_string())),
                    ("evidence", strings(&o.evidence)),
                    ("corrected", Value::from(o.corrected)),
                    ("provenance", Value::from(indicator.provenance.word())),
                    ("project_title", text(renderer, &project.known.title)),
                    ("indicator_name", text(renderer, &indicator.name)),
                    ("unit", name(renderer, indicator.unit.as_ref())),
                ];
                let mut whole = row(&shared);
                whole.insert("value".to_owned(), written(o.value.as_ref()));
                whole.insert("numerator".to_owned(), written(o.numerator.as_ref()));
                whole.insert("denominator".to_owned(), written(o.denominator.as_ref()));
                whole.insert(
                    "note".to_owned(),
                    o.note.as_ref().map_or(Value::Null, |n| text(renderer, n)),
                );
                rows.push(whole);
                for (group, value) in &o.by {
                    let mut part = row(&shared);
                    part.insert("value".to_owned(), written(Some(value)));
                    part.insert("group".to_owned(), Value::from(&**group));
                    rows.push(part);
                }
            }
        }
    }
    rows
}

fn milestones(renderer: &Renderer<'_>) -> Vec<Record> {
    let all = renderer
        .insight
        .projects
        .iter()
        .flat_map(|p| p.milestones.iter().map(move |m| (p, m)));
    let day = |d: Option<crate::base::Date>| d.map_or(Value::Null, |d| Value::from(d.to_string()));
    let one = |(p, m): (&ProjectInsight, &crate::derive::MilestoneInsight)| {
        row(&[
            ("project", Value::from(&*p.known.id)),
            ("milestone", Value::from(&*m.milestone.id)),
            ("name", text(renderer, &m.milestone.name)),
            ("due", date(m.milestone.due)),
            ("forecast", day(m.forecast)),
            ("met", day(m.milestone.met)),
            ("slip_days", m.slip.map_or(Value::Null, Value::from)),
            ("state", Value::from(m.state.word())),
            ("provenance", Value::from(p.known.provenance.word())),
            ("project_title", text(renderer, &p.known.title)),
        ])
    };
    all.map(one).collect()
}

/// What proves the figures; the check sum is that of the author's own file, before pictures are
/// cut.
fn evidence(renderer: &Renderer<'_>) -> Vec<Record> {
    let all = renderer
        .insight
        .projects
        .iter()
        .flat_map(|p| p.known.evidence.iter().map(move |e| (p, e)));
    let words = |text: Option<&str>| text.map_or(Value::Null, Value::from);
    let one = |(p, e): (&ProjectInsight, &crate::model::Evidence)| {
        let file = e
            .file
            .as_ref()
            .filter(|file| renderer.kept.why(file).is_none());
        row(&[
            ("project", Value::from(&*p.known.id)),
            ("evidence", Value::from(&*e.id)),
            ("title", text(renderer, &e.title)),
            ("kind", Value::from(e.kind.word())),
            (
                "publisher",
                e.publisher
                    .as_ref()
                    .map_or(Value::Null, |t| text(renderer, t)),
            ),
            ("date", e.date.map_or(Value::Null, date)),
            ("url", words(e.url.as_deref())),
            ("archived_url", words(e.archived_url.as_deref())),
            ("file", words(file.map(|f| f.as_str()))),
            (
                "sha256",
                words(
                    e.sha256
                        .as_deref()
                        .filter(|_| file.is_some() || e.file.is_none()),
                ),
            ),
            ("project_title", text(renderer, &p.known.title)),
        ])
    };
    all.map(one).collect()
}

/// What an edition may know, also what was replaced since.
pub struct Seen {
    /// The facts.
    pub facts: Vec<Fact>,
    /// The words beside them.
    pub words: Vec<Fact>,
}

impl Seen {
    /// What the edition of a renderer may know.
    pub fn new(renderer: &Renderer<'_>) -> Seen {
        let at = AsOf {
            day: renderer.insight.as_of,
            by: renderer.insight.by,
        };
        let all = facts::facts(renderer.site);
        let days = facts::project_days(&all);
        Seen {
            facts: facts::seen(&all, &days, at),
            words: facts::seen(&facts::words(renderer.site), &days, at),
        }
    }
}

fn fact(fact: &Fact) -> Record {
    row(&[
        ("project", Value::from(&*fact.project)),
        ("fact", Value::from(&*fact.fact)),
        ("value", Value::from(&*fact.value)),
        (
            "published",
            fact.published
                .map_or(Value::Null, |d| Value::from(d.to_string())),
        ),
    ])
}
