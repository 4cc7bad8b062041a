"""A site's folder: its projects, reports and figures, and the values that held on a day."""

import re
from datetime import date
from types import SimpleNamespace

from reading import (CALENDAR, ONE_DAY, closed_days, csv_rows, day_span, field, first_day, front_matter, interval, last_day,
                     listed, number, quantity, truth, value_of, yaml_map, year_begins)

DONE = ("completed", "accepted")
ENDED = ("paused", "cancelled", "closed")


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
    """Puts an older value in place; a part of a target or baseline that it does not name stays as it is."""
    if part:
        base = dict(current) if isinstance(current, dict) else {"value": current}
        base[part] = old
        return base
    if isinstance(current, dict) and isinstance(old, dict) and {"value", "low", "high"} & current.keys():
        return {**current, **old}
    if isinstance(current, dict) and "value" in current and not isinstance(old, dict) and old not in ("", "none"):
        return {**current, "value": old}
    return old


def by_date(value, day):
    """A scalar, or the entry of a map by date that holds on a day."""
    if not (isinstance(value, dict) and value and all(day_span(key) for key in value)):
        return value, True
    past = [key for key in value if last_day(key) <= day]
    return (value[max(past, key=last_day)] if past else None), bool(past)


def stage_on(front, day):
    """Stage word and whether evidence is cited."""
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


def read_site(content):
    """site.yaml with its projects, none left out yet."""
    raw = yaml_map((content / "site.yaml").read_text(encoding="utf-8-sig"))
    site = SimpleNamespace(raw=raw, batches=field(raw, "batches", {}), tables=read_tables(content))
    site.languages = listed(field(raw, "languages")) or ["zh-Hans"]
    CALENDAR["begins"] = year_begins(field(raw, "calendar"))
    site.closed = closed_days(field(raw, "calendar"))
    promised = field(field(raw, "cadence", {}), "progress")
    site.every = interval(promised) if promised else None
    site.grace = 0
    site.dimensions = ["place", "department", *field(raw, "dimensions", {})]
    site.projects = [read_project(path, content) for path in project_files(content)]
    return site


def read_tables(content):
    """All rows of content/data/*.csv."""
    rows = []
    for path in sorted((content / "data").glob("*.csv")):
        rows += csv_rows(path)
    return rows


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
    """The day a project counts from: `published`, else its batch's `announced`."""
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


def raw_facts(project, site, name, raw, part=()):
    """Every observation of an indicator or of a part of it as first published, from file, tables and reports."""
    facts = [fact_of(day, value, raw, published) for of, day, value, published in told(project, site, name, raw)
             if of == part]
    return sorted((fact for fact in facts if fact), key=lambda fact: fact.day)


def told(project, site, name, raw):
    """Every entry about an indicator: the part it is of, when, what, and the day of its report."""
    written = field(raw, "observations", {})
    if isinstance(written, str):
        rows = csv_rows(project.folder / written)
    else:
        rows = []
        for day, value in written.items():
            yield from with_parts(day, value, raw, None)
    rows = rows + [row for row in site.tables
                   if row["project"] == project.id and (row.get("indicator") or "main") == name]
    for row in rows:
        yield slice_of({dimension: row.get(dimension) for dimension in site.dimensions}), row["date"], row, None
    for published, report in public_reports(project, date.max):
        values = dict(field(report, "observations", {}))
        if field(report, "done"):
            values["main"] = report["done"]
        if name in values:
            yield from with_parts(field(report, "for") or published.isoformat(), values[name], raw, published)


def with_parts(day, value, raw, published):
    """A figure in YAML, then the parts that stand in it, which have its flag and its day of publication."""
    yield (), day, value, published
    for part, amount in parts_in(field(value, "by"), raw):
        yield part, day, {"value": amount, **{key: value[key] for key in ("flag", "published") if key in value}}, published


def parts_in(by, raw):
    """The parts of a map by part: `{east: 40}` for one dimension, or `{place: {east: 40}}`."""
    named = listed(field(raw, "by")) or ["place"]
    for key, value in (by or {}).items():
        if isinstance(value, dict) and key in named:
            for part, amount in value.items():
                yield slice_of({key: part}), amount
        else:
            yield slice_of({named[0]: key}), value


def slice_of(values):
    """A part by its dimensions' values; nothing for the whole."""
    return tuple(sorted((dimension, value) for dimension, value in (values or {}).items() if value))


def slice_word(part):
    """A part as it is named in paths and tables."""
    return "+".join(f"{dimension}={value}" for dimension, value in part)


def parts_of(project, site, name, raw):
    """All parts with figures or promises, in the order they are met."""
    found = dict.fromkeys(part for part, *_ in told(project, site, name, raw) if part)
    for key in ("baseline", "target", "plan"):
        found.update(dict.fromkeys(part for part, _ in parts_in(field(field(raw, key), "by"), raw)))
    for change in listed(field(project.front, "changes")):
        if named := re.fullmatch(rf"indicators\.{name}\.by\.(.*)\.\w+", change["field"]):
            found[slice_of(dict(pair.split("=") for pair in named[1].split("+")))] = None
    return list(found)


def whole_of(written):
    """A target, baseline or plan without what it says of parts."""
    if not isinstance(written, dict) or "by" not in written:
        return written
    return {key: value for key, value in written.items() if key != "by"} or None


def part_of(written, part, raw):
    """What a target, baseline or plan says of one part."""
    return dict(parts_in(field(written, "by"), raw)).get(part)


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


def known_facts(project, site, name, raw, day, part=()):
    """The facts of an indicator or a part of it known on a day, published corrections applied. At the end of a
    period figures and corrections may have come in during the days of grace; they are about the period all the same."""
    by = day + site.grace * ONE_DAY
    facts = [f for f in raw_facts(project, site, name, raw, part) if f.day <= day and f.published <= by]
    fixes = [c for c in listed(field(project.front, "corrections"))
             if field(c, "indicator", "main") == name and last_day(c["published"]) <= by
             and slice_of(field(c, "by")) == part]
    for fix in sorted(fixes, key=lambda c: last_day(c["published"])):
        for fact in [f for f in facts if f.day == last_day(fix["date"])]:
            if fix["to"] == "withdrawn":
                facts.remove(fact)
            else:
                fact.value, fact.corrected = value_of(fix["to"], field(raw, "kind", "count")), True
                fact.numerator = fact.denominator = None
    return facts
