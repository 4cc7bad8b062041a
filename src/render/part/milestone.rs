//! A milestone: how it stands, and how far it slipped.

use crate::derive::{MilestoneInsight, MilestoneState};
use crate::model::status::Token;
use crate::render::context::PageContext;
use crate::render::phrase::status::StatusView;

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
    StatusView {
        id: state.word().to_owned(),
        word: here
            .words()
            .say(&format!("milestone-{}", state.word()), &[]),
        token: token.word().to_owned(),
    }
}
