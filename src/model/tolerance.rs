//! How far from its plan an indicator may be.

/// When something counts as behind.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Tolerance {
    /// At least so many days.
    pub days: i32,
    /// Or this share of the span.
    pub share: f64,
    /// Beyond this share of the span it is well behind.
    pub behind: f64,
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
    /// At least so many days.
    pub days: Option<i32>,
    /// Or this share of the span.
    pub share: Option<f64>,
    /// Beyond this share of the span it is well behind.
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
