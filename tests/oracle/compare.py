"""The compared rows, and every difference between them and the built data files."""

import json
import math
from fractions import Fraction

from content import by_date, batch_default, slice_of, slice_word, way_back
from figures import has_target
from plan import begin_day, has_pace, tolerance_days
from programme import programme
from rating import rating_rows
from reading import csv_rows, field, listed, number


def project_row(out, derived):
    """The compared fields of data/projects.json."""
    front, site = out.source.front, derived.site
    lead, _ = by_date(field(front, "lead"), derived.t)
    return {"no": int(front["no"]) if field(front, "no") else None, "focus": field(front, "focus"),
            "batch": field(front, "batch"), "lead": listed(lead), "departments": departments(front, derived.t),
            "places": listed(field(front, "places")),
            "start": way_back(front, "start", batch_default(out.source, site, "start"), derived.t),
            "due": way_back(front, "due", batch_default(out.source, site, "due"), derived.t),
            "stage": out.stage, "status": out.status, "status_indicator": out.decider, "progress": out.progress,
            "class": out.klass, "stale": out.stale, "promise": out.promise,
            "status_scale": out.scale, "status_computed": out.computed,
            "declared": out.declared[-1][2] if out.declared else None,
            "declared_date": out.declared[-1][0] if out.declared else None,
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
    last = next((f for f in reversed(ind.facts) if f.day == ind.t_a and f.value is not None), None)
    row = {"unit": next(iter(ind.unit.values())) if isinstance(ind.unit, dict) else ind.unit, "kind": ind.kind,
           "direction": ind.direction, "accumulation": ind.accumulation,
           "level": ind.level, "headline": ind in out.counted,
           "baseline": ind.B, "baseline_date": (ind.b_written or ind.s) if ind.B is not None else None,
           "target": ind.T, "target_low": ind.low, "target_high": ind.high,
           "target_date": ind.d_written if has_target(ind) else None,
           "latest_value": ind.A, "latest_date": last and last.written,
           "latest_qualifier": qualifier_word(ind, last), "progress": ind.p,
           "progress_bound": None if ind.direction in ("at-least", "at-most") else ind.p_bound,
           "elapsed": ind.elapsed, **ind.numbers, "required_per_day": ind.required,
           "forecast_central": ind.forecast[0], "forecast_fastest": ind.forecast[1],
           "forecast_slowest": ind.forecast[2], "status": ind.status, "provenance": ind.provenance}
    if not has_pace(ind):
        row["tolerance_days"] = Either(None, tolerance_days(ind, ind.t_a) if may_have_tolerance(ind) else None)
    return row


def part_row(ind, out):
    """The compared fields of data/parts.csv."""
    row = indicator_row(ind, out)
    for key in ("kind", "direction", "accumulation", "level", "headline"):
        row.pop(key)
    return {**row, **dict(ind.part)}


def may_have_tolerance(ind):
    """Whether a tolerance can be told without a way to the target that can be kept or missed."""
    return None not in (ind.s, ind.d, ind.t_a) and ind.t_a > begin_day(ind)


def qualifier_word(ind, last):
    """The qualifier of the latest value; a sum with a gap is at least, one that proves nothing or has a part that is
    no more than about right is about."""
    if ind.bound or last is None:
        return {"lower": "at-least", "upper": "at-most", "both": "about"}.get(ind.bound)
    words = [f.qualifier for f in ind.summed] if ind.accumulation == "per-period" else [last.qualifier]
    return last.qualifier if len(words) == 1 else "about" if {"about", "several"} & set(words) else "exact"


def milestone_row(m):
    """The compared fields of data/milestones.csv."""
    return {"due": m.due_written, "forecast": m.forecast, "met": m.met,
            "slip_days": m.slip, "state": m.state}


def fact_row(fact):
    """The compared fields of data/observations.csv."""
    return {"value": None if fact.computed else fact.value, "qualifier": fact.qualifier, "flag": fact.flag,
            "published": fact.published, "corrected": fact.corrected}


# ---------------------------------------------------------------- comparing


class Either:
    """Values that are all right."""

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
    if want in (None, "", "unknown"):
        return got in ((None, "", []) if want != "unknown" else (None, "", "unknown"))
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
    found["by_grade"] = {f"{g['scale']} {g['grade']}": g["projects"] for g in found.get("by_grade", [])}
    lines += differences("programme", totals, found)
    lines += table_differences("project", {p.id: project_row(p, derived) for p in derived.projects},
                               {row["id"]: row for row in built.get("projects", [])})
    flat = ("no", "focus", "batch", "start", "due", "stage", "status", "status_indicator", "progress", "class",
            "stale", "promise", "provenance", "status_scale", "status_computed", "declared", "declared_date")
    want = {p.id: {k: v for k, v in project_row(p, derived).items() if k in flat} for p in derived.projects}
    lines += table_differences("projects.csv", want, {row["id"]: row for row in csv_rows(data / "projects.csv")})
    want = {f"{p.id}/{ind.id}": indicator_row(ind, p) for p in derived.projects for ind in p.indicators}
    got = {f"{r['project']}/{r['indicator']}": r for r in csv_rows(data / "indicators.csv")}
    lines += table_differences("indicator", want, got)
    want = {f"{p.id}/{m.id}": milestone_row(m) for p in derived.projects for m in p.milestones}
    got = {f"{r['project']}/{r['milestone']}": r for r in csv_rows(data / "milestones.csv")}
    lines += table_differences("milestone", want, got)
    want = {key: row for p in derived.projects for key, row in rating_rows(p, derived).items()}
    # The table is there only where something was declared by the day.
    got, seen, table = {}, {}, data / "ratings.csv"
    for row in csv_rows(table) if want or table.exists() else []:
        of = f"{row['project']}/{row['of']}"
        seen[of] = seen.get(of, -1) + 1
        got[f"{of}/{seen[of]}"] = row
    lines += table_differences("rating", want, got)
    parts = [(p, part) for p in derived.projects for ind in p.indicators for part in ind.parts]
    want = {f"{p.id}/{part.id}/{slice_word(part.part)}": part_row(part, p) for p, part in parts}
    written = csv_rows(data / "parts.csv") if (data / "parts.csv").exists() else []
    got = {f"{r['project']}/{r['indicator']}/{r['part']}": r for r in written}
    lines += table_differences("part", want, got)
    all_of = [(p, ind) for p in derived.projects for ind in p.indicators] + parts
    want = {f"{p.id}/{ind.id}/{f.written}/{slice_word(ind.part)}": fact_row(f)
            for p, ind in all_of for f in ind.facts if not hasattr(f, "filled")}
    got = {f"{r['project']}/{r['indicator']}/{r['date']}/{named_part(r, derived.site)}": r
           for r in csv_rows(data / "observations.csv")}
    return lines + table_differences("observation", want, got)


def named_part(row, site):
    """The part that a row is of, by the columns of its dimensions."""
    return slice_word(slice_of({dimension: row.get(dimension) for dimension in site.dimensions}))


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
