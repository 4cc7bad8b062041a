//! Why a status is what it is, as one sentence. Every number of the sentence comes from the reason
//! that was computed; here it is only rounded and put into words.

use super::declared;
use crate::base::{Date, Days, PartialDate};
use crate::derive::Next;
use crate::derive::group::is_behind;
use crate::derive::progress::limit_kept;
use crate::derive::project::Deciding;
use crate::derive::{
    Actual, Against, Bound, Cause, Held, IndicatorInsight, Lateness, MilestoneInsight,
    MilestoneState, ProjectInsight, Reason, Shown, Standing,
};
use crate::model::vocabulary::{Direction, Kind};
use crate::model::{Aim, When};
use crate::render::context::PageContext;
use crate::render::phrase::say::{amount, status};
use crate::render::phrase::{money, value};
use crate::theme::Arg;

/// Why a status is what it is, as one sentence. `of` is the indicator that its numbers belong to;
/// without one they are told without a unit, with at most two decimals.
pub fn reason(here: &PageContext<'_>, reason: &Reason, of: Option<&IndicatorInsight>) -> String {
    let teller = Teller { here, of };
    match reason {
        Reason::Plan {
            standing,
            allowed,
            bound,
            since,
        } => teller.plan(*standing, *allowed, *bound, *since),
        Reason::NothingDue { standing, bound } => teller.nothing_due(*standing, *bound),
        Reason::Pace {
            on,
            actual,
            lateness,
            allowed,
            bound,
        } => {
            let figure = Figure {
                value: *actual,
                bound: *bound,
                on: *on,
            };
            teller.pace(figure, *lateness, *allowed)
        }
        Reason::Limit {
            on,
            actual,
            bound,
            held,
        } => teller.limit(
            Figure {
                value: *actual,
                bound: *bound,
                on: *on,
            },
            *held,
        ),
        Reason::Overdue {
            due, broken: None, ..
        } if teller.is_told_by_parts_alone() => teller.due_alone("reason-overdue-parts-only", *due),
        Reason::Overdue {
            due,
            broken: Some(figure),
            ..
        } => teller.broken(*due, *figure),
        Reason::Overdue {
            due, actual, bound, ..
        } => teller.overdue(*due, *actual, *bound),
        Reason::Aside {
            closed, actual, on, ..
        } => teller.aside(*closed, actual.zip(*on)),
        Reason::Unrated(Cause::Words) => teller.note(),
        Reason::Unrated(Cause::NoDue) => teller.no_due(),
        Reason::Unrated(cause) => teller.say(cause_key(*cause), &[]),
        _ => teller.plain(reason),
    }
}

/// A figure as a sentence needs it.
#[derive(Clone, Copy)]
struct Figure {
    value: f64,
    bound: Option<Bound>,
    on: Date,
}

/// Days as a reader counts them: whole, rounded up, so that half a day late is not none:
/// `⌈|days| − 10⁻⁹⌉`, where the tiny part lets binary noise above a whole day pass.
fn whole(days: f64) -> usize {
    (days.abs() - 1e-9).ceil().max(0.0) as usize
}

struct Teller<'a, 'h> {
    here: &'a PageContext<'h>,
    of: Option<&'a IndicatorInsight>,
}

impl Teller<'_, '_> {
    fn say(&self, key: &str, args: &[(&str, Arg<'_>)]) -> String {
        self.here.words().say(key, args)
    }

    fn value(&self, value: f64) -> String {
        self.of.map_or_else(
            || self.here.words().locale.number(value, 2),
            |i| amount(self.here, i, value),
        )
    }

    /// The value of a day with what is only known as a bound, or about, in words.
    fn bounded(&self, value: f64, bound: Option<Bound>, on: Option<Date>) -> String {
        let shown = self.value(value);
        let is_about = || self.of.zip(on).is_some_and(|(i, on)| i.is_about(on));
        let key = match bound {
            None if !is_about() => return shown,
            Some(Bound::Lower) => "limit-at-least",
            Some(Bound::Upper) => "limit-at-most",
            None | Some(Bound::Neither) => "chart-about",
        };
        self.say(key, &[("value", Arg::Text(&shown))])
    }

    /// A count that a string can count by, from 1000 on written with its digits grouped.
    fn counted<'t>(&self, count: usize, shown: &'t str) -> Arg<'t> {
        match count < 1000 {
            true => Arg::Count(count),
            false => self.here.words().shown(shown, count as f64, 0),
        }
    }

    fn number(&self, count: usize) -> String {
        self.here.words().locale.number(count as f64, 0)
    }

    fn date(&self, day: Date) -> String {
        self.here.words().locale.date(day)
    }

    /// The day without its year, where that is the year of the page.
    fn short(&self, day: Date) -> String {
        self.here
            .words()
            .locale
            .date_near(day, self.here.insight.as_of)
    }

    /// What the figure of a day is about, as exactly as it was said.
    fn told(&self, day: Date) -> PartialDate {
        self.of.map_or(day.into(), |i| i.indicator.figure_date(day))
    }

    fn about(&self, day: Date) -> String {
        self.here
            .words()
            .locale
            .partial_near(self.told(day), self.here.insight.as_of, "")
    }

    /// The same as a part of a sentence: on a day, in a month.
    fn when(&self, day: Date) -> String {
        self.here.words().on(self.told(day), &self.about(day))
    }

    /// A due day as exactly as it was promised, alone and as a part of a sentence.
    fn due(&self, day: Date) -> (String, String) {
        let promised = self
            .of
            .filter(|i| i.due == Some(day))
            .map_or(day.into(), |i| i.promised);
        let shown = self.here.words().locale.partial(promised, "");
        let said = self.here.words().on(promised, &shown);
        (shown, said)
    }

    /// A sentence with a figure, its day and counts.
    fn figure(&self, key: &str, figure: Figure, more: &[(&str, Arg<'_>)]) -> String {
        let (actual, date) = (
            self.bounded(figure.value, figure.bound, Some(figure.on)),
            self.about(figure.on),
        );
        let when = self.when(figure.on);
        let mut args = vec![
            ("side", Arg::Text(self.side(figure.value))),
            ("actual", Arg::Text(&actual)),
            ("date", Arg::Text(&date)),
            ("when", Arg::Text(&when)),
        ];
        args.extend(more.iter().cloned());
        self.say(key, &args)
    }

    /// Whether it is a yes or no, which is no amount short of anything.
    fn is_answer(&self) -> bool {
        self.of.is_some_and(|i| i.indicator.kind == Kind::YesNo)
    }

    /// Against a declared plan, in the numbers that the chart shows.
    fn plan(
        &self,
        standing: Standing,
        allowed: Days,
        bound: Option<Bound>,
        since: Option<Date>,
    ) -> String {
        let decimals = self.of.map_or(2, |i| i.indicator.display_decimals());
        let more = |gap: f64| Arg::Text(if gap > 0.0 { "more" } else { "less" });
        let behind = standing.days < 0.0;
        let (key, direction, days) = match (bound, standing.against(decimals)) {
            (Some(_), _) => (
                if behind {
                    "reason-beside-plan-bound-behind"
                } else {
                    "reason-beside-plan-bound-fine"
                },
                more(0.0),
                0,
            ),
            (None, Against::Differs(gap)) => (
                if behind {
                    "reason-beside-plan-short"
                } else {
                    "reason-beside-plan-over"
                },
                more(gap),
                0,
            ),
            (None, Against::Behind(gap, days)) => ("reason-beside-plan-behind", more(gap), days),
            (None, Against::Ahead(gap, days)) => ("reason-beside-plan-ahead", more(gap), days),
            (None, Against::AsPlanned | Against::NothingDue) => {
                ("reason-beside-plan-even", more(0.0), 0)
            }
        };
        let (plan, allowed) = (self.planned(standing), allowed as usize);
        let (span, most) = (self.here.words().span(days), self.number(allowed));
        let args = [
            ("plan", Arg::Text(&plan)),
            ("direction", direction),
            ("span", Arg::Text(&span)),
            ("allowed", self.counted(allowed, &most)),
        ];
        let said = self.figure(
            key,
            Figure {
                value: standing.actual,
                bound,
                on: standing.on,
            },
            &args,
        );
        match since {
            None => said,
            Some(day) => self.say(
                "reason-plan-since",
                &[
                    ("reason", Arg::Text(&said)),
                    ("since", Arg::Text(&self.date(day))),
                ],
            ),
        }
    }

    /// What the plan asks for on the day of the figure, as a clause: what was published for that
    /// day, or what the line between two published values has there.
    fn planned(&self, standing: Standing) -> String {
        let key = match standing.between {
            true => "reason-planned-between",
            false => "reason-planned",
        };
        let (date, planned) = (self.about(standing.on), self.value(standing.planned));
        let args = [("date", Arg::Text(&date)), ("planned", Arg::Text(&planned))];
        self.say(key, &args)
    }

    fn nothing_due(&self, standing: Standing, bound: Option<Bound>) -> String {
        // The plan begins to ask on a later day, which the sentence names beside what it asks then.
        let (day, value) = standing.first.unwrap_or((standing.on, standing.planned));
        let (first, asked) = (self.short(day), self.value(value));
        let args = [("first", Arg::Text(&first)), ("asked", Arg::Text(&asked))];
        self.figure(
            "reason-nothing-due",
            Figure {
                value: standing.actual,
                bound,
                on: standing.on,
            },
            &args,
        )
    }

    /// At the mean pace so far, in days that the end would be late; no pace is told from a bound.
    /// Half a day late or less is told as in time.
    fn pace(&self, figure: Figure, lateness: Lateness, allowed: Days) -> String {
        let (key, late) = match (figure.bound, lateness) {
            (Some(_), Lateness::Days(late)) if late <= f64::from(allowed) => {
                ("reason-pace-bound-fine", 0.0)
            }
            (Some(_), _) => ("reason-pace-bound-late", 0.0),
            (None, Lateness::Still) => ("reason-pace-still", 0.0),
            (None, Lateness::Away) => ("reason-pace-away", 0.0),
            (None, Lateness::Days(late)) => (
                match late > 0.5 {
                    true => "reason-pace-late",
                    // The chart beside it draws the newest pace, which may say otherwise.
                    false if self.of.is_some_and(is_slowing) => "reason-pace-fine-slowing",
                    false => "reason-pace-fine",
                },
                late,
            ),
        };
        self.late(key, figure, late, allowed)
    }

    /// How late a figure is, in whole days rounded up, beside the days that count as on track.
    fn late(&self, key: &str, figure: Figure, late: f64, allowed: Days) -> String {
        let (span, allowed) = (self.here.words().span(whole(late)), allowed as usize);
        let most = self.number(allowed);
        self.figure(
            key,
            figure,
            &[
                ("span", Arg::Text(&span)),
                ("allowed", self.counted(allowed, &most)),
            ],
        )
    }

    fn limit(&self, figure: Figure, held: Held) -> String {
        let (key, late, allowed) = match held {
            Held::Kept => ("reason-limit-kept", 0.0, 0),
            Held::Lost => ("reason-limit-lost", 0.0, 0),
            Held::Crossed => ("reason-limit-crossed", 0.0, 0),
            Held::Outside { nearer: true } => ("reason-limit-nearer", 0.0, 0),
            Held::Outside { nearer: false } => ("reason-limit-broken", 0.0, 0),
            Held::NoNearer => ("reason-limit-still", 0.0, 0),
            // From a bound no pace follows, so that no number of days is told.
            Held::Nearing { .. } if figure.bound.is_some() => ("reason-limit-slow", 0.0, 0),
            Held::Nearing {
                late,
                nearer: true,
                allowed,
            } if late > 0.5 => ("reason-limit-late", late, allowed),
            Held::Nearing {
                late,
                nearer: false,
                allowed,
            } if late > 0.5 => ("reason-limit-late-no-nearer", late, allowed),
            Held::Nearing { nearer: true, .. } => ("reason-limit-in-time", 0.0, 0),
            Held::Nearing { .. } => ("reason-limit-in-time-no-nearer", 0.0, 0),
        };
        self.late(key, figure, late, allowed)
    }

    /// On which side of a limit or range a value outside of it lies.
    fn side(&self, value: f64) -> &'static str {
        let is_below = self.of.is_some_and(|i| {
            let aim = i.indicator.target.as_ref().map(|target| &target.aim);
            match aim {
                Some(Aim::Range { low, .. }) => value < low.value(),
                _ => i.indicator.direction == Direction::AtLeast,
            }
        });
        match is_below {
            true => "below",
            false => "above",
        }
    }

    fn is_told_by_parts_alone(&self) -> bool {
        self.of
            .is_some_and(|i| i.indicator.is_told_by_parts_alone())
    }

    /// A limit that the figure around its deadline shows broken.
    fn broken(&self, due: Date, figure: Actual) -> String {
        let key = match figure.on == due {
            true => "reason-overdue-limit-day",
            false => "reason-overdue-limit-broken",
        };
        let ((due, when), then) = (self.due(due), self.when(figure.on));
        let actual = self.bounded(figure.value, figure.bound, Some(figure.on));
        let args = [
            ("due", Arg::Text(&due)),
            ("when", Arg::Text(&when)),
            ("then", Arg::Text(&then)),
            ("actual", Arg::Text(&actual)),
            ("side", Arg::Text(self.side(figure.value))),
        ];
        self.say(key, &args)
    }

    fn due_alone(&self, key: &str, due: Date) -> String {
        let (due, when) = self.due(due);
        self.say(key, &[("due", Arg::Text(&due)), ("when", Arg::Text(&when))])
    }

    /// Without a due date, and whether a limit is broken now.
    fn no_due(&self) -> String {
        let broken = self.of.and_then(|i| {
            let actual = i.actual.filter(|_| i.indicator.direction.is_limit())?;
            (limit_kept(&i.indicator, actual) == Some(false)).then_some(actual)
        });
        let Some(actual) = broken else {
            return self.say(cause_key(Cause::NoDue), &[]);
        };
        let figure = Figure {
            value: actual.value,
            bound: actual.bound,
            on: actual.on,
        };
        self.figure("cause-no-due-limit", figure, &[])
    }

    fn overdue(&self, due: Date, actual: Option<f64>, bound: Option<Bound>) -> String {
        let limit = self.of.is_some_and(|i| i.indicator.direction.is_limit());
        let told = self
            .of
            .is_none_or(|i| i.actual.is_some_and(|a| due <= a.on));
        let target = self.of.and_then(|i| value::target(self.here, i));
        let key = match (actual, bound) {
            (None, _) => match target.is_some() {
                true => "reason-overdue-no-figure-of",
                false => "reason-overdue-no-figure",
            },
            _ if self.is_answer() => "reason-answer-overdue",
            _ if limit => "reason-overdue-limit",
            (_, None) if !told => "reason-overdue-untold",
            (_, None) => "reason-overdue",
            (_, Some(_)) => "reason-overdue-bound",
        };
        let ((due, when), actual) = (
            self.due(due),
            actual.map_or_else(String::new, |v| {
                let on = self.of.and_then(|i| i.actual).map(|a| a.on);
                self.bounded(v, bound, on)
            }),
        );
        self.say(
            key,
            &[
                ("due", Arg::Text(&due)),
                ("when", Arg::Text(&when)),
                ("actual", Arg::Text(&actual)),
                ("target", Arg::Text(target.as_deref().unwrap_or(""))),
            ],
        )
    }

    /// Nothing left to judge by, with the figure that there is.
    fn aside(&self, closed: bool, figure: Option<(f64, Date)>) -> String {
        let key = match (closed, figure.is_some()) {
            (true, true) => "reason-aside-closed",
            (true, false) => "reason-aside-closed-none",
            (false, true) => "reason-aside-input",
            (false, false) => "reason-aside-input-none",
        };
        let name = self.of.map_or("", |i| i.indicator.name.get(self.here.lang));
        let (actual, when) = figure.map_or_else(Default::default, |(value, day)| {
            (self.bounded(value, None, Some(day)), self.when(day))
        });
        self.say(
            key,
            &[
                ("name", Arg::Text(name)),
                ("actual", Arg::Text(&actual)),
                ("when", Arg::Text(&when)),
            ],
        )
    }

    /// The newest note that was published instead of a number, with its day.
    fn note(&self) -> String {
        let newest = self.of.and_then(|i| {
            i.indicator
                .observations
                .iter()
                .rev()
                .find_map(|o| Some((o, o.note.as_ref()?)))
        });
        let Some((figure, note)) = newest else {
            return self.say("cause-words", &[]);
        };
        let date = match figure.when {
            When::Day(day) => self.date(day),
            When::Period(period) => self.here.words().locale.period(period),
        };
        let note = note.get(self.here.lang).trim_end_matches(['.', '。']);
        self.say(
            "reason-words",
            &[("date", Arg::Text(&date)), ("note", Arg::Text(note))],
        )
    }

    /// Milestones met of all, and the next one with its day.
    fn milestones(&self, met: usize, of: usize, next: Option<&Next>) -> String {
        let name = next.map_or("", |next| next.name.get(self.here.lang));
        let date = next.and_then(|next| next.date);
        let day = date.and_then(PartialDate::last);
        let key = match (next, day, met) {
            (None, ..) => "reason-milestones-all",
            (_, None, _) => "reason-milestones",
            (_, Some(_), 0) => "reason-milestones-none",
            (_, Some(_), _) => "reason-milestones-next",
        };
        let first = next.and_then(|next| next.first);
        let first_day = first.and_then(PartialDate::last);
        let past = match day.is_some_and(|day| day < self.here.insight.as_of) {
            // As long as its first day is to come nothing is late yet, whatever is expected.
            _ if first_day.is_some_and(|day| self.here.insight.as_of <= day) => "later",
            // A day that was only forecast was never one by which it was due.
            _ if next.is_some_and(|next| next.is_forecast) => "expected",
            true => "yes",
            false => "no",
        };
        let at = date.map_or_else(String::new, |date| self.by(date));
        let written = |date: Option<PartialDate>| {
            date.map_or_else(String::new, |date| {
                self.here.words().locale.partial(date, "")
            })
        };
        let (date, first) = (written(date), written(first));
        let args = [
            ("met", Arg::Count(met)),
            ("of", Arg::Count(of)),
            ("next", Arg::Text(name)),
            ("date", Arg::Text(&date)),
            ("at", Arg::Text(&at)),
            ("first", Arg::Text(&first)),
            ("past", Arg::Text(past)),
        ];
        self.say(key, &args)
    }

    /// When something is due: on a day, or by the end of a month or a quarter.
    fn by(&self, date: PartialDate) -> String {
        let text = self.here.words().locale.partial(date, "");
        let key = match date {
            PartialDate::Within(_) => "reason-by-end",
            _ => "reason-on-day",
        };
        self.say(key, &[("date", Arg::Text(&text))])
    }

    /// The reasons that say one thing in one way.
    fn plain(&self, reason: &Reason) -> String {
        let date = |day: &Date| self.date(*day);
        match reason {
            Reason::Stage { stage, since, why } => {
                let stage = self.say(&format!("stage-{}", stage.word()), &[]);
                let since = since.map_or_else(String::new, |day| self.date(day));
                let why = why.as_ref().map_or("", |w| w.get(self.here.lang));
                let key = if why.is_empty() {
                    "reason-stage"
                } else {
                    "reason-stage-why"
                };
                self.say(
                    key,
                    &[
                        ("stage", Arg::Text(&stage)),
                        ("since", Arg::Text(&since)),
                        ("why", Arg::Text(why)),
                    ],
                )
            }
            Reason::TargetMet { actual, on, late } => {
                let key = match (self.is_answer(), late.is_some()) {
                    (true, true) => "reason-answer-met-late",
                    (true, false) => "reason-answer-met",
                    (false, true) => "reason-target-met-late",
                    (false, false) => "reason-target-met",
                };
                let (actual, on) = (self.value(*actual), self.about(*on));
                let span = self.here.words().span(late.unwrap_or(0).max(0) as usize);
                self.say(
                    key,
                    &[
                        ("actual", Arg::Text(&actual)),
                        ("date", Arg::Text(&on)),
                        ("span", Arg::Text(&span)),
                    ],
                )
            }
            Reason::Awaiting { due, until } => {
                let ((due, when), until) = (self.due(*due), date(until));
                // Without any figure there is no final one to be awaited.
                let told = self.of.is_none_or(has_figures);
                let target = self.of.and_then(|i| value::target(self.here, i));
                let key = match (told, &target) {
                    (true, _) => "reason-awaiting",
                    (false, Some(_)) => "reason-awaiting-first",
                    (false, None) => "reason-awaiting-first-bare",
                };
                self.say(
                    key,
                    &[
                        ("target", Arg::Text(target.as_deref().unwrap_or(""))),
                        ("due", Arg::Text(&due)),
                        ("when", Arg::Text(&when)),
                        ("until", Arg::Text(&until)),
                    ],
                )
            }
            Reason::NotStarted { start } => {
                self.say("reason-not-started", &[("date", Arg::Text(&date(start)))])
            }
            Reason::Worse {
                actual,
                on,
                start,
                bound,
            } => {
                let figure = Figure {
                    value: *actual,
                    bound: *bound,
                    on: *on,
                };
                self.figure(
                    "reason-worse",
                    figure,
                    &[("start", Arg::Text(&self.value(*start)))],
                )
            }
            Reason::Ongoing => self.say("reason-ongoing", &[]),
            Reason::Early { elapsed } => {
                // Half of the time has not passed yet, so it is not rounded up to it.
                let elapsed = (elapsed * 100.0).floor() / 100.0;
                self.say(
                    "reason-early",
                    &[(
                        "elapsed",
                        Arg::Text(&self.here.words().locale.percent(elapsed)),
                    )],
                )
            }
            Reason::Silent { last, since } => {
                let last = status(self.here, *last);
                self.say(
                    "reason-silent",
                    &[
                        ("date", Arg::Text(&self.about(*since))),
                        ("last", Arg::Text(&last)),
                    ],
                )
            }
            Reason::Milestone {
                name,
                due,
                expected,
            } => {
                let key = match expected {
                    Some(_) => "reason-milestone-expected",
                    None => "reason-milestone",
                };
                let day = expected.map_or_else(String::new, |day| self.by(day.into()));
                self.say(
                    key,
                    &[
                        ("name", Arg::Text(name.get(self.here.lang))),
                        ("due", Arg::Text(&self.by(*due))),
                        ("expected", Arg::Text(&day)),
                    ],
                )
            }
            Reason::Milestones { met, of, next } => self.milestones(*met, *of, next.as_ref()),
            Reason::NotRated => self.say("reason-not-rated", &[]),
            _ => self.say("reason-no-data", &[]),
        }
    }
}

/// Whether anything was published of it or of one of its parts.
fn has_figures(of: &IndicatorInsight) -> bool {
    of.indicator.is_told() || of.indicator.is_told_by_parts_alone()
}

/// Whether the newest pace alone would not reach the target by its day.
fn is_slowing(of: &IndicatorInsight) -> bool {
    let newest = of.forecast.as_ref();
    newest.is_some_and(|newest| {
        newest
            .central
            .is_none_or(|day| of.due.is_some_and(|due| due < day))
    })
}

fn cause_key(cause: Cause) -> &'static str {
    match cause {
        Cause::Closed => "cause-closed",
        Cause::Words => "cause-words",
        Cause::NoTarget => "cause-no-target",
        Cause::PartsOnly => "cause-parts-only",
        Cause::NoDates => "cause-no-dates",
        Cause::NoStart => "cause-no-start",
        Cause::NoDue => "cause-no-due",
        Cause::NoMilestoneDates => "cause-no-milestone-dates",
        Cause::NoBaseline => "cause-no-baseline",
        Cause::TooSoon => "cause-too-soon",
        Cause::Bound => "cause-bound",
        Cause::OneFigure => "cause-one-figure",
        Cause::Answer => "cause-answer",
        Cause::AtTarget => "cause-at-target",
        Cause::Anew => "cause-anew",
    }
}

/// Why a project has the status that it is shown with, as one sentence: in the numbers of the
/// indicator that decides it, or by whom, when and why it was declared.
pub fn project_reason(here: &PageContext<'_>, project: &ProjectInsight) -> String {
    if let (Shown::Declared(_), Some(newest)) = (&project.shown, project.known.declared.last()) {
        return declared::rated(here, newest);
    }
    if let Reason::Money { amount, spent, on } = &project.judgement.reason {
        let key = if *spent {
            "reason-money-spent"
        } else {
            "reason-money-committed"
        };
        let amount = money::amount(here, project, amount);
        let when = Teller { here, of: None }.when(*on);
        let args = [("amount", Arg::Text(&amount)), ("when", Arg::Text(&when))];
        return here.words().say(key, &args);
    }
    if let Some(said) = all_met_late(here, project) {
        return said;
    }
    let named = match (&project.deciding, &project.judgement.reason) {
        (Deciding::Indicator(id), _) | (_, Reason::Aside { indicator: id, .. }) => Some(id),
        _ => None,
    };
    let of = named.and_then(|id| project.indicators.iter().find(|i| i.indicator.id == *id));
    reason(here, &project.judgement.reason, of)
}

/// Why a part or one of several indicators stands as it does, beside its project, which tells the
/// days that count as on track.
pub fn beside(here: &PageContext<'_>, of: &IndicatorInsight) -> String {
    match &of.judgement.reason {
        Reason::Plan {
            standing,
            bound,
            since,
            ..
        } => Teller { here, of: Some(of) }.plan(*standing, 0, *bound, *since),
        reason => self::reason(here, reason, Some(of)),
    }
}

/// The same beside others: without the days that count as on track, where a project is behind by
/// more than those.
pub fn brief(here: &PageContext<'_>, project: &ProjectInsight) -> String {
    match is_behind(project) {
        true => in_book(here, project),
        false => project_reason(here, project),
    }
}

/// The same without the days that count as on track, which a book tells once for all its pages.
pub fn in_book(here: &PageContext<'_>, project: &ProjectInsight) -> String {
    match (&project.shown, &project.deciding, &project.judgement.reason) {
        (
            Shown::Computed(_),
            Deciding::Indicator(id),
            Reason::Plan {
                standing,
                bound,
                since,
                ..
            },
        ) => {
            let of = project.indicators.iter().find(|i| i.indicator.id == *id);
            Teller { here, of }.plan(*standing, 0, *bound, *since)
        }
        _ => project_reason(here, project),
    }
}

/// That all milestones are met, and how long after its date the one that was latest; `None` where
/// that does not decide the project, or none was late.
fn all_met_late(here: &PageContext<'_>, project: &ProjectInsight) -> Option<String> {
    let Reason::Milestones { of, next: None, .. } = &project.judgement.reason else {
        return None;
    };
    let is_late = |m: &&MilestoneInsight| m.state == MilestoneState::MetLate;
    let late = project.milestones.iter().filter(is_late);
    let days = late.filter_map(|m| m.slip).max()?;
    let span = here.words().span(days.max(0) as usize);
    let args = [("of", Arg::Count(*of)), ("span", Arg::Text(&span))];
    Some(here.words().say("reason-milestones-all-late", &args))
}
