//! The figures of an indicator as totals over time, each with whether it is only a bound.

use crate::base::Date;
use crate::model::vocabulary::{Accumulation, Flag, Kind, Qualifier};
use crate::model::{Indicator, Observation, When};

/// A value that is only known to be at least or at most something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bound {
    /// The truth is this or more.
    Lower,
    /// The truth is this or less.
    Upper,
    /// A sum of lower and upper bounds: nothing follows from it.
    Neither,
}

impl Bound {
    /// The other sense, as when a number is subtracted: a bound on what is left.
    pub fn flipped(self) -> Bound {
        match self {
            Bound::Lower => Bound::Upper,
            Bound::Upper => Bound::Lower,
            Bound::Neither => Bound::Neither,
        }
    }

    /// The sign before the number: `≥`, `≤`, and `≈` where nothing is proven.
    pub fn sign(self) -> &'static str {
        match self {
            Bound::Lower => "≥",
            Bound::Upper => "≤",
            Bound::Neither => "≈",
        }
    }

    /// What is known of a sum: both parts bounds of one sense, or nothing at all.
    fn plus(self, other: Bound) -> Bound {
        if self == other { self } else { Bound::Neither }
    }
}

/// A figure as a total: A, on the day t_A that it is about.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Actual {
    /// The total in the indicator's unit.
    pub value: f64,
    /// Whether it is only a bound; `None`: it is exact, or about.
    pub bound: Option<Bound>,
    /// The day it is about; of a period its last day.
    pub on: Date,
}

/// The number of a figure: as given, else `numerator / denominator`, times 100 for a percentage;
/// `None` when missing, in words, or over a denominator that is not above 0.
pub fn number(figure: &Observation, kind: Kind) -> Option<f64> {
    if figure.flag == Flag::Missing {
        return None;
    }
    let fraction = fraction(figure)
        .filter(|(_, below)| *below > 0.0)
        .map(|(above, below)| scale(kind) * above / below);
    figure.value.as_ref().map(|v| v.value()).or(fraction)
}

/// A percentage counts in hundredths, everything else in ones.
fn scale(kind: Kind) -> f64 {
    if kind == Kind::Percent { 100.0 } else { 1.0 }
}

fn fraction(figure: &Observation) -> Option<(f64, f64)> {
    Some((
        figure.numerator.as_ref()?.value(),
        figure.denominator.as_ref()?.value(),
    ))
}

/// A figure that is about so much is taken as it stands.
fn bound(figure: &Observation) -> Option<Bound> {
    match figure.qualifier {
        Qualifier::AtLeast => Some(Bound::Lower),
        Qualifier::AtMost => Some(Bound::Upper),
        _ => None,
    }
}

/// The totals by date: the figures themselves, or for per-period figures their running sum since
/// `begin`.
pub fn totals(indicator: &Indicator, begin: Option<Date>) -> Vec<Actual> {
    totals_of(indicator, indicator.observations.iter(), begin)
}

/// The same of other figures than those that the indicator has now, by date.
pub fn totals_of<'o>(
    indicator: &Indicator,
    figures: impl Iterator<Item = &'o Observation>,
    begin: Option<Date>,
) -> Vec<Actual> {
    if indicator.accumulation == Accumulation::PerPeriod {
        return sums(indicator, figures, begin);
    }
    let total = |o: &Observation| {
        Some(Actual {
            value: number(o, indicator.kind)?,
            bound: bound(o),
            on: o.when.day(),
        })
    };
    figures.filter_map(total).collect()
}

/// Running sums of the periods that count.
///
/// A sum with a lower bound in it, or with a period that is missing, is a lower bound; with an
/// upper bound an upper one; with both it proves nothing. A period missing after the last figure is
/// not in the sum.
fn sums<'o>(
    indicator: &Indicator,
    figures: impl Iterator<Item = &'o Observation>,
    begin: Option<Date>,
) -> Vec<Actual> {
    let mut totals = Vec::with_capacity(figures.size_hint().1.unwrap_or_default());
    let (mut sum, mut open): (f64, Option<Bound>) = (0.0, None);
    // Shares over several periods or groups: the sum of the numerators over the sum of the
    // denominators.
    let shares = matches!(indicator.kind, Kind::Percent | Kind::Ratio);
    let mut pooled = shares.then_some((0.0, 0.0));
    for figure in figures.filter(|o| begin.is_none_or(|day| counts(o.when, day))) {
        let missing = (figure.flag == Flag::Missing).then_some(Bound::Lower);
        if let Some(found) = missing.or(bound(figure)) {
            open = Some(open.map_or(found, |known| known.plus(found)));
        }
        let Some(value) = number(figure, indicator.kind) else {
            continue;
        };
        sum += value;
        pooled = pooled
            .zip(fraction(figure))
            .map(|((above, below), (n, d))| (above + n, below + d));
        let share = pooled
            .filter(|(_, below)| *below > 0.0)
            .map(|(above, below)| scale(indicator.kind) * above / below);
        totals.push(Actual {
            value: share.unwrap_or(sum),
            bound: open,
            on: figure.when.day(),
        });
    }
    totals
}

/// Whether a period counts: at least half of its days lie after the day from which is counted.
pub fn counts(when: When, begin: Date) -> bool {
    let When::Period(period) = when else {
        return true;
    };
    let days = period.last.since(period.first) + 1;
    let after = period.last.since(begin).clamp(0, days);
    days <= 2 * after
}

/// The totals since the series last began anew, for a pace that is one; all of them where it never
/// did.
///
/// Bounds are left out: no pace is told from them.
pub fn since_break(indicator: &Indicator, totals: &[Actual]) -> Vec<Actual> {
    let began = last_break(indicator);
    totals
        .iter()
        .copied()
        .filter(|a| a.bound.is_none() && began.is_none_or(|day| day <= a.on))
        .collect()
}

/// The day of the last figure from which the series cannot be compared with what was before; `None`
/// where it never began anew.
pub fn last_break(indicator: &Indicator) -> Option<Date> {
    indicator
        .observations
        .iter()
        .rfind(|o| o.flag == Flag::Break)
        .map(|o| o.when.day())
}
