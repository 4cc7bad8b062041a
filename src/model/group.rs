//! What projects are grouped by, and which groups of a kind a site has.

use super::{Id, Settings};

/// What projects are grouped by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum GroupKind {
    /// By focus; a project has one or none.
    Focus,
    /// By the batch that a project was announced with; one or none.
    Batch,
    /// By the department that leads, as of a day; one or none.
    Department,
    /// By the people who lead, as of a day; several or none.
    Lead,
    /// By place; several or none.
    Place,
}

impl GroupKind {
    /// All kinds, each once.
    pub const ALL: &[GroupKind] = &[
        GroupKind::Focus,
        GroupKind::Batch,
        GroupKind::Department,
        GroupKind::Lead,
        GroupKind::Place,
    ];

    /// The word in `terms` and in the keys of strings.
    pub fn word(self) -> &'static str {
        match self {
            GroupKind::Focus => "focus",
            GroupKind::Batch => "batch",
            GroupKind::Department => "department",
            GroupKind::Lead => "lead",
            GroupKind::Place => "place",
        }
    }

    /// The word for several, in addresses and in `menu`.
    pub fn several(self) -> &'static str {
        match self {
            GroupKind::Focus => "focuses",
            GroupKind::Batch => "batches",
            GroupKind::Department => "departments",
            GroupKind::Lead => "leads",
            GroupKind::Place => "places",
        }
    }

    /// The ids of all groups of this kind, in the order of the configuration; of people only those
    /// that are not private.
    pub fn ids(self, settings: &Settings) -> Vec<Id> {
        match self {
            GroupKind::Focus => settings.focuses.iter().map(|g| g.id.clone()).collect(),
            GroupKind::Batch => settings
                .batches
                .iter()
                .map(|b| b.group.id.clone())
                .collect(),
            GroupKind::Department => settings.departments.iter().map(|g| g.id.clone()).collect(),
            GroupKind::Lead => settings
                .people
                .iter()
                .filter(|p| !p.private)
                .map(|p| p.id.clone())
                .collect(),
            GroupKind::Place => settings.places.iter().map(|g| g.id.clone()).collect(),
        }
    }
}
