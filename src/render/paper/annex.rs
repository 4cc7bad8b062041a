//! The annex of a book: all indicators with their figures, and what each counts.

use crate::derive::{IndicatorInsight, ProjectInsight};
use crate::model::GroupKind;
use crate::render::context::PageContext;
use crate::render::part::row::{self, RowView};
use crate::render::phrase::status::{StatusView, status};
use crate::render::phrase::value::{self, bounded};
use crate::render::phrase::{self, DateView, date, group, say};
use crate::theme::Arg;
use serde::Serialize;
use std::collections::BTreeMap;

/// One project in the table of all projects.
#[derive(Debug, Serialize)]
pub struct ProjectRowView {
    /// Where its page is in the book, without `#`.
    pub id: String,
    /// The project.
    pub row: RowView,
    /// Who leads it on the as-of date, in words; empty where that is not known.
    pub lead: String,
    /// Its leading department; empty where that is not known.
    pub department: String,
    /// What its figures are counted in; empty for a bare number and where nothing is counted.
    pub unit: String,
    /// What it should reach, without that unit; `None` without a target.
    pub target: Option<String>,
    /// The latest figure, without that unit; `None` where nothing was published.
    pub value: Option<String>,
    /// How far it moved since the beginning of the period, in words with its sign, and with a unit
    /// where that is another, such as percentage points; `–` where that is unknown.
    pub since: String,
}

/// One indicator in the table of all indicators.
#[derive(Debug, Serialize)]
pub struct AnnexRowView {
    /// The project's number; `None` where it has none, and in rows after its first.
    pub no: Option<u32>,
    /// The project; `None` in rows after its first.
    pub project: Option<String>,
    /// How many rows its project has, one or more.
    pub rows: usize,
    /// The indicator.
    pub name: String,
    /// Its unit; empty where it has none.
    pub unit: String,
    /// Where it began, without its unit; `None` where that is unknown.
    pub baseline: Option<String>,
    /// What it should reach, without its unit where that is the one of its figures; `None` without
    /// a target.
    pub target: Option<String>,
    /// By when; `None` where that is unknown.
    pub due: Option<DateView>,
    /// The latest figure, likewise, or the newest note; `None` where nothing was published.
    pub value: Option<String>,
    /// What that figure is about, a day or a period; `None` without a number.
    pub on: Option<DateView>,
    /// Progress in whole percent, with the sign of a bound; `None` where it is not defined, for
    /// words and for limits.
    pub percent: Option<String>,
    /// Its status.
    pub status: StatusView,
}

/// What one or several indicators count, in the words of their definition.
#[derive(Debug, Serialize)]
pub struct DefinitionView {
    /// Project and name of each; the name once where both are the same.
    pub name: String,
    /// Whether they are several.
    pub shared: bool,
    /// What is counted.
    pub text: String,
}

/// The table of all projects, in the order of the site.
pub fn projects(here: &PageContext<'_>) -> Vec<ProjectRowView> {
    here.insight
        .projects
        .iter()
        .map(|p| project_row(here, p))
        .collect()
}

fn project_row(here: &PageContext<'_>, of: &ProjectInsight) -> ProjectRowView {
    use GroupKind;
    let row = row::row(here, of);
    let leads = of
        .known
        .leads
        .at(here.insight.as_of)
        .map_or(&[][..], |ids| ids);
    let names: Vec<String> = leads
        .iter()
        .map(|id| group::group_name(here, GroupKind::Lead, id))
        .collect();
    let moved = since(here, of).unwrap_or_else(|| "–".to_owned());
    let unit = of.lead_indicator().map(|i| say::unit(here, i).to_string());
    let (unit, [target, value]) = apart(
        unit.unwrap_or_default(),
        [row.target.clone(), row.value.clone()],
    );
    ProjectRowView {
        id: format!("p-{}", of.known.id),
        lead: names.join(&here.words().say("list-comma", &[])),
        department: row
            .department
            .as_ref()
            .map_or_else(String::new, |d| d.text.clone()),
        since: bare(&moved, &unit).unwrap_or(moved),
        unit,
        target,
        value,
        row,
    }
}

/// A unit, and figures without it; no unit, and figures as they are, where one of them has another
/// form of it or is no number.
fn apart(unit: String, figures: [Option<String>; 2]) -> (String, [Option<String>; 2]) {
    let is_counted = |said: &String| bare(said, &unit).is_some();
    if !figures.iter().flatten().all(is_counted) {
        return (String::new(), figures);
    }
    let figures = figures.map(|said| said.map(|said| bare(&said, &unit).unwrap_or(said)));
    (unit, figures)
}

/// A figure without its unit at the end; `None` where it does not end so.
fn bare(said: &str, unit: &str) -> Option<String> {
    let rest = said.strip_suffix(unit)?.trim_end();
    rest.ends_with(|c: char| c.is_numeric() || !c.is_ascii())
        .then(|| rest.to_owned())
}

/// How far the leading figure moved, with its sign, or the progress by milestones in whole
/// percentage points; `None` where that is unknown.
fn since(here: &PageContext<'_>, of: &ProjectInsight) -> Option<String> {
    let since = here.insight.since.as_ref()?;
    let found = since.moves.by_id(&of.known.id)?;
    let words = here.words();
    if found.before.is_none() {
        return Some(words.say("print-new", &[]));
    }
    match &found.values {
        Some((_, Some(before), now)) if before == now => Some(words.say("unchanged", &[])),
        Some((id, Some(before), now)) => {
            let indicator = of.indicators.iter().find(|i| i.indicator.id == *id)?;
            if indicator.indicator.kind.is_worded() {
                let [before, now] = [before, now].map(|v| say::amount(here, indicator, *v));
                return Some(words.say(
                    "moved-change",
                    &[("before", Arg::Text(&before)), ("now", Arg::Text(&now))],
                ));
            }
            Some(say::signed(here, indicator, now - before))
        }
        Some((_, None, _)) => Some(words.say("print-first-figure", &[])),
        None => {
            let moved = found.progress?;
            Some(if moved == 0.0 {
                words.say("unchanged", &[])
            } else {
                words.signed(moved * 100.0, 0, "%")
            })
        }
    }
}

/// The table of all indicators, project by project in the order of the site.
pub fn indicators(here: &PageContext<'_>) -> Vec<AnnexRowView> {
    let of = |p: &ProjectInsight| -> Vec<AnnexRowView> {
        p.indicators
            .iter()
            .enumerate()
            .map(|(at, i)| indicator_row(here, p, i, at))
            .collect()
    };
    here.insight.projects.iter().flat_map(of).collect()
}

fn indicator_row(
    here: &PageContext<'_>,
    project: &ProjectInsight,
    of: &IndicatorInsight,
    at: usize,
) -> AnnexRowView {
    let unit = say::unit(here, of).to_string();
    let (counted, [target, value]) = apart(
        unit.clone(),
        [value::target(here, of), value::value(here, of)],
    );
    AnnexRowView {
        no: project.known.no.filter(|_| at == 0),
        project: (at == 0).then(|| project.known.name(here.lang).get(here.lang).to_owned()),
        rows: project.indicators.len(),
        name: of.indicator.name.get(here.lang).to_owned(),
        unit: if counted.is_empty() { unit } else { counted },
        baseline: of.indicator.start_value().map(|v| value::bare(here, of, v)),
        target,
        due: of.due.map(|day| date(here, day)),
        value,
        on: of.actual.map(|a| phrase::figure_date(here, of, a.on)),
        percent: of
            .progress
            .filter(|_| !of.indicator.kind.is_worded() && !of.indicator.direction.is_limit())
            .map(|p| bounded(here, p)),
        status: status(here, of.judgement.status),
    }
}

/// What each indicator counts, in the order of the first that counts so; only those that were
/// defined. A definition that several share stands once, with all their names.
pub fn definitions(here: &PageContext<'_>) -> Vec<DefinitionView> {
    let mut found: Vec<(Vec<String>, &str)> = Vec::new();
    let mut places: BTreeMap<&str, usize> = BTreeMap::new();
    for project in &*here.insight.projects {
        for of in &project.indicators {
            let Some(text) = of.indicator.definition.as_ref() else {
                continue;
            };
            let (name, text) = (defined_name(here, project, of), text.get(here.lang));
            let at = *places.entry(text).or_insert(found.len());
            match found.get_mut(at) {
                Some((names, _)) => names.push(name),
                None => found.push((vec![name], text)),
            }
        }
    }
    let stop = here.words().say("list-stop", &[]);
    let view = |(names, text): (Vec<String>, &str)| DefinitionView {
        shared: 1 < names.len(),
        name: names.join(&stop),
        text: text.to_owned(),
    };
    found.into_iter().map(view).collect()
}

/// Project and name of an indicator; the name once where both are the same.
fn defined_name(
    here: &PageContext<'_>,
    of: &ProjectInsight,
    indicator: &IndicatorInsight,
) -> String {
    let project = of.known.title.get(here.lang);
    let name = indicator.indicator.name.get(here.lang);
    if project == name {
        return name.to_owned();
    }
    format!("{project}{}{name}", here.words().say("list-colon", &[]))
}
