//! Changes and corrections: the way back from the present value to the first published one.

use super::observation::Series;
use super::{indicator, plan, refs};
use crate::base::{Code, Lang, PartialDate, Span};
use crate::model::words::{Kind, Shape};
use crate::model::{Aim, Change, ChangeValue, Correction, Evidence, Field, Indicator, IndicatorField, OwnDate, Place, PlanPoint};
use crate::yaml::{Key, Node, Reader, Value};
use std::borrow::Cow;
use std::collections::BTreeMap;

/// The list `changes`, by publication.
pub fn changes(node: Option<&Node>, indicators: &[Indicator], proof: &[Evidence], reader: &mut Reader) -> Vec<Change> {
    let items = node.map_or(&[][..], |n| reader.list(n));
    let mut changes: Vec<Change> = items.iter().filter_map(|item| change(item, indicators, proof, reader)).collect();
    changes.sort_by_key(|c| c.published);
    changes
}

fn change(node: &Node, indicators: &[Indicator], proof: &[Evidence], reader: &mut Reader) -> Option<Change> {
    let mut fields = reader.fields(node, "a map with `published`, `field`, `from` and `to`")?;
    let place = Place(fields.head());
    let published = fields.require("published", "this change", "2021-10-15", reader.diags).and_then(|n| reader.date(n));
    let field = fields
        .require("field", "this change", "indicators.homes.target", reader.diags)
        .and_then(|n| field(n, indicators, reader));
    let from = fields.require("from", "this change", "2300", reader.diags);
    let to = fields.require("to", "this change", "1500", reader.diags);
    let reason = fields.require("reason", "this change", "why it moved", reader.diags).and_then(|n| reader.text(n));
    let kind = fields.require("kind", "this change", "target", reader.diags).and_then(|n| reader.word(n));
    let decided_by = fields.take("decided_by").and_then(|n| reader.text(n));
    let evidence = refs::known(fields.take("evidence"), "evidence", proof.iter().map(|e| &*e.id), reader);
    fields.finish(reader.diags);
    let field = field?;
    let from = from.and_then(|n| value(&field, n, indicators, reader))?;
    let to = to.and_then(|n| value(&field, n, indicators, reader))?;
    Some(Change { published: published?, field, from, to, reason: reason?, kind: kind?, decided_by, evidence, place })
}

/// `due`, `start`, `indicators.homes.target`, or `target` in the short form.
fn field(node: &Node, indicators: &[Indicator], reader: &mut Reader) -> Option<Field> {
    let path = reader.exact(node, "the path of a field")?;
    let named = IndicatorField::from_word;
    match path.split('.').collect::<Vec<_>>().as_slice() {
        ["due"] => Some(Field::Due),
        ["start"] => Some(Field::Start),
        [name] if named(name).is_some() && indicators.iter().any(|i| &*i.id == "main") => {
            named(name).map(|f| Field::Indicator("main".into(), f))
        }
        ["indicators", id, name] if named(name).is_some() => {
            let found = indicators.iter().find(|i| &*i.id == *id);
            if found.is_none() {
                refs::unknown(id, "indicator", indicators.iter().map(|i| &*i.id), node.span, reader);
            }
            Some(Field::Indicator(found?.id.clone(), named(name)?))
        }
        _ => {
            let hint = "use `due`, `start`, or `indicators.ID.target` (also baseline, plan, shape, direction, accumulation, every, definition)";
            reader.error(Code::BadWord, node.span, format!("`{path}` is not a field that can change"), hint);
            None
        }
    }
}

fn value(field: &Field, node: &Node, indicators: &[Indicator], reader: &mut Reader) -> Option<ChangeValue> {
    let Field::Indicator(id, part) = field else { return reader.partial(node).map(ChangeValue::Date) };
    let kind = indicators.iter().find(|i| i.id == *id).map_or(Kind::Count, |i| i.kind);
    match part {
        IndicatorField::Target | IndicatorField::Baseline if node.as_str() == Some("none") => Some(ChangeValue::Unset),
        IndicatorField::Target => {
            let (node, none) = without_date(node);
            indicator::target(&node, kind, reader).map(|t| ChangeValue::Target(t.aim, own(t.date, none)))
        }
        IndicatorField::Baseline => {
            let (node, none) = without_date(node);
            indicator::baseline(&node, kind, reader).map(|b| ChangeValue::Baseline(b.clone(), own(b.date, none)))
        }
        IndicatorField::Plan => Some(ChangeValue::Plan(plan::points(node, reader))),
        IndicatorField::Shape if node.as_str() == Some("none") => Some(ChangeValue::Shape(None)),
        IndicatorField::Shape => reader.word::<Shape>(node).map(|s| ChangeValue::Shape(Some(s))),
        IndicatorField::Direction => reader.word(node).map(ChangeValue::Direction),
        IndicatorField::Accumulation => reader.word(node).map(ChangeValue::Accumulation),
        IndicatorField::Every => crate::config::every(node, reader).map(ChangeValue::Every),
        IndicatorField::Definition => reader.text(node).map(ChangeValue::Text),
    }
}

/// A target or baseline with `date: none` taken out of it, and whether it was there.
fn without_date(node: &Node) -> (Cow<'_, Node>, bool) {
    let is_none = |(key, value): &(Key, Node)| &*key.text == "date" && value.as_str() == Some("none");
    match &node.value {
        Value::Map(entries) if entries.iter().any(is_none) => {
            let rest = entries.iter().filter(|entry| !is_none(entry)).cloned().collect();
            (Cow::Owned(Node { value: Value::Map(rest), ..*node }), true)
        }
        _ => (Cow::Borrowed(node), false),
    }
}

fn own(date: Option<PartialDate>, none: bool) -> OwnDate {
    if none { OwnDate::None } else { date.map_or(OwnDate::Kept, OwnDate::On) }
}

/// What the file holds now, to be compared with the last `to`.
fn present(field: &Field, start: PartialDate, due: PartialDate, indicators: &[Indicator]) -> Option<ChangeValue> {
    let Field::Indicator(id, part) = field else {
        return Some(ChangeValue::Date(if *field == Field::Due { due } else { start }));
    };
    let indicator = indicators.iter().find(|i| i.id == *id)?;
    match part {
        IndicatorField::Target => {
            Some(indicator.target.as_ref().map_or(ChangeValue::Unset, |t| ChangeValue::Target(t.aim.clone(), own(t.date, false))))
        }
        IndicatorField::Baseline => {
            Some(indicator.baseline.clone().map_or(ChangeValue::Unset, |b| ChangeValue::Baseline(b.clone(), own(b.date, false))))
        }
        IndicatorField::Plan => Some(ChangeValue::Plan(indicator.plan.clone())),
        IndicatorField::Shape => Some(ChangeValue::Shape(indicator.shape)),
        IndicatorField::Direction => Some(ChangeValue::Direction(indicator.direction)),
        IndicatorField::Accumulation => Some(ChangeValue::Accumulation(indicator.accumulation)),
        IndicatorField::Every => indicator.every.map(ChangeValue::Every),
        IndicatorField::Definition => indicator.definition.clone().map(ChangeValue::Text),
    }
}

/// Each `to` must be the next `from`, and the last one what the file holds.
pub fn check_chains(changes: &[Change], start: PartialDate, due: PartialDate, indicators: &[Indicator], reader: &mut Reader) {
    let mut last: BTreeMap<&Field, &Change> = BTreeMap::new();
    for change in changes {
        if let Some(before) = last.insert(&change.field, change).filter(|before| !agree(&before.to, &change.from)) {
            let message =
                format!("this change of `{}` does not begin where the one of {} ended", change.field.path(), before.published);
            let other = (before.place.0, "the earlier change".to_owned());
            reader.diags.push_two(Code::BrokenChange, change.place.0, message, "make `from` the earlier `to`", other);
        }
    }
    for (field, change) in last {
        if !present(field, start, due, indicators).is_some_and(|now| agree(&change.to, &now)) {
            let message = format!("the last change of `{}` does not lead to what the file holds", field.path());
            reader.error(Code::BrokenChange, change.place.0, message, "put the new value into the field itself as well");
        }
    }
}

/// Whether two values are one, numbers compared by value and parts that were not written left out.
fn agree(a: &ChangeValue, b: &ChangeValue) -> bool {
    let plan = |points: &[PlanPoint]| points.iter().map(|p| (p.date, p.value.value(0.0, 1.0))).collect::<Vec<_>>();
    match (a, b) {
        (ChangeValue::Target(a, on), ChangeValue::Target(b, at)) => same_aim(a, b) && same_date(*on, *at),
        (ChangeValue::Baseline(a, on), ChangeValue::Baseline(b, at)) => a.value.value() == b.value.value() && same_date(*on, *at),
        (ChangeValue::Plan(a), ChangeValue::Plan(b)) => plan(a) == plan(b),
        // A translation that one of the two does not have says nothing.
        (ChangeValue::Text(a), ChangeValue::Text(b)) => {
            a.versions().all(|(lang, words)| !b.has(lang) || b.get(lang) == words)
                && a.words(Lang::DEFAULT) == b.words(Lang::DEFAULT)
        }
        _ => a == b,
    }
}

fn same_date(a: OwnDate, b: OwnDate) -> bool {
    a == OwnDate::Kept || b == OwnDate::Kept || a == b
}

fn same_aim(a: &Aim, b: &Aim) -> bool {
    match (a, b) {
        (Aim::Value(a), Aim::Value(b)) => a.value() == b.value(),
        (Aim::Range { low, high }, Aim::Range { low: l, high: h }) => low.value() == l.value() && high.value() == h.value(),
        _ => false,
    }
}

/// The list `corrections`, by publication.
pub fn corrections(node: Option<&Node>, indicators: &[Indicator], proof: &[Evidence], reader: &mut Reader) -> Vec<Correction> {
    let items = node.map_or(&[][..], |n| reader.list(n));
    let mut corrections: Vec<Correction> = items.iter().filter_map(|item| correction(item, indicators, proof, reader)).collect();
    corrections.sort_by_key(|c| c.published);
    corrections
}

fn correction(node: &Node, indicators: &[Indicator], proof: &[Evidence], reader: &mut Reader) -> Option<Correction> {
    let mut fields = reader.fields(node, "a map with `indicator`, `date`, `from` and `to`")?;
    let place = Place(fields.head());
    let published = fields.require("published", "this correction", "2021-10-15", reader.diags).and_then(|n| reader.date(n));
    let indicator = fields.require("indicator", "this correction", "homes", reader.diags);
    let indicator = indicator.and_then(|n| refs::one(n, "indicator", indicators.iter().map(|i| &*i.id), reader));
    let of = indicators.iter().find(|i| Some(&i.id) == indicator.as_ref());
    let date = fields.require("date", "this correction", "2021-08-31", reader.diags);
    let when = date.zip(of).and_then(|(node, of)| {
        let series = Series { accumulation: of.accumulation, kind: of.kind, proof };
        series.when(reader.exact(node, "a date")?, node.span, reader)
    });
    let from = fields.require("from", "this correction", "820", reader.diags).and_then(|n| reader.number(n));
    let to = fields.require("to", "this correction", "802", reader.diags);
    let to = to.map(|n| if n.as_str() == Some("withdrawn") { Some(None) } else { reader.number(n).map(Some) });
    let reason = fields.require("reason", "this correction", "why it changed", reader.diags).and_then(|n| reader.text(n));
    let kind = fields.require("kind", "this correction", "correction", reader.diags).and_then(|n| reader.word(n));
    let evidence = refs::known(fields.take("evidence"), "evidence", proof.iter().map(|e| &*e.id), reader);
    fields.finish(reader.diags);
    Some(Correction {
        published: published?,
        indicator: indicator?,
        when: when?,
        from: from?,
        to: to??,
        reason: reason?,
        kind: kind?,
        evidence,
        place,
    })
}

/// Each correction must begin with the figure that stood there.
pub fn check_corrections(corrections: &[Correction], indicators: &[Indicator], reader: &mut Reader) {
    for (at, correction) in corrections.iter().enumerate() {
        let span: Span = correction.place.0;
        let figures = indicators.iter().filter(|i| i.id == correction.indicator).flat_map(|i| &i.observations);
        let Some(figure) = figures.clone().find(|o| o.when == correction.when) else {
            let message = format!("`{}` has no figure for {}", correction.indicator, correction.when);
            let hint = "keep the figure as it was first published; the correction replaces it";
            reader.error(Code::BrokenCorrection, span, message, hint);
            continue;
        };
        let earlier = corrections[..at].iter().rfind(|c| c.indicator == correction.indicator && c.when == correction.when);
        let stood = earlier.map_or(figure.value.as_ref(), |c| c.to.as_ref());
        if stood.map(|v| v.value()) != Some(correction.from.value()) {
            let stood = stood.map_or_else(|| "nothing".to_owned(), |v| v.to_string());
            let message = format!("the figure for {} was {stood}, not {}", correction.when, correction.from);
            let hint = "keep the figure as it was first published, and make `from` that figure";
            reader.diags.push_two(Code::BrokenCorrection, span, message, hint, (figure.place.0, "the figure".to_owned()));
        }
    }
}
