#!/usr/bin/env python3
"""Invents small milepost sites over everything the progress model knows.

    python3 generate.py SEED COUNT DIR    writes DIR/<seed>/content for COUNT seeds and prints counts by feature

A site is made by its seed alone: the same seed gives the same site.
"""

import json
import random
import re
import sys
from datetime import date
from pathlib import Path

sys.dont_write_bytecode = True

from invented import make_project  # noqa: E402
from invented_rating import GRADES  # noqa: E402
from reading import CALENDAR, ONE_DAY, month_end, year_begins  # noqa: E402


# Everything that a site may have, so that nothing drops out unseen.
FEATURES = """
about; accumulation cumulative; accumulation per-period; accumulation snapshot; at-least; at-most; baseline
changed; baseline later; baseline near; baseline old; baseline partial; baseline scalar; baseline start; bound
beyond the target; break; cadence given; calendar unsaid; closed; closed days; confidence; corrected; days of grace; dates from the batch; declared; declared beside figures; declared leads; decline;
direction at-least; direction at-most; direction decrease; direction increase; direction range; due changed;
figure at the deadline; figure in a report; figure of a month; figure of a year; figure on a plan day; figures
and milestones; figures before the start; figures in a table; flat plan; indicator tolerance; input; kind count;
kind duration; kind index; kind money; kind percent; kind qualitative; kind ratio; kind yes-no; late deadline;
limit coming nearer; limit standing still; limit without baseline; milestone forecast; milestone met; milestone
share; milestones only; missing; missing period; money alone; named headline; no baseline; no cadence; no
headline left; no note; no target; nothing due yet; nothing to judge; old grade; own scale; only closed or
input; overlapping parts; own every; part baseline; part corrected; part left out; part plan; part target; part
target changed; part target with its own date; parts; parts in a table; parts in the file; parts in two
dimensions; parts where dimensions cross; partial due; partial milestone; partial start; partial target date;
partial tolerances; per-period baseline date; plan changed; plan in shares; period half-year; period month;
period none; period quarter; period year; provisional; published later; rated about a day; range to reach; reports; rhythm monthly;
rhythm quarterly; rhythm ten days; rhythm weekly; rhythm yearly; scale of the batch; scale of the project; scale
of the site; several headlines; shape by-milestones; shape even; shape late-start; shape none; shape points;
shape step; short span; site tolerances; stage accepted; stage cancelled; stage closed; stage completed; stage ongoing; stage
paused; stage under-way; stage without evidence; target changed; target reached before the start; target with
its own date; unknown due; unknown start; unwritten baseline; withdrawn; yes-no dated; yes-no none; yes-no
plain; yes-no unwritten; year of two calendar years; figures of half-years; figures of several years
""".strip().replace("\n", " ").split("; ")


class Site:
    """A site in the making: its dice, its features, its files."""

    def __init__(self, seed):
        self.rng = random.Random(seed)
        self.features, self.files, self.table = set(), {}, []
        self.has_halves = self.has_years = False
        self.begin = date(2020, 1, 1) + self.rng.randrange(500) * ONE_DAY

    def chance(self, share, *features):
        """Whether something happens, noted as features of the site."""
        happens = self.rng.random() < share
        if happens:
            self.note(*features)
        return happens

    def pick(self, *options):
        """One of the options."""
        return self.rng.choice(options)

    def note(self, *features):
        """Notes features of the site, each of them known."""
        unknown = set(features) - set(FEATURES)
        if unknown:
            raise ValueError(f"not among the features: {unknown}")
        self.features |= set(features)


def make_site(seed):
    """The files of one site by path, the days to build it for, and its features."""
    site = Site(seed)
    raw = settings(site)
    ends = []
    for i in range(site.rng.randint(4, 6)):
        ends.append(make_project(site, f"p{i}", raw))
    site.files["content/site.yaml"] = block(raw)
    if site.table:
        site.files["content/data/figures.csv"] = "\n".join(["project,indicator,date,value,qualifier,flag,published,"
                                                            "place,sex", *site.table]) + "\n"
    return site.files, build_days(site, ends), site.features


def settings(site):
    """site.yaml as a map."""
    raw = {"title": "Random", "publisher": "Nobody", "languages": ["en"], "as_of": "2026-01-01",
           "focuses": {"f": "Focus"}, "batches": {"first": batch(site)},
           "places": {"east": "East", "west": "West", "hills": "Hills"},
           "dimensions": {"sex": {"female": "Women", "male": "Men"}}}
    if site.chance(0.75, "cadence given"):
        raw["cadence"] = {"progress": site.pick("weekly", "monthly", "monthly", "quarterly", "half-yearly", "yearly",
                                               "10 days")}
    else:
        site.note("no cadence")
    if site.chance(0.4, "site tolerances"):
        raw["tolerances"] = some_tolerances(site)
    ratings(site, raw)
    if site.chance(0.4, "closed days"):
        day = site.begin + site.rng.randrange(20, 400) * ONE_DAY
        raw["calendar"] = {"closed": [f"{day}/{day + site.rng.randrange(3, 40) * ONE_DAY}", str(day + 60 * ONE_DAY)]}
    if period := periods(site):
        raw["calendar"] = {**raw.get("calendar", {}), **period}
    CALENDAR["begins"] = year_begins(raw.get("calendar"))
    return raw


def ratings(site, raw):
    """Scales: an own one, a default one for the site or the batch, and who leads."""
    raw["scales"] = {"own": [{"id": name, "name": name, "token": token}
                             for name, token in (("fine", "on-track"), ("fair", "at-risk"), ("foul", "late"))]}
    if site.chance(0.4, "scale of the site"):
        raw["scale"] = site.pick(*GRADES)
    if site.chance(0.3, "scale of the batch"):
        raw["batches"]["first"]["scale"] = site.pick(*GRADES)
    if site.chance(0.15, "declared leads"):
        raw["status"] = "declared"


def periods(site):
    """The period by which the programme reports, and when its years begin."""
    if site.chance(0.2, "calendar unsaid"):
        return {}
    kind = site.pick("month", "quarter", "half-year", "year", "none")
    site.note(f"period {kind}")
    said = {"period": kind, "grace": site.pick(0, 5, 25)}
    if said["grace"]:
        site.note("days of grace")
    if site.chance(0.5, "year of two calendar years"):
        said["starts"] = site.pick(4, 7, 10)
    site.has_halves = site.chance(0.3, "figures of half-years")
    site.has_years = site.chance(0.3, "figures of several years")
    return said


def batch(site):
    """A batch with default start and due."""
    start = site.begin + site.rng.randrange(60) * ONE_DAY
    return {"name": "First", "announced": str(start - site.rng.randrange(40) * ONE_DAY), "start": str(start),
            "due": str(start + site.rng.randrange(120, 500) * ONE_DAY)}


def some_tolerances(site):
    """One or two of the three keys."""
    rng = site.rng
    all_keys = {"days": rng.choice([0, 3, 14, 30]), "share": rng.choice([0.02, 0.08, 0.2]),
                "behind": rng.choice([0.05, 0.1, 0.25, 0.4])}
    keys = rng.sample(sorted(all_keys), rng.choice([1, 1, 2]))
    site.note("partial tolerances")
    return {key: all_keys[key] for key in sorted(keys)}


def build_days(site, ends):
    """The days to look at the site: around starts, middles, deadlines and long after, some of them month ends."""
    days = set()
    for start, due in site.rng.sample(ends, len(ends)):
        length = max((due - start).days, 1)
        share = site.rng.choice([0.1, 0.3, 0.49, 0.5, 0.55, 0.7, 0.9, 1])
        day = start + int(length * share) * ONE_DAY
        days.add(site.pick(day, month_end(day.year, day.month), due, due + ONE_DAY,
                           due + site.rng.randrange(1, 120) * ONE_DAY, due + site.rng.randrange(90, 500) * ONE_DAY))
    return sorted(day for day in days if day < date(2026, 1, 1))[:3]


# ---------------------------------------------------------------- writing


def block(mapping):
    """A map as YAML, one key a line."""
    return "".join(f"{key}: {flow(value)}\n" for key, value in mapping.items())


def flow(value):
    """A value in YAML's flow style; words, numbers and days stay plain."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {flow(item)}" for key, item in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(flow(item) for item in value) + "]"
    text = str(value)
    return text if re.fullmatch(r"[A-Za-z0-9+-][A-Za-z0-9%./+-]*", text) else json.dumps(text)


def write(files, folder):
    """Writes the files of a site below a folder."""
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def counted(features_of_sites):
    """How many sites have each feature, by name."""
    counts = {}
    for features in features_of_sites:
        for feature in features:
            counts[feature] = counts.get(feature, 0) + 1
    return dict(sorted(counts.items()))


def main():
    """Reads the command line."""
    if len(sys.argv) != 4:
        sys.exit("usage: generate.py SEED COUNT DIR")
    first, count, folder = int(sys.argv[1]), int(sys.argv[2]), Path(sys.argv[3])
    seen = []
    for seed in range(first, first + count):
        files, _, features = make_site(seed)
        write(files, folder / str(seed))
        seen.append(features)
    for feature, sites in counted(seen).items():
        print(f"{sites:5} {feature}")


if __name__ == "__main__":
    main()
