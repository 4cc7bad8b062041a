//! How the programme stands, in one sentence, made of its five counts; every project is in exactly
//! one of them.

use crate::derive::{Class, Programme};
use crate::model::vocabulary::Counted;
use crate::render::context::PageContext;
use crate::theme::Arg;
use serde::Serialize;

/// One clause: a number and its words.
#[derive(Debug, Serialize)]
pub struct ClauseView {
    /// The number, written in the page's language.
    pub n: String,
    /// The number itself.
    pub count: usize,
    /// What is counted, for machines: `total`, `announced`, `listed`, a class such as
    /// `more-than-half`, or for what changed `complete`, `half`, `behind`, `changed`.
    pub id: String,
    /// What is counted, with the spaces and punctuation around it, so that clauses are put together
    /// without any.
    pub words: String,
}

/// The one sentence, clause by clause: how many were announced where the site lists fewer, how many
/// are listed, then each class that has projects, from best to last.
pub fn verdict(here: &PageContext<'_>) -> Vec<ClauseView> {
    of(here, &here.insight.programme)
}

/// The same sentence about the programme on another day.
pub fn of(here: &PageContext<'_>, programme: &Programme) -> Vec<ClauseView> {
    let words = here.words();
    let counted: Vec<(&str, usize)> = Class::ALL
        .iter()
        .map(|c| (c.word(), programme.class(*c)))
        .filter(|(_, n)| *n > 0)
        .collect();
    let clause = |key: &str, n: usize, end: &str| ClauseView {
        n: words.locale.number(n as f64, 0),
        count: n,
        id: key.trim_start_matches("verdict-").to_owned(),
        words: words.say(key, &[("n", Arg::Count(n))])
            + &(if end.is_empty() {
                String::new()
            } else {
                words.say(end, &[])
            }),
    };
    let last = counted.len().saturating_sub(1);
    let end = if counted.is_empty() {
        "verdict-end"
    } else {
        "verdict-colon"
    };
    let mut clauses = match announced(here, programme) {
        Some(all) => vec![
            clause("verdict-announced", all, ""),
            clause("verdict-listed", programme.total, end),
        ],
        None => vec![clause("verdict-total", programme.total, end)],
    };
    clauses.extend(counted.iter().enumerate().map(|(at, (word, n))| {
        clause(
            &format!("verdict-{word}"),
            *n,
            if at == last {
                "verdict-end"
            } else {
                "verdict-comma"
            },
        )
    }));
    clauses
}

/// How many projects were announced in all, where that was declared and the site lists fewer.
fn announced(here: &PageContext<'_>, programme: &Programme) -> Option<usize> {
    let totals = &here.settings().declared_totals;
    let all = totals.iter().find(|t| t.of == Some(Counted::Projects))?;
    let all = all.value.as_ref().map(|v| v.value() as usize)?;
    (programme.total < all).then_some(all)
}
