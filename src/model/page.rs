//! Free pages.

use super::{Body, Id, InFile};
use crate::base::{Lang, Text};

/// A page that an editor wrote: about, contact, notes on method.
#[derive(Clone, Debug, PartialEq)]
pub struct ContentPage {
    /// Its id, which is its address.
    pub id: Id,
    /// Its title.
    pub title: Text,
    /// What it is about.
    pub summary: Option<Text>,
    /// Its place among the pages.
    pub order: i32,
    /// Whether the menu shows it.
    pub menu: bool,
    /// Its words by language.
    pub bodies: Vec<(Lang, Body)>,
    /// Where it stands.
    pub place: InFile,
}
