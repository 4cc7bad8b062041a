//! A plan that moves: its points change where they stand, and the entry keeps the former ones.

use super::{Move, Page, Refused, Retarget, find, not_in_place, path_of};
use crate::base::locale::round;
use crate::base::{Date, FileId, PartialDate, Span};
use crate::check::{self, JudgedBy};
use crate::model::vocabulary::ChangeKind;
use crate::model::{ChangeValue, Indicator, IndicatorField, PlanPoint, PlanValue, Project};
use crate::yaml::edit::{FrontMap, Pair, Splice};
use crate::yaml::{Key, Node, Reader, Value};

/// The plan of an indicator becomes the points that are asked for.
///
/// # Errors
/// A plan would not act, is the same as before (a needless one), or cannot be read or put in place.
pub fn plan(
    project: &Project,
    indicator: &Indicator,
    ask: &Retarget<'_>,
    page: &Page<'_>,
) -> Result<Move, Refused> {
    useful(indicator)?;
    let points = points(ask)?;
    let old = &indicator.plan;
    if old.len() == points.len() && old.iter().zip(&points).all(|(old, new)| same(old, new)) {
        let message = format!(
            "nothing to change: the plan of `{}` is {}",
            indicator.id,
            written(old)
        );
        return Err(Refused::needless(message, ""));
    }
    let (path, field) = path_of(project, indicator, IndicatorField::Plan, page);
    let splices = page
        .of_indicator(&indicator.id)
        .and_then(|sheet| edits(&sheet, old, &points));
    Ok(Move {
        splices: splices.ok_or_else(|| not_in_place(&path))?,
        kind: ChangeKind::Plan,
        from: (written(old), ChangeValue::Plan(old.clone())),
        to: (written(&points), ChangeValue::Plan(points)),
        field,
        path,
    })
}

/// Whether the points of a plan would act: not where something else judges the indicator.
fn useful(indicator: &Indicator) -> Result<(), Refused> {
    let id = &indicator.id;
    let Some(judged) = JudgedBy::of(indicator) else {
        return Ok(());
    };
    let message = format!(
        "nothing would be held against a plan of `{id}`: {}",
        judged.words()
    );
    let hint = match judged {
        JudgedBy::Milestones => format!(
            "move the milestones, or end that: `shape: even`, with an entry about \
             `indicators.{id}.shape`"
        ),
        _ => "move the target, or its due date with `--due`".to_owned(),
    };
    Err(Refused::new(message, hint))
}

fn points(ask: &Retarget<'_>) -> Result<Vec<PlanPoint>, Refused> {
    let mut points: Vec<PlanPoint> = Vec::new();
    for text in ask.plan {
        let point = point(text, ask.begins)?;
        if let Some(last) = points.last().filter(|last| point.date <= last.date) {
            let message = match last.date == point.date {
                true => format!("the plan has two values for {}", point.date),
                false => format!("the plan has {} after {}", point.date, last.date),
            };
            return Err(Refused::new(
                message,
                "give each day once, from the earliest to the latest",
            ));
        }
        points.push(point);
    }
    Ok(points)
}

/// `2021-06-30=400`, read as the file's `plan: {2021-06-30: 400}`.
fn point(text: &str, begins: i8) -> Result<PlanPoint, Refused> {
    let Some((day, value)) = text.split_once('=') else {
        let message = format!(
            "`{}` is not a day with its planned value",
            text.escape_debug()
        );
        let hint = "write `--plan 2021-06-30=400,2021-09-30=900`; a number has no `,` inside";
        return Err(Refused::new(message, hint));
    };
    let span = Span::start_of(FileId(0));
    let value = Node {
        span,
        value: Value::Scalar {
            text: value.trim().into(),
            quoted: false,
        },
    };
    let pair = Node {
        span,
        value: Value::Map(vec![(
            Key {
                text: day.trim().into(),
                span,
            },
            value,
        )]),
    };
    find::read(begins, |reader| check::plan_points(&pair, reader).pop())
}

/// Refuses to leave a plan behind a target or a due date that moves; a plan that never fitted is no
/// reason.
pub fn keeps_up(project: &Project, moves: &[Move]) -> Result<(), Refused> {
    let mut moved = project.clone();
    moves.iter().for_each(|to| moved.put(&to.field, &to.to.1));
    for (old, new) in project
        .indicators
        .iter()
        .zip(&moved.indicators)
        .filter(|(old, new)| old.plan == new.plan)
    {
        let Some(refused) = misfit(new, &moved).filter(|_| misfit(old, project).is_none()) else {
            continue;
        };
        let fits = |point: &&PlanPoint| {
            misfit(
                &Indicator {
                    plan: vec![(*point).clone()],
                    ..(**new).clone()
                },
                &moved,
            )
            .is_none()
        };
        let given = |point: &PlanPoint| format!("{}={}", point.date, value(&point.value));
        let fit: Vec<String> = new.plan.iter().filter(fits).map(given).collect();
        let plan = if fit.is_empty() {
            "DAY=VALUE".to_owned()
        } else {
            fit.join(",")
        };
        let hint = match project.indicators.len() {
            1 => format!("move the plan as well: add `--plan {plan}`, or another that fits"),
            _ => {
                format!(
                    "first `milepost retarget {} {} --plan {plan} --reason \"…\"`, or another \
                     that fits",
                    project.id, new.id
                )
            }
        };
        return Err(Refused { hint, ..refused });
    }
    Ok(())
}

/// What is wrong with a plan; `None` where it fits.
fn misfit(indicator: &Indicator, project: &Project) -> Option<Refused> {
    let (start, due) = (project.start.first(), project.due.last());
    let fits = |reader: &mut Reader<'_>| {
        check::plan(indicator, &project.milestones, start, due, reader);
        (reader.diags.counts() == (0, 0)).then_some(())
    };
    find::read(1, fits).err()
}

fn same(a: &PlanPoint, b: &PlanPoint) -> bool {
    a.date == b.date
        && match (&a.value, &b.value) {
            (PlanValue::Number(a), PlanValue::Number(b)) => a.value() == b.value(),
            (a, b) => a == b,
        }
}

fn value(value: &PlanValue) -> String {
    match value {
        PlanValue::Number(number) => number.to_string(),
        PlanValue::Share(share) => format!("{}%", round(share * 100.0, 6)),
    }
}

/// The plan as an entry says it.
fn written(points: &[PlanPoint]) -> String {
    let points: Vec<String> = points
        .iter()
        .map(|p| format!("{}: {}", p.date, value(&p.value)))
        .collect();
    format!("{{{}}}", points.join(", "))
}

fn edits(sheet: &FrontMap<'_>, old: &[PlanPoint], new: &[PlanPoint]) -> Option<Vec<Splice>> {
    match sheet.entry("plan") {
        Some((_, node)) if !node.is_null() => sheet.put_pairs(node, &pairs(node, old, new)?),
        _ => sheet
            .add_key(&["target"], "plan", &written(new))
            .map(|splice| vec![splice]),
    }
}

/// The points in the file that stay, those with a new value, and those to come.
fn pairs(node: &Node, old: &[PlanPoint], new: &[PlanPoint]) -> Option<Vec<Pair>> {
    let Value::Map(there) = &node.value else {
        return None;
    };
    // Whatever the calendar of the site is, a year of it was read as one of these.
    let is_of = |key: &Key, day: Date| {
        (1..=12).any(|begins| {
            PartialDate::parse(&key.text, begins).and_then(PartialDate::last) == Some(day)
        })
    };
    let pair = |point: &PlanPoint| {
        let stood = old.iter().find(|old| old.date == point.date);
        let at = there.iter().position(|(key, _)| is_of(key, point.date));
        let Some((at, stood)) = at.zip(stood) else {
            return Pair::New(point.date.to_string(), value(&point.value));
        };
        match (&stood.value, &point.value) {
            _ if same(stood, point) => Pair::Kept(at),
            (PlanValue::Number(old), PlanValue::Number(new)) => {
                Pair::Put(at, old.to_string(), new.to_string())
            }
            // Of a share, only its text is known.
            (_, new) => Pair::Put(
                at,
                there[at].1.as_str().unwrap_or_default().to_owned(),
                value(new),
            ),
        }
    };
    Some(new.iter().map(pair).collect())
}
