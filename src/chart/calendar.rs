//! Which projects fell behind, and when? In comes the status of every project at the end of every
//! month, out comes a figure with a cell for each.

use super::axis::Slot;
use super::canvas::Canvas;
use super::field::HERE;
use super::figure::{Cell, Column, Drawing, Figure, Table, Width};
use super::grid::{Grid, Layout};
use super::key::{self, Symbol};
use super::role::Role;
use super::{Wording, text};
use crate::base::Date;
use crate::model::status::Sign;
use crate::theme::Arg;

/// One project.
#[derive(Clone, Debug, PartialEq)]
pub struct CalendarRow {
    /// Its name.
    pub name: String,
    /// How its status looked on each of the calendar's days, in their order, with its word; `None`
    /// before it was announced.
    pub statuses: Vec<Option<(Sign, String)>>,
}

impl CalendarRow {
    fn sign(&self, column: usize) -> Option<Sign> {
        let (sign, _) = self.statuses.get(column)?.as_ref()?;
        Some(*sign)
    }

    fn is_behind(&self, column: usize) -> bool {
        self.sign(column).is_some_and(Sign::is_behind)
    }

    fn is_declared(&self, column: usize) -> bool {
        self.sign(column).is_some_and(|sign| sign.declared)
    }
}

/// The status of each project, a row each, on each day, a column each.
#[derive(Clone, Debug, PartialEq)]
pub struct Calendar {
    /// The days that are looked at, in order, the last one being the as-of date.
    pub days: Vec<Date>,
    /// Ends of the months that are still to come, in order; their cells hold a line and no status.
    pub coming: Vec<Date>,
    /// The projects in the order of the site.
    pub rows: Vec<CalendarRow>,
}

/// More rows than this are not drawn; those that were never behind are left to the table first.
const ROWS: usize = 56;

/// More columns than this are too narrow; months still to come are left out first, then the oldest.
const COLUMNS: usize = 18;

/// With more cells in trouble than this a symbol stands at the end of each run of equal ones only.
const SIGNS: usize = 40;

impl Calendar {
    /// The chart with its words and its data.
    pub fn draw(&self, words: &Wording<'_>) -> Figure {
        let table = self.table(words);
        let (Some(last), false) = (self.days.last(), self.rows.is_empty()) else {
            return Figure::sentence(
                "calendar",
                words.say("chart-cells-none", &[]),
                String::new(),
                table,
            );
        };
        let args = [("date", Arg::Text(&words.locale.date(*last)))];
        let title = self.title(words);
        let left = self.rows.len().saturating_sub(ROWS);
        Figure {
            kind: "calendar",
            invented: false,
            subtitle: words.say("chart-calendar-subtitle", &args),
            notes: (0 < left)
                .then(|| words.say("chart-calendar-note-left", &[("n", Arg::Count(left))]))
                .into_iter()
                .collect(),
            alt: words.say("chart-calendar-alt", &[("title", Arg::Text(&title))]),
            description: self.description(words),
            drawing: Some(Drawing::of(|width| self.svg(width, words))),
            title,
            table,
        }
    }

    /// How many are behind as computed, or as declared; the two are never added.
    fn behind(&self, column: usize, declared: bool) -> usize {
        let behind = self.rows.iter().filter(|row| row.is_behind(column));
        behind
            .filter(|row| row.is_declared(column) == declared)
            .count()
    }

    /// Whether a project has a declared status, or a computed one, on any day.
    fn has(&self, declared: bool) -> bool {
        let statuses = self
            .rows
            .iter()
            .flat_map(|row| row.statuses.iter().flatten());
        statuses
            .into_iter()
            .any(|(sign, _)| sign.declared == declared)
    }

    fn title(&self, words: &Wording<'_>) -> String {
        let last = self.days.len() - 1;
        key::beside_declared(self.computed_title(words), self.behind(last, true), words)
    }

    fn computed_title(&self, words: &Wording<'_>) -> String {
        let last = self.days.len() - 1;
        let first = self.first_judged();
        let (now, before) = (self.behind(last, false), self.behind(first, false));
        let month = words.locale.month(self.days[first]);
        let args = [
            ("n", Arg::Count(now)),
            ("before", Arg::Count(before)),
            ("month", Arg::Text(&month)),
        ];
        let key = match last - first {
            0 => "chart-calendar-title-alone",
            _ if now == before => "chart-calendar-title-same",
            _ => "chart-calendar-title",
        };
        words.say(key, &args)
    }

    /// The first day on which half as many could be judged as now: an earlier one, on which nobody
    /// could know who is behind, is nothing to compare with.
    fn first_judged(&self) -> usize {
        let judged = |column: usize| {
            let signs = self.rows.iter().filter_map(|row| row.sign(column));
            signs.filter(|sign| sign.token.is_judged()).count()
        };
        let last = self.days.len() - 1;
        let now = judged(last);
        (0..last).find(|at| now <= 2 * judged(*at)).unwrap_or(last)
    }

    /// How many are behind in each month.
    fn description(&self, words: &Wording<'_>) -> String {
        let month = |(at, day): (usize, &Date)| {
            let args = [
                ("month", Arg::Text(&words.locale.month(*day))),
                ("n", Arg::Count(self.behind(at, false))),
            ];
            let said = words.say("chart-calendar-month", &args);
            key::beside_declared(said, self.behind(at, true), words)
        };
        let months: Vec<String> = self.days.iter().enumerate().map(month).collect();
        text::shortened(&months.join(&words.say("list-stop", &[])), 900)
    }

    /// The rows that are drawn, in the order of the site.
    fn drawn(&self) -> Vec<&CalendarRow> {
        let mut surplus = self.rows.len().saturating_sub(ROWS);
        let calm = |row: &CalendarRow| (0..self.days.len()).all(|at| !row.is_behind(at));
        let mut rows: Vec<&CalendarRow> = self.rows.iter().collect();
        rows.retain(|row| {
            let drop = 0 < surplus && calm(row);
            surplus -= usize::from(drop);
            !drop
        });
        rows.truncate(ROWS);
        rows
    }

    /// The first day that is drawn, and all days with those still to come.
    fn columns(&self, coming: usize) -> (usize, Vec<Date>) {
        let first = self.days.len().saturating_sub(COLUMNS);
        (
            first,
            self.days[first..]
                .iter()
                .chain(&self.coming[..coming])
                .copied()
                .take(COLUMNS)
                .collect(),
        )
    }

    fn layout(&self, width: Width, top: f64, names: &[&CalendarRow], columns: usize) -> Layout {
        let (size, pixels) = (width.text(), f64::from(width.pixels()));
        let named = names
            .iter()
            .map(|row| text::width(&row.name, size))
            .fold(0.0, f64::max);
        let left = width.pick((named + 12.0).min(236.0).ceil(), 0.0);
        let pitch = ((pixels - left) / columns as f64).floor().min(36.0);
        // Many rows stand closer, so that all fit on a page of paper with text that can be read.
        let close = if names.len() > 40 { 16.0 } else { 20.0 };
        let (row, height, above) = width.pick((close, close - 2.0, 0.0), (40.0, 16.0, 19.0));
        Layout {
            width,
            left,
            top: top + Layout::head(width),
            pitch,
            row,
            height,
            above,
            shape: (names.len(), columns),
        }
    }

    fn svg(&self, width: Width, words: &Wording<'_>) -> Canvas {
        // On a phone the room belongs to what has been.
        let (rows, (first, days)) = (self.drawn(), self.columns(width.pick(self.coming.len(), 0)));
        let past = self.days.len() - first;
        let at =
            |row: usize, column: usize| rows[row].sign(column + first).filter(|_| column < past);
        let used = |sign: &Sign| {
            rows.iter()
                .any(|row| (first..self.days.len()).any(|column| row.sign(column) == Some(*sign)))
        };
        let used: Vec<Sign> = Sign::all().filter(used).collect();
        let key = key::layout(&used, width.text(), f64::from(width.pixels()), words);
        let layout = self.layout(width, key.height, &rows, days.len());
        let grid = Grid::new(layout, words);
        key.draw(&grid.canvas);
        let roles: Vec<Role> = used.iter().map(|sign| Role::of(*sign)).collect();
        grid.fill(&roles, |row, column| at(row, column).map(Role::of));
        for row in (0..rows.len()).filter(|_| past < days.len()) {
            let from = (Slot::Middle(past), Slot::Middle(row));
            let end = (Slot::Middle(days.len() - 1), Slot::Middle(row));
            grid.field
                .open(Role::Coming, [(from, (-4.0, 0.0)), (end, (4.0, 0.0))]);
        }
        for sign in used.iter().filter(|sign| sign.is_behind()) {
            signs(&grid, *sign, |row, column| at(row, column) == Some(*sign));
        }
        grid.dates(&days, past - 1, words);
        grid.names(rows.iter().map(|row| row.name.as_str()));
        grid.canvas
    }

    fn table(&self, words: &Wording<'_>) -> Table {
        let mut head = vec![Column::words(words.say("term-project", &[]))];
        head.extend(
            self.days
                .iter()
                .map(|day| Column::words(words.locale.short_month_of_year(*day))),
        );
        let status = |s: &Option<(Sign, String)>| match s {
            Some((_, word)) => Cell::Words(word.clone()),
            None => Cell::Empty,
        };
        let row = |row: &CalendarRow| {
            std::iter::once(Cell::Words(row.name.clone()))
                .chain(row.statuses.iter().map(status))
                .collect()
        };
        let mut rows: Vec<Vec<Cell>> = self.rows.iter().map(row).collect();
        let sums = [
            ("chart-calendar-behind", false),
            ("chart-calendar-declared-behind", true),
        ];
        for (key, declared) in sums {
            if declared && !self.has(true) {
                continue;
            }
            let counts = (0..self.days.len()).map(|at| Cell::count(self.behind(at, declared)));
            let name = Cell::Words(words.say(key, &[]));
            rows.push(std::iter::once(name).chain(counts).collect());
        }
        Table {
            head,
            rows,
            marks: None,
        }
    }
}

/// Symbols on the cells in trouble.
fn signs(grid: &Grid, sign: Sign, is: impl Fn(usize, usize) -> bool) {
    let scale = (grid.layout.cell() / 14.0).clamp(0.4, 0.8);
    let symbol = Symbol {
        sign,
        shift: HERE,
        scale,
    };
    let few = grid
        .cells()
        .filter(|(row, column)| is(*row, *column))
        .nth(SIGNS)
        .is_none();
    for (row, column) in grid.cells().filter(|(row, column)| is(*row, *column)) {
        if few || column + 1 == grid.layout.shape.1 || !is(row, column + 1) {
            let middle = (Slot::Middle(column), Slot::Middle(row));
            grid.field.mark(middle, symbol);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::{Speech, check_figure, group, numbers};
    use super::*;
    use crate::model::Status;
    use proptest::prelude::*;

    fn calendar(rows: Vec<Vec<Option<Status>>>, coming: i32) -> Calendar {
        let columns = rows.first().map_or(1, Vec::len);
        let end = Date::from_ymd(2021, 1, 31).expect("a day");
        let row = |(at, statuses): (usize, Vec<Option<Status>>)| CalendarRow {
            name: format!("第{at}项"),
            statuses: statuses.into_iter().map(|s| s.map(as_shown)).collect(),
        };
        Calendar {
            days: (0..columns as i32).map(|i| end.plus_months(i)).collect(),
            coming: (0..coming)
                .map(|i| end.plus_months(columns as i32 + i))
                .collect(),
            rows: rows.into_iter().enumerate().map(row).collect(),
        }
    }

    fn as_shown(status: Status) -> (Sign, String) {
        (status.token().into(), status.word().to_owned())
    }

    #[test]
    fn a_calendar_counts_those_behind_now_against_the_first_month() {
        let fine = Some(Status::OnTrack);
        let rows = vec![
            vec![fine, Some(Status::Behind)],
            vec![fine, Some(Status::Overdue)],
            vec![None, fine],
        ];
        let figure = calendar(rows, 2).draw(&Speech::of("en").words());
        assert_eq!(
            figure.title,
            "2 projects are behind; in January 2021 it was 0"
        );
        check_figure(&figure);
        let last = figure.table.rows.last().expect("a row of counts");
        assert_eq!(last[1..], [Cell::count(0), Cell::count(2)]);
        let marks = figure.drawing.expect("drawn").wide.marks();
        assert_eq!(
            group(&marks, "pr-coming").matches('M').count(),
            3,
            "one line in each row"
        );
        assert!(numbers(&marks, "y").iter().all(|y| *y < 300.0));
    }

    #[test]
    fn nothing_to_show_is_a_sentence() {
        assert!(
            calendar(Vec::new(), 0)
                .draw(&Speech::of("zh-Hans").words())
                .drawing
                .is_none()
        );
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(24))]

        #[test]
        fn any_statuses_make_a_drawing(
            rows in (1usize..20).prop_flat_map(|n| prop::collection::vec(prop::collection::vec(prop::option::of(0..Status::ALL.len()), n), 1..70)),
            coming in 0i32..20,
        ) {
            let rows = rows.into_iter().map(|row| row.into_iter().map(|s| s.map(|at| Status::ALL[at])).collect()).collect();
            check_figure(&calendar(rows, coming).draw(&Speech::of("zh-Hans").words()));
        }
    }
}
