//! How large a figure stands with its target: on one line, as far as that can be read.

use crate::chart::text::{bold_width, width};
use crate::render::part::headline::HeadlineView;

/// The scale of a headline at each step, 0 to 5; `--f` of the style sheet.
const SCALES: [f64; 6] = [1.0, 0.85, 0.72, 0.6, 0.5, 0.42];

/// The step of words that no scale sets on one line.
const BROKEN: usize = 2;

/// The step at which a headline stands on one line of `column`, else that of a broken one; 0
/// without a headline. `letters`: the sizes of its figure and of its target at step 0.
pub fn step(headline: Option<&HeadlineView>, letters: [f64; 2], column: f64) -> usize {
    let Some(headline) = headline else {
        return 0;
    };
    let wide = wide(headline, letters);
    let mut steps = 0..SCALES.len();
    steps
        .find(|step| wide * SCALES[*step] <= column)
        .unwrap_or(BROKEN)
}

/// The height that it takes there.
pub fn height(headline: &HeadlineView, letters: [f64; 2], column: f64) -> f64 {
    const LEADING: f64 = 1.1;
    let scale = SCALES[step(Some(headline), letters, column)];
    // Where a line ends, some of it stays empty.
    let lines = match (wide(headline, letters) * scale / column).ceil() {
        one if one <= 1.0 => 1.0,
        more => more + 1.0,
    };
    lines * letters[0] * scale * LEADING
}

/// The figure and its target beside it.
fn wide(headline: &HeadlineView, [value, target]: [f64; 2]) -> f64 {
    let beside = (headline.target.as_deref()).map(|t| width(&format!(" / {t}"), target));
    bold_width(&headline.value, value) + beside.unwrap_or(0.0)
}
