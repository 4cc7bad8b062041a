//! The rows of one project, each thing with its whole history.

use super::{Fact, PROJECT, text};
use crate::base::{Date, Span};
use crate::derive::known::{first_published, restore};
use crate::model::words::Visibility;
use crate::model::{Field, Indicator, IndicatorField, Milestone, Observation, Project};
use std::borrow::Cow;

/// The value of a row that only says that a thing is there.
const LISTED: &str = "listed";

/// Everything that was published about a project, in no order.
pub fn of_project(project: &Project) -> Vec<Fact> {
    let first = if project.changes.is_empty() { Cow::Borrowed(project) } else { Cow::Owned(first_published(project)) };
    let mut rows = Rows { project, first: &first, facts: Vec::new() };
    // An embargo that ends later than the stated day is when the public could see it.
    rows.add(PROJECT, LISTED, project.published.max(project.embargo), project.place.0);
    if let Some(promise) = &project.promise {
        rows.add("promise", &text::words(&promise.text), None, rows.at("promise"));
    }
    rows.history("start", &Field::Start, rows.at("start"));
    rows.history("due", &Field::Due, rows.at("due"));
    for indicator in &project.indicators {
        rows.indicator(indicator);
    }
    for milestone in &project.milestones {
        rows.milestone(milestone);
    }
    for (day, entry) in project.stage.entries() {
        if let Some(day) = day {
            rows.add(&format!("stage@{day}"), entry.is.word(), None, rows.at("stage"));
        }
    }
    for report in project.reports.iter().filter(|r| r.visibility == Visibility::Public) {
        rows.add(&format!("reports.{}", report.slug), LISTED, Some(report.date), report.place.0);
    }
    rows.facts
}

struct Rows<'a> {
    project: &'a Project,
    first: &'a Project,
    facts: Vec<Fact>,
}

impl Rows<'_> {
    fn add(&mut self, fact: &str, value: &str, published: Option<Date>, place: Span) {
        let project = self.project.id.clone();
        self.facts.push(Fact { project, fact: fact.into(), value: value.into(), published, place: Some(place) });
    }

    /// Where a key of the project was written; the project itself where it comes from elsewhere.
    fn at(&self, key: &str) -> Span {
        self.project.keys.span(key).unwrap_or(self.project.place.0)
    }

    /// The value first published, then each one that a change put in its place.
    fn history(&mut self, fact: &str, field: &Field, place: Span) {
        let changes: Vec<_> = self.project.changes.iter().filter(|c| c.field == *field).collect();
        if let Some(value) = text::field(self.first, field) {
            self.add(fact, &value, None, place);
        }
        if changes.is_empty() {
            return;
        }
        let mut standing = self.first.clone();
        for change in changes {
            restore(&mut standing, field, &change.to);
            if let Some(value) = text::field(&standing, field) {
                self.add(fact, &value, Some(change.published), change.place.0);
            }
        }
    }

    fn indicator(&mut self, indicator: &Indicator) {
        let path = format!("indicators.{}", indicator.id);
        let place = indicator.place.0;
        let at = |key: &str| indicator.keys.span(key);
        self.add(&path, LISTED, None, place);
        let unit = indicator.unit.as_ref().map_or_else(|| text::NONE.to_owned(), text::words);
        // In the short form the unit stands behind the target.
        self.add(&format!("{path}.unit"), &unit, None, at("unit").or(at("target")).unwrap_or(place));
        self.add(&format!("{path}.kind"), indicator.kind.word(), None, at("kind").unwrap_or(place));
        for part in IndicatorField::ALL {
            let field = Field::Indicator(indicator.id.clone(), *part);
            self.history(&field.path(), &field, at(part.word()).unwrap_or(place));
        }
        for figure in &indicator.observations {
            self.figure(indicator, figure);
        }
    }

    /// A figure as first published, its parts, and what corrections made of it.
    fn figure(&mut self, indicator: &Indicator, figure: &Observation) {
        let path = format!("indicators.{}@{}", indicator.id, figure.when);
        let (published, place) = (figure.published, figure.place.0);
        if let Some(value) = text::figure(figure) {
            self.add(&path, &value, published, place);
        }
        for (word, number) in [("numerator", &figure.numerator), ("denominator", &figure.denominator)] {
            if let Some(number) = number {
                self.add(&format!("{path}.{word}"), number.as_str(), published, place);
            }
        }
        for (part, number) in &figure.by {
            self.add(&format!("{path}.by.{part}"), number.as_str(), published, place);
        }
        for c in self.project.corrections.iter().filter(|c| c.indicator == indicator.id && c.when == figure.when) {
            let value = c.to.as_ref().map(|v| text::qualified(figure.qualifier, v.as_str()));
            self.add(&path, value.as_deref().unwrap_or("withdrawn"), Some(c.published), c.place.0);
        }
    }

    fn milestone(&mut self, milestone: &Milestone) {
        let path = format!("milestones.{}", milestone.id);
        let place = milestone.place.0;
        self.add(&path, LISTED, None, place);
        self.add(&format!("{path}.due"), &milestone.due.to_string(), None, place);
        if let Some(met) = milestone.met {
            self.add(&format!("{path}.met"), &met.to_string(), milestone.met_published, place);
        }
        for (published, expected) in milestone.forecast.entries() {
            if let Some(day) = published {
                self.add(&format!("{path}.forecast@{day}"), &expected.to_string(), Some(*day), place);
            }
        }
    }
}
