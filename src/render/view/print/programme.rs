//! The programme on a board or a wall: its one sentence, every project by name, those behind with the cause.

use super::super::super::printed::Printed;
use super::super::super::{Here, charts};
use super::super::home::{self, BehindView, ClauseView};
use super::super::quarter::{self, NumberView};
use super::super::site::{self, PageView};
use super::super::tiles::{KeyView, TileRowView, TileView, is_long, key, tiles};
use super::super::{DateView, date};
use super::fit::{Room, lines, step};
use super::numbers::{Numbers, PaperFigureView};
use super::permanent;
use crate::render::page::{GroupKind, Page};
use crate::theme::Arg;
use serde::Serialize;

/// The programme on a board.
#[derive(Debug, Serialize)]
pub struct ProgrammeBoardView {
    /// The quarter in words.
    pub period: String,
    /// Its figures are about days up to this one.
    pub as_of: DateView,
    /// The one sentence, clause by clause.
    pub verdict: Vec<ClauseView>,
    /// Figures of the quarter.
    pub numbers: Vec<NumberView>,
    /// All projects by focus; empty when there are too many.
    pub tiles: Vec<TileRowView>,
    /// How much smaller its title is set; a step of the style sheet, from 0.
    pub step: usize,
    /// The class of tiles with names beside them: how closely they stand; `None` when names do not fit.
    pub cells: Option<String>,
    /// The statuses of all projects by focus, where there are too many for tiles.
    pub figure: Option<PaperFigureView>,
    /// The statuses with their counts.
    pub key: Vec<KeyView>,
    /// Those behind, worst first, as many as a wall board holds.
    pub behind: Vec<BehindView>,
    /// How many more are behind.
    pub behind_more: usize,
    /// Where the rest is.
    pub address: Option<String>,
    /// The same as a code for a camera.
    pub code_html: Option<String>,
}

/// More projects behind than a wall board holds are counted.
const MOST_BEHIND: usize = 5;

/// The programme on a board.
pub fn programme(here: &Here<'_>) -> (PageView, ProgrammeBoardView) {
    let insight = here.insight;
    let is_wall = matches!(here.page, Page::Print(Printed::Wall));
    let few = insight.projects.len() <= home::MOST_TILES;
    let verdict = home::verdict(here);
    // The sentence stands over the tiles of a board, and has three lines there.
    let room = if is_wall { 222.0 } else { 435.0 - lines(&sentence(&verdict), 25.0, 526.0).max(1.0) * 35.0 };
    let (tiles, cells) = if few { arranged(tiles(here), if is_wall { WALL } else { BOARD }, room) } else { (Vec::new(), None) };
    let numbers = quarter::figures(here, insight.quarter);
    let (behind, behind_more) = behind(here, &verdict, &numbers);
    let address = permanent(here, &Page::Home);
    let bars = || Numbers::default().figure(here, charts::status_bars(here, GroupKind::Focus).draw(&here.words()), None);
    let view = ProgrammeBoardView {
        period: quarter::name(here, insight.quarter),
        as_of: date(here, insight.as_of),
        verdict,
        numbers,
        step: title_step(here.settings().title.get(here.lang), is_wall),
        cells,
        tiles,
        figure: if few { None } else { bars() },
        key: key(here),
        behind,
        behind_more,
        code_html: address.as_deref().map(crate::chart::qr::code),
        address,
    };
    let word = if is_wall { "print-wall-title" } else { "print-programme-title" };
    let title = here.words().say(word, &[("site", Arg::Text(here.settings().title.get(here.lang)))]);
    (site::page(here, title, sentence(&view.verdict), None), view)
}

/// A title has one line over a board, and beside the date of a wall.
fn title_step(title: &str, is_wall: bool) -> usize {
    let (size, column) = if is_wall { (17.0, 240.0) } else { (42.0, 526.0) };
    step(size * 1.22, |scale| lines(title, size * scale, column) * size * scale * 1.21)
}

fn sentence(verdict: &[ClauseView]) -> String {
    verdict.iter().map(|c| format!("{}{}", c.n, c.words)).collect()
}

/// Those behind that fit on a wall board under its sentence and figures, and how many more there are.
fn behind(here: &Here<'_>, verdict: &[ClauseView], numbers: &[NumberView]) -> (Vec<BehindView>, usize) {
    const COLUMN: f64 = 160.0;
    const TITLE: f64 = 140.0;
    // Labels of figures that take a second line, three figures in a row.
    let labels =
        numbers.chunks(3).map(|row| row.iter().map(|n| lines(&n.words, 4.1, 50.0)).fold(1.0, f64::max) - 1.0).sum::<f64>();
    let size = if here.words().locale.is_chinese() { 10.6 } else { 9.0 };
    let mut room = Room(133.0 - lines(&sentence(verdict), size, COLUMN) * size * 1.45 - labels * 5.7);
    let height = |b: &BehindView| {
        let head = format!("{} {} {}", b.row.title.text, b.row.status.word, b.days.as_deref().unwrap_or(""));
        let cause = b.blocker.as_deref().map_or(0.0, |text| lines(text, 4.2, TITLE) * 5.9);
        lines(&head, 5.6, TITLE) * 7.8 + cause + 3.5
    };
    let all = home::behind(here);
    let whole = all.len();
    let (kept, _) = room.list(0.0, all.into_iter().take(MOST_BEHIND).collect(), height);
    let more = whole - kept.len();
    (kept, more)
}

/// Tiles with the names of their projects, in the units of a board; the sizes are those of its style sheet.
struct Cells {
    class: &'static str,
    /// Cells beside each other.
    columns: usize,
    /// Side of a tile.
    tile: f64,
    /// Letters of a name, and how wide it may be.
    name: (f64, f64),
    /// The name of a focus: letters and width.
    focus: (f64, f64),
    /// Between two rows, and around the rows of a focus.
    gaps: (f64, f64),
}

const BOARD: &[Cells] = &[
    Cells { class: "mp-wide", columns: 4, tile: 21.0, name: (9.0, 81.0), focus: (14.0, 76.0), gaps: (3.0, 8.5) },
    Cells { class: "mp-close", columns: 5, tile: 18.0, name: (8.5, 64.0), focus: (13.0, 76.0), gaps: (2.5, 8.5) },
    Cells { class: "mp-close mp-closer", columns: 5, tile: 14.0, name: (7.2, 68.0), focus: (11.0, 76.0), gaps: (1.5, 5.5) },
];
const WALL: &[Cells] = &[
    Cells { class: "mp-wide", columns: 3, tile: 9.6, name: (4.2, 48.0), focus: (5.4, 30.0), gaps: (1.2, 4.3) },
    Cells { class: "mp-close", columns: 4, tile: 7.4, name: (3.6, 35.0), focus: (5.0, 30.0), gaps: (0.9, 3.3) },
];

/// Tiles by focus with their names as large as they fit, else all in one row without their focuses, else without names.
fn arranged(rows: Vec<TileRowView>, sizes: &[Cells], room: f64) -> (Vec<TileRowView>, Option<String>) {
    let fit = |rows: &[TileRowView]| {
        sizes.iter().find(|cells| rows.iter().map(|row| cells.height(row)).sum::<f64>() <= room).map(|cells| cells.class)
    };
    if let Some(class) = fit(&rows) {
        return (rows, Some(class.to_owned()));
    }
    let mut tiles: Vec<TileView> = rows.into_iter().flat_map(|row| row.tiles).collect();
    tiles.sort_by_key(|tile| tile.label.parse::<u32>().unwrap_or(u32::MAX));
    let flat = vec![TileRowView { name: String::new(), href: None, count: tiles.len(), note: None, tiles }];
    let class = fit(&flat).map(|class| format!("{class} mp-flat"));
    (flat, class)
}

impl Cells {
    fn height(&self, row: &TileRowView) -> f64 {
        let name = |title: &str| {
            let size = if is_long(title) { 0.8 * self.name.0 } else { self.name.0 };
            lines(title, size, self.name.1) * size * 1.25
        };
        let line = |tiles: &[_]| tiles.iter().fold(self.tile, |most, tile: &TileView| most.max(name(&tile.title)));
        let cells: f64 = row.tiles.chunks(self.columns).map(|tiles| line(tiles) + self.gaps.0).sum();
        let focus = lines(&row.name, self.focus.0, self.focus.1) * self.focus.0 * 1.35 + self.focus.0;
        cells.max(focus) + self.gaps.1
    }
}
