//! The programme as a whole: counts over its projects, nothing weighed and nothing averaged.

use super::class::Class;
use super::evidence::Cover;
use super::project::ProjectInsight;
use super::promise::Kept;
use super::shown::Shown;
use crate::model::scale::Rating;
use crate::model::status::{Sign, Token};
use crate::model::{Observation, Project, Slice, Status};
use std::collections::BTreeMap;

/// Counts over all projects.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Programme {
    /// All projects that count on the day.
    pub total: usize,
    /// The five counts; they add up to `total`.
    pub classes: BTreeMap<Class, usize>,
    /// Projects by the status that they are shown with; one that none has is not there. With those
    /// that are computed and those that were declared they add up to `total`.
    pub shown: BTreeMap<Shown, usize>,
    /// How many of those without a percentage are shown with a declared grade.
    pub rated: usize,
    /// The same by the grade that they are shown with; one that none has is not there.
    rated_as: BTreeMap<Shown, usize>,
    /// How many have a declared grade, whether they are shown with it or not, or only a word on
    /// how sure they are to be kept.
    pub declared: usize,
    /// Promises due so far, or kept before their time, by what became of them.
    pub promises: BTreeMap<Kept, usize>,
    /// Figures of wholes with a number.
    pub figures: usize,
    /// Figures of their parts with a number.
    pub part_figures: usize,
    /// Ratings that were declared so far, of all projects together.
    pub ratings_published: usize,
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

    /// Projects by the look of their status, in the order of [`Sign::all`]; 0 where none has one.
    pub fn signs(&self) -> Vec<(Sign, usize)> {
        let count = |sign: Sign| {
            let alike = self.shown.iter().filter(|(s, _)| s.sign() == sign);
            alike.map(|(_, n)| n).sum()
        };
        Sign::all().map(|sign| (sign, count(sign))).collect()
    }

    /// Projects by the grade that they are shown with, by scale and from best to worst; only those
    /// that one has.
    pub fn ratings(&self) -> impl Iterator<Item = (&Rating, usize)> {
        graded(&self.shown)
    }

    /// The same of those without a percentage.
    pub fn rated_as(&self) -> impl Iterator<Item = (&Rating, usize)> {
        graded(&self.rated_as)
    }

    /// Takes the counts of some of its projects out and puts others in their place.
    pub fn replace(&mut self, was: &Programme, is: &Programme) {
        self.total = self.total + is.total - was.total;
        moved(&mut self.classes, &was.classes, &is.classes);
        moved(&mut self.shown, &was.shown, &is.shown);
        moved(&mut self.rated_as, &was.rated_as, &is.rated_as);
        moved(&mut self.promises, &was.promises, &is.promises);
        self.rated = self.rated + is.rated - was.rated;
        self.declared = self.declared + is.declared - was.declared;
        self.figures = self.figures + is.figures - was.figures;
        self.part_figures = self.part_figures + is.part_figures - was.part_figures;
        self.ratings_published =
            self.ratings_published + is.ratings_published - was.ratings_published;
        self.cover.open = self.cover.open + is.cover.open - was.cover.open;
        self.cover.with = self.cover.with + is.cover.with - was.cover.with;
        self.cover.of = self.cover.of + is.cover.of - was.cover.of;
        self.stale = self.stale + is.stale - was.stale;
        self.corrections = self.corrections + is.corrections - was.corrections;
        self.changes = self.changes + is.changes - was.changes;
    }

    /// Whether its numbers tell what figures say: not where all that is known was declared.
    pub fn is_computed(&self) -> bool {
        let told = |shown: &Shown| shown.status().is_some_and(|s| !s.is_silent());
        self.shown.keys().any(told) || self.ratings().next().is_none()
    }

    /// Figures with a number, of wholes and of parts.
    pub fn all_figures(&self) -> usize {
        self.figures + self.part_figures
    }

    /// How many projects are to be rated, and are not yet; all of them without a percentage.
    pub fn not_rated(&self) -> usize {
        let status = Shown::Computed(Status::NotRated);
        self.shown.get(&status).copied().unwrap_or(0)
    }

    /// How many projects were declared to have reached what they promise.
    pub fn declared_complete(&self) -> usize {
        let ratings = self.ratings();
        ratings
            .filter(|(r, _)| r.token == Token::Done)
            .map(|(_, n)| n)
            .sum()
    }

    /// How many projects need attention or are in trouble, by what is computed.
    pub fn behind(&self) -> usize {
        self.behind_by(|shown| shown.rating().is_none())
    }

    /// How many projects need attention or are in trouble, by what was declared.
    pub fn declared_behind(&self) -> usize {
        self.behind_by(|shown| shown.rating().is_some())
    }

    fn behind_by(&self, wanted: fn(&Shown) -> bool) -> usize {
        let behind = |(shown, _): &(&Shown, &usize)| shown.is_behind() && wanted(shown);
        self.shown.iter().filter(behind).map(|(_, n)| n).sum()
    }

    /// How many promises were due so far.
    pub fn promises_due(&self) -> usize {
        self.promises.values().sum()
    }
}

/// The declared grades among counts by status.
fn graded(counts: &BTreeMap<Shown, usize>) -> impl Iterator<Item = (&Rating, usize)> {
    let all = counts.iter();
    all.filter_map(|(shown, n)| Some((shown.rating()?, *n)))
}

/// The same for counts by kind, of which none that is zero is there.
fn moved<K: Clone + Ord>(
    counts: &mut BTreeMap<K, usize>,
    was: &BTreeMap<K, usize>,
    is: &BTreeMap<K, usize>,
) {
    for (kind, n) in is {
        *counts.entry(kind.clone()).or_default() += n;
    }
    for (kind, n) in was {
        *counts.entry(kind.clone()).or_default() -= n;
    }
    counts.retain(|_, n| 0 < *n);
}

/// The figures of a project with a number, of wholes and of parts.
fn numbers(of: &Project) -> impl Iterator<Item = (&Slice, &Observation)> {
    let all = of.indicators.iter().flat_map(|i| i.all_figures());
    all.filter(|(_, figure)| figure.value.is_some())
}

/// Counts the projects, which are those that count on one day.
pub fn programme<'p>(projects: impl IntoIterator<Item = &'p ProjectInsight>) -> Programme {
    let mut programme = Programme::default();
    for project in projects {
        programme.total += 1;
        *programme.classes.entry(project.class).or_default() += 1;
        *programme.shown.entry(project.shown.clone()).or_default() += 1;
        let rated = project.class == Class::NoPercentage && project.shown.rating().is_some();
        if rated {
            programme.rated += 1;
            *programme.rated_as.entry(project.shown.clone()).or_default() += 1;
        }
        let known = &project.known;
        let graded = known.declared.iter().chain(&known.confidence).next();
        programme.declared += usize::from(graded.is_some());
        if let Some(kept) = project.kept {
            *programme.promises.entry(kept).or_default() += 1;
        }
        for (slice, _) in numbers(known) {
            match slice.is_whole() {
                true => programme.figures += 1,
                false => programme.part_figures += 1,
            }
        }
        programme.ratings_published += known.declared.len();
        programme.cover = programme.cover.plus(project.cover);
        programme.stale += usize::from(project.stale);
        programme.corrections += project.known.corrections.len();
        programme.changes += project.known.changes.len();
    }
    programme
}
