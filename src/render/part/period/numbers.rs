//! The large figures of a period. Each is a count; one that cannot be counted is left out.

use crate::base::Period;
use crate::derive::programme::Programme;
use crate::derive::{Class, due as due_in};
use crate::render::context::PageContext;
use crate::render::part::period::earlier;
use crate::theme::Arg;
use serde::Serialize;

/// A large figure with what it counts.
#[derive(Debug, Serialize)]
pub struct NumberView {
    /// The figure, written in the page's language.
    pub n: String,
    /// The figure itself.
    pub count: usize,
    /// What is counted, for machines: `complete`, `half`, `behind`, `declared-complete`,
    /// `declared-behind`, `moved` or `due`.
    pub id: String,
    /// The figure of the period before; `None` without one, and for what moved or was due.
    pub before: Option<usize>,
    /// Of how many, for what was due; `None` for all others.
    pub of: Option<String>,
    /// The same as a number.
    pub of_count: Option<usize>,
    /// What is counted, with the number of the period before where there is one.
    pub words: String,
}

/// A count of a programme by its key.
pub type Counted = (&'static str, fn(&Programme) -> usize);

/// What figures tell.
const COMPUTED: [Counted; 3] = [
    ("number-complete", |p| p.class(Class::BasicallyComplete)),
    ("number-half", |p| p.class(Class::MoreThanHalf)),
    ("number-behind", Programme::behind),
];

/// What somebody declared.
const DECLARED: [Counted; 2] = [
    ("number-declared-complete", Programme::declared_complete),
    ("number-declared-behind", Programme::declared_behind),
];

/// What is counted of a programme's states: what figures tell where they tell anything, what was
/// declared where grades are shown; the two are never added.
pub fn states(of: &Programme) -> impl Iterator<Item = &'static Counted> {
    let computed = COMPUTED.iter().filter(|_| of.is_computed());
    computed.chain(DECLARED.iter().filter(|_| of.ratings().next().is_some()))
}

/// The figures of a period: complete, at least half done, behind, moved forward, where figures
/// tell anything; declared as reached and at risk or worse, where grades are shown; due and kept, where
/// something was due. All but what moved and was due stand beside those of the period before.
pub fn figures(here: &PageContext<'_>, period: Period) -> Vec<NumberView> {
    let words = here.words();
    let before = earlier(here);
    // While a period runs, the end of the one before is no whole period ago.
    let running = here.insight.as_of < period.last;
    let from = before.map_or_else(String::new, |b| {
        words.locale.date_near(b.as_of, here.insight.as_of)
    });
    let number = |n: usize| words.locale.number(n as f64, 0);
    let with = |key: &str, now: usize, then: Option<usize>| NumberView {
        n: number(now),
        count: now,
        id: key.trim_start_matches("number-").to_owned(),
        before: then,
        of: None,
        of_count: None,
        words: match then {
            Some(then) if running => words.say(
                &format!("{key}-on"),
                &[("n", Arg::Text(&number(then))), ("date", Arg::Text(&from))],
            ),
            Some(then) => words.say(&format!("{key}-before"), &[("n", Arg::Text(&number(then)))]),
            None => words.say(key, &[]),
        },
    };
    let programme = &here.insight.programme;
    let counted = |(key, of): &Counted| with(key, of(programme), before.map(|b| of(&b.programme)));
    let mut figures: Vec<NumberView> = states(programme).map(counted).collect();
    if let Some(since) = here
        .insight
        .since
        .as_ref()
        .filter(|_| programme.is_computed())
    {
        figures.push(with("number-moved", since.forward().len(), None));
    }
    // What is still to come says nothing of how many are kept, but for what was kept early.
    let mut fallen = due_in::due(here.insight, period);
    fallen.retain(|due| due.outcome.is_some());
    if !fallen.is_empty() {
        let kept = fallen.iter().filter(|d| d.in_time).count();
        figures.push(NumberView {
            of: Some(number(fallen.len())),
            of_count: Some(fallen.len()),
            words: words.say("number-due", &[("known", Arg::Text(due_in::told(&fallen)))]),
            n: number(kept),
            count: kept,
            id: "due".to_owned(),
            before: None,
        });
    }
    figures
}
