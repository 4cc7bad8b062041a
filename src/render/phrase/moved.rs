//! What moved in words: the name of a field, and its value before and after.

use crate::base::Date;
use crate::derive::{IndicatorInsight, ProjectInsight};
use crate::model::{
    Aim, ChangeValue, Field, GroupKind, Id, PlanPoint, ProjectField, Tolerance, When,
};
use crate::render::context::PageContext;
use crate::render::phrase::group::{self, group_name};
use crate::render::phrase::{cadence, money, part, say};
use crate::theme::Arg;
use std::collections::BTreeMap;

/// What stands for no value at all, the same in every language.
const NOTHING: &str = "–";

/// The name of a field of a project: with the indicator, milestone, action or day that it belongs
/// to; that name is empty where the project no longer has it.
pub fn field(here: &PageContext<'_>, of: &ProjectInsight, field: &Field) -> String {
    let words = here.words();
    let say = |key: &str| words.say(&format!("field-{key}"), &[]);
    let pair = |name: &str, part: String| {
        words.say(
            "field-indicator",
            &[("name", Arg::Text(name)), ("part", Arg::Text(&part))],
        )
    };
    let indicator = |id: &str| {
        of.known
            .indicator(id)
            .map_or_else(String::new, |i| i.name.get(here.lang).to_owned())
    };
    match field {
        Field::Due => say("due"),
        Field::Start => say("start"),
        Field::Indicator(id, part) => pair(&indicator(id), say(part.word())),
        Field::Part(id, slice, field) => {
            let of = of.known.indicator(id);
            let name = of.map_or_else(String::new, |i| part::of_indicator(here, i, slice));
            pair(&name, say(field.word()))
        }
        Field::Project(ProjectField::Provenance) => say("provenance"),
        Field::Project(ProjectField::Focus) => words.say("term-focus", &[]),
        Field::Project(ProjectField::Batch) => words.say("term-batch", &[]),
        Field::Project(ProjectField::Places) => words.say("term-place", &[]),
        Field::Groups(_, kind) => words.say(&format!("term-{kind}"), &[]),
        Field::Milestone(id, part) => {
            let found = of.known.milestones.iter().find(|m| m.id == *id);
            pair(
                found.map_or("", |m| m.name.get(here.lang)),
                say(part.word()),
            )
        }
        Field::Stage(day) => pair(&words.locale.date(*day), say("evidence")),
        Field::Action(id, part) => {
            let found = of.known.actions.iter().find(|a| a.id == *id);
            pair(
                found.map_or("", |a| a.text.get(here.lang)),
                say(part.word()),
            )
        }
        Field::Figure(id, slice, when, field) => {
            let of_part = of.known.indicator(id).filter(|_| !slice.is_whole());
            let name =
                of_part.map_or_else(|| indicator(id), |i| part::of_indicator(here, i, slice));
            pair(
                &format!("{name} {}", self::when(here, of, id, *when)),
                say(field.word()),
            )
        }
        Field::Budget => say("budget"),
        Field::Money(part, day) => pair(&words.locale.date(*day), say(part.word())),
        Field::Site(_) => rule(here, field),
    }
}

/// The name of a rule of the site, found by the path of its field in the configuration.
pub fn rule(here: &PageContext<'_>, field: &Field) -> String {
    here.words().say(
        &format!("rule-{}", field.path().replace(['.', '_'], "-")),
        &[],
    )
}

/// A value before or after, in words with its unit; a dash where there was none. `of` is the
/// project, there for all but the rules of the site.
///
/// Without its indicator a number has at most two decimals and no unit.
pub fn value(
    here: &PageContext<'_>,
    of: Option<&ProjectInsight>,
    field: &Field,
    value: &ChangeValue,
) -> String {
    let words = here.words();
    let indicator = of.and_then(|of| self::indicator(of, field));
    let amount =
        |v: f64| indicator.map_or_else(|| words.locale.number(v, 2), |i| say::amount(here, i, v));
    let day = |day: &Date| words.locale.date(*day);
    let word = |kind: &str, word: &str| words.say(&format!("{kind}-{word}"), &[]);
    match value {
        ChangeValue::Date(day) => words.locale.partial(*day, &words.say("unknown-date", &[])),
        ChangeValue::Target(Aim::Value(v), _) => amount(v.value()),
        ChangeValue::Target(Aim::Range { low, high }, _) => {
            format!("{}–{}", amount(low.value()), amount(high.value()))
        }
        ChangeValue::Baseline(b, _) => amount(b.value.value()),
        ChangeValue::Plan(_) => plan(here, indicator, value),
        ChangeValue::Shape(shape) => word("shape", shape.map_or("none", |s| s.word())),
        ChangeValue::Direction(direction) => word("direction", direction.word()),
        ChangeValue::Accumulation(accumulation) => word("accumulation", accumulation.word()),
        ChangeValue::Every(every) | ChangeValue::Duty(Some(every)) => {
            cadence::interval(here, *every)
        }
        ChangeValue::Duty(None) => NOTHING.to_owned(),
        ChangeValue::Text(text) => text.get(here.lang).to_owned(),
        ChangeValue::Truth(is) => word("moved", if *is { "yes" } else { "no" }),
        ChangeValue::Level(level) => {
            level.map_or_else(|| NOTHING.to_owned(), |l| word("level", l.word()))
        }
        ChangeValue::Day(on) => on.as_ref().map_or_else(|| NOTHING.to_owned(), day),
        ChangeValue::Tolerance(of) => {
            // No tolerance of its own means that of the site, which is told in words, not in
            // numbers: it may move too.
            if of.is_none() {
                word("moved", "as-site")
            } else {
                tolerance(here, of.over(here.settings().tolerance))
            }
        }
        ChangeValue::Provenance(is) => word("provenance", is.word()),
        ChangeValue::Ids(ids) => self::ids(here, of, field, ids),
        ChangeValue::Share(share) => words.locale.number(*share, 2),
        ChangeValue::Flag(flag) => word("flag", flag.word()),
        ChangeValue::Owner(owner) => owner
            .as_ref()
            .map_or_else(|| NOTHING.to_owned(), |o| group::owner(here, o)),
        ChangeValue::Amount(amount) => match (amount, of) {
            (None, _) => NOTHING.to_owned(),
            (Some(amount), Some(of)) => money::amount(here, of, amount),
            (Some(amount), None) => words.locale.number(amount.value(), amount.decimals()),
        },
        ChangeValue::Stretches(days) => listed(
            here,
            days.iter().map(|(a, b)| {
                if a == b {
                    day(a)
                } else {
                    format!("{}–{}", day(a), day(b))
                }
            }),
        ),
        ChangeValue::Period(kind) => kind.map_or_else(
            || NOTHING.to_owned(),
            |kind| words.say("period-of-site", &[("kind", Arg::Text(kind.word()))]),
        ),
        ChangeValue::Months(months) => listed(here, months.iter().map(ToString::to_string)),
        ChangeValue::Days(days) => days.to_string(),
        ChangeValue::Unset => NOTHING.to_owned(),
    }
}

fn plan(
    here: &PageContext<'_>,
    indicator: Option<&IndicatorInsight>,
    value: &ChangeValue,
) -> String {
    let ChangeValue::Plan(points) = value else {
        return NOTHING.to_owned();
    };
    if points.is_empty() {
        return NOTHING.to_owned();
    }
    let words = here.words();
    let said = amounts(here, indicator, points).map(|(day, amount)| {
        let day = words.locale.date_near(day, here.insight.as_of);
        format!("{day} {amount}")
    });
    said.collect::<Vec<_>>().join(&words.say("list-comma", &[]))
}

/// What a plan asks for on each of its days, in words; empty for any other value.
pub fn plan_points(
    here: &PageContext<'_>,
    of: &ProjectInsight,
    field: &Field,
    value: &ChangeValue,
) -> BTreeMap<Date, String> {
    match value {
        ChangeValue::Plan(points) => amounts(here, indicator(of, field), points).collect(),
        _ => BTreeMap::new(),
    }
}

/// The indicator that a field belongs to.
fn indicator<'p>(of: &'p ProjectInsight, field: &Field) -> Option<&'p IndicatorInsight> {
    let (Field::Indicator(id, _) | Field::Part(id, ..)) = field else {
        return None;
    };
    of.indicators.iter().find(|i| i.indicator.id == *id)
}

fn amounts<'p>(
    here: &'p PageContext<'_>,
    indicator: Option<&'p IndicatorInsight>,
    points: &'p [PlanPoint],
) -> impl Iterator<Item = (Date, String)> + 'p {
    // Without both ends of the way a share of it is told as the share itself.
    let ends = indicator
        .and_then(|i| i.indicator.start_value().zip(i.indicator.target_value()))
        .unwrap_or((0.0, 1.0));
    points.iter().map(move |p| {
        let v = p.value.value(ends.0, ends.1);
        let amount = indicator.map(|i| say::amount(here, i, v));
        let amount = amount.unwrap_or_else(|| here.words().locale.number(v, 2));
        (p.date, amount)
    })
}

fn tolerance(here: &PageContext<'_>, of: Tolerance) -> String {
    let (share, behind) = (
        here.words().locale.percent(of.share),
        here.words().locale.percent(of.behind),
    );
    let days = Arg::Count(of.days.max(0) as usize);
    here.words().say(
        "moved-tolerance",
        &[
            ("days", days),
            ("share", Arg::Text(&share)),
            ("behind", Arg::Text(&behind)),
        ],
    )
}

/// Names of groups, titles of evidence; an id without a title stands for itself.
fn ids(here: &PageContext<'_>, of: Option<&ProjectInsight>, field: &Field, ids: &[Id]) -> String {
    let kind = match field {
        Field::Project(ProjectField::Focus) => Some(GroupKind::Focus),
        Field::Project(ProjectField::Batch) => Some(GroupKind::Batch),
        Field::Project(ProjectField::Places) => Some(GroupKind::Place),
        Field::Groups(at, _) => Some(GroupKind::Own(*at)),
        _ => None,
    };
    let title = |id: &Id| {
        of.and_then(|of| of.known.evidence(id))
            .map_or(id.to_string(), |e| e.title.get(here.lang).to_owned())
    };
    listed(
        here,
        ids.iter()
            .map(|id| kind.map_or_else(|| title(id), |kind| group_name(here, kind, id))),
    )
}

/// The items of a list in their order; a dash where there are none.
pub fn listed(here: &PageContext<'_>, items: impl Iterator<Item = String>) -> String {
    let items: Vec<String> = items.collect();
    if items.is_empty() {
        NOTHING.to_owned()
    } else {
        items.join(&here.words().say("list-comma", &[]))
    }
}

/// The day or the period of a figure in words, as exactly as it was said.
pub fn when(here: &PageContext<'_>, of: &ProjectInsight, indicator: &Id, when: When) -> String {
    let found = of.known.indicator(indicator);
    here.words()
        .locale
        .partial(found.map_or(when.into(), |i| i.figure_date(when.day())), "")
}
