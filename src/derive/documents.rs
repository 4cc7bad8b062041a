//! The documents of a site, and what rests on each, whether or not it convinces.

use super::project::ProjectInsight;
use crate::model::{Citation, Id};
use std::cmp::Reverse;
use std::collections::BTreeMap;

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
