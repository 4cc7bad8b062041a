//! How much is spent, and is it within the budget? In come amounts by date, out comes a figure:
//! lines over time, their words, and a table. Amounts are added up before.

mod bar;
mod say;
#[cfg(test)]
mod tests;

pub use bar::Bar;

use super::figure::{Cell, Column, Drawing, Figure, Table, Width};
use super::label::{self, Side};
use super::plot::{Domain, Measure, Plot, Setting};
use super::role::Role;
use super::{Wording, text};
use crate::base::Date;
use crate::base::locale::round;
use crate::theme::Arg;
use say::ChartText;
use std::collections::BTreeSet;

/// More figures than this have no tooltips.
const TOLD: usize = 24;

/// About what the labels of the value axis take, in pixels.
const AXIS: f64 = 48.0;

/// What the chart shows; every amount in one unit.
#[derive(Clone, Debug)]
pub struct Money {
    /// What the money is spent on; part of the subtitle.
    pub name: String,
    /// The unit of all amounts; empty for a bare number.
    pub unit: String,
    /// Digits after the decimal point.
    pub decimals: usize,
    /// What is planned in all; `None` where no budget was published.
    pub budget: Option<f64>,
    /// What is committed in all up to each day, by date; empty where nothing was published.
    pub committed: Vec<(Date, f64)>,
    /// What is spent in all up to each day, by date; empty where nothing was published.
    pub spent: Vec<(Date, f64)>,
    /// The first and the last day for which the budget is; `None` where unknown.
    pub span: (Option<Date>, Option<Date>),
    /// The as-of date.
    pub as_of: Date,
    /// Whether its amounts are invented for a demonstration.
    pub illustrative: bool,
}

impl Money {
    /// The chart with its words and its data.
    pub fn draw(&self, words: &Wording<'_>) -> Figure {
        let told = ChartText::new(self, words);
        let (title, table) = (told.title(), self.table(words));
        let Some(domain) = self.domain() else {
            let name = words.say("chart-money-name", &[("project", Arg::Text(&self.name))]);
            return Figure::sentence("money", title, name, table);
        };
        let drawing = Drawing::of(|width| {
            let mut plot = Plot::new(&self.setting(width, domain, &told), self.as_of, words);
            self.marks(&mut plot, &told);
            self.labels(&mut plot, &told);
            plot.canvas
        });
        Figure {
            kind: "money",
            invented: self.illustrative,
            subtitle: self.subtitle(domain, words),
            notes: Vec::new(),
            alt: told.alt(&title),
            description: told.description(),
            title,
            drawing: Some(drawing),
            table,
        }
    }

    /// Amount by which more is spent than budgeted, both as they are shown; `None` within the
    /// budget.
    fn over(&self) -> Option<f64> {
        let (budget, spent) = (self.shown(self.budget?), self.shown(self.spent.last()?.1));
        (budget < spent).then_some(spent - budget)
    }

    fn shown(&self, amount: f64) -> f64 {
        round(amount, self.decimals)
    }

    /// Days and amounts that the axes must cover; `None` without an amount on a day, where a
    /// sentence says it all.
    fn domain(&self) -> Option<Domain> {
        let dated = || self.committed.iter().chain(&self.spent).copied();
        let (first, last) = (
            dated().map(|(day, _)| day).min()?,
            dated().map(|(day, _)| day).max()?,
        );
        let first = self.span.0.map_or(first, |start| start.min(first));
        let domain = Domain::of(
            dated()
                .chain([(first, 0.0)])
                .chain(self.budget.map(|b| (last, b))),
            true,
        )?;
        // A stretch of less than four months is counted as one of four.
        let length = domain.last.since(domain.first).max(120);
        // A day far away would press what has happened so far into a corner.
        let as_of = self.as_of.min(last.plus(length));
        let due = self.span.1.unwrap_or(last).min(last.plus(length));
        Some(domain.until(as_of).until(due))
    }

    fn setting(&self, width: Width, domain: Domain, told: &ChartText<'_>) -> Setting<'_> {
        Setting {
            width,
            height: width.pick(340, 280),
            domain,
            measure: Measure {
                unit: &self.unit,
                decimals: self.decimals,
            },
            room: self.room(width, domain, told),
            quiet: self.budget.into_iter().collect(),
        }
    }

    /// Room at the right in pixels, so that the labels find place behind the ends of their lines.
    fn room(&self, width: Width, domain: Domain, told: &ChartText<'_>) -> f64 {
        let ends = [
            ("money-spent", self.spent.last()),
            ("money-committed", self.committed.last()),
        ];
        let ends = ends
            .into_iter()
            .filter_map(|(key, end)| end.map(|(day, amount)| (*day, told.label(key, *amount))));
        let pixels = f64::from(width.pixels()) - AXIS;
        let need = |(day, [full, brief]): (Date, [String; 2])| {
            let wide = text::bold_width(width.pick(&full, &brief), width.text()) + 14.0;
            // With room `r` a line ends `r + behind × (pixels − r)` before the edge, which must
            // hold its label: solved for `r`.
            let behind =
                f64::from(domain.last.since(day)) / f64::from(domain.last.since(domain.first));
            if behind < 1.0 {
                (wide - pixels * behind) / (1.0 - behind)
            } else {
                0.0
            }
        };
        ends.map(need)
            .fold(width.pick(14.0, 10.0), f64::max)
            .min(width.pick(220.0, 110.0))
    }

    /// From back to front: what is over the budget, the budget, what is committed, what is spent.
    fn marks(&self, plot: &mut Plot, told: &ChartText<'_>) {
        if let Some(budget) = self.budget {
            if self.spent.iter().any(|(_, spent)| budget < *spent) {
                plot.field.area(Role::Gap, above(&self.spent, budget));
            }
            let (first, last) = plot.days();
            plot.line(Role::Target, &[(first, budget), (last, budget)]);
        }
        plot.line(Role::Second, &self.committed);
        plot.line(Role::Actual, &self.spent);
        if let Some((day, amount)) = self.committed.last() {
            plot.dot(
                Role::DotSecond,
                *day,
                *amount,
                4.0,
                Some(&told.dated("money-committed", *day, *amount)),
            );
        }
        let last = self.spent.len().saturating_sub(1);
        for (at, (day, amount)) in self.spent.iter().enumerate() {
            if at < last && TOLD < self.spent.len() {
                continue;
            }
            let (role, radius) = if at == last {
                (Role::DotEnd, 5.0)
            } else {
                (Role::Dot, 2.5)
            };
            plot.dot(
                role,
                *day,
                *amount,
                radius,
                Some(&told.dated("money-spent", *day, *amount)),
            );
        }
    }

    /// The most important first: what is spent, the budget, what is committed.
    fn labels(&self, plot: &mut Plot, told: &ChartText<'_>) {
        let spent = self.spent.last().copied();
        let committed = self.committed.last().copied();
        let low = spent
            .zip(committed)
            .is_some_and(|((_, spent), (_, committed))| spent < committed);
        let bracket =
            self.over()
                .zip(spent)
                .zip(self.budget)
                .and_then(|((over, (day, amount)), budget)| {
                    let at = plot.bracket(day, (budget, amount), self.as_of)?;
                    Some((told.over(over), at))
                });
        if let Some(end) = spent {
            let class = if self.over().is_some() {
                "pr-lb-late"
            } else {
                "pr-lb-actual"
            };
            let mark = plot.place(end.0, end.1);
            plot.closely(
                &told.label("money-spent", end.1),
                class,
                mark,
                if low { Side::Below } else { Side::Above },
            );
        }
        if let Some(budget) = self.budget {
            let (y, words) = (
                plot.place(plot.days().1, budget).1,
                told.label("money-budget", budget),
            );
            // Where the line is too short for its name, the name goes on behind it.
            let ends = [plot.frame.right, plot.taken.bounds().right];
            let placed = ends
                .iter()
                .any(|end| plot.at_end(&words, "pr-lb", (plot.frame.left + 2.0, (*end, y))));
            if !placed {
                plot.surely(&words, "pr-lb", (plot.frame.right, y), Side::Above);
            }
        }
        if let Some(end) = committed {
            let (mark, side) = (
                plot.place(end.0, end.1),
                if low { Side::Above } else { Side::Below },
            );
            let words = told.label("money-committed", end.1);
            plot.label(&words, "pr-lb-plan", Some(mark), |size, _| {
                label::around(mark, size, side).take(60).collect()
            });
        }
        if let Some((words, at)) = bracket {
            plot.beside(&words, "pr-lb-late", at);
        }
    }

    fn subtitle(&self, domain: Domain, words: &Wording<'_>) -> String {
        let name = words.say("chart-money-name", &[("project", Arg::Text(&self.name))]);
        let (from, to) = (
            words.locale.month(domain.first),
            words.locale.month(domain.last),
        );
        let args = [
            ("name", Arg::Text(&name)),
            ("unit", Arg::Text(&self.unit)),
            ("from", Arg::Text(&from)),
            ("to", Arg::Text(&to)),
        ];
        words.say(
            if self.unit.is_empty() {
                "chart-subtitle-bare"
            } else {
                "chart-subtitle"
            },
            &args,
        )
    }

    /// Every day with an amount; the budget stands in each row, since it holds for each day.
    fn table(&self, words: &Wording<'_>) -> Table {
        let unit = if self.unit.is_empty() {
            String::new()
        } else {
            words.say("chart-unit", &[("unit", Arg::Text(&self.unit))])
        };
        let days: BTreeSet<Date> = self
            .committed
            .iter()
            .chain(&self.spent)
            .map(|(day, _)| *day)
            .collect();
        let on = |list: &[(Date, f64)], day: Date| {
            list.iter()
                .rev()
                .find(|(d, _)| *d == day)
                .map(|(_, amount)| *amount)
        };
        let beyond = |spent: Option<f64>| {
            Some(self.shown(spent?) - self.shown(self.budget?)).filter(|over| *over > 0.0)
        };
        let columns = [
            ("money-budget", self.budget.is_some()),
            ("money-committed", !self.committed.is_empty()),
            ("money-spent", !self.spent.is_empty()),
            (
                "chart-money-beyond",
                self.spent
                    .iter()
                    .any(|(_, spent)| beyond(Some(*spent)).is_some()),
            ),
        ];
        let mut head = vec![Column::words(words.say("chart-date", &[]))];
        head.extend(
            columns
                .iter()
                .filter(|(_, has)| *has)
                .map(|(key, _)| Column::numbers(words.say(key, &[]) + &unit)),
        );
        let row = |day: &Date| {
            let spent = on(&self.spent, *day);
            let amounts = [self.budget, on(&self.committed, *day), spent, beyond(spent)];
            let cells = amounts
                .into_iter()
                .zip(&columns)
                .filter(|(_, (_, has))| *has);
            std::iter::once(Cell::Day(*day))
                .chain(cells.map(|(amount, _)| Cell::number(amount, self.decimals)))
                .collect()
        };
        Table {
            rows: days.iter().map(row).collect(),
            head,
            marks: None,
        }
    }
}

/// The outline between a course and a level, where the course is above; days of crossing are whole.
fn above(course: &[(Date, f64)], level: f64) -> Vec<(Date, f64)> {
    let mut upper: Vec<(Date, f64)> = Vec::new();
    for (at, (day, value)) in course.iter().enumerate() {
        let before = at.checked_sub(1).map(|before| course[before]);
        if let Some((first, last)) = before.filter(|(_, last)| (*last < level) != (*value < level))
        {
            let share = ((level - last) / (value - last)).clamp(0.0, 1.0);
            upper.push((
                first.plus((f64::from(day.since(first)) * share).round() as i32),
                level,
            ));
        }
        upper.push((*day, value.max(level)));
    }
    let base = [course.last(), course.first()]
        .into_iter()
        .flatten()
        .map(|(day, _)| (*day, level));
    upper.extend(base);
    upper
}
