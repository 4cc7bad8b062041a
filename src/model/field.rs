//! The fields that may move in the open, and their paths, which are the keys of `changes` and of
//! the published facts.

use super::indicator::When;
use super::vocabulary::words;
use super::{Id, Slice};
use crate::base::Date;

/// The path of a field that may move.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Field {
    /// `due` of the project: the day first promised.
    Due,
    /// `start` of the project.
    Start,
    /// A field of an indicator.
    Indicator(Id, IndicatorField),
    /// A promise for a part of an indicator.
    Part(Id, Slice, PartField),
    /// Another field of the project.
    Project(ProjectField),
    /// The groups of a kind of the site's own: the position of the kind, and its id.
    Groups(u8, Id),
    /// A field of a milestone.
    Milestone(Id, MilestoneField),
    /// The evidence of the stage that began on a day.
    Stage(Date),
    /// A field of an action.
    Action(Id, ActionField),
    /// A part of a figure that is no number: numbers move by a correction.
    Figure(Id, Slice, When, FigureField),
    /// What is planned to be spent in all.
    Budget,
    /// What is committed or spent by a day.
    Money(MoneyField, Date),
    /// A field of `site.yaml`.
    Site(SiteField),
}

words! {
    /// The fields of an indicator that may move; each word is the last part of its path.
    IndicatorField {
        /// What it should reach.
        Target = "target",
        /// Where it stood at the start.
        Baseline = "baseline",
        /// What is planned for days in between.
        Plan = "plan",
        /// The form of the plan.
        Shape = "shape",
        /// Where it should go.
        Direction = "direction",
        /// How its figures add up.
        Accumulation = "accumulation",
        /// How often figures are due.
        Every = "every",
        /// What exactly is counted.
        Definition = "definition",
        /// Whether the project is judged by it.
        Headline = "headline",
        /// What it tells about.
        Level = "level",
        /// The day from which it counts nowhere.
        Closed = "closed",
        /// When it counts as behind.
        Tolerance = "tolerance",
        /// Whether its facts are real.
        Provenance = "provenance",
    }
}
words! {
    /// The promises for a part of an indicator that may move.
    PartField {
        /// What the part should reach.
        Target = "target",
        /// Where the part stood at the start.
        Baseline = "baseline",
        /// What is planned for the part for days in between.
        Plan = "plan",
    }
}
words! {
    /// The other fields of a project that may move.
    ProjectField {
        /// The focus it belongs to.
        Focus = "focus",
        /// The batch it was announced with.
        Batch = "batch",
        /// The places where it happens.
        Places = "places",
        /// Whether its facts are real.
        Provenance = "provenance",
    }
}
words! {
    /// The fields of a milestone that may move.
    MilestoneField {
        /// Its weight among the milestones.
        Share = "share",
        /// What proves that it was met.
        Evidence = "evidence",
    }
}
words! {
    /// The fields of an action that may move.
    ActionField {
        /// The last day on which closing it is in time.
        Due = "due",
        /// The day it was closed.
        Closed = "closed",
        /// Who answers for it.
        Owner = "owner",
    }
}
words! {
    /// The parts of a figure that may move.
    FigureField {
        /// Whether it is provisional, estimated, a break or missing.
        Flag = "flag",
        /// What proves the figure.
        Evidence = "evidence",
    }
}
words! {
    /// The dated sums of money.
    MoneyField {
        /// Promised to somebody, in all by the day.
        Committed = "committed",
        /// Paid, in all by the day.
        Spent = "spent",
    }
}
words! {
    /// The fields of `site.yaml` that decide a status or a period.
    SiteField {
        /// When something counts as behind.
        Tolerances = "tolerances",
        /// Days that count neither for staleness nor for cadence.
        Closed = "calendar.closed",
        /// Days after the end of a period in which figures may come in.
        Grace = "calendar.grace",
        /// By which period the programme reports.
        Period = "calendar.period",
        /// The four months in which the quarters of the programme's year begin.
        QuarterStarts = "calendar.quarter_starts",
        /// How often progress is due.
        Progress = "cadence.progress",
        /// How often guidance is due.
        Guidance = "cadence.guidance",
        /// How often a showcase is due.
        Showcase = "cadence.showcase",
    }
}

impl SiteField {
    /// The top-level key of `site.yaml` that it stands in: `calendar` for `calendar.grace`.
    pub fn key(self) -> &'static str {
        self.word().split('.').next().unwrap_or(self.word())
    }
}

impl Field {
    /// Its path as an author writes it: `due`, or `indicators.homes.target`.
    pub fn path(&self) -> String {
        match self {
            Field::Due => "due".to_owned(),
            Field::Start => "start".to_owned(),
            Field::Indicator(id, part) => format!("indicators.{id}.{}", part.word()),
            Field::Part(id, slice, part) => format!("indicators.{id}.by.{slice}.{}", part.word()),
            Field::Project(part) => part.word().to_owned(),
            Field::Groups(_, kind) => format!("groups.{kind}"),
            Field::Milestone(id, part) => format!("milestones.{id}.{}", part.word()),
            Field::Stage(day) => format!("stage@{day}.evidence"),
            Field::Action(id, part) => format!("actions.{id}.{}", part.word()),
            Field::Figure(id, slice, when, part) if slice.is_whole() => {
                format!("indicators.{id}@{when}.{}", part.word())
            }
            Field::Figure(id, slice, when, part) => {
                format!("indicators.{id}@{when}.by.{slice}.{}", part.word())
            }
            Field::Budget => "money.budget".to_owned(),
            Field::Money(part, day) => format!("money.{}@{day}", part.word()),
            Field::Site(part) => part.word().to_owned(),
        }
    }
}
