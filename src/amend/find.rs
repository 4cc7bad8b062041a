//! What the words of a command mean: a project, an indicator, a day, a number. Days and numbers are
//! read as in front matter, and refused in the same words.

use super::Refused;
use crate::base::{Date, Decimal, Diagnostics, FileId, PartialDate, Period, Span};
use crate::model::vocabulary::{Accumulation, Kind};
use crate::model::{Id, Indicator, Observation, Project, Site, Slice, When};
use crate::yaml::{Reader, did_you_mean, quoted_choices};

/// The project with this id.
///
/// # Errors
/// No project has this id; the hint names the nearest one.
pub fn project<'s>(site: &'s Site, id: &str) -> Result<&'s Project, Refused> {
    site.project(id)
        .ok_or_else(|| unknown("project", id, site.projects.iter().map(|p| &*p.id)))
}

/// An id that nothing has, with the nearest one.
pub fn unknown<'k>(what: &str, id: &str, all: impl Iterator<Item = &'k str>) -> Refused {
    let all: Vec<&str> = all.collect();
    let hint = match did_you_mean(id, &all) {
        Some(near) => format!("did you mean `{near}`?"),
        None if all.is_empty() => format!("there is no {what} here yet"),
        None => format!("use {}", quoted_choices(&all)),
    };
    Refused::new(format!("there is no {what} `{}`", id.escape_debug()), hint)
}

/// The indicator with this id; without one, the only one there is.
///
/// # Errors
/// No indicator has this id, or there are several and none is named.
pub fn indicator<'p>(project: &'p Project, id: Option<&str>) -> Result<&'p Indicator, Refused> {
    let all = || project.indicators.iter().map(|i| &*i.id);
    match (id, project.indicators.as_slice()) {
        (Some(id), _) => project
            .indicator(id)
            .map(|i| &**i)
            .ok_or_else(|| unknown("indicator", id, all())),
        (None, [only]) => Ok(only),
        (None, []) => Err(Refused::new(
            format!("`{}` has no indicator", project.id),
            "",
        )),
        (None, _) => {
            let message = format!("`{}` has several indicators", project.id);
            Err(Refused::new(
                message,
                format!("say which: {}", quoted_choices(&all().collect::<Vec<_>>())),
            ))
        }
    }
}

/// The part of an indicator that words such as `place=east` name, as an indicator by itself; `None`
/// for no words, which mean the whole.
///
/// # Errors
/// The indicator has no such part; the hint names those that it has.
pub fn part(indicator: &Indicator, named: &[String]) -> Result<Option<Indicator>, Refused> {
    if named.is_empty() {
        return Ok(None);
    }
    let pair = |text: &String| {
        let first = indicator.by.first().map_or("place", |by| &**by);
        let (dimension, value) = text.split_once('=').unwrap_or((first, text));
        (Id::from(dimension), Id::from(value))
    };
    let pairs: Vec<(Id, Id)> = named.iter().map(pair).collect();
    for (dimension, _) in &pairs {
        named_once(dimension, &pairs)?;
    }
    if indicator.parts.is_empty() {
        return Err(Refused::new(
            format!("`{}` is not broken down, so it has no part", indicator.id),
            "leave `--by` out for the whole; to have parts, add `by: place` to the figure and \
             their figures first",
        ));
    }
    let slice = Slice::of(pairs);
    let found = indicator.part(&slice);
    found
        .map(|part| Some(indicator.of_part(part)))
        .ok_or_else(|| {
            let slice = slice.to_string();
            let all: Vec<String> = indicator
                .parts
                .iter()
                .map(|p| p.slice.to_string())
                .collect();
            unknown("part", &slice, all.iter().map(String::as_str))
        })
}

/// Refuses several values of one dimension: a part has one of each.
fn named_once(dimension: &Id, pairs: &[(Id, Id)]) -> Result<(), Refused> {
    let of_it = pairs.iter().filter(|(other, _)| other == dimension);
    let values: Vec<&str> = of_it.map(|(_, value)| &**value).collect();
    if values.len() < 2 {
        return Ok(());
    }
    let message = format!("`{dimension}` is named twice: {}", values.join(", "));
    let hint = "a part has one value of each dimension; correct one part after the other";
    Err(Refused::new(message.escape_debug().to_string(), hint))
}

/// The figure of an indicator for a day or period. `begins`: the month in which the years of the
/// site begin.
///
/// # Errors
/// The indicator has no figure for it; the hint names the nearest days.
pub fn figure<'p>(
    indicator: &'p Indicator,
    text: &str,
    begins: i8,
) -> Result<&'p Observation, Refused> {
    let when = when(indicator, text, begins)?;
    let found = indicator.observations.iter().find(|o| o.when == when);
    found.ok_or_else(|| {
        let mut near: Vec<When> = indicator.observations.iter().map(|o| o.when).collect();
        near.sort_by_key(|other| other.day().since(when.day()).abs());
        near.truncate(4);
        near.sort();
        let days: Vec<String> = near.iter().map(When::to_string).collect();
        let days: Vec<&str> = days.iter().map(String::as_str).collect();
        let hint = match days.as_slice() {
            [] => "it has no figures yet".to_owned(),
            _ => format!("the nearest figures are for {}", quoted_choices(&days)),
        };
        Refused::new(format!("`{}` has no figure for {when}", indicator.id), hint)
    })
}

fn when(indicator: &Indicator, text: &str, begins: i8) -> Result<When, Refused> {
    if indicator.accumulation == Accumulation::PerPeriod {
        let message = format!(
            "`{}` is no period, and `{}` counts per period",
            text.escape_debug(),
            indicator.id
        );
        let period = Period::parse(text, begins).map(When::Period);
        return period.ok_or_else(|| Refused::new(message, "write `2021-06`, `2021-Q2` or `2021`"));
    }
    let date = partial_date(text, begins)?;
    let unknown = || {
        Refused::new(
            "a figure without a date cannot be found",
            "write the day it is about as YYYY-MM-DD",
        )
    };
    date.last().map(When::Day).ok_or_else(unknown)
}

/// A number of an indicator, `yes` and `no` included where it takes them.
///
/// # Errors
/// It is no number.
pub fn number(indicator: &Indicator, text: &str) -> Result<Decimal, Refused> {
    match (indicator.kind, text) {
        (Kind::YesNo, "yes" | "true") => Ok(Decimal::from(1)),
        (Kind::YesNo, "no" | "false") => Ok(Decimal::from(0)),
        _ => read(1, |reader| {
            reader.number_text(text, Span::start_of(FileId(0)))
        }),
    }
}

/// A date as written after a command.
///
/// # Errors
/// Why it is none, in the words of a reader of front matter.
pub fn partial_date(text: &str, begins: i8) -> Result<PartialDate, Refused> {
    read(begins, |reader| {
        let date = PartialDate::parse(text, begins);
        if date.is_none() {
            reader.bad_date(text, Span::start_of(FileId(0)));
        }
        date
    })
}

/// What a reader of front matter makes of a value. `begins`: the month in which the years of the
/// site begin.
///
/// # Errors
/// The first message of the reader, as it would stand in `milepost check`.
pub fn read<T>(begins: i8, value: impl FnOnce(&mut Reader<'_>) -> Option<T>) -> Result<T, Refused> {
    let mut diags = Diagnostics::new();
    let value = value(&mut Reader {
        languages: &[],
        begins,
        diags: &mut diags,
    });
    value.ok_or_else(|| match diags.iter().next() {
        Some(first) => Refused::new(first.message.escape_debug().to_string(), &*first.hint),
        None => Refused::new("this value cannot be read", ""),
    })
}

/// Refuses an entry that would be published before an earlier one, since entries are read by
/// publication. `what`: the earlier one, in words.
pub fn not_before(published: Date, earlier: Option<Date>, what: &str) -> Result<(), Refused> {
    match earlier.filter(|earlier| published < *earlier) {
        Some(earlier) => {
            let message = format!("{what} was published on {earlier}, after {published}");
            Err(Refused::new(
                message,
                format!("give the day of this one, such as `--published {earlier}`"),
            ))
        }
        None => Ok(()),
    }
}
