//! Words that an editor adds to a period, and the showcase that was held in it.

use super::{Body, Id, InFile, Photo};
use crate::base::{Date, Lang, Period, Text};

/// What was written about one period; the figures are computed.
#[derive(Clone, Debug, PartialEq)]
pub struct PeriodWords {
    /// The period in the programme's own calendar: `2021-Q1` is the first of the year that begins
    /// in 2021.
    pub period: Period,
    /// A title of its own; `None`: the usual name of the period.
    pub title: Option<Text>,
    /// The showcase on the spot; `None` where none is recorded.
    pub showcase: Option<Showcase>,
    /// Projects to show first, in the order written.
    pub featured: Vec<Id>,
    /// The words by language, the default one first; a language without words has no entry.
    pub bodies: Vec<(Lang, Body)>,
    /// Where it stands: the start of its file.
    pub place: InFile,
}

/// The showcase on the spot: a visit to projects, once a period.
#[derive(Clone, Debug, PartialEq)]
pub struct Showcase {
    /// Its days, in the order written; empty where they are not said.
    pub dates: Vec<Date>,
    /// Who invited; `None` where that is not said.
    pub host: Option<Text>,
    /// Where it went, in the order of the visit.
    pub stops: Vec<Stop>,
    /// What was said, in the order written.
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
    /// The project that was shown.
    pub project: Id,
    /// Where it was; `None` where that is not said.
    pub place: Option<Text>,
    /// What was seen; `None` where that is not said.
    pub note: Option<Text>,
    /// Photographs; of two from one viewpoint the first is from before.
    pub photos: Vec<Photo>,
    /// What a resident said there, with their consent; `None` without such words.
    pub words: Option<Text>,
    /// Whose words these are, such as “resident, 81”; `None` where that is not said.
    pub by: Option<Text>,
}
