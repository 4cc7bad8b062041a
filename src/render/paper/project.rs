//! A project as far as one page of paper holds it.

use crate::base::Period;
use crate::chart::Figure;
use crate::derive::ProjectInsight;
use crate::model::GroupKind;
use crate::render::address::page::Page;
use crate::render::context::{PageContext, RenderError};
use crate::render::figure::numbered::{Numbers, PaperFigureView, PaperTableView};
use crate::render::figure::{of_project, time, trajectory};
use crate::render::paper::columns::{
    Left, MilestoneLineView, NewsView, Right, TaskView, left, right,
};
use crate::render::paper::fit::{Frame, Missing, Room};
use crate::render::paper::large;
use crate::render::paper::texts::{self, PaperTextView};
use crate::render::part::breakdown::BreakdownView;
use crate::render::part::coming;
use crate::render::part::headline::{self, HeadlineView};
use crate::render::part::history::EntryView;
use crate::render::part::pace;
use crate::render::part::prints::permanent;
use crate::render::part::promise::{self, promise};
use crate::render::part::record::PhotoView;
use crate::render::phrase::group::group_name;
use crate::render::phrase::status::{StatusView, shown};
use crate::render::phrase::{
    self, DateView, FactView, TextView, date, declared, money, reason, text,
};
use crate::theme::Arg;
use serde::Serialize;

/// One project on one page.
#[derive(Debug, Serialize)]
pub struct SheetView {
    /// Its place on the page, `p-` and the id of the project.
    pub id: String,
    /// The level of its heading: 1 on a page of its own, 3 in a book.
    pub level: u8,
    /// Its number; `None` where it has none.
    pub no: Option<u32>,
    /// Its title.
    pub title: TextView,
    /// Its focus by name; `None` where that is not known.
    pub focus: Option<String>,
    /// Its status.
    pub status: StatusView,
    /// The status in one sentence.
    pub reason: String,
    /// What was declared, by whom and when; `None` where nothing was.
    pub declared: Option<String>,
    /// What its latest figures are about, when they are out of date; `None` while they are not.
    pub stale: Option<DateView>,
    /// What heads the wording: the promise, or what it is about where no promise is quoted.
    pub promise_title: String,
    /// The original wording, cut where it is too long; its summary where there is none, `None`
    /// without either.
    pub promise: Option<TextView>,
    /// Where the wording was published; `None` where that is not known, and beside a summary.
    pub promise_source: Option<String>,
    /// What moved of target and due date on the last day on which one of the whole did, else of a
    /// part; empty where none ever moved.
    pub moved: Vec<EntryView>,
    /// What it shows in large figures; `None` where nothing was published, or only a long note.
    pub headline: Option<HeadlineView>,
    /// How far the headline is set smaller so that it stands on one line; a step of the style
    /// sheet, 0 to 5.
    pub figure_step: usize,
    /// What will come, by day, each with its date as the label; empty once anything was published.
    pub coming: Vec<FactView>,
    /// The due date, time left, pace needed, pace so far, then budget, committed and spent, as far
    /// as they are known.
    pub facts: Vec<FactView>,
    /// The trajectory, or the milestones where it cannot be drawn; `None` where neither can.
    pub figure: Option<PaperFigureView>,
    /// What a sentence says where the trajectory cannot be drawn; `None` where it can, and without
    /// indicators.
    pub instead: Option<String>,
    /// The caption of the milestones; `None` where none is listed.
    pub milestones_table: Option<PaperTableView>,
    /// The milestones that fit, in the order of the project.
    pub milestones: Vec<MilestoneLineView>,
    /// How it was rated before the newest grade, the newest first, as far as it fits.
    pub grades: Vec<String>,
    /// Figures by place or group, the rows that fit; `None` without any, or without room.
    pub breakdown: Option<BreakdownView>,
    /// What is written about it, as far as it fits; `None` where none of it does.
    pub write_up: Option<PaperTextView>,
    /// Its photograph beside the figure, or above what is told; `None` without one, without room,
    /// or where paper has its texts elsewhere.
    pub photo: Option<PhotoView>,
    /// How far it moved, in one sentence; `None` where that is unknown.
    pub since: Option<String>,
    /// Reports of progress in the period that fit, the newest first.
    pub reports: Vec<NewsView>,
    /// What stands in the way, while the project is behind; `None` where no report names anything,
    /// or without room.
    pub blocker: Option<String>,
    /// Problems and what is done, those that fit, open ones first.
    pub actions: Vec<TaskView>,
    /// What comes next, by its newest report or the open action that is due next; `None` without
    /// either, or without room.
    pub next: Option<String>,
    /// Other indicators that fit, each with figure and target.
    pub indicators: Vec<FactView>,
    /// Leads, departments and places, each as label and names; what is not known is left out.
    pub people: Vec<FactView>,
    /// Its figures are about days up to this one.
    pub as_of: DateView,
    /// Where everything about it is, as an absolute address; `None` where the site does not know
    /// its own.
    pub address: Option<String>,
    /// The same as a code for a camera, in HTML; `None` without an address, or when it is too long
    /// for a code.
    pub code_html: Option<String>,
    /// What did not fit, in one sentence; `None` when everything is there.
    pub left_out: Option<String>,
    /// Whether its head alone is longer than a page, so that it takes two.
    pub is_over: bool,
    /// Whether it says that its facts are invented for a demonstration; a book in which all are
    /// says so at the foot of its pages.
    pub illustrative: bool,
    /// The place in the book where its texts stand in full; `None` where they do not.
    pub in_full: Option<String>,
}

/// A project on one page; `period`: the days whose reports it tells. The columns take what the head
/// leaves of `frame`, and count in `left_out` what they cannot.
///
/// # Errors
/// A text that cannot be read again.
pub fn sheet(
    here: &PageContext<'_>,
    of: &ProjectInsight,
    period: Period,
    numbers: &mut Numbers,
    mut frame: Frame,
) -> Result<SheetView, RenderError> {
    let known = &of.known;
    let promise = promise(here, known).map(|promise| frame.promise(here, promise));
    let promise_title = match known.promise {
        Some(_) => "print-promise",
        None => "print-about",
    };
    let people = people(here, of);
    let (facts, more) = facts(here, of, &people, frame);
    let headline = headline::headline(here, of);
    let photo = texts::photo_on_sheet(here, of, frame);
    let (figure, instead) = figure(here, of, numbers, photo.is_some());
    frame.is_sighted = photo.is_some();
    let mut free = frame.free(here, of, promise.as_ref(), figure.as_ref());
    free.lines = (free.lines - more).max(0.0);
    let mut missing = Missing::default();
    let mut told = Room(free.lines);
    let photo = photo.filter(|one| figure.is_some() || told.take(texts::photo_lines(one, frame)));
    // One without a place of its own is a part of its text again, and missed with it.
    frame.is_sighted = photo.is_some();
    let beside = right(here, of, period, told, &mut missing, frame)?;
    // What stands on the left runs on into a right column that has nothing; a list that begins at
    // the foot of one column leaves some of it.
    let both = 2.0 * free.lines - 3.0;
    let room = match beside.is_empty() {
        true => both.max(free.lines),
        false => free.lines,
    };
    let Left {
        milestones_table,
        milestones,
        grades,
        indicators,
        breakdown,
        write_up,
    } = left(here, of, numbers, Room(room), &mut missing, frame)?;
    let Right {
        since,
        reports,
        blocker,
        actions,
        next,
    } = beside;
    let page = Page::Project(known.id.clone());
    let address = permanent(here, &page);
    Ok(SheetView {
        id: format!("p-{}", known.id),
        level: frame.level,
        no: known.no,
        title: text(here, &known.title),
        focus: known
            .focus
            .as_ref()
            .map(|id| group_name(here, GroupKind::Focus, id)),
        status: shown(here, &of.shown),
        reason: match numbers.counted {
            true => reason::in_book(here, of),
            false => reason::brief(here, of),
        },
        declared: declared::declared(here, of),
        stale: phrase::stale(here, of),
        promise,
        promise_title: here.words().say(promise_title, &[]),
        promise_source: promise::promise_source(here, of).filter(|_| known.promise.is_some()),
        moved: promise::moved(here, of),
        figure_step: large::step(headline.as_ref(), HEADLINE, frame.column),
        headline,
        coming: coming::coming(here, of),
        facts,
        figure,
        instead,
        milestones_table,
        milestones,
        grades,
        breakdown,
        write_up,
        photo,
        since,
        reports,
        blocker,
        actions,
        next,
        indicators,
        people,
        as_of: date(here, here.insight.as_of),
        code_html: address
            .as_deref()
            .map(crate::chart::qr::bare)
            .filter(|code| !code.is_empty()),
        address,
        left_out: missing.said(here),
        is_over: free.is_over,
        illustrative: known.is_illustrative() && !numbers.all_invented,
        in_full: None,
    })
}

/// Letters of the headline and of its target on a sheet, in pixels of a text of 12.
const HEADLINE: [f64; 2] = [38.4, 17.8];

/// The due date, the pace and what is told of the money, and the lines by which these facts and
/// those about people are longer than a row of each.
fn facts(
    here: &PageContext<'_>,
    of: &ProjectInsight,
    people: &[FactView],
    frame: Frame,
) -> (Vec<FactView>, f64) {
    let words = here.words();
    let due = words
        .locale
        .partial(of.known.due, &words.say("unknown-date", &[]));
    let due = (!due.is_empty()).then(|| FactView {
        label: words.say("fact-due", &[]),
        value: due,
        href: None,
    });
    let mut facts: Vec<FactView> = due.into_iter().collect();
    facts.extend(pace::facts_on_paper(here, of));
    facts.extend(
        money::sums(here, of)
            .into_iter()
            .map(|(sum, value, _)| FactView {
                label: here.words().say(sum.key(), &[]),
                value,
                href: None,
            }),
    );
    let rows = frame.rows(facts.iter()) + frame.rows(people.iter());
    (facts, FACT_LINES * (rows - 2.0).max(0.0))
}

/// Lines of the lists that a row of facts takes, each with its label above it.
const FACT_LINES: f64 = 2.2;

/// A drawing of more milestones than this cannot be read on a sheet; its table can.
pub const MOST_STEPS: usize = 12;

/// The trajectory or else the milestones, and the words instead; `is_beside`: whether a photograph
/// takes a part of the width.
fn figure(
    here: &PageContext<'_>,
    of: &ProjectInsight,
    numbers: &mut Numbers,
    is_beside: bool,
) -> (Option<PaperFigureView>, Option<String>) {
    let shown = of.lead_indicator().map(|i| match numbers.counted {
        true => trajectory::in_book(here, of, i, is_beside, numbers.all_invented),
        false if is_beside => trajectory::large(here, of, i),
        false => trajectory::trajectory(here, of, i, true),
    });
    let source = of_project::source(here, of, of.lead_indicator());
    let instead = shown
        .as_ref()
        .filter(|f| f.drawing.is_none() && !is_silent(of))
        .map(|f| f.title.clone());
    let steps = (1..=MOST_STEPS)
        .contains(&of.milestones.len())
        .then(|| match is_beside {
            true => time::large_milestones(here, of),
            false => time::milestones(here, of),
        });
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

/// Whether the facts of all projects are invented for a demonstration.
pub fn is_invented(here: &PageContext<'_>) -> bool {
    let mut all = here.insight.projects.iter();
    all.all(|of| of.known.is_illustrative())
}

/// Whether not one figure was published, of which the sheet says elsewhere what will come.
fn is_silent(of: &ProjectInsight) -> bool {
    (of.indicators.iter()).all(|i| i.indicator.observations.is_empty())
}

/// In a book a caption also stands in a list, where it has to name its project.
fn named(here: &PageContext<'_>, of: &ProjectInsight, figure: Figure, counted: bool) -> Figure {
    let args = [
        ("name", Arg::Text(of.known.name(here.lang).get(here.lang))),
        ("title", Arg::Text(&figure.title)),
    ];
    let title = if counted {
        here.words().say("print-figure-of", &args)
    } else {
        figure.title.clone()
    };
    Figure { title, ..figure }
}

/// Who answers for it, and where it is.
fn people(here: &PageContext<'_>, of: &ProjectInsight) -> Vec<FactView> {
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
    add("term-place", names(GroupKind::Place, &known.places));
    people
}
