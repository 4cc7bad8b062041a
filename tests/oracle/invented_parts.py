"""Invented parts of indicators: by place, by sex, by both; with targets, baselines and plans of their own or none."""

from datetime import timedelta

from invented_indicator import LIMITS
from reading import last_day

PLACES = ("east", "west", "hills")
SEXES = ("female", "male")
ADDED = ("count", "money")


def add_parts(site, project, key, raw, front, start, due):
    """Gives some indicators with numbers in the file parts, and their parts figures and promises."""
    figures = raw.get("observations")
    if not figures or raw["kind"] in ("yes-no", "qualitative") or not site.chance(0.4, "parts"):
        return
    by = site.pick(["place"], ["place"], ["sex"], ["place", "sex"])
    raw["by"] = by if len(by) > 1 else by[0]
    if len(by) > 1:
        site.note("parts in two dimensions")
    if site.chance(0.2, "overlapping parts"):
        raw["overlapping"] = "true"
    shares = some_parts(site, by)
    promise(site, key, raw, front, by, shares, start, due)
    in_file = len(by) == 1 and site.chance(0.5, "parts in the file")
    for part, share in shares.items():
        values = walk(site, raw, figures, share)
        correct(site, key, raw, front, part, values)
        place(site, project, key, raw, part, values, in_file)


def some_parts(site, by):
    """Which parts there are, each with its share of the whole: along each dimension, and where both cross."""
    values = {"place": site.rng.sample(PLACES, site.rng.randint(1, 3)), "sex": list(SEXES)}
    shares = {}
    for dimension in by:
        for value in values[dimension]:
            shares[((dimension, value),)] = site.pick(0.2, 0.3, 0.5)
    if len(by) > 1 and site.chance(0.7, "parts where dimensions cross"):
        for one in values["place"]:
            for other in values["sex"]:
                shares[(("place", one), ("sex", other))] = site.pick(0.1, 0.2)
    return shares


def scaled(raw, value, share):
    """A value of a part: a share of an amount, much the same of anything else."""
    factor = share if raw["kind"] in ADDED or raw["accumulation"] == "per-period" else 0.8 + share / 2
    value = round(float(value) * factor, 0 if raw["kind"] == "count" else 2)
    value = min(value, 100) if raw["kind"] == "percent" else value
    return int(value) if value == int(value) else value


# ---------------------------------------------------------------- promises


def promise(site, key, raw, front, by, shares, start, due):
    """Targets, baselines and plans of the parts along one dimension."""
    target, base = raw.get("target"), raw.get("baseline")
    single = [part for part in shares if len(part) == 1]
    if target is None or raw["direction"] == "range" or not site.chance(0.7):
        return
    began = base.get("value") if isinstance(base, dict) else base
    if began is None and raw["kind"] != "count" and raw["accumulation"] != "per-period" and raw["direction"] not in LIMITS:
        return
    goal = target.get("value") if isinstance(target, dict) else target
    if goal is None:
        return
    targets, baselines, plans = {}, {}, {}
    for part in single:
        if site.rng.random() < 0.75:
            add_promise(site, raw, shares[part], part[0], (goal, began, start, due), (targets, baselines, plans))
    if not targets:
        return
    site.note("part target")
    raw["target"] = {**(target if isinstance(target, dict) else {"value": target}), "by": targets}
    if baselines:
        site.note("part baseline")
        raw["baseline"] = {**(base if isinstance(base, dict) else {"value": base}), "by": baselines}
    if plans:
        site.note("part plan")
        raw["plan"] = {**raw.get("plan", {}), "by": plans}
    if site.chance(0.3, "part target changed"):
        change(key, raw, front, targets, start, due)


def add_promise(site, raw, share, pair, whole, found):
    """A target for one part, with the baseline it needs and sometimes a plan, where they make a way."""
    (dimension, value), (goal, began, start, due), (targets, baselines, plans) = pair, whole, found
    summed = raw["accumulation"] == "per-period"
    first, last = (0 if summed else scaled(raw, began or 0, share)), scaled(raw, goal, share)
    if raw["direction"] not in LIMITS and (first == last or (last < first) != (raw["direction"] == "decrease")):
        return
    targets.setdefault(dimension, {})[value] = last
    if site.chance(0.2, "part target with its own date"):
        targets[dimension][value] = {"value": last, "date": str(due + timedelta(site.rng.randrange(5, 90)))}
    if began is not None and float(began) != 0 and not summed:
        baselines.setdefault(dimension, {})[value] = first
    judged = raw["direction"] not in LIMITS and raw.get("shape") in (None, "step") and "by" not in raw.get("plan", {})
    if judged and (due - start).days > 20 and raw["kind"] != "percent" and site.chance(0.3):
        middle = start + (due - start) / 2
        planned = scaled({**raw, "kind": "index", "accumulation": "snapshot"}, (first + last) / 2, 0.4)
        plans.setdefault(dimension, {})[value] = {str(middle): planned}


def change(key, raw, front, targets, start, due):
    """An earlier target of the first part."""
    dimension, parts = next(iter(targets.items()))
    value, now = next(iter(parts.items()))
    if isinstance(now, dict):
        return
    old = now + (1 if raw["direction"] == "increase" or raw["direction"] in LIMITS else -0.5)
    front.setdefault("changes", []).append(
        {"published": str(start + (due - start) / 2), "field": f"indicators.{key}.by.{dimension}={value}.target",
         "from": old, "to": now, "reason": "known better", "kind": "target"})


# ---------------------------------------------------------------- figures


def walk(site, raw, figures, share):
    """The figures of one part on days of the whole, some left out."""
    values, top = {}, None
    for name in sorted(figures, key=last_day):
        whole = figures[name] if isinstance(figures[name], dict) else {"value": figures[name]}
        if "value" not in whole or site.chance(0.15, "part left out"):
            continue
        value = scaled(raw, whole["value"], share * site.pick(0.8, 1, 1, 1.1))
        if raw["accumulation"] == "cumulative" and whole.get("flag") != "break" and top is not None:
            value = max(value, top)
        top = value
        values[name] = {"value": value, **{k: whole[k] for k in ("flag", "published") if k in whole}}
    return values


def correct(site, key, raw, front, part, values):
    """A correction of one figure of a part, the last so that nothing falls."""
    if not values or not site.chance(0.15, "part corrected"):
        return
    name, full = list(values.items())[-1]
    to = "withdrawn" if site.rng.random() < 0.3 else full["value"] + (0 if raw["kind"] == "percent" else 1)
    if to == full["value"] or full.get("flag") == "missing":
        return
    told = last_day(name) + timedelta(site.rng.randrange(90, 200))
    front.setdefault("corrections", []).append(
        {"published": str(told), "indicator": key, "by": dict(part), "date": name, "from": full["value"], "to": to,
         "reason": "found later", "kind": "correction"})


def place(site, project, key, raw, part, values, in_file):
    """Where they stand: beside the figure of the whole, or in the table for all projects."""
    if not in_file:
        if values:
            site.note("parts in a table")
        for name, full in values.items():
            cells = [full.get(column, "") for column in ("value", "qualifier", "flag", "published")]
            where = [dict(part).get(dimension, "") for dimension in ("place", "sex")]
            site.table.append(",".join([project, key, name, *map(str, cells), *where]))
        return
    for name, full in values.items():
        whole = raw["observations"][name]
        whole = whole if isinstance(whole, dict) else {"value": whole}
        whole.setdefault("by", {})[part[0][1]] = full["value"]
        raw["observations"][name] = whole
