//! Changes of promises and corrections of figures: the entries that keep the past in the open.

use super::indicator::{Aim, Baseline, PlanPoint, When};
use super::words::{Accumulation, ChangeKind, CorrectionKind, Direction, Every, Shape, words};
use super::{Id, Place};
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
    pub place: Place,
}

/// The path of a field that may move.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Field {
    /// `due` of the project.
    Due,
    /// `start` of the project.
    Start,
    /// A field of an indicator.
    Indicator(Id, IndicatorField),
}

words! {
    /// The fields of an indicator that may move; each word is the last part of its path.
    IndicatorField {
        /// What it should reach.
        Target = "target",
        /// Where it stood at the start.
        Baseline = "baseline",
        /// What is planned for days in between.
        Plan = "plan",
        /// The form of the plan.
        Shape = "shape",
        /// Where it should go.
        Direction = "direction",
        /// How its figures add up.
        Accumulation = "accumulation",
        /// How often figures are due.
        Every = "every",
        /// What exactly is counted.
        Definition = "definition",
    }
}

impl Field {
    /// Its path as an author writes it: `due`, or `indicators.homes.target`.
    pub fn path(&self) -> String {
        match self {
            Field::Due => "due".to_owned(),
            Field::Start => "start".to_owned(),
            Field::Indicator(id, part) => format!("indicators.{id}.{}", part.word()),
        }
    }
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
    Every(Every),
    /// Of `definition`.
    Text(Text),
    /// Of `target` and `baseline`, written `none`: there was none, or there is none any more.
    Unset,
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
    pub place: Place,
}
