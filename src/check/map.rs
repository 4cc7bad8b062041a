//! The map of the places: outlines of `content/places.geojson` and points of `site.yaml`, tied to
//! the places of the site.

use super::{Context, far_off};
use crate::base::{Code, Diagnostics, FileId, Span};
use crate::geo::borders::{Borders, simplified};
use crate::geo::features::{Feature, MOST_BYTES, features};
use crate::model::{MapPlace, PlaceMap, Position};
use crate::yaml::{did_you_mean, quoted_choices};
use std::sync::Arc;

/// The most points of borders in a drawing as wide as a page, and in a small one.
const MOST_POINTS: [usize; 2] = [1_200, 240];

/// The map of a site; `None` where it says of no place where that lies.
pub fn map(
    context: Context<'_>,
    file: Option<FileId>,
    diags: &mut Diagnostics,
) -> Option<Arc<PlaceMap>> {
    let found = file.map_or_else(Vec::new, |file| read(context, file, diags));
    let found = known(context, found, diags);
    far_off::check(&found, diags);
    let places = places(context, &found);
    if places.is_empty() {
        unused(context, file, diags);
        return None;
    }
    absent(context, &places, diags);
    unsaid(context, file, diags);
    let [fine, coarse] = MOST_POINTS.map(|most| thinned(&places, most));
    Some(Arc::new(PlaceMap {
        has_file: places.iter().any(|place| !place.rings.is_empty()),
        places: fine,
        coarse,
    }))
}

/// The features of the file, as far as it can be read.
fn read(context: Context<'_>, file: FileId, diags: &mut Diagnostics) -> Vec<Feature> {
    let start = Span::start_of(file);
    if MOST_BYTES < context.source.files()[file.0 as usize].size {
        let message = format!("the map is larger than {} MiB", MOST_BYTES >> 20);
        let hint = "simplify its borders in the program that it was made with; a hundredth of \
                    that is enough for a drawing";
        diags.push(Code::TooLarge, start, message, hint);
        return Vec::new();
    }
    let Ok(bytes) = context.source.read(file) else {
        let hint = "look whether it is there and may be read";
        diags.push(Code::MissingFile, start, "the map cannot be read", hint);
        return Vec::new();
    };
    match String::from_utf8(bytes) {
        Ok(text) => features(&text, file, diags),
        Err(_) => {
            let hint = "save it as UTF-8";
            diags.push(Code::NotUtf8, start, "the map is not UTF-8", hint);
            Vec::new()
        }
    }
}

/// The features of places that the site has; others are reported.
fn known(context: Context<'_>, found: Vec<Feature>, diags: &mut Diagnostics) -> Vec<Feature> {
    let settings = context.settings;
    let ids: Vec<&str> = settings.places.iter().map(|place| &*place.id).collect();
    let is_known = |feature: &Feature| settings.place(&feature.place).is_some();
    let (known, others): (Vec<_>, Vec<_>) = found.into_iter().partition(is_known);
    for other in others {
        let hint = match did_you_mean(&other.place, &ids) {
            Some(near) => format!("did you mean `{near}`?"),
            None if ids.is_empty() => "add it below `places:` in site.yaml".to_owned(),
            None => format!(
                "use {}, or add it below `places:` in site.yaml",
                quoted_choices(&ids)
            ),
        };
        let message = format!("there is no place `{}`", other.place);
        diags.push(Code::UnknownId, other.span, message, hint);
    }
    known
}

/// Each place that lies somewhere, in the order of the configuration.
fn places(context: Context<'_>, found: &[Feature]) -> Vec<MapPlace> {
    let place = |group: &crate::model::Group| {
        let own = || found.iter().filter(|feature| *feature.place == *group.id);
        let rings: Vec<Vec<Position>> = own().flat_map(|f| f.rings.clone()).collect();
        let of_file = own().flat_map(|f| f.points.clone());
        let points: Vec<Position> = match (group.at, rings.is_empty()) {
            (Some(at), _) => vec![at],
            (None, true) => of_file.collect(),
            (None, false) => of_file.take(1).collect(),
        };
        (!rings.is_empty() || !points.is_empty()).then(|| MapPlace {
            id: group.id.clone(),
            rings,
            points,
        })
    };
    context.settings.places.iter().filter_map(place).collect()
}

/// The places with at most so many points between their borders.
fn thinned(places: &[MapPlace], most: usize) -> Vec<MapPlace> {
    let borders: Borders = places.iter().map(|place| place.rings.clone()).collect();
    let thin = simplified(&borders, most).into_iter();
    let both = places.iter().zip(thin);
    both.map(|(place, rings)| MapPlace {
        rings,
        ..place.clone()
    })
    .collect()
}

/// Places that the map of the others does not show.
fn absent(context: Context<'_>, shown: &[MapPlace], diags: &mut Diagnostics) {
    let is_absent = |group: &&crate::model::Group| shown.iter().all(|p| p.id != group.id);
    for group in context.settings.places.iter().filter(is_absent) {
        let message = format!("the place `{}` is not on the map", group.id);
        let hint = "add a feature with its id to content/places.geojson, or give it a point: \
                    `at: [120.15, 30.28]`";
        diags.push(Code::OffTheMap, group.place.0, message, hint);
    }
}

/// What a public map has to say and this one does not.
fn unsaid(context: Context<'_>, file: Option<FileId>, diags: &mut Diagnostics) {
    let (settings, words) = (context.settings, &context.settings.map);
    let first = settings.places.first().map(|place| place.place.0);
    let own = settings.keys.span("map");
    let Some(span) = own.or(file.map(Span::start_of)).or(first) else {
        return;
    };
    if words.source.is_none() && file.is_some() {
        let hint = added(own, "source: Surveying office");
        let message = "the map does not say who drew it";
        diags.push(Code::MapUnsourced, span, message, hint);
    }
    let is_chinese = |tag: &str| tag == "zh" || tag.starts_with("zh-");
    if words.review.is_none() && settings.languages.iter().any(|tag| is_chinese(tag)) {
        let message = "the map shows no review number (审图号), which China asks of public maps";
        let hint = added(own, "review_number: 浙S(2021)12号")
            + ", or say why there is none: `review_number: {none: an invented city}`";
        diags.push(Code::MapUnreviewed, span, message, hint);
    }
}

/// How a line is added to what `map` says, which stands in site.yaml once.
fn added(own: Option<Span>, line: &str) -> String {
    match own {
        Some(_) => format!("add `{line}` to `map` in site.yaml, which is there already"),
        None => format!("add `map: {{{line}}}` to site.yaml"),
    }
}

/// Words about a map that is not there. A map whose file is broken has its own message.
fn unused(context: Context<'_>, file: Option<FileId>, diags: &mut Diagnostics) {
    let Some(span) = context.settings.keys.span("map").filter(|_| file.is_none()) else {
        return;
    };
    let hint = "put outlines into content/places.geojson, or give places a point: \
                `at: [120.15, 30.28]`";
    let message = "`map` in site.yaml tells of a map, and there is none";
    diags.push(Code::MissingFile, span, message, hint);
}
