//! The words of a trajectory. Every number is rounded once here, for title, labels, tooltips and
//! alternative alike.

use super::{Goal, Point, State, Trajectory};
use crate::base::locale::round;
use crate::base::{Date, PartialDate, Period};
use crate::chart::{Words, text};
use crate::derive::{Against, Bound};
use crate::model::Status;
use crate::model::status::Token;
use crate::theme::Arg;

/// What a trajectory says.
pub(in crate::chart) struct Told<'a> {
    chart: &'a Trajectory,
    words: &'a Words<'a>,
    /// The latest figure with its unit and what is uncertain about it.
    pub actual: Option<String>,
    /// What is told of the latest figure against the plan; `None` without a declared plan, where
    /// only a bound is known, or where nothing is left to be compared.
    against: Option<Against>,
    /// How far the latest figure is above (positive) or below the plan, both as they are shown;
    /// `None` also while nothing is due.
    pub gap: Option<f64>,
}

impl<'a> Told<'a> {
    pub fn new(chart: &'a Trajectory, words: &'a Words<'a>) -> Told<'a> {
        let mut told = Told {
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
        let open =
            latest.bound.is_none() && !matches!(chart.status.token(), Token::Done | Token::Stopped);
        let standing = chart
            .standing
            .filter(|_| chart.declared && open && chart.progress.is_none_or(|p| p < 1.0));
        told.against = standing.map(|standing| standing.against(chart.decimals));
        told.gap = told.against.and_then(Against::gap);
        told
    }

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

    pub fn plan_label(&self) -> Option<String> {
        let same = self.gap == Some(0.0);
        let key = if self.chart.declared {
            "chart-plan"
        } else {
            "chart-even"
        };
        let planned = self.chart.planned?;
        Some(if same {
            self.words.say(key, &[])
        } else {
            self.label(key, &self.amount(planned))
        })
    }

    /// The same without its unit, for where that is too long.
    pub fn bare_plan_label(&self) -> Option<String> {
        let key = if self.chart.declared {
            "chart-plan"
        } else {
            "chart-even"
        };
        let planned = self.chart.planned.filter(|_| self.gap != Some(0.0))?;
        Some(self.label(key, &self.words.locale.figure(planned, self.chart.decimals)))
    }

    /// The words on each line of the goal, the longest first, with the value of the line.
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
            let bare = self.label(key, &self.words.locale.figure(value, self.chart.decimals));
            (dated.into_iter().chain([brief, bare]).collect(), value)
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

    /// The gap in full, and without its unit for where that is too long.
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

    pub fn forecast_label(&self) -> Option<String> {
        let day = self
            .chart
            .expected(self.chart.forecast?.central?, self.words);
        Some(
            self.words
                .say("chart-forecast", &[("date", Arg::Text(&day))]),
        )
    }

    pub fn former_target(&self, target: f64) -> String {
        self.label("chart-former-target", &self.amount(target))
    }

    pub fn former_due(&self, due: Date) -> String {
        self.label("chart-former-due", &self.words.locale.date(due))
    }

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
            (Status::Cancelled, _) => say("chart-title-cancelled"),
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
            (Status::Overdue, ..) => say("chart-title-overdue"),
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

    /// Whether a bound tells on which side of a limit the truth lies.
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

    /// A figure that is only a bound, in words.
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

    /// The label of the latest figure, in full and in brief.
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
        let bare = self
            .chart
            .now()
            .map(|(_, value)| self.words.locale.figure(value, self.chart.decimals));
        beyond
            .into_iter()
            .chain([full, actual.clone()])
            .chain(bare)
            .collect()
    }

    fn decreases(&self) -> bool {
        matches!((self.chart.goal, self.chart.from), (Some(Goal::Reach(target)), Some(start)) if target < start)
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

    /// What the chart shows in one sentence, the name shortened so that the whole stays within its
    /// limit.
    pub fn alt(&self, title: &str) -> String {
        let most = if self.words.locale.is_chinese() {
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
        parts.extend(self.plan_label());
        parts.extend(
            self.goals()
                .into_iter()
                .filter_map(|(variants, _)| variants.into_iter().next()),
        );
        parts.join(&self.words.say("list-stop", &[]))
    }
}

impl Trajectory {
    pub(in crate::chart) fn subtitle(&self, words: &Words<'_>) -> String {
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
            if unit.is_empty() {
                "chart-subtitle-bare"
            } else {
                "chart-subtitle"
            },
            &args,
        )
    }

    pub(in crate::chart) fn unit_shown(&self, words: &Words<'_>) -> String {
        if self.unit.starts_with('%') {
            words.say("unit-percent", &[])
        } else {
            self.unit.clone()
        }
    }

    /// What a reader has to know beside the drawing.
    pub(in crate::chart) fn notes(&self, words: &Words<'_>) -> Vec<String> {
        let say = |key: &str| words.say(key, &[]);
        let mut notes = Vec::new();
        if self.illustrative {
            notes.push(say("chart-note-illustrative"));
        }
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
        notes.extend(self.forecast_note(words));
        notes
    }

    /// What the latest figure is about, alone and as a part of a sentence; empty without one.
    pub(in crate::chart) fn dates(&self, words: &Words<'_>) -> (String, String) {
        let Some(when) = self.latest().map(Point::when) else {
            return Default::default();
        };
        let date = words.locale.partial(when, "");
        let said = words.on(when, &date);
        (date, said)
    }

    /// What the figure of a day is about, in words.
    fn figure_date(&self, day: Date, words: &Words<'_>) -> String {
        let when = self
            .points
            .iter()
            .find(|p| p.day == day)
            .map_or(day.into(), |p| p.when());
        words.locale.partial(when, "")
    }

    /// A day ahead in words, only as sharp as the latest figure: of yearly figures its year.
    fn expected(&self, day: Date, words: &Words<'_>) -> String {
        let (year, month, _) = day.ymd();
        let when = match self.latest().and_then(|p| p.period) {
            None => day.into(),
            Some(Period::Year(_)) => PartialDate::Within(Period::Year(year)),
            Some(Period::Quarter(..)) => PartialDate::Within(Period::quarter_of(day)),
            Some(Period::Month(..)) => PartialDate::Within(Period::Month(year, month)),
        };
        words.locale.partial(when, "")
    }

    /// When it would be finished at the paces seen; never as a promise.
    fn forecast_note(&self, words: &Words<'_>) -> Option<String> {
        let forecast = self.forecast?;
        let central = self.expected(forecast.central?, words);
        let date = |day: Option<Date>| day.map(|d| self.expected(d, words)).unwrap_or_default();
        let key = match (forecast.since, forecast.seen) {
            (Some(_), _) => "chart-note-forecast-since",
            (None, None) => "chart-note-forecast-mean",
            (None, Some(seen)) if seen.slowest.is_none() => "chart-note-forecast-open",
            (None, Some(_)) => "chart-note-forecast",
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
        Some(words.say(key, &args.map(|(name, date)| (name, Arg::Text(date)))))
    }
}
