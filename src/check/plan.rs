//! Plans: points between baseline and target, start and due. What is planned for a day in between
//! is computed elsewhere.

use crate::base::{Code, Date, PartialDate};
use crate::model::vocabulary::{Accumulation, Direction, Kind, Shape};
use crate::model::{Indicator, Milestone, PlanPoint, PlanValue};
use crate::yaml::{Node, Reader};

/// A map from day to number or share, by day; of a month, quarter or year the last day counts. What
/// cannot be read is left out and reported.
pub fn points(node: &Node, reader: &mut Reader) -> Vec<PlanPoint> {
    let mut points = Vec::new();
    for (key, value) in reader.entries(node, "a map from day to planned value") {
        let day = PartialDate::parse(&key.text, reader.begins).and_then(PartialDate::last);
        if day.is_none() {
            reader.bad_date(&key.text, key.span);
        }
        if let (Some(date), Some(value)) = (day, planned(value, reader)) {
            points.push(PlanPoint { date, value });
        }
    }
    points.sort_by_key(|p: &PlanPoint| p.date);
    points
}

/// A number, or a share of the way with `%` behind it.
fn planned(node: &Node, reader: &mut Reader) -> Option<PlanValue> {
    let share = node.as_str().and_then(|text| text.trim().strip_suffix('%'));
    let Some(share) = share else {
        return reader.number(node).map(PlanValue::Number);
    };
    let number = reader.number_text(share.trim(), node.span)?.value() / 100.0;
    if !(0.0..=1.0).contains(&number) {
        reader.error(
            Code::BadPlan,
            node.span,
            format!("`{share}%` is not a share of the way"),
            "use 0% to 100%",
        );
        return None;
    }
    Some(PlanValue::Share(number))
}

/// A plan must lead from the baseline to the target inside the span, without turning back; `start`
/// and `due` are `None` when unknown.
pub fn check(
    indicator: &Indicator,
    milestones: &[Milestone],
    start: Option<Date>,
    due: Option<Date>,
    reader: &mut Reader,
) {
    let span = indicator.place.0;
    let id = indicator.label();
    if indicator.shape == Some(Shape::Step) && indicator.plan.is_empty() {
        reader.error(
            Code::BadPlan,
            span,
            format!("the plan of `{id}` goes in steps without any"),
            "add `plan: {2021-06-30: 500}`",
        );
    }
    if indicator.shape == Some(Shape::ByMilestones) && milestones.is_empty() {
        reader.error(
            Code::BadPlan,
            span,
            format!("the plan of `{id}` follows milestones, and there are none"),
            "add `milestones`",
        );
    }
    if indicator.plan.is_empty() {
        return;
    }
    if indicator.kind == Kind::Percent
        && indicator
            .plan
            .iter()
            .any(|p| matches!(p.value, PlanValue::Share(_)))
    {
        let message = format!("`{id}` is a percentage, so `30%` in its plan can mean two things");
        return reader.error(
            Code::BadPlan,
            span,
            message,
            "write the planned percentage as a plain number",
        );
    }
    if let Some(judged) = JudgedBy::of(indicator) {
        let message = format!(
            "nothing is held against the `plan` of `{id}`: {}",
            judged.words()
        );
        reader
            .diags
            .push(Code::PlanUnused, span, message, "delete `plan`");
    }
    if indicator.accumulation == Accumulation::PerPeriod || !indicator.direction.is_limit() {
        check_points(indicator, start, due, reader);
    }
}

/// What an indicator is judged by in place of the points of a plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum JudgedBy {
    /// Whether a limit or a range is kept.
    Limit,
    /// A yes or no.
    Answer,
    /// The days and shares of its milestones.
    Milestones,
}

impl JudgedBy {
    /// What judges an indicator in place of a plan; `None` where the points of a plan count.
    pub fn of(indicator: &Indicator) -> Option<JudgedBy> {
        match indicator.shape {
            _ if indicator.kind == Kind::YesNo => Some(JudgedBy::Answer),
            _ if indicator.direction.is_limit() => Some(JudgedBy::Limit),
            Some(Shape::ByMilestones) => Some(JudgedBy::Milestones),
            _ => None,
        }
    }

    /// Why a plan would do nothing, as the end of a message.
    pub fn words(self) -> &'static str {
        match self {
            JudgedBy::Limit => "a limit is judged by whether it is kept",
            JudgedBy::Answer => "a yes or no has no way to go",
            JudgedBy::Milestones => "it follows its milestones",
        }
    }
}

fn check_points(
    indicator: &Indicator,
    start: Option<Date>,
    due: Option<Date>,
    reader: &mut Reader,
) {
    let (span, id) = (indicator.place.0, indicator.label());
    if indicator.target.is_none() || indicator.target_value().is_none() {
        return reader.error(
            Code::BadPlan,
            span,
            format!("`{id}` has a plan without a target"),
            "add `target`",
        );
    }
    let (Some(from), Some(to)) = (indicator.start_value(), indicator.target_value()) else {
        return;
    };
    let due = indicator
        .target
        .as_ref()
        .and_then(|t| t.date)
        .and_then(PartialDate::last)
        .or(due);
    let sign = if indicator.direction == Direction::Decrease || to < from {
        -1.0
    } else {
        1.0
    };
    let mut last = from;
    for point in &indicator.plan {
        let value = point.value.value(from, to);
        let early = start
            .filter(|start| point.date < *start)
            .map(|start| format!("before the start on {start}"));
        let late = due
            .filter(|due| *due < point.date)
            .map(|due| format!("after the due date {due}"));
        if let Some(outside) = early.or(late) {
            let message = format!(
                "the plan of `{id}` has a point on {}, {outside}",
                point.date
            );
            reader.error(
                Code::BadPlan,
                span,
                message,
                "give it a day in between; start and due are implied",
            );
        }
        if (value - from) * sign < 0.0 || (to - value) * sign < 0.0 {
            let message = format!(
                "the plan of `{id}` says {value} for {}, outside {from} to {to}",
                point.date
            );
            reader.error(
                Code::BadPlan,
                span,
                message,
                "keep the plan between baseline and target",
            );
        } else if (value - last) * sign < 0.0 {
            let message = format!("the plan of `{id}` turns back on {}", point.date);
            reader.error(
                Code::BadPlan,
                span,
                message,
                "each planned value must be at least as near to the target as the one before",
            );
        }
        last = value;
    }
}
