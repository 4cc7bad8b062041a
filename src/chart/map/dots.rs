//! Places that are only points, moved apart so that none covers another.

use super::super::canvas::Point;
use super::super::label::Area;

/// How far apart two of them stand at least beyond touching, in pixels.
const GAP: f64 = 1.0;

/// How often each is moved at most; a crowd that is not apart by then stays as it is.
const ROUNDS: usize = 300;

/// Where two points lie on one place: the way that the first goes, by their numbers. Written out,
/// since a sine may differ in its last digit from one machine to another.
const WAYS: [Point; 4] = [(1.0, 0.0), (0.6, 0.8), (0.0, 1.0), (-0.8, 0.6)];

/// Whether so many dots find room side by side, with as much room again between them.
pub fn fit(count: usize, radius: f64, within: Area) -> bool {
    let room = (within.right - within.left) * (within.bottom - within.top);
    count as f64 * (2.0 * radius + GAP).powi(2) * 2.0 <= room
}

/// Dots moved apart from each other as little as that takes, all of them within an area.
pub fn apart(dots: &[Point], radius: f64, within: Area) -> Vec<Point> {
    let mut dots = dots.to_vec();
    for _ in 0..ROUNDS {
        let mut moved = false;
        for second in 1..dots.len() {
            for first in 0..second {
                let Some((dx, dy)) = push(dots[first], dots[second], first + second, radius) else {
                    continue;
                };
                moved = true;
                dots[first] = held((dots[first].0 - dx, dots[first].1 - dy), within);
                dots[second] = held((dots[second].0 + dx, dots[second].1 + dy), within);
            }
        }
        if !moved {
            break;
        }
    }
    dots
}

/// How far the second of two dots has to go, and the first the other way; `None` where they are
/// apart.
fn push(first: Point, second: Point, number: usize, radius: f64) -> Option<Point> {
    let (dx, dy) = (second.0 - first.0, second.1 - first.1);
    let away = (dx * dx + dy * dy).sqrt();
    let lacks = 2.0 * radius + GAP - away;
    // Less than a tenth of a pixel is nothing that a drawing shows.
    if lacks < 0.1 {
        return None;
    }
    let (x, y) = match away < 0.01 {
        true => WAYS[number % WAYS.len()],
        false => (dx / away, dy / away),
    };
    Some((x * lacks / 2.0, y * lacks / 2.0))
}

fn held((x, y): Point, within: Area) -> Point {
    (
        x.max(within.left).min(within.right),
        y.max(within.top).min(within.bottom),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const WITHIN: Area = Area {
        left: 0.0,
        top: 0.0,
        right: 320.0,
        bottom: 300.0,
    };

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(40))]
        #[test]
        fn dots_that_find_room_never_cover_each_other(
            found in proptest::collection::vec((0u32..6, 0u32..6), 1..60),
        ) {
            let crowd: Vec<Point> = found
                .iter()
                .map(|(x, y)| (150.0 + f64::from(*x), 150.0 + f64::from(*y)))
                .collect();
            prop_assert!(fit(crowd.len(), 10.0, WITHIN));
            let dots = apart(&crowd, 10.0, WITHIN);
            for (at, (x, y)) in dots.iter().enumerate() {
                prop_assert!((0.0..=320.0).contains(x) && (0.0..=300.0).contains(y));
                for (a, b) in &dots[..at] {
                    let away = ((a - x).powi(2) + (b - y).powi(2)).sqrt();
                    prop_assert!(20.0 <= away, "{away}");
                }
            }
        }
    }

    #[test]
    fn dots_that_are_apart_stay_where_they_are() {
        let dots = [(10.0, 10.0), (40.0, 10.0), (10.0, 40.0)];
        assert_eq!(apart(&dots, 7.0, WITHIN), dots);
    }
}
