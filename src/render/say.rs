//! What was computed, as sentences.

mod reason;

use super::Here;
use crate::derive::project::Deciding;
use crate::derive::{IndicatorInsight, ProjectInsight, Reason};
use crate::model::Status;
use crate::model::words::Kind;

pub use reason::reason;

/// The word of a status.
pub fn status(here: &Here<'_>, status: Status) -> String {
    here.words().say(&format!("status-{}", status.word()), &[])
}

/// A value with its unit; a yes or no in words.
pub fn amount(here: &Here<'_>, of: &IndicatorInsight, value: f64) -> String {
    if of.indicator.kind == Kind::YesNo {
        return here.words().say(if value < 1.0 { "answer-no" } else { "answer-yes" }, &[]);
    }
    here.words().amount(value, of.indicator.display_decimals(), &unit(here, of))
}

/// The unit of an indicator; empty where it has none.
pub fn unit(here: &Here<'_>, of: &IndicatorInsight) -> String {
    of.indicator.unit.as_ref().map_or_else(String::new, |u| u.get(here.lang).to_owned())
}

/// Why a project has its status, as one sentence.
pub fn project_reason(here: &Here<'_>, project: &ProjectInsight) -> String {
    let named = match (&project.deciding, &project.judgement.reason) {
        (Deciding::Indicator(id), _) | (_, Reason::Aside { indicator: id, .. }) => Some(id),
        _ => None,
    };
    let of = named.and_then(|id| project.indicators.iter().find(|i| i.indicator.id == *id));
    reason(here, &project.judgement.reason, of)
}
