//! The closed loop and the record of a period: guidance and actions, changes and corrections.

use crate::base::Period;
use crate::derive::ProjectInsight;
use crate::model::Action;
use crate::model::vocabulary::ReportKind;
use crate::render::address::page::Page;
use crate::render::context::PageContext;
use crate::render::part::history::{self, EntryView};
use crate::render::part::period::room;
use crate::render::phrase::group::owner;
use crate::render::phrase::{DateView, LinkView, project_link, short_date};
use crate::theme::Arg;
use serde::Serialize;

/// What was asked and what was done about it.
#[derive(Debug, Serialize)]
pub struct GuidanceView {
    /// How many there are, and how many of them were raised, closed and left open, in one sentence;
    /// it counts all.
    pub summary: String,
    /// One each, by the day it was raised, as far as a screen holds them: those still open come
    /// first to stay.
    pub rows: Vec<GuidanceRowView>,
    /// How many more there are than the rows show; 0 on paper.
    pub more: usize,
    /// Guidance notes of the period that are released.
    pub notes: Vec<LinkView>,
    /// Whether this is the edition for the office itself.
    pub internal: bool,
}

/// One action.
#[derive(Debug, Serialize)]
pub struct GuidanceRowView {
    /// When it was raised.
    pub raised: DateView,
    /// From where it came, in words.
    pub from: String,
    /// What was asked, in the author's words.
    pub text: String,
    /// The project's number; `None` where it has none.
    pub no: Option<u32>,
    /// The project.
    pub project: LinkView,
    /// Who answers for it; `None` where nobody is named.
    pub owner: Option<String>,
    /// Closed, due, open or overdue, in words with its day.
    pub state: String,
    /// The class word of the state: `closed`, `open` or `overdue`.
    pub id: String,
}

/// The most actions shown on a screen.
const MOST: usize = 10;

/// The most entries of one kind in the record on a screen; the page of changes has all.
const MOST_ENTRIES: usize = 5;

/// Actions that were raised, open or closed in the period; `None` when there is neither an action
/// nor a note.
pub fn guidance(here: &PageContext<'_>, period: Period) -> Option<GuidanceView> {
    let during =
        |a: &&Action| a.raised <= period.last && a.closed.is_none_or(|day| period.first <= day);
    let all = here
        .insight
        .projects
        .iter()
        .flat_map(|p| p.known.actions.iter().filter(during).map(move |a| (p, a)));
    let mut actions: Vec<(&ProjectInsight, &Action)> = all.collect();
    actions.sort_by_key(|(_, a)| a.raised);
    let closed = actions.iter().filter(|(_, a)| a.closed.is_some()).count();
    let raised = actions
        .iter()
        .filter(|(_, a)| period.first <= a.raised)
        .count();
    let summary = here.words().say(
        "guidance-summary",
        &[
            ("n", Arg::Count(actions.len())),
            ("raised", Arg::Count(raised)),
            ("closed", Arg::Count(closed)),
            ("open", Arg::Count(actions.len() - closed)),
        ],
    );
    let notes: Vec<LinkView> = here
        .insight
        .projects
        .iter()
        .flat_map(|p| notes(here, p, period))
        .collect();
    let more = actions.len().saturating_sub(room(here, MOST));
    // Sorted twice: first to keep the open ones where there is no room for all, then to tell those
    // kept by day.
    actions.sort_by_key(|(_, a)| a.closed.is_some());
    actions.truncate(room(here, MOST));
    actions.sort_by_key(|(_, a)| a.raised);
    let rows: Vec<GuidanceRowView> = actions
        .into_iter()
        .map(|(p, a)| guidance_row(here, p, a))
        .collect();
    let view = GuidanceView {
        summary,
        rows,
        more,
        notes,
        internal: here.all.internal,
    };
    (!view.rows.is_empty() || !view.notes.is_empty()).then_some(view)
}

fn notes(here: &PageContext<'_>, of: &ProjectInsight, period: Period) -> Vec<LinkView> {
    let reports = of
        .known
        .reports
        .iter()
        .filter(|r| r.kind == ReportKind::Guidance);
    let within = reports.filter(|r| (period.first..=period.last).contains(&r.date));
    let link = |r: &crate::model::Report| {
        let title = of.known.name(here.lang).get(here.lang);
        let day = here.words().locale.date_near(r.date, here.insight.as_of);
        let text = here.words().say(
            "guidance-note",
            &[("title", Arg::Text(title)), ("date", Arg::Text(&day))],
        );
        LinkView {
            href: here.href_if(&Page::Report(of.known.id.clone(), r.slug.clone())),
            text,
        }
    };
    within.map(link).collect()
}

fn guidance_row(here: &PageContext<'_>, of: &ProjectInsight, action: &Action) -> GuidanceRowView {
    let words = here.words();
    let t = here.insight.as_of;
    let (id, key, day) = match (action.closed, action.due) {
        (Some(day), _) => ("closed", "action-closed", Some(day)),
        (None, Some(due)) if due < t => ("overdue", "guidance-overdue", Some(due)),
        (None, Some(due)) => ("open", "guidance-due", Some(due)),
        (None, None) => ("open", "action-open", None),
    };
    let day = day.map(|day| words.locale.date(day)).unwrap_or_default();
    GuidanceRowView {
        raised: short_date(here, action.raised),
        from: words.say(&format!("action-{}", action.from.word()), &[]),
        text: action.text.get(here.lang).to_owned(),
        no: of.known.no,
        project: project_link(here, &of.known),
        owner: action.owner.as_ref().map(|o| owner(here, o)),
        state: words.say(key, &[("date", Arg::Text(&day))]),
        id: id.to_owned(),
    }
}

/// The record of a period.
#[derive(Debug, Serialize)]
pub struct RecordView {
    /// How many changes and corrections the period has, in one sentence.
    pub summary: String,
    /// Promises that moved and projects that ended in it, the newest first, at most five on a
    /// screen.
    pub changes: Vec<EntryView>,
    /// Corrections and revisions published from its first day on and known in its figures, the
    /// newest first, at most five on a screen.
    pub corrections: Vec<EntryView>,
    /// Corrections published after its figures were closed, the newest first, at most five on a
    /// screen; they are not in them.
    pub later: Vec<EntryView>,
    /// How many entries more there are than these; 0 on paper.
    pub more: usize,
    /// The address of the page with all of them; `None` where it does not exist.
    pub all: Option<String>,
}

/// What moved in the period, and what was corrected since; `None` when nothing was.
pub fn record(here: &PageContext<'_>, period: Period) -> Option<RecordView> {
    let within = |e: &EntryView| {
        let (first, last) = (period.first.to_string(), period.last.to_string());
        (first.as_str()..=last.as_str()).contains(&e.date.iso.as_str())
    };
    let projects = &here.insight.projects;
    let moved = projects.iter().flat_map(|p| {
        history::changes(here, p)
            .into_iter()
            .chain(history::ends(here, p))
            .chain(history::regraded(here, p))
    });
    let corrected = projects.iter().flat_map(|p| history::corrections(here, p));
    let mut more = 0;
    let mut few = |mut entries: Vec<EntryView>| {
        let room = room(here, MOST_ENTRIES);
        more += entries.len().saturating_sub(room);
        entries.truncate(room);
        entries
    };
    let corrected = corrected.filter(|e| period.first.to_string() <= e.date.iso);
    let (moved, corrected) = (
        history::newest(moved.filter(within)),
        history::newest(corrected),
    );
    let args = [
        ("changes", Arg::Count(moved.len())),
        ("corrections", Arg::Count(corrected.len())),
    ];
    let view = RecordView {
        summary: here.words().say("record-said", &args),
        changes: few(moved),
        corrections: few(corrected),
        later: few(history::newest(later(here, period))),
        more,
        all: here.href_if(&Page::Changes),
    };
    (!view.changes.is_empty() || !view.corrections.is_empty() || !view.later.is_empty())
        .then_some(view)
}

/// Corrections of figures of the period that came after its figures were closed.
fn later<'h>(here: &'h PageContext<'_>, period: Period) -> impl Iterator<Item = EntryView> + 'h {
    let by = here.insight.by;
    here.all.insight.projects.iter().flat_map(move |p| {
        let about = p
            .known
            .corrections
            .iter()
            .filter(move |c| by < c.published && c.when.day() <= period.last);
        about.filter_map(move |c| history::correction(here, p, c))
    })
}
