//! Indicators, their targets, plans and observations.

use super::vocabulary::{
    Accumulation, Direction, Flag, Interval, Kind, Level, Provenance, Qualifier, Shape,
};
use super::{Id, InFile, Keys, OwnTolerance};
use crate::base::{Date, Decimal, PartialDate, Period, Text};

/// One quantity that a project is judged by.
#[derive(Clone, Debug, PartialEq)]
pub struct Indicator {
    /// Its id within the project; `main` in the short form.
    pub id: Id,
    /// Its name.
    pub name: Text,
    /// Its unit; `None` only for qualitative and yes-no indicators.
    pub unit: Option<Text>,
    /// What exactly is counted.
    pub definition: Option<Text>,
    /// What kind of quantity it is.
    pub kind: Kind,
    /// Where it should go.
    pub direction: Direction,
    /// How its figures add up.
    pub accumulation: Accumulation,
    /// What it tells about.
    pub level: Option<Level>,
    /// Where it stood at the start, as far as it was stated; see [`Indicator::start_value`].
    pub baseline: Option<Baseline>,
    /// Where it should stand at the end.
    pub target: Option<Target>,
    /// Why there is no target.
    pub no_target: Option<Text>,
    /// Planned values for days between start and due, by date.
    pub plan: Vec<PlanPoint>,
    /// The form of the plan.
    pub shape: Option<Shape>,
    /// The figures, by date.
    pub observations: Vec<Observation>,
    /// The dimension of the breakdowns: `place`, `department` or a free word.
    pub by: Option<Box<str>>,
    /// Whether the parts of a breakdown overlap, so that they need not add up.
    pub overlapping: bool,
    /// Whether the project is judged by it.
    pub headline: bool,
    /// The day from which it is listed and counted nowhere.
    pub closed: Option<Date>,
    /// How often figures are due; `None`: as the site's progress reports.
    pub every: Option<Interval>,
    /// The least possible value.
    pub min: Option<Decimal>,
    /// The greatest possible value.
    pub max: Option<Decimal>,
    /// Digits after the decimal point for display; `None`: as written.
    pub decimals: Option<u8>,
    /// What it writes of a tolerance of its own; the rest is the site's.
    pub tolerance: OwnTolerance,
    /// Whether its facts are real.
    pub provenance: Provenance,
    /// Where what it promises was written.
    pub keys: Keys,
    /// Where it stands.
    pub place: InFile,
}

impl Indicator {
    /// The value at the start: the stated baseline, else 0 for counts, per-period sums and yes-no;
    /// `None` otherwise.
    ///
    /// Per-period figures are summed from the start, so theirs is always 0.
    pub fn start_value(&self) -> Option<f64> {
        if self.accumulation == Accumulation::PerPeriod {
            return Some(0.0);
        }
        let zero = matches!(self.kind, Kind::Count | Kind::YesNo).then_some(0.0);
        self.baseline.as_ref().map(|b| b.value.value()).or(zero)
    }

    /// The single value to reach; `None` without a target and for a range.
    ///
    /// A yes-no indicator aims at yes (1) without saying so, unless it says why it has no target.
    pub fn target_value(&self) -> Option<f64> {
        match self.target.as_ref().map(|t| &t.aim) {
            Some(Aim::Value(value)) => Some(value.value()),
            Some(Aim::Range { .. }) => None,
            None => (self.kind == Kind::YesNo && self.no_target.is_none()).then_some(1.0),
        }
    }

    /// What a figure that counts on a day is about, as exactly as it was said: the day itself where
    /// there is none.
    pub fn figure_date(&self, day: Date) -> PartialDate {
        self.observations
            .iter()
            .find(|o| o.when.day() == day)
            .map_or(day.into(), Observation::about)
    }

    /// Whether there is something to reach or to keep.
    pub fn has_target(&self) -> bool {
        self.target.is_some() || self.target_value().is_some()
    }

    /// Digits after the decimal point that a reader sees: as stated, else as many as the figures
    /// have.
    pub fn display_decimals(&self) -> usize {
        let of_target = match self.target.as_ref().map(|t| &t.aim) {
            Some(Aim::Value(value)) => value.decimals(),
            Some(Aim::Range { low, high }) => low.decimals().max(high.decimals()),
            None => 0,
        };
        let values = self.observations.iter().filter_map(|o| o.value.as_ref());
        let most = values
            .chain(self.baseline.as_ref().map(|b| &b.value))
            .map(Decimal::decimals)
            .fold(of_target, usize::max);
        self.decimals.map_or(most, usize::from)
    }
}

/// Where an indicator stood at the start.
#[derive(Clone, Debug, PartialEq)]
pub struct Baseline {
    /// The value.
    pub value: Decimal,
    /// When; `None`: at the project's start.
    pub date: Option<PartialDate>,
    /// Who says so.
    pub source: Option<Text>,
}

/// What an indicator should reach.
#[derive(Clone, Debug, PartialEq)]
pub struct Target {
    /// The value or range.
    pub aim: Aim,
    /// By when; `None`: by the project's due date.
    pub date: Option<PartialDate>,
    /// Who promised it where.
    pub source: Option<Text>,
}

/// A value to reach or a range to stay in.
#[derive(Clone, Debug, PartialEq)]
pub enum Aim {
    /// One value.
    Value(Decimal),
    /// Two limits, `low <= high`.
    Range {
        /// The lower limit.
        low: Decimal,
        /// The upper limit.
        high: Decimal,
    },
}

/// One planned value.
#[derive(Clone, Debug, PartialEq)]
pub struct PlanPoint {
    /// The day.
    pub date: Date,
    /// What is planned for it.
    pub value: PlanValue,
}

/// A planned value, absolute or as a share of the way.
#[derive(Clone, Debug, PartialEq)]
pub enum PlanValue {
    /// A value in the indicator's unit.
    Number(Decimal),
    /// A share of the way from baseline to target, 0 to 1.
    Share(f64),
}

impl PlanValue {
    /// The value in the indicator's unit, given baseline and target.
    pub fn value(&self, baseline: f64, target: f64) -> f64 {
        match self {
            PlanValue::Number(value) => value.value(),
            PlanValue::Share(share) => baseline + share * (target - baseline),
        }
    }
}

/// The day or the period that a figure is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum When {
    /// A day.
    Day(Date),
    /// A period, for per-period figures.
    Period(Period),
}

impl When {
    /// The day itself, or the last day of the period.
    pub fn day(self) -> Date {
        match self {
            When::Day(day) => day,
            When::Period(period) => period.last(),
        }
    }
}

impl From<When> for PartialDate {
    fn from(when: When) -> PartialDate {
        match when {
            When::Day(day) => PartialDate::Day(day),
            When::Period(period) => PartialDate::Within(period),
        }
    }
}

impl std::fmt::Display for When {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            When::Day(day) => day.fmt(f),
            When::Period(period) => period.fmt(f),
        }
    }
}

/// One published figure.
#[derive(Clone, Debug, PartialEq)]
pub struct Observation {
    /// What it is about; a figure of a whole period counts on its last day unless it is added up by
    /// period.
    pub when: When,
    /// The year, quarter or month that was written where `when` is its last day; `None` where a day
    /// was.
    pub within: Option<Period>,
    /// The number; `None` when it is missing or given in words.
    pub value: Option<Decimal>,
    /// Words instead of a number, or beside it.
    pub note: Option<Text>,
    /// How exact it is.
    pub qualifier: Qualifier,
    /// When it was first published, where that is recorded.
    pub published: Option<Date>,
    /// Its state.
    pub flag: Flag,
    /// The count above the fraction line.
    pub numerator: Option<Decimal>,
    /// The count below it.
    pub denominator: Option<Decimal>,
    /// The parts of a breakdown, in the order written.
    pub by: Vec<(Box<str>, Decimal)>,
    /// Ids of its evidence.
    pub evidence: Vec<Id>,
    /// Whether a correction replaced the number that was first published.
    pub corrected: bool,
    /// Where it stands.
    pub place: InFile,
}

impl Observation {
    /// What it is about, as exactly as it was said.
    pub fn about(&self) -> PartialDate {
        self.within.map_or(self.when.into(), PartialDate::Within)
    }

    /// The day from which the public could know it: as recorded, else the day it is about.
    pub fn known_from(&self) -> Date {
        self.published.unwrap_or_else(|| self.when.day())
    }
}
