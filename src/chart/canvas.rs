//! The SVG writer behind plotters.
//!
//! plotters works in whole pixels; the canvas tells it that it is ten times as large and prints one
//! decimal. Colours are roles. Text is placed by our own code, since plotters knows no fonts here.

use super::role::{Role, attributes, role};
use crate::base::encode::{html_attribute, html_text};
use plotters_backend::{BackendColor, BackendCoord, BackendStyle, DrawingBackend, DrawingErrorKind};
use std::cell::RefCell;
use std::convert::Infallible;
use std::fmt::Write;
use std::rc::Rc;

/// How many virtual pixels make one.
pub const FINE: f64 = 10.0;

/// What is drawn on; clones share one drawing.
#[derive(Clone)]
pub struct Canvas {
    width: u32,
    height: u32,
    marks: Rc<RefCell<String>>,
}

/// Where a text is held.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Anchor {
    /// At its start.
    Start,
    /// In its middle.
    Middle,
    /// At its end.
    End,
}

impl Canvas {
    /// An empty drawing of a size in pixels.
    pub fn new(width: u32, height: u32) -> Canvas {
        Canvas { width, height, marks: Rc::default() }
    }

    /// Writes a text at a place in pixels, `y` being its baseline.
    pub fn text(&self, x: f64, y: f64, anchor: Anchor, class: &str, text: &str) {
        let anchor = match anchor {
            Anchor::Start => "",
            Anchor::Middle => " text-anchor=\"middle\"",
            Anchor::End => " text-anchor=\"end\"",
        };
        self.write(format_args!(
            "<text class=\"{class}\" x=\"{}\" y=\"{}\"{anchor}>{}</text>",
            short(x),
            short(y),
            html_text(text)
        ));
    }

    /// Draws a line through points in pixels.
    pub fn line(&self, role: Role, points: &[(f64, f64)]) {
        let path = path(points.iter().copied());
        self.write(format_args!("<path {} d=\"{path}\"/>", attributes(role)));
    }

    /// Draws a rectangle in pixels.
    pub fn rect(&self, role: Role, x: f64, y: f64, width: f64, height: f64) {
        let (x, y, width, height) = (short(x), short(y), short(width), short(height));
        self.write(format_args!("<rect {} x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\"/>", attributes(role)));
    }

    /// Hatches a rectangle in pixels with a pattern of the page.
    pub fn hatch(&self, pattern: &str, x: f64, y: f64, width: f64, height: f64) {
        let (x, y, width, height) = (short(x), short(y), short(width), short(height));
        self.write(format_args!("<rect fill=\"url(#{pattern})\" x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\"/>"));
    }

    /// Draws a circle in pixels.
    pub fn circle(&self, role: Role, x: f64, y: f64, radius: f64) {
        self.write(format_args!(
            "<circle {} cx=\"{}\" cy=\"{}\" r=\"{}\"/>",
            attributes(role),
            short(x),
            short(y),
            short(radius)
        ));
    }

    /// Draws a diamond in pixels.
    pub fn diamond(&self, role: Role, x: f64, y: f64, radius: f64) {
        let path = path([(x, y - radius), (x + radius, y), (x, y + radius), (x - radius, y)].into_iter());
        self.write(format_args!("<path {} d=\"{path}Z\"/>", attributes(role)));
    }

    fn write(&self, mark: std::fmt::Arguments<'_>) {
        self.marks.borrow_mut().write_fmt(mark).expect("writing into a String cannot fail");
    }

    /// The drawing as a full chart with its words; `key` is unique on the page.
    pub fn full(&self, key: &str, alt: &str, description: &str) -> String {
        let (w, h, key) = (self.width, self.height, html_attribute(key));
        let (alt, description, marks) = (html_attribute(alt), html_text(description), self.marks.borrow());
        format!(
            "<svg class=\"pr-chart\" viewBox=\"0 0 {w} {h}\" width=\"{w}\" height=\"{h}\" role=\"img\" aria-label=\"{alt}\" \
             aria-describedby=\"{key}-d\" direction=\"ltr\" focusable=\"false\"><desc id=\"{key}-d\">{description}</desc>\
             <g aria-hidden=\"true\">{marks}</g></svg>"
        )
    }

    /// The drawing as marks beside words that say the same; a bar may be stretched to its cell, a round mark may not.
    pub fn micro(&self, class: &str, stretch: bool) -> String {
        let (w, h, marks) = (self.width, self.height, self.marks.borrow());
        let stretch = if stretch { " preserveAspectRatio=\"none\"" } else { "" };
        format!(
            "<svg class=\"{class}\" viewBox=\"0 0 {w} {h}\" width=\"{w}\" height=\"{h}\"{stretch} \
             aria-hidden=\"true\" focusable=\"false\">{marks}</svg>"
        )
    }
}

/// A path through points.
fn path(points: impl Iterator<Item = (f64, f64)>) -> String {
    let mut out = String::from("M");
    for (at, (x, y)) in points.enumerate() {
        if at > 0 {
            out.push(' ');
        }
        let _ = write!(out, "{} {}", short(x), short(y));
    }
    out
}

/// A coordinate with at most one decimal.
pub fn short(value: f64) -> String {
    assert!(value.is_finite(), "a coordinate must be finite, not {value}");
    let tenths = (value * 10.0).round() as i64;
    let (sign, whole, tenth) = (if tenths < 0 { "-" } else { "" }, tenths.abs() / 10, tenths.abs() % 10);
    if tenth == 0 { format!("{sign}{whole}") } else { format!("{sign}{whole}.{tenth}") }
}

type Drawn = Result<(), DrawingErrorKind<Infallible>>;

fn fine(point: BackendCoord) -> (f64, f64) {
    (f64::from(point.0) / FINE, f64::from(point.1) / FINE)
}

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

    fn draw_line<S: BackendStyle>(&mut self, from: BackendCoord, to: BackendCoord, style: &S) -> Drawn {
        self.line(role(style.color().rgb), &[fine(from), fine(to)]);
        Ok(())
    }

    fn draw_rect<S: BackendStyle>(&mut self, a: BackendCoord, b: BackendCoord, style: &S, _fill: bool) -> Drawn {
        let ((x0, y0), (x1, y1)) = (fine(a), fine(b));
        self.rect(role(style.color().rgb), x0.min(x1), y0.min(y1), (x1 - x0).abs(), (y1 - y0).abs());
        Ok(())
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(&mut self, points: I, style: &S) -> Drawn {
        let points: Vec<(f64, f64)> = points.into_iter().map(fine).collect();
        self.line(role(style.color().rgb), &points);
        Ok(())
    }

    fn draw_circle<S: BackendStyle>(&mut self, center: BackendCoord, radius: u32, style: &S, _fill: bool) -> Drawn {
        let (x, y) = fine(center);
        self.circle(role(style.color().rgb), x, y, f64::from(radius) / FINE);
        Ok(())
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(&mut self, points: I, style: &S) -> Drawn {
        let path = path(points.into_iter().map(fine));
        self.write(format_args!("<path {} d=\"{path}Z\"/>", attributes(role(style.color().rgb))));
        Ok(())
    }
}
