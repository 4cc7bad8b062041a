//! The figure of a place or department alone, on its own page. Parts are read as they were
//! published; only figures about periods are added up.

use crate::derive::{IndicatorInsight, ProjectInsight};
use crate::model::vocabulary::{Accumulation, Flag};
use crate::model::{GroupKind, Observation, When};
use crate::render::context::PageContext;
use crate::render::phrase::say;
use crate::theme::Arg;

/// The part of the leading figure of a project that belongs to a group, in words with its day;
/// `None` where its figures are not broken down by such groups, or the newest breakdown leaves this
/// one out.
pub fn local(
    here: &PageContext<'_>,
    of: &ProjectInsight,
    kind: GroupKind,
    id: &str,
) -> Option<String> {
    let lead = of.lead_indicator().filter(|i| dimension(i) == Some(kind))?;
    let (value, newest) = part(lead, id)?;
    let amount = say::amount(here, lead, value);
    // The day is told only where it is not that of the figure beside it.
    let other = lead.actual.is_none_or(|a| a.on != newest.when.day());
    let locale = here.words().locale;
    let date = match newest.when {
        When::Day(day) => locale.date(day),
        When::Period(period) => locale.period(period),
    };
    let key = if other { "local-dated" } else { "local-figure" };
    Some(here.words().say(
        key,
        &[("value", Arg::Text(&amount)), ("date", Arg::Text(&date))],
    ))
}

/// The groups by which the figures of an indicator are broken down; `None` for free parts and
/// without any.
fn dimension(of: &IndicatorInsight) -> Option<GroupKind> {
    match of.indicator.by.as_deref() {
        Some("place") => Some(GroupKind::Place),
        Some("department") => Some(GroupKind::Department),
        _ => None,
    }
}

/// The value of a part so far, and the newest figure that has parts: that figure's own part, or,
/// where each figure is about its period, the sum over all of them; `None` where one is missing.
fn part<'i>(of: &'i IndicatorInsight, id: &str) -> Option<(f64, &'i Observation)> {
    let own = |o: &Observation| {
        o.by.iter()
            .find(|(key, _)| &**key == id)
            .map(|(_, v)| v.value())
    };
    let figures = || {
        of.indicator
            .observations
            .iter()
            .filter(|o| o.flag != Flag::Missing)
    };
    let newest = figures().rfind(|o| !o.by.is_empty())?;
    let value = match of.indicator.accumulation {
        // Shares of single periods do not add up to one.
        Accumulation::PerPeriod if of.indicator.kind.is_share() => None,
        Accumulation::PerPeriod => figures().map(own).sum(),
        _ => own(newest),
    };
    Some((value?, newest))
}
