"""An indicator as of a day: its values, the figures that count, and the progress they make."""

from fractions import Fraction
from statistics import median
from types import SimpleNamespace

from content import batch_default, known_facts, part_of, raw_indicators, slice_word, way_back, whole_of
from reading import field, first_day, interval, last_day, number, quantity, value_of

LIMITS = ("at-least", "at-most", "range")
OPPOSITE = {"lower": "upper", "upper": "lower"}


def indicator_on(project, site, name, day, part=()):
    """One indicator, or one part of it, with the values that held on a day."""
    raw = raw_indicators(project)[name]

    def current(key, default=None, at=day):
        value = way_back(project.front, f"indicators.{name}.{key}", whole_of(raw.get(key)), at)
        return default if value in (None, "", "null", "none") else value

    if part:
        raw, current = part_values(project, name, raw, part, current, day)
    ind = SimpleNamespace(id=name, project=project.id, raw=raw, kind=field(raw, "kind", "count"), part=part)
    ind.promised = bool(part) and raw["promised"]
    ind.level, ind.unit = field(raw, "level"), field(raw, "unit", "")
    ind.direction, ind.accumulation = current("direction", "increase"), current("accumulation", "cumulative")
    ind.closed = bool(last_day(field(raw, "closed")) and last_day(raw["closed"]) <= day)
    ind.tolerance = tolerances(site, raw)
    set_baseline(ind, current("baseline"), project_start(project, site, day))
    ind.T, ind.low, ind.high, ind.d = target_of(ind, current("target"), project_due(project, site, day))
    ind.d_written = own_date(current("target")) or due_written(project, site, day)
    first = target_of(ind, current("target", at=None), project_due(project, site, None))
    ind.first = SimpleNamespace(T=first[0], low=first[1], high=first[2], d=first[3])
    ind.shape, ind.plan_written = current("shape"), current("plan", {})
    ind.milestones = milestone_dues(project)
    ind.facts = known_facts(project, site, name, raw, day, part)
    if part and ind.accumulation == "per-period":
        ind.facts = with_missing(ind.facts, known_facts(project, site, name, raw, day))
    ind.breaks = [f.day for f in ind.facts if f.flag == "break" and f.value is not None]
    ind.series = series_of(ind)
    ind.every = interval(current("every")) if current("every") else site.every or rhythm(ind.facts)
    ind.provenance = (field(raw, "provenance") or field(project.front, "provenance")
                      or field(site.raw, "provenance") or "stated")
    return ind


def part_values(project, name, raw, part, whole, day):
    """What a part has of its own, and what it has in common with the whole: kind, direction, accumulation, dates,
    tolerance and the form of the plan; steps need points of its own. Where the whole began at 0, and nothing can be
    less, each part did."""
    def own(key, at):
        value = way_back(project.front, f"indicators.{name}.by.{slice_word(part)}.{key}",
                         part_of(raw.get(key), part, raw), at)
        return None if value in (None, "", "null", "none") else value

    def dated(value, of_whole):
        date_of_whole = own_date(of_whole)
        if value is None or date_of_whole is None or own_date(value):
            return value
        return {**(value if isinstance(value, dict) else {"value": value}), "date": date_of_whole}

    def current(key, default=None, at=day):
        if key == "target":
            value = dated(own(key, at), whole(key, at=at))
        elif key == "baseline":
            base = whole(key, at=at)
            zero = base is not None and is_never_negative(raw) and not amount_of(base)
            shared = base if zero or whole("accumulation", at=at) == "per-period" else None
            value = dated(own(key, at), base) or shared
        elif key == "plan":
            value = own(key, at)
        elif key == "shape":
            value = whole(key, at=at)
            value = None if value == "step" and not own("plan", at) else value
        else:
            value = whole(key, at=at)
        return default if value is None else value

    rest = {key: value for key, value in raw.items() if key not in ("no_target", "headline")}
    base = whole("baseline", at=day)
    rest["began elsewhere"] = field(raw, "kind", "count") == "count" and bool(base is not None and amount_of(base))
    rest["promised"] = any(own(key, day) for key in ("target", "baseline", "plan"))
    return rest, current


def is_never_negative(raw):
    """Whether no figure of an indicator can be less than 0: then no part began below."""
    least, kind = raw.get("min"), field(raw, "kind", "count")
    if kind in ("count", "money", "duration") or (kind == "percent" and least is None):
        return True
    return least is not None and number(least) >= 0


def amount_of(baseline):
    """The number of a baseline."""
    return number(baseline.get("value") if isinstance(baseline, dict) else baseline)


def with_missing(facts, whole):
    """The figures of a part with a missing one for each period that only the whole has."""
    days = {fact.written for fact in facts}
    missing = [SimpleNamespace(**{**vars(fact), "value": None, "flag": "missing", "qualifier": "exact",
                                  "numerator": None, "denominator": None, "computed": False, "filled": True})
               for fact in whole if fact.written not in days]
    return sorted(facts + missing, key=lambda fact: fact.day)


def rhythm(facts):
    """The figures' own interval, by the median distance between them, where none is declared."""
    return rhythm_of([fact.day for fact in facts if fact.value is not None])


def rhythm_of(days, least=3):
    """The interval that days in their order keep; monthly with fewer than three, of ratings than two."""
    if len(days) < least:
        return interval("monthly")
    distance = median((b - a).days for a, b in zip(days, days[1:]))
    words = ((10, "weekly"), (45, "monthly"), (135, "quarterly"))
    return interval(next((name for most, name in words if distance <= most), "yearly"))


def project_start(project, site, day):
    """The project's start as of a day."""
    return first_day(way_back(project.front, "start", batch_default(project, site, "start"), day))


def project_due(project, site, day):
    """The project's due date as of a day; None asks for the first-published one."""
    return last_day(due_written(project, site, day))


def due_written(project, site, day):
    """The same as it is written."""
    return way_back(project.front, "due", batch_default(project, site, "due"), day)


def tolerances(site, raw):
    """Tolerances, each key the indicator's over the site's over the built-in one."""
    settings = {"days": "7", "share": "0.05", "behind": "0.15"}
    settings.update(field(site.raw, "tolerances", {}))
    settings.update(field(raw, "tolerance", {}))
    return {key: number(value) for key, value in settings.items()}


def set_baseline(ind, written, start):
    """Baseline value B, its day b, and the day it says itself; 0 for counts, yes-no and sums of periods."""
    value = written.get("value") if isinstance(written, dict) else written
    ind.B = value_of(value, ind.kind) if value not in (None, "") else None
    own_word = field(written, "date") if isinstance(written, dict) else None
    own = first_day(own_word)
    # A baseline of a year counts from its last day, as a figure does; sums of periods begin before their first.
    said = own if ind.accumulation == "per-period" else last_day(own_word)
    ind.b_written, ind.b_said = own_word, said if ind.B is not None else None
    if ind.accumulation == "per-period":
        ind.B = Fraction(0)
    begins_at_zero = ind.kind == "yes-no" or ind.kind == "count" and ind.accumulation == "cumulative"
    if ind.B is None and begins_at_zero and not ind.raw.get("began elsewhere"):
        ind.B = Fraction(0)
    ind.s = start or own
    ind.b = own or ind.s


def target_of(ind, written, due):
    """Target value, low, high and date; yes-no aims at yes unless there is a reason for no target."""
    full = written if isinstance(written, dict) else {"value": written}
    low, high = number(full.get("low")), number(full.get("high"))
    value = quantity(full.get("value"))[0]
    if ind.kind == "yes-no" and not field(ind.raw, "no_target"):
        value = value_of(full.get("value"), "yes-no")
        value = Fraction(1) if value is None else value
    if value is None:
        # A range that is to be reached is reached at its nearer end.
        value = {"increase": low, "decrease": high}.get(ind.direction)
    own = own_date(written)
    return value, low, high, (last_day(own) if own else due)


def own_date(written):
    """The date of a target as it says it, None where it says none."""
    own = field(written, "date") if isinstance(written, dict) else None
    return None if own == "none" else own


def milestone_dues(project):
    """Due date and weight of every milestone, for the plan's shape."""
    return [(last_day(m.get("due")), number(m.get("share")) or Fraction(1))
            for m in field(project.front, "milestones", {}).values()]


# ---------------------------------------------------------------- the figures that count


def series_of(ind):
    """The figures that count: (day, value, bound); those of periods summed up."""
    ind.summed = []
    if ind.accumulation != "per-period":
        return [(f.day, f.value, bound_of(f)) for f in ind.facts if f.value is not None]
    series, bounds, facts = [], set(), ind.summed
    for fact in ind.facts:
        if ind.b and not lies_after(fact.span, ind.b):
            continue
        if fact.value is None:
            bounds |= {"lower"} if fact.flag == "missing" else set()
            continue
        facts.append(fact)
        bounds |= {bound_of(fact)} - {None}
        bound = "both" if len(bounds) > 1 else next(iter(bounds), None)
        series.append((fact.day, period_total(ind, facts), bound))
    return series


def lies_after(span, day):
    """Whether at least half of a period lies after a day."""
    length = (span[1] - span[0]).days + 1
    return 2 * min((span[1] - day).days, length) >= length


def period_total(ind, facts):
    """Sum of the periods; shares with numerators are pooled."""
    if ind.kind in ("percent", "ratio") and all(f.denominator for f in facts):
        pooled = sum(f.numerator for f in facts) / sum(f.denominator for f in facts)
        return pooled * (100 if ind.kind == "percent" else 1)
    return sum(f.value for f in facts)


def bound_of(fact):
    """The bound a qualifier makes of a figure."""
    return {"at-least": "lower", "at-most": "upper"}.get(fact.qualifier)


def exact_figures(ind):
    """Exact figures in the order of their days, with a baseline that says its date before others of that day."""
    said = [(ind.b_said, ind.B)] if ind.b_said else []
    exact = [(day, value) for day, value, bound in ind.series if not bound]
    return sorted(said + exact, key=lambda figure: figure[0])


# ---------------------------------------------------------------- progress


def gap(ind, x, goal=None):
    """How far a value lies on the wrong side of a limit or range; 0 inside."""
    goal = goal or ind
    if ind.direction == "range":
        return max(goal.low - x, x - goal.high, Fraction(0))
    return max(x - goal.T if ind.direction == "at-most" else goal.T - x, Fraction(0))


def has_target(ind, goal=None):
    """Whether there is a target to judge by."""
    goal = goal or ind
    return goal.low is not None and goal.high is not None if ind.direction == "range" else goal.T is not None


def meets(ind, value, goal=None):
    """Whether a value reaches the target in the indicator's direction."""
    goal = goal or ind
    if ind.direction in LIMITS:
        return gap(ind, value, goal) == 0
    return value <= goal.T if ind.direction == "decrease" else value >= goal.T


def sense(ind, bound, value, goal=None):
    """A bound on the figure as a bound on success: lower, upper, or both for one that proves nothing."""
    goal = goal or ind
    if bound in (None, "both"):
        return bound
    if ind.direction == "range":
        if not has_target(ind, goal):
            return "both"
        beyond = value > goal.high if bound == "lower" else value < goal.low
        return "upper" if beyond else "both"
    return OPPOSITE[bound] if ind.direction in ("decrease", "at-most") else bound


def proves_success(bound):
    """An exact figure or a lower bound on success can prove success."""
    return bound in (None, "lower")


def proves_lateness(bound):
    """An exact figure or an upper bound on success can prove lateness."""
    return bound in (None, "upper")


def progress(ind, value, bound=None):
    """Progress p, or None where it is undefined."""
    if not has_target(ind) or bound == "both" or (ind.direction == "range" and sense(ind, bound, value) == "both"):
        return None
    if ind.direction == "range" and ind.B is not None:
        return 1 - gap(ind, value) / gap(ind, ind.B) if gap(ind, ind.B) > 0 else Fraction(int(meets(ind, value)))
    if ind.direction in LIMITS or ind.B is None:
        return Fraction(1) if meets(ind, value) and proves_success(sense(ind, bound, value)) else None
    return (value - ind.B) / (ind.T - ind.B) if ind.T != ind.B else None
