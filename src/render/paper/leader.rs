//! What a leader reads on one page: what was promised, what is worst and why, what is next, and
//! what the record leaves open.

use crate::base::Date;
use crate::derive::group::is_behind;
use crate::model::status::Token;
use crate::render::context::PageContext;
use crate::render::paper::fit::{Room, estimated, lines};
use crate::render::paper::focus::numbered;
use crate::render::part::behind::{self, BehindView};
use crate::render::part::period::due::{NextRowView, NextView};
use crate::render::part::tiles::MOST_TILES;
use crate::theme::Arg;
use serde::Serialize;
use std::collections::BTreeMap;

/// One page for who decides; everything on it is told at length in other parts of the book.
#[derive(Debug, Serialize)]
pub struct LeaderView {
    /// How many promises end when, in one sentence; empty where no end is known.
    pub promised: String,
    /// Those behind that fit, worst first.
    pub worst: Vec<WorstView>,
    /// How many more are behind; `None` where all are listed.
    pub worst_more: Option<String>,
    /// What is due next, as far as it fits.
    pub next: Vec<NextRowView>,
    /// How many more things are due in the next period; 0 where all are listed.
    pub next_more: usize,
    /// What the record leaves open, each as a sentence; empty where it leaves nothing.
    pub asks: Vec<AskView>,
}

/// A project behind, as far as one paragraph tells it.
#[derive(Debug, Serialize)]
pub struct WorstView {
    /// Number and title; the title alone where it has no number.
    pub title: String,
    /// Where it stands, in one sentence.
    pub reason: String,
    /// Why, as its department says; `None` where it says nothing.
    pub cause: Option<String>,
}

/// Something that the record leaves open.
#[derive(Debug, Serialize)]
pub struct AskView {
    /// What is missing.
    pub what: String,
    /// The projects where it is, by number and title.
    pub projects: String,
}

/// The width of a column in pixels of a text of 12, lines that one has, and those that tiles leave
/// free where there are none.
const COLUMN: f64 = 290.0;
const LINES: f64 = 20.0;
const WITHOUT_TILES: f64 = 14.0;

/// Of the projects behind and of what is due next as much as fits beside each other.
pub fn leader(here: &PageContext<'_>, all: &[BehindView], next: Option<&NextView>) -> LeaderView {
    let tiles = here.insight.projects.len() <= MOST_TILES;
    let room = LINES + if tiles { 0.0 } else { WITHOUT_TILES };
    let asks = asks(here, all);
    let column = estimated(here, COLUMN);
    let high = |text: &str| lines(text, 12.0, column);
    let asked: f64 = asks
        .iter()
        .map(|ask| high(&format!("{}  {}", ask.what, ask.projects)))
        .sum();
    let listed = all.iter().map(worst).collect();
    let (worst, left) = Room(room).list(2.0, listed, |w: &WorstView| {
        let cause = w.cause.as_deref().unwrap_or_default();
        high(&format!("{} {} {cause}", w.title, w.reason)) + 0.4
    });
    let rows = next.map_or(&[][..], |next| &next.rows[..]);
    let (next, next_more) = Room(room - asked - 3.0).list(2.0, rows.iter().collect(), |row| {
        high(&format!(
            "{}  {} {}",
            row.date.text, row.project.text, row.what
        )) + 0.2
    });
    LeaderView {
        promised: promised(here),
        worst_more: behind::more(here, &all[all.len() - left..]),
        worst,
        next: next.into_iter().cloned().collect(),
        next_more,
        asks,
    }
}

fn worst(of: &BehindView) -> WorstView {
    WorstView {
        title: titled(of),
        reason: of.row.reason.clone(),
        cause: of.cause.clone(),
    }
}

fn titled(of: &BehindView) -> String {
    numbered(of.row.no, &of.row.title.text)
}

/// How many projects end on which day; of more than three days the first and the last.
fn promised(here: &PageContext<'_>) -> String {
    const FEW: usize = 3;
    let mut ends: BTreeMap<Date, usize> = BTreeMap::new();
    for end in here.insight.projects.iter().filter_map(|p| p.ends()) {
        *ends.entry(end).or_default() += 1;
    }
    let words = here.words();
    let date = |day: &Date| words.locale.date(*day);
    let (Some((first, _)), Some((last, _))) = (ends.first_key_value(), ends.last_key_value())
    else {
        return String::new();
    };
    if FEW < ends.len() {
        let args = [
            ("n", Arg::Count(ends.values().sum())),
            ("first", Arg::Text(&date(first))),
            ("last", Arg::Text(&date(last))),
        ];
        return words.say("print-promised-between", &args);
    }
    let part = |(day, n): (&Date, &usize)| {
        let args = [("n", Arg::Count(*n)), ("date", Arg::Text(&date(day)))];
        words.say("print-promised-by", &args)
    };
    let parts: Vec<String> = ends.iter().map(part).collect();
    let list = words.locale.list(&parts);
    words.say("print-promised", &[("list", Arg::Text(&list))])
}

/// What nobody has answered yet: measures that are past their day, those behind without a measure
/// or a cause, and those without any figure.
fn asks(here: &PageContext<'_>, all: &[BehindView]) -> Vec<AskView> {
    let words = here.words();
    let behind = |wanted: fn(&BehindView) -> bool| -> Vec<String> {
        all.iter().filter(|b| wanted(b)).map(titled).collect()
    };
    let silent = here.insight.projects.iter().filter(|p| {
        p.shown.token() == Token::NoData && !is_behind(p) && !p.is_over() && p.updated.is_none()
    });
    let silent = silent
        .map(|p| p.known.name(here.lang).get(here.lang).to_owned())
        .collect();
    let found = [
        ("print-ask-overdue", behind(|b| b.overdue.is_some())),
        ("print-ask-no-action", behind(|b| b.action.is_none())),
        ("print-ask-no-cause", behind(|b| b.cause.is_none())),
        ("print-ask-no-data", silent),
    ];
    let some = found.into_iter().filter(|(_, titles)| !titles.is_empty());
    let ask = |(key, titles): (&str, Vec<String>)| AskView {
        what: words.say(key, &[("n", Arg::Count(titles.len()))]),
        projects: shortened(here, titles),
    };
    some.map(ask).collect()
}

/// The first of several titles, and how many more there are.
fn shortened(here: &PageContext<'_>, titles: Vec<String>) -> String {
    const MOST: usize = 4;
    let words = here.words();
    let more = titles.len().saturating_sub(MOST);
    let first = titles.into_iter().take(MOST).collect::<Vec<_>>();
    let first = first.join(&words.say("list-comma", &[]));
    match more {
        0 => first,
        more => words.say(
            "print-and-more",
            &[("list", Arg::Text(&first)), ("n", Arg::Count(more))],
        ),
    }
}
