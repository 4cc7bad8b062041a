//! Indicators, in the long and in the short form: both become the same [`Indicator`], judged by
//! nothing yet.

use super::figure_table::figure_table;
use super::observation::Series;
use super::{Context, evidence, plan};
use crate::base::number::{Typed, typed};
use crate::base::{Code, Decimal, Diagnostics, SharedList, Text};
use crate::config::tolerance;
use crate::discover::is_table;
use crate::model::vocabulary::{Accumulation, Direction, Kind, Provenance};
use crate::model::{Aim, Baseline, Evidence, Id, InFile, Indicator, Observation, Target};
use crate::yaml::{Fields, Key, Node, Reader};

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
    let mut fields = reader.fields(value, "a map with `name`, `unit` and `target`")?;
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
    indicator.unit = fields
        .take("unit")
        .and_then(|n| reader.text(n))
        .or_else(|| usual_unit(indicator.kind));
    indicator.target = fields
        .take("target")
        .and_then(|n| target(n, indicator.kind, reader));
    indicator.observations = fields
        .take("observations")
        .map_or_else(Vec::new, |n| observations(n, &indicator, around, reader))
        .into();
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
    let unit = fields.take("unit").and_then(|n| reader.text(n));
    if target_node.is_none() && done.is_none() {
        return None;
    }
    let (target, target_unit) =
        target_node.map_or((None, None), |n| quantity(n, indicator.kind, reader));
    indicator.unit = unit.or(target_unit).or_else(|| usual_unit(indicator.kind));
    indicator.target = target;
    indicator.observations = done
        .map_or_else(Vec::new, |n| observations(n, &indicator, around, reader))
        .into();
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
    Indicator {
        id,
        name,
        unit: None,
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
        baseline: fields
            .take("baseline")
            .and_then(|n| baseline(n, kind, reader)),
        target: None,
        no_target: fields.take("no_target").and_then(|n| reader.text(n)),
        plan: fields
            .take("plan")
            .map_or_else(Vec::new, |n| plan::points(n, reader)),
        shape: fields.take("shape").and_then(|n| reader.word(n)),
        observations: SharedList::default(),
        by: fields
            .take("by")
            .and_then(|n| reader.exact(n, "a dimension"))
            .map(Into::into),
        overlapping: fields
            .take("overlapping")
            .and_then(|n| reader.truth(n))
            .unwrap_or(false),
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
    let mut fields = reader.fields(node, "a number or a map with `value`")?;
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
    let mut fields = reader.fields(node, "a number or a map with `value`")?;
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

/// A map from date to figure, or the name of a CSV file beside the project; in no order yet.
fn observations(
    node: &Node,
    indicator: &Indicator,
    around: IndicatorContext<'_>,
    reader: &mut Reader,
) -> Vec<Observation> {
    let series = Series {
        accumulation: indicator.accumulation,
        kind: indicator.kind,
        proof: around.proof,
    };
    if node.as_str().is_none() {
        return series.figures_of_map(node, reader);
    }
    if let Some(Typed::Number(number)) = node.as_str().map(typed) {
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
        let hint =
            "save it as `CSV UTF-8 (comma delimited)` and name that file, which ends in `.csv`";
        reader.error(
            Code::MissingFile,
            node.span,
            format!("`{path}` is not a CSV file"),
            hint,
        );
    }
    // A table that could not be read has its own message.
    let Some((file, text)) =
        file.and_then(|file| Some((file, around.context.parsed.tables.get(&file)?)))
    else {
        return Vec::new();
    };
    let mut found = Diagnostics::new();
    let table = figure_table(text, file, &[], &mut found);
    reader.diags.append(found);
    table
        .rows
        .iter()
        .filter_map(|row| series.figure_of_row(&table, row, reader))
        .collect()
}
