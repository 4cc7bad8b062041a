//! The leading figure of a project in large figures; what has no number is told in words or left to
//! the rest of the page.

use crate::derive::{IndicatorInsight, ProjectInsight};
use crate::render::context::PageContext;
use crate::render::figure::small;
use crate::render::part::history::{MarkView, figure_mark, promise_mark};
use crate::render::part::numbers::{NumbersView, numbers};
use crate::render::part::tiles;
use crate::render::phrase::value::{self, is_target, target, value};
use crate::theme::Arg;
use serde::Serialize;

/// The headline in large figures.
#[derive(Debug, Serialize)]
pub struct HeadlineView {
    /// The name of the indicator.
    pub name: String,
    /// Where the indicator stands, in numbers; `None` where no template names them.
    pub numbers: Option<NumbersView>,
    /// The latest figure with its unit, the newest note of an indicator in words, or that nothing
    /// was published.
    pub value: String,
    /// That the figure was corrected, or was later on; `None` where neither is so.
    pub value_mark: Option<MarkView>,
    /// What it should reach, with its unit; `None` without a target, and for an indicator in words.
    pub target: Option<String>,
    /// That the target moved; `None` where it never did.
    pub target_mark: Option<MarkView>,
    /// Progress as a bar, in HTML; empty for an indicator in words.
    pub bar_html: String,
    /// Progress in words, in whole percent of the way; `None` where it is not defined, for limits
    /// and for words.
    pub done: Option<String>,
    /// Planned progress in words, in whole percent; `None` without a declared plan.
    pub plan: Option<String>,
}

/// The headline in large figures; `None` for a note too long to stand large.
pub fn headline(
    here: &PageContext<'_>,
    project: &ProjectInsight,
    of: &IndicatorInsight,
) -> Option<HeadlineView> {
    let words = here.words();
    let declared = of.plan.as_ref().is_some_and(|p| p.declared);
    let percent = |p: f64| words.locale.percent(p);
    let worded = of.indicator.kind.is_worded();
    let shown = value(here, of);
    // A long note is told where there is room for it.
    if shown
        .as_ref()
        .is_some_and(|note| worded && tiles::is_long(note))
    {
        return None;
    }
    let done = of
        .progress
        .filter(|_| !worded && !of.indicator.direction.is_limit())
        .map(|p| value::bounded(here, p));
    let plan = of.planned_progress.filter(|_| declared).map(percent);
    Some(HeadlineView {
        name: of.indicator.name.get(here.lang).to_owned(),
        numbers: here.field("numbers", || Some(numbers(here, of))),
        value: shown.unwrap_or_else(|| words.say("not-published", &[])),
        value_mark: figure_mark(here, project, of),
        target: target(here, of).filter(|_| !worded),
        target_mark: promise_mark(here, project, |f| is_target(f, &of.indicator.id)),
        bar_html: if worded {
            String::new()
        } else {
            small::bullet(of)
        },
        done: done.map(|p| words.say("headline-done", &[("percent", Arg::Text(&p))])),
        plan: plan.map(|p| words.say("headline-plan", &[("percent", Arg::Text(&p))])),
    })
}
