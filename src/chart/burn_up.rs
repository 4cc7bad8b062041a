//! What is done against what was promised at each time, and how far apart both are. In come the
//! course of an indicator and its former targets, out comes a figure.

use super::figure::{Cell, Column, Drawing, Figure, Table, Width};
use super::label::{self, Side};
use super::plot::{Domain, Plot, Setting};
use super::role::Role;
use super::trajectory::{ChartText, Goal, Point, Trajectory, figure_cell, remarks};
use super::{Wording, text};
use crate::base::Date;
use crate::base::locale::round;
use crate::model::Status;
use crate::theme::Arg;
use std::collections::BTreeSet;

/// The course of a figure against a target that may have moved.
#[derive(Clone, Debug)]
pub struct BurnUp {
    /// What is done, and the target as it is now; its plan and its former promises are not drawn.
    pub course: Trajectory,
    /// Targets that no longer hold, each with the day from which the next one held, by that day.
    pub former: Vec<(Date, f64)>,
}

impl BurnUp {
    /// The chart with its words and its data.
    pub fn draw(&self, words: &Wording<'_>) -> Figure {
        let told = ChartText::new(&self.course, words);
        let subtitle = self.course.subtitle(words);
        let reach = self
            .reach()
            .zip(self.domain())
            .filter(|_| self.course.now().is_some());
        let Some((target, domain)) = reach else {
            // A limit has nothing left to be done, and without a figure nothing is done yet.
            return Figure::sentence("burn-up", told.title(), subtitle, self.table(words));
        };
        let brief = self.standing(target, &told, words);
        let title = words.say(
            "chart-burn-title",
            &[
                ("standing", Arg::Text(&brief)),
                ("moved", Arg::Text(&self.moved(&told, words))),
            ],
        );
        let drawing = Drawing::of(|width| {
            let mut plot = Plot::new(
                &self.setting(width, domain, &told),
                self.course.as_of,
                words,
            );
            self.marks(&mut plot, target, &told);
            self.labels(&mut plot, width, target, &told, words);
            plot.canvas
        });
        Figure {
            kind: "burn-up",
            invented: self.course.illustrative,
            notes: self.course.notes(words),
            alt: self.alt(&title, &brief, words),
            description: self.description(target, &told, words),
            title,
            subtitle,
            drawing: Some(drawing),
            table: self.table(words),
        }
    }

    /// The value to reach; `None` for limits and without a target.
    fn reach(&self) -> Option<f64> {
        match self.course.goal {
            Some(Goal::Reach(target)) => Some(target),
            _ => None,
        }
    }

    /// The last day of the scope on an axis: the due day, or the latest figure where that came
    /// later.
    fn end(&self, last: Date) -> Date {
        let now = self.course.now().map_or(last, |(day, _)| day);
        self.course.due.map_or(last, |due| due.max(now)).min(last)
    }

    fn domain(&self) -> Option<Domain> {
        let course = self.course.domain()?;
        let corners = [(course.first, course.low), (course.last, course.high)];
        let former = self
            .former
            .iter()
            .map(|(day, value)| (*day.max(&course.first).min(&course.last), *value));
        Domain::of(
            corners.into_iter().chain(former),
            self.course.begins_at_zero(),
        )
    }

    fn setting<'a>(&'a self, width: Width, domain: Domain, told: &ChartText<'a>) -> Setting<'a> {
        let Setting {
            measure,
            room,
            height,
            mut quiet,
            ..
        } = self.course.setting(width, domain, told);
        quiet.extend(self.former.iter().map(|(_, value)| *value));
        Setting {
            width,
            height,
            domain,
            measure,
            room,
            quiet,
        }
    }

    /// The scope as corners of a line in steps, from the first day to the last.
    fn scope(&self, target: f64, (first, last): (Date, Date)) -> Vec<(Date, f64)> {
        let mut corners = Vec::new();
        let mut from = first;
        for (until, value) in &self.former {
            let until = (*until).clamp(from, last);
            corners.extend([(from, *value), (until, *value)]);
            from = until;
        }
        corners.extend([(from, target), (last, target)]);
        corners
    }

    /// The target that held on a day: on the day of its change already the new one.
    fn scope_on(&self, target: f64, day: Date) -> f64 {
        self.former
            .iter()
            .find(|(until, _)| day < *until)
            .map_or(target, |(_, value)| *value)
    }

    /// From back to front: the distance, the scope, what is done.
    fn marks(&self, plot: &mut Plot, target: f64, told: &ChartText<'_>) {
        let scope = self.scope(target, (plot.days().0, self.end(plot.days().1)));
        let runs = self.course.runs();
        for run in runs.iter().filter(|run| run.len() > 1) {
            let ends = (run[0].0, run[run.len() - 1].0);
            let above: Vec<(Date, f64)> = self
                .scope(target, ends)
                .into_iter()
                .filter(|(day, _)| *day <= ends.1)
                .collect();
            let gap = run.iter().copied().chain(above.into_iter().rev());
            plot.field.area(Role::Gap, gap.collect());
        }
        plot.line(Role::Scope, &scope);
        for run in &runs {
            plot.line(Role::Actual, run);
        }
        if let Some((day, value)) = scope.last() {
            plot.dot(Role::DotScope, *day, *value, 4.0, None);
        }
        self.course.dots(plot, told);
    }

    /// The most important first: what is done, the present target, the distance, what was promised
    /// before.
    fn labels(
        &self,
        plot: &mut Plot,
        width: Width,
        target: f64,
        told: &ChartText<'_>,
        words: &Wording<'_>,
    ) {
        let Some((day, value)) = self.course.spot() else {
            return;
        };
        let left = self.left(target).filter(|left| *left != 0.0);
        let bracket = left
            .and_then(|left| Some((left, plot.bracket(day, (target, value), self.course.as_of)?)));
        let side = if value < target {
            Side::Below
        } else {
            Side::Above
        };
        let bare = words.locale.figure(value, self.course.decimals);
        let mut variants = told.actual_labels();
        variants.push(bare);
        plot.closely(&variants, "pr-lb-actual", plot.place(day, value), side);
        self.scope_label(plot, width, target, told, words);
        if let Some((left, at)) = bracket {
            plot.beside(&left_words(left, told, words), "pr-lb", at);
        }
        self.former_labels(plot, told);
    }

    /// The present target on its own part of the scope.
    fn scope_label(
        &self,
        plot: &mut Plot,
        width: Width,
        target: f64,
        told: &ChartText<'_>,
        words: &Wording<'_>,
    ) {
        let (first, last) = plot.days();
        let end = self.end(last);
        let from = self.former.last().map_or(first, |(until, _)| *until);
        let from = plot.place(from.clamp(first, end), target).0 + 2.0;
        let mark = plot.place(end, target);
        let goals = told.goals().into_iter().flat_map(|(variants, _)| variants);
        let mut variants: Vec<String> = goals.collect();
        variants.push(words.locale.figure(target, self.course.decimals));
        // On a phone the date stands on the axis alone.
        let variants = &variants[width.pick(0, 1)..];
        // Rather in brief after the as-of line, where the target still holds, than at length before
        // it.
        let ahead = plot.place(self.course.as_of.clamp(first, end), target).0 + 4.0;
        let placed = [from.max(ahead), from]
            .iter()
            .any(|from| plot.at_end(variants, "pr-lb", (*from, mark)));
        if !placed {
            plot.closely(variants, "pr-lb", mark, Side::Above);
        }
    }

    /// What was promised before, each on its own part of the scope.
    fn former_labels(&self, plot: &mut Plot, told: &ChartText<'_>) {
        let (mut from, last) = plot.days();
        for (until, value) in &self.former {
            let until = (*until).clamp(from, last);
            let line = (plot.place(from, *value).0 + 2.0, plot.place(until, *value));
            let variants = [told.former_target(*value), told.amount(*value)];
            if !plot.at_end(&variants, "pr-lb-plan", line) {
                plot.label(&variants, "pr-lb-plan", Some(line.1), |size, _| {
                    label::around(line.1, size, Side::Above).take(20).collect()
                });
            }
            from = until;
        }
    }

    /// What is still missing to the target, both as they are shown; negative beyond it, `None`
    /// where only a bound is known.
    fn left(&self, target: f64) -> Option<f64> {
        let latest = self.course.latest().filter(|point| point.bound.is_none())?;
        let left = round(target, self.course.decimals) - round(latest.value?, self.course.decimals);
        // Where less is better, what is missing is what has yet to go.
        Some(if self.falls(target) { -left } else { left })
    }

    fn falls(&self, target: f64) -> bool {
        self.course.from.is_some_and(|start| target < start)
    }

    /// How much is left to the present target, as the first half of the title.
    fn standing(&self, target: f64, told: &ChartText<'_>, words: &Wording<'_>) -> String {
        let (actual, aim) = (told.actual.as_deref().unwrap_or(""), told.amount(target));
        let left = self.left(target);
        let gap = left.map(|left| told.difference(left)).unwrap_or_default();
        let (date, when) = self.course.dates(words);
        let key = match left {
            None => "chart-title-against",
            Some(0.0) => "chart-title-reached",
            Some(left) if left < 0.0 && self.falls(target) => "chart-title-beyond-down",
            Some(left) if left < 0.0 => "chart-title-beyond",
            // Where the target moved, the other half of the title says what it is now.
            Some(_) if self.former.is_empty() => "chart-burn-left",
            Some(_) => "chart-burn-less",
        };
        let (actual, target) = (("actual", Arg::Text(actual)), ("target", Arg::Text(&aim)));
        let standing = words.say(
            key,
            &[
                actual,
                target,
                ("left", Arg::Text(&gap)),
                ("date", Arg::Text(&date)),
                ("when", Arg::Text(&when)),
            ],
        );
        let key = match self.course.status {
            Status::Paused => "chart-burn-paused",
            Status::Cancelled | Status::Closed => "chart-burn-cancelled",
            Status::Overdue => "chart-burn-overdue",
            _ => return standing,
        };
        words.say(key, &[("standing", Arg::Text(&standing))])
    }

    /// How the target moved, as the second half of the title.
    fn moved(&self, told: &ChartText<'_>, words: &Wording<'_>) -> String {
        let Some(target) = self.reach() else {
            return String::new();
        };
        let values: Vec<f64> = self
            .former
            .iter()
            .map(|(_, value)| *value)
            .chain([target])
            .collect();
        let step = |at: usize| {
            Arg::Text(if values[at] < values[at + 1] {
                "up"
            } else {
                "down"
            })
        };
        let shown: Vec<(String, String)> = values
            .iter()
            .map(|v| {
                (
                    told.amount(*v),
                    words.locale.figure(*v, self.course.decimals),
                )
            })
            .collect();
        let last = ("last", Arg::Text(&shown[shown.len() - 1].0));
        // Languages that name the unit once leave it out at the first values.
        let mut args = vec![
            ("first", Arg::Text(&shown[0].0)),
            ("first-bare", Arg::Text(&shown[0].1)),
            last,
        ];
        let key = match values.len() {
            1 => "chart-burn-same",
            2 => {
                args.push(("step", step(0)));
                "chart-burn-moved"
            }
            3 => {
                args.extend([("step", step(0)), ("then", step(1))]);
                args.extend([
                    ("middle", Arg::Text(&shown[1].0)),
                    ("middle-bare", Arg::Text(&shown[1].1)),
                ]);
                "chart-burn-moved-twice"
            }
            _ => {
                args.push(("n", Arg::Count(self.former.len())));
                "chart-burn-moved-often"
            }
        };
        words.say(key, &args)
    }

    fn alt(&self, title: &str, brief: &str, words: &Wording<'_>) -> String {
        let most: usize = if words.locale.is_spaceless() { 80 } else { 150 };
        let say = |name: &str, title: &str| {
            words.say(
                "chart-alt-line",
                &[("name", Arg::Text(name)), ("title", Arg::Text(title))],
            )
        };
        // Where the whole title is too long, what is left says more than how the target moved.
        let title = if say("", title).chars().count() + 4 <= most {
            title
        } else {
            brief
        };
        // At least two characters of the name stay, whatever the title takes.
        let room = most.saturating_sub(say("", title).chars().count()).max(2);
        say(&text::shortened(&self.course.name, room), title)
    }

    fn description(&self, target: f64, told: &ChartText<'_>, words: &Wording<'_>) -> String {
        let former = self.former.iter().map(|(until, value)| {
            let (date, amount) = (words.locale.date(*until), told.amount(*value));
            words.say(
                "chart-burn-until",
                &[("date", Arg::Text(&date)), ("target", Arg::Text(&amount))],
            )
        });
        let left = self.left(target).map(|left| left_words(left, told, words));
        std::iter::once(told.description())
            .chain(former)
            .chain(left)
            .collect::<Vec<_>>()
            .join(&words.say("list-stop", &[]))
    }

    /// Every day with a figure or a change of the target, with the target that held on it.
    fn table(&self, words: &Wording<'_>) -> Table {
        let (course, d) = (&self.course, self.course.decimals);
        let unit = if course.unit.is_empty() {
            String::new()
        } else {
            words.say("chart-unit", &[("unit", Arg::Text(&course.unit))])
        };
        let number = |key: &str| Column::numbers(words.say(key, &[]) + &unit);
        let mut head = vec![
            Column::words(words.say("chart-date", &[])),
            number("chart-actual"),
        ];
        let target = self.reach();
        if target.is_some() {
            head.extend([number("chart-burn-scope"), number("chart-burn-missing")]);
        }
        let remarked = course.points.iter().any(|p| remarks(p, words).is_some());
        if remarked {
            head.push(Column::words(words.say("chart-remark", &[])));
        }
        let days: BTreeSet<Date> = course
            .points
            .iter()
            .map(|p| p.day)
            .chain(self.former.iter().map(|(day, _)| *day))
            .collect();
        let row = |day: Date| {
            let point = course
                .points
                .iter()
                .find(|p| p.day == day)
                .copied()
                .unwrap_or(Point::new(day, None));
            let mut cells = vec![Cell::Date(point.when()), figure_cell(&point, d)];
            if let Some(scope) = target.map(|target| self.scope_on(target, day)) {
                let exact = point.value.filter(|_| point.bound.is_none());
                let left = exact.map(|value| (round(scope, d) - round(value, d)).abs());
                cells.extend([Cell::Number(scope, d), Cell::number(left, d)]);
            }
            if remarked {
                let known = course.points.iter().any(|p| p.day == day);
                cells.push(
                    remarks(&point, words)
                        .filter(|_| known)
                        .map_or(Cell::Empty, Cell::Words),
                );
            }
            cells
        };
        Table {
            rows: days.into_iter().map(row).collect(),
            head,
            marks: None,
        }
    }
}

fn left_words(left: f64, told: &ChartText<'_>, words: &Wording<'_>) -> String {
    let key = if left < 0.0 {
        "chart-burn-more"
    } else {
        "chart-burn-less"
    };
    words.say(key, &[("left", Arg::Text(&told.difference(left)))])
}

#[cfg(test)]
mod tests;
