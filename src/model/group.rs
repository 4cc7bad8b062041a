//! What projects are grouped by, and which groups of a kind a site has.

use super::settings::Group;
use super::{Id, Settings};

/// What projects are grouped by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum GroupKind {
    /// By focus; a project has one or none, and belongs to those around it as well.
    Focus,
    /// By the batch that a project was announced with; one or none.
    Batch,
    /// By the department that leads, as of a day; one or none.
    Department,
    /// By the people who lead, as of a day; several or none.
    Lead,
    /// By place; several or none.
    Place,
    /// By groups of the site's own, by their position in its `groups`; several or none.
    Own(u8),
}

impl GroupKind {
    /// The kinds that every site may have, each once.
    pub const BUILT_IN: &[GroupKind] = &[
        GroupKind::Focus,
        GroupKind::Batch,
        GroupKind::Department,
        GroupKind::Lead,
        GroupKind::Place,
    ];

    /// All kinds of a site, each once: the built-in ones, then its own in the order written.
    pub fn all(settings: &Settings) -> impl Iterator<Item = GroupKind> {
        let own = (0..settings.groups.len()).map(|at| GroupKind::Own(at as u8));
        GroupKind::BUILT_IN.iter().copied().chain(own)
    }

    /// The kinds by which projects are counted by their status: all but leads, since nobody is
    /// ranked.
    pub fn counted(settings: &Settings) -> impl Iterator<Item = GroupKind> {
        GroupKind::all(settings).filter(|kind| *kind != GroupKind::Lead)
    }

    /// The word in `terms` and in the keys of strings.
    pub fn word(self, settings: &Settings) -> &str {
        match self {
            GroupKind::Focus => "focus",
            GroupKind::Batch => "batch",
            GroupKind::Department => "department",
            GroupKind::Lead => "lead",
            GroupKind::Place => "place",
            GroupKind::Own(at) => &settings.groups[usize::from(at)].id,
        }
    }

    /// The word for several, in addresses and in `menu`.
    pub fn several(self, settings: &Settings) -> &str {
        match self {
            GroupKind::Focus => "focuses",
            GroupKind::Batch => "batches",
            GroupKind::Department => "departments",
            GroupKind::Lead => "leads",
            GroupKind::Place => "places",
            GroupKind::Own(_) => self.word(settings),
        }
    }

    /// Whether a project may be in several groups of the kind, so that counts overlap.
    pub fn overlaps(self) -> bool {
        matches!(self, GroupKind::Place | GroupKind::Lead | GroupKind::Own(_))
    }

    /// A group of this kind; `None` for one that the site does not have, and for people.
    pub fn group<'s>(self, settings: &'s Settings, id: &str) -> Option<&'s Group> {
        match self {
            GroupKind::Focus => settings.focus(id),
            GroupKind::Batch => settings.batch(id).map(|batch| &batch.group),
            GroupKind::Department => settings.department(id),
            GroupKind::Place => settings.place(id),
            GroupKind::Own(at) => {
                let groups = &settings.groups[usize::from(at)].groups;
                groups.iter().find(|group| &*group.id == id)
            }
            GroupKind::Lead => None,
        }
    }

    /// The ids of all groups of this kind, in the order of the configuration; of people only those
    /// that are not private.
    pub fn ids(self, settings: &Settings) -> Vec<Id> {
        let of = |groups: &[Group]| groups.iter().map(|g| g.id.clone()).collect();
        match self {
            GroupKind::Focus => of(&settings.focuses),
            GroupKind::Batch => settings
                .batches
                .iter()
                .map(|b| b.group.id.clone())
                .collect(),
            GroupKind::Department => of(&settings.departments),
            GroupKind::Lead => settings
                .people
                .iter()
                .filter(|p| !p.private)
                .map(|p| p.id.clone())
                .collect(),
            GroupKind::Place => of(&settings.places),
            GroupKind::Own(at) => of(&settings.groups[usize::from(at)].groups),
        }
    }
}
