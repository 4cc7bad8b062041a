//! Boards and posters: large type, one chart, at most 150 words, a code that leads to the rest.

use super::super::super::printed::Printed;
use super::super::super::{Here, charts, say};
use super::super::home::{self, BehindView, ClauseView};
use super::super::project::{self, HeadlineView};
use super::super::quarter::{self, NumberView};
use super::super::row::{StatusView, status};
use super::super::site::{self, PageView, group_name};
use super::super::tiles::{KeyView, TileRowView, key, tiles};
use super::super::{DateView, TextView, date, drawn, text};
use super::numbers::{Numbers, PaperFigureView};
use super::permanent;
use crate::model::words::Provenance;
use crate::render::page::{GroupKind, Page};
use crate::theme::Arg;
use serde::Serialize;

/// The programme on a board.
#[derive(Debug, Serialize)]
pub struct ProgrammeBoardView {
    /// The quarter in words.
    pub period: String,
    /// Its figures are about days up to this one.
    pub as_of: DateView,
    /// The one sentence, clause by clause.
    pub verdict: Vec<ClauseView>,
    /// Figures of the quarter.
    pub numbers: Vec<NumberView>,
    /// All projects by focus; empty when there are too many.
    pub tiles: Vec<TileRowView>,
    /// The statuses of all projects by focus, where there are too many for tiles.
    pub figure: Option<PaperFigureView>,
    /// The statuses with their counts.
    pub key: Vec<KeyView>,
    /// Those behind, worst first, as many as a wall board holds.
    pub behind: Vec<BehindView>,
    /// How many more are behind.
    pub behind_more: usize,
    /// Where the rest is.
    pub address: Option<String>,
    /// The same as a code for a camera.
    pub code_html: Option<String>,
}

/// A project on a board or a poster.
#[derive(Debug, Serialize)]
pub struct ProjectBoardView {
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
    /// The original wording; its summary where there is none.
    pub promise: Option<TextView>,
    /// The headline in large figures.
    pub headline: Option<HeadlineView>,
    /// The trajectory, or the milestones.
    pub figure: Option<PaperFigureView>,
    /// By when.
    pub due: String,
    /// Who leads it.
    pub lead: Option<String>,
    /// Its leading department.
    pub department: Option<String>,
    /// What comes next.
    pub next: Option<String>,
    /// Whom to ask.
    pub contact: Option<String>,
    /// Its figures are about days up to this one.
    pub as_of: DateView,
    /// Where the rest is.
    pub address: Option<String>,
    /// The same as a code for a camera.
    pub code_html: Option<String>,
    /// Whether its facts are invented for a demonstration.
    pub illustrative: bool,
}

/// More projects behind than a wall board holds are counted.
const MOST_BEHIND: usize = 5;

/// The programme on a board.
pub fn programme(here: &Here<'_>) -> (PageView, ProgrammeBoardView) {
    let insight = here.insight;
    let quarter = insight.quarter;
    let few = insight.projects.len() <= home::MOST_TILES;
    let mut behind = home::behind(here);
    let behind_more = behind.len().saturating_sub(MOST_BEHIND);
    behind.truncate(MOST_BEHIND);
    let address = permanent(here, &Page::Home);
    let bars = || Numbers::default().figure(here, charts::status_bars(here, GroupKind::Focus).draw(&here.words()), None);
    let view = ProgrammeBoardView {
        period: quarter::name(here, quarter),
        as_of: date(here, insight.as_of),
        verdict: home::verdict(here),
        numbers: quarter::figures(here, quarter),
        tiles: if few { tiles(here) } else { Vec::new() },
        figure: if few { None } else { bars() },
        key: key(here),
        behind,
        behind_more,
        code_html: address.as_deref().map(crate::chart::qr::code),
        address,
    };
    let word = if matches!(here.page, Page::Print(Printed::Wall)) { "print-wall-title" } else { "print-programme-title" };
    let title = here.words().say(word, &[("site", Arg::Text(here.settings().title.get(here.lang)))]);
    let sentence: String = view.verdict.iter().map(|c| format!("{}{}", c.n, c.words)).collect();
    (site::page(here, title, sentence, None), view)
}

/// A project on a board or a poster.
pub fn project(here: &Here<'_>, id: &str) -> (PageView, ProjectBoardView) {
    let of = here.insight.project(id).expect("a board exists only with its project");
    let (known, t) = (&of.known, here.insight.as_of);
    let address = permanent(here, &Page::Project(known.id.clone()));
    let departments = known.departments.at(t);
    let leads =
        known.leads.at(t).map_or_else(Vec::new, |ids| ids.iter().map(|id| group_name(here, GroupKind::Lead, id)).collect());
    let words = here.words();
    let view = ProjectBoardView {
        no: known.no,
        title: text(here, &known.title),
        focus: known.focus.as_ref().map(|id| group_name(here, GroupKind::Focus, id)),
        status: status(here, of.judgement.status),
        reason: say::project_reason(here, of),
        promise: known.promise.as_ref().map(|p| &p.text).or(known.summary.as_ref()).map(|t| text(here, t)),
        headline: of.lead_indicator().and_then(|i| project::headline(here, of, i)),
        figure: figure(here, of),
        due: words.locale.partial(known.due, &words.say("unknown-date", &[])),
        lead: (!leads.is_empty()).then(|| leads.join(&words.say("list-comma", &[]))),
        department: departments.and_then(|d| d.lead.as_ref()).map(|id| group_name(here, GroupKind::Department, id)),
        next: known.reports.iter().rev().find_map(|r| r.next.as_ref()).map(|t| t.get(here.lang).to_owned()),
        contact: known
            .contact
            .as_ref()
            .map(|c| c.get(here.lang).to_owned())
            .or_else(|| here.settings().contact.as_ref().map(ToString::to_string)),
        as_of: date(here, t),
        code_html: address.as_deref().map(crate::chart::qr::code),
        address,
        illustrative: known.provenance == Provenance::Illustrative,
    };
    let word = match here.page {
        Page::Print(Printed::Poster(_)) => "print-poster-title",
        Page::Print(Printed::LargePoster(_)) => "print-large-poster-title",
        _ => "print-board-title",
    };
    let title = words.say(word, &[("title", Arg::Text(&view.title.text))]);
    (site::page(here, title, view.reason.clone(), None), view)
}

fn figure(here: &Here<'_>, of: &crate::derive::ProjectInsight) -> Option<PaperFigureView> {
    let shown = of.lead_indicator().map(|i| charts::trajectory(here, of, i, true)).filter(|f| f.drawing.is_some());
    let steps = || (!of.milestones.is_empty()).then(|| charts::timeline(here, of));
    let source = drawn::source(here, of);
    Numbers::default().figure(here, shown.or_else(steps)?, source.as_deref())
}
