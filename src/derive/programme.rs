//! The programme as a whole.

use super::evidence::Cover;
use super::indicator::IndicatorInsight;
use super::milestone::MilestoneInsight;
use super::progress::Progress;
use super::project::{ProjectInsight, milestone_share};
use super::promise::Kept;
use crate::model::Status;
use std::collections::BTreeMap;

/// The five counts of the programme; every project is in exactly one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Class {
    /// Completed or accepted, or every headline at 95 % or more.
    BasicallyComplete,
    /// Every headline at 50 % or more.
    MoreThanHalf,
    /// The rest with a percentage.
    UnderHalf,
    /// A headline has no percentage.
    NoPercentage,
    /// Cancelled or paused.
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
        [] => milestone_share(milestones).map(|p| vec![p]),
        _ => headlines.iter().map(|i| countable(i)).collect(),
    };
    match shares {
        None => Class::NoPercentage,
        Some(all) if all.iter().all(|p| p.proves_at_least(0.95)) => Class::BasicallyComplete,
        Some(all) if all.iter().all(|p| p.proves_at_least(0.5)) => Class::MoreThanHalf,
        Some(all) if all.iter().any(|p| p.proves_below(0.5)) => Class::UnderHalf,
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

/// Counts over all projects.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Programme {
    /// All projects that count.
    pub total: usize,
    /// The five counts; they add up to `total`.
    pub classes: BTreeMap<Class, usize>,
    /// Projects by status.
    pub statuses: BTreeMap<Status, usize>,
    /// Promises due so far by what became of them.
    pub promises: BTreeMap<Kept, usize>,
    /// Figures published.
    pub figures: usize,
    /// Facts with evidence.
    pub cover: Cover,
    /// Projects with figures out of date.
    pub stale: usize,
    /// Figures that were corrected or withdrawn.
    pub corrections: usize,
    /// Targets, due dates and the like that moved.
    pub changes: usize,
}

impl Programme {
    /// How many projects are in a class.
    pub fn class(&self, class: Class) -> usize {
        self.classes.get(&class).copied().unwrap_or(0)
    }

    /// How many promises were due so far.
    pub fn promises_due(&self) -> usize {
        self.promises.values().sum()
    }
}

/// Counts the projects.
pub fn programme(projects: &[ProjectInsight]) -> Programme {
    let mut programme = Programme {
        total: projects.len(),
        ..Programme::default()
    };
    for project in projects {
        *programme.classes.entry(project.class).or_default() += 1;
        *programme
            .statuses
            .entry(project.judgement.status)
            .or_default() += 1;
        if let Some(kept) = project.kept {
            *programme.promises.entry(kept).or_default() += 1;
        }
        programme.figures += project
            .known
            .indicators
            .iter()
            .map(|i| i.observations.iter().filter(|o| o.value.is_some()).count())
            .sum::<usize>();
        programme.cover = programme.cover.plus(project.cover);
        programme.stale += usize::from(project.stale);
        programme.corrections += project.known.corrections.len();
        programme.changes += project.known.changes.len();
    }
    programme
}
