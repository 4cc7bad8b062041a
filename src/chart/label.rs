//! Where labels stand: beside their marks, never on each other, never on a line.
//!
//! Each label brings places in the order in which it would like them and takes the first free one.
//! Whoever comes first has the choice, so the caller's order is also the order of importance; a
//! label without a free place is left out, and what it would have said stands in the table.

use super::canvas::{Anchor, Point};
use super::text;

/// A rectangle in pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Area {
    /// Left edge.
    pub left: f64,
    /// Upper edge.
    pub top: f64,
    /// Right edge.
    pub right: f64,
    /// Lower edge.
    pub bottom: f64,
}

impl Area {
    /// Its point that is nearest to another one.
    fn nearest(&self, (x, y): Point) -> Point {
        (
            x.clamp(self.left, self.right),
            y.clamp(self.top, self.bottom),
        )
    }

    /// Whether two areas have a place in common.
    pub fn meets(&self, other: &Area) -> bool {
        self.left < other.right
            && other.left < self.right
            && self.top < other.bottom
            && other.top < self.bottom
    }

    /// Whether another area lies within it.
    pub fn holds(&self, other: &Area) -> bool {
        self.left <= other.left
            && other.right <= self.right
            && self.top <= other.top
            && other.bottom <= self.bottom
    }

    /// The area with so many pixels more on each side.
    pub fn grown(&self, by: f64) -> Area {
        Area {
            left: self.left - by,
            top: self.top - by,
            right: self.right + by,
            bottom: self.bottom + by,
        }
    }

    /// Whether a straight line from one point to another touches the area; Liang and Barsky's
    /// clipping.
    pub fn crossed(&self, a: Point, b: Point) -> bool {
        let (dx, dy) = (b.0 - a.0, b.1 - a.1);
        let (mut from, mut to) = (0.0f64, 1.0f64);
        for (step, room) in [
            (-dx, a.0 - self.left),
            (dx, self.right - a.0),
            (-dy, a.1 - self.top),
            (dy, self.bottom - a.1),
        ] {
            if step == 0.0 {
                if room < 0.0 {
                    return false;
                }
            } else if step < 0.0 {
                from = from.max(room / step);
            } else {
                to = to.min(room / step);
            }
        }
        from <= to
    }
}

/// Up to how many pixels from its mark a text needs no line to be read as the mark's.
const NEAR: f64 = 18.0;

/// A text at a place.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Spot {
    /// Where it is held, in pixels; `y` is its baseline.
    pub at: Point,
    /// Which part of it is held there.
    pub anchor: Anchor,
}

/// What a label must not touch, in pixels.
#[derive(Clone, Debug)]
pub struct Obstacles {
    bounds: Area,
    size: f64,
    texts: Vec<Area>,
    lines: Vec<(Point, Point, f64)>,
}

impl Obstacles {
    /// Nothing but the edges within which every text of this size must stay.
    pub fn new(bounds: Area, size: f64) -> Obstacles {
        Obstacles {
            bounds,
            size,
            texts: Vec::new(),
            lines: Vec::new(),
        }
    }

    /// The edges within which every text stays.
    pub fn bounds(&self) -> Area {
        self.bounds
    }

    /// Keeps labels off a line of a width through points.
    pub fn line(&mut self, points: &[Point], width: f64) {
        self.lines.extend(
            points
                .windows(2)
                .map(|pair| (pair[0], pair[1], width / 2.0)),
        );
    }

    /// Keeps labels off a round mark.
    pub fn dot(&mut self, (x, y): Point, radius: f64) {
        self.area(Area {
            left: x - radius,
            top: y - radius,
            right: x + radius,
            bottom: y + radius,
        });
    }

    /// Keeps labels off an area.
    pub fn area(&mut self, area: Area) {
        self.texts.push(area);
    }

    /// What a text of a width would cover at a spot: its ink, from the top of the capitals to below
    /// the descenders.
    fn ink(&self, spot: Spot, width: f64) -> Area {
        Obstacles::ink_of(spot, width, self.size)
    }

    /// The same of a text of any size.
    pub fn ink_of(spot: Spot, width: f64, size: f64) -> Area {
        let left = match spot.anchor {
            Anchor::Start => spot.at.0,
            Anchor::Middle => spot.at.0 - width / 2.0,
            Anchor::End => spot.at.0 - width,
        };
        Area {
            left,
            top: spot.at.1 - size * 0.86,
            right: left + width,
            bottom: spot.at.1 + size * 0.22,
        }
    }

    /// Whether a text of a width may stand at a spot.
    pub fn free(&self, spot: Spot, width: f64) -> bool {
        let ink = self.ink(spot, width);
        self.bounds.holds(&ink)
            && !self.texts.iter().any(|taken| taken.meets(&ink.grown(2.0)))
            && !self
                .lines
                .iter()
                .any(|(a, b, half)| ink.grown(half + 1.5).crossed(*a, *b))
    }

    /// Takes the first free spot for a text of a width; `None` when there is none, and nothing is
    /// taken.
    pub fn place(&mut self, width: f64, spots: impl IntoIterator<Item = Spot>) -> Option<Spot> {
        let spot = spots.into_iter().find(|spot| self.free(*spot, width))?;
        self.texts.push(self.ink(spot, width));
        Some(spot)
    }

    /// Takes a spot whatever else is there: of a text that stands outside the bounds, or must stand
    /// where it stands.
    pub fn take(&mut self, spot: Spot, width: f64) {
        self.texts.push(self.ink(spot, width));
    }

    /// The leader from a mark to a text that stands away from it; `None` where the text is near, or
    /// where the leader would run through another text.
    pub fn leader(&self, mark: Point, spot: Spot, width: f64) -> Option<[Point; 2]> {
        let ink = self.ink(spot, width);
        let end = ink.nearest(mark);
        // The text itself, and what covers the mark such as its dot, are in nobody's way.
        let own = |taken: &Area| *taken == ink || taken.grown(0.1).crossed(mark, mark);
        let clear = !self
            .texts
            .iter()
            .any(|taken| !own(taken) && taken.crossed(mark, end));
        let (dx, dy) = (end.0 - mark.0, end.1 - mark.1);
        let long = dx.hypot(dy);
        // It begins beside the dot and ends before the text.
        let at = |far: f64| (mark.0 + dx * far / long, mark.1 + dy * far / long);
        (NEAR < long && clear).then(|| [at(6.0), at(long - 4.0)])
    }

    /// Whether a text is read as that of its mark: by its nearness, or by a leader.
    pub fn ties(&self, mark: Point, spot: Spot, width: f64) -> bool {
        let end = self.ink(spot, width).nearest(mark);
        let is_near = (end.0 - mark.0).hypot(end.1 - mark.1) <= NEAR;
        is_near || self.leader(mark, spot, width).is_some()
    }
}

/// On which side of its mark a label would rather stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// Over the mark.
    Above,
    /// Under the mark.
    Below,
}

/// Spots around a mark, nearest first: right and left of it, above and below, then farther away.
pub fn around(mark: Point, size: f64, side: Side) -> impl Iterator<Item = Spot> {
    let middle = size * 0.35;
    let sign = if side == Side::Below { 1.0 } else { -1.0 };
    [8.0, 14.0, 22.0, 32.0, 44.0, 58.0, 76.0, 96.0]
        .into_iter()
        .flat_map(move |far| {
            let (up, down) = (-far, far + size * 0.8);
            let (first, second) = if sign < 0.0 { (up, down) } else { (down, up) };
            let spot = move |dx: f64, dy: f64, anchor| Spot {
                at: (mark.0 + dx, mark.1 + dy),
                anchor,
            };
            [
                spot(far + 2.0, middle + sign * (far - 8.0) * 0.8, Anchor::Start),
                spot(4.0, first, Anchor::Start),
                spot(-4.0, first, Anchor::End),
                spot(0.0, first, Anchor::Middle),
                spot(-far - 2.0, middle + sign * (far - 8.0) * 0.8, Anchor::End),
                spot(far, middle - sign * far, Anchor::Start),
                spot(-far, middle - sign * far, Anchor::End),
                spot(4.0, second, Anchor::Start),
                spot(-4.0, second, Anchor::End),
                spot(0.0, second, Anchor::Middle),
            ]
        })
}

/// Spots everywhere in an area, nearest to a mark first: the last resort of a label that must not
/// be left out.
pub fn anywhere(area: Area, mark: Point, size: f64, width: f64) -> Vec<Spot> {
    // A grid of 10 by 6 pixels is fine enough for a text, and small enough to be tried in full.
    let (columns, rows) = (
        ((area.right - area.left - width) / 10.0).max(0.0) as usize,
        ((area.bottom - area.top) / 6.0) as usize,
    );
    let spot = |i: usize, j: usize| Spot {
        at: (
            area.left + 10.0 * i as f64,
            area.top + size + 6.0 * j as f64,
        ),
        anchor: Anchor::Start,
    };
    let mut spots: Vec<Spot> = (0..=columns)
        .flat_map(|i| (0..rows).map(move |j| spot(i, j)))
        .collect();
    let away = |s: &Spot| (s.at.0 + width / 2.0 - mark.0).hypot(s.at.1 - size * 0.35 - mark.1);
    spots.sort_by(|a, b| away(a).total_cmp(&away(b)));
    spots
}

/// Spots on a level line, above and below it, from its start to its end.
pub fn along(from: f64, to: f64, y: f64, size: f64, width: f64) -> impl Iterator<Item = Spot> {
    let steps = (((to - from - width) / 12.0).max(0.0)) as usize;
    let spot = move |i: usize, dy: f64| Spot {
        at: (from + 12.0 * i as f64, y + dy),
        anchor: Anchor::Start,
    };
    let above = (0..=steps).map(move |i| spot(i, -size * 0.4));
    let below = (0..=steps).map(move |i| spot(i, size * 1.15));
    above.chain(below)
}

/// Width of a label in pixels at a size in pixels, bold or not.
pub fn width(words: &str, size: f64, bold: bool) -> f64 {
    if bold {
        text::bold_width(words, size)
    } else {
        text::width(words, size)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn field() -> Obstacles {
        Obstacles::new(
            Area {
                left: 0.0,
                top: 0.0,
                right: 200.0,
                bottom: 100.0,
            },
            14.0,
        )
    }

    #[test]
    fn a_label_takes_the_nearest_free_place() {
        let mut taken = field();
        let spots = || around((100.0, 50.0), 14.0, Side::Above);
        let first = taken.place(40.0, spots()).expect("room");
        assert_eq!(first.anchor, Anchor::Start);
        let second = taken.place(40.0, spots()).expect("room");
        assert_ne!(first, second);
        assert!(!taken.free(first, 40.0));
    }

    #[test]
    fn a_label_keeps_off_lines_and_edges() {
        let mut taken = field();
        taken.line(&[(0.0, 50.0), (200.0, 50.0)], 3.0);
        let on_line = Spot {
            at: (20.0, 54.0),
            anchor: Anchor::Start,
        };
        assert!(!taken.free(on_line, 40.0));
        assert!(taken.free(
            Spot {
                at: (20.0, 40.0),
                ..on_line
            },
            40.0
        ));
        assert!(!taken.free(
            Spot {
                at: (170.0, 40.0),
                ..on_line
            },
            40.0
        ));
    }

    #[test]
    fn a_label_that_finds_no_place_takes_none() {
        let mut taken = field();
        taken.area(Area {
            left: 0.0,
            top: 0.0,
            right: 200.0,
            bottom: 100.0,
        });
        assert_eq!(
            taken.place(40.0, around((100.0, 50.0), 14.0, Side::Below)),
            None
        );
        assert_eq!(taken.texts.len(), 1);
    }

    #[test]
    fn a_leader_is_drawn_only_to_a_far_label() {
        let taken = field();
        let spot = |x: f64| Spot {
            at: (x, 55.0),
            anchor: Anchor::Start,
        };
        assert_eq!(taken.leader((50.0, 50.0), spot(58.0), 40.0), None);
        assert!(taken.leader((50.0, 50.0), spot(120.0), 40.0).is_some());
    }
}
