//! What `site.yaml` says about paper: how books are set, and which ones the site has beside those
//! of its periods.

use super::vocabulary::words;
use super::{Id, InFile};
use crate::base::{SafePath, Text};

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

words! {
    /// For which of its typefaces paper takes a font.
    FontRole {
        /// Texts, tables, charts; the black face of GB/T 9704.
        Sans = "sans",
        /// Titles and promises; the text of GB/T 9704.
        Serif = "serif",
        /// The regular script of GB/T 9704.
        Kai = "kai",
    }
}

/// A font of the site's own, for paper. Weight and slant are those that its file declares.
#[derive(Clone, Debug, PartialEq)]
pub struct PaperFont {
    /// For which typeface.
    pub role: FontRole,
    /// Its file, as a path from the root of the content folder.
    pub file: SafePath,
    /// Where `site.yaml` names it.
    pub place: InFile,
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
    /// Of one of these groups, by the word of their kind; a list without any counts for nothing.
    pub groups: Vec<(Box<str>, Vec<Id>)>,
    /// Which texts it has.
    pub texts: Texts,
    /// These in any case, each with where it is named; empty where none is named.
    pub projects: Vec<(Id, InFile)>,
}

impl Book {
    /// Whether a project is in it by its id or by its groups; `is_in` knows whether it is in a
    /// group by the word of its kind and its id.
    pub fn holds(&self, id: &str, is_in: impl Fn(&str, &str) -> bool) -> bool {
        let named = self.projects.iter().any(|(own, _)| &**own == id);
        // A book that only names projects holds these alone; one that says nothing holds all.
        let says = self.groups.iter().any(|(_, ids)| !ids.is_empty());
        let fits = |(kind, ids): &(Box<str>, Vec<Id>)| {
            ids.is_empty() || ids.iter().any(|group| is_in(kind, group))
        };
        named || ((says || self.projects.is_empty()) && self.groups.iter().all(fits))
    }
}
