//! One project in a list.

use super::super::page::{GroupKind, Page};
use super::super::{Here, charts, say};
use super::history::{MarkView, figure_mark, promise_mark};
use super::{DateView, LinkView, TextView, site, text};
use crate::derive::ProjectInsight;
use crate::model::words::{Flag, Kind};
use crate::model::{Aim, Field, IndicatorField, Observation, Status};
use serde::Serialize;

/// A status: word, symbol, colour role.
#[derive(Clone, Debug, Serialize)]
pub struct StatusView {
    /// The status.
    pub id: String,
    /// Its word.
    pub word: String,
    /// Its colour role and symbol.
    pub token: String,
}

/// One project in a list or table.
#[derive(Debug, Serialize)]
pub struct RowView {
    /// Its number in the announced list.
    pub no: Option<u32>,
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: TextView,
    /// Its page.
    pub href: String,
    /// Its status.
    pub status: StatusView,
    /// The status in one sentence.
    pub reason: String,
    /// When its figures stopped, if they are out of date.
    pub stale: Option<DateView>,
    /// Progress in percent.
    pub percent: Option<String>,
    /// Progress as a bar.
    pub bar_html: String,
    /// The latest figure.
    pub value: Option<String>,
    /// That it was corrected.
    pub value_mark: Option<MarkView>,
    /// What it should reach.
    pub target: Option<String>,
    /// That the target moved.
    pub target_mark: Option<MarkView>,
    /// Whether figure and target are words, which do not stand as one of the other.
    pub worded: bool,
    /// The figure of the place or department alone whose page it is.
    pub local: Option<String>,
    /// Whether the figure is that of several places, on the page of one of them.
    pub shared: bool,
    /// When it is due.
    pub due: Option<DateView>,
    /// That the date moved.
    pub due_mark: Option<MarkView>,
    /// Its focus.
    pub focus: Option<LinkView>,
    /// The department that answers for it.
    pub department: Option<LinkView>,
}

/// A status for a template.
pub fn status(here: &Here<'_>, status: Status) -> StatusView {
    StatusView {
        id: status.word().to_owned(),
        word: say::status(here, status),
        token: status.token().word().to_owned(),
    }
}

/// A project for a list.
pub fn row(here: &Here<'_>, of: &ProjectInsight) -> RowView {
    let known = &of.known;
    let lead = of.lead_indicator();
    let worded = lead.is_some_and(|i| i.indicator.kind.is_worded());
    let t = here.insight.as_of;
    RowView {
        no: known.no,
        id: known.id.to_string(),
        title: text(here, &known.title),
        href: here.href(&Page::Project(known.id.clone())),
        status: status(here, of.judgement.status),
        reason: say::project_reason(here, of),
        stale: if of.stale {
            super::updated(here, of)
        } else {
            None
        },
        percent: of.progress.filter(|_| !worded).map(|p| bounded(here, p)),
        bar_html: charts::project_bullet(of),
        value: lead.and_then(|i| value(here, i)),
        value_mark: lead.and_then(|i| figure_mark(here, of, i)),
        target_mark: lead.and_then(|i| promise_mark(here, of, |f| is_target(f, &i.indicator.id))),
        due_mark: promise_mark(here, of, |f| *f == Field::Due),
        target: lead.and_then(|i| target(here, i)),
        worded,
        local: None,
        shared: false,
        due: of.ends().map(|day| DateView {
            iso: day.to_string(),
            text: here.words().locale.partial(known.due, ""),
        }),
        focus: known
            .focus
            .as_ref()
            .map(|id| site::group_link(here, GroupKind::Focus, id)),
        department: known
            .departments
            .at(t)
            .and_then(|d| d.lead.as_ref())
            .map(|id| site::group_link(here, GroupKind::Department, id)),
    }
}

/// Whether a field is the target of this indicator.
pub fn is_target(field: &Field, id: &str) -> bool {
    matches!(field, Field::Indicator(of, IndicatorField::Target) if &**of == id)
}

/// A percentage with the sign of its bound.
pub fn bounded(here: &Here<'_>, progress: crate::derive::Progress) -> String {
    let percent = here.words().locale.percent(progress.value);
    format!(
        "{}{percent}",
        progress.bound.map_or("", crate::derive::Bound::sign)
    )
}

/// The latest figure with its unit; words where there is no number.
pub fn value(here: &Here<'_>, of: &crate::derive::IndicatorInsight) -> Option<String> {
    if let Some(actual) = of.actual {
        let shown = say::amount(here, of, actual.value);
        return Some(format!(
            "{}{shown}",
            actual.bound.map_or("", crate::derive::Bound::sign)
        ));
    }
    of.indicator
        .observations
        .iter()
        .rev()
        .find_map(|o| told(here, of, o))
}

/// A figure that is told in words: its note, or yes or no; `None` where it is marked as missing or
/// says nothing.
pub fn told(
    here: &Here<'_>,
    of: &crate::derive::IndicatorInsight,
    figure: &Observation,
) -> Option<String> {
    let answer = figure
        .value
        .as_ref()
        .map(|v| say::amount(here, of, v.value()));
    let note = figure
        .note
        .as_ref()
        .map(|note| note.get(here.lang).to_owned());
    answer.or(note).filter(|_| figure.flag != Flag::Missing)
}

/// A figure without its unit; yes or no for an answer.
pub fn bare(here: &Here<'_>, of: &crate::derive::IndicatorInsight, value: f64) -> String {
    match of.indicator.kind {
        Kind::YesNo => say::amount(here, of, value),
        _ => here
            .words()
            .locale
            .figure(value, of.indicator.display_decimals()),
    }
}

/// What an indicator should reach, with its unit.
pub fn target(here: &Here<'_>, of: &crate::derive::IndicatorInsight) -> Option<String> {
    use crate::model::words::Direction;
    let amount = |v: f64| say::amount(here, of, v);
    let words = here.words();
    if of.indicator.kind == Kind::YesNo {
        return of.indicator.target_value().map(amount);
    }
    match (&of.indicator.target.as_ref()?.aim, of.indicator.direction) {
        (Aim::Value(limit), Direction::AtLeast) => Some(words.say(
            "limit-at-least",
            &[("value", crate::theme::Arg::Text(&amount(limit.value())))],
        )),
        (Aim::Value(limit), Direction::AtMost) => Some(words.say(
            "limit-at-most",
            &[("value", crate::theme::Arg::Text(&amount(limit.value())))],
        )),
        (Aim::Value(value), _) => Some(amount(value.value())),
        (Aim::Range { low, high }, _) => Some(format!(
            "{}–{}",
            words.locale.figure(low.value(), 6),
            amount(high.value())
        )),
    }
}
