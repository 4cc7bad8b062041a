//! The lines, areas and dots of a trajectory, from back to front.

use super::plan::value_on;
use super::say::ChartText;
use super::{Goal, Trajectory};
use crate::base::Date;
use crate::chart::field::HERE;
use crate::chart::plot::Plot;
use crate::chart::role::Role;
use crate::derive::Bound;

/// More figures than this are a line without dots; more than [`TOLD`] have no tooltips.
const DOTS: usize = 60;
const TOLD: usize = 24;

impl Trajectory {
    /// Draws everything but the labels, from back to front.
    pub(super) fn marks(&self, plot: &mut Plot, told: &ChartText<'_>) {
        let plan = self.drawn_plan();
        self.areas(plot, &plan);
        self.former(plot);
        self.goal(plot);
        self.future(plot);
        if !plan.is_empty() {
            plot.line(self.plan_role(), &plan);
        }
        for run in self.runs().iter().filter(|run| run.len() > 1) {
            plot.line(Role::Actual, run);
        }
        self.breaks(plot);
        self.dots(plot, told);
    }

    /// Tints behind the lines: the room between two limits, the gap between plan
    /// and course.
    fn areas(&self, plot: &mut Plot, plan: &[(Date, f64)]) {
        self.inside(plot);
        for run in self.runs().iter().filter(|run| run.len() > 1) {
            if self.declared && !plan.is_empty() {
                plot.field.area(Role::Gap, between(run, plan));
            }
        }
    }

    /// The room between two limits.
    pub(in crate::chart) fn inside(&self, plot: &mut Plot) {
        if let Some(Goal::Within(low, high)) = self.goal {
            let (first, last) = plot.days();
            let room = vec![(first, low), (last, low), (last, high), (first, high)];
            plot.field.area(Role::Inside, room);
        }
    }

    /// Promises that no longer hold, up to the day on which they changed.
    fn former(&self, plot: &mut Plot) {
        let mut from = plot.days().0;
        for former in &self.former {
            let until = former.until.clamp(plot.days().0, plot.days().1);
            if let Some(target) = former.target {
                plot.line(Role::Former, &[(from, target), (until, target)]);
                from = until;
            }
            if let (Some(due), Some(goal)) = (former.due, self.goal) {
                plot.dot(Role::DotPlan, due, goal.values()[0], 4.0, None);
            }
        }
    }

    /// The target up to its day, or limits over the whole time.
    fn goal(&self, plot: &mut Plot) {
        self.goal_lines(plot);
        for value in self.goal.into_iter().flat_map(Goal::values) {
            if let Some(due) = self.reach_day() {
                plot.dot(Role::DotTarget, due, value, 4.0, None);
            }
        }
    }

    /// The lines of the target or of the limits, without a dot at their end.
    pub(in crate::chart) fn goal_lines(&self, plot: &mut Plot) {
        let (first, last) = plot.days();
        for value in self.goal.into_iter().flat_map(Goal::values) {
            plot.line(
                Role::Target,
                &[(first, value), (self.reach_day().unwrap_or(last), value)],
            );
        }
    }

    /// The day by which the target is to be reached; `None` for limits, which hold all the time.
    fn reach_day(&self) -> Option<Date> {
        self.due
            .filter(|_| matches!(self.goal, Some(Goal::Reach(_))))
    }

    /// Where the paces seen would lead: as far as the axis goes, with an arrow where it goes on.
    fn future(&self, plot: &mut Plot) {
        let (Some(forecast), Some((now, value)), Some(Goal::Reach(target))) =
            (self.forecast, self.spot(), self.goal)
        else {
            return;
        };
        let end = plot.days().1;
        let fast = self
            .tip(forecast.fastest().or(forecast.central), end)
            .unwrap_or((now, value));
        let slow = self
            .tip(
                forecast.seen.map_or(forecast.central, |seen| seen.slowest),
                end,
            )
            .unwrap_or((now, value));
        // Where only the fast pace gets there in time, the area has a corner at the end of the
        // axis.
        let corner = (fast.1 == target && slow.1 != target).then_some((end, target));
        let fan: Vec<(Date, f64)> = [(now, value), fast]
            .into_iter()
            .chain(corner)
            .chain([slow])
            .collect();
        if forecast.seen.is_some() && fan.iter().any(|(_, v)| *v != value) {
            plot.field.area(Role::Fan, fan);
        }
        let Some(central) = forecast.central else {
            return;
        };
        let Some(tip) = self.tip(Some(central), end) else {
            return;
        };
        plot.line(Role::Forecast, &[(now, value), tip]);
        if central <= end {
            plot.dot(Role::DotOpen, central, target, 4.0, None);
        } else {
            let ((x, y), back) = (plot.place(tip.0, tip.1), plot.place(now, value));
            let (dx, dy) = (x - back.0, y - back.1);
            let long = dx.hypot(dy).max(1.0);
            let (dx, dy) = (dx / long * 7.0, dy / long * 7.0);
            let wings = [
                HERE,
                (-dx - dy / 1.8, -dy + dx / 1.8),
                (-dx + dy / 1.8, -dy - dx / 1.8),
            ];
            plot.field
                .closed(Role::Arrow, wings.map(|wing| (tip, wing)));
        }
    }

    /// Where a pace from the latest figure leads: to the target, or as far toward it as the axis
    /// goes; level where it leads nowhere. `None` without a figure or a target to reach.
    pub(super) fn tip(&self, finish: Option<Date>, end: Date) -> Option<(Date, f64)> {
        let ((now, value), Some(Goal::Reach(target))) = (self.spot()?, self.goal) else {
            return None;
        };
        Some(match finish {
            Some(day) if day <= end => (day, target),
            Some(day) => {
                let share = f64::from(end.since(now)) / f64::from(day.since(now));
                (end, value + (target - value) * share)
            }
            None => (end, value),
        })
    }

    /// A dotted line on each day from which the series cannot be compared with what was before.
    fn breaks(&self, plot: &mut Plot) {
        for day in self
            .points
            .iter()
            .filter(|p| p.anew)
            .filter_map(|p| p.when().first())
            // The line stands before the first day that is counted anew.
            .map(|day| day.plus(-1))
        {
            let [(_, low), (_, high)] = plot.corners();
            plot.field.rule(Role::Break, (day, high), (day, low));
            let line = [high, low].map(|value| plot.place(day, value));
            plot.taken.line(&line, 1.0);
        }
    }

    /// The figures, the latest with its plan.
    pub(in crate::chart) fn dots(&self, plot: &mut Plot, told: &ChartText<'_>) {
        let known: Vec<_> = self
            .points
            .iter()
            .filter_map(|p| Some((p, p.value?)))
            .collect();
        let last = known.len().saturating_sub(1);
        for (at, (point, value)) in known.iter().enumerate() {
            let open = point.is_open();
            let (role, radius) = match (open, at == last) {
                (false, true) => (Role::DotEnd, 5.0),
                (true, true) => (Role::DotOpen, 4.5),
                (false, false) => (Role::Dot, 2.5),
                (true, false) => (Role::DotOpen, 3.5),
            };
            if at < last && (known.len() > DOTS && !open) {
                continue;
            }
            if at == last
                && let Some(planned) = self.planned.filter(|_| self.declared)
            {
                plot.dot(Role::DotPlan, point.at(), planned, 4.0, None);
            }
            let tooltip = (known.len() <= TOLD).then(|| told.point(point, *value));
            plot.dot(role, point.at(), *value, radius, tooltip.as_deref());
            if let Some(bound) = point.bound.filter(|bound| *bound != Bound::Neither) {
                arrow(plot, point.at(), *value, bound);
            }
        }
    }
}

/// The outline between a run and the plan below or above it.
fn between(run: &[(Date, f64)], plan: &[(Date, f64)]) -> Vec<(Date, f64)> {
    let (first, last) = (run[0].0, run[run.len() - 1].0);
    // A jump on the last day is drawn upright, so its lower end belongs to the outline.
    let inner = plan
        .iter()
        .copied()
        .filter(|(d, _)| first < *d && *d <= last);
    let ends = |day| (day, value_on(plan, day));
    let below: Vec<(Date, f64)> = std::iter::once(ends(first))
        .chain(inner)
        .chain([ends(last)])
        .collect();
    run.iter().copied().chain(below.into_iter().rev()).collect()
}

/// A small arrow on a figure that is only a bound, toward where the real one may lie.
fn arrow(plot: &mut Plot, day: Date, value: f64, bound: Bound) {
    let sign = if bound == Bound::Lower { -1.0 } else { 1.0 };
    let wings = [(-4.0, sign * 7.0), (4.0, sign * 7.0), (0.0, sign * 14.0)];
    plot.field
        .closed(Role::Arrow, wings.map(|wing| ((day, value), wing)));
    let (x, y) = plot.place(day, value);
    plot.taken.dot((x, y + sign * 10.5), 4.0);
}
