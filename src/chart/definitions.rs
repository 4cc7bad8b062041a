//! Hatches and symbols, placed once on each page, where its drawings name them by their ids.

use super::role::Role;
use crate::model::scale::Scale;
use crate::model::status::{Sign, Token, stepped};
use std::collections::BTreeSet;

/// The hidden drawing with all patterns and symbols: `pr-k-<sign>` for keys, `pr-t-<sign>` for
/// tiles; those of declared statuses, and of the grades of scales that share a look, only where
/// something was declared by one of these scales.
pub fn definitions(declared: Option<&[Scale]>) -> String {
    let signs = Sign::all().filter(|sign| declared.is_some() || !sign.declared);
    let steps: BTreeSet<(Sign, usize)> = declared.into_iter().flatten().flat_map(steps).collect();
    let symbols: String = signs
        .map(|sign| (sign, 0))
        .chain(steps)
        .map(|sign| symbol(sign, "k", 16, 8.0) + &symbol(sign, "t", 48, 37.0))
        .collect();
    format!(
        "<svg class=\"pr-defs\" width=\"0\" height=\"0\" aria-hidden=\"true\" \
         focusable=\"false\">{}{symbols}</svg>",
        patterns()
    )
}

/// The grades of a scale that share their look with a better one.
fn steps(of: &Scale) -> impl Iterator<Item = (Sign, usize)> {
    let grades = of.grades.iter().enumerate();
    let steps = grades.map(|(rank, grade)| {
        let sign = Sign {
            token: grade.token,
            declared: true,
        };
        (sign, of.step(rank))
    });
    steps.filter(|(_, step)| 0 < *step)
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
        "<defs>{}{}</defs>",
        pattern("risk", 5, "pr-h", "M0 0V5"),
        pattern("late", 5, "pr-h", "M0 0V5M0 0H5")
    )
}

fn symbol((sign, step): (Sign, usize), kind: &str, size: u32, at: f64) -> String {
    let (word, token) = (sign.class(), sign.token);
    let id = stepped(word.clone(), step);
    let (band, up) = band(&word, size, step);
    let y = at - up;
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
    // All of the tile below its number but the ground of its symbol, so that it differs from another
    // without colour too.
    let hatch = match token {
        Token::Risk | Token::Late if kind == "t" && !sign.declared => format!(
            "<path fill=\"url(#pr-h-{word})\" d=\"M0 26H48V48H0Z\"/>\
             <circle class=\"pr-f-{word}\" cx=\"{at}\" cy=\"{at}\" r=\"8\"/>"
        ),
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
        "<symbol id=\"pr-{kind}-{id}\" viewBox=\"0 0 {size} {size}\">{edge}{hatch}{band}<g \
         class=\"pr-y-{word}\" transform=\"translate({at} {y})\">{drawn}</g></symbol>"
    )
}

/// The band along the lower edge of the symbol of a grade that has better ones of its look, higher
/// for each; with it how far the symbol has to move up. The sides are in pixels.
fn band(word: &str, size: u32, step: usize) -> (String, f64) {
    if step == 0 {
        return (String::new(), 0.0);
    }
    let (left, right) = (1.5, f64::from(size) - 1.5);
    let height = f64::from(size) / 8.0 * step as f64;
    let top = right - height;
    let path = format!("M{left} {top}H{right}V{right}H{left}Z");
    (
        format!("<path class=\"pr-y-{word}\" d=\"{path}\"/>"),
        height / 2.0,
    )
}
