//! What a period is called, and how its figures were closed.

use crate::base::{Period, PeriodKind};
use crate::model::PeriodWords;
use crate::render::context::PageContext;
use crate::theme::Arg;

/// A period in words; with its months where it is a part of a year that does not begin in January.
pub fn name(here: &PageContext<'_>, period: Period) -> String {
    let locale = here.words().locale;
    let name = locale.period(period);
    if !period.is_split() || period.kind() == PeriodKind::Year {
        return name;
    }
    let months = [locale.month(period.first), locale.month(period.last)];
    here.words().say(
        "quarter-months",
        &[
            ("quarter", Arg::Text(&name)),
            ("from", Arg::Text(&months[0])),
            ("to", Arg::Text(&months[1])),
        ],
    )
}

/// What an editor wrote about a period; `None` where nothing was written.
pub fn words_of<'h>(here: &'h PageContext<'_>, period: Period) -> Option<&'h PeriodWords> {
    here.all.site.periods.iter().find(|w| w.period == period)
}

/// Whether a period is running, open for late figures, or closed, in one sentence. It stays open
/// until its last day and the days of grace behind it are over.
pub fn frozen(here: &PageContext<'_>, period: Period) -> String {
    let calendar = &here.settings().calendar;
    let closes = calendar.frozen_after(period);
    // The site's own day decides, also on the page of an earlier period.
    let known = here.all.insight.by;
    let key = match () {
        () if here.insight.as_of < period.last => "quarter-running",
        () if known < closes => "quarter-open",
        () => "quarter-frozen",
    };
    let last = here.words().locale.date(period.last);
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
