//! Words that an editor adds to a quarter.

use super::{Body, Id, InFile, Photo};
use crate::base::{Date, Lang, Period, Text};

/// What was written about one quarter; the figures are computed.
#[derive(Clone, Debug, PartialEq)]
pub struct QuarterWords {
    /// The quarter.
    pub period: Period,
    /// A title of its own.
    pub title: Option<Text>,
    /// The showcase on the spot.
    pub showcase: Option<Showcase>,
    /// Projects to show first.
    pub featured: Vec<Id>,
    /// The words by language.
    pub bodies: Vec<(Lang, Body)>,
    /// Where it stands.
    pub place: InFile,
}

/// The showcase on the spot.
#[derive(Clone, Debug, PartialEq)]
pub struct Showcase {
    /// Its days.
    pub dates: Vec<Date>,
    /// Who invited.
    pub host: Option<Text>,
    /// Where it went.
    pub stops: Vec<Stop>,
    /// What was said.
    pub comments: Vec<Text>,
}

impl Showcase {
    /// Whether it took place by a day; one without days did.
    pub fn has_been(&self, by: Date) -> bool {
        self.dates.iter().min().is_none_or(|day| *day <= by)
    }
}

/// One stop of a showcase.
#[derive(Clone, Debug, PartialEq)]
pub struct Stop {
    /// The project shown.
    pub project: Id,
    /// Where.
    pub place: Option<Text>,
    /// What was seen.
    pub note: Option<Text>,
    /// Photographs; of two from one viewpoint the first is from before.
    pub photos: Vec<Photo>,
    /// What a resident said there, with their consent.
    pub words: Option<Text>,
    /// Whose words these are, such as “resident, 81”.
    pub by: Option<Text>,
}
