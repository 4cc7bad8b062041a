//! How photographs are made ready for screens.

/// Widths and quality in which photographs go out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Photos {
    /// Widths in pixels, each once, the smallest first; empty where photographs stay as they are.
    pub widths: Vec<usize>,
    /// Of JPEG, from 1 to 100.
    pub quality: u8,
}

impl Default for Photos {
    /// From a telephone to a screen of two pixels a point, and to paper.
    fn default() -> Photos {
        Photos {
            widths: vec![480, 800, 1200, 1920],
            quality: 78,
        }
    }
}
