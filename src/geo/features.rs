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
    let listed = match listed(&root, file) {
        Ok(listed) => listed,
        Err(wrong) => {
            tell(wrong, diags);
            return Vec::new();
        }
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

/// The features of a collection.
fn listed(root: &Value, file: FileId) -> Result<&[Value], Wrong> {
    let anew = "export it as GeoJSON, with a feature for each place";
    let kind = root.get("type").and_then(Value::as_str);
    let (message, hint) = match kind {
        Some("FeatureCollection") => match root.get("features").and_then(Value::as_list) {
            Some(listed) => return Ok(listed),
            None => (
                "the `FeatureCollection` has no list `features`".to_owned(),
                anew,
            ),
        },
        Some("Topology") => (
            "the file is TopoJSON, not GeoJSON".to_owned(),
            "export it as GeoJSON; in mapshaper with `-o format=geojson`",
        ),
        Some("Feature") => (
            "the file is a single `Feature`, no `FeatureCollection`".to_owned(),
            "put it into a list, also where there is only one: `{\"type\": \
             \"FeatureCollection\", \"features\": [ … ]}`",
        ),
        Some(kind) if GEOMETRIES.contains(&kind) => (
            format!("the file is a bare `{kind}`, which names no place"),
            anew,
        ),
        Some(kind) => (
            format!("the file is a `{kind}`, no `FeatureCollection`"),
            anew,
        ),
        None if root.as_list().is_some() => (
            "the file is a list, no `FeatureCollection`".to_owned(),
            anew,
        ),
        None => (
            "the file is no `FeatureCollection` with `features`".to_owned(),
            anew,
        ),
    };
    Err((Span::new(file, 0, 1), message, hint.to_owned()))
}

/// What a geometry may be.
const GEOMETRIES: &[&str] = &[
    "Point",
    "MultiPoint",
    "LineString",
    "MultiLineString",
    "Polygon",
    "MultiPolygon",
    "GeometryCollection",
];

fn tell((span, message, hint): Wrong, diags: &mut Diagnostics) {
    diags.push(Code::BadMap, span, message, hint);
}

/// Older files name their coordinates; only degrees of WGS 84, or of a system that differs from it
/// by less than a drawing can show, are what they seem.
fn degrees(root: &Value) -> Result<(), Wrong> {
    let said = root.get("crs").and_then(|crs| crs.get("properties"));
    let said = said.and_then(|said| said.get("name").or_else(|| said.get("code")));
    let Some((name, text)) = said.and_then(|said| Some((said, word(said)?))) else {
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
    let coordinates = match kind {
        // It has none of its own.
        "GeometryCollection" => geometry,
        _ => geometry.get("coordinates").ok_or_else(missing)?,
    };
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
        "LineString" | "MultiLineString" => {
            let message = format!("`{place}` is a line, a `{kind}`, which encloses nothing");
            let hint = "make a `Polygon` of it in the program that drew it, or give a `Point`";
            return Err((geometry.span, message, hint.to_owned()));
        }
        "GeometryCollection" => {
            let message = format!("`{place}` is a `GeometryCollection`");
            let hint = "put its areas into one `MultiPolygon`, or write a feature for each of its \
                        geometries, all with the same `place`";
            return Err((geometry.span, message, hint.to_owned()));
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
    let named = named.and_then(|value| Some((word(value)?, value.span)));
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

/// A text, or a whole number as its digits: programs for maps write ids and codes as both.
fn word(of: &Value) -> Option<String> {
    let whole = |n: &f64| n.fract() == 0.0 && (0.0..1e15).contains(n);
    let number = of.as_number().filter(whole);
    let digits = number.map(|n| format!("{n:.0}"));
    of.as_str().map(str::to_owned).or(digits)
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
    let are_swapped = is_within(latitude, 180.0) && is_within(longitude, 90.0);
    let are_metres = !is_within(longitude, 1_000.0) || !is_within(latitude, 1_000.0);
    let hint = match (are_swapped, are_metres) {
        (true, _) => {
            format!("the longitude comes first, then the latitude: `[{latitude}, {longitude}]`")
        }
        (_, true) => format!("these are metres of a projection, no degrees: {EXPORT}"),
        _ => "a longitude lies between -180 and 180, a latitude between -90 and 90".to_owned(),
    };
    Err((message, hint))
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
            "`east` is a line, a `LineString`, which encloses nothing",
        );
        check_feature(
            "{\"type\":\"GeometryCollection\",\"geometries\":[]}",
            "`east` is a `GeometryCollection`",
        );
        check_feature(
            "{\"type\":\"Circle\",\"coordinates\":[0,0]}",
            "a geometry `Circle` is no area and no point",
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

    fn check_file(text: &str, message: &str, hint: &str) {
        let mut diags = Diagnostics::new();
        features(text, FileId(0), &mut diags);
        let told: Vec<(&str, &str)> = (diags.iter())
            .map(|d| (d.message.as_str(), d.hint.as_str()))
            .collect();
        assert_eq!(told.len(), 1, "{text}: {told:?}");
        assert_eq!(told[0].0, message, "{text}");
        assert!(told[0].1.contains(hint), "{text}: {}", told[0].1);
    }

    fn around(feature: &str) -> String {
        format!("{{\"type\":\"FeatureCollection\",\"features\":[{feature}]}}")
    }

    #[test]
    fn a_file_that_is_no_collection_is_told_what_it_is() {
        let anew = "export it as GeoJSON";
        check_file(
            "{\"type\":\"Topology\"}",
            "the file is TopoJSON, not GeoJSON",
            anew,
        );
        check_file(
            "{\"type\":\"Feature\"}",
            "the file is a single `Feature`, no `FeatureCollection`",
            "put it into a list",
        );
        check_file(
            "{\"type\":\"GeometryCollection\"}",
            "the file is a bare `GeometryCollection`, which names no place",
            anew,
        );
        check_file("[]", "the file is a list, no `FeatureCollection`", anew);
        check_file(
            "{\"type\":\"FeatureCollection\"}",
            "the `FeatureCollection` has no list `features`",
            anew,
        );
    }

    #[test]
    fn coordinates_of_another_kind_are_told_what_they_are() {
        for (crs, name) in [
            ("\"name\":\"EPSG:3857\"", "EPSG:3857"),
            ("\"code\":3857", "3857"),
        ] {
            let text = format!(
                "{{\"type\":\"FeatureCollection\",\"crs\":{{\"properties\":{{{crs}}}}},\
                 \"features\":[]}}"
            );
            let message = format!("`{name}` is not longitude and latitude in degrees");
            check_file(&text, &message, "WGS 84");
        }
        for (at, hint) in [
            (
                "[30,120]",
                "the longitude comes first, then the latitude: `[120, 30]`",
            ),
            ("[13359000,3521000]", "metres of a projection"),
            ("[200,30]", "between -180 and 180"),
        ] {
            let feature = around(&format!(
                "{{\"id\":\"east\",\"geometry\":{{\"type\":\"Point\",\"coordinates\":{at}}}}}"
            ));
            let said = at.trim_matches(['[', ']']).replace(',', ", ");
            let message = format!("`{said}` is no longitude and latitude in degrees");
            check_file(&feature, &message, hint);
        }
    }

    #[test]
    fn a_number_names_a_place_as_its_digits_do() {
        let point = "\"geometry\":{\"type\":\"Point\",\"coordinates\":[1,2]}";
        for id in ["\"id\":310101", "\"properties\":{\"place\":310101}"] {
            let mut diags = Diagnostics::new();
            // A mark at the start is what some editors leave there.
            let text = format!("\u{feff}{}", around(&format!("{{{id},{point}}}")));
            let found = features(&text, FileId(0), &mut diags);
            assert_eq!(diags.iter().count(), 0, "{text}");
            assert_eq!(found[0].place, "310101");
        }
        let text = around(&format!("{{\"id\":1.5,{point}}}"));
        check_file(&text, "the feature names no place", "\"place\": \"east\"");
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
