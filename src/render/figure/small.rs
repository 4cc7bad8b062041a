//! Drawings without words for a row: bars, trends, steps from one value to another. Whoever shows
//! one says the same in words beside it.

use crate::chart::{Bullet, Change};
use crate::derive::{IndicatorInsight, Progress, ProjectInsight};

/// Progress in one row, as HTML, against the plan where one was declared; empty where there is no
/// way that it could be a share of: of words, of limits, and without a figure.
pub fn bullet(of: &IndicatorInsight) -> String {
    bar(of).map_or_else(String::new, |bar| bar.draw())
}

/// The same where no other bar stands above or below it, as wide as the way, with words below it
/// as [`Bullet::below`] places them.
pub fn bullet_alone(of: &IndicatorInsight, [done, plan]: [&str; 2], from_right: bool) -> String {
    let Some(bar) = bar(of) else {
        return String::new();
    };
    let alone = Bullet { alone: true, ..bar };
    alone.draw() + &alone.below(done, plan, from_right)
}

fn bar(of: &IndicatorInsight) -> Option<Bullet> {
    let declared = of.plan.as_ref().is_some_and(|p| p.declared);
    (of.progress.is_some() && has_way(of)).then(|| Bullet {
        progress: of.progress.map(|p| p.value),
        planned: of.planned_progress.filter(|_| declared),
        token: of.judgement.status.token(),
        room: false,
        alone: false,
        steps: 0,
    })
}

/// Whether an indicator is on a way from somewhere to a target: words and limits are not.
pub fn has_way(of: &IndicatorInsight) -> bool {
    !of.indicator.kind.is_worded() && !of.indicator.direction.is_limit()
}

/// Whether a project has a share of a way to show: words, limits, and milestones of which none is
/// met yet have none.
pub fn is_on_a_way(of: &ProjectInsight) -> bool {
    let begun = |p: Progress| !of.indicators.is_empty() || 0.0 < p.value;
    of.progress.is_some_and(begun) && of.lead_indicator().is_none_or(has_way)
}

/// Progress of a whole project in one row, as HTML; the plan is that of its leading indicator where
/// one was declared. Empty where nothing is on a way.
pub fn project_bullet(of: &ProjectInsight) -> String {
    if !is_on_a_way(of) {
        return String::new();
    }
    let planned = of
        .lead_indicator()
        .filter(|i| i.plan.as_ref().is_some_and(|p| p.declared))
        .and_then(|i| i.planned_progress);
    Bullet {
        progress: of.progress.map(|p| p.value),
        planned,
        token: of.judgement.status.token(),
        room: false,
        alone: false,
        steps: 0,
    }
    .draw()
}

/// Before and now on the way to the target, as HTML, each at `(value − start) / (target − start)`,
/// which is 0 at the start and 1 at the target and may lie outside; `None` where there is no way or
/// no figure, or nothing stands before it.
pub fn change(of: &IndicatorInsight, before: Option<f64>) -> Option<String> {
    let (from, to) = (of.indicator.start_value()?, of.indicator.target_value()?);
    let share = |v: f64| (v - from) / (to - from);
    let (before, now) = (of.value_before(before)?, of.actual?.value);
    (from != to).then(|| {
        Change {
            before: share(before),
            now: share(now),
        }
        .draw()
    })
}
