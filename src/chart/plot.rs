//! Values over time: the frame, the axes and the places that all such charts share.

use super::canvas::{Anchor, Canvas, FINE, Point};
use super::label::{Area, Obstacles, Spot};
use super::role::{Role, colour};
use super::{Width, Words, text, ticks};
use crate::base::Date;
use crate::base::locale::Scale;
use crate::theme::Arg;
use plotters::coord::Shift;
use plotters::coord::cartesian::Cartesian2d;
use plotters::coord::types::RangedCoordf64;
use plotters::element::{Drawable, PathElement, PointCollection, Polygon};
use plotters::prelude::{ChartBuilder, ChartContext, DrawingArea, IntoDrawingArea};
use plotters::style::Color;

/// Days and values that a chart must show.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Domain {
    /// The first day.
    pub first: Date,
    /// The last day.
    pub last: Date,
    /// The least value.
    pub low: f64,
    /// The greatest value.
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
        if d.last.since(d.first) < 14 {
            (d.first, d.last) = (d.first.plus(-7), d.last.plus(7));
        }
        Some(d)
    }

    /// The same with more days at its end.
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

/// Edges of the plot within a drawing, in pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Frame {
    /// Left edge.
    pub left: f64,
    /// Upper edge.
    pub top: f64,
    /// Right edge.
    pub right: f64,
    /// Lower edge.
    pub bottom: f64,
}

type Context<'a> = ChartContext<'a, Canvas, Cartesian2d<RangedCoordf64, RangedCoordf64>>;

/// A drawing of values over time while it grows.
pub struct Plot {
    /// What is drawn on.
    pub canvas: Canvas,
    /// Edges of the plot.
    pub frame: Frame,
    /// Size of its text.
    pub size: f64,
    /// What labels must keep off.
    pub taken: Obstacles,
    /// The days of its axis.
    pub days: (Date, Date),
    /// The round values of its axis.
    pub values: Vec<f64>,
    /// The scale of its axis.
    pub scale: Scale,
    context: Context<'static>,
}

/// What a plot needs to begin.
pub struct Setting<'a> {
    /// Which of the two drawings.
    pub width: Width,
    /// Its height in pixels.
    pub height: u32,
    /// What it must show.
    pub domain: Domain,
    /// How its values are written.
    pub measure: Measure<'a>,
    /// Room at the right for labels at the ends of lines, in pixels.
    pub room: f64,
    /// Values with a line of their own; a grid line that touched it would read as a second one.
    pub quiet: Vec<f64>,
}

impl Plot {
    /// The frame with its axes; the as-of line only when it lies inside.
    pub fn new(setting: &Setting<'_>, as_of: Date, words: &Words<'_>) -> Plot {
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
        let context = context(&canvas, &frame, domain, &values);
        let taken = Obstacles::new(bounds, size);
        let days = (domain.first, domain.last);
        let mut plot = Plot {
            canvas,
            frame,
            size,
            taken,
            days,
            values,
            scale,
            context,
        };
        plot.value_axis(measure, quiet, words);
        plot.day_axis(*width, words);
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
        days: (Date, Date),
        values: Vec<f64>,
    ) -> Plot {
        let domain = Domain {
            first: days.0,
            last: days.1,
            low: values[0],
            high: values[values.len() - 1],
        };
        let context = context(canvas, &frame, &domain, &values);
        let (canvas, taken, scale) = (
            canvas.clone(),
            Obstacles::new(bounds, size),
            Scale { of: 1.0, word: "" },
        );
        Plot {
            canvas,
            frame,
            size,
            taken,
            days,
            values,
            scale,
            context,
        }
    }

    /// Where a day and a value are, in pixels.
    pub fn place(&self, day: Date, value: f64) -> Point {
        self.place_at(f64::from(day.0), value)
    }

    fn place_at(&self, day: f64, value: f64) -> Point {
        let (x, y) = self.context.backend_coord(&(day, value));
        (f64::from(x) / FINE, f64::from(y) / FINE)
    }

    fn value_axis(&mut self, measure: &Measure<'_>, quiet: &[f64], words: &Words<'_>) {
        let mixed = self.values.iter().any(|v| *v < 0.0) && self.values.iter().any(|v| *v > 0.0);
        for at in 0..self.values.len() {
            let value = self.values[at];
            let y = self.place(self.days.0, value).1;
            let touched = quiet
                .iter()
                .any(|q| (self.place(self.days.0, *q).1 - y).abs() < 14.0);
            let role = match (value == 0.0 || at == 0, value == 0.0 && mixed) {
                (_, true) => Role::Zero,
                (true, _) => Role::Axis,
                _ if touched => continue,
                _ => Role::Grid,
            };
            self.canvas
                .line(role, &[(self.frame.left, y), (self.frame.right, y)]);
        }
        for value in &self.values {
            let label = axis_label(*value, &self.values, self.scale, measure, words);
            let y = self.place(self.days.0, *value).1;
            self.canvas.text(
                (self.frame.left - 8.0, y + self.size * 0.35),
                Anchor::End,
                "pr-ax",
                &label,
            );
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

    fn day_axis(&mut self, width: Width, words: &Words<'_>) {
        let pixels = f64::from(width.pixels());
        let ticks = ticks::under_figures(self.days.0, self.days.1, width.pick(6, 4), words.locale);
        let at: Vec<f64> = ticks.iter().map(|t| self.place(t.day, 0.0).0).collect();
        for x in &at {
            self.canvas.line(
                Role::Axis,
                &[(*x, self.frame.bottom), (*x, self.frame.bottom + 5.0)],
            );
        }
        day_labels(
            &self.canvas,
            &ticks,
            &at,
            self.frame.bottom + 8.0 + self.size,
            self.size,
            pixels,
        );
    }

    fn as_of(&mut self, as_of: Date, words: &Words<'_>) {
        if as_of < self.days.0 || self.days.1 < as_of {
            return;
        }
        let x = self.place(as_of, 0.0).0;
        let label = words.say(
            "chart-as-of",
            &[("date", Arg::Text(&words.locale.date(as_of)))],
        );
        let wide = text::width(&label, self.size);
        let most = f64::from(self.canvas.size().0) - wide / 2.0 - 2.0;
        let at = (x.clamp(wide / 2.0 + 2.0, most), 14.0);
        self.taken.take(
            Spot {
                at,
                anchor: Anchor::Middle,
            },
            wide,
        );
        self.canvas.text(at, Anchor::Middle, "pr-ax", &label);
        let line = [(x, 20.0), (x, self.frame.bottom)];
        self.taken.line(&line, 1.0);
        self.canvas.line(Role::AsOf, &line);
    }

    /// Draws a line through days and values, which labels will keep off.
    pub fn line(&mut self, role: Role, points: &[(Date, f64)]) {
        if points.len() < 2 {
            return;
        }
        let element = PathElement::new(
            points
                .iter()
                .map(|(d, v)| (f64::from(d.0), *v))
                .collect::<Vec<_>>(),
            colour(role),
        );
        self.draw(element);
        let pixels: Vec<Point> = points.iter().map(|(d, v)| self.place(*d, *v)).collect();
        self.taken.line(&pixels, role.look().width);
    }

    /// Fills a shape through days and values.
    pub fn area(&mut self, role: Role, points: &[(Date, f64)]) {
        let outline: Vec<(f64, f64)> = points.iter().map(|(d, v)| (f64::from(d.0), *v)).collect();
        self.draw(Polygon::new(outline, colour(role).filled()));
    }

    /// Hatches the ground under a run of invented figures.
    pub fn invented(&mut self, run: &[(Date, f64)]) {
        let (Some(first), Some(last)) = (run.first(), run.last()) else {
            return;
        };
        let floor = self.values[0].max(0.0f64.min(*self.values.last().unwrap_or(&0.0)));
        self.area(
            Role::InventedHatch,
            &[run, &[(last.0, floor), (first.0, floor)]].concat(),
        );
    }

    /// Draws a round mark, which labels will keep off.
    pub fn dot(&mut self, role: Role, day: Date, value: f64, radius: f64, told: Option<&str>) {
        let at = self.place(day, value);
        self.canvas.circle(role, at, radius, told);
        self.taken.dot(at, radius);
    }

    fn draw<E>(&mut self, element: E)
    where
        E: Drawable<Canvas>,
        for<'a> &'a E: PointCollection<'a, (f64, f64)>,
    {
        let drawn = self.context.draw_series(std::iter::once(element));
        drawn
            .map(drop)
            .unwrap_or_else(|e| panic!("drawing into memory cannot fail: {e}"));
    }
}

fn context(canvas: &Canvas, frame: &Frame, domain: &Domain, values: &[f64]) -> Context<'static> {
    let (width, height) = canvas.size();
    let root: DrawingArea<Canvas, Shift> = canvas.clone().into_drawing_area();
    let area = root.margin(
        fine(frame.top),
        fine(f64::from(height) - frame.bottom),
        fine(frame.left),
        fine(f64::from(width) - frame.right),
    );
    let (bottom, top) = (values[0], *values.last().unwrap_or(&values[0]));
    assert!(
        bottom < top && domain.first < domain.last,
        "an axis has an extent: {bottom}..{top}"
    );
    ChartBuilder::on(&area)
        .build_cartesian_2d(
            f64::from(domain.first.0)..f64::from(domain.last.0),
            bottom..top,
        )
        .unwrap_or_else(|e| panic!("a checked range gives a coordinate system: {e}"))
}

fn fine(pixels: f64) -> i32 {
    (pixels * FINE).round() as i32
}

/// A tick of the value axis in its scale; percent signs stand at each, other units in the subtitle
/// or over the axis.
fn axis_label(
    value: f64,
    values: &[f64],
    scale: Scale,
    measure: &Measure<'_>,
    words: &Words<'_>,
) -> String {
    let step = values
        .windows(2)
        .next()
        .map_or(1.0, |pair| (pair[1] - pair[0]) / scale.of);
    let decimals = (0..9).find(|d| whole(step * 10f64.powi(*d))).unwrap_or(9) as usize;
    let number = words.locale.number(value / scale.of, decimals);
    if measure.unit.starts_with('%') {
        format!("{number}%")
    } else {
        number
    }
}

fn whole(value: f64) -> bool {
    (value - value.round()).abs() < 1e-6
}

/// Labels of a time axis under their ticks, one left out where it would touch its neighbour.
pub fn day_labels(
    canvas: &Canvas,
    ticks: &[ticks::DayTick],
    at: &[f64],
    y: f64,
    size: f64,
    pixels: f64,
) {
    day_labels_within(canvas, ticks, at, y, size, (0.0, pixels));
}

/// The same between two edges.
pub fn day_labels_within(
    canvas: &Canvas,
    ticks: &[ticks::DayTick],
    at: &[f64],
    y: f64,
    size: f64,
    edges: (f64, f64),
) {
    let mut free = f64::NEG_INFINITY;
    for (tick, x) in ticks.iter().zip(at) {
        let half = text::width(&tick.label, size) / 2.0;
        let middle = x.min(edges.1 - half - 2.0).max(edges.0 + half + 2.0);
        if free < middle - half {
            canvas.text((middle, y), Anchor::Middle, "pr-ax", &tick.label);
            free = middle + half + 8.0;
        }
    }
}
