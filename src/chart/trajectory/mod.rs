//! Is it on course, and how far off is it on the day of the latest figure? In comes one indicator
//! as it was judged, out comes a figure: the drawing, its words and its table. Nothing is judged
//! here.

mod plan;
mod notes;
mod say;
mod labels;
mod marks;
mod table;

use super::Wording;
use super::canvas::Canvas;
use super::figure::{Drawing, Figure, Width};
use super::plot::{Domain, Measure, Plot, Setting};
use super::unit::Unit;
use crate::base::{Date, PartialDate, Period};
use crate::derive::{Bound, Forecast, Standing};
use crate::model::Status;

pub(super) use say::ChartText;
pub(super) use table::{figure_cell, goal_cell, remarks};

/// How final a figure is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// Published for good.
    Final,
    /// Published, and to be confirmed.
    Provisional,
    /// Estimated, not counted.
    Estimated,
    /// Published as an approximate number.
    About,
}

/// One figure of the course.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Point {
    /// The day on which it counts and is compared with the plan.
    pub day: Date,
    /// The period that it is about; `None` where it is about its day.
    pub period: Option<Period>,
    /// The total; `None` where one is missing, which breaks the line.
    pub value: Option<f64>,
    /// How final it is.
    pub state: State,
    /// Which bound the value is; `None` where it is exact.
    pub bound: Option<Bound>,
    /// Whether the series begins anew here, so that it cannot be compared with what was before.
    pub anew: bool,
    /// Whether a correction replaced the figure that was first published.
    pub corrected: bool,
    /// The figure of the period alone, where the course adds them up; `None` elsewhere.
    pub own: Option<f64>,
    /// The counts above and below the fraction line; `None` where the figure is no fraction.
    pub parts: Option<(f64, f64)>,
}

impl Point {
    /// A final figure of a day, exact, and without anything to be said about it.
    pub fn new(day: Date, value: Option<f64>) -> Point {
        Point {
            day,
            period: None,
            value,
            state: State::Final,
            bound: None,
            anew: false,
            corrected: false,
            own: None,
            parts: None,
        }
    }

    /// The day or the period that it is about, as exactly as it was said.
    pub fn when(self) -> PartialDate {
        self.period.map_or(self.day.into(), PartialDate::Within)
    }

    /// Where it stands on an axis: on its day, or in the middle of its own year or month.
    pub fn at(self) -> Date {
        self.when().middle().unwrap_or(self.day)
    }

    /// Whether the figure may still change or is not exact.
    pub fn is_open(self) -> bool {
        self.state != State::Final
    }
}

/// What the indicator should do, in its unit.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Goal {
    /// Reach a value.
    Reach(f64),
    /// Stay at or below a limit.
    AtMost(f64),
    /// Stay at or above a limit.
    AtLeast(f64),
    /// Stay between two limits.
    Within(f64, f64),
}

impl Goal {
    /// Its value, or the lower and the upper one of a range.
    pub fn values(self) -> Vec<f64> {
        match self {
            Goal::Reach(v) | Goal::AtMost(v) | Goal::AtLeast(v) => vec![v],
            Goal::Within(low, high) => vec![low, high],
        }
    }
}

/// A promise that no longer holds.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Former {
    /// The day from which it no longer holds.
    pub until: Date,
    /// Its value; `None` where that did not change.
    pub target: Option<f64>,
    /// Its due date; `None` where that did not change.
    pub due: Option<Date>,
}

/// One indicator over time, with what was promised and what may come.
#[derive(Clone, Debug)]
pub struct Trajectory {
    /// The indicator's name.
    pub name: String,
    /// Its unit; empty for a bare number.
    pub unit: Unit,
    /// Digits after the decimal point.
    pub decimals: usize,
    /// The course so far by date, the latest last; also figures without a value.
    pub points: Vec<Point>,
    /// The corners of the plan as days and values, by date; empty without one.
    pub plan: Vec<(Date, f64)>,
    /// Whether the plan was declared; otherwise it is the even pace for reference.
    pub declared: bool,
    /// Planned value on the day of the latest figure; `None` where no plan tells it.
    pub planned: Option<f64>,
    /// Where the latest figure stands against the plan, as its status says it; `None` until the
    /// start.
    pub standing: Option<Standing>,
    /// The value from which progress counts; `None` where it is unknown.
    pub from: Option<f64>,
    /// The baseline and when it was measured; `None` without one.
    pub baseline: Option<(PartialDate, f64)>,
    /// Whether its unit is counted one by one, so that there are fewer of it and not less.
    pub counted: bool,
    /// What it should do; `None` without a target.
    pub goal: Option<Goal>,
    /// The due date; `None` when unknown.
    pub due: Option<Date>,
    /// The due date as exactly as it was promised.
    pub promised: PartialDate,
    /// Promises that no longer hold, by the day of their change.
    pub former: Vec<Former>,
    /// When the target would be reached at the paces seen; `None` where that is not told.
    pub forecast: Option<Forecast>,
    /// The as-of date.
    pub as_of: Date,
    /// Its status, which the title follows where it says more than the numbers.
    pub status: Status,
    /// Progress as a share of the way, 1 at the target; `None` where it is not defined.
    pub progress: Option<f64>,
    /// Whether the values are to begin at zero; those of a range do not.
    pub zero: bool,
    /// Whether its figures are invented for a demonstration.
    pub illustrative: bool,
}

impl Trajectory {
    /// The chart with its words and its data.
    pub fn draw(&self, words: &Wording<'_>) -> Figure {
        self.figure(words, |draw| Drawing::of(draw))
    }

    /// The same in letters that are large against it.
    pub fn draw_large(&self, words: &Wording<'_>) -> Figure {
        self.figure(words, |draw| Drawing::large(draw))
    }

    fn figure(
        &self,
        words: &Wording<'_>,
        drawing: impl Fn(&dyn Fn(Width) -> Canvas) -> Drawing,
    ) -> Figure {
        let told = ChartText::new(self, words);
        let (title, table) = (told.title(), self.table(words));
        let subtitle = self.subtitle(words);
        let Some(domain) = self.domain().filter(|_| self.latest().is_some()) else {
            return Figure::sentence("trajectory", title, subtitle, table);
        };
        let drawing = drawing(&|width| {
            let mut plot = Plot::new(&self.setting(width, domain, &told), self.as_of, words);
            self.marks(&mut plot, &told);
            self.labels(&mut plot, width, &told);
            plot.canvas
        });
        Figure {
            kind: "trajectory",
            invented: self.illustrative,
            notes: self.notes(words),
            alt: told.alt(&title),
            description: told.description(),
            title,
            subtitle,
            drawing: Some(drawing),
            table,
        }
    }

    /// The latest figure with a value; `None` without any.
    pub(super) fn latest(&self) -> Option<Point> {
        self.points
            .iter()
            .rev()
            .copied()
            .find(|p| p.value.is_some())
    }

    /// The baseline where it stands on the axis; `None` also where a figure of its own day or
    /// period is drawn.
    pub(super) fn begin(&self) -> Option<(Date, f64)> {
        let (when, value) = self.baseline?;
        let drawn = self
            .points
            .iter()
            .any(|p| p.value.is_some() && when.holds(p.day));
        when.middle().filter(|_| !drawn).map(|day| (day, value))
    }

    /// The latest figure where it stands on the axis; `None` without any.
    pub(super) fn spot(&self) -> Option<(Date, f64)> {
        self.latest().and_then(|p| Some((p.at(), p.value?)))
    }

    /// The latest figure with the day on which it counts and is compared with the plan; `None`
    /// without any.
    pub(super) fn now(&self) -> Option<(Date, f64)> {
        self.latest().and_then(|p| Some((p.day, p.value?)))
    }

    /// Whether the axis really begins at zero: a range is too far from it to be seen otherwise.
    pub(super) fn begins_at_zero(&self) -> bool {
        self.zero && !matches!(self.goal, Some(Goal::Within(..)))
    }

    /// Days and values that the axes must cover; `None` when there is nothing to place.
    pub(super) fn domain(&self) -> Option<Domain> {
        let figures = self.points.iter().filter_map(|p| Some((p.at(), p.value?)));
        let begin = self
            .points
            .first()
            .map(|p| p.at())
            .into_iter()
            .chain(self.begin().map(|b| b.0))
            .min()?;
        let due = self.due.unwrap_or(begin);
        let goal = self
            .goal
            .into_iter()
            .flat_map(Goal::values)
            .map(|v| (due.max(begin), v));
        let former = self.former.iter().flat_map(|f| {
            let target = f.target.map(|v| (f.until.max(begin), v));
            target.into_iter().chain(
                f.due
                    .zip(self.goal)
                    .map(|(due, goal)| (due.max(begin), goal.values()[0])),
            )
        });
        let all = figures
            .chain(self.plan.iter().copied())
            .chain(self.begin())
            .chain(goal)
            .chain(former);
        let domain = Domain::of(all, self.begins_at_zero())?;
        let span = domain.last.since(domain.first);
        // Days far ahead would press the course so far together: the axis follows them only so far.
        let as_of = self.as_of.min(domain.last.plus(120.max(span / 2)));
        let reach = self.reach(domain.last, span).unwrap_or(as_of);
        Some(domain.until(as_of).until(reach))
    }

    /// The day to which the axis follows the forecast, beyond a last day after a span of days:
    /// where all of it is reached, else where the mean pace does; where both lie too far ahead only
    /// room for an arrow. `None` without a forecast.
    fn reach(&self, last: Date, span: i32) -> Option<Date> {
        let forecast = self.forecast?;
        let days = [forecast.slowest(), forecast.central];
        let mut known = days.into_iter().flatten().peekable();
        known.peek()?;
        let near = known.find(|day| *day <= last.plus(span / 3));
        near.or_else(|| Some(self.spot()?.0.plus(span / 8)))
    }

    /// What the plot is made from, with the room that the label of the latest figure needs.
    pub(super) fn setting(
        &self,
        width: Width,
        domain: Domain,
        told: &ChartText<'_>,
    ) -> Setting<'_> {
        let span = f64::from(domain.last.since(domain.first));
        let now = self.now().map_or(domain.first, |(day, _)| day);
        let left = f64::from(domain.last.since(now)) / span;
        // Where the course ends near the right edge its labels need room of their own.
        let room = match width {
            Width::Wide if left < 0.2 => (told.widest(width.text()) + 28.0).min(220.0),
            // Who stands before a board has no caption that tells the forecast.
            Width::Large if left < 0.2 => {
                let usual = told.widest(width.text()) + 28.0;
                usual.max(told.forecast_width(width.text())).min(220.0)
            }
            Width::Wide | Width::Large => 14.0,
            Width::Narrow if left < 0.08 => 26.0,
            Width::Narrow => 10.0,
        };
        let measure = Measure {
            unit: &self.unit,
            decimals: self.decimals,
        };
        let quiet = self.goal.into_iter().flat_map(Goal::values).collect();
        Setting {
            width,
            height: match width {
                Width::Wide => 340,
                Width::Narrow => 280,
                Width::Large => 240,
            },
            domain,
            measure,
            room,
            quiet,
        }
    }

    /// The course from the baseline on, broken where a figure is missing or the series begins anew.
    pub(super) fn runs(&self) -> Vec<Vec<(Date, f64)>> {
        // One figure is no course: a line from the start to it would be drawn by us, not by any
        // figure.
        let several = self.points.iter().filter(|p| p.value.is_some()).count() > 1;
        let mut begin = self.begin().filter(|_| several);
        let mut runs: Vec<Vec<(Date, f64)>> = vec![Vec::new()];
        for point in &self.points {
            // The baseline stands on its own day among the figures.
            if let Some(baseline) = begin
                .take_if(|(day, _)| *day <= point.at())
                .filter(|(day, _)| *day < point.at())
            {
                runs.last_mut()
                    .expect("there is always a last run")
                    .push(baseline);
            }
            let Some(value) = point.value else {
                runs.push(Vec::new());
                continue;
            };
            if point.anew {
                runs.push(Vec::new());
            }
            let run = runs.last_mut().expect("there is always a last run");
            if run.last().is_none_or(|(day, _)| *day < point.at()) {
                run.push((point.at(), value));
            }
        }
        runs.retain(|run| !run.is_empty());
        runs
    }
}
