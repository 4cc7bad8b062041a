//! Charts of values over time beside the trajectory: money, the target that moved, many indicators
//! at once.

use crate::chart::milestones::MilestoneRow;
use crate::chart::trajectory::Former;
use crate::chart::{BurnUp, Figure, Milestones, Money, Multiples, Trajectory};
use crate::derive::{IndicatorInsight, MilestoneState, ProjectInsight};
use crate::model::Id;
use crate::render::context::PageContext;
use crate::render::figure::trajectory::spec;
use crate::render::phrase::{money, part};

/// Budget, what is committed and what is spent, in the unit or currency of the project.
pub fn money(here: &PageContext<'_>, project: &ProjectInsight) -> Figure {
    let known = project.known.money.as_ref();
    let amounts = |list: &[(crate::base::Date, crate::base::Decimal)]| {
        list.iter().map(|(day, v)| (*day, v.value())).collect()
    };
    let every = known.into_iter().flat_map(|m| {
        m.budget
            .iter()
            .chain(m.committed.iter().chain(&m.spent).map(|(_, v)| v))
    });
    let chart = Money {
        name: project.known.name(here.lang).get(here.lang).to_owned(),
        unit: money::unit(here, project),
        decimals: every.map(crate::base::Decimal::decimals).max().unwrap_or(0),
        budget: known
            .and_then(|m| m.budget.as_ref())
            .map(crate::base::Decimal::value),
        committed: known.map_or_else(Vec::new, |m| amounts(&m.committed)),
        spent: known.map_or_else(Vec::new, |m| amounts(&m.spent)),
        span: (project.known.start.first(), project.known.due.last()),
        as_of: here.insight.as_of,
        illustrative: project.known.is_illustrative(),
    };
    chart.draw(&here.words())
}

/// What is done against the target as it was promised at each time, without the plan and the
/// forecast.
pub fn burn_up(
    here: &PageContext<'_>,
    project: &ProjectInsight,
    indicator: &IndicatorInsight,
) -> Figure {
    let course = spec(here, project, indicator, true);
    let changed = |former: &Former| Some((former.until, former.target?));
    let mut former: Vec<_> = course.former.iter().filter_map(changed).collect();
    // A change that named the value only to move its date is no step.
    let present = indicator.indicator.target_value();
    let next = |at: usize| former.get(at + 1).map(|(_, value)| *value).or(present);
    let steps: Vec<bool> = (0..former.len())
        .map(|at| next(at) != Some(former[at].1))
        .collect();
    let mut step = steps.into_iter();
    former.retain(|_| step.next().unwrap_or(true));
    BurnUp {
        course: plain(course, false),
        former,
    }
    .draw(&here.words())
}

/// All indicators of a project in small, without those in words, in its order.
pub fn multiples(here: &PageContext<'_>, project: &ProjectInsight) -> Figure {
    let shown = project
        .indicators
        .iter()
        .filter(|i| !i.indicator.kind.is_worded());
    let courses = shown
        .map(|i| plain(spec(here, project, i, true), true))
        .collect();
    Multiples {
        name: project.known.name(here.lang).get(here.lang).to_owned(),
        courses,
        parts: None,
    }
    .draw(&here.words())
}

/// The parts of an indicator along a dimension that have a target of their own, in small.
pub fn parts(
    here: &PageContext<'_>,
    project: &ProjectInsight,
    of: &IndicatorInsight,
    dimension: &str,
) -> Figure {
    let all = part::along(of, dimension);
    let judged = all.filter(|(_, part)| part.indicator.has_target());
    let course = |(id, part): (&Id, &IndicatorInsight)| Trajectory {
        name: part::value_name(here, dimension, id),
        ..plain(spec(here, project, part, true), true)
    };
    Multiples {
        name: of.indicator.name.get(here.lang).to_owned(),
        courses: judged.map(course).collect(),
        parts: Some(part::dimension_name(here, dimension)),
    }
    .draw(&here.words())
}

/// A trajectory without what such a chart does not show: former promises and the forecast, and
/// unless `plan` the plan.
fn plain(course: Trajectory, plan: bool) -> Trajectory {
    let course = Trajectory {
        former: Vec::new(),
        forecast: None,
        ..course
    };
    if plan {
        course
    } else {
        Trajectory {
            plan: Vec::new(),
            declared: false,
            planned: None,
            standing: None,
            ..course
        }
    }
}

/// Original and present dates of the milestones, in the order of the project.
pub fn milestones(here: &PageContext<'_>, of: &ProjectInsight) -> Figure {
    rows(here, of).draw(&here.words())
}

/// The same in letters that are large against it.
pub fn large_milestones(here: &PageContext<'_>, of: &ProjectInsight) -> Figure {
    rows(here, of).draw_large(&here.words())
}

fn rows(here: &PageContext<'_>, of: &ProjectInsight) -> Milestones {
    let row = |m: &crate::derive::MilestoneInsight| MilestoneRow {
        name: m.milestone.name.get(here.lang).to_owned(),
        due: m.milestone.due.last(),
        met: m.milestone.met,
        forecast: m.forecast,
        late: matches!(m.state, MilestoneState::Overdue | MilestoneState::Awaiting),
    };
    let rows = of.milestones.iter().map(row).collect();
    let span = (of.known.start.first(), of.known.due.last());
    Milestones {
        rows,
        as_of: here.insight.as_of,
        span,
    }
}
