//! The story of a year, period by period: how many stood how at each end, what changed until then,
//! and what moved most.

use crate::derive::Level;
use crate::render::address::printed::Printed;
use crate::render::context::PageContext;
use crate::render::part::period::{moves, numbers};
use crate::render::phrase::period;
use crate::theme::Arg;
use serde::Serialize;

/// The periods of a year that have ended, and the running one.
#[derive(Debug, Serialize)]
pub struct BookYearView {
    /// What is counted, in words.
    pub heads: Vec<String>,
    /// The periods in their order, two or more.
    pub rows: Vec<BookYearRowView>,
}

/// One period of a year.
#[derive(Debug, Serialize)]
pub struct BookYearRowView {
    /// The period in words.
    pub name: String,
    /// As many counts as there are heads, as they stood at its end.
    pub counts: Vec<String>,
    /// What changed in it and what moved most, as sentences; empty where nothing stands before it.
    pub story: String,
}

/// The year of a book; `None` for all other books, and where a year has no two periods yet.
pub fn year(here: &PageContext<'_>, printed: &Printed) -> Option<BookYearView> {
    let Printed::Year(year) = printed else {
        return None;
    };
    let is_in_it =
        |level: &Level<'_>| year.holds(level.period.first) && level.as_of <= here.insight.as_of;
    let levels: Vec<Level<'_>> = here.all.insight.periods().filter(is_in_it).collect();
    let counted: Vec<_> = numbers::states(&here.insight.programme).collect();
    let words = here.words();
    let row = |level: &Level<'_>| BookYearRowView {
        name: period::name(here, level.period),
        counts: counted
            .iter()
            .map(|(_, of)| words.locale.number(of(level.programme) as f64, 0))
            .collect(),
        story: story(here, level),
    };
    (1 < levels.len()).then(|| BookYearView {
        heads: counted.iter().map(|(key, _)| words.say(key, &[])).collect(),
        rows: levels.iter().map(row).collect(),
    })
}

/// What changed since the period before, and the two largest steps.
fn story(here: &PageContext<'_>, level: &Level<'_>) -> String {
    const MOST: usize = 2;
    let Some(since) = level.since else {
        return String::new();
    };
    let words = here.words();
    let forward = since.forward().into_iter().take(MOST);
    let titles: Vec<String> = forward
        .filter_map(|m| here.insight.project(&m.id))
        .map(|p| p.known.name(here.lang).get(here.lang).to_owned())
        .collect();
    let changed = moves::changed(here, since);
    if titles.is_empty() {
        return changed;
    }
    let list = words.locale.list(&titles);
    let moved = words.say("print-year-moved", &[("list", Arg::Text(&list))]);
    changed + &words.say("sentence-gap", &[]) + &moved
}
