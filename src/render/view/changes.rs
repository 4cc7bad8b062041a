//! Promises that moved and figures that were replaced.

use crate::model::vocabulary::CorrectionKind;
use crate::render::address::page::Page;
use crate::render::context::PageContext;
use crate::render::part::history::{self, EntryView, newest};
use crate::render::part::page::{self, PageView};
use crate::render::part::site::feed;
use crate::theme::Arg;
use serde::Serialize;

/// All that moved, each list the newest first.
#[derive(Debug, Serialize)]
pub struct ChangesView {
    /// How many there are of each, in one sentence.
    pub message: String,
    /// Promises of projects that moved.
    pub promises: Vec<EntryView>,
    /// Rules of the whole site that moved.
    pub rules: Vec<EntryView>,
    /// Leads and departments that handed over.
    pub handovers: Vec<EntryView>,
    /// Figures that were wrong and were corrected.
    pub corrections: Vec<EntryView>,
    /// Figures for which better data came in.
    pub revisions: Vec<EntryView>,
    /// Projects that ended or paused, and indicators that were closed.
    pub ended: Vec<EntryView>,
    /// Declared grades that became others.
    pub grades: Vec<EntryView>,
    /// The address of progress against the original promises; `None` where no promise can be
    /// compared.
    pub targets: Option<String>,
    /// The address of the feed of all this; `None` where the site does not know its own.
    pub feed: Option<String>,
}

/// The page of changes.
pub fn changes(here: &PageContext<'_>) -> (PageView, ChangesView) {
    let projects = &here.insight.projects;
    let corrected = |kind: CorrectionKind| {
        newest(projects.iter().flat_map(|p| {
            let found = p.known.corrections.iter().filter(move |c| c.kind == kind);
            found.filter_map(move |c| history::correction(here, p, c))
        }))
    };
    let mut view = ChangesView {
        message: String::new(),
        promises: newest(projects.iter().flat_map(|p| history::promises(here, p))),
        rules: newest(history::of_site(here).into_iter()),
        handovers: newest(projects.iter().flat_map(|p| history::handovers(here, p))),
        corrections: corrected(CorrectionKind::Correction),
        revisions: corrected(CorrectionKind::Revision),
        ended: newest(projects.iter().flat_map(|p| history::ends(here, p))),
        grades: newest(projects.iter().flat_map(|p| history::regraded(here, p))),
        targets: here.href_if(&Page::Targets),
        feed: feed(here),
    };
    view.message = message(here, &view);
    (
        page::titled(here, "menu-changes", "changes-description"),
        view,
    )
}

fn message(here: &PageContext<'_>, view: &ChangesView) -> String {
    let counts = [
        ("promises", view.promises.len()),
        ("corrections", view.corrections.len()),
        ("revisions", view.revisions.len()),
        ("ended", view.ended.len()),
    ];
    let counts = counts.map(|(name, n)| (name, Arg::Count(n)));
    here.words().say("changes-said", &counts)
}
