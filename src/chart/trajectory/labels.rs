//! The labels of a trajectory, the most important first: actual, target, plan, gap, forecast, former promises.

use super::say::Told;
use super::{Goal, Trajectory};
use crate::chart::canvas::{Anchor, Point};
use crate::chart::figure::Width;
use crate::chart::label::{self, Area, Side, Spot};
use crate::chart::plot::Plot;
use crate::chart::role::Role;

impl Trajectory {
    pub(super) fn labels(&self, plot: &mut Plot, width: Width, told: &Told<'_>) {
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

    /// A bracket from the plan to the latest figure, beside the as-of line when that stands close; the middle of its right edge.
    fn bracket(&self, plot: &mut Plot, told: &Told<'_>) -> Option<Point> {
        told.gap.filter(|gap| *gap != 0.0)?;
        let ((day, value), planned) = (self.now()?, self.planned?);
        let ((x, actual), plan) = (plot.place(day, value), plot.place(day, planned).1);
        let line = plot.place(self.as_of, value).0;
        let left = if x <= line && line < x + 18.0 { line + 5.0 } else { x + 8.0 };
        let fits = left + 6.0 < f64::from(plot.canvas.size().0) && 8.0 < (actual - plan).abs();
        fits.then(|| {
            let edge = left + 5.0;
            let path = [(left, plan), (edge, plan), (edge, actual), (left, actual)];
            plot.canvas.line(Role::Bracket, &path);
            plot.taken.line(&path, 1.25);
            (edge, (plan + actual) / 2.0)
        })
    }

    fn actual_label(&self, plot: &mut Plot, side: Side, told: &Told<'_>) {
        let Some((day, value)) = self.now() else { return };
        let (mark, variants) = (plot.place(day, value), told.actual_labels());
        // It is never left out: somewhere in the plot there is always a place.
        if !write(plot, &variants, "pr-lb-actual", Some(mark), |size, _| label::around(mark, size, side).collect()) {
            let plain = plot.frame;
            let area = Area { left: plain.left, top: 20.0, right: f64::from(plot.canvas.size().0) - 2.0, bottom: plain.bottom };
            write(plot, &variants, "pr-lb-actual", Some(mark), |size, width| label::anywhere(area, mark, size, width));
        }
    }

    /// On the line of the target or of each limit.
    fn goal_labels(&self, plot: &mut Plot, width: Width, told: &Told<'_>) {
        for (variants, value) in told.goals() {
            let due = self.due.filter(|_| matches!(self.goal, Some(Goal::Reach(_)))).unwrap_or(plot.days.1);
            let (from, end) = (plot.frame.left + 2.0, plot.place(due.clamp(plot.days.0, plot.days.1), value));
            // On a phone the date stands on the axis alone.
            let variants = if width == Width::Narrow && variants.len() > 2 { &variants[1..] } else { &variants };
            let right = plot.frame.right.max(end.0);
            write(plot, variants, "pr-lb", None, |size, wide| {
                let on_line = label::along(from, end.0.max(from + wide), end.1, size, wide);
                on_line.chain(label::along(from, right, end.1, size, wide)).collect()
            });
        }
    }

    /// At the planned value on the day of the latest figure, else anywhere on the plan.
    fn plan_label(&self, plot: &mut Plot, side: Side, told: &Told<'_>) {
        let (Some((day, value)), Some(words)) = (self.now().map(|(d, _)| d).zip(self.planned), told.plan_label()) else { return };
        let mark = plot.place(day, value);
        let others: Vec<Point> = self.plan.iter().rev().map(|(d, v)| plot.place(*d, *v)).collect();
        write(plot, &[words], "pr-lb-plan", Some(mark), |size, _| {
            let near = label::around(mark, size, side).take(40);
            near.chain(others.iter().flat_map(|at| label::around(*at, size, side).take(10))).collect()
        });
    }

    fn gap_label(&self, plot: &mut Plot, (x, y): Point, told: &Told<'_>) {
        let Some(words) = told.gap_words() else { return };
        write(plot, &[words], "pr-lb", Some((x, y)), |size, _| {
            let spot = |dy: f64| Spot { at: (x + 7.0, y + size * 0.35 + dy), anchor: Anchor::Start };
            [0.0, 6.0, -6.0, 12.0, -12.0, 18.0, -18.0].map(spot).to_vec()
        });
    }

    fn forecast_label(&self, plot: &mut Plot, told: &Told<'_>) {
        let (Some(words), Some(Goal::Reach(target))) = (told.forecast_label(), self.goal) else { return };
        let Some(day) = self.forecast.and_then(|f| f.central) else { return };
        let inside = day <= plot.days.1;
        let mark = if inside { plot.place(day, target) } else { (plot.frame.right, plot.place(plot.days.1, target).1) };
        write(plot, &[words], "pr-lb-plan", Some(mark), |size, _| label::around(mark, size, Side::Below).take(50).collect());
    }

    fn former_labels(&self, plot: &mut Plot, told: &Told<'_>) {
        for former in &self.former {
            if let Some(target) = former.target {
                let end = plot.place(former.until.clamp(plot.days.0, plot.days.1), target);
                let from = plot.frame.left + 2.0;
                write(plot, &[told.former_target(target)], "pr-lb-plan", None, |size, wide| {
                    label::along(from, end.0.max(from + wide), end.1, size, wide).collect()
                });
            }
            if let (Some(due), Some(goal)) = (former.due, self.goal) {
                let mark = plot.place(due, goal.values()[0]);
                write(plot, &[told.former_due(due)], "pr-lb-plan", Some(mark), |size, _| {
                    label::around(mark, size, Side::Below).take(40).collect()
                });
            }
        }
    }
}

/// Writes the first variant that finds a place, with a leader where it stands away from a mark; whether any did.
fn write(
    plot: &mut Plot,
    variants: &[String],
    class: &'static str,
    mark: Option<Point>,
    spots: impl Fn(f64, f64) -> Vec<Spot>,
) -> bool {
    let size = plot.size;
    for words in variants {
        let width = label::width(words, size, class == "pr-lb-actual");
        if let Some(spot) = plot.taken.place(width, spots(size, width)) {
            if let Some(line) = mark.and_then(|mark| plot.taken.leader(mark, spot, width)) {
                plot.canvas.line(Role::Leader, &line);
                plot.taken.line(&line, 0.75);
            }
            plot.canvas.text(spot.at, spot.anchor, class, words);
            return true;
        }
    }
    false
}
