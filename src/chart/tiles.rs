//! Where does each project stand? In come projects with their statuses, out comes a figure with one
//! numbered square per project, as long as all are taken in at a glance.

use super::axis::{Slot, Slots};
use super::canvas::{Anchor, Canvas};
use super::field::{Field, Frame};
use super::figure::{Cell, Column, Drawing, Figure, Table, Width};
use super::key::{self, Symbol};
use super::role::{Role, text_on};
use super::status_bars::{Area, StatusBars};
use super::{Wording, text};
use crate::model::status::{Sign, Token};
use crate::theme::Arg;

/// One project.
#[derive(Clone, Debug, PartialEq)]
pub struct Tile {
    /// Its number on the site; `None` without one.
    pub no: Option<u32>,
    /// Its title.
    pub name: String,
    /// How its status looks.
    pub sign: Sign,
    /// The word of its status.
    pub status: String,
}

/// All projects of a site with their statuses.
#[derive(Clone, Debug, PartialEq)]
pub struct Tiles {
    /// The projects in the order of the site.
    pub tiles: Vec<Tile>,
}

/// More squares than this are not counted at a glance; a bar of counts is.
const MOST: usize = 60;

/// One drawing: columns and rows of squares.
struct Layout {
    field: Field<Slots, Slots>,
    canvas: Canvas,
    columns: usize,
    /// Size of the text.
    size: f64,
}

impl Tiles {
    /// The chart with its words and its data.
    pub fn draw(&self, words: &Wording<'_>) -> Figure {
        let (title, table) = (self.title(words), self.table(words));
        let subtitle = words.say("chart-tiles-subtitle", &[]);
        if self.tiles.is_empty() {
            return Figure::sentence("tiles", title, String::new(), table);
        }
        let drawing = if self.tiles.len() <= MOST {
            Some(Drawing::of(|width| self.svg(width, words)))
        } else {
            self.bar(words)
        };
        Figure {
            kind: "tiles",
            invented: false,
            alt: text::shortened(
                &words.say("chart-tiles-alt", &[("title", Arg::Text(&title))]),
                alt_most(words),
            ),
            description: title.clone(),
            notes: Vec::new(),
            drawing,
            title,
            subtitle,
            table,
        }
    }

    fn count(&self, sign: Sign) -> usize {
        self.tiles.iter().filter(|tile| tile.sign == sign).count()
    }

    /// Each status that occurs with its word and its count.
    fn counted(&self, words: &Wording<'_>) -> Vec<(Sign, String)> {
        let some = Sign::all().filter(|sign| self.count(*sign) > 0);
        some.map(|sign| {
            (
                sign,
                format!("{} {}", key::word(sign, words), self.count(sign)),
            )
        })
        .collect()
    }

    fn title(&self, words: &Wording<'_>) -> String {
        // Computed and declared statuses are not added up: those declared are told beside them.
        let count = |tokens: &[Token]| {
            let computed = tokens.iter().map(|token| self.count((*token).into()));
            Arg::Count(computed.sum())
        };
        let args = [
            ("n", Arg::Count(self.tiles.len())),
            ("done", count(&[Token::Done])),
            ("fine", count(&[Token::OnTrack])),
            ("behind", count(&[Token::Risk, Token::Late])),
        ];
        let title = words.say("chart-tiles-title", &args);
        let declared = self
            .tiles
            .iter()
            .filter(|t| t.sign.declared && t.sign.is_behind());
        key::beside_declared(title, declared.count(), words)
    }

    /// All projects as one stacked bar.
    fn bar(&self, words: &Wording<'_>) -> Option<Drawing> {
        let counts = Sign::all().map(|sign| (sign, self.count(sign))).collect();
        let areas = vec![Area {
            name: words.say("chart-total", &[]),
            counts,
        }];
        StatusBars {
            by: String::new(),
            areas,
            overlapping: false,
            otherwise: 0,
        }
        .draw(words)
        .drawing
    }

    fn svg(&self, width: Width, words: &Wording<'_>) -> Canvas {
        let pixels = f64::from(width.pixels());
        let key = key::lines(self.counted(words).into_iter(), width.text(), pixels);
        let (columns, side, pitch) = width.pick((12, 54.0, 60.0), (6, 48.0, 53.0));
        let x = Slots::even(columns, pitch, (0.0, side));
        let y = Slots::even(self.tiles.len().div_ceil(columns), pitch, (0.0, side));
        let frame = Frame {
            left: 0.0,
            top: key.height,
            right: x.length(),
            bottom: key.height + y.length(),
        };
        let canvas = Canvas::new(width.pixels(), frame.bottom.ceil() as u32)
            .mirrored(words.locale.is_from_right());
        key.draw(&canvas);
        let field = Field::rows(&canvas, &frame, x, y);
        let sheet = Layout {
            field,
            canvas,
            columns,
            size: width.text(),
        };
        for sign in Sign::all() {
            self.same(sign, &sheet, words);
        }
        sheet.canvas
    }

    /// All squares of one status, so that they share a path: colour, hatch, symbols, numbers.
    fn same(&self, sign: Sign, sheet: &Layout, words: &Wording<'_>) {
        let places = || {
            (0..self.tiles.len())
                .filter(|at| self.tiles[*at].sign == sign)
                .map(|at| (at, at % sheet.columns, at / sheet.columns))
        };
        let field = &sheet.field;
        let role = Role::of(sign);
        let edge = role.edge() / 2.0;
        for (_, column, row) in places() {
            let corner = ((Slot::Start(column), Slot::Start(row)), (edge, edge));
            let end = ((Slot::End(column), Slot::End(row)), (-edge, -edge));
            field.cell(role, [corner, end]);
        }
        if let Some(hatch) = Role::hatch(sign) {
            // Below its number, and beside its symbol, which stands on plain ground.
            for (_, column, row) in places() {
                let corner = (
                    (Slot::Start(column), Slot::Start(row)),
                    (0.0, sheet.size + 10.0),
                );
                let end = ((Slot::End(column), Slot::End(row)), (-21.0, 0.0));
                field.cell(hatch, [corner, end]);
            }
        }
        let symbol = Symbol {
            sign,
            shift: (-12.0, -12.0),
            scale: 1.1,
        };
        for (_, column, row) in places() {
            field.mark((Slot::End(column), Slot::End(row)), symbol);
        }
        for (at, column, row) in places() {
            let no = self.tiles[at]
                .no
                .map(|no| words.locale.number(f64::from(no), 0))
                .unwrap_or_default();
            let at = (
                (Slot::Start(column), Slot::Start(row)),
                (6.0, sheet.size + 4.0),
            );
            field.words(at, Anchor::Start, text_on(sign), &no);
        }
    }

    fn table(&self, words: &Wording<'_>) -> Table {
        let head = vec![
            Column::words(words.say("term-project", &[])),
            Column::numbers(words.say("col-no", &[])),
            Column::words(words.say("col-status", &[])),
            Column::words(words.say("chart-tiles-kind", &[])),
        ];
        let row = |tile: &Tile| {
            vec![
                Cell::Words(tile.name.clone()),
                Cell::number(tile.no.map(f64::from), 0),
                Cell::Words(tile.status.clone()),
                Cell::Words(words.say(kind_key(tile.sign), &[])),
            ]
        };
        Table {
            head,
            rows: self.tiles.iter().map(row).collect(),
            marks: None,
        }
    }
}

fn alt_most(words: &Wording<'_>) -> usize {
    if words.locale.is_spaceless() { 80 } else { 150 }
}

/// Which of the counts of the title a project stands in.
fn kind_key(sign: Sign) -> &'static str {
    match sign.token {
        _ if sign.declared => "chart-tiles-declared",
        Token::Done => "chart-tiles-done",
        Token::OnTrack => "chart-tiles-fine",
        Token::Risk | Token::Late => "chart-behind",
        _ => "chart-tiles-other",
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::{Speech, check_figure};
    use super::*;
    use crate::model::Status;

    fn tiles(statuses: &[Status]) -> Tiles {
        let tile = |(at, status): (usize, &Status)| Tile {
            no: Some(at as u32 + 1),
            name: format!("第{at}项"),
            sign: status.token().into(),
            status: status.word().to_owned(),
        };
        Tiles {
            tiles: statuses.iter().enumerate().map(tile).collect(),
        }
    }

    /// The upper left corners of the squares of a class, after the sign of the key.
    fn squares(marks: &str, class: &str) -> Vec<(f64, f64)> {
        let group = marks
            .rsplit(&format!("<g class=\"{class}\""))
            .next()
            .and_then(|rest| rest.split("</g>").next());
        let places = group
            .expect("a group")
            .split('M')
            .skip(1)
            .filter_map(|path| path.split('h').next());
        let numbers = |place: &str| {
            place
                .split(' ')
                .map(|n| n.parse().expect("a number"))
                .collect::<Vec<f64>>()
        };
        places.map(numbers).map(|n| (n[0], n[1])).collect()
    }

    #[test]
    fn every_project_has_a_square_of_its_status() {
        for tag in ["zh-Hans", "en", "ar"] {
            let speech = Speech::of(tag);
            let figure = tiles(Status::ALL).draw(&speech.words());
            check_figure(&figure);
            let marks = figure.drawing.expect("drawn").wide.marks();
            assert_eq!(
                squares(&marks, "pr-late").len(),
                3,
                "three statuses mean trouble"
            );
            let words_of_the_key = Token::ALL.len();
            assert_eq!(
                marks.matches("<text").count() - words_of_the_key,
                Status::ALL.len()
            );
        }
    }

    #[test]
    fn a_declared_status_is_an_outline_and_is_counted_beside_the_others() {
        let speech = Speech::of("en");
        let mut of = tiles(&[Status::OnTrack, Status::Behind, Status::OnTrack]);
        of.tiles[1].sign.declared = true;
        let figure = of.draw(&speech.words());
        check_figure(&figure);
        let title =
            "3 projects: 0 completed or met, 2 on track, 0 behind; 1 declared at risk or worse";
        assert_eq!(figure.title, title);
        let marks = figure.drawing.expect("drawn").wide.marks();
        assert_eq!(squares(&marks, "pr-declared-risk").len(), 1);
        assert!(
            !marks.contains("pr-hatch-risk"),
            "an outline is not hatched"
        );
    }

    #[test]
    fn squares_stand_in_the_order_of_the_site() {
        let speech = Speech::of("en");
        let figure = tiles(&[Status::OnTrack; 14]).draw(&speech.words());
        let places = squares(&figure.drawing.expect("drawn").wide.marks(), "pr-ontrack");
        // Twelve in a row, so that the thirteenth begins the second one.
        assert_eq!((places[0].0, places[1].0, places[12].0), (0.0, 60.0, 0.0));
        assert!(places[0].1 < places[12].1 && places.len() == 14);
    }

    #[test]
    fn more_than_sixty_projects_are_one_bar() {
        let speech = Speech::of("en");
        let figure = tiles(&[Status::Behind; 61]).draw(&speech.words());
        check_figure(&figure);
        assert!(figure.title.contains("61"), "{}", figure.title);
        assert!(figure.drawing.expect("drawn").wide.size().1 < 120);
        assert!(tiles(&[]).draw(&speech.words()).drawing.is_none());
    }
}
