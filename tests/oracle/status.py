"""The status of one indicator: the first rule that matches, then silence."""

from fractions import Fraction

from content import DONE, ENDED
from figures import LIMITS, exact_figures, gap, has_target, meets, progress, proves_lateness, proves_success, sense
from pace import elapsed, mean_rate
from plan import begin_day, has_pace, is_planned, schedule, span, start_value, toward, tolerance_days
from reading import ONE_DAY, shifted

HALF = Fraction(1, 2)
LATE = ("worse", "well-behind", "behind")


def status_of(ind, t, stage, stage_word):
    """The status on a day; a long silence leaves no verdict that would flatter."""
    if ind.closed and not stage:
        return "unrated"
    status = stage or first_match(ind, t, stage_word)
    if status in ("early", "on-track", "ahead", "behind") and is_silent(ind, t):
        return "unrated"
    return status


def is_silent(ind, t):
    """More than three intervals, and more than 92 days, after the last figure."""
    t_a = ind.series[-1][0]
    return t > shifted(t_a, ind.every, 3) and (t - t_a).days > 92


def first_match(ind, t, stage_word):
    """Target met, deadline passed, not started, no data, then limit or pace."""
    if has_target(ind):
        if is_target_met(ind, t):
            return "target-met"
        if ind.d and t > ind.d:
            return after_deadline(ind, t)
    if ind.s and t < ind.s:
        return "not-started"
    if not ind.series and not (ind.kind == "qualitative" and ind.facts):
        return "unrated" if any(fact.value is not None for fact in ind.facts) else "no-data"
    if not has_target(ind) or ind.kind == "qualitative":
        return "ongoing" if stage_word == "ongoing" and not has_target(ind) else "unrated"
    return limit(ind, t) if ind.direction in LIMITS else pace(ind, t)


# ---------------------------------------------------------------- target and deadline


def is_target_met(ind, t, goal=None):
    """The last figure reaches the target; of a limit, the last one about the deadline."""
    goal = goal or ind
    figure = deciding_figure(ind, t, goal)
    return bool(figure) and meets(ind, figure[1], goal) and proves_success(sense(ind, figure[2], figure[1], goal))


def deciding_figure(ind, t, goal):
    """The last figure; of a limit the last within one interval of the deadline, from the deadline on."""
    if ind.direction not in LIMITS:
        return ind.series[-1] if ind.series else None
    if goal.d is None or t < goal.d:
        return None
    first, last = shifted(goal.d, ind.every, -1), shifted(goal.d, ind.every, 1)
    near = [figure for figure in ind.series if first <= figure[0] <= last]
    return near[-1] if near else None


def after_deadline(ind, t, goal=None):
    """Awaiting or overdue: one interval for a figure to come, three and 92 days for a bound that decides nothing."""
    goal = goal or ind
    figure = deciding_figure(ind, t, goal)
    if figure and figure[2] and not (proves_lateness(sense(ind, figure[2], figure[1], goal))
                                     and not meets(ind, figure[1], goal)):
        return "awaiting" if t <= max(shifted(goal.d, ind.every, 3), goal.d + 92 * ONE_DAY) else "overdue"
    if t <= shifted(goal.d, ind.every, 1) and not any(day >= goal.d for day, _, _ in ind.series):
        return "awaiting"
    return "overdue"


def proven(word, bound):
    """What a bound's own value gives, where the bound proves it; `early` only where it does not ask the value."""
    if not bound:
        return word
    return word if (proves_lateness(bound) if word in LATE else proves_success(bound)) else "unrated"


# ---------------------------------------------------------------- limits and ranges


def limit(ind, t):
    """At-least, at-most and range up to the deadline: inside, broken, coming nearer in time or not."""
    if ind.d is None:
        return "unrated"
    _, value, bound = ind.series[-1]
    bound = sense(ind, bound, value)
    if gap(ind, value) == 0:
        return proven("on-track", bound)
    if bound and not proves_lateness(bound):
        return "unrated"
    begin = first_value(ind)
    if begin is None or (ind.s and ind.series[-1][0] <= begin_day(ind)):
        return "unrated"
    if gap(ind, begin) == 0 or (ind.direction == "range" and (begin < ind.low) != (value < ind.low)):
        return proven("behind", bound)
    gone, nearer = elapsed(ind.s, ind.d, t), is_nearer(ind, value)
    if gone is None or nearer is None:
        return "unrated"
    if gone >= HALF:
        return proven(limit_by_time(ind, value, nearer), bound)
    if nearer:
        return "unrated" if bound else "early"
    return proven("behind", bound)


def first_value(ind):
    """The value at the start; the first figure where there is none, if another has followed."""
    begin = start_value(ind)
    if begin is None and len(ind.series) > 1:
        return first_figure(ind)[1]
    return begin


def first_figure(ind):
    """The first exact figure, as (day, value)."""
    return next(((day, value) for day, value, bound in ind.series if not bound), (None, None))


def is_nearer(ind, value):
    """Whether the gap is smaller than at the exact figure before; any baseline when there is no other."""
    t_a, _, bound = ind.series[-1]
    before = [figure for figure in exact_figures(ind) if figure[0] <= t_a]
    before = before if bound else before[:-1]
    before = before[-1][1] if before else ind.B
    return None if before is None else gap(ind, value) < gap(ind, before)


def limit_by_time(ind, value, nearer):
    """From half time on: the days the gap still needs at the rate it closed, against the days left."""
    begin = (begin_day(ind), start_value(ind)) if start_value(ind) is not None else first_figure(ind)
    rate = mean_rate(ind, lambda x: gap(ind, x), begin)
    if rate is None:
        return "unrated"
    if rate >= 0:
        return "well-behind"
    t_a = ind.series[-1][0]
    late = gap(ind, value) / -rate - (ind.d - t_a).days
    word = judged(-late, tolerance_days(ind, t_a), ind, may_lead=False)
    return "behind" if word == "on-track" and not nearer else word


# ---------------------------------------------------------------- pace


def pace(ind, t):
    """Worse than at the start, then pace with and without a plan."""
    t_a, value, raw_bound = ind.series[-1]
    p, bound = progress(ind, value, raw_bound), sense(ind, raw_bound, value)
    if ind.kind == "yes-no" or None in (p, ind.B, ind.s, ind.d) or t_a <= begin_day(ind):
        return "unrated"
    tolerance = tolerance_days(ind, t_a)
    if p - progress(ind, start_value(ind)) < -tolerance / span(ind):
        return proven("worse", bound)
    if not has_pace(ind) or (bound and p >= 1):
        return "unrated"
    if is_planned(ind):
        return planned_pace(ind, value, bound, tolerance)
    return "early" if elapsed(ind.s, ind.d, t) < HALF else proven(plain_pace(ind, value, tolerance), bound)


def planned_pace(ind, value, bound, tolerance):
    """Days ahead of or behind the plan; while it asks for nothing, at best on track."""
    ahead, line = schedule(ind, value, ind.series[-1][0])
    if line is None:
        return proven(judged(ahead, tolerance, ind), bound)
    if line >= -tolerance:
        return proven("on-track", bound)
    return "early" if proves_lateness(bound) else "unrated"


def plain_pace(ind, value, tolerance):
    """Without a plan: the days that the rest needs at the mean rate so far, against the days left."""
    rate = mean_rate(ind)
    if rate is None:
        return "unrated"
    if rate * toward(ind) <= 0:
        return "well-behind"
    late = (ind.T - value) / rate - (ind.d - ind.series[-1][0]).days
    return judged(-late, tolerance, ind, may_lead=False)


def judged(ahead, tolerance, ind, may_lead=True):
    """Days ahead against the tolerance."""
    if ahead > tolerance and may_lead:
        return "ahead"
    if ahead >= -tolerance:
        return "on-track"
    return "behind" if ahead >= -ind.tolerance["behind"] * span(ind) else "well-behind"


def is_stale(ind, t, status, site):
    """The badge: two intervals and four weeks without a figure, closed days not counted."""
    if not ind.series or status in ("target-met", "no-data", *DONE, *ENDED):
        return False
    t_a = ind.series[-1][0]
    closed = sum(1 for day in site.closed if t_a < day <= t)
    open_day = t - closed * ONE_DAY
    return open_day >= shifted(t_a, ind.every, 2) and (open_day - t_a).days >= 28
