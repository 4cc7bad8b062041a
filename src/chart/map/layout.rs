//! Where all of the map stands: places as they are drawn, and beside them their names; or numbers,
//! where not every name finds room; or nothing, where numbers do not either.

use super::super::Wording;
use super::super::figure::Width;
use super::super::label::Area;
use super::dots::{apart, fit};
use super::names::{DOT, LINE, Name, Wanted, names};
use super::shape::{Extent, Shape};
use super::{PlacesMap, text};

/// What stands at the places.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Labels {
    /// Their names.
    Names,
    /// Their numbers in the table.
    Numbers,
    /// Nothing: there are too many of them.
    Nothing,
}

/// A map in its area.
pub struct Laid {
    /// The places, in their order.
    pub shapes: Vec<Shape>,
    /// The areas without projects.
    pub outlines: Vec<Shape>,
    /// What stands at the places, in their order; `None` where nothing does.
    pub names: Vec<Option<Name>>,
    /// What that is.
    pub labels: Labels,
    /// The half of a place that is only a point, in pixels.
    pub dot: f64,
    /// Whether points stand beside where they lie, since they would cover each other.
    pub is_apart: bool,
    /// All of it, in pixels.
    whole: Area,
}

/// Farther than this from where it lies, in pixels, a point is said to have been moved.
const MOVED: f64 = 3.0;

/// The half of a place that is only a point where there are too many for numbers, in pixels.
const SPECK: f64 = 4.0;

impl PlacesMap<'_> {
    /// The map below its key, which ends at `top` pixels.
    pub(super) fn layout(
        &self,
        (width, top): (Width, f64),
        extent: &Extent,
        words: &Wording<'_>,
    ) -> Laid {
        let (pixels, size) = (f64::from(width.pixels()), width.text());
        let most = width.pick(460.0, 380.0);
        let laid = |(beside, below): (f64, f64), labels: Labels| {
            let dot = self.dot(labels, size);
            let wide = pixels - 2.0 * beside - 4.0;
            let high = extent.height(wide, most - below) + below;
            let whole = Area {
                left: 0.0,
                top,
                right: pixels,
                bottom: top + high + 4.0,
            };
            let within = Area {
                left: beside + 2.0 + dot,
                top: top + 2.0 + dot,
                right: pixels - beside - 2.0 - dot,
                bottom: top + high + 2.0 - below - dot,
            };
            self.laid(extent, (whole, within), (size, words), labels)
        };
        // What finds no room inside may stand beside, for which the map is made smaller.
        let margins = width.pick([(0.0, 0.0), (120.0, 0.0)], [(0.0, 0.0), (8.0, 80.0)]);
        let [first, second] = margins.map(|margin| laid(margin, Labels::Names));
        let is_better = second.missing() < first.missing();
        let named = if is_better { second } else { first };
        if named.missing().0 == 0 {
            return named;
        }
        // Which of two dots a name beside them means is not seen where one of them has none.
        let numbered = laid((0.0, 0.0), Labels::Numbers);
        match (numbered.missing().0, named.missing().0) {
            (0, _) => numbered,
            (_, few) if few * 2 < self.places.len() => named,
            _ => laid((0.0, 0.0), Labels::Nothing),
        }
    }

    /// The half of a place that is only a point, in pixels: a number stands within it.
    fn dot(&self, labels: Labels, size: f64) -> f64 {
        match labels {
            Labels::Names => DOT,
            Labels::Numbers => {
                let widest = text::width(&self.places.len().to_string(), size);
                (widest / 2.0 + 2.0).max(size * 0.7)
            }
            Labels::Nothing => SPECK,
        }
    }

    pub(super) fn laid(
        &self,
        extent: &Extent,
        (whole, within): (Area, Area),
        (size, words): (f64, &Wording<'_>),
        labels: Labels,
    ) -> Laid {
        let mirror = words.locale.is_from_right().then_some(whole.right);
        let dot = self.dot(labels, size);
        let shape = |at: &crate::model::MapPlace| extent.shape(at, within, mirror);
        let mut shapes: Vec<Shape> = self.places.iter().map(|of| shape(of.at)).collect();
        let is_apart = spread(&mut shapes, dot, within);
        let outlines: Vec<Shape> = self.outlines.iter().map(|at| shape(at)).collect();
        let wanted = self.wanted((&shapes, &outlines), (size, words), labels);
        let mut names = names(&wanted, whole, (size, dot));
        names.truncate(shapes.len());
        if labels == Labels::Numbers && is_apart.is_some() {
            within_dots(&mut names, &shapes);
        }
        Laid {
            names,
            labels,
            dot,
            is_apart: is_apart == Some(true),
            shapes,
            outlines,
            whole,
        }
    }

    /// What is to stand at each place; nothing at the outlines, which names keep clear of.
    fn wanted<'s>(
        &self,
        (shapes, outlines): (&'s [Shape], &'s [Shape]),
        (size, words): (f64, &Wording<'_>),
        labels: Labels,
    ) -> Vec<Wanted<'s>> {
        let both = self.places.iter().zip(shapes).enumerate();
        let own = both.map(|(at, (place, shape))| {
            let [variants, bare] = match labels {
                Labels::Names => place.variants(words, size),
                Labels::Numbers if !shape.is_dots() => [vec![vec![number(at)]], Vec::new()],
                Labels::Numbers | Labels::Nothing => Default::default(),
            };
            Wanted {
                shape,
                variants,
                bare,
            }
        });
        let silent = outlines.iter().map(|shape| Wanted {
            shape,
            variants: Vec::new(),
            bare: Vec::new(),
        });
        own.chain(silent).collect()
    }
}

/// The number of a place in the table, from 1.
pub fn number(at: usize) -> String {
    (at + 1).to_string()
}

/// Moves points apart; whether any was moved far, `None` where they do not find room.
fn spread(shapes: &mut [Shape], dot: f64, within: Area) -> Option<bool> {
    let dots = shapes.iter_mut().filter(|shape| shape.is_dots());
    let mut dots: Vec<_> = dots.flat_map(|shape| shape.points.iter_mut()).collect();
    if !fit(dots.len(), dot, within) && !dots.is_empty() {
        return None;
    }
    let lie: Vec<_> = dots.iter().map(|at| **at).collect();
    let stand = apart(&lie, dot, within);
    let far = |(a, b): (&(f64, f64), &(f64, f64))| {
        MOVED * MOVED < (a.0 - b.0).powi(2) + (a.1 - b.1).powi(2)
    };
    let is_apart = lie.iter().zip(&stand).any(far);
    for (dot, at) in dots.iter_mut().zip(stand) {
        **dot = at;
    }
    Some(is_apart)
}

/// Numbers within the dots of places that are only points.
fn within_dots(names: &mut [Option<Name>], shapes: &[Shape]) {
    let both = names.iter_mut().zip(shapes).enumerate();
    for (at, (name, shape)) in both.filter(|(_, (_, shape))| shape.is_dots()) {
        *name = shape.points.first().map(|dot| Name {
            lines: vec![number(at)],
            middle: *dot,
            is_inside: true,
            leader: None,
        });
    }
}

impl Laid {
    /// The lower edge of what is drawn, in pixels; `size` is that of the text.
    pub fn bottom(&self, size: f64) -> f64 {
        let names = self.names.iter().flatten();
        let names = names.map(|name| name.middle.1 + name.lines.len() as f64 * size * LINE / 2.0);
        let shapes = self.shapes.iter().chain(&self.outlines);
        let shapes = shapes.filter_map(Shape::bounds);
        let all = names.chain(shapes.map(|area| area.bottom + self.dot));
        all.fold(0.0, f64::max).min(self.whole.bottom)
    }

    /// Whether there are places at which nothing stands.
    pub fn lacks_some(&self) -> bool {
        0 < self.missing().0
    }

    /// At how many places nothing stands, and how many of the others lack a line, the former first.
    fn missing(&self) -> (usize, usize) {
        let none = self.names.iter().filter(|name| name.is_none()).count();
        let bare = self.names.iter().flatten().filter(|name| {
            let last = name.lines.last().map_or("", |line| line);
            !last.contains('/') && last != "–"
        });
        (none, bare.count())
    }
}
