//! What a quarter is called, and how its figures were closed.

use crate::base::Period;
use crate::derive::Quarter;
use crate::model::QuarterWords;
use crate::render::context::PageContext;
use crate::theme::Arg;

/// A quarter in words; with its months where the programme's year does not begin in January.
pub fn name(here: &PageContext<'_>, quarter: Quarter) -> String {
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

/// What an editor wrote about a quarter; `None` where nothing was written.
pub fn words_of<'h>(here: &'h PageContext<'_>, quarter: Quarter) -> Option<&'h QuarterWords> {
    let period = Period::Quarter(quarter.year, quarter.number);
    here.all.site.quarters.iter().find(|w| w.period == period)
}

/// Whether a quarter is running, open for late figures, or closed, in one sentence. It stays open
/// until its last day and the days of grace behind it are over.
pub fn frozen(here: &PageContext<'_>, quarter: Quarter) -> String {
    let calendar = &here.settings().calendar;
    let closes = quarter.frozen_after(calendar);
    // The site's own day decides, also on the page of an earlier quarter.
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
