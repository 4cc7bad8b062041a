#!/usr/bin/env python3
"""Recomputes a milepost site from the text of the progress model, independently of milepost.

    python3 recompute.py CONTENT OUTPUT [--as-of D]    compare with OUTPUT/data, exit 1 on any difference
    python3 recompute.py CONTENT --print [--as-of D]   print the derived tables
    python3 recompute.py --vectors                     recompute the test vectors of the progress model
    python3 recompute.py CONTENT --binary BIN --days D [D ...]    build it for each day and compare

Python 3.11, PyYAML. Arithmetic is exact (Fraction), so a figure lying exactly on a limit is judged as the
formula says; a program that works in f64 must allow for its rounding there. `random_sites.py` compares sites
that `generate.py` invents.

The text is read in layers, each in its own file: reading (words, numbers, days), content (the folder, values as
of a day), figures (an indicator's figures and progress), plan, pace, status, programme, compare.

Readings: where the text of the progress model leaves a choice, this oracle takes the following.
Dates and values
 - Start s: the project's, else the batch's; if `unknown`, the baseline's own date, else undefined. Due d of an
   indicator: its target's own date, else the project's due, else the batch's. `elapsed` uses this s and d, also
   without a target. A due that changed moves only targets without a date of their own.
 - No `stage` written: null, unlike a dated stage before its first entry, which is `planned`.
 - A `from` in `changes` for a target or baseline replaces only the parts it names; `none` means that there was none.
 - A figure is an observation with a number, not `missing`, not withdrawn. `about` and `several` with a number count
   as that number. Without a value, numerator and denominator give it (times 100 for percent).
 - The unwritten baseline of kind count is 0 for limits and ranges too.
Every
 - `every` of an indicator: its own, else the site's `cadence.progress`, else the rhythm of its figures as known.
   Milestones, and a promise kept by the stage, use the site's, else a month.
 - Three `every` are one step of three months for monthly; closed days are days like others, except for staleness.
 - Stale: it has a figure, its status is none of target-met, no-data, completed, accepted, paused, cancelled,
   and t minus the closed days in (t_A, t] is two `every` and four weeks after t_A, or later.
Figures
 - Sums of periods: t_A is the last day of the last period with a figure; only `missing` periods before t_A make the
   sum a lower bound. A period counts when at least half of its days are later than b (the baseline's date, else s).
   Percent or ratio with numerators: pooled sum of numerators over denominators.
 - The start value V_s of sums of periods is read on their running sums, their baseline being 0 on its own date.
 - A V_s read on the line to the next figure is not read across a break.
 - A baseline of a month or a year counts from the last day of that, as a figure does; of sums of periods from the
   first. With a baseline dated after s, and no exact figure before it, the way begins on the day of the baseline: plan,
   rates, days ahead, tolerance and "too soon" are counted from there, elapsed time still from s.
 - A bound on a figure of a range proves lateness when it lies beyond the range on its own side (at least more than the
   upper end, at most less than the lower end); it never proves success. One that proves nothing
   makes no p.
 - A range with a direction (`{low: 419, high: 457}`, decrease) is to be reached: its nearer end is the target, the
   lower one of a rise, the upper one of a fall, and everything is computed as with that one value.
Parts
 - A part has kind, direction, accumulation, dates, tolerance and the form of the plan in common with the whole; its
   baseline, target and plan points are its own. Steps without own points are none. Where the whole began at 0, and in
   sums of periods, each part began as the whole did; a
   part of a count that began elsewhere has no baseline unless it says one. A period that only the whole has is missing in the part's sum.
 - In YAML a part has the flag and the day of publication of its figure, and is exact; in a table it has its own.
 - A part of which no figure and no promise is known on the day is not exported. No part counts in D9 and D10.
Plan
 - Plan columns are empty without a declared plan or shape, for limits and ranges, for yes-no, without a figure,
   and when V_s is at the target or beyond. With t_A <= s only the planned value, the planned progress and their
   difference are given. tolerance_days needs no plan.
 - Tolerance: days left is at least 0; it is bounded by the `behind` share and by 15 %, whichever is less; only the
   tolerance is rounded down, the limit between behind and well-behind is not.
 - A plan with `shape: step` is stepped, with any other shape linear. Plan points not strictly between s and d as of
   t are ignored; a plan of which none is left is none, unless a shape is declared: that one runs from V_s to T. Milestones weigh by `share` in a plan and count by their first due.
 - A flat stretch includes its first and its last day. On jumps and flat stretches ES is read on the line through the
   points that ask for more than the ones before, each at its first day; while nothing is due the line ends at the
   first of them. The exported ES is the days since the start and the days ahead or behind.
Rates
 - A rate begins at the start, or at the latest break after it; with the break as the latest figure there is none, and
   what needs it is unrated.
 - p of 1 without a measure (limits; without a baseline) has to be proven, and without a baseline bears no bound.
 - Required rate: (T-A)/(d-t) for d > t and an exact figure short of the target; none for limits, ranges, yes-no,
   and without a baseline.
 - Finish: the points are exact figures (of periods: running sums) from the last break on, the latest figure is exact.
   Neighbours more than 31 days apart, the pair across the first of the 90 days included, leave no fastest and slowest
   pace; more than 92 apart, the central one is the pace since the figure before. Central is t_A + ceil((T-A)/r), however
   far away, as long as the calendar has that day.
Status
 - A closed indicator is unrated. Figures of periods of which none counts yet leave it unrated, not without data.
 - t_A <= s is unrated before `worse` and `early`; a limit or range needs it once it is not kept.
 - A limit or range that is kept needs no start; with an unknown start what was kept first (B, else the first figure)
   and is outside now is behind, and the rest unrated.
 - `worse` that a bound does not prove is unrated. `early` without a plan does not ask for the value, so a bound does
   not change it; `early` because a plan asks for nothing yet is a kind of lateness, and needs to be proven as such;
   `early` of a limit coming nearer is not proven by a bound.
 - A limit or range of which a bound leaves open whether it is kept is unrated before the deadline: it is neither
   inside nor outside, and no rate is told from a bound.
 - yes-no is never `worse`. V_s at the target or beyond is unrated also before half time.
 - Only the figure about the deadline decides a limit after it; an older one leaves it as if none had been published.
Projects
 - A project of money alone is unrated once an amount is committed or spent, and without data before; a budget is none.
 - Before its start a project without headlines is not started, whatever else it lacks.
 - Headlines are the open indicators with `headline: true` that are no inputs; without one the first open indicator
   that is no input. Ties between equally bad headlines go to the first in file order; a headline goes before a
   milestone, of milestones the earliest due. `progress` of a project: p of the worst headline, also when a milestone
   or the stage decides the status; without headlines met / n of the milestones; else null.
 - A stage that decides is the status of every indicator as well; the project's status_indicator is then null.
 - Milestone: met <= due met, else met-late; t <= due due; t <= due + one `every` awaiting; then overdue. A `met` in a
   report needs a public report; the file's own goes first. An unknown due is never overdue.
 - Promise: by the headlines named in the file, closed or not (by default the first that is no input); due is the
   latest of their first-published dates; if one is unknown, none. A limit or range: by the figure about its first
   deadline, never late. The stage plays no part where there are figures: a cancelled project is missed once its date
   is over. Milestones: each met by its own due; stage: completed or accepted by the due date and still now.
 - A headline that is proven below one half puts its project under half; where none is, one whose bound proves neither
   >= 0.5 nor < 0.5 leaves it without a percentage. Milestones count unweighted.
Exports
 - latest_value is A (of periods the sum); baseline_date the written one, else s; nothing is shown of a baseline that
   is undefined. progress_bound is the bound's sense on p, empty where p is; a p of 1 for a limit that is kept has none.
 - A date is exported as exactly as it was written: target_date, latest_date, start and due of a project or milestone.
 - latest_qualifier of a sum of periods: at-least or at-most where it is a bound, `about` where it holds bounds of both
   kinds (neither would be true) or a part that is no more than about right, else exact.
 - tolerance_days may be left out without a pace (limits, ranges, yes-no).
"""

import argparse
import shutil
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

sys.dont_write_bytecode = True

from compare import compare, print_tables  # noqa: E402
from content import read_site  # noqa: E402
from periods import compare_periods  # noqa: E402
from programme import derive_site, derived_on  # noqa: E402
from random_sites import build  # noqa: E402
from vectors import print_vectors  # noqa: E402


def checked(derived, output):
    """Every difference of a day and of the ends of periods."""
    return compare(derived, output) + compare_periods(derived, output)


def compare_days(content, binary, days):
    """Builds a site for each day while the day before is compared; the site is read once."""
    site, wrong = read_site(content), 0
    with tempfile.TemporaryDirectory() as scratch, ThreadPoolExecutor(1) as pool:
        outputs = [Path(scratch) / str(day) / "out" for day in days]
        builds = pool.map(lambda day, out: build(binary, content.parent, day, out), days, outputs)
        for day, output, done in zip(days, outputs, builds):
            lines = checked(derived_on(site, day), output) if done.returncode == 0 else [done.stderr]
            print("\n".join(lines) if lines else f"no difference as of {day}", flush=True)
            wrong += bool(lines)
            shutil.rmtree(output, ignore_errors=True)
    return 1 if wrong else 0


def main():
    """Reads the command line."""
    parser = argparse.ArgumentParser(description="Recomputes a milepost site from its content.")
    parser.add_argument("content", nargs="?", type=Path)
    parser.add_argument("output", nargs="?", type=Path)
    parser.add_argument("--as-of")
    parser.add_argument("--print", action="store_true", dest="show")
    parser.add_argument("--vectors", action="store_true")
    parser.add_argument("--binary")
    parser.add_argument("--days", nargs="+", type=date.fromisoformat, default=[])
    args = parser.parse_args()
    if args.vectors:
        return 1 if print_vectors() else 0
    if not args.content or not (args.output or args.show or (args.binary and args.days)):
        parser.error("name CONTENT and OUTPUT, or --print, or --binary and --days, or --vectors")
    if args.days:
        return compare_days(args.content, args.binary, args.days)
    derived = derive_site(args.content, args.as_of)
    if args.show:
        print_tables(derived)
        return 0
    lines = checked(derived, args.output)
    print("\n".join(lines) if lines else f"no difference: {len(derived.projects)} projects as of {derived.t}")
    return 1 if lines else 0


if __name__ == "__main__":
    sys.exit(main())
