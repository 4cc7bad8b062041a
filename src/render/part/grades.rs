//! How projects were rated: every declared grade with by whom and why, a strip with the grade at
//! the end of each period, and a matrix of all.

use crate::base::{Date, Period};
use crate::derive::{ProjectInsight, Reason, Shown};
use crate::model::Declared;
use crate::model::vocabulary::Stage;
use crate::render::context::PageContext;
use crate::render::part::history;
use crate::render::phrase::period;
use crate::render::phrase::status::{StatusView, shown};
use crate::render::phrase::{DateView, LinkView, date, declared, project_link};
use serde::Serialize;

/// All grades of one kind that a project was given.
#[derive(Debug, Serialize)]
pub struct GradesView {
    /// What is rated, for machines: `status` or `confidence`.
    pub id: &'static str,
    /// The same in words.
    pub name: String,
    /// The grade at the end of each period since the first one, the latest twelve; empty with a
    /// single period.
    pub strip: Vec<StripCellView>,
    /// The grades, the newest first.
    pub grades: Vec<GradeView>,
}

/// One period of a strip.
#[derive(Debug, Serialize)]
pub struct StripCellView {
    /// The period, in words.
    pub period: String,
    /// The grade at its end, or by now.
    pub grade: GradeCellView,
}

/// The grade of a project for a period.
#[derive(Debug, Serialize)]
pub struct GradeCellView {
    /// The grade.
    pub status: StatusView,
    /// Whether it is one of an earlier period, since there is none for this one.
    pub carried: bool,
}

/// One declared grade.
#[derive(Debug, Serialize)]
pub struct GradeView {
    /// When it was published.
    pub date: DateView,
    /// The day or period that it is about, in words; `None` where that is not said.
    pub about: Option<String>,
    /// The grade.
    pub status: StatusView,
    /// Who declared it; `None` where that is not said.
    pub by: Option<String>,
    /// Why, in their words; `None` where that is not said.
    pub reason: Option<String>,
    /// What proves it, in the order written.
    pub evidence: Vec<LinkView>,
}

/// The most periods of a strip.
const MOST: usize = 12;

/// The grades of a project: its status, then how sure it is to be kept; only what was declared.
pub fn grades(here: &PageContext<'_>, of: &ProjectInsight) -> Vec<GradesView> {
    let both = [
        ("status", &of.known.declared),
        ("confidence", &of.known.confidence),
    ];
    let some = both.into_iter().filter(|(_, all)| !all.is_empty());
    some.map(|(id, all)| GradesView {
        id,
        name: here.words().say(&format!("grades-{id}"), &[]),
        strip: strip(here, all, last_word(of, all)),
        grades: all.iter().rev().map(|d| grade(here, of, d)).collect(),
    })
    .collect()
}

/// A declared grade as a status.
pub fn status_of(here: &PageContext<'_>, of: &Declared) -> StatusView {
    shown(here, &Shown::Declared(of.is.clone()))
}

fn grade(here: &PageContext<'_>, of: &ProjectInsight, one: &Declared) -> GradeView {
    GradeView {
        date: date(here, one.published),
        about: declared::about(here, one),
        status: status_of(here, one),
        by: one.by.as_ref().map(|by| by.get(here.lang).to_owned()),
        reason: one.reason.as_ref().map(|why| why.get(here.lang).to_owned()),
        evidence: history::evidence(here, of, &one.evidence),
    }
}

/// The day after which no grade is missing: that of a verdict, or when the project was given up or
/// closed; `None` while one may still come.
fn last_word(of: &ProjectInsight, all: &[Declared]) -> Option<Date> {
    let verdict = all.last().filter(|last| last.is.decides());
    let ended = match &of.judgement.reason {
        // What is paused may go on.
        Reason::Stage { stage, since, .. } if *stage != Stage::Paused => *since,
        _ => None,
    };
    verdict.map(Declared::on).or(ended)
}

fn strip(here: &PageContext<'_>, all: &[Declared], end: Option<Date>) -> Vec<StripCellView> {
    let periods = periods(here, all.first().map(Declared::on));
    let cell = |of: &Period| {
        Some(StripCellView {
            period: period::name(here, *of),
            grade: cell(here, all, end, *of)?,
        })
    };
    let cells: Vec<StripCellView> = periods.iter().filter_map(cell).collect();
    if cells.len() < 2 { Vec::new() } else { cells }
}

/// The last grade for a period or an earlier one; `None` before the first one, and after the end.
fn cell(
    here: &PageContext<'_>,
    all: &[Declared],
    end: Option<Date>,
    of: Period,
) -> Option<GradeCellView> {
    let last = all.iter().rfind(|d| d.on() <= of.last)?;
    let carried = last.on() < of.first;
    let is_over = end.is_some_and(|day| day < of.first);
    (!(carried && is_over)).then(|| GradeCellView {
        status: status_of(here, last),
        carried,
    })
}

/// Every project that was rated, with its grade at the end of each period.
#[derive(Debug, Serialize)]
pub struct GradeMatrixView {
    /// The periods, oldest first: the latest six since the first grade.
    pub periods: Vec<String>,
    /// The projects, in the order of the site.
    pub rows: Vec<GradeRowView>,
}

/// One project of the matrix.
#[derive(Debug, Serialize)]
pub struct GradeRowView {
    /// Its number; `None` where it has none.
    pub no: Option<u32>,
    /// The project.
    pub project: LinkView,
    /// Its grade at the end of each period; `None` before the first one.
    pub cells: Vec<Option<GradeCellView>>,
    /// What figures, milestones or stage say of it; `None` where they say nothing.
    pub computed: Option<StatusView>,
}

/// The most periods of a matrix, as many as a page of paper has room for.
const COLUMNS: usize = 6;

/// The grades of all projects by period; `None` where none was declared, and without periods.
pub fn matrix(here: &PageContext<'_>) -> Option<GradeMatrixView> {
    let projects = here.insight.projects.iter();
    let rated: Vec<&ProjectInsight> = projects.filter(|p| !p.known.declared.is_empty()).collect();
    let since = rated.iter().map(|p| p.known.declared[0].on()).min()?;
    let mut periods = periods(here, Some(since));
    if periods.is_empty() {
        return None;
    }
    periods.drain(..periods.len().saturating_sub(COLUMNS));
    let row = |of: &&ProjectInsight| GradeRowView {
        no: of.known.no,
        project: project_link(here, &of.known),
        cells: {
            let all = &of.known.declared;
            let end = last_word(of, all);
            let cells = periods.iter().map(|period| cell(here, all, end, *period));
            cells.collect()
        },
        computed: match &of.shown {
            computed @ Shown::Computed(_) => Some(shown(here, computed)),
            Shown::Declared(_) => None,
        },
    };
    Some(GradeMatrixView {
        rows: rated.iter().map(row).collect(),
        periods: periods.iter().map(|p| period::name(here, *p)).collect(),
    })
}

/// The periods from a day to the as-of date, the latest twelve of them, oldest first; none where
/// the programme reports by none.
pub fn periods(here: &PageContext<'_>, since: Option<Date>) -> Vec<Period> {
    let now = here.settings().calendar.period_of(here.insight.as_of);
    let back = std::iter::successors(now, |p| Some(p.before()));
    let mut periods: Vec<Period> = back
        .take_while(|p| since.is_some_and(|since| since <= p.last))
        .take(MOST)
        .collect();
    periods.reverse();
    periods
}
