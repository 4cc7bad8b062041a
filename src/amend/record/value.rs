//! What `homes=120` and its like mean.

use super::super::figures::Said;
use super::super::{Refused, find};
use crate::base::{Date, Decimal};
use crate::check::is_unit;
use crate::model::vocabulary::Kind;
use crate::model::{Aim, Correction, Indicator, Milestone, Observation, Project};
use crate::yaml::Reader;

/// A value that is to be recorded.
pub enum Asked<'p> {
    /// A figure of an indicator.
    Figure(&'p Indicator, Said),
    /// A milestone that was reached, with its day where one is given.
    Milestone(&'p Milestone, Option<Date>),
}

/// Words that say that something was reached.
const REACHED: [&str; 6] = ["reached", "met", "done", "yes", "true", "已完成"];

/// Reads `[ID=]VALUE`.
///
/// # Errors
/// No indicator or milestone has this id, several could be meant, or the value cannot be read.
pub fn asked<'p>(project: &'p Project, text: &str) -> Result<Asked<'p>, Refused> {
    let (id, value) = match text.split_once('=') {
        Some((id, value)) => (Some(id.trim()), value.trim()),
        None => (None, text.trim()),
    };
    let milestone = id.and_then(|id| project.milestones.iter().find(|m| &*m.id == id));
    if let Some(milestone) = milestone.filter(|m| project.indicator(&m.id).is_none()) {
        return met(milestone, value);
    }
    if let Some(id) = id.filter(|id| project.indicator(id).is_none()) {
        let indicators = project.indicators.iter().map(|i| &*i.id);
        let milestones = project.milestones.iter().map(|m| &*m.id);
        return Err(find::unknown(
            "indicator or milestone",
            id,
            indicators.chain(milestones),
        ));
    }
    let indicator = find::indicator(project, id)?;
    if let Some(closed) = indicator.closed {
        let message = format!("`{}` was closed on {closed}", indicator.id);
        return Err(Refused::new(
            message,
            "record the indicator that took its place",
        ));
    }
    Ok(Asked::Figure(indicator, said(indicator, value)?))
}

fn met<'p>(milestone: &'p Milestone, value: &str) -> Result<Asked<'p>, Refused> {
    if let Some(day) = milestone.met {
        let message = format!("`{}` was reached on {day} already", milestone.id);
        return Err(Refused::needless(message, ""));
    }
    if REACHED.contains(&value) {
        return Ok(Asked::Milestone(milestone, None));
    }
    let day = Date::parse(value).ok_or_else(|| {
        let message = format!(
            "`{}` is a milestone, and `{}` is no day",
            milestone.id,
            value.escape_debug()
        );
        Refused::new(
            message,
            format!("write `{}=reached`, or the day as YYYY-MM-DD", milestone.id),
        )
    })?;
    Ok(Asked::Milestone(milestone, Some(day)))
}

/// What a figure of an indicator says.
fn said(indicator: &Indicator, value: &str) -> Result<Said, Refused> {
    match indicator.kind {
        Kind::Qualitative if value.is_empty() => Err(Refused::new(
            format!("`{}` is told in words, and none are given", indicator.id),
            "write them in quotes",
        )),
        Kind::Qualitative => Ok(Said::Words(value.to_owned())),
        Kind::YesNo if REACHED.contains(&value) => Ok(Said::Answer(true)),
        Kind::YesNo if ["no", "false"].contains(&value) => Ok(Said::Answer(false)),
        Kind::YesNo if !["0", "1"].contains(&value) => Err(Refused::new(
            format!(
                "`{}` is yes or no, not `{}`",
                indicator.id,
                value.escape_debug()
            ),
            format!("write `{0}=yes` or `{0}=no`", indicator.id),
        )),
        _ => match value.split_once(" of ") {
            Some((above, below)) => fraction(indicator, above.trim(), below.trim()),
            None => Ok(Said::Number(find::number(
                indicator,
                number(indicator, value)?,
            )?)),
        },
    }
}

/// `120 of 400`: a share of a percentage; of a count only where it is the target that is named.
fn fraction(indicator: &Indicator, above: &str, below: &str) -> Result<Said, Refused> {
    let above = find::number(indicator, above)?;
    let below = find::number(indicator, number(indicator, below)?)?;
    if indicator.kind == Kind::Percent {
        return share(indicator, above, below);
    }
    match indicator.target.as_ref().map(|target| &target.aim) {
        Some(Aim::Value(target)) if target.value() == below.value() => Ok(Said::Number(above)),
        Some(Aim::Value(target)) => Err(Refused::new(
            format!("the target of `{}` is {target}, not {below}", indicator.id),
            format!("write `{above}` alone; a target moves with `milepost retarget`"),
        )),
        _ => Err(Refused::new(
            format!("`{}` has no target of {below}", indicator.id),
            format!("write `{above}` alone"),
        )),
    }
}

/// So many of so many, which is a share between the indicator's `min` and `max`, 0 and 100 %
/// where it has none.
fn share(indicator: &Indicator, above: Decimal, below: Decimal) -> Result<Said, Refused> {
    let limit = |of: &Option<Decimal>, usual| of.as_ref().map_or(usual, Decimal::value);
    let limits = limit(&indicator.min, 0.0)..=limit(&indicator.max, 100.0);
    let (part, whole) = (above.value(), below.value());
    if 0.0 < whole && limits.contains(&(100.0 * part / whole)) {
        return Ok(Said::Fraction(above, below));
    }
    let (low, high) = (limits.start(), limits.end());
    let message = format!(
        "`{}` is between {low} % and {high} %, and {above} of {below} is not",
        indicator.id
    );
    let hint = "write the part, then the whole, which is more than 0: `30 of 40`";
    Err(Refused::new(message, hint))
}

/// The number before a unit, which has to be that of the indicator.
fn number<'v>(indicator: &Indicator, value: &'v str) -> Result<&'v str, Refused> {
    let Some((number, unit)) = Reader::amount(value) else {
        return Ok(value);
    };
    if is_unit(indicator, unit) {
        return Ok(number);
    }
    let own = indicator
        .unit
        .as_ref()
        .and_then(|unit| unit.versions().next());
    let own = own.map_or_else(|| "a number alone".to_owned(), |(_, word)| word.to_owned());
    let message = format!(
        "`{}` is counted in {own}, not in `{}`",
        indicator.id,
        unit.escape_debug()
    );
    Err(Refused::new(
        message,
        format!("write the number in {own}, without or with that unit"),
    ))
}

/// Why a figure that is there already is not recorded.
pub fn known(
    project: &Project,
    indicator: &Indicator,
    there: &Observation,
    said: &Said,
    date: &str,
) -> Refused {
    let newest = project.corrected(&indicator.id, &indicator.slice, there.when);
    let stands = match newest {
        Some(Correction { to: None, .. }) => {
            let message = format!(
                "the figure of `{}` for {} was withdrawn",
                indicator.id, there.when
            );
            return Refused::new(
                message,
                "a withdrawn figure does not come back; give it a day of its own",
            );
        }
        Some(Correction { to: Some(to), .. }) => Some(to.to_string()),
        None => there.value.as_ref().map(ToString::to_string),
    };
    let is_same = newest.is_none() && said.is_said_by(there);
    let same_number = stands.as_deref() == Some(&said.text());
    let stands = stands.unwrap_or_else(|| "there".to_owned());
    let message = format!(
        "the figure of `{}` for {} is {stands} already",
        indicator.id, there.when
    );
    if is_same || same_number {
        return Refused::needless(message, "");
    }
    let hint = format!(
        "once published, a figure is corrected: milepost correct {} {} {date} {} --reason \"…\"",
        project.id,
        indicator.id,
        said.text()
    );
    Refused::new(message, hint)
}
