//! Evidence.

use super::vocabulary::EvidenceKind;
use super::{Id, InFile};
use crate::base::{PartialDate, SafePath, Text};

/// Something that proves a fact.
#[derive(Clone, Debug, PartialEq)]
pub struct Evidence {
    /// Its id within the project.
    pub id: Id,
    /// Its title.
    pub title: Text,
    /// What it is.
    pub kind: EvidenceKind,
    /// Who published it.
    pub publisher: Option<Text>,
    /// When.
    pub date: Option<PartialDate>,
    /// Its address.
    pub url: Option<Box<str>>,
    /// Where a copy is kept.
    pub archived_url: Option<Box<str>>,
    /// A file of the site, as a path from the root of the content folder.
    pub file: Option<SafePath>,
    /// The SHA-256 of the file, 64 hexadecimal digits.
    pub sha256: Option<Box<str>>,
    /// Page, table or paragraph.
    pub locator: Option<Text>,
    /// Its licence.
    pub licence: Option<Box<str>>,
    /// Where it stands.
    pub place: InFile,
}
