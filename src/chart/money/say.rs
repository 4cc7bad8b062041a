//! The words of money. Every amount is written by one function, for title, labels, tooltips and
//! alternative alike.

use super::Money;
use crate::base::Date;
use crate::chart::{Wording, text};
use crate::theme::Arg;

/// What the chart says.
pub(super) struct ChartText<'a> {
    chart: &'a Money,
    words: &'a Wording<'a>,
}

impl<'a> ChartText<'a> {
    pub fn new(chart: &'a Money, words: &'a Wording<'a>) -> ChartText<'a> {
        ChartText { chart, words }
    }

    fn amount(&self, amount: f64) -> String {
        self.words
            .amount(amount, self.chart.decimals, &self.chart.unit)
    }

    /// The name of a line with an amount, and the same without the unit, which stands in the
    /// subtitle as well.
    pub fn label(&self, key: &str, amount: f64) -> [String; 2] {
        let (name, bare) = (
            self.words.say(key, &[]),
            self.words.locale.figure(amount, self.chart.decimals),
        );
        [self.amount(amount), bare].map(|amount| format!("{name} {amount}"))
    }

    /// A line with its amount on a day, for a tooltip.
    pub fn dated(&self, key: &str, day: Date, amount: f64) -> String {
        let (date, [shown, _]) = (self.words.locale.date(day), self.label(key, amount));
        self.words.say(
            "chart-dated",
            &[("date", Arg::Text(&date)), ("value", Arg::Text(&shown))],
        )
    }

    /// How much more is spent than budgeted, in words.
    pub fn over(&self, over: f64) -> String {
        self.words.say(
            "chart-money-over",
            &[("over", Arg::Text(&self.amount(over)))],
        )
    }

    /// What the chart says, as one sentence; the first case that fits.
    pub fn title(&self) -> String {
        let chart = self.chart;
        let last = |list: &[(Date, f64)]| list.last().map(|(_, amount)| *amount);
        let (spent, committed) = (last(&chart.spent), last(&chart.committed));
        let [budget_words, spent_words, committed_words, over] =
            [chart.budget, spent, committed, chart.over()]
                .map(|v| v.map(|v| self.amount(v)).unwrap_or_default());
        let share = spent
            .or(committed)
            .zip(chart.budget)
            .filter(|(part, budget)| 0.0 < chart.shown(*budget) && 0.0 <= *part);
        let percent = share.map(|(part, budget)| {
            self.words
                .locale
                .percent(chart.shown(part) / chart.shown(budget))
        });
        let args = [
            ("budget", Arg::Text(&budget_words)),
            ("spent", Arg::Text(&spent_words)),
            ("committed", Arg::Text(&committed_words)),
            ("over", Arg::Text(&over)),
            ("percent", Arg::Text(percent.as_deref().unwrap_or(""))),
        ];
        let beyond = |amount: f64| {
            chart
                .budget
                .is_some_and(|budget| chart.shown(budget) < chart.shown(amount))
        };
        let all = |amount: f64| {
            chart
                .budget
                .is_some_and(|budget| chart.shown(budget) == chart.shown(amount) && amount > 0.0)
        };
        let key = match (spent, committed, chart.budget) {
            (Some(s), ..) if beyond(s) => "chart-money-title-over",
            (Some(_), Some(c), _) if beyond(c) => "chart-money-title-committed-over",
            (Some(s), ..) if all(s) => "chart-money-title-all",
            (Some(_), ..) if percent.is_some() => "chart-money-title-share",
            (Some(_), _, Some(_)) => "chart-money-title-against",
            (Some(_), _, None) => "chart-money-title-spent",
            (None, Some(c), _) if beyond(c) => "chart-money-title-only-committed-over",
            (None, Some(_), _) if percent.is_some() => "chart-money-title-committed-share",
            (None, Some(_), _) => "chart-money-title-committed",
            (None, None, Some(_)) => "chart-money-title-budget",
            (None, None, None) => "chart-money-title-nothing",
        };
        self.words.say(key, &args)
    }

    /// What the chart shows in one sentence; the name goes first where both do not fit.
    pub fn alt(&self, title: &str) -> String {
        let most: usize = if self.words.locale.is_spaceless() {
            80
        } else {
            150
        };
        let say = |name: &str| {
            let name = self
                .words
                .say("chart-money-name", &[("project", Arg::Text(name))]);
            self.words.say(
                "chart-alt-line",
                &[("name", Arg::Text(&name)), ("title", Arg::Text(title))],
            )
        };
        let room = most.saturating_sub(say("").chars().count()).max(2);
        say(&text::shortened(&self.chart.name, room))
    }

    /// Budget and course in up to seven amounts each.
    pub fn description(&self) -> String {
        let course = |key: &str, list: &[(Date, f64)]| {
            let step = list.len().div_ceil(6).max(1);
            let mut picked: Vec<String> = list
                .iter()
                .rev()
                .step_by(step)
                .map(|(d, v)| self.dated(key, *d, *v))
                .collect();
            picked.reverse();
            (!picked.is_empty()).then(|| picked.join(&self.words.say("list-comma", &[])))
        };
        let budget = self
            .chart
            .budget
            .map(|v| self.label("money-budget", v)[0].clone());
        let (committed, spent) = (
            course("money-committed", &self.chart.committed),
            course("money-spent", &self.chart.spent),
        );
        let parts: Vec<String> = budget.into_iter().chain(committed).chain(spent).collect();
        parts.join(&self.words.say("list-stop", &[]))
    }
}
