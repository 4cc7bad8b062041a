//! What is kept of a project at the end of an earlier period: a row of numbers.

use super::class::Class;
use super::indicator::IndicatorInsight;
use super::milestone::MilestoneInsight;
use super::project::ProjectInsight;
use super::shown::Shown;
use crate::base::Date;
use crate::model::Id;

/// One project at the end of an earlier period.
#[derive(Clone, Debug, PartialEq)]
pub struct PastProject {
    /// The project.
    pub id: Id,
    /// Its status as it was shown.
    pub shown: Shown,
    /// Its place among the five counts.
    pub class: Class,
    /// Progress of what decided, in shares of the way; `None` where undefined.
    pub progress: Option<f64>,
    /// How many of its milestones were met.
    pub met: usize,
    /// Its indicators, in the order written.
    pub indicators: Box<[PastIndicator]>,
    /// Which of them is the first headline, else the first of all; `None` without indicators.
    pub lead: Option<u16>,
}

/// One indicator at the end of an earlier period.
#[derive(Clone, Debug, PartialEq)]
pub struct PastIndicator {
    /// The indicator.
    pub id: Id,
    /// Its latest figure, in its unit; `None` without one.
    pub value: Option<f64>,
    /// The day that this figure is about; `None` together with it.
    pub on: Option<Date>,
    /// Its progress, in shares of the way; `None` where undefined.
    pub progress: Option<f64>,
    /// How many of its figures had words.
    pub notes: usize,
}

impl PastProject {
    /// What is kept of a project.
    pub fn new(of: &ProjectInsight) -> PastProject {
        let lead = of.indicators.iter().position(|i| i.counted);
        let first = (!of.indicators.is_empty()).then_some(0);
        PastProject {
            id: of.known.id.clone(),
            shown: of.shown.clone(),
            class: of.class,
            progress: of.progress.map(|p| p.value),
            met: met(of),
            indicators: of.indicators.iter().map(PastIndicator::new).collect(),
            lead: lead.or(first).map(|at| at as u16),
        }
    }

    /// The first headline, else the first indicator; `None` without any.
    pub fn lead(&self) -> Option<&PastIndicator> {
        self.lead.map(|at| &self.indicators[usize::from(at)])
    }

    /// The indicator with this id; `None` where it had none such.
    pub fn indicator(&self, id: &str) -> Option<&PastIndicator> {
        self.indicators.iter().find(|i| &*i.id == id)
    }
}

impl PastIndicator {
    fn new(of: &IndicatorInsight) -> PastIndicator {
        PastIndicator {
            id: of.indicator.id.clone(),
            value: of.actual.map(|a| a.value),
            on: of.actual.map(|a| a.on),
            progress: of.progress.map(|p| p.value),
            notes: notes(of),
        }
    }
}

/// How many milestones of a project are met.
pub fn met(of: &ProjectInsight) -> usize {
    let met = |m: &&MilestoneInsight| m.milestone.met.is_some();
    of.milestones.iter().filter(met).count()
}

/// How many figures of an indicator have words.
pub fn notes(of: &IndicatorInsight) -> usize {
    let figures = of.indicator.observations.iter();
    figures.filter(|o| o.note.is_some()).count()
}
