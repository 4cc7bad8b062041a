//! The board of the cadence: what was reported, guided and shown in time. What was due and what
//! became of it is computed elsewhere; here it is drawn as cells and counted in words.

use crate::base::Date;
use crate::chart::Strip;
use crate::chart::strip::{self, Cell, Mark};
use crate::derive::cadence::{self, Board, Duty, Kind, State, Tally, Together};
use crate::model::GroupKind;
use crate::model::vocabulary::Interval;
use crate::render::address::page::Page;
use crate::render::context::PageContext;
use crate::render::part::method::ExplainedView;
use crate::render::part::page::{PageView, titled};
use crate::render::phrase::cadence::{interval, name, promised};
use crate::render::phrase::{LinkView, group};
use crate::theme::Arg;
use serde::Serialize;

/// The board of the cadence: four periods of the programme, the running one last.
#[derive(Debug, Serialize)]
pub struct CadenceView {
    /// What it shows, and of which days, in words.
    pub lead: String,
    /// What is owed, and what counts as done: one section for each duty that is promised.
    pub duties: Vec<ExplainedView>,
    /// The states with their cells: kept, late, missed, open, closed, in this order.
    pub states: Vec<StateView>,
    /// What the cells of several projects together mean.
    pub shares: StateView,
    /// Notes: holidays, and what is counted only where it was released; empty without either.
    pub notes: Vec<String>,
    /// Short names of the twelve months above the cells, the earliest first.
    pub months: Vec<String>,
    /// All projects together: one row.
    pub programme: Vec<CadenceRowView>,
    /// By department, in the order of the configuration.
    pub departments: Vec<CadenceRowView>,
    /// Each project, in the order of the site.
    pub projects: Vec<CadenceRowView>,
}

/// A state with its cell.
#[derive(Debug, Serialize)]
pub struct StateView {
    /// Its cell, drawn, in HTML.
    pub cell_html: String,
    /// Its word for readers.
    pub word: String,
    /// What it means, in one sentence.
    pub meaning: String,
}

/// A project, a department or the whole programme.
#[derive(Debug, Serialize)]
pub struct CadenceRowView {
    /// The number of a project; `None` where it has none, and for all others.
    pub no: Option<u32>,
    /// Its name, with its page where it has one.
    pub name: LinkView,
    /// What it owed, one line for each kind of duty; empty where it owed nothing.
    pub lines: Vec<LineView>,
}

/// One thing that is owed.
#[derive(Debug, Serialize)]
pub struct LineView {
    /// What was owed, in words.
    pub name: String,
    /// Its cells, drawn along the twelve months, in HTML.
    pub strip_html: String,
    /// The same in words: how many were due, kept, late and missed.
    pub words: String,
}

/// The board of this edition.
pub fn cadence(here: &PageContext<'_>) -> (PageView, CadenceView) {
    let insight = here.insight;
    let board = cadence::board(here.all.site, &insight.projects, insight.as_of);
    let words = here.words();
    let grace = here.settings().calendar.grace.unsigned_abs() as usize;
    let shows = if promised(here).any(|(kind, _)| kind == Kind::Showcase) {
        "yes"
    } else {
        "no"
    };
    let state = |(word, mark): &(&str, Mark)| StateView {
        cell_html: strip::sample(*mark),
        word: words.say(&format!("cadence-state-{word}"), &[]),
        meaning: words.say(
            &format!("cadence-meaning-{word}"),
            &[("grace", Arg::Count(grace)), ("shows", Arg::Text(shows))],
        ),
    };
    let view = CadenceView {
        lead: lead(here, &board),
        duties: duties(here),
        states: STATES.iter().map(state).collect(),
        shares: state(&(
            "shares",
            Mark::Shares {
                kept: 0.5,
                late: 0.25,
            },
        )),
        notes: notes(here),
        months: (0..12)
            .map(|n| words.locale.short_month(board.window.first.plus_months(n)))
            .collect(),
        programme: vec![programme(here, &board)],
        departments: board
            .departments
            .iter()
            .map(|(id, all)| department(here, &board, id, all))
            .collect(),
        projects: board
            .projects
            .iter()
            .map(|row| project(here, &board, row))
            .collect(),
    };
    (titled(here, "menu-cadence", "cadence-description"), view)
}

const STATES: &[(&str, Mark)] = &[
    ("kept", Mark::Kept),
    ("late", Mark::Late),
    ("missed", Mark::Missed),
    ("open", Mark::Open),
    ("closed", Mark::Closed),
];

fn lead(here: &PageContext<'_>, board: &Board) -> String {
    let words = here.words();
    let (from, to) = (
        words.locale.date(board.window.first),
        words.locale.date(board.window.last),
    );
    words.say(
        "cadence-lead",
        &[("from", Arg::Text(&from)), ("to", Arg::Text(&to))],
    )
}

fn duties(here: &PageContext<'_>) -> Vec<ExplainedView> {
    let words = here.words();
    let view = |(kind, every): (Kind, Interval)| ExplainedView {
        title: name(here, kind),
        text: words.say(
            &format!("cadence-rule-{}", kind.word()),
            &[("every", Arg::Text(&interval(here, every)))],
        ),
    };
    promised(here).map(view).collect()
}

fn notes(here: &PageContext<'_>) -> Vec<String> {
    let words = here.words();
    let day = |day: Date| words.locale.date(day);
    let stretch = |(first, last): &(Date, Date)| {
        if first == last {
            day(*first)
        } else {
            format!("{}–{}", day(*first), day(*last))
        }
    };
    let closed: Vec<String> = here
        .settings()
        .calendar
        .closed
        .iter()
        .map(stretch)
        .collect();
    let closed = closed.join(&words.say("list-comma", &[]));
    let holidays = (!closed.is_empty())
        .then(|| words.say("cadence-holidays", &[("days", Arg::Text(&closed))]));
    let guides = promised(here).any(|(kind, _)| kind == Kind::Guidance);
    let released = (guides && !here.all.internal).then(|| words.say("cadence-released", &[]));
    holidays.into_iter().chain(released).collect()
}

fn programme(here: &PageContext<'_>, board: &Board) -> CadenceRowView {
    let words = here.words();
    let mut lines = lines(here, board, &board.all);
    if !board.showcases.is_empty() {
        let cells = board
            .showcases
            .iter()
            .map(|duty| cell(here, duty))
            .collect();
        let tally = Tally::of(board.showcases.iter());
        lines.push(LineView {
            name: words.say("cadence-on-the-spot", &[]),
            strip_html: drawn(board, cells),
            words: counted(here, Kind::Showcase, tally),
        });
    }
    CadenceRowView {
        no: None,
        name: LinkView {
            href: None,
            text: words.say("cadence-programme", &[]),
        },
        lines,
    }
}

fn department(here: &PageContext<'_>, board: &Board, id: &str, all: &Together) -> CadenceRowView {
    CadenceRowView {
        no: None,
        name: group::group_link(here, GroupKind::Department, id),
        lines: lines(here, board, all),
    }
}

fn lines(here: &PageContext<'_>, board: &Board, all: &Together) -> Vec<LineView> {
    let line = |(kind, parts): (&Kind, &Vec<(cadence::periods::Span, Tally)>)| {
        let cells = parts.iter().map(|(span, tally)| Cell {
            first: span.first,
            last: span.last,
            mark: shares(*tally),
        });
        let sum = parts
            .iter()
            .fold(Tally::default(), |sum, (_, tally)| sum.plus(*tally));
        LineView {
            name: name(here, *kind),
            strip_html: drawn(board, cells.collect()),
            words: counted(here, *kind, sum),
        }
    };
    all.parts.iter().map(line).collect()
}

fn project(here: &PageContext<'_>, board: &Board, row: &cadence::ProjectRow) -> CadenceRowView {
    let insight = here.insight;
    let known = insight.project(&row.id).map(|p| &p.known);
    let line = |kind: &Kind| {
        let own: Vec<&Duty> = row.duties.iter().filter(|d| d.kind == *kind).collect();
        (!own.is_empty()).then(|| LineView {
            name: name(here, *kind),
            strip_html: drawn(board, own.iter().map(|duty| cell(here, duty)).collect()),
            words: counted(here, *kind, Tally::of(own.iter().copied())),
        })
    };
    CadenceRowView {
        no: known.and_then(|k| k.no),
        name: LinkView {
            href: Some(here.href(&Page::Project(row.id.clone()))),
            text: known.map_or_else(|| row.id.to_string(), |k| k.title.get(here.lang).to_owned()),
        },
        lines: Kind::ALL.iter().filter_map(line).collect(),
    }
}

fn drawn(board: &Board, cells: Vec<Cell>) -> String {
    Strip {
        window: (board.window.first, board.window.last),
        cells,
    }
    .draw()
}

/// A duty as a cell. The public edition cannot tell guidance that was not given from guidance that
/// was not released, so that it shows neither as missed.
fn cell(here: &PageContext<'_>, duty: &Duty) -> Cell {
    let mark = match duty.state {
        State::Kept => Mark::Kept,
        State::Late => Mark::Late,
        State::Missed if duty.kind == Kind::Guidance && !here.all.internal => Mark::Open,
        State::Missed => Mark::Missed,
        State::Open => Mark::Open,
        State::Closed => Mark::Closed,
    };
    Cell {
        first: duty.span.first,
        last: duty.span.last,
        mark,
    }
}

fn shares(tally: Tally) -> Mark {
    let of = tally.due() as f64;
    match tally.due() {
        0 if tally.open > 0 => Mark::Open,
        0 => Mark::Closed,
        _ => Mark::Shares {
            kept: tally.kept as f64 / of,
            late: tally.late as f64 / of,
        },
    }
}

/// The counts of a row in words; only those that are not zero.
fn counted(here: &PageContext<'_>, kind: Kind, tally: Tally) -> String {
    let words = here.words();
    if tally.due() == 0 {
        return words.say("cadence-nothing-due", &[]);
    }
    let counts = [
        ("due", Arg::Count(tally.due())),
        ("kept", Arg::Count(tally.kept)),
    ];
    if kind == Kind::Guidance && !here.all.internal {
        let released = [
            ("due", Arg::Count(tally.due())),
            ("kept", Arg::Count(tally.kept + tally.late)),
        ];
        return words.say("cadence-count-released", &released);
    }
    let more = [
        ("cadence-count-late", tally.late),
        ("cadence-count-missed", tally.missed),
    ];
    let more = more
        .into_iter()
        .filter(|(_, n)| *n > 0)
        .map(|(key, n)| words.say(key, &[("n", Arg::Count(n))]));
    std::iter::once(words.say("cadence-count", &counts))
        .chain(more)
        .collect::<Vec<_>>()
        .join(&words.say("cadence-comma", &[]))
}
