//! The plan as it is drawn, and its value on a day.

use super::Trajectory;
use crate::base::Date;
use crate::chart::role::Role;

impl Trajectory {
    /// The role of the plan, which looks otherwise where it is only an even pace.
    pub(in crate::chart) fn plan_role(&self) -> Role {
        if self.declared {
            Role::Plan
        } else {
            Role::Even
        }
    }

    /// The plan as it is drawn. Under a figure of a year or a month a day of the plan stands where
    /// a figure that counts on that day would, so that the latest one is right above or below what
    /// it is compared with.
    pub(in crate::chart) fn drawn_plan(&self) -> Vec<(Date, f64)> {
        let (Some(latest), [(first, _), .., (last, aim)]) = (self.latest(), &self.plan[..]) else {
            return self.plan.clone();
        };
        let shift = latest.day.since(latest.at());
        if shift == 0 {
            return self.plan.clone();
        }
        let begin = (*first).min(latest.at());
        let moved = self
            .plan
            .iter()
            .map(|(day, value)| (day.plus(-shift), *value));
        std::iter::once((begin, value_on(&self.plan, begin.plus(shift))))
            .chain(moved.filter(|(day, _)| begin < *day))
            .chain([(*last, *aim)])
            .collect()
    }

    /// What the plan asked for on a day; `None` before it begins.
    pub(super) fn plan_at(&self, day: Date) -> Option<f64> {
        let begins = self.plan.first().is_some_and(|(first, _)| *first <= day);
        begins.then(|| value_on(&self.plan, day))
    }
}

/// The value of a line on a day: between two corners in proportion to the days, level before the
/// first and after the last one; 0 without a corner.
pub(super) fn value_on(line: &[(Date, f64)], day: Date) -> f64 {
    let next = line.partition_point(|(d, _)| *d <= day);
    match (next.checked_sub(1).map(|i| line[i]), line.get(next)) {
        (Some((d0, v0)), Some((d1, v1))) => {
            v0 + (v1 - v0) * f64::from(day.since(d0)) / f64::from(d1.since(d0).max(1))
        }
        (Some((_, v)), None) => v,
        (None, Some((_, v))) => *v,
        (None, None) => 0.0,
    }
}
