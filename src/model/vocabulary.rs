//! The closed vocabularies of the front matter.

macro_rules! words {
    ($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident = $word:literal,)* }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $($(#[$vdoc])* $variant,)* }

        impl $name {
            /// Every word, as written in a file.
            pub const WORDS: &[&str] = &[$($word,)*];
            /// Every value, in the order of the words.
            pub const ALL: &[$name] = &[$($name::$variant,)*];

            /// The word in a file.
            pub fn word(self) -> &'static str {
                match self { $($name::$variant => $word,)* }
            }

            /// The value of a word.
            pub fn from_word(word: &str) -> Option<$name> {
                match word { $($word => Some($name::$variant),)* _ => None }
            }
        }

        impl crate::model::vocabulary::Word for $name {
            const WORDS: &'static [&'static str] = $name::WORDS;
            fn from_word(word: &str) -> Option<$name> { $name::from_word(word) }
        }
    };
}
pub(crate) use words;

/// A closed vocabulary that can be read from a file.
pub trait Word: Sized + Copy {
    /// Every word, for a message that lists them.
    const WORDS: &'static [&'static str];
    /// The value of a word.
    fn from_word(word: &str) -> Option<Self>;
}

words! {
    /// What kind of quantity an indicator counts.
    Kind {
        /// Things counted.
        Count = "count",
        /// A share of a hundred, unit `%`.
        Percent = "percent",
        /// One quantity for each of another.
        Ratio = "ratio",
        /// An amount of money.
        Money = "money",
        /// A length of time.
        Duration = "duration",
        /// A number without a unit of its own.
        Index = "index",
        /// No (0) or yes (1).
        YesNo = "yes-no",
        /// Words without a number.
        Qualitative = "qualitative",
    }
}

impl Kind {
    /// Whether its figures are told in words: notes, or yes and no.
    pub fn is_worded(self) -> bool {
        matches!(self, Kind::YesNo | Kind::Qualitative)
    }

    /// Whether its figures are one quantity over another, so that they do not add up.
    pub fn is_share(self) -> bool {
        matches!(self, Kind::Percent | Kind::Ratio)
    }
}

words! {
    /// Where an indicator should go.
    Direction {
        /// Up to the target.
        Increase = "increase",
        /// Down to the target.
        Decrease = "decrease",
        /// Not below a limit.
        AtLeast = "at-least",
        /// Not above a limit.
        AtMost = "at-most",
        /// Between two limits.
        Range = "range",
    }
}

impl Direction {
    /// Whether the target is a limit or a range, so that no share of a way can be computed from
    /// zero.
    pub fn is_limit(self) -> bool {
        matches!(
            self,
            Direction::AtLeast | Direction::AtMost | Direction::Range
        )
    }
}

words! {
    /// How the figures of an indicator add up.
    Accumulation {
        /// Each figure is the total so far.
        Cumulative = "cumulative",
        /// Each figure is about its period; the total is the sum.
        PerPeriod = "per-period",
        /// Each figure is the state of that day.
        Snapshot = "snapshot",
    }
}
words! {
    /// What an indicator tells about.
    Level {
        /// What was put in, such as money.
        Input = "input",
        /// What was made.
        Output = "output",
        /// What changed for people.
        Outcome = "outcome",
    }
}
words! {
    /// How exact a figure is.
    Qualifier {
        /// As it stands.
        Exact = "exact",
        /// A lower bound.
        AtLeast = "at-least",
        /// An upper bound.
        AtMost = "at-most",
        /// Approximate.
        About = "about",
        /// Words instead of a number.
        Several = "several",
    }
}
words! {
    /// What a declared total is the whole of.
    Counted {
        /// All projects that were announced, of which the site may list only some.
        Projects = "projects",
    }
}
words! {
    /// The state of a figure, after SDMX CL_OBS_STATUS.
    Flag {
        /// Nothing special.
        Normal = "normal",
        /// To be confirmed.
        Provisional = "provisional",
        /// Estimated.
        Estimated = "estimated",
        /// The series starts anew here.
        Break = "break",
        /// There should be a figure and there is none.
        Missing = "missing",
    }
}
words! {
    /// The form of a plan between its ends.
    Shape {
        /// The same every day.
        Even = "even",
        /// Slow at first, quadratic.
        LateStart = "late-start",
        /// The last plan point reached.
        Step = "step",
        /// By the share of milestones due.
        ByMilestones = "by-milestones",
    }
}
words! {
    /// The stage a project is declared to be in.
    Stage {
        /// Not begun.
        Planned = "planned",
        /// Being carried out.
        UnderWay = "under-way",
        /// Finished.
        Completed = "completed",
        /// Finished and accepted.
        Accepted = "accepted",
        /// Without an end.
        Ongoing = "ongoing",
        /// Halted for a time.
        Paused = "paused",
        /// Given up.
        Cancelled = "cancelled",
    }
}
words! {
    /// Who may see a thing.
    Visibility {
        /// Everybody.
        Public = "public",
        /// The internal edition only.
        Internal = "internal",
    }
}
words! {
    /// Whether a fact is real.
    Provenance {
        /// Stated by the publisher.
        Stated = "stated",
        /// Invented for a demonstration.
        Illustrative = "illustrative",
    }
}
words! {
    /// What a dated report is.
    ReportKind {
        /// Weekly progress.
        Progress = "progress",
        /// Monthly guidance.
        Guidance = "guidance",
        /// Quarterly showcase.
        Showcase = "showcase",
    }
}
words! {
    /// Where an action came from.
    ActionFrom {
        /// Monthly guidance.
        Guidance = "guidance",
        /// Residents.
        Resident = "resident",
        /// A showcase.
        Showcase = "showcase",
        /// An audit.
        Audit = "audit",
    }
}
words! {
    /// What a piece of evidence is.
    EvidenceKind {
        /// A document.
        Document = "document",
        /// A table of data.
        Dataset = "dataset",
        /// A photograph.
        Photo = "photo",
        /// A report in the news.
        News = "news",
        /// The record of an inspection.
        Inspection = "inspection",
        /// The report of an audit.
        Audit = "audit",
    }
}
words! {
    /// What was moved.
    ChangeKind {
        /// The target.
        Target = "target",
        /// The baseline.
        Baseline = "baseline",
        /// The due date.
        Due = "due",
        /// The start.
        Start = "start",
        /// The plan.
        Plan = "plan",
        /// The direction.
        Direction = "direction",
        /// The definition.
        Definition = "definition",
        /// The method.
        Method = "method",
        /// What the record says beside its numbers.
        Record = "record",
    }
}
words! {
    /// Why a published figure was replaced.
    CorrectionKind {
        /// Better data.
        Revision = "revision",
        /// An error.
        Correction = "correction",
    }
}
words! {
    /// How sure a department is to reach its target.
    Confidence {
        /// Sure.
        High = "high",
        /// Open.
        Medium = "medium",
        /// Doubtful.
        Low = "low",
    }
}

/// How often figures are due.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Interval {
    /// Seven days.
    Week,
    /// A calendar month, from the last day of one to the last day of the next.
    Month,
    /// Three calendar months.
    Quarter,
    /// Twelve calendar months.
    Year,
    /// A number of days.
    Days(i32),
}

impl Interval {
    /// The words of a file: `weekly`, `monthly`, `quarterly`, `yearly`, `10 days`.
    pub fn from_word(word: &str) -> Option<Interval> {
        match word {
            "weekly" => Some(Interval::Week),
            "monthly" => Some(Interval::Month),
            "quarterly" => Some(Interval::Quarter),
            "yearly" => Some(Interval::Year),
            _ => {
                let days = word
                    .strip_suffix(" days")
                    .or_else(|| word.strip_suffix(" day"))?
                    .trim()
                    .parse()
                    .ok()?;
                (1..=3660).contains(&days).then_some(Interval::Days(days))
            }
        }
    }

    /// The words of a file, as [`Interval::from_word`] reads them.
    pub fn word(self) -> String {
        match self {
            Interval::Week => "weekly".to_owned(),
            Interval::Month => "monthly".to_owned(),
            Interval::Quarter => "quarterly".to_owned(),
            Interval::Year => "yearly".to_owned(),
            Interval::Days(days) => format!("{days} days"),
        }
    }

    /// The day so many intervals after another.
    pub fn after(self, day: crate::base::Date, times: i32) -> crate::base::Date {
        match self {
            Interval::Week => day.plus(7 * times),
            Interval::Month => day.plus_months(times),
            Interval::Quarter => day.plus_months(3 * times),
            Interval::Year => day.plus_months(12 * times),
            Interval::Days(days) => day.plus(days * times),
        }
    }
}
