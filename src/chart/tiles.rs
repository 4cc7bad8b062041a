//! C3: where does each project stand? One numbered square per project, as long as all are taken in
//! at a glance.

use super::bullet::role_of;
use super::canvas::{Anchor, Canvas};
use super::figure::{Cell, Column, Drawing, Figure, Table, Width};
use super::role::{Role, text_on};
use super::status_bars::{Area, StatusBars};
use super::{Words, key, text};
use crate::model::Status;
use crate::model::status::Token;
use crate::theme::Arg;

/// One project.
#[derive(Clone, Debug, PartialEq)]
pub struct Tile {
    /// Its number; `None` without one.
    pub no: Option<u32>,
    /// Its title.
    pub name: String,
    /// Its status.
    pub status: Status,
}

/// What the chart shows.
#[derive(Clone, Debug, PartialEq)]
pub struct Tiles {
    /// The projects in the order of the site.
    pub tiles: Vec<Tile>,
}

/// More squares than this are not counted at a glance; a bar of counts is.
const MOST: usize = 60;

/// Squares of one drawing: how many in a row, side and distance in pixels.
struct Sheet {
    columns: usize,
    side: f64,
    pitch: f64,
}

impl Tiles {
    /// The chart with its words and its data.
    pub fn draw(&self, words: &Words<'_>) -> Figure {
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

    fn count(&self, token: Token) -> usize {
        self.tiles
            .iter()
            .filter(|tile| tile.status.token() == token)
            .count()
    }

    /// Each status that occurs with its word and its count.
    fn counted(&self, words: &Words<'_>) -> Vec<(Token, String)> {
        let some = Token::ALL.iter().filter(|token| self.count(**token) > 0);
        some.map(|token| {
            (
                *token,
                format!(
                    "{} {}",
                    words.say(&format!("token-{}", token.word()), &[]),
                    self.count(*token)
                ),
            )
        })
        .collect()
    }

    fn title(&self, words: &Words<'_>) -> String {
        let count =
            |tokens: &[Token]| Arg::Count(tokens.iter().map(|token| self.count(*token)).sum());
        let args = [
            ("n", Arg::Count(self.tiles.len())),
            ("done", count(&[Token::Done])),
            ("fine", count(&[Token::OnTrack])),
            ("behind", count(&[Token::Risk, Token::Late])),
        ];
        words.say("chart-tiles-title", &args)
    }

    /// All projects as one stacked bar.
    fn bar(&self, words: &Words<'_>) -> Option<Drawing> {
        let counts = Token::ALL
            .iter()
            .map(|token| (*token, self.count(*token)))
            .collect();
        let areas = vec![Area {
            name: words.say("chart-total", &[]),
            counts,
        }];
        StatusBars {
            by: String::new(),
            areas,
            overlapping: false,
        }
        .draw(words)
        .drawing
    }

    fn svg(&self, width: Width, words: &Words<'_>) -> Canvas {
        let pixels = f64::from(width.pixels());
        let key = key::lines(self.counted(words).into_iter(), width.text(), pixels);
        let sheet = width.pick(
            Sheet {
                columns: 12,
                side: 54.0,
                pitch: 60.0,
            },
            Sheet {
                columns: 6,
                side: 48.0,
                pitch: 53.0,
            },
        );
        let rows = self.tiles.len().div_ceil(sheet.columns) as f64;
        let canvas = Canvas::new(
            width.pixels(),
            (key.height + rows * sheet.pitch).ceil() as u32,
        );
        let canvas = canvas.mirrored(words.locale.is_from_right());
        key.draw(&canvas);
        let corner = |at: usize| {
            (
                (at % sheet.columns) as f64 * sheet.pitch,
                key.height + (at / sheet.columns) as f64 * sheet.pitch,
            )
        };
        for token in Token::ALL {
            let places: Vec<(usize, (f64, f64))> = (0..self.tiles.len())
                .filter(|at| self.tiles[*at].status.token() == *token)
                .map(|at| (at, corner(at)))
                .collect();
            self.same(&canvas, *token, &places, &sheet, width.text(), words);
        }
        canvas
    }

    /// All squares of one status, so that they share a path: colour, hatch, symbols, numbers.
    fn same(
        &self,
        canvas: &Canvas,
        token: Token,
        places: &[(usize, (f64, f64))],
        sheet: &Sheet,
        size: f64,
        words: &Words<'_>,
    ) {
        let (edge, side) = (if outlined(token) { 0.75 } else { 0.0 }, sheet.side);
        for (_, (x, y)) in places {
            canvas.cell(
                role_of(token),
                (x + edge, y + edge),
                side - 2.0 * edge,
                side - 2.0 * edge,
            );
        }
        let hatch = match token {
            Token::Risk => Some(Role::RiskHatch),
            Token::Late => Some(Role::LateHatch),
            _ => None,
        };
        for (role, (_, (x, y))) in hatch
            .iter()
            .flat_map(|role| places.iter().map(move |place| (role, place)))
        {
            canvas.cell(*role, (*x, y + side - 18.0), side / 2.0, 18.0);
        }
        for (_, (x, y)) in places {
            key::symbol(canvas, token, (x + side - 12.0, y + side - 12.0), 1.1);
        }
        for (at, (x, y)) in places {
            let no = self.tiles[*at]
                .no
                .map(|no| words.locale.number(f64::from(no), 0))
                .unwrap_or_default();
            canvas.text(
                (x + 6.0, y + size + 4.0),
                Anchor::Start,
                text_on(token),
                &no,
            );
        }
    }

    fn table(&self, words: &Words<'_>) -> Table {
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
                Cell::Words(words.say(&format!("status-{}", tile.status.word()), &[])),
                Cell::Words(words.say(kind_key(tile.status.token()), &[])),
            ]
        };
        Table {
            head,
            rows: self.tiles.iter().map(row).collect(),
            marks: None,
        }
    }
}

fn alt_most(words: &Words<'_>) -> usize {
    if words.locale.is_chinese() { 80 } else { 150 }
}

/// Whether a status is drawn as an outline.
fn outlined(token: Token) -> bool {
    matches!(token, Token::None | Token::NoData | Token::Stopped)
}

/// Which of the counts of the title a project stands in.
fn kind_key(token: Token) -> &'static str {
    match token {
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

    fn tiles(statuses: &[Status]) -> Tiles {
        let tile = |(at, status): (usize, &Status)| Tile {
            no: Some(at as u32 + 1),
            name: format!("第{at}项"),
            status: *status,
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
