//! Projects.

use super::vocabulary::{Confidence, Provenance, Stage, Visibility};
use super::{
    Action, Body, ByDate, Change, Correction, Event, Evidence, Feedback, Id, InFile, Indicator,
    Keys, Milestone, Money, Photo, Report, Status,
};
use crate::base::{Date, Lang, PartialDate, SafePath, Text};
use std::collections::BTreeSet;

/// One promise to the public.
#[derive(Clone, Debug, PartialEq)]
pub struct Project {
    /// Its id, which is its address: never reused.
    pub id: Id,
    /// Its number in the announced list.
    pub no: Option<u32>,
    /// Its title.
    pub title: Text,
    /// Its focus; `None` when said to be unknown.
    pub focus: Option<Id>,
    /// What it is, in a sentence or two.
    pub summary: Option<Text>,
    /// The batch it was announced with.
    pub batch: Option<Id>,
    /// The original wording.
    pub promise: Option<Promise>,
    /// Which request of the public it answers.
    pub origin: Option<Text>,
    /// The people who lead it, by date.
    pub leads: ByDate<Vec<Id>>,
    /// The departments that carry it, by date.
    pub departments: ByDate<Departments>,
    /// Others who take part.
    pub partners: Vec<Text>,
    /// Where it happens.
    pub places: Vec<Id>,
    /// When it starts; never after `due`.
    pub start: PartialDate,
    /// When it is due.
    pub due: PartialDate,
    /// What stage it is declared to be in, by date.
    pub stage: ByDate<StageEntry>,
    /// What it is judged by.
    pub indicators: Vec<Indicator>,
    /// Its steps, by due date.
    pub milestones: Vec<Milestone>,
    /// Facts without a plan.
    pub events: Vec<Event>,
    /// Problems and what is done about them.
    pub actions: Vec<Action>,
    /// What proves its facts, by id.
    pub evidence: Vec<Evidence>,
    /// Promises that moved, by publication.
    pub changes: Vec<Change>,
    /// Figures that were replaced, by publication.
    pub corrections: Vec<Correction>,
    /// What residents said and what was answered.
    pub feedback: Vec<Feedback>,
    /// What the department says about its status, by publication.
    pub declared: Vec<Declared<Status>>,
    /// How sure the department is, by publication.
    pub confidence: Vec<Declared<Confidence>>,
    /// Its money.
    pub money: Option<Money>,
    /// Free key words.
    pub tags: Vec<Box<str>>,
    /// Its photographs.
    pub photos: Vec<Photo>,
    /// Free facts, shown as given.
    pub facts: Vec<(Box<str>, Text)>,
    /// Its dated reports, by date.
    pub reports: Vec<Report>,
    /// The day from which it counts; `None`: since ever.
    pub published: Option<Date>,
    /// Who may see it.
    pub visibility: Visibility,
    /// Whether it is a draft.
    pub draft: bool,
    /// The day its embargo ends.
    pub embargo: Option<Date>,
    /// Earlier addresses below the root of each language, without slashes around them.
    pub aliases: Vec<(SafePath, InFile)>,
    /// Whether its facts are real.
    pub provenance: Provenance,
    /// Whom to ask.
    pub contact: Option<Text>,
    /// Its write-up by language.
    pub bodies: Vec<(Lang, Body)>,
    /// The folder or file it lives in, as a path from the root of the site.
    pub folder: Box<str>,
    /// Where its promise, dates and stage were written.
    pub keys: Keys,
    /// Where it stands.
    pub place: InFile,
}

impl Project {
    /// The indicator with this id.
    pub fn indicator(&self, id: &str) -> Option<&Indicator> {
        self.indicators.iter().find(|i| &*i.id == id)
    }

    /// The evidence with this id.
    pub fn evidence(&self, id: &str) -> Option<&Evidence> {
        self.evidence.iter().find(|e| &*e.id == id)
    }

    /// The ids of all evidence that some fact of the project names.
    pub fn cited(&self) -> BTreeSet<Id> {
        let figures = self
            .indicators
            .iter()
            .flat_map(|i| &i.observations)
            .flat_map(|o| &o.evidence);
        let met = self
            .milestones
            .iter()
            .filter(|m| m.met.is_some())
            .flat_map(|m| &m.evidence);
        let stages = self.stage.entries().iter().flat_map(|(_, s)| &s.evidence);
        let entries = self
            .changes
            .iter()
            .flat_map(|c| &c.evidence)
            .chain(self.corrections.iter().flat_map(|c| &c.evidence));
        let others = self
            .events
            .iter()
            .flat_map(|e| &e.evidence)
            .chain(self.actions.iter().flat_map(|a| &a.evidence));
        figures
            .chain(met)
            .chain(stages)
            .chain(entries)
            .chain(others)
            .cloned()
            .collect()
    }
}

/// The original wording of a promise.
#[derive(Clone, Debug, PartialEq)]
pub struct Promise {
    /// The words.
    pub text: Text,
    /// Where they were published.
    pub source: Option<Text>,
}

/// Who carries a project.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Departments {
    /// The one that answers for it.
    pub lead: Option<Id>,
    /// Those that help.
    pub support: Vec<Id>,
}

/// The stage of a project with what proves it.
#[derive(Clone, Debug, PartialEq)]
pub struct StageEntry {
    /// The stage.
    pub is: Stage,
    /// Why, for paused and cancelled.
    pub reason: Option<Text>,
    /// Ids of its evidence.
    pub evidence: Vec<Id>,
}

/// What a department says about itself.
#[derive(Clone, Debug, PartialEq)]
pub struct Declared<T> {
    /// When.
    pub published: Date,
    /// What.
    pub is: T,
    /// Who.
    pub by: Option<Text>,
    /// Why.
    pub reason: Option<Text>,
    /// Where it stands.
    pub place: InFile,
}
