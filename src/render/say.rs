//! What was computed, as sentences.

use super::Here;
use crate::base::Date;
use crate::derive::project::Deciding;
use crate::derive::{Cause, IndicatorInsight, ProjectInsight, Reason};
use crate::model::Status;
use crate::theme::Arg;

/// Days as a reader counts them: whole, rounded up, so that half a day late is not none.
fn whole(days: f64) -> usize {
    (days.abs() - 1e-9).ceil().max(0.0) as usize
}

/// The word of a status.
pub fn status(here: &Here<'_>, status: Status) -> String {
    here.words().say(&format!("status-{}", status.word()), &[])
}

/// A value with its unit.
pub fn amount(here: &Here<'_>, of: &IndicatorInsight, value: f64) -> String {
    here.words().amount(value, of.indicator.display_decimals(), &unit(here, of))
}

/// The unit of an indicator; empty where it has none.
pub fn unit(here: &Here<'_>, of: &IndicatorInsight) -> String {
    of.indicator.unit.as_ref().map_or_else(String::new, |u| u.get(here.lang).to_owned())
}

/// Why a project has its status, as one sentence.
pub fn project_reason(here: &Here<'_>, project: &ProjectInsight) -> String {
    let of = match &project.deciding {
        Deciding::Indicator(id) => project.indicators.iter().find(|i| i.indicator.id == *id),
        _ => None,
    };
    reason(here, &project.judgement.reason, of)
}

/// Why a status is what it is, as one sentence; one arm a reason, so that it stays one piece. `of` is the indicator that its numbers belong to.
pub fn reason(here: &Here<'_>, reason: &Reason, of: Option<&IndicatorInsight>) -> String {
    let words = here.words();
    let value = |v: f64| of.map_or_else(|| words.locale.number(v, 2), |i| amount(here, i, v));
    let date = |day: Date| words.locale.date(day);
    let short = |day: Date| words.locale.short_date(day);
    match reason {
        Reason::Stage { stage, since, why } => {
            let stage = words.say(&format!("stage-{}", stage.word()), &[]);
            let since = since.map_or_else(String::new, date);
            let why = why.as_ref().map_or_else(String::new, |w| w.get(here.lang).to_owned());
            let key = if why.is_empty() { "reason-stage" } else { "reason-stage-why" };
            words.say(key, &[("stage", Arg::Text(&stage)), ("since", Arg::Text(&since)), ("why", Arg::Text(&why))])
        }
        Reason::TargetMet { actual, on } => {
            words.say("reason-target-met", &[("actual", Arg::Text(&value(*actual))), ("date", Arg::Text(&date(*on)))])
        }
        Reason::Awaiting { due, until } => {
            words.say("reason-awaiting", &[("due", Arg::Text(&date(*due))), ("until", Arg::Text(&date(*until)))])
        }
        Reason::Overdue { due, actual } => {
            let actual = actual.map(value);
            let key = if actual.is_some() { "reason-overdue" } else { "reason-overdue-no-figure" };
            words.say(key, &[("due", Arg::Text(&date(*due))), ("actual", Arg::Text(actual.as_deref().unwrap_or("")))])
        }
        Reason::NotStarted { start } => words.say("reason-not-started", &[("date", Arg::Text(&date(*start)))]),
        Reason::NoData => words.say("reason-no-data", &[]),
        Reason::Worse { actual, on, start } => words.say(
            "reason-worse",
            &[("actual", Arg::Text(&value(*actual))), ("date", Arg::Text(&short(*on))), ("start", Arg::Text(&value(*start)))],
        ),
        Reason::Ongoing => words.say("reason-ongoing", &[]),
        Reason::Plan { on, planned, actual, days, allowed, .. } => {
            let key = match () {
                () if days.abs() < 0.5 => "reason-plan-even",
                () if *days > 0.0 => "reason-plan-ahead",
                () => "reason-plan-behind",
            };
            let args = [
                ("date", Arg::Text(&short(*on))),
                ("planned", Arg::Text(&value(*planned))),
                ("actual", Arg::Text(&value(*actual))),
                ("days", Arg::Count(days.abs().round() as usize)),
                ("allowed", Arg::Count(*allowed as usize)),
            ];
            words.say(key, &args)
        }
        Reason::Early { elapsed } => words.say("reason-early", &[("elapsed", Arg::Text(&words.locale.percent(*elapsed)))]),
        Reason::Pace { on, actual, late, allowed } => {
            let key = match late {
                None => "reason-pace-still",
                Some(late) if *late > 0.5 => "reason-pace-late",
                Some(_) => "reason-pace-fine",
            };
            let days = late.map_or(0, whole);
            words.say(
                key,
                &[
                    ("date", Arg::Text(&short(*on))),
                    ("actual", Arg::Text(&value(*actual))),
                    ("days", Arg::Count(days)),
                    ("allowed", Arg::Count(*allowed as usize)),
                ],
            )
        }
        Reason::Limit { on, actual, kept, nearer } => {
            let key = match (kept, nearer) {
                (true, _) => "reason-limit-kept",
                (false, true) => "reason-limit-nearer",
                (false, false) => "reason-limit-broken",
            };
            words.say(key, &[("date", Arg::Text(&short(*on))), ("actual", Arg::Text(&value(*actual)))])
        }
        Reason::Unrated(cause) => words.say(cause_key(*cause), &[]),
        Reason::Silent { last, since } => {
            words.say("reason-silent", &[("date", Arg::Text(&date(*since))), ("last", Arg::Text(&status(here, *last)))])
        }
        Reason::Milestone { name, due } => {
            words.say("reason-milestone", &[("name", Arg::Text(name.get(here.lang))), ("due", Arg::Text(&date(*due)))])
        }
        Reason::Milestones { met, of } => words.say("reason-milestones", &[("met", Arg::Count(*met)), ("of", Arg::Count(*of))]),
    }
}

fn cause_key(cause: Cause) -> &'static str {
    match cause {
        Cause::Closed => "cause-closed",
        Cause::Words => "cause-words",
        Cause::NoTarget => "cause-no-target",
        Cause::NoDates => "cause-no-dates",
        Cause::NoBaseline => "cause-no-baseline",
        Cause::TooSoon => "cause-too-soon",
        Cause::Bound => "cause-bound",
        Cause::OneFigure => "cause-one-figure",
    }
}
