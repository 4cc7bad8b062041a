//! What `site.yaml` says about the whole site, with defaults filled in.

use super::layout::{Placed, Sections};
use super::scale::Scale;
use super::term::{Forms, Term, is_english, within};
use super::vocabulary::{Counted, Interval, Leading, Provenance, Qualifier, Visibility};
use super::{
    Book, Change, Event, Field, Id, InFile, Keys, Layout, MapWords, Outputs, PaperFont, Photos,
    Position, Texts, Tolerance,
};
use crate::base::{Date, Decimal, PartialDate, Period, PeriodKind, SafePath, Text};
use std::borrow::Cow;
use std::collections::BTreeMap;

/// The configuration of a site.
#[derive(Clone, Debug, PartialEq)]
pub struct Settings {
    /// The title of the site.
    pub title: Text,
    /// Who publishes it, such as an office.
    pub publisher: Text,
    /// Language tags, 1 to 16; the first is the default, and a [`crate::base::Lang`] is a position
    /// in this list.
    pub languages: Vec<Box<str>>,
    /// The address of the site, ending in `/`; `None` where it is not said.
    pub base_url: Option<Box<str>>,
    /// The as-of date; `None` where the site follows its newest public fact.
    pub as_of: Option<Date>,
    /// Where `as_of` stands; `None` where it is not written.
    pub as_of_place: Option<InFile>,
    /// The theme, `civic` unless said otherwise.
    pub theme: ThemeChoice,
    /// Focuses, by rank, then as written.
    pub focuses: Vec<Group>,
    /// Batches, by rank, then as written.
    pub batches: Vec<Batch>,
    /// Departments, by rank, then as written.
    pub departments: Vec<Group>,
    /// Places, by rank, then as written.
    pub places: Vec<Group>,
    /// Whose map of them it is; nothing said by default.
    pub map: MapWords,
    /// Groups of the site's own kinds, in the order written.
    pub groups: Vec<OwnGroups>,
    /// People, in the order written.
    pub people: Vec<Person>,
    /// What figures may be broken down by beside places and departments, in the order written.
    pub dimensions: Vec<Dimension>,
    /// Periods, closed days and days of grace.
    pub calendar: Calendar,
    /// How often progress, guidance and showcases are promised.
    pub cadence: Cadence,
    /// Whether every build writes the permanent editions of the quarters; not by default.
    pub editions: bool,
    /// What a build makes; all families by default.
    pub outputs: Outputs,
    /// Words of the site's own for its things, by the names in [`super::term::TERMS`]; only those
    /// that are written.
    pub terms: BTreeMap<Box<str>, Term>,
    /// Which sections pages have, for those whose theme's own are not all wanted.
    pub sections: Vec<Sections>,
    /// What the menu holds, in its order; `None` where it is that of the theme.
    pub menu: Option<Vec<Placed>>,
    /// Printed books of the site's own choice, in the order written.
    pub books: Vec<Book>,
    /// How books are set; a plain report by default.
    pub layout: Layout,
    /// Fonts of its own for paper, in the order written; they are never published.
    pub fonts: Vec<PaperFont>,
    /// Which texts sheets and books have, where a book says nothing else.
    pub texts: Texts,
    /// How long its lists are, and which lists of groups it has.
    pub lists: Lists,
    /// How tables of figures are read.
    pub tables: Tables,
    /// How the public was asked, in the order written.
    pub consultations: Vec<Consultation>,
    /// Every scale on which a project may be rated: those that are built in, then its own.
    pub scales: Vec<Scale>,
    /// The scale of a declaration that names none; by default that of the computed words.
    pub scale: Id,
    /// What leads where a project has figures and a declared grade; the figures by default.
    pub leading: Leading,
    /// Totals that were declared, not computed, in the order written.
    pub declared_totals: Vec<DeclaredTotal>,
    /// States that were declared in words, without counts, in the order written.
    pub declared_status: Vec<DeclaredWords>,
    /// Dated facts of the whole programme, in the order written.
    pub events: Vec<Event>,
    /// When something counts as behind, for indicators that say nothing of their own.
    pub tolerance: Tolerance,
    /// Rules of the site that moved, by publication.
    pub changes: Vec<Change>,
    /// Files directly in the content folder that are copied to the root of the output.
    pub statics: Vec<SafePath>,
    /// In which widths photographs go out.
    pub photos: Photos,
    /// The licence of the data as written; `None` where it states none.
    pub licence: Option<Box<str>>,
    /// Whom to ask; `None` where that is not said.
    pub contact: Option<Box<str>>,
    /// The currency's code for projects that name none; `None` where that is not said.
    pub currency: Option<Box<str>>,
    /// One line under the bar of every page; `None` without one.
    pub notice: Option<Text>,
    /// Whether facts are real unless said otherwise; stated by default.
    pub provenance: Provenance,
    /// The `SiteIDCode` of a Chinese government site; `None` where it has none.
    pub site_id_code: Option<Box<str>>,
    /// The ICP number of a Chinese site; `None` where it has none.
    pub icp: Option<Box<str>>,
    /// Where its rules were written: the keys `tolerances`, `calendar` and `cadence`, and `map`.
    pub keys: Keys,
}

/// What figures are broken down by, such as sex or age.
#[derive(Clone, Debug, PartialEq)]
pub struct Dimension {
    /// Its id, which is the name of its column in a table.
    pub id: Id,
    /// Its name.
    pub name: Text,
    /// Its values with their names, in the order written.
    pub values: Vec<(Id, Text)>,
}

/// The dimensions that every site has.
pub const DIMENSIONS: [&str; 2] = ["place", "department"];

impl Settings {
    /// The ids of all dimensions: places and departments, then those of the site's own.
    pub fn dimension_ids(&self) -> impl Iterator<Item = &str> + Clone {
        let own = self.dimensions.iter().map(|d| &*d.id);
        DIMENSIONS.into_iter().chain(own)
    }

    /// The dimension of the site's own with this id.
    pub fn dimension(&self, id: &str) -> Option<&Dimension> {
        self.dimensions.iter().find(|d| *d.id == *id)
    }

    /// The values of a dimension with their names, in the order of the configuration; none of one
    /// that is not there.
    pub fn dimension_values(&self, dimension: &str) -> Vec<(&Id, &Text)> {
        match dimension {
            "place" => self.places.iter().map(|g| (&g.id, &g.name)).collect(),
            "department" => self.departments.iter().map(|g| (&g.id, &g.name)).collect(),
            own => {
                let values = self.dimension(own).map_or(&[][..], |d| &d.values);
                values.iter().map(|(id, name)| (id, name)).collect()
            }
        }
    }

    /// The focus with this id.
    pub fn focus(&self, id: &str) -> Option<&Group> {
        self.focuses.iter().find(|g| &*g.id == id)
    }

    /// The scale with this id; every one that a declaration names is there.
    pub fn scale(&self, id: &str) -> Option<&Scale> {
        self.scales.iter().find(|s| &*s.id == id)
    }

    /// A focus and those around it, the outermost first; none without such a focus.
    pub fn focus_line(&self, id: &str) -> Vec<&Group> {
        let next = |group: &&Group| self.focus(group.within.as_deref()?);
        let mut line: Vec<&Group> = std::iter::successors(self.focus(id), next).collect();
        line.reverse();
        line
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

    /// How a person stands in data: by their id, which mostly is their name; a private person
    /// without it, as [`PRIVATE`].
    pub fn person_in_data<'s>(&self, id: &'s str) -> &'s str {
        let private = self.person(id).is_some_and(|person| person.private);
        if private { PRIVATE } else { id }
    }
}

impl Settings {
    /// What the site calls a thing in English, for one and for several within a sentence; the words
    /// given where it says nothing of its own.
    pub fn noun(&self, term: &str, given: [&str; 2]) -> [String; 2] {
        let mut tags = (0..).zip(&self.languages);
        let own = tags
            .find(|(_, tag)| is_english(tag))
            .and_then(|(at, _)| self.terms.get(term)?.get(crate::base::Lang(at)));
        let small = |word: &str| within(word, "en");
        own.map_or(given.map(str::to_owned), |Forms { one, other, .. }| {
            [small(one), small(other)]
        })
    }

    /// The settings as they stood on a day: each rule has the `from` of its earliest later change;
    /// everything else has no history and is as it stands.
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

/// How tables of figures are read; by default by the documented heads, hidden rows as all others.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tables {
    /// Heads of columns, each with the name of the column that it means, in the order written.
    pub heads: Vec<(Box<str>, Box<str>)>,
    /// Whether rows that are hidden in a workbook are left out.
    pub skips_hidden: bool,
    /// Whether rows that say what a project is are not looked at.
    pub skips_projects: bool,
}

/// How long lists are, and which lists there are; by default all entries stand on one page and
/// groups have no list of their own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Lists {
    /// How many projects stand on a page of the table of all projects, at least one.
    pub projects: usize,
    /// How many dated reports stand on a page of all reports, at least one.
    pub reports: usize,
    /// Whether each kind of group has a page that lists its groups.
    pub groups: bool,
}

impl Lists {
    /// How many pages the table of all projects has: one even without any.
    pub fn pages_of_projects(self, projects: usize) -> usize {
        projects.div_ceil(self.projects).max(1)
    }

    /// How many pages all dated reports have: one even without any.
    pub fn pages_of_reports(self, reports: usize) -> usize {
        reports.div_ceil(self.reports).max(1)
    }
}

impl Default for Lists {
    fn default() -> Lists {
        Lists {
            projects: 200,
            reports: 200,
            groups: false,
        }
    }
}

/// Which theme, and what it is told.
#[derive(Clone, Debug, PartialEq)]
pub struct ThemeChoice {
    /// Its name, `civic` by default.
    pub name: Box<str>,
    /// Where it is chosen; `None` by default.
    pub place: Option<InFile>,
    /// A logo, as a path from the root of the content folder; `None` without one.
    pub logo: Option<SafePath>,
    /// The accent colour, `#` and six lower-case hexadecimal digits; `None`: the theme's own.
    pub accent: Option<Box<str>>,
}

/// A focus, department, place, or group of a kind of the site's own.
#[derive(Clone, Debug, PartialEq)]
pub struct Group {
    /// Its id, the last part of its address.
    pub id: Id,
    /// Its name.
    pub name: Text,
    /// What it is about, in Markdown; `None` where that is not said.
    pub description: Option<Text>,
    /// Its rank, smallest first, 0 by default; equal ranks keep the order of the file.
    pub order: i32,
    /// The focus that it lies within; no line of these comes back to where it began. `None` for an
    /// outermost focus and for all other groups.
    pub within: Option<Id>,
    /// Where a place lies, or where its name stands on a map with outlines; `None` where that is
    /// not said, and for all other groups.
    pub at: Option<Position>,
    /// Where it is declared.
    pub place: InFile,
}

/// A kind of groups that the site declares itself, such as funders.
#[derive(Clone, Debug, PartialEq)]
pub struct OwnGroups {
    /// Its id: the key in a project, and the folder in addresses.
    pub id: Id,
    /// What one of them is called, and several; in every language of the site.
    pub term: Term,
    /// The groups, by rank, then as written.
    pub groups: Vec<Group>,
    /// Where it is declared.
    pub place: InFile,
}

/// Projects that were announced together.
#[derive(Clone, Debug, PartialEq)]
pub struct Batch {
    /// Id, name, description and rank.
    pub group: Group,
    /// When it was announced, from the last day of which its projects count unless they say
    /// otherwise; `None` where that is not said or not known.
    pub announced: Option<PartialDate>,
    /// The number of the document that announced it; `None` where that is not said.
    pub document: Option<Text>,
    /// The scale on which its projects are rated unless they say otherwise; `None`: that of the
    /// site.
    pub scale: Option<Id>,
    /// When its projects start unless they say otherwise; `None`: each must say it.
    pub start: Option<PartialDate>,
    /// When its projects are due unless they say otherwise; `None`: each must say it.
    pub due: Option<PartialDate>,
}

/// What stands in data for a private person; no id, for those have no brackets.
pub const PRIVATE: &str = "(private)";

/// A person who leads projects.
#[derive(Clone, Debug, PartialEq)]
pub struct Person {
    /// Their id.
    pub id: Id,
    /// Their name; of a private person only an initial is shown.
    pub name: Text,
    /// Their office; `None` where that is not said.
    pub role: Option<Text>,
    /// More about them, in Markdown; `None` where there is none.
    pub body: Option<Text>,
    /// Whether only an initial may be shown.
    pub private: bool,
    /// Where their id is written.
    pub place: InFile,
}

/// The calendar of the programme.
#[derive(Clone, Debug, PartialEq)]
pub struct Calendar {
    /// By which period the programme reports, the quarter unless said otherwise; `None` where it
    /// reports by none.
    pub period: Option<PeriodKind>,
    /// The month in which the programme's years begin, 1 to 12, January unless said otherwise.
    pub starts: i8,
    /// Days that count neither for staleness nor for cadence: first and last day of each stretch,
    /// by date.
    pub closed: Vec<(Date, Date)>,
    /// Days after the end of a period in which its last figures may still come in, 0 to 60, 10 by
    /// default.
    pub grace: i32,
}

/// How often things are promised; `None` where nothing is promised, so that nothing is asked for or
/// judged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cadence {
    /// How often a report of progress is promised.
    pub progress: Option<Interval>,
    /// How often a note of guidance is promised.
    pub guidance: Option<Interval>,
    /// How often something to show is promised.
    pub showcase: Option<Interval>,
    /// Who may see the board that shows how this was kept; internal by default.
    pub visibility: Visibility,
}

impl Default for Calendar {
    /// Quarters from January and 10 days of grace.
    fn default() -> Calendar {
        Calendar {
            period: Some(PeriodKind::Quarter),
            starts: 1,
            closed: Vec::new(),
            grace: 10,
        }
    }
}

impl Calendar {
    /// The period that holds a day; `None` where the programme reports by none.
    pub fn period_of(&self, day: Date) -> Option<Period> {
        Some(Period::of(self.period?, day, self.starts))
    }

    /// The programme's year that holds a day.
    pub fn year_of(&self, day: Date) -> Period {
        Period::of(PeriodKind::Year, day, self.starts)
    }

    /// The four months in which quarters of the programme's year begin.
    pub fn quarter_starts(&self) -> [i8; 4] {
        [0, 3, 6, 9].map(|months| (self.starts - 1 + months) % 12 + 1)
    }

    /// The last day on which a figure about the period may be published and still count in it.
    pub fn frozen_after(&self, period: Period) -> Date {
        period.last.plus(self.grace)
    }
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
    /// How it was asked, such as online.
    pub channel: Text,
    /// The first day; `None` where that is not said.
    pub from: Option<Date>,
    /// The last day; `None` where that is not said.
    pub to: Option<Date>,
    /// How many opinions came in; `None` where that is not said.
    pub received: Option<u64>,
    /// How many were taken up; `None` where that is not said.
    pub adopted: Option<u64>,
    /// Who says so; `None` where that is not said.
    pub source: Option<Text>,
}

/// A total that was declared; shown as such, never added to what is computed.
#[derive(Clone, Debug, PartialEq)]
pub struct DeclaredTotal {
    /// What was counted, in the publisher's words.
    pub label: Text,
    /// How many; `None` for several, said without a number.
    pub value: Option<Decimal>,
    /// How exact the number is; exact by default.
    pub qualifier: Qualifier,
    /// What it is the whole of; `None` where that is not said.
    pub of: Option<Counted>,
    /// Who says so; `None` where that is not said.
    pub source: Option<Text>,
}

/// A state that was declared in words.
#[derive(Clone, Debug, PartialEq)]
pub struct DeclaredWords {
    /// What it is about.
    pub label: Text,
    /// The words.
    pub text: Text,
    /// Who says so; `None` where that is not said.
    pub source: Option<Text>,
}
