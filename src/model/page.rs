//! Free pages: texts of the site that are no project, report or period.

use super::{Body, Id, InFile};
use crate::base::{Lang, Text};

/// A page that an editor wrote: about, contact, notes on method.
#[derive(Clone, Debug, PartialEq)]
pub struct ContentPage {
    /// Its id, which is its address: the name of its file.
    pub id: Id,
    /// Its title.
    pub title: Text,
    /// What it is about, in a sentence or two; `None` where that is not said.
    pub summary: Option<Text>,
    /// Its rank among the pages, smallest first, 0 by default; equal ranks go by id.
    pub order: i32,
    /// Whether the menu shows it; not by default.
    pub menu: bool,
    /// Its words by language, the default one first; a language without words has no entry.
    pub bodies: Vec<(Lang, Body)>,
    /// Where it stands: the start of its file.
    pub place: InFile,
}
