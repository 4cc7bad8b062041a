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
    /// How many have figures there and their targets only for several places together; these are
    /// not in the counts.
    pub untargeted: usize,
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
        ..AtPlace::default()
    };
    for project in others {
        match part_of(project, place) {
            Some(Part { shown, class: None }) => {
                at.untargeted += 1;
                at.shown.push(shown);
            }
            Some(Part {
                shown,
                class: Some(class),
            }) => {
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

/// The status of each of some projects at a place: by its figures there where it has some, else as
/// a whole; in no order.
pub fn shown_at(projects: &[&ProjectInsight], place: &str) -> Vec<Shown> {
    let AtPlace {
        mut shown,
        together,
        ..
    } = at_place(projects, place);
    shown.extend(together.into_iter().map(|p| p.shown.clone()));
    shown
}

/// Those of some projects that are behind at a place, likewise, in the order given.
pub fn behind_at<'p>(projects: &[&'p ProjectInsight], place: &str) -> Vec<&'p ProjectInsight> {
    let is_behind = |of: &&ProjectInsight| match is_only_at(of, place) {
        true => of.shown.is_behind(),
        false => part_of(of, place).map_or(of.shown.is_behind(), |part| part.shown.is_behind()),
    };
    projects.iter().copied().filter(is_behind).collect()
}

/// Whether a project works at a place and nowhere else, so that all of it is true there.
pub fn is_only_at(project: &ProjectInsight, place: &str) -> bool {
    matches!(&*project.known.places, [only] if **only == *place)
}

/// How the headline figures of a place stand.
struct Part {
    /// The worst of their statuses.
    shown: Shown,
    /// Their class; `None` where the whole has targets and none is of this place alone.
    class: Option<Class>,
}

/// How the headline figures of a place stand; `None` where there are none.
fn part_of(project: &ProjectInsight, place: &str) -> Option<Part> {
    let slice = Slice::one(&Id::from(PLACE), &Id::from(place));
    let told = |part: &IndicatorInsight| part.actual.is_some() || part.indicator.has_target();
    let (wholes, parts): (Vec<_>, Vec<_>) = project
        .headlines()
        .filter_map(|whole| Some((whole, whole.part(&slice)?)))
        .filter(|(_, part)| told(part))
        .unzip();
    let statuses = parts.iter().map(|part| part.judgement.status);
    let worst = statuses.min_by_key(|status| rank(*status))?;
    let aimed = |all: &[&IndicatorInsight]| all.iter().any(|i| i.indicator.has_target());
    Some(Part {
        shown: Shown::Computed(worst),
        class: (aimed(&parts) || !aimed(&wholes)).then(|| class(worst, &parts, &[])),
    })
}
