//! C8: before and now in one row. Marks only.

use super::canvas::{Canvas, Point};
use super::role::Role;

/// Two shares of one way.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Dumbbell {
    /// Before.
    pub before: f64,
    /// Now.
    pub now: f64,
}

/// Width and height in pixels.
pub const SIZE: (u32, u32) = (200, 16);

/// Where the way begins and how long it is, in pixels; the rest of the width is for what lies
/// outside it.
const START: f64 = 14.0;
const WAY: f64 = 172.0;

/// The row's middle, the radius of the earlier dot and of the present one, in pixels.
const MIDDLE: f64 = 8.0;
const HOLLOW: f64 = 4.5;
const FILLED: f64 = 5.0;

/// Length of the arrow's head, and the least room between the dots in which it is seen as one.
const HEAD: f64 = 7.0;
const ROOM: f64 = 10.0;

/// On which side of the way a share lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    Left,
    Within,
    Right,
}

fn place(share: f64) -> (Place, f64) {
    match share {
        s if s < 0.0 => (Place::Left, START - 8.0),
        s if 1.0 < s => (Place::Right, START + WAY + 8.0),
        s => (Place::Within, START + s * WAY),
    }
}

impl Dumbbell {
    /// The row as marks; only the way where a share is no number.
    pub fn draw(&self) -> String {
        let canvas = Canvas::new(SIZE.0, SIZE.1);
        let end = START + WAY;
        canvas.line(Role::Grid, &[(START, MIDDLE), (end, MIDDLE)]);
        canvas.line(Role::End, &[(START, 4.0), (START, 12.0)]);
        canvas.line(Role::End, &[(end, 1.0), (end, 15.0)]);
        if self.before.is_finite() && self.now.is_finite() {
            self.dots(&canvas);
        }
        canvas.micro("pr-dumbbell", false)
    }

    fn dots(&self, canvas: &Canvas) {
        let ((side, before), (now_side, now)) = (place(self.before), place(self.now));
        let apart = (now - before).abs();
        let sign = if before < now { 1.0 } else { -1.0 };
        let (from, to) = (before + sign * HOLLOW, now - sign * (FILLED + 1.0));
        if HOLLOW + FILLED + 1.0 + ROOM <= apart {
            canvas.line(
                Role::Trend,
                &[(from, MIDDLE), (to - sign * HEAD * 0.7, MIDDLE)],
            );
            let back = to - sign * HEAD;
            canvas.shape(
                Role::Arrow,
                &[(to, MIDDLE), (back, MIDDLE - 3.5), (back, MIDDLE + 3.5)],
            );
        }
        // Two marks at one place would read as a third kind of mark.
        if 1.0 <= apart {
            mark(canvas, Role::DotOpen, side, before, HOLLOW);
        }
        mark(canvas, Role::Dot, now_side, now, FILLED);
    }
}

/// A dot at its place, or outside the way a wedge that points on.
fn mark(canvas: &Canvas, role: Role, side: Place, x: f64, radius: f64) {
    let wedge = |sign: f64| -> [Point; 3] {
        [
            (x + sign * 5.0, MIDDLE),
            (x - sign * 4.0, MIDDLE - radius),
            (x - sign * 4.0, MIDDLE + radius),
        ]
    };
    match side {
        Place::Within => canvas.circle(role, (x, MIDDLE), radius, None),
        Place::Left => canvas.shape(role, &wedge(-1.0)),
        Place::Right => canvas.shape(role, &wedge(1.0)),
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::{check_drawing, corners, group, numbers};
    use super::*;
    use proptest::prelude::*;

    fn drawn(before: f64, now: f64) -> String {
        Dumbbell { before, now }.draw()
    }

    #[test]
    fn no_change_is_one_dot() {
        let svg = drawn(0.4, 0.4);
        assert_eq!(
            (
                group(&svg, "pr-dot-open"),
                numbers(group(&svg, "pr-dot"), "cx").len()
            ),
            ("", 1)
        );
    }

    #[test]
    fn an_arrow_points_from_before_to_now_where_it_has_room() {
        let tip = |svg: &str| corners(group(svg, "pr-arrow")).first().map(|p| p.0);
        let on = drawn(0.2, 0.6);
        let (before, now) = (
            numbers(group(&on, "pr-dot-open"), "cx")[0],
            numbers(group(&on, "pr-dot"), "cx")[0],
        );
        assert!(before < tip(&on).expect("drawn") && tip(&on).expect("drawn") < now);
        let back = drawn(0.6, 0.2);
        let corners = corners(group(&back, "pr-arrow"));
        assert!(corners[0].0 < corners[1].0);
        assert_eq!(tip(&drawn(0.5, 0.55)), None);
    }

    #[test]
    fn a_share_outside_the_way_is_a_wedge_and_no_dot() {
        let svg = drawn(0.9, 4.0);
        assert!(
            numbers(group(&svg, "pr-dot"), "cx").is_empty()
                && !corners(group(&svg, "pr-dot")).is_empty()
        );
        let worse = drawn(-0.3, 0.1);
        let wedge = corners(group(&worse, "pr-dot-open"));
        assert!(wedge.iter().all(|(x, _)| *x < START), "{wedge:?}");
    }

    proptest! {
        #[test]
        fn any_two_shares_make_a_row_with_each_dot_at_its_share(
            before in prop_oneof![0.0f64..1.0, any::<f64>()],
            now in prop_oneof![0.0f64..1.0, any::<f64>()],
        ) {
            let svg = drawn(before, now);
            check_drawing(&svg);
            prop_assert!(svg.len() <= 900, "{} bytes: {svg}", svg.len());
            for (share, class) in [(before, "pr-dot-open"), (now, "pr-dot")] {
                for x in numbers(group(&svg, class), "cx") {
                    prop_assert!(((x - START) / WAY - share).abs() * WAY <= 0.1, "{share} at {x}");
                }
            }
        }
    }
}
