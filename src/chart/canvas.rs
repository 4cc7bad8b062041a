//! The SVG writer behind plotters.
//!
//! plotters works in whole pixels; the canvas tells it that it is ten times as large and prints one
//! decimal. Colours are roles. Marks of one role that follow each other share a group, strokes and
//! cells of one role a path.
//!
//! What no data place is drawn here directly, in pixels: keys, titles, and labels with their
//! leaders, which stand where there is room.

use super::role::{Role, attributes, role};
use super::text;
use crate::base::encode::{html_attribute, html_text};
use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, DrawingBackend, DrawingErrorKind,
};
use std::cell::RefCell;
use std::convert::Infallible;
use std::fmt::Write;
use std::rc::Rc;

/// How many of the units that plotters counts in make one pixel.
pub const FINE: f64 = 10.0;

/// Begins a link up to its address, and ends it.
const LINK: &str = "<a href=";
const LINK_END: &str = "</a>";

/// A place in pixels, from the upper left corner.
pub type Point = (f64, f64);

/// What is drawn on; clones share one drawing.
#[derive(Clone, Debug)]
pub struct Canvas {
    width: u32,
    height: u32,
    mirrored: bool,
    marks: Rc<RefCell<Marks>>,
}

/// Which part of a text stands at its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Anchor {
    /// At its start.
    Start,
    /// In its middle.
    Middle,
    /// At its end.
    End,
}

/// A text among the marks, as it is drawn.
#[derive(Clone, Copy, Debug)]
pub struct Label {
    /// Where it begins, ends or has its middle, on its base line, in pixels.
    pub at: Point,
    /// Which of these.
    pub anchor: Anchor,
    /// Its width as a share of its size.
    pub wide: f64,
}

/// The text of a drawing while it grows: what is open behind its last byte.
#[derive(Debug, Default)]
struct Marks {
    text: String,
    group: Option<Group>,
    /// Whether the last element is a path without its closing quote, which may still grow.
    path: bool,
    /// The labels so far.
    labels: Vec<Label>,
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Group {
    Role(Role),
    Words(&'static str, Anchor),
}

impl Marks {
    /// Ends the path that may still grow.
    fn end_path(&mut self) {
        if std::mem::take(&mut self.path) {
            self.text.push_str("\"/>");
        }
    }

    /// Makes sure that the next mark stands in this group.
    fn enter(&mut self, group: Group) {
        if self.group == Some(group) {
            return;
        }
        self.leave();
        self.group = Some(group);
        match group {
            Group::Role(role) => _ = write!(self.text, "<g {}>", attributes(role)),
            Group::Words(class, anchor) => {
                let anchor = match anchor {
                    Anchor::Start => "",
                    Anchor::Middle => " text-anchor=\"middle\"",
                    Anchor::End => " text-anchor=\"end\"",
                };
                _ = write!(self.text, "<g class=\"{class}\"{anchor}>");
            }
        }
    }

    fn leave(&mut self) {
        self.end_path();
        if self.group.take().is_some() {
            self.text.push_str("</g>");
        }
    }
}

impl Canvas {
    /// An empty drawing of a size in pixels.
    pub fn new(width: u32, height: u32) -> Canvas {
        Canvas {
            width,
            height,
            mirrored: false,
            marks: Rc::default(),
        }
    }

    /// The same drawing with right and left exchanged, for pages that are read from the right;
    /// texts stay readable.
    pub fn mirrored(mut self, mirrored: bool) -> Canvas {
        self.mirrored = mirrored;
        self
    }

    /// Whether right and left are exchanged.
    pub fn is_mirrored(&self) -> bool {
        self.mirrored
    }

    /// Width and height in pixels.
    pub fn size(&self) -> (u32, u32) {
        (self.width, self.height)
    }

    fn x(&self, x: f64) -> f64 {
        if self.mirrored {
            f64::from(self.width) - x
        } else {
            x
        }
    }

    fn fine_x(&self, x: i32) -> i32 {
        if self.mirrored {
            self.width as i32 * 10 - x
        } else {
            x
        }
    }

    /// Writes a text at a place in pixels, `y` being its baseline.
    pub fn text(&self, (x, y): Point, anchor: Anchor, class: &'static str, words: &str) {
        let anchor = match anchor {
            Anchor::Start if self.mirrored => Anchor::End,
            Anchor::End if self.mirrored => Anchor::Start,
            same => same,
        };
        let marks = &mut *self.marks.borrow_mut();
        marks.end_path();
        marks.enter(Group::Words(class, anchor));
        // The drawing itself runs from the left, so a text of the other direction says so itself.
        let (open, close) = if self.mirrored {
            ("\u{2067}", "\u{2069}")
        } else {
            ("", "")
        };
        let at = (self.x(x), y);
        if is_label(class) {
            let wide = match class {
                "pr-lb-actual" => text::bold_width(words, 1.0),
                _ => text::width(words, 1.0),
            };
            marks.labels.push(Label { at, anchor, wide });
        }
        let (x, y) = (Short(at.0), Short(at.1));
        _ = write!(
            marks.text,
            "<text x=\"{x}\" y=\"{y}\">{open}{}{close}</text>",
            html_text(words)
        );
    }

    /// Makes what is drawn meanwhile lead to an address, with a tooltip. Whoever cannot see it has
    /// the same address in words beside the drawing, so that no key and no reader stops here.
    pub fn link(&self, href: &str, told: &str, draw: impl FnOnce()) {
        self.between(&format!(
            "{LINK}\"{}\" tabindex=\"-1\"><title>{}</title>",
            html_attribute(href),
            html_text(told)
        ));
        draw();
        self.between(LINK_END);
    }

    fn between(&self, tag: &str) {
        let marks = &mut *self.marks.borrow_mut();
        marks.leave();
        marks.text.push_str(tag);
    }

    /// Draws a line through points in pixels.
    pub fn line(&self, role: Role, points: &[Point]) {
        self.path(role, points.iter().map(|at| tenths(*at)), "");
    }

    /// Draws a closed shape through points in pixels.
    pub fn shape(&self, role: Role, points: &[Point]) {
        self.path(role, points.iter().map(|at| tenths(*at)), "z");
    }

    fn path(&self, role: Role, points: impl Iterator<Item = BackendCoord>, end: &str) {
        let marks = &mut *self.marks.borrow_mut();
        marks.enter(Group::Role(role));
        if !std::mem::replace(&mut marks.path, true) {
            marks.text.push_str("<path d=\"");
        }
        write_path(&mut marks.text, points.map(|(x, y)| (self.fine_x(x), y)));
        marks.text.push_str(end);
    }

    /// Draws a rectangle in pixels.
    pub fn rect(&self, role: Role, (x, y): Point, width: f64, height: f64) {
        let x = if self.mirrored { self.x(x) - width } else { x };
        let (x, y, width, height) = (Short(x), Short(y), Short(width), Short(height));
        self.element(
            role,
            format_args!("<rect x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\"/>"),
        );
    }

    /// Draws a circle in pixels, with a tooltip if there is one to tell.
    pub fn circle(&self, role: Role, (x, y): Point, radius: f64, told: Option<&str>) {
        let (x, y, radius) = (Short(self.x(x)), Short(y), Short(radius));
        match told {
            None => self.element(
                role,
                format_args!("<circle cx=\"{x}\" cy=\"{y}\" r=\"{radius}\"/>"),
            ),
            Some(told) => self.element(
                role,
                format_args!(
                    "<circle cx=\"{x}\" cy=\"{y}\" r=\"{radius}\"><title>{}</title></circle>",
                    html_text(told)
                ),
            ),
        }
    }

    fn element(&self, role: Role, element: std::fmt::Arguments<'_>) {
        let marks = &mut *self.marks.borrow_mut();
        marks.enter(Group::Role(role));
        marks.end_path();
        marks
            .text
            .write_fmt(element)
            .expect("writing into a String cannot fail");
    }

    /// The same without any link, for a drawing that stands alone.
    pub fn marks_alone(&self) -> String {
        let marks = self.marks();
        let mut out = String::with_capacity(marks.len());
        let mut parts = marks.split(LINK);
        out.push_str(parts.next().unwrap_or_default());
        for part in parts {
            // The address ends with its tag, and no text of a drawing has a bare sign of either.
            out.push_str(part.split_once('>').map_or("", |(_, inner)| inner));
        }
        out.replace(LINK_END, "")
    }

    /// The marks as SVG, all groups closed.
    pub fn marks(&self) -> String {
        let marks = &mut *self.marks.borrow_mut();
        marks.leave();
        marks.text.clone()
    }

    /// The labels among the marks, in the order drawn.
    pub fn labels(&self) -> Vec<Label> {
        self.marks.borrow().labels.clone()
    }

    /// The drawing as marks beside words that say the same; a bar may be stretched to its cell, a
    /// round mark may not.
    pub fn micro(&self, class: &str, stretch: bool) -> String {
        let (w, h, marks) = (self.width, self.height, self.marks());
        let stretch = if stretch {
            " preserveAspectRatio=\"none\""
        } else {
            ""
        };
        format!(
            "<svg class=\"{class}\" viewBox=\"0 0 {w} {h}\" width=\"{w}\" height=\"{h}\"{stretch} \
             aria-hidden=\"true\" focusable=\"false\">{marks}</svg>"
        )
    }
}

/// Whether texts of this class stand among the marks.
fn is_label(class: &str) -> bool {
    class.starts_with("pr-lb") || class == "pr-nm"
}

/// Writes a path through points: the first one absolute, the others as steps, which do not drift
/// since all of them are whole tenths.
fn write_path(out: &mut String, points: impl Iterator<Item = BackendCoord>) {
    let mut last = None;
    for now in points {
        let (command, (x, y)) = match last.replace(now) {
            None => ('M', now),
            Some((x, y)) => ('l', (now.0 - x, now.1 - y)),
        };
        match (command, x, y) {
            ('l', 0, y) => _ = write!(out, "v{}", Tenths(y)),
            ('l', x, 0) => _ = write!(out, "h{}", Tenths(x)),
            (command, x, y) => {
                let space = if y < 0 { "" } else { " " };
                _ = write!(out, "{command}{}{space}{}", Tenths(x), Tenths(y));
            }
        }
    }
}

/// The nearest whole number, of two equally near ones the greater: what is moved by whole numbers
/// before is moved as much after.
pub fn nearest(number: f64) -> i32 {
    (number + 0.5).floor() as i32
}

/// A length in tenths of a pixel, as plotters counts.
pub fn fine(pixels: f64) -> i32 {
    assert!(
        pixels.is_finite(),
        "a coordinate must be finite, not {pixels}"
    );
    nearest(pixels * FINE)
}

fn tenths((x, y): Point) -> BackendCoord {
    (fine(x), fine(y))
}

/// A place of plotters in pixels.
pub fn pixels((x, y): BackendCoord) -> Point {
    (f64::from(x) / FINE, f64::from(y) / FINE)
}

/// A coordinate with at most one decimal.
pub(super) struct Short(pub f64);

impl std::fmt::Display for Short {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        Tenths(fine(self.0)).fmt(f)
    }
}

struct Tenths(i32);

impl std::fmt::Display for Tenths {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let (sign, whole, tenth) = (
            if self.0 < 0 { "-" } else { "" },
            self.0.abs() / 10,
            self.0.abs() % 10,
        );
        match (whole, tenth) {
            (whole, 0) => write!(f, "{sign}{whole}"),
            (0, tenth) => write!(f, "{sign}.{tenth}"),
            (whole, tenth) => write!(f, "{sign}{whole}.{tenth}"),
        }
    }
}

type Drawn = Result<(), DrawingErrorKind<Infallible>>;

impl DrawingBackend for Canvas {
    type ErrorType = Infallible;

    fn get_size(&self) -> (u32, u32) {
        (self.width * FINE as u32, self.height * FINE as u32)
    }

    fn ensure_prepared(&mut self) -> Drawn {
        Ok(())
    }

    fn present(&mut self) -> Drawn {
        Ok(())
    }

    fn draw_pixel(&mut self, _: BackendCoord, _: BackendColor) -> Drawn {
        panic!("a chart drew a pixel; every mark is a shape")
    }

    fn draw_line<S: BackendStyle>(
        &mut self,
        from: BackendCoord,
        to: BackendCoord,
        style: &S,
    ) -> Drawn {
        self.path(role(style.color().rgb), [from, to].into_iter(), "");
        Ok(())
    }

    fn draw_rect<S: BackendStyle>(
        &mut self,
        a: BackendCoord,
        b: BackendCoord,
        style: &S,
        _fill: bool,
    ) -> Drawn {
        let ((x0, y0), (x1, y1)) = (pixels(a), pixels(b));
        self.rect(
            role(style.color().rgb),
            (x0.min(x1), y0.min(y1)),
            (x1 - x0).abs(),
            (y1 - y0).abs(),
        );
        Ok(())
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        points: I,
        style: &S,
    ) -> Drawn {
        self.path(role(style.color().rgb), points.into_iter(), "");
        Ok(())
    }

    fn draw_circle<S: BackendStyle>(
        &mut self,
        center: BackendCoord,
        radius: u32,
        style: &S,
        _fill: bool,
    ) -> Drawn {
        self.circle(
            role(style.color().rgb),
            pixels(center),
            f64::from(radius) / FINE,
            None,
        );
        Ok(())
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        points: I,
        style: &S,
    ) -> Drawn {
        self.path(role(style.color().rgb), points.into_iter(), "z");
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_of_one_role_share_a_group_and_a_path() {
        let canvas = Canvas::new(100, 50);
        canvas.line(Role::Grid, &[(0.0, 10.0), (100.0, 10.0)]);
        canvas.line(Role::Grid, &[(0.0, 20.04), (50.26, 19.0)]);
        canvas.text((0.0, 12.0), Anchor::End, "pr-ax", "<1>");
        canvas.text((0.0, 22.0), Anchor::End, "pr-ax", "2");
        let marks = canvas.marks();
        assert_eq!(marks.matches("<path").count(), 1);
        assert!(
            marks.contains("d=\"M0 10h100M0 20l50.3-1\"/></g>"),
            "{marks}"
        );
        assert!(
            marks.ends_with(
                "<g class=\"pr-ax\" text-anchor=\"end\"><text x=\"0\" y=\"12\">&lt;1&gt;</text><text x=\"0\" y=\"22\">2</text></g>"
            ),
            "{marks}"
        );
    }

    #[test]
    fn a_mirrored_drawing_changes_sides_and_keeps_its_texts() {
        let canvas = Canvas::new(100, 50).mirrored(true);
        canvas.rect(Role::Band, (0.0, 5.0), 30.0, 5.0);
        canvas.text((30.0, 12.0), Anchor::Start, "pr-lb", "x");
        let marks = canvas.marks();
        assert!(marks.contains("x=\"70\" y=\"5\" width=\"30\""), "{marks}");
        assert!(
            marks.contains("text-anchor=\"end\"><text x=\"70\""),
            "{marks}"
        );
    }
}
