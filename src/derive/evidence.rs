//! How many facts have evidence: counts, whether or not the evidence convinces.

use crate::model::{Evidence, Id, Project};

/// Facts with evidence, and all facts: figures with a number, of wholes and of parts, milestones met,
/// and ratings.
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

/// The cover of a project as known, by its [`Project::facts`].
pub fn cover(known: &Project) -> Cover {
    let opens = |id: &Id| known.evidence(id).is_some_and(Evidence::can_be_opened);
    known.facts().fold(Cover::default(), |cover, (_, ids)| {
        cover.plus(Cover {
            open: usize::from(ids.iter().any(opens)),
            with: usize::from(!ids.is_empty()),
            of: 1,
        })
    })
}
