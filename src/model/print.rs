//! What `site.yaml` says about paper: how books are set, and which ones the site has beside those
//! of its periods.

use super::vocabulary::words;
use super::{Id, InFile};
use crate::base::Text;

words! {
    /// How books are set.
    Layout {
        /// A plain report, the default.
        Plain = "plain",
        /// The text block, type and folios of GB/T 9704-2012.
        Gbt9704 = "gbt9704",
    }
}

words! {
    /// How much of a text paper has.
    Extent {
        /// Nothing of it.
        None = "none",
        /// What fits on the page of the project.
        Fit = "fit",
        /// All of it, on pages of its own.
        Full = "full",
    }
}

/// Which texts paper has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Texts {
    /// How much of what is written about a project.
    pub write_up: Extent,
    /// How much of its reports of the time.
    pub reports: Extent,
}

impl Default for Texts {
    fn default() -> Texts {
        Texts {
            write_up: Extent::Fit,
            reports: Extent::Fit,
        }
    }
}

/// A book of some projects, of the site's own choice.
///
/// A project is in it when it is named, or when it is in one of the groups of every list that is
/// given; without any list all projects are.
#[derive(Clone, Debug, PartialEq)]
pub struct Book {
    /// Its id, the last part of its address.
    pub id: Id,
    /// Its title.
    pub title: Text,
    /// Of these focuses; empty for all.
    pub focuses: Vec<Id>,
    /// Of these batches; empty for all.
    pub batches: Vec<Id>,
    /// Led by these departments; empty for all.
    pub departments: Vec<Id>,
    /// Which texts it has.
    pub texts: Texts,
    /// These in any case, each with where it is named; empty where none is named.
    pub projects: Vec<(Id, InFile)>,
}

impl Book {
    /// Whether a project is in it by its id or by its groups.
    pub fn holds(
        &self,
        id: &str,
        focus: Option<&str>,
        batch: Option<&str>,
        department: Option<&str>,
    ) -> bool {
        let lists = [
            (&self.focuses, focus),
            (&self.batches, batch),
            (&self.departments, department),
        ];
        let named = self.projects.iter().any(|(own, _)| &**own == id);
        // A book that only names projects holds these alone; one that says nothing holds all.
        let grouped = lists.iter().any(|(list, _)| !list.is_empty()) || self.projects.is_empty();
        let fits = |(list, of): &(&Vec<Id>, Option<&str>)| {
            list.is_empty() || list.iter().any(|own| Some(&**own) == *of)
        };
        named || (grouped && lists.iter().all(fits))
    }
}
