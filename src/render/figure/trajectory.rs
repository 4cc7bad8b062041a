//! An indicator over time: its figures, its plan, its target.

use crate::base::{PartialDate, Period};
use crate::chart::trajectory::{Former, Goal, Point, State, Trajectory};
use crate::chart::{Answer, Answers, Figure};
use crate::derive::{IndicatorInsight, ProjectInsight};
use crate::model::vocabulary::{Accumulation, Direction, Flag, Kind, Provenance, Qualifier};
use crate::model::{Aim, Change, ChangeValue, Field, IndicatorField, Observation, Status, When};
use crate::render::context::PageContext;
use crate::render::phrase::{say, value};
use crate::theme::Arg;

/// Plan, course and target of an indicator, or its words; `zero`: whether the axis begins at zero.
pub fn trajectory(
    here: &PageContext<'_>,
    project: &ProjectInsight,
    of: &IndicatorInsight,
    zero: bool,
) -> Figure {
    match of.indicator.kind.is_worded() {
        true => answers(here, project, of),
        false => spec(here, project, of, zero).draw(&here.words()),
    }
}

/// The same from zero, in letters that are large against it.
pub fn large(here: &PageContext<'_>, project: &ProjectInsight, of: &IndicatorInsight) -> Figure {
    match of.indicator.kind.is_worded() {
        true => answers(here, project, of),
        false => spec(here, project, of, true).draw_large(&here.words()),
    }
}

/// The same from zero, beside what a book tells once for all its charts; `is_large`: whether its
/// letters are large against it, `all_invented`: whether the book tells that its figures are
/// invented, too.
pub fn in_book(
    here: &PageContext<'_>,
    project: &ProjectInsight,
    of: &IndicatorInsight,
    is_large: bool,
    all_invented: bool,
) -> Figure {
    if of.indicator.kind.is_worded() {
        return answers(here, project, of);
    }
    let words = here.words();
    let spec = spec(here, project, of, true);
    let figure = match is_large {
        true => spec.draw_large(&words),
        false => spec.draw(&words),
    };
    Figure {
        notes: spec.brief_notes(&words),
        invented: spec.illustrative && !all_invented,
        ..figure
    }
}

/// The notes of an indicator that has no numbers, or its answers, by date, and what is still to
/// come.
pub fn answers(here: &PageContext<'_>, project: &ProjectInsight, of: &IndicatorInsight) -> Figure {
    let answer = |o: &Observation| Answer {
        day: o.when.day(),
        period: match o.when {
            When::Period(period) => Some(period),
            When::Day(_) => None,
        },
        words: value::told(here, of, o),
    };
    let answers = of.indicator.observations.iter().map(answer).collect();
    let open = !of.judgement.status.token().is_over() && !project.is_over();
    let due = of.due.filter(|due| open && here.insight.as_of <= *due);
    let wanted = value::target(here, of).map_or_else(
        || here.words().say("answers-due", &[]),
        |target| {
            here.words()
                .say("answers-target", &[("target", Arg::Text(&target))])
        },
    );
    Answers {
        name: of.indicator.name.get(here.lang).to_owned(),
        answers,
        is_answer: of.indicator.kind == Kind::YesNo,
        due: due.map(|_| (of.promised, wanted)),
    }
    .draw(&here.words())
}

/// What the chart of an indicator is drawn from, in its unit; `zero`: whether the axis begins at
/// zero.
pub fn spec(
    here: &PageContext<'_>,
    project: &ProjectInsight,
    of: &IndicatorInsight,
    zero: bool,
) -> Trajectory {
    // What is over, or only waits for its last figure, has no future to forecast.
    let over = of.judgement.status.token().is_over() || of.judgement.status == Status::Awaiting;
    let invented =
        project.known.is_illustrative() || of.indicator.provenance == Provenance::Illustrative;
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
        // A limit is kept, not reached: it has no start and no share of a way.
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

/// What an indicator should reach, and when; `None` without a target.
pub fn goal(of: &IndicatorInsight) -> Option<Goal> {
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

/// Targets and due days that no longer hold, in the order in which they were published; the
/// project's due day only where the target has no date of its own.
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

/// The totals by date, with gaps where a figure is missing: one point for each figure, in their
/// order.
pub fn points(of: &IndicatorInsight) -> Vec<Point> {
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
