//! What will come, and when, where a project has published nothing yet.

use crate::base::{Date, PartialDate};
use crate::derive::{IndicatorInsight, ProjectInsight};
use crate::model::Status;
use crate::render::context::PageContext;
use crate::render::phrase::due::part_due;
use crate::render::phrase::{FactView, value};
use crate::theme::Arg;

/// So many milestones are named; a chart shows them all.
const MOST: usize = 3;

/// What will come, by day, each with its date as the label: the start, the first figure where it
/// is declared how often there is one, milestones, and what is due at the end. Empty once anything
/// was published, and for what is over.
pub fn coming(here: &PageContext<'_>, of: &ProjectInsight) -> Vec<FactView> {
    let status = of.judgement.status;
    let silent = status.is_silent() || status == Status::NotStarted;
    let told = of
        .indicators
        .iter()
        .any(|i| value::value(here, i).is_some());
    if !silent
        || told
        || of.shown.rating().is_some()
        || of.milestones.iter().any(|m| m.milestone.met.is_some())
    {
        return Vec::new();
    }
    let (words, t) = (here.words(), here.insight.as_of);
    let start = of.known.start.first().filter(|start| t < *start);
    let mut steps: Vec<(PartialDate, String)> = Vec::new();
    steps.extend(start.map(|day| (PartialDate::Day(day), words.say("coming-start", &[]))));
    let figure = of.lead_indicator().and_then(|i| first_figure(here, of, i));
    steps.extend(figure.map(|(day, what)| (PartialDate::Day(day), what)));
    let open = of.milestones.iter().take(MOST);
    steps.extend(open.filter_map(|m| {
        let name = m.milestone.name.get(here.lang).to_owned();
        Some((m.date()?, name))
    }));
    steps.sort_by_key(|(date, _)| date.last());
    let fact = |label: String, value: String| FactView {
        label,
        value,
        href: None,
    };
    let steps = steps
        .into_iter()
        .map(|(date, what)| fact(words.locale.partial(date, ""), what));
    let due = words
        .locale
        .partial(of.known.due, &words.say("coming-undated", &[]));
    steps.chain([fact(due, end(here, of))]).collect()
}

/// The day by which the first figure is to come, where it is declared how often there is one.
fn first_figure(
    here: &PageContext<'_>,
    of: &ProjectInsight,
    indicator: &IndicatorInsight,
) -> Option<(Date, String)> {
    let every = indicator.indicator.every;
    let every = every.or(here.settings().cadence.progress)?;
    let begins = of.known.start.first()?;
    let day = every.after(begins, 1);
    let name = indicator.indicator.name.get(here.lang);
    let key = if day < here.insight.as_of {
        "coming-figure-late"
    } else {
        "coming-figure"
    };
    Some((day, here.words().say(key, &[("name", Arg::Text(name))])))
}

/// What is due at the end: those of the headlines whose day it is, the target, or the whole project.
fn end(here: &PageContext<'_>, of: &ProjectInsight) -> String {
    let words = here.words();
    if let Some(part) = of.ends().and_then(|day| part_due(here, of, day)) {
        return part;
    }
    let target = of.lead_indicator().and_then(|i| value::target(here, i));
    target.map_or_else(
        || words.say("soon-due", &[]),
        |target| words.say("answers-target", &[("target", Arg::Text(&target))]),
    )
}
