//! What an editor has to do: everything that is stale, due soon, missed, behind, overdue or without
//! evidence.
//!
//! One list for the whole programme on the as-of date; who sees it and in which words is decided
//! elsewhere.

use super::cadence::{self, Duty, Kind, State};
use super::shown::Shown;
use super::{Delay, Insight, ProjectInsight, delay};
use crate::base::{Date, Days, Text};
use crate::model::vocabulary::Stage;
use crate::model::{Id, Site};

/// Days ahead of the as-of date that count as soon; the as-of date and the last of them are in.
const SOON: Days = 7;

/// Why something stands on the list, in the order of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Group {
    /// The headline figures are out of date.
    Stale,
    /// Its last day is within a week, today included.
    Soon,
    /// The last thing owed by the cadence was missed.
    Missed,
    /// The status of the project is one of those that need attention or are in trouble.
    Behind,
    /// An action is open past its due day.
    Overdue,
    /// A fact has no evidence.
    Evidence,
}

impl Group {
    /// All groups, in the order of the list.
    pub const ALL: &[Group] = &[
        Group::Stale,
        Group::Soon,
        Group::Missed,
        Group::Behind,
        Group::Overdue,
        Group::Evidence,
    ];

    /// The word in JSON.
    pub fn word(self) -> &'static str {
        match self {
            Group::Stale => "stale",
            Group::Soon => "due_soon",
            Group::Missed => "missed",
            Group::Behind => "behind",
            Group::Overdue => "overdue",
            Group::Evidence => "needs_evidence",
        }
    }
}

/// One thing to do.
#[derive(Clone, Debug, PartialEq)]
pub struct Item {
    /// Why it is on the list.
    pub group: Group,
    /// The project it concerns.
    pub project: Id,
    /// What it is about.
    pub what: What,
    /// The day that matters: since when, or by when; `None` where no day is known.
    pub day: Option<Date>,
    /// How urgent within its group: days silent, missed, behind or overdue; of what is due soon,
    /// days left, below zero.
    pub weight: Days,
}

/// What a thing to do is about.
#[derive(Clone, Debug, PartialEq)]
pub enum What {
    /// The headline figures, which are out of date.
    Figures,
    /// Something owed by the cadence; how often in a row it was missed, 0 where it is still open.
    Duty(Kind, usize),
    /// A milestone, by its name.
    Milestone(Text),
    /// The whole project, which is due.
    Project,
    /// A status that is behind.
    Status(Shown),
    /// An action, by the words of what is to be done.
    Action(Text),
    /// The stage that ended the project.
    Stage(Stage),
    /// Figures of an indicator, by its name; how many have no evidence.
    FiguresOf(Text, usize),
}

/// Everything to do on the as-of date: by group, the most urgent first, then in the order of the
/// site.
pub fn agenda(site: &Site, insight: &Insight) -> Vec<Item> {
    let mut items: Vec<Item> = insight
        .projects
        .iter()
        .flat_map(|p| of_project(site, p, insight.as_of))
        .collect();
    items.sort_by_key(|item| (item.group, -item.weight));
    items
}

fn of_project(site: &Site, of: &ProjectInsight, t: Date) -> Vec<Item> {
    let mut list = List {
        of,
        t,
        items: Vec::new(),
    };
    // A year back is enough to tell how often in a row something was missed.
    let owed = cadence::duties(of, site, t.plus(-366), t);
    list.stale();
    list.soon(&owed);
    list.missed(&owed);
    list.behind();
    list.actions();
    list.evidence();
    list.items
}

struct List<'a> {
    of: &'a ProjectInsight,
    t: Date,
    items: Vec<Item>,
}

impl List<'_> {
    fn add(&mut self, group: Group, what: What, day: Option<Date>, weight: Days) {
        self.items.push(Item {
            group,
            project: self.of.known.id.clone(),
            what,
            day,
            weight,
        });
    }

    /// The headline figures, since the day that the newest is about.
    fn stale(&mut self) {
        if let Some(since) = self.of.updated.filter(|_| self.of.stale) {
            self.add(
                Group::Stale,
                What::Figures,
                Some(since),
                self.t.since(since),
            );
        }
    }

    /// Whatever has its last day within a week: what the cadence owes, open milestones by their
    /// latest date, the project itself, open actions.
    fn soon(&mut self, owed: &[Duty]) {
        let open = owed
            .iter()
            .filter(|d| d.state == State::Open)
            .map(|d| (What::Duty(d.kind, 0), d.deadline));
        let over = self.of.is_over();
        let milestones = self
            .of
            .milestones
            .iter()
            .filter(|m| m.milestone.met.is_none() && !over);
        let milestones = milestones.filter_map(|m| {
            Some((
                What::Milestone(m.milestone.name.clone()),
                m.forecast.or(m.milestone.due.last())?,
            ))
        });
        let project = self
            .of
            .ends()
            .filter(|_| !over)
            .map(|due| (What::Project, due));
        let actions = self.of.known.actions.iter().filter(|a| a.closed.is_none());
        let actions = actions.filter_map(|a| Some((What::Action(a.text.clone()), a.due?)));
        let due: Vec<(What, Date)> = open
            .chain(milestones)
            .chain(project)
            .chain(actions)
            .collect();
        let t = self.t;
        for (what, day) in due
            .into_iter()
            .filter(|(_, day)| (0..=SOON).contains(&day.since(t)))
        {
            self.add(Group::Soon, what, Some(day), t.since(day));
        }
    }

    /// A duty whose last period was missed, with how many were missed in a row within a year.
    fn missed(&mut self, owed: &[Duty]) {
        for kind in Kind::ALL {
            let past = owed
                .iter()
                .rev()
                // What is still open or was not due neither counts as missed nor ends the run.
                .filter(|d| d.kind == *kind && !matches!(d.state, State::Open | State::Closed));
            let run: Vec<&Duty> = past.take_while(|d| d.state == State::Missed).collect();
            if let (Some(last), Some(first)) = (run.first(), run.last()) {
                let since = first.span.first;
                self.add(
                    Group::Missed,
                    What::Duty(*kind, run.len()),
                    Some(since),
                    last.deadline.since(since),
                );
            }
        }
    }

    /// A project that needs attention or is in trouble, by the days that its status tells.
    fn behind(&mut self) {
        let shown = &self.of.shown;
        if shown.is_behind() {
            let late = delay(&self.of.judgement, self.t);
            let due = match late {
                Some(Delay::Past { due, .. }) => Some(due),
                _ => self.of.known.due.last(),
            };
            self.add(
                Group::Behind,
                What::Status(shown.clone()),
                due,
                late.map_or(0, Delay::whole),
            );
        }
    }

    /// Open actions past their due day, by the days since.
    fn actions(&mut self) {
        let open: Vec<_> = self
            .of
            .known
            .actions
            .iter()
            .filter(|a| a.closed.is_none())
            .collect();
        for action in open {
            if let Some(due) = action.due.filter(|due| *due < self.t) {
                self.add(
                    Group::Overdue,
                    What::Action(action.text.clone()),
                    Some(due),
                    self.t.since(due),
                );
            }
        }
    }

    /// Milestones met, stages that end a project, and figures of headline indicators without
    /// evidence; of the figures one line an indicator, with the newest day.
    fn evidence(&mut self) {
        let known = &self.of.known;
        let met = known
            .milestones
            .iter()
            .filter(|m| m.met.is_some() && m.evidence.is_empty());
        let mut bare: Vec<(What, Option<Date>)> = met
            .map(|m| (What::Milestone(m.name.clone()), m.met))
            .collect();
        let ended = known
            .stage
            .entries()
            .iter()
            .filter(|(_, s)| matches!(s.is, Stage::Completed | Stage::Accepted));
        bare.extend(
            ended
                .filter(|(_, s)| s.evidence.is_empty())
                .map(|(day, s)| (What::Stage(s.is), *day)),
        );
        for headline in self.of.headlines() {
            let figures = headline
                .indicator
                .observations
                .iter()
                .filter(|o| o.value.is_some() && o.evidence.is_empty());
            let days: Vec<Date> = figures.map(|o| o.when.day()).collect();
            if let Some(newest) = days.iter().max() {
                bare.push((
                    What::FiguresOf(headline.indicator.name.clone(), days.len()),
                    Some(*newest),
                ));
            }
        }
        for (what, day) in bare {
            // The newest fact is the one that readers look at.
            let age = day.map_or(Days::MAX / 2, |day| self.t.since(day));
            self.add(Group::Evidence, what, day, -age);
        }
    }
}
