//! The bars of a ladder: of values from zero, or of days up to each due date.

use super::say::{Told, single};
use super::{Ladder, Moved};
use crate::base::Date;
use crate::chart::canvas::{Anchor, Canvas};
use crate::chart::figure::Width;
use crate::chart::role::Role;
use crate::chart::{plot, text, ticks};
use crate::theme::Arg;

/// Height of a bar, room between its words and it, and room under it, in pixels.
const BAR: f64 = 16.0;
const ABOVE: f64 = 7.0;
const BELOW: f64 = 20.0;

/// Room over the first rung for the label of the line through all of them, in pixels.
const HEAD: f64 = 30.0;

/// One rung of a drawing: its words and the places of its bar.
struct Step {
    lines: Vec<String>,
    /// Whether it is the present one.
    now: bool,
    /// From where to where its bar reaches in pixels; `None` without a bar.
    bar: Option<(f64, f64)>,
    /// The baseline of its first line, and the upper edge of its bar.
    top: f64,
    bar_top: f64,
}

/// The rungs one under the other, with the y at which the last one ends.
fn steps(
    told: &Told<'_>,
    drawn: &[usize],
    bars: &[Option<(f64, f64)>],
    width: Width,
    head: f64,
) -> (Vec<Step>, f64) {
    let (size, pixels) = (width.text(), f64::from(width.pixels()));
    let mut y = head;
    let step = |(at, bar): (&usize, &Option<(f64, f64)>)| {
        let lines = lines(told, *at, size, pixels);
        let top = y + size;
        let bar_top = y + size * (1.25 * lines.len() as f64 - 0.05) + ABOVE;
        y = bar_top + BAR + BELOW;
        Step {
            lines,
            now: *at + 1 == told.chart.rungs.len(),
            bar: *bar,
            top,
            bar_top,
        }
    };
    let steps = drawn.iter().zip(bars).map(step).collect();
    (steps, y - BELOW + 6.0)
}

/// The words of a rung: in one line where it has room, else with the due date on a line of its own.
fn lines(told: &Told<'_>, at: usize, size: f64, room: f64) -> Vec<String> {
    let (what, due) = told.rung_in_two(at);
    let whole = told.rung(at);
    if text::width(&whole, size) <= room {
        return vec![whole];
    }
    let lines = |part: &str| text::lines(part, size, room, 2);
    [lines(&what), lines(&due)].concat()
}

fn draw_bars(canvas: &Canvas, steps: &[Step]) {
    for step in steps {
        let Some((from, to)) = step.bar else { continue };
        let (left, long) = (from.min(to), (to - from).abs());
        if step.now {
            canvas.rect(Role::BarPlan, (left, step.bar_top), long.max(1.0), BAR);
        } else {
            // The edge of an outline lies half outside, which would make the bar longer than its
            // value.
            let edge = Role::BarFormer.look().width;
            let inner = (long - edge).max(0.25);
            canvas.rect(
                Role::BarFormer,
                (left + edge / 2.0, step.bar_top + edge / 2.0),
                inner,
                BAR - edge,
            );
        }
    }
}

fn draw_words(canvas: &Canvas, steps: &[Step], size: f64) {
    for step in steps {
        let class = if step.now { "pr-nm" } else { "pr-ax" };
        for (at, line) in step.lines.iter().enumerate() {
            canvas.text(
                (0.0, step.top + at as f64 * size * 1.25),
                Anchor::Start,
                class,
                line,
            );
        }
    }
}

/// An upright line through all rungs, set off from the bars, with room in it wherever it would
/// cross their words.
fn draw_upright(
    canvas: &Canvas,
    role: Role,
    x: f64,
    steps: &[Step],
    (top, floor): (f64, f64),
    size: f64,
) {
    let (mut from, mut pieces) = (top, Vec::new());
    for step in steps {
        if step
            .lines
            .iter()
            .any(|line| x < text::width(line, size) + 6.0)
        {
            pieces.push((from, step.top - size - 2.0));
            from = step.bar_top - 4.0;
        }
    }
    pieces.push((from, floor));
    pieces.retain(|(from, to)| from + 2.0 < *to);
    for role in [Role::TickHalo, role] {
        pieces
            .iter()
            .for_each(|(from, to)| canvas.line(role, &[(x, *from), (x, *to)]));
    }
}

/// The label of the line, over it.
fn draw_label(canvas: &Canvas, class: &'static str, label: &str, x: f64, wide: f64, size: f64) {
    let pixels = f64::from(canvas.size().0);
    let label = text::fitted(label, size, pixels);
    let half = wide.min(pixels) / 2.0;
    canvas.text(
        (x.clamp(half, pixels - half), size),
        Anchor::Middle,
        class,
        &label,
    );
}

/// Bars of values.
pub(super) struct Values<'a> {
    chart: &'a Ladder,
    drawn: &'a [usize],
    low: f64,
    high: f64,
}

impl<'a> Values<'a> {
    /// `None` where no promise is a single value, or where all are zero.
    pub fn new(chart: &'a Ladder, drawn: &'a [usize]) -> Option<Values<'a>> {
        let goals = || drawn.iter().filter_map(|at| single(chart.rungs[*at].goal?));
        goals().next()?;
        let all = goals().chain(chart.done.map(|d| d.value).filter(|v| v.is_finite()));
        let (low, high) = all.fold((0.0f64, 0.0f64), |(low, high), v| (low.min(v), high.max(v)));
        (low < high).then_some(Values {
            chart,
            drawn,
            low,
            high,
        })
    }

    /// Where a value stands, in pixels; halves, since the distance of two numbers may be more than
    /// a number can hold.
    fn x(&self, value: f64, pixels: f64) -> f64 {
        let share = (value / 2.0 - self.low / 2.0) / (self.high / 2.0 - self.low / 2.0);
        1.0 + share * (pixels - 3.0)
    }

    /// One of the two drawings.
    pub fn draw(&self, width: Width, told: &Told<'_>) -> Canvas {
        let (size, pixels) = (width.text(), f64::from(width.pixels()));
        let zero = self.x(0.0, pixels);
        let bar = |at: &usize| Some((zero, self.x(single(self.chart.rungs[*at].goal?)?, pixels)));
        let bars: Vec<_> = self.drawn.iter().map(bar).collect();
        let done = self.chart.done.filter(|d| d.value.is_finite());
        let (steps, floor) = steps(
            told,
            self.drawn,
            &bars,
            width,
            if done.is_some() { HEAD } else { 0.0 },
        );
        let canvas = Canvas::new(width.pixels(), floor.ceil() as u32)
            .mirrored(told.words.locale.is_from_right());
        for step in &steps {
            canvas.line(
                Role::Axis,
                &[(zero, step.bar_top - 4.0), (zero, step.bar_top + BAR + 4.0)],
            );
        }
        draw_bars(&canvas, &steps);
        if let (Some(done), Some(label)) = (done, told.done()) {
            let x = self.x(done.value, pixels);
            draw_upright(
                &canvas,
                Role::Actual,
                x,
                &steps,
                (size + 6.0, floor - 2.0),
                size,
            );
            draw_label(
                &canvas,
                "pr-lb-actual",
                &label,
                x,
                text::bold_width(&label, size),
                size,
            );
        }
        draw_words(&canvas, &steps, size);
        canvas
    }
}

/// Bars of days.
pub(super) struct Days<'a> {
    chart: &'a Ladder,
    drawn: &'a [usize],
    first: Date,
    last: Date,
}

impl<'a> Days<'a> {
    /// `None` where no promise has a day.
    pub fn new(chart: &'a Ladder, drawn: &'a [usize]) -> Option<Days<'a>> {
        debug_assert_ne!(chart.moved(), Moved::Nothing, "one promise has no ladder");
        let dues = || drawn.iter().filter_map(|at| chart.rungs[*at].due);
        let first = chart
            .start
            .into_iter()
            .chain(dues())
            .chain(chart.rungs.iter().filter_map(|r| r.since))
            .min()?;
        let last = dues().max()?;
        let (first, last) = if last.since(first) < 14 {
            (first.plus(-7), last.plus(7))
        } else {
            (first, last)
        };
        Some(Days {
            chart,
            drawn,
            first,
            last,
        })
    }

    fn x(&self, day: Date, pixels: f64) -> f64 {
        1.0 + f64::from(day.since(self.first)) / f64::from(self.last.since(self.first))
            * (pixels - 3.0)
    }

    /// One of the two drawings.
    pub fn draw(&self, width: Width, told: &Told<'_>) -> Canvas {
        let (size, pixels) = (width.text(), f64::from(width.pixels()));
        let left = self.x(self.first, pixels);
        let bars: Vec<_> = self
            .drawn
            .iter()
            .map(|at| Some((left, self.x(self.chart.rungs[*at].due?, pixels))))
            .collect();
        let inside = (self.first..=self.last).contains(&self.chart.as_of);
        let (steps, floor) = steps(
            told,
            self.drawn,
            &bars,
            width,
            if inside { HEAD } else { 0.0 },
        );
        let canvas = Canvas::new(width.pixels(), (floor + 14.0 + size).ceil() as u32);
        let canvas = canvas.mirrored(told.words.locale.is_from_right());
        let ticks = ticks::days(self.first, self.last, width.pick(6, 4), told.words.locale);
        let at: Vec<f64> = ticks.iter().map(|t| self.x(t.day, pixels)).collect();
        canvas.line(Role::Axis, &[(left, floor), (pixels - 2.0, floor)]);
        at.iter()
            .for_each(|x| canvas.line(Role::Axis, &[(*x, floor), (*x, floor + 5.0)]));
        draw_bars(&canvas, &steps);
        if inside {
            let date = told.words.locale.date(self.chart.as_of);
            let label = told.words.say("chart-as-of", &[("date", Arg::Text(&date))]);
            let x = self.x(self.chart.as_of, pixels);
            draw_upright(&canvas, Role::AsOf, x, &steps, (size + 6.0, floor), size);
            draw_label(&canvas, "pr-ax", &label, x, text::width(&label, size), size);
        }
        draw_words(&canvas, &steps, size);
        plot::day_labels(&canvas, &ticks, &at, floor + 8.0 + size, size, pixels);
        canvas
    }
}
