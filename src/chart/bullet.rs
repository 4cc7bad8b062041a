//! C2: progress in one row, with the plan as a tick. Marks only; the row's cells say the rest.

use super::canvas::Canvas;
use super::role::Role;
use crate::model::status::Token;

/// One bar.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bullet {
    /// Share of the way; `None` where nothing is known.
    pub progress: Option<f64>,
    /// Planned share on the same day.
    pub planned: Option<f64>,
    /// The colour role of the status.
    pub token: Token,
}

/// Width and height in pixels.
pub const SIZE: (u32, u32) = (320, 16);

/// Where the whole way ends; the rest of the width is for what goes beyond it.
const WHOLE: f64 = 290.0;

impl Bullet {
    /// The bar as marks.
    pub fn draw(&self) -> String {
        let canvas = Canvas::new(SIZE.0, SIZE.1);
        let (top, height) = (2.0, 12.0);
        match self.progress.filter(|p| p.is_finite()) {
            None => canvas.line(Role::Unknown, &[(0.5, 8.0), (WHOLE, 8.0)]),
            Some(progress) => {
                canvas.rect(Role::Band, (0.0, top), WHOLE, height);
                let length = (progress * WHOLE).clamp(0.0, f64::from(SIZE.0));
                if length > 0.0 {
                    canvas.rect(role_of(self.token), (0.0, top), length.max(1.0), height);
                }
                if progress < 0.0 {
                    canvas.line(Role::Below, &[(1.5, top), (1.5, top + height)]);
                }
                if WHOLE + 30.0 < progress * WHOLE {
                    canvas.line(Role::TickHalo, &[(308.0, 16.0), (314.0, 0.0)]);
                }
            }
        }
        canvas.line(Role::End, &[(WHOLE + 0.5, 1.0), (WHOLE + 0.5, 15.0)]);
        if let Some(planned) = self.planned.filter(|p| p.is_finite()) {
            let x = (planned * WHOLE).clamp(1.5, WHOLE - 1.0);
            canvas.line(Role::TickHalo, &[(x, 0.0), (x, 16.0)]);
            canvas.line(Role::Tick, &[(x, 0.0), (x, 16.0)]);
        }
        canvas.micro("pr-bullet", true)
    }
}

/// The role that fills a mark of a status.
pub fn role_of(token: Token) -> Role {
    match token {
        Token::Done => Role::Done,
        Token::OnTrack => Role::OnTrack,
        Token::Risk => Role::Risk,
        Token::Late => Role::Late,
        Token::None => Role::None,
        Token::NoData => Role::NoData,
        Token::Stopped => Role::Stopped,
    }
}
