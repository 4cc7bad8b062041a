//! The showcase of a quarter, screen by screen, from the figures known at its end.

pub mod due;
pub mod list;
pub mod moves;
pub mod record;
pub mod stops;
pub mod versus;

use super::super::body::body;
use super::super::page::Page;
use super::super::printed::Printed;
use super::super::{Here, RenderError};
use super::account::{DeclaredView, declared};
use super::behind::{self, BehindView};
use super::home::{self, ClauseView, FocusView};
use super::site::{self, PageView};
use super::tiles::{KeyView, TileRowView, key, tiles};
use super::{DateView, LinkView, date, short_date};
use crate::base::Period;
use crate::derive::{Class, Insight, Kept, Quarter, due as due_in};
use crate::model::QuarterWords;
use crate::theme::Arg;
use due::{DueView, NextView};
use moves::MovesView;
use record::{GuidanceView, RecordView};
use serde::Serialize;
use std::collections::BTreeMap;
use stops::{ShowcaseView, StopView};

/// The showcase of a quarter; empty parts vanish.
#[derive(Debug, Serialize)]
pub struct QuarterView {
    /// The quarter's name.
    pub name: String,
    /// The programme's name with the quarter and the as-of date, under every screen.
    pub foot: String,
    /// Its figures are about days up to this one.
    pub as_of: DateView,
    /// How the figures were closed, in one sentence.
    pub frozen: String,
    /// Whether it is not over yet.
    pub running: bool,
    /// The showcase on the spot.
    pub showcase: Option<ShowcaseView>,
    /// Projects that the office shows first.
    pub featured: Vec<LinkView>,
    /// What the office says about the quarter.
    pub words_html: String,
    /// The one sentence, clause by clause.
    pub verdict: Vec<ClauseView>,
    /// Five figures.
    pub figures: Vec<NumberView>,
    /// All projects at the end of the quarter before, then at the end of this one.
    pub before: Option<TilesView>,
    /// All projects at the end of this quarter.
    pub now: TilesView,
    /// What changed, in one sentence.
    pub changed: Option<String>,
    /// The statuses with their counts.
    pub key: Vec<KeyView>,
    /// What was due.
    pub due: Option<DueView>,
    /// Those behind, worst first.
    pub behind: Vec<BehindView>,
    /// How many more are behind.
    pub behind_more: usize,
    /// That none is, where some can be judged.
    pub calm: Option<String>,
    /// What the list does not show.
    pub behind_notes: Vec<String>,
    /// Stops of the showcase on the spot.
    pub stops: Vec<StopView>,
    /// What moved.
    pub moves: Option<MovesView>,
    /// What was asked and done.
    pub guidance: Option<GuidanceView>,
    /// Focuses with their counts.
    pub focuses: Vec<FocusView>,
    /// Changed promises and corrections.
    pub record: Option<RecordView>,
    /// What is due in the next quarter.
    pub next: Option<NextView>,
    /// What was declared, not computed.
    pub declared: Vec<DeclaredView>,
    /// How much of it has evidence.
    pub cover: String,
    /// The number of each screen that is there.
    pub numbers: BTreeMap<&'static str, usize>,
    /// How many screens.
    pub screens: usize,
    /// The quarter before and the one after.
    pub near: NearView,
    /// The comparison with the quarter before.
    pub versus: Option<String>,
    /// Its book for paper.
    pub prints: Vec<LinkView>,
    /// The permanent address of the page.
    pub permanent: Option<String>,
    /// The same as a code for a camera, on paper.
    pub code_html: Option<String>,
}

/// Neighbours in time.
#[derive(Debug, Serialize)]
pub struct NearView {
    /// The quarter before.
    pub before: Option<LinkView>,
    /// The quarter after.
    pub after: Option<LinkView>,
    /// All quarters.
    pub all: String,
}

/// All projects at one time.
#[derive(Debug, Serialize)]
pub struct TilesView {
    /// When.
    pub date: DateView,
    /// By focus.
    pub rows: Vec<TileRowView>,
}

/// A large figure.
#[derive(Debug, Serialize)]
pub struct NumberView {
    /// The figure.
    pub n: String,
    /// Of how many.
    pub of: Option<String>,
    /// What is counted.
    pub words: String,
}

/// More projects behind than a screen holds are left to the list.
const MOST_BEHIND: usize = 6;

/// The showcase of a quarter.
///
/// # Errors
/// Words that cannot be read again.
pub fn quarter(here: &Here<'_>, quarter: Quarter) -> Result<(PageView, QuarterView), RenderError> {
    let insight = here.insight;
    let name = name(here, quarter);
    let own = words_of(here, quarter);
    let rendered = body(here, own.map_or(&[][..], |w| &w.bodies), None, "", 3)?;
    let mut behind = behind::behind(here);
    let behind_more = behind.len().saturating_sub(MOST_BEHIND);
    behind.truncate(MOST_BEHIND);
    let permanent = site::absolute(here, &here.page.path(here.lang, here.settings()));
    let mut view = QuarterView {
        foot: here.words().say(
            "quarter-foot",
            &[
                ("site", Arg::Text(here.settings().title.get(here.lang))),
                ("quarter", Arg::Text(&name)),
                ("date", Arg::Text(&here.words().locale.date(insight.as_of))),
            ],
        ),
        as_of: date(here, insight.as_of),
        frozen: frozen(here, quarter),
        running: insight.as_of < quarter.last,
        showcase: own.and_then(|w| stops::showcase(here, w)),
        featured: own.map_or_else(Vec::new, |w| featured(here, w)),
        words_html: rendered.html,
        verdict: home::verdict(here),
        figures: figures(here, quarter),
        before: earlier(here)
            .filter(|_| few(here))
            .map(|before| at(&here.seeing(before))),
        now: at(here),
        changed: insight.since.as_ref().map(|s| moves::changed(here, s)),
        key: key(here),
        due: due::due(here, quarter),
        behind,
        behind_more,
        calm: behind::calm(here),
        behind_notes: behind::notes(here),
        stops: own.map_or_else(Vec::new, |w| stops::stops(here, w)),
        moves: insight.since.as_ref().map(|s| moves::moves(here, s)),
        guidance: record::guidance(here, quarter),
        focuses: home::focuses(here),
        record: record::record(here, quarter),
        next: due::next(here, quarter),
        declared: declared(here),
        cover: cover(here),
        numbers: BTreeMap::new(),
        screens: 0,
        near: near(here, quarter),
        versus: here.href_if(&Page::Versus(quarter)),
        prints: super::print::links(here, &[(Printed::Quarter(quarter), "print-link-book")]),
        code_html: permanent.as_deref().map(crate::chart::qr::code),
        permanent,
        name: name.clone(),
    };
    number(&mut view);
    let title = own
        .and_then(|w| w.title.as_ref())
        .map(|t| t.get(here.lang).to_owned());
    let title = title.unwrap_or_else(|| {
        here.words()
            .say("quarter-title", &[("quarter", Arg::Text(&name))])
    });
    let sentence: String = view
        .verdict
        .iter()
        .map(|c| format!("{}{}", c.n, c.words))
        .collect();
    Ok((site::page(here, title, sentence, rendered.other), view))
}

/// How many rows of a list are shown: as many as a screen holds, and all of them on paper.
pub fn room(here: &Here<'_>, screen: usize) -> usize {
    if matches!(here.page, Page::Print(_)) {
        usize::MAX
    } else {
        screen
    }
}

/// Numbers the screens that are there.
fn number(view: &mut QuarterView) {
    let there = [
        ("period", true),
        ("verdict", true),
        ("tiles", !view.now.rows.is_empty()),
        ("due", view.due.is_some()),
        ("behind", true),
        ("stops", !view.stops.is_empty()),
        ("moves", view.moves.is_some()),
        ("guidance", view.guidance.is_some()),
        ("focuses", !view.focuses.is_empty()),
        ("record", view.record.is_some()),
        ("next", view.next.is_some()),
        ("method", true),
    ];
    view.numbers = there
        .iter()
        .filter(|(_, is)| *is)
        .enumerate()
        .map(|(at, (id, _))| (*id, at + 1))
        .collect();
    view.screens = view.numbers.len();
}

/// A quarter in words; with its months where the programme's year does not begin in January.
pub fn name(here: &Here<'_>, quarter: Quarter) -> String {
    let locale = here.words().locale;
    let name = locale.period(Period::Quarter(quarter.year, quarter.number));
    if here.settings().calendar.quarter_starts[0] == 1 {
        return name;
    }
    let months = [locale.month(quarter.first), locale.month(quarter.last)];
    here.words().say(
        "quarter-months",
        &[
            ("quarter", Arg::Text(&name)),
            ("from", Arg::Text(&months[0])),
            ("to", Arg::Text(&months[1])),
        ],
    )
}

/// What an editor wrote about a quarter.
pub fn words_of<'h>(here: &'h Here<'_>, quarter: Quarter) -> Option<&'h QuarterWords> {
    let period = Period::Quarter(quarter.year, quarter.number);
    here.all.site.quarters.iter().find(|w| w.period == period)
}

/// The projects that an editor shows first, those that counted by then.
fn featured(here: &Here<'_>, words: &QuarterWords) -> Vec<LinkView> {
    let found = words
        .featured
        .iter()
        .filter_map(|id| here.insight.project(id));
    found
        .map(|of| LinkView {
            href: Some(here.href(&Page::Project(of.known.id.clone()))),
            text: of.known.title.get(here.lang).to_owned(),
        })
        .collect()
}

/// The state at the end of the quarter before, if anything counted then.
pub fn earlier<'h>(here: &'h Here<'_>) -> Option<&'h Insight> {
    let from = here.insight.since.as_ref()?.from;
    here.all.insight.past.iter().find(|i| i.as_of == from)
}

/// Whether all projects fit on a screen as tiles.
fn few(here: &Here<'_>) -> bool {
    here.insight.projects.len() <= home::MOST_TILES
}

fn at(here: &Here<'_>) -> TilesView {
    let rows = if few(here) { tiles(here) } else { Vec::new() };
    TilesView {
        date: short_date(here, here.insight.as_of),
        rows,
    }
}

/// Running, open for late figures, or closed.
pub fn frozen(here: &Here<'_>, quarter: Quarter) -> String {
    let calendar = &here.settings().calendar;
    let closes = quarter.frozen_after(calendar);
    let known = here.all.insight.by;
    let key = match () {
        () if here.insight.as_of < quarter.last => "quarter-running",
        () if known < closes => "quarter-open",
        () => "quarter-frozen",
    };
    let last = here.words().locale.date(quarter.last);
    let until = here.words().locale.date(closes);
    here.words().say(
        key,
        &[
            ("last", Arg::Text(&last)),
            ("until", Arg::Text(&until)),
            ("days", Arg::Count(calendar.grace.max(0) as usize)),
        ],
    )
}

/// Five figures of a quarter, beside those of the quarter before.
pub fn figures(here: &Here<'_>, quarter: Quarter) -> Vec<NumberView> {
    let words = here.words();
    let before = earlier(here);
    let number = |n: usize| words.locale.number(n as f64, 0);
    let with = |key: &str, now: usize, then: Option<usize>| NumberView {
        n: number(now),
        of: None,
        words: match then {
            Some(then) => words.say(&format!("{key}-before"), &[("n", Arg::Text(&number(then)))]),
            None => words.say(key, &[]),
        },
    };
    let class = |class: Class| {
        (
            here.insight.programme.class(class),
            before.map(|b| b.programme.class(class)),
        )
    };
    let behind = |i: &Insight| i.projects.iter().filter(|p| behind::is_behind(p)).count();
    let (complete, half) = (class(Class::BasicallyComplete), class(Class::MoreThanHalf));
    let mut figures = vec![
        with("number-complete", complete.0, complete.1),
        with("number-half", half.0, half.1),
        with("number-behind", behind(here.insight), before.map(behind)),
    ];
    if let Some(since) = &here.insight.since {
        let forward = since
            .moves
            .iter()
            .filter(|m| m.before.is_some() && m.progress.is_some_and(|p| 0.0 < p))
            .count();
        figures.push(with("number-moved", forward, None));
    }
    let all = due_in::due(here.insight, quarter);
    if !all.is_empty() {
        let kept = all
            .iter()
            .filter(|d| d.outcome == Some(Kept::OnTime))
            .count();
        figures.push(NumberView {
            of: Some(number(all.len())),
            ..with("number-due", kept, None)
        });
    }
    figures
}

fn near(here: &Here<'_>, quarter: Quarter) -> NearView {
    let calendar = &here.settings().calendar;
    let link = |q: Quarter| {
        Some(LinkView {
            href: Some(here.href_if(&Page::Quarter(q))?),
            text: name(here, q),
        })
    };
    NearView {
        before: link(quarter.before(calendar)),
        after: link(crate::derive::quarter::quarter_of(
            calendar,
            quarter.last.plus(1),
        )),
        all: here.href(&Page::Quarters),
    }
}

/// How many facts have evidence, in one sentence; empty without facts.
pub fn cover(here: &Here<'_>) -> String {
    let cover = here.insight.programme.cover;
    let words = here.words();
    let Some(share) = cover.share() else {
        return String::new();
    };
    let percent = words.locale.percent(share);
    let n = |n: usize| words.locale.number(n as f64, 0);
    words.say(
        "quarter-cover",
        &[
            ("with", Arg::Text(&n(cover.with))),
            ("of", Arg::Text(&n(cover.of))),
            ("percent", Arg::Text(&percent)),
        ],
    )
}
