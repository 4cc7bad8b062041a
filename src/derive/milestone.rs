//! Milestones: slip and state, as of a day.

use super::progress::Progress;
use crate::base::{Date, Days, PartialDate};
use crate::model::Milestone;
use crate::model::vocabulary::Interval;

/// Where a milestone stands on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MilestoneState {
    /// Met by its first due date, or without a known one.
    Met,
    /// Met after its first due date, whatever was forecast.
    MetLate,
    /// Still to come, or without a known date.
    Due,
    /// Past its first due date, for no longer than one interval, and it may have been met.
    Awaiting,
    /// Past its date for longer, or expected on a day to come; a forecast does not cure it.
    Overdue,
}

impl MilestoneState {
    /// The word in exports.
    pub fn word(self) -> &'static str {
        match self {
            MilestoneState::Met => "met",
            MilestoneState::MetLate => "met-late",
            MilestoneState::Due => "due",
            MilestoneState::Awaiting => "awaiting",
            MilestoneState::Overdue => "overdue",
        }
    }
}

/// A milestone as it stands.
#[derive(Clone, Debug, PartialEq)]
pub struct MilestoneInsight {
    /// The milestone as known.
    pub milestone: Milestone,
    /// Its state on the day.
    pub state: MilestoneState,
    /// The latest forecast; `None` when there is none or it is met.
    pub forecast: Option<Date>,
    /// Days from the first due date to the day it was met or is expected, negative when earlier;
    /// `None` without either, or without a known due date.
    pub slip: Option<Days>,
}

impl MilestoneInsight {
    /// The day it was met, else is expected, else is due, as exactly as that was said; `None` where
    /// no date is known.
    pub fn date(&self) -> Option<PartialDate> {
        let day = self.milestone.met.or(self.forecast).map(PartialDate::Day);
        let date = day.unwrap_or(self.milestone.due);
        Some(date).filter(|date| *date != PartialDate::Unknown)
    }
}

/// A milestone, as known on day `t`; `every` is how often steps are told.
pub fn milestone(known: &Milestone, every: Interval, t: Date) -> MilestoneInsight {
    let due = known.due.last();
    let forecast = known
        .forecast
        .at(t)
        .copied()
        .filter(|_| known.met.is_none());
    // Who expects it later says that it was not met.
    let is_expected = forecast.is_some_and(|day| t < day);
    let state = match (known.met, due) {
        (Some(met), Some(due)) if due < met => MilestoneState::MetLate,
        (Some(_), _) => MilestoneState::Met,
        (None, Some(due)) if t <= due => MilestoneState::Due,
        (None, Some(due)) if is_expected || every.after(due, 1) < t => MilestoneState::Overdue,
        (None, Some(_)) => MilestoneState::Awaiting,
        (None, None) => MilestoneState::Due,
    };
    let slip = known
        .met
        .or(forecast)
        .zip(due)
        .map(|(now, due)| now.since(due));
    MilestoneInsight {
        milestone: known.clone(),
        state,
        forecast,
        slip,
    }
}

/// Milestones met of all, `met / all`, each counted once whatever its weight; `None` without any.
pub fn milestone_share(milestones: &[MilestoneInsight]) -> Option<Progress> {
    let met = milestones
        .iter()
        .filter(|m| m.milestone.met.is_some())
        .count();
    (!milestones.is_empty()).then(|| Progress {
        value: met as f64 / milestones.len() as f64,
        bound: None,
    })
}
