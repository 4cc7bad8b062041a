"""Invented projects: their dates, stage, milestones, indicators and reports."""

from datetime import date

from invented_indicator import make_indicator
from invented_parts import add_parts
from invented_rating import confidence, declared
from reading import ONE_DAY, month_end


def make_project(site, name, settings):
    """Adds a project's files to a site; returns its start and due day."""
    front = {"title": f"Project {name}", "focus": "f"}
    start, due = project_dates(site, front, settings["batches"]["first"])
    front["milestones"] = {}
    kind = site.rng.choices(["figures", "milestones", "nothing"], [14, 3, 3])[0]
    if kind == "milestones" or (kind == "figures" and site.chance(0.3, "figures and milestones")):
        front["milestones"] = milestones(site, start, due)
    if kind == "figures":
        indicators(site, name, front, start, due)
    elif kind == "milestones":
        site.note("milestones only")
    else:
        site.note("nothing to judge")
        if site.chance(0.6, "money alone"):
            day = start + (due - start) * site.pick(20, 60, 130) // 100
            front["money"] = {"currency": "EUR", site.pick("committed", "spent"): {str(day): 40}}
    if site.chance(0.3):
        front["stage"] = stage(site, start, due)
    if site.chance(0.8 if kind == "nothing" else 0.25, "declared"):
        front["declared"] = declared(site, front, settings, start, due, kind)
    if site.chance(0.15):
        front["confidence"] = confidence(site, start)
    for key in ("changes", "corrections", "milestones"):
        if not front.get(key):
            front.pop(key, None)
    if "stage" in front or front.get("milestones"):
        front["evidence"] = {"paper": {"title": "Paper", "kind": "document"}}
    write_project(site, name, front)
    return start, due


def write_project(site, name, front):
    """One file, or a folder with dated reports."""
    from generate import block
    reports = front.pop("reports", {})
    text = f"---\n{block(front)}---\nWords.\n"
    if not reports:
        site.files[f"content/projects/{name}.md"] = text
        return
    site.note("reports")
    site.files[f"content/projects/{name}/index.md"] = text
    for day, report in reports.items():
        site.files[f"content/projects/{name}/{day}.md"] = f"---\n{block(report)}---\nWords.\n"


def project_dates(site, front, batch):
    """Start and due: the batch's, own ones, partial or unknown ones; the latter are told apart by the file only."""
    rng = site.rng
    if site.chance(0.2, "dates from the batch"):
        front["batch"] = "first"
        return date.fromisoformat(batch["start"]), date.fromisoformat(batch["due"])
    start = site.begin + rng.randrange(200) * ONE_DAY
    length = rng.choice([rng.randrange(12, 47), rng.randrange(47, 120), rng.randrange(120, 400),
                         rng.randrange(120, 400), rng.randrange(400, 1500)])
    due = start + length * ONE_DAY
    if length < 47:
        site.note("short span")
    if length > 1000:
        site.note("late deadline")
    front["start"], front["due"] = str(start), str(due)
    if site.chance(0.12, "partial start") and start.month < 12:
        start = start.replace(day=1)
        front["start"] = f"{start:%Y-%m}"
    if site.chance(0.12, "partial due"):
        due = month_end(due.year, due.month)
        front["due"] = f"{due:%Y-%m}"
    if site.chance(0.07, "unknown start"):
        front["start"] = "unknown"
    if site.chance(0.07, "unknown due"):
        front["due"] = "unknown"
    elif site.chance(0.12, "due changed"):
        change_due(site, front, start, due)
    return start, due


def change_due(site, front, start, due):
    """An earlier promise of the due date."""
    first = start + (due - start) * site.pick(60, 80, 120) // 100
    told = start + (due - start) * site.pick(30, 70, 95) // 100
    if first > start:
        front.setdefault("changes", []).append({"published": str(told), "field": "due", "from": str(first),
                                                "to": front["due"], "reason": "later", "kind": "due"})


def milestones(site, start, due):
    """Some milestones, met, forecast, late or to come, some weighed."""
    found, length = {}, (due - start).days
    for i in range(site.rng.randint(1, 4)):
        day = start + site.rng.randrange(1, length + 1) * ONE_DAY
        entry = {"name": f"M{i}", "due": str(day)}
        if site.chance(0.1, "partial milestone"):
            entry["due"] = f"{day:%Y-%m}"
        if site.chance(0.6, "milestone met"):
            entry["met"] = str(max(start, day + site.rng.randrange(-20, 40) * ONE_DAY))
            entry["evidence"] = ["paper"]
        elif site.chance(0.3, "milestone forecast"):
            entry["forecast"] = {str(day - 10 * ONE_DAY): str(day + site.rng.randrange(1, 90) * ONE_DAY)}
        if site.chance(0.3, "milestone share"):
            entry["share"] = site.pick(2, 3)
        found[f"m{i}"] = entry
    return found


def stage(site, start, due):
    """A stage: one word that decides nothing, or a way by date to one that may."""
    word = site.pick("under-way", "ongoing", "ongoing", "completed", "accepted", "paused", "cancelled", "closed")
    site.note(f"stage {word}")
    if word in ("under-way", "ongoing"):
        return word
    day = start + (due - start) * site.pick(40, 80, 100, 130) // 100
    last = {"is": word, "evidence": ["paper"]}
    if word in ("completed", "accepted") and site.chance(0.3, "stage without evidence"):
        last = word
    return {str(start): "under-way", str(day + ONE_DAY): last}


def indicators(site, name, front, start, due):
    """One to three indicators, some of them headlines, inputs or closed."""
    front["indicators"] = {}
    count = site.rng.choice([1, 1, 2, 3])
    for i in range(count):
        key = f"i{i}"
        raw = make_indicator(site, name, key, front, start, due)
        add_parts(site, name, key, raw, front, start, due)
        if site.chance(0.35, "named headline"):
            raw["headline"] = "true"
        if site.chance(0.15, "input"):
            raw["level"] = "input"
        if site.chance(0.15, "closed"):
            raw["closed"] = str(start + (due - start) * site.pick(40, 70, 110) // 100)
        front["indicators"][key] = raw
    named = [raw for raw in front["indicators"].values() if raw.get("headline")]
    if len(named) > 1:
        site.note("several headlines")
    if all(raw.get("closed") or raw.get("level") for raw in front["indicators"].values()):
        site.note("only closed or input")
    if named and all(raw.get("closed") or raw.get("level") for raw in named):
        site.note("no headline left")
