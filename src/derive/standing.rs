//! Where a figure stands against its plan, computed once for sentence, chart and table alike.

use crate::base::Date;

/// A figure beside the plan for its day.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Standing {
    /// The day that the figure is about.
    pub on: Date,
    /// What the plan asks for on that day, in the indicator's unit.
    pub planned: f64,
    /// Whether that was not published, but lies on the line between two of the plan's points.
    pub between: bool,
    /// The figure, in the indicator's unit.
    pub actual: f64,
    /// Days ahead of (positive) or behind the plan, not rounded; never behind while the plan asks
    /// for nothing.
    pub days: f64,
    /// While the plan asks for nothing: the first day for which it asks for something, and what;
    /// `None` once it asks.
    pub first: Option<(Date, f64)>,
    /// The days by the straight line to `first`, negative where it says behind; else the same as
    /// `days`.
    pub raw: f64,
}

/// What a reader is told of a standing, once the numbers are rounded as they are shown.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Against {
    /// Nothing is due yet.
    NothingDue,
    /// Plan and figure are the same number, and no whole day lies between them.
    AsPlanned,
    /// So much more (positive) or less than planned in its unit, which is less than half a day.
    Differs(f64),
    /// So much more or less than planned (zero where both are shown alike), which is so many whole
    /// days behind.
    Behind(f64, usize),
    /// The same as [`Against::Behind`], but so many whole days ahead.
    Ahead(f64, usize),
}

impl Against {
    /// How far the figure is above (positive) or below the plan as both are shown; `None` while
    /// nothing is due.
    pub fn gap(self) -> Option<f64> {
        match self {
            Against::NothingDue => None,
            Against::AsPlanned => Some(0.0),
            Against::Differs(gap) | Against::Behind(gap, _) | Against::Ahead(gap, _) => Some(gap),
        }
    }
}

impl Standing {
    /// What is told with values of so many decimals: a shortfall is never called as planned.
    pub fn against(&self, decimals: usize) -> Against {
        let shown = |value: f64| crate::base::locale::round(value, decimals);
        let (gap, whole) = (
            shown(self.actual) - shown(self.planned),
            self.days.abs().round() as usize,
        );
        match (self.first, whole) {
            (Some(_), _) => Against::NothingDue,
            (None, 0) if gap == 0.0 => Against::AsPlanned,
            (None, 0) => Against::Differs(gap),
            (None, _) if self.days < 0.0 => Against::Behind(gap, whole),
            (None, _) => Against::Ahead(gap, whole),
        }
    }
}
