//! The words of a trajectory. Every number is rounded once here, for title, labels, tooltips and
//! alternative alike.

mod labels;
mod title;

use super::{Goal, Point, State, Trajectory};
use crate::base::PartialDate;
use crate::chart::{Wording, text};
use crate::derive::{Against, Bound};
use crate::theme::Arg;

/// What a trajectory says.
pub(in crate::chart) struct ChartText<'a> {
    chart: &'a Trajectory,
    words: &'a Wording<'a>,
    /// The latest figure with its unit and what is uncertain about it; `None` without one.
    pub actual: Option<String>,
    /// What is told of the latest figure against the plan; `None` without a declared plan, where
    /// only a bound is known, or where nothing is left to be compared.
    against: Option<Against>,
    /// How far the latest figure is above (positive) or below the plan, both as they are shown;
    /// `None` also while nothing is due.
    pub gap: Option<f64>,
}

impl<'a> ChartText<'a> {
    pub fn new(chart: &'a Trajectory, words: &'a Wording<'a>) -> ChartText<'a> {
        let mut told = ChartText {
            chart,
            words,
            actual: None,
            against: None,
            gap: None,
        };
        let Some(latest) = chart.latest() else {
            return told;
        };
        told.actual = latest.value.map(|value| told.figure(&latest, value));
        let open = latest.bound.is_none() && !chart.status.token().is_over();
        let standing = chart
            .standing
            .filter(|_| chart.declared && open && chart.progress.is_none_or(|p| p < 1.0));
        told.against = standing.map(|standing| standing.against(chart.decimals));
        told.gap = told.against.and_then(Against::gap);
        told
    }

    /// A value with the unit of the indicator.
    pub fn amount(&self, value: f64) -> String {
        self.words
            .amount(value, self.chart.decimals, &self.chart.unit)
    }

    /// A difference of two values: of percentages in points.
    pub fn difference(&self, value: f64) -> String {
        self.words
            .difference(value, self.chart.decimals, &self.chart.unit)
    }

    /// A figure with what is uncertain about it.
    fn figure(&self, point: &Point, value: f64) -> String {
        let shown = self.amount(value);
        let shown = format!("{}{shown}", point.bound.map_or("", Bound::sign));
        let key = match point.state {
            State::Final => return shown,
            State::Provisional => "chart-provisional",
            State::Estimated => "chart-estimated",
            State::About => "chart-about",
        };
        self.words.say(key, &[("value", Arg::Text(&shown))])
    }

    /// A figure with its day, for its tooltip.
    pub fn point(&self, point: &Point, value: f64) -> String {
        self.dated(point.when(), &self.figure(point, value))
    }

    fn dated(&self, when: PartialDate, value: &str) -> String {
        let date = self.words.locale.partial(when, "");
        self.words.say(
            "chart-dated",
            &[("date", Arg::Text(&date)), ("value", Arg::Text(value))],
        )
    }

    /// A line's name with its value.
    pub fn label(&self, key: &str, value: &str) -> String {
        format!("{} {value}", self.words.say(key, &[]))
    }

    /// How wide the labels at the latest figure are in letters of a size: its own and the plan's.
    pub fn widest(&self, size: f64) -> f64 {
        let actual = self.label("chart-actual", self.actual.as_deref().unwrap_or(""));
        let plan = self.plan_label().unwrap_or_default();
        text::bold_width(&actual, size).max(text::width(&plan, size))
    }

    /// What the brief label of the forecast needs beside its arrow; 0 without one.
    pub fn forecast_width(&self, size: f64) -> f64 {
        let labels = self.forecast_labels();
        labels
            .last()
            .map_or(0.0, |brief| text::width(brief, size) + 26.0)
    }

    fn decreases(&self) -> bool {
        matches!((self.chart.goal, self.chart.from), (Some(Goal::Reach(target)), Some(start)) if target < start)
    }

    /// The value or values to reach or keep, with the unit.
    fn aim(&self, goal: Goal) -> String {
        match goal {
            Goal::Within(low, high) => format!(
                "{}–{}",
                self.words.locale.figure(low, self.chart.decimals),
                self.amount(high)
            ),
            Goal::Reach(v) | Goal::AtMost(v) | Goal::AtLeast(v) => self.amount(v),
        }
    }

    /// The word for a difference, by which a language says more, less or fewer.
    fn direction(&self, gap: f64) -> &'static str {
        match gap {
            gap if 0.0 < gap => "more",
            _ if self.chart.counted => "fewer",
            _ => "less",
        }
    }

    /// What the chart shows in one sentence of at most 80 characters in languages without spaces,
    /// 150 elsewhere; the name is shortened for that, and the figure left out before.
    pub fn alt(&self, title: &str) -> String {
        let most = if self.words.locale.is_spaceless() {
            80
        } else {
            150
        };
        let value = self
            .chart
            .latest()
            .and_then(|p| Some(self.point(&p, p.value?)))
            .unwrap_or_default();
        let say = |name: &str, value: &str| {
            let key = if value.is_empty() {
                "chart-alt-line"
            } else {
                "chart-alt-line-value"
            };
            self.words.say(
                key,
                &[
                    ("name", Arg::Text(name)),
                    ("title", Arg::Text(title)),
                    ("value", Arg::Text(value)),
                ],
            )
        };
        // Where the title already holds the figure, saying it twice would only take time.
        let said = self
            .actual
            .as_deref()
            .is_some_and(|actual| title.contains(actual));
        let value = if said { "" } else { value.as_str() };
        // The eight are room for a shortened name.
        let value = if most < say("", value).chars().count() + 8 {
            ""
        } else {
            value
        };
        let room = most.saturating_sub(say("", value).chars().count()).max(2);
        say(&text::shortened(&self.chart.name, room), value)
    }

    /// The course in up to seven figures, plan and target.
    pub fn description(&self) -> String {
        let known: Vec<String> = self
            .chart
            .points
            .iter()
            .filter_map(|p| Some(self.point(p, p.value?)))
            .collect();
        let step = known.len().div_ceil(6).max(1);
        let picked: Vec<String> = known.iter().rev().step_by(step).rev().cloned().collect();
        let comma = self.words.say("list-comma", &[]);
        // The baseline is no actual figure of the series, so it is told apart.
        let baseline = self.chart.baseline.filter(|_| self.chart.begin().is_some());
        let baseline = baseline
            .map(|(when, value)| self.label("chart-start", &self.dated(when, &self.amount(value))));
        let mut parts: Vec<String> = baseline
            .into_iter()
            .chain([self.label("chart-actual", &picked.join(&comma))])
            .collect();
        parts.extend(self.plan_told());
        parts.extend(
            self.goals()
                .into_iter()
                .filter_map(|(variants, _)| variants.into_iter().next()),
        );
        parts.join(&self.words.say("list-stop", &[]))
    }
}
