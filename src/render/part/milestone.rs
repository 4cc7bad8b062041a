//! A milestone: how it stands, and how far it slipped.

use crate::base::Date;
use crate::derive::{MilestoneInsight, MilestoneState};
use crate::model::status::Token;
use crate::render::context::PageContext;
use crate::render::phrase::status::StatusView;
use serde::Serialize;

/// A milestone of one project.
#[derive(Debug, Serialize)]
pub struct MilestoneView {
    /// Its id within the project.
    pub id: String,
    /// Its name.
    pub name: String,
    /// The last day of what was first promised, `2021-06-30`; `None` where that is unknown.
    pub due: Option<String>,
    /// The day it was met; `None` while it is not.
    pub met: Option<String>,
    /// The day expected by the latest forecast; `None` without one, and once it is met.
    pub forecast: Option<String>,
    /// Days from the first due date to the day it was met or is expected, negative when earlier;
    /// `None` without either, or without a known due date.
    pub days_late: Option<i32>,
    /// Its state, with a class word such as `met-late` and a colour role.
    pub state: StatusView,
}

/// A milestone of one project, with its days for machines.
pub fn milestone(here: &PageContext<'_>, of: &MilestoneInsight) -> MilestoneView {
    let iso = |day: Option<Date>| day.map(|day| day.to_string());
    MilestoneView {
        id: of.milestone.id.to_string(),
        name: of.milestone.name.get(here.lang).to_owned(),
        due: iso(of.milestone.due.last()),
        met: iso(of.milestone.met),
        forecast: iso(of.forecast),
        days_late: of.slip,
        state: milestone_state(here, of.state),
    }
}

/// How far a milestone slipped, in words: the distance in days from the first due date to the day
/// it was met or is expected, as the chart of milestones says it.
pub fn slip(here: &PageContext<'_>, of: &MilestoneInsight) -> String {
    let late = matches!(of.state, MilestoneState::Overdue | MilestoneState::Awaiting);
    let row = crate::chart::milestones::MilestoneRow {
        name: String::new(),
        due: of.milestone.due.last(),
        met: of.milestone.met,
        forecast: of.forecast,
        late,
    };
    crate::chart::milestones::slip_words(&row, here.insight.as_of, &here.words())
}

/// The state of a milestone with its symbol; its colour role says met, to come, awaited or overdue,
/// and being met late is met.
pub fn milestone_state(here: &PageContext<'_>, state: MilestoneState) -> StatusView {
    let token = match state {
        MilestoneState::Met | MilestoneState::MetLate => Token::Done,
        MilestoneState::Due => Token::None,
        MilestoneState::Awaiting => Token::Risk,
        MilestoneState::Overdue => Token::Late,
    };
    told(here, state.word(), token)
}

/// That nobody waits for a milestone any more, as its project is over without it.
pub fn left(here: &PageContext<'_>) -> StatusView {
    told(here, "left", Token::Stopped)
}

fn told(here: &PageContext<'_>, word: &str, token: Token) -> StatusView {
    StatusView {
        id: word.to_owned(),
        word: here.words().say(&format!("milestone-{word}"), &[]),
        token: token.class().to_owned(),
        symbol: token.class().to_owned(),
    }
}
