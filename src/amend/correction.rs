//! A correction: a published figure is replaced or withdrawn, and the entry says so.

use super::{Amendment, OF_FIGURE, Page, Refused, Why, find};
use crate::base::{Decimal, Span};
use crate::model::vocabulary::CorrectionKind;
use crate::model::{Correction, InFile, Indicator, Observation, Project};
use crate::yaml::Entry;

/// What is to be corrected.
#[derive(Clone, Copy, Debug)]
pub struct Correct<'a> {
    /// The indicator's id; `None`: the only one there is.
    pub indicator: Option<&'a str>,
    /// Which part of it, as given: `place=east`, or a value of its first dimension; empty for the
    /// whole.
    pub part: &'a [String],
    /// The day or period of the figure, as given.
    pub date: &'a str,
    /// The month in which the years of the site begin.
    pub begins: i8,
    /// The new figure, or `withdrawn`, as given.
    pub value: &'a str,
    /// Whether the figure was wrong, or better data came.
    pub kind: CorrectionKind,
    /// What the public is told.
    pub why: Why<'a>,
}

/// The project's file with one more entry under `corrections`; the figure itself stays as it was
/// first published.
///
/// # Errors
/// No such figure, nothing to correct (a needless one), or a file that has no safe place for it.
pub fn correction(project: &Project, text: &str, ask: &Correct<'_>) -> Result<Amendment, Refused> {
    let grounds = ask.why.grounds(project, OF_FIGURE)?;
    if let Some(list @ ("status" | "declared" | "confidence")) = ask.indicator
        && project.indicator(list).is_none()
    {
        return Err(Refused::new(
            "a published grade is not corrected, a later one takes its place",
            format!(
                "`milepost rate {} GRADE --reason \"…\"` declares it",
                project.id
            ),
        ));
    }
    let indicator = find::indicator(project, ask.indicator)?;
    let part = find::part(indicator, ask.part)?;
    let of = part.as_ref().unwrap_or(indicator);
    let figure = find::figure(of, ask.date, ask.begins)?;
    let from = standing(project, of, figure, ask)?;
    let to = match ask.value {
        "withdrawn" => None,
        number => Some(find::number(indicator, number)?),
    };
    if to.as_ref().is_some_and(|to| to.value() == from.value()) {
        let message = format!(
            "nothing to correct: the figure for {} is {from}",
            figure.when
        );
        return Err(Refused::needless(message, ""));
    }
    let values = of
        .slice
        .values()
        .map(|(dimension, value)| format!("{dimension}: {value}"));
    let by = format!("{{{}}}", values.collect::<Vec<_>>().join(", "));
    let mut pairs = vec![
        ("published", ask.why.published.to_string()),
        ("indicator", indicator.id.to_string()),
        ("by", by),
        ("date", figure.when.exact()),
        ("from", from.to_string()),
        (
            "to",
            to.as_ref()
                .map_or_else(|| "withdrawn".to_owned(), Decimal::to_string),
        ),
        ("kind", ask.kind.word().to_owned()),
    ];
    pairs.retain(|(key, _)| *key != "by" || !of.slice.is_whole());
    pairs.extend(grounds.written(None));
    let page = Page::read(project, text)?;
    let mut amendment = page.amended("corrections", &[Entry(pairs)], Vec::new(), project)?;
    amendment.corrections.push(Correction {
        published: ask.why.published,
        indicator: indicator.id.clone(),
        slice: of.slice.clone(),
        when: figure.when,
        from,
        to,
        reason: grounds.text(),
        kind: ask.kind,
        evidence: grounds.evidence,
        place: InFile(Span::start_of(page.file)),
    });
    amendment.corrections.sort_by_key(|c| c.published);
    Ok(amendment)
}

/// The figure as it stands now, after the corrections so far.
fn standing(
    project: &Project,
    indicator: &Indicator,
    figure: &Observation,
    ask: &Correct<'_>,
) -> Result<Decimal, Refused> {
    let newest = project
        .corrections
        .iter()
        .rfind(|c| c.is_of(indicator) && c.when == figure.when);
    if let Some(withdrawn) = newest.filter(|c| c.to.is_none()) {
        let message = format!(
            "the figure for {} was withdrawn on {}",
            figure.when, withdrawn.published
        );
        return Err(if ask.value == "withdrawn" {
            Refused::needless(format!("nothing to correct: {message}"), "")
        } else {
            Refused::new(
                message,
                "remove that entry if it was a mistake; a withdrawn figure does not come back",
            )
        });
    }
    let value = newest
        .map_or(figure.value.as_ref(), |c| c.to.as_ref())
        .cloned()
        .ok_or_else(|| {
            let message = format!(
                "the figure for {} has no number that could be corrected",
                figure.when
            );
            Refused::new(
                message,
                "a figure in words, or a missing one, is completed where it stands",
            )
        })?;
    let first = format!("the figure for {}", figure.when);
    find::not_before(ask.why.published, Some(figure.known_from()), &first)?;
    find::not_before(
        ask.why.published,
        newest.map(|c| c.published),
        &format!("an earlier correction of {first}"),
    )?;
    Ok(value)
}
