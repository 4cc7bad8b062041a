//! Projects by group and by status: who belongs to a group, how many there are of each status, who
//! is behind.

use crate::derive::ProjectInsight;
use crate::model::status::Sign;
use crate::model::{GroupKind, Id, Settings};

/// Whether a project belongs to a group on the as-of date; departments and people count as of day
/// `t`, a focus holds what those within it hold, and a place what has figures of it.
pub fn in_group(
    project: &crate::derive::ProjectInsight,
    (kind, id): (GroupKind, &str),
    settings: &Settings,
    t: crate::base::Date,
) -> bool {
    any_group(project, kind, (settings, t), |own| own == id)
}

/// The ids of the groups of a kind that a project belongs to on the as-of date, as [`in_group`] has
/// it; one may stand twice.
pub fn groups_of(
    project: &ProjectInsight,
    kind: GroupKind,
    at: (&Settings, crate::base::Date),
) -> Vec<Id> {
    let mut all = Vec::new();
    any_group(project, kind, at, |own| {
        all.push(own.into());
        false
    });
    all
}

/// Whether one of the groups that a project belongs to is wanted.
fn any_group(
    project: &ProjectInsight,
    kind: GroupKind,
    (settings, t): (&Settings, crate::base::Date),
    mut wanted: impl FnMut(&str) -> bool,
) -> bool {
    let known = &project.known;
    match kind {
        GroupKind::Focus => known.focus.as_deref().is_some_and(|own| {
            let mut line = settings.focus_line(own).into_iter();
            wanted(own) || line.any(|focus| wanted(&focus.id))
        }),
        GroupKind::Batch => known.batch.as_deref().is_some_and(wanted),
        GroupKind::Department => group_department(project, t).is_some_and(wanted),
        GroupKind::Lead => known
            .leads
            .at(t)
            .is_some_and(|leads| leads.iter().any(|lead| wanted(lead))),
        GroupKind::Place => project.places.iter().any(|place| wanted(place)),
        GroupKind::Own(at) => known
            .groups
            .get(usize::from(at))
            .is_some_and(|groups| groups.iter().any(|group| wanted(group))),
    }
}

/// The department that leads a project on a day; `None` where none does.
pub fn group_department(
    project: &crate::derive::ProjectInsight,
    t: crate::base::Date,
) -> Option<&str> {
    project
        .known
        .departments
        .at(t)
        .and_then(|d| d.lead.as_deref())
}

/// Whether the status of a project is one of those that need attention or are in trouble.
pub fn is_behind(of: &ProjectInsight) -> bool {
    of.shown.is_behind()
}

/// How many of some projects are behind as computed, and how many as declared; the two are never
/// added.
pub fn behind_counts(of: &[&ProjectInsight]) -> [usize; 2] {
    [false, true].map(|declared| {
        let ours = of.iter().filter(|p| p.shown.sign().declared == declared);
        ours.filter(|p| is_behind(p)).count()
    })
}

/// Whether the newest declared status of a project is one of those; not where none was declared.
pub fn is_declared_behind(of: &ProjectInsight) -> bool {
    of.known.declared.last().is_some_and(|d| d.is.is_behind())
}

/// Whether figures, milestones or stage of a project say that it is behind, and it is shown with a
/// declared status that says otherwise.
pub fn is_otherwise_behind(of: &ProjectInsight) -> bool {
    !is_behind(of) && of.judgement.status.token().is_behind()
}

/// Projects by the look of their status, in the order of [`Sign::all`]; a look that no project has
/// counts 0.
pub fn sign_counts(projects: &[&ProjectInsight]) -> Vec<(Sign, usize)> {
    let count = |sign| projects.iter().filter(|p| p.shown.sign() == sign).count();
    Sign::all().map(|sign| (sign, count(sign))).collect()
}
