//! A part of a drawing with two axes: places of data go in, and plotters' coordinates place lines,
//! areas, bars, cells, dots and words.
//!
//! Nothing else in the charts turns data into pixels.

use super::canvas::{Anchor, Canvas, Point, fine, pixels};
use super::element::{Block, Dot, Form, Lettered, Mark, Outline};
use super::role::Role;
use plotters::coord::cartesian::{Cartesian2d, MeshLine};
use plotters::coord::ranged1d::Ranged;
use plotters::drawing::{DrawingArea, DrawingAreaErrorKind, IntoDrawingArea};
use plotters::element::{Drawable, PathElement, PointCollection, Polygon};
use plotters::style::Color;
use plotters_backend::DrawingBackend;
use std::convert::Infallible;
use std::ops::Range;

/// Edges of a part of a drawing, in pixels.
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

/// A place of the data: one on each axis.
type Place<X, Y> = (<X as Ranged>::ValueType, <Y as Ranged>::ValueType);

/// A part of a drawing with two axes.
pub struct Field<X: Ranged, Y: Ranged> {
    area: DrawingArea<Canvas, Cartesian2d<X, Y>>,
}

/// How far no mark is shifted from its place.
pub const HERE: Point = (0.0, 0.0);

impl<X: Ranged, Y: Ranged> Field<X, Y>
where
    X::ValueType: Copy + 'static,
    Y::ValueType: Copy + 'static,
{
    /// Values that rise from the bottom to the top over an axis from left to right.
    pub fn rising(canvas: &Canvas, frame: &Frame, x: X, y: Y) -> Field<X, Y> {
        let y = (y, fine(frame.bottom)..fine(frame.top));
        Field::new(canvas, (x, fine(frame.left)..fine(frame.right)), y)
    }

    /// Rows from the top to the bottom over an axis from left to right.
    pub fn rows(canvas: &Canvas, frame: &Frame, x: X, y: Y) -> Field<X, Y> {
        let y = (y, fine(frame.top)..fine(frame.bottom));
        Field::new(canvas, (x, fine(frame.left)..fine(frame.right)), y)
    }

    fn new(canvas: &Canvas, (x, across): (X, Range<i32>), (y, up): (Y, Range<i32>)) -> Field<X, Y> {
        let coordinates = Cartesian2d::new::<X, Y>(x, y, (across, up));
        // Marks may reach out of the frame, though not out of the drawing.
        let area = canvas
            .clone()
            .into_drawing_area()
            .apply_coord_spec(coordinates);
        Field { area }
    }

    /// The axis from left to right.
    pub fn x(&self) -> &X {
        self.area.as_coord_spec().x_spec()
    }

    /// The axis from bottom to top, or from row to row.
    pub fn y(&self) -> &Y {
        self.area.as_coord_spec().y_spec()
    }

    /// Where a place of the data is, in pixels: for labels, which stand where there is room.
    pub fn place(&self, at: Place<X, Y>) -> Point {
        pixels(self.area.map_coordinate(&at))
    }

    /// Draws an element.
    pub fn draw<E>(&self, element: &E)
    where
        E: Drawable<Canvas>,
        for<'a> &'a E: PointCollection<'a, Place<X, Y>>,
    {
        drawn(self.area.draw(element));
    }

    /// Draws a level line at each key point of the axis from bottom to top, as what it means; none
    /// where it means nothing.
    pub fn grid(&self, role: impl Fn(Y::ValueType) -> Option<Role>) {
        let line = |canvas: &mut Canvas, line: MeshLine<'_, X, Y>| match line {
            MeshLine::YMesh(from, to, at) => match role(*at) {
                Some(role) => canvas.draw_line(from, to, &role),
                None => Ok(()),
            },
            MeshLine::XMesh(..) => Ok(()),
        };
        drawn(self.area.draw_mesh(line, usize::MAX, 0));
    }

    /// Draws a tick of some pixels under each key point of the axis from left to right.
    pub fn ticks(&self, long: f64) {
        let tick = |canvas: &mut Canvas, line: MeshLine<'_, X, Y>| match line {
            MeshLine::XMesh((x, from), (_, to), _) => {
                let floor = from.max(to);
                canvas.draw_line((x, floor), (x, floor + fine(long)), &Role::Axis)
            }
            MeshLine::YMesh(..) => Ok(()),
        };
        drawn(self.area.draw_mesh(tick, 0, usize::MAX));
    }

    /// Draws a line through places.
    pub fn line(&self, role: Role, places: Vec<Place<X, Y>>) {
        self.draw(&PathElement::new(places, role));
    }

    /// Fills the shape between places.
    pub fn area(&self, role: Role, places: Vec<Place<X, Y>>) {
        self.draw(&Polygon::new(places, role.filled()));
    }

    /// Draws a straight line between two places.
    pub fn rule(&self, role: Role, from: Place<X, Y>, to: Place<X, Y>) {
        self.open(role, [(from, HERE), (to, HERE)]);
    }

    /// Draws a line through places, each shifted by some pixels.
    pub fn open<const N: usize>(&self, role: Role, corners: [(Place<X, Y>, Point); N]) {
        self.draw(&Outline::open(role, corners));
    }

    /// Draws a closed shape through places, each shifted by some pixels.
    pub fn closed<const N: usize>(&self, role: Role, corners: [(Place<X, Y>, Point); N]) {
        self.draw(&Outline::closed(role, corners));
    }

    /// Draws a bar between two places, each shifted by some pixels.
    pub fn bar(&self, role: Role, corners: [(Place<X, Y>, Point); 2]) {
        self.draw(&Block::bar(role, corners));
    }

    /// Draws a cell between two places, each shifted by some pixels; it shares one path with its
    /// neighbours of the same role.
    pub fn cell(&self, role: Role, corners: [(Place<X, Y>, Point); 2]) {
        self.draw(&Block::cell(role, corners));
    }

    /// Draws a form around a place.
    pub fn mark(&self, at: Place<X, Y>, form: impl Form) {
        self.draw(&Mark::new(at, form));
    }

    /// Draws a round mark without a tooltip.
    pub fn dot(&self, role: Role, at: Place<X, Y>, radius: f64) {
        self.mark(
            at,
            Dot {
                role,
                radius,
                told: None,
            },
        );
    }

    /// Writes words beside a place, shifted by some pixels.
    pub fn words(
        &self,
        (at, shift): (Place<X, Y>, Point),
        anchor: Anchor,
        class: &'static str,
        text: &str,
    ) {
        self.mark(
            at,
            Lettered {
                shift,
                anchor,
                class,
                text,
            },
        );
    }
}

fn drawn(result: Result<(), DrawingAreaErrorKind<Infallible>>) {
    result.unwrap_or_else(|e| panic!("drawing into memory cannot fail: {e}"));
}

#[cfg(test)]
mod tests {
    use super::super::axis::{Slot, Slots, Values};
    use super::super::tests::{corners, group};
    use super::*;

    const FRAME: Frame = Frame {
        left: 10.0,
        top: 20.0,
        right: 110.0,
        bottom: 70.0,
    };

    #[test]
    fn the_grid_stands_on_the_key_points_of_its_axis() {
        let canvas = Canvas::new(120, 90);
        let values = Values::over(vec![0.0, 5.0, 10.0]);
        let field = Field::rising(&canvas, &FRAME, Values::between(0.0, 1.0), values);
        field.grid(|value| (value != 5.0).then_some(Role::Grid));
        let marks = canvas.marks();
        assert_eq!(group(&marks, "pr-grid").matches('M').count(), 2);
        assert!(marks.contains("M10 70h100M10 20h100"), "{marks}");
    }

    #[test]
    fn a_shift_moves_a_mark_and_does_not_change_its_size() {
        let canvas = Canvas::new(120, 90);
        let slots = Slots::even(1, 50.0, (0.0, 50.0));
        let field = Field::rows(&canvas, &FRAME, Values::between(0.0, 1.0), slots);
        for edge in [0.75, -0.75] {
            let from = ((0.5, Slot::Start(0)), (edge, 0.0));
            field.cell(Role::Band, [from, ((1.0, Slot::Start(0)), (edge, 5.0))]);
        }
        let marks = canvas.marks();
        let first = corners(group(&marks, "pr-band"));
        assert_eq!(first[1].0 - first[0].0, 50.0);
        assert_eq!(marks.matches("h50").count(), 2, "{marks}");
    }
}
