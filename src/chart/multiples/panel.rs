//! The panels: one time axis for all, all marks of one role after each other, so that they share a
//! path.

use crate::base::Date;
use crate::chart::axis::{Days, Slot, Slots};
use crate::chart::canvas::{Anchor, Canvas, Point};
use crate::chart::field::{Field, Frame};
use crate::chart::figure::Width;
use crate::chart::label::{Area, Side};
use crate::chart::plot::{Domain, Plot, day_labels};
use crate::chart::role::Role;
use crate::chart::trajectory::{ChartText, Trajectory};
use crate::chart::{Wording, text, ticks};

/// Height of the name above a panel, and of the time axis under the last one, in pixels.
const NAME: f64 = 36.0;
const AXIS: f64 = 28.0;

/// How far a text keeps from the edge of the drawing, since some letters reach beyond their place.
const INSET: f64 = 1.0;

/// What all panels share.
pub(super) struct Grid<'a> {
    courses: &'a [&'a Trajectory],
    days: (Date, Date),
    /// The values of each, or of all together; `None` without a figure.
    domains: Vec<Option<Domain>>,
    shared: bool,
}

/// Where the panels stand: columns and rows of plots, each row with room for the names above it.
struct Layout {
    field: Field<Slots, Slots>,
    columns: usize,
    /// Width of a panel in pixels.
    cell: f64,
}

impl<'a> Grid<'a> {
    /// `None` where no indicator has a figure, so that there is nothing to draw.
    pub fn new(courses: &'a [&'a Trajectory]) -> Option<Grid<'a>> {
        let known = |course: &&Trajectory| course.now().and_then(|_| course.domain());
        let mut domains: Vec<Option<Domain>> = courses.iter().map(known).collect();
        let all: Vec<Domain> = domains.iter().flatten().copied().collect();
        let days = (
            all.iter().map(|d| d.first).min()?,
            all.iter().map(|d| d.last).max()?,
        );
        let shared = courses.windows(2).all(|pair| pair[0].unit == pair[1].unit) && alike(&all);
        if shared {
            let low = all.iter().map(|d| d.low).fold(f64::INFINITY, f64::min);
            let high = all.iter().map(|d| d.high).fold(f64::NEG_INFINITY, f64::max);
            domains
                .iter_mut()
                .flatten()
                .for_each(|d| (d.low, d.high) = (low, high));
        }
        Some(Grid {
            courses,
            days,
            domains,
            shared,
        })
    }

    /// Whether all panels have one value axis.
    pub fn is_shared(&self) -> bool {
        self.shared
    }

    /// Whether the values of a panel do not begin at zero.
    pub fn leaves_zero(&self) -> bool {
        self.domains
            .iter()
            .flatten()
            .any(|d| d.low > 0.0 || d.high < 0.0)
    }

    /// How many columns. Two and four stand better in pairs than with an empty third place.
    fn columns(&self, width: Width) -> usize {
        match (width, self.courses.len()) {
            (Width::Wide | Width::Large, 1) => 1,
            (Width::Wide | Width::Large, 2 | 4) => 2,
            (Width::Wide | Width::Large, _) => 3,
            (Width::Narrow, n) if n <= 3 => 1,
            (Width::Narrow, _) => 2,
        }
    }

    /// The drawing without a mark, with the places of its panels.
    fn layout(&self, width: Width, words: &Wording<'_>) -> (Canvas, Layout) {
        let (columns, gap) = (self.columns(width), width.pick(28.0, 16.0));
        let cell = (f64::from(width.pixels()) - gap * (columns - 1) as f64) / columns as f64;
        let plot = width.pick(96.0, if columns == 1 { 96.0 } else { 84.0 });
        let pitch = NAME + plot + width.pick(30.0, 24.0);
        let x = Slots::even(columns, cell + gap, (0.0, cell));
        let rows = self.courses.len().div_ceil(columns);
        let y = Slots::even(rows, pitch, (NAME, NAME + plot));
        let height = (rows as f64 - 1.0) * pitch + NAME + plot + AXIS;
        let canvas = Canvas::new(width.pixels(), height.ceil() as u32)
            .mirrored(words.locale.is_from_right());
        let frame = Frame {
            left: 0.0,
            top: 0.0,
            right: x.length(),
            bottom: y.length(),
        };
        let field = Field::rows(&canvas, &frame, x, y);
        (
            canvas,
            Layout {
                field,
                columns,
                cell,
            },
        )
    }

    /// One of the two drawings, layer by layer over all panels.
    pub fn draw(&self, width: Width, words: &Wording<'_>) -> Canvas {
        let ((canvas, layout), size) = (self.layout(width, words), width.text());
        let mut panels = self.panels(&canvas, &layout, size, words);
        self.ground(&mut panels);
        self.lines(&mut panels);
        self.names(&layout, size);
        self.values(&panels, words);
        self.days(&panels, &layout);
        self.ends(&mut panels, words);
        self.silent(&layout, size, words);
        canvas
    }

    /// One plot a panel with a figure, with room at the left for the widest value of all, so that
    /// the days stand below each other.
    fn panels(
        &self,
        canvas: &Canvas,
        layout: &Layout,
        size: f64,
        words: &Wording<'_>,
    ) -> Vec<Option<Plot>> {
        let values = |at: usize| -> Option<Vec<f64>> {
            let (course, domain) = (self.courses[at], self.domains[at]?);
            let least = 10f64.powi(-(course.decimals.min(9) as i32));
            Some(ticks::numbers(domain.low, domain.high, 2, least))
        };
        let all: Vec<Option<Vec<f64>>> = (0..self.courses.len()).map(values).collect();
        let label = |at: usize, value: f64| text::width(&self.tick(at, value, words), size);
        let widest = all
            .iter()
            .enumerate()
            .flat_map(|(at, values)| values.iter().flatten().map(move |v| label(at, *v)));
        let left = widest.fold(0.0, f64::max).min(layout.cell / 2.0) + 8.0;
        let (first, last) = self.days;
        let days = Days {
            ends: self.days,
            ticks: ticks::under_figures(first, last, 3, words.locale),
        };
        let plot = |(at, values): (usize, Option<Vec<f64>>)| {
            let [(x, top), (right, bottom)] = layout.corners(at);
            let frame = Frame {
                left: x + left,
                top,
                right: right - 6.0,
                bottom,
            };
            let bounds = Area {
                left: x + left,
                top: top - NAME + size * 1.5,
                right,
                bottom: bottom - 2.0,
            };
            Some(Plot::panel(
                canvas,
                frame,
                bounds,
                size,
                days.clone(),
                values?,
            ))
        };
        all.into_iter().enumerate().map(plot).collect()
    }

    /// A tick of a panel's value axis.
    fn tick(&self, at: usize, value: f64, words: &Wording<'_>) -> String {
        let unit = if self.courses[at].unit.starts_with('%') {
            "%"
        } else {
            ""
        };
        words.amount(value, self.courses[at].decimals.max(2), unit)
    }

    /// What lies behind the lines: room between limits, grid and axis.
    fn ground(&self, panels: &mut [Option<Plot>]) {
        self.each(panels, |course, plot| course.inside(plot));
        for role in [Role::Grid, Role::Axis] {
            self.each(panels, |_, plot| {
                let low = plot.values()[0];
                let is_axis = |value: f64| value == low || value == 0.0;
                plot.field
                    .grid(|value| (is_axis(value) == (role == Role::Axis)).then_some(role));
            });
        }
    }

    /// Target, plan, course, and the latest figure.
    fn lines(&self, panels: &mut [Option<Plot>]) {
        self.each(panels, |course, plot| course.goal_lines(plot));
        for role in [Role::Even, Role::Plan] {
            self.each(panels, |course, plot| {
                if course.plan_role() == role {
                    plot.line(role, &course.drawn_plan());
                }
            });
        }
        // Two hundred steps are about one a pixel, so that no peak is lost.
        let step = f64::from(self.days.1.since(self.days.0)) / 200.0;
        self.each(panels, |course, plot| {
            for run in course.runs().iter().filter(|run| run.len() > 1) {
                plot.line(Role::Actual, &thinned(run, step));
            }
        });
        for (role, open) in [(Role::DotEnd, false), (Role::DotOpen, true)] {
            self.each(panels, |course, plot| {
                if let Some((point, (day, value))) = course.latest().zip(course.spot())
                    && point.is_open() == open
                {
                    plot.dot(role, day, value, 4.0, None);
                }
            });
        }
    }

    fn names(&self, layout: &Layout, size: f64) {
        for (at, course) in self.courses.iter().enumerate() {
            let name = text::fitted(&course.name, size, layout.cell - INSET);
            layout.above(at, size, "pr-nm", &name);
        }
    }

    fn values(&self, panels: &[Option<Plot>], words: &Wording<'_>) {
        for (at, plot) in panels
            .iter()
            .enumerate()
            .filter_map(|(at, plot)| Some((at, plot.as_ref()?)))
        {
            for value in plot.values() {
                let at_tick = ((plot.days().0, *value), (-6.0, plot.size * 0.35));
                let label = self.tick(at, *value, words);
                plot.field.words(at_tick, Anchor::End, "pr-ax", &label);
            }
        }
    }

    /// The time axis under the last panel of each column.
    fn days(&self, panels: &[Option<Plot>], layout: &Layout) {
        let n = self.courses.len();
        for column in 0..layout.columns.min(n) {
            let mut drawn = (column..n)
                .step_by(layout.columns)
                .filter_map(|at| Some((at, panels[at].as_ref()?)));
            let Some((last, plot)) = drawn.next_back() else {
                continue;
            };
            let [(left, _), (right, _)] = layout.corners(last);
            plot.field.ticks(4.0);
            let (size, low) = (plot.size, plot.values()[0]);
            day_labels(&plot.field, low, 7.0 + size, size, (left, right));
        }
    }

    fn ends(&self, panels: &mut [Option<Plot>], words: &Wording<'_>) {
        self.each(panels, |course, plot| {
            let (told, Some((day, value))) = (ChartText::new(course, words), course.spot()) else {
                return;
            };
            let words = told.actual.into_iter().chain([
                words.amount(value, course.decimals, &course.unit),
                words.amount(value, course.decimals, ""),
            ]);
            let low = course.planned.is_some_and(|planned| value < planned);
            let mark = plot.place(day, value);
            plot.closely(
                &words.collect::<Vec<_>>(),
                "pr-lb-actual",
                mark,
                if low { Side::Below } else { Side::Above },
            );
        });
    }

    /// Words in the panels of indicators without a figure.
    fn silent(&self, layout: &Layout, size: f64, words: &Wording<'_>) {
        let silent = |(at, _): &(usize, &&Trajectory)| self.domains[*at].is_none();
        for (at, course) in self.courses.iter().enumerate().filter(silent) {
            let said = ChartText::new(course, words).title();
            let lines = text::lines(&said, size, layout.cell - INSET, 3);
            for (line, words) in lines.iter().enumerate() {
                let below = NAME + size * (1.0 + 1.4 * line as f64);
                layout.above(at, below, "pr-ax", words);
            }
        }
    }

    fn each(&self, panels: &mut [Option<Plot>], draw: impl Fn(&Trajectory, &mut Plot)) {
        for (course, plot) in self.courses.iter().zip(panels) {
            plot.as_mut()
                .into_iter()
                .for_each(|plot| draw(course, plot));
        }
    }
}

impl Layout {
    /// The upper left and the lower right corner of the plot of a panel, in pixels.
    fn corners(&self, at: usize) -> [Point; 2] {
        let (column, row) = (at % self.columns, at / self.columns);
        [
            self.field.place((Slot::Start(column), Slot::Start(row))),
            self.field.place((Slot::End(column), Slot::End(row))),
        ]
    }

    /// Writes words so many pixels below the top of the room for a panel's name.
    fn above(&self, at: usize, below: f64, class: &'static str, words: &str) {
        let (column, row) = (at % self.columns, at / self.columns);
        let corner = (Slot::Start(column), Slot::Start(row));
        let shift = (INSET, below - NAME);
        self.field
            .words((corner, shift), Anchor::Start, class, words);
    }
}

/// Whether the extents of domains, counted from zero, differ by no more than a factor of five, so
/// that the smallest can still be read on the axis of all.
fn alike(domains: &[Domain]) -> bool {
    let extents = || domains.iter().map(|d| d.high.max(0.0) - d.low.min(0.0));
    extents().fold(0.0, f64::max) <= 5.0 * extents().fold(f64::INFINITY, f64::min)
}

/// A run with no more than its lowest and highest figure in each step of days, which looks the
/// same; its ends stay.
pub(super) fn thinned(run: &[(Date, f64)], step: f64) -> Vec<(Date, f64)> {
    if run.len() < 100 {
        return run.to_vec();
    }
    let start = run[0].0;
    let bucket = |day: Date| (f64::from(day.since(start)) / step) as i64;
    let mut kept = Vec::new();
    for part in run.chunk_by(|a, b| bucket(a.0) == bucket(b.0)) {
        let by = |at: &usize, other: &usize| part[*at].1.total_cmp(&part[*other].1);
        let ends = [
            Some(0),
            (0..part.len()).min_by(by),
            (0..part.len()).max_by(by),
            Some(part.len() - 1),
        ];
        let mut at: Vec<usize> = ends.into_iter().flatten().collect();
        at.sort_unstable();
        at.dedup();
        kept.extend(at.into_iter().map(|at| part[at]));
    }
    kept
}
