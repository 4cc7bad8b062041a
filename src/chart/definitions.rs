//! Hatches and symbols, placed once on each page, where its drawings name them by their ids.

use super::role::Role;
use crate::model::status::{Sign, Token};

/// The hidden drawing with all patterns and symbols: `pr-k-<sign>` for keys, `pr-t-<sign>` for
/// tiles; those of declared statuses only where some were `declared`.
pub fn definitions(declared: bool) -> String {
    let symbols: String = Sign::all()
        .filter(|sign| declared || !sign.declared)
        .map(|sign| symbol(sign, "k", 16, 8.0) + &symbol(sign, "t", 48, 37.0))
        .collect();
    format!(
        "<svg class=\"pr-defs\" width=\"0\" height=\"0\" aria-hidden=\"true\" \
         focusable=\"false\">{}{symbols}</svg>",
        patterns()
    )
}

/// The hatches: of what needs attention, of what is in trouble, and of figures that are not real.
pub fn patterns() -> String {
    let pattern = |name: &str, side: u32, class: &str, path: &str| {
        format!(
            "<pattern id=\"pr-h-{name}\" width=\"{side}\" height=\"{side}\" patternUnits=\"userSpaceOnUse\" \
             patternTransform=\"rotate(45)\"><path class=\"{class}\" d=\"{path}\"/></pattern>"
        )
    };
    format!(
        "<defs>{}{}{}</defs>",
        pattern("risk", 5, "pr-h", "M0 0V5"),
        pattern("late", 5, "pr-h", "M0 0V5M0 0H5"),
        pattern("invented", 7, "pr-hi", "M0 0V7")
    )
}

fn symbol(sign: Sign, kind: &str, size: u32, at: f64) -> String {
    let (word, token) = (sign.class(), sign.token);
    let edge = match (Role::of(sign).is_outlined(), sign.declared) {
        (false, _) => format!("<rect class=\"pr-f-{word}\" width=\"{size}\" height=\"{size}\"/>"),
        // An edge of one pixel and a half, and one of two and a half, lie within the square.
        (true, declared) => {
            let inset = if declared { 1.5 } else { 1.0 };
            let side = f64::from(size) - 2.0 * inset;
            format!(
                "<rect class=\"pr-f-{word}\" x=\"{inset}\" y=\"{inset}\" width=\"{side}\" \
                 height=\"{side}\"/>"
            )
        }
    };
    let hatch = match token {
        Token::Risk | Token::Late if kind == "t" && !sign.declared => {
            format!("<rect y=\"30\" width=\"26\" height=\"18\" fill=\"url(#pr-h-{word})\"/>")
        }
        _ => String::new(),
    };
    let drawn = match token {
        Token::Done => "<path d=\"M-4 0l3 3l5-6\"/>",
        Token::OnTrack => "<circle r=\"3.4\"/>",
        Token::Risk => "<path d=\"M0-4.2L4.6 3.6H-4.6Z\"/>",
        Token::Late => "<path d=\"M-3.4-3.4L3.4 3.4M3.4-3.4L-3.4 3.4\"/>",
        Token::None => "<circle r=\"3.4\"/>",
        Token::NoData => "<path d=\"M-4 0H4\"/>",
        Token::Stopped => "<path d=\"M-2.5-3.5V3.5M2.5-3.5V3.5\"/>",
    };
    format!(
        "<symbol id=\"pr-{kind}-{word}\" viewBox=\"0 0 {size} {size}\">{edge}{hatch}<g \
         class=\"pr-y-{word}\" transform=\"translate({at} {at})\">{drawn}</g></symbol>"
    )
}
