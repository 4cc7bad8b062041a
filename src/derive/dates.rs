//! The days that a project has for others: when its milestones, its targets and the whole of it
//! are due, are expected, or were met. Calendars and the list of what comes next are made of them.

use super::indicator::IndicatorInsight;
use super::milestone::{MilestoneInsight, MilestoneState};
use super::project::ProjectInsight;
use crate::base::{Date, PartialDate};
use crate::model::status::Token;
use crate::model::{ChangeValue, Field, IndicatorField, OwnDate, Status};

/// What a day is about.
#[derive(Clone, Copy, Debug)]
pub enum Thing<'i> {
    /// A milestone.
    Milestone(&'i MilestoneInsight),
    /// A headline whose target is due on another day than its project.
    Aim(&'i IndicatorInsight),
    /// The whole project.
    Project,
}

/// How it stands on the as-of date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outlook {
    /// It is done.
    Done,
    /// Its day is today or still to come.
    ToCome,
    /// Its first day has passed, and the result may still be told in time.
    Awaited,
    /// Its first day has passed for longer than that.
    Overdue,
    /// Its project ended without it, so that nobody waits for it any more.
    Dropped,
}

/// One day of a project.
#[derive(Clone, Copy, Debug)]
pub struct Dated<'i> {
    /// What it is about.
    pub thing: Thing<'i>,
    /// The day it was met, else is expected, else is due; of a month or a quarter the last day.
    pub day: Date,
    /// The same as exactly as it was said: a month is no promise of its last day.
    pub date: PartialDate,
    /// How often that day became another one since it was first published.
    pub moves: usize,
    /// How it stands.
    pub outlook: Outlook,
}

impl Dated<'_> {
    /// Whether it is open and its first day has passed.
    pub fn is_late(&self) -> bool {
        matches!(self.outlook, Outlook::Awaited | Outlook::Overdue)
    }

    /// Whether anybody still waits for it.
    pub fn is_open(&self) -> bool {
        self.is_late() || self.outlook == Outlook::ToCome
    }
}

/// All days of a project on the as-of date `t`, by day; of one day milestones first, the whole
/// project last. What has no known day is not among them.
pub fn dates(of: &ProjectInsight, t: Date) -> Vec<Dated<'_>> {
    let milestones = of.milestones.iter().filter_map(|m| milestone(of, m));
    let aims = of.headlines().filter_map(|i| aim(of, i, t));
    let whole = of.ends().map(|day| whole(of, day, t));
    let mut dates: Vec<Dated<'_>> = milestones.chain(aims).chain(whole).collect();
    dates.sort_by_key(|dated| dated.day);
    dates
}

/// The next day of a project, told alike wherever it is told: the first one that is still to come,
/// today included. What is past its day waits for no day any more; it is told as late, beside it.
/// `None` where nothing is to come, and for what is over.
pub fn next(of: &ProjectInsight, t: Date) -> Option<Dated<'_>> {
    let open = dates(of, t).into_iter().filter(Dated::is_open);
    let mut to_come = open.filter(|dated| t <= dated.day);
    to_come.next().filter(|_| !of.is_over())
}

/// What of a project is open past its day, the longest first; empty for what is over.
pub fn late(of: &ProjectInsight, t: Date) -> Vec<Dated<'_>> {
    let all = if of.is_over() {
        Vec::new()
    } else {
        dates(of, t)
    };
    let late = |dated: &Dated<'_>| dated.is_open() && dated.day < t;
    all.into_iter().filter(late).collect()
}

/// Whether a project has any such day, without looking at each.
pub fn has_dates(of: &ProjectInsight) -> bool {
    of.ends().is_some()
        || (of.milestones.iter()).any(|m| milestone(of, m).is_some())
        || of.headlines().any(|i| aim_day(of, i).is_some())
}

fn milestone<'i>(of: &ProjectInsight, m: &'i MilestoneInsight) -> Option<Dated<'i>> {
    let met = m.milestone.met;
    let date = m.date()?;
    let day = date.last()?;
    let outlook = match m.state {
        MilestoneState::Met | MilestoneState::MetLate => Outlook::Done,
        _ if of.is_ended() => Outlook::Dropped,
        MilestoneState::Due => Outlook::ToCome,
        MilestoneState::Awaiting => Outlook::Awaited,
        MilestoneState::Overdue => Outlook::Overdue,
    };
    Some(Dated {
        thing: Thing::Milestone(m),
        day,
        date,
        moves: m.milestone.forecast.entries().len() + usize::from(met.is_some()),
        outlook,
    })
}

/// The day of a headline's own target; `None` where it is that of its project.
fn aim_day(of: &ProjectInsight, i: &IndicatorInsight) -> Option<Date> {
    let own = i.due.filter(|_| i.indicator.has_target());
    own.filter(|day| of.ends() != Some(*day))
}

fn aim<'i>(of: &ProjectInsight, i: &'i IndicatorInsight, t: Date) -> Option<Dated<'i>> {
    let day = aim_day(of, i)?;
    let dates_of = |value: &ChangeValue| match value {
        ChangeValue::Target(_, date) => Some(*date),
        _ => None,
    };
    let field = Field::Indicator(i.indicator.id.clone(), IndicatorField::Target);
    let targets = of.known.changes.iter().filter(|c| c.field == field);
    let moved = targets.filter(|c| dates_of(&c.to).is_some_and(|date| date != OwnDate::Kept));
    Some(Dated {
        thing: Thing::Aim(i),
        day,
        date: i.promised,
        moves: moved.count(),
        outlook: outlook(of, i.judgement.status, day, t),
    })
}

fn whole<'i>(of: &ProjectInsight, day: Date, t: Date) -> Dated<'i> {
    let moved = of.known.changes.iter().filter(|c| c.field == Field::Due);
    let outlook = match of.is_over() && of.shown.token() == Token::Done {
        true => Outlook::Done,
        false => outlook(of, of.judgement.status, day, t),
    };
    Dated {
        thing: Thing::Project,
        day,
        date: of.known.due,
        moves: moved.count(),
        outlook,
    }
}

/// How something stands whose day is `day` and whose status is this.
fn outlook(of: &ProjectInsight, status: Status, day: Date, t: Date) -> Outlook {
    let is_dropped = status.token().is_over() && status != Status::Paused;
    match status {
        _ if status.token() == Token::Done => Outlook::Done,
        _ if of.is_ended() || is_dropped => Outlook::Dropped,
        // A project may be overdue by one of its milestones while its own day is still to come.
        _ if t <= day => Outlook::ToCome,
        Status::Awaiting => Outlook::Awaited,
        _ => Outlook::Overdue,
    }
}
