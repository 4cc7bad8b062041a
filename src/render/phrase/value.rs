//! Figures and targets in words. The latest figure and a percentage carry the sign of their bound:
//! `≥`, `≤` or `≈`.

use crate::chart::text;
use crate::model::vocabulary::{Direction, Flag, Kind, Qualifier};
use crate::model::{Aim, Field, IndicatorField, Observation};
use crate::render::context::PageContext;
use crate::render::phrase::money::{self, Sum};
use crate::render::phrase::say;
use crate::theme::Arg;

/// Whether a field is the target of this indicator.
pub fn is_target(field: &Field, id: &str) -> bool {
    matches!(field, Field::Indicator(of, IndicatorField::Target) if &**of == id)
}

/// A share in whole percent with the sign of its bound, none where it is exact.
pub fn bounded(here: &PageContext<'_>, progress: crate::derive::Progress) -> String {
    let percent = here.words().locale.percent(progress.value);
    format!(
        "{}{percent}",
        progress.bound.map_or("", crate::derive::Bound::sign)
    )
}

/// The latest figure with its unit; words where there is no number: the newest note or answer.
/// `None` where nothing was published.
pub fn value(here: &PageContext<'_>, of: &crate::derive::IndicatorInsight) -> Option<String> {
    if let Some(actual) = of.actual {
        let shown = say::amount(here, of, actual.value);
        return Some(format!("{}{shown}", sign(of)));
    }
    of.indicator
        .observations
        .iter()
        .rev()
        .find_map(|o| told(here, of, o))
}

/// The sign before the latest figure: that of its bound, `≈` where it is only about right.
fn sign(of: &crate::derive::IndicatorInsight) -> &'static str {
    let mut newest_first = of.indicator.observations.iter().rev();
    let newest = newest_first.find(|o| o.value.is_some());
    let is_about =
        newest.is_some_and(|o| matches!(o.qualifier, Qualifier::About | Qualifier::Several));
    match of.actual.and_then(|actual| actual.bound) {
        Some(bound) => bound.sign(),
        None if is_about => "≈",
        None => "",
    }
}

/// The latest figure of a project beside its target, in a line that begins with its title. Only
/// what is counted upwards is so many of so many; `None` without a figure, without a target, and
/// in words.
pub fn beside_target(here: &PageContext<'_>, of: &crate::derive::ProjectInsight) -> Option<String> {
    let lead = of.lead_indicator();
    let lead = lead.filter(|i| !i.indicator.kind.is_worded())?;
    let (mut shown, mut wanted) = (value(here, lead)?, target(here, lead)?);
    let words = here.words();
    let direction = lead.indicator.direction;
    let is_value = matches!(lead.indicator.target.as_ref()?.aim, Aim::Value(_));
    if let (Some(actual), Some(goal)) = (lead.actual, lead.indicator.target_value()) {
        let scale = |v: f64| words.locale.scale(v).word;
        // A figure in one scale and its target in another are hard to hold against each other.
        if scale(actual.value) != scale(goal) && is_value && !direction.is_limit() {
            let full = |v: f64| say::amount_in_full(here, lead, v);
            shown = format!("{}{}", sign(lead), full(actual.value));
            wanted = full(goal);
        }
    }
    let adds_up = matches!(
        lead.indicator.kind,
        Kind::Count | Kind::Money | Kind::Duration
    );
    let key = match is_value && adds_up && direction == Direction::Increase {
        true => "focus-figure",
        false => "focus-figure-target",
    };
    let title = of.known.name(here.lang).get(here.lang);
    let args = [("title", title), ("value", &shown), ("target", &wanted)];
    Some(words.say(key, &args.map(|(name, text)| (name, Arg::Text(text)))))
}

/// What a project has to show in a few words: its latest figure with its unit, the newest note as
/// far as a cell holds it, how many of its milestones are met, whether its only one is, or what of
/// its money is spent, else committed. `None` where nothing was published.
pub fn brief(here: &PageContext<'_>, of: &crate::derive::ProjectInsight) -> Option<String> {
    if let Some(lead) = of.lead_indicator() {
        let shown = value(here, lead)?;
        return Some(match lead.indicator.kind {
            Kind::Qualitative => text::shortened(&shown, MOST_OF_A_NOTE),
            _ => shown,
        });
    }
    let met = of.milestones.iter().filter(|m| m.milestone.met.is_some());
    match of.milestones.len() {
        0 => {
            let (sum, amount, _) = money::newest(here, of)?;
            (sum != Sum::Budget).then(|| named_sum(here, sum, &amount))
        }
        1 => Some(
            here.words()
                .say("milestone-alone", &[("met", Arg::Count(met.count()))]),
        ),
        _ => Some(here.words().locale.number(met.count() as f64, 0)),
    }
}

/// What a project should reach in a few words: the target of its leading indicator, the number of its
/// milestones, or its budget where it has nothing but money. `None` where nothing was promised, and
/// for a single milestone.
pub fn brief_target(here: &PageContext<'_>, of: &crate::derive::ProjectInsight) -> Option<String> {
    if let Some(lead) = of.lead_indicator() {
        return target(here, lead);
    }
    let steps = of.milestones.len();
    if 1 < steps {
        return Some(
            here.words()
                .say("headline-milestones", &[("of", Arg::Count(steps))]),
        );
    }
    let mut sums = money::sums(here, of).into_iter().filter(|_| steps == 0);
    let (sum, amount, _) = sums.find(|(sum, ..)| *sum == Sum::Budget)?;
    Some(named_sum(here, sum, &amount))
}

/// An amount with what it is.
fn named_sum(here: &PageContext<'_>, sum: Sum, amount: &str) -> String {
    let name = here.words().say(sum.key(), &[]);
    let args = [("name", Arg::Text(&name)), ("amount", Arg::Text(amount))];
    here.words().say("money-named", &args)
}

/// A cell of a table holds so many characters of a note; its page has the rest.
const MOST_OF_A_NOTE: usize = 48;

/// A figure that is told in words: its note, or yes or no; `None` where it is marked as missing or
/// says nothing.
pub fn told(
    here: &PageContext<'_>,
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

/// A figure without its unit, in as many decimals as the indicator shows; yes or no for an answer.
pub fn bare(here: &PageContext<'_>, of: &crate::derive::IndicatorInsight, value: f64) -> String {
    match of.indicator.kind {
        Kind::YesNo => say::amount(here, of, value),
        _ => here
            .words()
            .locale
            .figure(value, of.indicator.display_decimals()),
    }
}

/// The same on the scale of a later figure beside it.
pub fn bare_beside(
    here: &PageContext<'_>,
    of: &crate::derive::IndicatorInsight,
    value: f64,
    later: f64,
) -> String {
    match of.indicator.kind {
        Kind::YesNo => bare(here, of, value),
        _ => here.words().locale.figure_beside(
            value,
            later.abs().max(value.abs()),
            of.indicator.display_decimals(),
        ),
    }
}

/// What an indicator should reach, with its unit: at least, at most, a value or a range. `None`
/// where nothing was promised.
pub fn target(here: &PageContext<'_>, of: &crate::derive::IndicatorInsight) -> Option<String> {
    let amount = |v: f64| say::amount(here, of, v);
    let words = here.words();
    // A yes or no is kept by yes, also where no target is written down.
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
