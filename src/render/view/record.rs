//! The record behind a project: evidence, changes, corrections, actions, feedback, photographs.

use super::super::page::GroupKind;
use super::super::{Here, say};
use super::site::group_name;
use super::{DateView, date};
use crate::derive::ProjectInsight;
use crate::model::project::Owner;
use crate::model::{ChangeValue, Field, IndicatorField, Photo};
use crate::theme::Arg;
use serde::Serialize;

/// A photograph.
#[derive(Debug, Serialize)]
pub struct PhotoView {
    /// Its address.
    pub src: String,
    /// What it shows.
    pub alt: String,
    /// Words under it.
    pub caption: Option<String>,
    /// Its licence.
    pub licence: Option<String>,
    /// Width in pixels.
    pub width: Option<usize>,
    /// Height in pixels.
    pub height: Option<usize>,
}

/// A photograph for a template.
pub fn photo(here: &Here<'_>, photo: &Photo) -> PhotoView {
    let size = here.all.images.get(photo.file.as_str());
    PhotoView {
        src: here.href_path(photo.file.as_str()),
        alt: photo.alt.get(here.lang).to_owned(),
        caption: photo.caption.as_ref().map(|c| c.get(here.lang).to_owned()),
        licence: photo.licence.as_ref().map(ToString::to_string),
        width: size.map(|s| s.0),
        height: size.map(|s| s.1),
    }
}

/// A piece of evidence.
#[derive(Debug, Serialize)]
pub struct EvidenceView {
    /// Its title.
    pub title: String,
    /// What it is.
    pub kind: String,
    /// Publisher, date, page.
    pub details: String,
    /// Where it is.
    pub href: Option<String>,
}

/// All evidence of a project.
pub fn evidence(here: &Here<'_>, of: &ProjectInsight) -> Vec<EvidenceView> {
    let words = here.words();
    let view = |e: &crate::model::Evidence| {
        let publisher = e.publisher.as_ref().map(|p| p.get(here.lang).to_owned());
        let day = e.date.map(|d| words.locale.partial(d, &words.say("unknown-date", &[])));
        let locator = e.locator.as_ref().map(|l| l.get(here.lang).to_owned());
        EvidenceView {
            title: e.title.get(here.lang).to_owned(),
            kind: words.say(&format!("evidence-{}", e.kind.word()), &[]),
            details: [publisher, day, locator].into_iter().flatten().collect::<Vec<_>>().join(&words.say("list-comma", &[])),
            href: e.file.as_ref().map(|f| here.href_path(f.as_str())).or_else(|| e.url.as_ref().map(ToString::to_string)),
        }
    };
    of.known.evidence.iter().map(view).collect()
}

/// A promise that moved.
#[derive(Debug, Serialize)]
pub struct ChangeView {
    /// When.
    pub date: DateView,
    /// What.
    pub field: String,
    /// What it was.
    pub from: String,
    /// What it became.
    pub to: String,
    /// Why.
    pub reason: String,
    /// Who decided it.
    pub decided_by: Option<String>,
}

/// All changes of a project, the newest first.
pub fn changes(here: &Here<'_>, of: &ProjectInsight) -> Vec<ChangeView> {
    let view = |c: &crate::model::Change| ChangeView {
        date: date(here, c.published),
        field: field(here, of, &c.field),
        from: value(here, of, &c.field, &c.from),
        to: value(here, of, &c.field, &c.to),
        reason: c.reason.get(here.lang).to_owned(),
        decided_by: c.decided_by.as_ref().map(|d| d.get(here.lang).to_owned()),
    };
    of.known.changes.iter().rev().map(view).collect()
}

fn field(here: &Here<'_>, of: &ProjectInsight, field: &Field) -> String {
    let words = here.words();
    match field {
        Field::Due => words.say("field-due", &[]),
        Field::Start => words.say("field-start", &[]),
        Field::Indicator(id, part) => {
            let part = match part {
                IndicatorField::Target => "target",
                IndicatorField::Baseline => "baseline",
                IndicatorField::Plan => "plan",
                IndicatorField::Shape => "shape",
                IndicatorField::Direction => "direction",
                IndicatorField::Accumulation => "accumulation",
                IndicatorField::Every => "every",
                IndicatorField::Definition => "definition",
            };
            let name = of.known.indicator(id).map_or_else(String::new, |i| i.name.get(here.lang).to_owned());
            words.say(
                "field-indicator",
                &[("name", Arg::Text(&name)), ("part", Arg::Text(&words.say(&format!("field-{part}"), &[])))],
            )
        }
    }
}

fn value(here: &Here<'_>, of: &ProjectInsight, field: &Field, value: &ChangeValue) -> String {
    let words = here.words();
    let indicator = match field {
        Field::Indicator(id, _) => of.indicators.iter().find(|i| i.indicator.id == *id),
        _ => None,
    };
    let amount = |v: f64| indicator.map_or_else(|| words.locale.number(v, 2), |i| say::amount(here, i, v));
    match value {
        ChangeValue::Date(day) => words.locale.partial(*day, &words.say("unknown-date", &[])),
        ChangeValue::Target(crate::model::Aim::Value(v), _) => amount(v.value()),
        ChangeValue::Target(crate::model::Aim::Range { low, high }, _) => {
            format!("{}–{}", amount(low.value()), amount(high.value()))
        }
        ChangeValue::Baseline(b, _) => amount(b.value.value()),
        ChangeValue::Plan(points) => {
            let said: Vec<String> = points
                .iter()
                .map(|p| format!("{} {}", words.locale.short_date(p.date), amount(p.value.value(0.0, 1.0))))
                .collect();
            said.join(&words.say("list-comma", &[]))
        }
        ChangeValue::Shape(shape) => shape.map_or("–", |s| s.word()).to_owned(),
        ChangeValue::Direction(direction) => direction.word().to_owned(),
        ChangeValue::Accumulation(accumulation) => accumulation.word().to_owned(),
        ChangeValue::Every(_) | ChangeValue::Unset => "–".to_owned(),
        ChangeValue::Text(text) => text.get(here.lang).to_owned(),
    }
}

/// A figure that was replaced.
#[derive(Debug, Serialize)]
pub struct CorrectionView {
    /// When.
    pub date: DateView,
    /// Revision or correction.
    pub kind: String,
    /// The indicator.
    pub indicator: String,
    /// The figure's day or period.
    pub about: String,
    /// What was published first.
    pub from: String,
    /// What it is now.
    pub to: String,
    /// Why.
    pub reason: String,
}

/// All corrections of a project, the newest first.
pub fn corrections(here: &Here<'_>, of: &ProjectInsight) -> Vec<CorrectionView> {
    let words = here.words();
    let view = |c: &crate::model::Correction| {
        let indicator = of.indicators.iter().find(|i| i.indicator.id == c.indicator)?;
        let about = match c.when {
            crate::model::When::Day(day) => words.locale.date(day),
            crate::model::When::Period(period) => words.locale.period(period),
        };
        Some(CorrectionView {
            date: date(here, c.published),
            kind: words.say(&format!("correction-{}", c.kind.word()), &[]),
            indicator: indicator.indicator.name.get(here.lang).to_owned(),
            about,
            from: say::amount(here, indicator, c.from.value()),
            to: c.to.as_ref().map_or_else(|| words.say("withdrawn", &[]), |v| say::amount(here, indicator, v.value())),
            reason: c.reason.get(here.lang).to_owned(),
        })
    };
    of.known.corrections.iter().rev().filter_map(view).collect()
}

/// A problem and what is done about it.
#[derive(Debug, Serialize)]
pub struct ActionView {
    /// What is to be done.
    pub text: String,
    /// Where it came from.
    pub from: String,
    /// When it was raised.
    pub raised: DateView,
    /// Who answers for it.
    pub owner: Option<String>,
    /// By when.
    pub due: Option<DateView>,
    /// When it was closed.
    pub closed: Option<DateView>,
    /// Whether it is open past its date.
    pub overdue: bool,
}

/// All actions of a project: open ones first, each by the day it was raised.
pub fn actions(here: &Here<'_>, of: &ProjectInsight) -> Vec<ActionView> {
    let t = here.all.insight.as_of;
    let mut actions: Vec<_> = of.known.actions.iter().collect();
    actions.sort_by_key(|a| (a.closed.is_some(), a.raised));
    let owner = |o: &Owner| match o {
        Owner::Department(id) => group_name(here, GroupKind::Department, id),
        Owner::Person(id) => group_name(here, GroupKind::Lead, id),
        Owner::Words(text) => text.get(here.lang).to_owned(),
    };
    let view = |a: &crate::model::Action| ActionView {
        text: a.text.get(here.lang).to_owned(),
        from: here.words().say(&format!("action-{}", a.from.word()), &[]),
        raised: date(here, a.raised),
        owner: a.owner.as_ref().map(owner),
        due: a.due.map(|d| date(here, d)),
        closed: a.closed.map(|d| date(here, d)),
        overdue: a.closed.is_none() && a.due.is_some_and(|due| due < t),
    };
    actions.into_iter().map(view).collect()
}

/// What residents said and what was answered.
#[derive(Debug, Serialize)]
pub struct FeedbackView {
    /// How it came in.
    pub channel: String,
    /// When.
    pub received: Option<DateView>,
    /// What was said.
    pub summary: String,
    /// What was answered.
    pub response: Option<String>,
    /// When.
    pub response_date: Option<DateView>,
}

/// All feedback of a project.
pub fn feedback(here: &Here<'_>, of: &ProjectInsight) -> Vec<FeedbackView> {
    let view = |f: &crate::model::Feedback| FeedbackView {
        channel: f.channel.get(here.lang).to_owned(),
        received: f.received.map(|d| date(here, d)),
        summary: f.summary.get(here.lang).to_owned(),
        response: f.response.as_ref().map(|r| r.get(here.lang).to_owned()),
        response_date: f.response_date.map(|d| date(here, d)),
    };
    of.known.feedback.iter().map(view).collect()
}
