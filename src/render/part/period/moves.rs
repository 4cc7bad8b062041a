//! What moved in a period: forward, not at all, back. A step is measured in shares of the way to
//! the target, that of a limit in shares of the limit by which it came nearer; a project that is
//! new made one where its own time began in the period.

use crate::derive::{Class, Comparison, IndicatorInsight, Move, Shown};
use crate::model::status::Token;
use crate::model::{Id, Status};
use crate::render::context::PageContext;
use crate::render::figure::small;
use crate::render::part::history::{MarkView, figure_mark, mark_of};
use crate::render::part::period::room;
use crate::render::phrase::value::bare_beside;
use crate::render::phrase::{LinkView, project_link, say};
use crate::theme::Arg;
use serde::Serialize;

/// What moved since the period before.
#[derive(Debug, Serialize)]
pub struct MovesView {
    /// How many moved forward, were complete before, went back, stood still, have no new figure,
    /// keep their limit as before or have published no figures, in one sentence.
    pub summary: String,
    /// The largest steps: at most six forward, then at most six back, each from the largest; only
    /// those with a value to show, first figures behind all others.
    pub rows: Vec<MoveRowView>,
    /// What heads them where others moved as well; `None` where they are all that did.
    pub rows_title: Option<String>,
    /// Projects under way that did not move in two periods, in the order of the site, as far as a
    /// screen holds them.
    pub still: Vec<LinkView>,
    /// Projects under way without a figure of either of the two periods, likewise.
    pub silent: Vec<LinkView>,
    /// Projects that went back, the largest step first, as far as a screen holds them.
    pub back: Vec<LinkView>,
}

/// One project that moved.
#[derive(Debug, Serialize)]
pub struct MoveRowView {
    /// Its number; `None` where it has none.
    pub no: Option<u32>,
    /// The project.
    pub project: LinkView,
    /// Before and now on the way to the target, drawn, in HTML; `None` where there is no way.
    pub chart_html: Option<String>,
    /// The value before, as corrected since, without its unit; or the stated baseline; `–` without
    /// either.
    pub before: String,
    /// That the value before was corrected, or was later on; `None` where neither is so.
    pub before_mark: Option<MarkView>,
    /// The value now, with its unit.
    pub now: String,
    /// The value before as a number, in its unit; `None` where there was none.
    pub before_number: Option<f64>,
    /// The value now as a number, in its unit.
    pub now_number: f64,
    /// The step as a share of the way, of a limit as a share of it by which it came nearer;
    /// negative where it went back, `None` where there is no such share.
    pub step: Option<f64>,
    /// That the figure was corrected, or was later on; `None` where neither is so.
    pub mark: Option<MarkView>,
    /// Whether it went back on its way to the target.
    pub back: bool,
}

/// The most steps shown in one direction, forward or back.
const FORWARD: usize = 6;

/// The most projects that a list names on a screen; the sentence above counts all.
const MOST: usize = 12;

/// What moved since the period before. Equal steps stand in the order of their ids. `None` where
/// nothing could move, since all that is known was declared.
pub fn moves(here: &PageContext<'_>, since: &Comparison) -> Option<MovesView> {
    let (forward, back) = (since.forward(), since.back());
    if forward.is_empty() && back.is_empty() && !since.is_computed() {
        return None;
    }
    let was_done = |m: &&Move| {
        let before = m.before.as_ref().map(Shown::token);
        let is_computed = m.now.status().is_some();
        is_computed && before == Some(Token::Done) && m.now.token() == Token::Done
    };
    let done = since
        .moves
        .iter()
        .filter(was_done)
        .filter(|m| m.progress.is_none_or(|p| p == 0.0))
        .count();
    let kept = |m: &&Move| m.is_limit && m.nearer == Some(0.0) && !m.still && !m.silent;
    let kept = since.moves.iter().filter(|m| !was_done(m)).filter(kept);
    let blank = since
        .moves
        .iter()
        .filter(|m| m.now.status() == Some(Status::NoData))
        .count();
    let still: Vec<&Move> = since.moves.iter().filter(|m| m.still).collect();
    let silent: Vec<&Move> = since.moves.iter().filter(|m| m.silent).collect();
    let words = here.words();
    let kept = kept.count();
    let told = forward.len() + done + back.len() + still.len() + silent.len() + kept + blank;
    let args = [
        ("rest", Arg::Count(since.moves.len().saturating_sub(told))),
        ("forward", Arg::Count(forward.len())),
        ("done", Arg::Count(done)),
        ("back", Arg::Count(back.len())),
        ("still", Arg::Count(still.len())),
        ("silent", Arg::Count(silent.len())),
        ("kept", Arg::Count(kept)),
        ("blank", Arg::Count(blank)),
    ];
    let links = |list: &[&Move]| {
        list.iter()
            .take(room(here, MOST))
            .filter_map(|m| link(here, &m.id))
            .collect()
    };
    let rows: Vec<MoveRowView> = [&forward, &back]
        .into_iter()
        .flat_map(|steps| largest(here, steps, FORWARD))
        .collect();
    let is_part = rows.len() < forward.len() + back.len();
    let largest = [
        ("n", Arg::Count(rows.len())),
        (
            "back",
            Arg::Count(rows.iter().filter(|row| row.back).count()),
        ),
    ];
    Some(MovesView {
        summary: words.say("moves-summary", &args),
        rows_title: is_part.then(|| words.say("moves-largest", &largest)),
        rows,
        still: links(&still),
        silent: links(&silent),
        back: links(&back),
    })
}

/// The first of some steps, so many of those that have a value to show: a first figure is no step
/// like others, and comes behind them.
pub fn largest(here: &PageContext<'_>, steps: &[&Move], most: usize) -> Vec<MoveRowView> {
    let rows = steps.iter().filter_map(|m| row(here, m));
    let (steps, first): (Vec<_>, Vec<_>) = rows.partition(|row| row.before_number.is_some());
    steps.into_iter().chain(first).take(most).collect()
}

fn link(here: &PageContext<'_>, id: &Id) -> Option<LinkView> {
    Some(project_link(here, &here.insight.project(id)?.known))
}

/// One row; `None` where the project is not seen, or has no value to show.
pub fn row(here: &PageContext<'_>, m: &Move) -> Option<MoveRowView> {
    let project = here.insight.project(&m.id)?;
    let (id, _, now) = m.values.as_ref()?;
    let before = m.corrected.map(|(before, _)| before);
    let of = project.indicators.iter().find(|i| i.indicator.id == *id)?;
    Some(MoveRowView {
        no: project.known.no,
        project: project_link(here, &project.known),
        chart_html: small::change(of, before),
        before: of.value_before(before).map_or_else(
            || "–".to_owned(),
            |v| sign_of(of, v).to_owned() + &bare_beside(here, of, v, *now),
        ),
        before_mark: m
            .corrected
            .and_then(|(_, on)| mark_of(here, project, of, on)),
        now: sign_of(of, *now).to_owned() + &say::amount(here, of, *now),
        before_number: before,
        now_number: *now,
        step: m.step(),
        mark: figure_mark(here, project, of),
        back: m.step().is_some_and(|step| step < 0.0),
    })
}

/// The sign before a value: `≈` where the newest figure with it is only about right, else that of
/// its bound.
pub fn sign_of(of: &IndicatorInsight, value: f64) -> &'static str {
    let Some(figure) = of.totals.iter().rfind(|a| a.value == value) else {
        return "";
    };
    match figure.bound {
        Some(bound) => bound.sign(),
        None if of.is_about(figure.on) => "≈",
        None => "",
    }
}

/// What changed between the two ends: how many are newly complete, newly behind, no longer behind,
/// and in trouble after being behind; a sentence of its own for what was declared, where something
/// was, and none for what is computed where nothing is.
pub fn changed(here: &PageContext<'_>, since: &Comparison) -> String {
    let words = here.words();
    let done = since.newly(Class::BasicallyComplete).count();
    let new = |wanted: &dyn Fn(&Move) -> bool| {
        let computed = since.first().filter(|m| !m.now.sign().declared);
        computed.filter(|m| wanted(m)).count()
    };
    let sentence = |key: &str, declared| {
        let turns = since.turns(declared);
        let first = match declared {
            true => [turns.first, turns.first_reached, turns.first_behind],
            false => [
                new(&|_| true),
                new(&|m| m.class_now == Class::BasicallyComplete),
                new(&|m| m.now.is_behind()),
            ],
        };
        let args = [
            ("done", Arg::Count(done)),
            ("first", Arg::Count(first[0])),
            ("firstreached", Arg::Count(first[1])),
            ("firstbehind", Arg::Count(first[2])),
            ("reached", Arg::Count(turns.reached)),
            ("behind", Arg::Count(turns.newly)),
            ("back", Arg::Count(turns.no_longer)),
            ("stopped", Arg::Count(turns.stopped)),
            ("worse", Arg::Count(turns.further)),
            ("better", Arg::Count(turns.less)),
        ];
        words.say(key, &args)
    };
    let is_declared = since.has(true);
    let computed = since
        .is_computed()
        .then(|| sentence("tiles-changed", false));
    let declared = is_declared.then(|| sentence("tiles-changed-declared", true));
    let said: Vec<String> = computed.into_iter().chain(declared).collect();
    said.join(&words.say("sentence-gap", &[]))
}
