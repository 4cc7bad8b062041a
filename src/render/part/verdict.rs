//! How the programme stands, in one sentence, made of its five counts; every project is in exactly
//! one of them. How many of them are behind follows, as a count of its own.

use crate::derive::programme::programme;
use crate::derive::{Class, Programme, ProjectInsight};
use crate::model::vocabulary::Counted;
use crate::render::context::PageContext;
use crate::render::phrase::say;
use crate::theme::Arg;
use serde::Serialize;

/// One clause: a number and its words.
#[derive(Debug, Serialize)]
pub struct ClauseView {
    /// Words before the number, with the space behind them; mostly empty.
    pub before: String,
    /// The number, written in the page's language.
    pub n: String,
    /// The number itself.
    pub count: usize,
    /// What is counted, for machines: `total`, `announced`, `listed`, a class such as
    /// `more-than-half`, `behind` or `at-risk`; for what changed `complete`, `half`, `behind`,
    /// `changed`.
    pub id: String,
    /// What is counted, with the spaces and punctuation around it, so that clauses are put together
    /// without any.
    pub words: String,
}

/// The one sentence, clause by clause: how many were announced where the site lists fewer, how many
/// are listed, then each class that has projects, from best to last, then those behind.
pub fn verdict(here: &PageContext<'_>) -> Vec<ClauseView> {
    of(here, &here.insight.programme)
}

/// The same sentence about the programme on another day.
pub fn of(here: &PageContext<'_>, programme: &Programme) -> Vec<ClauseView> {
    clauses(here, programme, announced(here, programme))
}

/// The same sentence about some of the projects, such as those of a focus.
pub fn of_some<'p>(
    here: &PageContext<'_>,
    projects: impl IntoIterator<Item = &'p ProjectInsight>,
) -> Vec<ClauseView> {
    clauses(here, &programme(projects), None)
}

fn clauses(
    here: &PageContext<'_>,
    programme: &Programme,
    announced: Option<usize>,
) -> Vec<ClauseView> {
    let words = here.words();
    let counted = counted(programme);
    let clause = |key: &str, n: usize, end: &str| ClauseView {
        before: String::new(),
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
    let end = if counted.is_empty() {
        "verdict-end"
    } else {
        "verdict-colon"
    };
    let mut clauses = match announced {
        Some(all) => vec![
            clause("verdict-announced", all, ""),
            clause("verdict-listed", programme.total, end),
        ],
        None => vec![clause("verdict-total", programme.total, end)],
    };
    let trouble = trouble(programme);
    let said = counted.iter().chain(&trouble).enumerate();
    clauses.extend(said.map(|(at, (word, n))| {
        let left = (counted.len() + trouble.len()) - (at + 1);
        let end = match left {
            0 => "verdict-end",
            _ if left == trouble.len() => "verdict-apart",
            _ => "verdict-comma",
        };
        let mut said = clause(&format!("verdict-{word}"), *n, "");
        if at == counted.len() {
            said.before = words.say("verdict-of-which", &[]);
        }
        said.words += &grades(here, programme, word);
        said.words += &words.say(end, &[]);
        said
    }));
    clauses
}

/// Clauses as one sentence without marks.
pub fn sentence(clauses: &[ClauseView]) -> String {
    let clauses = clauses.iter();
    let said = clauses.map(|c| format!("{}{}{}", c.before, c.n, c.words));
    said.collect()
}

/// With more grades than this the sentence would be a table, and names those that are behind alone.
const FEW: usize = 6;

/// Behind the number of those that are rated how many have which grade, from best to last; empty
/// behind any other. Of many grades those at risk or worse are named, so that trouble is never
/// passed over.
pub fn grades(here: &PageContext<'_>, programme: &Programme, word: &str) -> String {
    let all = programme.rated_as().count();
    let named = programme.rated_as();
    let named = named.filter(|(rating, _)| all <= FEW || rating.is_behind());
    let words = here.words();
    let said = named.map(|(rating, n)| {
        let number = words.locale.number(n as f64, 0);
        format!("{} {number}", say::rating(here, rating))
    });
    let said: Vec<String> = said.collect();
    if word != "rated" || said.is_empty() {
        return String::new();
    }
    let list = said.join(&words.say("list-comma", &[]));
    let key = match said.len() == all {
        true => "verdict-grades",
        false => "verdict-grades-some",
    };
    words.say(key, &[("grades", Arg::Text(&list))])
}

/// What the sentence counts, in its order: keys of strings with their numbers; only what there is.
/// Those that are rated by declaration, or are to be, come out of those without a percentage, with
/// which they make up the five counts.
pub fn counted(programme: &Programme) -> Vec<(&'static str, usize)> {
    let class = |class: &Class| match class {
        Class::NoPercentage => programme.class(*class) - programme.rated - programme.not_rated(),
        _ => programme.class(*class),
    };
    let classes = Class::ALL.iter().map(|c| (c.word(), class(c)));
    let all = classes.chain([
        ("rated", programme.rated),
        ("not-rated", programme.not_rated()),
    ]);
    all.filter(|(_, n)| 0 < *n).collect()
}

/// How many of all are behind by figures, and at risk or worse by declaration: keys of strings with
/// their numbers; only what there is.
fn trouble(programme: &Programme) -> Vec<(&'static str, usize)> {
    let all = [
        ("behind", programme.behind()),
        ("at-risk", programme.declared_behind()),
    ];
    all.into_iter().filter(|(_, n)| 0 < *n).collect()
}

/// How many projects were announced in all, where that was declared and the site lists fewer.
fn announced(here: &PageContext<'_>, programme: &Programme) -> Option<usize> {
    let totals = &here.settings().declared_totals;
    let all = totals.iter().find(|t| t.of == Some(Counted::Projects))?;
    let all = all.value.as_ref().map(|v| v.value() as usize)?;
    (programme.total < all).then_some(all)
}
