//! The labels of a trajectory, the most important first: actual, target, plan, gap, forecast,
//! former promises. A label without a free place is left out, apart from that of the latest figure.

use super::say::ChartText;
use super::{Goal, Trajectory};
use crate::chart::canvas::Point;
use crate::chart::figure::Width;
use crate::chart::label::{self, Side};
use crate::chart::plot::Plot;

impl Trajectory {
    /// Writes all labels that find a place.
    pub(super) fn labels(&self, plot: &mut Plot, width: Width, told: &ChartText<'_>) {
        let bracket = self.bracket(plot, told);
        let behind = told.gap.is_some_and(|gap| gap < 0.0);
        self.actual_label(plot, if behind { Side::Below } else { Side::Above }, told);
        self.goal_labels(plot, width, told);
        self.plan_label(plot, if behind { Side::Above } else { Side::Below }, told);
        if let Some(at) = bracket {
            self.gap_label(plot, at, told);
        }
        self.forecast_label(plot, told);
        self.former_labels(plot, told);
    }

    /// A bracket from the plan to the latest figure; the middle of its right edge in pixels, or
    /// `None` where both are alike or there is no room.
    fn bracket(&self, plot: &mut Plot, told: &ChartText<'_>) -> Option<Point> {
        told.gap.filter(|gap| *gap != 0.0)?;
        let ((day, value), planned) = (self.spot()?, self.planned?);
        plot.bracket(day, (planned, value), self.as_of)
    }

    /// It is never left out: somewhere in the plot there is always a place.
    fn actual_label(&self, plot: &mut Plot, side: Side, told: &ChartText<'_>) {
        let Some((day, value)) = self.spot() else {
            return;
        };
        let mark = plot.place(day, value);
        plot.surely(&told.actual_labels(), "pr-lb-actual", mark, side);
    }

    /// On the line of the target or of each limit.
    fn goal_labels(&self, plot: &mut Plot, width: Width, told: &ChartText<'_>) {
        for (variants, value) in told.goals() {
            let due = self
                .due
                .filter(|_| matches!(self.goal, Some(Goal::Reach(_))))
                .unwrap_or(plot.days().1);
            let (from, end) = (
                plot.frame.left + 2.0,
                plot.place(due.clamp(plot.days().0, plot.days().1), value),
            );
            // On a phone the date stands on the axis alone.
            let variants = if width == Width::Narrow && variants.len() > 2 {
                &variants[1..]
            } else {
                &variants
            };
            let right = plot.frame.right.max(end.0);
            plot.label(variants, "pr-lb", None, |size, wide| {
                let on_line = label::along(from, end.0.max(from + wide), end.1, size, wide);
                on_line
                    .chain(label::along(from, right, end.1, size, wide))
                    .collect()
            });
        }
    }

    /// At the planned value on the day of the latest figure, else anywhere on the plan.
    fn plan_label(&self, plot: &mut Plot, side: Side, told: &ChartText<'_>) {
        let (Some((day, value)), Some(words)) = (
            self.spot().map(|(d, _)| d).zip(self.planned),
            told.plan_label(),
        ) else {
            return;
        };
        let bare = told.bare_plan_label();
        let variants: Vec<String> = [words].into_iter().chain(bare).collect();
        let mark = plot.place(day, value);
        let others: Vec<Point> = self
            .drawn_plan()
            .iter()
            .rev()
            .map(|(d, v)| plot.place(*d, *v))
            .collect();
        plot.label(&variants, "pr-lb-plan", Some(mark), |size, _| {
            let near = label::around(mark, size, side).take(40);
            near.chain(
                others
                    .iter()
                    .flat_map(|at| label::around(*at, size, side).take(10)),
            )
            .collect()
        });
    }

    fn gap_label(&self, plot: &mut Plot, at: Point, told: &ChartText<'_>) {
        let _ = told
            .gap_words()
            .iter()
            .any(|words| plot.beside(words, "pr-lb", at));
    }

    /// At the mark of the forecast: its dot at the target, or the tip of its arrow where the axis
    /// ends before.
    fn forecast_label(&self, plot: &mut Plot, told: &ChartText<'_>) {
        let (Some(words), Some(day)) =
            (told.forecast_label(), self.forecast.and_then(|f| f.central))
        else {
            return;
        };
        let Some((tip, value)) = self.tip(Some(day), plot.days().1) else {
            return;
        };
        let mark = plot.place(tip, value);
        plot.label(&[words], "pr-lb-plan", Some(mark), |size, _| {
            label::around(mark, size, Side::Below).take(50).collect()
        });
    }

    fn former_labels(&self, plot: &mut Plot, told: &ChartText<'_>) {
        for former in &self.former {
            if let Some(target) = former.target {
                let end = plot.place(former.until.clamp(plot.days().0, plot.days().1), target);
                let from = plot.frame.left + 2.0;
                plot.label(
                    &[told.former_target(target)],
                    "pr-lb-plan",
                    None,
                    |size, wide| {
                        label::along(from, end.0.max(from + wide), end.1, size, wide).collect()
                    },
                );
            }
            if let (Some(due), Some(goal)) = (former.due, self.goal) {
                let mark = plot.place(due, goal.values()[0]);
                plot.label(
                    &[told.former_due(due)],
                    "pr-lb-plan",
                    Some(mark),
                    |size, _| label::around(mark, size, Side::Below).take(40).collect(),
                );
            }
        }
    }
}
