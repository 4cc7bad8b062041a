//! The closed vocabularies of the front matter: each word of a file is one value, and no other word
//! is.

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
            pub const fn word(self) -> &'static str {
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
        /// Things counted, from 0 where no baseline is stated.
        Count = "count",
        /// A share of a hundred, unit `%`.
        Percent = "percent",
        /// One quantity for each of another; such figures do not add up.
        Ratio = "ratio",
        /// An amount of money.
        Money = "money",
        /// A length of time.
        Duration = "duration",
        /// A number that needs no unit of its own.
        Index = "index",
        /// No (0) or yes (1); it aims at yes and has no pace.
        YesNo = "yes-no",
        /// Words without a number; never judged by figures.
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
        /// Not below a limit; whether it is met is told at its deadline.
        AtLeast = "at-least",
        /// Not above a limit; whether it is met is told at its deadline.
        AtMost = "at-most",
        /// Between two limits, themselves included; whether it is met is told at its deadline.
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
        /// Each figure is the total so far; a count or an amount that should grow cannot fall.
        Cumulative = "cumulative",
        /// Each figure is about its period; the total is the sum, for shares the pooled share.
        PerPeriod = "per-period",
        /// Each figure is the state of that day; it may rise and fall.
        Snapshot = "snapshot",
    }
}
words! {
    /// What an indicator tells about.
    Level {
        /// What was put in, such as money.
        Input = "input",
        /// What was made or done.
        Output = "output",
        /// What changed for people.
        Outcome = "outcome",
    }
}
words! {
    /// How exact a figure is.
    Qualifier {
        /// The number as it stands.
        Exact = "exact",
        /// A lower bound: the truth is this or more.
        AtLeast = "at-least",
        /// An upper bound: the truth is this or less.
        AtMost = "at-most",
        /// Approximate, taken as it stands.
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
        /// To be confirmed by a later one.
        Provisional = "provisional",
        /// Estimated, not counted.
        Estimated = "estimated",
        /// The series starts anew here: what was before cannot be compared.
        Break = "break",
        /// There should be a figure and there is none.
        Missing = "missing",
    }
}
words! {
    /// The form of a plan between its ends.
    Shape {
        /// The same every day: a straight line.
        Even = "even",
        /// Slow at first: the square of the share of time.
        LateStart = "late-start",
        /// The last plan point reached, level between points.
        Step = "step",
        /// By the share of milestones due, each with its weight.
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
        /// Finished; counts only with evidence.
        Completed = "completed",
        /// Finished and accepted; counts only with evidence.
        Accepted = "accepted",
        /// Without an end, and judged by its figures only if it has a target.
        Ongoing = "ongoing",
        /// Halted for a time.
        Paused = "paused",
        /// Given up for good.
        Cancelled = "cancelled",
        /// Over, however far it came: nothing more is reported.
        Closed = "closed",
    }
}

impl Stage {
    /// Whether it stops a project for a time or for good, without saying that it was achieved.
    pub fn halts(self) -> bool {
        matches!(self, Stage::Paused | Stage::Cancelled | Stage::Closed)
    }

    /// Whether nothing is done or reported any more.
    pub fn is_over(self) -> bool {
        self.is_done() || matches!(self, Stage::Cancelled | Stage::Closed)
    }

    /// Whether it says that the work was done.
    pub fn is_done(self) -> bool {
        matches!(self, Stage::Completed | Stage::Accepted)
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
        /// Invented for a demonstration, and marked as such.
        Illustrative = "illustrative",
    }
}
words! {
    /// What a dated report is.
    ReportKind {
        /// A report of progress, weekly in most programmes.
        Progress = "progress",
        /// A note of guidance, monthly in most programmes; internal by default.
        Guidance = "guidance",
        /// Something to show, quarterly in most programmes.
        Showcase = "showcase",
    }
}
words! {
    /// Where an action came from.
    ActionFrom {
        /// A note of guidance.
        Guidance = "guidance",
        /// What residents said.
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
        /// The target, its value or its date.
        Target = "target",
        /// The baseline, its value or its date.
        Baseline = "baseline",
        /// The due date, of the project or of an action.
        Due = "due",
        /// The start.
        Start = "start",
        /// The plan, its shape, or the weight of a milestone.
        Plan = "plan",
        /// The direction.
        Direction = "direction",
        /// The definition of what is counted.
        Definition = "definition",
        /// How it is counted or judged: accumulation, interval, headline, tolerance, rules of the
        /// site.
        Method = "method",
        /// What the record says beside its numbers.
        Record = "record",
    }
}
words! {
    /// Why a published figure was replaced.
    CorrectionKind {
        /// Better data came in.
        Revision = "revision",
        /// An error was found.
        Correction = "correction",
    }
}
words! {
    /// What leads where a project has figures and a declared grade as well.
    Leading {
        /// What is computed from its figures.
        Figures = "figures",
        /// What was declared.
        Declared = "declared",
    }
}
words! {
    /// How sure a department is to reach its target.
    Confidence {
        /// Sure to reach it.
        High = "high",
        /// Neither sure nor doubtful.
        Medium = "medium",
        /// Doubtful whether it is reached.
        Low = "low",
    }
}
words! {
    /// Which chart a block asks for.
    ChartKind {
        /// Plan, actual and target of an indicator over time.
        Trajectory = "trajectory",
        /// Original dates against present ones.
        Milestones = "milestones",
        /// Budget, commitments and spending over time.
        Money = "money",
        /// What is done against the target as it was promised at each time.
        BurnUp = "burn-up",
        /// The first promise, each change of it, and the present one.
        Ladder = "ladder",
        /// The parts of a breakdown by date.
        Heat = "heat",
        /// The parts of several breakdowns side by side.
        Matrix = "matrix",
        /// A small trajectory of every indicator.
        Multiples = "multiples",
        /// Rows with bar and plan tick.
        Bullet = "bullet",
        /// Rows with the trend alone.
        Sparkline = "sparkline",
        /// Rows with the figure before and the one now.
        Change = "change",
        /// How many projects are in which status, by group.
        Status = "status",
        /// A tile for every project.
        Tiles = "tiles",
        /// The status of every project, month by month.
        Calendar = "calendar",
    }
}
words! {
    /// The order of the rows of a status chart.
    Sorting {
        /// As in site.yaml, the default.
        Site = "site",
        /// Most trouble first, then as in site.yaml.
        Trouble = "trouble",
    }
}

/// How often figures are due.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Interval {
    /// Seven days.
    Week,
    /// A calendar month, from the last day of one to the last day of the next.
    Month,
    /// Three calendar months, counted as [`Interval::Month`].
    Quarter,
    /// Half a year.
    HalfYear,
    /// Twelve calendar months, counted as [`Interval::Month`].
    Year,
    /// A number of days, 1 to 3660.
    Days(i32),
}

impl Interval {
    /// The words of a file: `weekly`, `monthly`, `quarterly`, `half-yearly`, `yearly`, `10 days`;
    /// `None` for anything else.
    pub fn from_word(word: &str) -> Option<Interval> {
        match word {
            "weekly" => Some(Interval::Week),
            "monthly" => Some(Interval::Month),
            "quarterly" => Some(Interval::Quarter),
            "half-yearly" => Some(Interval::HalfYear),
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
            Interval::HalfYear => "half-yearly".to_owned(),
            Interval::Year => "yearly".to_owned(),
            Interval::Days(days) => format!("{days} days"),
        }
    }

    /// The day so many intervals after another, before it when `times` is negative; the last day of
    /// a month stays the last day.
    pub fn after(self, day: crate::base::Date, times: i32) -> crate::base::Date {
        match self {
            Interval::Week => day.plus(7 * times),
            Interval::Month => day.plus_months(times),
            Interval::Quarter => day.plus_months(3 * times),
            Interval::HalfYear => day.plus_months(6 * times),
            Interval::Year => day.plus_months(12 * times),
            Interval::Days(days) => day.plus(days * times),
        }
    }
}
