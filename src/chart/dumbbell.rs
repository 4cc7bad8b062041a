//! C8: before and now in one row. Marks only.

use super::canvas::Canvas;
use super::role::Role;

/// Two shares of one way.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Dumbbell {
    /// Before.
    pub before: f64,
    /// Now.
    pub now: f64,
}

impl Dumbbell {
    /// The row as marks.
    pub fn draw(&self) -> String {
        let canvas = Canvas::new(320, 16);
        let x = |share: f64| if share.is_finite() { 8.0 + share.clamp(0.0, 1.0) * 304.0 } else { 8.0 };
        canvas.line(Role::Grid, &[(8.0, 8.0), (312.0, 8.0)]);
        canvas.line(Role::Actual, &[(x(self.before), 8.0), (x(self.now), 8.0)]);
        canvas.circle(Role::DotOpen, (x(self.before), 8.0), 4.5, None);
        canvas.circle(Role::DotEnd, (x(self.now), 8.0), 5.5, None);
        canvas.line(Role::End, &[(312.5, 2.0), (312.5, 14.0)]);
        canvas.micro("pr-dumbbell", false)
    }
}
