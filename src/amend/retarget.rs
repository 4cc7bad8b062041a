//! A change of promise: target, plan or due date take a new value, and entries say what they were.

mod plan;

use super::{Amendment, Grounds, OF_FIGURE, Page, Refused, Why, find};
use crate::base::{Decimal, PartialDate, Span};
use crate::model::vocabulary::{ChangeKind, Kind};
use crate::model::{
    Aim, Change, ChangeValue, Field, InFile, Indicator, IndicatorField, OwnDate, Project, Target,
};
use crate::yaml::edit::{Splice, entry};
use crate::yaml::{Entry, Node};

/// What is to be promised from now on.
#[derive(Clone, Copy, Debug)]
pub struct Retarget<'a> {
    /// An indicator's id, a new target, or both, as given.
    pub words: &'a [String],
    /// The points of the new plan, each as `DAY=VALUE`; none: it stays.
    pub plan: &'a [String],
    /// The new due date, as given; `None`: it stays.
    pub due: Option<&'a str>,
    /// The month in which the years of the site begin.
    pub begins: i8,
    /// Who decided it, as given; `None` where that is not told.
    pub decided_by: Option<&'a str>,
    /// What the public is told.
    pub why: Why<'a>,
}

/// One promise that moves: its edit in place, and the entry about it.
struct Move {
    field: Field,
    path: String,
    kind: ChangeKind,
    from: (String, ChangeValue),
    to: (String, ChangeValue),
    splices: Vec<Splice>,
}

/// The project's file with new values for target, plan and due date, and entries under `changes`.
///
/// # Errors
/// Nothing to change (a needless one), a value that cannot be read, a plan that would be left
/// behind, or a file that has no safe place for it.
pub fn retarget(project: &Project, text: &str, ask: &Retarget<'_>) -> Result<Amendment, Refused> {
    let (named, value) = named(project, ask.words)?;
    if value.is_none() && ask.due.is_none() && ask.plan.is_empty() {
        let hint = "add the new target, such as `1500`, the new due date as `--due 2022-03-31`, \
            or the new plan as `--plan 2021-06-30=400,2021-09-30=900`";
        return Err(Refused::new("no new value is given", hint));
    }
    let due = ask.due.map(|text| find::partial_date(text, ask.begins));
    let due = due.transpose()?;
    let grounds = ask.why.grounds(project, OF_FIGURE)?;
    let page = Page::read(project, text)?;
    let mut moves = Vec::new();
    let mut notes = Vec::new();
    // The date of a named target that has its own moves with it; any other due date is the
    // project's.
    let own = named
        .map(|id| find::indicator(project, Some(id)))
        .transpose()?
        .filter(|i| own_date(i).is_some());
    let date = due.filter(|_| own.is_some());
    if value.is_some() || date.is_some() {
        keep(
            target(
                project,
                find::indicator(project, named)?,
                value,
                date,
                &page,
            ),
            &mut moves,
            &mut notes,
        )?;
    }
    if !ask.plan.is_empty() {
        keep(
            plan::plan(project, find::indicator(project, named)?, ask, &page),
            &mut moves,
            &mut notes,
        )?;
    }
    if let Some(due) = due.filter(|_| own.is_none()) {
        keep(project_due(project, due, &page), &mut moves, &mut notes)?;
        notes.extend(own_dates(project));
    }
    if moves.is_empty() {
        return Err(Refused::needless(
            notes.first().map_or("nothing to change", |n| n),
            "",
        ));
    }
    plan::keeps_up(project, &moves)?;
    let mut amendment = amended(project, &page, moves, &grounds, ask)?;
    amendment.notes = notes;
    Ok(amendment)
}

/// Keeps a move; one that leads nowhere becomes a note.
fn keep(
    moved: Result<Move, Refused>,
    moves: &mut Vec<Move>,
    notes: &mut Vec<String>,
) -> Result<(), Refused> {
    match moved {
        Ok(moved) => moves.push(moved),
        Err(refused) if refused.needless => notes.push(refused.message),
        Err(refused) => return Err(refused),
    }
    Ok(())
}

/// Which indicator is named, and the new target.
fn named<'a>(
    project: &Project,
    words: &'a [String],
) -> Result<(Option<&'a str>, Option<&'a str>), Refused> {
    let all = || project.indicators.iter().map(|i| &*i.id);
    match words {
        [] => Ok((None, None)),
        [word] if all().any(|id| id == word) => Ok((Some(word), None)),
        // A word with a digit that is no id is a target.
        [word] if word.contains(char::is_numeric) => Ok((None, Some(word))),
        [word] => Err(find::unknown("indicator", word, all())),
        [id, value, ..] => {
            find::indicator(project, Some(id)).map(|_| (Some(&**id), Some(&**value)))
        }
    }
}

/// The target of an indicator takes a new value, a new date of its own, or both, where it stands.
fn target(
    project: &Project,
    indicator: &Indicator,
    value: Option<&str>,
    date: Option<PartialDate>,
    page: &Page<'_>,
) -> Result<Move, Refused> {
    let id = &indicator.id;
    let Some(old) = &indicator.target else {
        let message = format!("`{id}` has no target that could move");
        return Err(Refused::new(
            message,
            "write a first target into the file; it needs no entry under `changes`",
        ));
    };
    let aim = value.map_or_else(|| Ok(old.aim.clone()), |value| aim(indicator, old, value))?;
    let new = Target {
        aim,
        date: date.or(old.date),
        source: None,
    };
    let steps = steps(old, &new);
    if steps.is_empty() {
        let message = format!(
            "nothing to change: the target of `{id}` is {}",
            written(old)
        );
        return Err(Refused::needless(message, ""));
    }
    let (path, field) = path_of(project, indicator, IndicatorField::Target, page);
    let kind = if steps.iter().all(|step| step.0 == "date") {
        ChangeKind::Due
    } else {
        ChangeKind::Target
    };
    let node = page
        .of_indicator(&indicator.id)
        .and_then(|sheet| sheet.entry("target"));
    let splices = node.and_then(|(_, node)| spliced_steps(&steps, node, page));
    Ok(Move {
        splices: splices.ok_or_else(|| not_in_place(&path))?,
        kind,
        from: (written(old), promised(old)),
        to: (written(&new), promised(&new)),
        field,
        path,
    })
}

/// A target as one side of a change, its date only where it has one.
fn promised(target: &Target) -> ChangeValue {
    ChangeValue::Target(
        target.aim.clone(),
        target.date.map_or(OwnDate::Kept, OwnDate::On),
    )
}

/// The parts of a target that differ: their key, what stands there and what is to stand there.
fn steps(old: &Target, new: &Target) -> Vec<(&'static str, String, String)> {
    let numbers: Vec<(&str, &Decimal, &Decimal)> = match (&old.aim, &new.aim) {
        (Aim::Value(old), Aim::Value(new)) => vec![("value", old, new)],
        (Aim::Range { low, high }, Aim::Range { low: l, high: h }) => {
            vec![("low", low, l), ("high", high, h)]
        }
        _ => Vec::new(),
    };
    let numbers = numbers
        .into_iter()
        .filter(|(_, old, new)| old.value() != new.value());
    let date = old.date.zip(new.date).filter(|(old, new)| old != new);
    let date = date.map(|(old, new)| ("date", old.to_string(), new.to_string()));
    numbers
        .map(|(part, old, new)| (part, old.to_string(), new.to_string()))
        .chain(date)
        .collect()
}

fn spliced_steps(
    steps: &[(&'static str, String, String)],
    node: &Node,
    page: &Page<'_>,
) -> Option<Vec<Splice>> {
    let splice = |(part, old, new): &(&str, String, String)| {
        let node = entry(node, part).map_or(node, |(_, value)| value);
        page.sheet().replace(node, old, new)
    };
    steps.iter().map(splice).collect()
}

/// `1500`, or `3..5` where the target is a range.
fn aim(indicator: &Indicator, target: &Target, value: &str) -> Result<Aim, Refused> {
    if indicator.kind == Kind::YesNo {
        let message = format!("the target of `{}` is yes, not a number", indicator.id);
        return Err(Refused::new(message, "move its due date with `--due`"));
    }
    let Aim::Range { low, high } = &target.aim else {
        return find::number(indicator, value).map(Aim::Value);
    };
    let Some((from, to)) = value.split_once("..") else {
        let message = format!(
            "the target of `{}` is the range {low}..{high}",
            indicator.id
        );
        return Err(Refused::new(message, "write both limits, such as `3..5`"));
    };
    let (low, high) = (find::number(indicator, from)?, find::number(indicator, to)?);
    if high.value() < low.value() {
        return Err(Refused::new(
            format!("the range {low}..{high} ends below its start"),
            "swap the two",
        ));
    }
    Ok(Aim::Range { low, high })
}

/// The due date of the project takes a new value; one that came from the batch is written out.
fn project_due(project: &Project, due: PartialDate, page: &Page<'_>) -> Result<Move, Refused> {
    if project.due == due {
        return Err(Refused::needless(
            format!("nothing to change: `{}` is due {due}", project.id),
            "",
        ));
    }
    let sheet = page.sheet();
    let stated = sheet
        .entry("due")
        .map(|(_, node)| node)
        .filter(|node| !node.is_null());
    let splice = match stated {
        Some(node) => node
            .as_str()
            .and_then(|old| sheet.replace(node, old, &due.to_string())),
        None => sheet.add_key(
            &["start", "batch", "focus", "title"],
            "due",
            &due.to_string(),
        ),
    };
    Ok(Move {
        field: Field::Due,
        path: "due".to_owned(),
        kind: ChangeKind::Due,
        from: (project.due.to_string(), ChangeValue::Date(project.due)),
        to: (due.to_string(), ChangeValue::Date(due)),
        splices: vec![splice.ok_or_else(|| not_in_place("due"))?],
    })
}

/// The date of a target that has its own.
fn own_date(indicator: &Indicator) -> Option<PartialDate> {
    indicator.target.as_ref().and_then(|target| target.date)
}

/// Targets with a date of their own do not move with the project.
fn own_dates(project: &Project) -> Option<String> {
    let own = project
        .indicators
        .iter()
        .filter_map(|i| Some((&i.id, own_date(i)?)));
    let own: Vec<String> = own
        .map(|(id, date)| {
            format!("the target of `{id}` is due {date} by itself, which did not move")
        })
        .collect();
    (!own.is_empty()).then(|| format!("{}; name the indicator to move that date", own.join(", ")))
}

fn amended(
    project: &Project,
    page: &Page<'_>,
    moves: Vec<Move>,
    grounds: &Grounds,
    ask: &Retarget<'_>,
) -> Result<Amendment, Refused> {
    let decided_by = ask
        .decided_by
        .map(str::trim)
        .filter(|words| !words.is_empty());
    if decided_by.is_some_and(|words| words.chars().any(char::is_control)) {
        return Err(Refused::new(
            "`--decided-by` holds a control character",
            "retype it without",
        ));
    }
    let mut changes = project.changes.clone();
    let (mut entries, mut splices) = (Vec::new(), Vec::new());
    for moved in moves {
        let last = project
            .changes
            .iter()
            .rfind(|c| c.field == moved.field)
            .map(|c| c.published);
        find::not_before(
            ask.why.published,
            last,
            &format!("an earlier change of `{}`", moved.path),
        )?;
        entries.push(moved.entry(grounds, decided_by, ask));
        splices.extend(moved.splices.iter().cloned());
        changes.push(moved.change(grounds, decided_by, ask, page));
    }
    changes.sort_by_key(|c| c.published);
    let amendment = page.amended("changes", &entries, splices, project)?;
    Ok(Amendment {
        changes,
        ..amendment
    })
}

impl Move {
    fn entry(&self, grounds: &Grounds, decided_by: Option<&str>, ask: &Retarget<'_>) -> Entry {
        let pairs = [
            ("published", ask.why.published.to_string()),
            ("field", self.path.clone()),
            ("from", self.from.0.clone()),
            ("to", self.to.0.clone()),
            ("kind", self.kind.word().to_owned()),
        ];
        Entry(
            pairs
                .into_iter()
                .chain(grounds.written(decided_by))
                .collect(),
        )
    }

    fn change(
        self,
        grounds: &Grounds,
        decided_by: Option<&str>,
        ask: &Retarget<'_>,
        page: &Page<'_>,
    ) -> Change {
        Change {
            published: ask.why.published,
            field: self.field,
            from: self.from.1,
            to: self.to.1,
            reason: grounds.text(),
            kind: self.kind,
            decided_by: decided_by.map(crate::base::Text::plain),
            evidence: grounds.evidence.clone(),
            place: InFile(Span::start_of(page.file)),
        }
    }
}

/// The target as an entry says it, with its own date where it has one: undoing a change restores
/// both.
fn written(target: &Target) -> String {
    let date = target.date.map(|date| format!(", date: {date}"));
    match (&target.aim, date) {
        (Aim::Value(value), None) => value.to_string(),
        (Aim::Value(value), Some(date)) => format!("{{value: {value}{date}}}"),
        (Aim::Range { low, high }, date) => {
            format!("{{low: {low}, high: {high}{}}}", date.unwrap_or_default())
        }
    }
}

/// The path of a field of an indicator in the form that the file has.
fn path_of(
    project: &Project,
    indicator: &Indicator,
    part: IndicatorField,
    page: &Page<'_>,
) -> (String, Field) {
    let short = project.indicators.len() == 1 && entry(&page.root, "indicators").is_none();
    let field = Field::Indicator(indicator.id.clone(), part);
    (
        if short {
            part.word().to_owned()
        } else {
            field.path()
        },
        field,
    )
}

fn not_in_place(path: &str) -> Refused {
    let hint = format!(
        "change `{path}` by hand where it stands, in a table its cell, and add an entry under \
         `changes` in the project's file; see `milepost explain E043`"
    );
    Refused::new(
        format!("`{path}` is laid out in a way that milepost does not edit"),
        hint,
    )
}
