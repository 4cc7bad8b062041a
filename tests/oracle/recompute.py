#!/usr/bin/env python3
"""Recomputes a milepost site from the text of the progress model, independently of milepost.

    python3 recompute.py CONTENT OUTPUT [--as-of D]    compare with OUTPUT/data, exit 1 on any difference
    python3 recompute.py CONTENT --print [--as-of D]   print the derived tables
    python3 recompute.py --vectors                     recompute the test vectors of model.md

Python 3.11, PyYAML. Arithmetic is exact (Fraction), so a figure lying exactly on a limit is judged as the
formula says; a program that works in f64 must allow for its rounding there.

Readings: where model.md or format.md leave a choice, this file takes the following.
 R1  Start s: the project's, else the batch's; if `unknown`, the baseline's own date, else undefined.
 R2  Due d of an indicator: its target's own date, else the project's due, else the batch's. `elapsed` uses
     this s and d, also without a target. A due that changed moves only targets without a date of their own.
 R3  No `stage` written: null (unlike a dated stage before its first entry, which is `planned`).
 R4  A scalar `from` in `changes` for a target or baseline replaces the value and keeps the date and
     source; a map replaces the whole. An empty `from` means that there was none.
 R5  Headlines are looked for among indicators not closed at t: those with `headline: true`, else the first
     in file order that is not an input. Of these, input ones are then not counted (D9, D10, promises,
     stale). No counted headline: judged by milestones; without milestones no-data.
 R6  Ties between equally bad headlines go to the first in file order; a headline goes before a milestone.
 R7  `progress` of a project: p of the worst counted headline, also when a milestone or the stage decides
     the status; with no counted headline met / n of the milestones; else null.
 R8  A stage that decides (completed or accepted with evidence, paused, cancelled) is the status of every
     indicator as well; the project's status_indicator is then null.
 R9  A figure is an observation with a number, not `missing`, not withdrawn. `at-least` and `at-most` are
     bounds; `about` and `several` with a number count as that number. Without a value, numerator and
     denominator give it (times 100 for percent).
 R10 Per-period: A is the sum of periods whose last day is after b (the baseline's date, else s); t_A is the
     last day of the last one with a figure; only `missing` periods before t_A make it a lower bound.
     Percent or ratio with numerators: pooled sum of numerators over denominators.
 R11 Plan columns (planned_value .. spit) are empty without a declared plan or shape, for limits and ranges,
     without a target, without a figure. With t_A <= s only planned_value, planned_progress and sv are given
     (SPI, ES, SVt, SPIt, tolerance are undefined). tolerance_days needs no plan.
 R12 Tolerance: days left is at least 0; both 15 % are the `behind` key; only the tolerance is rounded
     down, the limit between behind and well-behind is not.
 R13 t_A <= s gives unrated before `worse` and before `early` (limits and ranges do not ask for s). The
     same without a baseline. Without a plan and with p <= 0 after half time: lateness infinite, well-behind.
 R14 Lower bound in the pace rule: ahead or on-track when it proves at least that, else unrated; upper
     bound: behind or well-behind when it proves that, else unrated. `early` is not affected by bounds.
 R15 Limits and ranges on t = d: the last figure within one `every` of d decides target-met; with none, but
     an older figure, on-track (then silence may make it unrated); no figure at all no-data; a figure that
     does not meet is judged as before the deadline. "Moved toward" is strict. Of a bound: on-track only
     if it proves the limit met, else unrated. A range without baseline: p = 1 inside, undefined outside.
 R16 Silence (ruling 1): t > t_A + three `every` (one step of three months for monthly) and t - t_A > 92 days.
 R17 Stale indicator: it has a figure, its status is none of target-met, not-started, no-data, completed,
     accepted, paused, cancelled, and t minus the closed days in (t_A, t] is after t_A + one `every`.
     Stale project: any counted headline is stale.
 R18 `every` defaults to the site's `cadence.progress`, that to weekly; milestones and stage use the site's.
 R19 Milestone: met <= due met, else met-late; t <= due due; t <= due + one `every` awaiting; then overdue.
     A `met` in a report needs the report's date <= t and a public report; the file's own `met` goes first.
     An unknown due is never overdue. Slip: met, else the newest forecast, minus due.
 R20 Promise: due = the latest of the first-published target dates of counted headlines having a
     first-published target; if one is unknown: none. Kept on time: every one reached by its last figure
     dated by its own date. A limit or range: by the figure that ruling 8 takes, never "late".
     `changed`: a published change of `due` or of a counted headline's target. Late: each kept by then, or
     reached by its last figure now. Awaiting: each one not kept is awaiting by ruling 8; else missed.
     The stage plays no part where there are figures: a cancelled project is missed once its date is over.
     Milestones: each met by its own due; stage: completed or accepted by the due date and still now.
 R21 D10 with bounds: a headline whose bound proves neither >= 0.5 nor < 0.5 has no p. Milestones count
     unweighted. A bound that proves >= 0.5 but not 0.95 leaves "more than half".
 R22 PV by-milestones weighs milestones by `share` and takes their first due. Plan points not strictly
     between s and d as of t are ignored. A plan with `shape: step` is stepped, with any other shape linear.
 R23 required_per_day: (T-A)/(d-t) for d > t, a figure and a target not yet met; empty for limits and ranges.
 R24 Forecast (D6): points are the figures (per-period: running sums) from the last `break` on, >= 3 over
     >= 30 days, 0 < p < 1, r in the target's sense > 0. Central t_A + ceil((T-A)/r).
 R25 latest_value is A (for per-period the sum); baseline_date the written one, else s; nothing is shown
     of a baseline that is undefined. progress_bound is the bound's sense on p, empty where p is.
 R26 The unwritten baseline of kind count is 0 for limits and ranges too (it then serves as the earlier
     figure of ruling 5 and as B of D1b).
 R27 Indicators closed at t keep their own row and status and count nowhere.
"""

import argparse
import calendar
import csv
import json
import math
import re
import sys
from datetime import date, timedelta
from fractions import Fraction
from pathlib import Path
from types import SimpleNamespace

import yaml

LIMITS = ("at-least", "at-most", "range")
DONE = ("completed", "accepted")
ENDED = ("paused", "cancelled")
WORST_FIRST = ["worse", "overdue", "well-behind", "awaiting", "behind", "no-data", "unrated", "early",
               "not-started", "on-track", "ahead", "ongoing", "target-met"]
CLASSES = ["ended", "basically-complete", "more-than-half", "under-half", "no-percentage"]
ONE_DAY = timedelta(days=1)

# ---------------------------------------------------------------- reading text


def yaml_map(text):
    """Parses YAML with every scalar kept as the text that was written."""
    return yaml.load(text, Loader=yaml.BaseLoader) or {}


def front_matter(path):
    """The YAML block between the first two `---` lines of a Markdown file."""
    text = path.read_text(encoding="utf-8-sig").replace("\r\n", "\n")
    found = re.match(r"---[ \t]*\n(.*?)^---[ \t]*$", text, re.S | re.M)
    return yaml_map(found.group(1)) if found else {}


def field(mapping, key, default=None):
    """A value of a map, with an empty one counted as absent."""
    value = mapping.get(key) if isinstance(mapping, dict) else None
    return default if value in (None, "", "null", "~") else value


def listed(value):
    """One value where a list is allowed is a list of one."""
    if value in (None, ""):
        return []
    return list(value) if isinstance(value, list) else [value]


def truth(value):
    """A YAML boolean kept as text."""
    return str(value).lower() in ("true", "yes")


def number(text):
    """A plain decimal number, or None where the text is not one."""
    text = str(text).strip() if text is not None else ""
    return Fraction(text) if re.fullmatch(r"[+-]?\d+(\.\d+)?", text) else None


def quantity(text):
    """The short form `2300 户`: number and unit."""
    found = re.fullmatch(r"\s*([+-]?\d+(?:\.\d+)?)(?:\s+(\S.*))?\s*", str(text or ""))
    return (number(found.group(1)), found.group(2)) if found else (None, None)


def value_of(text, kind):
    """An observed value; yes and no are 1 and 0 for kind yes-no."""
    if kind == "yes-no" and str(text).lower() in ("yes", "true", "no", "false"):
        return Fraction(int(str(text).lower() in ("yes", "true")))
    return number(text)


# ---------------------------------------------------------------- dates (ruling 13)


def month_end(year, month):
    """The last day of a month."""
    return date(year, month, calendar.monthrange(year, month)[1])


def day_span(text):
    """First and last day of a day, month, quarter or year; None for unknown or absent."""
    text = str(text or "").strip()
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}", text):
        day = date.fromisoformat(text)
        return day, day
    if found := re.fullmatch(r"(\d{4})-(\d{2})", text):
        year, month = int(found[1]), int(found[2])
        return date(year, month, 1), month_end(year, month)
    if found := re.fullmatch(r"(\d{4})-Q([1-4])", text):
        year, quarter = int(found[1]), int(found[2])
        return date(year, 3 * quarter - 2, 1), month_end(year, 3 * quarter)
    if re.fullmatch(r"\d{4}", text):
        return date(int(text), 1, 1), date(int(text), 12, 31)
    return None


def first_day(text):
    """A start or a baseline date counts as its first day."""
    span = day_span(text)
    return span[0] if span else None


def last_day(text):
    """Any other date counts as its last day."""
    span = day_span(text)
    return span[1] if span else None


def interval(text):
    """An `every`: ("days", n) or ("months", n)."""
    words = {"weekly": ("days", 7), "monthly": ("months", 1), "quarterly": ("months", 3), "yearly": ("months", 12)}
    if text in words:
        return words[text]
    return "days", int(re.match(r"\d+", str(text))[0])


def shifted(day, every, times):
    """A day moved by whole intervals; month ends stay month ends (ruling 8)."""
    unit, n = every
    if unit == "days":
        return day + n * times * ONE_DAY
    at_end = day == month_end(day.year, day.month)
    index = day.year * 12 + day.month - 1 + n * times
    end = month_end(index // 12, index % 12 + 1)
    return end if at_end else min(end, date(index // 12, index % 12 + 1, min(day.day, end.day)))


def closed_days(calendar_block):
    """The days of `calendar.closed`, ranges written as first/last."""
    days = set()
    for item in listed(field(calendar_block or {}, "closed")):
        ends = str(item).split("/")
        day, last = first_day(ends[0]), last_day(ends[-1])
        while day <= last:
            days.add(day)
            day += ONE_DAY
    return days


# ---------------------------------------------------------------- values as of a day


def changes_of(front, path):
    """The changes of one field, earliest first; the short form's paths stand for `main`."""
    found = []
    for change in listed(field(front, "changes")):
        name = change["field"]
        if name not in ("due", "start") and "." not in name:
            name = "indicators.main." + name
        if name == path or name.startswith(path + "."):
            found.append((last_day(change["published"]), name[len(path) + 1:], change))
    return sorted(found, key=lambda item: item[0])


def way_back(front, path, current, day):
    """The value of a field as of a day: the `from` of the earliest change published after it.

    `day` None asks for the first-published value.
    """
    later = [item for item in changes_of(front, path) if day is None or item[0] > day]
    for _, part, change in reversed(later):
        current = merged(current, part, change.get("from"))
    return current


def merged(current, part, old):
    """Puts an older value in place; a scalar keeps date and source of a written map (R4)."""
    if part:
        base = dict(current) if isinstance(current, dict) else {"value": current}
        base[part] = old
        return base
    if isinstance(current, dict) and "value" in current and not isinstance(old, dict) and old != "":
        return {**current, "value": old}
    return old


def by_date(value, day):
    """A scalar, or the entry of a map by date that holds on a day."""
    if not (isinstance(value, dict) and value and all(day_span(key) for key in value)):
        return value, True
    past = [key for key in value if last_day(key) <= day]
    return (value[max(past, key=last_day)] if past else None), bool(past)


def stage_on(front, day):
    """Stage word and whether evidence is cited (ruling 11)."""
    value, begun = by_date(field(front, "stage"), day)
    if not begun:
        return "planned", False
    if isinstance(value, dict):
        return value.get("is"), bool(listed(field(value, "evidence")))
    return value, False


def deciding_stage(front, day):
    """The stage when it decides the project: ended, or completed with evidence."""
    word, evidence = stage_on(front, day)
    return word if word in ENDED or (word in DONE and evidence) else None


# ---------------------------------------------------------------- reading a site


def read_site(content):
    """site.yaml with its projects, none left out yet."""
    raw = yaml_map((content / "site.yaml").read_text(encoding="utf-8-sig"))
    site = SimpleNamespace(raw=raw, batches=field(raw, "batches", {}), tables=read_tables(content))
    site.languages = listed(field(raw, "languages")) or ["zh-Hans"]
    site.closed = closed_days(field(raw, "calendar"))
    site.every = interval(field(field(raw, "cadence", {}), "progress", "weekly"))
    site.projects = [read_project(path, content) for path in project_files(content)]
    return site


def read_tables(content):
    """All rows of content/data/*.csv."""
    rows = []
    for path in sorted((content / "data").glob("*.csv")):
        rows += csv_rows(path)
    return rows


def csv_rows(path):
    """The rows of a CSV file as maps."""
    with path.open(encoding="utf-8-sig", newline="") as handle:
        return [{(k or "").strip(): (v or "").strip() for k, v in row.items() if k} for row in csv.DictReader(handle)]


def project_files(content):
    """Each project's first file: <id>.md or <id>/index.md, translations left out."""
    folder = content / "projects"
    single = [p for p in folder.glob("*.md") if not re.search(r"\.[a-z]{2}(-[A-Za-z]+)?\.md$", p.name)]
    return sorted(single + list(folder.glob("*/index.md")))


def read_project(path, content):
    """One project: front matter, dated reports, folder."""
    front = front_matter(path)
    own_folder = path.name == "index.md"
    name = path.parent.name if own_folder else path.stem
    project = SimpleNamespace(id=field(front, "slug", name), front=front, folder=path.parent, reports=[])
    if own_folder:
        for report in sorted(path.parent.glob("*.md")):
            if found := re.fullmatch(r"(\d{4}-\d{2}-\d{2})(-[^.]+)?\.md", report.name):
                project.reports.append((first_day(found[1]), front_matter(report)))
    return project


def public_reports(project, day):
    """The reports a public edition of that day shows; guidance is internal unless it says public."""
    for published, report in project.reports:
        default = "internal" if field(report, "kind") == "guidance" else "public"
        if published <= day and field(report, "visibility", default) == "public":
            yield published, report


def counts_from(project, site):
    """The day a project counts from: `published`, else its batch's `announced` (ruling 16)."""
    batch = site.batches.get(field(project.front, "batch"), {})
    return last_day(field(project.front, "published")) or last_day(field(batch, "announced"))


def is_public(project, site, day):
    """Neither draft, internal, embargoed nor later than the day."""
    front = project.front
    embargo, since = last_day(field(front, "embargo")), counts_from(project, site)
    return not (truth(front.get("draft")) or field(front, "visibility") == "internal"
                or (embargo and embargo > day) or (since and since > day))


def batch_default(project, site, key):
    """Start or due as written, else the batch's."""
    batch = site.batches.get(field(project.front, "batch"), {})
    return field(project.front, key) or field(batch, key)


def site_day(site, given):
    """The as-of date: given, fixed in site.yaml, else the newest public publication date."""
    if given:
        return date.fromisoformat(given)
    fixed = last_day(field(site.raw, "as_of"))
    return fixed or newest_fact(site)


def newest_fact(site):
    """The newest publication date among facts of projects that are no draft, internal or embargoed."""
    days = []
    for project in site.projects:
        front = project.front
        if truth(front.get("draft")) or field(front, "visibility") == "internal" or field(front, "embargo"):
            continue
        days += [published for published, _ in public_reports(project, date.max)]
        for key in ("changes", "corrections", "declared", "confidence"):
            days += [last_day(item.get("published")) for item in listed(field(front, key))]
        for name, raw in raw_indicators(project).items():
            days += [fact.published for fact in raw_facts(project, site, name, raw)]
    return max(day for day in days if day)


# ---------------------------------------------------------------- indicators as written


def raw_indicators(project):
    """The indicators of a project, the short form written out as `main`."""
    front = project.front
    if field(front, "indicators"):
        return front["indicators"]
    if not any(field(front, key) for key in ("target", "done", "no_target")):
        return {}
    keys = ("unit", "baseline", "direction", "plan", "shape", "accumulation", "every", "kind", "decimals",
            "provenance", "definition", "level", "target", "no_target", "min", "max", "tolerance")
    main = {key: front[key] for key in keys if key in front}
    amount, unit = quantity(front.get("target"))
    if unit:
        main["target"], main["unit"] = front["target"].split()[0], unit
    main["observations"] = field(front, "done", {})
    main["name"] = field(front, "title")
    return {"main": main}


def raw_facts(project, site, name, raw):
    """Every observation of an indicator as first published, from file, tables and reports."""
    facts, written = [], field(raw, "observations", {})
    if isinstance(written, str):
        written = [(row["date"], row) for row in csv_rows(project.folder / written)]
    else:
        written = list(written.items())
    written += [(row["date"], row) for row in site.tables
                if row["project"] == project.id and (row.get("indicator") or "main") == name]
    facts += [fact_of(day, value, raw, None) for day, value in written]
    for published, report in public_reports(project, date.max):
        values = dict(field(report, "observations", {}))
        if field(report, "done"):
            values["main"] = report["done"]
        if name in values:
            facts.append(fact_of(field(report, "for") or published.isoformat(), values[name], raw, published))
    return sorted((fact for fact in facts if fact), key=lambda fact: fact.day)


def fact_of(written, value, raw, report_day):
    """One observation; published by default on its report's day, else on its own."""
    full = value if isinstance(value, dict) else {"value": value}
    day, kind = last_day(written), field(raw, "kind", "count")
    if day is None:
        return None
    top, bottom = number(full.get("numerator")), number(full.get("denominator"))
    amount = None if kind == "qualitative" else value_of(full.get("value"), kind)
    computed = amount is None and top is not None and bool(bottom)
    if computed:
        amount = top / bottom * (100 if kind == "percent" else 1)
    flag = field(full, "flag", "normal")
    return SimpleNamespace(
        day=day, span=day_span(written), written=str(written), value=None if flag == "missing" else amount,
        qualifier=field(full, "qualifier", "exact"), flag=flag, numerator=top, denominator=bottom,
        published=last_day(field(full, "published")) or report_day or day, corrected=False, computed=computed)


def known_facts(project, site, name, raw, day):
    """The facts of an indicator known on a day, published corrections applied (ruling 15)."""
    facts = [f for f in raw_facts(project, site, name, raw) if f.day <= day and f.published <= day]
    fixes = [c for c in listed(field(project.front, "corrections"))
             if field(c, "indicator", "main") == name and last_day(c["published"]) <= day]
    for fix in sorted(fixes, key=lambda c: last_day(c["published"])):
        for fact in [f for f in facts if f.day == last_day(fix["date"])]:
            if fix["to"] == "withdrawn":
                facts.remove(fact)
            else:
                fact.value, fact.corrected = value_of(fix["to"], field(raw, "kind", "count")), True
                fact.numerator = fact.denominator = None
    return facts


# ---------------------------------------------------------------- an indicator as of a day


def indicator_on(project, site, name, raw, day):
    """One indicator with the values that held on a day."""
    def current(key, default=None, at=day):
        value = way_back(project.front, f"indicators.{name}.{key}", raw.get(key), at)
        return default if value in (None, "", "null") else value

    ind = SimpleNamespace(id=name, project=project.id, raw=raw, kind=field(raw, "kind", "count"))
    ind.level, ind.unit = field(raw, "level"), field(raw, "unit", "")
    ind.direction, ind.accumulation = current("direction", "increase"), current("accumulation", "cumulative")
    ind.every = interval(current("every")) if current("every") else site.every
    ind.closed = bool(last_day(field(raw, "closed")) and last_day(raw["closed"]) <= day)
    ind.tolerance = tolerances(site, raw)
    set_baseline(ind, current("baseline"), project_start(project, site, day))
    due = project_due(project, site, day)
    ind.T, ind.low, ind.high, ind.d = target_of(ind, current("target"), due)
    first_due = project_due(project, site, None)
    first = target_of(ind, current("target", at=None), first_due)
    ind.first = SimpleNamespace(T=first[0], low=first[1], high=first[2], d=first[3])
    ind.shape, ind.plan_written = current("shape"), current("plan", {})
    ind.milestones = milestone_dues(project)
    ind.facts = known_facts(project, site, name, raw, day)
    ind.series = series_of(ind)
    ind.provenance = (field(raw, "provenance") or field(project.front, "provenance")
                      or field(site.raw, "provenance") or "stated")
    return ind


def project_start(project, site, day):
    """The project's start as of a day."""
    return first_day(way_back(project.front, "start", batch_default(project, site, "start"), day))


def project_due(project, site, day):
    """The project's due date as of a day; None asks for the first-published one."""
    return last_day(way_back(project.front, "due", batch_default(project, site, "due"), day))


def tolerances(site, raw):
    """Tolerance settings: the indicator's over the site's over 7 days, 5 %, 15 %."""
    settings = {"days": "7", "share": "0.05", "behind": "0.15"}
    settings.update(field(site.raw, "tolerances", {}))
    settings.update(field(raw, "tolerance", {}))
    return {key: number(value) for key, value in settings.items()}


def set_baseline(ind, written, start):
    """Baseline value B and date b; 0 for counts, yes-no and per-period, else undefined (rulings 1, 14, 17)."""
    value = written.get("value") if isinstance(written, dict) else written
    ind.B = value_of(value, ind.kind) if value not in (None, "") else None
    ind.b_written = field(written, "date") if isinstance(written, dict) else None
    if ind.accumulation == "per-period" or (ind.B is None and ind.kind in ("count", "yes-no")):
        ind.B = Fraction(0)
    own = first_day(ind.b_written)
    ind.s = start or own
    ind.b = own or ind.s


def target_of(ind, written, due):
    """Target value, low, high and date; yes-no aims at yes (ruling 1)."""
    full = written if isinstance(written, dict) else {"value": written}
    low, high = number(full.get("low")), number(full.get("high"))
    value = quantity(full.get("value"))[0]
    if ind.kind == "yes-no" and not field(ind.raw, "no_target"):
        value = value_of(full.get("value"), "yes-no")
        value = Fraction(1) if value is None else value
    own = field(full, "date")
    return value, low, high, (last_day(own) if own else due)


def milestone_dues(project):
    """Due date and weight of every milestone, for the plan's shape."""
    return [(last_day(m.get("due")), number(m.get("share")) or Fraction(1))
            for m in field(project.front, "milestones", {}).values()]


def series_of(ind):
    """The figures that count: (day, value, bound); per-period ones summed up (D1c, ruling 14)."""
    if ind.accumulation != "per-period":
        return [(f.day, f.value, bound_of(f)) for f in ind.facts if f.value is not None]
    series, bounds, facts = [], set(), []
    for fact in ind.facts:
        if ind.b and fact.day <= ind.b:
            continue
        if fact.value is None:
            bounds |= {"lower"} if fact.flag == "missing" else set()
            continue
        facts.append(fact)
        bounds |= {bound_of(fact)} - {None}
        bound = "both" if len(bounds) > 1 else next(iter(bounds), None)
        series.append((fact.day, period_total(ind, facts), bound))
    return series


def period_total(ind, facts):
    """Sum of the periods; shares with numerators are pooled."""
    if ind.kind in ("percent", "ratio") and all(f.denominator for f in facts):
        pooled = sum(f.numerator for f in facts) / sum(f.denominator for f in facts)
        return pooled * (100 if ind.kind == "percent" else 1)
    return sum(f.value for f in facts)


def bound_of(fact):
    """The bound a qualifier makes of a figure (D1d)."""
    return {"at-least": "lower", "at-most": "upper"}.get(fact.qualifier)


# ---------------------------------------------------------------- progress (D1)


def gap(ind, x, goal=None):
    """Distance of a value from the range (D1b)."""
    goal = goal or ind
    return max(goal.low - x, x - goal.high, Fraction(0))


def has_target(ind, goal=None):
    """Whether there is a target to judge by."""
    goal = goal or ind
    return goal.low is not None and goal.high is not None if ind.direction == "range" else goal.T is not None


def meets(ind, value, goal=None):
    """Whether a value reaches the target in the indicator's direction."""
    goal = goal or ind
    if ind.direction == "range":
        return gap(ind, value, goal) == 0
    return value <= goal.T if ind.direction in ("decrease", "at-most") else value >= goal.T


def sense(ind, bound):
    """The sense of a bound on the figure as a bound on success (ruling 2)."""
    if bound in (None, "both"):
        return bound
    if ind.direction == "range":
        return "both"
    down = ind.direction in ("decrease", "at-most")
    return {"lower": "upper", "upper": "lower"}[bound] if down else bound


def proves_success(bound):
    """An exact figure or a lower bound on p can prove success."""
    return bound in (None, "lower")


def proves_lateness(bound):
    """An exact figure or an upper bound on p can prove lateness."""
    return bound in (None, "upper")


def progress(ind, value):
    """D1, D1a, D1b and ruling 1: p, or None where it is undefined."""
    if not has_target(ind):
        return None
    if ind.direction == "range" and ind.B is not None and gap(ind, ind.B) > 0:
        return 1 - gap(ind, value) / gap(ind, ind.B)
    if ind.direction == "range" and ind.B is not None:
        return Fraction(int(gap(ind, value) == 0))
    if ind.direction in LIMITS or ind.B is None:
        return Fraction(1) if meets(ind, value) else None
    return (value - ind.B) / (ind.T - ind.B) if ind.T != ind.B else None


# ---------------------------------------------------------------- the plan (D3, ruling 3)


def is_planned(ind):
    """Whether a plan or a shape is declared and can be drawn."""
    return bool((ind.plan_written or ind.shape) and ind.direction not in LIMITS
                and None not in (ind.B, ind.T, ind.s, ind.d))


def plan_points(ind):
    """The plan's own points strictly between start and due; `30%` = B + 0.3 (T-B)."""
    points = []
    for written, value in (ind.plan_written or {}).items():
        share = re.fullmatch(r"\s*([\d.]+)\s*%\s*", str(value))
        amount = ind.B + number(share[1]) / 100 * (ind.T - ind.B) if share else number(value)
        if ind.s < last_day(written) < ind.d:
            points.append((last_day(written), amount))
    return sorted(points)


def day_number(ind, day):
    """Days from the start."""
    return Fraction((day - ind.s).days)


def knots(ind):
    """The plan as a line of (days from start, value); a jump is two knots on one day."""
    end = day_number(ind, ind.d)
    if ind.shape == "by-milestones":
        return stepped(ind, milestone_steps(ind), end)
    points = [(day_number(ind, day), value) for day, value in plan_points(ind)]
    if ind.shape == "step":
        return stepped(ind, points, end)
    return [(Fraction(0), ind.B), *points, (end, ind.T)]


def milestone_steps(ind):
    """Planned value after each milestone's due date: B + (T-B) x share of milestones due."""
    total, done, steps = sum(weight for _, weight in ind.milestones), Fraction(0), []
    for due, weight in sorted((m for m in ind.milestones if m[0]), key=lambda m: m[0]):
        done += weight
        if due < ind.d:
            steps.append((max(day_number(ind, due), Fraction(0)), ind.B + (ind.T - ind.B) * done / total))
    return steps


def stepped(ind, points, end):
    """A line that keeps its value until the next point."""
    line = [(Fraction(0), ind.B)]
    for x, y in [*points, (end, ind.T)]:
        line += [(x, line[-1][1]), (x, y)]
    return line


def is_late_start(ind):
    """The quadratic shape, used when no points are given."""
    return ind.shape == "late-start" and not plan_points(ind)


def planned_value(ind, day):
    """PV on a day, constant outside start and due."""
    x, end = day_number(ind, day), day_number(ind, ind.d)
    if x >= end:
        return ind.T
    if x < 0:
        return ind.B
    if is_late_start(ind):
        return ind.B + (ind.T - ind.B) * (x / end) ** 2
    line = knots(ind)
    at = max(i for i, (k, _) in enumerate(line) if k <= x)
    (x0, y0), (x1, y1) = line[at], line[at + 1]
    return y0 + (y1 - y0) * (x - x0) / (x1 - x0)


def earned_days(ind, value, day):
    """ES: days from start at which PV equals A, the nearest to t_A (D5, ruling 4)."""
    value = min(max(value, min(ind.B, ind.T)), max(ind.B, ind.T))
    if is_late_start(ind):
        share = (value - ind.B) / (ind.T - ind.B)
        return Fraction(math.sqrt(share)) * day_number(ind, ind.d)
    line, goal, found = knots(ind), day_number(ind, day), []
    for (x0, y0), (x1, y1) in zip(line, line[1:]):
        if y0 == y1 == value:
            found.append(min(max(goal, x0), x1))
        elif y0 != y1 and min(y0, y1) <= value <= max(y0, y1):
            found.append(x0 + (value - y0) * (x1 - x0) / (y1 - y0))
    return min(found, key=lambda x: abs(x - goal))


def tolerance_days(ind, day):
    """Tolerance in whole days (D8), for a figure about that day."""
    span, left = Fraction((ind.d - ind.s).days), Fraction(max((ind.d - day).days, 0))
    rule = ind.tolerance
    return Fraction(math.floor(min(max(rule["days"], rule["share"] * span), rule["behind"] * span, left)))


def pace_numbers(ind, p, t_a, value):
    """D3 to D5 at the day of the figure, as a map of the exported columns."""
    out = dict.fromkeys(("planned_value", "planned_progress", "sv", "spi", "es_days", "svt_days", "spit",
                         "tolerance_days"))
    if value is None or ind.direction in LIMITS or p is None or None in (ind.s, ind.d, ind.B):
        return out
    spent = Fraction((t_a - ind.s).days)
    if spent > 0:
        out["tolerance_days"] = tolerance_days(ind, t_a)
    if is_planned(ind):
        out["planned_value"] = planned_value(ind, t_a)
        pi = out["planned_progress"] = (out["planned_value"] - ind.B) / (ind.T - ind.B)
        out["sv"] = p - pi
        if spent > 0:
            out["spi"] = p / pi if pi > 0 else None
            out["es_days"] = earned_days(ind, value, t_a)
            out["svt_days"] = out["es_days"] - spent
            out["spit"] = out["es_days"] / spent
    return out


# ---------------------------------------------------------------- elapsed, required, forecast (D2, D6, D7)


def elapsed(s, d, t):
    """tau, in days; 0 before and 1 from d on when start and due are one day (ruling 7)."""
    if s is None or d is None:
        return None
    if d == s:
        return Fraction(int(t >= d))
    return min(max(Fraction((t - s).days, (d - s).days), Fraction(0)), Fraction(1))


def required(ind, value, t):
    """D7: what is needed each day from now to the due date."""
    if value is None or ind.T is None or ind.d is None or ind.direction in LIMITS or t >= ind.d or meets(ind, value):
        return None
    return (ind.T - value) / (ind.d - t).days


def forecast(ind, p):
    """D6: (central, fastest, slowest) dates, each None where there is none."""
    points = line_since_break(ind)
    if p is None or not 0 < p < 1 or len(points) < 3 or ind.direction in LIMITS or ind.B is None:
        return None, None, None
    t_a, value = points[-1]
    if (t_a - points[0][0]).days < 30:
        return None, None, None
    up = 1 if ind.T > ind.B else -1
    begin = max(t_a - 90 * ONE_DAY, points[0][0])
    left = (ind.T - value) * up
    mean = (value - on_line(points, begin)) * up / (t_a - begin).days
    windows = [begin + i * ONE_DAY for i in range((t_a - begin).days - 30 + 1)]
    paces = [(on_line(points, day + 30 * ONE_DAY) - on_line(points, day)) * up / 30 for day in windows]
    central, fast, slow = (finish(t_a, left, pace) for pace in (mean, max(paces), min(paces)))
    if central:
        fast = min(fast, central) if fast else central
        slow = max(slow, central) if slow else None
    return central, fast, slow


def line_since_break(ind):
    """The published figures as a line; a break restarts it (ruling 6)."""
    breaks = [f.day for f in ind.facts if f.flag == "break" and f.value is not None]
    return [(day, value) for day, value, _ in ind.series if not breaks or day >= max(breaks)]


def on_line(points, day):
    """The piecewise linear line through the figures, on a day."""
    for (d0, v0), (d1, v1) in zip(points, points[1:]):
        if d0 <= day <= d1:
            return v0 + (v1 - v0) * Fraction((day - d0).days, (d1 - d0).days)
    raise ValueError(f"{day} is outside the figures")


def finish(t_a, left, pace):
    """The day the target is reached at a pace, days rounded up; None when never."""
    try:
        return t_a + math.ceil(left / pace) * ONE_DAY if pace > 0 else None
    except OverflowError:
        return None


# ---------------------------------------------------------------- status (D8)


def status_of(ind, t, stage, stage_word):
    """The status of one indicator, first match of D8, and silence last (ruling 1)."""
    status = stage or first_match(ind, t, stage_word)
    if status in ("early", "on-track", "ahead", "behind") and is_silent(ind, t):
        return "unrated"
    return status


def is_silent(ind, t):
    """More than three `every`, and more than 92 days, after the last figure."""
    t_a = ind.series[-1][0]
    return t > shifted(t_a, ind.every, 3) and (t - t_a).days > 92


def first_match(ind, t, stage_word):
    """D8 from target met to pace."""
    if has_target(ind):
        met = is_target_met(ind, t)
        if met:
            return "target-met"
        if ind.d and t > ind.d:
            return after_deadline(ind, t)
    if ind.s and t < ind.s:
        return "not-started"
    if not ind.series and not (ind.kind == "qualitative" and ind.facts):
        return "no-data"
    if not has_target(ind) or ind.kind == "qualitative":
        return "ongoing" if stage_word == "ongoing" and not has_target(ind) else "unrated"
    return limit_before(ind, t) if ind.direction in LIMITS else pace(ind, t)


def is_target_met(ind, t, goal=None):
    """Target met: the last figure reaches it; of a limit, the figure about the deadline (ruling 8)."""
    goal = goal or ind
    if ind.direction in LIMITS:
        figure = deadline_figure(ind, t, goal)
    else:
        figure = ind.series[-1] if ind.series else None
    return bool(figure) and meets(ind, figure[1], goal) and proves_success(sense(ind, figure[2]))


def deadline_figure(ind, t, goal):
    """The last figure dated within one `every` of the deadline, from the deadline on."""
    if goal.d is None or t < goal.d:
        return None
    first, last = shifted(goal.d, ind.every, -1), shifted(goal.d, ind.every, 1)
    near = [figure for figure in ind.series if first <= figure[0] <= last]
    return near[-1] if near else None


def after_deadline(ind, t, goal=None):
    """Awaiting or overdue (ruling 8); an undecided bound stays awaiting (ruling 2)."""
    goal = goal or ind
    if ind.direction in LIMITS:
        figure = deadline_figure(ind, t, goal)
    else:
        figure = ind.series[-1] if ind.series else None
    if figure and figure[2] and not (proves_lateness(sense(ind, figure[2])) and not meets(ind, figure[1], goal)):
        return "awaiting"
    if t <= shifted(goal.d, ind.every, 1) and not any(day >= goal.d for day, _, _ in ind.series):
        return "awaiting"
    return "overdue"


def limit_before(ind, t):
    """At-least, at-most and range up to the deadline (D8, rulings 5 and 8)."""
    if ind.d is None:
        return "unrated"
    if t == ind.d and deadline_figure(ind, t, ind) is None:
        return "on-track"
    _, value, bound = ind.series[-1]
    if bound:
        return "on-track" if meets(ind, value) and proves_success(sense(ind, bound)) else "unrated"
    if meets(ind, value):
        return "on-track"
    if len(ind.series) > 1:
        before = ind.series[-2][1] if not ind.series[-2][2] else None
    else:
        before = ind.B
    if before is None:
        return "unrated"
    if ind.direction == "range":
        nearer = gap(ind, value) < gap(ind, before)
    else:
        nearer = value < before if ind.direction == "at-most" else value > before
    return "on-track" if nearer else "behind"


def pace(ind, t):
    """Worse than at the start, then pace with and without a plan (D8)."""
    t_a, value, bound = ind.series[-1]
    p, bound = progress(ind, value), sense(ind, bound)
    if None in (p, ind.B, ind.s, ind.d) or t_a <= ind.s:
        return "unrated"
    span, tolerance = Fraction((ind.d - ind.s).days), tolerance_days(ind, t_a)
    if p < -tolerance / span and proves_lateness(bound):
        return "worse"
    if is_planned(ind):
        ahead = pace_numbers(ind, p, t_a, value)["svt_days"]
    elif elapsed(ind.s, ind.d, t) < Fraction(1, 2):
        return "early"
    else:
        passed = (t_a - ind.s).days
        ahead = -(passed / p - span) if p > 0 else -math.inf
        if ahead > 0:
            # The pace so far flatters those who are ahead: leaving the plan out must not be better than an even plan.
            ahead = p * span - passed
    return judged(ahead, tolerance, ind.tolerance["behind"] * span, bound)


def judged(ahead, tolerance, limit, bound):
    """Days ahead against the tolerance; a bound says only what it proves (ruling 2)."""
    if ahead >= -tolerance:
        word = "ahead" if ahead > tolerance else "on-track"
        return word if proves_success(bound) else "unrated"
    word = "behind" if ahead >= -limit else "well-behind"
    return word if proves_lateness(bound) else "unrated"


def is_stale(ind, t, status, site):
    """The badge: two `every` and four weeks without a figure, closed days not counted (R17)."""
    if not ind.series or status in ("target-met", "not-started", "no-data", *DONE, *ENDED):
        return False
    t_a = ind.series[-1][0]
    closed = sum(1 for day in site.closed if t_a < day <= t)
    open_day = t - closed * ONE_DAY
    return open_day >= shifted(t_a, ind.every, 2) and (open_day - t_a).days >= 28


# ---------------------------------------------------------------- milestones (D12, rulings 12, 13)


def milestones_on(project, site, day):
    """Every milestone with its state on a day."""
    return [milestone(project, site, name, raw, day) for name, raw in field(project.front, "milestones", {}).items()]


def milestone(project, site, name, raw, day):
    """One milestone: due, current forecast, met, slip and state."""
    due, met = last_day(raw.get("due")), last_day(field(raw, "met"))
    if not met or met > day:
        told = [last_day(field(report, "milestones", {}).get(name)) for _, report in public_reports(project, day)]
        met = min((d for d in told if d and d <= day), default=None)
    known = {last_day(p): last_day(v) for p, v in field(raw, "forecast", {}).items() if last_day(p) <= day}
    guess = known[max(known)] if known else None
    slip = (met or guess) and due and ((met or guess) - due).days
    return SimpleNamespace(id=name, due=due, due_written=raw.get("due"), met=met, forecast=guess,
                           slip=slip, state=milestone_state(due, met, site.every, day))


def milestone_state(due, met, every, day):
    """met, met-late, due, awaiting (one interval), overdue."""
    if met:
        return "met" if not due or met <= due else "met-late"
    if not due or day <= due:
        return "due"
    return "awaiting" if day <= shifted(due, every, 1) else "overdue"


# ---------------------------------------------------------------- the project (D9, D10)


def derive_indicator(project, site, name, raw, t):
    """One indicator with every derived quantity."""
    ind = indicator_on(project, site, name, raw, t)
    word, _ = stage_on(project.front, t)
    ind.t_a, ind.A, ind.bound = ind.series[-1] if ind.series else (None, None, None)
    ind.p = progress(ind, ind.A) if ind.A is not None else None
    ind.p_bound = sense(ind, ind.bound) if ind.p is not None else None
    ind.status = status_of(ind, t, deciding_stage(project.front, t), word)
    ind.stale = is_stale(ind, t, ind.status, site)
    ind.elapsed = elapsed(ind.s, ind.d, t)
    ind.numbers = pace_numbers(ind, ind.p, ind.t_a, ind.A)
    ind.required = required(ind, ind.A, t)
    ind.forecast = forecast(ind, ind.p)
    return ind


def headlines(indicators):
    """All headlines among the open indicators, inputs included (format.md)."""
    live = [ind for ind in indicators if not ind.closed]
    said = [ind for ind in live if truth(ind.raw.get("headline"))]
    return said or [ind for ind in live if ind.level != "input"][:1]


def derive_project(project, site, t):
    """One project with everything that is compared."""
    out = SimpleNamespace(id=project.id, source=project, stage=stage_on(project.front, t)[0])
    raws = raw_indicators(project)
    out.indicators = [derive_indicator(project, site, name, raw, t) for name, raw in raws.items()]
    out.headlines = headlines(out.indicators)
    out.counted = [ind for ind in out.headlines if ind.level != "input"]
    out.milestones = milestones_on(project, site, t)
    out.start, out.due = project_start(project, site, t), project_due(project, site, t)
    decided = deciding_stage(project.front, t)
    out.status, out.decider = (decided, None) if decided else project_status(out, t)
    out.progress = project_progress(out)
    out.klass = programme_class(out, decided)
    out.stale = any(ind.stale for ind in out.counted)
    out.promise = promise(out, site, t)
    return out


def project_status(out, t):
    """The worst counted headline or an overdue milestone (D9, ruling 12)."""
    late = next((m for m in out.milestones if m.state == "overdue"), None)
    if not out.counted:
        return milestones_status(out, t, late)
    choices = [(ind.status, ind.id) for ind in out.counted]
    if late:
        choices.append(("overdue", f"milestone:{late.id}"))
    return min(choices, key=lambda choice: WORST_FIRST.index(choice[0]))


def milestones_status(out, t, late):
    """A project without counted headlines (ruling 12)."""
    if not out.milestones:
        return "no-data", None
    if out.start and t < out.start:
        return "not-started", None
    if late:
        return "overdue", f"milestone:{late.id}"
    return ("target-met" if all(m.met for m in out.milestones) else "on-track"), None


def project_progress(out):
    """p of the worst counted headline, else milestones met of n."""
    if out.counted:
        order = WORST_FIRST + [*DONE, *ENDED]
        return min(out.counted, key=lambda ind: order.index(ind.status)).p
    if out.milestones:
        return Fraction(sum(1 for m in out.milestones if m.met), len(out.milestones))
    return None


def programme_class(out, decided):
    """D10: ended, basically complete, more than half, under half, no percentage."""
    if decided in ENDED:
        return "ended"
    if decided in DONE:
        return "basically-complete"
    shares = [counting_share(ind) for ind in out.counted] if out.counted else [(project_progress(out), None)]
    if any(p is None for p, _ in shares):
        return "no-percentage"
    if all(p >= Fraction(95, 100) and proves_success(bound) for p, bound in shares):
        return "basically-complete"
    if not all(is_decided(p, bound) for p, bound in shares):
        return "no-percentage"
    return "more-than-half" if all(p >= Fraction(1, 2) for p, _ in shares) else "under-half"


def counting_share(ind):
    """p and its bound as D10 counts it; a limit or range only when target-met (ruling 9)."""
    if ind.direction in LIMITS:
        return (Fraction(1) if ind.status == "target-met" else None), None
    return ind.p, ind.p_bound


def is_decided(p, bound):
    """Whether a bound tells on which side of one half the progress lies (ruling 2)."""
    return proves_success(bound) if p >= Fraction(1, 2) else proves_lateness(bound)


# ---------------------------------------------------------------- promises (ruling 10)


def promise(out, site, t):
    """on-time, changed, late, awaiting, missed, or none when not due so far."""
    if out.counted:
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
    if t <= max(part["due"] for part in parts):
        return "none"
    if was_changed(out, t):
        return "changed"
    if all(part["on_time"] or part["reached"] for part in parts):
        return "late"
    open_parts = [part for part in parts if not (part["on_time"] or part["reached"])]
    return "awaiting" if all(part["awaiting"] for part in open_parts) else "missed"


def headline_parts(out, t):
    """Each counted headline with a first-published target, judged against that target and date."""
    parts = []
    for ind in out.counted:
        goal = ind.first
        if not has_target(ind, goal):
            continue
        part = {"due": goal.d, "on_time": False, "reached": False, "awaiting": False}
        if goal.d:
            past = t > goal.d
            part["reached"] = is_target_met(ind, t, goal)
            part["on_time"] = kept_by_due(ind, t, goal)
            part["awaiting"] = past and after_deadline(ind, t, goal) == "awaiting" or not past
        parts.append(part)
    return parts


def kept_by_due(ind, t, goal):
    """The last figure dated by the due date decides; of a limit the figure of ruling 8."""
    if ind.direction in LIMITS:
        return is_target_met(ind, t, goal)
    by_then = [figure for figure in ind.series if figure[0] <= goal.d]
    return bool(by_then) and meets(ind, by_then[-1][1], goal) and proves_success(sense(ind, by_then[-1][2]))


def milestone_parts(out):
    """Milestones as the promise of a project without counted headlines."""
    return [{"due": m.due, "on_time": m.state == "met", "reached": bool(m.met), "awaiting": m.state != "overdue"}
            for m in out.milestones]


def stage_parts(out, site, t):
    """The stage with evidence as the promise of a project without figures and milestones."""
    front, due = out.source.front, project_due(out.source, site, None)
    now = deciding_stage(front, t) in DONE
    then = due is not None and deciding_stage(front, min(due, t)) in DONE
    awaiting = due is not None and t <= shifted(due, site.every, 1)
    return [{"due": due, "on_time": then, "reached": now, "awaiting": awaiting}]


def was_changed(out, t):
    """Whether due, or the target of a counted headline, was changed by a change published by t."""
    paths = ["due"] + [f"indicators.{ind.id}.target" for ind in out.counted]
    return any(item[0] <= t for path in paths for item in changes_of(out.source.front, path))


# ---------------------------------------------------------------- the programme


def derive_site(content, as_of):
    """The whole site on its day."""
    site = read_site(content)
    t = site_day(site, as_of)
    projects = [derive_project(p, site, t) for p in site.projects if is_public(p, site, t)]
    projects.sort(key=lambda p: (int(p.source.front.get("no") or 10**9), p.id))
    return SimpleNamespace(site=site, t=t, projects=projects)


def programme(derived):
    """The totals of D10 as the data contract names them."""
    def count(items):
        return {item: items.count(item) for item in sorted(set(items))}

    classes = count([p.klass for p in derived.projects])
    promises = count([p.promise for p in derived.projects if p.promise != "none"])
    out = {"total": len(derived.projects), "by_status": count([p.status for p in derived.projects])}
    out.update({name.replace("-", "_"): classes.get(name, 0) for name in CLASSES})
    out["promises"] = {"due": sum(promises.values()), "on_time": promises.get("on-time", 0)}
    out["promises"].update({name: promises.get(name, 0) for name in ("late", "awaiting", "missed", "changed")})
    return out


def project_row(out, derived):
    """The compared fields of data/projects.json."""
    front, site = out.source.front, derived.site
    lead, _ = by_date(field(front, "lead"), derived.t)
    return {"no": int(front["no"]) if field(front, "no") else None, "focus": field(front, "focus"),
            "batch": field(front, "batch"), "lead": listed(lead), "departments": departments(front, derived.t),
            "places": listed(field(front, "places")),
            "start": Either(out.start, way_back(front, "start", batch_default(out.source, site, "start"), derived.t)),
            "due": Either(out.due, way_back(front, "due", batch_default(out.source, site, "due"), derived.t)),
            "stage": out.stage, "status": out.status, "status_indicator": out.decider, "progress": out.progress,
            "class": out.klass, "stale": out.stale, "promise": out.promise,
            "provenance": field(front, "provenance") or field(site.raw, "provenance") or "stated"}


def departments(front, day):
    """{lead, support} from any of the written forms; of a list the first leads."""
    value, _ = by_date(field(front, "departments"), day)
    if isinstance(value, dict):
        return {"lead": field(value, "lead"), "support": listed(field(value, "support"))}
    items = listed(value)
    return {"lead": items[0] if items else None, "support": items[1:]}


def indicator_row(ind, out):
    """The compared fields of data/indicators.csv."""
    shown = ind.B is not None
    last = next((f for f in reversed(ind.facts) if f.day == ind.t_a and f.value is not None), None)
    row = {"unit": next(iter(ind.unit.values())) if isinstance(ind.unit, dict) else ind.unit, "kind": ind.kind, "direction": ind.direction, "accumulation": ind.accumulation,
           "level": ind.level, "headline": ind in out.headlines,
           "baseline": ind.B, "baseline_date": Either(ind.b if shown else None, ind.b_written),
           "target": ind.T, "target_low": ind.low, "target_high": ind.high,
           "target_date": Either(ind.d if has_target(ind) else None, ind.d),
           "latest_value": ind.A, "latest_date": Either(ind.t_a, last and last.written),
           "latest_qualifier": Either(*qualifier_words(ind, last)), "progress": ind.p,
           "progress_bound": Either(ind.p_bound, None if ind.p_bound == "both" else ind.p_bound),
           "elapsed": ind.elapsed, **ind.numbers, "required_per_day": ind.required,
           "forecast_central": ind.forecast[0], "forecast_fastest": ind.forecast[1],
           "forecast_slowest": ind.forecast[2], "status": ind.status, "provenance": ind.provenance}
    return row


def qualifier_words(ind, last):
    """The qualifier of the latest value; a sum with a gap is at least."""
    word = {"lower": "at-least", "upper": "at-most"}.get(ind.bound) or (last.qualifier if last else None)
    return word, (None if word == "exact" else word)


def milestone_row(m):
    """The compared fields of data/milestones.csv."""
    return {"due": Either(m.due, m.due_written), "forecast": m.forecast, "met": m.met,
            "slip_days": m.slip, "state": m.state}


def fact_row(fact):
    """The compared fields of data/observations.csv."""
    return {"value": Either(None, fact.value) if fact.computed else fact.value, "flag": Either(fact.flag, None)
            if fact.flag == "normal" else fact.flag, "published": fact.published, "corrected": fact.corrected}


# ---------------------------------------------------------------- comparing


class Either:
    """Spellings that are all right: a resolved date or the date as written."""

    def __init__(self, *values):
        self.values = values

    def __repr__(self):
        return " or ".join(dict.fromkeys(show(v) for v in self.values))


def is_same(want, got):
    """Whether a written value says the same; computed figures to their sixth decimal."""
    if isinstance(want, Either):
        return any(is_same(value, got) for value in want.values)
    if isinstance(want, dict):
        return isinstance(got, dict) and all(is_same(want.get(k), got.get(k)) for k in want.keys() | got.keys())
    if isinstance(want, list):
        return len(want) == len(got or []) and all(is_same(a, b) for a, b in zip(want, got or []))
    if want in (None, ""):
        return got in (None, "", [], "unknown", {})
    if isinstance(want, bool):
        return str(got).lower() == str(want).lower()
    if isinstance(want, (int, Fraction)):
        if str(got) in ("yes", "no"):
            return want == int(got == "yes")
        # One unit of the sixth decimal lets an f64 fall on either side of a half.
        return number(plain(got)) is not None and abs(number(plain(got)) - want) <= Fraction(1000001, 10**12)
    return str(want) == str(got)


def plain(got):
    """A number from JSON or CSV as plain digits."""
    return format(got, "f") if isinstance(got, float) else str(got)


def show(value):
    """A value for a message, figures rounded half away from zero to six decimals."""
    if isinstance(value, Fraction):
        scaled = math.floor(abs(value) * 10**6 + Fraction(1, 2))
        text = f"{scaled // 10**6}.{scaled % 10**6:06d}".rstrip("0").rstrip(".")
        return ("-" if value < 0 and scaled else "") + text
    return "-" if value is None else str(value)


def differences(where, want, got):
    """One line for every field that differs."""
    return [f"{where} {key}: expected {show(value)}, found {got.get(key)!r}"
            for key, value in want.items() if key not in got or not is_same(value, got.get(key))]


def table_differences(name, want, got):
    """Rows compared by key, then field by field."""
    lines = [f"{name} {key}: missing from the output" for key in want if key not in got]
    lines += [f"{name} {key}: not expected in the output" for key in got if key not in want]
    for key in want:
        if key in got:
            lines += differences(f"{name} {key}", want[key], got[key])
    return lines


def compare(derived, output):
    """Every difference between the derived site and the built data files."""
    data = output / "data"
    built = json.loads((data / "projects.json").read_text(encoding="utf-8"))
    lines = differences("site", {"as_of": derived.t}, built)
    totals, found = programme(derived), built.get("programme", {})
    found["by_status"] = {k: v for k, v in found.get("by_status", {}).items() if v}
    lines += differences("programme", totals, found)
    lines += table_differences("project", {p.id: project_row(p, derived) for p in derived.projects},
                               {row["id"]: row for row in built.get("projects", [])})
    if (data / "projects.csv").exists():
        flat = ("no", "focus", "batch", "start", "due", "stage", "status", "status_indicator", "progress", "class",
                "stale", "promise", "provenance")
        want = {p.id: {k: v for k, v in project_row(p, derived).items() if k in flat} for p in derived.projects}
        lines += table_differences("projects.csv", want, {row["id"]: row for row in csv_rows(data / "projects.csv")})
    want = {f"{p.id}/{ind.id}": indicator_row(ind, p) for p in derived.projects for ind in p.indicators}
    got = {f"{r['project']}/{r['indicator']}": r for r in csv_rows(data / "indicators.csv")}
    lines += table_differences("indicator", want, got)
    if (data / "milestones.csv").exists():
        want = {f"{p.id}/{m.id}": milestone_row(m) for p in derived.projects for m in p.milestones}
        got = {f"{r['project']}/{r['milestone']}": r for r in csv_rows(data / "milestones.csv")}
        lines += table_differences("milestone", want, got)
    if (data / "observations.csv").exists():
        want = {f"{p.id}/{ind.id}/{f.day}": fact_row(f)
                for p in derived.projects for ind in p.indicators for f in ind.facts}
        got = {f"{r['project']}/{r['indicator']}/{last_day(r['date'])}": r
               for r in csv_rows(data / "observations.csv") if not r.get("group")}
        lines += table_differences("observation", want, got)
    return lines


def print_tables(derived):
    """The derived tables as text."""
    print(f"as of {derived.t}\n{json.dumps(programme(derived), ensure_ascii=False, indent=1)}\n")
    for p in derived.projects:
        print(f"{p.source.front.get('no', '-'):>3} {p.id}: {p.status} by {p.decider or '-'}, p {show(p.progress)}, "
              f"{p.klass}, promise {p.promise}, stage {p.stage}{', stale' if p.stale else ''}")
        for ind in p.indicators:
            row = {k: v for k, v in indicator_row(ind, p).items() if show(v) not in ("-", "") and k not in
                   ("unit", "kind", "accumulation", "provenance", "status", "direction", "level")}
            mark = "*" if ind in p.counted else " "
            print(f"      {mark}{ind.id}: {ind.status}{' closed' if ind.closed else ''} "
                  + " ".join(f"{k}={show(v)}" for k, v in row.items()))
        for m in p.milestones:
            print(f"       milestone {m.id}: {m.state} due {m.due} forecast {show(m.forecast)} "
                  f"met {show(m.met)} slip {show(m.slip)}")


# ---------------------------------------------------------------- the test vectors of model.md


def case(figures=(), **over):
    """An indicator built by hand: B, T, s, d, plan, shape, direction."""
    ind = SimpleNamespace(id="v", raw={}, kind="count", direction="increase", accumulation="cumulative", level=None,
                          every=("months", 1), B=Fraction(0), T=Fraction(2300), low=None, high=None,
                          s=date(2021, 4, 1), d=date(2021, 12, 31), shape=None, plan_written={}, milestones=[],
                          tolerance={"days": Fraction(7), "share": Fraction(5, 100), "behind": Fraction(15, 100)},
                          facts=[])
    ind.__dict__.update(over)
    ind.b = ind.s
    ind.series = [(day, Fraction(str(value)), bound) for day, value, bound in figures]
    return ind


def numbers_of(ind):
    """p and the plan numbers of the last figure."""
    t_a, value, _ = ind.series[-1]
    p = progress(ind, value)
    return p, pace_numbers(ind, p, t_a, value)


def on_share(done, gone, shape):
    """Pace on fractional days: `done` of the work at `gone` of a span of 274 days."""
    span = Fraction(274)
    tolerance = Fraction(math.floor(min(max(Fraction(7), span / 20), span * 15 / 100, span * (1 - gone))))
    if shape is None:
        return None, tolerance, "early" if gone < Fraction(1, 2) else None
    svt = done * span - gone * span
    return svt, tolerance, judged(svt, tolerance, span * 15 / 100, None)


def near(want, decimals):
    """A figure printed in model.md with so many decimals."""
    return lambda got: got is not None and abs(got - Fraction(want)) <= Fraction(1, 2 * 10**decimals)


def vectors():
    """Name, then (what, printed value, recomputed value, whether they agree) for each vector.

    Worked by hand first:
    linear      1 April to 31 December 2021 = 274 days, to 30 September = 182 days. p = 1380/2300 = .6;
                tau = 182/274 = .66423; SV = -.06423; SPI = .6 x 274/182 = .90330; ES = .6 x 274 = 164.4;
                SVt = 164.4 - 182 = -17.6; tolerance = min(max(7, 13.7), 41.1, 92) = 13.7 -> 13; -17.6 lies
                between -13 and -41.1: behind.
    read later  t moves 29 days; t_A, SVt and tolerance do not; 29 <= 92 days, so silence cannot apply.
    trajectory  30 June = day 90, 30 September = day 182; 15 August is 46 of the 92 days between:
                500 + 1000/2 = 1000. PV(182) = 1500, SPI = 1380/1500 = .92; ES = 90 + 92 x 880/1000 = 170.96;
                SVt = -11.04; within 13: on-track.
    early       .06 x 274 = 16.44; .12 x 274 = 32.88; SVt = -16.44, between -13 and -41.1: behind. (On whole days,
                t_A = day 33, it is -16.56, which rounds to -17: the vector's "about -16" is the fractional day.)
    late        .94 x 274 - .98 x 274 = -10.96; days left 5.48 -> 5; behind. Without that bound 13: on-track.
    no plan     .12 < 1/2: early.
    decreasing  -3.1/-5.1 = .60784; .9/-5.1 = -.17647; tolerance/span is never above .15, so worse for any span.
    ceiling     3.57 <= 4.3: met; no p ratio; on-track until the deadline, target-met from it on when the figure
                is dated within one `every` of it (ruling 8), which the vector takes for granted.
    over        577/60 = 9.61667.
    retarget    1380/1500 = .92; 1380/2300 = .6; .32.
    lower       no target: p undefined; unrated, with stage ongoing: ongoing.
    zero        1 January 2021 + 730 days: p = 2/2300 = .00087; ES = .63; SVt = .63 - 365 = -364.4; limit 109.5:
                well-behind.
    """
    sep30, t2 = date(2021, 9, 30), date(2021, 10, 29)
    linear = case([(sep30, 1380, None)], shape="even")
    p, n = numbers_of(linear)
    yield "linear", [
        ("p", ".6000", p, near("0.6", 4)), ("tau", ".6642", elapsed(linear.s, linear.d, sep30), near("0.6642", 4)),
        ("SV", "-.0642", n["sv"], near("-0.0642", 4)), ("SPI", ".9033", n["spi"], near("0.9033", 4)),
        ("ES", "164.4", n["es_days"], near("164.4", 1)), ("SVt", "-17.6", n["svt_days"], near("-17.6", 1)),
        ("tolerance", "13", n["tolerance_days"], near("13", 3)), word("behind", linear, sep30)]
    yield "read later", [(f"status, every {text}", "behind", status_of(with_every(linear, text), t2, None, None),
                          "behind".__eq__) for text in ("weekly", "monthly", "quarterly", "3 days")]
    curve = case([(sep30, 1380, None)], plan_written={"2021-06-30": "500", "2021-09-30": "1500"})
    p, n = numbers_of(curve)
    yield "trajectory", [
        ("PV(08-15)", "1000", planned_value(curve, date(2021, 8, 15)), near("1000", 3)),
        ("SPI", ".92", n["spi"], near("0.92", 2)), ("ES", "170.96", n["es_days"], near("170.96", 2)),
        ("SVt", "-11.0", n["svt_days"], near("-11.0", 1)), word("on-track", curve, sep30)]
    svt, _, status = on_share(Fraction("0.06"), Fraction("0.12"), "even")
    yield "early", [("SVt", "about -16", svt, near("-16", 0)), ("status", "behind", status, "behind".__eq__)]
    svt, tolerance, status = on_share(Fraction("0.94"), Fraction("0.98"), "even")
    yield "late", [("tolerance", "days left (5)", tolerance, near("5", 3)),
                   ("status", "behind", status, "behind".__eq__)]
    early = case([(date(2021, 5, 4), 138, None)])
    yield "no plan", [word("early", early, date(2021, 5, 4))]
    fall = {"direction": "decrease", "B": Fraction("15.1"), "T": Fraction(10), "kind": "index", "shape": "even"}
    better, worse = case([(sep30, 12, None)], **fall), case([(sep30, 16, None)], **fall)
    yield "decreasing", [("p at 12", ".6078", numbers_of(better)[0], near("0.6078", 4)),
                         ("p at 16", "-.1765", numbers_of(worse)[0], near("-0.1765", 4)), word("worse", worse, sep30)]
    top = {"direction": "at-most", "T": Fraction("4.3"), "B": None, "kind": "index"}
    before, at_end = case([(sep30, "3.57", None)], **top), case([(date(2021, 12, 31), "3.57", None)], **top)
    yield "ceiling", [word("on-track", before, sep30), word("target-met", at_end, date(2021, 12, 31)),
                      ("SPI", "no ratio", numbers_of(before)[1]["spi"], lambda got: got is None)]
    over = case([(sep30, 577, None)], T=Fraction(60))
    yield "over-fulfilled", [("p", "9.6167", numbers_of(over)[0], near("9.6167", 4))]
    moved = case([(sep30, 1380, None)], T=Fraction(1500))
    now, first = numbers_of(moved)[0], numbers_of(linear)[0]
    yield "retarget", [("p", ".92", now, near("0.92", 2)), ("p0", ".60", first, near("0.6", 2)),
                       ("difference", "+32 points", (now - first) * 100, near("32", 0))]
    bound = case([(sep30, 1200, "lower")], T=None)
    yield "lower bound", [("p", "none", progress(bound, Fraction(1200)), lambda got: got is None),
                          word("unrated", bound, sep30), word("ongoing", bound, sep30, "ongoing")]
    slow = case([(date(2022, 1, 1), 2, None)], s=date(2021, 1, 1), d=date(2023, 1, 1), shape="even")
    yield "zero baseline", [("p", ".0009", numbers_of(slow)[0], near("0.0009", 4)),
                            word("well-behind", slow, date(2022, 1, 1))]


def word(want, ind, t, stage_word=None):
    """The check of a status word."""
    return "status", want, status_of(ind, t, None, stage_word), want.__eq__


def with_every(ind, text):
    """The same indicator with another update interval."""
    return SimpleNamespace(**{**ind.__dict__, "every": interval(text)})


def print_vectors():
    """Prints every vector; returns how many disagree."""
    wrong = 0
    for name, checks in vectors():
        for what, printed, got, agrees in checks:
            ok = agrees(got)
            wrong += not ok
            print(f"{'agrees ' if ok else 'DIFFERS'} {name}: {what} vector {printed}, formula {show(got)}")
    print("all vectors agree with the formulas" if not wrong else f"{wrong} values disagree")
    return wrong


def main():
    """Reads the command line."""
    parser = argparse.ArgumentParser(description="Recomputes a milepost site from its content.")
    parser.add_argument("content", nargs="?", type=Path)
    parser.add_argument("output", nargs="?", type=Path)
    parser.add_argument("--as-of")
    parser.add_argument("--print", action="store_true", dest="show")
    parser.add_argument("--vectors", action="store_true")
    args = parser.parse_args()
    if args.vectors:
        return 1 if print_vectors() else 0
    if not args.content or not (args.output or args.show):
        parser.error("name CONTENT and OUTPUT, or --print, or --vectors")
    derived = derive_site(args.content, args.as_of)
    if args.show:
        print_tables(derived)
        return 0
    lines = compare(derived, args.output)
    print("\n".join(lines) if lines else f"no difference: {len(derived.projects)} projects as of {derived.t}")
    return 1 if lines else 0


if __name__ == "__main__":
    sys.exit(main())
