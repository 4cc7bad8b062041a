//! The programme as a whole: counts over its projects, nothing weighed and nothing averaged.

use super::class::Class;
use super::evidence::Cover;
use super::project::ProjectInsight;
use super::promise::Kept;
use crate::model::Status;
use crate::model::status::Token;
use std::collections::BTreeMap;

/// Counts over all projects.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Programme {
    /// All projects that count on the day.
    pub total: usize,
    /// The five counts; they add up to `total`.
    pub classes: BTreeMap<Class, usize>,
    /// Projects by status; a status that none has is not there.
    pub statuses: BTreeMap<Status, usize>,
    /// Promises due so far, or kept before their time, by what became of them.
    pub promises: BTreeMap<Kept, usize>,
    /// Figures with a number.
    pub figures: usize,
    /// Facts with evidence, of all projects together.
    pub cover: Cover,
    /// Projects with figures out of date.
    pub stale: usize,
    /// Corrections published so far; a figure that was corrected twice counts twice.
    pub corrections: usize,
    /// Changes of promises published so far: targets, due dates and the like; without those of the
    /// site's rules.
    pub changes: usize,
}

impl Programme {
    /// How many projects are in a class; 0 where none is.
    pub fn class(&self, class: Class) -> usize {
        self.classes.get(&class).copied().unwrap_or(0)
    }

    /// Projects by the look of their status, in the order of the looks; 0 where none has one.
    pub fn tokens(&self) -> Vec<(Token, usize)> {
        let count = |token: Token| {
            let alike = self.statuses.iter().filter(|(s, _)| s.token() == token);
            alike.map(|(_, n)| n).sum()
        };
        Token::ALL.iter().map(|t| (*t, count(*t))).collect()
    }

    /// Takes the counts of some of its projects out and puts others in their place.
    pub fn replace(&mut self, was: &Programme, is: &Programme) {
        self.total = self.total + is.total - was.total;
        moved(&mut self.classes, &was.classes, &is.classes);
        moved(&mut self.statuses, &was.statuses, &is.statuses);
        moved(&mut self.promises, &was.promises, &is.promises);
        self.figures = self.figures + is.figures - was.figures;
        self.cover.with = self.cover.with + is.cover.with - was.cover.with;
        self.cover.of = self.cover.of + is.cover.of - was.cover.of;
        self.stale = self.stale + is.stale - was.stale;
        self.corrections = self.corrections + is.corrections - was.corrections;
        self.changes = self.changes + is.changes - was.changes;
    }

    /// How many projects need attention or are in trouble.
    pub fn behind(&self) -> usize {
        let behind = |token| matches!(token, Token::Risk | Token::Late);
        let counts = self.tokens().into_iter();
        counts
            .filter(|(token, _)| behind(*token))
            .map(|(_, n)| n)
            .sum()
    }

    /// How many promises were due so far.
    pub fn promises_due(&self) -> usize {
        self.promises.values().sum()
    }
}

/// The same for counts by kind, of which none that is zero is there.
fn moved<K: Copy + Ord>(
    counts: &mut BTreeMap<K, usize>,
    was: &BTreeMap<K, usize>,
    is: &BTreeMap<K, usize>,
) {
    for (kind, n) in is {
        *counts.entry(*kind).or_default() += n;
    }
    for (kind, n) in was {
        *counts.entry(*kind).or_default() -= n;
    }
    counts.retain(|_, n| 0 < *n);
}

/// Counts the projects, which are those that count on one day.
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
