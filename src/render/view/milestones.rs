//! All milestones by date, of all projects.

use crate::base::PartialDate;
use crate::model::status::Token;
use crate::render::context::PageContext;
use crate::render::part::milestone;
use crate::render::part::page::{PageView, titled};
use crate::render::phrase::status::StatusView;
use crate::render::phrase::{self, DateView, LinkView, project_link};
use crate::theme::Arg;
use serde::Serialize;

/// All milestones.
#[derive(Debug, Default, Serialize)]
pub struct MilestonesView {
    /// How many are met, how many of them late, how many are past their day, and how many are
    /// expected late, as sentences; empty without milestones.
    pub message: Vec<String>,
    /// Those not met, by the day expected or due, without a known day last.
    pub open: Vec<MilestoneRowView>,
    /// Those met, the newest first.
    pub met: Vec<MilestoneRowView>,
    /// Those not met of projects that are over, which nobody waits for any more, by their day.
    pub left: Vec<MilestoneRowView>,
}

/// One milestone of any project.
#[derive(Debug, Serialize)]
pub struct MilestoneRowView {
    /// When it was met, else is expected, else is due; `None` where no day is known.
    pub date: Option<DateView>,
    /// When it was due first, as exactly as that was said; `None` where that is not known.
    pub due: Option<DateView>,
    /// Its name.
    pub name: String,
    /// Its project.
    pub project: LinkView,
    /// How far it slipped, in words: in days against its first due date.
    pub slip: String,
    /// The same in days, negative when earlier; `None` without a known due date, and where it is
    /// neither met nor forecast.
    pub days_late: Option<i32>,
    /// Its state, with a class word such as `met-late` and a colour role.
    pub state: StatusView,
}

/// All milestones: open ones by date, met ones from the newest.
pub fn milestones(here: &PageContext<'_>) -> (PageView, MilestonesView) {
    let head = titled(here, "menu-milestones", "milestones-description");
    (head, here.field("view", || lists(here)))
}

fn lists(here: &PageContext<'_>) -> MilestonesView {
    let mut open = Vec::new();
    let mut met = Vec::new();
    let mut left = Vec::new();
    let known = |date: PartialDate| {
        (date != PartialDate::Unknown).then(|| phrase::partial_date(here, date))
    };
    for project in here.insight.projects.iter() {
        for milestone in &project.milestones {
            let date = milestone.date();
            let day = date.and_then(PartialDate::last);
            let is_left = milestone.milestone.met.is_none() && project.is_ended();
            let view = MilestoneRowView {
                date: date.map(|date| phrase::partial_date(here, date)),
                due: known(milestone.milestone.due),
                name: milestone.milestone.name.get(here.lang).to_owned(),
                project: project_link(here, &project.known),
                slip: milestone::slip(here, milestone),
                days_late: milestone.slip,
                state: match is_left {
                    true => milestone::left(here),
                    false => milestone::milestone_state(here, milestone.state),
                },
            };
            let list = match milestone.milestone.met {
                Some(_) => &mut met,
                None if is_left => &mut left,
                None => &mut open,
            };
            list.push((day, view));
        }
    }
    open.sort_by_key(|(day, _)| (day.is_none(), *day));
    left.sort_by_key(|(day, _)| (day.is_none(), *day));
    met.sort_by_key(|(day, _)| std::cmp::Reverse(*day));
    let views = |list: Vec<(Option<crate::base::Date>, MilestoneRowView)>| {
        list.into_iter().map(|(_, view)| view).collect()
    };
    let (open, met, left) = (views(open), views(met), views(left));
    MilestonesView {
        message: message(here, [&open, &met, &left]),
        open,
        met,
        left,
    }
}

/// What the lists say at a glance.
fn message(here: &PageContext<'_>, lists: [&Vec<MilestoneRowView>; 3]) -> Vec<String> {
    let words = here.words();
    let [open, met, left] = lists;
    let is_late = |m: &&MilestoneRowView| m.days_late.is_some_and(|days| 0 < days);
    let is_overdue = |m: &&MilestoneRowView| m.state.token == Token::Late.class();
    let of = open.len() + met.len() + left.len();
    let overdue = open.iter().filter(is_overdue).count();
    let expected = open.iter().filter(|m| is_late(m) && !is_overdue(m)).count();
    let counts = [
        ("of", Arg::Count(of)),
        ("met", Arg::Count(met.len())),
        ("late", Arg::Count(met.iter().filter(is_late).count())),
    ];
    let more = [("overdue", overdue), ("expected", expected)];
    let more = more.into_iter().filter(|(_, n)| 0 < *n);
    let more = more
        .map(|(word, n)| words.say(&format!("milestones-said-{word}"), &[("n", Arg::Count(n))]));
    let first = (0 < of).then(|| words.say("milestones-said", &counts));
    let next = open.iter().filter(|m| !is_overdue(m)).find_map(|m| {
        let args = [
            ("date", Arg::Text(&m.date.as_ref()?.text)),
            ("name", Arg::Text(&m.name)),
            ("project", Arg::Text(&m.project.text)),
        ];
        Some(words.say("milestones-said-next", &args))
    });
    first.into_iter().chain(more).chain(next).collect()
}
