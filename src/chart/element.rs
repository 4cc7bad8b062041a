//! What plotters' own elements cannot say: marks whose places are data and whose size is in pixels.
//!
//! Each stands at places of the data, which plotters' coordinates turn into places of the drawing;
//! a shift in pixels away from them is a matter of form alone.

use super::canvas::{Anchor, Canvas, Point, fine};
use super::role::Role;
use plotters::element::{Drawable, PointCollection};
use plotters_backend::{BackendCoord, DrawingBackend, DrawingErrorKind};
use std::convert::Infallible;
use std::slice::from_ref;

type Drawn = Result<(), DrawingErrorKind<Infallible>>;

fn shifted(at: BackendCoord, shift: Point) -> BackendCoord {
    (at.0 + fine(shift.0), at.1 + fine(shift.1))
}

/// A line or a closed shape through a few places, each shifted by some pixels.
pub struct Outline<C, const N: usize> {
    role: Role,
    closed: bool,
    places: [C; N],
    shifts: [Point; N],
}

impl<C: Copy, const N: usize> Outline<C, N> {
    /// A line that ends at its last corner.
    pub fn open(role: Role, corners: [(C, Point); N]) -> Outline<C, N> {
        let (places, shifts) = (corners.map(|(at, _)| at), corners.map(|(_, shift)| shift));
        Outline {
            role,
            closed: false,
            places,
            shifts,
        }
    }

    /// A shape that runs back to its first corner.
    pub fn closed(role: Role, corners: [(C, Point); N]) -> Outline<C, N> {
        Outline {
            closed: true,
            ..Outline::open(role, corners)
        }
    }
}

impl<'a, C: 'a, const N: usize> PointCollection<'a, C> for &'a Outline<C, N> {
    type Point = &'a C;
    type IntoIter = &'a [C];

    fn point_iter(self) -> &'a [C] {
        &self.places
    }
}

impl<C, const N: usize> Drawable<Canvas> for Outline<C, N> {
    fn draw<I>(&self, places: I, canvas: &mut Canvas, _: (u32, u32)) -> Drawn
    where
        I: Iterator<Item = BackendCoord>,
    {
        let corners = places
            .zip(&self.shifts)
            .map(|(at, shift)| shifted(at, *shift));
        if self.closed {
            canvas.fill_polygon(corners, &self.role)
        } else {
            canvas.draw_path(corners, &self.role)
        }
    }
}

/// A rectangle between two places, each shifted by some pixels.
pub struct Block<C> {
    role: Role,
    joined: bool,
    places: [C; 2],
    shifts: [Point; 2],
}

impl<C: Copy> Block<C> {
    /// A bar, which is an element of its own.
    pub fn bar(role: Role, corners: [(C, Point); 2]) -> Block<C> {
        let (places, shifts) = (corners.map(|(at, _)| at), corners.map(|(_, shift)| shift));
        Block {
            role,
            joined: false,
            places,
            shifts,
        }
    }

    /// A cell, which shares one path with its neighbours of the same role.
    pub fn cell(role: Role, corners: [(C, Point); 2]) -> Block<C> {
        Block {
            joined: true,
            ..Block::bar(role, corners)
        }
    }
}

impl<'a, C: 'a> PointCollection<'a, C> for &'a Block<C> {
    type Point = &'a C;
    type IntoIter = &'a [C];

    fn point_iter(self) -> &'a [C] {
        &self.places
    }
}

impl<C> Drawable<Canvas> for Block<C> {
    fn draw<I>(&self, places: I, canvas: &mut Canvas, _: (u32, u32)) -> Drawn
    where
        I: Iterator<Item = BackendCoord>,
    {
        let mut corners = places
            .zip(&self.shifts)
            .map(|(at, shift)| shifted(at, *shift));
        let (Some(a), Some(b)) = (corners.next(), corners.next()) else {
            return Ok(());
        };
        if self.joined {
            canvas.fill_polygon([a, (b.0, a.1), b, (a.0, b.1)], &self.role)
        } else {
            canvas.draw_rect(a, b, &self.role, true)
        }
    }
}

/// A mark of a form of its own around one place.
pub struct Mark<C, F> {
    at: C,
    form: F,
}

impl<C, F: Form> Mark<C, F> {
    /// A form at a place.
    pub fn new(at: C, form: F) -> Mark<C, F> {
        Mark { at, form }
    }
}

/// What a mark looks like.
pub trait Form {
    /// Draws it around a place in pixels.
    fn draw(&self, canvas: &Canvas, at: Point);
}

impl<'a, C: 'a, F> PointCollection<'a, C> for &'a Mark<C, F> {
    type Point = &'a C;
    type IntoIter = &'a [C];

    fn point_iter(self) -> &'a [C] {
        from_ref(&self.at)
    }
}

impl<C, F: Form> Drawable<Canvas> for Mark<C, F> {
    fn draw<I>(&self, places: I, canvas: &mut Canvas, _: (u32, u32)) -> Drawn
    where
        I: Iterator<Item = BackendCoord>,
    {
        places.for_each(|at| self.form.draw(canvas, super::canvas::pixels(at)));
        Ok(())
    }
}

/// A round mark.
#[derive(Clone, Copy)]
pub struct Dot<'t> {
    /// What it means, which decides its colours.
    pub role: Role,
    /// Its radius in pixels.
    pub radius: f64,
    /// Its tooltip; `None` without one.
    pub told: Option<&'t str>,
}

impl Form for Dot<'_> {
    fn draw(&self, canvas: &Canvas, at: Point) {
        canvas.circle(self.role, at, self.radius, self.told);
    }
}

/// A diamond.
#[derive(Clone, Copy)]
pub struct Diamond {
    /// What it means, which decides its colours.
    pub role: Role,
    /// From its middle to its corners, in pixels.
    pub radius: f64,
}

impl Form for Diamond {
    fn draw(&self, canvas: &Canvas, (x, y): Point) {
        let r = self.radius;
        canvas.shape(self.role, &[(x, y - r), (x + r, y), (x, y + r), (x - r, y)]);
    }
}

/// Words as a mark.
#[derive(Clone, Copy)]
pub struct Lettered<'t> {
    /// How far from the place they are held, in pixels; the lower end is that of the baseline.
    pub shift: Point,
    /// Which part of them is held there.
    pub anchor: Anchor,
    /// The class of the text, which decides its colour and weight.
    pub class: &'static str,
    /// What they say.
    pub text: &'t str,
}

impl Form for Lettered<'_> {
    fn draw(&self, canvas: &Canvas, (x, y): Point) {
        let at = (x + self.shift.0, y + self.shift.1);
        canvas.text(at, self.anchor, self.class, self.text);
    }
}
