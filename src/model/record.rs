//! What a project records beside its figures: events, photographs, answers to residents, texts.

use super::Id;
use crate::base::{Date, FileId, Hash, PartialDate, SafePath, Text};

/// A dated fact without a plan.
#[derive(Clone, Debug, PartialEq)]
pub struct Event {
    /// When it happened, as exactly as that is known.
    pub date: PartialDate,
    /// What happened, in a sentence.
    pub text: Text,
    /// Ids of its evidence; empty where none is named.
    pub evidence: Vec<Id>,
}

/// What residents said and what was answered.
#[derive(Clone, Debug, PartialEq)]
pub struct Feedback {
    /// How it came in, such as a hotline.
    pub channel: Text,
    /// When it came in; `None` where that is not said.
    pub received: Option<Date>,
    /// What was said, in the office's words.
    pub summary: Text,
    /// What was answered; `None` while nothing was.
    pub response: Option<Text>,
    /// When it was answered; `None` where that is not said.
    pub response_date: Option<Date>,
}

/// A photograph.
#[derive(Clone, Debug, PartialEq)]
pub struct Photo {
    /// The file, as a path from the root of the content folder.
    pub file: SafePath,
    /// What it shows, for those who cannot see it; always written.
    pub alt: Text,
    /// Words under it; `None` without any.
    pub caption: Option<Text>,
    /// The day it was taken; `None` where that is not said.
    pub date: Option<Date>,
    /// Where it was taken, among the places of the site; `None` where that is not said.
    pub place: Option<Id>,
    /// Its licence as written; `None` where it states none.
    pub licence: Option<Box<str>>,
    /// The same view before; `None` where it stands alone.
    pub before: Option<Box<Photo>>,
}

impl Photo {
    /// Its file, and that of the view before.
    pub fn files(&self) -> impl Iterator<Item = &SafePath> {
        let before = self.before.iter().map(|before| &before.file);
        std::iter::once(&self.file).chain(before)
    }
}

/// A text in Markdown that is read again when its page is rendered.
#[derive(Clone, Debug, PartialEq)]
pub struct Body {
    /// The file it stands in.
    pub file: FileId,
    /// Its first byte in the file.
    pub start: u32,
    /// A SHA-256 of its bytes, to notice that it changed while building.
    pub hash: Hash,
    /// The first sentence or so in plain text; empty where there is none.
    pub excerpt: Box<str>,
}
