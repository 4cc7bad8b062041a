//! Indicators, in the long and in the short form: both become the same [`Indicator`], judged by
//! nothing yet.

use super::figure_table::{Wanted, figure_table};
use super::observation::{PartFigure, Series, Unit};
use super::parts::{self, Dimensions, Meant};
use super::sheet::{self, Found};
use super::unit::unit;
use super::{Context, evidence, plan};
use crate::base::number::{Notation, Typed, typed};
use crate::base::{Code, Decimal, SharedList, Text};
use crate::config::tolerance;
use crate::discover::is_table;
use crate::model::vocabulary::{Accumulation, Direction, Kind, Provenance};
use crate::model::{
    Aim, Baseline, Evidence, Id, InFile, Indicator, IndicatorPart, Settings, Slice, Target,
};
use crate::reference;
use crate::table::Content;
use crate::yaml::{Fields, Key, Node, Reader, Value};
use std::borrow::Cow;

/// What surrounds an indicator in its project.
#[derive(Clone, Copy)]
pub struct IndicatorContext<'a> {
    /// What every check may look at.
    pub context: Context<'a>,
    /// The folder of the project's files, as a path from the root of the site.
    pub folder: &'a str,
    /// The project's evidence.
    pub proof: &'a [Evidence],
    /// Whether the project's facts are real, where the indicator says nothing.
    pub provenance: Provenance,
}

/// The map `indicators`, in the order written; one without a usable id is left out and reported.
pub fn indicators(
    node: &Node,
    around: IndicatorContext<'_>,
    reader: &mut Reader,
) -> Vec<Indicator> {
    let mut indicators = Vec::new();
    for (key, value) in reader.entries(node, "a map by id") {
        indicators.extend(long(key, value, around, reader));
    }
    indicators
}

fn long(
    key: &Key,
    value: &Node,
    around: IndicatorContext<'_>,
    reader: &mut Reader,
) -> Option<Indicator> {
    let id = evidence::id(key, "an indicator", reader)?;
    let mut fields = reader.fields(
        value,
        &reference::INDICATOR,
        "a map with `name`, `unit` and `target`",
    )?;
    let name = fields
        .require("name", "this indicator", "Homes adapted", reader.diags)
        .and_then(|n| reader.text(n));
    let mut indicator = common(
        &mut fields,
        id,
        name.unwrap_or_else(|| Text::plain(&*key.text)),
        around,
        InFile(key.span),
        reader,
    );
    if let Some(node) = fields.take("unit") {
        unit(node, &mut indicator, reader);
    }
    indicator.unit = indicator.unit.or_else(|| usual_unit(indicator.kind));
    let whole = fields.take("target");
    if let Some(node) =
        whole.and_then(|n| own(n, &mut indicator, PartPromise::Target, around, reader))
    {
        indicator.target = target(&node, indicator.kind, reader);
    }
    if let Some(node) = fields.take("observations") {
        observations(node, &mut indicator, around, reader);
    }
    fields.refuse(
        "share",
        "headline indicators are never added up",
        reader.diags,
    );
    let headline = fields.take("headline").and_then(|n| reader.truth(n));
    indicator.headline = headline == Some(true);
    fields.finish(reader.diags);
    check_unit(&indicator, reader);
    Some(indicator)
}

/// The short form: `target: 2300 户` and `done: {…}` directly in the project. `None` where neither
/// is written.
pub fn short(
    fields: &mut Fields<'_>,
    title: &Text,
    around: IndicatorContext<'_>,
    place: InFile,
    reader: &mut Reader,
) -> Option<Indicator> {
    let target_node = fields.take("target");
    let done = fields.take("done");
    let mut indicator = common(
        fields,
        Id::from("main"),
        title.clone(),
        around,
        place,
        reader,
    );
    if let Some(node) = fields.take("unit") {
        unit(node, &mut indicator, reader);
    }
    if target_node.is_none() && done.is_none() {
        return None;
    }
    let whole =
        target_node.and_then(|n| own(n, &mut indicator, PartPromise::Target, around, reader));
    let (target, target_unit) =
        whole.map_or((None, None), |n| quantity(&n, indicator.kind, reader));
    let written = indicator.unit.take().or(target_unit);
    indicator.unit = written.or_else(|| usual_unit(indicator.kind));
    indicator.target = target;
    if let Some(node) = done {
        observations(node, &mut indicator, around, reader);
    }
    indicator.headline = true;
    // A target that could not be read may have held the unit.
    if target_node.is_none() || indicator.target.is_some() {
        check_unit(&indicator, reader);
    }
    Some(indicator)
}

/// The fields that both forms have.
fn common(
    fields: &mut Fields<'_>,
    id: Id,
    name: Text,
    around: IndicatorContext<'_>,
    place: InFile,
    reader: &mut Reader,
) -> Indicator {
    let kind = fields
        .take("kind")
        .and_then(|n| reader.word(n))
        .unwrap_or(Kind::Count);
    let settings = around.context.settings;
    let by = fields
        .take("by")
        .map_or_else(Vec::new, |n| dimensions(n, settings, reader));
    let overlapping = fields.take("overlapping");
    let mut indicator = Indicator {
        id,
        name,
        unit: None,
        unit_forms: Vec::new(),
        definition: fields.take("definition").and_then(|n| reader.text(n)),
        kind,
        direction: fields
            .take("direction")
            .and_then(|n| reader.word(n))
            .unwrap_or(Direction::Increase),
        accumulation: fields
            .take("accumulation")
            .and_then(|n| reader.word(n))
            .unwrap_or(Accumulation::Cumulative),
        level: fields.take("level").and_then(|n| reader.word(n)),
        baseline: None,
        target: None,
        no_target: fields.take("no_target").and_then(|n| reader.text(n)),
        plan: Vec::new(),
        shape: fields.take("shape").and_then(|n| reader.word(n)),
        observations: SharedList::default(),
        overlapping: overlapping.map_or_else(Vec::new, |n| overlaps(n, &by, reader)),
        by,
        parts: SharedList::default(),
        each: Vec::new(),
        slice: Slice::whole(),
        headline: false,
        closed: fields.take("closed").and_then(|n| reader.date(n)),
        every: fields
            .take("every")
            .and_then(|n| crate::config::every(n, reader)),
        min: fields.take("min").and_then(|n| reader.number(n)),
        max: fields.take("max").and_then(|n| reader.number(n)),
        decimals: fields
            .take("decimals")
            .and_then(|n| reader.whole(n, 0, 6))
            .map(|n| n as u8),
        tolerance: fields
            .take("tolerance")
            .map(|n| tolerance(n, reader))
            .unwrap_or_default(),
        provenance: fields
            .take("provenance")
            .and_then(|n| reader.word(n))
            .unwrap_or(around.provenance),
        keys: fields.spans(PROMISES),
        place,
    };
    let began = fields.take("baseline");
    if let Some(node) =
        began.and_then(|n| own(n, &mut indicator, PartPromise::Baseline, around, reader))
    {
        indicator.baseline = baseline(&node, kind, reader);
    }
    let planned = fields.take("plan");
    if let Some(node) =
        planned.and_then(|n| own(n, &mut indicator, PartPromise::Plan, around, reader))
    {
        indicator.plan = plan::points(&node, reader);
    }
    indicator
}

/// `place`, or a list of dimensions that the site has; one that it does not have is reported, and
/// stays so that each of its figures is not reported as well.
fn dimensions(node: &Node, settings: &Settings, reader: &mut Reader) -> Vec<Id> {
    let mut by: Vec<Id> = Vec::new();
    for (id, span) in crate::config::ids(Some(node), reader) {
        if !settings.dimension_ids().any(|known| *known == *id) {
            let message = format!("there is no dimension `{id}`");
            let hint = parts::undeclared(settings, &id);
            reader.error(Code::UnknownId, span, message, hint);
        }
        if !by.contains(&id) {
            by.push(id);
        }
    }
    by
}

/// `true` for all dimensions of the indicator, or a list of them.
fn overlaps(node: &Node, by: &[Id], reader: &mut Reader) -> Vec<Id> {
    let usual = || vec![Id::from(parts::USUAL)];
    match node.as_str() {
        Some("false") => Vec::new(),
        Some("true") if by.is_empty() => usual(),
        Some("true") => by.to_vec(),
        _ => super::refs::known(Some(node), "dimension", by.iter().map(|id| &**id), reader),
    }
}

/// What may be promised for each part.
#[derive(Clone, Copy)]
enum PartPromise {
    Target,
    Baseline,
    Plan,
}

/// A target, baseline or plan without the `by` in it, which is given to the parts; `None` where
/// nothing else is written.
fn own<'n>(
    node: &'n Node,
    indicator: &mut Indicator,
    what: PartPromise,
    around: IndicatorContext<'_>,
    reader: &mut Reader,
) -> Option<Cow<'n, Node>> {
    let Value::Map(entries) = &node.value else {
        return Some(Cow::Borrowed(node));
    };
    let Some((_, by)) = entries.iter().find(|(key, _)| &*key.text == "by") else {
        return Some(Cow::Borrowed(node));
    };
    let named = indicator.by.clone();
    let dimensions = Dimensions {
        settings: around.context.settings,
        indicator: &indicator.id.clone(),
        by: &named,
    };
    for (meant, key, value) in dimensions.promised(by, reader) {
        let place = InFile(key.span);
        let (slice, each) = match meant {
            Meant::Part(slice) => (slice, None),
            Meant::Each(dimension) => (Slice::whole(), Some(dimension)),
        };
        let mut part = IndicatorPart::new(slice, place);
        promise(&mut part, what, (value, indicator.kind), reader);
        match each {
            Some(dimension) => indicator.each.push((dimension, part)),
            None => indicator.part_mut(&part.slice, place).take(&part),
        }
    }
    without_by(node, entries)
}

/// A map without its `by`; `None` where nothing else is in it.
fn without_by<'n>(node: &Node, entries: &[(Key, Node)]) -> Option<Cow<'n, Node>> {
    let rest: Vec<(Key, Node)> = entries
        .iter()
        .filter(|(key, _)| &*key.text != "by")
        .cloned()
        .collect();
    let is_all = rest.is_empty();
    let whole = Node {
        value: Value::Map(rest),
        ..*node
    };
    (!is_all).then_some(Cow::Owned(whole))
}

/// Reads what is promised for a part.
fn promise(
    part: &mut IndicatorPart,
    what: PartPromise,
    (node, kind): (&Node, Kind),
    reader: &mut Reader,
) {
    match what {
        PartPromise::Target => part.target = target(node, kind, reader),
        PartPromise::Baseline => part.baseline = baseline(node, kind, reader),
        PartPromise::Plan => part.plan = plan::points(node, reader),
    }
}

/// The keys of an indicator that are remembered with their places.
const PROMISES: &[&str] = &[
    "name",
    "target",
    "unit",
    "kind",
    "baseline",
    "plan",
    "shape",
    "direction",
    "accumulation",
    "every",
    "definition",
    "headline",
    "level",
    "closed",
    "tolerance",
    "provenance",
];

/// A percentage needs no unit to be written.
fn usual_unit(kind: Kind) -> Option<Text> {
    (kind == Kind::Percent).then(|| Text::plain("%"))
}

/// Words, answers and indices need no unit; everything else must say one.
fn check_unit(indicator: &Indicator, reader: &mut Reader) {
    if indicator.unit.is_none()
        && !matches!(
            indicator.kind,
            Kind::Qualitative | Kind::YesNo | Kind::Index
        )
    {
        let message = format!("indicator `{}` has no unit", indicator.id);
        reader.error(
            Code::UnitMissing,
            indicator.place.0,
            message,
            "add `unit: homes`, or write the target as `2300 homes`",
        );
    }
}

/// A number; of a yes-no indicator also `no` (0) and `yes` (1).
fn value(node: &Node, kind: Kind, reader: &mut Reader) -> Option<Decimal> {
    match (kind, node.as_str()) {
        (Kind::YesNo, Some("no" | "false")) => Some(Decimal::from(0)),
        (Kind::YesNo, Some("yes" | "true")) => Some(Decimal::from(1)),
        _ => reader.number(node),
    }
}

/// `baseline: 0`, or a map with value, date and source. `None` when it cannot be read, which is
/// reported.
pub fn baseline(node: &Node, kind: Kind, reader: &mut Reader) -> Option<Baseline> {
    if node.as_str().is_some() {
        return Some(Baseline {
            value: value(node, kind, reader)?,
            date: None,
            source: None,
        });
    }
    let mut fields = reader.fields(node, &reference::BASELINE, "a number or a map with `value`")?;
    let value = fields
        .require("value", "this baseline", "0", reader.diags)
        .and_then(|n| value(n, kind, reader));
    let date = fields.take("date").and_then(|n| reader.partial(n));
    let source = fields.take("source").and_then(|n| reader.text(n));
    fields.finish(reader.diags);
    Some(Baseline {
        value: value?,
        date,
        source,
    })
}

/// `target: 2300`, or a map with value or low and high, date and source; a yes-no indicator may aim
/// at `yes`. `None` when it cannot be read, which is reported.
pub fn target(node: &Node, kind: Kind, reader: &mut Reader) -> Option<Target> {
    if node.as_str().is_some() {
        return Some(Target {
            aim: Aim::Value(value(node, kind, reader)?),
            date: None,
            source: None,
        });
    }
    let mut fields = reader.fields(node, &reference::TARGET, "a number or a map with `value`")?;
    let value = fields.take("value").and_then(|n| value(n, kind, reader));
    let low = fields.take("low").and_then(|n| reader.number(n));
    let high = fields.take("high").and_then(|n| reader.number(n));
    let date = fields.take("date").and_then(|n| reader.partial(n));
    let source = fields.take("source").and_then(|n| reader.text(n));
    let head = fields.head();
    let complete = fields.has("value") || (fields.has("low") && fields.has("high"));
    fields.finish(reader.diags);
    if !complete {
        reader.error(
            Code::MissingKey,
            head,
            "this target has no `value`",
            "add `value: 2300`, or `low` and `high`",
        );
    }
    let aim = match (value, low, high) {
        (Some(value), ..) => Aim::Value(value),
        (None, Some(low), Some(high)) if low.value() <= high.value() => Aim::Range { low, high },
        (None, Some(low), Some(high)) => {
            reader.error(
                Code::OutOfRange,
                head,
                format!("the range ends at {high}, below its start {low}"),
                "swap `low` and `high`",
            );
            return None;
        }
        _ => return None,
    };
    Some(Target { aim, date, source })
}

/// `2300 户` or `120部`: a number and its unit; or what the long form takes.
fn quantity(node: &Node, kind: Kind, reader: &mut Reader) -> (Option<Target>, Option<Text>) {
    let parts = node.as_str().and_then(Reader::amount);
    let percent = parts.is_some_and(|(_, unit)| matches!(unit, "%" | "％"));
    let Some((number, unit)) = parts.filter(|_| !percent || kind == Kind::Percent) else {
        return (target(node, kind, reader), None);
    };
    let value = reader.number_text(number, node.span);
    let target = value.map(|value| Target {
        aim: Aim::Value(value),
        date: None,
        source: None,
    });
    (target, (!percent).then(|| Text::plain(unit)))
}

/// Gives an indicator its figures: a map from date to figure, or the name of a table beside the
/// project; in no order yet.
fn observations(
    node: &Node,
    indicator: &mut Indicator,
    around: IndicatorContext<'_>,
    reader: &mut Reader,
) {
    let (id, by) = (indicator.id.clone(), indicator.by.clone());
    let (unit, forms) = (indicator.unit.clone(), indicator.unit_forms.clone());
    let series = Series {
        accumulation: indicator.accumulation,
        kind: indicator.kind,
        proof: around.proof,
        dimensions: Dimensions {
            settings: around.context.settings,
            indicator: &id,
            by: &by,
        },
        notation: Notation::Untold,
        unit: Unit::of(&unit, &forms),
    };
    let figures = match node.as_str() {
        None => series.figures_of_map(node, reader),
        Some(name) => figures_of_file(node, name, &series, around, reader),
    };
    indicator.add(figures);
}

/// The figures of a table that is named in their place.
fn figures_of_file(
    node: &Node,
    name: &str,
    series: &Series<'_>,
    around: IndicatorContext<'_>,
    reader: &mut Reader,
) -> Vec<PartFigure> {
    if let Typed::Number(number) = typed(name) {
        let hint = format!("write the day before it: `done: {{2021-06-30: {number}}}`");
        reader.error(
            Code::WrongType,
            node.span,
            format!("the figure `{number}` has no day"),
            hint,
        );
        return Vec::new();
    }
    let Some(path) = evidence::file_beside(node, around.folder, around.context, reader) else {
        return Vec::new();
    };
    let file = around.context.source.find(&format!("content/{path}"));
    if !is_table(path.as_str()) {
        let hint = "name a file that ends in `.csv`, `.tsv`, `.xlsx`, `.xls` or `.ods`";
        reader.error(
            Code::MissingFile,
            node.span,
            format!("`{path}` is no table"),
            hint,
        );
    }
    // A table that could not be read has its own message.
    let read = file.and_then(|file| Some((file, around.context.parsed.tables.get(&file)?)));
    let Some((file, content)) = read else {
        return Vec::new();
    };
    let wanted = Wanted::of_one(around.context.settings.dimension_ids());
    let tables = match &**content {
        Content::Text(text) => vec![figure_table(text, file, &wanted, reader.diags)],
        book => {
            let mut found = Found::default();
            sheet::tables(
                around.context,
                book,
                file,
                &wanted,
                &mut found,
                reader.diags,
            );
            found.figures
        }
    };
    let rows = tables
        .iter()
        .flat_map(|table| table.rows.iter().map(move |row| (table, row)));
    let figures = rows.filter_map(|(table, row)| series.figure_of_row(table, row, reader));
    figures.collect()
}
