//! Periods of the programme's own calendar: days only, nothing of what happened in them.

use crate::base::{Date, Period};
use crate::model::settings::Calendar;

/// The periods that ended before the one that holds `before`, from the one that holds `since` on,
/// oldest first.
pub fn ended(calendar: &Calendar, since: Date, before: Date) -> Vec<Period> {
    let running = calendar.period_of(before);
    let periods = calendar.period_of(since).onward();
    periods.take_while(|p| p.last < running.first).collect()
}
