//! One project on one page.
//!
//! Always there: number, title, status with its reason, promise, headline with its bar, dates and
//! pace, the trajectory, leads and department, as-of date, address and code. The rest has as many
//! lines as the paper leaves. Left out first, until the page is full:
//!
//! 1. figures by place or group,
//! 2. other indicators from the last one on,
//! 3. problems, closed ones first,
//! 4. reports of the quarter but the newest,
//! 5. milestones that were met, the oldest first; then those due last.
//!
//! What was left out is said on the sheet, with the address where it stands.

use super::super::super::{Here, charts, say};
use super::super::group::FactView;
use super::super::history::EntryView as ChangeView;
use super::super::project::{self, BreakdownView, HeadlineView};
use super::super::row::{StatusView, status};
use super::super::site::{self, PageView, group_name};
use super::super::{DateView, TextView, date, drawn, text};
use super::columns::{Left, NewsView, Right, StepView, TaskView, left, right};
use super::fit::{Frame, Missing, Room};
use super::numbers::{Numbers, PaperFigureView, PaperTableView};
use super::permanent;
use crate::chart::Figure;
use crate::derive::{ProjectInsight, Quarter};
use crate::model::Project;
use crate::model::words::Provenance;
use crate::render::page::{GroupKind, Page};
use crate::theme::Arg;
use serde::Serialize;

/// One project on one page.
#[derive(Debug, Serialize)]
pub struct SheetView {
    /// Its place on the page.
    pub id: String,
    /// The level of its heading.
    pub level: u8,
    /// Its number.
    pub no: Option<u32>,
    /// Its title.
    pub title: TextView,
    /// Its focus.
    pub focus: Option<String>,
    /// Its status.
    pub status: StatusView,
    /// The status in one sentence.
    pub reason: String,
    /// What the department says, when that differs.
    pub declared: Option<String>,
    /// The day its figures stopped, when they are out of date.
    pub stale: Option<DateView>,
    /// The original wording; its summary where there is none.
    pub promise: Option<TextView>,
    /// Where it was published.
    pub promise_source: Option<String>,
    /// The newest change of due date or target.
    pub moved: Option<ChangeView>,
    /// The headline in large figures.
    pub headline: Option<HeadlineView>,
    /// Due date, days left, pace.
    pub facts: Vec<FactView>,
    /// The trajectory, or the milestones.
    pub figure: Option<PaperFigureView>,
    /// What a sentence says where nothing can be drawn.
    pub instead: Option<String>,
    /// The caption of the milestones.
    pub milestones_table: Option<PaperTableView>,
    /// The milestones.
    pub milestones: Vec<StepView>,
    /// Figures by place or group.
    pub breakdown: Option<BreakdownView>,
    /// How far it moved, in one sentence.
    pub since: Option<String>,
    /// Reports of the quarter, the newest first.
    pub reports: Vec<NewsView>,
    /// What stands in the way.
    pub blocker: Option<String>,
    /// Problems and what is done.
    pub actions: Vec<TaskView>,
    /// What comes next.
    pub next: Option<String>,
    /// Other indicators.
    pub indicators: Vec<FactView>,
    /// Leads and departments, each as label and names.
    pub people: Vec<FactView>,
    /// Its figures are about days up to this one.
    pub as_of: DateView,
    /// Where everything about it is.
    pub address: Option<String>,
    /// The same as a code for a camera.
    pub code_html: Option<String>,
    /// What did not fit, in one sentence.
    pub left_out: Option<String>,
    /// Whether its head alone is longer than a page, so that it takes two.
    pub is_over: bool,
    /// Whether its facts are invented for a demonstration.
    pub illustrative: bool,
}

/// A project's sheet as a page of its own.
pub fn page(here: &Here<'_>, id: &str) -> (PageView, SheetView) {
    let of = here
        .insight
        .project(id)
        .expect("a sheet exists only with its project");
    let view = sheet(
        here,
        of,
        here.insight.quarter,
        &mut Numbers::default(),
        Frame::SHEET,
    );
    let title = here.words().say(
        "print-sheet-title",
        &[("title", Arg::Text(of.known.title.get(here.lang)))],
    );
    (site::page(here, title, view.reason.clone(), None), view)
}

/// A project on one page; `period`: the days whose reports it tells.
pub fn sheet(
    here: &Here<'_>,
    of: &ProjectInsight,
    period: Quarter,
    numbers: &mut Numbers,
    frame: Frame,
) -> SheetView {
    let known = &of.known;
    let (figure, instead) = figure(here, of, numbers);
    let promise = promise(here, known).map(|promise| frame.promise(here, promise));
    let free = frame.free(here, of, promise.as_ref(), figure.as_ref());
    let mut missing = Missing::default();
    let Left {
        milestones_table,
        milestones,
        indicators,
        breakdown,
    } = left(here, of, numbers, Room(free.lines), &mut missing, frame);
    let Right {
        since,
        reports,
        blocker,
        actions,
        next,
    } = right(here, of, period, Room(free.lines), &mut missing, frame);
    let page = Page::Project(known.id.clone());
    let address = permanent(here, &page);
    SheetView {
        id: format!("p-{}", known.id),
        level: frame.level,
        no: known.no,
        title: text(here, &known.title),
        focus: known
            .focus
            .as_ref()
            .map(|id| group_name(here, GroupKind::Focus, id)),
        status: status(here, of.judgement.status),
        reason: say::project_reason(here, of),
        declared: super::super::declared::declared(here, of),
        stale: if of.stale {
            super::super::updated(here, of)
        } else {
            None
        },
        promise,
        promise_source: project::promise_source(here, of).filter(|_| known.promise.is_some()),
        moved: project::moved(here, of),
        headline: of
            .lead_indicator()
            .and_then(|i| project::headline(here, of, i)),
        facts: project::facts(here, of),
        figure,
        instead,
        milestones_table,
        milestones,
        breakdown,
        since,
        reports,
        blocker,
        actions,
        next,
        indicators,
        people: people(here, of),
        as_of: date(here, here.insight.as_of),
        code_html: address
            .as_deref()
            .map(crate::chart::qr::code)
            .filter(|code| !code.is_empty()),
        address,
        left_out: missing.said(here),
        is_over: free.is_over,
        illustrative: known.provenance == Provenance::Illustrative,
    }
}

/// A drawing of more milestones than this cannot be read on a sheet; its table can.
pub const MOST_STEPS: usize = 12;

/// What was promised, in its own words; the summary where there are none.
pub fn promise(here: &Here<'_>, known: &Project) -> Option<TextView> {
    known
        .promise
        .as_ref()
        .map(|p| &p.text)
        .or(known.summary.as_ref())
        .map(|t| text(here, t))
}

fn figure(
    here: &Here<'_>,
    of: &ProjectInsight,
    numbers: &mut Numbers,
) -> (Option<PaperFigureView>, Option<String>) {
    let shown = of
        .lead_indicator()
        .map(|i| charts::trajectory(here, of, i, true));
    let source = drawn::source(here, of);
    let instead = shown
        .as_ref()
        .filter(|f| f.drawing.is_none())
        .map(|f| f.title.clone());
    let steps = (1..=MOST_STEPS)
        .contains(&of.milestones.len())
        .then(|| charts::timeline(here, of));
    let drawn = shown
        .filter(|f| f.drawing.is_some())
        .or(steps.filter(|f| f.drawing.is_some()));
    (
        drawn.and_then(|f| {
            numbers.figure(here, named(here, of, f, numbers.counted), source.as_deref())
        }),
        instead,
    )
}

/// In a book a caption also stands in a list, where it has to name its project.
fn named(here: &Here<'_>, of: &ProjectInsight, figure: Figure, counted: bool) -> Figure {
    let args = [
        ("name", Arg::Text(of.known.title.get(here.lang))),
        ("title", Arg::Text(&figure.title)),
    ];
    let title = if counted {
        here.words().say("print-figure-of", &args)
    } else {
        figure.title.clone()
    };
    Figure { title, ..figure }
}

/// Who answers for it.
fn people(here: &Here<'_>, of: &ProjectInsight) -> Vec<FactView> {
    let (known, t, words) = (&of.known, here.insight.as_of, here.words());
    let names = |kind, ids: &[crate::model::Id]| {
        let all: Vec<String> = ids.iter().map(|id| group_name(here, kind, id)).collect();
        all.join(&words.say("list-comma", &[]))
    };
    let mut people = Vec::new();
    let mut add = |key: &str, value: String| {
        if !value.is_empty() {
            people.push(FactView {
                label: words.say(key, &[]),
                value,
                href: None,
            });
        }
    };
    add(
        "term-lead",
        known
            .leads
            .at(t)
            .map_or_else(String::new, |ids| names(GroupKind::Lead, ids)),
    );
    if let Some(departments) = known.departments.at(t) {
        add(
            "fact-lead-department",
            names(GroupKind::Department, departments.lead.as_slice()),
        );
        add(
            "fact-support",
            names(GroupKind::Department, &departments.support),
        );
    }
    let due = words
        .locale
        .partial(known.due, &words.say("unknown-date", &[]));
    add("fact-due", due);
    people
}
