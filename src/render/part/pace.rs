//! Time left, and the pace needed beside the paces seen.

use crate::base::{Date, PartialDate};
use crate::derive::{IndicatorInsight, ProjectInsight, rhythm};
use crate::model::Status;
use crate::model::vocabulary::Interval;
use crate::render::context::PageContext;
use crate::render::phrase::{FactView, say};
use crate::theme::Arg;

/// Time left, the pace needed, that of the last 90 days which the forecast goes by with the day to
/// which it leads, else the mean pace since the start, in this order; each only where it is known.
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
        let finish = finish(here, of).filter(|_| recent.is_some());
        let mean = mean.filter(|_| (both && finish.is_none()) || recent.is_none());
        facts.extend(finish.map(|finish| finish.fact(here)));
        facts.extend(mean.map(|r| fact("fact-pace", shown(r))));
    }
    facts
}

/// When the leading indicator would reach its target at the pace that its chart goes by.
pub struct Finish {
    /// The day, or of figures of a period the period that holds it.
    when: PartialDate,
    /// By how many days the day, or the whole period, is after the due date; `None` where it is
    /// not.
    late: Option<usize>,
}

/// When that is; `None` where nothing is forecast, or no longer.
pub fn finish(here: &PageContext<'_>, of: &ProjectInsight) -> Option<Finish> {
    let lead = of.lead_indicator().filter(|_| !of.is_over())?;
    let actual = lead.actual?;
    let is_open = lead.judgement.status != Status::Awaiting && actual.bound.is_none();
    let day = lead.forecast.filter(|_| is_open)?.central?;
    // Of yearly figures no day can be told.
    let when = match lead.indicator.figure_date(actual.on) {
        PartialDate::Within(latest) => PartialDate::Within(latest.alike(day)),
        PartialDate::Day(_) | PartialDate::Unknown => day.into(),
    };
    let is_after = |due: Date| when.first().is_some_and(|first| due < first);
    let late = lead
        .due
        .filter(|due| is_after(*due))
        .map(|due| day.since(due));
    let late = late.filter(|days| 0 < *days).map(|days| days as usize);
    (here.insight.as_of < day).then_some(Finish { when, late })
}

impl Finish {
    fn fact(&self, here: &PageContext<'_>) -> FactView {
        FactView {
            label: here.words().say("fact-finish", &[]),
            value: self.said(here, "fact-finish-day"),
            href: None,
        }
    }

    /// The same in one sentence.
    pub fn sentence(&self, here: &PageContext<'_>) -> String {
        self.said(here, "fact-finish-sentence")
    }

    fn said(&self, here: &PageContext<'_>, key: &str) -> String {
        let words = here.words();
        let day = words.locale.partial(self.when, "");
        let late = self.late.map_or_else(String::new, |days| words.span(days));
        let is_late = if late.is_empty() { "no" } else { "yes" };
        let args = [
            ("date", Arg::Text(&day)),
            ("late", Arg::Text(is_late)),
            ("span", Arg::Text(&late)),
        ];
        words.say(key, &args)
    }
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
