//! Time left, and the pace needed beside the paces seen.

use crate::base::Date;
use crate::derive::{IndicatorInsight, ProjectInsight, rhythm};
use crate::model::vocabulary::Interval;
use crate::render::context::PageContext;
use crate::render::phrase::{FactView, say};
use crate::theme::Arg;

/// Time left, the pace needed, that of the last 90 days which the forecast goes by, and the mean
/// pace since the start, in this order; each only where it is known.
/// Nothing for what is done or stopped, no time left after the due date or where nothing is due
/// then, and no pace for an indicator in words.
pub fn facts(here: &PageContext<'_>, of: &ProjectInsight) -> Vec<FactView> {
    told(here, of, true)
}

/// The same with one pace alone, as there is less room on a sheet: the one that its chart goes by.
pub fn facts_on_paper(here: &PageContext<'_>, of: &ProjectInsight) -> Vec<FactView> {
    told(here, of, false)
}

fn told(here: &PageContext<'_>, of: &ProjectInsight, both: bool) -> Vec<FactView> {
    let words = here.words();
    let fact = |key: &str, value: String| FactView {
        label: words.say(key, &[]),
        value,
        href: None,
    };
    let mut facts = Vec::new();
    let open = !of.is_over();
    let awaited = open && expects(of);
    if let Some(days) = of.days_left.filter(|days| *days >= 0 && awaited) {
        facts.push(fact("fact-days-left", words.span(days as usize)));
    }
    if let Some(lead) = of
        .lead_indicator()
        .filter(|i| open && !i.indicator.kind.is_worded())
    {
        let needed = lead.required.zip(lead.actual).zip(lead.due);
        // A pace so far says something only beside the one that is needed.
        let mean = lead.mean_pace.filter(|_| needed.is_some());
        let recent = lead.forecast.filter(|_| needed.is_some());
        let pace = recent.map(|forecast| forecast.pace);
        let unit = rate_unit(lead, [lead.required, pace, mean]);
        let shown = |per_day: f64| say::rate(here, lead, per_day, unit);
        facts.extend(needed.map(|((per_day, actual), due)| {
            // A pace in a time that is longer than all that is left asks for more than that.
            if due < unit.after(actual.on, 1) {
                let left = (per_day * f64::from(due.since(actual.on))).abs();
                return fact("fact-left", say::amount(here, lead, left));
            }
            let rate = shown(per_day);
            fact("fact-required", from(here, lead, actual.on, rate))
        }));
        facts.extend(recent.map(|forecast| FactView {
            label: lately(here, lead, forecast.since),
            ..fact("fact-pace-recent", shown(forecast.pace))
        }));
        let mean = mean.filter(|_| both || recent.is_none());
        facts.extend(mean.map(|r| fact("fact-pace", shown(r))));
    }
    facts
}

/// Of which time the pace is that a forecast goes by.
fn lately(here: &PageContext<'_>, of: &IndicatorInsight, since: Option<Date>) -> String {
    let words = here.words();
    let Some(since) = since else {
        return words.say("fact-pace-recent", &[]);
    };
    let date = words.locale.partial(of.indicator.figure_date(since), "");
    words.say("fact-pace-since", &[("date", Arg::Text(&date))])
}

/// Whether anything is to be reached by the due date: a target, a milestone, or the promise as such
/// where it has no indicators. Figures that are only watched have no time to run out.
fn expects(of: &ProjectInsight) -> bool {
    let targets = of.indicators.iter().any(|i| i.indicator.has_target());
    targets || of.indicators.is_empty() || !of.milestones.is_empty()
}

/// A rate with the day of the figure that it counts from, where that is not the day of the page.
fn from(here: &PageContext<'_>, of: &IndicatorInsight, on: Date, rate: String) -> String {
    let (words, as_of) = (here.words(), here.insight.as_of);
    if on == as_of {
        return rate;
    }
    let date = words.locale.partial(of.indicator.figure_date(on), "");
    let args = [("rate", Arg::Text(&rate)), ("date", Arg::Text(&date))];
    words.say("fact-required-from", &args)
}

/// The time in which rates are told: how often figures are due, else their rhythm; a month where a
/// week would hold less than one: `|rate per day| × 7 < 1`.
fn rate_unit(of: &IndicatorInsight, per_day: [Option<f64>; 3]) -> Interval {
    let small = per_day.iter().flatten().any(|rate| rate.abs() * 7.0 < 1.0);
    match rhythm::of(&of.indicator, None) {
        Interval::Week if small => Interval::Month,
        seen => seen,
    }
}
