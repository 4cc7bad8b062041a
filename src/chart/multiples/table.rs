//! The data of small multiples: where each indicator is, where it should be, and what that is
//! called.

use super::Multiples;
use crate::chart::Wording;
use crate::chart::figure::{Cell, Column, Table};
use crate::chart::trajectory::{Trajectory, figure_cell, goal_cell};
use crate::theme::Arg;

impl Multiples {
    /// One row an indicator, in the order of the drawing; the unit is a column where there are
    /// several.
    pub(super) fn table(&self, sorted: &[&Trajectory], words: &Wording<'_>) -> Table {
        let one = self
            .courses
            .first()
            .map(|c| c.unit.to_string())
            .filter(|unit| self.one_unit() && !unit.is_empty());
        let units = !self.one_unit();
        let unit = one
            .map(|unit| words.say("chart-unit", &[("unit", Arg::Text(&unit))]))
            .unwrap_or_default();
        let number = |key: &str| Column::numbers(words.say(key, &[]) + &unit);
        let named = || words.say("chart-multiples-indicator", &[]);
        let mut head = vec![Column::words(self.parts.clone().unwrap_or_else(named))];
        if units {
            head.push(Column::words(words.say("chart-multiples-unit", &[])));
        }
        head.extend([
            number("chart-actual"),
            number("chart-plan"),
            number("chart-target"),
        ]);
        head.push(Column::words(words.say("chart-state", &[])));
        let row = |course: &&Trajectory| {
            let mut cells = vec![Cell::Words(course.name.clone())];
            if units {
                cells.push(if course.unit.is_empty() {
                    Cell::Empty
                } else {
                    Cell::Words(course.unit.to_string())
                });
            }
            let now = course
                .latest()
                .map_or(Cell::Empty, |point| figure_cell(&point, course.decimals));
            let planned = course.planned.filter(|_| course.declared);
            cells.extend([
                now,
                Cell::number(planned, course.decimals),
                goal_cell(course, words),
            ]);
            cells.push(Cell::Words(
                words.say(&format!("status-{}", course.status.word()), &[]),
            ));
            cells
        };
        Table {
            head,
            rows: sorted.iter().map(row).collect(),
            marks: None,
        }
    }
}
