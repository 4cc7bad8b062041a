//! The data of the site as CSV and JSON: figures as published, computed ones with six decimals.

use super::row::{Record, computed, csv, date, name, row, strings, text, written};
use super::{projects, time};
use crate::base::Date;
use crate::derive::facts::{self, Fact};
use crate::derive::{AsOf, Bound, Forecast, IndicatorInsight, ProjectInsight, Rule};
use crate::model::vocabulary::{Accumulation, Qualifier};
use crate::model::{Aim, Project};
use crate::render::context::Renderer;
use crate::render::view::dictionary::{self, Column, FIELDS, TABLES};
use serde_json::{Value, json};
use std::collections::BTreeSet;

/// All files below `data/`, by path from the root of an edition, each as CSV and as JSON.
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
    let mut record = row(&[
        ("project", Value::from(&*project.id)),
        ("indicator", Value::from(&*i.id)),
        ("name", text(renderer, &i.name)),
        ("unit", name(renderer, i.unit.as_ref())),
        ("kind", Value::from(i.kind.word())),
        ("direction", Value::from(i.direction.word())),
        ("accumulation", Value::from(i.accumulation.word())),
        ("level", word(i.level.map(|level| level.word()))),
        ("headline", Value::from(of.counted)),
    ]);
    record.extend(aims(of));
    record.extend(latest(of));
    record.extend(against_plan(of));
    record.extend(ahead(of));
    record.extend(row(&[
        ("provenance", Value::from(i.provenance.word())),
        ("project_title", text(renderer, &project.title)),
    ]));
    record
}

/// Where an indicator began and what it should reach.
fn aims(of: &IndicatorInsight) -> Record {
    let i = &of.indicator;
    let (value, low, high) = match i.target.as_ref().map(|t| &t.aim) {
        Some(Aim::Value(value)) => (Some(value), None, None),
        Some(Aim::Range { low, high }) => (None, Some(low), Some(high)),
        None => (None, None, None),
    };
    let baseline = i.baseline.as_ref();
    let began = || day(of.start.filter(|_| i.start_value().is_some()));
    let has_target = i.target.is_some() || i.target_value().is_some();
    row(&[
        (
            "baseline",
            baseline.map_or_else(|| computed(i.start_value()), |b| written(Some(&b.value))),
        ),
        (
            "baseline_date",
            baseline.and_then(|b| b.date).map_or_else(began, date),
        ),
        (
            "target",
            value.map_or_else(|| computed(i.target_value()), |v| written(Some(v))),
        ),
        ("target_low", written(low)),
        ("target_high", written(high)),
        (
            "target_date",
            if has_target {
                date(of.promised)
            } else {
                Value::Null
            },
        ),
    ])
}

/// The newest figure and how far it is on the way.
fn latest(of: &IndicatorInsight) -> Record {
    let about = of
        .actual
        .map(|a| of.indicator.figure_date(a.on).to_string());
    let bound = of.progress.and_then(|p| p.bound).map(|bound| match bound {
        Bound::Lower => "lower",
        // Of a sum of both there is no progress, since nothing follows from it.
        Bound::Upper | Bound::Neither => "upper",
    });
    row(&[
        ("latest_value", computed(of.actual.map(|a| a.value))),
        ("latest_qualifier", qualifier(of)),
        ("latest_date", about.map_or(Value::Null, Value::from)),
        ("progress", computed(of.progress.map(|p| p.value))),
        ("progress_bound", word(bound)),
        ("elapsed", computed(of.elapsed)),
    ])
}

/// Where it stands beside its plan. The even pace is drawn for reference and never exported as one.
fn against_plan(of: &IndicatorInsight) -> Record {
    let declared = of.plan.as_ref().is_some_and(|plan| plan.declared);
    let of_plan = |value: Option<f64>| computed(value.filter(|_| declared));
    let allowed = of.allowed.filter(|_| of.is_paced());
    row(&[
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
        ("tolerance_days", allowed.map_or(Value::Null, Value::from)),
    ])
}

/// What is needed from now on, what is expected, and the status.
fn ahead(of: &IndicatorInsight) -> Record {
    let rule = of.judgement.trace.last().copied().unwrap_or(Rule::Unrated);
    let forecast = of.forecast;
    row(&[
        ("required_per_day", computed(of.required)),
        ("forecast_central", day(forecast.and_then(|f| f.central))),
        (
            "forecast_fastest",
            day(forecast.and_then(Forecast::fastest)),
        ),
        (
            "forecast_slowest",
            day(forecast.and_then(Forecast::slowest)),
        ),
        ("status", Value::from(of.judgement.status.word())),
        ("status_reason", Value::from(rule.word())),
    ])
}

fn day(day: Option<Date>) -> Value {
    day.map_or(Value::Null, |day| Value::from(day.to_string()))
}

fn word(word: Option<&'static str>) -> Value {
    word.map_or(Value::Null, Value::from)
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
    for project in renderer.insight.projects.iter() {
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

/// What an edition may know, also what was replaced since; see [`facts::seen`].
pub struct Seen {
    /// The figures, promises and dates; the table is sorted when it is written.
    pub facts: Vec<Fact>,
    /// The words that were published beside them; sorted as the facts are.
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
