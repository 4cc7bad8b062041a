//! C1: is it on course, and how far off is it on the day of the latest figure?

use super::canvas::{Anchor, Canvas, FINE};
use super::role::{Role, colour};
use super::{Column, Figure, Table, Width, Words, cell, text, ticks};
use crate::base::Date;
use crate::model::Status;
use crate::theme::Arg;
use plotters::coord::Shift;
use plotters::coord::cartesian::Cartesian2d;
use plotters::coord::types::RangedCoordf64;
use plotters::prelude::{ChartBuilder, ChartContext, Circle, DrawingArea, IntoDrawingArea, LineSeries, PathElement, Polygon};
use plotters::style::{Color, ShapeStyle};

/// One figure of the course.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Point {
    /// The day it is about.
    pub day: Date,
    /// The total; `None` where one is missing, which breaks the line.
    pub value: Option<f64>,
    /// Whether it is not final.
    pub open: bool,
}

/// What the chart shows.
#[derive(Clone, Debug)]
pub struct Trajectory {
    /// Unique on its page; begins every id.
    pub key: String,
    /// The indicator's name.
    pub name: String,
    /// Its unit.
    pub unit: String,
    /// Digits after the decimal point.
    pub decimals: usize,
    /// The course so far, by date.
    pub points: Vec<Point>,
    /// The plan as days and values; empty without one.
    pub plan: Vec<(Date, f64)>,
    /// Whether the plan was declared; otherwise it is the even pace for reference.
    pub declared: bool,
    /// Planned value on the day of the latest figure.
    pub planned: Option<f64>,
    /// The value at the start, and its day.
    pub baseline: Option<(Date, f64)>,
    /// The value to reach, and by when.
    pub target: Option<(Option<Date>, f64)>,
    /// The as-of date.
    pub as_of: Date,
    /// Days ahead of (positive) or behind the plan.
    pub days_ahead: Option<f64>,
    /// The status, where it says more than the numbers.
    pub status: Status,
    /// Progress.
    pub progress: Option<f64>,
}

type Area = DrawingArea<Canvas, Shift>;
type Plot<'a> = ChartContext<'a, Canvas, Cartesian2d<RangedCoordf64, RangedCoordf64>>;

impl Trajectory {
    /// The chart with its words and its data.
    pub fn draw(&self, words: &Words<'_>) -> Figure {
        let drawable = self.domain().is_some();
        let draw = |width: Width| drawable.then(|| self.svg(width, words));
        Figure {
            title: self.title(words),
            subtitle: self.subtitle(words),
            wide: draw(Width::Wide),
            narrow: draw(Width::Narrow),
            table: self.table(words),
        }
    }

    fn latest(&self) -> Option<(Date, f64)> {
        self.points.iter().rev().find_map(|p| Some((p.day, p.value?)))
    }

    fn amount(&self, value: f64, words: &Words<'_>) -> String {
        words.amount(value, self.decimals, &self.unit)
    }

    /// What the chart says, as one sentence.
    fn title(&self, words: &Words<'_>) -> String {
        let Some((day, actual)) = self.latest() else { return words.say("chart-no-figures", &[]) };
        let actual_text = self.amount(actual, words);
        let date = words.locale.date(day);
        let Some((_, target)) = self.target else {
            return words.say("chart-title-value", &[("actual", Arg::Text(&actual_text)), ("date", Arg::Text(&date))]);
        };
        let target_text = self.amount(target, words);
        let args = [("actual", Arg::Text(&actual_text)), ("target", Arg::Text(&target_text)), ("date", Arg::Text(&date))];
        if self.status == Status::Worse {
            return words.say("chart-title-worse", &args);
        }
        match (self.progress, self.planned.filter(|_| self.declared)) {
            (Some(p), _) if p > 1.0 => words.say("chart-title-beyond", &args),
            (Some(1.0), _) => words.say("chart-title-reached", &args),
            (_, Some(planned)) => self.gap_title(actual - planned, words),
            (Some(p), None) => {
                let percent = words.locale.percent(p);
                words.say("chart-title-share", &[args[0].clone(), args[1].clone(), ("percent", Arg::Text(&percent))])
            }
            (None, None) => words.say("chart-title-against", &args),
        }
    }

    fn gap_title(&self, gap: f64, words: &Words<'_>) -> String {
        let days = self.days_ahead.unwrap_or(0.0);
        let whole = days.abs().round() as usize;
        let gap_text = self.amount(gap.abs(), words);
        let direction = if gap > 0.0 { "more" } else { "less" };
        if whole == 0 || crate::base::locale::round(gap, self.decimals) == 0.0 {
            return words.say("chart-title-on-plan", &[]);
        }
        let key = if days > 0.0 { "chart-title-ahead" } else { "chart-title-behind" };
        words.say(key, &[("gap", Arg::Text(&gap_text)), ("direction", Arg::Text(direction)), ("days", Arg::Count(whole))])
    }

    fn subtitle(&self, words: &Words<'_>) -> String {
        let Some(((first, last), _)) = self.domain() else { return self.name.clone() };
        let (from, to) = (words.locale.month(first), words.locale.month(last));
        let args = [
            ("name", Arg::Text(&self.name)),
            ("unit", Arg::Text(&self.unit)),
            ("from", Arg::Text(&from)),
            ("to", Arg::Text(&to)),
        ];
        words.say(if self.unit.is_empty() { "chart-subtitle-bare" } else { "chart-subtitle" }, &args)
    }

    /// What the chart shows, for those who cannot see it.
    fn alt(&self, words: &Words<'_>) -> String {
        let title = self.title(words);
        words.say("chart-alt-line", &[("name", Arg::Text(&self.name)), ("title", Arg::Text(&title))])
    }

    fn description(&self, words: &Words<'_>) -> String {
        let sentence = |day: Date, value: f64| format!("{} {}", words.locale.date(day), self.amount(value, words));
        let known: Vec<String> = self.points.iter().filter_map(|p| Some(sentence(p.day, p.value?))).collect();
        let step = known.len().div_ceil(6).max(1);
        let picked: Vec<String> = known.iter().rev().step_by(step).rev().cloned().collect();
        let mut parts = vec![words.say("chart-actual", &[]) + ": " + &picked.join(", ")];
        if let Some((due, target)) = self.target {
            let when = due.map_or_else(String::new, |due| words.locale.date(due) + " ");
            parts.push(format!("{}: {when}{}", words.say("chart-target", &[]), self.amount(target, words)));
        }
        parts.join("; ")
    }

    /// Days and values that the axes must cover; `None` when there is nothing to place.
    fn domain(&self) -> Option<((Date, Date), (f64, f64))> {
        let figures = self.points.iter().filter_map(|p| Some((p.day, p.value?)));
        let target = self.target.and_then(|(due, value)| Some((due?, value)));
        let placed: Vec<(Date, f64)> = figures.chain(self.plan.iter().copied()).chain(self.baseline).chain(target).collect();
        let values = placed.iter().map(|(_, v)| *v).chain(self.target.map(|(_, v)| v)).filter(|v| v.is_finite());
        let (low, high) = values.fold((0.0f64, 0.0f64), |(low, high), v| (low.min(v), high.max(v)));
        let (mut first, mut last) = (placed.iter().map(|(d, _)| *d).min()?, placed.iter().map(|(d, _)| *d).max()?);
        last = last.max(self.as_of.min(last.plus(120)));
        if last.since(first) < 14 {
            (first, last) = (first.plus(-7), last.plus(7));
        }
        (low < high).then_some(((first, last), (low, high)))
    }

    fn svg(&self, width: Width, words: &Words<'_>) -> String {
        let ((first, last), (low, high)) = self.domain().expect("only a chart with a domain is drawn");
        let frame = Frame::new(self, width, low, high, words);
        let canvas = Canvas::new(width.pixels(), frame.height);
        let root: Area = canvas.clone().into_drawing_area();
        let area = root.margin(fine(frame.top), fine(frame.bottom), fine(frame.left), fine(frame.right));
        let (bottom, top) = (frame.values[0], *frame.values.last().unwrap_or(&1.0));
        let mut plot: Plot<'_> = ChartBuilder::on(&area)
            .build_cartesian_2d(f64::from(first.0)..f64::from(last.0), bottom..top)
            .unwrap_or_else(|e| panic!("a checked range gives a coordinate system: {e}"));
        self.axes(&canvas, &plot, &frame, first, last, words);
        self.marks(&mut plot, &canvas, &frame);
        self.labels(&canvas, &plot, &frame, words);
        canvas.full(&format!("{}-{}", self.key, width.letter()), &self.alt(words), &self.description(words))
    }

    fn axes(&self, canvas: &Canvas, plot: &Plot<'_>, frame: &Frame, first: Date, last: Date, words: &Words<'_>) {
        let (left, right) = (frame.left, f64::from(frame.width.pixels()) - frame.right);
        let target = self.target.map(|(_, v)| place(plot, first, v).1);
        for value in &frame.values {
            let y = place(plot, first, *value).1;
            // A grid line that touches the target line would read as a second target.
            if *value == 0.0 {
                canvas.line(Role::Axis, &[(left, y), (right, y)]);
            } else if target.is_none_or(|t| 12.0 < (t - y).abs()) {
                canvas.line(Role::Grid, &[(left, y), (right, y)]);
            }
            canvas.text(left - 8.0, y + frame.size * 0.35, Anchor::End, "pr-ax", &words.locale.figure(*value, 2));
        }
        let floor = f64::from(frame.height) - frame.bottom;
        let mut free = f64::NEG_INFINITY;
        for tick in ticks::days(first, last, if frame.width == Width::Wide { 7 } else { 4 }, words.locale) {
            let x = place(plot, tick.day, 0.0).0;
            let half = text::width(&tick.label, frame.size) / 2.0;
            canvas.line(Role::Axis, &[(x, floor), (x, floor + 5.0)]);
            let middle = x.clamp(half, f64::from(frame.width.pixels()) - half);
            if free < middle - half {
                canvas.text(middle, floor + 8.0 + frame.size, Anchor::Middle, "pr-ax", &tick.label);
                free = middle + half + 8.0;
            }
        }
        self.as_of_line(canvas, plot, frame, last, words);
    }

    fn as_of_line(&self, canvas: &Canvas, plot: &Plot<'_>, frame: &Frame, last: Date, words: &Words<'_>) {
        if last < self.as_of {
            return;
        }
        let x = place(plot, self.as_of, 0.0).0;
        let floor = f64::from(frame.height) - frame.bottom;
        let label = words.say("chart-as-of", &[("date", Arg::Text(&words.locale.short_date(self.as_of)))]);
        let half = text::width(&label, frame.size) / 2.0;
        canvas.line(Role::AsOf, &[(x, frame.top - 6.0), (x, floor)]);
        canvas.text(x.clamp(half, f64::from(frame.width.pixels()) - half), frame.top - 12.0, Anchor::Middle, "pr-ax", &label);
    }

    fn marks(&self, plot: &mut Plot<'_>, canvas: &Canvas, frame: &Frame) {
        let day = |d: Date| f64::from(d.0);
        let actual: Vec<(f64, f64)> = self.points.iter().filter_map(|p| Some((day(p.day), p.value?))).collect();
        if self.declared {
            for run in self.runs() {
                draw(plot, Polygon::new(self.between(&run), colour(Role::Gap).filled()));
            }
        }
        if let Some((due, target)) = self.target {
            let y = place(plot, self.as_of, target).1;
            canvas.line(Role::Target, &[(frame.left, y), (f64::from(frame.width.pixels()) - frame.right, y)]);
            due.into_iter().for_each(|due| draw(plot, Circle::new((day(due), target), 40, stroke(Role::DotTarget))));
        }
        if !self.plan.is_empty() {
            let plan: Vec<(f64, f64)> = self.plan.iter().map(|(d, v)| (day(*d), *v)).collect();
            draw(plot, PathElement::new(plan, stroke(if self.declared { Role::Plan } else { Role::Forecast })));
        }
        for run in self.runs().into_iter().filter(|run| run.len() > 1) {
            let line: Vec<(f64, f64)> = run.iter().map(|(d, v)| (day(*d), *v)).collect();
            plot.draw_series(LineSeries::new(line, stroke(Role::Actual)))
                .unwrap_or_else(|e| panic!("drawing into memory cannot fail: {e}"));
        }
        if actual.len() <= 60 {
            for point in &self.points {
                let Some(value) = point.value else { continue };
                let (role, radius) = if point.open { (Role::DotOpen, 35) } else { (Role::Dot, 25) };
                draw(plot, Circle::new((day(point.day), value), radius, stroke(role)));
            }
        }
        if let Some((on, value)) = self.latest() {
            if let Some(planned) = self.planned.filter(|_| self.declared) {
                draw(plot, Circle::new((day(on), planned), 40, stroke(Role::DotPlan)));
            }
            draw(plot, Circle::new((day(on), value), 50, stroke(Role::DotEnd)));
        }
    }

    /// The course from the baseline on, broken where a figure is missing.
    fn runs(&self) -> Vec<Vec<(Date, f64)>> {
        let mut runs: Vec<Vec<(Date, f64)>> = vec![self.baseline.into_iter().collect()];
        for point in &self.points {
            match point.value {
                Some(value) if runs.last().and_then(|r| r.last()).is_none_or(|(day, _)| *day < point.day) => {
                    if let Some(run) = runs.last_mut() {
                        run.push((point.day, value));
                    }
                }
                Some(_) => {}
                None => runs.push(Vec::new()),
            }
        }
        runs.retain(|run| !run.is_empty());
        runs
    }

    /// The outline between a run and the plan below or above it.
    fn between(&self, run: &[(Date, f64)]) -> Vec<(f64, f64)> {
        let (first, last) = (run[0].0, run[run.len() - 1].0);
        let inner = self.plan.iter().copied().filter(|(d, _)| first < *d && *d < last);
        let plan: Vec<(Date, f64)> =
            std::iter::once((first, self.plan_at(first))).chain(inner).chain([(last, self.plan_at(last))]).collect();
        run.iter().copied().chain(plan.into_iter().rev()).map(|(d, v)| (f64::from(d.0), v)).collect()
    }

    fn plan_at(&self, day: Date) -> f64 {
        let next = self.plan.partition_point(|(d, _)| *d <= day);
        match (next.checked_sub(1).map(|i| self.plan[i]), self.plan.get(next)) {
            (Some((d0, v0)), Some((d1, v1))) => v0 + (v1 - v0) * f64::from(day.since(d0)) / f64::from(d1.since(d0).max(1)),
            (Some((_, v)), None) => v,
            (None, Some((_, v))) => *v,
            (None, None) => 0.0,
        }
    }

    fn labels(&self, canvas: &Canvas, plot: &Plot<'_>, frame: &Frame, words: &Words<'_>) {
        let mut entries = self.entries(plot, words);
        match frame.width {
            Width::Wide => {
                spread(&mut entries, frame.size * 1.35, frame.top, f64::from(frame.height) - frame.bottom);
                let edge = f64::from(frame.width.pixels()) - frame.right;
                for entry in &entries {
                    let (x, y) = entry.mark;
                    canvas.line(Role::Leader, &[(x, y), (edge, y), (edge + 9.0, entry.y)]);
                    canvas.text(edge + 12.0, entry.y + frame.size * 0.35, Anchor::Start, entry.class, &entry.text);
                }
            }
            Width::Narrow => {
                for (at, entry) in entries.iter().enumerate() {
                    let y = 11.0 + at as f64 * 18.0;
                    canvas.line(entry.role, &[(2.0, y), (26.0, y)]);
                    canvas.text(32.0, y + frame.size * 0.35, Anchor::Start, entry.class, &entry.text);
                }
            }
        }
    }

    /// What is labelled, from top to bottom of the chart.
    fn entries(&self, plot: &Plot<'_>, words: &Words<'_>) -> Vec<Entry> {
        let labelled = |key: &str, value: f64| format!("{} {}", words.say(key, &[]), self.amount(value, words));
        let mut entries = Vec::new();
        let mut add = |role, class, text, day, value| {
            let mark = place(plot, day, value);
            entries.push(Entry { role, class, text, mark, y: mark.1 });
        };
        if let Some((due, target)) = self.target {
            add(Role::Target, "pr-lb", labelled("chart-target", target), due.unwrap_or(self.as_of), target);
        }
        if let Some((on, value)) = self.latest() {
            if let Some(planned) = self.planned {
                let key = if self.declared { "chart-plan" } else { "chart-even" };
                let role = if self.declared { Role::Plan } else { Role::Forecast };
                add(role, "pr-lb pr-lb-plan", labelled(key, planned), on, planned);
            }
            add(Role::Actual, "pr-lb pr-lb-actual", labelled("chart-actual", value), on, value);
        }
        entries.sort_by(|a, b| a.y.total_cmp(&b.y));
        entries
    }

    fn table(&self, words: &Words<'_>) -> Table {
        let unit = if self.unit.is_empty() { String::new() } else { format!(" ({})", self.unit) };
        let column = |key: &str| words.say(key, &[]) + &unit;
        let planned = !self.plan.is_empty();
        let plan_key = if self.declared { "chart-plan" } else { "chart-even" };
        let mut head = vec![Column::words(words.say("chart-date", &[])), Column::numbers(column("chart-actual"))];
        if planned {
            head.extend([Column::numbers(column(plan_key)), Column::numbers(column("chart-difference"))]);
        }
        let number = |v: Option<f64>| cell(words.locale, v, self.decimals);
        let rows = self.points.iter().map(|p| {
            let plan = planned.then(|| self.plan_at(p.day));
            let mut row = vec![words.locale.date(p.day), number(p.value)];
            if planned {
                row.extend([number(plan), number(p.value.zip(plan).map(|(v, plan)| v - plan))]);
            }
            row
        });
        let mut rows: Vec<Vec<String>> = rows.collect();
        if let Some((due, target)) = self.target {
            let when = due.map_or_else(String::new, |due| words.locale.date(due));
            let name = words.say("chart-target-row", &[("date", Arg::Text(&when))]);
            let mut row = vec![name, "–".to_owned()];
            if planned {
                row.extend([number(Some(target)), "–".to_owned()]);
            } else {
                row[1] = number(Some(target));
            }
            rows.push(row);
        }
        Table { head, rows }
    }
}

/// A label with the mark that it belongs to.
struct Entry {
    role: Role,
    class: &'static str,
    text: String,
    mark: (f64, f64),
    y: f64,
}

/// Pushes labels apart so that none covers another, keeping them inside.
fn spread(entries: &mut [Entry], gap: f64, top: f64, bottom: f64) {
    let mut free = top;
    for entry in entries.iter_mut() {
        entry.y = entry.y.max(free);
        free = entry.y + gap;
    }
    let mut limit = bottom;
    for entry in entries.iter_mut().rev() {
        entry.y = entry.y.min(limit);
        limit = entry.y - gap;
    }
}

/// Margins and axis of one drawing.
struct Frame {
    width: Width,
    height: u32,
    size: f64,
    top: f64,
    right: f64,
    bottom: f64,
    left: f64,
    values: Vec<f64>,
}

impl Frame {
    fn new(chart: &Trajectory, width: Width, low: f64, high: f64, words: &Words<'_>) -> Frame {
        let size = width.text();
        let values = ticks::numbers(low, high, if width == Width::Wide { 5 } else { 4 });
        let widest = values.iter().map(|v| text::width(&words.locale.figure(*v, 2), size)).fold(0.0, f64::max);
        let labels = [
            ("chart-target", chart.target.map(|t| t.1)),
            ("chart-plan", chart.planned),
            ("chart-even", chart.planned),
            ("chart-actual", chart.latest().map(|l| l.1)),
        ];
        let label = |(key, value): &(&str, Option<f64>)| {
            value.map_or(0.0, |v| text::width(&format!("{} {}", words.say(key, &[]), chart.amount(v, words)), size))
        };
        let right = labels.iter().map(label).fold(0.0, f64::max);
        let rows = labels.iter().filter(|(key, v)| v.is_some() && *key != "chart-even").count();
        match width {
            Width::Wide => {
                Frame { width, height: 340, size, top: 34.0, right: right + 20.0, bottom: 32.0, left: widest + 12.0, values }
            }
            Width::Narrow => Frame {
                width,
                height: 280,
                size,
                top: 36.0 + 18.0 * rows as f64,
                right: 8.0,
                bottom: 30.0,
                left: widest + 10.0,
                values,
            },
        }
    }
}

fn fine(pixels: f64) -> i32 {
    (pixels * FINE).round() as i32
}

fn stroke(role: Role) -> ShapeStyle {
    colour(role).stroke_width(10)
}

/// Where a day and a value are, in pixels.
fn place(plot: &Plot<'_>, day: Date, value: f64) -> (f64, f64) {
    let (x, y) = plot.backend_coord(&(f64::from(day.0), value));
    (f64::from(x) / FINE, f64::from(y) / FINE)
}

fn draw<E>(plot: &mut Plot<'_>, element: E)
where
    E: plotters::element::Drawable<Canvas>,
    for<'a> &'a E: plotters::element::PointCollection<'a, (f64, f64)>,
{
    plot.draw_series(std::iter::once(element)).unwrap_or_else(|e| panic!("drawing into memory cannot fail: {e}"));
}
