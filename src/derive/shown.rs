//! The status that stands wherever a project's status stands: what its figures say, or the grade
//! that somebody declared.

use super::indicator::is_open;
use super::reason::{Judgement, Reason};
use super::rhythm;
use crate::base::{Date, PeriodKind};
use crate::model::scale::{PromiseGrade, Rating};
use crate::model::status::{Sign, Token, stepped};
use crate::model::vocabulary::{Leading, Level};
use crate::model::{Declared, Project, Settings, Status};
use std::sync::Arc;

/// A status as it is shown. Computed ones come before declared ones, those by scale and from best
/// to worst.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Shown {
    /// What figures, milestones or stage say.
    Computed(Status),
    /// The newest declared grade.
    Declared(Arc<Rating>),
}

impl Shown {
    /// Its colour role.
    pub fn token(&self) -> Token {
        match self {
            Shown::Computed(status) => status.token(),
            Shown::Declared(rating) => rating.token,
        }
    }

    /// How it looks.
    pub fn sign(&self) -> Sign {
        Sign {
            token: self.token(),
            declared: self.rating().is_some(),
        }
    }

    /// The name of its symbol: the class word of its look, and behind it the place of the grade
    /// among those of this look, from the second on.
    pub fn symbol(&self) -> String {
        let class = self.sign().class();
        match self.rating() {
            None => class,
            Some(rating) => stepped(class, rating.step),
        }
    }

    /// The word of the status, or the id of the grade.
    pub fn word(&self) -> &str {
        match self {
            Shown::Computed(status) => status.word(),
            Shown::Declared(rating) => &rating.grade,
        }
    }

    /// The grade; `None` where the status is computed.
    pub fn rating(&self) -> Option<&Rating> {
        match self {
            Shown::Computed(_) => None,
            Shown::Declared(rating) => Some(rating),
        }
    }

    /// The computed status; `None` where a grade is shown.
    pub fn status(&self) -> Option<Status> {
        match self {
            Shown::Computed(status) => Some(*status),
            Shown::Declared(_) => None,
        }
    }

    /// Whether it is a verdict on a promise, and which.
    pub fn verdict(&self) -> Option<PromiseGrade> {
        self.rating()?.verdict()
    }

    /// Whether it asks for attention or says trouble.
    pub fn is_behind(&self) -> bool {
        self.token().is_behind()
    }
}

/// The status that a project is shown with: the newest declared grade where there is nothing to
/// judge, or where the site lets declarations lead; else what is computed.
pub fn shown(known: &Project, judgement: &Judgement, settings: &Settings, t: Date) -> Shown {
    let leads = settings.leading == Leading::Declared || !has_to_judge(known, judgement, t);
    match known.declared.last().filter(|_| leads) {
        Some(declared) => Shown::Declared(Arc::clone(&declared.is)),
        None => Shown::Computed(judgement.status),
    }
}

/// Whether there is anything to judge by: a stage that decides, a milestone, an open indicator with
/// a target that is no input. One whose figures are only missing counts.
fn has_to_judge(known: &Project, judgement: &Judgement, t: Date) -> bool {
    matches!(judgement.reason, Reason::Stage { .. })
        || !known.milestones.is_empty()
        || known
            .indicators
            .iter()
            .any(|i| i.level != Some(Level::Input) && i.has_target() && is_open(i, t))
}

/// Whether the newest declaration is out of date on day `t`: older than three of its own rhythm and
/// 92 days. The rhythm is that of the days for which something was declared, from the second on;
/// one alone tells none, so that it is as old as `period`, by which the programme reports. A
/// verdict that a promise is kept, in part or not is final.
pub fn is_old(declared: &[Declared], period: Option<PeriodKind>, t: Date) -> bool {
    let days = || declared.iter().map(Declared::on);
    let Some(last) = declared.last() else {
        return false;
    };
    let (day, every) = (last.on(), rhythm::of_ratings(days(), period));
    !last.is.decides() && every.after(day, 3) < t && 92 < t.since(day)
}
