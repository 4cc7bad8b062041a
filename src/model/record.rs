//! What a project records beside its figures: events, photographs, answers to residents, texts.

use super::Id;
use crate::base::{Date, FileId, PartialDate, SafePath, Text};

/// A dated fact without a plan.
#[derive(Clone, Debug, PartialEq)]
pub struct Event {
    /// When.
    pub date: PartialDate,
    /// What happened.
    pub text: Text,
    /// Ids of its evidence.
    pub evidence: Vec<Id>,
}

/// What residents said and what was answered.
#[derive(Clone, Debug, PartialEq)]
pub struct Feedback {
    /// How it came in.
    pub channel: Text,
    /// When.
    pub received: Option<Date>,
    /// What was said.
    pub summary: Text,
    /// What was answered.
    pub response: Option<Text>,
    /// When.
    pub response_date: Option<Date>,
}

/// A photograph.
#[derive(Clone, Debug, PartialEq)]
pub struct Photo {
    /// The file, as a path from the root of the content folder.
    pub file: SafePath,
    /// What it shows, for those who cannot see it.
    pub alt: Text,
    /// Words under it.
    pub caption: Option<Text>,
    /// When it was taken.
    pub date: Option<Date>,
    /// Its licence.
    pub licence: Option<Box<str>>,
}

/// A text in Markdown that is read again when its page is rendered.
#[derive(Clone, Debug, PartialEq)]
pub struct Body {
    /// The file it stands in.
    pub file: FileId,
    /// Its first byte in the file.
    pub start: u32,
    /// A hash of its bytes, to notice that it changed while building.
    pub hash: [u8; 32],
    /// The first sentence or so in plain text.
    pub excerpt: Box<str>,
}
