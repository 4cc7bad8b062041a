//! The data of time: every period as it was closed, and everything that moved.

use super::row::{Each, Named, computed, name, text, written};
use crate::base::Date;
use crate::derive::facts::{change_text, rule_text};
use crate::derive::{Level, Move, PastProject};
use crate::model::{Change, ChangeValue, Correction, Declared, Project, StageEntry};
use crate::render::context::Renderer;
use crate::render::part::dictionary::period_column;
use crate::render::part::history::{change_id, correction_id, end_id, grade_id, regraded_kind};

/// Every project at the end of every period, beside the end of the period before.
pub(super) fn periods(renderer: &Renderer<'_>, each: Each<'_>) {
    let insight = renderer.insight;
    let now: Vec<PastProject> = insight.projects.iter().map(PastProject::new).collect();
    for at in insight.periods() {
        let past = insight.ended(at.period);
        let days = days(renderer, &at);
        for of in past.map_or(&now[..], |past| &past.projects[..]) {
            let step = at.since.and_then(|s| s.moves.by_id(&of.id));
            each(&[
                &days,
                &standing(of),
                &moved(step),
                &about(renderer, &at, of),
            ]);
        }
    }
}

/// Which period it is.
fn days(renderer: &Renderer<'_>, at: &Level<'_>) -> [Named<'static>; 3] {
    [
        (
            period_column(&renderer.site.settings),
            at.period.slug().into(),
        ),
        ("as_of", at.as_of.into()),
        ("published_by", at.by.into()),
    ]
}

/// Where a project stood at the end of a period.
fn standing(of: &PastProject) -> [Named<'_>; 7] {
    let lead = of.lead();
    [
        ("project", (&of.id).into()),
        ("status", of.shown.word().into()),
        ("class", of.class.word().into()),
        ("indicator", lead.map(|i| &i.id).into()),
        ("value", computed(lead.and_then(|i| i.value))),
        (
            "progress",
            computed(lead.map_or(of.progress, |i| i.progress)),
        ),
        ("status_scale", of.shown.rating().map(|r| &r.scale).into()),
    ]
}

/// What moved since the period before.
fn moved(step: Option<&Move>) -> [Named<'_>; 8] {
    let values = step.and_then(|m| m.values.as_ref());
    let before = values.and_then(|(_, before, _)| *before);
    let change = values.and_then(|(_, before, now)| Some(now - (*before)?));
    let status = step.and_then(|m| m.before.as_ref());
    let class = step.and_then(|m| m.class_before);
    [
        ("status_before", status.map(|s| s.word()).into()),
        ("class_before", class.map(|c| c.word()).into()),
        ("value_before", computed(before)),
        ("value_change", computed(change)),
        ("progress_change", computed(step.and_then(|m| m.progress))),
        ("retargeted", step.is_some_and(|m| m.retargeted).into()),
        ("still", step.is_some_and(|m| m.still).into()),
        ("silent", step.is_some_and(|m| m.silent).into()),
    ]
}

/// The days of a period and the names of what its ids mean: names have no history, and what
/// counted at the end of a period counts ever since.
fn about<'c>(renderer: &'c Renderer<'_>, at: &Level<'_>, of: &'c PastProject) -> [Named<'c>; 5] {
    let known = renderer.insight.project(&of.id).map(|p| &p.known);
    let lead = known
        .zip(of.lead())
        .and_then(|(p, lead)| p.indicator(&lead.id));
    [
        (
            "year",
            renderer
                .site
                .settings
                .calendar
                .year_of(at.period.first)
                .to_string()
                .into(),
        ),
        ("first_day", at.period.first.into()),
        ("last_day", at.period.last.into()),
        ("project_title", name(renderer, known.map(|p| &p.title))),
        ("indicator_name", name(renderer, lead.map(|i| &i.name))),
    ]
}

/// One thing that moved.
enum Moved<'m> {
    /// A promise of a project, or a rule of the site.
    Change(&'m Change),
    Correction(&'m Correction),
    /// A project was stopped or paused.
    End(Date, &'m StageEntry),
    /// A declared grade became another one.
    Grade(&'m Declared, &'m Declared),
}

impl Moved<'_> {
    fn published(&self) -> Date {
        match self {
            Moved::Change(change) => change.published,
            Moved::Correction(correction) => correction.published,
            Moved::End(day, _) => *day,
            Moved::Grade(_, now) => now.published,
        }
    }
}

/// Every promise that moved, every figure that was replaced and every project that ended, by
/// publication.
pub(super) fn changes(renderer: &Renderer<'_>, each: Each<'_>) {
    let projects = renderer.insight.projects.iter().map(|p| &*p.known);
    let of_projects = projects.flat_map(|p| of_project(p).map(move |moved| (Some(p), moved)));
    let rules = renderer.site.settings.changes.iter();
    let rules = rules.filter(|c| c.published <= renderer.insight.as_of);
    let mut all: Vec<_> = of_projects
        .chain(rules.map(|c| (None, Moved::Change(c))))
        .collect();
    all.sort_by_key(|(_, moved)| moved.published());
    for (known, moved) in all {
        let title = known.map(|p| [("project_title", text(renderer, &p.title))]);
        let title = title.as_ref().map_or(&[][..], |title| title);
        match (moved, known) {
            (Moved::Change(c), _) => each(&[&change(renderer, known, c), title]),
            (Moved::Correction(c), Some(p)) => each(&[&correction(renderer, p, c), title]),
            (Moved::End(day, s), Some(p)) => each(&[&end(renderer, p, day, s), title]),
            (Moved::Grade(before, now), Some(p)) => {
                each(&[&regrade(renderer, p, before, now), title]);
            }
            (Moved::Correction(_) | Moved::End(..) | Moved::Grade(..), None) => {}
        }
    }
}

fn of_project(known: &Project) -> impl Iterator<Item = Moved<'_>> {
    let ends = known.stage.entries().iter();
    let ends = ends
        .filter(|(_, s)| s.is.halts())
        .filter_map(|(day, s)| Some(Moved::End((*day)?, s)));
    let changes = known.changes.iter().map(Moved::Change);
    let corrections = known.corrections.iter().map(Moved::Correction);
    let grades = known
        .declared
        .windows(2)
        .filter(|two| two[0].is != two[1].is);
    let grades = grades.map(|two| Moved::Grade(&two[0], &two[1]));
    changes.chain(corrections).chain(ends).chain(grades)
}

/// One move of a project, or of a rule of the site.
fn change<'c>(
    renderer: &'c Renderer<'_>,
    known: Option<&'c Project>,
    c: &'c Change,
) -> [Named<'c>; 9] {
    let side = |value: &ChangeValue| match known {
        Some(known) => change_text(known, &c.field, value),
        None => rule_text(value),
    };
    [
        (
            "id",
            change_id(
                known.map_or("site", |known| &known.id),
                known.map_or(&renderer.site.settings.changes, |known| &known.changes),
                c,
            )
            .into(),
        ),
        ("published", c.published.into()),
        ("kind", c.kind.word().into()),
        ("project", known.map(|known| &known.id).into()),
        ("field", c.field.path().into()),
        ("from", side(&c.from).into()),
        ("to", side(&c.to).into()),
        ("reason", text(renderer, &c.reason)),
        ("decided_by", name(renderer, c.decided_by.as_ref())),
    ]
}

fn correction<'c>(
    renderer: &'c Renderer<'_>,
    known: &'c Project,
    c: &'c Correction,
) -> [Named<'c>; 9] {
    [
        ("id", correction_id(known, c).into()),
        ("published", c.published.into()),
        ("kind", c.kind.word().into()),
        ("project", (&known.id).into()),
        ("field", c.path().into()),
        ("date", c.when.to_string().into()),
        ("from", written(Some(&c.from))),
        ("to", written(c.to.as_ref())),
        ("reason", text(renderer, &c.reason)),
    ]
}

fn regrade<'c>(
    renderer: &'c Renderer<'_>,
    known: &'c Project,
    before: &'c Declared,
    now: &'c Declared,
) -> [Named<'c>; 8] {
    [
        ("id", grade_id(&known.id, now.published).into()),
        ("published", now.published.into()),
        ("kind", regraded_kind(before, now).into()),
        ("project", (&known.id).into()),
        ("field", "declared".into()),
        ("from", (&before.is.grade).into()),
        ("to", (&now.is.grade).into()),
        ("reason", name(renderer, now.reason.as_ref())),
    ]
}

fn end<'c>(
    renderer: &'c Renderer<'_>,
    known: &'c Project,
    day: Date,
    s: &'c StageEntry,
) -> [Named<'c>; 5] {
    [
        ("id", end_id(&known.id, day).into()),
        ("published", day.into()),
        ("kind", s.is.word().into()),
        ("project", (&known.id).into()),
        ("reason", name(renderer, s.reason.as_ref())),
    ]
}
