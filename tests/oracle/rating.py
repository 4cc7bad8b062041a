"""Declared grades: which one a project is shown with, whether it is old, and what it makes of a promise."""

from datetime import timedelta

from figures import has_target, rhythm_of
from content import deciding_stage
from reading import field, last_day, listed, shifted

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
    if not (leads and out.declared):
        return
    _, out.scale, out.status, _ = out.declared[-1]
    out.stale = is_old(out.declared, t)
    if out.scale == "promise" and out.status in VERDICTS:
        out.promise = VERDICTS[out.status]


def is_old(declared, t):
    """Older than three of its own rhythm and 92 days; a promise that was kept or broken is settled."""
    days, (_, scale, grade, _) = [judged_on(entry) for *_, entry in declared], declared[-1]
    if scale == "promise" and grade in ("kept", "broken"):
        return False
    return t > shifted(days[-1], rhythm_of(days, 2), 3) and t - days[-1] > timedelta(days=92)
