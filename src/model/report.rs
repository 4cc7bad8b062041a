//! Dated reports, without the figures, milestones and actions that they handed to their project.

use super::vocabulary::{ReportKind, Visibility};
use super::{Body, Id, InFile, Photo};
use crate::base::{Date, Lang, PartialDate, Period, Text};

/// What happened by a day: written once, never edited.
///
/// Its figures, milestones and actions were handed to their project when the site was checked.
#[derive(Clone, Debug, PartialEq)]
pub struct Report {
    /// The last part of its address, such as `2021-06-11` or `2021-06-11-guidance`.
    pub slug: Box<str>,
    /// Its day, which is that of its publication.
    pub date: Date,
    /// The day or the period that its figures are about; `None`: its own day.
    pub about: Option<PartialDate>,
    /// Whether it tells of progress, gives guidance or shows something.
    pub kind: ReportKind,
    /// Its title; `None` where it has none of its own.
    pub title: Option<Text>,
    /// What comes next; `None` where that is not said.
    pub next: Option<Text>,
    /// What stands in the way; `None` where nothing is said to.
    pub blocker: Option<Text>,
    /// Who wrote it; `None` where that is not said.
    pub by: Option<Text>,
    /// Where what it tells happened, in the order written; empty where that is not said.
    pub places: Vec<Id>,
    /// Its photographs, in the order written.
    pub photos: Vec<Photo>,
    /// Who may see it; notes of guidance are internal by default, all others public.
    pub visibility: Visibility,
    /// Its words by language, the default one first; a language without words has no entry.
    pub bodies: Vec<(Lang, Body)>,
    /// Where it stands: the start of its file.
    pub place: InFile,
}

impl Report {
    /// The day on which its figures count: the last one of what it names, else its own.
    pub fn counts_on(&self) -> Date {
        self.about.and_then(PartialDate::last).unwrap_or(self.date)
    }

    /// The period that its figures are about; `None` where it names none.
    pub fn period(&self) -> Option<Period> {
        match self.about {
            Some(PartialDate::Within(period)) => Some(period),
            _ => None,
        }
    }
}
