//! The ends of earlier periods computed again after an edit: where few projects are others, only
//! what they add to each end is taken out and put in anew.

use super::compare::{Comparison, Earlier, one_move};
use super::indicator::Depth;
use super::known::AsOf;
use super::past::PastProject;
use super::programme::programme;
use super::project::project;
use super::{Past, ProjectInsight, counts};
use crate::model::{Project, Settings};
use std::sync::Arc;

/// More projects than these are not taken one by one.
const FEW: usize = 20;

/// What the last run came to.
#[derive(Debug)]
pub struct Before {
    projects: Vec<Arc<Project>>,
    ends: Vec<AsOf>,
    past: Vec<Arc<Past>>,
}

/// A project as it was in the last run, and as it is.
type Change<'p> = (&'p Arc<Project>, &'p Arc<Project>);

impl Before {
    /// What this run came to, for the next one with the same settings.
    pub fn new(projects: &[Arc<Project>], ends: &[AsOf], past: &[Arc<Past>]) -> Before {
        Before {
            projects: projects.to_vec(),
            ends: ends.to_vec(),
            past: past.to_vec(),
        }
    }

    /// The projects that are others now; `None` where they are many, or where one came, went or has
    /// another place.
    pub fn changes<'p>(&'p self, now: &'p [Arc<Project>]) -> Option<Vec<Change<'p>>> {
        if self.projects.len() != now.len() {
            return None;
        }
        let pairs = || self.projects.iter().zip(now);
        if pairs().any(|(before, now)| before.id != now.id) {
            return None;
        }
        let others = pairs().filter(|(before, now)| !Arc::ptr_eq(before, now));
        let changes: Vec<Change<'_>> = others.take(FEW + 1).collect();
        (changes.len() <= FEW).then_some(changes)
    }

    /// The end of a period as it is now, behind the ends before it; `None` where it has to be
    /// computed as a whole. `settings` are those known by its day.
    pub fn end(
        &self,
        earlier: &[Arc<Past>],
        at: AsOf,
        changes: &[Change<'_>],
        settings: &Settings,
    ) -> Option<Arc<Past>> {
        let place = earlier.len();
        let ends = earlier.iter().map(|past| past.at()).chain([at]);
        if !self.ends.get(..=place)?.iter().copied().eq(ends) {
            return None;
        }
        let (before, then) = (
            place.checked_sub(1).map(|at| &*self.past[at]),
            earlier.last(),
        );
        let whole = (settings, Depth::Whole);
        let mut end = self.past[place].clone();
        for (was, is) in changes {
            if counts(was, at.day) != counts(is, at.day) {
                return None;
            }
            if counts(is, at.day) {
                let was = Part::new(&project(was, whole, at), before, at);
                let is = Part::new(&project(is, whole, at), then.map(|past| &**past), at);
                if was != is {
                    Arc::make_mut(&mut end).replace(&was, is)?;
                }
            }
        }
        Some(end)
    }
}

/// What one project adds to the end of a period.
#[derive(PartialEq)]
struct Part {
    row: PastProject,
    counts: super::Programme,
    /// Its move and how many of its promises changed; `None` without an end before.
    moved: Option<(super::Move, usize)>,
}

impl Part {
    fn new(of: &ProjectInsight, before: Option<&Past>, at: AsOf) -> Part {
        let before = before.filter(|before| !before.projects.is_empty());
        Part {
            row: PastProject::new(of),
            counts: programme(std::slice::from_ref(of)),
            moved: before.map(|before| {
                let earlier: Earlier<'_> = before.earlier();
                let changed = Comparison::changed_of(of, before.as_of, at.day);
                (one_move(earlier, of), changed)
            }),
        }
    }
}

impl Past {
    /// Puts what a project adds now in the place of what it added; `None` where that is not there.
    fn replace(&mut self, was: &Part, is: Part) -> Option<()> {
        let place = self.projects.place(&was.row.id)?;
        self.programme.replace(&was.counts, &is.counts);
        match (&mut self.since, &was.moved, is.moved) {
            (None, None, None) => {}
            (Some(since), Some((_, was)), Some((moved, changed))) => {
                let since = Arc::make_mut(since);
                let place = since.moves.place(&moved.id)?;
                since.moves.put(place, moved);
                since.changed = since.changed - was + changed;
            }
            _ => return None,
        }
        self.projects.put(place, is.row);
        Some(())
    }
}
