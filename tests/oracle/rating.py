"""Declared grades: which one a project is shown with, whether it is old, and what it makes of a promise."""

from datetime import timedelta

from figures import has_target, rhythm_of
from content import deciding_stage
from reading import field, interval, last_day, listed, shifted

VERDICTS = {"kept": "as-declared", "partly-kept": "partly", "broken": "broken"}


def entries(project, site, t, key="declared", word="status"):
    """(day, scale, grade, entry) of what was declared by a day, in the order of the days."""
    usual = "confidence" if key == "confidence" else usual_scale(project, site)
    found = [(last_day(entry["published"]), field(entry, "scale") or usual, entry[word], entry)
             for entry in field(project.front, key) or []]
    return sorted((entry for entry in found if entry[0] <= t), key=lambda entry: entry[0])


def usual_scale(project, site):
    """The scale in whose words a project is rated."""
    batch = site.batches.get(field(project.front, "batch"), {})
    return field(project.front, "scale") or field(batch, "scale") or field(site.raw, "scale") or "status"


def is_to_be_rated(project, site, t):
    """Its scale has words of its own, and nobody declared any of them by a day."""
    return usual_scale(project, site) != "status" and not entries(project, site, t)


def judged_on(entry):
    """The last day that a grade is about, no later than the day of its publication, which it is by itself."""
    published = last_day(entry["published"])
    return min(last_day(field(entry, "date")) or published, published)


def rating_rows(out, derived):
    """The compared fields of data/ratings.csv, by project, what was rated, and the place in its history."""
    site, rows = derived.site, {}
    for of, key, word in (("status", "declared", "status"), ("confidence", "confidence", "level")):
        for at, (day, scale, grade, entry) in enumerate(entries(out.source, site, derived.t, key, word)):
            rows[f"{out.id}/{of}/{at}"] = {
                "published": day, "date": field(entry, "date"), "scale": scale, "grade": grade, **own_name(site, scale, grade),
                "by": first_language(site, field(entry, "by")), "reason": first_language(site, field(entry, "reason")),
                "evidence": ";".join(listed(field(entry, "evidence"))),
                "project_title": first_language(site, field(out.source.front, "title"))}
    return rows


def own_name(site, scale, grade):
    """The word of a grade of the site's own scale; those that are built in are words of the interface."""
    own = next((entry for entry in field(field(site.raw, "scales"), scale) or [] if entry["id"] == grade), None)
    return {"grade_name": first_language(site, own["name"])} if own else {}


def first_language(site, text):
    """A text, of one in several languages that of the site's first."""
    return text.get(site.languages[0]) if isinstance(text, dict) else text


def has_to_judge(out, t):
    """A stage that decides, a milestone, an open indicator with a target that is no input."""
    judged = any(ind.level != "input" and not ind.closed and has_target(ind) for ind in out.indicators)
    return bool(deciding_stage(out.source.front, t)) or bool(out.milestones) or judged


def rate(out, site, t):
    """Puts the newest grade in the place of the computed status where it leads."""
    out.computed, out.scale = out.status, None
    out.declared = entries(out.source, site, t)
    leads = field(site.raw, "status") == "declared" or not has_to_judge(out, t)
    if not out.declared:
        return
    _, scale, grade, _ = out.declared[-1]
    is_over = out.computed in ("cancelled", "closed")
    if leads or is_over:
        if scale == "promise" and grade in VERDICTS:
            out.promise = VERDICTS[grade]
        elif (is_over or out.computed in ("no-data", "not-rated")) and looks_done(site, scale, grade):
            out.promise = "as-declared"
    if leads:
        out.scale, out.status, out.stale = scale, grade, is_old(out.declared, site, t)


def looks_done(site, scale, grade):
    """Whether a grade that gives no verdict has the look of what is done."""
    own = {entry["id"]: entry.get("token") for entry in field(field(site.raw, "scales"), scale) or []}
    return (own.get(grade) if own else {"status": grade}.get(scale)) in ("done", "target-met", "completed", "accepted")


def is_old(declared, site, t):
    """Older than three of its own rhythm and 92 days; a promise that was kept, partly or broken is settled."""
    days, (_, scale, grade, _) = [judged_on(entry) for *_, entry in declared], declared[-1]
    if scale == "promise" and grade in VERDICTS:
        return False
    every = rhythm_of(days, 2) if 1 < len(days) else reported_every(site)
    return t > shifted(days[-1], every, 3) and t - days[-1] > timedelta(days=92)


def reported_every(site):
    """How often the programme reports: a single grade tells no rhythm of its own."""
    kind = field(field(site.raw, "calendar") or {}, "period") or "quarter"
    words = {"month": "monthly", "quarter": "quarterly", "half-year": "half-yearly", "year": "yearly"}
    return interval(words.get(kind, "monthly"))
