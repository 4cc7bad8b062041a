//! How many facts have evidence: counts, whether or not the evidence convinces.

use crate::model::Project;

/// Facts with evidence, and all facts: figures with a number, milestones met, and ratings.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Cover {
    /// Facts with evidence.
    pub with: usize,
    /// All facts, those with evidence included.
    pub of: usize,
}

impl Cover {
    /// The share of facts with evidence, `with / of`, 0 to 1; `None` without facts.
    pub fn share(self) -> Option<f64> {
        (self.of > 0).then(|| self.with as f64 / self.of as f64)
    }

    /// The counts of two covers together.
    pub fn plus(self, other: Cover) -> Cover {
        Cover {
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
        .map(|o| !o.evidence.is_empty());
    let met = known
        .milestones
        .iter()
        .filter(|m| m.met.is_some())
        .map(|m| !m.evidence.is_empty());
    let graded = known.declared.iter().map(|d| !d.evidence.is_empty());
    figures
        .chain(met)
        .chain(graded)
        .fold(Cover::default(), |cover, proven| {
            cover.plus(Cover {
                with: usize::from(proven),
                of: 1,
            })
        })
}
