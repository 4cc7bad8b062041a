//! What the fields of a site hold, and what is put in their place.
//!
//! The two directions of a change: `value` reads a field as one side of a change, `put` writes one
//! back, so that an earlier state can be made from the present one. Nothing is judged here: a value
//! of another kind than its field is left alone.

use super::action::Action;
use super::indicator::{Baseline, Indicator, Observation, Target};
use super::money::Money;
use super::settings::Settings;
use super::tolerance::Tolerance;
use super::{
    ActionField, ChangeValue, Field, FigureField, IndicatorField, Milestone, MilestoneField,
    MoneyField, OwnDate, PartField, Project, ProjectField, SiteField, Slice,
};
use crate::base::{Date, PartialDate, SharedList};
use std::sync::Arc;

impl Project {
    /// What stands in a field; `None` where the thing that has it is not there, and for a rule of
    /// the site.
    pub fn value(&self, field: &Field) -> Option<ChangeValue> {
        match field {
            Field::Due => Some(ChangeValue::Date(self.due)),
            Field::Start => Some(ChangeValue::Date(self.start)),
            Field::Indicator(id, part) => self.indicator(id)?.value(*part),
            Field::Part(id, slice, part) => Some(self.indicator(id)?.part_value(slice, *part)),
            Field::Project(ProjectField::Focus) => {
                Some(ChangeValue::Ids(self.focus.iter().cloned().collect()))
            }
            Field::Project(ProjectField::Batch) => {
                Some(ChangeValue::Ids(self.batch.iter().cloned().collect()))
            }
            Field::Project(ProjectField::Places) => Some(ChangeValue::Ids(self.places.clone())),
            Field::Project(ProjectField::Provenance) => {
                Some(ChangeValue::Provenance(self.provenance))
            }
            Field::Groups(at, _) => {
                let groups = self.groups.get(usize::from(*at))?;
                Some(ChangeValue::Ids(groups.clone()))
            }
            Field::Milestone(id, part) => self
                .milestones
                .iter()
                .find(|m| m.id == *id)
                .map(|m| m.value(*part)),
            Field::Stage(day) => {
                let entry = self
                    .stage
                    .entries()
                    .iter()
                    .find(|(from, _)| *from == Some(*day))?;
                Some(ChangeValue::Ids(entry.1.evidence.clone()))
            }
            Field::Action(id, part) => self
                .actions
                .iter()
                .find(|a| a.id == *id)
                .map(|a| a.value(*part)),
            Field::Figure(id, slice, when, part) => self
                .indicator(id)?
                .figures(slice)
                .iter()
                .find(|o| o.when == *when)
                .map(|o| o.part(*part)),
            Field::Budget => self
                .money
                .as_ref()
                .map(|m| ChangeValue::Amount(m.budget.clone())),
            Field::Money(part, day) => self
                .money
                .as_ref()
                .map(|m| ChangeValue::Amount(m.on(*part, *day))),
            Field::Site(_) => None,
        }
    }

    /// Puts one end of a change into its field; nothing happens where the thing that has the field
    /// is not there or the value is of another kind.
    pub fn put(&mut self, field: &Field, value: &ChangeValue) {
        match (field, value) {
            (Field::Due, ChangeValue::Date(date)) => self.due = *date,
            (Field::Start, ChangeValue::Date(date)) => self.start = *date,
            (Field::Indicator(id, part), value) => self
                .indicators
                .iter_mut()
                .filter(|i| i.id == *id)
                .for_each(|i| Arc::make_mut(i).put(*part, value)),
            (Field::Part(id, slice, part), value) => self
                .indicators
                .iter_mut()
                .filter(|i| i.id == *id)
                .for_each(|i| Arc::make_mut(i).put_part(slice, *part, value)),
            (Field::Project(ProjectField::Focus), ChangeValue::Ids(ids)) => {
                self.focus = ids.first().cloned()
            }
            (Field::Project(ProjectField::Batch), ChangeValue::Ids(ids)) => {
                self.batch = ids.first().cloned()
            }
            (Field::Project(ProjectField::Places), ChangeValue::Ids(ids)) => {
                self.places.clone_from(ids)
            }
            (Field::Project(ProjectField::Provenance), ChangeValue::Provenance(is)) => {
                self.provenance = *is
            }
            (Field::Groups(at, _), ChangeValue::Ids(ids)) => {
                if let Some(groups) = self.groups.get_mut(usize::from(*at)) {
                    groups.clone_from(ids);
                }
            }
            (Field::Milestone(id, part), value) => self
                .milestones
                .iter_mut()
                .filter(|m| m.id == *id)
                .for_each(|m| m.put(*part, value)),
            (Field::Stage(day), ChangeValue::Ids(ids)) => {
                let entries = self.stage.entries().iter().cloned();
                let put = |(from, entry): (Option<Date>, super::StageEntry)| match from {
                    Some(at) if at == *day => (
                        from,
                        super::StageEntry {
                            evidence: ids.clone(),
                            ..entry
                        },
                    ),
                    _ => (from, entry),
                };
                self.stage = entries.map(put).collect();
            }
            (Field::Action(id, part), value) => self
                .actions
                .iter_mut()
                .filter(|a| a.id == *id)
                .for_each(|a| a.put(*part, value)),
            (Field::Figure(id, slice, when, part), value) => {
                let figures = self
                    .indicators
                    .iter_mut()
                    .filter(|i| i.id == *id)
                    .filter_map(|i| Arc::make_mut(i).figures_mut(slice))
                    .flat_map(SharedList::own);
                figures
                    .filter(|o| o.when == *when)
                    .for_each(|o| o.put(*part, value));
            }
            (Field::Budget, ChangeValue::Amount(amount)) => self
                .money
                .iter_mut()
                .for_each(|m| m.budget.clone_from(amount)),
            (Field::Money(part, day), ChangeValue::Amount(amount)) => self
                .money
                .iter_mut()
                .for_each(|m| m.put(*part, *day, amount.as_ref())),
            _ => {}
        }
    }
}

impl Indicator {
    /// What stands in a field; `None` where no interval or definition was written, since nothing
    /// stands for that.
    pub fn value(&self, part: IndicatorField) -> Option<ChangeValue> {
        Some(match part {
            IndicatorField::Target => target_value(self.target.as_ref()),
            IndicatorField::Baseline => baseline_value(self.baseline.as_ref()),
            IndicatorField::Plan => ChangeValue::Plan(self.plan.clone()),
            IndicatorField::Shape => ChangeValue::Shape(self.shape),
            IndicatorField::Direction => ChangeValue::Direction(self.direction),
            IndicatorField::Accumulation => ChangeValue::Accumulation(self.accumulation),
            IndicatorField::Every => ChangeValue::Every(self.every?),
            IndicatorField::Definition => ChangeValue::Text(self.definition.clone()?),
            IndicatorField::Headline => ChangeValue::Truth(self.headline),
            IndicatorField::Level => ChangeValue::Level(self.level),
            IndicatorField::Closed => ChangeValue::Day(self.closed),
            IndicatorField::Tolerance => ChangeValue::Tolerance(self.tolerance),
            IndicatorField::Provenance => ChangeValue::Provenance(self.provenance),
        })
    }

    fn put(&mut self, part: IndicatorField, value: &ChangeValue) {
        match (part, value) {
            (IndicatorField::Target, value) => put_target(&mut self.target, value),
            (IndicatorField::Baseline, value) => put_baseline(&mut self.baseline, value),
            (IndicatorField::Plan, ChangeValue::Plan(points)) => self.plan.clone_from(points),
            (IndicatorField::Shape, ChangeValue::Shape(shape)) => self.shape = *shape,
            (IndicatorField::Direction, ChangeValue::Direction(direction)) => {
                self.direction = *direction
            }
            (IndicatorField::Accumulation, ChangeValue::Accumulation(accumulation)) => {
                self.accumulation = *accumulation
            }
            (IndicatorField::Every, ChangeValue::Every(every)) => self.every = Some(*every),
            (IndicatorField::Definition, ChangeValue::Text(text)) => {
                self.definition = Some(text.clone())
            }
            (IndicatorField::Headline, ChangeValue::Truth(is)) => self.headline = *is,
            (IndicatorField::Level, ChangeValue::Level(level)) => self.level = *level,
            (IndicatorField::Closed, ChangeValue::Day(day)) => self.closed = *day,
            (IndicatorField::Tolerance, ChangeValue::Tolerance(tolerance)) => {
                self.tolerance = *tolerance
            }
            (IndicatorField::Provenance, ChangeValue::Provenance(is)) => self.provenance = *is,
            _ => {}
        }
    }
}

impl Indicator {
    /// What is promised for a part; a part that is not there has no promise.
    fn part_value(&self, slice: &Slice, field: PartField) -> ChangeValue {
        let part = self.part(slice);
        match field {
            PartField::Target => target_value(part.and_then(|p| p.target.as_ref())),
            PartField::Baseline => baseline_value(part.and_then(|p| p.baseline.as_ref())),
            PartField::Plan => ChangeValue::Plan(part.map_or_else(Vec::new, |p| p.plan.clone())),
        }
    }

    fn put_part(&mut self, slice: &Slice, field: PartField, value: &ChangeValue) {
        if self.part_value(slice, field) == *value {
            return;
        }
        let place = self.place;
        let part = self.part_mut(slice, place);
        match (field, value) {
            (PartField::Target, value) => put_target(&mut part.target, value),
            (PartField::Baseline, value) => put_baseline(&mut part.baseline, value),
            (PartField::Plan, ChangeValue::Plan(points)) => part.plan.clone_from(points),
            (PartField::Plan, _) => {}
        }
    }
}

/// A date that is not written agrees with any date of a change.
fn own(date: Option<PartialDate>) -> OwnDate {
    date.map_or(OwnDate::Kept, OwnDate::On)
}

fn target_value(target: Option<&Target>) -> ChangeValue {
    target.map_or(ChangeValue::Unset, |target| {
        ChangeValue::Target(target.aim.clone(), own(target.date))
    })
}

fn baseline_value(baseline: Option<&Baseline>) -> ChangeValue {
    baseline.map_or(ChangeValue::Unset, |baseline| {
        ChangeValue::Baseline(baseline.clone(), own(baseline.date))
    })
}

fn put_target(target: &mut Option<Target>, value: &ChangeValue) {
    match value {
        ChangeValue::Target(aim, date) => {
            let target = target.get_or_insert(Target {
                aim: aim.clone(),
                date: None,
                source: None,
            });
            target.aim = aim.clone();
            target.date = date.after(target.date);
        }
        ChangeValue::Unset => *target = None,
        _ => {}
    }
}

fn put_baseline(baseline: &mut Option<Baseline>, value: &ChangeValue) {
    match value {
        ChangeValue::Baseline(new, date) => {
            let date = date.after(baseline.as_ref().and_then(|b| b.date));
            *baseline = Some(Baseline {
                date,
                ..new.clone()
            });
        }
        ChangeValue::Unset => *baseline = None,
        _ => {}
    }
}

impl Milestone {
    fn value(&self, part: MilestoneField) -> ChangeValue {
        match part {
            MilestoneField::Share => ChangeValue::Share(self.share),
            MilestoneField::Evidence => ChangeValue::Ids(self.evidence.clone()),
        }
    }

    fn put(&mut self, part: MilestoneField, value: &ChangeValue) {
        match (part, value) {
            (MilestoneField::Share, ChangeValue::Share(share)) => self.share = *share,
            (MilestoneField::Evidence, ChangeValue::Ids(ids)) => self.evidence.clone_from(ids),
            _ => {}
        }
    }
}

impl Action {
    fn value(&self, part: ActionField) -> ChangeValue {
        match part {
            ActionField::Due => ChangeValue::Day(self.due),
            ActionField::Closed => ChangeValue::Day(self.closed),
            ActionField::Owner => ChangeValue::Owner(self.owner.clone()),
        }
    }

    fn put(&mut self, part: ActionField, value: &ChangeValue) {
        match (part, value) {
            (ActionField::Due, ChangeValue::Day(day)) => self.due = *day,
            (ActionField::Closed, ChangeValue::Day(day)) => self.closed = *day,
            (ActionField::Owner, ChangeValue::Owner(owner)) => self.owner.clone_from(owner),
            _ => {}
        }
    }
}

impl Observation {
    fn part(&self, part: FigureField) -> ChangeValue {
        match part {
            FigureField::Flag => ChangeValue::Flag(self.flag),
            FigureField::Evidence => ChangeValue::Ids(self.evidence.clone()),
        }
    }

    fn put(&mut self, part: FigureField, value: &ChangeValue) {
        match (part, value) {
            (FigureField::Flag, ChangeValue::Flag(flag)) => self.flag = *flag,
            (FigureField::Evidence, ChangeValue::Ids(ids)) => self.evidence.clone_from(ids),
            _ => {}
        }
    }
}

impl Money {
    /// The dated sums of one kind, by date.
    pub fn sums(&self, part: MoneyField) -> &[(Date, crate::base::Decimal)] {
        match part {
            MoneyField::Committed => &self.committed,
            MoneyField::Spent => &self.spent,
        }
    }

    fn on(&self, part: MoneyField, day: Date) -> Option<crate::base::Decimal> {
        self.sums(part)
            .iter()
            .find(|(on, _)| *on == day)
            .map(|(_, amount)| amount.clone())
    }

    fn put(&mut self, part: MoneyField, day: Date, amount: Option<&crate::base::Decimal>) {
        let sums = match part {
            MoneyField::Committed => &mut self.committed,
            MoneyField::Spent => &mut self.spent,
        };
        sums.retain(|(on, _)| *on != day);
        sums.extend(amount.map(|amount| (day, amount.clone())));
        sums.sort_by_key(|(on, _)| *on);
    }
}

impl Settings {
    /// What stands in a field of `site.yaml`, defaults filled in.
    pub fn value(&self, field: SiteField) -> ChangeValue {
        match field {
            SiteField::Tolerances => ChangeValue::Tolerance(self.tolerance.into()),
            SiteField::Closed => ChangeValue::Stretches(self.calendar.closed.clone()),
            SiteField::Grace => ChangeValue::Days(self.calendar.grace),
            SiteField::Period => ChangeValue::Period(self.calendar.period),
            SiteField::QuarterStarts => ChangeValue::Months(self.calendar.quarter_starts()),
            SiteField::Progress => ChangeValue::Duty(self.cadence.progress),
            SiteField::Guidance => ChangeValue::Duty(self.cadence.guidance),
            SiteField::Showcase => ChangeValue::Duty(self.cadence.showcase),
        }
    }

    /// Puts one end of a change into its field; a value of another kind is left alone.
    pub fn put(&mut self, field: SiteField, value: &ChangeValue) {
        match (field, value) {
            (SiteField::Tolerances, ChangeValue::Tolerance(own)) => {
                // A key that the change leaves out is the default, as where the file leaves it out.
                self.tolerance = own.over(Tolerance::default())
            }
            (SiteField::Closed, ChangeValue::Stretches(days)) => {
                self.calendar.closed.clone_from(days)
            }
            (SiteField::Grace, ChangeValue::Days(days)) => self.calendar.grace = *days,
            (SiteField::QuarterStarts, ChangeValue::Months(months)) => {
                self.calendar.starts = months[0]
            }
            (SiteField::Period, ChangeValue::Period(kind)) => self.calendar.period = *kind,
            (SiteField::Progress, ChangeValue::Duty(every)) => self.cadence.progress = *every,
            (SiteField::Guidance, ChangeValue::Duty(every)) => self.cadence.guidance = *every,
            (SiteField::Showcase, ChangeValue::Duty(every)) => self.cadence.showcase = *every,
            _ => {}
        }
    }
}
