//! What a report brought: its figures beside those before, and the milestones that it reports.

use crate::base::{Date, PartialDate};
use crate::derive::series::{Actual, number};
use crate::derive::{IndicatorInsight, ProjectInsight, then};
use crate::model::vocabulary::{Accumulation, Qualifier};
use crate::model::{Correction, Observation, Report, When};
use crate::render::context::PageContext;
use crate::render::part::history::{MarkView, mark_since};
use crate::render::phrase::say;
use crate::render::phrase::value::{bare, told};
use crate::theme::Arg;
use serde::Serialize;
use std::borrow::Cow;

/// A figure that a report published, as it was told then.
#[derive(Debug, Serialize)]
pub struct FigureRowView {
    /// The indicator, by name.
    pub name: String,
    /// What the figure is about, in words; `None` where that is the day of the report.
    pub day: Option<String>,
    /// The figure before it without its unit, as it was known on the day of the report; `None` for
    /// the first one, where either is told in words, and where each figure is of a time of its own.
    pub before: Option<String>,
    /// The same as a number.
    pub before_number: Option<f64>,
    /// The figure with its unit, or its note.
    pub value: String,
    /// The figure as a number, in the unit of its indicator; `None` where it is told in words.
    pub number: Option<f64>,
    /// Where each figure is of a time of its own, what they added up to, before and then; `None`
    /// for all others.
    pub total: Option<String>,
    /// That the figure was corrected since, and what it is now; `None` where it stands.
    pub mark: Option<MarkView>,
}

/// The figures that a report published: those published on its own day, and dated to the day that
/// it tells about or to a period of their own, in the order of the project's indicators. They stand
/// as they were published, whatever became of them.
pub fn figures(here: &PageContext<'_>, of: &ProjectInsight, one: &Report) -> Vec<FigureRowView> {
    let rows = of.indicators.iter().flat_map(|indicator| {
        let is_of = |o: &Observation| {
            // A figure of a period is about the period, whatever day the report counts on.
            let is_about = matches!(o.when, When::Period(_)) || o.when.day() == one.counts_on();
            o.published == Some(one.date) && is_about
        };
        let then = known_then(here, of, indicator, one.date);
        let own = (0..then.len()).filter(|at| is_of(&then[*at]));
        let own = own.filter_map(|at| figure(here, of, indicator, (&then, at), one.date));
        own.collect::<Vec<_>>()
    });
    rows.collect()
}

/// The figures of an indicator in the numbers of a day. Figures that were withdrawn since stand only
/// in the site as it was written, which is asked only where there are some.
fn known_then<'i>(
    here: &'i PageContext<'_>,
    of: &ProjectInsight,
    indicator: &'i IndicatorInsight,
    day: Date,
) -> Vec<Cow<'i, Observation>> {
    let own = &*indicator.indicator;
    let is_gone = |c: &Correction| c.to.is_none() && c.is_of(own);
    let gone = of.known.corrections.iter().any(is_gone);
    let written = || here.all.site.project(&of.known.id)?.indicator(&own.id);
    let first = gone.then(written).flatten();
    then::figures(&of.known, own, first.map(|first| &**first), day)
}

fn figure(
    here: &PageContext<'_>,
    of: &ProjectInsight,
    indicator: &IndicatorInsight,
    (then, at): (&[Cow<'_, Observation>], usize),
    told_on: Date,
) -> Option<FigureRowView> {
    let (earlier, one) = (&then[..at], &*then[at]);
    let value_of = |o: &Observation| number(o, indicator.indicator.kind);
    let (now, day) = (value_of(one), one.when.day());
    let by_period = indicator.indicator.accumulation == Accumulation::PerPeriod;
    let before = earlier.iter().rev().find_map(|o| Some((value_of(o)?, o)));
    let before = before.filter(|_| now.is_some() && !by_period);
    let shown = |value: f64| {
        let amount = say::amount(here, indicator, value);
        format!("{}{amount}", sign(one))
    };
    let about = Some(one.about()).filter(|about| *about != PartialDate::Day(told_on));
    let totals = || then::totals(&of.known, &indicator.indicator, then);
    let total = (by_period && now.is_some()).then(totals);
    Some(FigureRowView {
        name: indicator.indicator.name.get(here.lang).to_owned(),
        day: about.map(|about| here.words().locale.partial(about, "")),
        before: before.map(|(value, o)| sign(o).to_owned() + &bare(here, indicator, value)),
        before_number: before.map(|(value, _)| value),
        value: now.map(shown).or_else(|| told(here, indicator, one))?,
        number: now,
        total: total.and_then(|totals| self::total(here, indicator, &totals, day)),
        mark: mark_since(here, of, indicator, (day, told_on)),
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
fn total(
    here: &PageContext<'_>,
    of: &IndicatorInsight,
    totals: &[Actual],
    day: Date,
) -> Option<String> {
    let at = totals.iter().position(|total| total.on == day)?;
    let total = |at: usize| {
        let total = &totals[at];
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

/// A figure in a line of plain text; what it is about and that it was corrected stand behind it.
pub fn line(here: &PageContext<'_>, of: &FigureRowView) -> String {
    let words = here.words();
    let colon = words.say("list-colon", &[]);
    let moved = of.before.as_ref().map_or_else(String::new, |before| {
        format!("{before} {} ", words.say("arrow", &[]))
    });
    let comma = |text: &String| words.say("list-comma", &[]) + text;
    let total: String = of.total.iter().map(comma).collect();
    let day = of.day.as_ref().map_or_else(String::new, |day| {
        let day = words.say("report-figure-day", &[("date", Arg::Text(day))]);
        format!(" ({day})")
    });
    let marked = of.mark.as_ref();
    let marked = marked.map_or_else(String::new, |mark| format!(" ({})", mark.text));
    format!("{}{colon}{moved}{}{day}{marked}{total}", of.name, of.value)
}
