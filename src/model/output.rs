//! What a build makes, family by family.

use super::vocabulary::words;
use std::collections::BTreeSet;

words! {
    /// One family of files in the output.
    Family {
        /// Pages for screens, with styles, photographs and the map of the site.
        Pages = "pages",
        /// The pages about quarters: showcases and comparisons.
        Quarters = "quarters",
        /// The permanent editions, where they are asked for.
        Editions = "editions",
        /// Pages for paper.
        Print = "print",
        /// A drawing and a table beside each chart, to take away.
        Charts = "charts",
        /// The tables of the data, and the page that explains them.
        Data = "data",
        /// The feeds of what is new, and the calendars of what is due.
        Feeds = "feeds",
        /// The page of the search with its index.
        Search = "search",
    }
}

/// The families that a build makes; all of them unless said otherwise.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outputs(BTreeSet<Family>);

impl Outputs {
    /// These families. All but the data are pages or are seen from pages, and so need them.
    ///
    /// # Errors
    /// The first family that needs pages where they are not among them.
    pub fn new(families: impl IntoIterator<Item = Family>) -> Result<Outputs, Family> {
        let families: BTreeSet<Family> = families.into_iter().collect();
        let alone = |family: &&Family| !matches!(family, Family::Pages | Family::Data);
        match families.iter().find(alone) {
            Some(family) if !families.contains(&Family::Pages) => Err(*family),
            _ => Ok(Outputs(families)),
        }
    }

    /// Whether a family is among them.
    pub fn has(&self, family: Family) -> bool {
        self.0.contains(&family)
    }

    /// Whether anything is made that tells of every earlier quarter; editions, which are made of
    /// each, do by themselves.
    pub fn tell_of_periods(&self) -> bool {
        let telling = [Family::Quarters, Family::Print, Family::Data, Family::Feeds];
        telling.into_iter().any(|family| self.has(family))
    }
}

impl Default for Outputs {
    fn default() -> Outputs {
        Outputs(Family::ALL.iter().copied().collect())
    }
}
