//! What a site owes and how often, and what stays inside, in words. Whether it was done in time is
//! computed elsewhere.

use crate::derive::cadence::Kind;
use crate::model::vocabulary::Interval;
use crate::render::context::PageContext;
use crate::theme::Arg;

/// The duties that the site promises, each with its interval: progress, guidance, showcase. A duty
/// without an interval is not promised.
pub fn promised(here: &PageContext<'_>) -> impl Iterator<Item = (Kind, Interval)> {
    let cadence = here.settings().cadence;
    let every = move |kind: Kind| match kind {
        Kind::Progress => cadence.progress,
        Kind::Guidance => cadence.guidance,
        Kind::Showcase => cadence.showcase,
    };
    Kind::ALL
        .iter()
        .filter_map(move |kind| Some((*kind, every(*kind)?)))
}

/// A duty by the name of its reports, as `report-progress` of the strings says it.
pub fn name(here: &PageContext<'_>, kind: Kind) -> String {
    here.words().say(&format!("report-{}", kind.word()), &[])
}

/// Which kinds of things stand in the internal edition only, as one sentence; `None` when nothing
/// is withheld.
pub fn withheld(here: &PageContext<'_>) -> Option<String> {
    let words = here.words();
    let kinds: Vec<String> = here
        .all
        .site
        .withheld
        .kinds()
        .iter()
        .map(|kind| words.say(&format!("withheld-{kind}"), &[]))
        .collect();
    let list = words.locale.list(&kinds);
    (!kinds.is_empty()).then(|| words.say("withheld", &[("kinds", Arg::Text(&list))]))
}

/// An interval in words: every week, month, quarter, half-year or year, or every so many days.
pub fn interval(here: &PageContext<'_>, every: Interval) -> String {
    let words = here.words();
    match every {
        Interval::Week => words.say("every-week", &[]),
        Interval::Month => words.say("every-month", &[]),
        Interval::Quarter => words.say("every-quarter", &[]),
        Interval::HalfYear => words.say("every-half-year", &[]),
        Interval::Year => words.say("every-year", &[]),
        Interval::Days(n) => words.say("every-days", &[("n", Arg::Count(n as usize))]),
    }
}
