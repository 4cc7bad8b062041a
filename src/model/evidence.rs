//! What proves a fact: one entry of `evidence`, checked. Whether a file exists and has the stated
//! check sum was looked at before.

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
    /// What it is, such as a document or a photograph.
    pub kind: EvidenceKind,
    /// Who published it; `None` where that is not said.
    pub publisher: Option<Text>,
    /// When it was published, as exactly as that is known; `None` where it is not said.
    pub date: Option<PartialDate>,
    /// Its address on the web; `None` where it has none.
    pub url: Option<Box<str>>,
    /// The address of a copy that an archive keeps; `None` where there is none.
    pub archived_url: Option<Box<str>>,
    /// A file of the site, as a path from the root of the content folder; `None` where it is only
    /// elsewhere.
    pub file: Option<SafePath>,
    /// The SHA-256 of the file as its author has it, 64 lower-case hexadecimal digits; the stated
    /// one without a file; `None` where neither is there.
    pub sha256: Option<Box<str>>,
    /// Where in it the fact stands: page, table or paragraph; `None` for the whole of it.
    pub locator: Option<Text>,
    /// Its licence as written; `None` where it states none.
    pub licence: Option<Box<str>>,
    /// Where its id is written.
    pub place: InFile,
}

impl Evidence {
    /// Whether it can be read by whoever wants to: as a file of the site, at an address, or as a
    /// copy in an archive.
    pub fn can_be_opened(&self) -> bool {
        self.file.is_some() || self.url.is_some() || self.archived_url.is_some()
    }
}
