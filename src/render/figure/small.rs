//! Drawings without words for a row: bars, trends, steps from one value to another. Whoever shows
//! one says the same in words beside it.

use crate::chart::{Bullet, Change};
use crate::derive::{IndicatorInsight, ProjectInsight};

/// Progress in one row, as HTML, against the plan where one was declared; an empty bar without
/// progress.
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

/// Progress of a whole project in one row, as HTML; the plan is that of its leading indicator where
/// one was declared.
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

/// Before and now on the way to the target, as HTML, each at `(value − start) / (target − start)`,
/// which is 0 at the start and 1 at the target and may lie outside; `None` where there is no way or
/// no figure. Without a value before it begins at the start.
pub fn change(of: &IndicatorInsight, before: Option<f64>) -> Option<String> {
    let (from, to) = (of.indicator.start_value()?, of.indicator.target_value()?);
    let share = |v: f64| (v - from) / (to - from);
    let now = of.actual?.value;
    (from != to).then(|| {
        Change {
            before: share(before.unwrap_or(from)),
            now: share(now),
        }
        .draw()
    })
}
