//! The words that a reader sees about how a project stands.

use super::vocabulary::words;

words! {
    /// The status of an indicator or project; `model.md`'s table in one list.
    Status {
        /// The stage says so, with evidence.
        Completed = "completed",
        /// The stage says so, with evidence.
        Accepted = "accepted",
        /// The target is reached.
        TargetMet = "target-met",
        /// More than the tolerance before the plan.
        Ahead = "ahead",
        /// Within the tolerance.
        OnTrack = "on-track",
        /// Slightly behind.
        Behind = "behind",
        /// Far behind.
        WellBehind = "well-behind",
        /// The deadline passed, the last figure is awaited.
        Awaiting = "awaiting",
        /// The deadline passed and the target is not reached.
        Overdue = "overdue",
        /// Worse than at the start.
        Worse = "worse",
        /// Before half time without a plan.
        Early = "early",
        /// Before the start.
        NotStarted = "not-started",
        /// No figure was published.
        NoData = "no-data",
        /// A quantity that the rule needs is unknown.
        Unrated = "unrated",
        /// Without an end and without a target.
        Ongoing = "ongoing",
        /// Halted.
        Paused = "paused",
        /// Given up.
        Cancelled = "cancelled",
    }
}

/// The colour role and symbol of a status; the word is always shown beside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Token {
    /// Reached.
    Done,
    /// On course.
    OnTrack,
    /// Needs attention.
    Risk,
    /// In trouble.
    Late,
    /// Not judged yet, outlined.
    None,
    /// Nothing known, dotted.
    NoData,
    /// Halted, dashed.
    Stopped,
}

impl Token {
    /// Every token, from best to last.
    pub const ALL: &[Token] = &[
        Token::Done,
        Token::OnTrack,
        Token::Risk,
        Token::Late,
        Token::None,
        Token::NoData,
        Token::Stopped,
    ];

    /// The word in class names and symbols.
    pub fn word(self) -> &'static str {
        match self {
            Token::Done => "done",
            Token::OnTrack => "ontrack",
            Token::Risk => "risk",
            Token::Late => "late",
            Token::None => "none",
            Token::NoData => "nodata",
            Token::Stopped => "stopped",
        }
    }
}

impl Status {
    /// The colour role; see the table of statuses.
    pub fn token(self) -> Token {
        match self {
            Status::Completed | Status::Accepted | Status::TargetMet => Token::Done,
            Status::Ahead | Status::OnTrack | Status::Ongoing => Token::OnTrack,
            Status::Behind | Status::Awaiting => Token::Risk,
            Status::WellBehind | Status::Overdue | Status::Worse => Token::Late,
            Status::Early | Status::NotStarted => Token::None,
            Status::NoData | Status::Unrated => Token::NoData,
            Status::Paused | Status::Cancelled => Token::Stopped,
        }
    }
}
