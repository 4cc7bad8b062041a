//! The programme as a whole.

use super::class::Class;
use super::evidence::Cover;
use super::project::ProjectInsight;
use super::promise::Kept;
use crate::model::Status;
use std::collections::BTreeMap;

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
