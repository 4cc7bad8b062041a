//! Projects as they were written, with what their reports handed to them: status, progress and what
//! became of a promise are computed elsewhere.

use super::scale::Rating;
use super::vocabulary::{Provenance, Stage, Visibility};
use super::{
    Action, Body, ByDate, Change, Correction, Event, Evidence, Feedback, Field, Id, InFile,
    Indicator, Keys, Milestone, Money, Observation, Photo, Report, Slice, When,
};
use crate::base::{Date, Lang, PartialDate, SafePath, Text};
use std::collections::BTreeSet;
use std::sync::Arc;

/// One promise to the public.
#[derive(Clone, Debug, PartialEq)]
pub struct Project {
    /// Its id, which is its address: never reused.
    pub id: Id,
    /// Its number in the announced list, from 1; `None` where it has none, and then it stands after
    /// those that have one.
    pub no: Option<u32>,
    /// Its title.
    pub title: Text,
    /// The title where there is less room, such as in lists and on boards; `None` where the title is
    /// short enough.
    pub short_title: Option<Text>,
    /// Its focus; `None` when said to be unknown.
    pub focus: Option<Id>,
    /// What it is, in a sentence or two; `None` where that is not said.
    pub summary: Option<Text>,
    /// The batch it was announced with; `None` without one.
    pub batch: Option<Id>,
    /// The original wording; `None` where it is not kept.
    pub promise: Option<Promise>,
    /// Which request of the public it answers; `None` where that is not said.
    pub origin: Option<Text>,
    /// The people who lead it, by date; empty where nobody is named.
    pub leads: ByDate<Vec<Id>>,
    /// The departments that carry it, by date; empty where none is named.
    pub departments: ByDate<Departments>,
    /// Others who take part, in the order written.
    pub partners: Vec<Text>,
    /// Where it happens, in the order written; each place once.
    pub places: Vec<Id>,
    /// Its groups of the site's own kinds: a list for each kind, in the order of the site.
    pub groups: Vec<Vec<Id>>,
    /// When it starts, by default with its batch; never after `due`.
    pub start: PartialDate,
    /// When it is due, by default with its batch; the last day of it counts.
    pub due: PartialDate,
    /// What stage it is declared to be in, by date; empty where none was declared.
    pub stage: ByDate<StageEntry>,
    /// What it is judged by, in the order written; in the short form one, with the id `main`.
    pub indicators: Vec<Arc<Indicator>>,
    /// Its steps, by due date, those without a known day last.
    pub milestones: Vec<Milestone>,
    /// Facts without a plan, in the order written.
    pub events: Vec<Event>,
    /// Problems and what is done about them: those of its own file, then those of its reports.
    pub actions: Vec<Action>,
    /// What proves its facts, in the order written.
    pub evidence: Vec<Evidence>,
    /// Promises that moved, by publication.
    pub changes: Vec<Change>,
    /// Figures that were replaced, by publication.
    pub corrections: Vec<Correction>,
    /// What residents said and what was answered, in the order written.
    pub feedback: Vec<Feedback>,
    /// The scale of its declarations that name none.
    pub scale: Id,
    /// How it stands as somebody declared it, by publication.
    pub declared: Vec<Declared>,
    /// How sure somebody is that it will be kept, by publication.
    pub confidence: Vec<Declared>,
    /// Its money; `None` where nothing is said about it.
    pub money: Option<Money>,
    /// Free key words, in the order written.
    pub tags: Vec<Box<str>>,
    /// Its photographs, in the order written; those of reports stand there.
    pub photos: Vec<Photo>,
    /// Free facts, name and words, in the order written; shown as given.
    pub facts: Vec<(Text, Text)>,
    /// Its dated reports, by date.
    pub reports: Vec<Report>,
    /// The day from which it counts, by default when its batch was announced; `None`: since ever.
    pub published: Option<Date>,
    /// Who may see it; everybody by default.
    pub visibility: Visibility,
    /// Whether it is a draft, which no edition shows unless asked for.
    pub draft: bool,
    /// The first day on which it may be shown; `None` without an embargo.
    pub embargo: Option<Date>,
    /// Earlier addresses below the root of each language, without slashes around them, in the order
    /// written.
    pub aliases: Vec<(SafePath, InFile)>,
    /// Whether its facts are real.
    pub provenance: Provenance,
    /// Whom to ask; `None` where that is not said.
    pub contact: Option<Text>,
    /// How residents get what it offers; `None` where that is not said.
    pub apply: Option<Apply>,
    /// Its write-up by language, the default one first; a language without words has no entry.
    pub bodies: Vec<(Lang, Body)>,
    /// The folder or file it lives in, as a path from the root of the site.
    pub folder: Box<str>,
    /// Where its promise, dates and stage were written.
    pub keys: Keys,
    /// Where it stands: the start of its file.
    pub place: InFile,
}

/// How residents get what a project offers.
#[derive(Clone, Debug, PartialEq)]
pub struct Apply {
    /// Where to go, whom to call, what to bring.
    pub text: Text,
    /// The address at which it is done; `None` where there is none.
    pub url: Option<Box<str>>,
}

impl Project {
    /// Its title where it is one among others: the short one, as far as the language has it.
    pub fn name(&self, lang: Lang) -> &Text {
        let short = self.short_title.as_ref().filter(|short| short.has(lang));
        short.unwrap_or(&self.title)
    }

    /// Whether its facts are invented for a demonstration.
    pub fn is_illustrative(&self) -> bool {
        self.provenance == Provenance::Illustrative
    }

    /// The newest correction of a figure; `None` where it stands as it was first published.
    pub fn corrected(&self, indicator: &Id, slice: &Slice, when: When) -> Option<&Correction> {
        let is_of =
            |c: &&Correction| c.indicator == *indicator && c.slice == *slice && c.when == when;
        self.corrections.iter().rfind(is_of)
    }

    /// The indicator with this id.
    pub fn indicator(&self, id: &str) -> Option<&Arc<Indicator>> {
        self.indicators.iter().find(|i| &*i.id == id)
    }

    /// Whether everybody may know of a field: of all but those of internal actions.
    pub fn is_open(&self, field: &Field) -> bool {
        let Field::Action(id, _) = field else {
            return true;
        };
        let mut open = self
            .actions
            .iter()
            .filter(|a| a.visibility == Visibility::Public);
        open.any(|action| action.id == *id)
    }

    /// Leaves out what moved of actions that it does not have, as once they were taken away.
    pub fn drop_moves_of_no_action(&mut self) {
        let Project {
            actions, changes, ..
        } = self;
        changes.retain(|change| match &change.field {
            Field::Action(id, _) => actions.iter().any(|action| action.id == *id),
            _ => true,
        });
    }

    /// The evidence with this id.
    pub fn evidence(&self, id: &str) -> Option<&Evidence> {
        self.evidence.iter().find(|e| &*e.id == id)
    }

    /// The facts that evidence is counted for, each with the ids that it names: figures with a
    /// number, of wholes and of parts, milestones that are met, and what was declared.
    pub fn facts(&self) -> impl Iterator<Item = (Citation, &[Id])> {
        self.proved(|figure| figure.value.is_some())
    }

    /// Figures of a kind, milestones that are met, and what was declared.
    fn proved(&self, is_so: fn(&Observation) -> bool) -> impl Iterator<Item = (Citation, &[Id])> {
        let figures = self.indicators.iter().flat_map(|i| i.all_figures());
        let figures = figures.filter(move |(_, o)| is_so(o));
        let figures = figures.map(|(_, o)| (Citation::Figure, &o.evidence));
        let met = self.milestones.iter().filter(|m| m.met.is_some());
        let met = met.map(|m| (Citation::Milestone, &m.evidence));
        let declared = self.declared.iter().map(|d| &d.evidence);
        let ratings = declared.chain(self.confidence.iter().map(|d| &d.evidence));
        (figures.chain(met))
            .chain(ratings.map(|ids| (Citation::Rating, ids)))
            .map(|(by, ids)| (by, &ids[..]))
    }

    /// What rests on evidence, each with the ids that it names: the facts, figures without a
    /// number, and what else names evidence.
    pub fn citations(&self) -> impl Iterator<Item = (Citation, &[Id])> {
        let changes = self.changes.iter().map(|c| &c.evidence);
        let corrections = self.corrections.iter().map(|c| &c.evidence);
        let stages = self.stage.entries().iter().map(|(_, s)| &s.evidence);
        let events = self.events.iter().map(|e| &e.evidence);
        let actions = self.actions.iter().map(|a| &a.evidence);
        let rest = changes.chain(corrections).chain(stages);
        let rest = rest.chain(events).chain(actions);
        let rest = rest.map(|ids| (Citation::Other, &ids[..]));
        self.proved(|_| true).chain(rest)
    }

    /// The ids of all evidence that some fact of the project names.
    pub fn cited(&self) -> BTreeSet<Id> {
        let ids = self.citations().flat_map(|(_, ids)| ids);
        ids.cloned().collect()
    }
}

/// What rests on evidence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Citation {
    /// A figure.
    Figure,
    /// A milestone that is met.
    Milestone,
    /// A declared status or confidence.
    Rating,
    /// A change, a correction, a stage, an event, or an action.
    Other,
}

/// The original wording of a promise.
#[derive(Clone, Debug, PartialEq)]
pub struct Promise {
    /// The words as they were published first; they never change.
    pub text: Text,
    /// Where they were published; `None` where that is not said.
    pub source: Option<Text>,
}

/// Who carries a project.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Departments {
    /// The one that answers for it; `None` where none is named.
    pub lead: Option<Id>,
    /// Those that help, in the order written.
    pub support: Vec<Id>,
}

/// The stage of a project with what proves it.
#[derive(Clone, Debug, PartialEq)]
pub struct StageEntry {
    /// The stage.
    pub is: Stage,
    /// Why, mostly for paused and cancelled; `None` where that is not said.
    pub reason: Option<Text>,
    /// Ids of its evidence; without any, completed and accepted do not count.
    pub evidence: Vec<Id>,
}

/// How somebody says that a project stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Declared {
    /// The day it was published.
    pub published: Date,
    /// The day or period that it is about; `None` where that is not said.
    pub about: Option<PartialDate>,
    /// What is declared; shared with every day that it is shown on.
    pub is: Arc<Rating>,
    /// Who declares it; `None` where that is not said.
    pub by: Option<Text>,
    /// Why; a status better than the figures needs one.
    pub reason: Option<Text>,
    /// Ids of its evidence, in the order written.
    pub evidence: Vec<Id>,
    /// Where its entry begins: its first key.
    pub place: InFile,
}

impl Declared {
    /// The day for which it counts: the last one that it is about, but no later one than that of
    /// its publication.
    pub fn on(&self) -> Date {
        let about = self.about.and_then(PartialDate::last);
        about.map_or(self.published, |day| day.min(self.published))
    }
}
