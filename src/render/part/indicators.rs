//! The other indicators of a project.

use crate::derive::{IndicatorInsight, ProjectInsight};
use crate::render::context::PageContext;
use crate::render::figure::small;
use crate::render::part::history::{MarkView, figure_mark, promise_mark};
use crate::render::part::numbers::{NumbersView, numbers};
use crate::render::phrase::reason::beside;
use crate::render::phrase::status::{StatusView, status};
use crate::render::phrase::value::{is_target, target, value};
use serde::Serialize;

/// One indicator in a row.
#[derive(Debug, Serialize)]
pub struct IndicatorRowView {
    /// Its id within the project.
    pub id: String,
    /// Its name.
    pub name: String,
    /// What is counted; `None` where it was not defined.
    pub definition: Option<String>,
    /// Where it stands, in numbers; `None` where no template names them.
    pub numbers: Option<NumbersView>,
    /// Progress as a bar, in HTML; an empty bar where it is not defined.
    pub bar_html: String,
    /// The latest figure with its unit or the newest note, or that nothing was published.
    pub value: String,
    /// That the figure was corrected, or was later on; `None` where neither is so.
    pub value_mark: Option<MarkView>,
    /// What it should reach, with its unit; `None` without a target.
    pub target: Option<String>,
    /// That the target moved; `None` where it never did.
    pub target_mark: Option<MarkView>,
    /// Whether figure and target are words, which do not stand as one of the other.
    pub worded: bool,
    /// Its status.
    pub status: StatusView,
    /// The status in one sentence.
    pub reason: String,
}

/// The indicators beside the leading one, which is shown large, in the order of the project.
pub fn others(here: &PageContext<'_>, of: &ProjectInsight) -> Vec<IndicatorRowView> {
    let shown = of.lead_indicator().map(|i| i.indicator.id.clone());
    let rest = of
        .indicators
        .iter()
        .filter(|i| Some(&i.indicator.id) != shown.as_ref());
    let view = |i: &IndicatorInsight| IndicatorRowView {
        id: i.indicator.id.to_string(),
        numbers: here.field("numbers", || Some(numbers(here, i))),
        name: i.indicator.name.get(here.lang).to_owned(),
        definition: i
            .indicator
            .definition
            .as_ref()
            .map(|d| d.get(here.lang).to_owned()),
        bar_html: small::bullet(i),
        value: value(here, i).unwrap_or_else(|| here.words().say("not-published", &[])),
        value_mark: figure_mark(here, of, i),
        target: target(here, i),
        target_mark: promise_mark(here, of, |f| is_target(f, &i.indicator.id)),
        worded: i.indicator.kind.is_worded(),
        status: status(here, i.judgement.status),
        reason: beside(here, i),
    };
    rest.map(view).collect()
}
