//! Projects behind or in trouble, why, and what the list of them does not show. A project is in the
//! list by the status that it is shown with.

use crate::base::Text;
use crate::derive::group::{is_behind, is_declared_behind, is_otherwise_behind};
use crate::derive::{Delay, ProjectInsight, dates, delay, said};
use crate::model::Action;
use crate::model::status::Token;
use crate::render::context::PageContext;
use crate::render::part::row::{RowView, row};
use crate::render::phrase::{DateView, date, declared, group, partial_date};
use crate::theme::Arg;
use serde::Serialize;
use std::cmp::{Ordering, Reverse};

/// A project that is behind.
#[derive(Debug, Serialize)]
pub struct BehindView {
    /// The project, as in any list.
    pub row: RowView,
    /// Whether its status is one that somebody declared.
    pub declared: bool,
    /// What was declared beside that status, or what is computed beside a declared one; `None`
    /// without either.
    pub beside: Option<String>,
    /// What stands in its way, as its department says in its newest report, unless a declared grade
    /// came later; `None` where it says nothing of the kind.
    pub blocker: Option<String>,
    /// The same, or the reason given with a declared grade that is behind and no better than the
    /// one before; `None` without either.
    pub cause: Option<String>,
    /// How far behind, in whole days told in words; `None` where the status rests on no number of
    /// days.
    pub days: Option<String>,
    /// What is being done about it: the open action that is due first; `None` without an open one.
    pub action: Option<String>,
    /// Who answers for that action; `None` where nobody is named.
    pub owner: Option<String>,
    /// How long the day of that action has passed, in words; `None` where it has not.
    pub overdue: Option<String>,
    /// By when it is to be done; `None` where no day was set, or it has passed.
    pub due: Option<DateView>,
    /// The next date of the project, today or later, a month or a quarter where only that was said;
    /// `None` where nothing is to come.
    pub next: Option<DateView>,
}

/// Projects behind or in trouble, worst first.
pub fn behind(here: &PageContext<'_>) -> Vec<BehindView> {
    let mut behind: Vec<&ProjectInsight> = here
        .insight
        .projects
        .iter()
        .filter(|p| is_behind(p))
        .collect();
    worst_first(here, &mut behind);
    let t = here.insight.as_of;
    let view = |p: &ProjectInsight| {
        let action = open_actions(p).min_by_key(|a| (a.due.is_none(), a.due));
        let due = action.and_then(|a| a.due);
        let overdue = due.map(|due| t.since(due)).filter(|days| 0 < *days);
        let next = dates::next(p, t);
        BehindView {
            row: row(here, p),
            declared: p.shown.sign().declared,
            beside: here.field("beside", || declared::declared(here, p)),
            blocker: said::last(p, |r| r.blocker.as_ref())
                .map(|said| said.get(here.lang).to_owned()),
            cause: cause(p).map(|said| said.get(here.lang).to_owned()),
            days: delay(&p.judgement, t).map(|late| how_late(here, p, late)),
            action: action.map(|a| a.text.get(here.lang).to_owned()),
            owner: action
                .and_then(|a| a.owner.as_ref())
                .map(|o| group::owner(here, o)),
            overdue: overdue.map(|days| {
                let span = here.words().span(days as usize);
                here.words()
                    .say("late-action-overdue", &[("span", Arg::Text(&span))])
            }),
            due: due.filter(|due| t <= *due).map(|due| date(here, due)),
            next: next.map(|next| partial_date(here, next.date)),
        }
    };
    behind.into_iter().map(view).collect()
}

/// Sorts projects that are behind: those in trouble before those behind, what is computed before what
/// was declared, this by its scale, then by days, those without a number of days last, then as they
/// stood.
pub fn worst_first(here: &PageContext<'_>, behind: &mut [&ProjectInsight]) {
    let t = here.insight.as_of;
    behind.sort_by_key(|p| {
        (
            p.shown.token() != Token::Late,
            p.shown.rating().is_some(),
            Reverse(p.shown.rating().map(|rating| rating.rank)),
            delay(&p.judgement, t).map_or(0, |l| -l.whole()),
        )
    });
}

/// How many figures or milestones say are behind, how many of them are in trouble, and which is
/// furthest behind; `None` where fewer than two are, which the list says as well.
pub fn said(here: &PageContext<'_>) -> Option<String> {
    let all = here.insight.projects.iter();
    let computed = |of: &&ProjectInsight| is_behind(of) && !of.shown.sign().declared;
    let behind: Vec<&ProjectInsight> = all.filter(computed).collect();
    let late = |of: &&ProjectInsight| delay(&of.judgement, here.insight.as_of);
    let days = |of: &&&ProjectInsight| late(of).map_or(0, |late| late.whole());
    let furthest = behind.iter().max_by_key(days);
    let span = furthest.and_then(|of| Some(how_late(here, of, late(of)?)));
    let name = furthest.map(|of| of.known.name(here.lang).get(here.lang));
    let trouble = behind.iter().filter(|of| of.shown.token() == Token::Late);
    let args = [
        ("n", Arg::Count(behind.len())),
        ("late", Arg::Count(trouble.count())),
        ("name", Arg::Text(name.unwrap_or_default())),
        ("span", Arg::Text(span.as_deref().unwrap_or_default())),
        (
            "known",
            Arg::Text(if span.is_some() { "yes" } else { "no" }),
        ),
    ];
    (1 < behind.len()).then(|| here.words().say("behind-said", &args))
}

/// What heads a list of those behind: declared ones are at risk, which is not to be late.
pub fn title(here: &PageContext<'_>) -> String {
    of_all(here, "behind-title")
}

/// The words of a key for a list of all that are behind.
pub fn of_all(here: &PageContext<'_>, key: &str) -> String {
    let programme = &here.insight.programme;
    heading(here, key, [programme.behind(), programme.declared_behind()])
}

/// The words of a key for a list of so many behind as computed, and so many as declared.
pub fn heading(here: &PageContext<'_>, key: &str, counts: [usize; 2]) -> String {
    let words = here.words();
    match counts {
        [_, 0] => words.say(key, &[]),
        [0, _] => words.say(&format!("{key}-declared"), &[]),
        _ => words.say(&format!("{key}-both"), &[]),
    }
}

/// Why a project is behind, as the newest report or declaration says. A grade that repeats the one
/// before without a word keeps its reason; that of a better grade says why it is better, and is no
/// cause, nor is what was said before it.
fn cause(of: &ProjectInsight) -> Option<&Text> {
    // A report that no grade came after is the newer of the two.
    let blocker = said::last(of, |r| r.blocker.as_ref());
    blocker.or_else(|| {
        let grades = &of.known.declared;
        let is_better = |at: usize| {
            let before = at.checked_sub(1).map(|at| &grades[at].is);
            before.and_then(|before| grades[at].is.against(before)) == Some(Ordering::Less)
        };
        let newest_first = (0..grades.len()).rev();
        newest_first
            .take_while(|at| grades[*at].is.is_behind() && !is_better(*at))
            .find_map(|at| grades[at].reason.as_ref())
    })
}

/// How late, in words: past a due day the days since, and whether its result is not known at all;
/// otherwise about how many.
fn how_late(here: &PageContext<'_>, of: &ProjectInsight, late: Delay) -> String {
    let key = match late {
        Delay::Past { .. } if of.is_untold() => "late-past-untold",
        Delay::Past { .. } => "late-past",
        Delay::Behind { .. } => "late-days",
    };
    let span = here.words().span(late.whole() as usize);
    here.words().say(key, &[("span", Arg::Text(&span))])
}

fn open_actions(of: &ProjectInsight) -> impl Iterator<Item = &Action> {
    of.known.actions.iter().filter(|a| a.closed.is_none())
}

/// How many more are behind than a list shows, in a few words; `None` where it shows all.
pub fn more(here: &PageContext<'_>, left: &[BehindView]) -> Option<String> {
    let declared = left.iter().filter(|b| b.declared).count();
    let keys = ["behind-more", "behind-more-declared"];
    counted(here, keys, [left.len() - declared, declared])
}

/// How many are behind as computed, and how many as declared, in a few words, each only where there
/// are some; `None` without any.
pub fn counted(here: &PageContext<'_>, keys: [&str; 2], counts: [usize; 2]) -> Option<String> {
    let words = here.words();
    let some = keys.into_iter().zip(counts).filter(|(_, n)| 0 < *n);
    let said: Vec<String> = some
        .map(|(key, n)| words.say(key, &[("n", Arg::Count(n))]))
        .collect();
    (!said.is_empty()).then(|| said.join(&words.say("list-comma", &[])))
}

/// That none is behind; `None` where one is or its figures say so, or where nothing can be judged.
pub fn calm(here: &PageContext<'_>) -> Option<String> {
    let projects = &here.insight.projects;
    let judged = || projects.iter().filter(|p| p.shown.token() != Token::NoData);
    let key = match judged().all(|p| p.shown.rating().is_some()) {
        true => "behind-none-declared",
        false => "behind-none",
    };
    let behind = |p: &ProjectInsight| is_behind(p) || is_otherwise_behind(p);
    let calm = judged().next().is_some() && !projects.iter().any(behind);
    calm.then(|| here.words().say(key, &[]))
}

/// What a list of those behind does not show, so that nobody takes silence for success: how many
/// are behind by their figures alone or only declared to be, and how many others cannot be judged.
/// A sentence each, only where there are some.
pub fn notes(here: &PageContext<'_>) -> Vec<String> {
    let rest = || here.insight.projects.iter().filter(|p| !is_behind(p));
    let otherwise = rest().filter(|p| is_otherwise_behind(p)).count();
    let declared = rest()
        .filter(|p| is_declared_behind(p) && !p.is_over())
        .count();
    let not_rated = here.insight.programme.not_rated();
    let unjudged = rest()
        .filter(|p| p.shown.token() == Token::NoData && !is_declared_behind(p))
        .count();
    let counts = [
        ("behind-otherwise", otherwise),
        ("behind-declared", declared),
        ("behind-unjudged", unjudged - not_rated),
        ("behind-not-rated", not_rated),
    ];
    let said = counts.into_iter().filter(|(_, n)| 0 < *n);
    said.map(|(key, n)| here.words().say(key, &[("n", Arg::Count(n))]))
        .collect()
}
