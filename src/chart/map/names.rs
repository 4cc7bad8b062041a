//! Where the names of places stand: inside their borders, else beside with a line to them; never on
//! each other, and never across a border.

use super::super::canvas::Point;
use super::super::label::{Area, width};
use super::shape::{Shape, bounds};

/// Words for a place.
pub struct Wanted<'s> {
    /// The place.
    pub shape: &'s Shape,
    /// The lines to be written; the first of these that find room are taken.
    pub variants: Vec<Vec<String>>,
    /// Fewer lines, for a place inside whose borders and around which those find no room.
    pub bare: Vec<Vec<String>>,
}

/// Words at their place.
#[derive(Clone, Debug, PartialEq)]
pub struct Name {
    /// The lines.
    pub lines: Vec<String>,
    /// The middle of them.
    pub middle: Point,
    /// Whether they stand inside the borders.
    pub is_inside: bool,
    /// From the place to them, where they stand away from it.
    pub leader: Option<[Point; 2]>,
}

/// How far apart lines stand, in sizes of the text.
pub const LINE: f64 = 1.25;

/// The half of the mark of a place that is only a point, in pixels.
pub const DOT: f64 = 7.0;

/// How many places along each side of a shape are tried for its name.
const TRIED: usize = 24;

/// The names of some places in a drawing, in their order; `None` for one that finds no room.
/// `size` of the text and `dot`, the half of a place that is only a point, are in pixels.
pub fn names(wanted: &[Wanted<'_>], within: Area, (size, dot): (f64, f64)) -> Vec<Option<Name>> {
    let mut field = Names {
        within,
        size,
        dot,
        taken: Vec::new(),
        dots: Vec::new(),
        shapes: wanted.iter().map(|w| w.shape).collect(),
    };
    for shape in &field.shapes {
        let dots = shape.points.iter().filter(|_| shape.is_dots());
        field.dots.extend(dots.copied());
    }
    let taken = field.dots.iter().map(|at| around(*at, dot, dot));
    field.taken.extend(taken.collect::<Vec<_>>());
    let hearts: Vec<Vec<Point>> = wanted.iter().map(|w| hearts(w.shape)).collect();
    let mut names: Vec<Option<Name>> = (wanted.iter().zip(&hearts))
        .map(|(of, hearts)| field.inside(of, &of.variants, hearts))
        .collect();
    for (at, of) in wanted.iter().enumerate() {
        if names[at].is_none() {
            let heart = hearts[at].first();
            names[at] = match heart {
                Some(heart) => field
                    .beside(of, *heart)
                    .or_else(|| field.inside(of, &of.bare, &hearts[at])),
                None => of.shape.points.first().and_then(|dot| field.near(of, *dot)),
            };
        }
    }
    names
}

/// Places inside the largest border of a shape, those farthest from its sides first; behind the one
/// that was asked for where there is one.
fn hearts(shape: &Shape) -> Vec<Point> {
    let largest = shape.rings.iter().filter_map(bounds);
    let room = |a: &Area| (a.right - a.left) * (a.bottom - a.top);
    let Some(area) = largest.max_by(|a, b| room(a).total_cmp(&room(b))) else {
        return Vec::new();
    };
    let step = |from: f64, to: f64, n: usize| from + (to - from) * (n as f64 + 0.5) / TRIED as f64;
    let rows = (0..TRIED).flat_map(|row| (0..TRIED).map(move |column| (column, row)));
    let grid = rows.map(|(column, row)| {
        (
            step(area.left, area.right, column),
            step(area.top, area.bottom, row),
        )
    });
    let mut found: Vec<(f64, Point)> = grid
        .filter(|at| shape.holds(*at))
        .map(|at| (depth(shape, at), at))
        .collect();
    found.sort_by(|a, b| b.0.total_cmp(&a.0));
    let own = shape.points.iter().copied();
    own.chain(found.into_iter().map(|(_, at)| at)).collect()
}

/// How far a point is from the nearest side, squared.
fn depth(shape: &Shape, (x, y): Point) -> f64 {
    let away = |(a, b): (Point, Point)| {
        let (dx, dy) = (b.0 - a.0, b.1 - a.1);
        let long = (dx * dx + dy * dy).max(1e-9);
        let along = (((x - a.0) * dx + (y - a.1) * dy) / long).clamp(0.0, 1.0);
        (a.0 + along * dx - x).powi(2) + (a.1 + along * dy - y).powi(2)
    };
    shape.sides().map(away).fold(f64::MAX, f64::min)
}

fn around((x, y): Point, beside: f64, above: f64) -> Area {
    Area {
        left: x - beside,
        top: y - above,
        right: x + beside,
        bottom: y + above,
    }
}

struct Names<'s> {
    within: Area,
    size: f64,
    /// The half of a place that is only a point.
    dot: f64,
    taken: Vec<Area>,
    /// The middles of all of these.
    dots: Vec<Point>,
    shapes: Vec<&'s Shape>,
}

impl Names<'_> {
    /// What some lines cover around their middle.
    fn block(&self, lines: &[String], middle: Point) -> Area {
        let widest = lines.iter().map(|line| width(line, self.size, false));
        let wide = widest.fold(0.0, f64::max) / 2.0;
        around(middle, wide, lines.len() as f64 * self.size * LINE / 2.0)
    }

    fn is_free(&self, block: &Area) -> bool {
        self.within.holds(block) && !self.taken.iter().any(|t| t.meets(&block.grown(2.0)))
    }

    fn take(&mut self, lines: &[String], middle: Point, leader: Option<[Point; 2]>) -> Name {
        self.taken.push(self.block(lines, middle));
        Name {
            lines: lines.to_vec(),
            middle,
            is_inside: leader.is_none(),
            leader,
        }
    }

    /// Inside the borders, in the first words that fit there.
    fn inside(
        &mut self,
        of: &Wanted<'_>,
        variants: &[Vec<String>],
        hearts: &[Point],
    ) -> Option<Name> {
        for lines in variants {
            let fits = |middle: &&Point| {
                let block = self.block(lines, **middle);
                let near = block.grown(1.5);
                self.is_free(&block) && !of.shape.sides().any(|(a, b)| near.crossed(a, b))
            };
            if let Some(middle) = hearts.iter().find(fits).copied() {
                return Some(self.take(lines, middle, None));
            }
        }
        None
    }

    /// In the free room around all places, with a line from the heart of this one.
    fn beside(&mut self, of: &Wanted<'_>, heart: Point) -> Option<Name> {
        for lines in &of.variants {
            let mut tried = self.free_room(lines);
            let away = |p: &Point| (p.0 - heart.0).hypot(p.1 - heart.1);
            tried.sort_by(|a, b| away(a).total_cmp(&away(b)));
            let found = tried.into_iter().find_map(|middle| {
                let block = self.block(lines, middle);
                let leader = self.leader(heart, &block, 0.0)?;
                let is_clear = !self.on_a_shape(&block, middle);
                is_clear.then_some((middle, leader))
            });
            if let Some((middle, leader)) = found {
                return Some(self.take(lines, middle, Some(leader)));
            }
        }
        None
    }

    /// Beside the mark of a place that is only a point.
    fn near(&mut self, of: &Wanted<'_>, dot: Point) -> Option<Name> {
        for lines in of.variants.iter().chain(&of.bare) {
            let block = self.block(lines, dot);
            let (wide, high) = (
                (block.right - block.left) / 2.0,
                (block.bottom - block.top) / 2.0,
            );
            for far in [3.0, 8.0, 16.0, 28.0, 44.0] {
                let (x, y) = (self.dot + far + wide, self.dot + far + high);
                let sides = [
                    (x, 0.0),
                    (-x, 0.0),
                    (0.0, -y),
                    (0.0, y),
                    (x, -y),
                    (-x, -y),
                    (x, y),
                    (-x, y),
                ];
                let mut middles = sides.into_iter().map(|(dx, dy)| (dot.0 + dx, dot.1 + dy));
                let found = middles.find_map(|middle| {
                    let block = self.block(lines, middle);
                    let leader = self.leader(dot, &block, self.dot)?;
                    self.is_free(&block).then_some((middle, leader))
                });
                if let Some((middle, leader)) = found {
                    let is_told = 10.0 < far || self.is_nearer_another(dot, lines, middle);
                    let name = self.take(lines, middle, Some(leader));
                    return Some(Name {
                        leader: name.leader.filter(|_| is_told),
                        ..name
                    });
                }
            }
        }
        None
    }

    /// Whether words that belong to a dot could be taken for those of another beside them.
    fn is_nearer_another(&self, dot: Point, lines: &[String], middle: Point) -> bool {
        let block = self.block(lines, middle);
        let away = |at: &Point| {
            let (x, y) = (
                at.0.clamp(block.left, block.right),
                at.1.clamp(block.top, block.bottom),
            );
            ((at.0 - x).powi(2) + (at.1 - y).powi(2)).sqrt()
        };
        let own = away(&dot) + self.dot;
        self.dots
            .iter()
            .any(|other| *other != dot && away(other) < own)
    }

    /// The middles of all places where some lines are free of other words.
    fn free_room(&self, lines: &[String]) -> Vec<Point> {
        let block = self.block(lines, (0.0, 0.0));
        let within = self.within;
        let columns = ((within.right - within.left - 2.0 * block.right) / 8.0).max(-1.0) + 1.0;
        let rows = ((within.bottom - within.top - 2.0 * block.bottom) / 6.0).max(-1.0) + 1.0;
        let at = |column: usize, row: usize| {
            (
                within.left + block.right + 8.0 * column as f64,
                within.top + block.bottom + 6.0 * row as f64,
            )
        };
        let all = (0..rows as usize).flat_map(|row| (0..columns as usize).map(move |c| at(c, row)));
        all.filter(|middle| self.is_free(&self.block(lines, *middle)))
            .collect()
    }

    fn on_a_shape(&self, block: &Area, middle: Point) -> bool {
        let near = block.grown(3.0);
        let mut shapes = self.shapes.iter();
        shapes.any(|shape| {
            let apart = shape.bounds().is_none_or(|around| !around.meets(&near));
            !apart && (shape.holds(middle) || shape.sides().any(|(a, b)| near.crossed(a, b)))
        })
    }

    /// The line from a place to words; `None` where it would run through others. `from`: how far
    /// from the place it begins, in pixels.
    fn leader(&self, place: Point, block: &Area, from: f64) -> Option<[Point; 2]> {
        let end = (
            place.0.clamp(block.left - 3.0, block.right + 3.0),
            place.1.clamp(block.top, block.bottom),
        );
        let (dx, dy) = (end.0 - place.0, end.1 - place.1);
        let long = dx.hypot(dy).max(1e-9);
        let start = (place.0 + dx * from / long, place.1 + dy * from / long);
        let own = |area: &&Area| area.grown(0.1).crossed(place, place);
        let mut others = self.taken.iter().filter(|area| !own(area));
        (!others.any(|area| area.crossed(start, end))).then_some([start, end])
    }
}
