//! What of a project is due on its last day.

use crate::base::Date;
use crate::derive::{IndicatorInsight, ProjectInsight};
use crate::render::context::PageContext;
use crate::render::phrase::value;
use crate::theme::Arg;

/// With more than these a list would be a table, and they are counted.
const NAMED: usize = 2;

/// What is still due on the last day of a project; `None` where that is all that it promises.
///
/// A headline may have a day of its own, and milestones are told by themselves: then the day is not
/// that of the whole promise.
pub fn part_due(here: &PageContext<'_>, of: &ProjectInsight, day: Date) -> Option<String> {
    let words = here.words();
    let aims: Vec<&IndicatorInsight> = of
        .headlines()
        .filter(|i| i.indicator.has_target())
        .collect();
    let open = |i: &&&IndicatorInsight| i.due == Some(day) && !i.judgement.status.token().is_over();
    let due: Vec<&&IndicatorInsight> = aims.iter().filter(open).collect();
    match due.len() {
        0 if aims.is_empty() && of.milestones.is_empty() => None,
        0 => Some(words.say("soon-end", &[])),
        n if n == aims.len() => None,
        n if n <= NAMED => {
            let named = due.iter().map(|i| aim(here, i));
            Some(
                named
                    .collect::<Vec<_>>()
                    .join(&words.say("list-comma", &[])),
            )
        }
        n => {
            let args = [("n", Arg::Count(n)), ("of", Arg::Count(aims.len()))];
            Some(words.say("soon-some", &args))
        }
    }
}

/// An indicator by its name with what it should reach.
pub fn aim(here: &PageContext<'_>, of: &IndicatorInsight) -> String {
    let name = of.indicator.name.get(here.lang);
    let target = value::target(here, of).unwrap_or_default();
    let args = [("name", Arg::Text(name)), ("target", Arg::Text(&target))];
    here.words().say("due-target", &args)
}
