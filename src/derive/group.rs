//! Projects by group and by status: who belongs to a group, how many there are of each status, who
//! is behind.

use crate::derive::ProjectInsight;
use crate::model::status::Sign;
use crate::model::{GroupKind, Id, Settings};
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

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

/// Which projects belong to each group, by their places in the site.
#[derive(Debug, Default)]
pub struct Members(BTreeMap<GroupKind, BTreeMap<Id, Vec<usize>>>);

impl Members {
    /// The groups of some projects on the as-of date.
    pub fn new(projects: &[ProjectInsight], at: (&Settings, crate::base::Date)) -> Members {
        let mut all = Members::default();
        for kind in GroupKind::all(at.0) {
            let of_kind = all.0.entry(kind).or_default();
            for (place, project) in projects.iter().enumerate() {
                let mut own = groups_of(project, kind, at);
                own.sort();
                own.dedup();
                for id in own {
                    of_kind.entry(id).or_default().push(place);
                }
            }
        }
        all
    }

    /// The places of the projects of a group, in the order of the site.
    pub fn of(&self, kind: GroupKind, id: &str) -> &[usize] {
        let group = self.0.get(&kind).and_then(|of_kind| of_kind.get(id));
        group.map_or(&[], |places| places)
    }

    /// The places of the projects that share most kinds of groups with one that has its `own`, the
    /// most first; only those that stand near it in one of these are looked at, so that it costs
    /// the same however many projects there are.
    pub fn related(&self, place: usize, own: &[(GroupKind, Id)], most: usize) -> Vec<usize> {
        let mut shared: BTreeMap<usize, BTreeSet<GroupKind>> = BTreeMap::new();
        for (kind, id) in own {
            let places = self.of(*kind, id);
            let at = places.partition_point(|other| *other < place);
            let near = at.saturating_sub(NEAR)..places.len().min(at + NEAR + 1);
            for other in &places[near] {
                shared.entry(*other).or_default().insert(*kind);
            }
        }
        shared.remove(&place);
        let mut found: Vec<(usize, usize)> = (shared.iter())
            .map(|(other, kinds)| (*other, kinds.len()))
            .collect();
        found.sort_by_key(|(other, kinds)| (Reverse(*kinds), other.abs_diff(place)));
        found.truncate(most);
        found.into_iter().map(|(other, _)| other).collect()
    }
}

/// How many projects before and behind one in a group are near it.
const NEAR: usize = 8;

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
