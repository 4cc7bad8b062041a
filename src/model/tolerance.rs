//! How far from its plan an indicator may be, in days and in shares of the span from start to due.
//! The rules that use it stand in `derive::span`.

/// When something counts as behind.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Tolerance {
    /// Days that are on track at least, 0 to 3660.
    pub days: i32,
    /// Or so many as this share of the span, 0 to 1; the greater of the two counts.
    pub share: f64,
    /// Beyond this share of the span, 0 to 1, it is well behind; also the most that counts as on
    /// track.
    pub behind: f64,
}

impl Tolerance {
    /// Whatever is set, nothing later than this share of the span counts as on track.
    pub const MOST: f64 = 0.15;

    /// The most that counts as on track, as a share of the span.
    pub fn most(&self) -> f64 {
        self.behind.min(Tolerance::MOST)
    }
}

impl Default for Tolerance {
    fn default() -> Tolerance {
        Tolerance {
            days: 7,
            share: 0.05,
            behind: 0.15,
        }
    }
}

/// The keys of a tolerance that somebody wrote; each that is `None` is taken from the next wider
/// tolerance.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct OwnTolerance {
    /// See [`Tolerance::days`].
    pub days: Option<i32>,
    /// See [`Tolerance::share`].
    pub share: Option<f64>,
    /// See [`Tolerance::behind`].
    pub behind: Option<f64>,
}

impl From<Tolerance> for OwnTolerance {
    fn from(of: Tolerance) -> OwnTolerance {
        OwnTolerance {
            days: Some(of.days),
            share: Some(of.share),
            behind: Some(of.behind),
        }
    }
}

impl OwnTolerance {
    /// Whether no key is written.
    pub fn is_none(&self) -> bool {
        *self == OwnTolerance::default()
    }

    /// The written keys over the usual ones.
    pub fn over(self, usual: Tolerance) -> Tolerance {
        Tolerance {
            days: self.days.unwrap_or(usual.days),
            share: self.share.unwrap_or(usual.share),
            behind: self.behind.unwrap_or(usual.behind),
        }
    }
}
