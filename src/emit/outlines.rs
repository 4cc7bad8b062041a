//! The borders of the places with projects as GeoJSON, as they are drawn: with the id and the name
//! of each, and nothing else that the author's file may hold.

use crate::model::{MapPlace, Position};
use crate::render::context::Renderer;
use crate::render::part::dictionary;
use serde_json::{Value, json};

/// Where it stands, from the root of an edition.
pub const NAME: &str = dictionary::OUTLINES;

/// The file; `None` where the borders may not be passed on, or there are none.
pub fn file(renderer: &Renderer<'_>) -> Option<Vec<u8>> {
    let map = renderer.site.map.as_deref()?;
    let licence = dictionary::outlines_licence(renderer)?;
    let settings = &renderer.site.settings;
    let feature = |of: &MapPlace| {
        let name = settings
            .place(&of.id)
            .map(|group| group.name.get(crate::base::Lang::DEFAULT));
        json!({
            "type": "Feature",
            "properties": {"place": &*of.id, "name": name},
            "geometry": geometry(of),
        })
    };
    let named = map.places.iter().filter(|of| renderer.works_at(&of.id));
    let source = settings.map.source.as_ref();
    let file = json!({
        "type": "FeatureCollection",
        "source": source.map(|source| source.get(crate::base::Lang::DEFAULT)),
        "licence": licence,
        "features": named.map(feature).collect::<Vec<_>>(),
    });
    Some(format!("{file}\n").into_bytes())
}

/// Borders where there are some, else points.
fn geometry(of: &MapPlace) -> Value {
    if of.rings.is_empty() {
        return json!({"type": "MultiPoint", "coordinates": of.points});
    }
    let mut polygons: Vec<Vec<Vec<Position>>> = Vec::new();
    for ring in &of.rings {
        let is_outer = 0.0 < crate::geo::features::twice_area(ring);
        let closed: Vec<Position> = ring.iter().chain(ring.first()).copied().collect();
        match polygons.last_mut().filter(|_| !is_outer) {
            Some(around) => around.push(closed),
            None => polygons.push(vec![closed]),
        }
    }
    json!({"type": "MultiPolygon", "coordinates": polygons})
}
