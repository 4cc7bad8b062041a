//! Everything that is computed for one indicator on a day: totals, progress, plan, pace, and the
//! judgement that rests on them. What is not defined is `None`.

use super::case::Case;
use super::origin::{self, Point};
use super::pace::{self, Forecast};
use super::progress::{Progress, progress};
use super::series::{self, Actual, Bound};
use super::status::judge;
use super::{Judgement, Plan, Standing, plan, rhythm, span};
use crate::base::{Date, Days, PartialDate};
use crate::model::vocabulary::{Interval, Kind, Level, Qualifier, Shape, Stage};
use crate::model::{
    Change, ChangeValue, Field, Id, Indicator, IndicatorField, IndicatorPart, MilestoneField,
    Project, Settings, Slice,
};
use std::sync::Arc;

/// One indicator on a day.
#[derive(Clone, Debug)]
pub struct IndicatorInsight {
    /// The indicator as known, corrections put in.
    pub indicator: Arc<Indicator>,
    /// Start of its project, else the day of its baseline; `None` when unknown.
    pub start: Option<Date>,
    /// Due day of its target, else of its project; `None` when unknown.
    pub due: Option<Date>,
    /// How often its figures are due.
    pub every: Interval,
    /// The date of its target, else of its project, as exactly as it was promised.
    pub promised: PartialDate,
    /// The latest figure; `None` without one.
    pub actual: Option<Actual>,
    /// All totals by date; the last one is `actual`.
    pub totals: Vec<Actual>,
    /// Progress; `None` where it is not defined.
    pub progress: Option<Progress>,
    /// Share of the time elapsed, 0 to 1; `None` when start or due day is unknown.
    pub elapsed: Option<f64>,
    /// The plan, declared or the even pace for reference; `None` where [`plan::plan`] gives none or
    /// a date is unknown.
    pub plan: Option<Plan>,
    /// The value at the start, from which the plan leads and the mean pace counts; `None` where it
    /// or the start is unknown.
    pub origin: Option<Point>,
    /// Where the latest figure stands against the plan; `None` without a plan, or until the start.
    pub standing: Option<Standing>,
    /// Planned value on the day of the latest figure, in its unit; `None` without a plan or a
    /// figure.
    pub planned: Option<f64>,
    /// Planned progress on that day, `(planned − B) / (T − B)` with baseline B and target T; `None`
    /// without a plan or a figure.
    pub planned_progress: Option<f64>,
    /// Earned schedule in days from the start: `days_ahead` and the days passed by the latest
    /// figure.
    pub earned_days: Option<f64>,
    /// Days ahead of (positive) or behind the plan; `None` without a standing.
    pub days_ahead: Option<f64>,
    /// Days that count as on plan at the latest figure; `None` without one, or without start and
    /// due day.
    pub allowed: Option<Days>,
    /// Pace needed per day from the latest figure until the due date, in its unit; `None` once the
    /// target is reached or the due day has come, and where only a bound is known.
    pub required: Option<f64>,
    /// Mean pace per day since the start, or since the series last began anew, in its unit; `None`
    /// also where only a bound is known.
    pub mean_pace: Option<f64>,
    /// When it would be finished at a pace that was seen; `None` where too few figures tell a pace.
    pub forecast: Option<Forecast>,
    /// Status, reason and trace.
    pub judgement: Judgement,
    /// Whether it counts for its project: a headline or what stands in for one, no input, not
    /// closed.
    pub counted: bool,
    /// Its parts, judged by the same rules and counted nowhere, by the order of the values of the
    /// site's own dimensions; none of a part, and none at [`Depth::Whole`].
    pub parts: Vec<IndicatorInsight>,
}

impl IndicatorInsight {
    /// What stands before its latest figure: a value that was published before, else the stated
    /// baseline. `None` where neither is there, whatever a count begins with, and without a target
    /// that the way from the baseline leads to, or where its day is not before the figure.
    pub fn value_before(&self, published: Option<f64>) -> Option<f64> {
        let begins = self
            .indicator
            .baseline
            .as_ref()
            .and_then(|b| b.date?.last());
        let is_before = begins
            .zip(self.actual)
            .is_none_or(|(day, actual)| day < actual.on);
        let baseline = self.indicator.baseline.as_ref().map(|b| b.value.value());
        published.or(baseline.filter(|_| self.indicator.has_target() && is_before))
    }

    /// Whether a figure of a day is only about right, or several of something.
    pub fn is_about(&self, on: Date) -> bool {
        let mut figures = self.indicator.observations.iter();
        figures.any(|o| {
            let is_about = matches!(o.qualifier, Qualifier::About | Qualifier::Several);
            is_about && o.when.day() == on && o.value.is_some()
        })
    }

    /// The part with a slice; `None` where it has no such part.
    pub fn part(&self, slice: &Slice) -> Option<&IndicatorInsight> {
        self.parts
            .iter()
            .find(|part| part.indicator.slice == *slice)
    }

    /// Whether it has what a pace needs: progress, a value at the start, and a figure after it.
    pub fn is_paced(&self) -> bool {
        let after_start = self
            .actual
            .zip(self.origin)
            .is_some_and(|(a, origin)| origin.on < a.on);
        after_start && self.progress.is_some() && self.indicator.start_value().is_some()
    }

    /// Where the baseline is drawn: on the day that it says, else at the start, for no limit and
    /// only where no figure is dated by then; `None` where there is none.
    pub fn baseline(&self) -> Option<(PartialDate, f64)> {
        let value = self.indicator.start_value()?;
        let known = |start: &Date| self.totals.iter().any(|a| a.on <= *start);
        let day = match self.indicator.baseline.as_ref().and_then(|b| b.date) {
            Some(date) => date,
            None => self
                .start
                .filter(|start| !self.indicator.direction.is_limit() && !known(start))?
                .into(),
        };
        (day != PartialDate::Unknown).then_some((day, value))
    }

    /// Schedule variance in shares of the way: `progress − planned progress`; `None` where one of
    /// them is.
    pub fn variance(&self) -> Option<f64> {
        Some(self.progress?.value - self.planned_progress?)
    }

    /// Schedule performance index: `progress / planned progress`; `None` when nothing was planned
    /// yet.
    pub fn performance(&self) -> Option<f64> {
        self.planned_progress
            .filter(|pi| *pi > 0.0)
            .and_then(|pi| Some(self.progress?.value / pi))
    }

    /// Schedule performance in time: `earned days / days passed` by the latest figure; `None` on
    /// the first day.
    pub fn time_performance(&self) -> Option<f64> {
        let passed = f64::from(self.actual?.on.since(self.origin?.on));
        (passed > 0.0).then(|| self.earned_days.map(|es| es / passed))?
    }
}

/// What the declared stage says on a day, for the rules: the stage, the day it began (`None`:
/// always so), its reason, and whether it has evidence; `None` where none is declared.
pub fn stage_at(
    known: &Project,
    t: Date,
) -> Option<(Stage, Option<Date>, Option<&crate::base::Text>, bool)> {
    known.stage.entry_at(t).map(|(since, entry)| {
        (
            entry.is,
            since,
            entry.reason.as_ref(),
            !entry.evidence.is_empty(),
        )
    })
}

/// How much of an indicator is judged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Depth {
    /// The whole alone, which counts for its project.
    Whole,
    /// Its parts as well.
    Parts,
}

/// An indicator of a project as known on day `t`.
pub fn indicator(
    known: &Project,
    indicator: &Arc<Indicator>,
    (settings, depth): (&Settings, Depth),
    t: Date,
) -> IndicatorInsight {
    let (start, due) = (start_of(known, indicator), due_of(known, indicator));
    let tolerance = indicator.tolerance.over(settings.tolerance);
    let totals = series::totals(indicator, begin_of(known, indicator));
    let every = rhythm::of(indicator, settings.cadence.progress);
    let actual = totals.last().copied();
    let progress = actual.and_then(|a| progress(indicator, a));
    let points = origin::points(indicator, &totals);
    let origin = start.and_then(|start| origin::begin(indicator, &points, start, every));
    // A sum of lower and upper bounds stands nowhere against a plan.
    let stands = actual.filter(|a| a.bound != Some(Bound::Neither));
    let plan = origin
        .zip(due)
        .and_then(|(o, due)| plan::plan(indicator, &known.milestones, o.value, o.on, due));
    let standing = plan
        .as_ref()
        .zip(stands)
        .filter(|(plan, a)| plan.start < a.on)
        .map(|(plan, a)| plan.standing(a.on, a.value));
    let case = Case {
        indicator,
        stage: stage_at(known, t),
        start,
        due,
        t,
        origin,
        points: &points,
        totals: &totals,
        standing: standing.filter(|_| plan.as_ref().is_some_and(|plan| plan.declared)),
        replanned: actual.and_then(|a| replanned(known, indicator, a.on)),
        tolerance,
        every,
        actual,
        progress,
    };
    let judgement = judge(case);
    let planned = plan.as_ref().zip(stands).map(|(plan, a)| plan.value(a.on));
    let ends = indicator
        .start_value()
        .zip(indicator.target_value())
        .filter(|(from, to)| from != to);
    let span = start.zip(due);
    // No pace is told from a bound, and a yes or no has none.
    let paced = ends.filter(|_| !indicator.direction.is_limit() && indicator.kind != Kind::YesNo);
    let exact = actual.filter(|a| a.bound.is_none());
    let rate_from = origin::of_rate(indicator, &points, origin);
    IndicatorInsight {
        every,
        start,
        due,
        promised: promised(known, indicator),
        actual,
        progress,
        elapsed: span.map(|(start, due)| span::elapsed(t, start, due)),
        planned,
        planned_progress: planned
            .zip(ends)
            .map(|(pv, (from, to))| (pv - from) / (to - from)),
        earned_days: standing
            .zip(origin)
            .map(|(s, origin)| s.days + f64::from(s.on.since(origin.on))),
        days_ahead: standing.map(|s| s.days),
        allowed: case
            .begin()
            .zip(due)
            .zip(actual)
            .map(|((begin, due), a)| span::allowed(tolerance, begin, due, a.on)),
        required: required(exact, paced, due, t),
        mean_pace: exact
            .zip(rate_from.filter(|_| paced.is_some()))
            .and_then(|(a, o)| pace::mean_since_start(a, o.value, o.on)),
        forecast: paced.filter(|_| exact.is_some()).and_then(|(from, to)| {
            pace::forecast(&series::since_break(indicator, &totals), from, to)
        }),
        judgement,
        counted: indicator.slice.is_whole() && is_headline(indicator) && is_open(indicator, t),
        parts: match depth {
            Depth::Whole => Vec::new(),
            Depth::Parts => parts(known, indicator, settings, t),
        },
        indicator: indicator.clone(),
        origin,
        standing,
        plan,
        totals,
    }
}

/// The parts of an indicator as known on day `t`, by the order of the values of the site's own
/// dimensions.
fn parts(known: &Project, of: &Indicator, settings: &Settings, t: Date) -> Vec<IndicatorInsight> {
    let mut parts: Vec<&IndicatorPart> = of.parts.iter().collect();
    parts.sort_by_cached_key(|part| ranks(&part.slice, of, settings));
    let parts = parts.into_iter().map(|part| Arc::new(of.of_part(part)));
    parts
        .map(|part| indicator(known, &part, (settings, Depth::Whole), t))
        .collect()
}

/// The places of a part's values among those of the site's own dimensions, in the order in which the
/// site writes them; places and departments keep the order of the project.
fn ranks(slice: &Slice, of: &Indicator, settings: &Settings) -> Vec<usize> {
    let rank = |dimension: &Id| {
        let values = settings.dimension(dimension).map(|own| &own.values)?;
        let value = slice.value(dimension)?;
        values.iter().position(|(id, _)| id == value)
    };
    let ranks = of.by.iter().map(|dimension| rank(dimension).unwrap_or(0));
    ranks.collect()
}

/// Start of an indicator: its project's, else the day of its baseline.
fn start_of(known: &Project, indicator: &Indicator) -> Option<Date> {
    let own_day = || {
        indicator
            .baseline
            .as_ref()
            .and_then(|b| b.date)
            .and_then(|date| date.first())
    };
    known.start.first().or_else(own_day)
}

/// Due day of an indicator: its target's own, else its project's.
pub fn due_of(known: &Project, indicator: &Indicator) -> Option<Date> {
    promised(known, indicator).last()
}

/// The date of an indicator's target as exactly as it was promised: its own, else its project's.
fn promised(known: &Project, indicator: &Indicator) -> PartialDate {
    indicator
        .target
        .as_ref()
        .and_then(|target| target.date)
        .unwrap_or(known.due)
}

/// The day from which per-period figures are added up: that of the baseline, else the start.
pub fn begin_of(known: &Project, indicator: &Indicator) -> Option<Date> {
    let baseline = indicator.baseline.as_ref().and_then(|b| b.date);
    baseline
        .and_then(|date| date.first())
        .or_else(|| known.start.first())
}

/// Whether it is shown first and is no input, closed or not.
pub fn is_headline(indicator: &Indicator) -> bool {
    indicator.headline && indicator.level != Some(Level::Input)
}

/// Whether it is not closed on a day.
pub fn is_open(indicator: &Indicator, t: Date) -> bool {
    indicator.closed.is_none_or(|day| t < day)
}

/// The day of the latest change of what the plan is made of, if that was after a figure.
fn replanned(known: &Project, indicator: &Indicator, figure: Date) -> Option<Date> {
    let moves = |change: &&Change| match &change.field {
        Field::Due | Field::Start => true,
        Field::Indicator(id, part) if indicator.slice.is_whole() => {
            *id == indicator.id && moves_plan(*part)
        }
        // A part has its own promises, but the form of the whole's plan; dates of target and
        // baseline are the whole's where it has none, so they may have moved with those.
        Field::Indicator(id, part) => {
            *id == indicator.id && moves_part(known, indicator, *part, change)
        }
        Field::Part(id, slice, _) => *id == indicator.id && *slice == indicator.slice,
        // Shares of milestones are the steps of a plan that goes by them.
        Field::Milestone(_, MilestoneField::Share) => indicator.shape == Some(Shape::ByMilestones),
        _ => false,
    };
    known
        .changes
        .iter()
        .filter(moves)
        .map(|change| change.published)
        .filter(|day| figure < *day)
        .max()
}

/// Whether a change of the whole moves the plan of a part: the form, or a date that it takes from
/// the whole.
fn moves_part(
    known: &Project,
    indicator: &Indicator,
    field: IndicatorField,
    change: &Change,
) -> bool {
    let whole = known.indicator(&indicator.id);
    let Some(part) = whole.and_then(|whole| whole.part(&indicator.slice)) else {
        return false;
    };
    let date = |value: &ChangeValue| match value {
        ChangeValue::Target(_, date) | ChangeValue::Baseline(_, date) => Some(*date),
        _ => None,
    };
    let has_own = match field {
        IndicatorField::Shape => return true,
        IndicatorField::Target => part.target.as_ref().is_none_or(|t| t.date.is_some()),
        IndicatorField::Baseline => part.baseline.as_ref().is_some_and(|b| b.date.is_some()),
        _ => true,
    };
    !has_own && date(&change.from) != date(&change.to)
}

fn moves_plan(part: IndicatorField) -> bool {
    use IndicatorField::{Baseline, Plan, Shape, Target};
    matches!(part, Target | Baseline | Plan | Shape)
}

fn required(
    actual: Option<Actual>,
    ends: Option<(f64, f64)>,
    due: Option<Date>,
    t: Date,
) -> Option<f64> {
    let ((actual, (from, to)), due) = actual.zip(ends).zip(due)?;
    pace::required(actual, to, from < to, due, t)
}
