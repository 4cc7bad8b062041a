//! What was promised for the days of a quarter, and what became of it.

use super::quarter::Quarter;
use super::{Insight, Kept, MilestoneState, ProjectInsight};
use crate::base::Date;
use crate::model::Id;

/// Something promised for a day: the project as a whole, or one of its milestones.
#[derive(Clone, Debug, PartialEq)]
pub struct Due {
    /// The project.
    pub project: Id,
    /// The milestone; `None` for the promise itself.
    pub milestone: Option<Id>,
    /// The day first promised.
    pub on: Date,
    /// What became of it; waiting while the last figure may still come in.
    pub outcome: Kept,
}

/// Everything first promised for a day of the quarter, by day, then in the order of the site.
///
/// A project that is judged by its milestones alone counts with these only, so that nothing counts twice.
pub fn due(insight: &Insight, quarter: Quarter) -> Vec<Due> {
    let within = |day: &Date| (quarter.first..=quarter.last).contains(day);
    let mut all: Vec<Due> = insight.projects.iter().flat_map(|p| promise(p).into_iter().chain(milestones(p))).collect();
    all.retain(|due| within(&due.on));
    all.sort_by_key(|due| due.on);
    all
}

fn promise(of: &ProjectInsight) -> Option<Due> {
    let by_steps = of.headlines().next().is_none() && !of.milestones.is_empty();
    let on = of.promised_by.filter(|_| !by_steps)?;
    Some(Due { project: of.known.id.clone(), milestone: None, on, outcome: of.kept.unwrap_or(Kept::Awaiting) })
}

fn milestones(of: &ProjectInsight) -> impl Iterator<Item = Due> {
    of.milestones.iter().filter_map(|m| {
        let outcome = match m.state {
            MilestoneState::Met => Kept::OnTime,
            MilestoneState::MetLate => Kept::Late,
            MilestoneState::Due | MilestoneState::Awaiting => Kept::Awaiting,
            MilestoneState::Overdue => Kept::Missed,
        };
        let on = m.milestone.due.last()?;
        Some(Due { project: of.known.id.clone(), milestone: Some(m.milestone.id.clone()), on, outcome })
    })
}
