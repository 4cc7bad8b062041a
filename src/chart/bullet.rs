//! Progress in one row, with the plan as a tick. In come shares of the way, out come marks only;
//! the row's cells say the rest.

use super::axis::{Slot, Slots, Values};
use super::canvas::Canvas;
use super::field::{Field, Frame, HERE};
use super::role::Role;
use crate::base::encode::html_text;
use crate::model::status::Token;
use std::fmt::Write;

/// One bar.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bullet {
    /// Share of the way from start to target, also below 0 and above 1; `None` where nothing
    /// is known.
    pub progress: Option<f64>,
    /// Planned share on the same day; `None` without a plan for it.
    pub planned: Option<f64>,
    /// The colour role of the status.
    pub token: Token,
    /// Whether zero stands away from the edge because another bar of the same table lies below the
    /// start; a bar that itself lies there makes this room anyway.
    pub room: bool,
    /// Whether no other bar stands above or below it: then its scale ends where the way does, unless
    /// the bar or the plan goes beyond.
    pub alone: bool,
    /// Of how many equal steps the way is made; 0 where it is made of none. Few are drawn apart.
    pub steps: usize,
}

/// The most steps that are drawn apart; more would be a pattern.
const MOST_STEPS: usize = 12;

/// Width and height in pixels.
pub const SIZE: (u32, u32) = (320, 16);

/// Upper edge and height of the bar in pixels; the plan and the ends stand out of it.
const BAR: (f64, f64) = (2.0, 12.0);

/// How far the scale reaches below the start and beyond it, in shares of the way.
const BELOW: f64 = 0.25;
const BEYOND: f64 = 1.25;

/// A bar that ends so near behind its plan, in pixels, is cut before it alone: what would be left
/// behind a cut on both sides would look like a fault.
const SLIVER: f64 = 8.0;

/// How far the cut before a plan is moved, in pixels: the tick covers its other edge.
const ASIDE: f64 = -1.5;

/// Words of a plan before this share of the width leave no room for others before them, and words
/// so near an end do not stand around their place.
const CROWDED: f64 = 0.45;
const EDGE: f64 = 0.15;

/// One drawing: shares from left to right, in a single row.
struct Track {
    field: Field<Values, Slots>,
    canvas: Canvas,
}

impl Bullet {
    /// The bar as marks.
    pub fn draw(&self) -> String {
        let (progress, track) = (self.known(), self.track());
        // A plan outside the scale has no tick: it would stand at a place that is not its own.
        let planned = self.planned.filter(|p| p.is_finite() && track.holds(*p));
        match progress {
            None => track.unknown(),
            Some(progress) => self.bar(&track, progress),
        }
        track.cuts(progress, planned);
        if self.steps <= MOST_STEPS {
            track.steps(self.steps);
        }
        track.upright(Role::End, 1.0, -1.0);
        if track.has_room() {
            track.upright(Role::End, 0.0, -1.0);
        }
        if let Some(planned) = planned {
            track.upright(Role::Tick, planned, 0.0);
        }
        track.canvas.micro("pr-bullet", true)
    }

    /// Words below the bar, as HTML: those of the plan under its tick, those of the progress at the
    /// end which that leaves free. Places are shares of the width, so that letters keep their size
    /// at any width. Without a tick the plan stands at the other end; empty words are left out.
    pub fn below(&self, done: &str, plan: &str, from_right: bool) -> String {
        let tick = self
            .planned
            .and_then(|planned| self.track().share_of(planned));
        let tick = tick.unwrap_or(1.0);
        let free = if tick < CROWDED { 1.0 } else { 0.0 };
        let mut words = String::new();
        for (share, text) in [(free, done), (tick, plan)] {
            if !text.is_empty() {
                word(&mut words, share, text, from_right);
            }
        }
        format!("<svg class=\"pr-words\" focusable=\"false\">{words}</svg>")
    }

    fn track(&self) -> Track {
        let room = self.room || self.known().is_some_and(|p| p < 0.0);
        let mut ends = [self.known(), self.planned].into_iter().flatten();
        Track::new(room, !self.alone || ends.any(|share| 1.0 < share))
    }

    fn known(&self) -> Option<f64> {
        self.progress.filter(|p| p.is_finite())
    }

    fn bar(&self, track: &Track, progress: f64) {
        let [zero, whole] = [(0.0, Slot::Start(0)), (1.0, Slot::End(0))];
        track.field.bar(Role::Band, [(zero, HERE), (whole, HERE)]);
        if progress != 0.0 {
            self.filled(track, progress);
        }
        if progress < 0.0 && track.holds(progress) {
            // However short the bar is, its mark shows on which side of zero it ends.
            let role = if self.token == Token::Late {
                Role::Below
            } else {
                Role::Zero
            };
            track.upright(role, progress, 0.0);
        }
    }

    /// The bar from zero to a share.
    fn filled(&self, track: &Track, progress: f64) {
        let role = Role::of(self.token.into());
        let share = track.within(progress);
        let (left, right) = (share.min(0.0), share.max(0.0));
        let x = |share: f64| track.field.place((share, Slot::Start(0))).0;
        let long = x(right) - x(left);
        // A bar of less than a pixel would not be seen, and something is not nothing. The edge of
        // an outline lies half outside, which would make the bar longer than its figure.
        let edge = role.edge() / 2.0;
        let more = (long.max(1.0) - 2.0 * edge).max(0.25) + 2.0 * edge - long;
        let (before, after) = if progress < 0.0 {
            (more, 0.0)
        } else {
            (0.0, more)
        };
        let start = ((left, Slot::Start(0)), (edge - before, edge));
        let end = ((right, Slot::End(0)), (after - edge, -edge));
        track.field.bar(role, [start, end]);
    }
}

/// Writes words at a share of the width; near an end they begin or end there.
fn word(out: &mut String, share: f64, text: &str, from_right: bool) {
    let anchor = match share {
        ..EDGE => "start",
        _ if share <= 1.0 - EDGE => "middle",
        _ => "end",
    };
    // The near end of a share close to an end is the end itself.
    let share = match anchor {
        "start" => 0.0,
        "end" => 1.0,
        _ => share,
    };
    let x = 100.0 * if from_right { 1.0 - share } else { share };
    _ = write!(
        out,
        "<text x=\"{x:.1}%\" y=\"1.1em\" text-anchor=\"{anchor}\">{}</text>",
        html_text(text)
    );
}

impl Track {
    /// An empty one, with or without room below zero and beyond the end of the way.
    fn new(room: bool, beyond: bool) -> Track {
        let least = if room { -BELOW } else { 0.0 };
        let most = if beyond { BEYOND } else { 1.0 };
        let canvas = Canvas::new(SIZE.0, SIZE.1);
        let (right, bottom) = (f64::from(SIZE.0), f64::from(SIZE.1));
        let frame = Frame {
            left: 0.0,
            top: 0.0,
            right,
            bottom,
        };
        let slots = Slots::even(1, bottom, (BAR.0, BAR.0 + BAR.1));
        let field = Field::rows(&canvas, &frame, Values::between(least, most), slots);
        Track { field, canvas }
    }

    /// Whether zero stands away from the edge.
    fn has_room(&self) -> bool {
        self.field.x().ends.0 < 0.0
    }

    /// Where a share stands, as a share of the width; `None` outside the scale.
    fn share_of(&self, share: f64) -> Option<f64> {
        let (least, most) = self.field.x().ends;
        self.holds(share).then(|| (share - least) / (most - least))
    }

    fn holds(&self, share: f64) -> bool {
        self.within(share) == share
    }

    /// The share that has a place, nearest to one.
    fn within(&self, share: f64) -> f64 {
        let (least, most) = self.field.x().ends;
        share.clamp(least, most)
    }

    fn unknown(&self) {
        let [zero, whole] = [0.0, 1.0].map(|share| (share, Slot::Middle(0)));
        self.field.rule(Role::Unknown, zero, whole);
    }

    /// An upright line at a share, which reaches so far out of the drawing. It is moved by less
    /// than its own half width so that no part of it lies outside on a side.
    fn upright(&self, role: Role, share: f64, out: f64) {
        self.upright_beside(role, share, out, 0.0);
    }

    /// The same so many pixels beside the share.
    fn upright_beside(&self, role: Role, share: f64, out: f64, beside: f64) {
        let (top, bottom) = ((share, Slot::Start(0)), (share, Slot::End(0)));
        let x = self.field.place(top).0;
        let aside = x.clamp(1.25, f64::from(SIZE.0) - 1.25) - x + beside;
        let out = out + BAR.0;
        self.field
            .open(role, [(top, (aside, -out)), (bottom, (aside, out))]);
    }

    /// The cuts between equal steps of the way.
    fn steps(&self, steps: usize) {
        for step in 1..steps {
            self.upright(Role::TickHalo, step as f64 / steps as f64, -BAR.0);
        }
    }

    /// What is cut out of the bar: room beside the lines that cross it, and a notch where it goes
    /// on outside the scale.
    fn cuts(&self, progress: Option<f64>, planned: Option<f64>) {
        let ends_near = |planned: f64| {
            let x = |share: f64| self.field.place((share, Slot::Start(0))).0;
            let beyond = progress.map(|progress| x(self.within(progress)) - x(planned));
            beyond.is_some_and(|beyond| 0.0 < beyond && beyond < SLIVER)
        };
        if let Some(planned) = planned {
            let beside = if ends_near(planned) { ASIDE } else { 0.0 };
            self.upright_beside(Role::TickHalo, planned, 0.0, beside);
        }
        let Some(progress) = progress else { return };
        if 1.0 < progress {
            self.upright(Role::TickHalo, 1.0, -BAR.0);
        }
        if !self.holds(progress) {
            // The notch leans by 3 pixels to each side of a place 11 pixels inside the end.
            let inward = if progress < 0.0 { 11.0 } else { -11.0 };
            let end = self.within(progress);
            let corners = [
                ((end, Slot::End(0)), (inward - 3.0, BAR.0)),
                ((end, Slot::Start(0)), (inward + 3.0, -BAR.0)),
            ];
            self.field.open(Role::TickHalo, corners);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::{check_drawing, corners, group, numbers};
    use super::*;
    use proptest::prelude::*;

    fn bullet(progress: f64, planned: Option<f64>, token: Token) -> String {
        Bullet {
            progress: Some(progress),
            planned,
            token,
            room: false,
            alone: false,
            steps: 0,
        }
        .draw()
    }

    /// Where a bar begins and ends, with the edges of an outline.
    fn ends(svg: &str, token: Token) -> (f64, f64) {
        let bar = group(svg, Role::of(token.into()).look().class);
        let edge = Role::of(token.into()).look().width;
        let (x, width) = (numbers(bar, "x")[0], numbers(bar, "width")[0]);
        (x - edge / 2.0, x + width + edge / 2.0)
    }

    #[test]
    fn a_bar_over_five_quarters_is_notched_and_does_not_go_on() {
        let full = bullet(1.25, None, Token::Done);
        let over = bullet(9.62, None, Token::Done);
        assert_eq!(ends(&full, Token::Done), (0.0, 320.0));
        assert_eq!(ends(&over, Token::Done), (0.0, 320.0));
        let cuts = |svg: &str| group(svg, "pr-tick-halo").matches('M').count();
        assert_eq!((cuts(&full), cuts(&over)), (1, 2));
    }

    #[test]
    fn a_bar_below_the_start_lies_left_of_zero_and_ends_in_a_mark() {
        let svg = bullet(-0.2, Some(0.5), Token::Late);
        let (left, right) = ends(&svg, Token::Late);
        let zero = 320.0 / 6.0;
        assert!(
            (right - zero).abs() <= 0.1 && (left - zero * 0.2).abs() <= 0.1,
            "{left} {right}"
        );
        assert!((corners(group(&svg, "pr-below"))[0].0 - left).abs() <= 0.1);
        let hardly = bullet(-0.001, None, Token::Late);
        assert!(!group(&hardly, "pr-below").is_empty());
        // A pause is no alarm, so its mark has no colour of one.
        assert!(group(&bullet(-0.2, None, Token::Stopped), "pr-below").is_empty());
    }

    #[test]
    fn a_bar_that_stands_alone_is_as_wide_as_its_way_unless_something_lies_beyond() {
        let alone = |progress: f64, planned: Option<f64>| {
            let (progress, token) = (Some(progress), Token::OnTrack);
            let bullet = Bullet {
                progress,
                planned,
                token,
                room: false,
                alone: true,
                steps: 0,
            };
            ends(&bullet.draw(), token).1
        };
        assert_eq!(alone(0.5, Some(0.75)), 160.0);
        assert_eq!(alone(0.5, Some(1.1)), 128.0);
        assert_eq!(alone(1.0, None), 320.0);
        assert_eq!(alone(1.1, None), 281.6);
    }

    #[test]
    fn words_of_a_plan_stand_under_its_tick_and_leave_the_free_end_to_others() {
        let below = |planned: f64, from_right: bool| {
            let bullet = Bullet {
                progress: Some(0.5),
                planned: Some(planned),
                token: Token::OnTrack,
                room: false,
                alone: true,
                steps: 0,
            };
            let svg = bullet.below("50 %", "a < b", from_right);
            let places = svg
                .split("x=\"")
                .skip(1)
                .map(|at| at.split('"').next().unwrap_or(""));
            assert!(svg.contains("a &lt; b"), "{svg}");
            places.map(str::to_owned).collect::<Vec<_>>()
        };
        assert_eq!(below(0.8, false), ["0.0%", "80.0%"]);
        assert_eq!(below(0.8, true), ["100.0%", "20.0%"]);
        assert_eq!(below(0.2, false), ["100.0%", "20.0%"]);
        assert_eq!(below(0.97, false), ["0.0%", "100.0%"]);
    }

    #[test]
    fn a_way_of_few_equal_steps_is_cut_into_them_and_one_of_many_is_not() {
        let cuts = |steps: usize| {
            let bullet = Bullet {
                progress: Some(0.5),
                planned: None,
                token: Token::OnTrack,
                room: false,
                alone: true,
                steps,
            };
            group(&bullet.draw(), Role::TickHalo.look().class)
                .matches('M')
                .count()
        };
        assert_eq!(
            [0, 1, 4, MOST_STEPS, MOST_STEPS + 1].map(cuts),
            [0, 0, 3, MOST_STEPS - 1, 0]
        );
    }

    #[test]
    fn bars_of_one_table_share_their_zero() {
        let other = Bullet {
            progress: Some(0.5),
            planned: None,
            token: Token::OnTrack,
            room: true,
            alone: false,
            steps: 0,
        }
        .draw();
        let (left, _) = ends(&other, Token::OnTrack);
        let (_, zero) = ends(&bullet(-0.2, None, Token::Late), Token::Late);
        assert!((left - zero).abs() <= 0.2);
    }

    #[test]
    fn nothing_known_is_a_dotted_track_and_no_plan_is_no_tick() {
        let svg = Bullet {
            progress: None,
            planned: None,
            token: Token::NoData,
            room: false,
            alone: false,
            steps: 0,
        }
        .draw();
        assert!(!group(&svg, "pr-unknown").is_empty() && group(&svg, "pr-band").is_empty());
        assert!(group(&svg, "pr-tick").is_empty() && !group(&svg, "pr-end").is_empty());
        assert!(group(&bullet(0.5, Some(7.0), Token::OnTrack), "pr-tick").is_empty());
    }

    proptest! {
        #[test]
        fn any_bar_begins_at_zero_and_ends_at_its_share(
            progress in prop_oneof![-0.25f64..1.25, any::<f64>()],
            planned in prop::option::of(prop_oneof![0.0f64..1.25, any::<f64>()]),
            token in prop::sample::select(Token::ALL),
            room in any::<bool>(),
        ) {
            let svg = Bullet { progress: Some(progress), planned, token, room, alone: false, steps: 0 }.draw();
            check_drawing(&svg);
            prop_assert!(svg.len() <= 900, "{} bytes: {svg}", svg.len());
            let (least, unit) = if room || progress < 0.0 { (-0.25, 320.0 / 1.5) } else { (0.0, 256.0) };
            let share = |x: f64| x / unit + least;
            if progress.is_finite() && 2.0 / unit < progress.abs() {
                let (left, right) = ends(&svg, token);
                let (zero, end) = if progress < 0.0 { (right, left) } else { (left, right) };
                prop_assert!(share(zero).abs() * unit <= 0.11, "zero at {zero}");
                prop_assert!((share(end) - progress.clamp(least, 1.25)).abs() * unit <= 0.11, "{progress} ends at {end}");
            }
            if let Some(planned) = planned.filter(|p| (least..=1.25).contains(p)) {
                let x = corners(group(&svg, "pr-tick"))[0].0;
                prop_assert!((x - ((planned - least) * unit).clamp(1.25, 318.75)).abs() <= 0.1, "{planned} at {x}");
            }
        }
    }
}
