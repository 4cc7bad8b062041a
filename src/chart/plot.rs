//! Values over time: the frame, the axes and the places that all such charts share. What is drawn
//! between them is the business of each chart.

use super::axis::{Days, Values};
use super::canvas::{Anchor, Canvas, Point};
use super::element::Dot;
use super::field::{Field, Frame, HERE};
use super::label::{Area, Obstacles, Spot};
use super::role::Role;
use super::{Width, Wording, text, ticks};
use crate::base::Date;
use crate::base::conventions::Scale;
use crate::theme::Arg;
use plotters::coord::ranged1d::Ranged;

/// Days and values that a chart must show.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Domain {
    /// The first day that must have a place.
    pub first: Date,
    /// The last day that must have a place; after the first.
    pub last: Date,
    /// The least value that must have a place.
    pub low: f64,
    /// The greatest value that must have a place; above the least.
    pub high: f64,
}

impl Domain {
    /// The domain of all places, never without extent; `None` when there is nothing to place.
    ///
    /// `zero`: whether the values begin at zero, as they do unless an author says otherwise.
    pub fn of(places: impl IntoIterator<Item = (Date, f64)>, zero: bool) -> Option<Domain> {
        let mut domain: Option<Domain> = None;
        for (day, value) in places.into_iter().filter(|(_, value)| value.is_finite()) {
            let start = Domain {
                first: day,
                last: day,
                low: value,
                high: value,
            };
            let d = domain.get_or_insert(start);
            (d.first, d.last) = (d.first.min(day), d.last.max(day));
            (d.low, d.high) = (d.low.min(value), d.high.max(value));
        }
        let mut d = domain?;
        if zero {
            (d.low, d.high) = (d.low.min(0.0), d.high.max(0.0));
        }
        // Values that are all alike get a tenth of themselves as room, zeros a whole one.
        if d.high <= d.low {
            let room = if d.high == 0.0 {
                1.0
            } else {
                d.high.abs() * 0.1
            };
            (d.low, d.high) = if zero {
                (d.low, d.high + room)
            } else {
                (d.low - room, d.high + room)
            };
        }
        // A stretch of less than two weeks gets a week more on each side.
        if d.last.since(d.first) < 14 {
            (d.first, d.last) = (d.first.plus(-7), d.last.plus(7));
        }
        Some(d)
    }

    /// The domain, reaching to a day at least.
    pub fn until(self, last: Date) -> Domain {
        Domain {
            last: self.last.max(last),
            ..self
        }
    }
}

/// How values are written at the axis.
#[derive(Clone, Debug, PartialEq)]
pub struct Measure<'a> {
    /// The unit; empty for none.
    pub unit: &'a str,
    /// Digits after the decimal point of the figures.
    pub decimals: usize,
}

/// A drawing of values over time while it grows.
pub struct Plot {
    /// What is drawn on.
    pub canvas: Canvas,
    /// Edges of the part with the marks, in pixels; labels may reach out of it.
    pub frame: Frame,
    /// Its days and values.
    pub field: Field<Days, Values>,
    /// Size of its text in pixels.
    pub size: f64,
    /// What labels must keep off.
    pub taken: Obstacles,
    /// The scale of its value axis, whose word stands over the axis; 1 without a word in panels.
    pub scale: Scale,
}

/// What a plot is made from.
pub struct Setting<'a> {
    /// Which of the two drawings it is.
    pub width: Width,
    /// Height of the whole drawing in pixels.
    pub height: u32,
    /// The days and values that it must show.
    pub domain: Domain,
    /// How its values are written.
    pub measure: Measure<'a>,
    /// Room at the right for labels at the ends of lines, in pixels.
    pub room: f64,
    /// Values with a line of their own, in any order; a grid line that touched it would read as a
    /// second one.
    pub quiet: Vec<f64>,
}

impl Plot {
    /// The frame with its axes; the as-of line only when it lies inside.
    pub fn new(setting: &Setting<'_>, as_of: Date, words: &Wording<'_>) -> Plot {
        let Setting {
            width,
            height,
            domain,
            measure,
            room,
            quiet,
        } = setting;
        let (size, pixels) = (width.text(), f64::from(width.pixels()));
        let least = 10f64.powi(-(measure.decimals.min(9) as i32));
        let values = ticks::numbers(domain.low, domain.high, width.pick(5, 4), least);
        let scale = words.scale_of(
            values.iter().fold(0.0, |most: f64, v| most.max(v.abs())),
            measure.unit,
        );
        let tick = |value: f64| axis_label(value, &values, scale, measure, words);
        let widest = values
            .iter()
            .map(|v| text::width(&tick(*v), size))
            .fold(0.0, f64::max);
        let frame = Frame {
            left: widest + 10.0,
            // Room for the label of the as-of date, and under it for the unit where it is scaled.
            top: if scale.word.is_empty() { 34.0 } else { 52.0 },
            right: pixels - room,
            bottom: f64::from(*height) - 30.0,
        };
        let canvas = Canvas::new(width.pixels(), *height).mirrored(words.locale.is_from_right());
        let bounds = Area {
            left: frame.left,
            top: 0.0,
            right: pixels - 2.0,
            bottom: frame.bottom - 2.0,
        };
        let ends = (domain.first, domain.last);
        let ticks = ticks::under_figures(ends.0, ends.1, width.pick(6, 4), words.locale);
        let days = Days { ends, ticks };
        let mut plot = Plot {
            field: Field::rising(&canvas, &frame, days, Values::over(values)),
            canvas,
            frame,
            size,
            taken: Obstacles::new(bounds, size),
            scale,
        };
        plot.value_axis(measure, quiet, words);
        plot.day_axis();
        plot.as_of(as_of, words);
        plot
    }

    /// A panel of a drawing that it shares with others, without any axis yet; labels stay within
    /// `bounds`.
    pub fn panel(
        canvas: &Canvas,
        frame: Frame,
        bounds: Area,
        size: f64,
        days: Days,
        values: Vec<f64>,
    ) -> Plot {
        Plot {
            field: Field::rising(canvas, &frame, days, Values::over(values)),
            canvas: canvas.clone(),
            frame,
            size,
            taken: Obstacles::new(bounds, size),
            scale: Scale { of: 1.0, word: "" },
        }
    }

    /// The first and the last day of its axis.
    pub fn days(&self) -> (Date, Date) {
        self.field.x().ends
    }

    /// The round values of its axis.
    pub fn values(&self) -> &[f64] {
        &self.field.y().ticks
    }

    /// The place in the lower left corner, and the one in the upper right corner.
    pub fn corners(&self) -> [(Date, f64); 2] {
        let ((first, last), (low, high)) = (self.days(), self.field.y().ends);
        [(first, low), (last, high)]
    }

    /// Where a day and a value are, in pixels.
    pub fn place(&self, day: Date, value: f64) -> Point {
        self.field.place((day, value))
    }

    fn value_axis(&mut self, measure: &Measure<'_>, quiet: &[f64], words: &Wording<'_>) {
        let first = self.days().0;
        let height = |value: f64| self.place(first, value).1;
        let [(_, low), (_, high)] = self.corners();
        let touched = |value: f64| {
            let y = height(value);
            quiet.iter().any(|q| (height(*q) - y).abs() < 14.0)
        };
        self.field.grid(|value| match value {
            0.0 if low < 0.0 && 0.0 < high => Some(Role::Zero),
            value if value == 0.0 || value == low => Some(Role::Axis),
            value if touched(value) => None,
            _ => Some(Role::Grid),
        });
        for value in self.values() {
            let label = axis_label(*value, self.values(), self.scale, measure, words);
            let at = ((first, *value), (-8.0, self.size * 0.35));
            self.field.words(at, Anchor::End, "pr-ax", &label);
        }
        if !self.scale.word.is_empty() {
            let unit = words.unit_of(self.scale, measure.unit);
            let spot = Spot {
                at: (2.0, self.frame.top - self.size * 1.1),
                anchor: Anchor::Start,
            };
            self.taken.take(spot, text::width(&unit, self.size));
            self.canvas.text(spot.at, spot.anchor, "pr-ax", &unit);
        }
    }

    fn day_axis(&mut self) {
        self.field.ticks(5.0);
        let edges = (0.0, f64::from(self.canvas.size().0));
        let low = self.field.y().ends.0;
        day_labels(&self.field, low, 8.0 + self.size, self.size, edges);
    }

    fn as_of(&mut self, as_of: Date, words: &Wording<'_>) {
        let (first, last) = self.days();
        if as_of < first || last < as_of {
            return;
        }
        let [(_, low), (_, high)] = self.corners();
        let x = self.place(as_of, high).0;
        let label = words.say(
            "chart-as-of",
            &[("date", Arg::Text(&words.locale.date(as_of)))],
        );
        let wide = text::width(&label, self.size);
        let most = f64::from(self.canvas.size().0) - wide / 2.0 - 2.0;
        let at = (x.clamp(wide / 2.0 + 2.0, most), 14.0);
        let anchor = Anchor::Middle;
        self.taken.take(Spot { at, anchor }, wide);
        let shift = (at.0 - x, at.1 - self.frame.top);
        self.field
            .words(((as_of, high), shift), anchor, "pr-ax", &label);
        let above = (0.0, 20.0 - self.frame.top);
        self.field
            .open(Role::AsOf, [((as_of, high), above), ((as_of, low), HERE)]);
        self.taken.line(&[(x, 20.0), (x, self.frame.bottom)], 1.0);
    }

    /// Draws a line through days and values, which labels will keep off.
    pub fn line(&mut self, role: Role, points: &[(Date, f64)]) {
        if points.len() < 2 {
            return;
        }
        self.field.line(role, points.to_vec());
        let pixels: Vec<Point> = points.iter().map(|(d, v)| self.place(*d, *v)).collect();
        self.taken.line(&pixels, role.look().width);
    }

    /// Draws a round mark, which labels will keep off.
    pub fn dot(&mut self, role: Role, day: Date, value: f64, radius: f64, told: Option<&str>) {
        self.field.mark((day, value), Dot { role, radius, told });
        self.taken.dot(self.place(day, value), radius);
    }
}

/// A tick of the value axis in its scale, with as many decimals as the step between two ticks has;
/// percent signs stand at each, other units in the subtitle or over the axis.
fn axis_label(
    value: f64,
    values: &[f64],
    scale: Scale,
    measure: &Measure<'_>,
    words: &Wording<'_>,
) -> String {
    let step = values
        .windows(2)
        .next()
        .map_or(1.0, |pair| (pair[1] - pair[0]) / scale.of);
    let decimals = (0..9).find(|d| whole(step * 10f64.powi(*d))).unwrap_or(9) as usize;
    let number = words.locale.number(value / scale.of, decimals);
    if measure.unit.starts_with('%') {
        words.locale.with_percent(&number)
    } else {
        number
    }
}

fn whole(value: f64) -> bool {
    (value - value.round()).abs() < 1e-6
}

/// Labels of a time axis under their ticks, `below` some pixels under a place of the other axis and
/// between two edges of the drawing; one is left out where it would touch its neighbour.
pub fn day_labels<Y: Ranged>(
    field: &Field<Days, Y>,
    floor: Y::ValueType,
    below: f64,
    size: f64,
    edges: (f64, f64),
) where
    Y::ValueType: Copy + 'static,
{
    let mut free = f64::NEG_INFINITY;
    for tick in &field.x().ticks {
        let at = (tick.day, floor);
        let half = text::width(&tick.label, size) / 2.0;
        let x = field.place(at).0;
        let middle = x.min(edges.1 - half - 2.0).max(edges.0 + half + 2.0);
        if free < middle - half {
            let shift = (middle - x, below);
            field.words((at, shift), Anchor::Middle, "pr-ax", &tick.label);
            free = middle + half + 8.0;
        }
    }
}
