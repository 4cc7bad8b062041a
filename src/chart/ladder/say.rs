//! The words of a ladder. Every number is rounded once here, for title, labels and description
//! alike.

use super::{Ladder, Moved, Rung};
use crate::base::locale::round;
use crate::base::{Date, Days, PartialDate};
use crate::chart::trajectory::Goal;
use crate::chart::{Wording, slip};
use crate::derive::Bound;
use crate::theme::Arg;

/// What a ladder says.
pub(super) struct ChartText<'a> {
    pub chart: &'a Ladder,
    pub words: &'a Wording<'a>,
}

impl ChartText<'_> {
    fn say(&self, key: &str, args: &[(&str, &str)]) -> String {
        let args: Vec<(&str, Arg<'_>)> = args
            .iter()
            .map(|(name, value)| (*name, Arg::Text(value)))
            .collect();
        self.words.say(key, &args)
    }

    fn amount(&self, value: f64) -> String {
        self.words
            .amount(value, self.chart.decimals, &self.chart.unit)
    }

    /// How much two values differ as they are shown; of percentages in points. `None` where they
    /// look equal.
    fn difference(&self, from: f64, to: f64) -> Option<(bool, String)> {
        let d = self.chart.decimals;
        let less = round(to, d) - round(from, d);
        let shown = if self.chart.unit.starts_with('%') {
            let shown = self.words.locale.figure(less.abs(), d);
            self.words.points(&shown, less, d)
        } else {
            self.amount(less.abs())
        };
        (round(less, d) != 0.0 && less.is_finite()).then_some((less > 0.0, shown))
    }

    /// A target as a reader knows it: a limit with its sign, a range with both ends.
    fn goal(&self, goal: Option<Goal>) -> String {
        match goal {
            None => self.say("ladder-no-target", &[]),
            Some(Goal::Reach(v)) => self.amount(v),
            Some(Goal::AtMost(v)) => format!("≤{}", self.amount(v)),
            Some(Goal::AtLeast(v)) => format!("≥{}", self.amount(v)),
            Some(Goal::Within(low, high)) => {
                format!(
                    "{}–{}",
                    self.words.locale.number(low, self.chart.decimals),
                    self.amount(high)
                )
            }
        }
    }

    fn date(&self, day: Option<Date>) -> String {
        day.map_or_else(
            || self.words.say("unknown-date", &[]),
            |day| self.words.locale.date(day),
        )
    }

    fn when(&self, date: PartialDate) -> String {
        let shown = self.words.locale.partial(date, "");
        self.words.on(date, &shown)
    }

    /// How far a due date moved, in words; `None` where it did not, or where one of them is
    /// unknown.
    fn drift(&self, from: Option<Date>, to: Option<Date>) -> Option<String> {
        let days: Days = to?.since(from?);
        let (unit, count) = slip::unit(days)?;
        let key = format!(
            "ladder-{}-{unit}",
            if days > 0 { "later" } else { "earlier" }
        );
        Some(self.words.say(&key, &[("n", Arg::Count(count as usize))]))
    }

    /// What is done so far, with its day; `None` without a figure.
    pub fn done(&self) -> Option<String> {
        let done = self.chart.done?;
        let shown = self.amount(done.value);
        let shown = format!("{}{shown}", done.bound.map_or("", Bound::sign));
        let date = self.words.locale.partial(done.when, "");
        let when = self.words.on(done.when, &date);
        Some(self.say(
            "ladder-done",
            &[("value", &shown), ("date", &date), ("when", &when)],
        ))
    }

    /// One rung: since when, how much, by when, and how that differs from the rung before.
    pub fn rung(&self, at: usize) -> String {
        let rung = &self.chart.rungs[at];
        let before = at.checked_sub(1).map(|at| &self.chart.rungs[at]);
        let target = self.changed(before, rung);
        let due = self.due(before, rung);
        match (rung.since, at) {
            (None, _) => self.say("ladder-rung-first", &[("target", &target), ("due", &due)]),
            (Some(date), 0) => self.say(
                "ladder-rung-first-since",
                &[
                    ("when", &self.when(date)),
                    ("target", &target),
                    ("due", &due),
                ],
            ),
            (Some(date), _) => self.say(
                "ladder-rung",
                &[
                    ("since", &self.words.locale.partial(date, "")),
                    ("target", &target),
                    ("due", &due),
                ],
            ),
        }
    }

    /// A rung as two lines: what was promised, and by when.
    pub fn rung_in_two(&self, at: usize) -> (String, String) {
        let due = self.due(
            at.checked_sub(1).map(|at| &self.chart.rungs[at]),
            &self.chart.rungs[at],
        );
        let whole = self.rung(at);
        let what = whole.strip_suffix(&due).unwrap_or(&whole);
        (what.trim_end_matches(['，', ',', ' ']).to_owned(), due)
    }

    fn changed(&self, before: Option<&Rung>, rung: &Rung) -> String {
        let target = self.goal(rung.goal);
        let values = before
            .and_then(|b| b.goal)
            .and_then(single)
            .zip(rung.goal.and_then(single));
        match values.and_then(|(from, to)| self.difference(from, to)) {
            None => target,
            Some((true, more)) => self.say("ladder-more", &[("target", &target), ("by", &more)]),
            Some((false, less)) => self.say("ladder-less", &[("target", &target), ("by", &less)]),
        }
    }

    fn due(&self, before: Option<&Rung>, rung: &Rung) -> String {
        let Some(due) = rung.due else {
            return self.say("ladder-no-due", &[]);
        };
        let due = self.say("ladder-by", &[("date", &self.words.locale.date(due))]);
        match before.and_then(|b| self.drift(b.due, rung.due)) {
            None => due,
            Some(drift) => self.say("ladder-moved", &[("due", &due), ("drift", &drift)]),
        }
    }

    /// What the chart says, as one sentence.
    pub fn title(&self) -> String {
        let (Some(first), Some(last)) = (self.chart.rungs.first(), self.chart.rungs.last()) else {
            return self.say("ladder-title-none", &[]);
        };
        let to = self.goal(last.goal);
        let (old, new) = (self.date(first.due), self.date(last.due));
        match self.chart.moved() {
            Moved::Nothing => self.unmoved(last),
            _ if first.goal == last.goal && first.due == last.due => {
                let args = [
                    ("n", Arg::Count(self.chart.rungs.len() - 1)),
                    ("target", Arg::Text(&to)),
                    ("date", Arg::Text(&new)),
                ];
                self.words.say("ladder-title-back", &args)
            }
            Moved::Date => {
                let drift = self.drift(first.due, last.due);
                let key = match (last.goal, &drift) {
                    (None, None) if last.due.is_none() => "ladder-title-date-gone-bare",
                    (Some(_), None) if last.due.is_none() => "ladder-title-date-gone",
                    (None, None) => "ladder-title-date-known-bare",
                    (None, Some(_)) => "ladder-title-date-bare",
                    (Some(_), None) => "ladder-title-date-known",
                    (Some(_), Some(_)) => "ladder-title-date",
                };
                let drift = drift.unwrap_or_default();
                self.say(
                    key,
                    &[
                        ("target", &to),
                        ("from", &old),
                        ("to", &new),
                        ("drift", &drift),
                    ],
                )
            }
            Moved::Target => self.moved_target(first, last),
        }
    }

    fn unmoved(&self, only: &Rung) -> String {
        let (target, date) = (self.goal(only.goal), self.date(only.due));
        let key = match (only.goal, only.due) {
            (None, None) => return self.say("ladder-title-none", &[]),
            (Some(_), None) => "ladder-title-same-undated",
            (None, Some(_)) => "ladder-title-same-date",
            (Some(_), Some(_)) => "ladder-title-same",
        };
        self.say(key, &[("target", &target), ("date", &date)])
    }

    fn moved_target(&self, first: &Rung, last: &Rung) -> String {
        let (from, to) = (self.goal(first.goal), self.goal(last.goal));
        let rose = first
            .goal
            .and_then(single)
            .zip(last.goal.and_then(single))
            .and_then(|(a, b)| self.difference(a, b));
        let key = match rose {
            None if first.goal == last.goal => "ladder-title-returned",
            Some((true, _)) => "ladder-title-raised",
            Some((false, _)) => "ladder-title-lowered",
            None => "ladder-title-changed",
        };
        let moved = self.say(key, &[("from", &from), ("to", &to)]);
        let moved = match self.drift(first.due, last.due) {
            None => moved,
            Some(drift) => self.say(
                "ladder-title-also-date",
                &[("moved", &moved), ("drift", &drift)],
            ),
        };
        // Two shares that read alike would only raise the question what differs.
        let percent = |p: f64| self.words.locale.percent(p);
        match self
            .chart
            .progress
            .map(|(first, now)| (percent(first), percent(now)))
            .filter(|(a, b)| a != b)
        {
            None => moved,
            Some((then, now)) => self.say(
                "ladder-title-shares",
                &[("moved", &moved), ("then", &then), ("now", &now)],
            ),
        }
    }

    /// The measure, and what the marks mean.
    pub fn subtitle(&self, moved: Moved) -> String {
        let name = self.chart.name.as_str();
        match (moved, self.chart.done) {
            (Moved::Date, _) => self.say("ladder-subtitle-dates", &[("name", name)]),
            (_, None) => self.say("ladder-subtitle", &[("name", name)]),
            (_, Some(_)) => self.say(
                "ladder-subtitle-done",
                &[("name", name), ("done", &self.done().unwrap_or_default())],
            ),
        }
    }
}

/// The one value of a goal; `None` for a range, which has two, and for what is not finite.
pub(super) fn single(goal: Goal) -> Option<f64> {
    match goal {
        Goal::Reach(v) | Goal::AtMost(v) | Goal::AtLeast(v) => Some(v).filter(|v| v.is_finite()),
        Goal::Within(..) => None,
    }
}
