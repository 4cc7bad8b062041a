//! One project on one page.
//!
//! Always there: number, title, status with its reason, promise, headline with its bar, dates and pace, the trajectory, leads and department,
//! as-of date, address and code. The rest has as many lines as the paper leaves. Left out first, until the page is full:
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
use super::super::{DateView, TextView, date, drawn, record, report, short_date, text};
use super::fit::{Frame, HEAD, Missing, Room};
use super::numbers::{Numbers, PaperFigureView, PaperTableView};
use super::permanent;
use crate::base::PartialDate;
use crate::chart::Figure;
use crate::chart::text::width;
use crate::derive::{MilestoneInsight, ProjectInsight, Quarter};
use crate::model::Project;
use crate::model::words::{Provenance, ReportKind};
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

/// A milestone in one line.
#[derive(Debug, Serialize)]
pub struct StepView {
    /// Its name.
    pub name: String,
    /// The first due date, in digits where it is a day.
    pub due: String,
    /// When it was met or is expected, in digits.
    pub now: Option<String>,
    /// How far it slipped.
    pub slip: String,
}

/// A report in a few words.
#[derive(Debug, Serialize)]
pub struct NewsView {
    /// Its day.
    pub date: DateView,
    /// Its beginning.
    pub text: TextView,
}

/// A problem in a few words.
#[derive(Debug, Serialize)]
pub struct TaskView {
    /// What is to be done.
    pub text: String,
    /// Who answers for it, by when, and how it stands.
    pub state: String,
    /// Whether it is past its date.
    pub overdue: bool,
}

/// A project's sheet as a page of its own.
pub fn page(here: &Here<'_>, id: &str) -> (PageView, SheetView) {
    let of = here.insight.project(id).expect("a sheet exists only with its project");
    let view = sheet(here, of, here.insight.quarter, &mut Numbers::default(), Frame::SHEET);
    let title = here.words().say("print-sheet-title", &[("title", Arg::Text(of.known.title.get(here.lang)))]);
    (site::page(here, title, view.reason.clone(), None), view)
}

/// A project on one page; `period`: the days whose reports it tells.
pub fn sheet(here: &Here<'_>, of: &ProjectInsight, period: Quarter, numbers: &mut Numbers, frame: Frame) -> SheetView {
    let known = &of.known;
    let (figure, instead) = figure(here, of, numbers);
    let promise = promise(here, known).map(|promise| frame.promise(here, promise));
    let free = frame.free(here, of, promise.as_ref(), figure.as_ref());
    let (mut left, mut right) = (Room(free.lines), Room(free.lines));
    let mut missing = Missing::default();
    let milestones = milestones(here, of, &mut left, &mut missing, frame);
    let milestones_table = (!milestones.is_empty()).then(|| numbers.table(here, milestones_title(here, of)));
    let indicators = indicators(here, of, &mut left, &mut missing, frame);
    let breakdown = breakdown(here, of, &mut left, &mut missing);
    let since = since(here, of);
    if let Some(said) = &since {
        right.take(frame.lines_of(said) + HEAD);
    }
    let blocker = known.reports.iter().rev().find_map(|r| r.blocker.as_ref()).filter(|_| super::super::home::is_behind(of));
    let newest = known.reports.iter().rev().find_map(|r| r.next.as_ref());
    let says = |t: Option<&crate::base::Text>| t.map(|t| t.get(here.lang).to_owned());
    let (mut blocker, mut next) = (says(blocker), says(newest));
    for said in [&mut blocker, &mut next] {
        if said.as_ref().is_some_and(|text| !right.take(frame.lines_of(text) + HEAD / 2.0)) {
            *said = None;
            missing.reports += 1;
        }
    }
    let reports = reports(here, of, period, (&mut right, if since.is_some() { 0.0 } else { HEAD }), &mut missing, frame);
    let actions = actions(here, of, (&mut right, if blocker.is_some() { 0.0 } else { HEAD }), &mut missing, frame);
    let page = Page::Project(known.id.clone());
    let address = permanent(here, &page);
    SheetView {
        id: format!("p-{}", known.id),
        level: frame.level,
        no: known.no,
        title: text(here, &known.title),
        focus: known.focus.as_ref().map(|id| group_name(here, GroupKind::Focus, id)),
        status: status(here, of.judgement.status),
        reason: say::project_reason(here, of),
        declared: project::declared(here, of),
        stale: of.updated.filter(|_| of.stale).map(|day| short_date(here, day)),
        promise,
        promise_source: project::promise_source(here, of).filter(|_| known.promise.is_some()),
        moved: project::moved(here, of),
        headline: of.lead_indicator().and_then(|i| project::headline(here, of, i)),
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
        code_html: address.as_deref().map(crate::chart::qr::code).filter(|code| !code.is_empty()),
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
    known.promise.as_ref().map(|p| &p.text).or(known.summary.as_ref()).map(|t| text(here, t))
}

fn figure(here: &Here<'_>, of: &ProjectInsight, numbers: &mut Numbers) -> (Option<PaperFigureView>, Option<String>) {
    let shown = of.lead_indicator().map(|i| charts::trajectory(here, of, i, true));
    let source = drawn::source(here, of);
    let instead = shown.as_ref().filter(|f| f.drawing.is_none()).map(|f| f.title.clone());
    let steps = (1..=MOST_STEPS).contains(&of.milestones.len()).then(|| charts::timeline(here, of));
    let drawn = shown.filter(|f| f.drawing.is_some()).or(steps.filter(|f| f.drawing.is_some()));
    (drawn.and_then(|f| numbers.figure(here, named(here, of, f, numbers.counted), source.as_deref())), instead)
}

/// In a book a caption also stands in a list, where it has to name its project.
fn named(here: &Here<'_>, of: &ProjectInsight, figure: Figure, counted: bool) -> Figure {
    let args = [("name", Arg::Text(of.known.title.get(here.lang))), ("title", Arg::Text(&figure.title))];
    let title = if counted { here.words().say("print-figure-of", &args) } else { figure.title.clone() };
    Figure { title, ..figure }
}

fn milestones_title(here: &Here<'_>, of: &ProjectInsight) -> String {
    here.words().say("print-milestones", &[("title", Arg::Text(of.known.title.get(here.lang)))])
}

/// Open milestones first when they do not all fit, then the newest met ones; told in the order of the project.
fn milestones(here: &Here<'_>, of: &ProjectInsight, room: &mut Room, missing: &mut Missing, frame: Frame) -> Vec<StepView> {
    let mut order: Vec<usize> = (0..of.milestones.len()).collect();
    let met = |at: &usize| of.milestones[*at].milestone.met;
    order.sort_by_key(|at| (met(at).is_some(), std::cmp::Reverse(met(at)), *at));
    // Three columns of dates and words leave two fifths of the width for a name.
    let lines = |at: &usize| {
        1.15 * (width(of.milestones[*at].milestone.name.get(here.lang), 12.0) / (frame.column * 0.42)).ceil().max(1.0)
    };
    // The head of the table is a line of its own.
    if !order.is_empty() {
        room.take(1.2);
    }
    let (mut kept, left) = room.list(HEAD, order, lines);
    missing.milestones += left;
    kept.sort_unstable();
    kept.into_iter().map(|at| step(here, &of.milestones[at])).collect()
}

fn step(here: &Here<'_>, of: &MilestoneInsight) -> StepView {
    let day = |day: crate::base::Date| {
        let digits = day.to_string();
        if here.words().locale.is_chinese() { digits.replace('-', ".") } else { digits }
    };
    let due = match of.milestone.due {
        PartialDate::Day(due) => day(due),
        due => here.words().locale.partial(due, &here.words().say("unknown-date", &[])),
    };
    StepView {
        name: of.milestone.name.get(here.lang).to_owned(),
        due,
        now: of.milestone.met.or(of.forecast).map(day),
        slip: project::slip(here, of),
    }
}

/// Fewer rows of a breakdown than this say nothing.
const LEAST_ROWS: usize = 4;

fn breakdown(here: &Here<'_>, of: &ProjectInsight, room: &mut Room, missing: &mut Missing) -> Option<BreakdownView> {
    let all: Vec<BreakdownView> = of.indicators.iter().filter_map(|i| project::breakdown(here, i)).collect();
    let lines = |b: &BreakdownView| HEAD + 0.2 + (b.rows.len() as f64 / 2.0).ceil() * 1.05;
    let whole = all.len();
    let mut first = all.into_iter().next()?;
    let most = 2 * ((room.0 - HEAD - 0.2) / 1.05).max(0.0) as usize;
    if most < LEAST_ROWS.min(first.rows.len()) {
        missing.parts += whole;
        return None;
    }
    missing.parts += whole - 1;
    missing.rows += first.rows.len().saturating_sub(most);
    first.rows.truncate(most);
    room.take(lines(&first));
    Some(first)
}

/// How far the leading indicator moved since the beginning of the period.
fn since(here: &Here<'_>, of: &ProjectInsight) -> Option<String> {
    let since = here.insight.since.as_ref()?;
    let found = since.moves.iter().find(|m| m.id == of.known.id)?;
    let words = here.words();
    let from = words.locale.short_date(since.from);
    let (id, before, now) = found.values.as_ref()?;
    let indicator = of.indicators.iter().find(|i| i.indicator.id == *id)?;
    let amount = |v: f64| say::amount(here, indicator, v);
    Some(match before {
        None => words.say("print-since-first", &[("now", Arg::Text(&amount(*now)))]),
        Some(before) if before == now => {
            words.say("print-since-still", &[("date", Arg::Text(&from)), ("now", Arg::Text(&amount(*now)))])
        }
        Some(before) => {
            let (before, now) = (amount(*before), amount(*now));
            let args = [("date", Arg::Text(&from)), ("before", Arg::Text(&before)), ("now", Arg::Text(&now))];
            words.say("print-since", &args)
        }
    })
}

fn reports(
    here: &Here<'_>,
    of: &ProjectInsight,
    period: Quarter,
    (room, head): (&mut Room, f64),
    missing: &mut Missing,
    frame: Frame,
) -> Vec<NewsView> {
    let within = |r: &&crate::model::Report| r.kind == ReportKind::Progress && (period.first..=period.last).contains(&r.date);
    let all: Vec<NewsView> = of
        .known
        .reports
        .iter()
        .rev()
        .filter(within)
        .map(|r| report::report(here, of, r))
        .filter(|r| !r.excerpt.is_empty())
        .map(|r| NewsView { date: r.date, text: TextView { text: r.excerpt, lang: r.lang } })
        .collect();
    let (kept, left) = room.list(head, all, |r| frame.lines_of(&format!("{} {}", r.date.text, r.text.text)));
    missing.reports += left;
    kept
}

fn actions(
    here: &Here<'_>,
    of: &ProjectInsight,
    (room, head): (&mut Room, f64),
    missing: &mut Missing,
    frame: Frame,
) -> Vec<TaskView> {
    let words = here.words();
    let task = |a: record::ActionView| {
        let due = a.due.map(|d| words.say("action-due", &[("date", Arg::Text(&d.text))]));
        let closed = a.closed.map(|d| words.say("action-closed", &[("date", Arg::Text(&d.text))]));
        let state = [a.owner, closed.or(a.late.filter(|_| a.overdue)).or(due)];
        let state: Vec<String> = state.into_iter().flatten().collect();
        TaskView { text: a.text, state: state.join(&words.say("list-comma", &[])), overdue: a.overdue }
    };
    let all: Vec<TaskView> = record::actions(here, of).into_iter().map(task).collect();
    let (kept, left) = room.list(head, all, |a| frame.lines_of(&format!("{}  {}", a.text, a.state)));
    missing.actions += left;
    kept
}

/// Other indicators, under the milestones.
fn indicators(here: &Here<'_>, of: &ProjectInsight, room: &mut Room, missing: &mut Missing, frame: Frame) -> Vec<FactView> {
    let words = here.words();
    let fact = |i: project::IndicatorRowView| {
        let target = i.target.map(|t| words.say("print-of-target", &[("value", Arg::Text(&i.value)), ("target", Arg::Text(&t))]));
        FactView { label: i.name, value: target.unwrap_or(i.value), href: None }
    };
    let all: Vec<FactView> = project::others(here, of).into_iter().map(fact).collect();
    let (kept, missed) = room.list(HEAD, all, |f| frame.lines_of(&format!("{}   {}", f.label, f.value)) * 1.1);
    missing.indicators += missed;
    kept
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
            people.push(FactView { label: words.say(key, &[]), value, href: None });
        }
    };
    add("term-lead", known.leads.at(t).map_or_else(String::new, |ids| names(GroupKind::Lead, ids)));
    if let Some(departments) = known.departments.at(t) {
        add("fact-lead-department", names(GroupKind::Department, departments.lead.as_slice()));
        add("fact-support", names(GroupKind::Department, &departments.support));
    }
    let due = words.locale.partial(known.due, &words.say("unknown-date", &[]));
    add("fact-due", due);
    people
}
