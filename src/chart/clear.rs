//! Labels that stand clear of the grid: on paper they have no rim, which would make drawings of
//! their letters.

use super::canvas::{Canvas, Label, Point, Short};
use super::label::{Area, Obstacles, Spot};
use super::role::{Role, attributes};
use std::fmt::Write as _;

/// The marks of a drawing with no line of the grid behind a label. `size`: that of the labels in
/// pixels.
pub fn marks_on_paper(canvas: &Canvas, size: f64) -> String {
    let marks = canvas.marks();
    let ink = |label: &Label| {
        let spot = Spot {
            at: label.at,
            anchor: label.anchor,
        };
        Obstacles::ink_of(spot, label.wide * size, size)
    };
    let labels = canvas.labels();
    let labels: Vec<Area> = labels.iter().map(|label| ink(label).grown(3.0)).collect();
    let open = format!("<g {}>", attributes(Role::Grid));
    let mut parts = marks.split(open.as_str());
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (grid, rest) = part.split_once("</g>").unwrap_or((part, ""));
        _ = write!(out, "{open}{}</g>{rest}", interrupted(grid, &labels));
    }
    out
}

/// Paths of straight lines that are level or upright, each without what is behind a label.
fn interrupted(grid: &str, labels: &[Area]) -> String {
    let mut out = String::with_capacity(grid.len());
    let mut parts = grid.split('M');
    out.push_str(parts.next().unwrap_or_default());
    for part in parts {
        let (line, rest) = part.split_at(part.find('"').unwrap_or(part.len()));
        match segment(line) {
            Some(line) => out.extend(left_of(line, labels).iter().map(|s| written(*s))),
            None => _ = write!(out, "M{line}"),
        }
        out.push_str(rest);
    }
    out
}

/// A line from a point, and how far it is level or, where that is 0, upright.
type Segment = (Point, f64, f64);

/// A line as a canvas writes it after its `M`; `None` for any other.
fn segment(line: &str) -> Option<Segment> {
    let at = line.find(['h', 'v'])?;
    let (x, y) = line[..at].split_once(' ')?;
    let (from, long) = ((x.parse().ok()?, y.parse().ok()?), line[at + 1..].parse());
    match (&line[at..=at], long.ok()?) {
        ("h", long) => Some((from, long, 0.0)),
        (_, long) => Some((from, 0.0, long)),
    }
}

fn written(((x, y), level, upright): Segment) -> String {
    match upright {
        0.0 => format!("M{} {}h{}", Short(x), Short(y), Short(level)),
        _ => format!("M{} {}v{}", Short(x), Short(y), Short(upright)),
    }
}

/// What is left of a line beside the labels on it.
fn left_of(line: Segment, labels: &[Area]) -> Vec<Segment> {
    let ((x, y), level, upright) = line;
    let is_level = upright == 0.0;
    let (start, long) = if is_level { (x, level) } else { (y, upright) };
    let (from, to) = (start.min(start + long), start.max(start + long));
    let end = (x + level, y + upright);
    let mut cuts: Vec<(f64, f64)> = (labels.iter().filter(|area| area.crossed((x, y), end)))
        .map(|area| match is_level {
            true => (area.left, area.right),
            false => (area.top, area.bottom),
        })
        .collect();
    if cuts.is_empty() {
        return vec![line];
    }
    cuts.sort_by(|a, b| a.0.total_cmp(&b.0));
    let (mut left, mut at) = (Vec::new(), from);
    for (begin, after) in cuts.into_iter().chain([(to, to)]) {
        if at + 1.0 < begin {
            let long = begin.min(to) - at;
            left.push(match is_level {
                true => ((at, y), long, 0.0),
                false => ((x, at), 0.0, long),
            });
        }
        at = at.max(after);
    }
    left
}
