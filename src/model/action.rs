//! Problems and what is done about them: one entry of `actions`, checked.

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
    /// Who or what brought it up.
    pub from: ActionFrom,
    /// The day it was raised; in a dated report the day of the report unless it says otherwise.
    pub raised: Date,
    /// Who answers for it; `None` where nobody is named.
    pub owner: Option<Owner>,
    /// The last day on which closing it is in time; `None` where no day was set.
    pub due: Option<Date>,
    /// The day it was closed; `None` while it is open.
    pub closed: Option<Date>,
    /// Ids of the evidence that it was closed; empty where none is named.
    pub evidence: Vec<Id>,
    /// Who may see it; internal by default.
    pub visibility: Visibility,
    /// When the public was first shown it; `None`: when it was raised.
    pub published: Option<Date>,
    /// Where its id is written.
    pub place: InFile,
}

/// Who answers for an action.
#[derive(Clone, Debug, PartialEq)]
pub enum Owner {
    /// A department of the site.
    Department(Id),
    /// A person of the site.
    Person(Id),
    /// A person of the site of whom only an initial may be shown.
    Private(Id),
    /// Somebody who is no department or person of the site, in words.
    Words(Text),
}

impl Action {
    /// The day from which the public could know it: `published`, else `raised`, and never before
    /// that.
    pub fn known_from(&self) -> Date {
        self.published
            .map_or(self.raised, |day| day.max(self.raised))
    }
}
