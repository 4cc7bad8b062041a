//! The figures of an indicator as totals over time.

use crate::base::Date;
use crate::model::words::{Accumulation, Flag, Kind, Qualifier};
use crate::model::{Indicator, Observation};

/// A value that is only known to be at least or at most something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bound {
    /// The truth is this or more.
    Lower,
    /// The truth is this or less.
    Upper,
}

impl Bound {
    /// The other sense, as when a number is subtracted.
    pub fn flipped(self) -> Bound {
        match self {
            Bound::Lower => Bound::Upper,
            Bound::Upper => Bound::Lower,
        }
    }
}

/// The latest figure (A, on the day t_A that it is about).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Actual {
    /// The total in the indicator's unit.
    pub value: f64,
    /// Whether it is only a bound.
    pub bound: Option<Bound>,
    /// The day it is about.
    pub on: Date,
}

/// The number of a figure: as given, else numerator over denominator; `None` when missing or in words.
pub fn number(figure: &Observation, kind: Kind) -> Option<f64> {
    if figure.flag == Flag::Missing {
        return None;
    }
    let scale = if kind == Kind::Percent { 100.0 } else { 1.0 };
    let fraction = figure.numerator.as_ref().zip(figure.denominator.as_ref());
    let fraction = fraction.filter(|(_, below)| below.value() > 0.0).map(|(above, below)| scale * above.value() / below.value());
    figure.value.as_ref().map(|v| v.value()).or(fraction)
}

fn fraction(figure: &Observation) -> Option<(f64, f64)> {
    Some((figure.numerator.as_ref()?.value(), figure.denominator.as_ref()?.value()))
}

fn bound(figure: &Observation) -> Option<Bound> {
    match figure.qualifier {
        Qualifier::AtLeast => Some(Bound::Lower),
        Qualifier::AtMost => Some(Bound::Upper),
        _ => None,
    }
}

/// The totals by date: the figures themselves, or for per-period figures their running sum (D1c).
///
/// A period that is missing makes every later total a lower bound; one after the last figure does not.
pub fn totals(indicator: &Indicator) -> Vec<Actual> {
    let mut totals = Vec::with_capacity(indicator.observations.len());
    let mut sum = 0.0;
    // Shares over several periods or groups: the sum of the numerators over the sum of the denominators.
    let shares = matches!(indicator.kind, Kind::Percent | Kind::Ratio);
    let mut pooled = shares.then_some((0.0, 0.0));
    let mut open = false;
    for figure in &indicator.observations {
        let Some(value) = number(figure, indicator.kind) else {
            open |= figure.flag == Flag::Missing;
            continue;
        };
        let on = figure.when.day();
        if indicator.accumulation != Accumulation::PerPeriod {
            totals.push(Actual { value, bound: bound(figure), on });
            continue;
        }
        sum += value;
        pooled = pooled.zip(fraction(figure)).map(|((above, below), (n, d))| (above + n, below + d));
        open |= bound(figure) == Some(Bound::Lower);
        let scale = if indicator.kind == Kind::Percent { 100.0 } else { 1.0 };
        let value = pooled.filter(|(_, below)| *below > 0.0).map_or(sum, |(above, below)| scale * above / below);
        totals.push(Actual { value, bound: if open { Some(Bound::Lower) } else { bound(figure) }, on });
    }
    totals
}

/// The latest figure; `None` when there is none with a number.
pub fn actual(indicator: &Indicator) -> Option<Actual> {
    totals(indicator).last().copied()
}

/// The totals since the series last began anew, for a pace that is one (D6, ruling 6).
pub fn since_break(indicator: &Indicator) -> Vec<Actual> {
    let began = indicator.observations.iter().rfind(|o| o.flag == Flag::Break).map(|o| o.when.day());
    totals(indicator).into_iter().filter(|a| began.is_none_or(|day| day <= a.on)).collect()
}
