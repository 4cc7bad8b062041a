//! Changes and corrections: the way back from the present value to the first published one.

use super::observation::{Series, Unit};
use super::parts::Dimensions;
use super::{action, indicator, plan, refs};
use crate::base::number::Notation;
use crate::base::{Code, Date, Lang, PartialDate, Span};
use crate::config::{self, Entry, entry};
use crate::model::vocabulary::{Kind, Shape};
use crate::model::{
    ActionField, Aim, Change, ChangeValue, Correction, Evidence, Field, FigureField, Id, InFile,
    Indicator, IndicatorField, MilestoneField, MoneyField, Observation, OwnDate, OwnTolerance,
    PartField, PlanPoint, Project, ProjectField, Settings, Slice, When,
};
use crate::reference;
use crate::yaml::{Key, Node, Reader, Value};
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::Arc;

/// What the paths and values of changes refer to: what the project holds now.
#[derive(Clone, Copy)]
pub struct Scope<'a> {
    /// The site's lists.
    pub settings: &'a Settings,
    /// The project's indicators.
    pub indicators: &'a [Arc<Indicator>],
    /// The project's evidence.
    pub proof: &'a [Evidence],
}

/// The list `changes`, by publication, entries of one day as written; those that cannot be read are
/// left out and reported.
pub fn changes(node: Option<&Node>, scope: Scope<'_>, reader: &mut Reader) -> Vec<Change> {
    let items = node.map_or(&[][..], |n| reader.list(n));
    let mut changes: Vec<Change> = items
        .iter()
        .filter_map(|item| change(item, scope, reader))
        .collect();
    changes.sort_by_key(|c| c.published);
    changes
}

fn change(node: &Node, scope: Scope<'_>, reader: &mut Reader) -> Option<Change> {
    let Entry {
        published,
        field: path,
        from,
        to,
        reason,
        kind,
        decided_by,
        evidence,
        place,
    } = entry(node, &reference::CHANGE, "indicators.homes.target", reader)?;
    let evidence = refs::known(
        evidence,
        "evidence",
        scope.proof.iter().map(|e| &*e.id),
        reader,
    );
    let field = scope.field(path, reader)?;
    let from = from.and_then(|n| scope.value(&field, n, reader))?;
    let to = to.and_then(|n| scope.value(&field, n, reader))?;
    Some(Change {
        published: published?,
        field,
        from,
        to,
        reason: reason?,
        kind: kind?,
        decided_by,
        evidence,
        place,
    })
}

impl Scope<'_> {
    /// `due`, `indicators.homes.target`, or `target` in the short form; see [`Field::path`].
    fn field(self, node: Option<&Node>, reader: &mut Reader) -> Option<Field> {
        let node = node?;
        let path = reader.exact(node, "the path of a field")?;
        let found = match path.split_once('@') {
            Some((thing, rest)) => self.dated(thing, rest, node, reader),
            None => self.undated(path, node, reader),
        };
        found.unwrap_or_else(|| {
            let hint = "use `due`, `start`, `focus`, `batch`, `places`, `provenance`, \
                `groups.KIND`, or a path \
                such as `indicators.ID.target` (also baseline, plan, shape, direction, \
                accumulation, every, definition, headline, level, closed, tolerance, provenance), \
                `indicators.ID.by.place=ID.target` (also baseline, plan), `milestones.ID.share`, \
                `actions.ID.due`, `indicators.ID@DAY.flag`, `indicators.ID@DAY.by.place=ID.flag`, \
                `stage@DAY.evidence`, `money.budget`, `money.spent@DAY`";
            reader.error(
                Code::BadWord,
                node.span,
                format!("`{path}` is not a field that can change"),
                hint,
            );
            None
        })
    }

    /// The field of a path without a day; the outer `None` when there is no such path, the inner
    /// one when it was reported.
    fn undated(self, path: &str, node: &Node, reader: &mut Reader) -> Option<Option<Field>> {
        let named = IndicatorField::from_word;
        Some(match path.split('.').collect::<Vec<_>>().as_slice() {
            ["due"] => Some(Field::Due),
            ["start"] => Some(Field::Start),
            ["money", "budget"] => Some(Field::Budget),
            [name] if ProjectField::from_word(name).is_some() => {
                ProjectField::from_word(name).map(Field::Project)
            }
            ["groups", kind] => Some(self.groups(kind)?),
            // As the project itself names them.
            [kind] if self.groups(kind).is_some() => self.groups(kind),
            [name] if named(name).is_some() && self.indicators.iter().any(|i| &*i.id == "main") => {
                named(name).map(|f| Field::Indicator("main".into(), f))
            }
            ["indicators", id, name] => {
                let field = named(name)?;
                self.indicator(id, node, reader)
                    .map(|i| Field::Indicator(i.id.clone(), field))
            }
            ["indicators", id, "by", part, name] => {
                let field = PartField::from_word(name)?;
                self.indicator(id, node, reader).and_then(|of| {
                    let slice = self.slice(of, part, node, reader)?;
                    Some(Field::Part(of.id.clone(), slice, field))
                })
            }
            ["milestones", id, name] => Some(Field::Milestone(
                (*id).into(),
                MilestoneField::from_word(name)?,
            )),
            ["actions", id, name] => {
                Some(Field::Action((*id).into(), ActionField::from_word(name)?))
            }
            _ => return None,
        })
    }

    /// The groups of a kind of the site's own; `None` where there is no such kind.
    fn groups(self, kind: &str) -> Option<Field> {
        let (at, own) = (0u8..)
            .zip(&self.settings.groups)
            .find(|(_, own)| *own.id == *kind)?;
        Some(Field::Groups(at, own.id.clone()))
    }

    /// The field of a path with a day, as [`Scope::undated`].
    fn dated(
        self,
        thing: &str,
        rest: &str,
        node: &Node,
        reader: &mut Reader,
    ) -> Option<Option<Field>> {
        let (when, part) = rest
            .split_once('.')
            .map_or((rest, None), |(when, part)| (when, Some(part)));
        let day = Date::parse(when);
        Some(match (thing.split_once('.'), part) {
            (None, Some("evidence")) if thing == "stage" => Some(Field::Stage(day?)),
            (Some(("money", name)), None) => Some(Field::Money(MoneyField::from_word(name)?, day?)),
            (Some(("indicators", id)), Some(part)) => {
                let (slice, field) = match part.strip_prefix("by.") {
                    Some(of) => of
                        .rsplit_once('.')
                        .map(|(slice, field)| (Some(slice), field))?,
                    None => (None, part),
                };
                let field = FigureField::from_word(field)?;
                self.indicator(id, node, reader).and_then(|of| {
                    let slice = match slice {
                        Some(slice) => self.slice(of, slice, node, reader)?,
                        None => Slice::whole(),
                    };
                    let series = Series {
                        accumulation: of.accumulation,
                        kind: of.kind,
                        proof: self.proof,
                        dimensions: self.dimensions(of),
                        notation: Notation::Untold,
                        unit: Unit::none(),
                    };
                    Some(Field::Figure(
                        of.id.clone(),
                        slice,
                        series.when(when, node.span, reader)?,
                        field,
                    ))
                })
            }
            _ => return None,
        })
    }

    /// The part that a path names, as `place=east` or as one value of the only dimension.
    fn slice(self, of: &Indicator, part: &str, node: &Node, reader: &mut Reader) -> Option<Slice> {
        let dimensions = self.dimensions(of);
        let Some(slice) = Slice::parse(part) else {
            return dimensions.bare(part, node.span, reader);
        };
        let known = slice
            .values()
            .filter_map(|(dimension, value)| dimensions.pair(dimension, value, node.span, reader));
        let all = known.count() == slice.values().len();
        all.then_some(slice)
    }

    fn dimensions<'s>(&'s self, of: &'s Indicator) -> Dimensions<'s> {
        Dimensions {
            settings: self.settings,
            indicator: &of.id,
            by: &of.by,
        }
    }

    fn indicator(&self, id: &str, node: &Node, reader: &mut Reader) -> Option<&Arc<Indicator>> {
        let found = self.indicators.iter().find(|i| &*i.id == id);
        if found.is_none() {
            refs::unknown(
                id,
                "indicator",
                self.indicators.iter().map(|i| &*i.id),
                node.span,
                reader,
            );
        }
        found
    }

    /// One side of a change, read as the field itself is; `none` where nothing may stand there.
    fn value(self, field: &Field, node: &Node, reader: &mut Reader) -> Option<ChangeValue> {
        let none = node.as_str() == Some("none");
        let day = |reader: &mut Reader| {
            if none {
                Some(None)
            } else {
                reader.date(node).map(Some)
            }
        };
        match field {
            Field::Due | Field::Start => reader.partial(node).map(ChangeValue::Date),
            Field::Indicator(id, part) => self.of_indicator(id, *part, node, reader),
            Field::Part(id, _, part) => {
                let whole = match part {
                    PartField::Target => IndicatorField::Target,
                    PartField::Baseline => IndicatorField::Baseline,
                    PartField::Plan => IndicatorField::Plan,
                };
                self.of_indicator(id, whole, node, reader)
            }
            Field::Project(ProjectField::Provenance) => {
                reader.word(node).map(ChangeValue::Provenance)
            }
            Field::Project(part) => Some(ChangeValue::Ids(self.ids(*part, node, reader))),
            Field::Groups(..) if none => Some(ChangeValue::Ids(Vec::new())),
            Field::Groups(at, kind) => {
                let own = self.settings.groups.get(usize::from(*at))?;
                let known = own.groups.iter().map(|group| &*group.id);
                Some(ChangeValue::Ids(refs::known(
                    Some(node),
                    kind,
                    known,
                    reader,
                )))
            }
            Field::Milestone(_, MilestoneField::Share) => {
                reader.between(node, 0.0, 1e6).map(ChangeValue::Share)
            }
            Field::Figure(_, _, _, FigureField::Flag) => reader.word(node).map(ChangeValue::Flag),
            Field::Milestone(..) | Field::Figure(..) | Field::Stage(_) if none => {
                Some(ChangeValue::Ids(Vec::new()))
            }
            Field::Milestone(..) | Field::Figure(..) | Field::Stage(_) => {
                let known = self.proof.iter().map(|e| &*e.id);
                Some(ChangeValue::Ids(refs::known(
                    Some(node),
                    "evidence",
                    known,
                    reader,
                )))
            }
            Field::Action(_, ActionField::Owner) if none => Some(ChangeValue::Owner(None)),
            Field::Action(_, ActionField::Owner) => action::owner(node, self.settings, reader)
                .map(|owner| ChangeValue::Owner(Some(owner))),
            Field::Action(..) => day(reader).map(ChangeValue::Day),
            Field::Budget | Field::Money(..) if none => Some(ChangeValue::Amount(None)),
            Field::Budget | Field::Money(..) => {
                reader.number(node).map(|n| ChangeValue::Amount(Some(n)))
            }
            Field::Site(_) => None,
        }
    }

    /// What a project names of the site's lists.
    fn ids(self, part: ProjectField, node: &Node, reader: &mut Reader) -> Vec<Id> {
        let settings = self.settings;
        if matches!(node.as_str(), Some("none" | "unknown")) {
            return Vec::new();
        }
        match part {
            ProjectField::Batch => refs::known(
                Some(node),
                "batch",
                settings.batches.iter().map(|b| &*b.group.id),
                reader,
            ),
            ProjectField::Places => refs::known(
                Some(node),
                "place",
                settings.places.iter().map(|g| &*g.id),
                reader,
            ),
            _ => refs::known(
                Some(node),
                "focus",
                settings.focuses.iter().map(|g| &*g.id),
                reader,
            ),
        }
    }

    /// One side of a change of an indicator, read as its field is.
    fn of_indicator(
        self,
        id: &str,
        part: IndicatorField,
        node: &Node,
        reader: &mut Reader,
    ) -> Option<ChangeValue> {
        let kind = self
            .indicators
            .iter()
            .find(|i| &*i.id == id)
            .map_or(Kind::Count, |i| i.kind);
        let none = node.as_str() == Some("none");
        match part {
            IndicatorField::Target | IndicatorField::Baseline if none => Some(ChangeValue::Unset),
            IndicatorField::Target => {
                let (node, none) = without_date(node);
                indicator::target(&node, kind, reader)
                    .map(|t| ChangeValue::Target(t.aim, own(t.date, none)))
            }
            IndicatorField::Baseline => {
                let (node, none) = without_date(node);
                indicator::baseline(&node, kind, reader)
                    .map(|b| ChangeValue::Baseline(b.clone(), own(b.date, none)))
            }
            IndicatorField::Plan => Some(ChangeValue::Plan(plan::points(node, reader))),
            IndicatorField::Shape if none => Some(ChangeValue::Shape(None)),
            IndicatorField::Shape => reader
                .word::<Shape>(node)
                .map(|s| ChangeValue::Shape(Some(s))),
            IndicatorField::Direction => reader.word(node).map(ChangeValue::Direction),
            IndicatorField::Accumulation => reader.word(node).map(ChangeValue::Accumulation),
            IndicatorField::Every => config::every(node, reader).map(ChangeValue::Every),
            IndicatorField::Definition => reader.text(node).map(ChangeValue::Text),
            IndicatorField::Headline => reader.truth(node).map(ChangeValue::Truth),
            IndicatorField::Level if none => Some(ChangeValue::Level(None)),
            IndicatorField::Level => reader
                .word(node)
                .map(|level| ChangeValue::Level(Some(level))),
            IndicatorField::Closed if none => Some(ChangeValue::Day(None)),
            IndicatorField::Closed => reader.date(node).map(|day| ChangeValue::Day(Some(day))),
            IndicatorField::Tolerance if none => {
                Some(ChangeValue::Tolerance(OwnTolerance::default()))
            }
            IndicatorField::Tolerance => {
                Some(ChangeValue::Tolerance(config::tolerance(node, reader)))
            }
            IndicatorField::Provenance => reader.word(node).map(ChangeValue::Provenance),
        }
    }
}

/// A target or baseline with `date: none` taken out of it, and whether it was there.
fn without_date(node: &Node) -> (Cow<'_, Node>, bool) {
    let is_none =
        |(key, value): &(Key, Node)| &*key.text == "date" && value.as_str() == Some("none");
    match &node.value {
        Value::Map(entries) if entries.iter().any(is_none) => {
            let rest = entries
                .iter()
                .filter(|entry| !is_none(entry))
                .cloned()
                .collect();
            (
                Cow::Owned(Node {
                    value: Value::Map(rest),
                    ..*node
                }),
                true,
            )
        }
        _ => (Cow::Borrowed(node), false),
    }
}

/// What is written beside a value: a date, `none`, or nothing.
fn own(date: Option<PartialDate>, none: bool) -> OwnDate {
    if none {
        OwnDate::None
    } else {
        date.map_or(OwnDate::Kept, OwnDate::On)
    }
}

/// Each `to` must be the next `from`, and the last one what the file holds; only so does the way
/// back lead to what was first published.
pub fn check_chains(project: &Project, reader: &mut Reader) {
    for (field, change) in last_of_chains(&project.changes, reader) {
        match project.value(field) {
            Some(now) if agree(&change.to, &now) => {}
            Some(_) => {
                let message = format!(
                    "the last change of `{}` does not lead to what the file holds",
                    field.path()
                );
                reader.error(
                    Code::BrokenChange,
                    change.place.0,
                    message,
                    "put the new value into the field itself as well",
                );
            }
            None => {
                let message = format!(
                    "there is nothing at `{}` that could have changed",
                    field.path()
                );
                reader.error(
                    Code::BrokenChange,
                    change.place.0,
                    message,
                    "correct the path, or put back what it names",
                );
            }
        }
    }
}

/// The same as [`check_chains`] for the rules of the site.
pub fn check_site_chains(settings: &Settings, reader: &mut Reader) {
    for (field, change) in last_of_chains(&settings.changes, reader) {
        if let Field::Site(part) = field
            && !agree(&change.to, &settings.value(*part))
        {
            let message = format!(
                "the last change of `{}` does not lead to what site.yaml holds",
                field.path()
            );
            reader.error(
                Code::BrokenChange,
                change.place.0,
                message,
                "put the new value into the field itself as well",
            );
        }
    }
}

/// The newest change of each field; one that does not begin where the one before ended is reported.
fn last_of_chains<'c>(
    changes: &'c [Change],
    reader: &mut Reader,
) -> BTreeMap<&'c Field, &'c Change> {
    let mut last: BTreeMap<&Field, &Change> = BTreeMap::new();
    for change in changes {
        if let Some(before) = last
            .insert(&change.field, change)
            .filter(|before| !agree(&before.to, &change.from))
        {
            let message = format!(
                "this change of `{}` does not begin where the one of {} ended",
                change.field.path(),
                before.published
            );
            let other = (before.place.0, "the earlier change".to_owned());
            reader.diags.push_two(
                Code::BrokenChange,
                change.place.0,
                message,
                "make `from` the earlier `to`",
                other,
            );
        }
    }
    last
}

/// Whether two values are one, numbers compared by value and parts that were not written left out.
fn agree(a: &ChangeValue, b: &ChangeValue) -> bool {
    let plan = |points: &[PlanPoint]| {
        points
            .iter()
            .map(|p| (p.date, p.value.value(0.0, 1.0)))
            .collect::<Vec<_>>()
    };
    match (a, b) {
        (ChangeValue::Target(a, on), ChangeValue::Target(b, at)) => {
            same_aim(a, b) && same_date(*on, *at)
        }
        (ChangeValue::Baseline(a, on), ChangeValue::Baseline(b, at)) => {
            a.value.value() == b.value.value() && same_date(*on, *at)
        }
        (ChangeValue::Plan(a), ChangeValue::Plan(b)) => plan(a) == plan(b),
        // A translation that one of the two does not have says nothing.
        (ChangeValue::Text(a), ChangeValue::Text(b)) => {
            a.versions()
                .all(|(lang, words)| !b.has(lang) || b.get(lang) == words)
                && a.words(Lang::DEFAULT) == b.words(Lang::DEFAULT)
        }
        (ChangeValue::Amount(Some(a)), ChangeValue::Amount(Some(b))) => a.value() == b.value(),
        _ => a == b,
    }
}

/// A date that was not written agrees with every date.
fn same_date(a: OwnDate, b: OwnDate) -> bool {
    a == OwnDate::Kept || b == OwnDate::Kept || a == b
}

fn same_aim(a: &Aim, b: &Aim) -> bool {
    match (a, b) {
        (Aim::Value(a), Aim::Value(b)) => a.value() == b.value(),
        (Aim::Range { low, high }, Aim::Range { low: l, high: h }) => {
            low.value() == l.value() && high.value() == h.value()
        }
        _ => false,
    }
}

/// The list `corrections`, by publication, entries of one day as written; those that cannot be read
/// are left out and reported.
pub fn corrections(node: Option<&Node>, scope: Scope<'_>, reader: &mut Reader) -> Vec<Correction> {
    let items = node.map_or(&[][..], |n| reader.list(n));
    let mut corrections: Vec<Correction> = items
        .iter()
        .filter_map(|item| correction(item, scope, reader))
        .collect();
    corrections.sort_by_key(|c| c.published);
    corrections
}

fn correction(node: &Node, scope: Scope<'_>, reader: &mut Reader) -> Option<Correction> {
    let Scope {
        indicators, proof, ..
    } = scope;
    let mut fields = reader.fields(
        node,
        &reference::CORRECTION,
        "a map with `indicator`, `date`, `from` and `to`",
    )?;
    let place = InFile(fields.head());
    let published = fields
        .require("published", "this correction", "2021-10-15", reader.diags)
        .and_then(|n| reader.date(n));
    let indicator = fields.require("indicator", "this correction", "homes", reader.diags);
    let indicator = indicator
        .and_then(|n| refs::one(n, "indicator", indicators.iter().map(|i| &*i.id), reader));
    let of = indicators
        .iter()
        .find(|i| Some(&i.id) == indicator.as_ref());
    let date = fields.require("date", "this correction", "2021-08-31", reader.diags);
    let when = date.zip(of).and_then(|(node, of)| {
        let series = Series {
            accumulation: of.accumulation,
            kind: of.kind,
            proof,
            dimensions: scope.dimensions(of),
            notation: Notation::Untold,
            unit: Unit::none(),
        };
        series.when(reader.exact(node, "a date")?, node.span, reader)
    });
    let part = fields.take("by").zip(of);
    let slice = part.map_or(Some(Slice::whole()), |(node, of)| {
        scope.dimensions(of).named(node, reader)
    });
    let from = fields
        .require("from", "this correction", "820", reader.diags)
        .and_then(|n| reader.number(n));
    let to = fields.require("to", "this correction", "802", reader.diags);
    let to = to.map(|n| {
        if n.as_str() == Some("withdrawn") {
            Some(None)
        } else {
            reader.number(n).map(Some)
        }
    });
    let reason = fields
        .require("reason", "this correction", "why it changed", reader.diags)
        .and_then(|n| reader.text(n));
    let kind = fields
        .require("kind", "this correction", "correction", reader.diags)
        .and_then(|n| reader.word(n));
    let evidence = refs::known(
        fields.take("evidence"),
        "evidence",
        proof.iter().map(|e| &*e.id),
        reader,
    );
    fields.finish(reader.diags);
    Some(Correction {
        published: published?,
        indicator: indicator?,
        slice: slice?,
        when: when?,
        from: from?,
        to: to??,
        reason: reason?,
        kind: kind?,
        evidence,
        place,
    })
}

/// The indicator, the part and the day of a figure.
type FigureKey<'f> = (&'f Id, &'f Slice, When);

/// Each correction must begin with the figure that stood there: the one first published, or what
/// the correction before put in its place.
pub fn check_corrections(
    corrections: &[Correction],
    indicators: &[Arc<Indicator>],
    reader: &mut Reader,
) {
    // Of a day that is given twice the first figure counts; the other has its own message.
    let mut figures: BTreeMap<FigureKey<'_>, &Observation> = BTreeMap::new();
    for indicator in indicators {
        for (slice, figure) in indicator.all_figures() {
            let key = (&indicator.id, slice, figure.when);
            figures.entry(key).or_insert(figure);
        }
    }
    let mut earlier: BTreeMap<FigureKey<'_>, &Correction> = BTreeMap::new();
    for correction in corrections {
        let span: Span = correction.place.0;
        let key = (&correction.indicator, &correction.slice, correction.when);
        let Some(figure) = figures.get(&key) else {
            let of = match correction.slice.is_whole() {
                true => correction.indicator.to_string(),
                false => format!("{} ({})", correction.indicator, correction.slice),
            };
            let message = format!("`{of}` has no figure for {}", correction.when);
            let hint = "keep the figure as it was first published; the correction replaces it";
            reader.error(Code::BrokenCorrection, span, message, hint);
            continue;
        };
        let stood = match earlier.insert(key, correction) {
            Some(earlier) => earlier.to.as_ref(),
            None => figure.value.as_ref(),
        };
        if stood.map(|v| v.value()) != Some(correction.from.value()) {
            let stood = stood.map_or_else(|| "nothing".to_owned(), |v| v.to_string());
            let message = format!(
                "the figure for {} was {stood}, not {}",
                correction.when, correction.from
            );
            let hint = "keep the figure as it was first published, and make `from` that figure";
            reader.diags.push_two(
                Code::BrokenCorrection,
                span,
                message,
                hint,
                (figure.place.0, "the figure".to_owned()),
            );
        }
    }
}
