//! What was promised for the days of a period, and what became of it.

use super::{Insight, Kept, MilestoneState, ProjectInsight};
use crate::base::{Date, Period};
use crate::model::{Field, Id, IndicatorField};

/// Something promised for a day: the project as a whole, or one of its milestones.
#[derive(Clone, Debug, PartialEq)]
pub struct Due {
    /// The project that promised it.
    pub project: Id,
    /// The milestone; `None` for the promise of the project as a whole.
    pub milestone: Option<Id>,
    /// The day first promised, wherever it has moved since.
    pub on: Date,
    /// What became of it, waiting while the last figure may still come in; `None` while its day is
    /// still to come.
    pub outcome: Option<Kept>,
    /// Whether it was kept by its day: as figures or days say, or declared to be kept by then.
    pub in_time: bool,
}

/// Everything first promised for a day of the period, by day, then in the order of the site.
///
/// A project that is judged by its milestones alone counts with these only, so that nothing counts
/// twice.
pub fn due(insight: &Insight, period: Period) -> Vec<Due> {
    let within = |day: &Date| period.holds(*day);
    let t = insight.as_of;
    let mut all: Vec<Due> = insight
        .projects
        .iter()
        .flat_map(|p| promise(p, t).into_iter().chain(milestones(p, t)))
        .collect();
    all.retain(|due| within(&due.on));
    all.sort_by_key(|due| due.on);
    all
}

/// Of how much that is due it is told whether it was kept in time: `all`, else `some`.
pub fn told(all: &[Due]) -> &'static str {
    let mut outcomes = all
        .iter()
        .filter(|due| !due.in_time)
        .filter_map(|due| due.outcome);
    match outcomes.all(Kept::is_not_in_time) {
        true => "all",
        false => "some",
    }
}

fn promise(of: &ProjectInsight, t: Date) -> Option<Due> {
    let by_steps = of.headlines().next().is_none() && !of.milestones.is_empty();
    let on = of.promised_by.filter(|_| !by_steps)?;
    let open = if is_moved(of) {
        Some(Kept::Changed)
    } else {
        (on <= t).then_some(Kept::Awaiting)
    };
    let declared =
        of.kept == Some(Kept::AsDeclared) && of.declared_since().is_some_and(|day| day <= on);
    Some(Due {
        project: of.known.id.clone(),
        milestone: None,
        on,
        outcome: of.kept.or(open),
        in_time: declared || of.kept == Some(Kept::OnTime),
    })
}

/// Whether the due date, or the target of a headline, was moved: then no result is awaited for the
/// day first promised.
fn is_moved(of: &ProjectInsight) -> bool {
    of.known.changes.iter().any(|change| match &change.field {
        Field::Due => true,
        Field::Indicator(id, IndicatorField::Target) => {
            of.headlines().any(|i| i.indicator.id == *id)
        }
        _ => false,
    })
}

fn milestones(of: &ProjectInsight, t: Date) -> impl Iterator<Item = Due> {
    of.milestones.iter().filter_map(move |m| {
        let on = m.milestone.due.last()?;
        let outcome = match m.state {
            MilestoneState::Met => Some(Kept::OnTime),
            MilestoneState::MetLate => Some(Kept::Late),
            MilestoneState::Due | MilestoneState::Awaiting => (on <= t).then_some(Kept::Awaiting),
            MilestoneState::Overdue => Some(Kept::Missed),
        };
        Some(Due {
            project: of.known.id.clone(),
            milestone: Some(m.milestone.id.clone()),
            on,
            outcome,
            in_time: outcome == Some(Kept::OnTime),
        })
    })
}
