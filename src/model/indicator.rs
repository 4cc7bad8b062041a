//! Indicators, their targets, plans and observations, as they were written: totals, progress and
//! status are computed elsewhere.

use super::vocabulary::{
    Accumulation, Direction, Flag, Interval, Kind, Level, Provenance, Qualifier, Shape,
};
use super::{Id, InFile, Keys, OwnTolerance, Slice};
use crate::base::{Date, Decimal, Lang, PartialDate, Period, SharedList, Text};
use std::collections::BTreeMap;

/// One quantity that a project is judged by.
#[derive(Clone, Debug, PartialEq)]
pub struct Indicator {
    /// Its id within the project; `main` in the short form.
    pub id: Id,
    /// Its name; in the short form the project's title.
    pub name: Text,
    /// Its unit; `None` only for qualitative, yes-no and index indicators.
    pub unit: Option<Text>,
    /// What the unit is beside some numbers; empty where it is one word.
    pub unit_forms: Vec<UnitForm>,
    /// What exactly is counted; `None` where that is not said.
    pub definition: Option<Text>,
    /// What kind of quantity it is.
    pub kind: Kind,
    /// Where it should go; up by default.
    pub direction: Direction,
    /// How its figures add up; cumulative by default.
    pub accumulation: Accumulation,
    /// What it tells about; `None` where that is not said.
    pub level: Option<Level>,
    /// Where it stood at the start, as far as it was stated; see [`Indicator::start_value`].
    pub baseline: Option<Baseline>,
    /// Where it should stand at the end; `None` without one, also for a yes-no indicator, which
    /// then aims at yes.
    pub target: Option<Target>,
    /// Why there is no target; `None` where no reason is given.
    pub no_target: Option<Text>,
    /// Planned values for days between start and due, by date; empty without a declared plan.
    pub plan: Vec<PlanPoint>,
    /// The form of the plan between its points; `None`: straight lines between them.
    pub shape: Option<Shape>,
    /// The figures, by the day that they are about; empty before the first.
    pub observations: SharedList<Observation>,
    /// The dimensions by which its figures are broken down, in the order written; empty without
    /// any.
    pub by: Vec<Id>,
    /// Those of them whose parts overlap, so that they need not add up.
    pub overlapping: Vec<Id>,
    /// Its parts with figures or promises of their own, in the order first written; none of a part.
    pub parts: SharedList<IndicatorPart>,
    /// What is promised alike for all its parts with a value of one dimension, behind the
    /// dimension; given to them by [`Indicator::fill_parts`].
    pub each: Vec<(Id, IndicatorPart)>,
    /// Which part of an indicator it is; the whole for all that is written as an indicator.
    pub slice: Slice,
    /// Whether the project is judged by it.
    pub headline: bool,
    /// The day from which it is listed and counted nowhere; `None` while it is open.
    pub closed: Option<Date>,
    /// How often figures are due; `None`: as the site's progress reports.
    pub every: Option<Interval>,
    /// The least possible value, in its unit; `None`: 0 for a percentage, else any.
    pub min: Option<Decimal>,
    /// The greatest possible value, in its unit; `None`: 100 for a percentage, else any.
    pub max: Option<Decimal>,
    /// Digits after the decimal point for display, 0 to 6; `None`: as many as the figures have.
    pub decimals: Option<u8>,
    /// What it writes of a tolerance of its own; the rest is the site's.
    pub tolerance: OwnTolerance,
    /// Whether its facts are real.
    pub provenance: Provenance,
    /// Where what it promises was written.
    pub keys: Keys,
    /// Where its id is written; in the short form its `target` or `done`.
    pub place: InFile,
}

/// What was published of one part of an indicator; all else it has in common with the whole.
#[derive(Clone, Debug, PartialEq)]
pub struct IndicatorPart {
    /// Which part.
    pub slice: Slice,
    /// Where it stood at the start; `None` where that is not said.
    pub baseline: Option<Baseline>,
    /// What it should reach; `None` without a target of its own.
    pub target: Option<Target>,
    /// What is planned for it between start and due, by date; empty without a plan of its own.
    pub plan: Vec<PlanPoint>,
    /// Its figures by date; empty before the first.
    pub observations: SharedList<Observation>,
    /// Whether all that is promised for it is promised for each part alike.
    pub is_filled: bool,
    /// Where it is first written.
    pub place: InFile,
}

/// The form of a unit beside some numbers.
#[derive(Clone, Debug, PartialEq)]
pub struct UnitForm {
    /// The language.
    pub lang: Lang,
    /// The numbers, by the name of their form in CLDR: `one`, `few`.
    pub name: Box<str>,
    /// The word.
    pub word: Box<str>,
}

impl IndicatorPart {
    /// A part of which nothing is known yet.
    pub fn new(slice: Slice, place: InFile) -> IndicatorPart {
        IndicatorPart {
            slice,
            baseline: None,
            target: None,
            plan: Vec::new(),
            observations: SharedList::default(),
            is_filled: false,
            place,
        }
    }

    /// Whether nothing was published of it and nothing promised for it by name.
    pub fn is_empty(&self) -> bool {
        self.observations.is_empty() && (self.is_filled || !self.has_promise())
    }

    fn has_promise(&self) -> bool {
        !self.plan.is_empty() || self.target.is_some() || self.baseline.is_some()
    }

    /// Takes what is promised for another part where nothing is for this one.
    pub fn take(&mut self, other: &IndicatorPart) {
        self.baseline = self.baseline.take().or_else(|| other.baseline.clone());
        self.target = self.target.take().or_else(|| other.target.clone());
        if self.plan.is_empty() {
            self.plan.clone_from(&other.plan);
        }
    }
}

fn tells(figures: &[Observation]) -> bool {
    figures.iter().any(|figure| figure.flag != Flag::Missing)
}

impl Indicator {
    /// Its id, and which part of it where it is one: its name in a message.
    pub fn label(&self) -> String {
        match self.slice.is_whole() {
            true => self.id.to_string(),
            false => format!("{} ({})", self.id, self.slice),
        }
    }

    /// All figures with the part that each is of, those of the whole first.
    pub fn all_figures(&self) -> impl Iterator<Item = (&Slice, &Observation)> {
        let whole = self.observations.iter().map(|figure| (&self.slice, figure));
        let parts = self.parts.iter();
        whole.chain(parts.flat_map(|p| p.observations.iter().map(|figure| (&p.slice, figure))))
    }

    /// The part with this slice; `None` where there is none.
    pub fn part(&self, slice: &Slice) -> Option<&IndicatorPart> {
        self.parts.iter().find(|part| part.slice == *slice)
    }

    /// The part with this slice, added where there is none yet.
    pub fn part_mut(&mut self, slice: &Slice, place: InFile) -> &mut IndicatorPart {
        let at = self.parts.iter().position(|part| part.slice == *slice);
        let at = at.unwrap_or_else(|| {
            let new = IndicatorPart::new(slice.clone(), place);
            self.parts.extend([new]);
            self.parts.len() - 1
        });
        &mut self.parts.own()[at]
    }

    /// Gives the parts that have figures, or a promise of their own, what is promised for each;
    /// what is promised for one by name stays.
    pub fn fill_parts(&mut self) {
        for (dimension, each) in std::mem::take(&mut self.each) {
            let parts = self.parts.own().iter_mut();
            for part in parts.filter(|part| part.slice.only(&dimension).is_some()) {
                part.is_filled |= !part.has_promise();
                part.take(&each);
            }
        }
    }

    /// The figures of the whole or of a part; none of a part that there is not.
    pub fn figures(&self, slice: &Slice) -> &[Observation] {
        match slice.is_whole() {
            true => &self.observations,
            false => self.part(slice).map_or(&[], |part| &part.observations),
        }
    }

    /// The figures of the whole or of a part, to be changed; `None` where there is no such part.
    pub fn figures_mut(&mut self, slice: &Slice) -> Option<&mut SharedList<Observation>> {
        if slice.is_whole() {
            return Some(&mut self.observations);
        }
        let at = self.parts.iter().position(|part| part.slice == *slice)?;
        Some(&mut self.parts.own()[at].observations)
    }

    /// Adds figures, each to the whole or to the part that it is about.
    pub fn add(&mut self, figures: Vec<(Slice, Observation)>) {
        let (whole, of_parts): (Vec<_>, Vec<_>) =
            figures.into_iter().partition(|(slice, _)| slice.is_whole());
        // Each list at once, so that none grows step by step.
        self.observations
            .extend(whole.into_iter().map(|(_, figure)| figure));
        if of_parts.is_empty() {
            return;
        }
        let known = self.parts.iter().enumerate();
        let mut at: BTreeMap<Slice, usize> =
            known.map(|(at, part)| (part.slice.clone(), at)).collect();
        let mut new: Vec<IndicatorPart> = Vec::new();
        let mut more: Vec<Vec<Observation>> = vec![Vec::new(); self.parts.len()];
        for (slice, figure) in of_parts {
            let at = *at.entry(slice).or_insert_with_key(|slice| {
                new.push(IndicatorPart::new(slice.clone(), figure.place));
                more.push(Vec::new());
                more.len() - 1
            });
            more[at].push(figure);
        }
        self.parts.extend(new);
        for (part, figures) in self.parts.own().iter_mut().zip(more) {
            part.observations.extend(figures);
        }
    }

    /// A part as an indicator by itself, to be judged by the same rules.
    ///
    /// Kind, direction, accumulation, dates and tolerance are those of the whole, and so is the
    /// form of the plan; the points of a plan are the part's own, and steps without any are none.
    /// Where the whole began at 0 each part did.
    pub fn of_part(&self, part: &IndicatorPart) -> Indicator {
        let date = self.baseline.as_ref().and_then(|b| b.date);
        let began = part.baseline.clone().map(|b| Baseline {
            date: b.date.or(date),
            ..b
        });
        let from_zero = match self.accumulation {
            Accumulation::PerPeriod => self.baseline.clone(),
            _ if self.parts_begin_at_zero() => Some(Baseline {
                value: Decimal::from(0),
                date,
                source: None,
            }),
            _ => None,
        };
        let due = self.target.as_ref().and_then(|t| t.date);
        let mut observations = part.observations.clone();
        if self.accumulation == Accumulation::PerPeriod {
            self.add_missing(&mut observations);
        }
        Indicator {
            baseline: began.or(from_zero),
            target: part.target.clone().map(|t| Target {
                date: t.date.or(due),
                ..t
            }),
            no_target: None,
            plan: part.plan.clone(),
            shape: self
                .shape
                .filter(|s| *s != Shape::Step || !part.plan.is_empty()),
            observations,
            by: Vec::new(),
            overlapping: Vec::new(),
            parts: SharedList::default(),
            each: Vec::new(),
            slice: part.slice.clone(),
            headline: false,
            place: part.place,
            ..self.clone()
        }
    }

    /// Whether each part began at 0 because the whole did: nothing in it can be less than that.
    fn parts_begin_at_zero(&self) -> bool {
        let least = self.min.as_ref().map(Decimal::value);
        let never_less = match self.kind {
            Kind::Count | Kind::Money | Kind::Duration => true,
            Kind::Percent => least.is_none_or(|least| 0.0 <= least),
            _ => least.is_some_and(|least| 0.0 <= least),
        };
        never_less && self.start_value() == Some(0.0)
    }

    /// A period of the whole for which a part has no figure is missing in its sum.
    fn add_missing(&self, figures: &mut SharedList<Observation>) {
        let lacks = |o: &&Observation| figures.iter().all(|figure| figure.when != o.when);
        let missing = |o: &Observation| Observation {
            value: None,
            note: None,
            qualifier: Qualifier::Exact,
            flag: Flag::Missing,
            numerator: None,
            denominator: None,
            evidence: Vec::new(),
            ..o.clone()
        };
        let missing: Vec<Observation> = self
            .observations
            .iter()
            .filter(lacks)
            .map(missing)
            .collect();
        if !missing.is_empty() {
            figures.extend(missing);
            figures.sort_by_key(|o| o.when.day());
        }
    }

    /// Whether the figures of its parts are amounts that make up the whole together; a duration
    /// does where it is a sum, and not where it is a mean.
    pub fn adds_up(&self) -> bool {
        match self.kind {
            Kind::Count | Kind::Money => true,
            Kind::Duration => self.accumulation != Accumulation::Snapshot,
            _ => false,
        }
    }

    /// The value at the start: the stated baseline, else 0 for running counts, per-period sums and
    /// yes-no; `None` otherwise, as for what is counted anew each time, and for a part of a count
    /// that did not begin at 0.
    ///
    /// Per-period figures are summed from the start, so theirs is always 0.
    pub fn start_value(&self) -> Option<f64> {
        if self.accumulation == Accumulation::PerPeriod {
            return Some(0.0);
        }
        // A part says where it began, since the whole may have begun elsewhere than at 0.
        let running = self.accumulation == Accumulation::Cumulative;
        let of_count = self.kind == Kind::Count && running && self.slice.is_whole();
        let zero = (of_count || self.kind == Kind::YesNo).then_some(0.0);
        self.baseline.as_ref().map(|b| b.value.value()).or(zero)
    }

    /// The single value to reach; `None` without a target and for a range to stay in.
    ///
    /// A range to be reached from below or above is reached at its nearer end. A yes-no indicator
    /// aims at yes (1) without saying so, unless it says why it has no target.
    pub fn target_value(&self) -> Option<f64> {
        match self.target.as_ref().map(|t| &t.aim) {
            Some(Aim::Value(value)) => Some(value.value()),
            Some(Aim::Range { low, high }) => match self.direction {
                Direction::Increase => Some(low.value()),
                Direction::Decrease => Some(high.value()),
                Direction::AtLeast | Direction::AtMost | Direction::Range => None,
            },
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

    /// Whether anything was told of the whole, a number or words; a figure marked as missing tells
    /// nothing.
    pub fn is_told(&self) -> bool {
        tells(&self.observations)
    }

    /// Whether nothing was told of the whole, and something of a part.
    pub fn is_told_by_parts_alone(&self) -> bool {
        !self.is_told() && self.parts.iter().any(|part| tells(&part.observations))
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
    /// The value in the indicator's unit.
    pub value: Decimal,
    /// When; `None`: at the project's start.
    pub date: Option<PartialDate>,
    /// Who says so; `None` where that is not said.
    pub source: Option<Text>,
}

/// What an indicator should reach.
#[derive(Clone, Debug, PartialEq)]
pub struct Target {
    /// The value or range, in the indicator's unit.
    pub aim: Aim,
    /// By when; `None`: by the project's due date.
    pub date: Option<PartialDate>,
    /// Who promised it where; `None` where that is not said.
    pub source: Option<Text>,
}

/// A value to reach, or a range to stay in or to reach.
#[derive(Clone, Debug, PartialEq)]
pub enum Aim {
    /// One value to reach, or one limit to keep.
    Value(Decimal),
    /// Two limits, `low <= high`.
    Range {
        /// The lower limit, itself inside.
        low: Decimal,
        /// The upper limit, itself inside.
        high: Decimal,
    },
}

/// One planned value between start and due.
#[derive(Clone, Debug, PartialEq)]
pub struct PlanPoint {
    /// The day by which the value is planned; of a month, period or year the last day.
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
    /// The value in the indicator's unit, given baseline and target: a share is
    /// `baseline + share × (target − baseline)`.
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
    /// A day; also the last day of a period that was written for a total.
    Day(Date),
    /// A period, for per-period figures.
    Period(Period),
}

impl When {
    /// The day itself, or the last day of the period.
    pub fn day(self) -> Date {
        match self {
            When::Day(day) => day,
            When::Period(period) => period.last,
        }
    }
}

impl When {
    /// As anybody reads it without knowing the calendar of the site, see [`Period::exact`].
    pub fn exact(self) -> String {
        match self {
            When::Day(day) => day.to_string(),
            When::Period(period) => period.exact(),
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
    /// The year, period or month that was written where `when` is its last day; `None` where a day
    /// was.
    pub within: Option<Period>,
    /// The number, corrections put in where the project is looked at as of a day; `None` when it is
    /// missing, given in words or only as a fraction.
    pub value: Option<Decimal>,
    /// Words instead of a number, or beside it; `None` without any.
    pub note: Option<Text>,
    /// How exact it is.
    pub qualifier: Qualifier,
    /// When it was first published; `None` where that is not recorded.
    pub published: Option<Date>,
    /// Whether it is provisional, estimated, a break or missing.
    pub flag: Flag,
    /// The count above the fraction line; `None` where no fraction is given.
    pub numerator: Option<Decimal>,
    /// The count below it; `None` where no fraction is given.
    pub denominator: Option<Decimal>,
    /// Ids of its evidence; empty where none is named.
    pub evidence: Vec<Id>,
    /// Whether a correction replaced the number that was first published.
    pub corrected: bool,
    /// Where its date is written, or its row in a table.
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
