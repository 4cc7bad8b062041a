//! Before and now in one row: in come two shares of a way, out come marks only.

use super::axis::{Slot, Slots, Values};
use super::canvas::{Canvas, Point};
use super::field::{Field, Frame, HERE};
use super::role::Role;

/// Two shares of one way: 0 at its start, 1 at its end, and also outside of both.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Change {
    /// The share on the earlier day.
    pub before: f64,
    /// The share on the later day.
    pub now: f64,
}

/// Width and height in pixels.
pub const SIZE: (u32, u32) = (200, 16);

/// Where the way begins and how long it is, in pixels; the rest of the width is for what lies
/// outside it.
const START: f64 = 14.0;
const WAY: f64 = 172.0;

/// How far outside the way a share stands that lies there, in pixels.
const OUTSIDE: f64 = 8.0;

/// The radius of the earlier dot and of the present one, in pixels.
const HOLLOW: f64 = 4.5;
const FILLED: f64 = 5.0;

/// Length of the arrow's head, and the least room between the dots in which it is seen as one.
const HEAD: f64 = 7.0;
const ROOM: f64 = 10.0;

/// Shares from left to right, in a single row.
type Track = Field<Values, Slots>;

/// Where a share is drawn: at its own place, or outside the way.
#[derive(Clone, Copy, Debug)]
struct Spot {
    /// The nearest share that lies on the way.
    share: f64,
    /// -1 outside on the left, 1 outside on the right, 0 on the way.
    side: f64,
}

impl Spot {
    fn of(share: f64) -> Spot {
        let side = match share {
            s if s < 0.0 => -1.0,
            s if 1.0 < s => 1.0,
            _ => 0.0,
        };
        let share = share.clamp(0.0, 1.0);
        Spot { share, side }
    }

    /// Its place, with a shift in pixels.
    fn at(self, (x, y): Point) -> ((f64, Slot), Point) {
        ((self.share, Slot::Middle(0)), (self.side * OUTSIDE + x, y))
    }
}

impl Change {
    /// The row as marks; only the way where a share is no number.
    pub fn draw(&self) -> String {
        let canvas = Canvas::new(SIZE.0, SIZE.1);
        let bottom = f64::from(SIZE.1);
        let frame = Frame {
            left: START,
            top: 0.0,
            right: START + WAY,
            bottom,
        };
        let slots = Slots::even(1, bottom, (0.0, bottom));
        let track = Field::rows(&canvas, &frame, Values::between(0.0, 1.0), slots);
        let [zero, whole] = [0.0, 1.0].map(|share| (share, Slot::Middle(0)));
        track.rule(Role::Grid, zero, whole);
        for (end, half) in [(zero, 4.0), (whole, 7.0)] {
            track.open(Role::End, [(end, (0.0, -half)), (end, (0.0, half))]);
        }
        if self.before.is_finite() && self.now.is_finite() {
            self.dots(&track);
        }
        canvas.micro("pr-dumbbell", false)
    }

    fn dots(&self, track: &Track) {
        let (before, now) = (Spot::of(self.before), Spot::of(self.now));
        let x = |spot: Spot| {
            let (at, shift) = spot.at(HERE);
            track.place(at).0 + shift.0
        };
        let apart = (x(now) - x(before)).abs();
        let sign = if x(before) < x(now) { 1.0 } else { -1.0 };
        if HOLLOW + FILLED + 1.0 + ROOM <= apart {
            let tip = -sign * (FILLED + 1.0);
            let (end, back) = (tip - sign * HEAD * 0.7, tip - sign * HEAD);
            let line = [before.at((sign * HOLLOW, 0.0)), now.at((end, 0.0))];
            track.open(Role::Trend, line);
            let head = [(tip, 0.0), (back, -3.5), (back, 3.5)];
            track.closed(Role::Arrow, head.map(|corner| now.at(corner)));
        }
        // Two marks at one place would read as a third kind of mark.
        if 1.0 <= apart {
            mark(track, Role::DotOpen, before, HOLLOW);
        }
        mark(track, Role::Dot, now, FILLED);
    }
}

/// A dot at its place, or outside the way a wedge that points on.
fn mark(track: &Track, role: Role, spot: Spot, radius: f64) {
    if spot.side == 0.0 {
        return track.dot(role, spot.at(HERE).0, radius);
    }
    let wedge = [
        (spot.side * 5.0, 0.0),
        (-spot.side * 4.0, -radius),
        (-spot.side * 4.0, radius),
    ];
    track.closed(role, wedge.map(|corner| spot.at(corner)));
}

#[cfg(test)]
mod tests {
    use super::super::tests::{check_drawing, corners, group, numbers};
    use super::*;
    use proptest::prelude::*;

    fn drawn(before: f64, now: f64) -> String {
        Change { before, now }.draw()
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
