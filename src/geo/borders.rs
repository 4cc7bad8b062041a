//! Borders with fewer points, so that neighbours keep one border between them.
//!
//! Each border is cut where others meet it or leave it; a piece between two such places is the same
//! for both neighbours, and is thinned once. What is thinned by area (Visvalingam and Whyatt 1993)
//! keeps the shape of a coast better than what is thinned by distance, and never takes longer than
//! `n log n`. Neighbours whose borders do not have the same points are left as they are drawn.

use super::features::twice_area;
use crate::model::Position;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet, BinaryHeap};

/// A place in millionths of a degree, about a tenth of a metre: places as near as that are one.
type Point = (i32, i32);

/// The borders of some areas.
pub type Borders = Vec<Vec<Vec<Position>>>;

const FINE: f64 = 1e6;

/// The borders of areas with at most about so many points between them, each counted once where
/// neighbours share it. An area keeps its largest border; others that are too small for so few
/// points are left out.
pub fn simplified(areas: &[Vec<Vec<Position>>], most: usize) -> Borders {
    let kept = large_enough(areas, most);
    let rings: Vec<Vec<Point>> = kept.iter().map(|(_, ring)| points(ring)).collect();
    let ends = junctions(&rings);
    let mut arcs = Arcs::default();
    let made: Vec<Vec<(usize, bool)>> = rings.iter().map(|ring| arcs.cut(ring, &ends)).collect();
    arcs.thin(most);
    let mut all: Borders = vec![Vec::new(); areas.len()];
    for ((area, _), pieces) in kept.iter().zip(made) {
        let ring: Vec<Point> = pieces.iter().flat_map(|piece| arcs.piece(*piece)).collect();
        if 2 < ring.len() {
            all[*area].push(ring.into_iter().map(position).collect());
        }
    }
    all
}

/// The borders that are drawn, with the place of their area: the largest of each area, and of the
/// others the largest until the least number of points of all is a third of what there may be.
fn large_enough(areas: &[Vec<Vec<Position>>], most: usize) -> Vec<(usize, &Vec<Position>)> {
    let size = |ring: &[Position]| twice_area(ring).abs();
    let mut order: Vec<(usize, usize, bool, f64)> = Vec::new();
    for (area, rings) in areas.iter().enumerate() {
        let largest = (0..rings.len()).max_by(|a, b| {
            let (a, b) = (size(&rings[*a]), size(&rings[*b]));
            a.total_cmp(&b)
        });
        let each = rings.iter().enumerate();
        order.extend(each.map(|(at, ring)| (area, at, largest == Some(at), size(ring))));
    }
    order.sort_by(|a, b| {
        (b.2, b.3)
            .partial_cmp(&(a.2, a.3))
            .unwrap_or(std::cmp::Ordering::Equal)
    });
    let firsts = order
        .iter()
        .filter(|(.., is_largest, _)| *is_largest)
        .count();
    order.truncate(firsts.max(most / 9));
    order.sort_by_key(|(area, at, ..)| (*area, *at));
    order
        .into_iter()
        .map(|(area, at, ..)| (area, &areas[area][at]))
        .collect()
}

/// The points of a border, without any that repeats the one before.
fn points(ring: &[Position]) -> Vec<Point> {
    let mut points: Vec<Point> = ring
        .iter()
        .map(|[x, y]| ((x * FINE).round() as i32, (y * FINE).round() as i32))
        .collect();
    points.dedup();
    while 1 < points.len() && points.first() == points.last() {
        points.pop();
    }
    points
}

fn position((x, y): Point) -> Position {
    [f64::from(x) / FINE, f64::from(y) / FINE]
}

/// Where borders meet or part: points whose neighbours are not the same two in every border.
fn junctions(rings: &[Vec<Point>]) -> BTreeSet<Point> {
    let mut seen: BTreeMap<Point, (Point, Point)> = BTreeMap::new();
    let mut ends = BTreeSet::new();
    for ring in rings {
        for at in 0..ring.len() {
            let (before, after) = (
                ring[(at + ring.len() - 1) % ring.len()],
                ring[(at + 1) % ring.len()],
            );
            let sides = (before.min(after), before.max(after));
            if *seen.entry(ring[at]).or_insert(sides) != sides {
                ends.insert(ring[at]);
            }
        }
    }
    ends
}

/// Pieces of borders, each once, whichever way its neighbours run along it.
#[derive(Default)]
struct Arcs {
    arcs: Vec<Vec<Point>>,
    /// Each by its first two points, which no other has.
    known: BTreeMap<(Point, Point), usize>,
}

impl Arcs {
    /// The pieces of a border in its order, each with whether it is run along backwards.
    fn cut(&mut self, ring: &[Point], ends: &BTreeSet<Point>) -> Vec<(usize, bool)> {
        let cuts: Vec<usize> = (0..ring.len())
            .filter(|at| ends.contains(&ring[*at]))
            .collect();
        // A border that nothing meets is one piece from its least point, so that a hole and what
        // lies in it are the same piece.
        let least = || {
            (0..ring.len())
                .min_by_key(|at| ring[*at])
                .into_iter()
                .collect()
        };
        let cuts: Vec<usize> = if cuts.is_empty() { least() } else { cuts };
        let next = cuts.iter().skip(1).chain(cuts.first());
        let spans = cuts.iter().zip(next).map(|(from, to)| {
            let long = (to + ring.len() - from - 1) % ring.len() + 1;
            (0..=long)
                .map(|step| ring[(from + step) % ring.len()])
                .collect()
        });
        let spans: Vec<Vec<Point>> = spans.collect();
        spans.into_iter().map(|arc| self.add(arc)).collect()
    }

    fn add(&mut self, mut arc: Vec<Point>) -> (usize, bool) {
        let last = arc.len() - 1;
        let is_backwards = (arc[last], arc[last - 1]) < (arc[0], arc[1]);
        if is_backwards {
            arc.reverse();
        }
        let at = *self
            .known
            .entry((arc[0], arc[1]))
            .or_insert(self.arcs.len());
        if at == self.arcs.len() {
            self.arcs.push(arc);
        }
        (at, is_backwards)
    }

    /// The points of a piece the way a border runs, without its last one, which begins the next.
    fn piece(&self, (at, is_backwards): (usize, bool)) -> Vec<Point> {
        let mut points = self.arcs[at].clone();
        if is_backwards {
            points.reverse();
        }
        points.pop();
        points
    }

    /// Takes points out of all pieces, the least telling first.
    fn thin(&mut self, most: usize) {
        let weights: Vec<Vec<i64>> = self.arcs.iter().map(|arc| weights(arc)).collect();
        let mut all: Vec<i64> = weights.iter().flatten().copied().collect();
        all.sort_unstable_by_key(|weight| Reverse(*weight));
        // Points of one weight go together, so that what is kept rests on no order.
        let below = all
            .get(most)
            .map_or(0, |weight| (*weight).min(i64::MAX - 1));
        for (arc, weights) in self.arcs.iter_mut().zip(weights) {
            let mut weights = weights.into_iter();
            arc.retain(|_| weights.next().is_some_and(|weight| below < weight));
        }
    }
}

/// How much each point of a piece tells: twice the area of the triangle that goes with it, and at
/// least that of every point that goes before it. Both ends stay, with what keeps the piece from
/// becoming a line between them, or a closed one from becoming nothing.
fn weights(arc: &[Point]) -> Vec<i64> {
    let mut weights = vec![i64::MAX; arc.len()];
    let mut around: Vec<(usize, usize)> = (0..arc.len())
        .map(|at| (at.saturating_sub(1), at + 1))
        .collect();
    let inner = 1..arc.len().saturating_sub(1);
    let mut heap: BinaryHeap<Reverse<(i64, usize)>> = inner
        .clone()
        .map(|at| Reverse((triangle(arc[at - 1], arc[at], arc[at + 1]), at)))
        .collect();
    let mut own: Vec<i64> = vec![0; arc.len()];
    heap.iter().for_each(|Reverse((area, at))| own[*at] = *area);
    let mut least = 0;
    let mut order = Vec::new();
    while let Some(Reverse((area, at))) = heap.pop() {
        // A point whose neighbour has gone stands in the heap again with its new area.
        if own[at] != area || weights[at] != i64::MAX {
            continue;
        }
        least = least.max(area);
        weights[at] = least;
        order.push(at);
        let (before, after) = around[at];
        around[before].1 = after;
        around[after].0 = before;
        for other in [before, after].into_iter().filter(|at| inner.contains(at)) {
            let (a, b) = around[other];
            own[other] = triangle(arc[a], arc[other], arc[b]);
            heap.push(Reverse((own[other], other)));
        }
    }
    let is_closed = arc.first() == arc.last();
    let telling = order.iter().rev().filter(|at| 0 < weights[**at]);
    let kept: Vec<usize> = telling
        .take(if is_closed { 2 } else { 1 })
        .copied()
        .collect();
    kept.into_iter().for_each(|at| weights[at] = i64::MAX);
    weights
}

/// Twice the area of a triangle, in square millionths of a degree.
fn triangle(a: Point, b: Point, c: Point) -> i64 {
    let from = |p: Point| {
        (
            i64::from(p.0) - i64::from(a.0),
            i64::from(p.1) - i64::from(a.1),
        )
    };
    let ((bx, by), (cx, cy)) = (from(b), from(c));
    (bx * cy - cx * by).abs()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Two areas on either side of a winding border with so many points, and an island in a lake of
    /// the second.
    fn neighbours(bends: &[i32]) -> Vec<Vec<Vec<Position>>> {
        let count = bends.len() as i32;
        let winding: Vec<Position> = (0..)
            .zip(bends)
            .map(|(at, bend)| [f64::from(*bend) * 1e-3, f64::from(at - count / 2) * 1e-2])
            .collect();
        let (low, high) = (winding[0][1], winding[winding.len() - 1][1]);
        let mut west = winding.clone();
        west.extend([[-1.0, high], [-1.0, low]]);
        let mut east: Vec<Position> = winding.into_iter().rev().collect();
        east.extend([[1.0, low], [1.0, high]]);
        let lake = vec![[0.5, 0.0], [0.6, 0.001], [0.7, 0.0], [0.6, -0.02]];
        let island: Vec<Position> = lake.iter().rev().copied().collect();
        vec![vec![west], vec![east, lake], vec![island]]
    }

    /// The sides of a border, each with its lower end first.
    fn sides(ring: &[Position]) -> BTreeSet<(Point, Point)> {
        let ring = points(ring);
        let next = ring.iter().cycle().skip(1);
        ring.iter()
            .zip(next)
            .map(|(a, b)| (*a.min(b), *a.max(b)))
            .collect()
    }

    proptest! {
        #[test]
        fn neighbours_keep_one_border_between_them(
            bends in proptest::collection::vec(-200i32..200, 4..60),
            most in 6usize..80,
        ) {
            let made = simplified(&neighbours(&bends), most);
            let [west, east, island] = &made[..] else { panic!("three areas") };
            let outer = |x: i32| move |(a, b): &(Point, Point)| a.0 != x || b.0 != x;
            let common = |of: &[Position], edge: i32| -> BTreeSet<(Point, Point)> {
                let far = move |p: &Point| p.0 == edge;
                sides(of).into_iter().filter(|(a, b)| !far(a) && !far(b)).collect()
            };
            prop_assert!(sides(&west[0]).iter().any(|side| outer(-1_000_000)(side)));
            prop_assert_eq!(common(&west[0], -1_000_000), common(&east[0], 1_000_000));
            if let (Some(lake), Some(island)) = (east.get(1), island.first()) {
                prop_assert_eq!(sides(lake), sides(island));
            }
        }
    }

    #[test]
    fn a_border_has_no_more_points_than_are_asked_for() {
        let bends: Vec<i32> = (0..4_000).map(|at| (at * 7919) % 113).collect();
        let areas = neighbours(&bends);
        for most in [60, 500, 10_000] {
            let made = simplified(&areas, most);
            let west = made[0][0].len();
            assert!(west <= most, "{west} of {most}");
            // Every corner of the whole stays, however few points there are.
            assert!(made[0][0].contains(&[-1.0, areas[0][0][0][1]]), "{most}");
        }
        assert_eq!(made_of(&areas, 10_000), made_of(&areas, 10_000));
    }

    fn made_of(areas: &[Vec<Vec<Position>>], most: usize) -> Borders {
        simplified(areas, most)
    }

    #[test]
    fn an_area_never_becomes_a_line() {
        // Two pieces between the same two ends, each with hundreds of points.
        let arch =
            |up: f64| move |at: i32| [f64::from(at) * 1e-3, up * f64::from(at * (400 - at)) * 1e-6];
        let upper: Vec<Position> = (0..=400).map(arch(1.0)).collect();
        let lower: Vec<Position> = (1..400).rev().map(arch(-1.0)).collect();
        let lens: Vec<Position> = upper.iter().chain(&lower).copied().collect();
        let mut above = vec![[0.4, 1.0], [0.0, 1.0]];
        above.splice(0..0, upper.iter().copied());
        let made = simplified(&[vec![lens], vec![above]], 8);
        assert!(
            made.iter()
                .all(|rings| rings.len() == 1 && 3 < rings[0].len()),
            "{made:?}"
        );
    }
}
