//! The place of a project among the five counts of the programme: from its status and progress,
//! without words.

use super::indicator::IndicatorInsight;
use super::milestone::{MilestoneInsight, milestone_share};
use super::progress::Progress;
use crate::model::Status;

/// The five counts of the programme; every project is in exactly one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Class {
    /// Completed or accepted, or every headline at 95 % or more.
    BasicallyComplete,
    /// Every headline at 50 % or more, but not all at 95 %.
    MoreThanHalf,
    /// A headline is under 50 %.
    UnderHalf,
    /// A headline has no percentage, or one that is only a bound and proves no class.
    NoPercentage,
    /// Cancelled or paused, however far it came; closed, without a percentage.
    Ended,
}

impl Class {
    /// All five, in the order in which they are told.
    pub const ALL: &[Class] = &[
        Class::BasicallyComplete,
        Class::MoreThanHalf,
        Class::UnderHalf,
        Class::NoPercentage,
        Class::Ended,
    ];

    /// The word in exports and addresses.
    pub fn word(self) -> &'static str {
        match self {
            Class::BasicallyComplete => "basically-complete",
            Class::MoreThanHalf => "more-than-half",
            Class::UnderHalf => "under-half",
            Class::NoPercentage => "no-percentage",
            Class::Ended => "ended",
        }
    }
}

/// The place of a project among the five counts; a bound counts only where it proves.
pub fn class(
    status: Status,
    headlines: &[&IndicatorInsight],
    milestones: &[MilestoneInsight],
) -> Class {
    match status {
        Status::Cancelled | Status::Paused => return Class::Ended,
        Status::Completed | Status::Accepted => return Class::BasicallyComplete,
        _ => {}
    }
    let shares: Option<Vec<Progress>> = match headlines {
        // Without headlines the milestones met of all stand for one.
        [] => milestone_share(milestones).map(|p| vec![p]),
        _ => headlines.iter().map(|i| countable(i)).collect(),
    };
    match shares {
        None if status == Status::Closed => Class::Ended,
        None => Class::NoPercentage,
        Some(all) if all.iter().all(|p| p.proves_at_least(0.95)) => Class::BasicallyComplete,
        Some(all) if all.iter().all(|p| p.proves_at_least(0.5)) => Class::MoreThanHalf,
        Some(all) if all.iter().any(|p| p.proves_below(0.5)) => Class::UnderHalf,
        // A bound is left that proves neither side.
        Some(_) => Class::NoPercentage,
    }
}

/// A limit or range has a percentage only once it is met at its deadline.
fn countable(indicator: &IndicatorInsight) -> Option<Progress> {
    if indicator.indicator.direction.is_limit() {
        return (indicator.judgement.status == Status::TargetMet).then_some(Progress {
            value: 1.0,
            bound: None,
        });
    }
    indicator.progress
}
