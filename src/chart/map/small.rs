//! Where on the map is this? In come all places and those in question, out comes a drawing without
//! words, beside words that say the same.

use super::super::canvas::Canvas;
use super::super::label::Area;
use super::super::role::Role;
use super::shape::{Extent, Shape};
use crate::model::{Id, MapPlace};

/// Width and greatest height of the drawing in pixels.
const SIZE: (f64, f64) = (240.0, 200.0);

/// A place that is smaller than this is marked with a dot, in pixels.
const LEAST: f64 = 8.0;

/// A small map on which some places are marked, as HTML; `None` where none of them is on it. The
/// earth is not mirrored on pages that are read from the right.
pub fn small(places: &[&MapPlace], marked: &[&Id]) -> Option<String> {
    let is_marked = |place: &&MapPlace| marked.contains(&&place.id);
    let some = places.iter().any(is_marked);
    let extent = Extent::of(places.iter().copied()).filter(|_| some)?;
    let (wide, most) = SIZE;
    let high = extent.height(wide - 8.0, most - 8.0) + 8.0;
    let canvas = Canvas::new(wide as u32, high.ceil() as u32);
    let within = Area {
        left: 4.0,
        top: 4.0,
        right: wide - 4.0,
        bottom: high - 4.0,
    };
    for is_here in [false, true] {
        let role = if is_here {
            Role::AreaHere
        } else {
            Role::AreaOther
        };
        for place in places.iter().filter(|p| is_marked(p) == is_here) {
            draw(&canvas, role, &extent.shape(place, within, None));
        }
    }
    Some(canvas.micro("pr-place", false))
}

fn draw(canvas: &Canvas, role: Role, shape: &Shape) {
    for ring in &shape.rings {
        canvas.shape(role, ring);
    }
    let Some(area) = shape.bounds() else {
        return;
    };
    let is_small = (area.right - area.left).max(area.bottom - area.top) < LEAST;
    if is_small && !shape.is_dots() {
        let middle = (
            (area.left + area.right) / 2.0,
            (area.top + area.bottom) / 2.0,
        );
        canvas.circle(role, middle, LEAST / 2.0, None);
    }
    for at in shape.points.iter().filter(|_| shape.is_dots()) {
        canvas.circle(role, *at, LEAST / 2.0, None);
    }
}
