//! The words of the labels of a trajectory, each in full and in brief.

use super::ChartText;
use crate::base::{Date, PartialDate, Period, PeriodKind};
use crate::chart::trajectory::Goal;
use crate::theme::Arg;

impl ChartText<'_> {
    /// The label of the plan; without its value where the figure is as planned, `None` without a
    /// planned value.
    pub fn plan_label(&self) -> Option<String> {
        let planned = self.chart.planned?;
        Some(if self.gap == Some(0.0) {
            self.plan_name()
        } else {
            self.label(self.value_key(), &self.amount(planned))
        })
    }

    /// The plan in the words of an alternative, which has room to say that a value lies between
    /// two published ones.
    pub fn plan_told(&self) -> Option<String> {
        let between = self.chart.planned.filter(|_| self.is_between());
        let told = between.map(|value| self.label("chart-plan-between", &self.amount(value)));
        told.or_else(|| self.plan_label())
    }

    /// Whether the planned value was not published itself.
    fn is_between(&self) -> bool {
        self.chart.declared && self.chart.standing.is_some_and(|standing| standing.between)
    }

    /// What a planned value is called.
    fn value_key(&self) -> &'static str {
        match self.is_between() {
            true => "chart-plan-about",
            false => self.plan_key(),
        }
    }

    /// The label of the plan, and where that is too long without its unit; empty without a planned
    /// value.
    pub fn plan_labels(&self) -> Vec<String> {
        let differs = self.chart.planned.filter(|_| self.gap != Some(0.0));
        let bare = differs
            .and_then(|planned| self.bare(planned))
            .map(|value| self.label(self.value_key(), &value));
        self.plan_label().into_iter().chain(bare).collect()
    }

    /// What the line of the plan is called.
    pub fn plan_name(&self) -> String {
        self.words.say(self.plan_key(), &[])
    }

    fn plan_key(&self) -> &'static str {
        match self.chart.declared {
            true => "chart-plan",
            false => "chart-even",
        }
    }

    /// A value without its unit, for where that is too long; `None` for a percentage, whose sign is
    /// short and would be missed.
    fn bare(&self, value: f64) -> Option<String> {
        let long = !self.chart.unit.starts_with('%');
        long.then(|| self.words.locale.figure(value, self.chart.decimals))
    }

    /// The words on each line of the goal, the longest first, with the value of the line; empty
    /// without a target.
    pub fn goals(&self) -> Vec<(Vec<String>, f64)> {
        let full = |key: &str, value: f64| {
            let brief = self.label(key, &self.amount(value));
            let dated = self.chart.due.filter(|_| key == "chart-target").map(|_| {
                let date = self.words.locale.partial(self.chart.promised, "");
                self.words.say(
                    "chart-target-dated",
                    &[("target", Arg::Text(&brief)), ("date", Arg::Text(&date))],
                )
            });
            let bare = self.bare(value).map(|value| self.label(key, &value));
            let variants = dated.into_iter().chain([brief]).chain(bare);
            (variants.collect(), value)
        };
        match self.chart.goal {
            None => Vec::new(),
            Some(Goal::Reach(v)) => vec![full("chart-target", v)],
            Some(Goal::AtMost(v)) => vec![full("chart-at-most", v)],
            Some(Goal::AtLeast(v)) => vec![full("chart-at-least", v)],
            Some(Goal::Within(low, high)) => {
                vec![full("chart-at-most", high), full("chart-at-least", low)]
            }
        }
    }

    /// The gap in full, and without its unit for where that is too long; empty where there is none.
    pub fn gap_words(&self) -> Vec<String> {
        let Some(gap) = self.gap.filter(|gap| *gap != 0.0) else {
            return Vec::new();
        };
        let key = format!("chart-gap-{}", self.direction(gap));
        let bare = self.words.locale.figure(gap.abs(), self.chart.decimals);
        [self.difference(gap), bare]
            .map(|gap| self.words.say(&key, &[("gap", Arg::Text(&gap))]))
            .to_vec()
    }

    /// The label of the forecast at its central pace, and for where that is too long with the month
    /// alone; empty where that is not told.
    pub fn forecast_labels(&self) -> Vec<String> {
        let Some(day) = self.chart.forecast.and_then(|f| f.central) else {
            return Vec::new();
        };
        let full = self.chart.expected(day, self.words);
        let month = PartialDate::Within(Period::of(PeriodKind::Month, day, 1));
        [full, self.words.locale.partial(month, "")]
            .map(|date| {
                self.words
                    .say("chart-forecast", &[("date", Arg::Text(&date))])
            })
            .to_vec()
    }

    /// The label of a target that no longer holds.
    pub fn former_target(&self, target: f64) -> String {
        self.label("chart-former-target", &self.amount(target))
    }

    /// The label of a due date that no longer holds.
    pub fn former_due(&self, due: Date) -> String {
        self.label("chart-former-due", &self.words.locale.date(due))
    }

    /// The label of the latest figure, the longest first; empty without a figure.
    pub fn actual_labels(&self) -> Vec<String> {
        let Some(actual) = &self.actual else {
            return Vec::new();
        };
        let full = self.label("chart-actual", actual);
        let beyond = self.chart.progress.is_some_and(|p| p > 1.0) && !self.decreases();
        let beyond = beyond.then(|| {
            self.words
                .say("chart-beyond", &[("value", Arg::Text(&full))])
        });
        // A long unit finds no place beside a dot; it stands over the axis too.
        let bare = self.chart.now().and_then(|(_, value)| self.bare(value));
        beyond
            .into_iter()
            .chain([full, actual.clone()])
            .chain(bare)
            .collect()
    }
}
