//! The map of the places: with the counts of each, or small with some of them marked.

use crate::chart::PlacesMap;
use crate::chart::map::{Place, small};
use crate::derive::ProjectInsight;
use crate::derive::local::shown_at;
use crate::model::status::Token;
use crate::model::{GroupKind, Id, MapPlace, PlaceMap, Review};
use crate::render::address::page::Page;
use crate::render::context::PageContext;
use crate::render::figure::shown;
use crate::render::phrase::group::group_name;
use crate::theme::{Arg, ThemeError};
use serde::Serialize;

/// A small map with some places marked.
#[derive(Debug, Serialize)]
pub struct LocatorView {
    /// The drawing, without words; what it shows has to be said beside it.
    pub svg_html: String,
    /// What it is, in words.
    pub title: String,
    /// Whose map it is, as sentences.
    pub notes: Vec<String>,
}

/// How the projects of a place stand there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Standing {
    /// How many projects it has.
    pub projects: usize,
    /// How many of these are judged in the way that the site is.
    pub judged: usize,
    /// How many of these are behind.
    pub behind: usize,
}

/// Whether the site tells of no project how it stands by its figures, so that declared grades are
/// all that can be counted.
pub fn is_declared(here: &PageContext<'_>) -> bool {
    let projects = &here.insight.projects;
    !projects.is_empty() && projects.iter().all(|p| p.shown.sign().declared)
}

/// How the projects of a place stand there: by figures of it alone where a project has some, else
/// as a whole. Computed and declared statuses are never added up, and one that has nothing to be
/// judged by is not judged.
pub fn standing(here: &PageContext<'_>, id: &str) -> Standing {
    let projects: Vec<&ProjectInsight> = here.all.in_group(GroupKind::Place, id).collect();
    let declared = is_declared(here);
    let shown = shown_at(&projects, id);
    let judged = || {
        shown
            .iter()
            .filter(|shown| shown.sign().declared == declared)
            .filter(|shown| shown.token() != Token::NoData)
    };
    Standing {
        projects: projects.len(),
        judged: judged().count(),
        behind: judged().filter(|shown| shown.is_behind()).count(),
    }
}

/// How many projects are behind in a place, in words; `None` where none is.
pub fn behind(here: &PageContext<'_>, id: &str) -> Option<String> {
    let n = standing(here, id).behind;
    let key = if is_declared(here) {
        "map-behind-declared"
    } else {
        "map-behind"
    };
    (0 < n).then(|| here.words().say(key, &[("n", Arg::Count(n))]))
}

/// The map of all places as HTML; `None` where nobody says where they lie.
///
/// # Errors
/// A template that does not fit.
pub fn places(here: &PageContext<'_>) -> Result<Option<String>, ThemeError> {
    let Some(map) = here.all.site.map.as_deref() else {
        return Ok(None);
    };
    let all = map.places.iter();
    let (with, without): (Vec<_>, Vec<_>) = all.partition(|at| here.all.works_at(&at.id));
    if with.is_empty() {
        return Ok(None);
    }
    let words = here.words();
    let mut notes = vec![words.say("map-counted", &[])];
    notes.extend(absent(here, map));
    notes.extend(credit(here, map.has_file));
    let chart = PlacesMap {
        places: with.into_iter().map(|at| place(here, at)).collect(),
        outlines: without.into_iter().filter(|at| is_area(at)).collect(),
        declared: is_declared(here),
        notes,
    };
    Ok(Some(shown::html(here, "c-map", chart.draw(&words), None)?))
}

fn is_area(place: &MapPlace) -> bool {
    !place.rings.is_empty()
}

fn place<'m>(here: &PageContext<'_>, at: &'m MapPlace) -> Place<'m> {
    let Standing {
        projects,
        judged,
        behind,
    } = standing(here, &at.id);
    Place {
        name: group_name(here, GroupKind::Place, &at.id),
        href: here.href_if(&Page::Group(GroupKind::Place, at.id.clone())),
        at,
        projects,
        judged,
        behind,
    }
}

/// A small map with some places marked; `None` where none of them is on it.
pub fn locator(here: &PageContext<'_>, marked: &[Id]) -> Option<LocatorView> {
    let map = here.all.site.map.as_deref()?;
    let marked: Vec<&Id> = marked.iter().collect();
    let on_it = map
        .places
        .iter()
        .filter(|place| marked.contains(&&place.id));
    let n = on_it.count();
    let is_shown = |place: &&MapPlace| is_area(place) || here.all.works_at(&place.id);
    let shown: Vec<&MapPlace> = map.coarse.iter().filter(is_shown).collect();
    Some(LocatorView {
        svg_html: small(&shown, &marked)?,
        title: here.words().say("map-here", &[("n", Arg::Count(n))]),
        notes: credit(here, false),
    })
}

/// Places with projects that lie nowhere, as a sentence; `None` without any.
fn absent(here: &PageContext<'_>, map: &PlaceMap) -> Option<String> {
    let ids = GroupKind::Place.ids(here.settings()).into_iter();
    let is_absent = |id: &Id| map.places.iter().all(|place| place.id != *id);
    let names: Vec<String> = ids
        .filter(|id| is_absent(id) && here.all.works_at(id))
        .map(|id| group_name(here, GroupKind::Place, &id))
        .collect();
    let words = here.words();
    let names = (!names.is_empty()).then(|| names.join(&words.say("list-comma", &[])))?;
    Some(words.say("map-absent", &[("places", Arg::Text(&names))]))
}

/// Whose map it is, under which licence, whether it was reviewed, and of a large one with borders
/// how they are drawn; as one line, since each alone is a few words.
fn credit(here: &PageContext<'_>, is_drawn: bool) -> Vec<String> {
    let (words, said) = (here.words(), &here.settings().map);
    let source = said.source.as_ref().map(|source| {
        let source = source.get(here.lang);
        words.say("map-source", &[("source", Arg::Text(source))])
    });
    let licence = said
        .licence
        .as_ref()
        .map(|licence| words.say("map-licence", &[("licence", Arg::Text(licence))]));
    let review = said.review.as_ref().map(|review| match review {
        Review::Number(number) => words.say("map-reviewed", &[("number", Arg::Text(number))]),
        Review::None(why) => words.say("map-unreviewed", &[("why", Arg::Text(why.get(here.lang)))]),
    });
    let form = is_drawn.then(|| words.say("map-form", &[]));
    let all = [source, licence, review, form];
    let said: Vec<String> = all.into_iter().flatten().collect();
    let between = words.say("map-between", &[]);
    (!said.is_empty())
        .then(|| said.join(&between))
        .into_iter()
        .collect()
}
