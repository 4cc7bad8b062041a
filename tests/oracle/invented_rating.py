"""Invented declarations: grades of several scales, some of them old, some beside figures."""

from reading import ONE_DAY

GRADES = {
    "status": ["ahead", "on-track", "behind", "well-behind", "overdue"],
    "rag": ["green", "amber", "red"],
    "promise": ["kept", "in-the-works", "partly-kept", "stalled", "broken", "not-yet-rated"],
    "own": ["fine", "fair", "foul"],
}


def declared(site, front, settings, start, due, kind):
    """One to five grades between the start and some time after the deadline, each on its own day."""
    usual = usual_scale(site, front, settings)
    if kind != "nothing":
        site.note("declared beside figures")
    days, day = [], start + site.rng.randrange(-20, 60) * ONE_DAY
    step = site.pick(7, 30, 91, 365)
    for _ in range(site.rng.randint(1, 5)):
        days.append(day)
        day += (step + site.rng.randrange(-2, 9)) * ONE_DAY
    if days[-1] + 400 * ONE_DAY < due:
        site.note("old grade")
    return [entry(site, day, usual) for day in days]


def usual_scale(site, front, settings):
    """The scale of an entry that names none: the project's, its batch's, the site's."""
    if site.chance(0.3, "scale of the project"):
        front["scale"] = site.pick(*GRADES)
    batch = settings["batches"]["first"] if front.get("batch") else {}
    return front.get("scale") or batch.get("scale") or settings.get("scale") or "status"


def entry(site, day, usual):
    """One declaration; always with a reason, since one better than the figures needs it."""
    found = {"published": str(day)}
    scale = usual
    if site.rng.random() < 0.3:
        found["scale"] = scale = site.pick(*GRADES)
    if scale == "own":
        site.note("own scale")
    if site.rng.random() < 0.6:
        found["by"] = site.pick("Review board", "City council")
    about = site.pick(None, None, None, str(day - site.rng.randrange(4) * ONE_DAY), str(day)[:7])
    if about:
        site.note("rated about a day")
        found["date"] = about
    return {**found, "status": site.pick(*GRADES[scale]), "reason": "So it was judged"}


def confidence(site, start):
    """How sure somebody is, twice or three times, by the built-in scale or by the site's own."""
    site.note("confidence")
    days = sorted(start + site.rng.randrange(0, 500) * ONE_DAY for _ in range(site.rng.randint(2, 3)))
    return [{"published": str(day), "level": site.pick("high", "medium", "low")} for day in dict.fromkeys(days)]
