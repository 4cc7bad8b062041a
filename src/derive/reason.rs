//! Why a status is what it is, with the numbers that its sentence needs: values in the indicator's
//! unit, days, shares. The words are put around them elsewhere.

use super::series::Actual;
use super::standing::Standing;
use super::{Bound, Trace};
use crate::base::{Date, Days, Decimal, PartialDate, Text};
use crate::model::vocabulary::Stage;
use crate::model::{Id, Status};

#[expect(missing_docs, reason = "each variant says what its numbers are")]
/// Why a status is what it is, with the numbers that its sentence needs.
#[derive(Clone, Debug, PartialEq)]
pub enum Reason {
    /// The declared stage decides; `since` is the day it began, `None` where it was always so,
    /// `why` its reason.
    Stage {
        stage: Stage,
        since: Option<Date>,
        why: Option<Text>,
    },
    /// The target is reached, by `actual` on the day `on`; `late` is how many days after its due
    /// day, by the first figure that reached it, `None` when in time.
    TargetMet {
        actual: f64,
        on: Date,
        late: Option<Days>,
    },
    /// The deadline passed and the last figure is awaited until the day `until`, itself included.
    Awaiting { due: Date, until: Date },
    /// The deadline passed and the target is not known to be reached; `actual` is the latest
    /// figure, `None` without any. `broken` is the figure around its deadline that shows a limit
    /// broken, `None` for what is no limit and where none of that time shows it.
    Overdue {
        due: Date,
        actual: Option<f64>,
        bound: Option<Bound>,
        broken: Option<Actual>,
    },
    /// The start is still to come.
    NotStarted { start: Date },
    /// No figure was published.
    NoData,
    /// It is rated in words, and nobody rated it yet.
    NotRated,
    /// Further from the target than at the start, where the value was `start`.
    Worse {
        actual: f64,
        on: Date,
        start: f64,
        bound: Option<Bound>,
    },
    /// It goes on without end and target.
    Ongoing,
    /// Against a declared plan; `allowed` are the days that count as on plan, `since` is the day on
    /// which the plan was changed after the figure.
    Plan {
        standing: Standing,
        allowed: Days,
        bound: Option<Bound>,
        since: Option<Date>,
    },
    /// The declared plan asks for nothing yet.
    NothingDue {
        standing: Standing,
        bound: Option<Bound>,
    },
    /// Without a plan, before half time; `elapsed` is the share of the time, 0 to 1.
    Early { elapsed: f64 },
    /// Without a plan, by the mean pace so far; `allowed` are the days late that count as on track.
    Pace {
        on: Date,
        actual: f64,
        lateness: Lateness,
        allowed: Days,
        bound: Option<Bound>,
    },
    /// A limit or range before its deadline, by the figure `actual` of the day `on`.
    Limit {
        on: Date,
        actual: f64,
        bound: Option<Bound>,
        held: Held,
    },
    /// Not judged, and why.
    Unrated(Cause),
    /// Nothing is left to judge the project by; the latest figure of an indicator that is closed or
    /// an input.
    Aside {
        indicator: Id,
        closed: bool,
        actual: Option<f64>,
        on: Option<Date>,
    },
    /// Long without a figure: `last` is the status that its last figure gives, `since` that
    /// figure's day.
    Silent { last: Status, since: Date },
    /// A milestone decides the project: it was due by `due`, as exactly as that was said, and is
    /// overdue; `expected` is a day to come on which it is expected, `None` without one.
    Milestone {
        name: Text,
        due: PartialDate,
        expected: Option<Date>,
    },
    /// Milestones met of all: `met` of `of`; `next` is the first that is not, `None` where all are.
    Milestones {
        met: usize,
        of: usize,
        next: Option<Next>,
    },
    /// Only its money is told, which is not judged: the newest amount, spent where `spent`, else
    /// committed, by the day `on`.
    Money {
        amount: Decimal,
        spent: bool,
        on: Date,
    },
}

/// The next milestone.
#[derive(Clone, Debug, PartialEq)]
pub struct Next {
    /// Its name.
    pub name: Text,
    /// When it is expected, or due, as exactly as that was said; `None` where it is not known.
    pub date: Option<PartialDate>,
    /// Whether that is a forecast and not what was promised.
    pub is_forecast: bool,
    /// When it was due first, where it is expected later than that.
    pub first: Option<PartialDate>,
}

/// Where the mean pace so far leads.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Lateness {
    /// To the target, so many days after (positive) or before the due day, not rounded.
    Days(f64),
    /// Nowhere: the value is what it was.
    Still,
    /// Away from the target.
    Away,
}

/// How a limit or range is held.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Held {
    /// Inside: kept so far.
    Kept,
    /// Outside, though it was kept at the start.
    Lost,
    /// Outside, on the other side of the range than at the start.
    Crossed,
    /// Outside, before half time; whether the figure is nearer than the one before.
    Outside {
        /// Whether it lies less far outside than the figure before.
        nearer: bool,
    },
    /// Outside after half time, nearing it at a pace that reaches it so many days after (positive)
    /// or before the due day.
    Nearing {
        /// Days late at that pace, not rounded; negative when in time.
        late: f64,
        /// Whether it lies less far outside than the figure before.
        nearer: bool,
        /// Days that count as on track.
        allowed: Days,
    },
    /// Outside after half time, and no nearer than at the start.
    NoNearer,
}

/// Why an indicator cannot be judged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cause {
    /// It was closed, so it counts nowhere.
    Closed,
    /// It has words instead of numbers, or no number yet.
    Words,
    /// It has no target and need not keep anything.
    NoTarget,
    /// Figures are published of its parts, and none of the whole.
    PartsOnly,
    /// Start and due date are unknown.
    NoDates,
    /// Its start is unknown.
    NoStart,
    /// Its due date is unknown.
    NoDue,
    /// Neither its open milestones nor the project have a date.
    NoMilestoneDates,
    /// It has no baseline, or no single target.
    NoBaseline,
    /// Its first figure is not after its start.
    TooSoon,
    /// The latest figure is a bound that does not decide.
    Bound,
    /// One figure cannot tell whether a limit is approached.
    OneFigure,
    /// The answer is still no, and a yes or no has no pace.
    Answer,
    /// It stood at or beyond the target at the start.
    AtTarget,
    /// The series began anew, and no figure since tells a pace.
    Anew,
}

/// A status with its reason and the rules that were tried.
#[derive(Clone, Debug, PartialEq)]
pub struct Judgement {
    /// The status.
    pub status: Status,
    /// Why, with the numbers of its sentence.
    pub reason: Reason,
    /// Which rules were tried, in order; the last one decided.
    pub trace: Trace,
}
