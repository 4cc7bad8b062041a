"""The periods by which a programme reports: their names and days, and what the table of their ends says."""

from datetime import date

from compare import differences
from programme import derived_on
from reading import ONE_DAY, csv_rows, field, year_begins

MONTHS = {"month": 1, "quarter": 3, "half-year": 6, "year": 12}
FOLDERS = {"month": "months", "quarter": "quarters", "half-year": "half-years", "year": "years"}


def kind_of(site):
    """The kind of period, None where the programme reports by none, and the days of grace."""
    block = field(site.raw, "calendar") or {}
    kind = field(block, "period") or "quarter"
    return None if kind == "none" else kind, int(field(block, "grace", 10))


def period_of(site, day):
    """Name, first and last day of the period that holds a day."""
    kind, _ = kind_of(site)
    begins = 1 if kind == "month" else year_begins(field(site.raw, "calendar"))
    length = MONTHS[kind]
    since = (day.month - begins) % 12
    year = day.year - (1 if day.month < begins else 0)
    first = first_of_month(year * 12 + begins - 1 + since // length * length)
    last = first_of_month(first.year * 12 + first.month - 1 + length) - ONE_DAY
    return name_of(kind, year, since // length + 1, begins), first, last


def name_of(kind, year, number, begins):
    """The name in addresses: quarters by the year in which theirs begins, years of two calendar years by both."""
    both = f"{year}" if begins == 1 else f"{year}-{(year + 1) % 100:02}"
    return {"month": f"{year}-{number:02}", "quarter": f"{year}-q{number}",
            "half-year": f"{both}-h{number}", "year": both}[kind]


def first_of_month(months):
    """The first day of a month, counted in months since year 0."""
    return date(months // 12, months % 12 + 1, 1)


def compare_periods(derived, output):
    """Every difference between the ends of periods and their table in the built data."""
    site, t = derived.site, derived.t
    kind, grace = kind_of(site)
    tables = {name: output / "data" / f"{folder}.csv" for name, folder in FOLDERS.items()}
    lines = [f"periods: {path.name} is there" for name, path in tables.items() if name != kind and path.exists()]
    if kind is None:
        return lines
    found = {}
    for row in csv_rows(tables[kind]):
        found.setdefault(row["quarter" if kind == "quarter" else "period"], []).append(row)
    running = period_of(site, t)
    if derived.projects and running[0] not in found:
        lines.append(f"periods: the running {running[0]} is missing")
    before = None
    for name, first, last in ends(site, found, t):
        day = min(last, t)
        rows = found.get(name)
        by = min(last + grace * ONE_DAY, t) if last < running[1] else t
        if rows:
            lines += days_of(name, rows, day, by)
        projects = derived_on(site, day, (by - day).days).projects
        then = {p.id: (p.status, p.klass) for p in projects}
        if rows:
            got = {row["project"]: (row["status"], row["class"]) for row in rows}
            if got != then:
                lines.append(f"period {name}: expected {then}, found {got}")
            lines += figures_of(name, projects, rows)
        elif before is not None and then != before:
            lines.append(f"period {name}: something changed, and it is not told")
        before = then
    return lines


def figures_of(name, projects, rows):
    """The differences of the figure that each row names, as it was known then."""
    found = {(p.id, ind.id): ind for p in projects for ind in p.indicators}
    lines = []
    for row in rows:
        if ind := found.get((row["project"], row["indicator"])):
            want = {"value": ind.A, "progress": ind.p}
            lines += differences(f"period {name} {row['project']}/{ind.id}", want, row)
    return lines


def ends(site, found, t):
    """All periods from the first that is told to the one of the day."""
    if not found:
        return
    day = min(date.fromisoformat(rows[0]["first_day"]) for rows in found.values())
    while day <= t:
        period = period_of(site, day)
        yield period
        day = period[2] + ONE_DAY


def days_of(name, rows, day, by):
    """The differences of the days that the rows of one period name."""
    said = {(row["as_of"], row["published_by"]) for row in rows}
    wanted = {(str(day), str(by))}
    return [] if said == wanted else [f"period {name}: expected {wanted}, found {said}"]
