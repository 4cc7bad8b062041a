//! Dated reports.

use super::vocabulary::{ReportKind, Visibility};
use super::{Body, InFile, Photo};
use crate::base::{Date, Lang, PartialDate, Period, Text};

/// What happened by a day: written once, never edited.
///
/// Its figures, milestones and actions were handed to their project when the site was checked.
#[derive(Clone, Debug, PartialEq)]
pub struct Report {
    /// The last part of its address, such as `2021-06-11` or `2021-06-11-guidance`.
    pub slug: Box<str>,
    /// Its day.
    pub date: Date,
    /// The day or the period that its figures are about, when older.
    pub about: Option<PartialDate>,
    /// What it is.
    pub kind: ReportKind,
    /// Its title.
    pub title: Option<Text>,
    /// What comes next.
    pub next: Option<Text>,
    /// What stands in the way.
    pub blocker: Option<Text>,
    /// Who wrote it.
    pub by: Option<Text>,
    /// Its photographs.
    pub photos: Vec<Photo>,
    /// Who may see it.
    pub visibility: Visibility,
    /// Its words by language.
    pub bodies: Vec<(Lang, Body)>,
    /// Where it stands.
    pub place: InFile,
}

impl Report {
    /// The day on which its figures count: the one that it names, else its own.
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
