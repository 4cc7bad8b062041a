//! A project as the public knew it on a day, and as it was first published.
//!
//! What was published later is taken out and never altered: a day that has passed looks the same
//! whenever it is computed.

use crate::base::{Date, PartialDate};
use crate::model::vocabulary::Stage;
use crate::model::{
    ByDate, Change, Correction, Evidence, Field, Indicator, IndicatorPart, Observation, Project,
    StageEntry,
};
use std::borrow::Cow;
use std::collections::BTreeSet;
use std::sync::Arc;

/// What is looked at: facts about days up to `day`, as far as they were published by `by`.
///
/// The two differ at the end of a period, whose last figures may come in during the days of grace.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct AsOf {
    /// The last day that facts may be about, and on which promises stand as they do.
    pub day: Date,
    /// The last day of publication, not before `day`.
    pub by: Date,
}

impl AsOf {
    /// A day with what was published by then: no days of grace.
    pub fn on(day: Date) -> AsOf {
        AsOf { day, by: day }
    }
}

/// The project with the facts that can be seen, its promises as they stood on the day.
///
/// Title, summary and body have no history and stay as they are.
/// Where all of it can be seen it is the project itself.
pub fn known(project: &Arc<Project>, at: AsOf) -> Arc<Project> {
    // Mostly nothing came later, and then it is held once.
    match is_settled(project, at) {
        true => project.clone(),
        false => Arc::new(taken_out(project, at)),
    }
}

/// Whether nothing of a project came later, so that nothing is taken out of it. A correction always
/// puts something in, and an open action hides what would prove that it is closed.
fn is_settled(project: &Project, at: AsOf) -> bool {
    let AsOf { day: t, by } = at;
    let past = |day: Option<Date>| day.is_none_or(|day| day <= t);
    let mut figures = project.indicators.iter().flat_map(|i| i.all_figures());
    let mut declared = project.declared.iter().map(|d| d.published);
    let mut confidence = project.confidence.iter().map(|d| d.published);
    project.corrections.is_empty()
        && project.changes.iter().all(|c| c.published <= t)
        && figures.all(|(_, o)| o.known_from() <= by && o.when.day() <= t)
        && project.milestones.iter().all(|m| {
            let published = m.met_published.or(m.met);
            past(m.met) && published.is_none_or(|p| p <= by) && begun(&m.forecast, t)
        })
        && begun(&project.stage, t)
        && begun(&project.leads, t)
        && begun(&project.departments, t)
        && project.reports.iter().all(|r| r.date <= t)
        && declared.all(|day| day <= t)
        && confidence.all(|day| day <= t)
        && project.events.iter().all(|e| past(e.date.first()))
        && is_record_settled(project, t)
}

fn is_record_settled(project: &Project, t: Date) -> bool {
    let past = |day: Option<Date>| day.is_none_or(|day| day <= t);
    let amounts = project
        .money
        .iter()
        .flat_map(|m| m.committed.iter().chain(&m.spent));
    project.actions.iter().all(|a| {
        let is_closed = a.closed.is_some_and(|day| day <= t);
        a.known_from() <= t && past(a.closed) && (is_closed || a.evidence.is_empty())
    }) && project
        .feedback
        .iter()
        .all(|f| past(f.received) && past(f.response_date))
        && project.photos.iter().all(|p| past(p.date))
        && project.evidence.iter().all(|e| past(begins(e)))
        && amounts.into_iter().all(|(day, _)| *day <= t)
}

/// Whether every value of a day has begun.
fn begun<T>(values: &ByDate<T>, t: Date) -> bool {
    let mut days = values.entries().iter().map(|(from, _)| from);
    days.all(|from| from.is_none_or(|day| day <= t))
}

/// A copy of the project without what came later.
fn taken_out(project: &Project, at: AsOf) -> Project {
    let AsOf { day: t, by } = at;
    let mut known = with_changes_undone(project, |change| t < change.published);
    known.changes.retain(|c| c.published <= t);
    known.corrections.retain(|c| c.published <= by);
    for indicator in &mut known.indicators {
        let seen = |o: &Observation| o.known_from() <= by && o.when.day() <= t;
        if !indicator.all_figures().all(|(_, figure)| seen(figure)) {
            let indicator = Arc::make_mut(indicator);
            indicator.observations.retain(seen);
            for part in indicator.parts.own() {
                part.observations.retain(seen);
            }
        }
        correct(indicator, &known.corrections);
        if indicator.parts.iter().any(IndicatorPart::is_empty) {
            Arc::make_mut(indicator)
                .parts
                .retain(|part| !part.is_empty());
        }
    }
    for milestone in &mut known.milestones {
        let published = milestone.met_published.or(milestone.met);
        milestone.met = milestone
            .met
            .filter(|met| *met <= t && published.is_some_and(|p| p <= by));
        milestone.forecast = until(&milestone.forecast, t);
    }
    known.stage = stage(&project.stage, t);
    known.leads = until(&known.leads, t);
    known.departments = until(&known.departments, t);
    known.reports.retain(|r| r.date <= t);
    known.declared.retain(|d| d.published <= t);
    known.confidence.retain(|d| d.published <= t);
    known
        .events
        .retain(|e| e.date.first().is_none_or(|day| day <= t));
    keep_record(&mut known, t);
    known.evidence = visible_evidence(project, &known, t);
    known
}

/// The project with every promise as it was first published.
pub fn first_published(project: &Project) -> Cow<'_, Project> {
    match project.changes.is_empty() {
        true => Cow::Borrowed(project),
        false => Cow::Owned(with_changes_undone(project, |_| true)),
    }
}

/// The due date that was promised first for a project without indicators, where it is another one
/// now; `None` where it never moved, and for all others, whose indicators tell of it.
pub fn first_due(project: &Project) -> Option<PartialDate> {
    let first = first_published(project).due;
    (project.indicators.is_empty() && first != project.due).then_some(first)
}

fn keep_record(known: &mut Project, t: Date) {
    known.actions.retain(|a| a.known_from() <= t);
    known.drop_moves_of_no_action();
    for action in &mut known.actions {
        action.closed = action.closed.filter(|day| *day <= t);
        if action.closed.is_none() {
            // It proves that the action is closed, so it appears with that.
            action.evidence.clear();
        }
    }
    known
        .feedback
        .retain(|f| f.received.is_none_or(|day| day <= t));
    for feedback in known
        .feedback
        .iter_mut()
        .filter(|f| f.response_date.is_some_and(|day| t < day))
    {
        feedback.response = None;
        feedback.response_date = None;
    }
    known.photos.retain(|p| p.date.is_none_or(|day| day <= t));
    if let Some(money) = &mut known.money {
        money.committed.retain(|(day, _)| *day <= t);
        money.spent.retain(|(day, _)| *day <= t);
    }
}

/// Each field gets the `from` of its earliest change that counts as undone.
fn with_changes_undone(project: &Project, undone: impl Fn(&Change) -> bool) -> Project {
    let mut earlier = project.clone();
    let mut seen: BTreeSet<&Field> = BTreeSet::new();
    for change in project.changes.iter().filter(|c| undone(c)) {
        if seen.insert(&change.field) {
            earlier.put(&change.field, &change.from);
        }
    }
    earlier
}

/// Puts corrections in the place of the figures first published.
fn correct(indicator: &mut Arc<Indicator>, corrections: &[Correction]) {
    let id = indicator.id.clone();
    for correction in corrections.iter().filter(|c| c.indicator == id) {
        let indicator = Arc::make_mut(indicator);
        // A part of which nothing is known yet has nothing to correct.
        let Some(figures) = indicator.figures_mut(&correction.slice) else {
            continue;
        };
        match &correction.to {
            None => figures.retain(|o| o.when != correction.when),
            Some(value) => {
                for figure in figures
                    .own()
                    .iter_mut()
                    .filter(|o| o.when == correction.when)
                {
                    figure.value = Some(value.clone());
                    figure.corrected = true;
                }
            }
        }
    }
}

/// Before the first entry the stage is planned; nothing where none was ever declared.
fn stage(declared: &ByDate<StageEntry>, t: Date) -> ByDate<StageEntry> {
    let known = until(declared, t);
    if known.entries().is_empty() && !declared.entries().is_empty() {
        return ByDate::always(StageEntry {
            is: Stage::Planned,
            reason: None,
            evidence: Vec::new(),
        });
    }
    known
}

fn until<T: Clone>(values: &ByDate<T>, t: Date) -> ByDate<T> {
    values
        .entries()
        .iter()
        .filter(|(from, _)| from.is_none_or(|day| day <= t))
        .cloned()
        .collect()
}

/// The first day on which a document may have been published; `None` where that is not said.
fn begins(of: &Evidence) -> Option<Date> {
    of.date.and_then(PartialDate::first)
}

/// Evidence appears with the first visible fact that cites it; what nothing cites is there from its
/// own day on, or always where it has none.
fn visible_evidence(all: &Project, known: &Project, t: Date) -> Vec<Evidence> {
    let (ever, now) = (all.cited(), known.cited());
    all.evidence
        .iter()
        .filter(|e| {
            let is_past = begins(e).is_none_or(|day| day <= t);
            now.contains(&e.id) || !ever.contains(&e.id) && is_past
        })
        .cloned()
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::derive::tests::{day, site};

    /// Whether a project is settled on a day, which it is exactly when nothing is taken out of it.
    fn check(front: &str, on: &str, settled: bool) {
        let head = "start: 2021-01-01\ndue: 2021-12-31\n";
        let (site, _) = site(&format!("{head}{front}"));
        let at = AsOf::on(day(on));
        let project = &site.projects[0];
        assert_eq!(is_settled(project, at), settled, "{front} on {on}");
        assert_eq!(
            taken_out(project, at) == **project,
            settled,
            "{front} on {on}"
        );
    }

    #[test]
    fn a_project_is_held_once_exactly_when_nothing_of_it_came_later() {
        for front in [
            "target: 10 lifts\ndone: {2021-03-31: 1, 2021-06-30: 2}\n",
            "milestones:\n  a: {name: A, due: 2021-05-31, met: 2021-06-30}\n",
            "milestones:\n  a: {name: A, due: 2021-07-31, forecast: {2021-06-30: 2021-08-31}}\n",
            "stage: {2021-06-30: paused}\n",
            "events:\n  - {date: 2021-06-30, text: Opened}\n",
            "actions:\n  a: {text: A, from: resident, raised: 2021-06-30, owner: B, visibility: public}\n",
            "feedback:\n  - {channel: A, received: 2021-06-30, summary: B}\n",
            "declared:\n  - {published: 2021-06-30, status: behind}\n",
            "confidence:\n  - {published: 2021-06-30, level: low}\n",
        ] {
            check(front, "2021-06-29", false);
            check(front, "2021-06-30", true);
            check(front, "2021-07-01", true);
        }
    }
}
