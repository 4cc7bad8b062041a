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
        /// Rated by somebody's words instead of figures, and nobody rated it yet.
        NotRated = "not-rated",
        /// A quantity that the rule needs is unknown.
        Unrated = "unrated",
        /// Without an end and without a target.
        Ongoing = "ongoing",
        /// The stage says that it is halted for a time.
        Paused = "paused",
        /// The stage says that it was given up.
        Cancelled = "cancelled",
        /// The stage says that it is over, however far it came.
        Closed = "closed",
    }
}

words! {
    /// The colour role and symbol of a status; the word is always shown beside it, so that nothing
    /// depends on colour alone.
    Token {
        /// Reached: nothing is left to do.
        Done = "done",
        /// On course, so far as the figures tell.
        OnTrack = "on-track",
        /// Needs attention: slightly behind, or a last figure is awaited.
        Risk = "at-risk",
        /// In trouble: far behind, overdue or worse than at the start.
        Late = "late",
        /// Not judged yet, outlined.
        None = "not-started",
        /// Nothing known that could be judged, dotted.
        NoData = "no-data",
        /// Halted or given up, dashed.
        Stopped = "stopped",
    }
}

impl Token {
    /// The word in class names and symbols.
    pub fn class(self) -> &'static str {
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

    /// Whether it asks for attention or says trouble.
    pub fn is_behind(self) -> bool {
        matches!(self, Token::Risk | Token::Late)
    }

    /// Whether it says how things stand, for better or worse.
    pub fn is_judged(self) -> bool {
        self.is_behind() || matches!(self, Token::Done | Token::OnTrack)
    }

    /// Whether it says that nothing more is to come: reached, ended or halted.
    pub fn is_over(self) -> bool {
        matches!(self, Token::Done | Token::Stopped)
    }
}

/// How a status looks: solid where it was computed, an outline where somebody declared it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Sign {
    /// The colour role and symbol.
    pub token: Token,
    /// Whether it was declared.
    pub declared: bool,
}

impl Sign {
    /// Every sign: those of computed statuses, then those of declared ones, each from best to last.
    pub fn all() -> impl Iterator<Item = Sign> {
        let of = |declared| {
            let tokens = Token::ALL.iter();
            tokens.map(move |token| Sign {
                token: *token,
                declared,
            })
        };
        of(false).chain(of(true))
    }

    /// Whether it asks for attention or says trouble.
    pub fn is_behind(self) -> bool {
        self.token.is_behind()
    }

    /// The word in class names and symbols: that of the colour role, with `declared-` before it
    /// for an outline.
    pub fn class(self) -> String {
        let word = self.token.class();
        match self.declared {
            false => word.to_owned(),
            true => format!("declared-{word}"),
        }
    }
}

/// The name of the symbol of a grade: the class word of its look, with its place among the grades
/// of that look from the second on.
pub fn stepped(class: String, step: usize) -> String {
    match step {
        0 => class,
        step => format!("{class}-{}", step + 1),
    }
}

impl From<Token> for Sign {
    fn from(token: Token) -> Sign {
        Sign {
            token,
            declared: false,
        }
    }
}

impl Status {
    /// Whether it says that nothing was published: no figure, no rating.
    pub fn is_silent(self) -> bool {
        matches!(self, Status::NoData | Status::NotRated)
    }

    /// The colour role; several statuses share one.
    pub fn token(self) -> Token {
        match self {
            Status::Completed | Status::Accepted | Status::TargetMet => Token::Done,
            Status::Ahead | Status::OnTrack | Status::Ongoing => Token::OnTrack,
            Status::Behind | Status::Awaiting => Token::Risk,
            Status::WellBehind | Status::Overdue | Status::Worse => Token::Late,
            Status::Early | Status::NotStarted => Token::None,
            Status::NoData | Status::NotRated | Status::Unrated => Token::NoData,
            Status::Paused | Status::Cancelled | Status::Closed => Token::Stopped,
        }
    }
}
