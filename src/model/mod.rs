//! The report as typed values: what a site promises, reports and publishes.
//!
//! Everything here was checked: nothing is a string that could be a type, and nothing refers to an
//! id that does not exist. Facts carry the day they are about and the day they were published.

pub mod vocabulary;
pub mod status;
pub mod scale;
pub mod tolerance;
pub mod evidence;
pub mod record;
pub mod action;
pub mod currency;
pub mod money;
pub mod slice;
pub mod indicator;
pub mod milestone;
pub mod field;
pub mod change;
pub mod report;
pub mod project;
pub mod period;
pub mod page;
pub mod print;
pub mod output;
pub mod photos;
pub mod term;
pub mod layout;
pub mod map;
pub mod settings;
pub mod group;
mod held;

use crate::base::{Date, Span};
use std::borrow::Cow;
use std::sync::Arc;

pub use action::{Action, Owner};
pub use change::{Change, ChangeValue, Correction, OwnDate};
pub use evidence::Evidence;
pub use field::{
    ActionField, Field, FigureField, IndicatorField, MilestoneField, MoneyField, PartField,
    ProjectField, SiteField,
};
pub use group::GroupKind;
pub use indicator::{
    Aim, Baseline, Indicator, IndicatorPart, Observation, PlanPoint, PlanValue, Target, UnitForm,
    When,
};
pub use map::{MapPlace, MapWords, PlaceMap, Position, Review};
pub use milestone::Milestone;
pub use money::Money;
pub use output::{Family, Outputs};
pub use page::ContentPage;
pub use period::PeriodWords;
pub use photos::Photos;
pub use print::{Book, Extent, FontRole, Layout, PaperFont, Texts};
pub use project::{Apply, Citation, Declared, Departments, Project, Promise, StageEntry};
pub use record::{Body, Event, Feedback, Photo};
pub use report::Report;
pub use settings::{Dimension, Group, Lists, OwnGroups, Settings};
pub use slice::Slice;
pub use status::Status;
pub use term::{Forms, Term};
pub use tolerance::{OwnTolerance, Tolerance};

/// The name of a thing inside a site: lower-case Latin letters, digits and hyphens, at most 80.
pub type Id = Arc<str>;

/// The whole content of a site, checked.
#[derive(Clone, Debug)]
pub struct Site {
    /// What `site.yaml` says, as it stands now; earlier rules are in its `changes`.
    pub settings: Settings,
    /// The projects that may be shown, by their number in the announced list, then by id.
    pub projects: Vec<Arc<Project>>,
    /// Words for periods, by period; a period without any has no entry.
    pub periods: Vec<PeriodWords>,
    /// Free pages, by `order`, then by name.
    pub pages: Vec<ContentPage>,
    /// Where its places lie; `None` where nothing is said of any.
    pub map: Option<Arc<PlaceMap>>,
    /// What exists and is not shown; all zero until an edition is made.
    pub left_out: LeftOut,
    /// Kinds of things that this edition does not show at all or not in full; none in the internal
    /// edition.
    pub withheld: Withheld,
    /// Whether this edition has the board of the cadence; `false` until an edition is made.
    pub shows_board: bool,
}

impl Site {
    /// The project with this id.
    pub fn project(&self, id: &str) -> Option<&Project> {
        self.projects.iter().map(|p| &**p).find(|p| &*p.id == id)
    }
}

/// Counts of what a build leaves out, for its closing line and for the page that says so.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct LeftOut {
    /// Projects marked as drafts.
    pub drafts: usize,
    /// Projects under an embargo that has not ended.
    pub embargoed: usize,
    /// Projects and reports for the internal audience only.
    pub internal: usize,
    /// Figures that become known only after the as-of date.
    pub later: usize,
}

/// Kinds of things of which some stand in the internal edition only: never how many, nor which.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Withheld {
    /// Whole projects that are internal.
    pub projects: bool,
    /// Notes of guidance that are internal.
    pub guidance: bool,
    /// Other dated reports that are internal.
    pub reports: bool,
    /// Problems and what is done about them.
    pub actions: bool,
    /// The board of the cadence.
    pub board: bool,
}

impl Withheld {
    /// The word of each kind that is withheld, in a fixed order.
    pub fn kinds(self) -> Vec<&'static str> {
        let kinds = [
            (self.guidance, "guidance"),
            (self.actions, "actions"),
            (self.board, "board"),
            (self.reports, "reports"),
            (self.projects, "projects"),
        ];
        kinds
            .into_iter()
            .filter(|(withheld, _)| *withheld)
            .map(|(_, word)| word)
            .collect()
    }
}

/// A value that changes by date, such as the stage of a project; in the order of the days.
#[derive(Clone, Debug, PartialEq)]
pub struct ByDate<T>(Vec<(Option<Date>, T)>);

impl<T> Default for ByDate<T> {
    fn default() -> Self {
        ByDate(Vec::new())
    }
}

impl<T> ByDate<T> {
    /// A value that has always been so.
    pub fn always(value: T) -> ByDate<T> {
        ByDate(vec![(None, value)])
    }

    /// Values from the days they began, in any order.
    pub fn from_days(mut days: Vec<(Date, T)>) -> ByDate<T> {
        days.sort_by_key(|(day, _)| *day);
        ByDate(
            days.into_iter()
                .map(|(day, value)| (Some(day), value))
                .collect(),
        )
    }

    /// The value on a day, the day it began included; `None` before the first.
    pub fn at(&self, day: Date) -> Option<&T> {
        self.entry_at(day).map(|(_, value)| value)
    }

    /// The value on a day with the day it began (`None`: always so).
    pub fn entry_at(&self, day: Date) -> Option<(Option<Date>, &T)> {
        self.0
            .iter()
            .rev()
            .find(|(from, _)| from.is_none_or(|from| from <= day))
            .map(|(from, value)| (*from, value))
    }

    /// All values with the days they began, earliest first; a day is `None` for what was always so.
    pub fn entries(&self) -> &[(Option<Date>, T)] {
        &self.0
    }
}

impl<T> FromIterator<(Option<Date>, T)> for ByDate<T> {
    /// Values with the days they began, already in order.
    fn from_iter<I: IntoIterator<Item = (Option<Date>, T)>>(entries: I) -> ByDate<T> {
        ByDate(entries.into_iter().collect())
    }
}

/// Where a thing stands in the author's files; never part of what two things being equal means.
#[derive(Clone, Copy, Debug)]
pub struct InFile(pub Span);

impl PartialEq for InFile {
    // Two facts that were written in different places are the same fact.
    fn eq(&self, _: &InFile) -> bool {
        true
    }
}

/// Where the keys of a thing stand, for messages about one of its values; never part of what two
/// things being equal means.
#[derive(Clone, Debug, Default)]
pub struct Keys(Vec<(Cow<'static, str>, Span)>);

impl Keys {
    /// Where a key was written; `None` when it was not, or is not one that is remembered.
    pub fn span(&self, key: &str) -> Option<Span> {
        self.0
            .iter()
            .find(|(name, _)| *name == key)
            .map(|(_, span)| *span)
    }

    /// These keys and those of others.
    pub fn and(mut self, others: Keys) -> Keys {
        self.0.extend(others.0);
        self
    }
}

impl<K: Into<Cow<'static, str>>> FromIterator<(K, Span)> for Keys {
    /// Names of keys with the places where they were written.
    fn from_iter<I: IntoIterator<Item = (K, Span)>>(keys: I) -> Keys {
        Keys(keys.into_iter().map(|(key, at)| (key.into(), at)).collect())
    }
}

impl PartialEq for Keys {
    fn eq(&self, _: &Keys) -> bool {
        true
    }
}
