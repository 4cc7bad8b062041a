"""Declared grades: which one a project is shown with, whether it is old, and what it makes of a promise."""

from datetime import timedelta

from figures import has_target, rhythm_of
from content import deciding_stage
from reading import field, last_day, shifted

VERDICTS = {"kept": "as-declared", "partly-kept": "partly", "broken": "missed"}


def entries(project, site, t, key="declared", word="status"):
    """(day, scale, grade) of what was declared by a day, in the order of the days."""
    batch = site.batches.get(field(project.front, "batch"), {})
    usual = field(project.front, "scale") or field(batch, "scale") or field(site.raw, "scale") or "status"
    found = [(last_day(entry["published"]), field(entry, "scale") or usual, entry[word])
             for entry in field(project.front, key) or []]
    return sorted((entry for entry in found if entry[0] <= t), key=lambda entry: entry[0])


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
    day, out.scale, out.status = out.declared[-1]
    out.stale = is_old(out.declared, t)
    if out.scale == "promise" and out.status in VERDICTS:
        out.promise = VERDICTS[out.status]


def is_old(declared, t):
    """Older than three of its own rhythm and 92 days."""
    days = [day for day, _, _ in declared]
    return t > shifted(days[-1], rhythm_of(days), 3) and t - days[-1] > timedelta(days=92)
