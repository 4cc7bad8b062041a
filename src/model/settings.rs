//! What `site.yaml` says about the whole site.

use super::vocabulary::{Counted, Interval, Provenance, Qualifier, Visibility};
use super::{Book, Change, Event, Field, Id, InFile, Keys, Layout, Tolerance};
use crate::base::{Date, Decimal, SafePath, Text};
use std::borrow::Cow;
use std::collections::BTreeMap;

/// The configuration of a site.
#[derive(Clone, Debug, PartialEq)]
pub struct Settings {
    /// The title of the site.
    pub title: Text,
    /// Who publishes it.
    pub publisher: Text,
    /// Language tags; the first is the default.
    pub languages: Vec<Box<str>>,
    /// The address of the site, ending in `/`.
    pub base_url: Option<Box<str>>,
    /// The as-of date, when fixed.
    pub as_of: Option<Date>,
    /// Where it is fixed.
    pub as_of_place: Option<InFile>,
    /// The theme.
    pub theme: ThemeChoice,
    /// Focuses, in their order.
    pub focuses: Vec<Group>,
    /// Batches, in their order.
    pub batches: Vec<Batch>,
    /// Departments, in their order.
    pub departments: Vec<Group>,
    /// Places, in their order.
    pub places: Vec<Group>,
    /// People, in the order written.
    pub people: Vec<Person>,
    /// Quarters and holidays.
    pub calendar: Calendar,
    /// How often things are promised.
    pub cadence: Cadence,
    /// Whether every build writes the permanent editions of the quarters.
    pub editions: bool,
    /// Words of the site's own for focus, batch, department, lead, place, project, quarter, report,
    /// milestone.
    pub terms: BTreeMap<Box<str>, Text>,
    /// Printed books of the site's own choice, in the order written.
    pub books: Vec<Book>,
    /// How books are set.
    pub layout: Layout,
    /// How the public was asked.
    pub consultations: Vec<Consultation>,
    /// Totals that were declared, not computed.
    pub declared_totals: Vec<DeclaredTotal>,
    /// States that were declared in words, without counts.
    pub declared_status: Vec<DeclaredWords>,
    /// Dated facts of the whole programme.
    pub events: Vec<Event>,
    /// When something counts as behind.
    pub tolerance: Tolerance,
    /// Rules of the site that moved, by publication.
    pub changes: Vec<Change>,
    /// Files copied to the root of the output.
    pub statics: Vec<SafePath>,
    /// The licence of the data.
    pub licence: Option<Box<str>>,
    /// Whom to ask.
    pub contact: Option<Box<str>>,
    /// The currency's code.
    pub currency: Option<Box<str>>,
    /// One line under the bar of every page.
    pub notice: Option<Text>,
    /// Whether facts are real unless said otherwise.
    pub provenance: Provenance,
    /// The `SiteIDCode` of a Chinese government site.
    pub site_id_code: Option<Box<str>>,
    /// The ICP number of a Chinese site.
    pub icp: Option<Box<str>>,
    /// Where its rules were written.
    pub keys: Keys,
}

impl Settings {
    /// The focus with this id.
    pub fn focus(&self, id: &str) -> Option<&Group> {
        self.focuses.iter().find(|g| &*g.id == id)
    }

    /// The batch with this id.
    pub fn batch(&self, id: &str) -> Option<&Batch> {
        self.batches.iter().find(|b| &*b.group.id == id)
    }

    /// The department with this id.
    pub fn department(&self, id: &str) -> Option<&Group> {
        self.departments.iter().find(|g| &*g.id == id)
    }

    /// The place with this id.
    pub fn place(&self, id: &str) -> Option<&Group> {
        self.places.iter().find(|g| &*g.id == id)
    }

    /// The person with this id.
    pub fn person(&self, id: &str) -> Option<&Person> {
        self.people.iter().find(|p| &*p.id == id)
    }
}

impl Settings {
    /// The settings as they stood on a day: each rule has the `from` of its earliest later change.
    pub fn known_by(&self, day: Date) -> Cow<'_, Settings> {
        self.undone(|change| day < change.published)
    }

    /// The settings as they were first published.
    pub fn first_published(&self) -> Cow<'_, Settings> {
        self.undone(|_| true)
    }

    fn undone(&self, counts: impl Fn(&Change) -> bool) -> Cow<'_, Settings> {
        let mut earlier = Cow::Borrowed(self);
        // From the latest back, so that the earliest has the last word.
        for change in self.changes.iter().rev().filter(|c| counts(c)) {
            if let Field::Site(field) = change.field {
                earlier.to_mut().put(field, &change.from);
            }
        }
        earlier
    }
}

/// Which theme, and what it is told.
#[derive(Clone, Debug, PartialEq)]
pub struct ThemeChoice {
    /// Its name, `civic` by default.
    pub name: Box<str>,
    /// Where it is chosen; `None` by default.
    pub place: Option<InFile>,
    /// A logo, as a path from the root of the content folder.
    pub logo: Option<SafePath>,
    /// The accent colour, `#` and six hexadecimal digits.
    pub accent: Option<Box<str>>,
}

/// A focus, department or place.
#[derive(Clone, Debug, PartialEq)]
pub struct Group {
    /// Its id.
    pub id: Id,
    /// Its name.
    pub name: Text,
    /// What it is about, in Markdown.
    pub description: Option<Text>,
    /// Its rank; equal ranks keep the order of the file.
    pub order: i32,
}

/// Projects that were announced together.
#[derive(Clone, Debug, PartialEq)]
pub struct Batch {
    /// Id, name, description and rank.
    pub group: Group,
    /// When it was announced.
    pub announced: Option<Date>,
    /// The number of the document.
    pub document: Option<Text>,
    /// When its projects start unless they say otherwise.
    pub start: Option<crate::base::PartialDate>,
    /// When its projects are due unless they say otherwise.
    pub due: Option<crate::base::PartialDate>,
}

/// A person who leads projects.
#[derive(Clone, Debug, PartialEq)]
pub struct Person {
    /// Their id.
    pub id: Id,
    /// Their name.
    pub name: Text,
    /// Their office.
    pub role: Option<Text>,
    /// More about them, in Markdown.
    pub body: Option<Text>,
    /// Whether only an initial may be shown.
    pub private: bool,
    /// Where they stand.
    pub place: InFile,
}

/// The calendar of the programme.
#[derive(Clone, Debug, PartialEq)]
pub struct Calendar {
    /// The months in which quarters begin, four of them three months apart.
    pub quarter_starts: [i8; 4],
    /// Days that count neither for staleness nor for cadence, first and last.
    pub closed: Vec<(Date, Date)>,
    /// Days after the end of a quarter in which its last figures may still come in.
    pub grace: i32,
}

/// How often things are promised; `None` where nothing is promised, so that nothing is asked for or
/// judged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cadence {
    /// Progress reports.
    pub progress: Option<Interval>,
    /// Guidance.
    pub guidance: Option<Interval>,
    /// Showcases.
    pub showcase: Option<Interval>,
    /// Who may see the board that shows how this was kept.
    pub visibility: Visibility,
}

impl Cadence {
    /// Whether anything is promised.
    pub fn promises(self) -> bool {
        self.progress.or(self.guidance).or(self.showcase).is_some()
    }
}

/// One way in which the public was asked.
#[derive(Clone, Debug, PartialEq)]
pub struct Consultation {
    /// How.
    pub channel: Text,
    /// From when.
    pub from: Option<Date>,
    /// To when.
    pub to: Option<Date>,
    /// How many opinions came in.
    pub received: Option<u64>,
    /// How many were taken up.
    pub adopted: Option<u64>,
    /// Who says so.
    pub source: Option<Text>,
}

/// A total that was declared.
#[derive(Clone, Debug, PartialEq)]
pub struct DeclaredTotal {
    /// What was counted.
    pub label: Text,
    /// How many; `None` for several.
    pub value: Option<Decimal>,
    /// How exact.
    pub qualifier: Qualifier,
    /// What it is the whole of.
    pub of: Option<Counted>,
    /// Who says so.
    pub source: Option<Text>,
}

/// A state that was declared in words.
#[derive(Clone, Debug, PartialEq)]
pub struct DeclaredWords {
    /// What it is about.
    pub label: Text,
    /// The words.
    pub text: Text,
    /// Who says so.
    pub source: Option<Text>,
}
