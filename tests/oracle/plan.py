"""The plan: the value it starts from, the value planned for a day, days ahead or behind, the tolerance."""

import math
import re
from fractions import Fraction

from figures import LIMITS, exact_figures
from reading import last_day, number, shifted

STEPPED = ("step", "by-milestones")


def begin_day(ind):
    """The day on which the way begins: the start, or the later day of a baseline where nothing is known before."""
    if ind.s is None or not ind.b_said or ind.b_said <= ind.s:
        return ind.s
    return ind.s if any(day < ind.b_said for day, _ in exact_figures(ind)) else ind.b_said


def start_value(ind):
    """The value on the start day: the latest exact figure up to it, read on the line to the next if it is old."""
    if ind.s is None:
        return ind.B
    figures = exact_figures(ind)
    before = [figure for figure in figures if figure[0] <= ind.s]
    if not before:
        return ind.B
    day, value = before[-1]
    following = next((figure for figure in figures if figure[0] > ind.s), None)
    is_old = ind.s > shifted(day, ind.every, 1) and (ind.s - day).days > 92
    if not is_old or following is None or any(day < broken <= following[0] for broken in ind.breaks):
        return value
    return value + (following[1] - value) * Fraction((ind.s - day).days, (following[0] - day).days)


def has_pace(ind):
    """Whether there is a way from the start to the target that can be kept or missed."""
    if ind.direction in LIMITS or ind.kind == "yes-no" or None in (ind.B, ind.T, ind.s, ind.d):
        return False
    return ind.T != ind.B and (ind.T - start_value(ind)) * toward(ind) > 0


def toward(ind):
    """1 for a rising target, -1 for a falling one."""
    return 1 if ind.T > ind.B else -1


def is_planned(ind):
    """Whether a shape is declared, or a plan of which a point lies between start and due, and can be drawn."""
    return has_pace(ind) and bool(ind.shape or written_points(ind, start_value(ind)))


def day_number(ind, day):
    """Days from where the way begins."""
    return Fraction((day - begin_day(ind)).days)


def span(ind):
    """Days from there to due."""
    return day_number(ind, ind.d)


# ---------------------------------------------------------------- the value planned


def points(ind):
    """The plan as (days from start, value) from the start value to the target, jumps at their own day."""
    begin = start_value(ind)
    inner = milestone_points(ind, begin) if ind.shape == "by-milestones" else written_points(ind, begin)
    return [(Fraction(0), begin), *inner, (span(ind), ind.T)]


def written_points(ind, begin):
    """The plan's own points between start and due; one behind the start value counts as that."""
    found = []
    for written, value in (ind.plan_written or {}).items():
        share = re.fullmatch(r"\s*([\d.]+)\s*%\s*", str(value))
        amount = ind.B + number(share[1]) / 100 * (ind.T - ind.B) if share else number(value)
        if (amount - begin) * toward(ind) < 0:
            amount = begin
        if begin_day(ind) < last_day(written) < ind.d:
            found.append((day_number(ind, last_day(written)), amount))
    return sorted(found, key=lambda point: point[0])


def milestone_points(ind, begin):
    """The value due with each milestone: the start value and the share of milestones due by then."""
    total, done, steps = sum(weight for _, weight in ind.milestones), Fraction(0), []
    for due, weight in sorted((m for m in ind.milestones if m[0]), key=lambda m: m[0]):
        done += weight
        if due < ind.d:
            steps.append((max(day_number(ind, due), Fraction(0)), begin + (ind.T - begin) * done / total))
    return steps


def is_late_start(ind):
    """The quadratic shape, used when no points are given."""
    return ind.shape == "late-start" and not written_points(ind, start_value(ind))


def planned_value(ind, day):
    """The value planned for a day, constant outside start and due; a jump counts on its own day."""
    x, line = day_number(ind, day), points(ind)
    if x >= span(ind):
        return ind.T
    if x < 0:
        return line[0][1]
    if is_late_start(ind):
        return line[0][1] + (ind.T - line[0][1]) * (x / span(ind)) ** 2
    at = max(i for i, point in enumerate(line) if point[0] <= x)
    (x0, y0), (x1, y1) = line[at], line[at + 1]
    return y0 if ind.shape in STEPPED else y0 + (y1 - y0) * (x - x0) / (x1 - x0)


# ---------------------------------------------------------------- days ahead or behind


def schedule(ind, value, day):
    """(days ahead, days ahead on the line to the first point that asks for more while nothing is due, else None)."""
    begin, x, planned = start_value(ind), day_number(ind, day), planned_value(ind, day)
    low, high = sorted((begin, ind.T))
    value = min(max(value, low), high)
    if planned == begin:
        line = inverse(first_asked(asking(ind), value, toward(ind)), value, x) - x
        return max(Fraction(0), line), line
    if ind.shape not in STEPPED and not is_flat(ind, x):
        return earned_on_curve(ind, value, x) - x, None
    if (planned - value) * toward(ind) > 0:
        return -x * (planned - value) / (planned - begin), None
    return max(Fraction(0), inverse(asking(ind), value, x) - x), None


def is_flat(ind, x):
    """Whether a day lies on a stretch of the plan that asks for nothing more."""
    line = points(ind)
    return not is_late_start(ind) and any(y0 == y1 and x0 <= x <= x1 for (x0, y0), (x1, y1) in zip(line, line[1:]))


def asking(ind):
    """The straight line through the points that ask for more than the ones before."""
    line = []
    for point in points(ind):
        if not line or (point[1] - line[-1][1]) * toward(ind) > 0:
            line.append(point)
    return line


def first_asked(line, value, sense):
    """The line to the first point that asks for more; what lies beyond that point counts as the point."""
    (x0, y0), (x1, y1) = line[:2]
    return [(x0, y0), (x1, value if (value - y1) * sense > 0 else y1)]


def earned_on_curve(ind, value, x):
    """Days from the start at which the plan has the value, the nearest to the figure's own day."""
    if is_late_start(ind):
        begin = start_value(ind)
        return Fraction(math.sqrt((value - begin) / (ind.T - begin))) * span(ind)
    return inverse(points(ind), value, x)


def inverse(line, value, x):
    """Where a line has a value, the nearest place to x."""
    found = []
    for (x0, y0), (x1, y1) in zip(line, line[1:]):
        if y0 == y1 == value:
            found.append(min(max(x, x0), x1))
        elif y0 != y1 and min(y0, y1) <= value <= max(y0, y1):
            found.append(x0 + (value - y0) * (x1 - x0) / (y1 - y0))
    return min(found, key=lambda place: abs(place - x))


def tolerance_days(ind, day):
    """Tolerance in whole days; a short span's is at most half of what still counts as slightly behind."""
    length, left = span(ind), Fraction(max((ind.d - day).days, 0))
    rule = ind.tolerance
    limits = [max(rule["days"], rule["share"] * length), rule["behind"] * length, Fraction(15, 100) * length, left]
    if length < 47:
        limits.append(rule["behind"] * length / 2)
    return Fraction(math.floor(min(limits)))


def plan_columns(ind, p, t_a, value):
    """The exported columns of plan against actual at the day of the figure."""
    out = dict.fromkeys(("planned_value", "planned_progress", "sv", "spi", "es_days", "svt_days", "spit",
                         "tolerance_days"))
    if value is None or p is None or not has_pace(ind):
        return out
    spent = day_number(ind, t_a)
    if spent > 0:
        out["tolerance_days"] = tolerance_days(ind, t_a)
    if is_planned(ind):
        out["planned_value"] = planned_value(ind, t_a)
        pi = out["planned_progress"] = (out["planned_value"] - ind.B) / (ind.T - ind.B)
        out["sv"] = p - pi
        if spent > 0:
            out["spi"] = p / pi if pi > 0 else None
            out["svt_days"], _ = schedule(ind, value, t_a)
            out["es_days"] = spent + out["svt_days"]
            out["spit"] = out["es_days"] / spent
    return out
