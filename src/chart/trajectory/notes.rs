//! What stands around a trajectory: its subtitle, its notes, and the dates in them.

use super::{Point, Trajectory};
use crate::base::{Date, PartialDate};
use crate::chart::{Wording, text};
use crate::theme::Arg;

impl Trajectory {
    /// The name with its unit and the months of the axis; the name alone without an axis.
    pub(in crate::chart) fn subtitle(&self, words: &Wording<'_>) -> String {
        let Some(domain) = self.domain() else {
            return self.name.clone();
        };
        let (from, to) = (
            words.locale.month(domain.first),
            words.locale.month(domain.last),
        );
        let unit = self.unit_shown(words);
        let args = [
            ("name", Arg::Text(&self.name)),
            ("unit", Arg::Text(&unit)),
            ("from", Arg::Text(&from)),
            ("to", Arg::Text(&to)),
        ];
        words.say(
            if unit.is_empty() || text::is_same(&unit, &self.name) {
                "chart-subtitle-bare"
            } else {
                "chart-subtitle"
            },
            &args,
        )
    }

    /// The unit in words, where it is a percent sign; empty for a bare number.
    pub(in crate::chart) fn unit_shown(&self, words: &Wording<'_>) -> String {
        if self.unit.starts_with('%') {
            words.say("unit-percent", &[])
        } else {
            self.unit.to_string()
        }
    }

    /// What a reader has to know beside the drawing.
    pub(in crate::chart) fn notes(&self, words: &Wording<'_>) -> Vec<String> {
        let mut notes = self.own_notes(words);
        notes.extend(self.forecast_note("chart-note-forecast", words));
        notes
    }

    /// The same where how to read charts is told once for many of them: of a forecast the days
    /// alone.
    pub fn brief_notes(&self, words: &Wording<'_>) -> Vec<String> {
        let mut notes = self.own_notes(words);
        notes.extend(self.forecast_note("chart-note-brief", words));
        notes
    }

    /// What is so in this drawing and in few others.
    fn own_notes(&self, words: &Wording<'_>) -> Vec<String> {
        let say = |key: &str| words.say(key, &[]);
        let mut notes = Vec::new();
        if !self.begins_at_zero() && self.domain().is_some_and(|d| d.low > 0.0 || d.high < 0.0) {
            notes.push(say("chart-note-zero"));
        }
        if self.points.iter().any(|p| p.anew) {
            notes.push(say("chart-note-break"));
        }
        if self
            .points
            .iter()
            .any(|p| p.value.is_none() && p.own.is_none())
        {
            notes.push(say("chart-note-missing"));
        }
        if self.points.iter().any(|p| p.own.is_some()) {
            notes.push(say("chart-note-sum"));
        }
        notes
    }

    /// What the latest figure is about, alone and as a part of a sentence; empty without one.
    pub(in crate::chart) fn dates(&self, words: &Wording<'_>) -> (String, String) {
        let Some(when) = self.latest().map(Point::when) else {
            return Default::default();
        };
        let date = words.locale.partial(when, "");
        let said = words.on(when, &date);
        (date, said)
    }

    /// What the figure of a day is about, in words.
    fn figure_date(&self, day: Date, words: &Wording<'_>) -> String {
        let when = self
            .points
            .iter()
            .find(|p| p.day == day)
            .map_or(day.into(), |p| p.when());
        words.locale.partial(when, "")
    }

    /// A day ahead in words, only as sharp as the latest figure: of yearly figures its year.
    pub(super) fn expected(&self, day: Date, words: &Wording<'_>) -> String {
        let when = match self.latest().and_then(|p| p.period) {
            None => day.into(),
            Some(latest) => PartialDate::Within(latest.alike(day)),
        };
        words.locale.partial(when, "")
    }

    /// When it would be finished at the paces seen, never as a promise; `keys`: how the keys of the
    /// sentences begin.
    fn forecast_note(&self, keys: &str, words: &Wording<'_>) -> Option<String> {
        let forecast = self.forecast?;
        let central = self.expected(forecast.central?, words);
        let date = |day: Option<Date>| day.map(|d| self.expected(d, words)).unwrap_or_default();
        let rest = match (forecast.since, forecast.seen) {
            (Some(_), _) => "-since",
            (None, None) => "-mean",
            (None, Some(seen)) if seen.slowest.is_none() => "-open",
            (None, Some(_)) => "",
        };
        let (fast, slow) = (date(forecast.fastest()), date(forecast.slowest()));
        let since = forecast
            .since
            .map(|day| self.figure_date(day, words))
            .unwrap_or_default();
        let args = [
            ("central", &central),
            ("fast", &fast),
            ("slow", &slow),
            ("since", &since),
        ];
        Some(words.say(
            &format!("{keys}{rest}"),
            &args.map(|(name, date)| (name, Arg::Text(date))),
        ))
    }
}
