//! The figure of a place or department alone, on its own page.

use crate::derive::{Bound, IndicatorInsight, ProjectInsight};
use crate::model::vocabulary::Accumulation;
use crate::model::{GroupKind, Id, Slice};
use crate::render::context::PageContext;
use crate::render::phrase::{part, say};
use crate::theme::Arg;

/// The part of the leading figure of a project that belongs to a group, in words with its day;
/// `None` where its figures are not broken down by such groups, or none was published of this one.
pub fn local(
    here: &PageContext<'_>,
    of: &ProjectInsight,
    kind: GroupKind,
    id: &str,
) -> Option<String> {
    let lead = of.lead_indicator()?;
    let part = part_of(lead, kind, id)?;
    let newest = part.actual?;
    // Shares of single periods do not add up to one.
    let summed = lead.indicator.accumulation == Accumulation::PerPeriod;
    if summed && lead.indicator.kind.is_share() {
        return None;
    }
    let bound = newest.bound.map_or("", Bound::sign);
    let amount = format!("{bound}{}", say::amount(here, part, newest.value));
    // The day is told only where it is not that of the figure beside it.
    let other = lead.actual.is_none_or(|a| a.on != newest.on);
    let date = part.indicator.figure_date(newest.on);
    let date = here.words().locale.partial(date, "");
    let key = if other { "local-dated" } else { "local-figure" };
    Some(here.words().say(
        key,
        &[
            ("value", Arg::Text(&amount)),
            ("date", Arg::Text(&date)),
            ("whose", whose(kind)),
        ],
    ))
}

/// Whose a part is, as the strings ask: an `office`, or a `spot` on the map.
pub fn whose(kind: GroupKind) -> Arg<'static> {
    Arg::Text(match kind {
        GroupKind::Department => "office",
        _ => "spot",
    })
}

/// The part of an indicator that belongs to a place or department; `None` where it has none such.
pub fn part_of<'i>(
    of: &'i IndicatorInsight,
    kind: GroupKind,
    id: &str,
) -> Option<&'i IndicatorInsight> {
    let mut dimensions = of.indicator.by.iter();
    let dimension = dimensions.find(|by| part::groups(by) == Some(kind))?;
    of.part(&Slice::one(dimension, &Id::from(id)))
}
