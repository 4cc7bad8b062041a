//! The programme on a board or a wall: its one sentence, every project by name, those behind with
//! the cause.

use crate::chart::text::{self, width};
use crate::derive::group::is_behind;
use crate::model::GroupKind;
use crate::render::address::page::Page;
use crate::render::address::printed::Printed;
use crate::render::context::PageContext;
use crate::render::figure::cells;
use crate::render::figure::numbered::{Numbers, PaperFigureView};
use crate::render::paper::fit::{estimated, lines, step};
use crate::render::part::behind::{self, BehindView};
use crate::render::part::page::{self, PageView};
use crate::render::part::period::numbers::{self, NumberView};
use crate::render::part::prints::permanent;
use crate::render::part::tiles::{KeyView, MOST_TILES, TileRowView, TileView, key, tiles};
use crate::render::part::verdict::{self, ClauseView};
use crate::render::phrase::{DateView, date, period};
use crate::theme::Arg;
use serde::Serialize;

/// The programme on a board.
#[derive(Debug, Serialize)]
pub struct ProgrammeBoardView {
    /// The period in words.
    pub period: String,
    /// Its figures are about days up to this one.
    pub as_of: DateView,
    /// The one sentence, clause by clause.
    pub verdict: Vec<ClauseView>,
    /// How much smaller that sentence is set on a wall; a step of the style sheet, 0 to 2, where 0
    /// is the full size.
    pub verdict_step: usize,
    /// At most five figures of the period.
    pub numbers: Vec<NumberView>,
    /// All projects by focus, or in one row where names do not fit otherwise; empty when there are
    /// too many.
    pub tiles: Vec<TileRowView>,
    /// How much smaller its title is set; a step of the style sheet, 0 to 5, where 0 is the full
    /// size.
    pub step: usize,
    /// The class word of tiles with names beside them: how closely they stand; `None` when names do
    /// not fit, or without tiles.
    pub cells: Option<String>,
    /// The statuses of all projects by focus, where there are too many for tiles; `None` where
    /// there are not.
    pub figure: Option<PaperFigureView>,
    /// The colour roles with their counts, from best to last.
    pub key: Vec<KeyView>,
    /// What heads those behind: that they are, at risk, or either.
    pub behind_title: String,
    /// Those behind, worst first, as many as the paper holds; on a wall at most five.
    pub behind: Vec<BehindView>,
    /// How many more are behind.
    pub behind_more: usize,
    /// The same in words, those declared so apart; `None` where the list shows all.
    pub behind_left: Option<String>,
    /// That none is, where some can be judged; `None` where one is or none can.
    pub calm: Option<String>,
    /// What the list does not show; empty where those behind need the room.
    pub behind_notes: Vec<String>,
    /// Where the rest is, as an absolute address; `None` where the site does not know its own.
    pub address: Option<String>,
    /// The same as a code for a camera, in HTML; `None` without an address.
    pub code_html: Option<String>,
}

/// How many projects behind a wall board may hold; more are counted.
const MOST_BEHIND: usize = 5;

/// What title, foot and gaps of a board leave of its height, in millimetres of A1, and what its
/// figures take.
const BOARD_ROOM: f64 = 594.0;
const BOARD_FIGURES: f64 = 95.0;

/// Letters of the sentence and of the key on a board; other languages than those without spaces need
/// more letters for the same words.
const BOARD_SENTENCE: [f64; 2] = [20.0, 18.0];
const BOARD_KEY: [f64; 2] = [10.6, 9.4];

/// The programme on a board or, where that is the page, on a wall.
pub fn programme(here: &PageContext<'_>) -> (PageView, ProgrammeBoardView) {
    let insight = here.insight;
    let is_wall = matches!(here.page, Page::Print(Printed::Wall));
    let few = is_few(here);
    let verdict = verdict::verdict(here);
    let mut numbers = numbers::figures(here, here.days());
    if is_wall {
        // The sentence above them has told these.
        numbers.retain(|n| !matches!(&*n.id, "complete" | "half"));
    }
    let figure = if few { None } else { bars(here) };
    let Laid {
        tiles:
            Arranged {
                rows: tiles,
                class: cells,
                ..
            },
        behind,
    } = match is_wall {
        true => on_wall(here, &verdict, &numbers),
        false => on_board(here, &verdict, figure.as_ref()),
    };
    let address = permanent(here, &Page::Home);
    let view = ProgrammeBoardView {
        period: period::name(here, here.days()),
        as_of: date(here, insight.as_of),
        verdict,
        numbers,
        step: title_step(here.settings().title.get(here.lang), is_wall),
        cells,
        tiles,
        figure,
        key: key(here),
        behind_notes: if behind.kept.is_empty() {
            behind::notes(here)
        } else {
            Vec::new()
        },
        calm: behind::calm(here),
        verdict_step: behind.step,
        behind: behind.kept,
        behind_more: behind.left.len(),
        behind_title: behind::title(here),
        behind_left: behind::more(here, &behind.left),
        code_html: address.as_deref().map(crate::chart::qr::bare),
        address,
    };
    let word = if is_wall {
        "print-wall-title"
    } else {
        "print-programme-title"
    };
    let title = here.words().say(
        word,
        &[("site", Arg::Text(here.settings().title.get(here.lang)))],
    );
    (
        page::page(here, title, verdict::sentence(&view.verdict), None),
        view,
    )
}

/// The statuses of all projects by focus.
fn bars(here: &PageContext<'_>) -> Option<PaperFigureView> {
    let chart = cells::status_bars(here, GroupKind::Focus).draw(&here.words());
    Numbers::default().figure(here, chart, None)
}

/// Tiles, and those behind beside or below them; sizes are in millimetres of the paper.
struct Laid {
    tiles: Arranged,
    behind: Behind,
}

fn is_few(here: &PageContext<'_>) -> bool {
    here.insight.projects.len() <= MOST_TILES
}

/// On a wall tiles have a height of 222, less 10 for each further row of the key.
fn on_wall(here: &PageContext<'_>, verdict: &[ClauseView], numbers: &[NumberView]) -> Laid {
    let room = 222.0 - 10.0 * (key_rows(here, 4.2, estimated(here, 222.0)) - 2.0).max(0.0);
    let tiles = is_few(here).then(|| arranged(tiles(here), &sized(here, WALL), room));
    Laid {
        tiles: tiles.unwrap_or_default(),
        behind: behind(here, verdict, numbers),
    }
}

/// On a board the sentence, with a leading of 1.4, stands over tiles or a drawing, and those behind
/// below them, who have their room first.
fn on_board(
    here: &PageContext<'_>,
    verdict: &[ClauseView],
    figure: Option<&PaperFigureView>,
) -> Laid {
    let spaced = usize::from(!here.words().locale.is_spaceless());
    let letters = BOARD_SENTENCE[spaced];
    let key = BOARD_KEY[spaced];
    let room = BOARD_ROOM
        - clause_lines(verdict, letters, estimated(here, 526.0)) * letters * 1.4
        - key_rows(here, key, estimated(here, 526.0)) * key * 1.5;
    let below = match here.insight.projects.iter().any(is_behind) {
        true => behind_on_board(here, f64::INFINITY).height,
        false => BOARD_FIGURES,
    };
    let fitting = || arranged(tiles(here), &sized(here, BOARD), room - below);
    let tiles = is_few(here).then(fitting).unwrap_or_default();
    // A drawing is as wide as the board, with its caption below it.
    let drawn = figure.map_or(0.0, |f| f64::from(f.height) / 720.0 * 526.0 + 45.0);
    Laid {
        behind: behind_on_board(here, room - tiles.height - drawn),
        tiles,
    }
}

/// The step of a title, which has one line over a board, and beside the date of a wall; sizes in
/// millimetres of the paper.
fn title_step(title: &str, is_wall: bool) -> usize {
    let (size, column) = if is_wall {
        (17.0, 240.0)
    } else {
        (42.0, 526.0)
    };
    step(size * 1.22, |scale| {
        lines(title, size * scale, column) * size * scale * 1.21
    })
}

/// Those behind on a wall board under its sentence and figures.
struct Behind {
    /// How much smaller the sentence is set, so that they fit; a step of the style sheet, from 0.
    step: usize,
    /// As many as fit, worst first.
    kept: Vec<BehindView>,
    /// The others.
    left: Vec<BehindView>,
    /// What they take of a board with their heading.
    height: f64,
}

/// Those behind on a board, in two columns under its tiles, as many as fit into `room`, in
/// millimetres of A1.
fn behind_on_board(here: &PageContext<'_>, room: f64) -> Behind {
    /// How many with their causes, which are read from near by, and how many without.
    const MOST: (usize, usize) = (6, 8);
    /// The heading over the list, and the line that counts those left out.
    const HEAD: f64 = 28.0;
    const MORE: f64 = 18.0;
    /// The width of a column beside the number; letters of a title and of a cause.
    const COLUMN: f64 = 232.0;
    const LETTERS: (f64, f64) = (12.5, 11.0);
    let column = estimated(here, COLUMN);
    let height = |b: &BehindView| {
        let days = b.days.as_deref().unwrap_or_default();
        let (title, status) = (&b.row.title.text, &b.row.status.word);
        // Longer words have the status below the title.
        let head = match here.words().locale.is_spaceless() {
            true => lines(&format!("{title} {status} {days}"), LETTERS.0, column),
            false => {
                let state = format!("{status} {days}");
                lines(title, LETTERS.0, column) + lines(&state, LETTERS.0, column)
            }
        };
        let cause = b.cause.as_deref().unwrap_or_default();
        head * LETTERS.0 * 1.35 + lines(cause, LETTERS.1, column) * LETTERS.1 * 1.4 + 7.0
    };
    let mut all = behind::behind(here);
    let most = match all.iter().any(|b| b.cause.is_some()) {
        true => MOST.0,
        false => MOST.1,
    };
    let heights: Vec<f64> = all.iter().take(most).map(height).collect();
    let whole = all.len();
    let high = |count: usize| {
        let rows = heights[..count].chunks(2);
        let high: f64 = rows
            .map(|row| row.iter().copied().fold(0.0, f64::max))
            .sum();
        high + HEAD + if count < whole { MORE } else { 0.0 }
    };
    let fits = |count: &usize| high(*count) <= room;
    let most = (0..=heights.len()).rev().find(fits).unwrap_or(0);
    Behind {
        step: 0,
        height: high(most),
        left: all.split_off(most),
        kept: all,
    }
}

/// The scale of the sentence of a wall at each step, 0 to 2; `--v` of the style sheet.
const SENTENCES: [f64; 3] = [1.0, 0.85, 0.7];

/// The sentence as large as all those behind leave it, else the smallest with as many as fit. The
/// list has `124 − lines × size × 1.45 − labels × 5.7`, in millimetres: lines of the sentence, and
/// second lines of labels; without a second row of figures 24 more.
fn behind(here: &PageContext<'_>, verdict: &[ClauseView], numbers: &[NumberView]) -> Behind {
    /// Width of the column, and what sentence, labels and list share of its height beside the rest.
    const COLUMN: (f64, f64) = (172.0, 124.0);
    /// The line that counts those left out, and a row of figures.
    const MORE: f64 = 8.0;
    const ROW: f64 = 24.0;
    // Labels of figures that take a second line, three figures in a row.
    let labels = numbers
        .chunks(3)
        .map(|row| {
            row.iter()
                .map(|n| lines(&n.words, 4.1, 50.0))
                .fold(1.0, f64::max)
                - 1.0
        })
        .sum::<f64>();
    let mut all = behind::behind(here);
    let whole = all.len();
    let listed = all.iter().take(MOST_BEHIND);
    let heights: Vec<f64> = listed.map(|b| behind_height(here, b)).collect();
    // English needs more letters for the same words, and is set smaller by the style sheet.
    let size = if here.words().locale.is_spaceless() {
        10.6
    } else {
        9.0
    };
    let high = estimated(here, COLUMN.1).min(COLUMN.1 + 8.0);
    let high = high + if numbers.len() <= 3 { ROW } else { 0.0 };
    let fitting = |step: usize| {
        let size = size * SENTENCES[step];
        let sentence = clause_lines(verdict, size, estimated(here, COLUMN.0));
        let room = high - sentence * size * 1.45 - labels * 5.7;
        let fits = |count: usize| {
            heights[..count].iter().sum::<f64>() + if count < whole { MORE } else { 0.0 } <= room
        };
        (0..=heights.len())
            .rev()
            .find(|count| fits(*count))
            .unwrap_or(0)
    };
    let counts: Vec<usize> = (0..SENTENCES.len()).map(fitting).collect();
    let most = counts.iter().copied().max().unwrap_or(0);
    let step = counts.iter().position(|count| *count == most).unwrap_or(0);
    Behind {
        step,
        height: 0.0,
        left: all.split_off(most),
        kept: all,
    }
}

/// Rows of the key in letters of a size.
fn key_rows(here: &PageContext<'_>, letters: f64, column: f64) -> f64 {
    // Beside its words each entry has a sign, a count and a gap.
    let wide = |words: &str| width(words, letters) + 4.3 * letters;
    let wide: f64 = key(here).iter().map(|k| wide(&k.words)).sum();
    (wide / column).ceil()
}

/// Lines of a sentence whose clauses are not broken, in a column of this width.
fn clause_lines(clauses: &[ClauseView], size: f64, column: f64) -> f64 {
    let mut used = (1.0, 0.0);
    for clause in clauses {
        let wide = width(&verdict::sentence(std::slice::from_ref(clause)), size);
        used = if used.1 + wide <= column {
            (used.0, used.1 + wide)
        } else {
            (used.0 + (wide / column).ceil(), wide % column)
        };
    }
    used.0
}

/// The height of one project behind, with its cause, in millimetres of a wall:
/// `8.2 × lines + 6.2 × lines of the cause + 3.5`.
fn behind_height(here: &PageContext<'_>, b: &BehindView) -> f64 {
    let room = match here.words().locale.is_spaceless() {
        true => 165.0,
        false => estimated(here, 152.0),
    };
    let head = format!(
        "{} {} {}",
        b.row.title.text,
        b.row.status.word,
        b.days.as_deref().unwrap_or("")
    );
    let cause = b
        .cause
        .as_deref()
        .map_or(0.0, |text| lines(text, 4.2, room) * 6.2);
    lines(&head, 5.2, room) * 8.2 + cause + 3.5
}

/// Tiles with the names of their projects, in millimetres of A1 on a board and of A3 on a wall; the
/// sizes are those of its style sheet.
#[derive(Clone, Copy)]
struct Cells {
    /// The class word that sets tiles so.
    class: &'static str,
    /// How many cells stand beside each other.
    columns: usize,
    /// Side of a tile, with its number.
    tile: f64,
    /// Letters of a name, and how wide it may be.
    name: (f64, f64),
    /// The lines of a name; a longer one is set smaller on one line more.
    lines: usize,
    /// The name of a focus: letters and width.
    focus: (f64, f64),
    /// Between two rows, and around the rows of a focus.
    gaps: (f64, f64),
}

/// On a board, the largest first: names of 30 points are read from three metres away, and where
/// words are long those of 22 from two.
const BOARD: &[Cells] = &[
    Cells {
        class: "mp-wide",
        columns: 3,
        tile: 15.0,
        name: (10.6, 122.0),
        lines: 2,
        focus: (14.0, 76.0),
        gaps: (1.6, 6.5),
    },
    Cells {
        class: "mp-close",
        columns: 4,
        tile: 13.0,
        name: (10.6, 90.0),
        lines: 2,
        focus: (13.0, 76.0),
        gaps: (0.8, 3.5),
    },
    Cells {
        class: "mp-lined",
        columns: 3,
        tile: 11.0,
        name: (8.0, 127.0),
        lines: 2,
        focus: (13.0, 76.0),
        gaps: (1.8, 4.0),
    },
];

/// On a wall, the largest first.
const WALL: &[Cells] = &[
    Cells {
        class: "mp-roomy",
        columns: 3,
        tile: 10.4,
        name: (4.6, 46.2),
        lines: 3,
        focus: (5.4, 30.0),
        gaps: (1.2, 4.4),
    },
    Cells {
        class: "mp-wide",
        columns: 3,
        tile: 9.6,
        name: (4.2, 47.0),
        lines: 3,
        focus: (5.4, 30.0),
        gaps: (1.2, 4.3),
    },
    Cells {
        class: "mp-close",
        columns: 4,
        tile: 7.4,
        name: (3.6, 34.5),
        lines: 3,
        focus: (5.0, 30.0),
        gaps: (0.9, 3.3),
    },
];

/// How much smaller a long name is set; `--n` of the style sheet.
const LONG: f64 = 0.8;

/// The lines of a name that are as wide as it is estimated.
fn name_lines(title: &str, size: f64, wide: f64) -> usize {
    text::lines(title, size, wide, usize::MAX).len()
}

/// A long name without what its brackets add, and its first part alone; the longest first.
fn shorter(title: &str) -> impl Iterator<Item = &str> {
    let plain = title.split(['（', '(']).next().unwrap_or_default().trim();
    let parts = ["、", "，", "；", ", ", "; "];
    let ends = parts.iter().filter_map(|mark| plain.find(mark)).min();
    [plain, &plain[..ends.unwrap_or(plain.len())]]
        .into_iter()
        .filter(|name| !name.is_empty())
}

/// These with their names and focuses as wide as the estimates of this language take them.
fn sized(here: &PageContext<'_>, sizes: &[Cells]) -> Vec<Cells> {
    let sized = |cells: &Cells| Cells {
        name: (cells.name.0, estimated(here, cells.name.1)),
        focus: (cells.focus.0, estimated(here, cells.focus.1)),
        ..*cells
    };
    sizes.iter().map(sized).collect()
}

/// Tiles by focus with their names as large as they fit, else all in one row without their focuses,
/// else without names.
fn arranged(rows: Vec<TileRowView>, sizes: &[Cells], room: f64) -> Arranged {
    let fit = |rows: &[TileRowView]| {
        let mut all = sizes.iter().map(|cells| (cells, cells.height(rows)));
        all.find(|(_, high)| *high <= room)
    };
    if let Some((cells, height)) = fit(&rows) {
        return Arranged {
            rows: cells.named(rows),
            class: Some(cells.class.to_owned()),
            height,
        };
    }
    let flat = vec![in_one_row(rows)];
    match fit(&flat) {
        Some((cells, height)) => Arranged {
            rows: cells.named(flat),
            class: Some(format!("{} mp-flat", cells.class)),
            height,
        },
        None => Arranged {
            height: bare_height(&flat),
            rows: flat,
            class: None,
        },
    }
}

/// All tiles without their focuses.
fn in_one_row(rows: Vec<TileRowView>) -> TileRowView {
    let mut tiles: Vec<TileView> = rows.into_iter().flat_map(|row| row.tiles).collect();
    // Projects without a number have a letter, and come last.
    tiles.sort_by_key(|tile| tile.label.parse::<u32>().unwrap_or(u32::MAX));
    TileRowView {
        name: String::new(),
        href: None,
        count: tiles.len(),
        note: None,
        tiles,
    }
}

/// The height of tiles without names in one row of a board, fourteen beside each other.
fn bare_height(flat: &[TileRowView]) -> f64 {
    let count: usize = flat.iter().map(|row| row.tiles.len()).sum();
    count.div_ceil(14) as f64 * 37.4 + 12.0
}

/// Tiles as they stand on a board or a wall.
#[derive(Default)]
struct Arranged {
    /// By focus, or all in one row.
    rows: Vec<TileRowView>,
    /// The class word of tiles with names; `None` without names.
    class: Option<String>,
    /// What they take at most, in millimetres of the paper.
    height: f64,
}

impl Cells {
    /// The height of all rows.
    fn height(&self, rows: &[TileRowView]) -> f64 {
        rows.iter().map(|row| self.row_height(row)).sum()
    }

    /// The rows with their names as they are told.
    fn named(&self, mut rows: Vec<TileRowView>) -> Vec<TileRowView> {
        for row in &mut rows {
            let wide = self.name_width(row);
            for tile in &mut row.tiles {
                (tile.title, tile.is_long) = self.told(&tile.title, wide);
            }
        }
        rows
    }

    /// A name, and whether it is set smaller: whole, else its beginning up to a bracket or a mark,
    /// and only where that is too long as well cut with an ellipsis.
    fn told(&self, title: &str, wide: f64) -> (String, bool) {
        let (size, small) = (self.name.0, self.name.0 * LONG);
        let mut tries = std::iter::once(title).chain(shorter(title));
        let fitting = tries.find_map(|name| match name_lines(name, size, wide) {
            few if few <= self.lines => Some((name.to_owned(), false)),
            _ if name_lines(name, small, wide) <= self.lines + 1 => Some((name.to_owned(), true)),
            _ => None,
        });
        fitting.unwrap_or_else(|| {
            let cut = text::lines(title, small, wide, self.lines + 1);
            let gap = if title.contains(' ') { " " } else { "" };
            (cut.join(gap), true)
        })
    }

    /// How wide a name may be. Without the name of a focus before them the tiles have its column
    /// too.
    fn name_width(&self, row: &TileRowView) -> f64 {
        let freed = match row.name.is_empty() {
            true => self.focus.1 / self.columns as f64,
            false => 0.0,
        };
        self.name.1 + freed
    }

    fn row_height(&self, row: &TileRowView) -> f64 {
        let wide = self.name_width(row);
        let name = |title: &str| {
            let (title, is_long) = self.told(title, wide);
            let size = self.name.0 * if is_long { LONG } else { 1.0 };
            name_lines(&title, size, wide) as f64 * size * 1.2
        };
        let line = |tiles: &[_]| {
            tiles.iter().fold(self.tile, |most, tile: &TileView| {
                most.max(name(&tile.title))
            })
        };
        let cells: f64 = row
            .tiles
            .chunks(self.columns)
            .map(|tiles| line(tiles) + self.gaps.0)
            .sum();
        let focus =
            lines(&row.name, self.focus.0, self.focus.1) * self.focus.0 * 1.35 + self.focus.0;
        cells.max(focus) + self.gaps.1
    }
}
