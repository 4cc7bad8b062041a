//! GeoJSON (RFC 7946) → features: which place each names, its borders and points. What cannot be
//! drawn is reported with its place in the file and left out.

use super::json::{self, Kind, Value};
use crate::base::{Code, Diagnostics, FileId, Span};
use crate::model::Position;

/// A feature of the file.
#[derive(Clone, Debug, PartialEq)]
pub struct Feature {
    /// The place that it names, as written.
    pub place: String,
    /// Where the name stands.
    pub span: Span,
    /// Its borders, as in [`crate::model::MapPlace::rings`].
    pub rings: Vec<Vec<Position>>,
    /// Its points.
    pub points: Vec<Position>,
}

/// A file larger than this, in bytes, is not read.
pub const MOST_BYTES: u64 = 2 << 20;

/// More positions than this are not read.
pub const MOST_POSITIONS: usize = 100_000;

/// What is wrong with a feature: where, what, and what to do instead.
type Wrong = (Span, String, String);

/// The features of a text, in its order; none where it is no collection of them.
pub fn features(text: &str, file: FileId, diags: &mut Diagnostics) -> Vec<Feature> {
    let root = match json::read(text, file) {
        Ok(root) => root,
        Err(fault) => {
            let hint = "export the file anew, or mend it by hand; programs for maps write it whole";
            diags.push(Code::MapSyntax, fault.span, fault.message, hint);
            return Vec::new();
        }
    };
    let listed = root.get("features").and_then(Value::as_list);
    let is_collection = root.get("type").and_then(Value::as_str) == Some("FeatureCollection");
    let Some(listed) = listed.filter(|_| is_collection) else {
        let message = "the file is no `FeatureCollection` with `features`";
        let hint = "export it as GeoJSON, with a feature for each place";
        let start = Span::new(file, 0, 1);
        diags.push(Code::BadMap, start, message, hint);
        return Vec::new();
    };
    if let Err(wrong) = degrees(&root) {
        tell(wrong, diags);
        return Vec::new();
    }
    // One more than there may be, so that the one too many brings it to zero.
    let mut left = MOST_POSITIONS + 1;
    let mut found = Vec::new();
    for value in listed {
        match feature(value, &mut left) {
            Ok(feature) => found.push(feature),
            Err(wrong) if left == 0 => {
                let (span, message, hint) = wrong;
                diags.push(Code::TooLarge, span, message, hint);
                return Vec::new();
            }
            Err(wrong) => tell(wrong, diags),
        }
    }
    found
}

fn tell((span, message, hint): Wrong, diags: &mut Diagnostics) {
    diags.push(Code::BadMap, span, message, hint);
}

/// Older files name their coordinates; only degrees of WGS 84, or of a system that differs from it
/// by less than a drawing can show, are what they seem.
fn degrees(root: &Value) -> Result<(), Wrong> {
    let name = root
        .get("crs")
        .and_then(|crs| crs.get("properties")?.get("name"));
    let Some((name, text)) = name.and_then(|name| Some((name, name.as_str()?))) else {
        return Ok(());
    };
    let known = ["CRS84", "4326", "4490", "4258", "4269"];
    if known.iter().any(|code| text.ends_with(code)) {
        return Ok(());
    }
    let message = format!("`{text}` is not longitude and latitude in degrees");
    Err((name.span, message, EXPORT.to_owned()))
}

const EXPORT: &str = "export it as longitude and latitude, WGS 84 (EPSG:4326)";

fn feature(of: &Value, left: &mut usize) -> Result<Feature, Wrong> {
    let (place, span) = name(of)?;
    let wrong = |at: &Value, message: String| {
        let hint = "give it a geometry of the type `Polygon`, `MultiPolygon` or `Point`";
        (at.span, message, hint.to_owned())
    };
    let missing = || wrong(of, format!("the feature `{place}` has no geometry"));
    let geometry = of.get("geometry").filter(|g| g.kind != Kind::Null);
    let geometry = geometry.ok_or_else(missing)?;
    let kind = geometry.get("type").and_then(Value::as_str).unwrap_or("");
    let coordinates = geometry.get("coordinates").ok_or_else(missing)?;
    let (mut rings, mut points) = (Vec::new(), Vec::new());
    match kind {
        "Polygon" => polygon(coordinates, &mut rings, left)?,
        "MultiPolygon" => {
            for one in list(coordinates)? {
                polygon(one, &mut rings, left)?;
            }
        }
        "Point" => points.push(position(coordinates, left)?),
        "MultiPoint" => {
            for one in list(coordinates)? {
                points.push(position(one, left)?);
            }
        }
        other => {
            let message = format!("a geometry `{other}` is no area and no point");
            return Err(wrong(geometry, message));
        }
    }
    if rings.is_empty() && points.is_empty() {
        return Err(wrong(
            geometry,
            format!("the geometry of `{place}` is empty"),
        ));
    }
    Ok(Feature {
        place,
        span,
        rings,
        points,
    })
}

/// The place that a feature names: `place` among its properties, else its `id`.
fn name(of: &Value) -> Result<(String, Span), Wrong> {
    let own = of.get("properties").and_then(|p| p.get("place"));
    let named = own.or_else(|| of.get("id"));
    let named = named.and_then(|value| Some((value.as_str()?.to_owned(), value.span)));
    named.ok_or_else(|| {
        let start = Span::new(
            of.span.file,
            of.span.start as usize,
            of.span.start as usize + 1,
        );
        let message = "the feature names no place".to_owned();
        let hint = "add `\"place\": \"east\"` to its `properties`: the id of a place of site.yaml";
        (start, message, hint.to_owned())
    })
}

fn list(of: &Value) -> Result<&[Value], Wrong> {
    of.as_list().ok_or_else(|| {
        let message = "the coordinates are no list as deep as their type asks for".to_owned();
        let hint = "a `Polygon` is a list of rings, a ring a list of `[longitude, latitude]`";
        (of.span, message, hint.to_owned())
    })
}

fn polygon(of: &Value, rings: &mut Vec<Vec<Position>>, left: &mut usize) -> Result<(), Wrong> {
    for (at, one) in list(of)?.iter().enumerate() {
        let mut ring = Vec::new();
        for value in list(one)? {
            ring.push(position(value, left)?);
        }
        let start = Span::new(
            one.span.file,
            one.span.start as usize,
            one.span.start as usize + 1,
        );
        if ring.len() < 4 || ring.first() != ring.last() {
            let message = format!("a border of {} positions does not come back", ring.len());
            let hint = "end it at the position it begins with; it has four positions at least";
            return Err((start, message, hint.to_owned()));
        }
        ring.pop();
        let area = twice_area(&ring);
        if area == 0.0 {
            let message = "a border encloses nothing".to_owned();
            let hint = "delete it, or give the place a `Point`";
            return Err((start, message, hint.to_owned()));
        }
        // The outer border runs against the clock and holes with it, however they were written.
        if (0.0 < area) != (at == 0) {
            ring.reverse();
        }
        rings.push(ring);
    }
    Ok(())
}

/// Twice the area within a border in square degrees; above zero where it runs against the clock.
pub fn twice_area(ring: &[Position]) -> f64 {
    let next = ring.iter().cycle().skip(1);
    let origin = ring.first().copied().unwrap_or_default();
    // Counted from one of its own points, so that a small border far from zero keeps its digits.
    let from = |p: &Position| (p[0] - origin[0], p[1] - origin[1]);
    let pairs = ring.iter().zip(next).map(|(a, b)| (from(a), from(b)));
    pairs.map(|((ax, ay), (bx, by))| ax * by - bx * ay).sum()
}

fn position(of: &Value, left: &mut usize) -> Result<Position, Wrong> {
    *left = left.saturating_sub(1);
    if *left == 0 {
        let message = format!("the map has more than {MOST_POSITIONS} positions");
        let hint = "simplify its borders in the program that it was made with";
        return Err((of.span, message, hint.to_owned()));
    }
    let numbers: Option<Vec<f64>> =
        (of.as_list()).and_then(|items| items.iter().map(Value::as_number).collect());
    let Some([longitude, latitude, ..]) = numbers.as_deref() else {
        let message = "a position is not `[longitude, latitude]`".to_owned();
        let hint = "write it as two numbers, such as `[120.15, 30.28]`";
        return Err((of.span, message, hint.to_owned()));
    };
    checked([*longitude, *latitude]).map_err(|(message, hint)| (of.span, message, hint))
}

/// A position within the bounds of degrees.
///
/// # Errors
/// What is wrong with it, and what to do instead.
pub fn checked([longitude, latitude]: Position) -> Result<Position, (String, String)> {
    let is_within = |number: f64, most: f64| (-most..=most).contains(&number);
    if is_within(longitude, 180.0) && is_within(latitude, 90.0) {
        return Ok([longitude, latitude]);
    }
    let message = format!("`{longitude}, {latitude}` is no longitude and latitude in degrees");
    let hint = match is_within(latitude, 180.0) && is_within(longitude, 90.0) {
        true => "the longitude comes first, then the latitude",
        false => EXPORT,
    };
    Err((message, hint.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check_feature(geometry: &str, expected: &str) {
        let text = format!(
            "{{\"type\":\"FeatureCollection\",\"features\":[{{\"type\":\"Feature\",\
             \"id\":\"east\",\"geometry\":{geometry}}}]}}"
        );
        let mut diags = Diagnostics::new();
        let found = features(&text, FileId(0), &mut diags);
        let told: Vec<String> = diags.iter().map(|d| d.message.clone()).collect();
        let shown = found
            .iter()
            .map(|f| format!("{:?} {:?}", f.rings, f.points));
        let all: Vec<String> = shown.chain(told).collect();
        assert_eq!(all.join("\n"), expected, "{geometry}");
    }

    #[test]
    fn a_border_runs_against_the_clock_and_a_hole_with_it() {
        check_feature(
            "{\"type\":\"Polygon\",\"coordinates\":[[[0,0],[0,4],[4,0],[0,0]],\
             [[1,1],[2,1],[1,2],[1,1]]]}",
            "[[[4.0, 0.0], [0.0, 4.0], [0.0, 0.0]], [[1.0, 2.0], [2.0, 1.0], [1.0, 1.0]]] []",
        );
        check_feature(
            "{\"type\":\"Point\",\"coordinates\":[120.5,30.25,8]}",
            "[] [[120.5, 30.25]]",
        );
    }

    #[test]
    fn what_cannot_be_drawn_is_told() {
        let polygon = |ring: &str| format!("{{\"type\":\"Polygon\",\"coordinates\":[{ring}]}}");
        let point = |at: &str| format!("{{\"type\":\"Point\",\"coordinates\":{at}}}");
        check_feature("null", "the feature `east` has no geometry");
        check_feature(
            "{\"type\":\"LineString\",\"coordinates\":[]}",
            "a geometry `LineString` is no area and no point",
        );
        check_feature(
            &polygon("[[0,0],[1,0],[1,1]]"),
            "a border of 3 positions does not come back",
        );
        check_feature(
            &polygon("[[0,0],[1,1],[2,2],[0,0]]"),
            "a border encloses nothing",
        );
        check_feature(
            &point("[30,120]"),
            "`30, 120` is no longitude and latitude in degrees",
        );
        check_feature(
            &point("[\"a\",1]"),
            "a position is not `[longitude, latitude]`",
        );
        check_feature(
            "{\"type\":\"MultiPolygon\",\"coordinates\":[]}",
            "the geometry of `east` is empty",
        );
    }

    #[test]
    fn a_map_has_a_bound_of_positions() {
        let told = |count: usize| {
            let points = "[0,0],".repeat(count - 1) + "[0,0]";
            let text = format!(
                "{{\"type\":\"FeatureCollection\",\"features\":[{{\"id\":\"east\",\
                 \"geometry\":{{\"type\":\"MultiPoint\",\"coordinates\":[{points}]}}}}]}}"
            );
            let mut diags = Diagnostics::new();
            let found = features(&text, FileId(0), &mut diags).len();
            (found, diags.iter().map(|d| d.code).collect::<Vec<_>>())
        };
        assert_eq!(told(MOST_POSITIONS), (1, Vec::new()));
        assert_eq!(told(MOST_POSITIONS + 1), (0, vec![Code::TooLarge]));
    }
}
