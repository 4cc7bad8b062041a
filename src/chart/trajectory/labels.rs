//! The labels of a trajectory, the most important first: actual, target, plan, gap, forecast,
//! former promises. A label without a free place is left out, apart from that of the latest figure.

use super::say::ChartText;
use super::{Goal, Trajectory};
use crate::base::Date;
use crate::chart::canvas::Point;
use crate::chart::figure::Width;
use crate::chart::label::{self, Side, Spot};
use crate::chart::plot::Plot;

impl Trajectory {
    /// Writes all labels that find a place.
    pub(super) fn labels(&self, plot: &mut Plot, width: Width, told: &ChartText<'_>) {
        let bracket = self.bracket(plot, told);
        // Each on its own side of the other, so that none has to be led past it.
        let spot = self.spot().zip(self.planned);
        let (own, other) = match spot.is_some_and(|((_, value), planned)| value < planned) {
            true => (Side::Below, Side::Above),
            false => (Side::Above, Side::Below),
        };
        self.actual_label(plot, own, told);
        self.goal_labels(plot, width, told);
        self.plan_label(plot, other, told);
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

    /// At the planned value on the day of the latest figure, which its value is of; by its name
    /// alone anywhere on the plan.
    fn plan_label(&self, plot: &mut Plot, side: Side, told: &ChartText<'_>) {
        let (Some((day, _)), Some(planned)) = (self.spot(), self.planned) else {
            return;
        };
        let mark = plot.place(day, planned);
        // On the other side is the figure: what stood beyond it would read as a value of it.
        let near = |size: f64, _: f64| {
            let level = mark.1 + size * 0.35;
            let is_own = |spot: &Spot| match side {
                Side::Above => spot.at.1 <= level,
                Side::Below => level <= spot.at.1,
            };
            label::around(mark, size, side).filter(is_own).collect()
        };
        if plot.label(&told.plan_labels(), "pr-lb-plan", Some(mark), near) {
            return;
        }
        let on_it = on_line(&self.drawn_plan(), plot);
        plot.label(&[told.plan_name()], "pr-lb-plan", None, |size, _| {
            let near = |at: &Point| label::around(*at, size, side).take(20);
            on_it.iter().flat_map(near).collect()
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
        let Some(day) = self.forecast.and_then(|f| f.central) else {
            return;
        };
        let Some((tip, value)) = self.tip(Some(day), plot.days().1) else {
            return;
        };
        let mark = plot.place(tip, value);
        plot.label(
            &told.forecast_labels(),
            "pr-lb-plan",
            Some(mark),
            |size, _| label::around(mark, size, Side::Below).take(50).collect(),
        );
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

/// Places on a line in pixels, the last first: the middles between its corners, then these.
fn on_line(line: &[(Date, f64)], plot: &Plot) -> Vec<Point> {
    let corners: Vec<Point> = line
        .iter()
        .rev()
        .map(|(day, value)| plot.place(*day, *value))
        .collect();
    let middles = corners
        .windows(2)
        .map(|pair| ((pair[0].0 + pair[1].0) / 2.0, (pair[0].1 + pair[1].1) / 2.0));
    middles.chain(corners.iter().copied()).collect()
}
