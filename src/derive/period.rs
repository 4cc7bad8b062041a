//! Periods of the programme's own calendar: which of them came to an end, and in which of those
//! nothing was known or changed.

use super::compare::{Comparison, Move};
use super::facts::{self, Fact};
use super::{AsOf, Past, Project, Site};
use crate::base::{Date, PartialDate, Period};
use crate::model::settings::Calendar;
use std::collections::BTreeSet;
use std::sync::Arc;

/// The periods that ended before the one that holds `before`, from the one that holds `since` on,
/// oldest first; none where the programme reports by none.
pub fn ended(calendar: &Calendar, since: Date, before: Date) -> Vec<Period> {
    let Some((running, first)) = calendar.period_of(before).zip(calendar.period_of(since)) else {
        return Vec::new();
    };
    let onward = first.onward();
    onward.take_while(|p| p.last < running.first).collect()
}

/// How many periods without news are told of behind one with news: that nothing moved, and that
/// nothing moved in two of them.
const TOLD: usize = 2;

/// The ends of periods of which nothing is made: without news before anything was known, and
/// later where the two before are without news as well. Only what is seen on the day tells.
pub fn silent(site: &Site, at: AsOf, past: &[Arc<Past>]) -> BTreeSet<Period> {
    let still = |past: &&Arc<Past>| past.since.as_deref().is_some_and(is_still);
    let mut quiet: BTreeSet<Period> = past.iter().filter(still).map(|p| p.period).collect();
    // Facts are listed only for a site that has such periods.
    if quiet.is_empty() {
        return quiet;
    }
    let calendar = &site.settings.calendar;
    let period_of = |day: Date| calendar.period_of(day).expect("a period ended");
    let told = facts::of_each(site, at, |facts| {
        let periods: BTreeSet<Period> = facts.iter().flat_map(days_of).map(period_of).collect();
        (periods, facts.iter().filter_map(first_day).min())
    });
    let events = site.settings.events.iter().filter_map(|e| e.date.last());
    let internal = site.projects.iter().flat_map(|p| reported(p, at.day));
    let periods = told.iter().flat_map(|(periods, _)| periods).copied();
    for period in periods.chain(events.chain(internal).map(period_of)) {
        quiet.remove(&period);
    }
    for words in &site.periods {
        quiet.remove(&words.period);
    }
    let first_known = told.iter().filter_map(|(_, first)| *first).min();
    let mut run = 0;
    let mut is_silent = |period: Period| {
        run = if quiet.contains(&period) { run + 1 } else { 0 };
        let is_known = first_known.is_some_and(|day| day <= period.last);
        TOLD < run || (0 < run && !is_known)
    };
    let periods = past.iter().map(|past| past.period);
    periods.filter(|period| is_silent(*period)).collect()
}

/// The days up to `t` of reports and actions, which are no facts of the public where they are
/// internal.
fn reported(project: &Project, t: Date) -> impl Iterator<Item = Date> {
    let reports = project.reports.iter().map(|report| report.date);
    let actions = project.actions.iter().filter(move |a| a.known_from() <= t);
    let actions = actions.flat_map(|a| [Some(a.raised), a.closed]).flatten();
    reports.chain(actions).filter(move |day| *day <= t)
}

/// The day from which a fact says how things stand; `None` for what was announced alone.
fn first_day(fact: &Fact) -> Option<Date> {
    let told = ["reports.", "stage@", "declared@", "actions."];
    let is_told = told.iter().any(|path| fact.fact.starts_with(path));
    fact.about().or(fact.published.filter(|_| is_told))
}

fn is_still(since: &Comparison) -> bool {
    since.changed == 0 && since.moves.iter().all(is_unmoved)
}

/// Whether a project stands where it stood, with the figures that it had.
fn is_unmoved(of: &Move) -> bool {
    let is_same = |(_, before, now): &(_, Option<f64>, f64)| *before == Some(*now);
    of.before.as_ref() == Some(&of.now)
        && of.class_before == Some(of.class_now)
        && !of.retargeted
        && of.values.as_ref().is_none_or(is_same)
}

/// The days that a fact is about, was published on, or promises.
fn days_of(fact: &Fact) -> impl Iterator<Item = Date> {
    let is_due = &*fact.fact == "due" || fact.fact.ends_with(".due");
    let due = is_due.then(|| PartialDate::parse(&fact.value, 1)?.last());
    [fact.about(), fact.published, due.flatten()]
        .into_iter()
        .flatten()
}
