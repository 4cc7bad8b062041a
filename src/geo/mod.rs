//! `content/places.geojson` → outlines: JSON with the place of each value, the features that it
//! holds, and their borders with fewer points. Which places a site has is not known here.

pub mod json;
pub mod features;
pub mod borders;
