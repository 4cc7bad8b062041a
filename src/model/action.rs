//! Problems and what is done about them.

use super::vocabulary::{ActionFrom, Visibility};
use super::{Id, InFile};
use crate::base::{Date, Text};

/// A problem and what is done about it.
#[derive(Clone, Debug, PartialEq)]
pub struct Action {
    /// Its id within the project.
    pub id: Id,
    /// What is to be done.
    pub text: Text,
    /// Where it came from.
    pub from: ActionFrom,
    /// When it was raised.
    pub raised: Date,
    /// Who answers for it.
    pub owner: Option<Owner>,
    /// By when.
    pub due: Option<Date>,
    /// When it was closed.
    pub closed: Option<Date>,
    /// Ids of its evidence.
    pub evidence: Vec<Id>,
    /// Who may see it.
    pub visibility: Visibility,
    /// When the public was first shown it; `None`: when it was raised.
    pub published: Option<Date>,
    /// Where it stands.
    pub place: InFile,
}

/// Who answers for an action.
#[derive(Clone, Debug, PartialEq)]
pub enum Owner {
    /// A department of the site.
    Department(Id),
    /// A person of the site.
    Person(Id),
    /// Somebody else, in words.
    Words(Text),
}

impl Action {
    /// The day from which the public could know it.
    pub fn known_from(&self) -> Date {
        self.published
            .map_or(self.raised, |day| day.max(self.raised))
    }
}
