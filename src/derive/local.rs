//! What is true of projects at one place alone: by the parts of their figures there, or because
//! they work nowhere else.

use super::class::{Class, class};
use super::indicator::IndicatorInsight;
use super::programme::{Programme, programme};
use super::project::{PLACE, ProjectInsight, rank};
use super::shown::Shown;
use crate::model::{Id, Slice};

/// How the projects of a place stand there.
#[derive(Clone, Debug, Default)]
pub struct AtPlace<'p> {
    /// Counts over those of which something is known there alone.
    pub programme: Programme,
    /// Their statuses there.
    pub shown: Vec<Shown>,
    /// Those whose figures are of several places together.
    pub together: Vec<&'p ProjectInsight>,
    /// Whether what is told differs from what is told of the projects as a whole.
    pub differs: bool,
}

/// How some projects stand at a place; each is counted there or among those known together.
pub fn at_place<'p>(projects: &[&'p ProjectInsight], place: &str) -> AtPlace<'p> {
    let (own, others): (Vec<_>, Vec<_>) =
        projects.iter().copied().partition(|p| is_only_at(p, place));
    let mut at = AtPlace {
        shown: own.iter().map(|p| p.shown.clone()).collect(),
        programme: programme(own),
        differs: !others.is_empty(),
        together: Vec::new(),
    };
    for project in others {
        match part_of(project, place) {
            Some((shown, class)) => {
                at.programme.total += 1;
                *at.programme.classes.entry(class).or_default() += 1;
                *at.programme.shown.entry(shown.clone()).or_default() += 1;
                at.shown.push(shown);
            }
            None => at.together.push(project),
        }
    }
    at
}

/// Whether a project works at a place and nowhere else, so that all of it is true there.
pub fn is_only_at(project: &ProjectInsight, place: &str) -> bool {
    matches!(&*project.known.places, [only] if **only == *place)
}

/// The worst status of the headline figures of a place, and their class; `None` where there are
/// none.
fn part_of(project: &ProjectInsight, place: &str) -> Option<(Shown, Class)> {
    let slice = Slice::one(&Id::from(PLACE), &Id::from(place));
    let told = |part: &&IndicatorInsight| part.actual.is_some() || part.indicator.has_target();
    let parts: Vec<&IndicatorInsight> = project
        .headlines()
        .filter_map(|whole| whole.part(&slice))
        .filter(told)
        .collect();
    let statuses = parts.iter().map(|part| part.judgement.status);
    let worst = statuses.min_by_key(|status| rank(*status))?;
    Some((Shown::Computed(worst), class(worst, &parts, &[])))
}
