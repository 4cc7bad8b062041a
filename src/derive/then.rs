//! What an indicator told on an earlier day, in the numbers of that day: what was corrected later
//! stands in them as it was published.

use super::indicator::begin_of;
use super::series::{self, Actual};
use crate::base::Date;
use crate::model::{Correction, Indicator, Observation, Project};
use std::borrow::Cow;

/// The figures of an indicator that were known at the end of a day, in their order.
///
/// `first` is the indicator as it was first published, where that is at hand: only there stand
/// figures that were withdrawn since.
pub fn figures<'i>(
    known: &Project,
    indicator: &'i Indicator,
    first: Option<&'i Indicator>,
    by: Date,
) -> Vec<Cow<'i, Observation>> {
    let later = |c: &&Correction| by < c.published && c.is_of(indicator);
    let later: Vec<&Correction> = known.corrections.iter().filter(later).collect();
    let is_known = |o: &&Observation| o.known_from() <= by;
    let mut figures: Vec<&Observation> = indicator.observations.iter().filter(is_known).collect();
    let withdrawn = |o: &&Observation| {
        let mut here = indicator.observations.iter();
        later.iter().any(|c| c.when == o.when) && !here.any(|own| own.when == o.when)
    };
    let gone = first
        .into_iter()
        .flat_map(|first| first.observations.iter());
    let gone: Vec<&Observation> = gone.filter(is_known).filter(withdrawn).collect();
    if !gone.is_empty() {
        figures.extend(gone);
        figures.sort_by_key(|o| o.when.day());
    }
    let then = |o: &'i Observation| match later.iter().find(|c| c.when == o.when) {
        None => Cow::Borrowed(o),
        Some(next) => Cow::Owned(Observation {
            value: Some(next.from.clone()),
            ..o.clone()
        }),
    };
    figures.into_iter().map(then).collect()
}

/// The totals by date of such figures, see [`series::totals`].
pub fn totals(
    known: &Project,
    indicator: &Indicator,
    figures: &[Cow<'_, Observation>],
) -> Vec<Actual> {
    let figures = figures.iter().map(|figure| &**figure);
    series::totals_of(indicator, figures, begin_of(known, indicator))
}
