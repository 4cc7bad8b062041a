//! Where the places of a site lie.

use super::Id;
use crate::base::Text;
use std::sync::Arc;

/// Longitude and latitude in degrees (WGS 84), from -180 to 180 and from -90 to 90.
pub type Position = [f64; 2];

/// The places of a site on a map; at least one.
#[derive(Clone, Debug, PartialEq)]
pub struct PlaceMap {
    /// Those that lie somewhere, in the order of the configuration, with borders fine enough for a
    /// drawing as wide as a page.
    pub places: Vec<MapPlace>,
    /// The same with borders for a small drawing.
    pub coarse: Vec<MapPlace>,
    /// Whether `content/places.geojson` has outlines of them; else each is a point of `site.yaml`.
    pub has_file: bool,
}

/// A place on the map.
#[derive(Clone, Debug, PartialEq)]
pub struct MapPlace {
    /// The place.
    pub id: Id,
    /// Its borders, each without its first position repeated at the end: those around it run
    /// against the clock, those around holes with it. None for a place that is only a point.
    pub rings: Vec<Vec<Position>>,
    /// Points of it; where it has borders, at most the one where its name would best stand.
    pub points: Vec<Position>,
}

/// What `map` in `site.yaml` says.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct MapWords {
    /// Who drew it; `None` where that is not said.
    pub source: Option<Text>,
    /// Under which licence its outlines may be passed on; `None` where that is not said, so that
    /// they are drawn and not offered as a file.
    pub licence: Option<Arc<str>>,
    /// The number of its review; `None` where nothing is said of one.
    pub review: Option<Review>,
}

/// Whether the authority that reviews public maps has seen a map, as the law of China asks for.
#[derive(Clone, Debug, PartialEq)]
pub enum Review {
    /// Its number.
    Number(Arc<str>),
    /// That it has none, and why.
    None(Text),
}
