//! What projects are grouped by, and which groups of a kind a site has.

use super::{Id, Settings};

/// What projects are grouped by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum GroupKind {
    /// By focus.
    Focus,
    /// By batch.
    Batch,
    /// By lead department.
    Department,
    /// By person.
    Lead,
    /// By place.
    Place,
}

impl GroupKind {
    /// All kinds.
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

    /// The ids of all groups of this kind, in the order of the configuration.
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
