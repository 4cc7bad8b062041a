//! Changes of promises and corrections of figures: the entries that keep the past in the open.
//!
//! What is read here was checked: each `to` is the next `from`, and the last one is what the file
//! holds.

use super::field::Field;
use super::indicator::{Aim, Baseline, Indicator, PlanPoint, When};
use super::vocabulary::{
    Accumulation, ChangeKind, CorrectionKind, Direction, Flag, Interval, Level, Provenance, Shape,
};
use super::{Id, InFile, OwnTolerance, Owner, Slice};
use crate::base::{Date, Decimal, PartialDate, PeriodKind, Text};

/// One promise that moved.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    /// The day from which the new value holds.
    pub published: Date,
    /// The field that moved, in the project or in `site.yaml`.
    pub field: Field,
    /// What the field held until the day before.
    pub from: ChangeValue,
    /// What the field holds from that day on.
    pub to: ChangeValue,
    /// Why it moved, for the public.
    pub reason: Text,
    /// What sort of promise moved.
    pub kind: ChangeKind,
    /// Who decided it; `None` where that is not said.
    pub decided_by: Option<Text>,
    /// Ids of its evidence; always empty for a rule of the site.
    pub evidence: Vec<Id>,
    /// Where its entry begins: its first key.
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
    /// Of `plan`, by date; empty is written `none`.
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
    /// Of `definition`, in the languages written.
    Text(Text),
    /// Of `target` and `baseline`, written `none`: there was none, or there is none any more.
    Unset,
    /// Of `headline`: whether it is one.
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
    /// Of `share`: the weight of a milestone, 0 or more.
    Share(f64),
    /// Of `flag`.
    Flag(Flag),
    /// Of `owner`; `None` is written `none`.
    Owner(Option<Owner>),
    /// Of a sum of money; `None` is written `none`.
    Amount(Option<Decimal>),
    /// Of `calendar.closed`: first and last day of each stretch, by date; empty is written `none`.
    Stretches(Vec<(Date, Date)>),
    /// Of `calendar.period`; `None` is written `none`.
    Period(Option<PeriodKind>),
    /// Of `calendar.quarter_starts`: months of the year, 1 to 12, three apart.
    Months([i8; 4]),
    /// Of `calendar.grace`: a number of days, 0 to 60.
    Days(i32),
}

/// The date of a target or baseline on one side of a change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OwnDate {
    /// Not written: it stays as it is.
    Kept,
    /// Written `none`: it has none of its own.
    None,
    /// Written as a date.
    On(PartialDate),
}

impl OwnDate {
    /// The date that holds after the change, where `before` held before it.
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
    /// The day from which the new figure holds.
    pub published: Date,
    /// The indicator that the figure belongs to.
    pub indicator: Id,
    /// Which part of it the figure is of; the whole unless it says so.
    pub slice: Slice,
    /// The day or period that the figure is about.
    pub when: When,
    /// The number that stood there: the one first published, or the `to` of the correction before.
    pub from: Decimal,
    /// What it is now; `None` when the figure is withdrawn.
    pub to: Option<Decimal>,
    /// Why it was replaced, for the public.
    pub reason: Text,
    /// Whether better data came in or an error was found.
    pub kind: CorrectionKind,
    /// Ids of its evidence; empty where none is named.
    pub evidence: Vec<Id>,
    /// Where its entry begins: its first key.
    pub place: InFile,
}

impl Correction {
    /// The path of what it corrects: an indicator, or a part of one.
    pub fn path(&self) -> String {
        match self.slice.is_whole() {
            true => format!("indicators.{}", self.indicator),
            false => format!("indicators.{}.by.{}", self.indicator, self.slice),
        }
    }

    /// Whether it corrects figures of an indicator, or of the part that the indicator is.
    pub fn is_of(&self, indicator: &Indicator) -> bool {
        self.indicator == indicator.id && self.slice == indicator.slice
    }
}
