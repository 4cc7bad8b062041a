//! The panels: one time axis for all, all marks of one role after each other, so that they share a
//! path.

use crate::base::Date;
use crate::chart::canvas::{Anchor, Canvas};
use crate::chart::figure::Width;
use crate::chart::label::{Area, Side};
use crate::chart::plot::{Domain, Frame, Plot, day_labels_within};
use crate::chart::role::Role;
use crate::chart::trajectory::{Told, Trajectory};
use crate::chart::{Words, text, ticks};

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

/// Where the panels stand.
struct Layout {
    columns: usize,
    cell: f64,
    plot: f64,
    pitch: f64,
    gap: f64,
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

    fn layout(&self, width: Width) -> Layout {
        let n = self.courses.len();
        // Two and four stand better in pairs than with an empty third place.
        let columns = match width {
            Width::Wide if n == 1 => 1,
            Width::Wide if n == 2 || n == 4 => 2,
            Width::Wide => 3,
            Width::Narrow if n <= 3 => 1,
            Width::Narrow => 2,
        };
        let gap = width.pick(28.0, 16.0);
        let cell = (f64::from(width.pixels()) - gap * (columns - 1) as f64) / columns as f64;
        let plot = width.pick(96.0, if columns == 1 { 96.0 } else { 84.0 });
        Layout {
            columns,
            cell,
            plot,
            pitch: NAME + plot + width.pick(30.0, 24.0),
            gap,
        }
    }

    pub fn draw(&self, width: Width, words: &Words<'_>) -> Canvas {
        let (layout, size) = (self.layout(width), width.text());
        let rows = self.courses.len().div_ceil(layout.columns);
        let height = (rows as f64 - 1.0) * layout.pitch + NAME + layout.plot + AXIS;
        let canvas = Canvas::new(width.pixels(), height.ceil() as u32)
            .mirrored(words.locale.is_from_right());
        let mut panels = self.panels(&canvas, &layout, size, words);
        self.ground(&mut panels);
        self.lines(&mut panels);
        self.names(&canvas, &layout, size);
        self.values(&panels, words);
        self.days(&panels, &layout, &canvas, words);
        self.ends(&mut panels, words);
        self.silent(&canvas, &layout, size, words);
        canvas
    }

    /// One plot a panel with a figure, with room at the left for the widest value of all, so that
    /// the days stand below each other.
    fn panels(
        &self,
        canvas: &Canvas,
        layout: &Layout,
        size: f64,
        words: &Words<'_>,
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
        let plot = |(at, values): (usize, Option<Vec<f64>>)| {
            let (x, y) = layout.corner(at);
            let frame = Frame {
                left: x + left,
                top: y + NAME,
                right: x + layout.cell - 6.0,
                bottom: y + NAME + layout.plot,
            };
            let bounds = Area {
                left: x + left,
                top: y + size * 1.5,
                right: x + layout.cell,
                bottom: frame.bottom - 2.0,
            };
            Some(Plot::panel(canvas, frame, bounds, size, self.days, values?))
        };
        all.into_iter().enumerate().map(plot).collect()
    }

    /// A tick of a panel's value axis.
    fn tick(&self, at: usize, value: f64, words: &Words<'_>) -> String {
        let unit = if self.courses[at].unit.starts_with('%') {
            "%"
        } else {
            ""
        };
        words.amount(value, self.courses[at].decimals.max(2), unit)
    }

    /// What lies behind the lines: invented figures, room between limits, grid and axis.
    fn ground(&self, panels: &mut [Option<Plot>]) {
        self.each(panels, |course, plot| {
            if course.illustrative {
                course.runs().iter().for_each(|run| plot.invented(run));
            }
        });
        self.each(panels, |course, plot| course.inside(plot));
        for role in [Role::Grid, Role::Axis] {
            self.each(panels, |_, plot| {
                for (at, value) in plot.values.iter().enumerate() {
                    let y = plot.place(plot.days.0, *value).1;
                    let axis = at == 0 || *value == 0.0;
                    if axis == (role == Role::Axis) {
                        plot.canvas
                            .line(role, &[(plot.frame.left, y), (plot.frame.right, y)]);
                    }
                }
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

    fn names(&self, canvas: &Canvas, layout: &Layout, size: f64) {
        for (at, course) in self.courses.iter().enumerate() {
            let (x, y) = layout.corner(at);
            canvas.text(
                (x + INSET, y + size),
                Anchor::Start,
                "pr-nm",
                &text::fitted(&course.name, size, layout.cell - INSET),
            );
        }
    }

    fn values(&self, panels: &[Option<Plot>], words: &Words<'_>) {
        for (at, plot) in panels
            .iter()
            .enumerate()
            .filter_map(|(at, plot)| Some((at, plot.as_ref()?)))
        {
            for value in &plot.values {
                let y = plot.place(plot.days.0, *value).1 + plot.size * 0.35;
                plot.canvas.text(
                    (plot.frame.left - 6.0, y),
                    Anchor::End,
                    "pr-ax",
                    &self.tick(at, *value, words),
                );
            }
        }
    }

    /// The time axis under the last panel of each column.
    fn days(&self, panels: &[Option<Plot>], layout: &Layout, canvas: &Canvas, words: &Words<'_>) {
        let n = self.courses.len();
        for column in 0..layout.columns.min(n) {
            let mut drawn = (column..n)
                .step_by(layout.columns)
                .filter_map(|at| Some((at, panels[at].as_ref()?)));
            let Some((last, plot)) = drawn.next_back() else {
                continue;
            };
            let (x, y) = layout.corner(last);
            let ticks = ticks::under_figures(self.days.0, self.days.1, 3, words.locale);
            let at: Vec<f64> = ticks.iter().map(|t| plot.place(t.day, 0.0).0).collect();
            let bottom = y + NAME + layout.plot;
            for x in &at {
                canvas.line(Role::Axis, &[(*x, bottom), (*x, bottom + 4.0)]);
            }
            let edges = (x, x + layout.cell);
            day_labels_within(
                canvas,
                &ticks,
                &at,
                bottom + 7.0 + plot.size,
                plot.size,
                edges,
            );
        }
    }

    fn ends(&self, panels: &mut [Option<Plot>], words: &Words<'_>) {
        self.each(panels, |course, plot| {
            let (told, Some((day, value))) = (Told::new(course, words), course.spot()) else {
                return;
            };
            let words = told
                .actual
                .into_iter()
                .chain([&*course.unit, ""].map(|unit| words.amount(value, course.decimals, unit)));
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
    fn silent(&self, canvas: &Canvas, layout: &Layout, size: f64, words: &Words<'_>) {
        for (at, course) in self
            .courses
            .iter()
            .enumerate()
            .filter(|(at, _)| self.domains[*at].is_none())
        {
            let (x, y) = layout.corner(at);
            for (line, words) in text::lines(
                &Told::new(course, words).title(),
                size,
                layout.cell - INSET,
                3,
            )
            .iter()
            .enumerate()
            {
                let y = y + NAME + size * (1.0 + 1.4 * line as f64);
                canvas.text((x + INSET, y), Anchor::Start, "pr-ax", words);
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
    /// The upper left corner of a panel with its name.
    fn corner(&self, at: usize) -> (f64, f64) {
        (
            (self.cell + self.gap) * (at % self.columns) as f64,
            self.pitch * (at / self.columns) as f64,
        )
    }
}

/// Whether domains are so much alike that the smallest can still be read on the axis of all.
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
