//! The bars of a ladder: of values from zero, or of days up to each due date.

use super::say::{ChartText, single};
use super::{Ladder, Moved};
use crate::base::Date;
use crate::chart::axis::{self, Slot, Slots};
use crate::chart::canvas::{Anchor, Canvas};
use crate::chart::field::{Field, Frame};
use crate::chart::figure::Width;
use crate::chart::role::Role;
use crate::chart::{plot, text, ticks};
use crate::theme::Arg;
use plotters::coord::ranged1d::Ranged;

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
    /// The baseline of its first line, and the upper edge of its bar, in pixels.
    top: f64,
    bar_top: f64,
}

/// The rungs one under the other, over an axis of values or of days.
struct Rungs<X: Ranged> {
    field: Field<X, Slots>,
    canvas: Canvas,
    steps: Vec<Step>,
    /// Size of the text.
    size: f64,
    /// Where the last rung ends.
    floor: f64,
}

/// The rungs one under the other, with the y at which the last one ends.
fn steps(told: &ChartText<'_>, drawn: &[usize], width: Width, head: f64) -> (Vec<Step>, f64) {
    let (size, pixels) = (width.text(), f64::from(width.pixels()));
    let mut y = head;
    let step = |at: &usize| {
        let lines = lines(told, *at, size, pixels);
        let top = y + size;
        let bar_top = y + size * (1.25 * lines.len() as f64 - 0.05) + ABOVE;
        y = bar_top + BAR + BELOW;
        let now = *at + 1 == told.chart.rungs.len();
        Step {
            lines,
            now,
            top,
            bar_top,
        }
    };
    let steps = drawn.iter().map(step).collect();
    (steps, y - BELOW + 6.0)
}

/// The words of a rung: in one line where it has room, else with the due date on a line of its own.
fn lines(told: &ChartText<'_>, at: usize, size: f64, room: f64) -> Vec<String> {
    let (what, due) = told.rung_in_two(at);
    let whole = told.rung(at);
    if text::width(&whole, size) <= room {
        return vec![whole];
    }
    let lines = |part: &str| text::lines(part, size, room, 2);
    [lines(&what), lines(&due)].concat()
}

impl<X: Ranged> Rungs<X>
where
    X::ValueType: Copy + 'static,
{
    /// The rungs with `head` pixels over them and `foot` pixels under them.
    fn new(
        (told, drawn): (&ChartText<'_>, &[usize]),
        width: Width,
        (head, foot): (f64, f64),
        x: X,
    ) -> Rungs<X> {
        let (size, pixels) = (width.text(), width.pixels());
        let (steps, floor) = steps(told, drawn, width, head);
        let canvas = Canvas::new(pixels, (floor + foot).ceil() as u32)
            .mirrored(told.words.locale.is_from_right());
        let bars = steps.iter().map(|step| (step.bar_top, step.bar_top + BAR));
        let y = Slots::uneven(bars.collect(), floor);
        let frame = Frame {
            left: 1.0,
            top: 0.0,
            right: f64::from(pixels) - 2.0,
            bottom: floor,
        };
        let field = Field::rows(&canvas, &frame, x, y);
        Rungs {
            field,
            canvas,
            steps,
            size,
            floor,
        }
    }

    /// The bars, each from one place to another.
    fn bars(&self, ends: impl Iterator<Item = Option<[X::ValueType; 2]>>) {
        for (at, ends) in ends.enumerate() {
            let Some([from, to]) = ends else { continue };
            let x = |end| self.field.place((end, Slot::Start(at))).0;
            let [left, right] = if x(from) <= x(to) {
                [from, to]
            } else {
                [to, from]
            };
            let long = x(right) - x(left);
            let (role, edge, least) = if self.steps[at].now {
                (Role::BarPlan, 0.0, 1.0)
            } else {
                // The edge of an outline lies half outside, which would make the bar longer than
                // its value.
                (Role::BarFormer, Role::BarFormer.look().width / 2.0, 0.25)
            };
            let end = edge + (long - 2.0 * edge).max(least) - long;
            let corners = [
                ((left, Slot::Start(at)), (edge, edge)),
                ((right, Slot::End(at)), (end, -edge)),
            ];
            self.field.bar(role, corners);
        }
    }

    /// The words of the rungs, from the left edge on.
    fn words(&self, start: X::ValueType) {
        for (at, step) in self.steps.iter().enumerate() {
            let class = if step.now { "pr-nm" } else { "pr-ax" };
            let corner = (start, Slot::Start(at));
            let (x, y) = self.field.place(corner);
            for (line, words) in step.lines.iter().enumerate() {
                let below = step.top + line as f64 * self.size * 1.25;
                let at = (corner, (-x, below - y));
                self.field.words(at, Anchor::Start, class, words);
            }
        }
    }

    /// An upright line through all rungs, set off from the bars, with room in it wherever it would
    /// cross their words.
    fn upright(&self, role: Role, at: X::ValueType, (top, floor): (f64, f64)) {
        let x = self.field.place((at, Slot::Start(0))).0;
        let crosses = |line: &String| x < text::width(line, self.size) + 6.0;
        let (mut from, mut pieces) = (top, Vec::new());
        for (rung, step) in self.steps.iter().enumerate() {
            if step.lines.iter().any(crosses) {
                pieces.push((rung, from, step.top - self.size - 2.0));
                from = step.bar_top - 4.0;
            }
        }
        pieces.push((self.steps.len() - 1, from, floor));
        pieces.retain(|(_, from, to)| from + 2.0 < *to);
        for role in [Role::TickHalo, role] {
            for (rung, from, to) in &pieces {
                let place = (at, Slot::Start(*rung));
                let y = self.field.place(place).1;
                let ends = [from, to].map(|end| (place, (0.0, end - y)));
                self.field.open(role, ends);
            }
        }
    }

    /// The label of the line, over it.
    fn label(&self, class: &'static str, label: &str, at: X::ValueType, wide: f64) {
        let pixels = f64::from(self.canvas.size().0);
        let label = text::fitted(label, self.size, pixels);
        let half = wide.min(pixels) / 2.0;
        let place = (at, Slot::Start(0));
        let (x, y) = self.field.place(place);
        let shift = (x.clamp(half, pixels - half) - x, self.size - y);
        self.field
            .words((place, shift), Anchor::Middle, class, &label);
    }
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

    /// One of the two drawings.
    pub fn draw(&self, width: Width, told: &ChartText<'_>) -> Canvas {
        let size = width.text();
        let done = self.chart.done.filter(|d| d.value.is_finite());
        let head = if done.is_some() { HEAD } else { 0.0 };
        let values = axis::Values::between(self.low, self.high);
        let rungs = Rungs::new((told, self.drawn), width, (head, 0.0), values);
        for at in 0..self.drawn.len() {
            let (above, below) = ((0.0, -4.0), (0.0, 4.0));
            let ends = [
                ((0.0, Slot::Start(at)), above),
                ((0.0, Slot::End(at)), below),
            ];
            rungs.field.open(Role::Axis, ends);
        }
        let goal = |at: &usize| Some([0.0, single(self.chart.rungs[*at].goal?)?]);
        rungs.bars(self.drawn.iter().map(goal));
        if let (Some(done), Some(label)) = (done, told.done()) {
            rungs.upright(Role::Actual, done.value, (size + 6.0, rungs.floor - 2.0));
            let wide = text::bold_width(&label, size);
            rungs.label("pr-lb-actual", &label, done.value, wide);
        }
        rungs.words(self.low);
        rungs.canvas
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
        assert_ne!(chart.moved(), Moved::Nothing, "one promise has no ladder");
        let dues = || drawn.iter().filter_map(|at| chart.rungs[*at].due);
        let first = chart
            .start
            .into_iter()
            .chain(dues())
            .chain(chart.rungs.iter().filter_map(|r| r.since?.first()))
            .min()?;
        let last = dues().max()?;
        // Dates that are nearly one get a week on each side, so that there is an axis at all.
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

    /// One of the two drawings.
    pub fn draw(&self, width: Width, told: &ChartText<'_>) -> Canvas {
        let (size, as_of) = (width.text(), self.chart.as_of);
        let inside = (self.first..=self.last).contains(&as_of);
        let head = if inside { HEAD } else { 0.0 };
        let ends = (self.first, self.last);
        let ticks = ticks::days(ends.0, ends.1, width.pick(6, 4), told.words.locale);
        let days = axis::Days { ends, ticks };
        let rungs = Rungs::new((told, self.drawn), width, (head, 14.0 + size), days);
        let last = Slot::End(self.drawn.len() - 1);
        let below = (0.0, rungs.floor - rungs.field.place((self.first, last)).1);
        let floor = [((self.first, last), below), ((self.last, last), below)];
        rungs.field.open(Role::Axis, floor);
        rungs.field.ticks(5.0);
        let due = |at: &usize| Some([self.first, self.chart.rungs[*at].due?]);
        rungs.bars(self.drawn.iter().map(due));
        if inside {
            let date = told.words.locale.date(as_of);
            let label = told.words.say("chart-as-of", &[("date", Arg::Text(&date))]);
            rungs.upright(Role::AsOf, as_of, (size + 6.0, rungs.floor));
            rungs.label("pr-ax", &label, as_of, text::width(&label, size));
        }
        rungs.words(self.first);
        let edges = (0.0, f64::from(width.pixels()));
        plot::day_labels(&rungs.field, last, below.1 + 8.0 + size, size, edges);
        rungs.canvas
    }
}
