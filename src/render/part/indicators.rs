//! The other indicators of a project, and the parts of one.

use crate::derive::{IndicatorInsight, ProjectInsight};
use crate::model::GroupKind;
use crate::render::context::PageContext;
use crate::render::figure::small;
use crate::render::part::history::{MarkView, figure_mark, promise_mark};
use crate::render::part::numbers::{NumbersView, numbers};
use crate::render::phrase::reason::reason;
use crate::render::phrase::status::{StatusView, status};
use crate::render::phrase::value::{is_target, target, value};
use crate::render::phrase::{FactView, group, say};
use crate::theme::Arg;
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

/// The parts of an indicator.
#[derive(Debug, Serialize)]
pub struct BreakdownView {
    /// The id of the indicator within the project.
    pub id: String,
    /// The last day that the parts are about, `2021-09-30`.
    pub date: String,
    /// The unit of the indicator; `None` where it has none.
    pub unit: Option<String>,
    /// The indicator, and the day or period that the parts are about.
    pub title: String,
    /// The parts in the order written, each with its value and unit; a place or department with its
    /// page.
    pub rows: Vec<FactView>,
    /// The same parts as numbers, in the same order.
    pub parts: Vec<ShareView>,
}

/// One part of a figure, as a number.
#[derive(Debug, Serialize)]
pub struct ShareView {
    /// The id of the place or department, or the name of the part as it was written.
    pub id: String,
    /// The value, in the unit of the indicator.
    pub value: f64,
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
        reason: reason(here, &i.judgement.reason, Some(i)),
    };
    rest.map(view).collect()
}

/// The latest figure that was given by parts; `None` where none was.
pub fn breakdown(here: &PageContext<'_>, of: &IndicatorInsight) -> Option<BreakdownView> {
    let figure = of
        .indicator
        .observations
        .iter()
        .rev()
        .find(|o| !o.by.is_empty())?;
    let kind = match of.indicator.by.as_deref() {
        Some("department") => Some(GroupKind::Department),
        Some("place") | None => Some(GroupKind::Place),
        _ => None,
    };
    let part = |(key, number): &(Box<str>, crate::base::Decimal)| {
        let link = kind.map(|kind| group::group_link(here, kind, key));
        FactView {
            label: link
                .as_ref()
                .map_or_else(|| key.to_string(), |l| l.text.clone()),
            value: say::amount(here, of, number.value()),
            href: link.and_then(|l| l.href),
        }
    };
    let (name, day) = (
        of.indicator.name.get(here.lang),
        here.words().locale.partial(figure.about(), ""),
    );
    let title = here.words().say(
        "breakdown-title",
        &[("name", Arg::Text(name)), ("date", Arg::Text(&day))],
    );
    let share = |(key, number): &(Box<str>, crate::base::Decimal)| ShareView {
        id: key.to_string(),
        value: number.value(),
    };
    Some(BreakdownView {
        id: of.indicator.id.to_string(),
        date: figure.when.day().to_string(),
        unit: (of.indicator.unit.as_ref()).map(|u| u.get(here.lang).to_owned()),
        parts: figure.by.iter().map(share).collect(),
        title,
        rows: figure.by.iter().map(part).collect(),
    })
}
