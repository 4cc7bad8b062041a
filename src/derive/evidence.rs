//! How many facts have evidence, and what rests on each document: counts, whether or not the
//! evidence convinces.

use crate::derive::project::ProjectInsight;
use crate::model::{Citation, Evidence, Id, Project};
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// Facts with evidence, and all facts: figures with a number, milestones met, and ratings.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Cover {
    /// Facts with evidence that can be opened.
    pub open: usize,
    /// Facts that name evidence, those included whose evidence can be opened.
    pub with: usize,
    /// All facts, those with evidence included.
    pub of: usize,
}

impl Cover {
    /// The share of facts with evidence that can be opened, `open / of`, 0 to 1; `None` without
    /// facts.
    pub fn share(self) -> Option<f64> {
        self.part(self.open)
    }

    /// The share of facts that name evidence, `with / of`, 0 to 1; `None` without facts.
    pub fn named(self) -> Option<f64> {
        self.part(self.with)
    }

    fn part(self, n: usize) -> Option<f64> {
        (self.of > 0).then(|| n as f64 / self.of as f64)
    }

    /// The counts of two covers together.
    pub fn plus(self, other: Cover) -> Cover {
        Cover {
            open: self.open + other.open,
            with: self.with + other.with,
            of: self.of + other.of,
        }
    }
}

/// The cover of a project as known: figures with a number, milestones that are met, and what was
/// declared of its status.
pub fn cover(known: &Project) -> Cover {
    let figures = known
        .indicators
        .iter()
        .flat_map(|i| &i.observations)
        .filter(|o| o.value.is_some())
        .map(|o| &o.evidence);
    let met = known
        .milestones
        .iter()
        .filter(|m| m.met.is_some())
        .map(|m| &m.evidence);
    let graded = known.declared.iter().map(|d| &d.evidence);
    let opens = |id: &Id| known.evidence(id).is_some_and(Evidence::can_be_opened);
    figures
        .chain(met)
        .chain(graded)
        .fold(Cover::default(), |cover, ids| {
            cover.plus(Cover {
                open: usize::from(ids.iter().any(opens)),
                with: usize::from(!ids.is_empty()),
                of: 1,
            })
        })
}

/// One document, with the projects that show it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    /// Who shows it, in the order of the site; never empty.
    pub shown: Vec<ShownBy>,
}

/// A project that shows a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ShownBy {
    /// The place of the project in the site.
    pub project: usize,
    /// The place of the evidence in the project.
    pub evidence: usize,
    /// How much of the project rests on it, by what it is; what nothing rests on is missing.
    pub rests: BTreeMap<Citation, usize>,
}

/// All documents of some projects, the newest first, those without a day last and equal ones by
/// title; what two projects show under the same title, day, publisher, file and address is one.
pub fn documents(projects: &[ProjectInsight]) -> Vec<Document> {
    let mut found = BTreeMap::new();
    for (project, of) in projects.iter().enumerate() {
        let mut rests: BTreeMap<&Id, BTreeMap<Citation, usize>> = BTreeMap::new();
        for (by, ids) in of.known.citations() {
            for id in ids {
                *rests.entry(id).or_default().entry(by).or_default() += 1;
            }
        }
        for (evidence, e) in of.known.evidence.iter().enumerate() {
            let place = (&e.file, &e.url, &e.archived_url, &e.sha256);
            let key = (Reverse(e.date), &e.title, e.kind, &e.publisher, place);
            let shown: &mut Vec<ShownBy> = found.entry(key).or_default();
            shown.push(ShownBy {
                project,
                evidence,
                rests: rests.remove(&e.id).unwrap_or_default(),
            });
        }
    }
    let shown = found.into_values();
    shown.map(|shown| Document { shown }).collect()
}
