//! Places of the earth → places of a drawing: an equirectangular projection true to scale in the
//! middle of the map, which is as good as any for a city or a province.

use super::super::canvas::{Point, nearest};
use super::super::label::Area;
use crate::model::{MapPlace, Position};

/// A place as it is drawn, in pixels.
#[derive(Clone, Debug, Default)]
pub struct Shape {
    /// Its borders, each without the first point repeated.
    pub rings: Vec<Vec<Point>>,
    /// Its points; of a place with borders at most the one where its name would best stand.
    pub points: Vec<Point>,
}

/// How degrees become lengths of one measure.
#[derive(Clone, Copy, Debug)]
pub struct Extent {
    west: f64,
    north: f64,
    /// From west to east, in degrees of latitude.
    wide: f64,
    /// From north to south, in degrees.
    high: f64,
    /// How much shorter a degree of longitude is than one of latitude.
    narrowed: f64,
}

/// A map of one point alone is as wide as this, in degrees.
const LEAST: f64 = 0.02;

/// The cosine of an angle from -90 to 90 degrees by its series, since that of the system may differ
/// in its last digit from one machine to another.
fn cosine(degrees: f64) -> f64 {
    let square = (degrees * std::f64::consts::PI / 180.0).powi(2);
    let (mut sum, mut term) = (1.0, 1.0);
    for n in 1..14 {
        term *= -square / f64::from((2 * n - 1) * 2 * n);
        sum += term;
    }
    sum
}

impl Extent {
    /// That of some places; `None` without any.
    pub fn of<'p>(places: impl IntoIterator<Item = &'p MapPlace>) -> Option<Extent> {
        let each = places.into_iter();
        let all = each.flat_map(|p| p.rings.iter().flatten().chain(&p.points));
        let bounds = all.fold(None, |bounds: Option<(Position, Position)>, at| {
            let (low, high) = bounds.unwrap_or((*at, *at));
            let both = |of: fn(f64, f64) -> f64, a: Position| [of(a[0], at[0]), of(a[1], at[1])];
            Some((both(f64::min, low), both(f64::max, high)))
        });
        let ([west, south], [east, north]) = bounds?;
        let narrowed = cosine((south + north) / 2.0).max(0.01);
        let wide = (east - west) * narrowed;
        let room = |has: f64| (LEAST - has).max(0.0) / 2.0;
        // A single point, or points in a line, stand in the middle of some room.
        let least = if wide.max(north - south) < LEAST {
            LEAST
        } else {
            0.0
        };
        let (beside, above) = match 0.0 < least {
            true => (room(wide), room(north - south)),
            false => (0.0, 0.0),
        };
        Some(Extent {
            west: west - beside / narrowed,
            north: north + above,
            wide: wide + 2.0 * beside,
            high: north - south + 2.0 * above,
            narrowed,
        })
    }

    /// How high a drawing is that is so many pixels wide, and at most so many high.
    pub fn height(&self, wide: f64, most: f64) -> f64 {
        match self.wide * most < self.high * wide {
            true => most,
            false => (self.high * wide / self.wide).max(wide / 6.0),
        }
    }

    /// A place as it is drawn within an area, in the middle of it. `mirror`: the width of a canvas
    /// that exchanges right and left, which the earth does not.
    pub fn shape(&self, of: &MapPlace, within: Area, mirror: Option<f64>) -> Shape {
        let (wide, high) = (within.right - within.left, within.bottom - within.top);
        let fits = |room: f64, has: f64| if 0.0 < has { room / has } else { f64::MAX };
        let scale = fits(wide, self.wide).min(fits(high, self.high));
        let left = within.left + (wide - self.wide * scale) / 2.0;
        let top = within.top + (high - self.high * scale) / 2.0;
        let place = |[longitude, latitude]: &Position| {
            let x = left + (longitude - self.west) * self.narrowed * scale;
            let y = top + (self.north - latitude) * scale;
            (mirror.map_or(x, |width| width - x), y)
        };
        let ring = |ring: &Vec<Position>| {
            let mut points: Vec<Point> = ring.iter().map(place).collect();
            // What is nearer than the drawing can show is one point.
            points.dedup_by_key(|(x, y)| (nearest(*x * 10.0), nearest(*y * 10.0)));
            points
        };
        let rings = of.rings.iter().map(ring);
        Shape {
            rings: rings.filter(|ring| 2 < ring.len()).collect(),
            points: of.points.iter().map(place).collect(),
        }
    }
}

impl Shape {
    /// Whether it is only points.
    pub fn is_dots(&self) -> bool {
        self.rings.is_empty()
    }

    /// The area around it; `None` where nothing of it is drawn.
    pub fn bounds(&self) -> Option<Area> {
        let all = self.rings.iter().flatten();
        bounds(all.chain(self.points.iter().filter(|_| self.is_dots())))
    }

    /// Its sides.
    pub fn sides(&self) -> impl Iterator<Item = (Point, Point)> + '_ {
        self.rings.iter().flat_map(|ring| {
            let next = ring.iter().cycle().skip(1);
            ring.iter().copied().zip(next.copied())
        })
    }

    /// Whether a point lies within its borders.
    pub fn holds(&self, (x, y): Point) -> bool {
        let above = |(a, b): &(Point, Point)| {
            (a.1 <= y) != (b.1 <= y) && x < a.0 + (y - a.1) / (b.1 - a.1) * (b.0 - a.0)
        };
        self.sides().filter(above).count() % 2 == 1
    }

    /// How large it is within its borders, in square pixels.
    pub fn size(&self) -> f64 {
        let turns = self.sides().map(|(a, b)| a.0 * b.1 - b.0 * a.1);
        turns.sum::<f64>().abs() / 2.0
    }
}

/// The area around some points; `None` without any.
pub fn bounds<'p>(points: impl IntoIterator<Item = &'p Point>) -> Option<Area> {
    points.into_iter().fold(None, |area: Option<Area>, (x, y)| {
        let (x, y) = (*x, *y);
        let point = Area {
            left: x,
            top: y,
            right: x,
            bottom: y,
        };
        let area = area.unwrap_or(point);
        Some(Area {
            left: area.left.min(x),
            top: area.top.min(y),
            right: area.right.max(x),
            bottom: area.bottom.max(y),
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cosine_is_that_of_the_system_to_nine_digits() {
        for degrees in -90..=90 {
            let degrees = f64::from(degrees);
            assert!(
                (cosine(degrees) - degrees.to_radians().cos()).abs() < 1e-9,
                "{degrees}"
            );
        }
    }

    #[test]
    fn the_middle_of_a_map_is_true_to_scale() {
        let ring = vec![[120.0, 59.0], [122.0, 59.0], [122.0, 61.0], [120.0, 61.0]];
        let place = MapPlace {
            id: "a".into(),
            rings: vec![ring],
            points: Vec::new(),
        };
        let extent = Extent::of([&place]).expect("a place");
        // A degree of longitude is half as long as one of latitude at 60 degrees.
        assert_eq!(extent.height(100.0, 1000.0).round(), 200.0);
        let area = Area {
            left: 0.0,
            top: 0.0,
            right: 100.0,
            bottom: 100.0,
        };
        let bounds = extent.shape(&place, area, None).bounds().expect("drawn");
        let rounded = [bounds.left, bounds.top, bounds.right, bounds.bottom].map(f64::round);
        assert_eq!(rounded, [25.0, 0.0, 75.0, 100.0]);
        // North is above, also where a page is read from the right.
        let mirrored = extent.shape(&place, area, Some(100.0));
        assert!(mirrored.rings[0][0].0 > 74.0 && mirrored.rings[0][0].1 > 99.0);
    }
}
