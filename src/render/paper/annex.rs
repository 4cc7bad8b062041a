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
    /// How far it moved since the beginning of the period, in words with sign and unit; `–` where
    /// that is unknown.
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
    /// What it should reach, with its unit; `None` without a target.
    pub target: Option<String>,
    /// By when; `None` where that is unknown.
    pub due: Option<DateView>,
    /// The latest figure with its unit or the newest note; `None` where nothing was published.
    pub value: Option<String>,
    /// What that figure is about, a day or a period; `None` without a number.
    pub on: Option<DateView>,
    /// Progress in whole percent, with the sign of a bound; `None` where it is not defined, for
    /// words and for limits.
    pub percent: Option<String>,
    /// Its status.
    pub status: StatusView,
}

/// What an indicator counts, in the words of its definition.
#[derive(Debug, Serialize)]
pub struct DefinitionView {
    /// Its project and name; the name once where both are the same.
    pub name: String,
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
    ProjectRowView {
        id: format!("p-{}", of.known.id),
        lead: names.join(&here.words().say("list-comma", &[])),
        department: row
            .department
            .as_ref()
            .map_or_else(String::new, |d| d.text.clone()),
        since: since(here, of).unwrap_or_else(|| "–".to_owned()),
        row,
    }
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
    AnnexRowView {
        no: project.known.no.filter(|_| at == 0),
        project: (at == 0).then(|| project.known.title.get(here.lang).to_owned()),
        rows: project.indicators.len(),
        name: of.indicator.name.get(here.lang).to_owned(),
        unit: say::unit(here, of).to_string(),
        baseline: of.indicator.start_value().map(|v| value::bare(here, of, v)),
        target: value::target(here, of),
        due: of.due.map(|day| date(here, day)),
        value: value::value(here, of),
        on: of.actual.map(|a| phrase::figure_date(here, of, a.on)),
        percent: of
            .progress
            .filter(|_| !of.indicator.kind.is_worded() && !of.indicator.direction.is_limit())
            .map(|p| bounded(here, p)),
        status: status(here, of.judgement.status),
    }
}

/// What each indicator counts, in the same order; only those that were defined.
pub fn definitions(here: &PageContext<'_>) -> Vec<DefinitionView> {
    let of = |p: &ProjectInsight| -> Vec<DefinitionView> {
        let view = |i: &IndicatorInsight| {
            let text = i.indicator.definition.as_ref()?.get(here.lang).to_owned();
            let (project, name) = (
                p.known.title.get(here.lang),
                i.indicator.name.get(here.lang),
            );
            let name = if project == name {
                name.to_owned()
            } else {
                format!("{project}{}{name}", here.words().say("list-colon", &[]))
            };
            Some(DefinitionView { name, text })
        };
        p.indicators.iter().filter_map(view).collect()
    };
    here.insight.projects.iter().flat_map(of).collect()
}
