//! Insight → chart specifications, in the language of a page.

pub mod cells;
pub mod rows;
pub mod time;

use super::page::GroupKind;
use super::view::site::group_name;
use super::view::tiles::token_counts;
use super::{Here, group_ids, in_group, say};
use crate::base::{PartialDate, Period};
use crate::chart::status_bars::{Area, StatusBars};
use crate::chart::timeline::Row;
use crate::chart::trajectory::{Former, Goal, Point, State, Trajectory};
use crate::chart::{Answer, Answers, Bullet, Dumbbell, Figure, Sparkline, Timeline};
use crate::check::{ChartBlock, ChartKind, Grouping, Sorting};
use crate::derive::{IndicatorInsight, MilestoneState, ProjectInsight};
use crate::model::status::Token;
use crate::model::words::{Accumulation, Direction, Flag, Kind, Provenance, Qualifier};
use crate::model::{
    Aim, Change, ChangeValue, Field, Id, IndicatorField, Observation, Status, When,
};

/// What a chart block of a text asks for; `None` where the project that it is about is hidden in
/// this edition.
pub fn block(
    here: &Here<'_>,
    block: &ChartBlock,
    about: Option<&ProjectInsight>,
) -> Option<Figure> {
    let one = || {
        block
            .indicator
            .as_ref()
            .and_then(|id| about?.indicators.iter().find(|i| i.indicator.id == *id))
    };
    // Words have no line, bar or step.
    if let Some(worded) =
        one().filter(|i| i.indicator.kind.is_worded() && block.kind != ChartKind::Heat)
    {
        return Some(answers(here, worded));
    }
    Some(match block.kind {
        ChartKind::Trajectory => trajectory(here, about?, one()?, block.zero),
        ChartKind::Milestones => timeline(here, about?),
        ChartKind::Money => time::money(here, about?),
        ChartKind::BurnUp => time::burn_up(here, about?, one()?),
        ChartKind::Multiples => time::multiples(here, about?),
        ChartKind::Heat => cells::heat(here, about?, one()?),
        ChartKind::Matrix => cells::matrix(here, about?),
        ChartKind::Tiles => cells::tiles(here),
        ChartKind::Calendar => cells::calendar(here),
        ChartKind::Ladder => rows::ladder(here, about?, one()?),
        ChartKind::Bullet => rows::bullets(here, about?, one()),
        ChartKind::Sparkline => rows::sparklines(here, about?, one()),
        ChartKind::Change => rows::changes(here, about?, one()),
        ChartKind::Status => {
            let chart = status_bars(here, grouping(block.by));
            let chart = if block.sort == Sorting::Trouble {
                chart.by_trouble()
            } else {
                chart
            };
            chart.draw(&here.words())
        }
    })
}

fn grouping(by: Grouping) -> GroupKind {
    match by {
        Grouping::Focus => GroupKind::Focus,
        Grouping::Batch => GroupKind::Batch,
        Grouping::Department => GroupKind::Department,
        Grouping::Place => GroupKind::Place,
    }
}

/// Plan, course and target of an indicator, or its words; `zero`: whether the axis begins at zero.
pub fn trajectory(
    here: &Here<'_>,
    project: &ProjectInsight,
    of: &IndicatorInsight,
    zero: bool,
) -> Figure {
    match of.indicator.kind.is_worded() {
        true => answers(here, of),
        false => spec(here, project, of, zero).draw(&here.words()),
    }
}

/// The notes of an indicator that has no numbers, or its answers.
fn answers(here: &Here<'_>, of: &IndicatorInsight) -> Figure {
    let answer = |o: &Observation| Answer {
        day: o.when.day(),
        period: match o.when {
            When::Period(period) => Some(period),
            When::Day(_) => None,
        },
        words: super::view::row::told(here, of, o),
    };
    let answers = of.indicator.observations.iter().map(answer).collect();
    Answers {
        name: of.indicator.name.get(here.lang).to_owned(),
        answers,
    }
    .draw(&here.words())
}

fn spec(
    here: &Here<'_>,
    project: &ProjectInsight,
    of: &IndicatorInsight,
    zero: bool,
) -> Trajectory {
    let over = matches!(of.judgement.status.token(), Token::Done | Token::Stopped)
        || of.judgement.status == Status::Awaiting;
    let invented = project.known.provenance == Provenance::Illustrative
        || of.indicator.provenance == Provenance::Illustrative;
    Trajectory {
        name: of.indicator.name.get(here.lang).to_owned(),
        unit: say::unit(here, of),
        decimals: of.indicator.display_decimals(),
        points: points(of),
        plan: of
            .plan
            .as_ref()
            .map_or_else(Vec::new, crate::derive::Plan::polyline),
        declared: of.plan.as_ref().is_some_and(|p| p.declared),
        planned: of.planned,
        standing: of.standing,
        from: of
            .indicator
            .start_value()
            .filter(|_| !of.indicator.direction.is_limit()),
        baseline: of.baseline().filter(|_| of.indicator.target.is_some()),
        counted: of.indicator.kind == Kind::Count && of.indicator.display_decimals() == 0,
        goal: goal(of),
        due: of.due,
        promised: of.promised,
        former: former(project, of),
        forecast: of
            .forecast
            .filter(|_| !over && of.actual.is_some_and(|a| a.bound.is_none())),
        as_of: here.insight.as_of,
        status: of.judgement.status,
        progress: of
            .progress
            .filter(|_| !of.indicator.direction.is_limit())
            .map(|p| p.value),
        zero,
        illustrative: invented,
    }
}

fn goal(of: &IndicatorInsight) -> Option<Goal> {
    match (
        of.indicator.target.as_ref().map(|t| &t.aim),
        of.indicator.direction,
    ) {
        (Some(Aim::Range { low, high }), _) => Some(Goal::Within(low.value(), high.value())),
        (Some(Aim::Value(limit)), Direction::AtMost) => Some(Goal::AtMost(limit.value())),
        (Some(Aim::Value(limit)), Direction::AtLeast) => Some(Goal::AtLeast(limit.value())),
        (Some(Aim::Value(value)), _) => Some(Goal::Reach(value.value())),
        (None, _) => of.indicator.target_value().map(Goal::Reach),
    }
}

/// Targets and due days that no longer hold.
pub fn former(project: &ProjectInsight, of: &IndicatorInsight) -> Vec<Former> {
    let target = Field::Indicator(of.indicator.id.clone(), IndicatorField::Target);
    let own_date = of
        .indicator
        .target
        .as_ref()
        .is_some_and(|t| t.date.is_some());
    let before = |change: &Change| match &change.from {
        ChangeValue::Target(Aim::Value(value), date) if change.field == target => Some(Former {
            until: change.published,
            target: Some(value.value()),
            due: date.after(None).and_then(|d| d.last()),
        }),
        ChangeValue::Date(due) if change.field == Field::Due && !own_date => Some(Former {
            until: change.published,
            target: None,
            due: due.last(),
        }),
        _ => None,
    };
    project.known.changes.iter().filter_map(before).collect()
}

/// The totals by date, with gaps where a figure is missing.
fn points(of: &IndicatorInsight) -> Vec<Point> {
    let sums = of.indicator.accumulation == Accumulation::PerPeriod;
    let point = |o: &Observation| {
        let total = of.totals.iter().find(|a| a.on == o.when.day());
        let number = |v: &Option<crate::base::Decimal>| v.as_ref().map(crate::base::Decimal::value);
        Point {
            day: o.when.day(),
            period: period(o.about()),
            value: total.map(|a| a.value),
            state: state(o),
            bound: total.and_then(|a| a.bound),
            anew: o.flag == Flag::Break,
            corrected: o.corrected,
            own: number(&o.value).filter(|_| sums),
            parts: number(&o.numerator).zip(number(&o.denominator)),
        }
    };
    of.indicator.observations.iter().map(point).collect()
}

/// The period that a figure is about; `None` where it names a day.
fn period(about: PartialDate) -> Option<Period> {
    match about {
        PartialDate::Within(period) => Some(period),
        PartialDate::Day(_) | PartialDate::Unknown => None,
    }
}

fn state(o: &Observation) -> State {
    match (o.flag, o.qualifier) {
        (Flag::Provisional, _) => State::Provisional,
        (Flag::Estimated, _) => State::Estimated,
        (_, Qualifier::About | Qualifier::Several) => State::About,
        _ => State::Final,
    }
}

/// Original and present dates of the milestones.
pub fn timeline(here: &Here<'_>, of: &ProjectInsight) -> Figure {
    let row = |m: &crate::derive::MilestoneInsight| Row {
        name: m.milestone.name.get(here.lang).to_owned(),
        due: m.milestone.due.last(),
        met: m.milestone.met,
        forecast: m.forecast,
        late: matches!(m.state, MilestoneState::Overdue | MilestoneState::Awaiting),
    };
    let rows = of.milestones.iter().map(row).collect();
    let span = (of.known.start.first(), of.known.due.last());
    Timeline {
        rows,
        as_of: here.insight.as_of,
        span,
    }
    .draw(&here.words())
}

/// Progress against plan in one row.
pub fn bullet(of: &IndicatorInsight) -> String {
    let declared = of.plan.as_ref().is_some_and(|p| p.declared);
    Bullet {
        progress: of.progress.map(|p| p.value),
        planned: of.planned_progress.filter(|_| declared),
        token: of.judgement.status.token(),
        room: false,
    }
    .draw()
}

/// Progress of a whole project in one row.
pub fn project_bullet(of: &ProjectInsight) -> String {
    let planned = of
        .lead_indicator()
        .filter(|i| i.plan.as_ref().is_some_and(|p| p.declared))
        .and_then(|i| i.planned_progress);
    Bullet {
        progress: of.progress.map(|p| p.value),
        planned,
        token: of.judgement.status.token(),
        room: false,
    }
    .draw()
}

/// The trend of an indicator.
pub fn sparkline(of: &IndicatorInsight) -> String {
    Sparkline {
        points: points(of).into_iter().map(|p| (p.at(), p.value)).collect(),
        target: None,
    }
    .draw()
}

/// Before and now on the way to the target; `None` where there is no way.
pub fn dumbbell(of: &IndicatorInsight, before: Option<f64>) -> Option<String> {
    let (from, to) = (of.indicator.start_value()?, of.indicator.target_value()?);
    let share = |v: f64| (v - from) / (to - from);
    let now = of.actual?.value;
    (from != to).then(|| {
        Dumbbell {
            before: share(before.unwrap_or(from)),
            now: share(now),
        }
        .draw()
    })
}

/// The statuses of all projects by the groups of a kind, in the order of the configuration.
pub fn status_bars(here: &Here<'_>, by: GroupKind) -> StatusBars {
    let (settings, insight) = (here.settings(), here.insight);
    let area = |id: &Id| {
        let members: Vec<&ProjectInsight> = insight
            .projects
            .iter()
            .filter(|p| in_group(p, by, id, insight.as_of))
            .collect();
        Area {
            name: group_name(here, by, id),
            counts: token_counts(&members),
        }
    };
    StatusBars {
        by: here.words().say(&format!("term-{}", by.word()), &[]),
        areas: group_ids(settings, by).iter().map(area).collect(),
        overlapping: matches!(by, GroupKind::Place | GroupKind::Lead),
    }
}
