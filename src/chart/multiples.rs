//! Which of many indicators leave their plan? In come the courses of indicators, out comes a figure
//! with a small panel for each, those in trouble first.

mod panel;
mod table;
#[cfg(test)]
mod tests;

use super::canvas::Canvas;
use super::figure::{Drawing, Figure};
use super::trajectory::{ChartText, Goal, Trajectory};
use super::{Wording, key, text};
use crate::base::locale::round;
use crate::theme::Arg;

/// More panels than this are too many to look at; the others stand in the table.
const MOST: usize = 50;

/// Several indicators in small, each in a panel of its own.
#[derive(Clone, Debug)]
pub struct Multiples {
    /// The name of what all of them belong to.
    pub name: String,
    /// The indicators in any order; their forecasts and former promises are not drawn.
    pub courses: Vec<Trajectory>,
    /// What tells them apart, such as place, where they are parts of one indicator; `None` where
    /// each is an indicator.
    pub parts: Option<String>,
}

impl Multiples {
    /// The chart with its words and its data.
    pub fn draw(&self, words: &Wording<'_>) -> Figure {
        let sorted = self.sorted();
        let (title, subtitle, table) = (
            self.title(&sorted, words),
            self.subtitle(words),
            self.table(&sorted, words),
        );
        let shown = &sorted[..sorted.len().min(MOST)];
        let Some(grid) = panel::Grid::new(shown) else {
            return Figure::sentence("multiples", title, subtitle, table);
        };
        let drawing = Drawing::of(|width| -> Canvas { grid.draw(width, words) });
        Figure {
            kind: "multiples",
            invented: self.courses.iter().any(|c| c.illustrative),
            notes: self.notes(&grid, words),
            alt: self.alt(&title, words),
            description: self.description(&sorted, words),
            title,
            subtitle,
            drawing: Some(drawing),
            table,
        }
    }

    /// Those in trouble first, each group with the farthest behind its plan first, or the farthest
    /// from its target where no plan was published; those without a figure last.
    fn sorted(&self) -> Vec<&Trajectory> {
        let mut sorted: Vec<&Trajectory> = self.courses.iter().collect();
        let behind = |course: &Trajectory| self.behind(course);
        let rank = |course: &Trajectory| match (course.now(), is_behind(course), behind(course)) {
            (None, ..) => 3,
            (_, true, _) => 0,
            (_, false, Some(_)) => 1,
            (_, false, None) => 2,
        };
        sorted.sort_by(|a, b| {
            let share = |course: &Trajectory| behind(course).unwrap_or(f64::NEG_INFINITY);
            rank(a)
                .cmp(&rank(b))
                .then_with(|| share(b).total_cmp(&share(a)))
        });
        sorted
    }

    /// How many of those with figures are behind, which one the most, and how many have none.
    fn title(&self, sorted: &[&Trajectory], words: &Wording<'_>) -> String {
        let told: Vec<&Trajectory> = self.courses.iter().filter(|c| c.now().is_some()).collect();
        let (n, of) = (told.iter().filter(|c| is_behind(c)).count(), told.len());
        let farthest = sorted
            .first()
            .filter(|c| is_behind(c) && self.behind(c).is_some_and(|share| share > 0.0))
            .filter(|c| c.declared || !self.is_planned());
        let name = farthest
            .map(|c| text::shortened(&c.name, if words.locale.is_spaceless() { 24 } else { 48 }));
        let said = match (of, n, &name) {
            _ if self.courses.is_empty() => return words.say("chart-multiples-none", &[]),
            (0, ..) => {
                let all = [("of", Arg::Count(self.courses.len()))];
                return words.say(&self.key("chart-multiples-unknown"), &all);
            }
            (_, 0, _) => "chart-multiples-fine",
            (_, _, Some(_)) if of > 1 && self.is_planned() => "chart-multiples-title",
            (_, _, Some(_)) if of > 1 => "chart-multiples-title-target",
            _ => "chart-multiples-title-bare",
        };
        let name = name.unwrap_or_default();
        let title = words.say(
            &self.key(said),
            &[
                ("n", Arg::Count(n)),
                ("of", Arg::Count(of)),
                ("name", Arg::Text(&name)),
            ],
        );
        key::beside_untold(title, self.courses.len() - of, words)
    }

    fn subtitle(&self, words: &Wording<'_>) -> String {
        let unit = self
            .courses
            .first()
            .map(|c| c.unit_shown(words))
            .filter(|unit| self.one_unit() && !unit.is_empty());
        let key = match (self.is_planned(), &unit) {
            (true, Some(_)) => "chart-multiples-subtitle-unit",
            (true, None) => "chart-multiples-subtitle",
            (false, Some(_)) => "chart-multiples-subtitle-target-unit",
            (false, None) => "chart-multiples-subtitle-target",
        };
        let unit = unit.unwrap_or_default();
        words.say(
            &self.key(key),
            &[("name", Arg::Text(&self.name)), ("unit", Arg::Text(&unit))],
        )
    }

    /// The key of a sentence about indicators, or of the one about parts of one.
    fn key(&self, of_indicators: &str) -> String {
        let end = if self.parts.is_some() { "-parts" } else { "" };
        format!("{of_indicators}{end}")
    }

    /// Whether a plan was published for any of them; an even pace is none.
    fn is_planned(&self) -> bool {
        self.courses.iter().any(|c| c.declared)
    }

    /// How far an indicator is behind, as a share of its whole way, with both figures as they are
    /// shown: `(aim − now) / (end − start)`, negative ahead; the aim is what was planned by now, or
    /// the end where no plan was published for any. `None` without aim or way.
    fn behind(&self, course: &Trajectory) -> Option<f64> {
        let (_, now) = course.now()?;
        let (start, end) = (course.from?, course.goal?.values()[0]);
        let aim = match course.goal? {
            _ if self.is_planned() => course.planned?,
            Goal::Reach(end) => end,
            _ => return None,
        };
        let d = course.decimals;
        (start != end).then(|| (round(aim, d) - round(now, d)) / (end - start))
    }

    fn one_unit(&self) -> bool {
        self.courses
            .windows(2)
            .all(|pair| pair[0].unit == pair[1].unit)
    }

    fn notes(&self, grid: &panel::Grid<'_>, words: &Wording<'_>) -> Vec<String> {
        let mut notes = Vec::new();
        let shared = if grid.is_shared() {
            "chart-multiples-note-shared"
        } else {
            "chart-multiples-note-own"
        };
        if self.courses.len() > 1 {
            notes.push(words.say(shared, &[]));
        }
        if self
            .courses
            .iter()
            .any(|c| c.now().is_some() && !c.declared && !c.plan.is_empty())
        {
            notes.push(words.say("chart-multiples-note-even", &[]));
        }
        if self
            .courses
            .iter()
            .any(|c| c.latest().is_some_and(|point| point.is_open()))
        {
            notes.push(words.say("chart-multiples-note-open", &[]));
        }
        if grid.leaves_zero() {
            notes.push(words.say("chart-multiples-note-zero", &[]));
        }
        let left = self.courses.len().saturating_sub(MOST);
        if left > 0 {
            let key = self.key("chart-multiples-note-left");
            notes.push(words.say(&key, &[("n", Arg::Count(left))]));
        }
        notes
    }

    fn alt(&self, title: &str, words: &Wording<'_>) -> String {
        let most: usize = if words.locale.is_spaceless() { 80 } else { 150 };
        let say = |name: &str| {
            words.say(
                "chart-multiples-alt",
                &[("name", Arg::Text(name)), ("title", Arg::Text(title))],
            )
        };
        let room = most.saturating_sub(say("").chars().count()).max(2);
        say(&text::shortened(&self.name, room))
    }

    /// The first dozen, the worst first, with figure and plan.
    fn description(&self, sorted: &[&Trajectory], words: &Wording<'_>) -> String {
        let one = |course: &&Trajectory| {
            let told = ChartText::new(course, words);
            let comma = words.say("list-comma", &[]);
            let parts: Vec<String> = told
                .actual
                .clone()
                .into_iter()
                .chain(told.plan_told())
                .collect();
            let value = if parts.is_empty() {
                told.title()
            } else {
                parts.join(&comma)
            };
            words.say(
                "chart-multiples-one",
                &[
                    ("name", Arg::Text(&course.name)),
                    ("value", Arg::Text(&value)),
                ],
            )
        };
        sorted
            .iter()
            .take(12)
            .map(one)
            .collect::<Vec<_>>()
            .join(&words.say("list-stop", &[]))
    }
}

/// Whether an indicator is in trouble, as its status says.
fn is_behind(course: &Trajectory) -> bool {
    course.now().is_some() && course.status.token().is_behind()
}
