//! Changes of promises and corrections of figures: the entries that keep the past in the open.

use super::field::Field;
use super::indicator::{Aim, Baseline, PlanPoint, When};
use super::vocabulary::{
    Accumulation, ChangeKind, CorrectionKind, Direction, Flag, Interval, Level, Provenance, Shape,
};
use super::{Id, InFile, OwnTolerance, Owner};
use crate::base::{Date, Decimal, PartialDate, Text};

/// One promise that moved.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    /// When it was published.
    pub published: Date,
    /// What moved.
    pub field: Field,
    /// What it was.
    pub from: ChangeValue,
    /// What it became.
    pub to: ChangeValue,
    /// Why.
    pub reason: Text,
    /// The kind of change.
    pub kind: ChangeKind,
    /// Who decided it.
    pub decided_by: Option<Text>,
    /// Ids of its evidence.
    pub evidence: Vec<Id>,
    /// Where it stands.
    pub place: InFile,
}

/// A value before or after a change; a part that was not written stays as it is.
#[derive(Clone, Debug, PartialEq)]
pub enum ChangeValue {
    /// Of `due` and `start`.
    Date(PartialDate),
    /// Of `target`: value and date.
    Target(Aim, OwnDate),
    /// Of `baseline`: value with source, and date.
    Baseline(Baseline, OwnDate),
    /// Of `plan`.
    Plan(Vec<PlanPoint>),
    /// Of `shape`; `None` is written `none`.
    Shape(Option<Shape>),
    /// Of `direction`.
    Direction(Direction),
    /// Of `accumulation`.
    Accumulation(Accumulation),
    /// Of `every`.
    Every(Interval),
    /// Of a duty of the cadence; `None` is written `none`: none is promised.
    Duty(Option<Interval>),
    /// Of `definition`.
    Text(Text),
    /// Of `target` and `baseline`, written `none`: there was none, or there is none any more.
    Unset,
    /// Of `headline`.
    Truth(bool),
    /// Of `level`; `None` is written `none`.
    Level(Option<Level>),
    /// Of a day on which something ends or is due; `None` is written `none`.
    Day(Option<Date>),
    /// Of `tolerance`; without any key it is written `none`: the site's.
    Tolerance(OwnTolerance),
    /// Of `provenance`.
    Provenance(Provenance),
    /// Of what names other things, such as `focus` and `evidence`; none at all is written `none`.
    Ids(Vec<Id>),
    /// Of `share`.
    Share(f64),
    /// Of `flag`.
    Flag(Flag),
    /// Of `owner`; `None` is written `none`.
    Owner(Option<Owner>),
    /// Of a sum of money; `None` is written `none`.
    Amount(Option<Decimal>),
    /// Of `calendar.closed`.
    Stretches(Vec<(Date, Date)>),
    /// Of `calendar.quarter_starts`.
    Months([i8; 4]),
    /// Of `calendar.grace`.
    Days(i32),
}

/// The date of a target or baseline on one side of a change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OwnDate {
    /// Not written: it stays as it is.
    Kept,
    /// Written `none`: it has none of its own.
    None,
    /// Written.
    On(PartialDate),
}

impl OwnDate {
    /// The date that holds where another held before.
    pub fn after(self, before: Option<PartialDate>) -> Option<PartialDate> {
        match self {
            OwnDate::Kept => before,
            OwnDate::None => None,
            OwnDate::On(date) => Some(date),
        }
    }
}

/// One published figure that was replaced or withdrawn.
#[derive(Clone, Debug, PartialEq)]
pub struct Correction {
    /// When it was published.
    pub published: Date,
    /// The indicator.
    pub indicator: Id,
    /// The figure's day or period.
    pub when: When,
    /// What was published first.
    pub from: Decimal,
    /// What it is now; `None` when withdrawn.
    pub to: Option<Decimal>,
    /// Why.
    pub reason: Text,
    /// Better data or an error.
    pub kind: CorrectionKind,
    /// Ids of its evidence.
    pub evidence: Vec<Id>,
    /// Where it stands.
    pub place: InFile,
}
