"""Milestones, the status of a project, its class in the programme and its promise."""

from fractions import Fraction
from types import SimpleNamespace

from content import (DONE, ENDED, changes_of, deciding_stage, is_public, parts_of, public_reports, raw_indicators,
                     read_site, site_day, stage_on)
from figures import LIMITS, has_target, indicator_on, meets, progress, project_due, project_start, \
    proves_lateness, proves_success, sense
from pace import elapsed, forecast, required
from plan import plan_columns
from reading import ONE_DAY, field, interval, last_day, shifted, truth
from rating import is_to_be_rated, rate
from status import after_deadline, deciding_figure, is_stale, is_target_met, status_of

WORST_FIRST = ["worse", "overdue", "well-behind", "awaiting", "behind", "no-data", "unrated", "early",
               "not-started", "on-track", "ahead", "ongoing", "target-met"]
CLASSES = ["ended", "basically-complete", "more-than-half", "under-half", "no-percentage"]


# ---------------------------------------------------------------- milestones


def milestones_on(project, site, day):
    """Every milestone with its state on a day."""
    return [milestone(project, site, name, raw, day) for name, raw in field(project.front, "milestones", {}).items()]


def milestone(project, site, name, raw, day):
    """One milestone: due, current forecast, met, slip and state."""
    due, met = last_day(raw.get("due")), last_day(field(raw, "met"))
    if not met or met > day:
        by = day + site.grace * ONE_DAY
        told = [last_day(field(report, "milestones", {}).get(name)) for _, report in public_reports(project, by)]
        met = min((d for d in told if d and d <= day), default=None)
    known = {last_day(p): last_day(v) for p, v in field(raw, "forecast", {}).items() if last_day(p) <= day}
    guess = known[max(known)] if known else None
    slip = (met or guess) and due and ((met or guess) - due).days
    return SimpleNamespace(id=name, due=due, due_written=raw.get("due"), met=met, forecast=guess,
                           slip=slip, state=milestone_state(due, met, guess, milestone_interval(site), day))


def milestone_interval(site):
    """The promised interval of progress; a month where none is promised."""
    return site.every or interval("monthly")


def milestone_state(due, met, guess, every, day):
    """met, met-late, due, awaiting (one interval, unless it is expected on a day to come), overdue."""
    if met:
        return "met" if not due or met <= due else "met-late"
    if not due or day <= due:
        return "due"
    return "overdue" if guess and day < guess or shifted(due, every, 1) < day else "awaiting"


# ---------------------------------------------------------------- the project


def derive_indicator(project, site, name, t, part=()):
    """One indicator or one part of it with every derived quantity."""
    ind = indicator_on(project, site, name, t, part)
    word, _ = stage_on(project.front, t)
    ind.t_a, ind.A, ind.bound = ind.series[-1] if ind.series else (None, None, None)
    ind.p = progress(ind, ind.A, ind.bound) if ind.A is not None else None
    is_measured = ind.p is not None and (ind.B is not None or ind.direction in LIMITS)
    ind.p_bound = sense(ind, ind.bound, ind.A) if is_measured else None
    ind.status = status_of(ind, t, deciding_stage(project.front, t), word)
    ind.stale = is_stale(ind, t, ind.status, site)
    ind.elapsed = elapsed(ind.s, ind.d, t)
    ind.numbers = plan_columns(ind, ind.p, ind.t_a, ind.A)
    ind.required = required(ind, ind.A, ind.bound, t)
    ind.forecast = forecast(ind, ind.p)
    ind.parts = [] if part else derived_parts(project, site, name, t)
    if ind.status == "no-data" and any(tells_figures(of) for of in ind.parts):
        ind.status = "unrated"
    return ind


def tells_figures(part):
    """Whether a figure of a part was published, and not only filled in from those of the whole."""
    return any(fact.value is not None and not hasattr(fact, "filled") for fact in part.facts)


def derived_parts(project, site, name, t):
    """The parts of an indicator of which something is known: judged as the whole is, and counted nowhere."""
    parts = parts_of(project, site, name, raw_indicators(project)[name])
    derived = [derive_indicator(project, site, name, t, part) for part in parts]
    return [of for of in derived if any(not hasattr(f, "filled") for f in of.facts) or of.promised]


def headlines(indicators):
    """The open headlines that are no inputs; where none is left the first open indicator that is no input."""
    live = [ind for ind in indicators if not ind.closed and ind.level != "input"]
    return [ind for ind in live if is_named_headline(ind)] or live[:1]


def promised_headlines(indicators):
    """The headlines that made the promise: closing one does not end it."""
    outcomes = [ind for ind in indicators if ind.level != "input"]
    return [ind for ind in outcomes if is_named_headline(ind)] or outcomes[:1]


def is_named_headline(ind):
    """Whether the file names it as a headline."""
    return truth(ind.raw.get("headline"))


def derive_project(project, site, t):
    """One project with everything that is compared."""
    out = SimpleNamespace(id=project.id, source=project, stage=stage_on(project.front, t)[0])
    out.indicators = [derive_indicator(project, site, name, t) for name in raw_indicators(project)]
    out.counted = headlines(out.indicators)
    out.promised = promised_headlines(out.indicators)
    out.milestones, out.every_step = milestones_on(project, site, t), milestone_interval(site)
    out.start, out.due = project_start(project, site, t), project_due(project, site, t)
    out.unrated = is_to_be_rated(project, site, t)
    decided = deciding_stage(project.front, t)
    out.status, out.decider = (decided, None) if decided else project_status(out, t)
    out.progress = project_progress(out)
    out.klass = programme_class(out, decided)
    out.stale = any(ind.stale for ind in out.counted)
    out.promise = promise(out, site, t)
    rate(out, site, t)
    return out


def project_status(out, t):
    """The worst counted headline or an overdue milestone."""
    late = min((m for m in out.milestones if m.state == "overdue"), key=lambda m: m.due, default=None)
    if not out.counted:
        return milestones_status(out, t, late)
    choices = [(ind.status, ind.id) for ind in out.counted]
    if late:
        choices.append(("overdue", f"milestone:{late.id}"))
    return min(choices, key=lambda choice: WORST_FIRST.index(choice[0]))


def tells_money(front, t):
    """Whether an amount was spent or committed by a day."""
    money = field(front, "money", {})
    return any(last_day(day) <= t for key in ("committed", "spent") for day in money.get(key, {}))


def milestones_status(out, t, late):
    """A project without counted headlines."""
    if out.start and t < out.start:
        return "not-started", None
    if not out.milestones:
        if out.indicators or tells_money(out.source.front, t):
            return "unrated", None
        return ("not-rated" if out.unrated else "no-data"), None
    if late:
        return "overdue", f"milestone:{late.id}"
    if all(m.met for m in out.milestones):
        return "target-met", None
    # What has no date is neither in time nor late.
    days = [m.due or out.due for m in out.milestones if not m.met]
    if not any(days) and not out.due:
        return "unrated", None
    first = min(filter(None, days), default=None)
    if first and shifted(first, out.every_step, 1) < t:
        return "overdue", None
    return ("awaiting" if first and first < t else "on-track"), None


def project_progress(out):
    """p of the worst counted headline, else milestones met of n."""
    if out.counted:
        order = WORST_FIRST + [*DONE, *ENDED]
        return min(out.counted, key=lambda ind: order.index(ind.status)).p
    if out.milestones:
        return Fraction(sum(1 for m in out.milestones if m.met), len(out.milestones))
    return None


def programme_class(out, decided):
    """Ended, basically complete, more than half, under half, no percentage."""
    if decided in ("paused", "cancelled"):
        return "ended"
    if decided in DONE:
        return "basically-complete"
    shares = [counting_share(ind) for ind in out.counted] if out.counted else [(project_progress(out), None)]
    if any(p is None for p, _ in shares):
        return "ended" if decided == "closed" else "no-percentage"
    if all(p >= Fraction(95, 100) and proves_success(bound) for p, bound in shares):
        return "basically-complete"
    half = Fraction(1, 2)
    if any(p < half and proves_lateness(bound) for p, bound in shares):
        return "under-half"
    return "more-than-half" if all(p >= half and proves_success(bound) for p, bound in shares) else "no-percentage"


def counting_share(ind):
    """p and its bound as the programme counts it; a limit or range only when target-met."""
    if ind.direction in LIMITS:
        return (Fraction(1) if ind.status == "target-met" else None), None
    return ind.p, ind.p_bound


# ---------------------------------------------------------------- promises


def promise(out, site, t):
    """on-time, changed, late, awaiting, untold, missed, broken, or none when not due so far."""
    if out.promised:
        parts = headline_parts(out, t)
    elif out.milestones:
        parts = milestone_parts(out)
    else:
        parts = stage_parts(out, site, t)
    if not parts or any(part["due"] is None for part in parts):
        return "none"
    kept = all(part["on_time"] for part in parts)
    if kept:
        return "on-time"
    last = max(part["due"] for part in parts)
    given_up = out.stage == "cancelled"
    if t <= last:
        is_short = any(part.get("short") for part in parts) or given_up
        return "missed" if t == last and is_short and not was_changed(out, t) else "none"
    if was_changed(out, t):
        return "changed"
    if all(part["on_time"] or part["reached"] for part in parts):
        return "late"
    open_parts = [part for part in parts if not (part["on_time"] or part["reached"])]
    if all(part["awaiting"] for part in open_parts) and out.stage not in ("cancelled", "closed"):
        return "awaiting"
    return "missed" if given_up or any(part.get("told", True) for part in open_parts) else "untold"


def headline_parts(out, t):
    """Each counted headline with a first-published target, judged against that target and date."""
    parts = []
    for ind in out.promised:
        goal = ind.first
        if not has_target(ind, goal):
            continue
        part = {"due": goal.d, "on_time": False, "reached": False, "awaiting": False}
        if goal.d:
            past = t > goal.d
            part["reached"] = is_target_met(ind, t, goal)
            part["on_time"] = kept_by_due(ind, t, goal)
            part["told"] = is_told(ind, t, goal)
            open_ended = after_deadline(ind, t, goal) == "awaiting"
            part["awaiting"] = past and open_ended or not past
            part["short"] = t == goal.d and part["told"] and not (open_ended or part["on_time"] or part["reached"])
        parts.append(part)
    return parts


def is_told(ind, t, goal):
    """Whether a figure of the due day or later, of a limit the one about that day, tells the result."""
    if ind.direction in LIMITS:
        return deciding_figure(ind, t, goal) is not None
    return any(day >= goal.d for day, _, _ in ind.series)


def kept_by_due(ind, t, goal):
    """The last figure dated by the due date decides; of a limit the figure about it."""
    if ind.direction in LIMITS:
        return is_target_met(ind, t, goal)
    by_then = [figure for figure in ind.series if figure[0] <= goal.d]
    if not by_then:
        return False
    _, value, bound = by_then[-1]
    return meets(ind, value, goal) and proves_success(sense(ind, bound, value, goal))


def milestone_parts(out):
    """Milestones as the promise of a project without counted headlines."""
    return [{"due": m.due, "on_time": m.state == "met", "reached": bool(m.met), "awaiting": m.state != "overdue"}
            for m in out.milestones]


def stage_parts(out, site, t):
    """The stage with evidence as the promise of a project without figures and milestones."""
    front, due = out.source.front, project_due(out.source, site, None)
    now = deciding_stage(front, t) in DONE
    then = due is not None and deciding_stage(front, min(due, t)) in DONE
    awaiting = due is not None and t <= shifted(due, milestone_interval(site), 1)
    return [{"due": due, "on_time": then, "reached": now, "awaiting": awaiting}]


def was_changed(out, t):
    """Whether due or a headline's target was changed by a change published by t, or a headline closed.

    A headline without a first-published target promised nothing that could change."""
    promised = [ind for ind in out.promised if has_target(ind, ind.first)]
    paths = ["due"] + [f"indicators.{ind.id}.target" for ind in promised]
    closed = any(ind.closed for ind in promised)
    return closed or any(item[0] <= t for path in paths for item in changes_of(out.source.front, path))


# ---------------------------------------------------------------- the programme


def derive_site(content, as_of):
    """The whole site on its day."""
    site = read_site(content)
    return derived_on(site, site_day(site, as_of))


def derived_on(site, t, grace=0):
    """A site that was read, derived on a day, with what came in about it during some days of grace."""
    site = SimpleNamespace(**{**vars(site), "grace": grace})
    projects = [derive_project(p, site, t) for p in site.projects if is_public(p, site, t)]
    projects.sort(key=lambda p: (int(p.source.front.get("no") or 10**9), p.id))
    return SimpleNamespace(site=site, t=t, projects=projects)


def programme(derived):
    """The totals of the programme as the data contract names them."""
    def count(items):
        return {item: items.count(item) for item in sorted(set(items))}

    classes = count([p.klass for p in derived.projects])
    promises = count([p.promise for p in derived.projects if p.promise != "none"])
    computed = [p.status for p in derived.projects if not p.scale]
    rated = count([(p.scale, p.status) for p in derived.projects if p.scale])
    out = {"total": len(derived.projects), "by_status": count(computed),
           "by_grade": {f"{scale} {grade}": n for (scale, grade), n in rated.items()}}
    out.update({name.replace("-", "_"): classes.get(name, 0) for name in CLASSES})
    out["promises"] = {"due": sum(promises.values()), "on_time": promises.get("on-time", 0)}
    words = ("late", "as-declared", "partly", "awaiting", "untold", "missed", "broken", "changed")
    out["promises"].update({name.replace("-", "_"): promises.get(name, 0) for name in words})
    return out
