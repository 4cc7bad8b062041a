//! A corner of a map that lies far from all others: more often a lost decimal point than an island.

use crate::base::{Code, Diagnostics};
use crate::geo::features::Feature;
use crate::model::Position;

/// So many times as far from the middle as half of the positions are, a position is far off.
const FAR: f64 = 50.0;

/// In degrees: within this distance nothing is far off.
const NEAR: f64 = 5.0;

/// Reports the farthest position of each feature that is far off.
pub fn check(features: &[Feature], diags: &mut Diagnostics) {
    let all: Vec<Position> = features.iter().flat_map(positions).collect();
    let Some(middle) = middle(&all) else { return };
    let mut distances: Vec<f64> = all.iter().map(|at| distance(*at, middle)).collect();
    let half = distances.len() / 2;
    let usual = *distances.select_nth_unstable_by(half, f64::total_cmp).1;
    for feature in features {
        let farthest = positions(feature)
            .map(|at| (at, distance(at, middle)))
            .max_by(|(_, a), (_, b)| a.total_cmp(b));
        let Some(([x, y], away)) = farthest.filter(|(_, d)| NEAR.max(usual * FAR) < *d) else {
            continue;
        };
        let message = format!(
            "`{}` has a position at {x}, {y}, {away:.0}° from the middle of the others",
            feature.place
        );
        let hint = "look for a lost decimal point, and whether the longitude comes first; where it \
                    lies there indeed, nothing is to do";
        diags.push(Code::FarOff, feature.span, message, hint);
    }
}

fn positions(of: &Feature) -> impl Iterator<Item = Position> {
    of.rings.iter().flatten().chain(&of.points).copied()
}

/// The median longitude and the median latitude; `None` of fewer than three positions.
fn middle(all: &[Position]) -> Option<Position> {
    (3 <= all.len()).then(|| {
        [0, 1].map(|axis| {
            let mut values: Vec<f64> = all.iter().map(|at| at[axis]).collect();
            let half = values.len() / 2;
            *values.select_nth_unstable_by(half, f64::total_cmp).1
        })
    })
}

/// The larger of the two differences, in degrees.
fn distance(a: Position, b: Position) -> f64 {
    (a[0] - b[0]).abs().max((a[1] - b[1]).abs())
}
