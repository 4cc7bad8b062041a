//! Where are projects behind? In come places with their outlines and counts, out comes a figure: a
//! map in five shades, each place with its name and its counts. The shade alone says nothing that
//! the counts do not.

mod shape;
mod names;
mod small;
#[cfg(test)]
mod tests;

pub use small::small;

use super::canvas::{Anchor, Canvas};
use super::classes::ROLES;
use super::figure::{Cell, Column, Drawing, Figure, Table, Width};
use super::label::Area;
use super::role::Role;
use super::{Wording, text};
use crate::model::MapPlace;
use crate::theme::Arg;
use names::{DOT, LINE, Name, Wanted, names};
use shape::{Extent, Shape};

/// A place with its projects.
#[derive(Clone, Debug)]
pub struct Place<'m> {
    /// Its name.
    pub name: String,
    /// Its page as seen from this one; `None` where it has none.
    pub href: Option<String>,
    /// Where it lies.
    pub at: &'m MapPlace,
    /// How many projects it has.
    pub projects: usize,
    /// How many of these the counts of those behind are about: those judged by their figures, or
    /// where no project of the site is, those with a declared grade.
    pub judged: usize,
    /// How many of these are behind.
    pub behind: usize,
}

/// The places of a site.
#[derive(Clone, Debug)]
pub struct PlacesMap<'m> {
    /// The places that lie somewhere, in the order of the site.
    pub places: Vec<Place<'m>>,
    /// Whether the counts are about declared grades.
    pub declared: bool,
    /// Whose map it is, as sentences.
    pub notes: Vec<String>,
}

/// Up to which share of its projects behind, in percent, a place has the second shade, the third
/// and the fourth; with none it has the first.
const BOUNDS: [usize; 3] = [10, 25, 50];

/// The shades of areas, in the order of the classes.
const AREAS: [Role; 5] = [
    Role::Area0,
    Role::Area1,
    Role::Area2,
    Role::Area3,
    Role::Area4,
];

/// Side of a square of the key in pixels.
const SQUARE: f64 = 14.0;

impl Place<'_> {
    /// The shade of the place, from 0 for none behind; `None` without anything to judge.
    fn class(&self) -> Option<usize> {
        let share = |bound: &&usize| **bound * self.judged < self.behind * 100;
        (0 < self.judged).then(|| match self.behind {
            0 => 0,
            _ => 1 + BOUNDS.iter().filter(share).count(),
        })
    }

    fn role(&self) -> Role {
        self.class().map_or(Role::AreaNone, |class| AREAS[class])
    }

    /// How many are behind of how many.
    fn counts(&self, words: &Wording<'_>) -> String {
        let number = |n: usize| words.locale.number(n as f64, 0);
        match self.judged {
            0 => "–".to_owned(),
            judged => format!("{}/{}", number(self.behind), number(judged)),
        }
    }

    /// Its words on the map, the fullest first: its name with its counts, and its name alone.
    fn variants(&self, words: &Wording<'_>, size: f64) -> [Vec<Vec<String>>; 2] {
        let counts = self.counts(words);
        let two = text::lines(&self.name, size, text::width(&self.name, size) * 0.65, 2);
        let with = |mut lines: Vec<String>| {
            lines.push(counts.clone());
            lines
        };
        let one = vec![self.name.clone()];
        // A name in two lines is none with an ellipsis.
        let is_whole = two.iter().all(|line| !line.ends_with('…'));
        let bare: Vec<_> = [one].into_iter().chain(is_whole.then_some(two)).collect();
        [bare.iter().cloned().map(with).collect(), bare]
    }
}

impl PlacesMap<'_> {
    /// The chart with its words and its data.
    pub fn draw(&self, words: &Wording<'_>) -> Figure {
        let some = self.places.iter().filter(|place| 0 < place.behind).count();
        let by = Arg::Text(if self.declared { "declared" } else { "figures" });
        let args = [
            ("n", Arg::Count(some)),
            ("of", Arg::Count(self.places.len())),
            ("by", by.clone()),
        ];
        let title = words.say("chart-map-title", &args);
        let most = if words.locale.is_spaceless() { 80 } else { 150 };
        let alt = words.say("chart-map-alt", &[("title", Arg::Text(&title))]);
        let extent = Extent::of(self.places.iter().map(|place| place.at));
        let list = |place: &Place<'_>| format!("{} {}", place.name, place.counts(words));
        let listed: Vec<String> = self.places.iter().map(list).collect();
        Figure {
            kind: "map",
            alt: text::shortened(&alt, most),
            description: listed.join(&words.say("list-comma", &[])),
            subtitle: words.say("chart-map-subtitle", &[("by", by)]),
            notes: self.notes.clone(),
            drawing: extent.map(|extent| Drawing::of(|width| self.svg(width, &extent, words))),
            table: self.table(words),
            title,
        }
    }

    fn svg(&self, width: Width, extent: &Extent, words: &Wording<'_>) -> Canvas {
        let (pixels, size) = (f64::from(width.pixels()), width.text());
        let key = self.key(words, size, pixels);
        let top = key.last().map_or(0.0, |(.., y)| y + SQUARE + 14.0);
        let most = width.pick(460.0, 380.0);
        // What finds no room inside may stand beside, for which the map is made smaller.
        let margins = width.pick([(0.0, 0.0), (120.0, 0.0)], [(0.0, 0.0), (8.0, 80.0)]);
        let laid = margins.map(|(beside, below)| {
            let wide = pixels - 2.0 * beside - 4.0;
            let high = extent.height(wide, most - below) + below;
            let whole = Area {
                left: 0.0,
                top,
                right: pixels,
                bottom: top + high + 4.0,
            };
            let within = Area {
                left: beside + 2.0 + DOT,
                top: top + 2.0 + DOT,
                right: pixels - beside - 2.0 - DOT,
                bottom: top + high + 2.0 - below - DOT,
            };
            self.laid(extent, (whole, within), (size, words))
        });
        let [first, second] = laid;
        let is_better = second.missing() < first.missing();
        let map = if is_better { second } else { first };
        let canvas = Canvas::new(width.pixels(), map.bottom(size).ceil() as u32)
            .mirrored(words.locale.is_from_right());
        draw_key(&canvas, &key, size);
        self.draw_places(&canvas, &map, words);
        self.draw_names(&canvas, &map, size);
        canvas
    }

    fn laid(
        &self,
        extent: &Extent,
        (whole, within): (Area, Area),
        (size, words): (f64, &Wording<'_>),
    ) -> Laid {
        let mirror = words.locale.is_from_right().then_some(whole.right);
        let shape = |place: &Place<'_>| extent.shape(place.at, within, mirror);
        let shapes: Vec<Shape> = self.places.iter().map(shape).collect();
        let both = self.places.iter().zip(&shapes);
        let wanted = both.map(|(place, shape)| {
            let [variants, bare] = place.variants(words, size);
            Wanted {
                shape,
                variants,
                bare,
            }
        });
        let wanted: Vec<Wanted<'_>> = wanted.collect();
        let names = names(&wanted, whole, size);
        Laid {
            names,
            shapes,
            whole,
        }
    }

    /// The places, the largest first, so that one that lies in another is seen.
    fn draw_places(&self, canvas: &Canvas, map: &Laid, words: &Wording<'_>) {
        let mut order: Vec<usize> = (0..self.places.len()).collect();
        let size = |at: &usize| map.shapes[*at].size();
        order.sort_by(|a, b| size(b).total_cmp(&size(a)));
        for at in order {
            let (place, shape) = (&self.places[at], &map.shapes[at]);
            let draw = || {
                for ring in &shape.rings {
                    canvas.shape(place.role(), ring);
                }
                for dot in shape.points.iter().filter(|_| shape.rings.is_empty()) {
                    canvas.circle(place.role(), *dot, DOT, None);
                }
            };
            match &place.href {
                Some(href) => canvas.link(href, &self.told(place, words), draw),
                None => draw(),
            }
        }
    }

    fn told(&self, place: &Place<'_>, words: &Wording<'_>) -> String {
        let args = [
            ("name", Arg::Text(&place.name)),
            ("n", Arg::Count(place.projects)),
            ("behind", Arg::Count(place.behind)),
            (
                "by",
                Arg::Text(if self.declared { "declared" } else { "figures" }),
            ),
        ];
        words.say("chart-map-place", &args)
    }

    fn draw_names(&self, canvas: &Canvas, map: &Laid, size: f64) {
        let named = || self.places.iter().zip(&map.names);
        let leaders = named().filter_map(|(_, name)| name.as_ref()?.leader);
        for [from, to] in leaders {
            canvas.line(Role::Leader, &[from, to]);
            canvas.circle(Role::DotScope, from, 2.5, None);
        }
        for (place, name) in named() {
            let Some(name) = name else { continue };
            let on = place.class().map_or("pr-nm", |class| ROLES[class].1);
            let class = if name.is_inside { on } else { "pr-lb" };
            let first = name.middle.1 - (name.lines.len() as f64 - 1.0) * size * LINE / 2.0;
            for (at, line) in name.lines.iter().enumerate() {
                let y = first + at as f64 * size * LINE + size * 0.35;
                canvas.text((name.middle.0, y), Anchor::Middle, class, line);
            }
        }
    }

    /// The shades with their words, and the place of each: only those that there are.
    fn key(&self, words: &Wording<'_>, size: f64, pixels: f64) -> Vec<(Role, String, f64, f64)> {
        let percent = |bound: usize| words.amount(bound as f64, 0, "%");
        let word = |class: Option<usize>| match class {
            None => words.say("chart-map-nothing", &[]),
            Some(0) => words.say("chart-map-none", &[]),
            Some(4) => {
                let share = percent(BOUNDS[2]);
                words.say("chart-map-over", &[("share", Arg::Text(&share))])
            }
            Some(class) => {
                let share = percent(BOUNDS[class - 1]);
                words.say("chart-map-to", &[("share", Arg::Text(&share))])
            }
        };
        let classes = (0..AREAS.len()).map(Some).chain([None]);
        let has = |class: &Option<usize>| self.places.iter().any(|place| place.class() == *class);
        let (mut x, mut y) = (0.0, 2.0);
        let mut entries = Vec::new();
        for class in classes.filter(has) {
            let word = word(class);
            let wide = SQUARE + 6.0 + text::width(&word, size);
            if 0.0 < x && pixels < x + wide {
                (x, y) = (0.0, y + 22.0);
            }
            let role = class.map_or(Role::AreaNone, |class| AREAS[class]);
            entries.push((role, word, x, y));
            x += wide + 16.0;
        }
        entries
    }

    fn table(&self, words: &Wording<'_>) -> Table {
        let behind = if self.declared {
            "chart-map-behind-declared"
        } else {
            "chart-map-behind"
        };
        let head = vec![
            Column::words(words.say("term-place", &[])),
            Column::numbers(words.say("chart-map-projects", &[])),
            Column::numbers(words.say(behind, &[])),
        ];
        let row = |place: &Place<'_>| {
            let judged = (0 < place.judged).then_some(place.behind as f64);
            vec![
                Cell::Words(place.name.clone()),
                Cell::count(place.projects),
                Cell::number(judged, 0),
            ]
        };
        Table {
            head,
            rows: self.places.iter().map(row).collect(),
            marks: None,
        }
    }
}

/// A map with its names in its area.
struct Laid {
    shapes: Vec<Shape>,
    names: Vec<Option<Name>>,
    /// All of it, in pixels.
    whole: Area,
}

impl Laid {
    /// The lower edge of what is drawn, in pixels; `size` is that of the text.
    fn bottom(&self, size: f64) -> f64 {
        let names = self.names.iter().flatten();
        let names = names.map(|name| name.middle.1 + name.lines.len() as f64 * size * LINE / 2.0);
        let shapes = self.shapes.iter().filter_map(Shape::bounds);
        let all = names.chain(shapes.map(|area| area.bottom + DOT));
        all.fold(0.0, f64::max).min(self.whole.bottom)
    }

    /// How many places have no name, and how many lines the others lack, the former first.
    fn missing(&self) -> (usize, usize) {
        let none = self.names.iter().filter(|name| name.is_none()).count();
        let bare = self.names.iter().flatten().filter(|name| {
            let last = name.lines.last().map_or("", |line| line);
            !last.contains('/') && last != "–"
        });
        (none, bare.count())
    }
}

fn draw_key(canvas: &Canvas, key: &[(Role, String, f64, f64)], size: f64) {
    for (role, _, x, y) in key {
        canvas.rect(*role, (*x, *y), SQUARE, SQUARE);
    }
    for (_, word, x, y) in key {
        let baseline = y + SQUARE / 2.0 + size * 0.35;
        canvas.text((x + SQUARE + 6.0, baseline), Anchor::Start, "pr-nm", word);
    }
}
