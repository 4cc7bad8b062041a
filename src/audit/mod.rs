//! What was published before, held against what the content says now.
//!
//! Every row that was published must still stand in the history of its fact: see
//! [`crate::derive::facts`]. What does not is a finding, a [`Diagnostic`] with an `A` code: it
//! names the place, the old and the new value, and the entry that brings the change into the open.

mod paste;
mod compare;
pub mod edition;
mod line;
pub mod seal;
pub mod words;
pub mod ledger;

use crate::base::{Date, Diagnostic, Span};
use crate::derive::facts::{Fact, Moves, PROJECT, ProjectDays, kind};
use crate::model::Site;

pub use edition::Edition;
pub use seal::Seal;
pub use words::WordsChanged;

/// One fact that was published earlier.
#[derive(Clone, Debug, PartialEq)]
pub struct LedgerRow {
    /// The fact; its place is the row of the ledger, if it is from there.
    pub fact: Fact,
    /// The as-of date of the seal that first wrote it; `None` where it is from elsewhere.
    pub sealed: Option<Date>,
    /// The file in which its project last stood; `None` where that is not known.
    pub seen: Option<Box<str>>,
    /// The id of the seal that vouches for it; `None` outside a ledger, and where the first seal
    /// with a check sum does.
    pub seal: Option<Box<str>>,
}

/// An earlier state of the facts.
#[derive(Clone, Debug, Default)]
pub struct Earlier {
    /// Its rows, in any order; a row may come twice.
    pub rows: Vec<LedgerRow>,
    /// The words beside the facts, in any order; see [`words`].
    pub words: Vec<LedgerRow>,
    /// Its own ledger; `None` where it is no whole site, or has none.
    pub ledger: Option<Box<Earlier>>,
    /// The check sums of its own rows; none in what is no ledger, or one that was never sealed with
    /// them.
    pub seals: Vec<Seal>,
    /// The editions that it vouches for; empty in what is no ledger.
    pub editions: Vec<Edition>,
    /// The day up to which nothing may be added any more, itself not counted; `None`: there is
    /// none.
    pub closed_until: Option<Date>,
    /// Whether it could hold every kind of fact; a table of an earlier version has fewer.
    pub all_kinds: bool,
}

/// The present state of the facts.
#[derive(Clone, Copy)]
pub struct Now<'a> {
    /// All facts, also those that become known later.
    pub facts: &'a [Fact],
    /// The words beside them, which decide nothing; see [`words`].
    pub words: &'a [Fact],
    /// The whole site, with what an edition does not show.
    pub site: &'a Site,
    /// The as-of date, for the entries that are proposed.
    pub as_of: Date,
}

/// What was published earlier and is not so any more: single facts first, then editions, then the
/// ledger's own rows. Empty where all stands.
pub fn findings(earlier: &Earlier, now: Now<'_>) -> Vec<Diagnostic> {
    let mut found = compare::findings(earlier, now);
    found.extend(edition::finding(earlier, now));
    found.extend(seal::findings(earlier));
    found
}

impl LedgerRow {
    /// Whether a fact of today is this row: the same value, first published on the same day.
    pub fn is(&self, fact: &Fact, days: &ProjectDays) -> bool {
        self.fact.says(fact) && self.has_day_of(fact, days)
    }

    fn has_day_of(&self, fact: &Fact, days: &ProjectDays) -> bool {
        match (self.fact.published, fact.published) {
            (None, None) => true,
            // What was written without a day, and now has the one on which it began.
            (Some(then), Some(now))
                if kind::of(&fact.fact).moves == Moves::ByDate && self.is_stamped(fact) =>
            {
                now <= then
            }
            (Some(then), Some(now)) => then == now,
            // The day was recorded by the seal, or it is the day that the fact is about.
            (Some(then), None) => self.is_stamped(fact) || fact.since(days) == Some(then),
            // A day recorded later must not be after the fact was known.
            (None, Some(now)) => self.sealed.is_none_or(|sealed| now <= sealed),
        }
    }

    /// Whether the ledger itself recorded the day, for a fact that can record none.
    fn is_stamped(&self, fact: &Fact) -> bool {
        &*fact.fact != PROJECT && fact.about().is_none() && self.sealed == self.fact.published
    }

    fn span(&self) -> Option<Span> {
        self.fact.place
    }
}
