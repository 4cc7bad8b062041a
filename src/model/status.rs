//! The words that a reader sees about how a project stands, and the colour role of each. Which one
//! a project has is decided elsewhere.

use super::vocabulary::words;

words! {
    /// The status of an indicator or project.
    Status {
        /// The stage says that it is finished, with evidence.
        Completed = "completed",
        /// The stage says that it is finished and accepted, with evidence.
        Accepted = "accepted",
        /// The target is reached; of a limit or range, kept at its deadline.
        TargetMet = "target-met",
        /// Before the plan by more days than the tolerance allows.
        Ahead = "ahead",
        /// Within the days that the tolerance allows, or a limit that is kept.
        OnTrack = "on-track",
        /// Late by more days than the tolerance allows, but not yet far.
        Behind = "behind",
        /// Late by more than `behind` of the span, or making no way at all.
        WellBehind = "well-behind",
        /// The deadline passed, and the last figure may still come in.
        Awaiting = "awaiting",
        /// The deadline passed, and the target is not known to be reached.
        Overdue = "overdue",
        /// Further from the target than at the start, by more than the tolerance.
        Worse = "worse",
        /// Too early to judge: before half time without a plan, or before the plan asks for
        /// anything.
        Early = "early",
        /// The start is still to come.
        NotStarted = "not-started",
        /// No figure was published.
        NoData = "no-data",
        /// A quantity that the rule needs is unknown.
        Unrated = "unrated",
        /// Without an end and without a target.
        Ongoing = "ongoing",
        /// The stage says that it is halted for a time.
        Paused = "paused",
        /// The stage says that it was given up.
        Cancelled = "cancelled",
    }
}

/// The colour role and symbol of a status; the word is always shown beside it, so that nothing
/// depends on colour alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Token {
    /// Reached: nothing is left to do.
    Done,
    /// On course, so far as the figures tell.
    OnTrack,
    /// Needs attention: slightly behind, or a last figure is awaited.
    Risk,
    /// In trouble: far behind, overdue or worse than at the start.
    Late,
    /// Not judged yet, outlined.
    None,
    /// Nothing known that could be judged, dotted.
    NoData,
    /// Halted or given up, dashed.
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
    /// The colour role; several statuses share one.
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
