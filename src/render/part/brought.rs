//! What a report brought: its figures beside those before, and the milestones that it reports.

use crate::derive::series::number;
use crate::derive::{IndicatorInsight, ProjectInsight};
use crate::model::vocabulary::{Accumulation, Qualifier};
use crate::model::{Observation, Report, When};
use crate::render::context::PageContext;
use crate::render::part::history::{MarkView, mark_of};
use crate::render::phrase::say;
use crate::render::phrase::value::{bare, told};
use crate::theme::Arg;
use serde::Serialize;

/// A figure that a report published.
#[derive(Debug, Serialize)]
pub struct FigureRowView {
    /// The indicator, by name.
    pub name: String,
    /// The figure before it without its unit, as corrected since; `None` for the first one, where
    /// either is told in words, and where each figure is of a time of its own.
    pub before: Option<String>,
    /// The same as a number.
    pub before_number: Option<f64>,
    /// The figure with its unit, or its note.
    pub value: String,
    /// The figure as a number, in the unit of its indicator; `None` where it is told in words.
    pub number: Option<f64>,
    /// Where each figure is of a time of its own, what they add up to, before and now; `None` for
    /// all others.
    pub total: Option<String>,
    /// That the figure was corrected, or was later on; `None` where neither is so.
    pub mark: Option<MarkView>,
}

/// The figures that a report published: those published on its own day, and dated to the day that
/// it tells about or to a period of their own, in the order of the project's indicators.
pub fn figures(here: &PageContext<'_>, of: &ProjectInsight, one: &Report) -> Vec<FigureRowView> {
    let rows = of.indicators.iter().flat_map(|indicator| {
        let all = &indicator.indicator.observations;
        let is_of = |o: &Observation| {
            // A figure of a period is about the period, whatever day the report counts on.
            let is_about = matches!(o.when, When::Period(_)) || o.when.day() == one.counts_on();
            o.published == Some(one.date) && is_about
        };
        let own = (0..all.len()).filter(move |at| is_of(&all[*at]));
        own.filter_map(move |at| figure(here, of, indicator, at))
    });
    rows.collect()
}

fn figure(
    here: &PageContext<'_>,
    of: &ProjectInsight,
    indicator: &IndicatorInsight,
    at: usize,
) -> Option<FigureRowView> {
    let all = &indicator.indicator.observations;
    let (earlier, one) = (&all[..at], &all[at]);
    let value_of = |o: &Observation| number(o, indicator.indicator.kind);
    let (now, day) = (value_of(one), one.when.day());
    let by_period = indicator.indicator.accumulation == Accumulation::PerPeriod;
    let before = earlier.iter().rev().find_map(|o| Some((value_of(o)?, o)));
    let before = before.filter(|_| now.is_some() && !by_period);
    let shown = |value: f64| {
        let amount = say::amount(here, indicator, value);
        format!("{}{amount}", sign(one))
    };
    Some(FigureRowView {
        name: indicator.indicator.name.get(here.lang).to_owned(),
        before: before.map(|(value, o)| sign(o).to_owned() + &bare(here, indicator, value)),
        before_number: before.map(|(value, _)| value),
        value: now.map(shown).or_else(|| told(here, indicator, one))?,
        number: now,
        total: total(here, indicator, day).filter(|_| by_period && now.is_some()),
        mark: mark_of(here, of, indicator, day),
    })
}

/// The sign before a figure that is no exact one.
fn sign(of: &Observation) -> &'static str {
    match of.qualifier {
        Qualifier::Exact => "",
        Qualifier::AtLeast => "≥",
        Qualifier::AtMost => "≤",
        Qualifier::About | Qualifier::Several => "≈",
    }
}

/// What the figures up to a day add up to, and what those before it did; `None` where nothing is
/// told of that day.
fn total(here: &PageContext<'_>, of: &IndicatorInsight, day: crate::base::Date) -> Option<String> {
    let at = of.totals.iter().position(|total| total.on == day)?;
    let total = |at: usize| {
        let total = &of.totals[at];
        (total.bound.map_or("", |bound| bound.sign()), total.value)
    };
    let (words, (sign, value)) = (here.words(), total(at));
    let now = format!("{sign}{}", say::amount(here, of, value));
    let Some((sign, value)) = at.checked_sub(1).map(total) else {
        return Some(words.say("report-total-first", &[("now", Arg::Text(&now))]));
    };
    let before = format!("{sign}{}", bare(here, of, value));
    let args = [("before", Arg::Text(&before)), ("now", Arg::Text(&now))];
    Some(words.say("report-total", &args))
}

/// The milestones that a report says were met, by their names.
pub fn milestones(here: &PageContext<'_>, of: &ProjectInsight, one: &Report) -> Vec<String> {
    let known = of.known.milestones.iter();
    let met = known.filter(|m| m.met.is_some() && m.met_published == Some(one.date));
    met.map(|m| m.name.get(here.lang).to_owned()).collect()
}

/// A figure in a line of plain text; that it was corrected stands behind it.
pub fn line(here: &PageContext<'_>, of: &FigureRowView) -> String {
    let words = here.words();
    let colon = words.say("list-colon", &[]);
    let moved = of.before.as_ref().map_or_else(String::new, |before| {
        format!("{before} {} ", words.say("arrow", &[]))
    });
    let total = of.total.iter();
    let total: String = total
        .map(|total| words.say("list-comma", &[]) + total)
        .collect();
    let marked = of.mark.as_ref();
    let marked = marked.map_or_else(String::new, |mark| format!(" ({})", mark.text));
    format!("{}{colon}{moved}{}{marked}{total}", of.name, of.value)
}
