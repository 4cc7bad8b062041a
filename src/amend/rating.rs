//! A rating: one more grade is declared, and the earlier ones stay as they were published.

use super::{Amendment, OF_GRADE, Page, Refused, Why, find};
use crate::base::{Span, Text};
use crate::model::scale::{CONFIDENCE, Rating, Scale};
use crate::model::{Declared, InFile, Project, Settings};
use crate::yaml::{Entry, quoted};
use std::sync::Arc;

/// What is to be declared.
#[derive(Clone, Copy, Debug)]
pub struct Rate<'a> {
    /// Whether it is how sure the project is to be kept; else its status.
    pub confidence: bool,
    /// The grade, as given.
    pub grade: &'a str,
    /// Its scale, as given; `None`: the one of the project, or that of confidence.
    pub scale: Option<&'a str>,
    /// The day or period that it is about, as given; `None` where that is not to be said.
    pub about: Option<&'a str>,
    /// Who declares it; `None` where that is not to be said.
    pub by: Option<&'a str>,
    /// What the public is told.
    pub why: Why<'a>,
}

/// The project's file with one more entry under `declared` or `confidence`.
///
/// # Errors
/// No such scale or grade, a grade of that day that is there already, or a file that has no safe
/// place for it.
pub fn rating(
    project: &Project,
    settings: &Settings,
    text: &str,
    ask: &Rate<'_>,
) -> Result<Amendment, Refused> {
    let grounds = ask.why.grounds(project, OF_GRADE)?;
    let (list, key, usual, all) = match ask.confidence {
        true => ("confidence", "level", CONFIDENCE, &project.confidence),
        false => ("declared", "status", &*project.scale, &project.declared),
    };
    let is = graded(&settings.scales, ask.scale.unwrap_or(usual), ask.grade)?;
    let published = ask.why.published;
    let begins = settings.calendar.starts;
    let about = ask
        .about
        .map(|text| find::partial_date(text, begins))
        .transpose()?;
    if let Some(same) = all.iter().find(|d| d.published == published) {
        let message = format!("`{}` was declared on {published} already", same.is.grade);
        return Err(match *same.is == is {
            true => Refused::needless(message, ""),
            false => Refused::new(message, "give the later one its own day with `--published`"),
        });
    }
    let mut pairs = vec![
        ("published", published.to_string()),
        ("scale", is.scale.to_string()),
        (key, is.grade.to_string()),
    ];
    pairs.extend(about.map(|about| ("date", about.to_string())));
    pairs.retain(|(key, _)| *key != "scale" || *is.scale != *usual);
    pairs.extend(ask.by.map(|by| ("by", quoted(by))));
    pairs.extend(grounds.written(None));
    let page = Page::read(project, text)?;
    let mut amendment = page.amended(list, &[Entry(pairs)], Vec::new(), project)?;
    let ratings = match ask.confidence {
        true => &mut amendment.confidence,
        false => &mut amendment.declared,
    };
    ratings.push(Declared {
        published,
        about,
        is: Arc::new(is),
        by: ask.by.map(Text::plain),
        reason: Some(grounds.text()),
        evidence: grounds.evidence,
        place: InFile(Span::start_of(page.file)),
    });
    ratings.sort_by_key(|d| d.published);
    Ok(amendment)
}

fn graded(scales: &[Scale], scale: &str, grade: &str) -> Result<Rating, Refused> {
    let found = scales.iter().find(|s| &*s.id == scale);
    let found =
        found.ok_or_else(|| find::unknown("scale", scale, scales.iter().map(|s| &*s.id)))?;
    found.rating(grade).ok_or_else(|| {
        let grades = found.grades.iter().map(|g| &*g.id);
        Refused {
            message: format!(
                "`{}` is no grade of the scale `{scale}`",
                grade.escape_debug()
            ),
            ..find::unknown("grade", grade, grades)
        }
    })
}
