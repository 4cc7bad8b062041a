//! Where are projects behind? In come places with their outlines and counts, out comes a figure: a
//! map in five shades, each place with its name and its counts, or with its number in the table. The
//! shade alone says nothing that the counts do not.

mod shape;
mod names;
mod dots;
mod layout;
mod small;
#[cfg(test)]
mod tests;

pub use small::small;

use super::canvas::{Anchor, Canvas};
use super::classes::ROLES;
use super::figure::{Cell, Column, Drawing, Figure, Table, Width};
use super::role::Role;
use super::{Wording, text};
use crate::model::MapPlace;
use crate::theme::Arg;
use layout::{Labels, Laid, number};
use names::LINE;
use shape::Extent;

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
    /// The places with projects that lie somewhere, in the order of the site.
    pub places: Vec<Place<'m>>,
    /// Areas without any project, which are drawn, and neither named nor counted.
    pub outlines: Vec<&'m MapPlace>,
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
        // A name in two lines is none with an ellipsis, and no word in two halves.
        let is_written_closed = words.locale.is_spaceless()
            && !self.name.contains(|c: char| c.is_ascii_alphanumeric())
            && two.concat() == self.name;
        let is_whole = two.join(" ") == self.name || is_written_closed;
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
        let all = self.places.iter().map(|place| place.at);
        let extent = Extent::of(all.chain(self.outlines.iter().copied()));
        let maps = extent.map(|extent| {
            [Width::Wide, Width::Narrow].map(|width| {
                let key = self.key(words, width);
                let top = key.last().map_or(0.0, |(.., y)| y + SQUARE + 14.0);
                (key, self.layout((width, top), &extent, words))
            })
        });
        let laid = || maps.iter().flatten().map(|(_, laid)| laid);
        let is_numbered = laid().any(|laid| laid.labels == Labels::Numbers);
        let at = match laid().all(|laid| laid.labels == Labels::Names) {
            true => "names",
            false => "numbers",
        };
        Figure {
            kind: "map",
            invented: false,
            alt: text::shortened(&alt, most),
            description: self.listed(words, is_numbered),
            subtitle: words.say("chart-map-subtitle", &[("by", by), ("at", Arg::Text(at))]),
            notes: self.notes(words, laid().collect()),
            table: self.table(words, is_numbered),
            drawing: maps.as_ref().map(|[wide, narrow]| Drawing {
                wide: self.svg(Width::Wide, wide, words),
                narrow: Some(self.svg(Width::Narrow, narrow, words)),
            }),
            title,
        }
    }

    /// Each place with its counts, and its number where some map has numbers.
    fn listed(&self, words: &Wording<'_>, is_numbered: bool) -> String {
        let list = |(at, place): (usize, &Place<'_>)| {
            let told = format!("{} {}", place.name, place.counts(words));
            match is_numbered {
                true => format!("{} {told}", number(at)),
                false => told,
            }
        };
        let listed: Vec<String> = self.places.iter().enumerate().map(list).collect();
        listed.join(&words.say("list-comma", &[]))
    }

    /// What a reader has to know of how it is drawn, before whose map it is.
    fn notes(&self, words: &Wording<'_>, maps: Vec<&Laid>) -> Vec<String> {
        let some = |is_so: fn(&Laid) -> bool| maps.iter().any(|map| is_so(map));
        let said = [
            (
                some(|map| map.labels == Labels::Numbers),
                "chart-map-numbered",
            ),
            (some(Laid::lacks_some), "chart-map-unnamed"),
            (some(|map| map.is_apart), "chart-map-apart"),
        ];
        let said = said.into_iter().filter(|(is_so, _)| *is_so);
        let own = said.map(|(_, key)| words.say(key, &[]));
        own.chain(self.notes.iter().cloned()).collect()
    }

    fn svg(&self, width: Width, (key, map): &(Vec<Entry>, Laid), words: &Wording<'_>) -> Canvas {
        let size = width.text();
        let canvas = Canvas::new(width.pixels(), map.bottom(size).ceil() as u32)
            .mirrored(words.locale.is_from_right());
        draw_key(&canvas, key, size);
        for ring in map.outlines.iter().flat_map(|shape| &shape.rings) {
            canvas.shape(Role::AreaOther, ring);
        }
        self.draw_places(&canvas, map, words);
        self.draw_names(&canvas, map, size);
        canvas
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
                for dot in shape.points.iter().filter(|_| shape.is_dots()) {
                    canvas.circle(place.role(), *dot, map.dot, None);
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
    fn key(&self, words: &Wording<'_>, width: Width) -> Vec<Entry> {
        let (pixels, size) = (f64::from(width.pixels()), width.text());
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
        let role = |class: Option<usize>| class.map_or(Role::AreaNone, |class| AREAS[class]);
        let said = classes.filter(has).map(|class| (role(class), word(class)));
        let empty = (!self.outlines.is_empty())
            .then(|| (Role::AreaOther, words.say("chart-map-empty", &[])));
        let (mut x, mut y) = (0.0, 2.0);
        let mut entries = Vec::new();
        for (role, word) in said.chain(empty) {
            let wide = SQUARE + 6.0 + text::width(&word, size);
            if 0.0 < x && pixels < x + wide {
                (x, y) = (0.0, y + 22.0);
            }
            entries.push((role, word, x, y));
            x += wide + 16.0;
        }
        entries
    }

    /// The counts of each place, with its number where some map has numbers, and how many are
    /// judged where not all are.
    fn table(&self, words: &Wording<'_>, is_numbered: bool) -> Table {
        let behind = if self.declared {
            "chart-map-behind-declared"
        } else {
            "chart-map-behind"
        };
        let is_partly = self.places.iter().any(|of| of.judged != of.projects);
        let numbers = |key: &str| Column::numbers(words.say(key, &[]));
        let head = [
            Some(Column::words(words.say("term-place", &[]))),
            is_numbered.then(|| numbers("chart-map-number")),
            Some(numbers("chart-map-projects")),
            is_partly.then(|| numbers("chart-map-judged")),
            Some(numbers(behind)),
        ];
        let row = |(at, place): (usize, &Place<'_>)| {
            let judged = (0 < place.judged).then_some(place.behind as f64);
            let cells = [
                Some(Cell::Words(place.name.clone())),
                is_numbered.then(|| Cell::count(at + 1)),
                Some(Cell::count(place.projects)),
                is_partly.then(|| Cell::count(place.judged)),
                Some(Cell::number(judged, 0)),
            ];
            cells.into_iter().flatten().collect()
        };
        Table {
            head: head.into_iter().flatten().collect(),
            rows: self.places.iter().enumerate().map(row).collect(),
            marks: None,
        }
    }
}

/// A shade of the key with its words, and the left upper corner of its square in pixels.
type Entry = (Role, String, f64, f64);

fn draw_key(canvas: &Canvas, key: &[Entry], size: f64) {
    for (role, _, x, y) in key {
        canvas.rect(*role, (*x, *y), SQUARE, SQUARE);
    }
    for (_, word, x, y) in key {
        let baseline = y + SQUARE / 2.0 + size * 0.35;
        canvas.text((x + SQUARE + 6.0, baseline), Anchor::Start, "pr-nm", word);
    }
}
