//! Projects.

use super::words::{ActionFrom, Confidence, Provenance, Stage, Visibility};
use super::{
    ByDate, Change, Correction, Evidence, Id, Indicator, Keys, Milestone, Place, Report, Status,
};
use crate::base::{Date, Decimal, FileId, Lang, PartialDate, SafePath, Text};
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
    pub aliases: Vec<(SafePath, Place)>,
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
    pub place: Place,
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

/// A problem and what is done about it.
#[derive(Clone, Debug, PartialEq)]
pub struct Action {
    /// Its id within the project.
    pub id: Id,
    /// What is to be done.
    pub text: Text,
    /// Where it came from.
    pub from: ActionFrom,
    /// When it was raised.
    pub raised: Date,
    /// Who answers for it.
    pub owner: Option<Owner>,
    /// By when.
    pub due: Option<Date>,
    /// When it was closed.
    pub closed: Option<Date>,
    /// Ids of its evidence.
    pub evidence: Vec<Id>,
    /// Who may see it.
    pub visibility: Visibility,
    /// When the public was first shown it; `None`: when it was raised.
    pub published: Option<Date>,
    /// Where it stands.
    pub place: Place,
}

/// Who answers for an action.
#[derive(Clone, Debug, PartialEq)]
pub enum Owner {
    /// A department of the site.
    Department(Id),
    /// A person of the site.
    Person(Id),
    /// Somebody else, in words.
    Words(Text),
}

impl Action {
    /// The day from which the public could know it.
    pub fn known_from(&self) -> Date {
        self.published
            .map_or(self.raised, |day| day.max(self.raised))
    }
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
    pub place: Place,
}

/// Money of a project; never part of its status.
#[derive(Clone, Debug, PartialEq)]
pub struct Money {
    /// The currency's code.
    pub currency: Option<Box<str>>,
    /// The unit of the figures, such as 万元.
    pub unit: Option<Text>,
    /// What is planned in all.
    pub budget: Option<Decimal>,
    /// What is committed, by date.
    pub committed: Vec<(Date, Decimal)>,
    /// What is spent, by date.
    pub spent: Vec<(Date, Decimal)>,
    /// Who says so.
    pub source: Option<Text>,
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
