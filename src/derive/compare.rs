//! Two days of one programme side by side (D11).

use super::programme::Class;
use super::project::ProjectInsight;
use crate::base::Date;
use crate::model::status::Token;
use crate::model::{Id, Status};

/// What changed between two days.
#[derive(Clone, Debug, PartialEq)]
pub struct Comparison {
    /// The earlier day.
    pub from: Date,
    /// The later day.
    pub to: Date,
    /// By project, in the order of the site.
    pub moves: Vec<Move>,
    /// Promises that changed in between, by publication.
    pub changed: usize,
}

/// One project on both days.
#[derive(Clone, Debug, PartialEq)]
pub struct Move {
    /// The project.
    pub id: Id,
    /// Its status before; `None` when it is new.
    pub before: Option<Status>,
    /// Its status now.
    pub now: Status,
    /// Its class before.
    pub class_before: Option<Class>,
    /// Its class now.
    pub class_now: Class,
    /// The indicator shown first, with its value before and now.
    pub values: Option<(Id, Option<f64>, f64)>,
    /// How far its progress moved, in shares of the way.
    pub progress: Option<f64>,
}

impl Comparison {
    /// Projects that reached a class in between.
    pub fn newly(&self, class: Class) -> usize {
        self.moves.iter().filter(|m| m.class_now == class && m.class_before != Some(class)).count()
    }

    /// Projects that were not behind and are now.
    pub fn newly_behind(&self) -> usize {
        let behind = |s: Status| matches!(s.token(), Token::Risk | Token::Late);
        self.moves.iter().filter(|m| behind(m.now) && !m.before.is_some_and(behind)).count()
    }
}

/// Compares the projects of two days.
pub fn comparison(from: Date, earlier: &[ProjectInsight], to: Date, later: &[ProjectInsight]) -> Comparison {
    let moves = later.iter().map(|now| one_move(earlier.iter().find(|p| p.known.id == now.known.id), now)).collect();
    let changed = later.iter().flat_map(|p| &p.known.changes).filter(|c| from < c.published && c.published <= to).count();
    Comparison { from, to, moves, changed }
}

fn one_move(before: Option<&ProjectInsight>, now: &ProjectInsight) -> Move {
    let lead = now.headlines().next().or(now.indicators.first());
    let then = lead.and_then(|i| before?.indicators.iter().find(|b| b.indicator.id == i.indicator.id));
    let value = |i: &super::IndicatorInsight| i.actual.map(|a| a.value);
    let progress = |i: &super::IndicatorInsight| i.progress.map(|p| p.value);
    let earlier_progress = || then.map_or(Some(0.0), |i| progress(i).or(Some(0.0).filter(|_| i.actual.is_none())));
    Move {
        id: now.known.id.clone(),
        before: before.map(|b| b.judgement.status),
        now: now.judgement.status,
        class_before: before.map(|b| b.class),
        class_now: now.class,
        values: lead.and_then(|i| Some((i.indicator.id.clone(), then.and_then(value), value(i)?))),
        progress: lead.and_then(progress).zip(earlier_progress()).map(|(now, then)| now - then),
    }
}
