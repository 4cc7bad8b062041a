//! What a trajectory says as one sentence: the first case that fits.

use super::ChartText;
use crate::base::locale::round;
use crate::chart::trajectory::Goal;
use crate::derive::{Against, Bound};
use crate::model::Status;
use crate::model::status::Token;
use crate::theme::Arg;

impl ChartText<'_> {
    /// What the chart says, as one sentence; the first case that fits.
    pub fn title(&self) -> String {
        let Some((_, actual)) = self.chart.now() else {
            return self.nothing();
        };
        let ((date, when), shown) = (
            self.chart.dates(self.words),
            self.actual.as_deref().unwrap_or(""),
        );
        let Some(goal) = self.chart.goal else {
            let args = [
                ("actual", Arg::Text(shown)),
                ("date", Arg::Text(&date)),
                ("when", Arg::Text(&when)),
            ];
            return self.words.say("chart-title-value", &args);
        };
        let aim = self.aim(goal);
        let args = [
            ("actual", Arg::Text(shown)),
            ("target", Arg::Text(&aim)),
            ("date", Arg::Text(&date)),
            ("when", Arg::Text(&when)),
        ];
        let say = |key: &str| self.words.say(key, &args);
        let undecided = self.bound_words().is_some() && !self.is_decided(goal);
        match (self.chart.status, goal) {
            (Status::Paused, _) => say("chart-title-paused"),
            (Status::Cancelled | Status::Closed, _) => say("chart-title-cancelled"),
            _ if undecided && !matches!(goal, Goal::Reach(_)) => {
                self.bound_title(&date, &when, &aim)
            }
            (_, Goal::AtMost(limit)) => say(if actual <= limit {
                "chart-title-kept-most"
            } else {
                "chart-title-broken-most"
            }),
            (_, Goal::AtLeast(limit)) => say(if limit <= actual {
                "chart-title-kept-least"
            } else {
                "chart-title-broken-least"
            }),
            // Only a range that is to be reached has a way to it.
            (status, Goal::Within(low, high)) if self.chart.progress.is_some_and(|p| p < 1.0) => {
                let near = if actual < low { low } else { high };
                self.reach_title(status, actual, near, &args)
            }
            (_, Goal::Within(low, _)) if actual < low => say("chart-title-below-range"),
            (_, Goal::Within(_, high)) if high < actual => say("chart-title-above-range"),
            (_, Goal::Within(..)) => say("chart-title-kept-range"),
            (Status::Worse, _) => say("chart-title-worse"),
            (status, _) if self.bound_words().is_some() && status.token() != Token::Done => {
                self.bound_title(&date, &when, &aim)
            }
            (status, Goal::Reach(target)) => self.reach_title(status, actual, target, &args),
        }
    }

    fn reach_title(
        &self,
        status: Status,
        actual: f64,
        target: f64,
        args: &[(&str, Arg<'_>)],
    ) -> String {
        let say = |key: &str| self.words.say(key, args);
        match self.chart.progress {
            Some(p) if p > 1.0 && self.decreases() => return say("chart-title-beyond-down"),
            Some(p) if p > 1.0 => return say("chart-title-beyond"),
            Some(1.0) => return say("chart-title-reached"),
            None if round(actual, self.chart.decimals) == round(target, self.chart.decimals) => {
                return say("chart-title-reached");
            }
            _ => {}
        }
        match (status, self.against, self.chart.progress) {
            (Status::Overdue, ..) => say(match self.is_told() {
                true => "chart-title-overdue",
                false => "chart-title-untold",
            }),
            (Status::Awaiting, ..) => say("chart-title-awaiting"),
            (_, Some(against), _) => self.plan_title(against),
            (_, None, Some(p))
                if self.chart.latest().is_some_and(|l| l.bound.is_none()) && p >= 0.0 =>
            {
                let percent = self.words.locale.percent(p);
                // Only a way that begins at nothing is a share of the target itself.
                let key = if self.chart.from == Some(0.0) {
                    "chart-title-share"
                } else {
                    "chart-title-way"
                };
                self.words.say(
                    key,
                    &[
                        args[0].clone(),
                        args[1].clone(),
                        ("percent", Arg::Text(&percent)),
                    ],
                )
            }
            _ => say("chart-title-against"),
        }
    }

    /// Whether the latest figure is about the day on which it was due, or a later one.
    fn is_told(&self) -> bool {
        let latest = self.chart.latest().map(|point| point.day);
        latest
            .zip(self.chart.due)
            .is_none_or(|(day, due)| due <= day)
    }

    /// Whether a bound tells on which side of a limit the truth lies; always for an exact figure.
    fn is_decided(&self, goal: Goal) -> bool {
        let Some((bound, value)) = self.chart.latest().and_then(|p| p.bound.zip(p.value)) else {
            return true;
        };
        match (goal, bound) {
            (_, Bound::Neither) => false,
            (Goal::Reach(_), _) => true,
            (Goal::AtMost(limit), Bound::Upper) => value <= limit,
            (Goal::AtMost(limit) | Goal::Within(_, limit), Bound::Lower) => limit < value,
            (Goal::AtLeast(limit), Bound::Lower) => limit <= value,
            (Goal::AtLeast(limit) | Goal::Within(limit, _), Bound::Upper) => value < limit,
        }
    }

    /// A figure that is only a bound, in words; `None` for an exact one.
    fn bound_words(&self) -> Option<String> {
        let latest = self.chart.latest()?;
        let key = match latest.bound? {
            Bound::Lower => "limit-at-least",
            Bound::Upper => "limit-at-most",
            Bound::Neither => "chart-about",
        };
        Some(
            self.words
                .say(key, &[("value", Arg::Text(&self.amount(latest.value?)))]),
        )
    }

    fn bound_title(&self, date: &str, when: &str, aim: &str) -> String {
        let bound = self.bound_words().unwrap_or_default();
        let (date, when) = (("date", Arg::Text(date)), ("when", Arg::Text(when)));
        self.words.say(
            "chart-title-bound",
            &[
                ("actual", Arg::Text(&bound)),
                date,
                when,
                ("target", Arg::Text(aim)),
            ],
        )
    }

    fn nothing(&self) -> String {
        match self.chart.goal {
            None => self.words.say("chart-no-figures", &[]),
            Some(goal) => self.words.say(
                "chart-no-figures-target",
                &[("target", Arg::Text(&self.aim(goal)))],
            ),
        }
    }

    /// Against the plan, in the numbers of the status sentence.
    fn plan_title(&self, against: Against) -> String {
        let gap = self.difference(against.gap().unwrap_or(0.0));
        let more = self.direction(against.gap().unwrap_or(0.0));
        let (key, days) = match against {
            Against::NothingDue => ("chart-title-nothing-due", 0),
            Against::AsPlanned => ("chart-title-on-plan", 0),
            Against::Differs(_) => ("chart-title-gap", 0),
            Against::Behind(0.0, days) => ("chart-title-behind-days", days),
            Against::Ahead(0.0, days) => ("chart-title-ahead-days", days),
            Against::Behind(_, days) => ("chart-title-behind", days),
            Against::Ahead(_, days) => ("chart-title-ahead", days),
        };
        let actual = Arg::Text(self.actual.as_deref().unwrap_or(""));
        let span = self.words.span(days);
        let span = Arg::Text(&span);
        let args = [
            ("actual", actual),
            ("gap", Arg::Text(&gap)),
            ("direction", Arg::Text(more)),
            ("span", span),
        ];
        self.words.say(key, &args)
    }
}
