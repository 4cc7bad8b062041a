//! Time left, and the pace needed beside the pace so far.

use crate::derive::{IndicatorInsight, ProjectInsight, rhythm};
use crate::model::vocabulary::Interval;
use crate::render::context::PageContext;
use crate::render::phrase::{FactView, say};

/// Time left, the pace needed and the mean pace so far, in this order; each only where it is known.
/// Nothing for what is done or stopped, no time left after the due date, and no pace for an
/// indicator in words.
pub fn facts(here: &PageContext<'_>, of: &ProjectInsight) -> Vec<FactView> {
    let words = here.words();
    let fact = |key: &str, value: String| FactView {
        label: words.say(key, &[]),
        value,
        href: None,
    };
    let mut facts = Vec::new();
    let open = !of.is_over();
    if let Some(days) = of.days_left.filter(|days| *days >= 0 && open) {
        facts.push(fact("fact-days-left", words.span(days as usize)));
    }
    if let Some(lead) = of
        .lead_indicator()
        .filter(|i| open && !i.indicator.kind.is_worded())
    {
        let (required, mean) = (
            lead.required,
            // A pace so far says something only beside the one that is needed.
            lead.mean_pace.filter(|_| lead.required.is_some()),
        );
        let unit = rate_unit(lead, [required, mean]);
        let shown = |per_day: f64| say::rate(here, lead, per_day, unit);
        facts.extend(required.map(|r| fact("fact-required", shown(r))));
        facts.extend(mean.map(|r| fact("fact-pace", shown(r))));
    }
    facts
}

/// The time in which rates are told: the rhythm of the figures, a month where a week would hold
/// less than one: `|rate per day| × 7 < 1`.
fn rate_unit(of: &IndicatorInsight, per_day: [Option<f64>; 2]) -> Interval {
    let small = per_day.iter().flatten().any(|rate| rate.abs() * 7.0 < 1.0);
    match rhythm::seen(&of.totals) {
        Interval::Week if small => Interval::Month,
        seen => seen,
    }
}
