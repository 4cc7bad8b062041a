"""Time and rates: elapsed time, the mean rate so far, the required rate, the finish at the pace seen."""

import math
from fractions import Fraction

from figures import LIMITS, meets
from plan import begin_day, start_value
from reading import ONE_DAY


def elapsed(s, d, t):
    """Share of the time gone, in days; 0 before and 1 from the due day on when start and due are one day."""
    if s is None or d is None:
        return None
    if d == s:
        return Fraction(int(t >= d))
    return min(max(Fraction((t - s).days, (d - s).days), Fraction(0)), Fraction(1))


def rate_origin(ind, begin):
    """(day, value) that the mean rate so far starts from: the start, or a later break in the series."""
    last = max((day for day in ind.breaks if day > begin[0]), default=None)
    if last is None:
        return begin
    return next(((day, value) for day, value, bound in ind.series if day >= last and not bound), ind.series[-1][:2])


def mean_rate(ind, measure=lambda value: value, begin=None):
    """Mean change a day of the figures from the start to the latest; None where no time lies between."""
    begin = begin or (begin_day(ind), start_value(ind))
    t_a, value, _ = ind.series[-1]
    day, first = rate_origin(ind, begin)
    if (t_a - begin[0]).days <= 0 or t_a <= day:
        return None
    return (measure(value) - measure(first)) / (t_a - day).days


def required(ind, value, bound, t):
    """What is needed each day from the latest figure until the due date; none from a bound, for a limit, a yes or no, without a baseline."""
    if value is None or ind.T is None or ind.d is None or ind.direction in LIMITS or ind.kind == "yes-no":
        return None
    if ind.B is None or bound or t >= ind.d or meets(ind, value):
        return None
    days = (ind.d - ind.t_a).days
    return (ind.T - value) / days if 0 < days else None


def forecast(ind, p):
    """(central, fastest, slowest) dates at the pace seen, each None where there is none."""
    line = line_since_break(ind)
    nothing = None, None, None
    if p is None or not 0 < p < 1 or len(line) < 3 or ind.direction in LIMITS or ind.B is None:
        return nothing
    t_a, value = line[-1]
    if ind.series[-1][2] or (t_a - line[0][0]).days < 30:
        return nothing
    up = 1 if ind.T > ind.B else -1
    begin = max(t_a - 90 * ONE_DAY, line[0][0])
    left, widest = (ind.T - value) * up, widest_gap(line, begin)
    if widest > 92:
        begin = line[-2][0]
    central = finish(t_a, left, (value - on_line(line, begin)) * up / (t_a - begin).days)
    if widest > 31:
        return central, None, None
    fast, slow = (finish(t_a, left, pace) for pace in fastest_and_slowest(line, begin, up))
    if central:
        fast = min(fast, central) if fast else central
        slow = max(slow, central) if slow else None
    return central, fast, slow


def widest_gap(line, begin):
    """The longest distance between neighbouring figures of the days since `begin`."""
    return max((b[0] - a[0]).days for a, b in zip(line, line[1:]) if b[0] > begin)


def fastest_and_slowest(line, begin, up):
    """The greatest and the least mean pace of every thirty days since `begin`."""
    windows = [begin + i * ONE_DAY for i in range((line[-1][0] - begin).days - 30 + 1)]
    paces = [(on_line(line, day + 30 * ONE_DAY) - on_line(line, day)) * up / 30 for day in windows]
    return max(paces), min(paces)


def line_since_break(ind):
    """The exact published figures as a line; a break restarts it."""
    last = max(ind.breaks, default=None)
    return [(day, value) for day, value, bound in ind.series if not bound and (last is None or day >= last)]


def on_line(line, day):
    """The piecewise linear line through the figures, on a day."""
    for (d0, v0), (d1, v1) in zip(line, line[1:]):
        if d0 <= day <= d1:
            return v0 + (v1 - v0) * Fraction((day - d0).days, (d1 - d0).days)
    raise ValueError(f"{day} is outside the figures")


def finish(t_a, left, pace):
    """The day the target is reached at a pace, days rounded up; None when never."""
    try:
        return t_a + math.ceil(left / pace) * ONE_DAY if pace > 0 else None
    except OverflowError:
        return None
