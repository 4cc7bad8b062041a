//! The photograph of a project on a board or a poster: which one, and whether it has pixels enough
//! to be looked at there.

use crate::derive::ProjectInsight;
use crate::render::context::PageContext;
use crate::render::part::record::{PhotoView, lead};

/// The place that a board or a poster has for photographs, in millimetres.
pub struct Place {
    /// The widest and the highest that one alone may be.
    alone: (f64, f64),
    /// The same of each of two from one viewpoint; `None` where the newer one stands alone.
    each: Option<(f64, f64)>,
    /// The least pixels an inch. A minute of arc, which the eye tells apart, is 87 of them from 1 m
    /// and 175 from 0.5 m; a photograph looks whole with somewhat fewer.
    dots: f64,
}

/// A board on A1.
pub const BOARD: Place = Place {
    alone: (225.0, 130.0),
    each: Some((150.0, 100.0)),
    dots: 80.0,
};

/// A poster on A4; on A3 it is larger by half, and so is the distance.
pub const POSTER: Place = Place {
    alone: (66.0, 44.0),
    each: None,
    dots: 120.0,
};

/// The photograph for a place; `None` where the project has none, or only one that is too small.
pub fn photo(here: &PageContext<'_>, of: &ProjectInsight, place: &Place) -> Option<PhotoView> {
    let found = lead(here, of)?;
    let PhotoView { before, .. } = &found;
    if let (Some(each), Some(before)) = (place.each, before)
        && [&found, &**before].iter().all(|one| place.holds(one, each))
    {
        return Some(found);
    }
    let alone = PhotoView {
        before: None,
        ..found
    };
    place.holds(&alone, place.alone).then_some(alone)
}

impl Place {
    /// Whether the words of the status stand beside it, not below.
    pub fn is_beside(&self) -> bool {
        self.each.is_none()
    }

    /// The height that a photograph takes there.
    pub fn height(&self, photo: &PhotoView) -> f64 {
        let of = |photo: &PhotoView, (wide, high): (f64, f64)| {
            let size = photo.width.zip(photo.height);
            size.map_or(high, |(w, h)| high.min(wide * h as f64 / w as f64))
        };
        match (&photo.before, self.each) {
            (Some(before), Some(each)) => of(photo, each).max(of(before, each)),
            _ => of(photo, self.alone),
        }
    }

    /// The width that a photograph takes there, of two with the gap between them.
    pub fn width(&self, photo: &PhotoView) -> f64 {
        const GAP: f64 = 14.0;
        let (wide, high) = self.alone;
        match (&photo.before, self.each) {
            (Some(_), Some((each, _))) => 2.0 * each + GAP,
            _ => (photo.width.zip(photo.height))
                .map_or(wide, |(w, h)| wide.min(high * w as f64 / h as f64)),
        }
    }

    /// Whether a photograph that fills a room has pixels enough. One whose size is not known is
    /// not trusted to.
    fn holds(&self, photo: &PhotoView, (wide, high): (f64, f64)) -> bool {
        const INCH: f64 = 25.4;
        photo.width.zip(photo.height).is_some_and(|(w, h)| {
            let (w, h) = (w as f64, h as f64);
            let millimetres = wide.min(high * w / h);
            self.dots <= w / (millimetres / INCH)
        })
    }
}
