"""Invented indicators: target, baseline, plan, and figures that keep, miss, break or bend them."""

from datetime import date

from reading import CALENDAR, ONE_DAY, day_span, first_day, last_day, month_end

LIMITS = ("at-least", "at-most", "range")
STEPS = {"weekly": 7, "ten days": 10, "monthly": 30, "quarterly": 91, "yearly": 365}


def make_indicator(site, project, key, front, start, due):
    """One indicator as a map; its changes, corrections and reports go to the project's front matter."""
    kind = site.rng.choices(["count", "percent", "index", "money", "duration", "ratio", "yes-no", "qualitative"],
                            [10, 3, 4, 2, 2, 2, 3, 1])[0]
    site.note(f"kind {kind}")
    raw = {"name": f"Indicator {key}", "kind": kind}
    if kind == "qualitative":
        return qualitative(site, raw, start, due)
    if kind == "yes-no":
        return yes_no(site, raw, start, due)
    raw["unit"] = "%" if kind == "percent" else "things"
    raw["direction"] = site.rng.choices(["increase", "decrease", *LIMITS], [8, 3, 2, 2, 2])[0]
    site.note(f"direction {raw['direction']}")
    choose_accumulation(site, raw)
    scale = Scale(site, raw)
    own_due = set_target(site, raw, scale, due)
    set_baseline(site, raw, scale, start, min(due, own_due))
    if site.chance(0.25, "own every"):
        raw["every"] = site.pick("weekly", "monthly", "quarterly", "half-yearly", "yearly", "10 days")
    if site.chance(0.25, "indicator tolerance"):
        from generate import some_tolerances
        raw["tolerance"] = some_tolerances(site)
    set_plan(site, raw, scale, front, start, own_due)
    figures(site, raw, scale, project, key, front, start, own_due)
    changes(site, raw, scale, key, front, start, own_due)
    return raw


def choose_accumulation(site, raw):
    """What can be added up is added up, what can fall is a snapshot."""
    if raw["direction"] == "increase":
        raw["accumulation"] = site.pick("cumulative", "cumulative", "snapshot", "per-period")
    else:
        raw["accumulation"] = site.pick("snapshot", "snapshot", "snapshot", "per-period" if raw["direction"] in
                                        ("at-least", "at-most") and raw["kind"] == "count" else "snapshot")
    if raw["kind"] in ("percent", "index", "ratio") and raw["accumulation"] == "per-period":
        raw["accumulation"] = "snapshot"
    site.note(f"accumulation {raw['accumulation']}")


class Scale:
    """Baseline, target and how values are rounded."""

    def __init__(self, site, raw):
        rng, self.raw = site.rng, raw
        self.digits = 0 if raw["kind"] == "count" else rng.choice([0, 1, 2])
        low, high = (0, rng.randrange(20, 3000)) if raw["kind"] != "percent" else (rng.randrange(0, 30), 70)
        if raw["direction"] == "increase":
            self.base, self.goal = low if rng.random() < 0.6 else low + high * 0.2, high
        elif raw["direction"] == "decrease":
            self.base, self.goal = high, low + high * 0.4
        else:
            self.base, self.goal = high * rng.choice([0.3, 1.0, 1.4]), high * rng.choice([0.8, 1.0])
        if raw["accumulation"] == "per-period":
            self.base = 0
        self.width = max(high * 0.1, 1)
        self.base, self.goal = self.rounded(self.base), self.rounded(self.goal)
        if self.base == self.goal:
            self.base = self.rounded(self.base + self.width)

    def rounded(self, value):
        """A value as it may be written."""
        value = round(float(value), self.digits)
        if self.raw["kind"] == "percent":
            value = min(max(value, 0), 100)
        return int(value) if value == int(value) else value

    def at(self, share):
        """The value at a share of the way from baseline to target."""
        return self.rounded(self.base + (self.goal - self.base) * share)


# ---------------------------------------------------------------- target, baseline, plan


def set_target(site, raw, scale, due):
    """A target, sometimes with a date of its own, or a reason for none; returns its date."""
    if site.chance(0.06, "no target"):
        raw["no_target"] = "nobody set one"
        return due
    if raw["direction"] == "range":
        goal = {"low": scale.rounded(scale.goal - scale.width), "high": scale.rounded(scale.goal + scale.width)}
    elif raw["direction"] in ("increase", "decrease") and site.chance(0.1, "range to reach"):
        far = scale.rounded(scale.goal + (scale.width if raw["direction"] == "increase" else -scale.width))
        goal = {"low": min(scale.goal, far), "high": max(scale.goal, far)}
    else:
        goal = {"value": scale.goal}
    if site.chance(0.15, "target with its own date"):
        due = due + site.rng.randrange(-5, 200) * ONE_DAY
        goal["date"] = str(due)
        if site.chance(0.4, "partial target date"):
            due = month_end(due.year, due.month)
            goal["date"] = f"{due:%Y-%m}"
    raw["target"] = goal if len(goal) > 1 or "low" in goal else goal["value"]
    return due


def set_baseline(site, raw, scale, start, before):
    """A baseline with a date, without one, old, partial, or none."""
    if raw["accumulation"] == "per-period":
        if site.chance(0.3, "per-period baseline date"):
            day = start - site.rng.randrange(0, 120) * ONE_DAY
            raw["baseline"] = {"value": 0, "date": f"{day:%Y-%m}" if day.day % 2 else str(day)}
        return
    if raw["direction"] in LIMITS and site.chance(0.4, "limit without baseline"):
        return
    if raw["kind"] != "count" and raw["direction"] not in LIMITS and site.chance(0.12, "no baseline"):
        return
    if scale.base == 0 and raw["kind"] == "count" and site.chance(0.5, "unwritten baseline"):
        return
    form = site.rng.choices(["scalar", "start", "old", "near", "partial", "later"], [4, 2, 4, 2, 2, 1])[0]
    site.note(f"baseline {form}")
    day = {"start": start, "old": start - site.rng.randrange(150, 3000) * ONE_DAY,
           "near": start - site.rng.randrange(1, 100) * ONE_DAY, "later": start + (before - start) // 4}.get(form)
    raw["baseline"] = {"value": scale.base, "date": str(day)} if day else scale.base
    if form == "partial":
        early = start - site.rng.randrange(10, 2000) * ONE_DAY
        raw["baseline"] = {"value": scale.base, "date": site.pick(f"{early:%Y}", f"{early:%Y-%m}")}


def set_plan(site, raw, scale, front, start, due):
    """A plan or a shape where a plan can be, or none."""
    if raw["direction"] in LIMITS or "target" not in raw or "unknown" in (front.get("start"), front.get("due")):
        return
    if "baseline" not in raw and raw["kind"] != "count" and raw["accumulation"] != "per-period":
        return
    shapes = ["none", "even", "late-start", "step", "points"] + (["by-milestones"] * 2 if front["milestones"] else [])
    shape = site.pick(*shapes)
    site.note(f"shape {shape}")
    if shape not in ("none", "points"):
        raw["shape"] = shape
    if shape in ("step", "points"):
        raw["plan"] = plan_points(site, raw, scale, front, start, due)
        if not raw["plan"]:
            raw.pop("plan")
            raw.pop("shape", None)


def plan_points(site, raw, scale, front, start, due):
    """Points between start and due, never back, some of them flat, some at the very baseline or target."""
    length = (due - start).days
    # Before the day that was due first as well: what was planned beyond it was not planned then.
    for change in front.get("changes", []):
        if change["field"] == "due":
            length = min(length, (date.fromisoformat(change["from"]) - start).days)
    days = sorted(site.rng.sample(range(1, length), min(site.rng.randint(1, 4), length - 1)))
    shares = sorted(site.rng.choice([0, 0.1, 0.3, 0.3, 0.5, 0.5, 0.8, 1]) for _ in days)
    if len(set(shares)) < len(shares):
        site.note("flat plan")
    if shares and shares[0] == 0:
        site.note("nothing due yet")
    as_shares = raw["kind"] != "percent" and site.chance(0.2, "plan in shares")
    moments = {start + day * ONE_DAY for day in days}
    if site.chance(0.4):
        ends = {month_end(moment.year, moment.month) for moment in moments}
        last = start + length * ONE_DAY
        moments = {end for end in ends if start < end < last} or moments
    return {str(moment): f"{int(share * 100)}%" if as_shares else scale.at(share)
            for moment, share in zip(sorted(moments), shares)}


# ---------------------------------------------------------------- figures


def figure_days(site, raw, start, due):
    """Days of figures in some rhythm, from before the start to after the deadline, with gaps."""
    rhythm = site.rng.choices(list(STEPS), [2, 1, 5, 3, 2])[0]
    if (due - start).days < 60:
        rhythm = site.pick("weekly", "ten days")
    step = STEPS[rhythm]
    site.note(f"rhythm {rhythm}")
    count = site.rng.choice([0, 1, 1, 2, 3, 5, 8, 12])
    early = site.pick(0, 0, 0, step, 3 * step, 400)
    if early:
        site.note("figures before the start")
    day, days = start - early * ONE_DAY + site.rng.randrange(1, step + 1) * ONE_DAY, []
    for _ in range(count):
        moment = day
        if step >= 30 and raw["accumulation"] != "per-period":
            moment = month_end(day.year, 12 if step > 300 else day.month)
        days.append(moment)
        day = day + step * ONE_DAY * site.rng.choice([1, 1, 1, 1, 1, 3])
    if raw.get("plan") and site.chance(0.4, "figure on a plan day"):
        days.append(date.fromisoformat(site.pick(*raw["plan"])))
    if site.chance(0.2, "figure at the deadline"):
        days.append(due + site.pick(0, 0, -3, 5) * ONE_DAY)
    return sorted({d for d in days if d < date(2025, 12, 1)}), rhythm


def figures(site, raw, scale, project, key, front, start, due):
    """Observations in the file, in the table or in reports."""
    days, rhythm = figure_days(site, raw, start, due)
    if raw["accumulation"] == "per-period":
        days = [day for day in days if reaches_past(site, raw, start, day, rhythm)]
    names = [period_name(site, raw, day, rhythm) for day in days]
    values = walk(site, raw, scale, days, start, due)
    if raw["accumulation"] == "per-period":
        values = parts_of(values, scale)
    reach_early(site, raw, scale, days, values, start)
    found = {}
    for name, value, day in zip(names, values, days):
        if not any(overlaps(name, other) for other in found):
            found[name] = one_figure(site, raw, value, day)
    open_bound(site, raw, scale, days, found, start)
    if raw["accumulation"] == "cumulative":
        keep_rising(found)
    correct(site, raw, key, found, front)
    place_figures(site, raw, project, key, front, found)


def reaches_past(site, raw, start, day, rhythm):
    """Whether the period of a day ends after the sum's first day."""
    begin = first_day(raw["baseline"]["date"]) if isinstance(raw.get("baseline"), dict) else start
    return last_day(period_name(site, raw, day, rhythm)) > begin


def overlaps(name, other):
    """Whether two dates as written share a day."""
    one, two = day_span(name), day_span(other)
    return one[0] <= two[1] and two[0] <= one[1]


def period_name(site, raw, day, rhythm):
    """A day, month, quarter or year as it may be written."""
    if raw["accumulation"] == "per-period":
        if rhythm == "yearly":
            return year_name(site, day)
        if rhythm == "quarterly" and site.has_halves:
            return f"{day.year}-H{(day.month + 5) // 6}"
        return f"{day.year}-Q{(day.month + 2) // 3}" if rhythm == "quarterly" else f"{day:%Y-%m}"
    if rhythm == "yearly" and day.month == 12 and day.day == 31 and site.chance(0.9, "figure of a year"):
        return f"{day:%Y}"
    if day == month_end(day.year, day.month) and site.chance(0.2, "figure of a month"):
        return f"{day:%Y-%m}"
    return str(day)


def year_name(site, day):
    """The year of a day in the programme's calendar, or that and the one before."""
    begins = CALENDAR["begins"]
    if begins > 1:
        year = day.year - (1 if day.month < begins else 0)
        return f"{year}/{(year + 1) % 100:02}"
    return f"{day.year - 1}/{day.year}" if site.has_years else f"{day.year}"


def walk(site, raw, scale, days, start, due):
    """Values on some way: on time, slow, fast, standing still, falling back, kept and broken."""
    rng, length = site.rng, max((due - start).days, 1)
    if raw["direction"] in LIMITS:
        edge = scale.width * (1 if raw["direction"] == "range" else 0)
        sides = [-2.5, -1.6, -1.2, -0.4, 0, 0.4, 1.2, 1.8, 2.5]
        values = [scale.rounded(scale.goal + edge * rng.choice(sides) + scale.width * rng.choice(sides))
                  for _ in days]
        if len(days) > 1 and site.chance(0.5, "limit coming nearer"):
            far = rng.choice([-1, 1]) * scale.width * rng.choice([3, 6])
            pace = rng.choice([0.3, 0.6, 0.9, 1.0])
            values = [scale.rounded(scale.goal + edge + far * (1 - pace * i / (len(days) - 1)))
                      for i in range(len(days))]
        if len(days) > 2 and site.chance(0.5, "limit standing still"):
            at = rng.randrange(2, len(days))
            values[at] = scale.rounded(values[at - 1] + far_off(values[at - 1], scale) * rng.choice([0, 0, 0.1]))
        return values
    speed, wobble = rng.choice([0, 0.2, 0.6, 0.85, 0.95, 1, 1.05, 1.3, 2, -0.3]), rng.choice([0, 0, 0.02, 0.1])
    first = rng.choice([0, 0, 0, 0.1, 0.3])
    if speed < 0:
        site.note("decline")
    values = [scale.at(first + speed * (day - start).days / length + rng.uniform(-wobble, wobble)) for day in days]
    return [value if raw["kind"] == "percent" else max(value, 0) for value in values]


def far_off(value, scale):
    """The way from the target to a value."""
    return float(value) - float(scale.goal)


def parts_of(values, scale):
    """Figures of periods whose sums walk the way."""
    parts, before = [], 0
    for value in values:
        parts.append(max(scale.rounded(value - before), 0))
        before = max(value, before)
    return parts


def reach_early(site, raw, scale, days, values, start):
    """The last figure by the start is at the target, which later ones leave again, some of them by very little."""
    before = [i for i, day in enumerate(days) if day <= start]
    if before and is_pace_of_states(raw) and site.chance(0.2, "target reached before the start"):
        after = before[-1] + 1
        values[before[-1]] = scale.goal
        values[after:] = [scale.at(0.98)] * len(values[after:]) if after % 2 else values[after:]


def open_bound(site, raw, scale, days, found, start):
    """A figure after the start that is only known to be short of something beyond the target."""
    after = [name for name in found if last_day(name) > start]
    if after and is_pace_of_states(raw) and site.chance(0.2, "bound beyond the target"):
        word = "at-most" if raw["direction"] == "increase" else "at-least"
        found[after[0]] = {"value": scale.at(1.1), "qualifier": word}


def is_pace_of_states(raw):
    """Whether figures tell states on a way to a target, which may come and go."""
    return raw["accumulation"] == "snapshot" and raw["direction"] not in LIMITS


def one_figure(site, raw, value, day):
    """A number, or a full form with a bound, a flag or a later publication."""
    full = {"value": value}
    often = 2 if raw["accumulation"] == "per-period" else 1
    if site.chance(0.07 * often, "at-least"):
        full["qualifier"] = "at-least"
    elif site.chance(0.07 * often, "at-most"):
        full["qualifier"] = "at-most"
    elif site.chance(0.03 * often, "about"):
        full["qualifier"] = "about"
    if site.chance(0.05 * often, "missing", *(["missing period"] if often > 1 else [])):
        full = {"flag": "missing"}
    elif site.chance(0.04, "break"):
        full["flag"] = "break"
    elif site.chance(0.05, "provisional"):
        full["flag"] = "provisional"
    if site.chance(0.2, "published later"):
        full["published"] = str(day + site.rng.randrange(1, site.pick(12, 70)) * ONE_DAY)
    return full if len(full) > 1 or "flag" in full else value


def keep_rising(found):
    """A total so far falls only at a break."""
    top = None
    for name, value in found.items():
        full = value if isinstance(value, dict) else {"value": value}
        if "value" not in full:
            continue
        if full.get("flag") != "break" and top is not None and full["value"] < top:
            full["value"] = top
        found[name] = full if isinstance(value, dict) else full["value"]
        top = full["value"]


def correct(site, raw, key, found, front):
    """Corrections and withdrawals of figures; a total so far stays between its neighbours."""
    numbers = [value.get("value") if isinstance(value, dict) else value for value in found.values()]
    for i, (name, value) in enumerate(found.items()):
        number = numbers[i]
        if number is None or not site.chance(0.05, "corrected"):
            continue
        told = last_day(name) + site.rng.randrange(20, 120) * ONE_DAY
        if isinstance(value, dict) and value.get("published"):
            told += 70 * ONE_DAY
        to = number + 1 if site.rng.random() < 0.6 else "withdrawn"
        if raw["accumulation"] == "cumulative" and to == number + 1 and numbers[i + 1:i + 2] != [None]:
            to = max([*(n for n in numbers[i + 1:i + 2]), number])
        if raw["kind"] == "percent" and to != "withdrawn":
            to = min(to, 100)
        if to == number:
            to = "withdrawn"
        if to == "withdrawn":
            site.note("withdrawn")
        front.setdefault("corrections", []).append(
            {"published": str(told), "indicator": key, "date": name, "from": number, "to": to, "reason": "found later",
             "kind": site.pick("revision", "correction")})


def place_figures(site, raw, project, key, front, found):
    """Where the figures stand: in the file, in the table for all projects, or in reports."""
    plain = all(not isinstance(value, dict) or set(value) <= {"value", "qualifier", "flag", "published"}
                for value in found.values())
    if found and plain and site.chance(0.1, "figures in a table"):
        for name, value in found.items():
            full = value if isinstance(value, dict) else {"value": value}
            cells = [full.get(column, "") for column in ("value", "qualifier", "flag", "published")]
            site.table.append(",".join([project, key, name, *map(str, cells), "", ""]))
        return
    raw["observations"] = found
    last = list(found)[-1] if found else None
    if last and len(last) == 10 and not isinstance(found[last], dict) and site.chance(0.15, "figure in a report"):
        value = found.pop(last)
        report = front.setdefault("reports", {}).setdefault(last, {"kind": "progress", "observations": {}})
        report["observations"][key] = value
    if not found:
        raw.pop("observations")


# ---------------------------------------------------------------- changes


def changes(site, raw, scale, key, front, start, due):
    """Earlier targets, baselines and plans that a published change replaced."""
    def told(share):
        return str(start + (due - start) * share // 100)

    def add(name, old, new):
        front.setdefault("changes", []).append({"published": told(site.pick(20, 50, 80, 105)),
                                                "field": f"indicators.{key}.{name}", "from": old, "to": new,
                                                "reason": "known better", "kind": name})
        site.note(f"{name} changed")

    target = raw.get("target")
    if target is not None and raw["direction"] != "range" and not raw.get("plan") and site.chance(0.2):
        old = scale.rounded(scale.goal + (scale.goal - scale.base) * site.pick(-0.2, 0.2, 0.5))
        if not isinstance(target, dict) and old not in (scale.goal, scale.base):
            add("target", old, target)
    base = raw.get("baseline")
    if base is not None and not isinstance(base, dict) and raw["direction"] not in LIMITS and site.chance(0.2):
        old = scale.rounded(scale.base - (scale.goal - scale.base) * 0.1)
        if old >= 0 and old != base and raw["accumulation"] != "per-period":
            add("baseline", old, base)
    plan = raw.get("plan")
    if plan and "shape" not in raw and site.chance(0.45):
        name = next(iter(plan))
        if plan[name] not in (scale.base, scale.goal) and "%" not in str(plan[name]):
            add("plan", {name: scale.base}, plan)


# ---------------------------------------------------------------- figures that are no numbers


def yes_no(site, raw, start, due):
    """A yes or no, with a target, a date for it, a reason for none, or nothing written."""
    form = site.rng.choices(["plain", "dated", "none", "unwritten"], [3, 2, 2, 2])[0]
    site.note(f"yes-no {form}")
    if form == "plain":
        raw["target"] = "yes"
    elif form == "dated":
        raw["target"] = {"value": "yes", "date": str(due + 30 * ONE_DAY)}
    elif form == "none":
        raw["no_target"] = "it is only watched"
    raw["observations"] = {}
    for share in sorted(site.rng.sample([10, 40, 60, 95, 110], site.rng.randint(1, 3))):
        raw["observations"][str(start + ((due - start) * share // 100))] = site.pick("no", "no", "yes")
    return raw


def qualitative(site, raw, start, due):
    """Notes instead of numbers."""
    raw["observations"] = {str(start + (due - start) * share // 100): {"note": "Said to be well"} for share in (30, 70)}
    if site.chance(0.45, "no note"):
        raw["observations"] = {}
        raw.pop("observations")
    return raw
